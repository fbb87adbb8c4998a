//! Who may outlive whom. Most of this file has done its work when it compiles.

use demarche::{Analyzer, Article, Quote, Speaker, analyze};

/// An article lives as long as its text, not as long as the analyzer that made it.
fn from_a_local_analyzer(text: &str) -> Article<'_> {
    let analyzer = Analyzer::builder().build().unwrap();
    analyzer.analyze(text)
}

/// An owned article lives for ever.
fn from_a_local_text() -> Article<'static> {
    let text = String::from("“We are ready,” Ana Vell said.");
    analyze(&text).into_owned()
}

/// Quotes and speakers are plain data that live as long as they are kept.
fn parts(text: &str) -> (Vec<Quote>, Vec<Speaker>) {
    let article = analyze(text);
    (article.quotes().to_vec(), article.speakers().to_vec())
}

#[test]
fn owned_is_equal_to_borrowed() {
    let text = "“We are ready,” Ana Vell said.";
    let borrowed = from_a_local_analyzer(text);
    let owned = from_a_local_text();
    assert_eq!(owned, borrowed);
    assert!(std::ptr::eq(borrowed.text(), text), "a borrowed article does not copy the text");
    let (quotes, speakers) = parts(text);
    assert_eq!((quotes.as_slice(), speakers.as_slice()), (owned.quotes(), owned.speakers()));
}
