//! Who is named where: what "he" and "the minister" can mean.

use crate::dictionary::{EntityKind, Gender};
use crate::doc::Doc;
use crate::quotes::Attributions;
use crate::syntax::verb;

/// A place where somebody is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) word: u32,
    pub(super) sentence: u32,
    pub(super) entity: u32,
    /// Subject of a finite verb, or source of an attribution.
    pub(super) prominent: bool,
    /// Inside quotation marks: whom a speaker names is seldom the speaker.
    pub(super) quoted: bool,
    /// A source that was resolved.
    pub(super) spoke: bool,
    /// Inside somebody's reported words.
    pub(super) reported: bool,
}

/// Places in the order of the text, with a gap where the last one was added: attributions are read in the order of the
/// text, so that adding moves few of them.
#[derive(Default)]
pub(super) struct Places {
    before: Vec<Place>,
    /// Those behind the gap, the nearest one last.
    behind: Vec<Place>,
}

impl Places {
    /// All of them, in order.
    fn iter(&self) -> impl Iterator<Item = &Place> {
        self.before.iter().chain(self.behind.iter().rev())
    }

    /// Those before a word, the nearest first.
    pub(super) fn until(&self, word: usize) -> impl Iterator<Item = &Place> {
        let before = self.before.partition_point(|p| (p.word as usize) < word);
        let behind = self.behind.partition_point(|p| p.word as usize >= word);
        self.behind[behind..].iter().chain(self.before[..before].iter().rev())
    }

    /// Those from a word on, in order.
    pub(super) fn from(&self, word: usize) -> impl Iterator<Item = &Place> {
        let before = self.before.partition_point(|p| (p.word as usize) < word);
        let behind = self.behind.partition_point(|p| p.word as usize >= word);
        self.before[before..].iter().chain(self.behind[..behind].iter().rev())
    }

    /// Moves the gap to the first place at `word` or behind it, and gives that place.
    fn seek(&mut self, word: u32) -> Option<&mut Place> {
        let before = self.before.partition_point(|p| p.word < word);
        self.behind.extend(self.before.drain(before..).rev());
        while let Some(&p) = self.behind.last().filter(|p| p.word < word) {
            self.behind.pop();
            self.before.push(p);
        }
        self.behind.last_mut()
    }
}

/// How many places are asked at most for the article's principals: more than any article has before the second paragraph.
const PRINCIPALS: usize = 1000;

/// What is known of who is spoken of where.
pub(super) struct Discourse {
    pub(super) places: Places,
    /// For each word its sentence.
    pub(super) sentence_of: Vec<u32>,
    /// For each word whether it lies in a content.
    pub(super) reported: Vec<bool>,
}

impl Discourse {
    pub(super) fn new(doc: &Doc<'_>, attributions: &Attributions) -> Discourse {
        let mut sentence_of = vec![0; doc.words.len()];
        for (i, s) in doc.sentences.iter().enumerate() {
            for w in s.words.iter() {
                sentence_of[w] = i as u32;
            }
        }
        let mut reported = vec![false; doc.words.len()];
        for p in attributions.list.iter().flat_map(|a| &a.parts) {
            reported[p.iter()].fill(true);
        }
        // The noun phrases that are subjects of finite verbs.
        let mut subject = vec![false; doc.syntax.chunks.len()];
        for c in &doc.syntax.chunks {
            if c.is_verb() && c.is(verb::FINITE) {
                if let Some(s) = subject.get_mut(c.link as usize) {
                    *s = true;
                }
            }
        }
        let mut places = Vec::with_capacity(doc.found.len() + attributions.list.len());
        for f in doc.found {
            let last = f.words.end as usize - 1;
            let chunk = doc.syntax.of_word[last] as usize;
            let prominent = subject.get(chunk).copied().unwrap_or(false)
                && doc.syntax.chunks[chunk].head as usize == last
                && !doc.words[last].is_possessive();
            places.push(Place {
                word: f.words.start,
                sentence: sentence_of[f.words.start as usize],
                entity: f.entity,
                prominent,
                quoted: attributions.region_of[f.words.start as usize] != u32::MAX,
                spoke: false,
                reported: reported[f.words.start as usize],
            });
        }
        places.reverse();
        Discourse { places: Places { before: Vec::with_capacity(places.capacity()), behind: places }, sentence_of, reported }
    }

