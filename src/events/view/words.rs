//! What the tables know of the words of a sentence, and what is asked of its chunks again and again.

use super::{Clause, View};
use crate::dictionary::EntityKind;
use crate::doc::Doc;
use crate::events::actors::Party;
use crate::events::patterns::{ANY, Brief, Members, NAMED, Patterns, Set, Trigger};
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{ChunkKind, verb};
use std::cell::Cell;

/// Room for what a sentence's words and chunks are asked again and again, kept from sentence to sentence.
#[derive(Default)]
pub(in crate::events) struct Room {
    /// What the tables know of each word.
    known: Vec<Known>,
    /// The sets that hold a word of the sentence.
    members: Members,
    /// Of each chunk the last stretch from its first word that was read as an actor, where `asked` says that one was.
    parties: Vec<Cell<Party>>,
    /// What was asked already of each chunk, as bits.
    asked: Vec<Cell<u8>>,
    /// The chunks on which a row may hang.
    triggers: Vec<u32>,
    /// Of each chunk its clause, where `asked` says that it was worked out; what else stands here is of other sentences.
    clauses: Vec<Cell<Clause>>,
}

/// What the tables know of a word.
#[derive(Clone, Copy)]
struct Known {
    /// Its slot.
    slot: u16,
    /// The slot of the compound that it closes.
    compound: u16,
    /// The sets below [`NAMED`] that hold it.
    named: u64,
}

/// What the tables know of most words.
const NOTHING: Known = Known { slot: 0, compound: 0, named: 1 << ANY };

/// It was asked whether the chunk is an actor.
const ASKED_ACTOR: u8 = 1;
/// It is one.
const ACTOR: u8 = 2;
/// The clause was worked out.
const CLAUSE: u8 = 4;
/// A stretch was read as an actor.
const PARTY: u8 = 8;

impl<'a> View<'a> {
    /// A sentence in which a row may fire.
    pub(in crate::events) fn new(doc: &'a Doc<'a>, patterns: &'a Patterns, index: usize, room: &'a mut Room) -> Option<View<'a>> {
        if !may_fire(doc, patterns, index, &mut room.triggers) {
            return None;
        }
        let words = doc.sentences[index].words;
        let chunks = doc.chunks(index);
        room.asked.clear();
        room.asked.resize(chunks.len(), Cell::new(0));
        if room.clauses.len() < chunks.len() {
            room.clauses.resize(chunks.len(), Cell::new(Clause::default()));
            room.parties.resize(chunks.len(), Cell::new(Party::default()));
        }
        room.members = *patterns.members(0);
        room.known.clear();
        let members = &mut room.members;
        room.known.extend(words.iter().map(|w| {
            // Every second word has the empty slot, whose sets are joined like any other's: no branch would foresee it.
            let (slot, compound) = (slot(doc, patterns, w), compound(doc, patterns, w));
            let own = patterns.members(slot);
            members.join(own);
            let mut known = Known { slot, compound, named: own.named() };
            if compound != 0 {
                let own = patterns.members(compound);
                members.join(own);
                known.named |= own.named();
            }
            known
        }));
        // The names of leaders are leaders: "Putin flew to Minsk".
        let found = &doc.found[doc.found.partition_point(|f| f.words.end <= words.start)..];
        for f in found.iter().take_while(|f| f.words.end <= words.end) {
            let e = f.entity as usize;
            if doc.entities[e].kind != EntityKind::Person || doc.known[e] == crate::dictionary::NONE {
                continue;
            }
            let own = patterns.members(patterns.leader);
            members.join(own);
            if let Some(known) = room.known.get_mut((f.words.end - 1 - words.start) as usize) {
                (known.slot, known.named) = (patterns.leader, known.named | own.named());
            }
        }
        let base = doc.syntax.sentences[index].start;
        Some(View { doc, patterns, chunks, base, words, index, triggers: &room.triggers, room })
    }

    /// An answer about a chunk that is worked out once.
    pub(in crate::events) fn remembered_actor(&self, c: usize, work_out: impl FnOnce() -> bool) -> bool {
        let cell = &self.room.asked[c];
        if cell.get() & ASKED_ACTOR == 0 {
            let answer = if work_out() { ASKED_ACTOR | ACTOR } else { ASKED_ACTOR };
            cell.set(cell.get() | answer);
        }
        cell.get() & ACTOR != 0
    }

    /// Country, sector and entity of some words of the chunk `c`, from its first on; worked out once.
    pub(in crate::events) fn remembered_party(&self, c: usize, words: Range, work_out: impl FnOnce() -> Party) -> Party {
        let (cell, asked) = (&self.room.parties[c], &self.room.asked[c]);
        if asked.get() & PARTY == 0 || cell.get().words != words {
            cell.set(work_out());
            asked.set(asked.get() | PARTY);
        }
        cell.get()
    }

    /// The clause of a verb group; worked out once.
    pub(super) fn remembered_clause(&self, v: usize, work_out: impl FnOnce() -> Clause) -> Clause {
        let (cell, asked) = (&self.room.clauses[v], &self.room.asked[v]);
        if asked.get() & CLAUSE == 0 {
            cell.set(work_out());
            asked.set(asked.get() | CLAUSE);
        }
        cell.get()
    }

    #[inline]
    fn known(&self, w: usize) -> &'a Known {
        // A word before the sentence is as far off as one behind it.
        self.room.known.get(w.wrapping_sub(self.words.start as usize)).unwrap_or(&NOTHING)
    }

    /// Whether one of the rows that hang on a word may hold, by the words that stand in the sentence.
    pub(in crate::events) fn may_trigger(&self, w: usize, trigger: Trigger) -> bool {
        self.briefs(w, trigger).any(|b| self.meets(b))
    }

    /// Whether the words that a row needs stand in the sentence.
    #[inline]
    pub(in crate::events) fn meets(&self, brief: &Brief) -> bool {
        brief.needs.iter().all(|&set| self.room.members.has(set))
    }

    /// Whether a row may hang on a word.
    pub(in crate::events) fn is_trigger(&self, w: usize) -> bool {
        self.doc.class(w) & class::TRIGGER != 0 || self.known(w).compound != 0
    }

    /// The rows of one kind that hang on a word, in the order of the table.
    #[inline]
    pub(in crate::events) fn briefs(&self, w: usize, trigger: Trigger) -> impl Iterator<Item = &'a Brief> + use<'a> {
        let &Known { slot, compound, .. } = self.known(w);
        let more = if compound == 0 { &[] } else { self.patterns.briefs(compound, trigger) };
        self.patterns.briefs(slot, trigger).iter().chain(more)
    }

    #[inline]
    pub(in crate::events) fn word_in(&self, w: usize, set: Set) -> bool {
        if set < NAMED {
            return self.known(w).named >> set & 1 != 0;
        }
        let &Known { slot, compound, .. } = self.known(w);
        self.patterns.members(slot).has(set) || compound != 0 && self.patterns.members(compound).has(set)
    }

    /// Whether a word of the chunks `from..to` is in the set.
    pub(in crate::events) fn holds(&self, from: usize, to: usize, set: Set) -> bool {
        let to = to.min(self.chunks.len());
        from < to
            && (set == ANY
                || (self.chunks[from].words.start..self.chunks[to - 1].words.end).any(|w| self.word_in(w as usize, set)))
    }

    /// The sets that hold a word of the chunks `from..to`.
    pub(in crate::events) fn members(&self, from: usize, to: usize) -> Members {
        let mut members = Members::default();
        let to = to.min(self.chunks.len());
        if from < to {
            self.add_members(Range { start: self.chunks[from].words.start, end: self.chunks[to - 1].words.end }, &mut members);
        }
        members
    }

    /// The same without what stands before a possessive: the object of "welcomed Lee's decision" is the decision.
    pub(in crate::events) fn add_own_members(&self, from: usize, to: usize, members: &mut Members) {
        for c in from..to.min(self.chunks.len()) {
            self.add_members(self.own(c), members);
        }
    }

    fn add_members(&self, words: Range, members: &mut Members) {
        for w in words.iter() {
            let &Known { slot, compound, .. } = self.known(w);
            members.join(self.patterns.members(slot));
            if compound != 0 {
                members.join(self.patterns.members(compound));
            }
        }
    }
}

