//! [`View`]: a sentence as the patterns see it: words by the lists that hold them, clauses by subject, object and end.

mod words;

pub(super) use words::Room;

use super::patterns::{Patterns, Set};
use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, NONE, Tag, noun, verb};

/// One sentence.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) patterns: &'a Patterns,
    pub(super) chunks: &'a [Chunk],
    /// Index of its first chunk among all chunks.
    base: u32,
    pub(super) words: Range,
    pub(super) index: usize,
    /// The chunks on which a row may hang, in order.
    pub(super) triggers: &'a [u32],
    room: &'a Room,
}

/// How far a clause is followed, in chunks: keeps the time linear on endless sentences.
const REACH: usize = 40;

impl<'a> View<'a> {
    /// The words of a noun phrase behind its last possessive.
    pub(super) fn own(&self, c: usize) -> Range {
        let words = self.chunks[c].words;
        let last = words.iter().rev().skip(1).find(|&w| self.doc.words[w].is_possessive());
        Range { start: last.map_or(words.start, |w| w as u32 + 1), end: words.end }
    }

    pub(super) fn head(&self, c: usize) -> usize {
        self.chunks[c].head as usize
    }

    pub(super) fn kind(&self, c: usize) -> Option<ChunkKind> {
        self.chunks.get(c).map(|c| c.kind)
    }

    /// The chunk that chunk `c` points to, where it lies in this sentence.
    pub(super) fn link(&self, c: usize) -> Option<usize> {
        let l = self.chunks[c].link;
        (l != NONE && l >= self.base && ((l - self.base) as usize) < self.chunks.len()).then(|| (l - self.base) as usize)
    }

    pub(super) fn is_finite(&self, c: usize) -> bool {
        self.chunks[c].is_verb() && self.chunks[c].is(verb::FINITE)
    }

    pub(super) fn is_noun(&self, c: usize) -> bool {
        self.kind(c) == Some(ChunkKind::Noun)
    }

    /// Whether a chunk is one of some prepositions.
    pub(super) fn is_prep(&self, c: usize, set: Set) -> bool {
        self.kind(c) == Some(ChunkKind::Prep) && self.word_in(self.head(c), set)
    }

    /// The base form of a word, as an entry of the lexicon.
    pub(super) fn lemma(&self, w: usize) -> u32 {
        self.doc.lexicon.lemma(self.doc.words[w].lex)
    }

    /// The chunk of this sentence that holds a word.
    pub(super) fn chunk_at(&self, w: usize) -> Option<usize> {
        let c = self.doc.syntax.of_word.get(w)?.checked_sub(self.base)? as usize;
        (c < self.chunks.len()).then_some(c)
    }

    /// The end of a noun phrase with its "of" phrases.
    pub(super) fn of_end(&self, c: usize) -> usize {
        let mut k = c + 1;
        while k + 1 < self.chunks.len() && self.is_prep(k, self.patterns.sets.of) && self.is_noun(k + 1) {
            k += 2;
        }
        k
    }

    /// The end of a noun phrase with all prepositional phrases behind it.
    pub(super) fn prep_end(&self, c: usize) -> usize {
        let mut k = c + 1;
        while k + 1 < self.chunks.len() && self.kind(k) == Some(ChunkKind::Prep) && self.is_noun(k + 1) && k < c + REACH {
            // "between Greece and Turkey" always has its second half.
            let between = self.is_prep(k, self.patterns.sets.mutual);
            k = self.of_end(k + 1);
            if self.kind(k) == Some(ChunkKind::Coord) && self.is_noun(k + 1) && (between || !self.begins_clause(k + 1)) {
                k = self.of_end(k + 1);
            }
        }
        k
    }

    /// Whether the noun phrase `c` is the subject of a verb behind it.
    pub(super) fn begins_clause(&self, c: usize) -> bool {
        let end = (c + 8).min(self.chunks.len());
        (c + 1..end).find(|&k| self.is_finite(k)).is_some_and(|k| self.link(k).is_some_and(|s| s >= c))
    }

    fn skip_adverbs(&self, mut k: usize) -> usize {
        while self.kind(k) == Some(ChunkKind::Adv) && !self.is_particle(k) {
            k += 1;
        }
        k
    }

    /// "off", "up", "down": belongs to the verb before it.
    pub(super) fn is_particle(&self, k: usize) -> bool {
        // "gave back a bronze", where "back" looks like a noun
        let kind = matches!(self.kind(k), Some(ChunkKind::Prep | ChunkKind::Adv | ChunkKind::Noun));
        kind && self.chunks[k].words.len() == 1 && self.word_in(self.head(k), self.patterns.sets.particle)
    }

