//! Reading the tables of names into the [`Store`].

use super::fold;
use super::store::{Body, Class, Entry, Gender, LABEL, NONE, Store, Term, Text};
use super::{EntityKind, TableKind};
use crate::code::{Country, Sector};
use crate::date::Date;
use crate::error::Error;
use crate::table::{Row, Table};

/// A table to read.
#[derive(Clone)]
pub(crate) struct Source {
    pub(crate) kind: TableKind,
    pub(crate) file: Box<str>,
    pub(crate) text: Body,
    /// From the caller: it overrides what stands in the built-in tables.
    pub(crate) own: bool,
}

/// Reads one table.
pub(crate) fn read(store: &mut Store, source: &Source) -> Result<(), Error> {
    let file = store.files.len();
    store.files.push(source.text.clone());
    let mut reader = Reader { store, file, own: source.own };
    let (name, text) = (&*source.file, &*source.text);
    match source.kind {
        TableKind::Countries => reader.countries(name, text),
        TableKind::People => reader.people(name, text),
        TableKind::Organizations => reader.organizations(name, text),
        TableKind::Outlets => reader.outlets(name, text),
        TableKind::Places => reader.places(name, text),
        TableKind::Treaties => reader.treaties(name, text),
    }
}

struct Reader<'s> {
    store: &'s mut Store,
    file: usize,
    own: bool,
}

/// What a row says of an entry.
#[derive(Default)]
struct New<'t> {
    id: &'t str,
    name: &'t str,
    sort: &'t str,
    wikidata: &'t str,
    country: Option<Country>,
    sector: Option<Sector>,
    actor: Option<Country>,
    population: u32,
}

