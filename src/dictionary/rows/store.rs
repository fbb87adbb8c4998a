//! The rows of the dictionary's tables, held as places in the tables' texts.
//!
//! No name is copied: an entry, an alias and a term of office are a few numbers each, and [`Text`] says where in which
//! table the words stand.

use super::index::Index;
use super::{EntityKind, fold};
use crate::code::{Country, Sector};
use crate::date::Date;
use crate::record::{Record, record};
use std::ops::Deref;
use std::sync::Arc;

/// Words of a table, by place.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Text {
    file: u16,
    len: u16,
    start: u32,
}

record!(Text { file: u16, len: u16, start: u32 });

impl Text {
    /// Words of the first text, for the build script.
    #[allow(dead_code)] // the build script's
    pub(crate) fn new(start: usize, len: usize) -> Text {
        Text { file: 0, len: len as u16, start: start as u32 }
    }
    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }
    /// Bytes.
    pub(crate) fn len(self) -> usize {
        usize::from(self.len)
    }
    /// Number of the table.
    pub(crate) fn file(self) -> usize {
        usize::from(self.file)
    }
}

/// What kind of name an alias is of its entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// A name in full or in use: "South Korea", "Lee Jae-myung", "IAEA".
    Name,
    /// A country's adjective or people: "Korean", "Koreans".
    Adjective,
    /// A country's capital.
    Capital,
    /// A seat of government that stands for the country: "the Kremlin", "Downing Street".
    Metonym,
    /// Part of a person's name; says nothing without a title, a full name or a context.
    Surname,
}

impl Record for Class {
    const SIZE: usize = 1;
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        [Class::Name, Class::Adjective, Class::Capital, Class::Metonym, Class::Surname][usize::from(bytes[0]) % 5]
    }
}

/// Whether a person is spoken of as he or she.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub(crate) enum Gender {
    #[default]
    Unknown,
    Male,
    Female,
}

impl Record for Gender {
    const SIZE: usize = 1;
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self as u8);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        [Gender::Unknown, Gender::Male, Gender::Female][usize::from(bytes[0]) % 3]
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: EntityKind,
    /// From a table of the caller.
    pub(crate) own: bool,
    /// Overridden or removed by a later table.
    pub(crate) dead: bool,
    pub(crate) gender: Gender,
    pub(crate) country: Option<Country>,
    pub(crate) sector: Option<Sector>,
    /// What event data has in the place of a country for a body of many states: `UNO`.
    pub(crate) actor: Option<Country>,
    pub(crate) id: Text,
    pub(crate) name: Text,
    /// The `kind` column of its table: `igo`, `ministry`, `city`, `region`, …
    pub(crate) sort: Text,
    pub(crate) wikidata: Text,
    /// Its terms of office, or the time of a state's existence: a chain through [`Term::next`].
    pub(crate) terms: u32,
    /// Inhabitants in thousands.
    pub(crate) population: u32,
    /// Table row, for messages.
    pub(crate) line: u32,
}

record!(Entry {
    kind: EntityKind,
    own: bool,
    dead: bool,
    gender: Gender,
    country: Option<Country>,
    sector: Option<Sector>,
    actor: Option<Country>,
    id: Text,
    name: Text,
    sort: Text,
    wikidata: Text,
    terms: u32,
    population: u32,
    line: u32,
});

/// A term of office.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    pub(crate) office: Text,
    pub(crate) title: Text,
    pub(crate) country: Option<Country>,
    pub(crate) organization: Text,
    /// First and last day.
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    pub(crate) next: u32,
}

record!(Term {
    office: Text,
    title: Text,
    country: Option<Country>,
    organization: Text,
    start: Option<Date>,
    end: Option<Date>,
    next: u32,
});

/// A name of an entry, in half of a cache line: aliases are read in no order and mostly from far away.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
pub(crate) struct Alias {
    pub(crate) text: Text,
    pub(crate) entry: u32,
    /// The entry's kind, country and population and whether it is removed, so that few names need the entry.
    pub(crate) kind: EntityKind,
    pub(crate) country: Option<Country>,
    pub(crate) population: u32,
    pub(crate) dead: bool,
    pub(crate) class: Class,
    pub(crate) case: u8,
    /// Bytes of the folded name, and where they begin in [`Store::keys`].
    pub(crate) len: u16,
    pub(crate) key: u32,
}

record!(Alias {
    text: Text,
    entry: u32,
    kind: EntityKind,
    country: Option<Country>,
    population: u32,
    dead: bool,
    class: Class,
    case: u8,
    len: u16,
    key: u32,
});

/// The alias is a short form in capitals: "IAEA".
pub(crate) const ACRONYM: u8 = 1;
/// Its first, its last word begins with a capital.
pub(crate) const FIRST: u8 = 2;
pub(crate) const LAST: u8 = 4;

/// Written with "The" and one word: "The National", which "National" alone is not.
pub(crate) const THE: u8 = 8;
/// The sense that `ambiguous.tsv` puts first.
pub(crate) const PREFERRED: u8 = 16;
/// The name is an ordinary word too, as `ambiguous.tsv` says.
pub(crate) const WORD: u8 = 32;
/// Only before a hyphen: "Sino-".
pub(crate) const PREFIX: u8 = 64;

/// A party, parliament or force of a common name, of which the table's name says whose it is: "Labour Party (UK)". Counts
/// where its country is named, or as the preferred sense.
pub(crate) const LABEL: u8 = 128;

pub(crate) const NONE: u32 = u32::MAX;

