//! Matching: the best row for each trigger word of a sentence, and what the words around make of its code.
//!
//! Triggers are tried from right to left, so that a word that speaks of a deed ("agreed", "demanded", "refused") finds the
//! deed behind it already coded.

use super::actors;
use super::patterns::{Condition, Frame, Row, Set, Shifted, Trigger, flag};
use super::view::{Clause, View};
use crate::code::Cameo;
use crate::dictionary::EntityKind;
use crate::lexicon::class;
use crate::syntax::{ChunkKind, Tag, noun, verb};
use std::cell::OnceCell;

/// A trigger with its row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) row: u16,
    /// The trigger's chunk.
    pub(super) chunk: usize,
    /// The trigger word.
    pub(super) word: usize,
    pub(super) code: Cameo,
    /// The code before the form of the verb shifted it.
    pub(super) plain: Cameo,
    /// The verb group that carries tense and subject: the trigger's own, the copula's, the light verb's.
    pub(super) carrier: Option<usize>,
    /// The clause of `carrier`.
    pub(super) clause: Option<Clause>,
    /// Index of the deed of which this hit speaks.
    pub(super) inner: Option<usize>,
    /// Another hit speaks of this one.
    pub(super) outer: Option<usize>,
    pub(super) trigger: Trigger,
    /// The conditions that were met.
    pub(super) weight: u16,
    pub(super) weak: bool,
}

/// The hits of a sentence in the order of their chunks.
pub(super) fn find(view: &View<'_>, hits: &mut Vec<Hit>) {
    hits.clear();
    for c in view.triggers.iter().rev().map(|&c| c as usize) {
        let hit = match view.chunks[c].kind {
            ChunkKind::Verb => at_verb(view, c, hits),
            ChunkKind::Adj => at_adjective(view, c, hits),
            _ => at_noun(view, c, hits),
        };
        let Some(hit) = hit else { continue };
        // Hits are in reverse order while they are collected; their links are indexes into the reversed list.
        if let Some(inner) = hit.inner {
            hits[inner].outer = Some(hits.len());
        }
        hits.push(hit);
    }
    let last = hits.len().wrapping_sub(1);
    hits.reverse();
    for h in hits.iter_mut() {
        h.inner = h.inner.map(|i| last - i);
        h.outer = h.outer.map(|i| last - i);
    }
}

/// Where a row is tried.
struct Site {
    trigger: Trigger,
    chunk: usize,
    word: usize,
    carrier: Option<usize>,
    clause: Option<Clause>,
    /// The chunks of the subject, and those of the clause.
    subject: OnceCell<(usize, usize)>,
    near: OnceCell<(usize, usize)>,
}

impl Site {
    fn new(trigger: Trigger, chunk: usize, word: usize, carrier: Option<usize>, clause: Option<Clause>) -> Site {
        Site { trigger, chunk, word, carrier, clause, subject: OnceCell::new(), near: OnceCell::new() }
    }

    /// Whether the object (of a noun, its own phrase) holds a word of the set.
    fn object_holds(&self, view: &View<'_>, set: Set) -> bool {
        match (self.trigger, &self.clause) {
            (Trigger::Noun, _) | (_, None) => view.holds(self.chunk, self.chunk + 1, set),
            (_, Some(clause)) => {
                let (from, to) = objects(view, clause);
                view.own_holds(from, to, set) || clause.passive && view.own_holds(clause.objects.0, clause.objects.1, set)
            }
        }
    }

    fn subject_holds(&self, view: &View<'_>, set: Set) -> bool {
        let &(from, to) = self.subject.get_or_init(|| {
            let subject = self.clause.and_then(|c| {
                if c.passive && self.trigger != Trigger::Noun {
                    let by = (c.verb + 1..c.end).find(|&k| view.is_prep(k, view.patterns.sets.by));
                    by.map(|k| k + 1).filter(|&k| view.is_noun(k))
                } else {
                    c.subject
                }
            });
            subject.map_or((0, 0), |k| (k, view.of_end(k)))
        });
        view.holds(from, to, set)
    }

    fn near_holds(&self, view: &View<'_>, set: Set) -> bool {
        let &(from, to) = self.near.get_or_init(|| match (self.trigger, &self.clause) {
            (Trigger::Noun, _) | (_, None) => (self.chunk.saturating_sub(6), view.prep_end(self.chunk).max(self.chunk + 6)),
            (_, Some(c)) => (c.subject.filter(|&k| k < c.verb).unwrap_or(c.verb), c.end),
        });
        view.holds(from, to, set)
    }
}

