//! Several who speak as one: "Lee and Kim", "both leaders", "the two sides".

use super::discourse::Referent;
use super::nouns::Noun;
use super::resolve::{Resolver, Who};
use crate::dictionary::{EntityKind, Gender};
use crate::doc::Doc;
use crate::lexicon::{class, pronoun};
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

/// How many sentences back, and how many chunks in each, are asked for names that stand together.
const TOGETHER: usize = 6;
const JOINED: usize = 200;
/// How many chunks behind a plural may name its examples.
const EXAMPLES: usize = 24;

impl Resolver<'_> {
    /// "Lee and Kim", "the State Department and the Pentagon": names joined at the source's top level.
    pub(super) fn joint(&self, words: Range, head: usize) -> Option<Who> {
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
                let behind_prep = w > words.start as usize && doc.words[w - 1].tag == Tag::Prep;
                let member = if behind_prep || doc.words[last].is_possessive() { None } else { self.member(chunk) };
                if let Some(e) = member.filter(|e| !members.contains(e)) {
                    members.push(e);
                }
            }
            w = (chunk.words.end as usize).max(w + 1);
        }
        (members.len() >= 2).then_some(Who::Group { words, members })
    }

    /// The entity that a joined phrase means: a name, "he", "the minister".
    fn member(&self, chunk: &Chunk) -> Option<u32> {
        let doc = self.doc;
        let head = chunk.head as usize;
        if let Some(f) = doc.mention(head) {
            return Some(f.entity);
        }
        let class = doc.class(head);
        let meant = if chunk.is(noun::PRONOUN) {
            let gender = match self.pronoun_bits(head) {
                b if b & pronoun::MALE != 0 => Gender::Male,
                b if b & pronoun::FEMALE != 0 => Gender::Female,
                _ => return None,
            };
            self.discourse.person(doc, head, gender)
        } else if class & class::PERSON != 0 && class & class::PLURAL == 0 && self.has_determiner(chunk.words) {
            self.holder(chunk.words, chunk.words, head)
        } else {
            None
        };
        match meant {
            Some(Referent::Entity(e)) => Some(e),
            _ => None,
        }
    }

    /// "both leaders", "the two ministers", "both sides", "the pair": first those whose role the noun names, in the order of
    /// the article; else those who were last named together; else, of two people, the two whom the article is about.
    pub(super) fn leaders(&self, phrase: Range, head: usize) -> Option<Who> {
        let doc = self.doc;
        let class = doc.class(head);
        let lemma = doc.lexicon.form(doc.lex(head).lemma);
        let number = class & class::NUM != 0 && count_in(doc, phrase).is_some();
        let kin = class & class::PLURAL != 0 && matches!(lemma, "sister" | "brother" | "sibling" | "twin");
        let pair = number || kin || matches!(lemma, "pair" | "duo" | "couple" | "trio");
        if class & class::PLURAL == 0 && !pair {
            return None;
        }
        let definite = phrase.iter().any(|w| {
            let c = doc.class(w);
            w < head
                && (c & (class::DET | class::DEMO) != 0
                    && !matches!(doc.lexicon.form(doc.words[w].lex), "no" | "a" | "an" | "another")
                    && doc.words[w].tag == Tag::Det)
        });
        // A nationality or another name in the phrase makes it somebody else's leaders.
        if !definite || phrase.iter().any(|w| doc.mention(w).is_some()) {
            return None;
        }
        let given = if lemma == "trio" { Some(3) } else { count_in(doc, phrase).or(if pair { Some(2) } else { None }) };
        let count = given.unwrap_or(2).max(2);
        let mut members = Vec::new();
        if class & class::PERSON != 0 || pair {
            let row = self.discourse.nouns.get(doc.lex(head).lemma);
            let holds = |e: u32, strict: bool| {
                let x = &doc.entities[e as usize];
                x.kind == EntityKind::Person
                    && x.role.as_ref().is_some_and(|r| {
                        let top = r.office.as_deref().is_some_and(|o| o.starts_with("head_of"));
                        let titled = self::holds(&r.title, lemma);
                        titled || (lemma == "leader" || lemma == "counterpart") && (top || !strict)
                    })
            };
            if !pair {
                self.discourse.first(head, count, |e| holds(e, true), &mut members);
                if members.len() < 2 {
                    self.discourse.first(usize::MAX, count, |e| holds(e, true), &mut members);
                }
            }
            if members.len() != count {
                let together = self.together(head, given, false, |k| k == EntityKind::Person);
                if !together.is_empty() {
                    members = together;
                }
            }
            if members.len() < 2 && !pair {
                self.discourse.first(usize::MAX, count, |e| holds(e, false), &mut members);
            }
            if members.len() < 2 && given == Some(2) && (pair || row.is_some_and(Noun::is_any)) {
                members = self.discourse.pair(doc, head);
            }
        } else if class & class::PLACE != 0
            || matches!(lemma, "side" | "country" | "nation" | "state" | "government" | "party" | "ally")
        {
            let wanted = |k: EntityKind| k == EntityKind::Country || lemma == "party" && k == EntityKind::Organization;
            members = self.together(head, given, true, wanted);
            if members.is_empty() {
                self.discourse.first(usize::MAX, count, |e| doc.entities[e as usize].kind == EntityKind::Country, &mut members);
            }
        }
        if members.len() < 2 {
            return None;
        }
        Some(Who::Group { words: phrase, members })
    }

    /// "Both said so": the two people who were last named together, else whom the article is about.
    pub(super) fn both(&self, head: usize) -> Vec<u32> {
        let members = self.together(head, Some(2), false, |k| k == EntityKind::Person);
        if members.is_empty() { self.discourse.pair(self.doc, head) } else { members }
    }

    /// The people whom a plural names as its examples: "critics of the plan, like Senators Vell and Lee".
    pub(super) fn examples(&self, phrase: Range, head: usize) -> Vec<u32> {
        let doc = self.doc;
        let sentence = doc.sentences[self.discourse.sentence_of[head] as usize].words;
        let from = doc.syntax.of_word[phrase.end as usize - 1] as usize + 1;
        let inside = |c: &&Chunk| c.words.start < sentence.end && !(c.is_verb() && c.is(verb::FINITE));
        let mut behind = doc.syntax.chunks[from..].iter().take(EXAMPLES).take_while(inside);
        let opens = |c: &Chunk| opens_examples(doc, c);
        let mut members = Vec::new();
        if !behind.by_ref().any(opens) {
            return members;
        }
        for c in behind.filter(|c| c.is_noun() && !doc.words[c.head as usize].is_possessive()) {
            let person = doc.mention(c.head as usize).map(|f| f.entity);
            if let Some(e) = person.filter(|&e| doc.entities[e as usize].kind == EntityKind::Person && !members.contains(&e)) {
                members.push(e);
            }
        }
        members
    }

    /// The names of a kind that were last joined ("Vell, Lee and Kim") in the sentences before; so many as wanted, if that
    /// is known.
    fn together(&self, head: usize, count: Option<usize>, acting: bool, wanted: impl Fn(EntityKind) -> bool) -> Vec<u32> {
        let doc = self.doc;
        let here = self.discourse.sentence_of[head] as usize;
        let name = |c: &Chunk| {
            let fits = c.is_noun() && !self.discourse.quoted(c.head as usize) && !doc.words[c.head as usize].is_possessive();
            let f = if fits { doc.mention(c.head as usize) } else { None };
            f.map(|f| f.entity).filter(|&e| wanted(doc.entities[e as usize].kind))
        };
        for s in (here.saturating_sub(TOGETHER)..=here).rev() {
            let chunks = doc.chunks(s);
            let end = chunks.partition_point(|c| (c.head as usize) < head);
            for k in (1..end.saturating_sub(1)).rev().take(JOINED) {
                if chunks[k].kind != ChunkKind::Coord {
                    continue;
                }
                let (Some(last), Some(before)) = (name(&chunks[k + 1]), name(&chunks[k - 1])) else { continue };
                let mut members = vec![last, before];
                let mut at = k - 1;
                while at >= 2 && chunks[at - 1].kind == ChunkKind::Comma && members.len() < 8 {
                    let Some(e) = name(&chunks[at - 2]) else { break };
                    members.push(e);
                    at -= 2;
                }
                members.reverse();
                members.dedup();
                // Countries are joined in many places; those that act or that something lies between are meant.
                let base = doc.syntax.sentences[s].start;
                let behind = chunks[k..].iter().take(EXAMPLES);
                let subject = behind.clone().any(|v| v.is_verb() && (base + at as u32..=base + k as u32 + 1).contains(&v.link));
                let between = at >= 1 && doc.lexicon.form(doc.words[chunks[at - 1].head as usize].lex) == "between";
                if !(subject || between || !acting) {
                    continue;
                }
                if members.len() >= 2 && count.is_none_or(|n| n == members.len()) {
                    return members;
                }
            }
        }
        Vec::new()
    }
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

/// Whether a title holds a word, whatever its capitals.
fn holds(title: &str, word: &str) -> bool {
    word.is_empty() || title.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

/// "like", "including", "such as".
pub(super) fn opens_examples(doc: &Doc<'_>, chunk: &Chunk) -> bool {
    let small = matches!(chunk.kind, ChunkKind::Prep | ChunkKind::Subord | ChunkKind::Verb);
    small && matches!(doc.lexicon.form(doc.words[chunk.head as usize].lex), "like" | "including" | "as")
}