/// The text of a table: built in, or the caller's.
#[derive(Clone)]
pub(crate) enum Body {
    BuiltIn(&'static str),
    Own(Arc<str>),
}

impl Deref for Body {
    type Target = str;
    #[inline]
    fn deref(&self) -> &str {
        match self {
            Body::BuiltIn(s) => s,
            Body::Own(s) => s,
        }
    }
}

/// Folded names: those that the build script made, and after them those of the caller's tables.
#[derive(Default)]
pub(crate) struct Keys {
    pub(crate) prepared: &'static [u8],
    pub(crate) own: Vec<u8>,
}

/// All rows of all tables.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) files: Vec<Body>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) terms: Vec<Term>,
    pub(crate) aliases: Vec<Alias>,
    /// The folded names of the aliases.
    pub(crate) keys: Keys,
    /// Entry of a kind and id.
    pub(crate) ids: Index,
}

impl Store {
    /// The words at a place.
    #[inline]
    pub(crate) fn str(&self, text: Text) -> &str {
        Store::str_in(&self.files, text)
    }

    /// The words at a place in some texts.
    #[inline]
    pub(crate) fn str_in(files: &[Body], text: Text) -> &str {
        match files.get(text.file as usize) {
            Some(f) => &f[text.start as usize..text.start as usize + text.len as usize],
            None => "",
        }
    }

    /// The place of `part`, a slice of the text of table `file`.
    pub(crate) fn place(&self, file: usize, part: &str) -> Text {
        let whole: &str = &self.files[file];
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        let len = part.len().min(usize::from(u16::MAX));
        if part.is_empty() || start > whole.len() {
            return Text::default();
        }
        Text { file: file as u16, start: start as u32, len: len as u16 }
    }

    pub(crate) fn id_key(kind: EntityKind, id: &str) -> u64 {
        super::index::hash(id.as_bytes()) ^ ((kind as u64) << 40)
    }

    /// The entry of a kind and id.
    pub(crate) fn find(&self, kind: EntityKind, id: &str) -> Option<u32> {
        self.ids.get(Store::id_key(kind, id)).find(|&e| {
            let entry = &self.entries[e as usize];
            entry.kind == kind && !entry.dead && self.str(entry.id) == id
        })
    }

    pub(crate) fn add_term(&mut self, entry: u32, term: Term) {
        let index = self.terms.len() as u32;
        let head = self.entries[entry as usize].terms;
        self.terms.push(Term { next: head, ..term });
        self.entries[entry as usize].terms = index;
    }

    /// The terms of an entry, the last row first.
    pub(crate) fn terms(&self, entry: u32) -> impl Iterator<Item = &Term> {
        let mut at = self.entries[entry as usize].terms;
        std::iter::from_fn(move || {
            let term = self.terms.get(at as usize)?;
            at = term.next;
            Some(term)
        })
    }

    /// Whether a term covers a date. The last day belongs to it, and so does every day of a bound that is only a year.
    pub(crate) fn covers(&self, term: &Term, date: Date) -> bool {
        let Term { start, end, .. } = term;
        start.is_none_or(|s| s <= date || s.agrees(date)) && end.is_none_or(|e| date <= e || e.agrees(date))
    }

    /// Adds a name and notes how it is capitalised.
    pub(crate) fn add_alias(&mut self, entry: u32, text: Text, class: Class) {
        let case = case(self.str(text));
        let key = self.keys.prepared.len() + self.keys.own.len();
        fold::name(Store::str_in(&self.files, text), &mut self.keys.own);
        let len = u16::try_from(self.keys.prepared.len() + self.keys.own.len() - key).unwrap_or(0);
        let Entry { kind, country, population, dead, .. } = self.entries[entry as usize];
        self.aliases.push(Alias { text, entry, kind, country, population, dead, class, case, len, key: key as u32 });
    }

    /// The folded name of an alias.
    #[inline]
    pub(crate) fn key_of(&self, alias: &Alias) -> &[u8] {
        let start = alias.key as usize;
        match start.checked_sub(self.keys.prepared.len()) {
            None => &self.keys.prepared[start..start + usize::from(alias.len)],
            Some(own) => &self.keys.own[own..own + usize::from(alias.len)],
        }
    }
}

/// How a name is capitalised.
pub(crate) fn case(name: &str) -> u8 {
    let bytes = name.as_bytes();
    let parts = |b: &u8| matches!(b, b' ' | b'-');
    let end = bytes.iter().rposition(|b| !parts(b)).map_or(0, |last| last + 1);
    let last = bytes[..end].iter().rposition(parts).map_or(0, |before| before + 1);
    let mut bits = 0;
    if begins(name, |c| c.is_uppercase() || c.is_ascii_digit()) {
        bits |= FIRST;
    }
    if begins(&name[last..end], char::is_uppercase) {
        bits |= LAST;
    }
    if name.strip_prefix("The ").is_some_and(|rest| !rest.bytes().any(|b| parts(&b))) {
        bits |= THE;
    }
    if end < bytes.len() && bytes.ends_with(b"-") {
        bits |= PREFIX;
    }
    // Nearly all names end here, at their second letter.
    if !bytes.iter().any(|b| b.is_ascii_lowercase() || *b == b' ' || *b >= 0x80) {
        let letters = bytes.iter().filter(|b| b.is_ascii_alphabetic()).count();
        if (2..=8).contains(&letters) {
            bits |= ACRONYM;
        }
    }
    bits
}

fn begins(name: &str, wanted: impl Fn(char) -> bool) -> bool {
    name.chars().next().is_some_and(wanted)
}
