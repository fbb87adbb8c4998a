//! Stage 2, dictionary: names, titles and agents that the tables know.
//!
//! The tables stand in `src/data/dictionary` (`countries.tsv`, `people.tsv`, …; `README.md` there gives their columns).
//! [`matcher`] finds names by capitalised words, [`phrases`] finds titles and agents by lexicon entries. What a name of
//! several senses means here is decided in stage 5, by context.

mod builder;
mod entry;
mod fold;
mod matcher;
mod own;
mod phrases;
pub(crate) mod rows;

pub use builder::{DictionaryBuilder, DictionaryRecord};
pub use entry::{DictionaryEntry, Office};
use fold::Folded;
pub(crate) use fold::{one as fold_one, plural_possessive};
pub(crate) use rows::fold::{is_generation, without_generation, word as fold_word};
pub(crate) use rows::index::{Index, hash};
pub(crate) use rows::phrases::Phrase;
pub(crate) use rows::store::{Alias, Class, Entry, Gender, LABEL, NONE, PREFERRED, Store, Term, WORD};
pub use rows::{EntityKind, TableKind};
pub(crate) use rows::{OfficeTitle, head};

use crate::code::{Country, Sector};
use crate::lexicon::Lexicon;
use crate::segment::{Places, Range, Word};
use matcher::Matcher;
use own::Own;
use rows::Words;
use rows::names::{Indexes, office_key};

/// The built-in and the caller's tables, made ready for matching.
///
/// An entry is a country, person, organization, outlet, place or treaty with its names. The built-in dictionary holds what
/// news of diplomacy names most; a [builder](Dictionary::builder) adds to it, changes it or replaces it.
///
/// ```
/// # #[cfg(feature = "dictionary")] {
/// let dictionary = demarche::Dictionary::built_in();
/// let korea = dictionary.get("country:KOR").unwrap();
/// assert_eq!(korea.name(), "South Korea");
/// assert!(korea.aliases().any(|a| a == "Republic of Korea"));
/// # }
/// ```
pub struct Dictionary {
    pub(crate) store: Store,
    indexes: Indexes,
    /// The names of the caller's tables.
    own: Option<Own>,
    pub(crate) words: Words,
}

/// A name of the dictionary in the text, before context decides between its senses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) words: Range,
    /// Its senses: a stretch of [`Hits::senses`].
    senses: u32,
    n: u32,
    /// Parts of people's names only.
    pub(crate) weak: bool,
    /// `Place` or `Country` where it may be the name of one, with its country: for datelines.
    pub(crate) place: Option<EntityKind>,
    pub(crate) country: Option<Country>,
}

/// A title or agent in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermHit {
    pub(crate) words: Range,
    /// Index in [`Phrases::list`].
    pub(crate) phrase: u32,
}

/// What stage 2 finds, in text order, and its buffers.
#[derive(Default)]
pub(crate) struct Hits {
    pub(crate) names: Vec<Hit>,
    pub(crate) terms: Vec<TermHit>,
    /// Where the names and the terms lie.
    pub(crate) name_places: Places,
    pub(crate) term_places: Places,
    /// The words with which a name can begin, by their looks: those with a capital, and a few more.
    pub(crate) capitals: Vec<u32>,
    senses: Vec<u32>,
    /// The words with which a name of the tables, with which a term can begin.
    firsts: Vec<u32>,
    term_words: Vec<u32>,
    folded: Folded,
    buffer: Vec<u8>,
}

impl Hits {
    /// The aliases that a hit may be.
    pub(crate) fn senses(&self, hit: &Hit) -> &[u32] {
        &self.senses[hit.senses as usize..(hit.senses + hit.n) as usize]
    }
}

impl Dictionary {
    /// The built-in dictionary. Empty without the feature `dictionary`.
    ///
    /// # Panics
    ///
    /// Never: the built-in tables are sound, as the tests show.
    #[must_use]
    pub fn built_in() -> Dictionary {
        Dictionary::builder().build().expect("the built-in tables are sound, as the tests show")
    }