    /// The clause of a verb group.
    pub(super) fn clause(&self, v: usize) -> Clause {
        self.remembered_clause(v, || self.work_out_clause(v))
    }

    fn work_out_clause(&self, v: usize) -> Clause {
        let chunk = &self.chunks[v];
        let passive =
            chunk.is(verb::PASSIVE) || chunk.is(verb::PARTICIPLE) && !chunk.is(verb::FINITE) && !self.continues_perfect(v);
        // "a call for its forces to be deployed"
        let own = chunk.is(verb::INFINITIVE)
            && v >= 2
            && self.is_noun(v - 1)
            && (self.is_prep(v - 2, self.patterns.sets.for_) || chunk.is(verb::PASSIVE))
            // "with Chad urging restraint"
            || chunk.is(verb::GERUND) && v >= 2 && self.is_noun(v - 1) && self.is_prep(v - 2, self.patterns.sets.with);
        let subject = if own {
            Some(v - 1)
        } else if let Some(object) = self.object_before(v) {
            Some(object)
        } else {
            self.link(v)
                .map(|s| self.lift(s))
                .or_else(|| self.neighbour(v))
                .or_else(|| self.gerund_before(v))
                .or_else(|| self.subject_behind(v))
        };
        let mut from = self.skip_adverbs(v + 1);
        let mut particle = None;
        if self.is_particle(from) {
            particle = Some(from);
            // "called off the strike", but "moved through the town"
            if self.is_noun(from + 1) || self.kind(from + 1) == Some(ChunkKind::Prep) {
                from += 1;
            }
        }
        // "shortened by one hour the curfew"
        let measure = self.is_prep(from, self.patterns.sets.by)
            && self.is_noun(from + 1)
            && self.is_noun(from + 2)
            && (self.chunks[from + 1].is(noun::TIME)
                || self.doc.words[self.chunks[from + 1].words.start as usize].kind == Kind::Number);
        if measure {
            from += 2;
        }
        // "set free a reporter"
        if self.kind(from) == Some(ChunkKind::Adj) && self.chunks[from].words.len() == 1 && self.is_noun(from + 1) && !passive {
            from += 1;
        }
        from = self.skip_amount(from);
        let to = self.objects_end(from);
        if particle.is_none() && self.is_particle(to) {
            particle = Some(to);
        }
        let mut end = self.clause_end(v);
        let mut objects = (from, to);
        // "trained and paid soldiers": both verbs have the object.
        if from == to && !passive && self.kind(from) == Some(ChunkKind::Coord) && from + 1 < self.chunks.len() {
            let next = &self.chunks[from + 1];
            let alike = next.is_verb() && !next.is(verb::PASSIVE | verb::GERUND | verb::INFINITIVE) && !self.is_noun(from + 1);
            if alike && self.is_noun(from + 2) && chunk.is(verb::FINITE) {
                objects = (from + 2, self.objects_end(from + 2));
                end = end.max(self.clause_end(from + 1));
            }
        }
        Clause { verb: v, subject, passive, objects, particle, end }
    }

    /// Whether a participle belongs to a "has" over an aside: "has once again rejected".
    fn continues_perfect(&self, v: usize) -> bool {
        let mut k = v;
        while k > 0 && v - k < 3 && matches!(self.chunks[k - 1].kind, ChunkKind::Adv | ChunkKind::Subord) {
            k -= 1;
        }
        k < v
            && k > 0
            && self.chunks[k - 1].is_verb()
            && self.chunks[k - 1].is(verb::PERFECT)
            && self.chunks[k - 1].words.len() == 1
    }

    /// "thanked Chad for hosting the talks": who hosts is the object of the verb before.
    fn object_before(&self, v: usize) -> Option<usize> {
        let sets = &self.patterns.sets;
        let deed = self.chunks[v].is(verb::GERUND) && v >= 3;
        if !deed || !(self.is_prep(v - 1, sets.for_) || self.is_prep(v - 1, sets.of) || self.is_prep(v - 1, sets.from)) {
            return None;
        }
        let mut k = v - 2;
        while k >= 2 && self.is_noun(k) && self.is_prep(k - 1, sets.of) {
            k -= 2;
        }
        let object = self.is_noun(k) && k > 0 && self.chunks[k - 1].is_verb() && !self.chunks[k - 1].is(verb::PASSIVE);
        (object && super::actors::is_actor(self, k)).then_some(k)
    }