fn at_verb(view: &View<'_>, c: usize, hits: &[Hit]) -> Option<Hit> {
    let word = view.head(c);
    let obliged = view.chunks[c].is(verb::OBLIGED);
    if view.doc.class(word) & class::TRIGGER == 0 && !obliged {
        return None;
    }
    let (acts, describes) = (view.may_trigger(word, Trigger::Verb), view.may_trigger(word, Trigger::Adjective));
    if !obliged && !acts && !describes {
        return None;
    }
    let clause = view.clause(c);
    // "is prepared to", "are committed to": a state of mind, in the form of a passive.
    if clause.passive && describes {
        let site = Site::new(Trigger::Adjective, c, word, Some(c), Some(Clause { passive: false, ..clause }));
        let hit = best(view, &site, hits);
        if hit.is_some() {
            return hit;
        }
    }
    let site = Site::new(Trigger::Verb, c, word, Some(c), Some(clause));
    let mut hit = if acts { best(view, &site, hits) } else { None };
    if hit.is_none() && obliged {
        let rows = &view.patterns.any_verb;
        hit = rows
            .iter()
            .find(|&&r| {
                let row = &view.patterns.rows[r as usize];
                !row.is(forbidden(view, &site)) && holds(view, row, &site)
            })
            .map(|&r| Hit { weak: true, ..new_hit(view, &site, r, view.patterns.rows[r as usize].code) });
    }
    if hit.is_some() || !describes {
        return hit;
    }
    // "is committed to", read as a passive
    let site = Site::new(Trigger::Adjective, c, word, Some(c), Some(clause));
    if view.chunks[c].is(verb::PASSIVE | verb::PROGRESSIVE | verb::PARTICIPLE) { best(view, &site, hits) } else { None }
}

fn at_adjective(view: &View<'_>, c: usize, hits: &[Hit]) -> Option<Hit> {
    let words = view.chunks[c].words;
    let word = words.iter().find(|&w| view.doc.class(w) & class::TRIGGER != 0)?;
    if !view.may_trigger(word, Trigger::Adjective) {
        return None;
    }
    let mut k = c;
    while k > 0 && view.kind(k - 1) == Some(ChunkKind::Adv) {
        k -= 1;
    }
    let carrier = (k > 0 && view.kind(k - 1) == Some(ChunkKind::Verb)).then(|| k - 1)?;
    let mut clause = view.clause(carrier);
    clause.objects = (c + 1, c + 1);
    clause.passive = false;
    let site = Site::new(Trigger::Adjective, c, word, Some(carrier), Some(clause));
    best(view, &site, hits)
}

fn at_noun(view: &View<'_>, c: usize, hits: &[Hit]) -> Option<Hit> {
    let word = view.head(c);
    if !view.is_trigger(word) || !view.may_trigger(word, Trigger::Noun) {
        return None;
    }
    let governor = view.governor(c);
    let light = governor.filter(|&g| view.word_in(view.head(g), view.patterns.sets.light));
    let clause = governor.map(|g| view.clause(g));
    let site = Site::new(Trigger::Noun, c, word, light, clause);
    best(view, &site, hits)
}

/// The row with the heaviest conditions of those that hold.
fn best(view: &View<'_>, site: &Site, hits: &[Hit]) -> Option<Hit> {
    let mut best: Option<(u16, u16, Outcome)> = None;
    let forbidden = forbidden(view, site);
    for brief in view.briefs(site.word, site.trigger) {
        let beaten = best.as_ref().is_some_and(|b| b.0 > 2 * brief.weight + 10);
        if brief.flags & forbidden != 0 || beaten || !view.meets(brief) {
            continue;
        }
        let row = &view.patterns.rows[brief.row as usize];
        if !holds(view, row, site) {
            continue;
        }
        let Some(outcome) = outcome(view, row, site, hits) else { continue };
        let weight = 2 * row.weight + outcome.bonus + u16::from(!row.is(flag::WEAK)) + u16::from(!row.is(flag::DEED));
        // Of rows that say as much, the later one wins: the table goes from the general to the particular.
        if best.as_ref().is_none_or(|b| weight >= b.0) {
            best = Some((weight, brief.row, outcome));
        }
    }
    let (weight, r, outcome) = best?;
    Some(Hit { inner: outcome.inner, weight, ..new_hit(view, site, r, outcome.code) })
}

