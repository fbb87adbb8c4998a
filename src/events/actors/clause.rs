//! The actors of a verb: its subject, its objects, the agent of a passive.

use super::phrase::{countries_in, heads_actor, is_actor, is_amount_of_actors, is_own, list, party, place};
use super::{IGO, IMG, Party, Sides, sector};
use crate::code::Sector;
use crate::events::matching::Hit;
use crate::events::memory::Memory;
use crate::events::patterns::flag;
use crate::events::view::View;
use crate::syntax::{ChunkKind, noun};

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
        if let Some(a) = agent.filter(|&a| is_actor(view, a) || is_amount_of_actors(view, a)) {
            list(view, a, clause.end, &mut sides.source);
        } else if moves_forces(hit) && sides.target.iter().any(|p| p.sector.is_some_and(|s| FORCES.contains(&s))) {
            // "Chadian troops were sent to Niger": whoever's troops they are acts.
            std::mem::swap(&mut sides.source, &mut sides.target);
            targets(
                view,
                hit,
                &Scope { from: clause.verb + 1, objects: (clause.verb, clause.verb), end, moves: false },
                &sides.source,
                &mut sides.target,
            );
            return sides;
        }
        if sides.source.is_empty() && matches!(&hit.code.bytes(), b"161\0" | b"174\0") {
            // "were ordered to leave Chad", "was deported from Chad"
            let from = |k: usize| view.chunks[k].is_verb() || view.is_prep(k, view.patterns.sets.from);
            if let Some(k) = (clause.verb + 1..end).find(|&k| k > 0 && from(k - 1) && view.is_noun(k) && is_actor(view, k)) {
                list(view, k, end, &mut sides.source);
            }
        }
        // "was arrested in Chad", "those held in Chad were freed"
        if sides.source.is_empty() && matches!(&hit.code.root(), b"17" | b"09" | b"11") {
            place(view, clause.verb + 1, clause.end, &mut sides.source);
        } else if sides.source.is_empty() && hit.code.as_str().starts_with("0841") {
            place(view, clause.subject.unwrap_or(clause.verb).min(clause.verb), clause.end, &mut sides.source);
        }
        return sides;
    }
    if let Some(s) = clause.subject {
        let limit = if s < clause.verb { clause.verb } else { view.chunks.len() };
        doers(view, s, limit, &mut sides.source);
        for p in sides.source.iter_mut().filter(|p| p.country.is_none()) {
            if let Some(known) = memory.office(view, p) {
                *p = known;
            }
        }
    }
    if sides.source.iter().all(|p| p.country.is_none()) {
        // "Fighting broke out between Chad and Niger"
        let between = (clause.verb + 1..clause.end).find(|&k| view.is_prep(k, view.patterns.sets.mutual) && view.is_noun(k + 1));
        if let Some(k) = between.filter(|_| clause.subject.is_none_or(|s| !is_actor(view, s))) {
            let mut pair = Vec::new();
            list(view, k + 1, end, &mut pair);
            if pair.len() == 2 {
                sides.target = pair.split_off(1);
                sides.source = pair;
                return sides;
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
    targets(
        view,
        hit,
        &Scope { from: clause.verb + 1, objects: clause.objects, end, moves: moves_forces(at) },
        &sides.source,
        &mut sides.target,
    );
    if hit.inner.is_some() && sides.target.is_empty() {
        // "said that Iran must release": the subject of the deed.
        if let Some(s) = at.clause.and_then(|c| c.subject).filter(|&s| s > clause.verb && is_actor(view, s)) {
            list(view, s, end, &mut sides.target);
        }
    }
    sides
}

/// The actors of a subject.
pub(super) fn doers(view: &View<'_>, s: usize, limit: usize, out: &mut Vec<Party>) {
    // "officials from Chad and Niger", whichever of them the verb has as its subject
    let from = |k: usize| view.is_prep(k, view.patterns.sets.from) && view.is_noun(k + 1) && k + 1 < limit;
    let home = match s.checked_sub(2) {
        Some(k) if k > 0 && view.kind(s - 1) == Some(ChunkKind::Coord) && from(k - 1) && view.is_noun(k) => k - 1,
        _ => view.of_end(s),
    };
    let holder = if home < s { home.wrapping_sub(1) } else { s };
    if from(home) && view.is_noun(holder) && is_actor(view, holder) {
        list(view, home + 1, limit, out);
        if out.iter().filter(|p| p.country.is_some()).count() < 2 {
            out.clear();
        }
        let office = party(view, holder, limit).sector;
        for p in out.iter_mut().filter(|p| p.sector.is_none()) {
            p.sector = office;
        }
    }
    if !out.is_empty() {
    } else if is_actor(view, s) || is_amount_of_actors(view, s) {
        list(view, s, limit, out);
    } else {
        within(view, s, limit, out);
    }
}

/// Sectors under orders.
const FORCES: [Sector; 3] = [IGO, sector("MIL"), sector("COP")];

/// Whether forces are moved, to or from somebody.
fn moves_forces(hit: &Hit) -> bool {
    let code = hit.code.as_str();
    code.starts_with("15") || matches!(code, "074" | "0873" | "0874" | "166" | "1661")
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

/// Where a target is sought, in chunks.
struct Scope {
    from: usize,
    objects: (usize, usize),
    end: usize,
    /// The act moves forces about.
    moves: bool,
}

/// Who is acted upon: a country among the objects, then in the prepositional phrases, then anybody else who acts, then a place.
fn targets(view: &View<'_>, hit: &Hit, scope: &Scope, source: &[Party], out: &mut Vec<Party>) {
    let &Scope { from, objects, end, moves } = scope;
    let end = end.min(view.chunks.len());
    let sets = &view.patterns.sets;
    // What is handed over goes to somebody: "handed the bronzes of Benin to Nigeria".
    let hands_over = matches!(&hit.code.root(), b"06" | b"07" | b"08");
    let words = matches!(&hit.code.root(), b"02" | b"05" | b"10" | b"11" | b"12" | b"13");
    let asks = hit.code.asks();
    let consults = matches!(&hit.code.bytes(), b"040\0" | b"041\0" | b"046\0");
    // "Chad and Niger met in Togo": they met each other.
    let joint =
        matches!(&hit.code.root(), b"03" | b"04" | b"05" | b"06") && source.iter().filter(|p| p.country.is_some()).count() >= 2;
    let mut best: Option<(u8, usize)> = None;
    for k in from..end {
        // "gathered to discuss the war in Chad": what they speak about is no side.
        if joint && hit.inner.is_none() && view.chunks[k].is_verb() {
            break;
        }
        let prep = view.kind(k) == Some(ChunkKind::Prep);
        // What follows "after", "amid", "according to" is another matter.
        let time = view.is_noun(k + 1) && view.chunks[k + 1].is(noun::TIME);
        if prep && (view.word_in(view.head(k), sets.according) || view.word_in(view.head(k), sets.aside) && !time) {
            break;
        }
        if !view.is_noun(k) || !is_actor(view, k) || is_own(view, k) {
            continue;
        }
        let before = if k > 0 { view.kind(k - 1) } else { None };
        // "lashed out at Chad", "fired at Chad": no place.
        let aims = view.word_in(view.head(k.saturating_sub(1)), sets.at)
            && matches!(&hit.code.root(), b"11" | b"12" | b"13" | b"18" | b"19");
        let within = before == Some(ChunkKind::Prep) && view.word_in(view.head(k - 1), sets.within);
        let in_place = within && !aims && !view.is_floor(k - 1);
        // "demanded that Chad free them": whoever must act.
        let asked = before == Some(ChunkKind::That) || k == from && view.begins_clause(k);
        let in_objects = asked || objects.0 <= k && k < objects.1;
        if !in_objects && !matches!(before, Some(ChunkKind::Prep | ChunkKind::Verb | ChunkKind::Adv)) {
            continue;
        }
        let p = party(view, k, end);
        let heads = heads_actor(view, k);
        let own = p.country.is_some() && source.iter().any(|s| s.country == p.country);
        // "U.S. support" of the United States is no target.
        if own && !heads {
            continue;
        }
        // "refused to send peacekeepers to Chad": Chad, not the peacekeepers, where it is named.
        let moved = moves && p.country.is_none() && p.entity.is_none() && p.sector.is_some_and(|s| FORCES.contains(&s));
        if moved && !(asks && p.sector == Some(IGO)) {
            continue;
        }
        let known = p.country.is_some() || p.sector.is_some_and(|s| s == IGO || s == IMG);
        let rank = match (in_place, known, heads) {
            // "withdrew the United States from a treaty with Iran"
            (_, true, _) if own && p.sector.is_none() || moved => 7,
            (true, true, _) => 6,
            (false, true, true) if in_objects => 1,
            (false, true, true) if hands_over && view.is_prep(k - 1, sets.to) => 1,
            // Who is talked with, known or not: "spoke to reporters in Chad".
            (false, _, true) if consults && (view.is_prep(k - 1, sets.with) || view.is_prep(k - 1, sets.to)) => 1,
            // "condemned Chad's shelling of Niger"
            (false, true, false) if in_objects && words => 1,
            (false, true, false) if in_objects => 2,
            (false, true, _) => 3,
            (false, false, true) if in_objects => 4,
            (false, false, true) => 5,
            _ => continue,
        };
        if best.is_none_or(|b| rank < b.0) {
            best = Some((rank, k));
        }
    }
    if best.is_none() && !joint {
        best = beyond(view, hit, scope, source).map(|k| (8, k));
    }
    if let Some((_, k)) = best.filter(|b| !joint || b.0 < 6) {
        // "the Turkish-Libyan agreement"
        let both = if heads_actor(view, k) { Vec::new() } else { countries_in(view, view.chunks[k].words) };
        if both.len() >= 2 {
            out.extend(both);
            return;
        }
        list(view, k, end.max(k + 1), out);
    }
}

/// Whom the clause behind names, where the own one names nobody: "confiscated a plane that belonged to Chad", "alleged that Chad
/// was arming them".
fn beyond(view: &View<'_>, hit: &Hit, scope: &Scope, source: &[Party]) -> Option<usize> {
    let end = scope.end.min(view.chunks.len());
    let that = view.kind(end) == Some(ChunkKind::That) || end > 0 && view.kind(end - 1) == Some(ChunkKind::That);
    let relative = scope.objects.0 < scope.objects.1 && (that || view.kind(end) == Some(ChunkKind::Rel));
    let claims = matches!(&hit.code.root(), b"09" | b"11" | b"12" | b"13");
    let told = claims && (that || view.is_noun(end) && view.begins_clause(end));
    if !relative && !told {
        return None;
    }
    let stop = view.sentence_end(end);
    let other = |k: usize| {
        let p = party(view, k, stop);
        p.country.is_some() && source.iter().all(|s| s.country != p.country)
    };
    let mut named = (end..stop).filter(|&k| view.is_noun(k) && is_actor(view, k) && other(k));
    // What is claimed is claimed of its subject.
    if relative { named.next() } else { named.next().filter(|&k| k <= end + 2) }
}
