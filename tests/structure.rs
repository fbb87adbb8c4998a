//! The tables of the structure stage and its case files keep step: each weak marker has a look-alike that stays news, each
//! kind of boilerplate and each style of dateline has a case.

mod support;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use support::case::{Case, parse};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The rows of a table, with its header's names.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = read(path);
    let lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).skip(1);
    lines.map(|l| l.split('\t').map(str::to_owned).collect()).collect()
}

/// The cases of `tests/cases/structure/*.txt`.
fn cases() -> Vec<Case> {
    let mut files: Vec<_> = fs::read_dir(root().join("tests/cases/structure")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    files.iter().flat_map(|f| parse(&read(f)).unwrap_or_else(|e| panic!("{}:{e}", f.display()))).collect()
}

/// The words that a marker's column names, in small letters.
fn vocabulary(marker: &str) -> HashSet<String> {
    let tokens = marker.split([' ', '|']).map(|t| t.trim_end_matches('?').to_lowercase());
    tokens.filter(|t| t.chars().all(char::is_alphanumeric) && t.chars().count() > 1).collect()
}

#[test]
fn each_weak_marker_has_a_lookalike() {
    let cases = cases();
    let mut missing = Vec::new();
    let mut weak = 0;
    for language in ["en", "fr", "de", "es"] {
        for row in rows(&root().join("src/data").join(language).join("markers.tsv")) {
            let (id, strength, marker) = (&row[0], &row[4], &row[7]);
            if strength != "weak" {
                continue;
            }
            weak += 1;
            let named = |c: &&Case| c.name.split(':').next() == Some(id);
            let Some(case) = cases.iter().find(named) else {
                missing.push(format!("{id}: no case \"{id}: …\""));
                continue;
            };
            if !case.absent.iter().any(|a| a == "disclaimer") {
                missing.push(format!("{id}: its case must say `no disclaimers`"));
            }
            // A look-alike looks alike: it has a word of the marker, where the marker has any.
            let words = vocabulary(marker);
            let text = case.text.to_lowercase();
            let has = text.split(|c: char| !c.is_alphanumeric()).any(|w| words.contains(w));
            if !words.is_empty() && !has {
                missing.push(format!("{id}: its case has no word of the marker"));
            }
        }
    }
    assert!(weak > 50, "only {weak} weak rows were read");
    assert!(missing.is_empty(), "tests/cases/structure/lookalikes.txt:\n{}", missing.join("\n"));
}

#[test]
fn each_kind_has_a_case() {
    let cases = cases();
    let kinds = rows(&root().join("src/data/kinds.tsv"));
    assert!(kinds.len() > 30, "only {} kinds were read", kinds.len());
    let labelled =
        |kind: &String| cases.iter().flat_map(|c| &c.labels).any(|l| l.kind == "disclaimer" && l.words.first() == Some(kind));
    let missing: Vec<_> = kinds.iter().map(|row| &row[0]).filter(|kind| !labelled(kind)).collect();
    assert!(missing.is_empty(), "no case in tests/cases/structure has a block of these kinds: {missing:?}");
}

/// Styles of datelines: a case's name begins with each.
const STYLES: &[&str] = &[
    "agency in brackets",
    "agency between slashes",
    "release wire",
    "double dash in capitals",
    "bare agency",
    "several places",
    "month first",
    "day first",
    "French month",
    "Spanish month",
    "German month",
    "two-digit year",
    "closed by a double hyphen",
    "closed by a dash",
    "closed by an underscore",
    "closed by a stop",
    "closed by a colon",
    "closed by nothing",
    "on its own line",
    "in the second paragraph",
    "twice",
    "mixed case",
    "place in a bracket",
    "typing error",
    "in a fragment",
];

#[test]
fn each_dateline_style_has_a_case() {
    let cases = cases();
    let has = |style: &&&str| cases.iter().any(|c| c.name.starts_with(**style) && c.labels.iter().any(|l| l.kind == "dateline"));
    let missing: Vec<_> = STYLES.iter().filter(|s| !has(s)).collect();
    assert!(missing.is_empty(), "no case in tests/cases/structure shows a dateline {missing:?}");
}