impl Reader<'_> {
    fn text(&self, part: &str) -> Text {
        self.store.place(self.file, part)
    }

    /// Makes the row's entry; `None` where the row removes one. With `join`, a further row of the table adds to its entry.
    fn entry<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        kind: EntityKind,
        new: New<'_>,
        join: bool,
    ) -> Result<Option<u32>, Error> {
        let gone = new.id.starts_with('-');
        let id = new.id.trim_start_matches('-');
        let id = id.strip_prefix(kind.as_str()).and_then(|rest| rest.strip_prefix(':')).unwrap_or(id);
        if id.is_empty() {
            return Err(row.error("the id is empty: give the entry one, small letters with hyphens"));
        }
        if gone {
            let Some(old) = self.store.find(kind, id) else {
                return Err(row.error(format!("no {} \"{id}\" to remove: check the id, or delete the row", kind.as_str())));
            };
            self.store.entries[old as usize].dead = true;
            return Ok(None);
        }
        if let Some(old) = self.store.find(kind, id) {
            let entry = &mut self.store.entries[old as usize];
            if entry.id.file() != self.file {
                entry.dead = true;
            } else if join {
                return Ok(Some(old));
            } else {
                return Err(row.error(format!("id \"{id}\" repeats line {}: keep one of the rows", entry.line)));
            }
        }
        if new.name.is_empty() {
            return Err(row.error("the name is empty: write the name in full"));
        }
        let e = self.store.entries.len() as u32;
        self.store.entries.push(Entry {
            kind,
            own: self.own,
            dead: false,
            gender: Gender::Unknown,
            country: new.country,
            sector: new.sector,
            actor: new.actor,
            id: self.text(id),
            name: self.text(new.name),
            sort: self.text(new.sort),
            wikidata: self.text(new.wikidata),
            terms: NONE,
            population: new.population,
            line: row.line as u32,
        });
        self.store.ids.add(Store::id_key(kind, id), e);
        self.alias(e, new.name, Class::Name);
        Ok(Some(e))
    }

    fn alias(&mut self, entry: u32, name: &str, class: Class) {
        let text = self.text(name);
        self.store.add_alias(entry, text, class);
    }

    fn aliases<const N: usize>(&mut self, entry: u32, row: &Row<'_, N>, column: usize, class: Class) {
        for name in row.list(column) {
            self.alias(entry, name, class);
        }
    }

    fn countries(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let columns = [
            "code",
            "name",
            "?official",
            "?aliases",
            "?adjectives",
            "?capitals",
            "?metonyms",
            "?kind",
            "?start",
            "?end",
            "?wikidata",
        ];
        for row in Table::parse(name, text, columns)? {
            let code = row.get(0).trim_start_matches('-');
            let country = Some(code_of(&row, code.strip_prefix("country:").unwrap_or(code))?);
            let new =
                New { id: row.get(0), name: row.get(1), sort: row.get(7), wikidata: row.get(10), country, ..New::default() };
            let Some(e) = self.entry(&row, EntityKind::Country, new, false)? else { continue };
            self.aliases(e, &row, 2, Class::Name);
            self.aliases(e, &row, 3, Class::Name);
            self.aliases(e, &row, 4, Class::Adjective);
            self.aliases(e, &row, 5, Class::Capital);
            let capitals = row.get(5);
            for m in row.list(6).filter(|m| !capitals.split('|').any(|c| c == *m)) {
                self.alias(e, m, Class::Metonym);
            }
            if !row.get(8).is_empty() || !row.get(9).is_empty() {
                self.term(&row, e, ["", "", "", "", row.get(8), row.get(9)])?;
            }
        }
        Ok(())
    }

    /// Adds a term: office, title, country, organization, start, end.
    fn term<const N: usize>(&mut self, row: &Row<'_, N>, entry: u32, fields: [&str; 6]) -> Result<(), Error> {
        let [office, title, country, organization, start, end] = fields;
        let day = |date: &str| match date {
            "" => Ok(None),
            _ => match date.parse::<Date>() {
                Ok(date) => Ok(Some(date)),
                Err(_) => Err(row.error(format!("\"{date}\" is no date: write YYYY-MM-DD, YYYY-MM or YYYY"))),
            },
        };
        let (start, end) = (day(start)?, day(end)?);
        let country = if country.is_empty() { None } else { Some(code_of(row, country)?) };
        let t = |s: &str| self.text(s);
        let (office, title, organization) = (t(office), t(title), t(organization));
        let term = Term { office, title, country, organization, start, end, next: NONE };
        self.store.add_term(entry, term);
        Ok(())
    }

    fn people(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let columns = [
            "id",
            "name",
            "?aliases",
            "?office",
            "?title",
            "?country",
            "?organization",
            "?start",
            "?end",
            "?gender",
            "?wikidata",
        ];
        let mut last = (NONE, "");
        for row in Table::parse(name, text, columns)? {
            let id = row.get(0);
            let (e, fresh) = if last.0 != NONE && last.1 == id {
                (last.0, false)
            } else {
                let country = if row.get(5).is_empty() { None } else { Some(code_of(&row, row.get(5))?) };
                let before = self.store.entries.len();
                let new = New { id, name: row.get(1), wikidata: row.get(10), country, ..New::default() };
                let Some(e) = self.entry(&row, EntityKind::Person, new, true)? else { continue };
                (e, self.store.entries.len() > before)
            };
            last = (e, id);
            if fresh {
                self.aliases(e, &row, 2, Class::Name);
            }
            match row.get(9) {
                "" => {}
                "m" => self.store.entries[e as usize].gender = Gender::Male,
                "f" => self.store.entries[e as usize].gender = Gender::Female,
                other => return Err(row.error(format!("gender \"{other}\" is unknown: write m, f or nothing"))),
            }
            if !row.get(3).is_empty() || !row.get(4).is_empty() {
                self.term(&row, e, [row.get(3), row.get(4), row.get(5), row.get(6), row.get(7), row.get(8)])?;
            }
        }
        Ok(())
    }

    fn organizations(&mut self, name: &str, text: &str) -> Result<(), Error> {
        for row in Table::parse(name, text, ["id", "name", "?aliases", "?kind", "?sector", "?countries", "?wikidata", "?actor"])?
        {
            let mut countries = row.list(5);
            let country = match (countries.next(), countries.next()) {
                (Some(only), None) => Some(code_of(&row, only)?),
                _ => None,
            };
            let sector = match row.get(4) {
                "" => None,
                s => Some(sector_of(&row, s)?),
            };
            let actor = if row.get(7).is_empty() { None } else { Some(code_of(&row, row.get(7))?) };
            let (id, name) = (row.get(0), row.get(1));
            let new = New { id, name, sort: row.get(3), wikidata: row.get(6), country, sector, actor, population: 0 };
            if let Some(e) = self.entry(&row, EntityKind::Organization, new, false)? {
                self.aliases(e, &row, 2, Class::Name);
                let label = row.get(1).strip_suffix(')').and_then(|n| n.split_once(" (")).map(|(bare, _)| bare);
                let common = |bare: &&str| {
                    matches!(row.get(3), "party" | "legislature" | "military" | "union") && !row.list(2).any(|a| a == *bare)
                };
                if let Some(bare) = label.filter(common) {
                    self.alias(e, bare, Class::Name);
                    if let Some(alias) = self.store.aliases.last_mut() {
                        alias.case |= LABEL;
                    }
                }
            }
        }
        Ok(())
    }

    fn outlets(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let sector = Sector::new("MED");
        for row in Table::parse(name, text, ["id", "name", "?aliases", "?country", "?kind"])? {
            let country = if row.get(3).is_empty() { None } else { Some(code_of(&row, row.get(3))?) };
            let new = New { id: row.get(0), name: row.get(1), sort: row.get(4), country, sector, ..New::default() };
            if let Some(e) = self.entry(&row, EntityKind::Outlet, new, false)? {
                self.aliases(e, &row, 2, Class::Name);
            }
        }
        Ok(())
    }

    fn places(&mut self, name: &str, text: &str) -> Result<(), Error> {
        for row in Table::parse(name, text, ["id", "name", "?aliases", "?country", "?kind", "?population", "?sector"])? {
            let country = if row.get(3).is_empty() { None } else { Some(code_of(&row, row.get(3))?) };
            let population = row.get(5).split('.').next().and_then(|p| p.parse::<u64>().ok()).unwrap_or(0);
            let population = u32::try_from(population / 1000).unwrap_or(u32::MAX);
            let sector = if row.get(6).is_empty() { None } else { Some(sector_of(&row, row.get(6))?) };
            let new = New { id: row.get(0), name: row.get(1), sort: row.get(4), country, sector, population, ..New::default() };
            if let Some(e) = self.entry(&row, EntityKind::Place, new, false)? {
                self.aliases(e, &row, 2, Class::Name);
            }
        }
        Ok(())
    }

    fn treaties(&mut self, name: &str, text: &str) -> Result<(), Error> {
        for row in Table::parse(name, text, ["id", "name", "?aliases", "?year"])? {
            let new = New { id: row.get(0), name: row.get(1), sort: row.get(3), ..New::default() };
            if let Some(e) = self.entry(&row, EntityKind::Treaty, new, false)? {
                self.aliases(e, &row, 2, Class::Name);
            }
        }
        Ok(())
    }
}

