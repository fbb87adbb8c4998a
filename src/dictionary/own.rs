//! [`Own`]: the caller's names, in an Aho-Corasick automaton.
//!
//! The built-in names are prepared when the crate is built, as a hash table of their first words; an automaton cannot be. The
//! caller's come at run time and may be anything, ten thousand that begin "Embassy of the" among them, all of one hash. An
//! automaton reads each letter once however alike the names are, and the prepared table stays as it is.

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError, MatchKind};

use super::rows::store::Store;

/// Names that were read after the built-in ones.
pub(super) struct Own {
    automaton: NFA,
    /// For each name of the automaton where its aliases begin in `aliases`, and where the last one's end.
    lists: Vec<u32>,
    aliases: Vec<u32>,
}

impl Own {
    /// The aliases from `from` on whose entries are not removed.
    pub(super) fn new(store: &Store, from: usize) -> Result<Own, BuildError> {
        let key = |a: u32| store.key_of(&store.aliases[a as usize]);
        let lives = |a: &u32| !key(*a).is_empty() && !store.entries[store.aliases[*a as usize].entry as usize].dead;
        let mut aliases: Vec<u32> = (from as u32..store.aliases.len() as u32).filter(lives).collect();
        // Of one name the row read last comes first, as in the prepared table.
        aliases.sort_unstable_by(|&a, &b| key(a).cmp(key(b)).then(b.cmp(&a)));
        // Spellings that fold to one name, and surnames that two of a person's names end with, count once.
        aliases.dedup_by(|b, a| {
            let (one, other) = (&store.aliases[*a as usize], &store.aliases[*b as usize]);
            one.entry == other.entry && one.class == other.class && one.case == other.case && key(*a) == key(*b)
        });
        let (mut names, mut lists) = (Vec::new(), Vec::new());
        for (i, &a) in aliases.iter().enumerate() {
            if names.last() != Some(&key(a)) {
                names.push(key(a));
                lists.push(i as u32);
            }
        }
        lists.push(aliases.len() as u32);
        // Every name is asked for where it begins and all that begin there are wanted: no kind but this one gives them.
        let automaton = NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(names)?;
        Ok(Own { automaton, lists, aliases })
    }

    /// The names with which a folded text begins.
    #[inline]
    pub(super) fn names(&self) -> Names<'_> {
        Names { own: self, state: self.automaton.start_state(Anchored::Yes).ok(), len: 0 }
    }

    /// The aliases with a folded form.
    pub(super) fn exact(&self, folded: &[u8]) -> &[u32] {
        let mut names = self.names();
        while let Some((len, aliases)) = names.next(|at| folded.get(at).copied()) {
            if len == folded.len() {
                return aliases;
            }
        }
        &[]
    }

    /// Bytes on the heap.
    pub(super) fn heap(&self) -> usize {
        self.automaton.memory_usage() + 4 * (self.lists.capacity() + self.aliases.capacity())
    }
}

/// A walk through the automaton.
pub(super) struct Names<'a> {
    own: &'a Own,
    state: Option<StateID>,
    len: usize,
}

impl<'a> Names<'a> {
    /// The next longer name with which the text begins, its length in bytes and its aliases; `byte` gives the text, and `None`
    /// behind its end.
    pub(super) fn next(&mut self, mut byte: impl FnMut(usize) -> Option<u8>) -> Option<(usize, &'a [u32])> {
        let Own { automaton, lists, aliases } = self.own;
        let mut state = self.state?;
        while let Some(letter) = byte(self.len) {
            state = automaton.next_state(Anchored::Yes, state, letter);
            self.len += 1;
            if !automaton.is_special(state) {
                continue;
            }
            if automaton.is_dead(state) {
                break;
            }
            // A state also tells of the names that end here and began later.
            let names = if automaton.is_match(state) { automaton.match_len(state) } else { 0 };
            let mut names = (0..names).map(|n| automaton.match_pattern(state, n));
            if let Some(name) = names.find(|name| automaton.pattern_len(*name) == self.len) {
                self.state = Some(state);
                return Some((self.len, &aliases[lists[name.as_usize()] as usize..lists[name.as_usize() + 1] as usize]));
            }
        }
        self.state = None;
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::rows::TableKind;
    use crate::dictionary::rows::store::Body;
    use crate::dictionary::rows::tables::{self, Source};

    fn own(names: &[String]) -> (Store, Own) {
        let mut table = String::from("id\tname\n");
        names.iter().enumerate().for_each(|(i, name)| table.push_str(&format!("n{i}\t{name}\n")));
        let mut store = Store::default();
        let text = Body::Own(table.into());
        tables::read(&mut store, &Source { kind: TableKind::Treaties, file: "own.tsv".into(), text, own: true }).unwrap();
        let own = Own::new(&store, 0).unwrap();
        (store, own)
    }

    proptest::proptest! {
        /// Those names are found with which the text begins, each with all of its entries.
        #[test]
        fn names_are_found_as_by_comparing(
            names in proptest::collection::vec("[AB]b?( [Ab]b?){0,3}", 1..12),
            text in "[ab]b?( [ab]b?){0,4} ",
        ) {
            let (store, own) = own(&names);
            let mut found = Vec::new();
            let mut walk = own.names();
            while let Some((len, aliases)) = walk.next(|at| text.as_bytes().get(at).copied()) {
                aliases.iter().for_each(|&a| found.push((len, a)));
            }
            let begins = |a: &u32| text.as_bytes().starts_with(store.key_of(&store.aliases[*a as usize]));
            let all = (0..store.aliases.len() as u32).filter(begins);
            let mut expected: Vec<(usize, u32)> = all.map(|a| (usize::from(store.aliases[a as usize].len), a)).collect();
            expected.sort_unstable_by_key(|&(len, a)| (len, std::cmp::Reverse(a)));
            proptest::prop_assert_eq!(&found, &expected);
            for &(len, alias) in &expected {
                proptest::prop_assert!(own.exact(&text.as_bytes()[..len]).contains(&alias));
            }
            proptest::prop_assert!(own.exact(b"never ").is_empty());
        }
    }
}
