//! The rows of the tables and the indexes over them.
//!
//! Nothing here knows of texts: the build script (`build/main.rs`) compiles this module too, reads the built-in tables with
//! it and writes what it made as bytes, which [`prepared`](crate::prepared) reads when an analyzer starts. Tables of the caller's are read by
//! the same code at run time.

pub(crate) mod fold;
pub(crate) mod index;
pub(crate) mod names;
pub(crate) mod phrases;
pub(crate) mod store;
pub(crate) mod tables;

use crate::code::Sector;
use crate::record::record;
use index::Index;
use phrases::Phrases;
use store::Text;

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

impl crate::record::Record for EntityKind {
    const SIZE: usize = 1;
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        use EntityKind::{Country, Organization, Outlet, Person, Place, Treaty};
        [Country, Person, Organization, Outlet, Place, Treaty][usize::from(bytes[0] % 6)]
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
    /// Korean family name, before a given name of two syllables.
    pub(crate) const FAMILY: u8 = 64;
}

record!(OfficeTitle { office: Text, title: Text, sector: Option<Sector>, rank: u8, });

/// What the dictionary knows of single words and phrases, whatever its entries are.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) phrases: Phrases,
    /// The offices of `titles.tsv`, by the hash of their codes.
    pub(crate) ranks: Index,
    pub(crate) titles: Vec<OfficeTitle>,
    /// What a word is as a part of names: bits of [`head`], by lexicon entry.
    pub(crate) heads: Vec<u8>,
    /// The sector of an organization whose name has the word at its head, by lexicon entry.
    pub(crate) head_sectors: Vec<(u32, Option<Sector>)>,
}
