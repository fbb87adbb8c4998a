//! Stage 7, speakers: who a quote's source is within the article.
//!
//! A source is a name, a pronoun, a description ("the Japanese leader"), a group ("both leaders") or somebody unnamed ("a
//! senior official"). [`discourse`] keeps who was named where, and in which role; [`resolve`] asks it whom a source means.
//! Attributions are read in the order of the text, so that each one that is resolved helps the next: "he" is most often
//! whoever spoke last or was the subject of the last sentence.

mod discourse;
mod resolve;

use crate::code::Country;
use crate::dictionary::{EntityKind, Index, NONE, hash};
use crate::doc::Doc;
use crate::entities::Role;
use crate::quotes::{Attributions, Confidence, Quote, kind_of};
use crate::segment::Range;
use crate::span::Span;
use discourse::Discourse;
use resolve::{Resolver, Who};

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
            _ => Vec::new(),
        }
    }
}

/// Finds out who the sources of the attributions are; gives the speakers, the quotes that point to them, and the record of
/// who is meant where.
pub(crate) fn find<'a>(doc: &'a Doc<'a>, attributions: &Attributions) -> (Vec<Speaker>, Vec<Quote>, References<'a>) {
    let mut resolver = Resolver::new(doc, Discourse::new(doc, attributions));
    let mut speakers = Speakers::new(doc);
    // In the order of the sources: what is resolved helps what follows. The order of the contents is kept.
    let mut order: Vec<u32> = (0..attributions.list.len() as u32).collect();
    order.sort_by_key(|&i| {
        let a = &attributions.list[i as usize];
        (a.source_head.unwrap_or_else(|| a.parts[0].start), i)
    });
    let mut found = vec![None; attributions.list.len()];
    for i in order {
        let a = &attributions.list[i as usize];
        if let Some(source) = a.source {
            let who = resolver.who(source, a.source_head, a.sentence as usize);
            if let Some(w) = &who {
                resolver.note(w, a);
                found[i as usize] = speakers.add(w);
            }
        }
    }
    let quotes = attributions.list.iter().zip(found).map(|(a, speaker)| {
        let parts: Vec<Span> = a.parts.iter().map(|p| doc.span(*p)).collect();
        Quote {
            span: parts.iter().copied().reduce(Span::join).unwrap_or_default(),
            kind: kind_of(doc, &a.parts, &attributions.region_of),
            parts,
            speaker,
            source: a.source.map(|r| resolve::source_span(doc, r)),
            cue: a.cue.map(|r| doc.span(r)),
            via: via(doc, a),
            confidence: if speaker.is_none() { a.confidence.min(Confidence::Medium) } else { a.confidence },
            rule: a.rule.clone(),
        }
    });
    let quotes = quotes.collect();
    (speakers.list, quotes, References { resolver })
}

/// The outlets that carried the words: those named in the cue's sentence outside the content and the source ("in an
/// interview published by A and B"), and whoever is said to have quoted the source.
fn via(doc: &Doc<'_>, a: &crate::quotes::Attribution) -> Vec<usize> {
    let mut out = Vec::new();
    let sentence = doc.sentences[a.sentence as usize].words;
    let outside = |w: u32| !a.parts.iter().any(|p| p.contains(w as usize)) && !a.source.is_some_and(|s| s.contains(w as usize));
    let from = doc.mention_places.before(sentence.start as usize);
    for f in doc.found[from..].iter().take_while(|f| f.words.start < sentence.end) {
        let carried = a.via.is_some_and(|v| v.contains(f.words.start as usize));
        let outlet = doc.entities[f.entity as usize].kind == EntityKind::Outlet && outside(f.words.start);
        if (carried || outlet) && !out.contains(&(f.entity as usize)) {
            out.push(f.entity as usize);
        }
    }
    out
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

    fn add(&mut self, who: &Who) -> Option<usize> {
        match who {
            Who::Entity(e) => Some(self.entity(*e)),
            Who::Called(e, words) => {
                let known = self.list.len();
                let at = self.entity(*e);
                if at == known {
                    self.list[at].name = self.doc.slice(*words).into();
                }
                Some(at)
            }
            Who::Group { words, members } => {
                let mut indexes: Vec<usize> = members.iter().map(|&m| self.entity(m)).collect();
                indexes.dedup();
                let name = self.doc.slice(*words);
                let known = self.named(name, |s| s.kind == SpeakerKind::Group && s.members == indexes);
                Some(known.unwrap_or_else(|| {
                    self.push(Speaker {
                        name: name.into(),
                        kind: SpeakerKind::Group,
                        entity: None,
                        role: None,
                        country: None,
                        members: indexes,
                    })
                }))
            }
            Who::Named(words, kind) | Who::Described(words, kind) => Some(self.described(*words, *kind)),
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

    fn described(&mut self, words: Range, kind: SpeakerKind) -> usize {
        let name = self.doc.slice(words);
        self.named(name, |s| s.kind == kind).unwrap_or_else(|| {
            let reading = crate::actor::read(self.doc, words);
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
