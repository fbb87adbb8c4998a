//! Stage 9, events: who did what to whom, coded in PLOVER and CAMEO.
//!
//! The rules are rows of `data/en/events.tsv` (patterns), `event_words.tsv` (word lists), `event_shifts.tsv` (what becomes of
//! a deed that is promised, demanded or refused) and `data/events/cameo.tsv` (codes). This file holds the types and the course
//! of the stage; `patterns` reads the tables, `matching` finds triggers, `actors` and `status` say who and whether, `select`
//! decides which hits are events.

mod actors;
mod cameo;
mod matching;
mod memory;
mod patterns;
mod select;
mod status;
#[cfg(all(test, feature = "dictionary"))]
mod tests;
mod view;

pub(crate) use patterns::Patterns;

use crate::code::{ActorCode, Cameo, Country, Sector};
use crate::date::Date;
use crate::dates::DateMention;
use crate::dictionary::EntityKind;
use crate::doc::Doc;
use crate::quotes::Quote;
use crate::rule::Rule;
use crate::segment::Range;
use crate::span::Span;
use crate::speakers::{References, Speaker};
use crate::syntax::{Chunk, ChunkKind, verb};
use matching::Hit;
use memory::Memory;
use patterns::Trigger;
use view::{Room, View};

/// The 16 event types of PLOVER 0.8 (Open Event Data Alliance, "PLOVER: Political Language Ontology for Verifiable Event
/// Records", manual of 2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[rustfmt::skip]
#[allow(missing_docs)] // The names are the ontology's own; the table in the guide says what each means.
pub enum Plover {
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat, Request,
    Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
}

impl Plover {
    /// All types, in the manual's order.
    #[rustfmt::skip]
    pub const ALL: [Plover; 16] = [
        Plover::Agree, Plover::Consult, Plover::Support, Plover::Concede, Plover::Cooperate, Plover::Aid, Plover::Retreat, Plover::Request,
        Plover::Accuse, Plover::Reject, Plover::Threaten, Plover::Protest, Plover::Sanction, Plover::Mobilize, Plover::Coerce, Plover::Assault,
    ];

    /// The name as PLOVER writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Plover::Agree => "AGREE",
            Plover::Consult => "CONSULT",
            Plover::Support => "SUPPORT",
            Plover::Concede => "CONCEDE",
            Plover::Cooperate => "COOPERATE",
            Plover::Aid => "AID",
            Plover::Retreat => "RETREAT",
            Plover::Request => "REQUEST",
            Plover::Accuse => "ACCUSE",
            Plover::Reject => "REJECT",
            Plover::Threaten => "THREATEN",
            Plover::Protest => "PROTEST",
            Plover::Sanction => "SANCTION",
            Plover::Mobilize => "MOBILIZE",
            Plover::Coerce => "COERCE",
            Plover::Assault => "ASSAULT",
        }
    }

    /// The type's quad class.
    #[must_use]
    pub fn quad(self) -> QuadClass {
        match self {
            Plover::Agree | Plover::Consult | Plover::Support | Plover::Concede => QuadClass::VerbalCooperation,
            Plover::Cooperate | Plover::Aid | Plover::Retreat => QuadClass::MaterialCooperation,
            Plover::Request | Plover::Accuse | Plover::Reject | Plover::Threaten => QuadClass::VerbalConflict,
            Plover::Protest | Plover::Sanction | Plover::Mobilize | Plover::Coerce | Plover::Assault => {
                QuadClass::MaterialConflict
            }
        }
    }
}

/// Words or deeds, with or against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuadClass {
    /// `verbal-cooperation`
    VerbalCooperation,
    /// `material-cooperation`
    MaterialCooperation,
    /// `verbal-conflict`
    VerbalConflict,
    /// `material-conflict`
    MaterialConflict,
}

impl QuadClass {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            QuadClass::VerbalCooperation => "verbal-cooperation",
            QuadClass::MaterialCooperation => "material-cooperation",
            QuadClass::VerbalConflict => "verbal-conflict",
            QuadClass::MaterialConflict => "material-conflict",
        }
    }
}

/// Whether the event happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventStatus {
    /// It happened.
    Occurred,
    /// It goes on.
    Ongoing,
    /// It is to happen.
    Planned,
    /// It may happen, or would under a condition.
    Hypothetical,
    /// It did not happen.
    Negated,
    /// Somebody demands that it happen.
    Demanded,
}

