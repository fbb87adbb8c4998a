//! What the article calls everybody: the nouns before a name ("Police Chief Ana Vell"), in apposition on either side ("Ana
//! Vell, a former judge"; "the mayor of Ossen, Ana Vell") and behind "is".

use super::nouns::{Nouns, Scope};
use crate::dictionary::{EntityKind, Gender, NONE};
use crate::doc::Doc;
use crate::entities::{Found, term_words};
use crate::lexicon::class;
use crate::segment::Kind;
use crate::syntax::{Chunk, ChunkKind, Tag, verb};

/// What the article or a title calls somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Call {
    entity: u32,
    /// The noun's entry in the lexicon.
    noun: u32,
    /// Whose noun it is ("Vell's lawyer"): the entity, of one that is none its noun, marked with [`NOUN`], or `NONE`.
    pub(super) whose: u32,
    /// "former"
    pub(super) former: bool,
    pub(super) origin: Origin,
}

/// Who calls somebody so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// The article.
    Said,
    /// The role on the article's date.
    Role,
    /// The tables, of another office that is or was held.
    Term,
}

/// The nouns of each entity, and the genders that they show.
pub(super) struct Profiles {
    /// In order.
    calls: Vec<Call>,
    /// For each entity where its calls begin, and where the last one's end.
    of_entity: Vec<u32>,
    genders: Vec<Gender>,
}

/// Marks the noun in place of an owner: "the mayor's lawyer".
const NOUN: u32 = 1 << 31;
/// Marks the noun of "attorney general".
const COMPOUND: u32 = 1 << 31;
/// Marks the noun of an office that is over.
const OVER: u32 = 1 << 30;
/// Marks an age: "Ana Vell, 81,".
const AGE: u32 = 1 << 29;
/// Marks the entity that somebody is from: "Ana Vell of Ohio".
const FROM: u32 = 1 << 28;
/// How many words before a name are read.
const TITLE: usize = 10;
/// How many terms of office of a person are read.
const TERMS: usize = 24;
/// How many chunks before a name an apposition may begin.
const APPOSITION: usize = 8;

impl Profiles {
    pub(super) fn new(doc: &Doc<'_>, nouns: &Nouns) -> Profiles {
        let calls = Vec::with_capacity(doc.entities.len());
        let mut this = Profiles { calls, of_entity: Vec::with_capacity(doc.entities.len() + 1), genders: doc.genders.to_vec() };
        for (i, e) in doc.entities.iter().enumerate() {
            if let Some(role) = &e.role {
                this.title(doc, i as u32, &role.title, Origin::Role);
            }
            this.terms(doc, i as u32);
        }
        for f in doc.found {
            match doc.entities[f.entity as usize].kind {
                EntityKind::Person => this.read(doc, nouns, f, class::PERSON | class::TITLE),
                EntityKind::Organization | EntityKind::Outlet => this.read(doc, nouns, f, class::GROUP),
                _ => {}
            }
        }
        this.calls.sort_unstable();
        this.calls.dedup();
        let mut at = 0;
        for e in 0..=doc.entities.len() as u32 {
            this.of_entity.push(at as u32);
            at += this.calls[at..].iter().take_while(|c| c.entity == e).count();
        }
        this
    }

    /// The words of a title.
    fn title(&mut self, doc: &Doc<'_>, entity: u32, title: &str, origin: Origin) {
        let compound = title.split(' ').skip(1).any(|w| w.eq_ignore_ascii_case("general"));
        let former = title.starts_with("former");
        for word in title.split([' ', '-', '.']) {
            let mut noun = doc.lexicon.get(word.as_bytes());
            if compound && doc.lexicon.is(noun, class::PERSON) && !word.eq_ignore_ascii_case("lieutenant") {
                noun |= COMPOUND;
            }
            if noun != 0 && origin == Origin::Term && former {
                noun |= OVER;
            }
            if noun != 0 {
                self.calls.push(Call { entity, noun, whose: NONE, former, origin });
            }
        }
    }

    /// The offices that the tables give a person, up to the article's date: a candidate whom the article calls that is a
    /// senator as well.
    fn terms(&mut self, doc: &Doc<'_>, entity: u32) {
        let store = &doc.dictionary.store;
        let known = doc.known[entity as usize];
        if known == NONE || doc.entities[entity as usize].kind != EntityKind::Person {
            return;
        }
        for term in store.terms(known).take(TERMS) {
            let now = doc.date.map_or(term.end.is_none(), |d| store.covers(term, d));
            let past = doc.date.is_none_or(|d| term.end.is_some_and(|e| e < d));
            if now || past {
                self.title(doc, entity, &term_words(doc, term, !now).1, Origin::Term);
            }
        }
    }

