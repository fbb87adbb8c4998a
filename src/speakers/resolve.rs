//! Whom a source means.

use super::SpeakerKind;
use super::discourse::{Discourse, Place};
use crate::dictionary::{EntityKind, Gender, Index, hash};
use crate::doc::Doc;
use crate::hash::Map;
use crate::lexicon::{class, pronoun};
use crate::quotes::Attribution;
use crate::segment::{Kind, Range};
use crate::span::Span;
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};
use std::cell::{Cell, OnceCell};

/// Who speaks.
#[derive(Clone, Debug)]
pub(super) enum Who {
    /// An entity of the article.
    Entity(u32),
    /// An entity by the name that the article gives it.
    Called(u32, Range),
    /// Several, with those that are named.
    Group { words: Range, members: Vec<u32> },
    /// A name that is no entity.
    Named(Range, SpeakerKind),
    /// Somebody without a name.
    Described(Range, SpeakerKind),
}

pub(super) struct Resolver<'a> {
    doc: &'a Doc<'a>,
    discourse: Discourse,
    /// The last group that spoke, for "they".
    group: Option<Who>,
    /// Unnamed speakers by their head nouns, for "the official", and the last of them.
    described: Map<u32, Who>,
    last_described: Option<Who>,
    /// People by the hash of the last word of their names, made when first asked for; the one named first comes first.
    people: OnceCell<Index>,
    /// Of each entity whether the text holds its name as the tables write it, where that has been asked.
    literal: Vec<Cell<Option<bool>>>,
}

/// How many places on either side are asked whom a title means: more than an article has.
const HOLDERS: usize = 500;
/// How many chunks on either side of a pronoun are asked for the subject that it means.
const SUBJECTS: usize = 200;
/// How many bytes from the beginning are searched for a name as the tables write it: an article is shorter.
const ARTICLE: usize = 100_000;

/// A source's bytes: a possessive ending at its end is no part of it.
pub(super) fn source_span(doc: &Doc<'_>, words: Range) -> Span {
    let span = doc.span(words);
    let tail = words.end.checked_sub(1).map_or(0, |w| doc.words[w as usize].tail);
    Span::raw(span.start() as u32, span.end() as u32 - u32::from(tail))
}

