//! Titles and agents as sequences of lexicon entries.

use super::index::Index;
use super::store::{Gender, Text};
use crate::code::{Country, Sector};
use crate::record::record;

/// A title of `titles.tsv` or an agent of `agents.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// The words as the table has them.
    pub(crate) text: Text,
    pub(crate) sector: Option<Sector>,
    /// Of a title: the code of its office, `head_of_state`.
    pub(crate) office: Text,
    /// Is a title: stands before a name.
    pub(crate) title: bool,
    /// Is an agent.
    pub(crate) agent: bool,
    /// Of an agent: its country is this, whatever stands around ("member of Congress").
    pub(crate) country: Option<Country>,
    /// Of an agent: counts only with a country or as the subject or object of an event.
    pub(crate) weak: bool,
    /// Takes the sector of the body that it belongs to: "spokesman", "member", "chief".
    pub(crate) generic: bool,
    pub(crate) gender: Gender,
    pub(crate) plural: bool,
}

record!(Phrase {
    text: Text,
    sector: Option<Sector>,
    office: Text,
    title: bool,
    agent: bool,
    country: Option<Country>,
    weak: bool,
    generic: bool,
    gender: Gender,
    plural: bool,
});

/// The phrases, as a tree over lexicon entries.
#[derive(Default)]
pub(crate) struct Phrases {
    pub(crate) list: Vec<Phrase>,
    pub(crate) edges: Index,
    /// Of each edge: parent node, lexicon entry.
    pub(crate) keys: Vec<(u32, u32)>,
    /// Of each node: its phrase plus one.
    pub(crate) ends: Vec<u32>,
    /// Of each lexicon entry, the node of the phrases that begin with it: nearly all steps are first ones.
    pub(crate) firsts: Vec<u32>,
}

impl Phrases {
    /// Notes the first steps.
    #[allow(dead_code)] // the build script adds phrases one by one
    pub(crate) fn set_firsts(&mut self) {
        for (n, &(_, lex)) in self.keys.iter().enumerate().filter(|(_, key)| key.0 == 0) {
            if self.firsts.len() <= lex as usize {
                self.firsts.resize(lex as usize + 1, 0);
            }
            self.firsts[lex as usize] = n as u32 + 1;
        }
    }

    /// The node of the phrases that begin with a word.
    #[inline]
    pub(crate) fn first(&self, lex: u32) -> u32 {
        self.firsts.get(lex as usize).copied().unwrap_or(0)
    }

    #[inline]
    pub(crate) fn step(&self, node: u32, lex: u32) -> u32 {
        self.edges.get(key(node, lex)).find(|&n| self.keys[n as usize - 1] == (node, lex)).unwrap_or(0)
    }
}

/// The key of an edge.
#[inline]
pub(crate) fn key(node: u32, lex: u32) -> u64 {
    ((u64::from(node) << 32) | u64::from(lex)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}