    /// "talks between Greece and Turkey collapsed": the talks, not the second half of the pair.
    fn lift(&self, s: usize) -> usize {
        let pair = s >= 4
            && self.kind(s - 1) == Some(ChunkKind::Coord)
            && self.is_noun(s - 2)
            && self.is_noun(s - 4)
            && (self.is_prep(s - 3, self.patterns.sets.mutual)
                || self.is_prep(s - 3, self.patterns.sets.from) && self.chunks[s - 4].is(noun::PLURAL));
        if pair {
            return s - 4;
        }
        // "talks in Washington, D.C. began": the talks.
        let inside = s >= 4
            && self.kind(s - 1) == Some(ChunkKind::Comma)
            && self.is_noun(s - 2)
            && self.is_prep(s - 3, self.patterns.sets.within)
            && self.is_noun(s - 4)
            && self.doc.mention(self.head(s)).is_some()
            && self.doc.mention(self.head(s - 2)).is_some();
        if inside {
            return s - 4;
        }
        // "the Resistance Front (RF) group": what stands before the parenthesis.
        let closes = s >= 4 && self.kind(s - 1) == Some(ChunkKind::Close) && self.doc.mention(self.head(s)).is_none();
        let open =
            if closes { (s.saturating_sub(8)..s - 1).rev().find(|&k| self.chunks[k].kind == ChunkKind::Open) } else { None };
        open.and_then(|k| k.checked_sub(1)).filter(|&k| self.is_noun(k)).unwrap_or(s)
    }

    /// The noun phrase right before a verb group that has no other subject: "At least three men were killed".
    fn neighbour(&self, v: usize) -> Option<usize> {
        let mut k = v;
        // "test-fired": the part before the hyphen is an adjective of its own.
        while k > 0 && matches!(self.chunks[k - 1].kind, ChunkKind::Adv | ChunkKind::Adj) {
            k -= 1;
        }
        let mut near = k.checked_sub(1).filter(|&k| self.is_noun(k) && !self.chunks[k].is(noun::TIME))?;
        while near >= 2 && self.is_prep(near - 1, self.patterns.sets.of) && self.is_noun(near - 2) {
            near -= 2;
        }
        (near == 0 || self.is_floor(near - 1) || !matches!(self.chunks[near - 1].kind, ChunkKind::Prep | ChunkKind::Verb))
            .then_some(near)
    }

    /// "Expressing concern about the coup, Chad ...": the subject of the clause that follows.
    fn subject_behind(&self, v: usize) -> Option<usize> {
        if v != 0 || !self.chunks[0].is(verb::GERUND | verb::PARTICIPLE) {
            return None;
        }
        let limit = REACH.min(self.chunks.len());
        let main = (1..limit).find(|&k| self.is_finite(k))?;
        self.link(main).filter(|&s| s > 1 && self.chunks[s - 1].kind == ChunkKind::Comma)
    }

    /// "Fighting flared": the gerund that opens the sentence.
    fn gerund_before(&self, v: usize) -> Option<usize> {
        let first = v == 1 && self.chunks[0].is_verb() && self.chunks[0].is(verb::GERUND) && self.chunks[0].words.len() == 1;
        (first && self.is_finite(v)).then_some(0)
    }

    /// "at" of "at least", "around", "over" before an amount.
    pub(super) fn is_floor(&self, k: usize) -> bool {
        if !matches!(self.kind(k), Some(ChunkKind::Prep | ChunkKind::Adv)) || !self.is_noun(k + 1) {
            return false;
        }
        let first = self.chunks[k + 1].words.start as usize;
        let up_to = k > 0
            && self.is_prep(k, self.patterns.sets.to)
            && self.chunks[k - 1].words.len() == 1
            && self.word_in(self.head(k - 1), self.patterns.sets.particle);
        up_to && self.doc.words[first].kind == Kind::Number
            || self.word_in(first, self.patterns.sets.least)
            || matches!(self.doc.words[first].kind, Kind::Number | Kind::Currency)
                && self.word_in(self.head(k), self.patterns.sets.around)
    }

    /// The words before an amount: "more than", "at least", "around".
    fn skip_amount(&self, from: usize) -> usize {
        if self.is_floor(from) {
            return from + 1;
        }
        let more = from + 2 < self.chunks.len()
            && self.word_in(self.head(from), self.patterns.sets.more)
            && self.word_in(self.head(from + 1), self.patterns.sets.than)
            && self.is_noun(from + 2);
        if more { from + 2 } else { from }
    }

