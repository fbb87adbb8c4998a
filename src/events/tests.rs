//! Every row of `events.tsv` fires in its first example and is silent in its second; word lists and shifts are sound.

use super::matching;
use super::patterns::flag;
use super::view::{Room, View};
use crate::language::ENGLISH;
use crate::table::Table;
use crate::{Analyzer, Input};
use std::collections::HashSet;
use std::fmt::Write as _;

/// The rules of the events of a text, read as a passage and as an article.
fn rules(text: &str) -> HashSet<String> {
    let analyzer = Analyzer::shared();
    let mut rules = HashSet::new();
    for fragment in [true, false] {
        let article = analyzer.analyze(Input::new(text).with_fragment(fragment));
        rules.extend(article.events().iter().map(|e| e.rule.as_str().to_owned()));
    }
    rules
}

/// Whether a deed's row is found, which makes no event of its own.
fn finds_deed(text: &str, id: &str) -> bool {
    let analyzer = Analyzer::shared();
    analyzer.with_fragment(text, None, |doc| {
        let (mut room, mut hits) = (Room::default(), Vec::new());
        if let Some(view) = View::new(doc, &analyzer.patterns, 0, &mut room) {
            matching::find(&view, &mut hits);
        }
        hits.iter().any(|h| analyzer.patterns.rows[h.row as usize].rule.as_str() == id)
    })
}

#[test]
fn rows_fire_and_stay_silent() {
    let patterns = &Analyzer::shared().patterns;
    let mut problems = String::new();
    let mut seen = HashSet::new();
    let rows = Table::parse("events.tsv", ENGLISH.events, ["id", "cameo", "pattern", "fires", "silent"]).unwrap();
    for (row, parsed) in rows.zip(&patterns.rows) {
        let (id, line) = (row.get(0), row.line);
        if !seen.insert(id) {
            let _ = writeln!(problems, "events.tsv:{line}: id \"{id}\" stands twice");
        }
        let fires = if parsed.is(flag::DEED) { finds_deed(row.get(3), id) } else { rules(row.get(3)).contains(id) };
        if !fires {
            let _ = writeln!(problems, "events.tsv:{line}: {id} does not fire in \"{}\": {:?}", row.get(3), rules(row.get(3)));
        }
        if rules(row.get(4)).contains(id) {
            let _ = writeln!(problems, "events.tsv:{line}: {id} fires in \"{}\"", row.get(4));
        }
    }
    assert!(problems.is_empty(), "{problems}");
    assert!(seen.len() > 400, "only {} rows", seen.len());
}

#[test]
fn every_type_has_rows() {
    let patterns = &Analyzer::shared().patterns;
    for plover in super::Plover::ALL {
        let n = patterns.rows.iter().filter(|r| r.code.plover() == Some(plover)).count();
        assert!(n >= 4, "{} has {n} rows", plover.as_str());
    }
}
