//! Pronouns: "he", "she", "it", "they", and the possessives.
//!
//! He and she are whoever is nearest and most prominent of the gender ([`Discourse::person`](super::discourse::Discourse)
//! weighs); named and unnamed people compete. It and they are the last subject of the kind, else who of the kind spoke
//! last; where neither is near, the source stays open.

use super::SpeakerKind;
use super::describe::without_article;
use super::discourse::Referent;
use super::resolve::{Resolver, Who};
use crate::dictionary::{EntityKind, Gender};
use crate::lexicon::{class, pronoun};
use crate::segment::Range;
use crate::syntax::{Chunk, Tag, noun, verb};

/// How many chunks on either side of a pronoun are asked for the subject that it means.
const SUBJECTS: usize = 200;
/// How many sentences back "they" are an organization that is named.
const NAMED: u32 = 4;

impl<'a> Resolver<'a> {
    pub(super) fn pronoun(&self, words: Range, head: usize, sentence: usize) -> Option<Who> {
        let doc = self.doc;
        let bits = self.pronoun_bits(head);
        if bits & (pronoun::FIRST | pronoun::SECOND) != 0 {
            let one = bits & pronoun::FIRST != 0 && bits & pronoun::PLURAL == 0 && !self.discourse.quoted(head);
            return if one { self.byline().map(Who::Entity) } else { None };
        }
        if doc.lexicon.form(doc.words[head].lex) == "both" {
            let members = self.both(head);
            if members.len() == 2 {
                return Some(Who::Group { words, members });
            }
        }
        if bits & pronoun::THIRD == 0 || bits & pronoun::INDEFINITE != 0 {
            // "some", "many", "others", "one of them"
            return Some(self.unnamed(words, head, SpeakerKind::Group));
        }
        if bits & pronoun::PLURAL != 0 {
            return self.they(words, head, sentence);
        }
        if bits & pronoun::NEUTER != 0 {
            return self.it(head, sentence);
        }
        let gender = if bits & pronoun::FEMALE != 0 { Gender::Female } else { Gender::Male };
        self.discourse.person(doc, head, gender).map(Who::from)
    }

    /// The one person whom the byline names: "I" outside quotation marks.
    fn byline(&self) -> Option<u32> {
        let doc = self.doc;
        let [line] = doc.structure.byline.as_slice() else { return None };
        let from = doc.found.partition_point(|f| (doc.words[f.words.start as usize].start as usize) < line.start());
        let inside = doc.found[from..].iter().take_while(|f| (doc.words[f.words.start as usize].start as usize) < line.end());
        let mut people = inside.filter(|f| doc.entities[f.entity as usize].kind == EntityKind::Person);
        let author = people.next()?.entity;
        people.next().is_none().then_some(author)
    }

    /// Whose "his" or "her" at word `word` is.
    pub(super) fn owner(&self, word: usize) -> Option<u32> {
        let gender = match self.pronoun_bits(word) {
            b if b & pronoun::MALE != 0 => Gender::Male,
            b if b & pronoun::FEMALE != 0 => Gender::Female,
            _ => return None,
        };
        match self.discourse.person(self.doc, word, gender)? {
            Referent::Entity(e) => Some(e),
            Referent::Unnamed(u) => self.discourse.unnamed[u as usize].later,
        }
    }

    /// A pronoun's bits; of a contraction ("he's") those of the pronoun in it.
    pub(super) fn pronoun_bits(&self, head: usize) -> u32 {
        let lex = self.doc.words[head].lex;
        let value = self.doc.lexicon.lex(lex).value;
        if value != 0 {
            return u32::from(value);
        }
        let form = self.doc.lexicon.form(lex);
        match form.find('\'') {
            Some(at) => u32::from(self.doc.lexicon.lex(self.doc.lexicon.get(&form.as_bytes()[..at])).value),
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
                if at >= head || self.discourse.quoted(at) || c.is(noun::PRONOUN | noun::TIME | noun::PLURAL) {
                    continue;
                }
                if let Some(f) = doc.mention(at) {
                    if doc.entities[f.entity as usize].kind != EntityKind::Person {
                        return Some(self.by_entity(f.entity, c.words, at));
                    }
                } else if doc.class(at) & class::GROUP != 0 {
                    let view = crate::quotes::Sentence::new(doc, s);
                    return self.who(view.source_words((v.link - base) as usize, usize::MAX), Some(c.head), s);
                } else if doc.class(at) & class::PLACE != 0 && doc.class(v.head as usize) & class::SPEAKS != 0 {
                    return self.description(c.words, c.words, at);
                } else if doc.class(at) & class::DOCUMENT != 0 {
                    return Some(self.unnamed(without_article(doc, c.words, at), at, SpeakerKind::Organization));
                }
            }
        }
        self.discourse.thing(doc, head).map(Who::from)
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
                if c.head as usize >= head || self.discourse.quoted(c.head as usize) || c.is(noun::PRONOUN | noun::TIME) {
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
                    return self.description(whole, c.words, c.head as usize);
                }
            }
        }
        if let Some(g) = &self.group {
            return Some(g.clone());
        }
        let here = self.discourse.sentence_of[head];
        let body = |e: u32| matches!(doc.entities[e as usize].kind, EntityKind::Organization | EntityKind::Country);
        let last = self.discourse.last(head, |e, p| !p.quoted && here - p.sentence <= NAMED && body(e));
        last.map(Who::Entity).or_else(|| Some(self.unnamed(words, head, SpeakerKind::Group)))
    }
}