    /// The end of the noun phrases that begin at `from`: coordinated, with their "of" phrases.
    fn objects_end(&self, from: usize) -> usize {
        let mut k = from;
        let limit = (from + REACH).min(self.chunks.len());
        while k < limit {
            match self.chunks[k].kind {
                ChunkKind::Noun | ChunkKind::Quote | ChunkKind::Adj => k += 1,
                ChunkKind::Prep if self.is_prep(k, self.patterns.sets.of) && self.is_noun(k + 1) => k += 2,
                ChunkKind::Comma | ChunkKind::Coord if k > from && self.joins(k) => k += 1,
                _ => break,
            }
        }
        k
    }

    /// Whether the comma or conjunction `k` goes on with the list of noun phrases, not with a new clause.
    fn joins(&self, k: usize) -> bool {
        let next =
            if self.kind(k) == Some(ChunkKind::Comma) && self.kind(k + 1) == Some(ChunkKind::Coord) { k + 2 } else { k + 1 };
        self.is_noun(next) && !self.chunks[next].is(noun::TIME) && !self.begins_clause(next)
    }

    /// Whether a verb that looks finite hangs inside the clause of `v`: "help defend", "a program for Bosnia aimed at".
    fn is_reduced(&self, v: usize, k: usize) -> bool {
        let chunk = &self.chunks[k];
        if chunk.words.len() != 1 {
            return false;
        }
        let tag = self.doc.words[self.head(k)].tag;
        match self.link(k) {
            None => tag == Tag::Base && self.chunks[k - 1].is_verb(),
            // "let the prisoners go"
            Some(s) if s == v + 1 && tag == Tag::Base && self.word_in(self.head(v), self.patterns.sets.letting) => true,
            // The object of a verb that takes no clause cannot be the subject of another past tense.
            Some(s) => {
                s == v + 1
                    && chunk.is(verb::PAST)
                    && !self.word_in(self.head(v), self.patterns.sets.say)
                    && self.chunks[k - 1].kind == ChunkKind::Noun
                    && self.kind(k + 1) == Some(ChunkKind::Prep)
            }
        }
    }

    /// Where the clause of verb `v` ends.
    fn clause_end(&self, v: usize) -> usize {
        let limit = (v + REACH).min(self.chunks.len());
        for k in v + 1..limit {
            // One question for most chunks.
            if !matches!(self.chunks[k].kind, ChunkKind::Stop | ChunkKind::Semicolon | ChunkKind::Subord | ChunkKind::Verb) {
                continue;
            }
            match self.chunks[k].kind {
                ChunkKind::Stop | ChunkKind::Semicolon => return k,
                ChunkKind::Subord if k > v + 1 => return k,
                ChunkKind::Verb if self.chunks[k].is(verb::FINITE) && !self.is_reduced(v, k) => {
                    // Back to the beginning of that verb's own clause; a relative one begins at its pronoun.
                    let mut before = k;
                    while before > v + 1 && self.chunks[before - 1].kind == ChunkKind::Adv {
                        before -= 1;
                    }
                    let relative = before > v + 1 && self.chunks[before - 1].kind == ChunkKind::Rel;
                    let mut start = if relative { before } else { self.link(k).filter(|&s| s > v).unwrap_or(k) };
                    while start > v + 1
                        && matches!(self.chunks[start - 1].kind, ChunkKind::Rel | ChunkKind::Coord | ChunkKind::Comma)
                    {
                        start -= 1;
                    }
                    return start.max(v + 1);
                }
                _ => {}
            }
        }
        limit
    }

    /// The end of the sentence, or of the stretch that is looked at.
    pub(super) fn sentence_end(&self, from: usize) -> usize {
        let limit = (from + 2 * REACH).min(self.chunks.len());
        (from..limit).find(|&k| matches!(self.chunks[k].kind, ChunkKind::Stop | ChunkKind::Semicolon)).unwrap_or(limit)
    }

    /// The end of what may hang on a noun: up to the next finite verb.
    pub(super) fn phrase_end(&self, from: usize) -> usize {
        let stop = self.sentence_end(from);
        (from..stop).find(|&k| self.is_finite(k) || self.chunks[k].kind == ChunkKind::Rel).unwrap_or(stop)
    }

