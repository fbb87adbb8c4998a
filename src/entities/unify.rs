//! From candidates to entities: one for all names of the same person, organization, country.
//!
//! Names in full come first, wherever they stand: a headline's "Lee" is the "Lee Jae-myung" of the body. A part of a name
//! is then the person or organization whose fuller name holds the word, by title and gender where two do, else the nearest
//! before it; else an office holder of the date; else, after a title, somebody whom only this article knows.

use super::draft::{Draft, display, entity, gender};
use super::resolve::{self, Sense};
use super::roles::Around;
use super::{Candidate, Context, Entity, Found, Mentions, What};
use crate::code::Country;
use crate::dictionary::{EntityKind, Gender, NONE, fold_one, fold_word, hash, is_generation, without_generation};
use crate::hash::Map;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// The drafts of an article and where they are found. All of it is kept for the next article.
#[derive(Default)]
pub(super) struct Unifier {
    drafts: Vec<Draft>,
    /// Drafts by dictionary entry and by folded name.
    by_key: Map<u64, u32>,
    /// Drafts by a word of their names.
    by_word: ByWord,
    /// Of each candidate, its draft, or `NONE`.
    of: Vec<u32>,
    /// Candidates that nothing has explained so far, with the hashes of their folded words.
    pending: Vec<(u64, usize)>,
    buffer: Vec<u8>,
}

/// Lists of drafts by the hash of a word.
#[derive(Default)]
struct ByWord {
    /// First and last link of the list, and its length.
    lists: Map<u64, [u32; 3]>,
    /// A draft; whether the word is its family name or an established short form; the next link plus one.
    links: Vec<(u32, bool, u32)>,
}

impl ByWord {
    fn clear(&mut self) {
        clear(&mut self.lists);
        self.links.clear();
    }

    /// The drafts of a word, first come first.
    fn get(&self, word: u64) -> impl Iterator<Item = (u32, bool)> {
        let mut at = self.lists.get(&word).map_or(0, |l| l[0] + 1);
        std::iter::from_fn(move || {
            let (d, family, next) = *self.links.get((at as usize).wrapping_sub(1))?;
            at = next;
            Some((d, family))
        })
    }

    fn add(&mut self, word: u64, d: u32, family: bool) {
        let new = self.links.len() as u32;
        let Some([first, last, n]) = self.lists.get_mut(&word) else {
            self.lists.insert(word, [new, new, 1]);
            self.links.push((d, family, 0));
            return;
        };
        // Names that recur a hundred times name nobody.
        let mut at = *first + 1;
        while let Some(&(old, also, next)) = self.links.get((at as usize).wrapping_sub(1)) {
            if *n >= MOST || (old, also) == (d, family) {
                return;
            }
            at = next;
        }
        self.links[*last as usize].2 = new + 1;
        (*last, *n) = (new, *n + 1);
        self.links.push((d, family, 0));
    }
}

/// Empties a map, and gives the room of a huge article back: emptying takes time for it.
fn clear<V>(map: &mut Map<u64, V>) {
    if map.capacity() > 4096 { *map = Map::default() } else { map.clear() }
}

/// How many drafts are found by one word.
const MOST: u32 = 32;

/// How many words behind a full name a bare surname surely means the same person.
const JUST_NAMED: u32 = 40;

/// How many chunks behind a subject its verb is looked for.
const SUBJECT: usize = 14;
/// Shortest surname that may be misspelt, and how many names and words are compared at most.
const MISSPELT: usize = 7;
const MANY: usize = 100;

const CAPITAL_KEY: u64 = 0x5bd1_e995_0000_0001;

