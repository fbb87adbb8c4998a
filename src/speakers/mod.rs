//! Stage 7, speakers: who a quote's source is within the article.
//!
//! A source is a name, a pronoun, a description ("the Japanese leader"), a group ("both leaders") or somebody unnamed ("a
//! senior official"). [`discourse`] keeps who was spoken of where, [`profile`] what the article calls them, and the table
//! `descriptions.tsv`, read by [`nouns`], whom a noun can mean; [`resolve`] has the order of the decisions. Sources, and the
//! other subjects that are pronouns or descriptions, are read in the order of the text, so that each one that is resolved
//! helps the next: "he" is most often whoever spoke last or was the subject of the last sentence.

mod describe;
mod discourse;
mod groups;
mod nouns;
mod profile;
mod pronouns;
mod resolve;
mod via;

pub(crate) use nouns::Nouns;

use crate::code::Country;
use crate::dictionary::{EntityKind, Index, NONE, hash};
use crate::doc::Doc;
use crate::entities::Role;
use crate::lexicon::{class, pronoun};
use crate::quotes::{Attributions, Confidence, Quote, kind_of};
use crate::segment::Range;
use crate::span::Span;
use crate::syntax::{ChunkKind, Tag, noun, verb};
use discourse::Discourse;
use resolve::{Naming, Resolver, Who};
use std::borrow::Cow;

/// What a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SpeakerKind {
    /// A human being with a name.
    Person,
    /// An organization, outlet, country or document.
    Organization,
    /// Several people, named or not: "both leaders", "residents".
    Group,
    /// Somebody without a name: "a senior official".
    Anonymous,
}

impl SpeakerKind {
    /// The kind as in the JSON: `person`, `organization`, …
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            SpeakerKind::Person => "person",
            SpeakerKind::Organization => "organization",
            SpeakerKind::Group => "group",
            SpeakerKind::Anonymous => "anonymous",
        }
    }
}

/// Somebody who speaks in the article: one speaker for "Lee Jae-myung", "President Lee" and "he".
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Speaker {
    /// The fullest name in the article, or the noun phrase of somebody without one.
    pub name: Box<str>,
    /// What it is.
    pub kind: SpeakerKind,
    /// Index in [`Article::entities`](crate::Article::entities).
    pub entity: Option<usize>,
    /// Office or function.
    pub role: Option<Role>,
    /// Country.
    pub country: Option<Country>,
    /// The members of a group that the article names: indexes in [`Article::speakers`](crate::Article::speakers).
    pub members: Vec<usize>,
}

/// Whom a noun phrase means, for the event stage: the same record and rules that the sources of quotes are resolved by.
pub(crate) struct References<'a> {
    resolver: Resolver<'a>,
}

impl References<'_> {
    /// The entities that a pronoun, description or group with the deciding word `head` stands for; nothing where none is
    /// known.
    pub(crate) fn entities(&self, words: Range, head: usize, sentence: usize) -> Vec<u32> {
        match self.resolver.who(words, Some(head as u32), sentence) {
            Some(Who::Entity(e) | Who::Called(e, _)) => vec![e],
            Some(Who::Group { members, .. }) => members,
            Some(Who::Known(u)) => self.resolver.discourse.unnamed[u as usize].later.into_iter().collect(),
            Some(Who::New(_)) | None => Vec::new(),
        }
    }
}