    /// The infinitive that complements the verb at `v`, over an object.
    pub(super) fn infinitive(&self, from: usize) -> Option<usize> {
        let limit = (from + 16).min(self.chunks.len());
        for k in from..limit {
            match self.chunks[k].kind {
                ChunkKind::Verb => return self.chunks[k].is(verb::INFINITIVE).then_some(k),
                ChunkKind::Noun | ChunkKind::Adv | ChunkKind::Prep | ChunkKind::Coord | ChunkKind::Adj | ChunkKind::Quote => {}
                ChunkKind::Comma | ChunkKind::Open | ChunkKind::Close => {}
                _ => return None,
            }
        }
        None
    }

    /// The prepositional phrase with `preps` between the chunks `from..to`: its first and last noun chunk plus one.
    pub(super) fn prep_phrases(&self, from: usize, to: usize, preps: Set) -> impl Iterator<Item = (usize, usize)> + use<'_, 'a> {
        let to = to.min(self.chunks.len());
        (from..to).filter_map(move |k| {
            if !matches!(self.chunks[k].kind, ChunkKind::Prep | ChunkKind::Adv | ChunkKind::Subord)
                || !self.word_in(self.head(k), preps)
                || k > 0 && self.word_in(self.head(k - 1), self.patterns.sets.according)
            {
                return None;
            }
            if self.is_noun(k + 1) {
                return Some((k + 1, self.objects_end(k + 1)));
            }
            // "out of the country"
            if self.kind(k + 1) == Some(ChunkKind::Prep) && self.is_noun(k + 2) {
                return Some((k + 2, self.objects_end(k + 2)));
            }
            // "accused of spying"
            (self.kind(k + 1) == Some(ChunkKind::Verb) && self.chunks[k].kind == ChunkKind::Prep)
                .then(|| (k + 1, self.objects_end(k + 2).max(k + 2)))
        })
    }

    /// The verb group whose object the noun phrase `c` is.
    pub(super) fn governor(&self, c: usize) -> Option<usize> {
        let mut k = if c > 0 && self.is_floor(c - 1) { c - 1 } else { c };
        let floor = c.saturating_sub(12);
        while k > floor {
            k -= 1;
            match self.chunks[k].kind {
                ChunkKind::Verb => {
                    let clause = self.clause(k);
                    return (clause.objects.0 <= c && c < clause.objects.1).then_some(k);
                }
                ChunkKind::Noun | ChunkKind::Adv | ChunkKind::Coord | ChunkKind::Comma | ChunkKind::Quote | ChunkKind::Adj => {}
                ChunkKind::Prep if self.is_prep(k, self.patterns.sets.of) || self.is_particle(k) => {}
                _ => return None,
            }
        }
        None
    }

    /// A headline's future: "Chad to reopen its border".
    pub(super) fn is_announced(&self, v: usize) -> bool {
        self.chunks[v].is(verb::INFINITIVE)
            && (1..=6).contains(&v)
            && self.is_noun(v - 1)
            && !(0..v).any(|k| self.chunks[k].is_verb())
            && !(v..self.chunks.len()).any(|k| self.is_finite(k) && !self.is_subordinate(k))
    }

    /// Whether a clause is relative or subordinate: its verb follows a relative pronoun, or its subject a conjunction.
    pub(super) fn is_subordinate(&self, v: usize) -> bool {
        let mut k = v;
        while k > 0 && self.chunks[k - 1].kind == ChunkKind::Adv {
            k -= 1;
        }
        if k > 0 && matches!(self.chunks[k - 1].kind, ChunkKind::Rel | ChunkKind::Wh) {
            return true;
        }
        let mut s = match self.link(v) {
            Some(s) if s < v => s,
            _ => return false,
        };
        while s > 0 && matches!(self.chunks[s - 1].kind, ChunkKind::Adv | ChunkKind::Prep | ChunkKind::Adj) {
            s -= 1;
        }
        s > 0 && matches!(self.chunks[s - 1].kind, ChunkKind::Subord | ChunkKind::Rel | ChunkKind::Wh)
            || s > 0 && self.is_subordinator(s)
    }

    /// "after", "before", "since", "as" tagged as prepositions, before a clause.
    fn is_subordinator(&self, s: usize) -> bool {
        self.chunks[s].kind == ChunkKind::Prep && self.doc.lexicon.is(self.doc.words[self.head(s)].lex, class::SUBORD)
    }
}

/// A verb group with what belongs to it; all are chunk indexes within the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clause {
    pub(super) verb: usize,
    pub(super) subject: Option<usize>,
    pub(super) passive: bool,
    /// The noun phrases behind the verb.
    pub(super) objects: (usize, usize),
    pub(super) particle: Option<usize>,
    pub(super) end: usize,
}