fn new_hit(view: &View<'_>, site: &Site, r: u16, code: Cameo) -> Hit {
    Hit {
        row: r,
        chunk: site.chunk,
        word: site.word,
        code,
        plain: code,
        carrier: site.carrier,
        clause: site.clause,
        inner: None,
        outer: None,
        trigger: site.trigger,
        weight: 0,
        weak: view.patterns.rows[r as usize].is(flag::WEAK),
    }
}

struct Outcome {
    code: Cameo,
    inner: Option<usize>,
    bonus: u16,
}

/// The code of a row where it stands.
fn outcome(view: &View<'_>, row: &Row, site: &Site, hits: &[Hit]) -> Option<Outcome> {
    let Some(shift) = row.shift else { return Some(Outcome { code: row.code, inner: None, bonus: 0 }) };
    let (inner, optional) = complement(view, row, site, hits)?;
    let Some(inner) = inner else {
        let stands = optional && !row.is(flag::INNER);
        return stands.then_some(Outcome { code: row.code, inner: None, bonus: 1 });
    };
    match view.patterns.shift(shift, hits[inner].code) {
        Shifted::To(code) => Some(Outcome { code, inner: Some(inner), bonus: 9 }),
        Shifted::Keep => Some(Outcome { code: hits[inner].code, inner: Some(inner), bonus: 7 }),
        Shifted::Drop => optional.then_some(Outcome { code: row.code, inner: None, bonus: 1 }),
    }
}

/// The deed behind a row that speaks of one, and whether the row also stands without. `None` where no complement is there.
fn complement(view: &View<'_>, row: &Row, site: &Site, hits: &[Hit]) -> Option<(Option<usize>, bool)> {
    let (from, objects) = match (site.trigger, site.clause) {
        (Trigger::Noun, _) | (_, None) => (site.chunk + 1, (site.chunk + 1, site.chunk + 1)),
        (Trigger::Adjective, Some(_)) => (site.chunk + 1, (site.chunk + 1, site.chunk + 1)),
        (Trigger::Verb, Some(c)) => (c.verb + 1, c.objects),
    };
    let end = site.clause.filter(|_| site.trigger != Trigger::Noun).map_or_else(|| view.phrase_end(from), |c| c.end.max(from));
    let mut found = None;
    let mut optional = false;
    if row.has(Frame::Inf) {
        if let Some(k) = view.infinitive(from) {
            optional = true;
            found = deed(hits, k, view.clause(k).end, site.chunk);
        }
    }
    if found.is_none() && row.has(Frame::On) {
        let on = (from..end.min(view.chunks.len())).find(|&k| {
            (view.is_prep(k, view.patterns.sets.on) || view.is_prep(k, view.patterns.sets.on))
                && view.is_noun(k + 1)
                && !view.chunks[k + 1].is(noun::TIME)
        });
        if let Some(k) = on.and_then(|p| view.infinitive(p + 1)) {
            optional = true;
            found = deed(hits, k, view.clause(k).end, site.chunk);
        }
    }
    if found.is_none() && row.has(Frame::Obj) && objects.0 < objects.1 {
        found = deed(hits, objects.0, objects.1, site.chunk);
    }
    if found.is_none() && row.has(Frame::Plan) && view.holds(objects.0, objects.1, view.patterns.sets.plan) {
        if let Some(k) = view.infinitive(objects.1) {
            optional = true;
            found = deed(hits, k, view.clause(k).end, site.chunk);
        }
    }
    if found.is_none() && row.has(Frame::Ger) {
        // "ruled out recognising"
        let mut at = if view.chunks.len() > from && view.is_particle(from) { from + 1 } else { from };
        while view.kind(at) == Some(ChunkKind::Adv) {
            at += 1;
        }
        if view.kind(at) == Some(ChunkKind::Verb) && view.chunks[at].is(verb::GERUND) {
            found = deed(hits, at, view.clause(at).end, site.chunk);
            optional = true;
        }
    }
    let sets = &view.patterns.sets;
    for (frame, form) in
        [(Frame::For, sets.for_), (Frame::To, sets.to), (Frame::Of, sets.of), (Frame::From, sets.from), (Frame::In, sets.in_)]
    {
        if found.is_some() || !row.has(frame) {
            continue;
        }
        let limit = end.min(view.chunks.len());
        if let Some(p) = (from..limit).find(|&k| view.is_prep(k, form)) {
            // "committed to opening the border"
            optional |= matches!(frame, Frame::To | Frame::In) && view.kind(p + 1) == Some(ChunkKind::Verb);
            found = deed(hits, p + 1, limit.max(p + 2), site.chunk);
        }
    }
    if found.is_none() && row.has(Frame::That) {
        let start = content(view, from);
        if let Some(start) = start {
            let stop = view.sentence_end(start);
            if let Some(v) = (start..stop).find(|&k| view.is_finite(k)) {
                let clause = view.clause(v);
                found = deed(hits, v, clause.end.max(v + 1), site.chunk).filter(|&i| hits[i].carrier.is_some());
                // "insisted that the ships leave": the base form shows a demand.
                let word = &view.doc.words[view.chunks[v].words.start as usize];
                optional |= row.code.asks() && word.tag == Tag::Base;
            }
        }
    }
    if row.has(Frame::Deep) || row.has(Frame::DeepOpt) {
        optional |= row.has(Frame::DeepOpt);
        if found.is_none() {
            found = deed(hits, from, end, site.chunk);
        }
    }
    (found.is_some() || optional).then_some((found, optional))
}

