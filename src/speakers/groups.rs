//! Several who speak as one: "Lee and Kim", "both leaders", "the two sides".

use super::discourse::Referent;
use super::nouns::Scope;
use super::resolve::{Resolver, Who};
use crate::dictionary::{EntityKind, Gender};
use crate::doc::Doc;
use crate::lexicon::{class, pronoun};
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, Tag, noun};

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
        } else if class & class::PERSON != 0 && class & class::PLURAL == 0 && self.is_definite(chunk.words, head) {
            self.holder(chunk.words, chunk.words, head)
        } else {
            None
        };
        match meant {
            Some(Referent::Entity(e)) => Some(e),
            _ => None,
        }
    }

    /// "both leaders", "the two ministers", "both sides": the article's principals.
    pub(super) fn leaders(&self, phrase: Range, head: usize) -> Option<Who> {
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
            let row = self.discourse.nouns.get(doc.lex(head).lemma);
            if members.len() < 2 && count_in(doc, phrase) == Some(2) && row.is_some_and(|n| n.scope == Scope::Any) {
                members = self.discourse.pair(doc, head);
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
