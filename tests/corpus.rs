//! Whole articles of `benches/corpus` against what a reader has approved, in `tests/corpus/*.json`.
//!
//! A missing file is written, and the test fails until somebody has read it. `BLESS=1 cargo test --test corpus` writes
//! all of them anew; then `git diff tests/corpus` shows what changed.
#![cfg(all(feature = "serde", feature = "dictionary"))]

mod support;

use demarche::{Analyzer, Input};
use serde_json::Value;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The articles, of as many forms as the corpus has, by the number that their file name begins with.
const ARTICLES: &[&str] = &["01", "03", "04", "05", "06", "09", "10", "13", "16", "21", "24", "34", "45"];
const DATE: &str = "2025-08-24";

#[test]
fn approved_answers_stand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    fs::create_dir_all(&folder).unwrap();
    let bless = std::env::var_os("BLESS").is_some();
    let corpus = support::corpus();
    let mut problems = String::new();
    for number in ARTICLES {
        let (name, text) =
            corpus.iter().find(|(name, _)| name.starts_with(number)).unwrap_or_else(|| panic!("no article {number}"));
        let found = lines(&Analyzer::shared().analyze(Input::new(text).with_date(DATE.parse().unwrap())));
        let path = folder.join(format!("{name}.json"));
        match fs::read_to_string(&path) {
            Ok(approved) if approved == found => {}
            Ok(_) if bless => fs::write(&path, found).unwrap(),
            Ok(approved) => differences(&mut problems, name, &approved, &found),
            Err(_) => {
                fs::write(&path, found).unwrap();
                if !bless {
                    let _ = writeln!(
                        problems,
                        "\n{name}: there was no tests/corpus/{name}.json; it is written now: read it and run again"
                    );
                }
            }
        }
    }
    assert!(problems.is_empty(), "{problems}\nIf the new answers are right: BLESS=1 cargo test --test corpus\n");
}

/// The document with one object a line; the text is left out, since it stands in the corpus.
fn lines(article: &demarche::Article<'_>) -> String {
    let Value::Object(document) = serde_json::to_value(article).unwrap() else { panic!("a document is an object") };
    let mut out = String::from("{\n");
    let mut fields = document.iter().filter(|(name, _)| *name != "text").peekable();
    while let Some((name, value)) = fields.next() {
        let comma = if fields.peek().is_some() { "," } else { "" };
        match value {
            Value::Array(items) if !items.is_empty() => {
                let items: Vec<String> = items.iter().map(|i| format!("  {i}")).collect();
                let _ = writeln!(out, " \"{name}\": [\n{}\n ]{comma}", items.join(",\n"));
            }
            value => {
                let _ = writeln!(out, " \"{name}\": {value}{comma}");
            }
        }
    }
    out.push_str("}\n");
    out
}

/// The lines that only one of the two has.
fn differences(out: &mut String, name: &str, approved: &str, found: &str) {
    let _ = writeln!(out, "\n{name}: the answer is not the approved one of tests/corpus/{name}.json");
    let trimmed = |text: &str| text.lines().map(|l| l.trim_end_matches(',').to_owned()).collect::<Vec<_>>();
    let (old, new) = (trimmed(approved), trimmed(found));
    for line in old.iter().filter(|l| !new.contains(l)) {
        let _ = writeln!(out, "  -{line}");
    }
    for line in new.iter().filter(|l| !old.contains(l)) {
        let _ = writeln!(out, "  +{line}");
    }
}