impl EventStatus {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EventStatus::Occurred => "occurred",
            EventStatus::Ongoing => "ongoing",
            EventStatus::Planned => "planned",
            EventStatus::Hypothetical => "hypothetical",
            EventStatus::Negated => "negated",
            EventStatus::Demanded => "demanded",
        }
    }
}

/// Who acts or is acted upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Actor {
    /// The words that name the actor.
    pub span: Span,
    /// Country and sector as one code: `KORGOV`.
    pub code: Option<ActorCode>,
    /// Country.
    pub country: Option<Country>,
    /// Sector.
    pub sector: Option<Sector>,
    /// Index in [`Article::entities`](crate::Article::entities).
    pub entity: Option<usize>,
}

/// A happening between, or inside, political actors.
///
/// `Japan expelled two Russian diplomats` is one; `Ties have a long history` is none.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The clause.
    pub span: Span,
    /// The words that show the event.
    pub trigger: Span,
    /// Its type.
    pub plover: Plover,
    /// Its CAMEO code, where the wording allows one.
    pub cameo: Option<Cameo>,
    /// Goldstein value of the CAMEO code in tenths, -100 to 100 (Goldstein 1992, as mapped by the CAMEO codebook).
    pub goldstein_tenths: Option<i16>,
    /// Who acts.
    pub source: Vec<Actor>,
    /// Who is acted upon.
    pub target: Vec<Actor>,
    /// Whether it happened.
    pub status: EventStatus,
    /// When.
    pub date: Option<Date>,
    /// Where: a country.
    pub place: Option<Country>,
    /// Who reports it: index in [`Article::speakers`](crate::Article::speakers).
    pub reporter: Option<usize>,
    /// The pattern that fired.
    pub rule: Rule,
}

/// Finds the events.
pub(crate) fn find(
    doc: &Doc<'_>,
    patterns: &Patterns,
    quotes: &[Quote],
    speakers: &[Speaker],
    references: &References<'_>,
    dates: &[DateMention],
) -> Vec<Event> {
    let mut events = Vec::new();
    let mut hits = Vec::new();
    let mut room = Room::default();
    let mut memory = Memory::new(quotes, speakers, references);
    for (i, sentence) in doc.sentences.iter().enumerate() {
        if sentence.boilerplate {
            continue;
        }
        let Some(view) = View::new(doc, patterns, i, &mut room) else { continue };
        matching::find(&view, &mut hits);
        if hits.is_empty() {
            continue;
        }
        let from = events.len();
        if doc.fragment {
            matching::shift_by_form(&view, &mut hits);
            primary(&view, &hits, &memory, quotes, &mut events);
        } else {
            each(&view, &hits, &mut memory, quotes, &mut events);
        }
        for event in &mut events[from..] {
            settle(&view, event, quotes, dates);
        }
        memory.note(&view);
    }
    events
}

/// The one event for which the sentence stands.
fn primary(view: &View<'_>, hits: &[Hit], memory: &Memory<'_>, quotes: &[Quote], events: &mut Vec<Event>) {
    let mut best: Option<(i32, usize, actors::Sides)> = None;
    for (i, h) in hits.iter().enumerate() {
        if h.outer.is_some() || select::is_absorbed(view, hits, i) {
            continue;
        }
        let sides = actors::sides(view, hits, h, memory, reporter(quotes, view.doc.words[h.word].span()));
        if !select::is_political(view, h, &sides) {
            continue;
        }
        let score = select::score(view, h, &sides);
        if best.as_ref().is_none_or(|b| score > b.0) {
            best = Some((score, i, sides));
        }
    }
    if let Some((_, i, sides)) = best {
        events.push(event(view, &hits[i], &sides, status::of(view, &hits[i])));
    }
}