/// Finds out who the sources of the attributions are; gives the speakers, the quotes that point to them, and the record of
/// who is meant where.
pub(crate) fn find<'a>(
    doc: &'a Doc<'a>,
    attributions: &'a Attributions,
    nouns: &'a Nouns,
) -> (Vec<Speaker>, Vec<Quote>, References<'a>) {
    let mut resolver = Resolver::new(doc, Discourse::new(doc, attributions, nouns));
    // In the order of the sources: what is resolved helps what follows. The order of the contents is kept.
    let head = |a: &crate::quotes::Attribution| a.source_head.unwrap_or_else(|| a.parts[0].start);
    let mut order: Vec<(u32, u32)> = Vec::with_capacity(attributions.list.len() + doc.sentences.len());
    order.extend(attributions.list.iter().enumerate().map(|(i, a)| (head(a), i as u32)));
    subjects(doc, &resolver.discourse, &mut order);
    objects(doc, &resolver.discourse, &mut order);
    order.sort_unstable();
    let mut found: Vec<Option<Who>> = vec![None; attributions.list.len()];
    let mut last = None;
    // The words that were read last as a source, and whose attribution they are.
    let mut same: Option<(u32, Range, u32)> = None;
    for &(word, i) in &order {
        let Some(a) = attributions.list.get(i as usize) else {
            if i == NAMED {
                resolver.named(word);
            } else if last != Some(word) {
                subject(&mut resolver, word, i == SUBJECT);
                last = Some(word);
            }
            continue;
        };
        last = Some(word);
        if let Some(source) = a.source {
            // A quotation that goes on in the next paragraph has the source of the one before.
            if let Some((.., first)) = same.filter(|s| (s.0, s.1) == (word, source)) {
                found[i as usize] = found[first as usize].clone();
                continue;
            }
            same = Some((word, source, i));
            resolver.discourse.open(doc, word, &a.parts);
            if let Some(who) = resolver.who(source, a.source_head, a.sentence as usize) {
                found[i as usize] = Some(resolver.note(&who, a));
            }
            resolver.discourse.close();
        }
    }
    // Once all are read: who was described first and named later is one.
    let mut speakers = Speakers::new(doc);
    let mut speaker = vec![None; found.len()];
    for (_, i) in order {
        if let Some(Some(who)) = found.get(i as usize) {
            speaker[i as usize] = Some(speakers.add(&resolver, who));
        }
    }
    let carried = via::find(doc, attributions);
    let quotes = attributions.list.iter().zip(speaker).zip(carried).map(|((a, speaker), via)| {
        let parts: Vec<Span> = a.parts.iter().map(|p| doc.span(*p)).collect();
        Quote {
            span: parts.iter().copied().reduce(Span::join).unwrap_or_default(),
            kind: kind_of(doc, &a.parts, &attributions.region_of),
            parts,
            speaker,
            source: a.source.map(|r| resolve::source_span(doc, r)),
            cue: a.cue.map(|r| doc.span(r)),
            via,
            confidence: if speaker.is_none() { a.confidence.min(Confidence::Medium) } else { a.confidence },
            rule: a.rule.clone(),
        }
    });
    let quotes = quotes.collect();
    (speakers.list, quotes, References { resolver })
}

/// What stands in place of an attribution's number for a person's name in full, a subject, and somebody else who is none's source.
const NAMED: u32 = u32::MAX - 2;
const SUBJECT: u32 = u32::MAX - 1;
const OBJECT: u32 = u32::MAX;

/// Adds the subjects of finite verbs outside quotation marks that are pronouns, descriptions of a person or names in full.
/// They stand behind all attributions in number, so that a subject that is also a source comes after it and is left out.
fn subjects(doc: &Doc<'_>, discourse: &Discourse<'_>, order: &mut Vec<(u32, u32)>) {
    let chunks = &doc.syntax.chunks;
    for v in doc.syntax.verbs.iter().map(|&v| &chunks[v as usize]).filter(|v| v.is_verb() && v.is(verb::FINITE)) {
        let Some(c) = chunks.get(v.link as usize).filter(|c| c.is_noun()) else { continue };
        let head = c.head as usize;
        let person = c.class & (class::PERSON | class::PLURAL) == class::PERSON && doc.words[head].tag != Tag::Name;
        // A noun alone is mostly no subject: "who wants to be president squared off".
        let person = person && (c.words.len() > 1 || !doc.words[head].space_before() || doc.words[head].is_capital());
        if let Some(f) = doc.mention(head).filter(|f| f.words.len() > 1 && !discourse.quoted(head)) {
            if doc.entities[f.entity as usize].kind == EntityKind::Person && f.words.end as usize == head + 1 {
                order.push((c.head, NAMED));
            }
            continue;
        }
        let wanted = c.is(noun::PRONOUN) || person && doc.mention(head).is_none();
        if wanted && !discourse.quoted(head) && !doc.words[head].is_possessive() {
            // "Vell, whose sister works there, ...": the sentence is not about the sister.
            let first = c.words.start as usize;
            let relative = |w: usize| doc.words[w].tag == Tag::Rel && doc.lexicon.form(doc.words[w].lex) == "whose";
            let aside = relative(first) || first > 0 && relative(first - 1);
            order.push((c.head, if aside { OBJECT } else { SUBJECT }));
        }
    }
}

