//! [`DictionaryEntry`]: a row of the dictionary, to look at.

use super::rows::store::{Class, Store, Term};
use super::{Dictionary, EntityKind};
use crate::code::{Country, Sector};
use crate::date::Date;

/// An entry of a [`Dictionary`].
#[derive(Clone, Copy)]
pub struct DictionaryEntry<'d> {
    store: &'d Store,
    index: u32,
}

/// A term of office of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Office<'d> {
    /// Code of the office: `head_of_state`, `foreign_minister`, …
    pub office: &'d str,
    /// The title as the table has it; empty where the office says enough.
    pub title: &'d str,
    /// The country that the office is one of.
    pub country: Option<Country>,
    /// Id of the organization that it is one of; empty for a country's.
    pub organization: &'d str,
    /// First day.
    pub start: Option<Date>,
    /// Last day; `None` for an office still held when the tables were made.
    pub end: Option<Date>,
}

impl Dictionary {
    /// The entries: countries, then organizations, outlets, treaties, places and people, then the caller's.
    pub fn entries(&self) -> impl Iterator<Item = DictionaryEntry<'_>> {
        let store = &self.store;
        let all = (0..store.entries.len() as u32).filter(|&e| !store.entries[e as usize].dead);
        all.map(|index| DictionaryEntry { store, index })
    }

    /// The entry of an id such as `country:KOR` or `person:lee-jae-myung`.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<DictionaryEntry<'_>> {
        use EntityKind::{Country, Organization, Outlet, Person, Place, Treaty};
        let (kind, id) = id.split_once(':')?;
        let kind = [Country, Person, Organization, Outlet, Place, Treaty].into_iter().find(|k| k.as_str() == kind)?;
        Some(DictionaryEntry { store: &self.store, index: self.store.find(kind, id)? })
    }
}

impl<'d> DictionaryEntry<'d> {
    fn row(&self) -> &'d super::Entry {
        &self.store.entries[self.index as usize]
    }

    /// Kind and id in one: `country:KOR`.
    #[must_use]
    pub fn id(&self) -> String {
        format!("{}:{}", self.row().kind.as_str(), self.store.str(self.row().id))
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> EntityKind {
        self.row().kind
    }

    /// The name in full.
    #[must_use]
    pub fn name(&self) -> &'d str {
        self.store.str(self.row().name)
    }

    /// Its other names: spellings, short forms, a country's adjectives, capitals and seats of government.
    pub fn aliases(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let (store, index) = (self.store, self.index);
        let name = self.name();
        let own = store.aliases.iter().filter(move |a| a.entry == index && a.class != Class::Surname);
        own.map(move |a| store.str(a.text)).filter(move |a| *a != name)
    }

    /// The country that it is or belongs to.
    #[must_use]
    pub fn country(&self) -> Option<Country> {
        self.row().country
    }

    /// The sector of an organization.
    #[must_use]
    pub fn sector(&self) -> Option<Sector> {
        self.row().sector
    }

    /// The `kind` column of its table (`igo`, `ministry`, `city`, …); empty where it has none.
    #[must_use]
    pub fn sort(&self) -> &'d str {
        self.store.str(self.row().sort)
    }

    /// Its item in Wikidata (`Q884`); empty where the table gives none.
    #[must_use]
    pub fn wikidata(&self) -> &'d str {
        self.store.str(self.row().wikidata)
    }

    /// A person's terms of office.
    pub fn offices(&self) -> impl Iterator<Item = Office<'d>> + use<'d> {
        let store = self.store;
        let person = self.row().kind == EntityKind::Person;
        let make = move |t: &'d Term| Office {
            office: store.str(t.office),
            title: store.str(t.title),
            country: t.country,
            organization: store.str(t.organization),
            start: t.start,
            end: t.end,
        };
        store.terms(self.index).filter(move |_| person).map(make)
    }
}

impl std::fmt::Debug for DictionaryEntry<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DictionaryEntry").field("id", &self.id()).field("name", &self.name()).finish()
    }
}