fn code_of<const N: usize>(row: &Row<'_, N>, code: &str) -> Result<Country, Error> {
    match Country::new(code) {
        Some(c) if code.len() == 3 => Ok(c),
        _ => Err(row.error(format!("country \"{code}\" is no code: write three capitals as in countries.tsv"))),
    }
}

pub(crate) fn sector_of<const N: usize>(row: &Row<'_, N>, code: &str) -> Result<Sector, Error> {
    match Sector::new(code) {
        Some(c) if code.len() == 3 => Ok(c),
        _ => Err(row.error(format!("sector \"{code}\" is no code: write three capitals as in agents.tsv"))),
    }
}

/// Sets the country of the people among the entries after `from`: it is the one of most of the terms, of as many the last row's.
pub(crate) fn set_countries(store: &mut Store, from: usize) {
    for e in from as u32..store.entries.len() as u32 {
        if store.entries[e as usize].kind != EntityKind::Person {
            continue;
        }
        let mut counts: [(Option<Country>, u32); 4] = [(None, 0); 4];
        for t in store.terms(e).filter(|t| t.country.is_some()) {
            if let Some(c) = counts.iter_mut().find(|c| c.1 == 0 || c.0 == t.country) {
                *c = (t.country, c.1 + 1);
            }
        }
        // The leader of a party or of a force without an office of state is of its country.
        let body = || {
            let body = store.terms(e).find_map(|t| store.find(EntityKind::Organization, store.str(t.organization)))?;
            store.entries[body as usize].country
        };
        match counts.iter().rev().max_by_key(|c| c.1).filter(|c| c.1 > 0) {
            Some(most) => store.entries[e as usize].country = most.0,
            None if store.entries[e as usize].country.is_none() => store.entries[e as usize].country = body(),
            None => {}
        }
    }
}