/// Where a reported clause begins: behind "that", or right behind the verb.
fn content(view: &View<'_>, from: usize) -> Option<usize> {
    let that = (from..(from + 6).min(view.chunks.len())).find(|&k| view.kind(k) == Some(ChunkKind::That));
    match that {
        Some(k) => Some(k + 1),
        None => (view.is_noun(from) && view.begins_clause(from)).then_some(from),
    }
}

/// The first deed between the chunks `from..to`; words that only speak of another deed lead to that one.
fn deed(hits: &[Hit], from: usize, to: usize, not: usize) -> Option<usize> {
    // `hits` run from right to left.
    let mut at = (0..hits.len()).rev().find(|&i| hits[i].chunk >= from && hits[i].chunk < to && hits[i].chunk != not)?;
    // "rejected calls to lift": the noun that speaks of the deed gives way to the deed.
    while hits[at].trigger == Trigger::Noun {
        match hits[at].inner {
            Some(inner) => at = inner,
            None => break,
        }
    }
    Some(at)
}

/// The flags that no row may have where it is tried.
fn forbidden(view: &View<'_>, site: &Site) -> u32 {
    let clause = site.clause.filter(|_| site.trigger != Trigger::Noun);
    let mut flags = if clause.is_some_and(|c| c.passive) { flag::ACTIVE } else { flag::PASSIVE };
    if !site.carrier.is_some_and(|v| view.chunks[v].is(verb::NEGATED)) {
        flags |= flag::NEGATED;
    }
    if let Some(c) = clause {
        if c.objects.0 < c.objects.1 {
            flags |= flag::NO_OBJECT;
        }
        if !view.chunks[c.verb].is(verb::OBLIGED) {
            flags |= flag::OBLIGED;
        }
    }
    flags
}

/// Whether the conditions of a row hold.
fn holds(view: &View<'_>, row: &Row, site: &Site) -> bool {
    view.patterns.conditions(row).iter().all(|c| condition(view, row, site, *c)) && flags(view, row, site)
}

fn condition(view: &View<'_>, row: &Row, site: &Site, condition: Condition) -> bool {
    let c = site.chunk;
    match condition {
        Condition::Subject(s) => return site.subject_holds(view, s),
        Condition::Near(s) if !row.is(flag::THAT) => return site.near_holds(view, s),
        Condition::Own(s) => return site.object_holds(view, s),
        _ => {}
    }
    if site.trigger == Trigger::Noun {
        return match condition {
            Condition::Object(s) => view.is_prep(c + 1, view.patterns.sets.of) && view.holds(c + 2, view.of_end(c), s),
            Condition::Not(s) => !site.object_holds(view, s),
            Condition::Governor(s) => site.clause.is_some_and(|k| view.word_in(view.head(k.verb), s)),
            Condition::Prep(p, s) => view.prep_phrases(c + 1, view.prep_end(c).max(c + 2), p).any(|(a, b)| view.holds(a, b, s)),
            _ => false,
        };
    }
    let Some(clause) = site.clause else { return false };
    match condition {
        Condition::Object(s) => site.object_holds(view, s),
        Condition::Not(s) => {
            let behind = clause.objects.1;
            let infinitive = view.kind(behind) == Some(ChunkKind::Verb) && view.word_in(view.head(behind), s);
            !infinitive && !site.object_holds(view, s)
        }
        Condition::Particle(s) => particle(view, &clause, s),
        Condition::Prep(p, s) => view.prep_phrases(clause.verb + 1, clause.end, p).any(|(a, b)| view.holds(a, b, s)),
        // What is alleged stands in a clause of its own.
        Condition::Near(s) => {
            let from = clause.subject.filter(|&k| k < clause.verb).unwrap_or(clause.verb);
            view.holds(from, view.sentence_end(clause.end), s)
        }
        _ => false,
    }
}

