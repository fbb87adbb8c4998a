//! Titles, agents, given names and the words that names are made of.

use crate::code::{Country, Sector};
use crate::error::Error;
use crate::lexicon::{Lexicon, class};
use crate::rows::index::{Index, hash};
use crate::rows::names::{Indexes, KEY, first_words, name_hash};
use crate::rows::phrases::{Phrase, Phrases, key};
use crate::rows::store::{Body, Gender, Store, Text};
use crate::rows::tables::sector_of;
use crate::rows::{EntityKind, OfficeTitle, Words, fold, head};
use crate::table::Table;

/// Makes the titles, agents, given names and words of names known to the lexicon.
pub(crate) fn read(store: &mut Store, names: &Indexes, lexicon: &mut Lexicon) -> Result<Words, Error> {
    let mut words = Words::default();
    for row in Table::parse("name_words.tsv", include_str!("../src/data/dictionary/name_words.tsv"), ["word", "class", "sector"])?
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
                "family" => head::FAMILY,
                _ => 0,
            };
            bits |= match label {
                "org" | "first" | "place" | "treaty" => class::NAME_HEAD,
                "particle" => class::PARTICLE,
                "generic" => class::GENERIC,
                "male" => class::MALE,
                "female" => class::FEMALE,
                "former" => class::FORMER,
                "never" | "firm" | "family" => 0,
                other => return Err(row.error(format!("class \"{other}\" is unknown: see the head of the table"))),
            };
        }
        let lex = lexicon.add(row.get(0), bits) as usize;
        if words.heads.len() <= lex {
            words.heads.resize(lex + 1, 0);
        }
        words.heads[lex] |= heads;
        if !row.get(2).is_empty() {
            words.head_sectors.push((lex as u32, Some(sector_of(&row, row.get(2))?)));
        }
    }
    for row in Table::parse("given_names.tsv", include_str!("../src/data/dictionary/given_names.tsv"), ["name", "gender"])? {
        let gender = match row.get(1) {
            "m" => class::MALE,
            "f" => class::FEMALE,
            _ => 0,
        };
        lexicon.add(row.get(0), class::GIVEN | gender);
    }
    let titles = include_str!("../src/data/dictionary/titles.tsv");
    let agents = include_str!("../src/data/dictionary/agents.tsv");
    words.phrases = phrases(store, names, titles, agents, lexicon)?;
    let file = store.files.len();
    store.files.push(Body::BuiltIn(titles));
    for row in Table::parse("titles.tsv", titles, ["title", "office", "rank", "sector"])? {
        let rank = row.get(2).parse().map_err(|_| row.error("rank is no number: write 1 for the highest, up to 9"))?;
        if !row.get(1).is_empty() && !words.titles.iter().any(|t| store.str(t.office) == row.get(1)) {
            let (office, title) = (store.place(file, row.get(1)), store.place(file, row.get(0)));
            words.ranks.add(hash(row.get(1).as_bytes()), words.titles.len() as u32);
            words.titles.push(OfficeTitle { office, title, sector: Sector::new(row.get(3)), rank });
        }
    }
    Ok(words)
}

fn phrases(
    store: &mut Store,
    names: &Indexes,
    titles: &'static str,
    agents: &'static str,
    lexicon: &mut Lexicon,
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
            if is_former(form) || begins_with_state(store, names, form) {
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
                plural_of(form, &mut plural);
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
            plural_of(form, &mut plural);
            phrases.add(lexicon, &plural, Phrase { plural: true, ..phrase });
        }
    }
    Ok(phrases)
}

impl Phrases {
    /// Adds a phrase, word by word.
    pub(crate) fn add(&mut self, lexicon: &mut Lexicon, form: &str, phrase: Phrase) {
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

/// Whether a phrase begins with a state's name or adjective and goes on.
fn begins_with_state(store: &Store, names: &Indexes, phrase: &str) -> bool {
    let mut folded = Vec::new();
    fold::name(phrase, &mut folded);
    (1..=KEY).any(|n| {
        names.names.get(name_hash(&folded[..first_words(&folded, n)])).any(|a| {
            let alias = &store.aliases[a as usize];
            let entry = &store.entries[alias.entry as usize];
            let key = store.key_of(alias);
            folded.starts_with(key)
                && key.len() < folded.len()
                && entry.kind == EntityKind::Country
                && store.str(entry.sort) != "supranational"
        })
    })
}