impl<'a> Resolver<'a> {
    pub(super) fn new(doc: &'a Doc<'a>, discourse: Discourse) -> Resolver<'a> {
        Resolver {
            doc,
            discourse,
            group: None,
            described: Map::default(),
            last_described: None,
            people: OnceCell::new(),
            literal: vec![Cell::new(None); doc.entities.len()],
        }
    }

    /// Remembers who an attribution's source is.
    pub(super) fn note(&mut self, who: &Who, a: &Attribution) {
        match who {
            Who::Entity(e) | Who::Called(e, _) => {
                let word = a.source_head.unwrap_or(a.parts[0].start);
                let sentence = self.discourse.sentence_of[word as usize];
                // A letter or statement of somebody's speaks for them, but is not who a pronoun means next.
                let own = self.doc.words[word as usize].tag == Tag::Pronoun
                    || self.doc.mention(word as usize).is_some()
                    || self.doc.class(word as usize) & class::PERSON != 0;
                let reported = self.discourse.reported[word as usize];
                self.discourse.add(Place {
                    word,
                    sentence,
                    entity: *e,
                    prominent: own,
                    quoted: false,
                    spoke: own && !reported,
                    reported,
                });
            }
            Who::Group { .. } => self.group = Some(who.clone()),
            Who::Named(words, _) | Who::Described(words, _) => {
                let head = a.source_head.unwrap_or(words.end - 1);
                let lemma = self.doc.lex(head as usize).lemma;
                if let Who::Described(_, SpeakerKind::Group) = who {
                    self.group = Some(who.clone());
                }
                if lemma == 0 || !self.described.contains_key(&lemma) {
                    self.described.insert(lemma, who.clone());
                    self.last_described = Some(who.clone());
                }
            }
        }
    }

    /// Resolves the source `words` with its deciding word `head`, of an attribution in `sentence`.
    pub(super) fn who(&self, words: Range, head: Option<u32>, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        let head = head.unwrap_or(words.end - 1) as usize;
        let h = &doc.words[head];
        if h.tag == Tag::Pronoun || h.tag == Tag::Poss || h.tag == Tag::Rel {
            return self.pronoun(words, head, sentence);
        }
        // The phrase around the head, without what is joined to it.
        let phrase = self.phrase(words, head);
        if let Some(group) = self.joint(words, head) {
            return Some(group);
        }
        if let Some(f) = self.head_mention(phrase, head) {
            return Some(self.by_entity(f, phrase, head));
        }
        let titled = doc.class(head) & (class::PERSON | class::TITLE) != 0;
        if let Some(e) = self.named_behind(words, head).filter(|_| titled) {
            return Some(Who::Entity(e));
        }
        // "the campaign manager, Ana Vell, said": a name in apposition.
        if let Some(e) = self.apposition(words, head, sentence) {
            return Some(Who::Entity(e));
        }
        if let Some(e) = self.author(words, phrase, head) {
            return Some(Who::Entity(e));
        }
        if h.tag == Tag::Name && !titled {
            return Some(self.unlisted(phrase, head));
        }
        self.description(phrase, head)
    }

    /// The noun phrase chunk of the head, cut to the source.
    fn phrase(&self, words: Range, head: usize) -> Range {
        let c = self.doc.syntax.of_word[head] as usize;
        match self.doc.syntax.chunks.get(c) {
            Some(chunk) if chunk.kind == ChunkKind::Noun => {
                let start = chunk.words.start.max(words.start.min(head as u32));
                Range { start, end: chunk.words.end.min(words.end.max(head as u32 + 1)) }
            }
            _ => Range::new(head, head + 1),
        }
    }

    /// The mention at the head of the phrase: one that the head word is part of.
    fn head_mention(&self, phrase: Range, head: usize) -> Option<u32> {
        if let Some(f) = self.doc.mention(head) {
            return Some(f.entity);
        }
        // A head that is part of a longer name's tail ("Robert Vell Jr.").
        let before = head.checked_sub(1).filter(|&w| phrase.contains(w))?;
        (self.doc.words[head].tag == Tag::Name && self.doc.words[head].is_all_caps())
            .then(|| self.doc.mention(before).map(|f| f.entity))
            .flatten()
    }

    fn by_entity(&self, entity: u32, phrase: Range, head: usize) -> Who {
        let doc = self.doc;
        let e = &doc.entities[entity as usize];
        // "Democrats", "South Koreans": the people, not the party or the state.
        let text = doc.str(head);
        let people = doc.words[head].kind == Kind::Alpha && text.ends_with('s') && !e.name.contains(text) && text.len() > 4;
        match e.kind {
            EntityKind::Organization | EntityKind::Country if people && !doc.words[head].is_all_caps() => {
                Who::Described(phrase, SpeakerKind::Group)
            }
            // "the Turkish Ministry of Foreign Affairs": its name here, where the tables' one would not be recognised.
            EntityKind::Organization if phrase.len() > 1 && !self.literal(entity, phrase) => {
                Who::Called(entity, without_article(doc, phrase, head))
            }
            EntityKind::Place | EntityKind::Treaty if phrase.len() > 1 && doc.words[head].tag != Tag::Name => {
                Who::Described(phrase, SpeakerKind::Anonymous)
            }
            _ => Who::Entity(entity),
        }
    }

    /// Whether the text holds the entity's name as the tables write it.
    fn literal(&self, entity: u32, phrase: Range) -> bool {
        let cell = &self.literal[entity as usize];
        cell.get().unwrap_or_else(|| {
            let (doc, name) = (self.doc, &*self.doc.entities[entity as usize].name);
            let mut end = doc.text.len().min(ARTICLE);
            while !doc.text.is_char_boundary(end) {
                end -= 1;
            }
            let literal = doc.slice(phrase).contains(name) || doc.text[..end].contains(name);
            cell.set(Some(literal));
            literal
        })
    }

    /// "Special Representative for Iran Brian Hook": a title with its complement, and the name at its end.
    fn named_behind(&self, words: Range, head: usize) -> Option<u32> {
        let doc = self.doc;
        let last = words.end as usize - 1;
        let f = doc
            .mention(last)
            .filter(|f| f.words.start as usize > head && doc.entities[f.entity as usize].kind == EntityKind::Person)?;
        // Not "the spokesman for Lee": a preposition right before the name makes it somebody else's.
        let before = &doc.words[f.words.start as usize - 1];
        (before.tag != Tag::Prep && before.tag != Tag::Det && before.tag != Tag::Coord && before.is_word()).then_some(f.entity)
    }

    /// The person who speaks in a document: "Lee's letter", "a tweet by Lee".
    fn author(&self, words: Range, phrase: Range, head: usize) -> Option<u32> {
        let doc = self.doc;
        if doc.class(head) & (class::DOCUMENT | class::SPEECH) == 0 {
            return None;
        }
        let person = |e: u32| doc.entities[e as usize].kind == EntityKind::Person;
        let possessor =
            phrase.iter().take_while(|&w| w < head).find(|&w| doc.words[w].is_possessive()).and_then(|w| doc.mention(w));
        if let Some(f) = possessor.filter(|f| person(f.entity)) {
            return Some(f.entity);
        }
        let by = (head + 1..words.end as usize).find(|&w| matches!(doc.lexicon.form(doc.words[w].lex), "by" | "from"))?;
        (by + 1..words.end as usize).find_map(|w| doc.mention(w)).map(|f| f.entity).filter(|&e| person(e))
    }

    /// "Lee and Kim", "the State Department and the Pentagon": names joined at the source's top level.
    fn joint(&self, words: Range, head: usize) -> Option<Who> {
        let doc = self.doc;
        let coordinated = words.iter().any(|w| w < head && (doc.words[w].tag == Tag::Coord || doc.words[w].kind == Kind::Comma));
        if !coordinated {
            return None;
        }
        let mut members = Vec::new();
        let mut w = words.start as usize;
        while w < words.end as usize {
            let chunk = &doc.syntax.chunks[doc.syntax.of_word[w] as usize];
            if chunk.kind == ChunkKind::Noun {
                let last = chunk.head as usize;
                if let Some(f) = doc.mention(last) {
                    let behind_prep = w > words.start as usize && doc.words[w - 1].tag == Tag::Prep;
                    if !behind_prep && !doc.words[last].is_possessive() && !members.contains(&f.entity) {
                        members.push(f.entity);
                    }
                }
            }
            w = (chunk.words.end as usize).max(w + 1);
        }
        (members.len() >= 2).then_some(Who::Group { words, members })
    }

    /// A person named right before or behind the phrase between commas.
    fn apposition(&self, words: Range, head: usize, sentence: usize) -> Option<u32> {
        let doc = self.doc;
        if doc.class(head) & class::PERSON == 0 {
            return None;
        }
        let limit = doc.sentences[sentence].words;
        let chunks = &doc.syntax.chunks;
        let last = chunks.get(doc.syntax.of_word[words.end as usize - 1] as usize)?;
        let mut c = doc.syntax.of_word[last.words.end as usize - 1] as usize + 1;
        // Over the phrase's own prepositional phrases.
        while chunks.get(c).is_some_and(|x| x.kind == ChunkKind::Prep)
            && chunks.get(c + 1).is_some_and(|x| x.kind == ChunkKind::Noun)
        {
            c += 2;
        }
        let comma = chunks.get(c).filter(|x| matches!(x.kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Open))?;
        let next = chunks.get(c + 1).filter(|x| x.kind == ChunkKind::Noun && limit.contains(x.words.start as usize))?;
        let _ = comma;
        let f = doc.mention(next.head as usize)?;
        let person = doc.entities[f.entity as usize].kind == EntityKind::Person;
        let closes = chunks
            .get(c + 2)
            .is_some_and(|x| matches!(x.kind, ChunkKind::Comma | ChunkKind::Dash | ChunkKind::Close | ChunkKind::Stop));
        (person && closes && !next.is(noun::TIME)).then_some(f.entity)
    }

    /// A name that is no entity: perhaps a part of one.
    fn unlisted(&self, phrase: Range, head: usize) -> Who {
        let doc = self.doc;
        let form = doc.str(head);
        if let Some(e) = self.person_called(form) {
            return Who::Entity(e);
        }
        let kind = if doc.class(head) & class::GROUP != 0 { SpeakerKind::Organization } else { SpeakerKind::Person };
        // The name alone: the capitalised words up to the head.
        let mut start = head;
        while start > phrase.start as usize && doc.words[start - 1].tag == Tag::Name {
            start -= 1;
        }
        Who::Named(Range::new(start, head + 1), kind)
    }

    /// The first person whose name ends with a word.
    fn person_called(&self, form: &str) -> Option<u32> {
        let entities = self.doc.entities;
        let last = |e: u32| entities[e as usize].name.rsplit([' ', '-']).next().unwrap_or("");
        let people = self.people.get_or_init(|| {
            let mut people = Index::with_capacity(entities.len());
            let person = |e: &u32| entities[*e as usize].kind == EntityKind::Person;
            // The index gives what was added last first.
            (0..entities.len() as u32).rev().filter(person).for_each(|e| people.add(hash(last(e).as_bytes()), e));
            people
        });
        people.get(hash(form.as_bytes())).find(|&e| last(e) == form)
    }

    fn pronoun(&self, words: Range, head: usize, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        let bits = self.pronoun_bits(head);
        if bits & (pronoun::FIRST | pronoun::SECOND) != 0 {
            return None;
        }
        if bits & pronoun::THIRD == 0 || bits & pronoun::INDEFINITE != 0 {
            // "some", "many", "others", "one of them"
            return Some(Who::Described(words, SpeakerKind::Group));
        }
        if bits & pronoun::PLURAL != 0 {
            return self.they(words, head, sentence);
        }
        if bits & pronoun::NEUTER != 0 {
            return self.it(head, sentence);
        }
        let gender = if bits & pronoun::FEMALE != 0 { Gender::Female } else { Gender::Male };
        if let Some(e) = self.discourse.person(doc, head, gender) {
            return Some(Who::Entity(e));
        }
        self.last_described.clone()
    }

    /// A pronoun's bits; of a contraction ("he's") those of the pronoun in it.
    fn pronoun_bits(&self, head: usize) -> u32 {
        let lex = self.doc.words[head].lex;
        let value = self.doc.lexicon.lex(lex).value;
        if value != 0 {
            return value;
        }
        let form = self.doc.lexicon.form(lex);
        match form.find('\'') {
            Some(at) => self.doc.lexicon.lex(self.doc.lexicon.get(&form.as_bytes()[..at])).value,
            None => 0,
        }
    }

    /// The nearest organization, document or country that is a subject before, in this sentence or the two before.
    fn it(&self, head: usize, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        for s in (sentence.saturating_sub(2)..=sentence).rev() {
            let base = doc.syntax.sentences[s].start;
            for v in self.chunks_around(s, head) {
                if !v.is_verb() || !v.is(verb::FINITE) || v.link < base || v.link as usize >= doc.syntax.chunks.len() {
                    continue;
                }
                let c = doc.syntax.chunks[v.link as usize];
                let at = c.head as usize;
                if at >= head || c.is(noun::PRONOUN | noun::TIME | noun::PLURAL) {
                    continue;
                }
                if let Some(f) = doc.mention(at) {
                    if doc.entities[f.entity as usize].kind != EntityKind::Person {
                        return Some(self.by_entity(f.entity, c.words, at));
                    }
                } else if doc.class(at) & (class::GROUP | class::DOCUMENT) != 0 {
                    return Some(Who::Described(without_article(doc, c.words, at), SpeakerKind::Organization));
                }
            }
        }
        let wanted =
            |e: u32| matches!(doc.entities[e as usize].kind, EntityKind::Organization | EntityKind::Outlet | EntityKind::Country);
        self.discourse.last(head, wanted).map(Who::Entity)
    }

    /// The chunks of a sentence around `head`, the last one first.
    fn chunks_around(&self, sentence: usize, head: usize) -> impl Iterator<Item = &'a Chunk> + use<'a> {
        let chunks = self.doc.chunks(sentence);
        let at = chunks.partition_point(|c| (c.words.start as usize) <= head);
        chunks[at.saturating_sub(SUBJECTS)..chunks.len().min(at + SUBJECTS)].iter().rev()
    }

    fn they(&self, words: Range, head: usize, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        // The nearest plural, joint or collective subject before, in this sentence or the two before.
        for s in (sentence.saturating_sub(2)..=sentence).rev() {
            let base = doc.syntax.sentences[s].start;
            for v in self.chunks_around(s, head) {
                if !v.is_verb() || !v.is(verb::FINITE) || v.link < base || v.link as usize >= doc.syntax.chunks.len() {
                    continue;
                }
                let c = doc.syntax.chunks[v.link as usize];
                if c.head as usize >= head || c.is(noun::PRONOUN | noun::TIME) {
                    continue;
                }
                let view = crate::quotes::Sentence::new(doc, s);
                let whole = view.source_words((v.link - base) as usize, usize::MAX);
                if let Some(group) = self.joint(whole, c.head as usize) {
                    return Some(group);
                }
                let class = doc.class(c.head as usize);
                let people = class & class::PERSON != 0 && class & class::PLURAL != 0 || class & class::GROUP != 0;
                if people && doc.words[c.head as usize].tag == Tag::Noun {
                    return self.leaders(c.words, c.head as usize).or(Some(Who::Described(c.words, SpeakerKind::Group)));
                }
            }
        }
        if let Some(g) = &self.group {
            return Some(g.clone());
        }
        let wanted = |e: u32| matches!(doc.entities[e as usize].kind, EntityKind::Organization | EntityKind::Country);
        self.discourse.last(head, wanted).map(Who::Entity).or(Some(Who::Described(words, SpeakerKind::Group)))
    }

    /// "both leaders", "the two ministers", "both sides": the article's principals.
    fn leaders(&self, phrase: Range, head: usize) -> Option<Who> {
        let doc = self.doc;
        let class = doc.class(head);
        if class & class::PLURAL == 0 {
            return None;
        }
        let definite = phrase.iter().any(|w| {
            let c = doc.class(w);
            w < head
                && (c & (class::DET | class::DEMO) != 0
                    && doc.lexicon.form(doc.words[w].lex) != "no"
                    && doc.words[w].tag == Tag::Det)
        });
        // A nationality or another name in the phrase makes it somebody else's leaders.
        if !definite || phrase.iter().any(|w| doc.mention(w).is_some()) {
            return None;
        }
        let mut members = Vec::new();
        let count = count_in(doc, phrase).unwrap_or(2).max(2);
        if class & class::PERSON != 0 {
            let lemma = doc.lexicon.form(doc.lex(head).lemma);
            let holds = |e: u32, strict: bool| {
                let x = &doc.entities[e as usize];
                x.kind == EntityKind::Person
                    && x.role.as_ref().is_some_and(|r| {
                        let top = r.office.as_deref().is_some_and(|o| o.starts_with("head_of"));
                        let titled = self::holds(&r.title, lemma);
                        titled || (lemma == "leader" || lemma == "counterpart") && (top || !strict)
                    })
            };
            self.discourse.first(head, count, |e| holds(e, true), &mut members);
            if members.len() < 2 {
                self.discourse.first(usize::MAX, count, |e| holds(e, true), &mut members);
            }
            if members.len() < 2 {
                self.discourse.first(usize::MAX, count, |e| holds(e, false), &mut members);
            }
        } else {
            let form = doc.lexicon.form(doc.lex(head).lemma);
            if class & class::PLACE == 0
                && !matches!(
                    form,
                    "side" | "country" | "nation" | "state" | "government" | "party" | "ally" | "neighbor" | "neighbour"
                )
            {
                return None;
            }
            self.discourse.first(usize::MAX, count, |e| doc.entities[e as usize].kind == EntityKind::Country, &mut members);
        }
        if members.len() < 2 {
            return None;
        }
        Some(Who::Group { words: phrase, members })
    }

    /// A description: "the Japanese leader", "a senior official", "the ministry".
    fn description(&self, phrase: Range, head: usize) -> Option<Who> {
        let doc = self.doc;
        let c = doc.class(head);
        if let Some(group) = self.leaders(phrase, head) {
            return Some(group);
        }
        let words = without_article(doc, phrase, head);
        let plural = c & class::PLURAL != 0;
        if c & class::PERSON != 0 && !plural {
            if self.is_definite(phrase) {
                if let Some(e) = self.holder(phrase, head) {
                    return Some(Who::Entity(e));
                }
                let lemma = doc.lex(head).lemma;
                if let Some(who) = self.described.get(&lemma) {
                    return Some(who.clone());
                }
                // "The Busan businessman said": another word for whom the last sentences were about.
                if phrase.len() > 2 && phrase.iter().any(|w| w < head && doc.words[w].is_capital()) {
                    if let Some(e) = self.discourse.topic(doc, phrase.start as usize) {
                        return Some(Who::Entity(e));
                    }
                }
            }
            return Some(Who::Described(words, SpeakerKind::Anonymous));
        }
        if c & class::PERSON != 0 {
            return Some(Who::Described(words, SpeakerKind::Group));
        }
        if c & class::GROUP != 0 {
            // "the ministry": the organization that was named so.
            if self.is_definite(phrase) && phrase.iter().all(|w| doc.mention(w).is_none()) {
                if let Some(e) = self.organization(head).or_else(|| self.discourse.body(doc, head)) {
                    return Some(Who::Entity(e));
                }
            }
            return Some(Who::Described(words, if plural { SpeakerKind::Group } else { SpeakerKind::Organization }));
        }
        let kind = if c & class::DOCUMENT != 0 {
            SpeakerKind::Organization
        } else if plural {
            SpeakerKind::Group
        } else {
            SpeakerKind::Anonymous
        };
        Some(Who::Described(words, kind))
    }

    fn is_definite(&self, phrase: Range) -> bool {
        let first = &self.doc.words[phrase.start as usize];
        let form = self.doc.lexicon.form(first.lex);
        form == "the" || self.doc.class(phrase.start as usize) & class::DEMO != 0
    }

    /// The person who is "the <nationality> <title>": by the titles that the article or the tables give.
    fn holder(&self, phrase: Range, head: usize) -> Option<u32> {
        let doc = self.doc;
        let lemma = doc.lexicon.form(doc.lex(head).lemma);
        let country = phrase.iter().find_map(|w| doc.mention(w)).and_then(|f| doc.entities[f.entity as usize].country);
        let general = matches!(lemma, "leader" | "candidate" | "nominee" | "politician" | "man" | "woman" | "official");
        let gender = match lemma {
            "woman" | "spokeswoman" | "chairwoman" | "congresswoman" | "businesswoman" => Gender::Female,
            "man" | "spokesman" | "chairman" | "congressman" | "businessman" => Gender::Male,
            _ => Gender::Unknown,
        };
        let here = self.discourse.sentence_of[head];
        let mut best: Option<(f32, u32)> = None;
        let places = &self.discourse.places;
        let before = places.until(head).take(HOLDERS).map(|p| (p, false));
        let behind = places.from(head).take(HOLDERS).map(|p| (p, true));
        for (p, behind) in before.chain(behind) {
            let e = &doc.entities[p.entity as usize];
            if e.kind != EntityKind::Person {
                continue;
            }
            let distance = (here as f32 - p.sentence as f32).abs();
            let titled = e.role.as_ref().is_some_and(|r| {
                holds(&r.title, lemma) || lemma == "leader" && r.office.as_deref().is_some_and(|o| o.starts_with("head_of"))
            });
            let countries = match (country, e.country) {
                (Some(a), Some(b)) => a == b,
                (Some(_), None) => false,
                _ => true,
            };
            let known = doc.genders[p.entity as usize];
            if !countries || (gender != Gender::Unknown && known != Gender::Unknown && known != gender) {
                continue;
            }
            if !titled && !(general && (p.spoke || country.is_some())) {
                continue;
            }
            let mut score = -distance * 0.2
                + if titled { 4.0 } else { 0.0 }
                + if p.spoke { 1.0 } else { 0.0 }
                + if p.prominent { 0.5 } else { 0.0 };
            if behind {
                score -= 3.0;
            }
            if p.quoted {
                score -= 2.0;
            }
            // Of equal ones the first in the text; those before the head come in reverse.
            if best.is_none_or(|b| if behind { score > b.0 } else { score >= b.0 }) {
                best = Some((score, p.entity));
            }
        }
        best.map(|b| b.1)
    }

    /// The organization whose name ends in the head noun: "the ministry" after "Foreign Ministry".
    fn organization(&self, head: usize) -> Option<u32> {
        let doc = self.doc;
        let lemma = doc.lexicon.form(doc.lex(head).lemma);
        self.discourse.last(head, |e| {
            let x = &doc.entities[e as usize];
            matches!(x.kind, EntityKind::Organization | EntityKind::Outlet)
                && x.name.split(' ').any(|w| w.len() == lemma.len() && w.eq_ignore_ascii_case(lemma))
        })
    }
}

/// Whether a title holds a word, whatever its capitals.
fn holds(title: &str, word: &str) -> bool {
    word.is_empty() || title.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

/// "the two", "the three": how many a phrase counts.
fn count_in(doc: &Doc<'_>, phrase: Range) -> Option<usize> {
    phrase.iter().find_map(|w| match doc.lexicon.form(doc.words[w].lex) {
        "both" | "two" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        "five" => Some(5),
        _ => None,
    })
}

/// The phrase of somebody unnamed without its article, so that "a source" and "the source" are one.
fn without_article(doc: &Doc<'_>, phrase: Range, head: usize) -> Range {
    let mut start = phrase.start;
    let form = doc.lexicon.form(doc.words[start as usize].lex);
    if (start as usize) < head && matches!(form, "a" | "an" | "the") {
        start += 1;
    }
    while start < phrase.end && doc.words[start as usize].kind == Kind::Quote {
        start += 1;
    }
    Range { start: start.min(head as u32), end: phrase.end }
}