/// What is acted upon: behind the verb, of a passive its subject.
pub(super) fn objects(view: &View<'_>, clause: &Clause) -> (usize, usize) {
    if clause.passive {
        match clause.subject {
            Some(s) if s < clause.verb => {
                let end = view.prep_end(s).min(clause.verb);
                (s, end.max(s + 1))
            }
            Some(s) => (s, s + 1),
            None => (clause.verb, clause.verb),
        }
    } else {
        clause.objects
    }
}

fn particle(view: &View<'_>, clause: &Clause, set: Set) -> bool {
    if clause.particle.is_some_and(|k| view.word_in(view.head(k), set)) {
        return true;
    }
    // An adverb or a preposition right behind: "work closely with", "call for".
    let k = clause.verb + 1;
    let end = if view.kind(k) == Some(ChunkKind::Adv) { k + 2 } else { k + 1 };
    if (k..end.min(view.chunks.len())).any(|k| {
        // "shot dead a mayor", where "dead" looks like a noun
        let short = view.is_noun(k) && view.chunks[k].words.len() == 1 && view.is_noun(k + 1);
        (short || matches!(view.chunks[k].kind, ChunkKind::Adv | ChunkKind::Prep | ChunkKind::Adj))
            && view.word_in(view.head(k), set)
    }) {
        return true;
    }
    // Taken into the object: "set free 26 prisoners", "handed back the bronzes".
    if view.is_noun(clause.verb + 1) && view.chunks[clause.verb + 1].words.len() > 1 {
        let first = view.chunks[clause.verb + 1].words.start as usize;
        if view.word_in(first, set) && view.doc.mention(first).is_none() {
            return true;
        }
    }
    // Behind the object: "laid their weapons down", "set them free", "shot a man dead".
    let end = clause.objects.1;
    let trails = |k: usize| match view.kind(k) {
        Some(ChunkKind::Adv | ChunkKind::Adj) => true,
        Some(ChunkKind::Prep) => !view.is_noun(k + 1),
        // "let them go"
        Some(ChunkKind::Verb) => view.chunks[k].words.len() == 1,
        _ => false,
    };
    end > clause.verb + 1
        && ((end.saturating_sub(1)..=end).any(|k| trails(k) && view.word_in(view.head(k), set))
            || view.word_in(view.chunks[end - 1].words.end as usize - 1, set))
}

fn flags(view: &View<'_>, row: &Row, site: &Site) -> bool {
    let clause = site.clause.filter(|_| site.trigger != Trigger::Noun);
    if let Some(c) = &clause {
        if row.is(flag::THAT) && content(view, c.verb + 1).is_none() || row.is(flag::REPORTED) && !is_reported(view, c) {
            return false;
        }
        if row.is(flag::ACTOR | flag::BODY) {
            let objects = objects(view, c);
            if row.is(flag::ACTOR) && !(objects.0..objects.1).any(|k| actors::is_actor(view, k))
                || row.is(flag::BODY) && !(objects.0..objects.1).any(|k| is_body(view, k))
            {
                return false;
            }
        }
        if row.is(flag::BARE) && !is_bare(view, c) {
            return false;
        }
        if row.is(flag::PLURAL) && !c.subject.is_some_and(|s| is_plural(view, s)) {
            return false;
        }
        if row.is(flag::SOURCE) && !row.is(flag::SWAP) {
            let source = if c.passive {
                (c.verb + 1..c.end).find(|&k| view.is_prep(k, view.patterns.sets.by)).map(|k| k + 1)
            } else {
                c.subject
            };
            // A passive without its agent, an infinitive without a subject: nobody speaks against it.
            if let Some(s) = source {
                if !(s..view.prep_end(s).min(view.chunks.len())).any(|k| actors::is_actor(view, k)) {
                    return false;
                }
            }
        }
    }
    true
}

