//! Status: whether an event happened, goes on, is planned, possible, denied or demanded, by the form of its verb and by the
//! word that speaks of it.

use super::EventStatus;
use super::matching::Hit;
use super::patterns::{Trigger, flag};
use super::view::View;
use crate::code::Cameo;
use crate::syntax::{ChunkKind, Tag, verb};

/// The status of a hit that stands for itself.
pub(super) fn of(view: &View<'_>, hit: &Hit) -> EventStatus {
    let Some(v) = hit.carrier else { return of_noun(view, hit) };
    let f = &view.chunks[v];
    // "would never accept" is a refusal that was made.
    if f.is(verb::NEGATED) && !view.patterns.rows[hit.row as usize].is(flag::NEGATED) {
        return EventStatus::Negated;
    }
    if f.is(verb::FUTURE) && !f.is(verb::PERFECT) {
        return if is_conditional(view, v) || f.is(verb::POSSIBLE) && !is_reported(view, v) {
            EventStatus::Hypothetical
        } else {
            EventStatus::Planned
        };
    }
    if view.is_announced(v) {
        return EventStatus::Planned;
    }
    if f.is(verb::OBLIGED) {
        // "Chad must act": the demand itself was made.
        if view.patterns.rows[hit.row as usize].is(flag::OBLIGED) {
            return EventStatus::Occurred;
        }
        return EventStatus::Demanded;
    }
    if f.is(verb::POSSIBLE) || is_conditional(view, v) {
        return EventStatus::Hypothetical;
    }
    if f.is(verb::PROGRESSIVE) && !f.is(verb::PAST) {
        return EventStatus::Ongoing;
    }
    if hit.trigger == Trigger::Noun {
        return match of_noun(view, hit) {
            EventStatus::Occurred => EventStatus::Occurred,
            other => other,
        };
    }
    // "Promote trade": what a list sets out to do.
    let bare = f.words.len() == 1 && view.doc.words[f.head as usize].tag == Tag::Base;
    if bare && hit.clause.is_none_or(|c| c.subject.is_none()) && v <= 1 {
        return EventStatus::Planned;
    }
    EventStatus::Occurred
}

/// "would" after a verb of saying is the future of its time.
fn is_reported(view: &View<'_>, v: usize) -> bool {
    (0..v).rev().take(12).any(|k| view.chunks[k].is_verb() && view.word_in(view.head(k), view.patterns.sets.say))
}

/// Stands in a clause with "if" or "unless".
fn is_conditional(view: &View<'_>, v: usize) -> bool {
    let floor = view.link(v).filter(|&s| s < v).unwrap_or(v);
    (floor.saturating_sub(2)..v)
        .any(|k| view.kind(k) == Some(ChunkKind::Subord) && view.word_in(view.head(k), view.patterns.sets.condition))
}

fn of_noun(view: &View<'_>, hit: &Hit) -> EventStatus {
    for w in view.chunks[hit.chunk].words.iter() {
        let sets = &view.patterns.sets;
        if view.word_in(w, sets.planned) {
            return EventStatus::Planned;
        }
        if view.word_in(w, sets.lasting) {
            return EventStatus::Ongoing;
        }
        if view.word_in(w, sets.possible) {
            return EventStatus::Hypothetical;
        }
    }
    if hit.carrier.is_none() && view.patterns.rows[hit.row as usize].is(flag::ONGOING) {
        return EventStatus::Ongoing;
    }
    EventStatus::Occurred
}

/// The status of the deed of which a promise, a demand or a refusal speaks; `None` where the deed is no event of its own.
pub(super) fn of_deed(outer: Cameo) -> Option<EventStatus> {
    match &outer.root() {
        b"03" => Some(EventStatus::Planned),
        b"02" | b"10" | b"11" => Some(EventStatus::Demanded),
        b"13" => Some(EventStatus::Hypothetical),
        _ => None,
    }
}