    /// A dictionary of one's own, which begins with the built-in tables.
    pub fn builder() -> DictionaryBuilder {
        DictionaryBuilder::default()
    }

    /// The [`head`] bits of a word.
    #[inline]
    pub(crate) fn heads(&self, lex: u32) -> u8 {
        self.words.heads.get(lex as usize).copied().unwrap_or(0)
    }

    /// The sector of an unknown organization by the head of its name.
    pub(crate) fn head_sector(&self, lex: u32) -> Option<Sector> {
        self.words.head_sectors.iter().find(|h| h.0 == lex).and_then(|h| h.1)
    }

    /// The organization that an entry of `countries.tsv` is, where it is no state: the European Union.
    pub(crate) fn union(&self, entry: u32) -> u32 {
        self.indexes.unions.iter().find(|u| u.0 == entry).map_or(entry, |u| u.1)
    }

    /// The names with a folded form, and whose they are.
    pub(crate) fn named<'d>(&'d self, folded: &'d [u8]) -> impl Iterator<Item = (&'d Alias, &'d Entry)> {
        let own = self.own.as_ref().map_or(&[][..], |own| own.exact(folded));
        let all = own.iter().copied().chain(self.indexes.exact(&self.store, folded));
        let all = all.map(|a| &self.store.aliases[a as usize]);
        all.map(|a| (a, &self.store.entries[a.entry as usize])).filter(|(_, e)| !e.dead)
    }

    /// What `titles.tsv` says of an office.
    pub(crate) fn office(&self, office: &str) -> Option<&OfficeTitle> {
        let mut found = self.words.ranks.get(hash(office.as_bytes())).map(|t| &self.words.titles[t as usize]);
        found.find(|t| self.store.str(t.office) == office)
    }

    /// The terms of an office of a country, with the person's entry; the last row of the table first.
    pub(crate) fn terms_of<'d>(&'d self, office: &'d str, country: Country) -> impl Iterator<Item = (u32, &'d Term)> {
        let found = self.indexes.offices.get(office_key(office, country));
        let all = found.map(|t| (self.indexes.holders[t as usize], &self.store.terms[t as usize]));
        all.filter(move |(e, t)| {
            t.country == Some(country) && self.store.str(t.office) == office && !self.store.entries[*e as usize].dead
        })
    }

    /// Finds names, titles and agents.
    pub(crate) fn find(&self, text: &str, lexicon: &Lexicon, words: &[Word], hits: &mut Hits) {
        hits.names.clear();
        hits.senses.clear();
        hits.terms.clear();
        hits.folded.clear();
        let (names, phrases) = (Matcher::new(self, text, lexicon, words), &self.words.phrases);
        names.sift(&mut hits.capitals, &mut hits.firsts, &mut hits.term_words, &mut hits.buffer);
        // The word behind the last name, the last term; no other begins inside one.
        let mut behind = 0;
        let firsts = std::mem::take(&mut hits.firsts);
        for &i in &firsts {
            if i as usize >= behind {
                behind = names.at(i as usize, hits);
            }
        }
        hits.firsts = firsts;
        behind = 0;
        for i in hits.term_words.iter().map(|i| *i as usize) {
            if i < behind {
                continue;
            }
            if let Some((end, phrase)) = phrases.at(words, i) {
                hits.terms.push(TermHit { words: Range::new(i, end), phrase });
                behind = end;
            }
        }
        hits.name_places.fill(words.len(), hits.names.iter().map(|h| h.words));
        hits.term_places.fill(words.len(), hits.terms.iter().map(|t| t.words));
    }

    /// Bytes that the tables' indexes take on the heap; the tables' texts are part of the program.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let s = &self.store;
        size_of::<Entry>() * s.entries.capacity()
            + size_of::<Alias>() * s.aliases.capacity()
            + size_of::<Term>() * s.terms.capacity()
            + size_of::<Phrase>() * self.words.phrases.list.capacity()
            + s.keys.own.capacity()
            + s.ids.heap()
            + self.indexes.names.heap()
            + self.indexes.offices.heap()
            + self.own.as_ref().map_or(0, Own::heap)
    }
}