/// Whether a verb of saying stands before the clause, or behind it: "Chad must act, the minister said".
fn is_reported(view: &View<'_>, c: &Clause) -> bool {
    let floor = c.verb.saturating_sub(16);
    let says = |k: usize| view.is_finite(k) && view.word_in(view.head(k), view.patterns.sets.say);
    (floor..c.subject.unwrap_or(c.verb).min(c.verb)).any(says) || sayer_behind(view, c.verb).is_some()
}

/// The subject of a verb of saying that closes the sentence behind a comma.
pub(super) fn sayer_behind(view: &View<'_>, from: usize) -> Option<usize> {
    let stop = view.sentence_end(from);
    let v =
        (from + 1..stop).rev().find(|&k| view.is_finite(k)).filter(|&k| view.word_in(view.head(k), view.patterns.sets.say))?;
    let subject = view.link(v)?;
    let low = subject.min(v);
    (low > from && (from..low).rev().take(3).any(|k| matches!(view.kind(k), Some(ChunkKind::Comma | ChunkKind::Quote))))
        .then_some(subject)
}

/// Whether a noun phrase names an organization or a treaty.
fn is_body(view: &View<'_>, k: usize) -> bool {
    let head = view.head(k);
    view.is_noun(k)
        && match view.doc.mention(head) {
            Some(m) => {
                matches!(view.doc.entities[m.entity as usize].kind, EntityKind::Organization | EntityKind::Treaty)
            }
            None => view.doc.words[head].is_all_caps(),
        }
}

/// Nothing that would make the verb a naming follows the object: "called him a liar".
fn is_bare(view: &View<'_>, c: &Clause) -> bool {
    let (from, to) = c.objects;
    let nouns = (from..to).filter(|&k| view.is_noun(k) && !view.chunks[k].is(noun::TIME)).count();
    let listed =
        (from..to).filter(|&k| matches!(view.chunks[k].kind, ChunkKind::Coord | ChunkKind::Comma | ChunkKind::Prep)).count();
    nouns <= listed + 1 && !(from..to).any(|k| matches!(view.chunks[k].kind, ChunkKind::Adj | ChunkKind::Quote))
}

pub(super) fn is_plural(view: &View<'_>, s: usize) -> bool {
    view.chunks[s].is(noun::PLURAL)
        || s >= 1 && view.kind(s - 1) == Some(ChunkKind::Coord)
        || view.kind(s + 1) == Some(ChunkKind::Coord) && view.is_noun(s + 2)
        || view.word_in(view.head(s), view.patterns.sets.they)
}

/// Turns the codes of the hits by the form of their verbs, in the manner of single records: one label with its modality.
pub(super) fn shift_by_form(view: &View<'_>, hits: &mut [Hit]) {
    let forms = &view.patterns.forms;
    for h in hits.iter_mut() {
        let row = &view.patterns.rows[h.row as usize];
        let Some(v) = h.carrier else { continue };
        if row.is(flag::NEGATED) {
            continue;
        }
        let f = &view.chunks[v];
        let shift = if f.is(verb::NEGATED) {
            forms.negated
        } else if f.is(verb::OBLIGED) {
            forms.obliged
        } else if f.is(verb::FUTURE) || view.is_announced(v) || f.is(verb::POSSIBLE) && is_conditional(view, h) {
            forms.future
        } else {
            continue;
        };
        match view.patterns.shift(shift, h.code) {
            Shifted::To(code) => h.code = code,
            Shifted::Keep => {}
            Shifted::Drop => h.weak = true,
        }
    }
}

/// "may cut aid if": a condition follows.
fn is_conditional(view: &View<'_>, h: &Hit) -> bool {
    let from = h.chunk;
    (from..view.sentence_end(from))
        .any(|k| view.kind(k) == Some(ChunkKind::Subord) && view.word_in(view.head(k), view.patterns.sets.condition))
}

/// The code of a cooperation that will not come, or of a concession that is not made: a refusal.
pub(super) fn refused(view: &View<'_>, h: &Hit) -> Option<Cameo> {
    let f = &view.chunks[h.carrier?];
    if !f.is(verb::NEGATED) || !f.is(verb::FUTURE) {
        return None;
    }
    match view.patterns.shift(view.patterns.forms.negated, h.code) {
        Shifted::To(code) => Some(code),
        _ => None,
    }
}
