//! Stage 2, dictionary: names, titles and agents that the tables know.
//!
//! The tables stand in `src/data/dictionary` (`countries.tsv`, `people.tsv`, …; `README.md` there gives their columns).
//! [`matcher`] finds names by capitalised words, [`phrases`] finds titles and agents by lexicon entries. What a name of
//! several senses means here is decided in stage 5, by context.

mod builder;
mod entry;
mod fold;
mod index;
mod matcher;
mod phrases;
mod store;
mod tables;

pub use builder::{DictionaryBuilder, DictionaryRecord};
pub use entry::{DictionaryEntry, Office};
pub(crate) use fold::{plural_possessive, word as fold_word};
pub(crate) use index::{Index, hash};
pub(crate) use phrases::Phrase;
pub(crate) use store::{Alias, Class, Entry, Gender, NONE, PREFERRED, Store, Term, WORD};
use store::{Body, Text};

use crate::code::{Country, Sector};
use crate::error::Error;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Places, Range, Word};
use crate::table::Table;
use matcher::Matcher;
use phrases::Phrases;

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntityKind {
    /// A state or territory, the European Union, a dissolved state.
    Country,
    /// A human being.
    Person,
    /// An organization that is no outlet: a ministry, an alliance, an armed group, a company.
    Organization,
    /// A newspaper, broadcaster, news agency or distributor of releases.
    Outlet,
    /// A city, region or feature of the earth.
    Place,
    /// A treaty, accord or negotiating format.
    Treaty,
}

impl EntityKind {
    /// The kind as in ids and in the JSON: `country`, `person`, …
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Country => "country",
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Outlet => "outlet",
            EntityKind::Place => "place",
            EntityKind::Treaty => "treaty",
        }
    }
}

/// Which table rows belong to; their columns stand in `src/data/dictionary/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TableKind {
    /// `code name official aliases adjectives capitals metonyms kind start end wikidata`
    Countries,
    /// `id name aliases office title country organization start end gender wikidata`, one term of office a row.
    People,
    /// `id name aliases kind sector countries wikidata`
    Organizations,
    /// `id name aliases country kind`
    Outlets,
    /// `id name aliases country kind population`
    Places,
    /// `id name aliases year`
    Treaties,
}

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
    pub(crate) phrases: Phrases,
    matcher: Matcher,
    /// Terms of office by office and country: index in `Store::terms`, and whose they are.
    offices: Index,
    holders: Vec<u32>,
    /// The offices of `titles.tsv`, by the hash of their codes.
    ranks: Index,
    titles: Vec<OfficeTitle>,
    /// What a word is as a part of names: bits of [`head`], by lexicon entry.
    heads: Vec<u8>,
    /// The sector of an organization whose name has the word at its head, by lexicon entry.
    head_sectors: Vec<(u32, Sector)>,
    /// Supranational entries of `countries.tsv` (the European Union) and the organizations that they are.
    unions: Vec<(u32, u32)>,
}

/// An office of `titles.tsv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OfficeTitle {
    pub(crate) office: Text,
    /// Its first title.
    pub(crate) title: Text,
    pub(crate) sector: Option<Sector>,
    /// 1 for the head of a state, more for less.
    pub(crate) rank: u8,
}

/// What a word can be in a name (`name_words.tsv`).
pub(crate) mod head {
    /// Last word of an organization's name: "Trade Committee".
    pub(crate) const ORG: u8 = 1;
    /// May also begin one: "Ministry of Trade".
    pub(crate) const FIRST: u8 = 2;
    pub(crate) const PLACE: u8 = 4;
    pub(crate) const TREATY: u8 = 8;
    /// Capitalised by habit, no name by itself: "GDP", "UTC".
    pub(crate) const NEVER: u8 = 16;
    /// Head of a company's name.
    pub(crate) const FIRM: u8 = 32;
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
    senses: Vec<u32>,
    /// The text folded, and where each word begins in it.
    pub(crate) folded: Vec<u8>,
    pub(crate) at: Vec<u32>,
    name: Vec<u8>,
}

impl Hits {
    /// The aliases that a hit may be.
    pub(crate) fn senses(&self, hit: &Hit) -> &[u32] {
        &self.senses[hit.senses as usize..(hit.senses + hit.n) as usize]
    }