/// Every event that the sentence mentions.
fn each(view: &View<'_>, hits: &[Hit], memory: &mut Memory<'_>, quotes: &[Quote], events: &mut Vec<Event>) {
    let from = events.len();
    for i in 0..hits.len() {
        if select::is_absorbed(view, hits, i) {
            continue;
        }
        let mut h = hits[i];
        let mut own = status::of(view, &h);
        if select::is_deed(view, &h) {
            h.outer = h.outer.or_else(|| select::asked_along(view, hits, &h));
            if !h.outer.is_some_and(|o| select::asks(&hits[o])) {
                continue;
            }
        }
        if let Some(outer) = h.outer {
            match status::of_deed(hits[outer].code) {
                Some(s) => own = s,
                None => continue,
            }
        } else if let Some(code) = matching::refused(view, &h) {
            h.code = code;
            own = EventStatus::Occurred;
        }
        // An intention to harm is no threat yet: the harm itself stands as planned.
        if h.inner.is_some() && h.code.plover() == Some(Plover::Threaten) && !select::is_threat(view, &h) {
            continue;
        }
        // A noun of a type that the sentence has told already adds nothing.
        if h.trigger == Trigger::Noun && events[from..].iter().any(|e| Some(e.plover) == h.code.plover()) {
            continue;
        }
        let rule = &view.patterns.rows[h.row as usize].rule;
        let told = events[from..]
            .iter()
            .any(|e| Some(e.plover) == h.code.plover() && (e.rule == *rule || e.status != own && h.outer.is_none()));
        if told {
            continue;
        }
        let mut sides = actors::sides(view, hits, &h, memory, reporter(quotes, view.doc.words[h.word].span()));
        if let Some(outer) = h.outer.filter(|&o| select::asks(&hits[o])) {
            // Who is asked acts, for whoever asks.
            let asked = actors::sides(view, hits, &hits[outer], memory, reporter(quotes, view.doc.words[h.word].span()));
            if (h.trigger == Trigger::Verb || select::is_deed(view, &h)) && !asked.target.is_empty() {
                sides.source = asked.target;
                sides.target.retain(|p| !sides.source.contains(p));
                // "asked Chad to waive the immunity of the driver": for the asker.
                if sides.target.iter().all(|p| p.country.is_none() && p.sector.is_none()) {
                    sides.target = asked.source;
                }
            }
        }
        if !select::is_political(view, &h, &sides) {
            // "the ban", "the talks": one that was told before.
            if h.trigger != Trigger::Noun || !select::may_recur(view, &h) {
                continue;
            }
            sides = actors::Sides::default();
            let mut new = event(view, &h, &sides, own);
            if !told_before(view, &mut new, events, memory) {
                continue;
            }
            if !events[from..].iter().any(|e| e.plover == new.plover) {
                events.push(new);
            }
            continue;
        }
        let mut new = event(view, &h, &sides, own);
        if h.trigger == Trigger::Noun {
            complete(&mut new, events);
        }
        memory.note_sides(view, &sides, h.code);
        events.push(new);
    }
}

/// Gives a mention without actors those of the event that it means: the last one told by the same noun, then the last one
/// of its type; a meeting that was not told yet has the two sides told last.
fn told_before(view: &View<'_>, new: &mut Event, events: &[Event], memory: &Memory<'_>) -> bool {
    let word = |e: &Event| &view.doc.text[e.trigger.range()];
    let own = word(new);
    let of_type = || events.iter().rev().take(64).filter(|e| e.plover == new.plover);
    let before =
        of_type().find(|e| word(e).eq_ignore_ascii_case(own)).or_else(|| of_type().find(|e| e.status != EventStatus::Planned));
    if let Some(e) = before {
        (new.source, new.target) = (e.source.clone(), e.target.clone());
        return true;
    }
    if new.plover == Plover::Consult && memory.both.len() >= 2 {
        new.source = vec![memory.both[0].actor(view)];
        new.target = memory.both[1..].iter().map(|p| p.actor(view)).collect();
        return true;
    }
    false
}

/// Gives a mention with one side the other side of the last event of its type with that side: "the ban on the airline".
fn complete(new: &mut Event, events: &[Event]) {
    let country = |side: &[Actor]| side.iter().find_map(|a| a.country);
    let (source, target) = (country(&new.source), country(&new.target));
    if source.is_some() == target.is_some() {
        return;
    }
    let mut before = events.iter().rev().take(64).filter(|e| e.plover == new.plover);
    if source.is_none() && new.source.is_empty() {
        if let Some(e) = before.find(|e| country(&e.target) == target && country(&e.source).is_some()) {
            new.source.clone_from(&e.source);
        }
    } else if target.is_none() && new.target.is_empty() {
        if let Some(e) = before.find(|e| country(&e.source) == source && country(&e.target).is_some()) {
            new.target.clone_from(&e.target);
        }
    }
}

