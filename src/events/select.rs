//! Selection: which hits of a sentence are its events.
//!
//! A passage is coded as a record of event data is: one label a sentence, with its modality folded in. An article is coded
//! mention by mention: what is promised or demanded stands beside the promise or the demand, with a status of its own.

use super::actors::{self, Sides};
use super::matching::{Hit, objects};
use super::patterns::{Trigger, flag};
use super::view::View;
use crate::syntax::verb;

/// Whether somebody political takes part, as far as the row asks for it.
pub(super) fn is_political(view: &View<'_>, hit: &Hit, sides: &Sides) -> bool {
    let row = &view.patterns.rows[hit.row as usize];
    if row.is(flag::DEED) {
        return false;
    }
    let known = |p: &actors::Party| {
        p.country.is_some() || p.sector.is_some() || p.entity.is_some() || {
            let c = view.doc.syntax.of_word[p.words.start as usize];
            let first = view.doc.syntax.sentences[view.index].start;
            c >= first && actors::is_actor(view, (c - first) as usize)
        }
    };
    let source = sides.source.iter().any(known);
    let target = sides.target.iter().any(known);
    if row.is(flag::SOURCE) && !source && !row.is(flag::OPEN) {
        return false;
    }
    if row.is(flag::TARGET) && !target {
        return false;
    }
    row.is(flag::OPEN) || source || target
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