    /// The folded form of a range of words.
    pub(crate) fn folded(&self, words: Range) -> &[u8] {
        match (self.at.get(words.start as usize), self.at.get(words.end as usize)) {
            (Some(&s), Some(&e)) => &self.folded[s as usize..e as usize],
            _ => &[],
        }
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

    /// Makes the titles, agents and given names known to the lexicon.
    pub(crate) fn attach(&mut self, lexicon: &mut Lexicon) -> Result<(), Error> {
        for row in Table::parse("name_words.tsv", include_str!("../data/dictionary/name_words.tsv"), ["word", "class", "sector"])?
        {
            let (mut bits, mut heads) = (0, 0);
            for label in row.get(1).split(' ') {
                heads |= match label {
                    "org" => head::ORG,
                    "first" => head::FIRST,
                    "place" => head::PLACE,
                    "treaty" => head::TREATY,
                    "never" => head::NEVER,
                    "firm" => head::FIRM,
                    _ => 0,
                };
                bits |= match label {
                    "org" | "first" | "place" | "treaty" => class::NAME_HEAD,
                    "particle" => class::PARTICLE,
                    "generic" => class::GENERIC,
                    "male" => class::MALE,
                    "female" => class::FEMALE,
                    "former" => class::FORMER,
                    "never" | "firm" => 0,
                    other => return Err(row.error(format!("class \"{other}\" is unknown: see the head of the table"))),
                };
            }
            let lex = lexicon.add(row.get(0), bits) as usize;
            if self.heads.len() <= lex {
                self.heads.resize(lex + 1, 0);
            }
            self.heads[lex] |= heads;
            if !row.get(2).is_empty() {
                self.head_sectors.push((lex as u32, tables::sector_of(&row, row.get(2))?));
            }
        }
        for row in Table::parse("given_names.tsv", include_str!("../data/dictionary/given_names.tsv"), ["name", "gender"])? {
            let gender = match row.get(1) {
                "m" => class::MALE,
                "f" => class::FEMALE,
                _ => 0,
            };
            lexicon.add(row.get(0), class::GIVEN | gender);
        }
        let titles = include_str!("../data/dictionary/titles.tsv");
        let agents = include_str!("../data/dictionary/agents.tsv");
        self.phrases = Phrases::new(&mut self.store, titles, agents, lexicon, &self.matcher)?;
        let file = self.store.files.len();
        self.store.files.push(Body::BuiltIn(titles));
        for row in Table::parse("titles.tsv", titles, ["title", "office", "rank", "sector"])? {
            let rank = row.get(2).parse().map_err(|_| row.error("rank is no number: write 1 for the highest, up to 9"))?;
            if !row.get(1).is_empty() && self.office(row.get(1)).is_none() {
                let (office, title) = (self.store.place(file, row.get(1)), self.store.place(file, row.get(0)));
                self.ranks.add(hash(row.get(1).as_bytes()), self.titles.len() as u32);
                self.titles.push(OfficeTitle { office, title, sector: Sector::new(row.get(3)), rank });
            }
        }
        Ok(())
    }

    /// The [`head`] bits of a word.
    #[inline]
    pub(crate) fn heads(&self, lex: u32) -> u8 {
        self.heads.get(lex as usize).copied().unwrap_or(0)
    }

    /// The sector of an unknown organization by the head of its name.
    pub(crate) fn head_sector(&self, lex: u32) -> Option<Sector> {
        self.head_sectors.iter().find(|h| h.0 == lex).map(|h| h.1)
    }

    /// The organization that an entry of `countries.tsv` is, where it is no state: the European Union.
    pub(crate) fn union(&self, entry: u32) -> u32 {
        self.unions.iter().find(|u| u.0 == entry).map_or(entry, |u| u.1)
    }

    /// What `titles.tsv` says of an office.
    pub(crate) fn office(&self, office: &str) -> Option<&OfficeTitle> {
        let mut found = self.ranks.get(hash(office.as_bytes())).map(|t| &self.titles[t as usize]);
        found.find(|t| self.store.str(t.office) == office)
    }

    /// The terms of an office of a country, with the person's entry; the last row of the table first.
    pub(crate) fn terms_of(&self, office: &str, country: Country) -> impl Iterator<Item = (u32, &Term)> {
        let wanted = office.to_owned();
        let all = self
            .offices
            .get(builder::office_key(office, country))
            .map(|t| (self.holders[t as usize], &self.store.terms[t as usize]));
        all.filter(move |(e, t)| {
            t.country == Some(country) && self.store.str(t.office) == wanted && !self.store.entries[*e as usize].dead
        })
    }

    /// Finds names, titles and agents.
    pub(crate) fn find(&self, text: &str, lexicon: &Lexicon, words: &[Word], hits: &mut Hits) {
        self.matcher.find(&self.store, text, lexicon, words, hits);
        self.phrases.find(words, hits);
        hits.name_places.fill(words.len(), hits.names.iter().map(|h| h.words));
        hits.term_places.fill(words.len(), hits.terms.iter().map(|t| t.words));
    }

    /// Bytes that the tables' indexes take on the heap; the tables' texts are part of the program.
    #[must_use]
    pub fn heap_bytes(&self) -> usize {
        let s = &self.store;
        std::mem::size_of::<Entry>() * s.entries.capacity()
            + std::mem::size_of::<Alias>() * s.aliases.capacity()
            + std::mem::size_of::<Term>() * s.terms.capacity()
            + std::mem::size_of::<Phrase>() * self.phrases.list.capacity()
            + s.ids.heap()
            + self.matcher.heap()
    }
}

/// The regular plural of a phrase's last word.
fn plural_of(form: &str, out: &mut String) {
    out.push_str(form);
    match form.as_bytes() {
        [.., c, b'y'] if !matches!(c, b'a' | b'e' | b'o' | b'u') => {
            out.pop();
            out.push_str("ies");
        }
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => out.push_str("es"),
        _ => out.push('s'),
    }
}