/// Joins the candidates into entities and mentions.
pub(super) fn find(context: &Context<'_>, mentions: &mut Mentions) -> Vec<Entity> {
    let Mentions { candidates, unifier, .. } = mentions;
    unifier.clear();
    let mut drafts = std::mem::take(&mut unifier.of);
    let mut pending = std::mem::take(&mut unifier.pending);
    drafts.clear();
    drafts.resize(candidates.len(), NONE);
    pending.clear();
    // A person's longest names first: "Mark-Viverito" and "Ana Vell" are parts of "Melissa Mark-Viverito" and of
    // "Ana Vell Castro", whichever comes first.
    let ends = |c: &Candidate| context.doc.str(c.words.start as usize) != context.doc.str(c.words.end as usize - 1);
    let long = |c: &&Candidate| c.what == What::Shape(EntityKind::Person) && c.words.len() > 2 && ends(c);
    let mut people: Vec<&Candidate> = candidates.iter().filter(long).collect();
    people.sort_by_key(|c| std::cmp::Reverse(c.words.len()));
    for c in people {
        unifier.shape(context, EntityKind::Person, c);
    }
    // Names in full.
    let mut capital_before = None;
    let mut last_end = 0;
    for (i, c) in candidates.iter().enumerate() {
        // "Moscow and Kyiv": the second capital is what the first is.
        if c.words.start > last_end + 2 {
            capital_before = None;
        }
        drafts[i] = match c.what {
            What::Known(h) => match unifier.surname(context, c) {
                NONE => match resolve::name(context, &context.hits.names[h as usize], c, capital_before) {
                    Some(Sense::Entry(e)) => unifier.entry(context, e, false, c),
                    Some(Sense::Place(e)) => unifier.entry(context, e, true, c),
                    // Another state's body of that name.
                    None => unifier.shape(context, EntityKind::Organization, c),
                },
                person => person,
            },
            What::Shape(kind) => unifier.shape(context, kind, c),
            What::Holder => context
                .phrase(&c.role)
                .zip(c.role.country)
                .and_then(|(p, country)| resolve::holder(context.doc, context.doc.dictionary.store.str(p.office), country))
                .map_or(NONE, |e| unifier.entry(context, e, false, c)),
            What::Part(_) => NONE,
        };
        if let (What::Known(_), Some(d)) = (c.what, unifier.drafts.get(drafts[i] as usize)) {
            capital_before = match d.kind {
                EntityKind::Country => Some(true),
                EntityKind::Place => Some(false),
                _ => None,
            };
            last_end = c.words.end;
        }
        if let Some(d) = unifier.drafts.get_mut(drafts[i] as usize) {
            d.count += 1;
        }
        unifier.bracketed(context, c, drafts[i]);
    }
    // Parts of names, in order.
    let mut part = 0;
    for (i, c) in candidates.iter().enumerate() {
        let What::Part(h) = c.what else {
            if let Some(d) = unifier.drafts.get_mut(drafts[i] as usize) {
                d.seen += 1;
                // Whether it is a subject matters to a part of a name that follows soon.
                let is_part = |c: &Candidate| matches!(c.what, What::Part(_));
                while part <= i || candidates.get(part).is_some_and(|c| !is_part(c)) {
                    part += 1;
                }
                let soon = candidates.get(part).is_some_and(|p| p.words.start <= c.words.start + JUST_NAMED);
                if soon && is_subject(context, c.words) {
                    d.last = c.words.start + 1;
                }
            }
            continue;
        };
        drafts[i] = unifier.part(context, c, h);
        if let Some(d) = unifier.drafts.get_mut(drafts[i] as usize) {
            d.seen += 1;
        }
        // "his wife, Olga,": a given name, though it is somebody's surname in the tables.
        let given = || h != NONE && context.doc.class(c.words.start as usize) & class::GIVEN != 0 && is_called(context, c);
        if drafts[i] == NONE && !c.loud && (h == NONE || given()) {
            unifier.buffer.clear();
            c.words.iter().for_each(|w| fold_one(context.doc.text, context.doc.words, w, &mut unifier.buffer));
            pending.push((hash(&unifier.buffer), i));
        }
    }
    // One name after the other, in the order in which they come first.
    pending.sort_unstable();
    let mut names: Vec<&[(u64, usize)]> = pending.chunk_by(|a, b| a.0 == b.0).collect();
    names.sort_unstable_by_key(|list| list[0].1);
    for (n, list) in names.into_iter().enumerate() {
        let first = &candidates[list[0].1];
        let mut d = if n < MANY { unifier.misspelt(context, first) } else { NONE };
        if d == NONE {
            let Some(kind) = unknown_kind(context, list, candidates) else { continue };
            d = unifier.shape(context, kind, first);
        }
        for &(_, i) in list {
            drafts[i] = d;
        }
    }
    for (i, c) in candidates.iter().enumerate() {
        if let (What::Part(NONE), NONE) = (c.what, drafts[i]) {
            // A headline's word that is a name in the body.
            if let Some(&d) = unifier.by_key.get(&name_key(context, c.words, &mut unifier.buffer)) {
                drafts[i] = d;
            }
        }
    }
    (unifier.of, unifier.pending) = (drafts, pending);
    finish(context, mentions)
}