/// Adds people with an indefinite article whom a verb or a preposition brings in: "asked a government lawyer". No predicates
/// and appositions: those are said of somebody.
fn objects(doc: &Doc<'_>, discourse: &Discourse<'_>, order: &mut Vec<(u32, u32)>) {
    for pair in doc.syntax.chunks.windows(2) {
        let [before, c] = pair else { continue };
        // Few chunks are a person's noun: the words are asked for only then.
        if !c.is_noun() | (c.class & (class::PERSON | class::PLURAL) != class::PERSON) {
            continue;
        }
        let head = c.head as usize;
        if doc.words[head].tag != Tag::Noun || discourse.quoted(head) {
            continue;
        }
        let brings = match before.kind {
            ChunkKind::Verb => !before.is(verb::COPULA) && before.link as usize != head,
            ChunkKind::Prep => matches!(doc.lexicon.form(doc.words[before.head as usize].lex), "to" | "with" | "by" | "from"),
            _ => false,
        };
        let first = doc.lexicon.form(doc.words[c.words.start as usize].lex);
        if brings && matches!(first, "a" | "an" | "another") && doc.mention(head).is_none() && !doc.words[head].is_possessive() {
            order.push((c.head, OBJECT));
        }
    }
}

/// Remembers whom a subject means that is no source.
fn subject(resolver: &mut Resolver<'_>, head: u32, prominent: bool) {
    let doc = resolver.doc;
    let chunk = &doc.syntax.chunks[doc.syntax.of_word[head as usize] as usize];
    if chunk.is(noun::PRONOUN) {
        let bits = resolver.pronoun_bits(head as usize);
        if bits & (pronoun::MALE | pronoun::FEMALE) == 0 {
            return;
        }
    }
    let sentence = resolver.discourse.sentence_of[head as usize] as usize;
    let view = crate::quotes::Sentence::new(doc, sentence);
    let words = view.source_words(view.chunk_of(head as usize), usize::MAX);
    if let Some(who @ (Who::Entity(_) | Who::Known(_) | Who::New(_))) = resolver.who(words, Some(head), sentence) {
        // "The aide, Ana Vell, testified"
        if let (Who::Entity(e), true) = (&who, prominent) {
            resolver.introduce(*e, head, Naming::Apposed);
        }
        resolver.place(&who, head, prominent, false);
    }
}

/// The speakers so far, one for each identity.
struct Speakers<'a> {
    doc: &'a Doc<'a>,
    list: Vec<Speaker>,
    /// Of each entity its speaker, `NONE` where it has not spoken.
    of_entity: Vec<u32>,
    /// Of each person the mention that names it most fully.
    fullest: Vec<Option<Range>>,
    /// Speakers that are no entity, by the hash of their names.
    by_name: Index,
}

