//! Titles and agents: "Prime Minister", "foreign ministry spokesman", "rebels", matched as sequences of lexicon entries.

use super::index::Index;
use super::matcher::Matcher;
use super::store::{Body, Gender, Store, Text};
use super::tables::sector_of;
use super::{Hits, TermHit};
use crate::code::{Country, Sector};
use crate::error::Error;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};
use crate::table::Table;

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

/// The phrases, as a tree over lexicon entries.
#[derive(Default)]
pub(crate) struct Phrases {
    pub(crate) list: Vec<Phrase>,
    edges: Index,
    /// Of each edge: parent node, lexicon entry.
    keys: Vec<(u32, u32)>,
    /// Of each node: its phrase plus one.
    ends: Vec<u32>,
}

impl Phrases {
    pub(crate) fn new(
        store: &mut Store,
        titles: &'static str,
        agents: &'static str,
        lexicon: &mut Lexicon,
        matcher: &Matcher,
    ) -> Result<Phrases, Error> {
        let mut phrases = Phrases { edges: Index::with_capacity(8 << 10), ends: vec![0], ..Phrases::default() };
        let file = store.files.len();
        store.files.push(Body::BuiltIn(titles));
        let mut plural = String::new();
        for row in Table::parse("titles.tsv", titles, ["id", "title", "?variants", "?office", "?sector", "?position"])? {
            let sector = if row.get(4).is_empty() { None } else { Some(sector_of(&row, row.get(4))?) };
            if row.get(5) == "prefix" {
                continue; // "former" is a class of name_words.tsv
            }
            let office = store.place(file, row.get(3));
            for form in std::iter::once(row.get(1)).chain(row.list(2)) {
                // "U.S. President": the country is read as a word of its own before any title.
                if is_former(form) || matcher.begins_with_state(store, form) {
                    continue;
                }
                let gender = gender_of(lexicon, form);
                let text = store.place(file, form);
                let phrase = Phrase {
                    text,
                    sector,
                    office,
                    title: true,
                    agent: false,
                    country: None,
                    weak: false,
                    generic: false,
                    gender,
                    plural: false,
                };
                phrases.add(lexicon, form, phrase);
                // "Mrs." is no plural of "Mr."
                if form.len() > 3 && !form.ends_with('.') {
                    plural.clear();
                    super::plural_of(form, &mut plural);
                    phrases.add(lexicon, &plural, Phrase { plural: true, ..phrase });
                }
            }
        }
        let file = store.files.len();
        store.files.push(Body::BuiltIn(agents));
        for row in Table::parse("agents.tsv", agents, ["phrase", "?plural", "sector", "?country_from", "?note"])? {
            let form = row.get(0);
            if is_former(form) {
                continue;
            }
            let country = if row.get(3).len() == 3 { Country::new(row.get(3)) } else { None };
            let phrase = Phrase {
                text: store.place(file, form),
                sector: Some(sector_of(&row, row.get(2))?),
                office: Text::default(),
                title: false,
                agent: true,
                country,
                weak: row.get(4).contains("weak"),
                generic: generic(lexicon, form),
                gender: gender_of(lexicon, form),
                plural: row.get(4).contains("plural"),
            };
            phrases.add(lexicon, form, phrase);
            let mut many = false;
            for p in row.list(1) {
                phrases.add(lexicon, p, Phrase { plural: true, ..phrase });
                many = true;
            }
            if !many {
                plural.clear();
                super::plural_of(form, &mut plural);
                phrases.add(lexicon, &plural, Phrase { plural: true, ..phrase });
            }
        }
        Ok(phrases)
    }

    fn add(&mut self, lexicon: &mut Lexicon, form: &str, phrase: Phrase) {
        if form.contains([',', '(', '/']) {
            return;
        }
        let mut node = 0;
        for word in form.split([' ', '-']).filter(|w| !w.is_empty()) {
            let word = word.strip_suffix("'s").unwrap_or(word);
            let bare = word.strip_suffix('.').filter(|b| !b.contains('.')).unwrap_or(word);
            let lex = lexicon.add(bare, if node == 0 { class::PHRASE } else { 0 });
            if lex == 0 {
                return;
            }
            node = match self.step(node, lex) {
                0 => {
                    let new = self.ends.len() as u32;
                    self.ends.push(0);
                    self.keys.push((node, lex));
                    self.edges.add(key(node, lex), new);
                    new
                }
                n => n,
            };
        }
        // A phrase that is a title and an agent keeps the first row's wording and gets what the second knows.
        match self.ends[node as usize] {
            0 => {
                self.list.push(phrase);
                self.ends[node as usize] = self.list.len() as u32;
            }
            n => {
                let old = &mut self.list[n as usize - 1];
                old.generic |= phrase.generic;
                old.weak &= phrase.weak;
                if phrase.agent && !old.agent {
                    old.agent = true;
                    old.sector = phrase.sector;
                    old.country = phrase.country;
                }
                old.title |= phrase.title;
                if old.office.is_empty() {
                    old.office = phrase.office;
                }
            }
        }
    }

    #[inline]
    fn step(&self, node: u32, lex: u32) -> u32 {
        self.edges.get(key(node, lex)).find(|&n| self.keys[n as usize - 1] == (node, lex)).unwrap_or(0)
    }

    /// The longest phrase that begins at word `i`, and the word after it.
    #[inline]
    pub(crate) fn at(&self, words: &[Word], i: usize) -> Option<(usize, u32)> {
        let mut node = 0;
        let mut best = None;
        let mut j = i;
        while let Some(w) = words.get(j) {
            if w.kind == Kind::Hyphen && w.glued() && j > i {
                j += 1;
                continue;
            }
            if w.kind != Kind::Alpha || w.lex == 0 {
                break;
            }
            node = self.step(node, w.lex);
            if node == 0 {
                break;
            }
            j += 1;
            if let Some(p) = self.ends[node as usize].checked_sub(1) {
                best = Some((j, p));
            }
            if w.is_possessive() {
                break;
            }
        }
        best
    }

    /// Fills `hits.terms`.
    pub(crate) fn find(&self, words: &[Word], hits: &mut Hits) {
        hits.terms.clear();
        let mut i = 0;
        while i < words.len() {
            if words[i].class & class::PHRASE != 0 {
                if let Some((end, phrase)) = self.at(words, i) {
                    hits.terms.push(TermHit { words: Range::new(i, end), phrase });
                    i = end;
                    continue;
                }
            }
            i += 1;
        }
    }
}

/// "former prime minister": "former" is read as a word of its own before any title or agent.
fn is_former(form: &str) -> bool {
    let form = form.as_bytes();
    form.len() > 7 && form[..7].eq_ignore_ascii_case(b"former ") || form.starts_with(b"ex-")
}

/// Whether the phrase is a single generic noun.
fn generic(lexicon: &Lexicon, form: &str) -> bool {
    lexicon.is(lexicon.get(form.as_bytes()), class::GENERIC)
}

#[inline]
fn key(node: u32, lex: u32) -> u64 {
    ((u64::from(node) << 32) | u64::from(lex)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// The gender that a title's last word shows.
fn gender_of(lexicon: &Lexicon, title: &str) -> Gender {
    let last = title.rsplit([' ', '-']).next().unwrap_or("").trim_end_matches('.');
    let class = lexicon.class(lexicon.get(last.as_bytes()));
    match (class & class::MALE != 0, class & class::FEMALE != 0) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