    fn read(&mut self, doc: &Doc<'_>, nouns: &Nouns, f: &Found, wanted: u64) {
        let chunks = &doc.syntax.chunks;
        let c = doc.syntax.of_word[f.words.end as usize - 1] as usize;
        let Some(own) = chunks.get(c).filter(|x| x.is_noun()) else { return };
        // Before the name in its own phrase.
        let from = (own.words.start as usize).max((f.words.start as usize).saturating_sub(TITLE));
        for w in (from..f.words.start as usize).rev() {
            if doc.words[w].is_possessive() || doc.words[w].tag == Tag::Poss {
                break;
            }
            // In "coast guard commander Vell" only the last noun says what Vell is.
            let next = w + 1 < f.words.start as usize && doc.class(w + 1) & class::PERSON != 0 && doc.words[w + 1].is_word();
            if doc.class(w) & wanted != 0 && doc.mention(w).is_none() && !next {
                self.add(doc, nouns, f.entity, w);
            }
        }
        if own.head as usize >= f.words.end as usize {
            return; // the name stands before another noun: "the Vell family"
        }
        let sentence = |k: usize| chunks.get(k).is_some_and(|x| x.kind != ChunkKind::Stop);
        let noun = |x: &Chunk| {
            let listed = || {
                wanted & class::PERSON != 0 && nouns.get(doc.lex(x.head as usize).lemma).is_some_and(|n| n.scope != Scope::Body)
            };
            x.is_noun()
                && doc.mention(x.head as usize).is_none()
                && (doc.class(x.head as usize) & wanted != 0 || listed())
                && !doc.words[x.head as usize].is_possessive()
        };
        // Behind it: ", a former judge and senator", ", 62, a teacher", " (a teacher)".
        let open =
            |k: usize| chunks.get(k).is_some_and(|x| matches!(x.kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open));
        if open(c + 1) && !doc.words[f.words.end as usize - 1].is_possessive() {
            let mut k = c + 2;
            let age = chunks.get(k).is_some_and(|x| x.words.len() == 1 && doc.words[x.head as usize].kind == Kind::Number);
            if let Some(n) = doc.str(chunks.get(k).map_or(0, |x| x.head as usize)).parse::<u8>().ok().filter(|_| age) {
                self.mark(f.entity, AGE | u32::from(n));
            }
            if age && open(k + 1) {
                k += 2;
            }
            // Not "off Cebu, the coast guard said".
            let speaks = chunks.get(k + 1).is_some_and(|v| v.is_verb() && v.is(verb::FINITE) && v.link as usize == k);
            if chunks.get(k).is_some_and(noun) && !speaks {
                self.add(doc, nouns, f.entity, chunks[k].head as usize);
                if sentence(k + 2) && chunks[k + 1].kind == ChunkKind::Coord && noun(&chunks[k + 2]) {
                    self.add(doc, nouns, f.entity, chunks[k + 2].head as usize);
                }
            }
        }
        // "Ana Vell of Ohio"
        if let (Some(p), Some(n)) = (chunks.get(c + 1), chunks.get(c + 2)) {
            let of = p.kind == ChunkKind::Prep
                && wanted & class::PERSON != 0
                && matches!(doc.lexicon.form(doc.words[p.head as usize].lex), "of" | "from");
            let place = doc
                .mention(n.head as usize)
                .filter(|m| of && n.is_noun() && doc.entities[m.entity as usize].kind != EntityKind::Person);
            if let Some(m) = place {
                self.mark(f.entity, FROM | m.entity);
            }
        }
        // "Vell is a former judge."
        if let (Some(v), Some(n)) = (chunks.get(c + 1), chunks.get(c + 2)) {
            if v.is_verb() && v.is(verb::COPULA) && v.is(verb::FINITE) && !v.is(verb::NEGATED) && v.link as usize == c && noun(n)
            {
                self.add(doc, nouns, f.entity, n.head as usize);
            }
        }
        // Before it: "the mayor of Ossen, Ana Vell,", "the paper that broke the story, Gazeta,".
        let closes = chunks.get(c + 1).is_none_or(|x| !matches!(x.kind, ChunkKind::Coord | ChunkKind::Noun));
        if c >= 2 && closes && chunks[c - 1].kind == ChunkKind::Comma && f.words.start == own.words.start {
            for k in (c.saturating_sub(APPOSITION)..c - 1).rev() {
                let x = &chunks[k];
                match x.kind {
                    ChunkKind::Noun
                        if k == 0
                            || chunks[k - 1].kind != ChunkKind::Prep && (chunks[k - 1].kind != ChunkKind::Rel || k + 2 == c) =>
                    {
                        // "One of the lawmakers, Ana Vell,"
                        if doc.words[x.head as usize].lex == nouns.one && k + 4 == c && noun(&chunks[k + 2]) {
                            self.add(doc, nouns, f.entity, chunks[k + 2].head as usize);
                            break;
                        }
                        let inside = chunks[k + 1..c - 1].iter().any(|y| y.is_verb() || y.kind == ChunkKind::Rel);
                        let relative = chunks.get(k + 1).is_some_and(|y| y.kind == ChunkKind::Rel);
                        if noun(x) && (!inside || relative) {
                            self.add(doc, nouns, f.entity, x.head as usize);
                            break;
                        }
                        if !chunks[k + 1..c - 1].iter().any(Chunk::is_verb) && k > 0 && !chunks[k - 1].is_verb() {
                            break;
                        }
                    }
                    ChunkKind::Noun | ChunkKind::Prep | ChunkKind::Verb | ChunkKind::Rel | ChunkKind::Adv => {}
                    _ => break,
                }
            }
        }
    }