/// Whether a name is the subject of a finite verb: right behind it, or behind an apposition.
fn is_subject(context: &Context<'_>, words: Range) -> bool {
    let syntax = context.doc.syntax;
    let own = syntax.of_word[words.end as usize - 1];
    let behind = syntax.chunks[own as usize..].iter().take(SUBJECT);
    behind.clone().any(|v| v.is_verb() && v.link == own)
}

/// Whether the words around a single word say that it is a person's name.
fn is_called(context: &Context<'_>, c: &Candidate) -> bool {
    let doc = context.doc;
    let w = c.words;
    let before = w.start.checked_sub(1).map_or("", |b| doc.str(b as usize));
    // "a villager named Vell"
    if before == "named" && w.start > 1 && doc.class(w.start as usize - 2) & class::PERSON != 0 {
        return true;
    }
    // "her husband, Carl,"
    let given = doc.class(w.start as usize) & class::GIVEN != 0;
    let closed = doc.words.get(w.end as usize).is_some_and(|x| x.kind == Kind::Comma) && before == ",";
    let role = context.phrase(&c.role);
    // "Somchai, a farmer in Surin, ..."
    let around = &c.role;
    let called = role.is_some() && !around.before && around.words.end > around.words.start && {
        let noun = around.words.end as usize - 1;
        let class = doc.class(noun);
        class & (class::PERSON | class::PLURAL) == class::PERSON && !doc.words[noun].is_capital()
    };
    // "the first coach, Ketevan, said": a noun that is neither title nor agent.
    let noun = || w.start > 1 && doc.class(w.start as usize - 2) & (class::PERSON | class::PLURAL) == class::PERSON;
    if given && closed && noun() {
        return true;
    }
    // "the queen, Margit, ..."
    called || role.is_some_and(|p| given || p.title && closed)
}

/// What single words are that nothing explains: places after a preposition of place, else organizations.
fn unknown_kind(context: &Context<'_>, list: &[(u64, usize)], candidates: &[Candidate]) -> Option<EntityKind> {
    let doc = context.doc;
    let (mut place, mut speaks, mut the, mut at) = (0, 0, 0, 0);
    for &(_, i) in list {
        let w = candidates[i].words;
        let before = w.start.checked_sub(1).map_or("", |b| doc.str(b as usize));
        if is_called(context, &candidates[i]) {
            return Some(EntityKind::Person);
        }
        place += usize::from(matches!(before, "in" | "at" | "near" | "from" | "around" | "outside"));
        at += usize::from(before == "at");
        the += usize::from(before.eq_ignore_ascii_case("the"));
        let next = doc.words.get(w.end as usize).map_or(0, |w| w.class);
        speaks += usize::from(next & class::CUE != 0 && next & class::PAST != 0);
    }
    if place * 3 >= list.len() && place > 0 && speaks == 0 {
        Some(EntityKind::Place)
    } else if speaks > 0 && the == 0 && at == 0 && list.len() > 1 {
        Some(EntityKind::Person)
    } else {
        Some(EntityKind::Organization)
    }
}