    /// Adds a place where a pronoun or description was understood.
    pub(super) fn add(&mut self, place: Place) {
        match self.places.seek(place.word) {
            Some(p) if p.word == place.word && p.entity == place.entity => {
                p.spoke |= place.spoke;
                p.prominent |= place.prominent;
            }
            _ => self.places.behind.push(place),
        }
    }

    /// The person that a pronoun of this gender at `word` means.
    pub(super) fn person(&self, doc: &Doc<'_>, word: usize, gender: Gender) -> Option<u32> {
        let here = self.sentence_of[word];
        let mut best: Option<(f32, u32)> = None;
        for p in self.places.until(word).take(60) {
            let distance = here - p.sentence;
            if distance > 12 {
                break;
            }
            let e = &doc.entities[p.entity as usize];
            if e.kind != EntityKind::Person {
                continue;
            }
            let known = doc.genders[p.entity as usize];
            if gender != Gender::Unknown && known != Gender::Unknown && known != gender {
                continue;
            }
            let block = |s: u32| doc.sentences[s as usize].paragraph;
            let mut score = -(distance as f32) * 0.9 - (block(here) - block(p.sentence)) as f32 * 0.3;
            if p.prominent {
                score += 1.6;
            }
            if p.spoke {
                score += 1.2;
            }
            // "Vell condemned what she called": the subject of the same sentence.
            if p.prominent && distance == 0 {
                score += 1.2;
            }
            if p.quoted {
                score -= 2.5;
            } else if p.reported {
                score -= 0.7;
            }
            if known == gender && gender != Gender::Unknown {
                score += 0.8;
            }
            if doc.words[p.word as usize].is_possessive() {
                score -= 0.2;
            }
            if best.is_none_or(|b| score > b.0) {
                best = Some((score, p.entity));
            }
        }
        best.map(|b| b.1)
    }

    /// The person whom the two sentences before `word` are about: a subject or speaker there.
    pub(super) fn topic(&self, doc: &Doc<'_>, word: usize) -> Option<u32> {
        let here = self.sentence_of[word];
        let near = self.places.until(word).take_while(|p| here - p.sentence <= 2);
        let person =
            |p: &&Place| doc.entities[p.entity as usize].kind == EntityKind::Person && !p.quoted && (p.prominent || p.spoke);
        near.filter(|p| p.sentence < here).find(person).map(|p| p.entity)
    }

    /// The organization that is a subject in this or the last sentence: "the agency", "the group".
    pub(super) fn body(&self, doc: &Doc<'_>, word: usize) -> Option<u32> {
        let here = self.sentence_of[word];
        let near = self.places.until(word).take_while(|p| here - p.sentence <= 1);
        let body = |p: &&Place| doc.entities[p.entity as usize].kind == EntityKind::Organization && !p.quoted;
        near.filter(body).max_by_key(|p| (p.prominent || p.spoke, p.word)).map(|p| p.entity)
    }

    /// The last entity before `word` that `wanted` accepts, prominent ones first within a sentence.
    pub(super) fn last(&self, word: usize, wanted: impl Fn(u32) -> bool) -> Option<u32> {
        self.places.until(word).take(80).find(|p| wanted(p.entity)).map(|p| p.entity)
    }

    /// Distinct entities that `wanted` accepts, in the order in which the article names them, up to word `limit`; so many
    /// as `out` then holds `count`.
    pub(super) fn first(&self, limit: usize, count: usize, wanted: impl Fn(u32) -> bool, out: &mut Vec<u32>) {
        for p in self.places.iter().take(PRINCIPALS).take_while(|p| (p.word as usize) < limit) {
            if out.len() >= count {
                return;
            }
            if !out.contains(&p.entity) && wanted(p.entity) {
                out.push(p.entity);
            }
        }
    }
}
