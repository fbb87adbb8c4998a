//! What holds of every text: random Unicode, and news with random damage.

mod support;

use demarche::{Analyzer, Input, tokens};
use proptest::prelude::*;
use support::sound::assert_sound;

/// Pieces of which news is made, and what breaks it.
const PIECES: &[&str] = &[
    "Lee",
    "he",
    "said",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'s",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    ":",
    ";",
    "—",
    "--",
    "-",
    "(",
    ")",
    "according to",
    "that",
    "told",
    "reporters",
    "the",
    "Foreign Minister",
    "U.S.",
    "Gen.",
    "Aug. 23",
    "2025",
    "on Saturday",
    "will",
    "met",
    "expelled",
    "accused",
    "Japan",
    "South Korea",
    "Copyright",
    "©",
    "All rights reserved",
    "without warranty",
    "SEOUL",
    "(Reuters)",
    "By",
    "\u{301}",
    "\u{200d}",
    "\u{ad}",
    "\u{feff}",
    "\u{202e}",
    "é",
    "İ",
    "中",
    "🇰🇷",
    "\r\n",
    "\t",
    "\0",
    "\u{85}",
    "\u{a0}",
    "ago",
    "last week",
    "Mr. Kim",
    "quoted him as saying",
    "wrote",
    "\"\"",
    "...",
    "…",
    "?",
    "!",
    "Media Contact:",
    "http://a.b",
    "<b>",
    "&amp;",
    "#",
    "*",
];

proptest! {
    #[test]
    fn tokens_rebuild_any_text(text in any::<String>()) {
        let mut end = 0;
        for span in tokens(&text) {
            prop_assert_eq!(span.start(), end);
            prop_assert!(!span.is_empty());
            end = span.end();
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn any_text_is_sound(text in "\\PC{0,200}", fragment: bool) {
        assert_sound(&Analyzer::shared().analyze(Input::new(&text).with_fragment(fragment)));
    }

    #[test]
    fn any_mixture_of_news_is_sound(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..120),
        fragment: bool,
        date in prop::option::of(0i32..4_000),
    ) {
        let text = pieces.concat();
        let mut input = Input::new(&text).with_fragment(fragment);
        if let Some(days) = date {
            input = input.with_date("2019-12-31".parse::<demarche::Date>().unwrap().add_days(days).unwrap());
        }
        assert_sound(&Analyzer::shared().analyze(input));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_articles_are_sound(
        seed in any::<prop::sample::Index>(),
        from in any::<prop::sample::Index>(),
        length in 0usize..1_500,
        damage in prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(PIECES), any::<bool>()), 0..12),
    ) {
        let corpus = support::corpus();
        let mut text: Vec<char> = corpus[seed.index(corpus.len())].1.chars().collect();
        let start = from.index(text.len());
        text = text[start..(start + length).min(text.len())].to_vec();
        for (at, piece, replace) in damage {
            let at = at.index(text.len() + 1);
            let end = if replace { (at + piece.len()).min(text.len()) } else { at };
            text.splice(at..end, piece.chars());
        }
        let text: String = text.into_iter().collect();
        assert_sound(&demarche::analyze(&text));
    }
}

#[test]
fn articles_are_sound() {
    let corpus = support::corpus();
    assert!(corpus.len() >= 12, "benches/corpus holds {} articles", corpus.len());
    for (_, text) in &corpus {
        assert_sound(&demarche::analyze(text));
        assert_sound(&Analyzer::shared().analyze(Input::new(text).with_fragment(true)));
    }
}

/// What an earlier text left in the buffers must not show in a later one.
#[test]
fn scratch_does_not_leak() {
    let mut scratch = demarche::Scratch::default();
    let corpus = support::corpus();
    for (name, text) in corpus.iter().chain(corpus.iter().rev()) {
        let reused = Analyzer::shared().analyze_with(text.as_str(), &mut scratch);
        assert!(reused == demarche::analyze(text), "{name}: a reused Scratch gives another answer");
    }
}