/// The key of a name: its folded words without initials.
fn name_key(context: &Context<'_>, words: Range, buffer: &mut Vec<u8>) -> u64 {
    buffer.clear();
    for w in words.iter() {
        let word = &context.doc.words[w];
        if word.is_initial() && words.len() > 2 || word.is_punct() {
            continue;
        }
        fold_one(context.doc.text, context.doc.words, w, buffer);
    }
    hash(buffer)
}

/// The country that an organization's name begins with, or that stands before or after it: "US Embassy", "the Turkish |
/// Trade Board", "Federal Grid Office of | Germany".
fn nation(context: &Context<'_>, words: Range) -> Option<Country> {
    let doc = context.doc;
    let (start, end) = (words.start as usize, words.end as usize);
    let inside = context.country_at(start).map(|c| c.0);
    let before = || {
        context.country_before(start).filter(|_| doc.words[start - 1].is_possessive() || context.is_adjective(start)).map(|c| c.0)
    };
    let after = || {
        let of = doc.words.get(end).is_some_and(|w| w.kind == Kind::Alpha && !doc.words[end - 1].is_possessive())
            && doc.str(end) == "of";
        let skip = end + 1 + usize::from(of && doc.words.get(end + 1).is_some_and(|w| w.class & class::DET != 0));
        if of { context.country_at(skip).map(|c| c.0) } else { None }
    };
    // "University of | Nairobi", "Bank of | America": the country or town that the rest of the name holds.
    let of = || {
        let names = &context.hits.names;
        let mut from = context.hits.name_places.before(words.start as usize);
        from += usize::from(names.get(from).is_some_and(|h| h.words.start < words.start));
        let rest = names[from..].iter().take_while(|h| h.words.end <= words.end).filter(|h| !h.weak);
        rest.filter_map(|h| context.country_at(h.words.start as usize).map(|c| c.0).or(h.country)).next()
    };
    inside.or_else(before).or_else(after).or_else(of)
}

impl Unifier {
    /// Forgets the article before.
    fn clear(&mut self) {
        self.drafts.clear();
        clear(&mut self.by_key);
        self.by_word.clear();
    }

    fn draft(&mut self, draft: Draft) -> u32 {
        self.drafts.push(draft);
        self.drafts.len() as u32 - 1
    }