/// Adds the parts of people's names, of the entries after `from`, by which a text calls them: "Ishiba", "Lee", "al-Assad", "Assad", "von der Leyen".
pub(crate) fn add_surnames(store: &mut Store, from: usize) {
    let mut found: Vec<(u32, Text)> = Vec::new();
    for e in from as u32..store.entries.len() as u32 {
        let entry = &store.entries[e as usize];
        if entry.kind != EntityKind::Person || entry.dead {
            continue;
        }
        let whole = store.str(entry.name);
        let name = fold::without_generation(whole);
        let file = entry.name.file();
        let mut push = |part: &str| {
            if part.len() > 1 && part.len() < whole.len() {
                found.push((e, store.place(file, part)));
            }
        };
        let ruler = store.terms(e).any(|t| matches!(store.str(t.office), "monarch" | "pope" | "crown_prince" | "royal"));
        let Some(space) = name.rfind(' ') else {
            push(name); // "Felipe VI"
            continue;
        };
        // "Albert of Monaco" has no family name.
        if name[..space].ends_with(" of") {
            if ruler {
                push(name.split(' ').next().unwrap_or(""));
            }
            continue;
        }
        let last = &name[space + 1..];
        // "Hamad bin Isa Al Khalifa": a family name of two words.
        let before = name[..space].rfind(' ').map_or(0, |i| i + 1);
        push(last);
        if let Some((article, bare)) = last.split_once('-') {
            if article.len() == 2 {
                push(bare);
            }
        }
        if before > 0 {
            push(&name[before..]);
            let second = &name[before..space];
            if second.len() > 3 && second.starts_with(char::is_uppercase) {
                push(second);
            }
            // From the first particle on: "von der Leyen", "de Croo", "bin Salman".
            let particle =
                name.match_indices(' ').map(|(i, _)| i + 1).find(|&i| name[i..].starts_with(|c: char| c.is_lowercase()));
            if let Some(i) = particle.filter(|i| *i != before) {
                push(&name[i..]);
            }
        }
        // Names that begin with the family name, and rulers, who are called by their first.
        let family_first = is_family_first(entry.country);
        if family_first || ruler {
            push(name.split(' ').next().unwrap_or(""));
        }
    }
    // Other spellings of a family name: "Volodymyr Zelensky", where it stands last.
    for alias in store.aliases.iter().filter(|a| a.entry >= from as u32) {
        let entry = &store.entries[alias.entry as usize];
        let (name, whole) = (store.str(alias.text), store.str(entry.name));
        if entry.kind != EntityKind::Person || entry.dead || is_family_first(entry.country) {
            continue;
        }
        let Some((_, last)) = name.rsplit_once(' ').filter(|(first, _)| !first.ends_with(" of")) else { continue };
        let small = last.bytes().any(|b| b.is_ascii_lowercase());
        if last.len() > 3 && small && last.starts_with(char::is_uppercase) && !whole.ends_with(last) && !last.ends_with('.') {
            found.push((alias.entry, store.place(alias.text.file(), last)));
        }
    }
    for (e, text) in found {
        store.add_alias(e, text, Class::Surname);
    }
}

/// Whether names of the country's people begin with the family name.
fn is_family_first(country: Option<Country>) -> bool {
    country.is_some_and(|c| matches!(c.as_str(), "CHN" | "TWN" | "HKG" | "KOR" | "PRK" | "VNM" | "KHM" | "SGP" | "MYS" | "HUN"))
}