/// Notes the chunks of a sentence on which a row may hang, by the words that head them, and gives whether one may fire at all.
fn may_fire(doc: &Doc<'_>, patterns: &Patterns, index: usize, triggers: &mut Vec<u32>) -> bool {
    let marked = |w: usize| doc.class(w) & class::TRIGGER != 0;
    let chunks = doc.chunks(index);
    triggers.resize(chunks.len(), 0);
    // First by what stands in the words themselves, each noted and perhaps written over: no branch foresees which chunk it is.
    let mut n = 0;
    for (c, chunk) in chunks.iter().enumerate() {
        let trigger = chunk.class & class::TRIGGER != 0;
        let verb = chunk.is_verb() & (trigger | chunk.is(verb::OBLIGED));
        let noun = chunk.is_noun() & (trigger | doc.words[chunk.head as usize].glued());
        triggers[n] = c as u32;
        n += usize::from(verb | noun | (chunk.kind == ChunkKind::Adj));
    }
    triggers.truncate(n);
    let has = |w: usize, trigger| {
        let more = compound(doc, patterns, w);
        patterns.has_rows(slot(doc, patterns, w), trigger) || more != 0 && patterns.has_rows(more, trigger)
    };
    let mut fires = false;
    triggers.retain(|&c| {
        let chunk = &chunks[c as usize];
        let head = chunk.head as usize;
        let rows = match chunk.kind {
            ChunkKind::Verb => marked(head) && (has(head, Trigger::Verb) || has(head, Trigger::Adjective)),
            ChunkKind::Noun => has(head, Trigger::Noun),
            _ => chunk.words.iter().find(|&w| marked(w)).is_some_and(|w| has(w, Trigger::Adjective)),
        };
        fires |= rows && (chunk.kind != ChunkKind::Noun || marked(head));
        rows || chunk.is_verb() && chunk.is(verb::OBLIGED)
    });
    fires || !triggers.is_empty() && doc.sentences[index].words.iter().any(marked)
}

/// The slot of a word. Currency signs are money words.
#[inline]
fn slot(doc: &Doc<'_>, patterns: &Patterns, w: usize) -> u16 {
    let word = &doc.words[w];
    if word.kind == Kind::Currency && word.lex == 0 { patterns.money } else { patterns.slot_of(word.lex) }
}

/// The slot of the compound that a word closes: "cease-fire".
#[inline]
fn compound(doc: &Doc<'_>, patterns: &Patterns, w: usize) -> u16 {
    let word = &doc.words[w];
    // Hyphens are rare: asked for first.
    let joined = w >= 2 && doc.words[w - 1].kind == Kind::Hyphen && word.glued() && word.lex != 0;
    if joined { patterns.compound(doc.words[w - 2].lex, word.lex) } else { 0 }
}