    /// The draft of an entry of the dictionary.
    fn entry(&mut self, context: &Context<'_>, entry: u32, capital: bool, c: &Candidate) -> u32 {
        let key = (u64::from(entry) + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ if capital { CAPITAL_KEY } else { 0 };
        let known = self.by_key.get(&key).copied();
        let d = known.unwrap_or_else(|| {
            let row = &context.doc.dictionary.store.entries[entry as usize];
            let d = self.draft(Draft {
                kind: if capital { EntityKind::Place } else { row.kind },
                known: entry,
                capital,
                name: c.words,
                around: Around::default(),
                country: row.country,
                gender: row.gender,
                index: NONE,
                count: 0,
                seen: 0,
                last: 0,
            });
            self.by_key.insert(key, d);
            d
        });
        let kind = self.drafts[d as usize].kind;
        if kind == EntityKind::Person {
            if known.is_none() {
                // The words by which a text calls the person: the established short forms and those of the full name.
                let store = &context.doc.dictionary.store;
                let name = store.str(store.entries[entry as usize].name);
                let mut words = without_generation(name).split(' ').peekable();
                while let Some(w) = words.next() {
                    self.word(w, d, words.peek().is_none());
                }
                self.word(name, d, true);
                self.runs(name, d);
            }
            self.note(context, d, c);
        } else if matches!(kind, EntityKind::Organization | EntityKind::Outlet) && known.is_none() && c.words.len() > 1 {
            self.short_form(context, d, c.words);
        }
        d
    }

    /// The first word of an organization's name may stand for it: "Mahan" for "Mahan Air".
    fn short_form(&mut self, context: &Context<'_>, d: u32, words: Range) {
        let first = words.start as usize;
        let common = class::NOUN | class::ADJ | class::VERB | class::PREP | class::GIVEN | class::NUM;
        if context.doc.class(first) & common == 0 && context.country_at(first).is_none() {
            self.word(context.doc.str(first), d, false);
        }
    }

    /// The draft of a name that no table holds.
    fn shape(&mut self, context: &Context<'_>, kind: EntityKind, c: &Candidate) -> u32 {
        let mut key = name_key(context, c.words, &mut self.buffer);
        let nation = if kind == EntityKind::Organization { nation(context, c.words) } else { None };
        if let Some(n) = nation {
            key ^= hash(n.as_str().as_bytes());
        }
        let known = self.by_key.get(&key).copied();
        let d = match known {
            Some(d) => d,
            None => {
                let d = self.draft(Draft {
                    kind,
                    known: NONE,
                    capital: false,
                    name: c.words,
                    around: Around::default(),
                    country: nation,
                    gender: Gender::Unknown,
                    index: NONE,
                    count: 0,
                    seen: 0,
                    last: 0,
                });
                self.by_key.insert(key, d);
                d
            }
        };
        let doc = context.doc;
        let draft = &mut self.drafts[d as usize];
        // What a name is called by follows from its letters: once is enough.
        let same = draft.known == NONE && draft.kind == kind && doc.slice(c.words) == doc.slice(draft.name);
        let again = known.is_some() && same;
        if c.words.len() > draft.name.len() {
            draft.name = c.words;
        }
        if kind == EntityKind::Person && !again {
            let is_part = |&w: &usize| doc.words[w].is_word() && !doc.words[w].is_initial() && !is_generation(doc.str(w));
            let parts = c.words.iter().filter(is_part).count();
            for (n, w) in c.words.iter().filter(is_part).enumerate() {
                // Small words and the halves of hyphenated names are no names by themselves.
                if doc.words[w].is_capital() {
                    self.word(doc.str(w), d, n + 1 == parts);
                }
            }
            // "Alaa al-Din": the hyphenated whole.
            if let Some(h) = c.words.iter().rfind(|&w| doc.words[w].kind == Kind::Hyphen) {
                let start = h.saturating_sub(1);
                self.word(doc.slice(Range::new(start, c.words.end as usize)), d, true);
                if doc.words[start].is_capital() {
                    self.word(doc.str(start), d, parts > 2 && start == c.words.start as usize);
                }
                // Family name first: "Kim Jong-un".
                self.word(doc.str(c.words.start as usize), d, true);
            }
            if c.words.len() > 2 {
                self.runs(&display(context, c.words), d);
            }
        }
        if kind == EntityKind::Person {
            self.note(context, d, c);
        } else if kind == EntityKind::Organization && c.words.len() > 1 {
            self.short_form(context, d, c.words);
        }
        d
    }

    /// A town or country that speaks, or that a person's title stands before, is the person of that surname who was named
    /// in full before: "Lloyd Austin ... Austin said".
    fn surname(&mut self, context: &Context<'_>, c: &Candidate) -> u32 {
        if c.words.len() != 1 || self.drafts.is_empty() {
            return NONE;
        }
        let doc = context.doc;
        let speaks = |i: Option<usize>| i.is_some_and(|i| doc.words.get(i).is_some_and(|w| w.class & class::SPEAKS != 0));
        let end = c.words.end as usize;
        let titled = context.phrase(&c.role).is_some_and(|p| p.title) && c.role.before;
        if !titled && !speaks(Some(end)) && !speaks((c.words.start as usize).checked_sub(1)) {
            return NONE;
        }
        self.buffer.clear();
        fold_word(doc.str(c.words.start as usize), &mut self.buffer);
        let person = |&(d, family): &(u32, bool)| {
            let draft = &self.drafts[d as usize];
            family && draft.kind == EntityKind::Person && draft.known == NONE && draft.name.start < c.words.start
                || family && draft.kind == EntityKind::Person && draft.count > 0 && draft.name.len() > 1
        };
        self.by_word.get(hash(&self.buffer)).filter(person).last().map_or(NONE, |p| p.0)
    }

    /// A name of three words or more is also called by its last or first ones: "Domingo Ayala" for "Rafael Domingo Ayala",
    /// "Oleg Petrovich" for "Oleg Petrovich Sablin".
    fn runs(&mut self, name: &str, d: u32) {
        let is_word = |w: &&str| !w.is_empty() && !(w.ends_with('.') && w.len() < 3);
        let words: Vec<&str> = name.split([' ', '-', '"', '“', '”']).filter(is_word).take(8).collect();
        for n in 2..words.len() {
            for run in [&words[words.len() - n..], &words[..n]] {
                self.buffer.clear();
                for w in run {
                    fold_word(w, &mut self.buffer);
                    self.buffer.push(b' ');
                }
                self.by_key.entry(hash(&self.buffer)).or_insert(d);
            }
        }
    }

    /// The person whose surname differs from a word in one letter, as typing errors make it: "Dellacrox" for "Dellacroix".
    fn misspelt(&self, context: &Context<'_>, c: &Candidate) -> u32 {
        let word = context.doc.str(c.words.start as usize);
        if word.len() < MISSPELT {
            return NONE;
        }
        let last = |d: &Draft| context.doc.str(d.name.end as usize - 1);
        let person = |d: &Draft| d.kind == EntityKind::Person && d.name.len() > 1 && d.name.start < c.words.start;
        let near = |d: &&Draft| person(d) && one_letter(last(d), word);
        let at = self.drafts.iter().take(MANY).rposition(|d| near(&d));
        at.map_or(NONE, |d| d as u32)
    }

    /// What the words around a person's name say of the person.
    fn note(&mut self, context: &Context<'_>, d: u32, c: &Candidate) {
        let title_gender = context.title_gender(&c.role);
        let draft = &mut self.drafts[d as usize];
        if draft.gender == Gender::Unknown {
            draft.gender = title_gender;
        }
        let weight =
            |a: &Around| context.phrase(a).map_or(0, |p| 1 + i32::from(p.sector.is_some()) + i32::from(!p.office.is_empty()));
        if weight(&c.role) > weight(&draft.around) {
            draft.around = c.role;
        }
        if draft.country.is_none() {
            draft.country = c.role.country;
        }
    }

    fn word(&mut self, word: &str, d: u32, family: bool) {
        self.buffer.clear();
        fold_word(word, &mut self.buffer);
        if self.buffer.len() < 2 {
            return;
        }
        self.by_word.add(hash(&self.buffer), d, family);
    }

    /// "African Union (AU)": the short form in brackets means what stands before them.
    fn bracketed(&mut self, context: &Context<'_>, c: &Candidate, d: u32) {
        let doc = context.doc;
        let end = c.words.end as usize;
        if d == NONE || end + 2 >= doc.words.len() || doc.words[end].kind != Kind::Open || doc.words[end + 2].kind != Kind::Close
        {
            return;
        }
        if doc.words[end + 1].is_capital() && self.drafts[d as usize].kind != EntityKind::Person {
            let short = doc.str(end + 1);
            self.word(short, d, true);
            let key = name_key(context, Range::new(end + 1, end + 2), &mut self.buffer);
            self.by_key.entry(key).or_insert(d);
        }
    }

    /// Whom a part of a name means.
    fn part(&mut self, context: &Context<'_>, c: &Candidate, hit: u32) -> u32 {
        let doc = context.doc;
        self.buffer.clear();
        for w in c.words.iter() {
            fold_word(doc.str(w), &mut self.buffer);
        }
        let around = &c.role;
        let gender = context.title_gender(around);
        let mut best: Option<(i32, u32)> = None;
        for (d, family) in self.by_word.get(hash(&self.buffer)) {
            let draft = &self.drafts[d as usize];
            let mut score = if family { 6 } else { 1 };
            let own = self::gender(context, draft);
            let clash = own != Gender::Unknown && gender != Gender::Unknown && own != gender;
            let stranger =
                around.before && around.country.is_some() && draft.country.is_some() && draft.country != around.country;
            if clash || stranger && draft.kind == EntityKind::Person {
                score -= 10;
            }
            if draft.kind != EntityKind::Person && around.before {
                score -= 4;
            }
            if !family && draft.kind == EntityKind::Person && around.before {
                // "President Donald" is nobody; "Queen Elizabeth", "Prince Harry" are.
                score -= 1;
            }
            let (a, b) = (context.phrase(around), context.phrase(&draft.around));
            if let (Some(a), Some(b)) = (a, b) {
                let s = &doc.dictionary.store;
                if !a.office.is_empty() && !b.office.is_empty() {
                    score += if s.str(a.office) == s.str(b.office) { 4 } else { -1 };
                }
            }
            if draft.name.start <= c.words.start {
                score += 1;
            }
            // Two of one surname: the one just named in full, or else the one whom the article names most often.
            let near = |d: &Draft| d.last != 0 && c.words.start.saturating_sub(d.last) < JUST_NAMED;
            let salience = |d: &Draft| (near(d), d.count + d.seen, d.name.start <= c.words.start, d.name.start);
            if best.is_none_or(|b| score > b.0 || score == b.0 && salience(draft) > salience(&self.drafts[b.1 as usize])) {
                best = Some((score, d));
            }
        }
        if let Some((score, d)) = best {
            if score > 0 {
                if self.drafts[d as usize].kind == EntityKind::Person {
                    self.note(context, d, c);
                }
                return d;
            }
        }
        let unusual = c.words.len() == doc.words.len()
            || doc.class(c.words.start as usize)
                & (class::NOUN | class::VERB | class::ADJ | class::ADV | class::GIVEN | class::MONTH)
                == 0;
        if hit != NONE {
            let names = &context.hits.names[hit as usize];
            if let Some(e) = resolve::person(context, names, around, unusual) {
                return self.entry(context, e, false, c);
            }
        }
        let titled = context.phrase(around).is_some_and(|p| p.title) && around.before && around.words.end == c.words.start;
        if titled && !c.loud {
            return self.shape(context, EntityKind::Person, c);
        }
        let next = doc.words.get(c.words.end as usize).map_or(0, |w| w.class);
        let speaks = next & class::CUE != 0 && next & class::PAST != 0;
        if hit != NONE && unusual && speaks && !c.loud {
            return self.shape(context, EntityKind::Person, c);
        }
        NONE
    }
}

/// Makes the entities of the drafts that have mentions, and the mentions.
fn finish(context: &Context<'_>, mentions: &mut Mentions) -> Vec<Entity> {
    let Mentions { found, places, genders, guessed, known, candidates, unifier } = mentions;
    found.clear();
    genders.clear();
    guessed.clear();
    known.clear();
    let mut entities = Vec::new();
    for (c, &d) in candidates.iter().zip(&unifier.of) {
        let Some(draft) = unifier.drafts.get_mut(d as usize) else { continue };
        if draft.index == NONE {
            draft.index = entities.len() as u32;
            entities.push(entity(context, draft, &mut unifier.buffer));
            known.push(if draft.capital { NONE } else { draft.known });
            genders.push(gender(context, draft));
            guessed.push(draft.gender == Gender::Unknown);
        }
        found.push(Found { words: c.words, entity: draft.index });
    }
    places.fill(context.doc.words.len(), found.iter().map(|f| f.words));
    entities
}

/// Whether two words differ in one letter that is missing or another one; the first letter must be the same.
fn one_letter(a: &str, b: &str) -> bool {
    let (long, short) = if a.len() >= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if short.is_empty() || long[0] != short[0] || long.len() - short.len() > 1 || long == short {
        return false;
    }
    let same = long.iter().zip(short).take_while(|(x, y)| x.eq_ignore_ascii_case(y)).count();
    let behind = if long.len() == short.len() { same + 1 } else { same };
    same < long.len() && long[same + 1..].eq_ignore_ascii_case(&short[behind.min(short.len())..])
}
