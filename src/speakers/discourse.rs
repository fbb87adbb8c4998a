//! Who is spoken of where: what "he" and "the minister" can mean.

use super::SpeakerKind;
use super::nouns::Nouns;
use super::profile::Profiles;
use crate::dictionary::{EntityKind, Gender, NONE};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::quotes::Attributions;
use crate::segment::Range;
use crate::syntax::{ChunkKind, Tag, verb};
use std::cell::Cell;

/// Who can be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Referent {
    Entity(u32),
    /// Index in [`Discourse::unnamed`].
    Unnamed(u32),
}

/// Somebody who is no entity: "a senior official", or a name that the entities do not have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unnamed {
    /// The noun phrase without its article.
    pub(super) words: Range,
    /// The deciding word.
    pub(super) head: u32,
    pub(super) kind: SpeakerKind,
    pub(super) gender: Gender,
    /// A name.
    pub(super) named: bool,
    /// Who it turns out to be: the entity that the article names afterwards.
    pub(super) later: Option<u32>,
}

/// A place where somebody is spoken of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) word: u32,
    pub(super) sentence: u32,
    pub(super) who: Referent,
    /// Subject of a finite verb, or source of an attribution.
    pub(super) prominent: bool,
    /// Inside quotation marks: whom a speaker names is seldom the speaker.
    pub(super) quoted: bool,
    /// A source that was resolved.
    pub(super) spoke: bool,
    /// Inside somebody's reported words.
    pub(super) reported: bool,
    /// The first place where the article names somebody, by more than one word.
    pub(super) new: bool,
    /// In the noun phrase that begins the sentence.
    pub(super) first: bool,
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

/// How many places before a pronoun are asked whom it means.
const PERSONS: usize = 60;
/// How many chunks behind a pronoun may hold its verb and the objects.
const OBJECTS: usize = 8;
/// How many names of each part of a content are read.
const NAMED: usize = 16;
/// How many sentences back a pronoun reaches.
const REACH: u32 = 12;

/// What a place is worth to a pronoun, in sentences that it may lie further back. Set on articles of our own.
mod weight {
    /// For each sentence between.
    pub(super) const SENTENCE: f32 = 1.2;
    /// For each paragraph between.
    pub(super) const PARAGRAPH: f32 = 0.3;
    /// A subject.
    pub(super) const SUBJECT: f32 = 1.6;
    /// The source of an attribution.
    pub(super) const SPOKE: f32 = 0.9;
    /// Begins its sentence.
    pub(super) const FIRST: f32 = 0.5;
    /// The subject of the pronoun's own sentence: "Vell condemned what she called".
    pub(super) const OWN: f32 = 1.2;
    /// Whom the tables or a title know to be of the gender.
    pub(super) const GENDER: f32 = 0.8;
    /// A country, beside an organization.
    pub(super) const COUNTRY: f32 = -0.8;
    /// First named in the sentence before, with what he or she is: "... worries Ana Vell, a teacher. "It is wrong," she said."
    pub(super) const NEW: f32 = 1.4;
    /// Named between quotation marks: whom a speaker names is seldom the speaker.
    pub(super) const QUOTED: f32 = -2.5;
    /// Named in somebody's reported words.
    pub(super) const REPORTED: f32 = -0.7;
    /// "Vell's plan".
    pub(super) const POSSESSIVE: f32 = -0.4;
    /// Named between the quotation marks of the very quote: few speak of themselves by name.
    pub(super) const SELF: f32 = -1.5;
    /// Named in the words of the content outside quotation marks: "he said Vell was right" is somebody else's.
    pub(super) const TOLD: f32 = -2.5;
    /// The object of the pronoun's own verb: "he said of Vell", "she told Vell".
    pub(super) const OBJECT: f32 = -4.0;

    /// Less than this is nobody: on the development set fewer than half would be right. The guide states it.
    pub(super) const LEAST: f32 = -4.0;
    /// Less than this, or less than [`LEAD`] more than the next, is unsure.
    pub(super) const SURE: f32 = 0.0;
    pub(super) const LEAD: f32 = 1.0;
}

