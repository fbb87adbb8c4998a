//! Selection: which hits of a sentence are its events.
//!
//! A passage is coded as a record of event data is: one label a sentence, with its modality folded in. An article is coded
//! mention by mention: what is promised or demanded stands beside the promise or the demand, with a status of its own.

use super::Plover;
use super::actors::{self, Sides};
use super::matching::{Hit, objects};
use super::patterns::{Trigger, flag};
use super::view::View;
use crate::syntax::{noun, verb};

/// Whether somebody political takes part, as far as the row asks for it.
pub(super) fn is_political(view: &View<'_>, hit: &Hit, sides: &Sides) -> bool {
    let row = &view.patterns.rows[hit.row as usize];
    if row.is(flag::DEED) && hit.outer.is_none() {
        return false;
    }
    // A protest is political by what it is, and so is its end.
    if row.is(flag::OPEN) || matches!(&hit.code.bytes(), [b'0', b'8', b'2', _] | [b'1', b'3', b'3', _] | b"1242") {
        return true;
    }
    let source = sides.source.iter().any(|p| p.is_political(view));
    let target = sides.target.iter().any(|p| p.is_political(view));
    if row.is(flag::SOURCE) && !source || row.is(flag::TARGET) && !target {
        return false;
    }
    // A visit crosses a border.
    if hit.plain.bytes().starts_with(b"042") {
        let home = sides.source.iter().find_map(|p| p.country);
        let away = sides.target.iter().find_map(|p| p.country).or_else(|| actors::place_of(view, hit));
        if home.is_some() && home == away {
            return false;
        }
    }
    source
        || target
        || actors::place_of(view, hit).is_some() && matches!(&hit.code.root(), b"09" | b"11" | b"17" | b"18" | b"19" | b"20")
}

/// How likely a hit is the event for which its sentence stands.
pub(super) fn score(view: &View<'_>, hit: &Hit, sides: &Sides) -> i32 {
    let mut score = 100;
    match hit.carrier {
        Some(v) => {
            let f = &view.chunks[v];
            if f.is(verb::FINITE) {
                score += match () {
                    () if view.is_subordinate(v) => -4,
                    () if is_main(view, v) => 24,
                    () => 8,
                };
            } else if f.is(verb::GERUND | verb::PARTICIPLE) {
                score -= 5;
            } else {
                score -= 10;
            }
        }
        None => score -= 25,
    }
    if hit.trigger == Trigger::Noun {
        score -= 4;
    }
    if hit.weak {
        score -= 15;
    }
    score += i32::from(hit.weight.min(24)) / 2;
    if !sides.source.is_empty() {
        score += 4;
    }
    if !sides.target.is_empty() {
        score += 6;
    }
    score - hit.chunk as i32 / 4
}

/// The verb of the main clause, one that goes on with its subject, or the verb of what the main clause reports.
fn is_main(view: &View<'_>, v: usize) -> bool {
    let mut main = None;
    for k in 0..=v {
        if !view.is_finite(k) || view.is_subordinate(k) {
            continue;
        }
        let Some((first, says)) = main else {
            main = Some((k, view.word_in(view.head(k), view.patterns.sets.say)));
            continue;
        };
        let same = view.link(k).is_some() && view.link(k) == view.link(first);
        if k == v {
            return same || says;
        }
        if says && !same {
            main = Some((k, view.word_in(view.head(k), view.patterns.sets.say)));
        }
    }
    main.is_some_and(|(k, _)| k == v)
}

/// Whether a noun lies in the object of a verb that is an event itself and means the same happening.
pub(super) fn is_absorbed(view: &View<'_>, hits: &[Hit], i: usize) -> bool {
    let h = &hits[i];
    hits.iter().enumerate().any(|(j, v)| {
        j != i
            && v.trigger == Trigger::Verb
            && v.inner != Some(i)
            && v.clause.is_some_and(|c| {
                let o = objects(view, &c);
                o.0 <= h.chunk && h.chunk < o.1 && v.plain.plover() == h.plain.plover()
            })
    })
}

/// Whether a row itself speaks of a threat.
pub(super) fn is_threat(view: &View<'_>, hit: &Hit) -> bool {
    view.patterns.rows[hit.row as usize].code.plover() == Some(Plover::Threaten)
}

/// Whether a noun with a definite article may mean an event that was told before.
pub(super) fn may_recur(view: &View<'_>, hit: &Hit) -> bool {
    let row = &view.patterns.rows[hit.row as usize];
    !row.is(flag::DEED) && view.chunks[hit.chunk].is(noun::DEFINITE)
}

/// Whether a hit asks somebody to do the deed of which it speaks.
pub(super) fn asks(hit: &Hit) -> bool {
    hit.code.asks()
}

/// Whether a noun is an event only under a word that speaks of it.
pub(super) fn is_deed(view: &View<'_>, hit: &Hit) -> bool {
    view.patterns.rows[hit.row as usize].is(flag::DEED)
}

/// The request of which a further deed of its list hangs: "urged the end of violence and the release of the detained".
pub(super) fn asked_along(view: &View<'_>, hits: &[Hit], hit: &Hit) -> Option<usize> {
    let verb = hit.clause?.verb;
    let at = hits.partition_point(|h| h.chunk < verb);
    hits.get(at).filter(|h| h.chunk == verb && h.inner.is_some() && view.is_noun(hit.chunk)).map(|_| at)
}