fn event(view: &View<'_>, hit: &Hit, sides: &actors::Sides, status: EventStatus) -> Event {
    let row = &view.patterns.rows[hit.row as usize];
    let words = |a: usize, b: usize| Range { start: view.chunks[a].words.start, end: view.chunks[b - 1].words.end };
    let clause = hit.clause.map_or_else(
        || words(hit.chunk, view.prep_end(hit.chunk).min(view.chunks.len())),
        |c| {
            let start = c.subject.map_or(c.verb, |s| s.min(c.verb)).min(hit.chunk);
            words(start, c.end.max(hit.chunk + 1).min(view.chunks.len()).max(start + 1))
        },
    );
    Event {
        span: view.doc.span(clause),
        trigger: view.doc.words[hit.word].span(),
        plover: hit.code.plover().unwrap_or(Plover::Consult),
        cameo: Some(hit.code),
        goldstein_tenths: hit.code.goldstein_tenths(),
        source: sides.source.iter().map(|p| p.actor(view)).collect(),
        target: sides.target.iter().map(|p| p.actor(view)).collect(),
        status,
        date: None,
        place: None,
        reporter: None,
        rule: row.rule.clone(),
    }
}

/// When and where, and who says so.
fn settle(view: &View<'_>, event: &mut Event, quotes: &[Quote], dates: &[DateMention]) {
    let doc = view.doc;
    let sentence = doc.span(view.words);
    let from = dates.partition_point(|d| d.span.end() <= sentence.start());
    let within = dates[from..].iter().take_while(|d| d.span.start() < sentence.end());
    let within = within.filter(|d| d.value.is_some() && dates_clause(view, event, d.span));
    let distance = |d: &DateMention| {
        let outside = usize::from(!event.span.covers(d.span)) * 10_000;
        outside + d.span.start().abs_diff(event.trigger.start())
    };
    event.date = match within.min_by_key(|d| distance(d)) {
        Some(d) => d.value,
        None if event.status == EventStatus::Occurred => doc.date,
        None => None,
    };
    event.place = place(view, event.span);
    event.reporter = reporter(quotes, event.trigger);
}

/// Whether a date may be the event's: none across a semicolon, nor one behind another verb, which has it: "renewed a pledge,
/// first made in 2011".
fn dates_clause(view: &View<'_>, event: &Event, date: Span) -> bool {
    let (from, to) = if date.start() < event.trigger.start() { (date, event.trigger) } else { (event.trigger, date) };
    let at = |c: &Chunk| view.doc.words[c.head as usize].span();
    let between = view.chunks.iter().skip_while(|c| at(c).start() < from.end()).take_while(|c| at(c).start() < to.start());
    let by_verb = view.chunks.iter().any(|c| c.is_verb() && event.trigger.covers(at(c)));
    !between.clone().any(|c| c.kind == ChunkKind::Semicolon)
        && !(by_verb
            && from == event.trigger
            && between.clone().any(|c| c.is_verb() && c.flags & (verb::FINITE | verb::PARTICIPLE) != 0))
}

/// Who is quoted with some words.
fn reporter(quotes: &[Quote], words: Span) -> Option<usize> {
    let at = quotes.partition_point(|q| q.span.start() <= words.start());
    let mut near = quotes[at.saturating_sub(4)..at].iter().rev();
    near.find(|q| q.parts.iter().any(|p| p.covers(words))).and_then(|q| q.speaker)
}

/// The country of the place that a clause names behind "in" or "at".
fn place(view: &View<'_>, span: Span) -> Option<Country> {
    for k in 0..view.chunks.len().saturating_sub(1) {
        if !(view.is_prep(k, view.patterns.sets.in_) || view.is_prep(k, view.patterns.sets.at)) || !view.is_noun(k + 1) {
            continue;
        }
        let words = view.chunks[k + 1].words;
        if !span.overlaps(view.doc.span(words)) {
            continue;
        }
        if let Some(found) = view.doc.mention_in(words) {
            let entity = &view.doc.entities[found.entity as usize];
            if matches!(entity.kind, EntityKind::Country | EntityKind::Place) && entity.country.is_some() {
                return entity.country;
            }
        }
    }
    None
}