/// What is known of who is spoken of where.
pub(super) struct Discourse<'a> {
    pub(super) places: Places,
    /// Those who are no entities, in the order in which they are met.
    pub(super) unnamed: Vec<Unnamed>,
    pub(super) profiles: Profiles,
    /// Entities and the nouns that were understood to mean them.
    pub(super) learned: Vec<(u32, u32)>,
    pub(super) nouns: &'a Nouns,
    /// The sentence in which the content begins whose source is asked for: nearness to a cue behind a long quotation counts
    /// from there.
    pub(super) content: Option<u32>,
    /// Whether the last answer was unsure: see [`Confidence`](crate::Confidence).
    pub(super) unsure: Cell<bool>,
    /// The people whom that content names, and whether between quotation marks.
    pub(super) named: Vec<(u32, bool)>,
    /// For each word its sentence.
    pub(super) sentence_of: &'a [u32],
    /// For each word whether it lies in a content.
    pub(super) reported: Vec<bool>,
    /// For each word the quotation that it lies in, or `NONE`.
    region_of: &'a [u32],
}

impl<'a> Discourse<'a> {
    pub(super) fn new(doc: &Doc<'_>, attributions: &'a Attributions, nouns: &'a Nouns) -> Discourse<'a> {
        let (sentence_of, region_of) = (&attributions.sentence_of[..], &attributions.region_of[..]);
        let mut reported = vec![false; doc.words.len()];
        for p in attributions.list.iter().flat_map(|a| &a.parts) {
            reported[p.iter()].fill(true);
        }
        // The noun phrases that are subjects of finite verbs, those of relative clauses left out.
        let chunks = &doc.syntax.chunks;
        let mut subject = vec![false; chunks.len()];
        for v in doc.syntax.verbs.iter().map(|&v| v as usize).filter(|&v| chunks[v].is_verb() && chunks[v].is(verb::FINITE)) {
            let Some(s) = subject.get_mut(chunks[v].link as usize) else { continue };
            let before = chunks[..v].iter().rev().take(3).find(|b| b.kind != ChunkKind::Adv);
            *s |= before.is_none_or(|b| b.kind != ChunkKind::Rel);
        }
        // The first noun phrase of each sentence.
        let mut opens = vec![false; chunks.len()];
        for s in &doc.syntax.sentences {
            let mut at = s.iter().filter(|&c| !matches!(chunks[c].kind, ChunkKind::Quote | ChunkKind::Adv));
            if let Some(first) = at.next().filter(|&c| chunks[c].is_noun()) {
                opens[first] = true;
            }
        }
        let mut places = Vec::with_capacity(doc.found.len() + attributions.list.len());
        let mut known = vec![false; doc.entities.len()];
        for f in doc.found {
            let last = f.words.end as usize - 1;
            let chunk = doc.syntax.of_word[last] as usize;
            let acts = subject.get(chunk).copied().unwrap_or(false);
            let whole = doc.syntax.chunks.get(chunk).map_or(last, |c| c.head as usize);
            // "Vell's letter said": the author is what the sentence is about.
            let writes = acts && doc.words[last].is_possessive() && doc.class(whole) & (class::DOCUMENT | class::SPEECH) != 0;
            let prominent = acts && whole == last && !doc.words[last].is_possessive() || writes;
            // "While Vell led, ...": the subject of a subordinate clause is not what the sentence is about.
            let before = (doc.syntax.chunks.get(chunk).map_or(0, |c| c.words.start) as usize).checked_sub(1);
            let subordinate = before.is_some_and(|w| doc.words[w].tag == Tag::Subord);
            let prominent = prominent && !subordinate;
            let new = !std::mem::replace(&mut known[f.entity as usize], true);
            places.push(Place {
                word: f.words.start,
                sentence: sentence_of[f.words.start as usize],
                who: Referent::Entity(f.entity),
                prominent,
                quoted: region_of[f.words.start as usize] != NONE,
                spoke: false,
                reported: reported[f.words.start as usize],
                new: new && f.words.len() > 1,
                first: opens.get(chunk).copied().unwrap_or(false) && !doc.words[last].is_possessive(),
            });
        }
        places.reverse();
        Discourse {
            places: Places { before: Vec::with_capacity(places.capacity()), behind: places },
            unnamed: Vec::new(),
            profiles: Profiles::new(doc, nouns),
            learned: Vec::new(),
            content: None,
            unsure: Cell::new(false),
            named: Vec::new(),
            nouns,
            sentence_of,
            reported,
            region_of,
        }
    }

    /// Whether a word lies between quotation marks.
    #[inline]
    pub(super) fn quoted(&self, word: usize) -> bool {
        self.region_of[word] != NONE
    }

    /// Adds a place where a pronoun or description was understood.
    pub(super) fn add(&mut self, place: Place) {
        match self.places.seek(place.word) {
            Some(p) if p.word == place.word && p.who == place.who => {
                p.spoke |= place.spoke;
                p.prominent |= place.prominent;
            }
            _ => self.places.behind.push(place),
        }
    }

    /// The gender of somebody; nothing for what is no person.
    pub(super) fn gender(&self, doc: &Doc<'_>, who: Referent) -> Option<Gender> {
        match who {
            Referent::Entity(e) if doc.entities[e as usize].kind == EntityKind::Person => Some(self.profiles.gender(e)),
            Referent::Entity(_) => None,
            Referent::Unnamed(u) => {
                let u = &self.unnamed[u as usize];
                matches!(u.kind, SpeakerKind::Person | SpeakerKind::Anonymous).then_some(u.gender)
            }
        }
    }

    /// The person that a pronoun of this gender at `word` means.
    pub(super) fn person(&self, doc: &Doc<'_>, word: usize, gender: Gender) -> Option<Referent> {
        let object = self.objects(doc, word);
        let fit = |who: Referent, worth: f32| match who {
            Referent::Entity(e) if object.contains(&e) => worth + weight::OBJECT,
            _ => worth,
        };
        let sure = self.weigh(doc, word, |who, _| match self.gender(doc, who)? {
            known if gender != Gender::Unknown && known == gender => Some(fit(who, weight::GENDER)),
            known => (gender == Gender::Unknown || known == Gender::Unknown).then(|| fit(who, 0.0)),
        });
        // Nobody else: a given name says little of "Marty Vell".
        let guess = || {
            let who = self.weigh(doc, word, |who, p| match who {
                Referent::Entity(e) if doc.guessed[e as usize] && (p.first || p.spoke) => {
                    self.gender(doc, who).map(|_| fit(who, 0.0))
                }
                _ => None,
            });
            self.unsure.set(true);
            who
        };
        sure.or_else(guess)
    }

    /// The people whom the words right behind a subject pronoun name: the objects of its verb.
    fn objects(&self, doc: &Doc<'_>, word: usize) -> [u32; 2] {
        let mut objects = [NONE; 2];
        let chunks = &doc.syntax.chunks;
        let own = doc.syntax.of_word[word] as usize;
        let (mut verbs, mut n) = (0, 0);
        for c in chunks.iter().skip(own + 1).take(OBJECTS) {
            match c.kind {
                ChunkKind::Verb => {
                    verbs += 1;
                    if verbs > 1 || c.link as usize != own {
                        break;
                    }
                }
                ChunkKind::Noun if verbs == 1 => {
                    let head = c.head as usize;
                    // "He called Vell's plan weak": "his plan" were his own.
                    let mention = c.words.iter().find_map(|w| doc.mention(w));
                    let open = !self.quoted(head) && !self.reported[head];
                    if let Some(f) = mention.filter(|_| open && n < objects.len()) {
                        objects[n] = f.entity;
                        n += 1;
                    }
                }
                ChunkKind::Adv | ChunkKind::Prep => {}
                _ => break,
            }
        }
        objects
    }

    /// Sets whose content is read: where it begins, and whom its quoted part names.
    pub(super) fn open(&mut self, doc: &Doc<'_>, source: u32, parts: &[Range]) {
        self.content = parts.first().map(|p| self.sentence_of[p.start as usize]);
        self.named.clear();
        for p in parts {
            let at = doc.mention_places.before(p.start as usize);
            for f in doc.found[at..].iter().take(NAMED).take_while(|f| f.words.start < p.end) {
                let last = f.words.end as usize - 1;
                let quoted = self.quoted(last);
                // "Vell was right, he said" may be Vell's, "he said Vell was right" is not.
                let own =
                    f.words.start >= p.start && if quoted { !doc.words[last].is_possessive() } else { f.words.start > source };
                if own && doc.entities[f.entity as usize].kind == EntityKind::Person {
                    self.named.push((f.entity, quoted));
                }
            }
        }
    }

    /// No content is read any more.
    pub(super) fn close(&mut self) {
        self.content = None;
        self.named.clear();
    }

    /// The organization, outlet or country that "it" at `word` means.
    pub(super) fn thing(&self, doc: &Doc<'_>, word: usize) -> Option<Referent> {
        self.weigh(doc, word, |who, _| match who {
            Referent::Entity(e) => match doc.entities[e as usize].kind {
                EntityKind::Organization | EntityKind::Outlet => Some(0.0),
                EntityKind::Country => Some(weight::COUNTRY),
                _ => None,
            },
            Referent::Unnamed(u) => (self.unnamed[u as usize].kind == SpeakerKind::Organization).then_some(0.0),
        })
    }

    /// The sentence from which nearness counts: that of the word, or in which the content that is read begins.
    pub(super) fn here(&self, word: usize) -> u32 {
        self.content.map_or(u32::MAX, |c| c).min(self.sentence_of[word])
    }

    /// Whom a pronoun at `word` means: the place before it that is worth most. `fits` gives what somebody is worth beside
    /// that, nothing for one who cannot be meant.
    fn weigh(&self, doc: &Doc<'_>, word: usize, fits: impl Fn(Referent, &Place) -> Option<f32>) -> Option<Referent> {
        let (own, here) = (self.sentence_of[word], self.here(word));
        let block = |s: u32| doc.sentences[s as usize].paragraph;
        let mut best: Option<(f32, Referent)> = None;
        let mut next = f32::NEG_INFINITY;
        for p in self.places.until(word).take(PERSONS) {
            let distance = here.saturating_sub(p.sentence);
            if distance > REACH {
                break;
            }
            let Some(fit) = fits(p.who, p) else { continue };
            let paragraphs = block(here).saturating_sub(block(p.sentence)) as f32;
            let mut score = fit - (distance as f32) * weight::SENTENCE - paragraphs * weight::PARAGRAPH;
            let mut add = |when: bool, worth: f32| score += if when { worth } else { 0.0 };
            add(p.prominent && !p.quoted, weight::SUBJECT);
            add(p.spoke, weight::SPOKE);
            add(p.first && !p.quoted, weight::FIRST);
            add(p.prominent && p.sentence == own && !p.quoted && !p.reported, weight::OWN);
            add(p.new && !p.prominent && distance <= 1, weight::NEW);
            add(p.quoted && !self.quoted(word), weight::QUOTED);
            add(p.reported && !p.quoted && !p.new, weight::REPORTED);
            add(doc.words[p.word as usize].is_possessive(), weight::POSSESSIVE);
            if let Referent::Entity(e) = p.who {
                let told = self.named.contains(&(e, false));
                add(told, weight::TOLD);
                add(!told && self.named.contains(&(e, true)), weight::SELF);
            }
            match best {
                Some(b) if b.1 == p.who => best = Some((b.0.max(score), p.who)),
                Some(b) if score <= b.0 => next = next.max(score),
                _ => {
                    next = best.map_or(next, |b| b.0);
                    best = Some((score, p.who));
                }
            }
        }
        let (score, who) = best.filter(|b| b.0 >= weight::LEAST)?;
        self.unsure.set(score < weight::SURE || score - next < weight::LEAD);
        Some(who)
    }

    /// The person whom the two sentences before `word` are about: the first subject or speaker of the nearest one whom `wanted`
    /// accepts.
    pub(super) fn topic(
        &self,
        doc: &Doc<'_>,
        word: usize,
        gender: Gender,
        wanted: impl Fn(Referent) -> bool,
    ) -> Option<Referent> {
        let own_sentence = self.sentence_of[word];
        let here = self.here(word);
        let near =
            self.places.until(word).take(PERSONS).skip_while(|p| p.sentence >= here).take_while(|p| here - p.sentence <= 2);
        let fits = |who: Referent| {
            self.gender(doc, who).is_some_and(|g| gender == Gender::Unknown || g == Gender::Unknown || g == gender)
        };
        let mut found: Option<&Place> = None;
        // Whoever is the subject of the same sentence is somebody else: "Vell said the nominee had shown courage".
        let own = |who: Referent| {
            self.places.until(word).take(PERSONS).take_while(|p| p.sentence == own_sentence).any(|p| p.who == who && p.prominent)
        };
        let about = |p: &&Place| !p.quoted && ((p.prominent || p.first) && !p.reported || p.spoke);
        // Whom the content names is somebody else: "The heiress said Vell may come".
        let told = |who: Referent| matches!(who, Referent::Entity(e) if self.named.contains(&(e, false)));
        for p in near.filter(about).filter(|p| fits(p.who) && wanted(p.who) && !own(p.who) && !told(p.who)) {
            if found.is_some_and(|f| f.sentence != p.sentence) {
                break;
            }
            found = Some(p);
        }
        found.map(|p| p.who)
    }

    /// The last entity before `word` that `wanted` accepts.
    pub(super) fn last(&self, word: usize, wanted: impl Fn(u32, &Place) -> bool) -> Option<u32> {
        self.places.until(word).take(80).find_map(|p| match p.who {
            Referent::Entity(e) if wanted(e, p) => Some(e),
            _ => None,
        })
    }

    /// The two people whom the sentences before `word` are about: of the last places those named most often.
    pub(super) fn pair(&self, doc: &Doc<'_>, word: usize) -> Vec<u32> {
        let mut counts: Vec<(u32, u32)> = Vec::new();
        for p in self.places.until(word).take(PERSONS).filter(|p| !p.quoted) {
            let Referent::Entity(e) = p.who else { continue };
            if doc.entities[e as usize].kind != EntityKind::Person {
                continue;
            }
            match counts.iter_mut().find(|c| c.0 == e) {
                Some(c) => c.1 += 1 + u32::from(p.prominent),
                None => counts.push((e, 1 + u32::from(p.prominent))),
            }
        }
        counts.sort_by_key(|c| std::cmp::Reverse(c.1));
        // A third who is named as often makes it a guess.
        match counts.as_slice() {
            [a, b] if b.1 > 1 => vec![a.0, b.0],
            [a, b, c, ..] if b.1 > c.1 => vec![a.0, b.0],
            _ => Vec::new(),
        }
    }

    /// Distinct entities that `wanted` accepts, in the order in which the article names them, up to word `limit`; so many
    /// as `out` then holds `count`.
    pub(super) fn first(&self, limit: usize, count: usize, wanted: impl Fn(u32) -> bool, out: &mut Vec<u32>) {
        for p in self.places.iter().take(PRINCIPALS).take_while(|p| (p.word as usize) < limit) {
            if out.len() >= count {
                return;
            }
            let Referent::Entity(e) = p.who else { continue };
            if !out.contains(&e) && wanted(e) {
                out.push(e);
            }
        }
    }
}
