//! [`Indexes`]: where the entries are found by name, by office and as what they are.

use super::EntityKind;
use super::index::{Filter, Index, hash};
use super::store::{Entry, Store};
use crate::code::Country;

/// What is looked up in a [`Store`].
#[derive(Default)]
pub(crate) struct Indexes {
    /// The aliases by their folded names, of which at most [`KEY`] words count.
    pub(crate) names: Index,
    /// The first words of those names.
    pub(crate) firsts: Filter,
    /// Terms of office by office and country: index in [`Store::terms`].
    pub(crate) offices: Index,
    /// Whose each term is.
    pub(crate) holders: Vec<u32>,
    /// Supranational entries of `countries.tsv` (the European Union) and the organizations that they are.
    pub(crate) unions: Vec<(u32, u32)>,
}

impl Indexes {
    /// Makes them for all entries.
    #[allow(dead_code)] // the build script's
    pub(crate) fn new(store: &mut Store) -> Indexes {
        let n = store.aliases.len();
        let mut indexes = Indexes { names: Index::with_capacity(n), firsts: Filter::with_capacity(n), ..Indexes::default() };
        for i in 0..store.aliases.len() {
            indexes.add(store, i as u32);
        }
        indexes.set_entries(store);
        indexes
    }

    /// Finds anew who holds which office and what unions there are, among the entries that are not removed, and tells the
    /// aliases what they are names of.
    pub(crate) fn set_entries(&mut self, store: &mut Store) {
        let mut offices = Index::with_capacity(store.terms.len());
        let mut holders = vec![0; store.terms.len()];
        for (e, entry) in store.entries.iter().enumerate() {
            let mut at = entry.terms;
            while let Some(term) = store.terms.get(at as usize) {
                holders[at as usize] = e as u32;
                if let Some(country) = term.country {
                    offices.add(office_key(store.str(term.office), country), at);
                }
                at = term.next;
            }
        }
        // A union of states is an organization; the two rows share their item in Wikidata.
        let mut unions = Vec::new();
        for (e, entry) in store.entries.iter().enumerate() {
            if entry.kind == EntityKind::Country && store.str(entry.sort) == "supranational" && !entry.wikidata.is_empty() {
                let item = store.str(entry.wikidata);
                let same = |o: &&Entry| o.kind == EntityKind::Organization && !o.dead && store.str(o.wikidata) == item;
                if let Some(o) = store.entries.iter().position(|o| same(&o)) {
                    unions.push((e as u32, o as u32));
                }
            }
        }
        for &(e, o) in &unions {
            store.entries[o as usize].country = store.entries[e as usize].country;
        }
        for alias in &mut store.aliases {
            let Entry { kind, country, population, dead, .. } = store.entries[alias.entry as usize];
            (alias.kind, alias.country, alias.population, alias.dead) = (kind, country, population, dead);
        }
        (self.offices, self.holders, self.unions) = (offices, holders, unions);
    }

    /// Adds an alias, where its entry has no such name.
    #[allow(dead_code)] // the build script's
    pub(crate) fn add(&mut self, store: &Store, index: u32) {
        let alias = &store.aliases[index as usize];
        let key = store.key_of(alias);
        if key.is_empty() {
            return;
        }
        // Spellings that fold to one name, and surnames that two of a person's names end with, count once.
        let hash = hash(&key[..first_words(key, KEY)]);
        let same = |old: u32| {
            let old = &store.aliases[old as usize];
            old.entry == alias.entry && old.class == alias.class && old.case == alias.case && store.key_of(old) == key
        };
        if !self.names.get(hash).any(same) {
            self.firsts.add(first(&key[..first_words(key, 1)]));
            self.names.add(hash, index);
        }
    }

    /// The aliases with a folded form.
    pub(crate) fn exact<'s>(&'s self, store: &'s Store, key: &'s [u8]) -> impl Iterator<Item = u32> + use<'s> {
        self.names.get(hash(&key[..first_words(key, KEY)])).filter(move |&a| store.key_of(&store.aliases[a as usize]) == key)
    }
}

/// The key of an office in a country.
pub(crate) fn office_key(office: &str, country: Country) -> u64 {
    hash(office.as_bytes()) ^ hash(country.as_str().as_bytes()).rotate_left(17)
}

/// The hash of the first word of a folded name, for the filter.
pub(crate) fn first(word: &[u8]) -> u64 {
    match <[u8; 16]>::try_from(word) {
        Ok(all) => hash_letters(u128::from_le_bytes(all)),
        Err(_) if word.len() < 16 => {
            let mut padded = [b' '; 16];
            padded[..word.len()].copy_from_slice(word);
            hash_letters(u128::from_le_bytes(padded))
        }
        Err(_) => hash(word),
    }
}

/// The same of a word of at most sixteen bytes, blanks behind it.
#[inline(always)]
pub(crate) fn hash_letters(word: u128) -> u64 {
    const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
    let h = (word as u64).wrapping_mul(MIX).rotate_left(29) ^ (word >> 64) as u64;
    h.wrapping_mul(MIX).rotate_right(12)
}

/// How many words of a name are looked up: with three, few names share theirs with one that is not meant.
pub(crate) const KEY: usize = 3;

/// Length of the first words of a folded name, at most `n`.
pub(crate) fn first_words(name: &[u8], n: usize) -> usize {
    name.iter().enumerate().filter(|(_, b)| **b == b' ').nth(n - 1).map_or(name.len(), |(end, _)| end + 1)
}
