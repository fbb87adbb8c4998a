//! The actors of a noun: "A's visit to B", "talks between A and B", "the A-B talks".

use super::clause::doers;
use super::phrase::{countries_in, is_actor, list, place, read};
use super::{Party, Sides};
use crate::events::matching::Hit;
use crate::events::view::View;
use crate::segment::Range;
use crate::syntax::{ChunkKind, Tag, verb};

pub(super) fn of_noun(view: &View<'_>, hit: &Hit) -> Sides {
    let mut sides = Sides::default();
    let c = hit.chunk;
    let end = view.prep_end(c).min(view.chunks.len());
    // Before the head: "Lee's visit", "Turkish shelling", "the Egypt-Sudan talks".
    let mut own = Range { start: view.chunks[c].words.start, end: hit.word as u32 };
    // "Russia's unjustified, unprovoked war"
    for k in (c.saturating_sub(4)..c).rev() {
        if !matches!(view.kind(k), Some(ChunkKind::Comma | ChunkKind::Coord | ChunkKind::Adj | ChunkKind::Noun)) {
            break;
        }
        if view.is_noun(k) || view.kind(k) == Some(ChunkKind::Adj) {
            let words = view.chunks[k].words;
            let possessive = words.iter().any(|w| view.doc.words[w].is_possessive());
            // "Russia's unjustified," with its comma
            let last = words.iter().rev().find(|&w| !view.doc.words[w].is_punct()).unwrap_or(words.start as usize);
            let adjective = !view.doc.words[last].is_possessive()
                && matches!(view.doc.words[last].tag, Tag::Adj | Tag::Participle | Tag::Past);
            if possessive && adjective {
                own.start = words.start;
            }
            if possessive || !adjective {
                break;
            }
        }
    }
    let before = own.iter().any(|w| view.doc.mention(w).is_some() || view.doc.words[w].is_possessive());
    let mut between = false;
    // "the request of Britain" is Britain's; "the condemnation of Britain" need not be.
    let mut k = c + 1;
    while k + 1 < end {
        if view.kind(k) != Some(ChunkKind::Prep) || !view.is_noun(k + 1) || !is_actor(view, k + 1) {
            k += 1;
            continue;
        }
        let prep = view.head(k);
        let sets = &view.patterns.sets;
        if view.word_in(prep, sets.mutual) {
            between = true;
            list(view, k + 1, end, &mut sides.source);
        } else if view.word_in(prep, sets.doer) || hit.code.asks() && view.word_in(prep, sets.of) {
            if sides.source.is_empty() {
                list(view, k + 1, end, &mut sides.source);
            }
        } else if sides.target.is_empty() && !view.word_in(prep, sets.within) {
            list(view, k + 1, end, &mut sides.target);
        }
        k += 2;
    }
    if between && sides.source.len() >= 2 {
        sides.target = if sides.source.len() == 2 { sides.source.split_off(1) } else { sides.source.clone() };
        return sides;
    }
    if sides.source.is_empty() {
        if let Some(clause) = hit.clause.filter(|_| hit.carrier.is_some()) {
            if clause.passive {
                let by = (clause.verb + 1..clause.end).find(|&k| view.is_prep(k, view.patterns.sets.by) && view.is_noun(k + 1));
                if let Some(b) = by {
                    list(view, b + 1, clause.end, &mut sides.source);
                }
            } else if let Some(s) = clause.subject {
                doers(view, s, if s < clause.verb { clause.verb } else { view.chunks.len() }, &mut sides.source);
            }
        }
    }
    let named: Vec<Party> = countries_in(view, own);
    if named.len() >= 2 && sides.source.is_empty() && sides.target.is_empty() {
        // "the Egypt-Sudan talks"
        sides.target = if named.len() == 2 { vec![named[1]] } else { named.clone() };
        sides.source = if named.len() == 2 { vec![named[0]] } else { named };
        return sides;
    }
    if before {
        let party = read(view, own);
        if sides.source.is_empty() {
            sides.source.push(party);
        } else if sides.target.is_empty() && hit.carrier.is_some() {
            sides.target.push(party);
        }
    }
    let code = hit.code.as_str();
    // Talks are held with somebody, a visit leads somewhere.
    if sides.target.is_empty() && (!code.starts_with("04") || code == "042") {
        place(view, c + 1, end, &mut sides.target);
    }
    // "talks with Iran" of nobody named: the subject of the governing verb.
    // Who fights, bans or arrests is not whoever speaks of it.
    if sides.source.is_empty() && hit.carrier.is_none() && !hit.code.is_force() && (view.doc.fragment || !sides.target.is_empty())
    {
        if let Some(v) = (0..view.chunks.len()).find(|&k| view.is_finite(k) && !view.chunks[k].is(verb::PASSIVE)) {
            if let Some(s) = view.link(v).filter(|&s| s != c && is_actor(view, s)) {
                list(view, s, view.chunks.len(), &mut sides.source);
            }
        }
    }
    sides
}