    fn add(&mut self, doc: &Doc<'_>, nouns: &Nouns, entity: u32, word: usize) {
        let lemma = noun_of(doc, nouns, word);
        if lemma == 0 {
            return;
        }
        let from = word.saturating_sub(TITLE);
        let phrase = doc.syntax.of_word[word] as usize;
        let own = |w: &usize| doc.syntax.of_word[*w] as usize == phrase;
        let former = (from..word).rev().take_while(own).any(|w| doc.class(w) & class::FORMER != 0);
        let whose = (from..word).rev().take_while(own).find(|&w| doc.words[w].is_possessive());
        let whose = whose.map_or(NONE, |w| owner_of(doc, w));
        self.calls.push(Call { entity, noun: lemma, whose, former, origin: Origin::Said });
        let gender = &mut self.genders[entity as usize];
        if *gender == Gender::Unknown && doc.entities[entity as usize].kind == EntityKind::Person {
            *gender = nouns.gender(lemma);
        }
    }

    /// Notes what is no noun.
    fn mark(&mut self, entity: u32, noun: u32) {
        self.calls.push(Call { entity, noun, whose: NONE, former: false, origin: Origin::Role });
    }

    /// Whether the article gives the person that age.
    pub(super) fn aged(&self, entity: u32, age: u8) -> bool {
        self.has(entity, AGE | u32::from(age))
    }

    /// Whether the article says that the person is from there.
    pub(super) fn is_from(&self, entity: u32, place: u32) -> bool {
        self.has(entity, FROM | place)
    }

    /// How the article or a title calls the entity by the noun.
    pub(super) fn calls(&self, entity: u32, noun: u32) -> &[Call] {
        let calls = self.all(entity);
        let from = calls.partition_point(|c| c.noun < noun);
        let to = from + calls[from..].iter().take_while(|c| c.noun == noun).count();
        &calls[from..to]
    }

    /// The nouns by which the article or a title calls the entity.
    pub(super) fn nouns(&self, entity: u32) -> impl Iterator<Item = u32> {
        self.all(entity).iter().filter(|c| c.noun & (OVER | AGE | FROM) == 0).map(|c| c.noun & !COMPOUND)
    }

    /// Whether the article or a title calls the entity anything.
    pub(super) fn any(&self, entity: u32) -> bool {
        self.all(entity).iter().any(|c| c.noun & (AGE | FROM) == 0)
    }

    /// Whether the tables give the entity an office of that noun that is over.
    pub(super) fn was(&self, entity: u32, noun: u32) -> bool {
        self.has(entity, noun | OVER)
    }

    /// Whether the article itself does.
    pub(super) fn said(&self, entity: u32) -> bool {
        self.all(entity).iter().any(|c| c.origin == Origin::Said)
    }

    fn all(&self, entity: u32) -> &[Call] {
        let e = entity as usize;
        &self.calls[self.of_entity[e] as usize..self.of_entity[e + 1] as usize]
    }

    /// Whether the article or a title calls the entity so.
    pub(super) fn has(&self, entity: u32, noun: u32) -> bool {
        self.all(entity).binary_search_by_key(&noun, |c| c.noun).is_ok()
    }

    pub(super) fn set_gender(&mut self, entity: u32, gender: Gender) {
        self.genders[entity as usize] = gender;
    }

    pub(super) fn gender(&self, entity: u32) -> Gender {
        self.genders[entity as usize]
    }
}

/// Whose somebody is, by the possessive at a word: the entity, or the noun, marked.
pub(super) fn owner_of(doc: &Doc<'_>, word: usize) -> u32 {
    doc.mention(word).map_or(NOUN | doc.lex(word).lemma, |f| f.entity)
}

/// The noun that decides what somebody is called: its entry; of "attorney general" that of the first word, marked, so that
/// no attorney and no general is meant.
pub(super) fn noun_of(doc: &Doc<'_>, nouns: &Nouns, word: usize) -> u32 {
    let general = |w: usize| doc.words.get(w).is_some_and(|x| x.lex == nouns.general);
    let person = |w: usize| doc.class(w) & class::PERSON != 0;
    let lemma = doc.lex(word).lemma;
    if general(word) && word > 0 && person(word - 1) && doc.words[word].space_before() {
        doc.lex(word - 1).lemma | COMPOUND
    } else if general(word + 1) && person(word) && !doc.words[word].is_possessive() {
        lemma | COMPOUND
    } else {
        lemma
    }
}
