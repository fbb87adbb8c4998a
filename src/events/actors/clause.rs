//! The actors of a verb: its subject, its objects, the agent of a passive.

use super::phrase::{heads_actor, is_actor, is_own, list, party, place};
use super::{IGO, Party, Sides};
use crate::events::matching::Hit;
use crate::events::memory::Memory;
use crate::events::patterns::flag;
use crate::events::view::View;
use crate::syntax::ChunkKind;

pub(super) fn of_verb(view: &View<'_>, hits: &[Hit], hit: &Hit, memory: &Memory<'_>) -> Sides {
    let mut sides = Sides::default();
    let Some(clause) = hit.clause else { return sides };
    let mut end = clause.end;
    let mut at = hit;
    while let Some(inner) = at.inner {
        at = &hits[inner];
        end = end.max(at.clause.map_or(at.chunk + 1, |c| c.end)).max(view.prep_end(at.chunk).min(view.chunks.len()));
    }
    let agent =
        (clause.verb + 1..clause.end).find(|&k| view.is_prep(k, view.patterns.sets.by) && view.is_noun(k + 1)).map(|k| k + 1);
    if clause.passive {
        if let Some(s) = clause.subject {
            list(view, s, if s < clause.verb { clause.verb } else { view.chunks.len() }, &mut sides.target);
        }
        if let Some(a) = agent.filter(|&a| is_actor(view, a)) {
            list(view, a, clause.end, &mut sides.source);
        }
        if sides.source.is_empty() && matches!(hit.code.as_str().get(..2), Some("17" | "09" | "11")) {
            place(view, clause.verb + 1, clause.end, &mut sides.source);
        }
        return sides;
    }
    if let Some(s) = clause.subject {
        let limit = if s < clause.verb { clause.verb } else { view.chunks.len() };
        if is_actor(view, s) {
            list(view, s, limit, &mut sides.source);
        } else {
            within(view, s, limit, &mut sides.source);
        }
        for p in sides.source.iter_mut().filter(|p| p.country.is_none()) {
            if let Some(known) = memory.office(view, p) {
                *p = known;
            }
        }
    }
    if view.patterns.rows[hit.row as usize].is(flag::TOPIC) {
        let with = (clause.verb + 1..end.min(view.chunks.len())).find(|&k| {
            (view.is_prep(k, view.patterns.sets.with) || view.is_prep(k, view.patterns.sets.to))
                && view.is_noun(k + 1)
                && is_actor(view, k + 1)
        });
        if let Some(k) = with {
            list(view, k + 1, end, &mut sides.target);
        }
        return sides;
    }
    targets(view, clause.verb + 1, clause.objects, end, &sides.source, &mut sides.target);
    if hit.inner.is_some() && sides.target.is_empty() {
        // "said that Iran must release": the subject of the deed.
        if let Some(s) = at.clause.and_then(|c| c.subject).filter(|&s| s > clause.verb && is_actor(view, s)) {
            list(view, s, end, &mut sides.target);
        }
    }
    sides
}

/// The actors that hang on a subject which acts for them: "talks between Greece and Turkey", "a raid by Chad".
fn within(view: &View<'_>, s: usize, limit: usize, out: &mut Vec<Party>) {
    let end = view.prep_end(s).min(limit);
    for k in s + 1..end.saturating_sub(1) {
        let sets = &view.patterns.sets;
        let links = view.is_prep(k, sets.mutual) || view.is_prep(k, sets.doer) || view.is_prep(k, sets.of);
        if links && view.is_noun(k + 1) && is_actor(view, k + 1) {
            list(view, k + 1, end, out);
            return;
        }
    }
    out.push(party(view, s, limit));
}

/// Who is acted upon: a country among the objects, then in the prepositional phrases, then anybody else who acts, then a place.
fn targets(view: &View<'_>, from: usize, objects: (usize, usize), end: usize, source: &[Party], out: &mut Vec<Party>) {
    let end = end.min(view.chunks.len());
    let mut best: Option<(u8, usize)> = None;
    for k in from..end {
        if view.kind(k) == Some(ChunkKind::Prep) && view.word_in(view.head(k), view.patterns.sets.according) {
            break;
        }
        if !view.is_noun(k) || !is_actor(view, k) || is_own(view, k) {
            continue;
        }
        let before = if k > 0 { view.kind(k - 1) } else { None };
        let in_place = before == Some(ChunkKind::Prep) && view.word_in(view.head(k - 1), view.patterns.sets.within);
        let in_objects = objects.0 <= k && k < objects.1;
        if !in_objects && !matches!(before, Some(ChunkKind::Prep | ChunkKind::Verb | ChunkKind::Adv)) {
            continue;
        }
        let p = party(view, k, end);
        // "U.S. support" of the United States is no target.
        if p.country.is_some() && source.iter().any(|s| s.country == p.country) && !heads_actor(view, k) {
            continue;
        }
        let known = p.country.is_some() || p.sector.is_some_and(|s| s == IGO);
        let rank = match (in_place, known, heads_actor(view, k)) {
            (true, true, _) => 5,
            (false, true, _) if in_objects => 1,
            (false, true, _) => 2,
            (false, false, true) if in_objects => 3,
            (false, false, true) => 4,
            _ => continue,
        };
        if best.is_none_or(|b| rank < b.0) {
            best = Some((rank, k));
        }
    }
    if let Some((_, k)) = best {
        list(view, k, end, out);
    }
}
