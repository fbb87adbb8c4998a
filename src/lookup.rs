//! [`Analyzer::lookup`](crate::Analyzer::lookup): whom an actor string means, without an article around it.
//!
//! The string is read as a noun phrase of an article ([`actor`](crate::actor)). What an article leaves open is settled as
//! lists of actors settle it: a seat of government is its government, a town its people, a pronoun somebody unknown, and a
//! body of many states has its own code in the place of a country. Where nothing is found, two letters of a name may have
//! changed places.

use crate::actor::{self, Reading};
use crate::code::{ActorCode, Country, Sector};
use crate::date::Date;
use crate::dictionary::{Class, EntityKind, Term, fold_word};
use crate::doc::Doc;
use crate::entities::Entity;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// Who an actor string means; see [`Analyzer::lookup`](crate::Analyzer::lookup).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Lookup {
    /// The country that the actor is, or belongs to. A body of many states has PLOVER's code in its place: `EUR` for the
    /// European Union and its bodies, `UNO` for the United Nations and theirs, `IGO` for the others.
    pub country: Option<Country>,
    /// The sector; `None` for a country as a whole.
    pub sector: Option<Sector>,
    /// The entity, where the string names one.
    pub entity: Option<Entity>,
}

const IGO: Option<Sector> = Sector::new("IGO");
/// What `countries.tsv` calls the European Union, and what PLOVER calls it as an actor.
const UNION: [Option<Country>; 2] = [Country::new("EUU"), Country::new("EUR")];

impl Lookup {
    /// Country and sector written together, as event data does: `TURGOV`; `IGO`, `UNO` and `EUR` say the sector too.
    #[must_use]
    pub fn code(&self) -> Option<ActorCode> {
        let sector = self.sector.filter(|_| self.sector != IGO || self.country.is_none());
        ActorCode::join(self.country, sector)
    }
}

fn lookup(doc: &Doc<'_>) -> Lookup {
    let all = Range::new(0, doc.words.len());
    let reading = actor::read(doc, all).unwrap_or_default();
    let entity = reading.entity.and_then(|e| doc.entities.get(e as usize)).cloned();
    let country = body_code(doc, &reading).or(reading.country);
    let sector = reading.sector.or_else(|| place_sector(doc, &reading)).or_else(|| pronoun(doc));
    Lookup { country, sector, entity }
}

/// The code of a body of many states, alone or at the head of what belongs to it: "UN peacekeepers".
fn body_code(doc: &Doc<'_>, reading: &Reading) -> Option<Country> {
    if reading.country == UNION[0] {
        return UNION[1];
    }
    if reading.country.is_some() {
        return None;
    }
    let store = &doc.dictionary.store;
    let row = |e: u32| store.entries.get(*doc.known.get(e as usize)? as usize);
    // A body, or the body whose office a person holds.
    let body = |e: u32| {
        let row = row(e).filter(|row| row.kind == EntityKind::Person);
        let known = row.map(|_| doc.known[e as usize])?;
        let now = |t: &&Term| doc.date.map_or(t.end.is_none(), |d| store.covers(t, d)) && !t.organization.is_empty();
        let term = store.terms(known).find(now)?;
        store.entries.get(store.find(EntityKind::Organization, store.str(term.organization))? as usize)
    };
    let named = doc.found.iter().filter_map(|f| body(f.entity).or_else(|| row(f.entity)));
    let code = named.clone().find_map(|row| row.actor);
    let union = named.clone().any(|row| row.country == UNION[0]);
    if union {
        return UNION[1];
    }
    let igo = reading.sector == IGO || named.clone().any(|row| row.sector == IGO);
    // A court of many states: known, and of no country.
    let court = reading.entity.and_then(row).is_some_and(|row| row.sector == Sector::new("JUD") && row.country.is_none());
    code.or_else(|| Country::new("IGO").filter(|_| igo || court))
}

/// The sector of a place that is named alone: a seat of government is the government, a state that few recognise is one, a
/// town is its people.
fn place_sector(doc: &Doc<'_>, reading: &Reading) -> Option<Sector> {
    let entity = reading.entity?;
    let found = doc.found.iter().find(|f| f.entity == entity)?;
    let store = &doc.dictionary.store;
    let known = doc.known[entity as usize];
    let mut name = Vec::new();
    for w in found.words.iter().filter(|&w| doc.words[w].kind == Kind::Alpha) {
        fold_word(doc.str(w), &mut name);
        name.push(b' ');
    }
    let mut seats = doc.dictionary.named(&name).filter(|(a, _)| matches!(a.class, Class::Capital | Class::Metonym));
    if seats.any(|(_, row)| row.country == reading.country) {
        return Sector::new("GOV");
    }
    let row = store.entries.get(known as usize).filter(|row| row.kind == EntityKind::Place)?;
    row.sector.or_else(|| Sector::new("CVL").filter(|_| store.str(row.sort) == "city"))
}

/// A pronoun is somebody.
fn pronoun(doc: &Doc<'_>) -> Option<Sector> {
    let alone = doc.words.iter().filter(|w| w.kind == Kind::Alpha).count() == 1;
    let is = alone && (0..doc.words.len()).any(|w| doc.class(w) & (class::SUBJ | class::OBJ | class::REFL) != 0);
    Sector::new("UNK").filter(|_| is)
}

/// The string with two neighbouring letters of a capitalised word changed back, where that makes it the name of a country,
/// its people or a town: "Kazahks", "Dehli".
fn respell(doc: &Doc<'_>) -> Option<String> {
    for w in doc.words.iter().filter(|w| w.kind == Kind::Alpha && w.lex == 0 && w.is_capital()) {
        let span = w.span().range();
        let word = &doc.text[span.clone()];
        if word.len() < 5 || !word.is_ascii() {
            continue;
        }
        for i in 1..word.len() - 1 {
            let mut letters = word.as_bytes().to_vec();
            letters.swap(i, i + 1);
            let mut name = letters.clone();
            name.make_ascii_lowercase();
            name.push(b' ');
            if name[i] != name[i + 1]
                && doc.dictionary.named(&name).any(|(a, row)| row.country.is_some() && a.class != Class::Surname)
            {
                let right = String::from_utf8(letters).ok()?;
                return Some([&doc.text[..span.start], &right, &doc.text[span.end..]].concat());
            }
        }
    }
    None
}

impl crate::Analyzer {
    /// Who an actor string means on a date: "the Turkish foreign ministry" is country `TUR`, sector `GOV`.
    ///
    /// Without a date, offices are those held when the tables were made. Like an analysis, it never fails.
    ///
    /// ```
    /// # #[cfg(feature = "dictionary")] {
    /// let analyzer = demarche::Analyzer::shared();
    /// let troops = analyzer.lookup("Turkish troops", None);
    /// assert_eq!(troops.code().unwrap(), "TURMIL");
    /// # }
    /// ```
    #[must_use]
    pub fn lookup(&self, actor: &str, date: Option<Date>) -> Lookup {
        let (found, respelt) = self.with_fragment(actor, date, |doc| {
            let found = lookup(doc);
            let respelt = if found.country.is_none() { respell(doc) } else { None };
            (found, respelt)
        });
        match respelt {
            Some(actor) => self.with_fragment(&actor, date, lookup),
            None => found,
        }
    }
}
