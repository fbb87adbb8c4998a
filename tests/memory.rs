//! What the tables take, and what an analysis allocates: nothing for each token, sentence or mention, little beside the text, an article of a few
//! times its text. One test, so that nothing else allocates while it counts.
#![cfg(all(feature = "dictionary", feature = "serde"))]
#![allow(clippy::print_stdout)] // the figures, for `--nocapture`

use counting_allocator::{Counting, count};
use demarche::{Analyzer, Scratch};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A sentence with nothing to find but words, and one that names and mentions.
const PLAIN: &str = "The road went on along the old river for an hour or so, and then the rain came down again. ";
const NAMING: &str = "Nothing was as wide as the river in Germany, the hills of France and the plains of Poland. ";

#[test]
fn an_analysis_allocates_little() {
    // The tables, ready: what they keep and what making them takes.
    let (analyzer, ready) = count(|| Analyzer::builder().build().expect("the built-in tables"));
    let megabytes = |n: usize| n as f64 / 1e6;
    println!("tables: {:.1} MB kept, {:.1} MB at most, {} blocks", megabytes(ready.kept), megabytes(ready.peak), ready.blocks);
    assert!(megabytes(ready.peak) < 12.0, "the tables take {:.1} MB", megabytes(ready.peak));
    drop(analyzer);

    let analyzer = Analyzer::shared();
    let mut scratch = Scratch::default();
    let mut blocks = |text: &str| {
        // The first time warms the buffers up.
        drop(analyzer.analyze_with(text, &mut scratch));
        let (article, counted) = count(|| analyzer.analyze_with(text, &mut scratch));
        (article.sentences().len(), article.mentions().len(), counted.blocks)
    };
    for (name, sentence) in [("plain", PLAIN), ("naming", NAMING)] {
        let (few, few_mentions, few_blocks) = blocks(&sentence.repeat(20));
        let (many, many_mentions, many_blocks) = blocks(&sentence.repeat(2_000));
        assert!(many >= 90 * few, "{name}: {many} sentences");
        assert_eq!(many_mentions, 100 * few_mentions, "{name}");
        // The lists of the article double now and then: a hundred times as much is under seven doublings each.
        println!("{name}: {few_blocks} blocks for {few} sentences, {many_blocks} for {many}");
        assert!(many_blocks <= few_blocks + 60, "{name}: {few_blocks} blocks for {few} sentences, {many_blocks} for {many}");
    }

    // The sample article, cold and warm.
    let sample = include_str!("../examples/analyze/sample.txt");
    let mut scratch = Scratch::default();
    let (_, cold) = count(|| drop(analyzer.analyze_with(sample, &mut scratch)));
    let (article, warm) = count(|| analyzer.analyze_with(sample, &mut scratch));
    let size = |n: usize| n as f64 / sample.len() as f64;
    println!(
        "sample of {} bytes: cold peak {:.1}, warm peak {:.1}, kept {:.2} times the text, {} blocks",
        sample.len(),
        size(cold.peak),
        size(warm.peak),
        size(warm.kept),
        warm.blocks
    );
    assert!(size(warm.kept) < 5.5, "an article keeps {:.2} times its text", size(warm.kept));
    assert!(size(cold.peak) < 40.0, "the first analysis takes {:.1} times the text", size(cold.peak));
    drop(article);

    // A megabyte, cold: the buffers are in the peak.
    let text = sample.repeat(1_000_000 / sample.len());
    let (_, cold) = count(|| drop(analyzer.analyze(text.as_str())));
    let peak = cold.peak as f64 / text.len() as f64;
    println!("a megabyte: peak {peak:.1} times the text, {} blocks", cold.blocks);
    assert!(peak < 30.0, "a megabyte takes {peak:.1} times itself");
}
