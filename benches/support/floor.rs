//! The floor that the analysis is held against.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// What any analysis must do at least, done with the plain crates: cut the text at the Unicode word boundaries and look for
/// 12,000 names in one pass.
pub(crate) struct Floor {
    names: AhoCorasick,
}

impl Floor {
    pub(crate) fn new() -> Floor {
        let tables = [
            include_str!("../../src/data/dictionary/countries.tsv"),
            include_str!("../../src/data/dictionary/organizations.tsv"),
            include_str!("../../src/data/dictionary/people.tsv"),
        ];
        let fields =
            tables.iter().flat_map(|t| t.lines().skip(1)).flat_map(|l| l.split('\t').skip(1).take(2)).flat_map(|f| f.split('|'));
        let names: BTreeSet<&str> = fields.filter(|n| n.len() > 3).take(12_000).collect();
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&names)
            .expect("an automaton of names");
        Floor { names }
    }

    /// Number of words and names, so that nothing can be left out.
    pub(crate) fn run(&self, text: &str) -> usize {
        text.split_word_bound_indices().filter(|(_, w)| w.as_bytes()[0] > b' ').count() + self.names.find_iter(text).count()
    }
}
