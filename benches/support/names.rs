//! The floor that the dictionary's pass is held against.

use aho_corasick::{AhoCorasick, AhoCorasickKind, Anchored, Input, MatchKind, StartKind};
use demarche::Dictionary;
use std::collections::BTreeSet;

/// What looking up the names of the whole dictionary must do at least: one automaton of all of them, asked at each word with
/// a capital, for the name as it is written.
pub(crate) struct NamesFloor {
    names: AhoCorasick,
}

impl NamesFloor {
    pub(crate) fn new() -> NamesFloor {
        let dictionary = Dictionary::built_in();
        let mut names = BTreeSet::new();
        for entry in dictionary.entries() {
            names.insert(entry.name().to_owned());
            names.extend(entry.aliases().map(str::to_owned));
        }
        let names = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(names.iter().filter(|n| !n.is_empty()))
            .expect("an automaton of names");
        NamesFloor { names }
    }

    pub(crate) fn names(&self) -> usize {
        self.names.patterns_len()
    }

    /// Number of names.
    pub(crate) fn run(&self, text: &str) -> usize {
        let bytes = text.as_bytes();
        let (mut at, mut found) = (0, 0);
        while at < bytes.len() {
            let begins = bytes[at].is_ascii_uppercase() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
            let name = begins.then(|| self.names.find(Input::new(text).range(at..).anchored(Anchored::Yes))).flatten();
            found += usize::from(name.is_some());
            at = name.map_or(at + 1, |m| m.end());
        }
        found
    }
}
