//! Many texts at once: the order is that of the inputs, the results are those of one thread, and a stream holds few.
#![cfg(all(feature = "rayon", feature = "dictionary"))]

use demarche::{Analyzer, Article, Input};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

fn texts() -> Vec<String> {
    let article = |n: usize| {
        let talk = "“We will keep the ferry,” Brandt told reporters on Monday. Germany condemned the raid. ".repeat(1 + n % 7);
        format!("Meeting number {n} ends\n\nPrime Minister Ana Vell said {n} ships had left Hamburg. {talk}")
    };
    (0..300).map(article).collect()
}

#[test]
fn articles_come_in_the_order_of_the_texts() {
    let (analyzer, texts) = (Analyzer::shared(), texts());
    let inputs: Vec<Input<'_>> = texts.iter().map(|t| Input::new(t).with_date("2025-08-25".parse().unwrap())).collect();
    let articles = analyzer.analyze_all(&inputs);
    let one_by_one: Vec<Article<'_>> = inputs.iter().map(|i| analyzer.analyze(*i)).collect();
    assert_eq!(articles, one_by_one);
    assert!(articles.iter().all(|a| !a.quotes().is_empty()));
    assert!(analyzer.analyze_all::<&str>(&[]).is_empty());
}

/// A text that counts how many of its kind are alive.
struct Counted<'c> {
    text: String,
    alive: &'c AtomicUsize,
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, SeqCst);
    }
}

#[test]
fn a_stream_holds_no_more_than_its_limit() {
    let analyzer = Analyzer::shared();
    let wanted: Vec<usize> = texts().iter().map(|t| analyzer.analyze(t.as_str()).sentences().len()).collect();
    for limit in [0, 1, 7, 64, 1_000] {
        let (alive, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let source = texts().into_iter().map(|text| {
            most.fetch_max(alive.fetch_add(1, SeqCst) + 1, SeqCst);
            Counted { text, alive: &alive }
        });
        let counts: Vec<usize> =
            analyzer.stream(source, limit, |t| Input::new(&t.text), |_, article| article.sentences().len()).collect();
        assert_eq!(counts, wanted, "limit {limit}");
        assert_eq!(most.load(SeqCst), limit.clamp(1, 300), "limit {limit}");
        assert_eq!(alive.load(SeqCst), 0, "limit {limit}");
    }
}