impl<'a> Speakers<'a> {
    fn new(doc: &'a Doc<'a>) -> Speakers<'a> {
        let mut fullest: Vec<Option<Range>> = vec![None; doc.entities.len()];
        for f in doc.found {
            let best = &mut fullest[f.entity as usize];
            let fuller = |b: Range| words_in(doc, f.words) > words_in(doc, b);
            if doc.entities[f.entity as usize].kind == EntityKind::Person
                && words_in(doc, f.words) >= 2
                && capital(doc, f.words)
                && best.is_none_or(fuller)
            {
                *best = Some(f.words);
            }
        }
        Speakers { doc, list: Vec::new(), of_entity: vec![NONE; doc.entities.len()], fullest, by_name: Index::default() }
    }

    /// The speaker of a name that is no entity and that `wanted` accepts.
    fn named(&self, name: &str, wanted: impl Fn(&Speaker) -> bool) -> Option<usize> {
        let found = self.by_name.get(hash(name.as_bytes())).map(|i| i as usize);
        found.filter(|&i| *self.list[i].name == *name && wanted(&self.list[i])).min()
    }

    /// Adds a speaker that is no entity.
    fn push(&mut self, speaker: Speaker) -> usize {
        self.by_name.add(hash(speaker.name.as_bytes()), self.list.len() as u32);
        self.list.push(speaker);
        self.list.len() - 1
    }

    fn add(&mut self, resolver: &Resolver<'_>, who: &Who) -> usize {
        match who {
            Who::Entity(e) => self.entity(*e),
            Who::Called(e, words) => {
                let known = self.list.len();
                let at = self.entity(*e);
                if at == known {
                    self.list[at].name = self.doc.slice(*words).into();
                }
                at
            }
            Who::Group { words, members } => {
                let mut indexes: Vec<usize> = members.iter().map(|&m| self.entity(m)).collect();
                indexes.dedup();
                let name = self.doc.slice(*words);
                let known = self.named(name, |s| s.kind == SpeakerKind::Group && s.members == indexes);
                known.unwrap_or_else(|| {
                    self.push(Speaker {
                        name: name.into(),
                        kind: SpeakerKind::Group,
                        entity: None,
                        role: None,
                        country: None,
                        members: indexes,
                    })
                })
            }
            Who::Known(u) => {
                let u = &resolver.discourse.unnamed[*u as usize];
                match u.later {
                    Some(e) => self.entity(e),
                    None => self.described(resolver, u),
                }
            }
            Who::New(u) => self.described(resolver, u),
        }
    }

    fn entity(&mut self, e: u32) -> usize {
        if self.of_entity[e as usize] == NONE {
            self.of_entity[e as usize] = self.list.len() as u32;
            let entity = &self.doc.entities[e as usize];
            self.list.push(Speaker {
                name: self.name(e),
                kind: if entity.kind == EntityKind::Person { SpeakerKind::Person } else { SpeakerKind::Organization },
                entity: Some(e as usize),
                role: entity.role.clone(),
                country: entity.country,
                members: Vec::new(),
            });
        }
        self.of_entity[e as usize] as usize
    }

    /// The fullest name of a person that the article uses, where it gives one of two words or more; else the known name.
    fn name(&self, e: u32) -> Box<str> {
        let entity = &self.doc.entities[e as usize];
        match self.fullest[e as usize] {
            Some(words) if words_in(self.doc, words) >= entity.name.split([' ', '-']).count() => {
                self.doc.text[resolve::source_span(self.doc, words).range()].into()
            }
            _ => entity.name.clone(),
        }
    }

    fn described(&mut self, resolver: &Resolver<'_>, u: &discourse::Unnamed) -> usize {
        let doc = self.doc;
        let (words, kind) = (u.words, u.kind);
        let mut name: Cow<'_, str> = doc.text[resolve::source_span(doc, words).range()].into();
        // "his surrogates" are "Ana Vell's surrogates", or just "surrogates".
        let first = words.start as usize;
        if doc.words[first].tag == Tag::Poss && words.len() > 1 && first < u.head as usize {
            let rest = &doc.text[doc.words[first + 1].start as usize..resolve::source_span(doc, words).end()];
            name = match resolver.owner(first) {
                Some(e) => format!("{}’s {rest}", self.name(e)).into(),
                None => rest.into(),
            };
        }
        self.named(&name, |s| s.kind == kind).unwrap_or_else(|| {
            let reading = crate::actor::read(doc, words);
            self.push(Speaker {
                name: name.into(),
                kind,
                entity: None,
                role: None,
                country: reading.and_then(|r| r.country),
                members: Vec::new(),
            })
        })
    }
}

/// How many words of a name are no punctuation.
fn words_in(doc: &Doc<'_>, name: Range) -> usize {
    name.iter().filter(|&w| doc.words[w].is_word()).count()
}

/// Whether a name is written with capitals, and not in capitals.
fn capital(doc: &Doc<'_>, name: Range) -> bool {
    name.iter().all(|w| !doc.words[w].is_word() || doc.words[w].is_capital()) && !name.iter().all(|w| doc.words[w].is_all_caps())
}
