//! Whom a pronoun, an office without its country, "the two sides" or nobody at all means.

use super::phrase::{is_actor, is_own, list};
use super::{IGO, Party};
use crate::events::matching::{Hit, sayer_behind};
use crate::events::memory::Memory;
use crate::events::patterns::Trigger;
use crate::events::view::{Clause, View};
use crate::syntax::{ChunkKind, noun};

/// Puts the actor meant in the place of a pronoun, of an office without its country, or of nobody.
pub(super) fn resolve(
    view: &View<'_>,
    hit: &Hit,
    obliged: bool,
    source: &mut Vec<Party>,
    memory: &Memory<'_>,
    reporter: Option<usize>,
) {
    for p in source.iter_mut().filter(|p| p.country.is_none()) {
        if let Some(known) = memory.office(view, p) {
            *p = known;
        }
    }
    let clear = source.iter().any(|p| p.country.is_some() || p.sector.is_some_and(|s| s == IGO));
    if clear || source.is_empty() && hit.trigger == Trigger::Noun && hit.carrier.is_none() && !view.doc.fragment {
        return;
    }
    let nobody = Party { words: view.chunks[hit.chunk].words, country: None, sector: None, entity: None };
    let own = source.first().copied();
    let chunk = own.and_then(|p| view.chunk_at(p.words.start as usize));
    // "Thousands of people" are no pronoun, though "thousands" alone is one.
    let bare = own.is_some_and(|p| p.sector.is_none());
    let pronoun = chunk.filter(|&c| bare && view.chunks[c].is(noun::PRONOUN)).map(|c| view.head(c));
    let passive = hit.clause.is_some_and(|c| c.passive);
    let mut found = Vec::new();
    match pronoun {
        Some(w) if view.word_in(w, view.patterns.sets.own_self) => {
            if let Some(r) = reporter {
                found = memory.speaker(r, own.unwrap_or(nobody));
            }
        }
        Some(w) => {
            found = memory.speaker_at(view.doc.span(own.unwrap_or(nobody).words), own.unwrap_or(nobody));
            if found.is_empty() && !view.word_in(w, view.patterns.sets.it) {
                found = chunk.map(|c| memory.meant(view, c, own.unwrap_or(nobody))).unwrap_or_default();
            }
            if found.is_empty() {
                found = subject_before(view, hit);
            }
            if found.len() < 2 && view.word_in(w, view.patterns.sets.they) && memory.both.len() >= 2 {
                found.clone_from(&memory.both);
            }
        }
        None if source.is_empty() => {
            // "condemned the attack that was carried out": not by whom condemned it.
            let who = |c: Clause| (c.subject.unwrap_or(c.verb)..c.verb).any(|k| view.kind(k) == Some(ChunkKind::Rel));
            if !(passive && hit.code.is_force() && hit.clause.is_some_and(who)) {
                found = subject_before(view, hit);
            }
            if let (true, true, Some(s)) =
                (found.is_empty(), obliged, sayer_behind(view, hit.chunk).filter(|&s| is_actor(view, s)))
            {
                list(view, s, view.chunks.len(), &mut found);
            }
        }
        None => {
            for p in source.iter() {
                let before = found.len();
                found.extend(memory.speaker_at(view.doc.span(p.words), *p));
                if let (true, Some(c)) = (found.len() == before, view.chunk_at(p.words.start as usize)) {
                    found.extend(memory.meant(view, c, *p));
                }
            }
            let both = chunk.is_some_and(|c| means_both(view, c));
            if found.is_empty() && both && memory.both.len() >= 2 {
                found.clone_from(&memory.both);
            }
            // "his group": of whoever spoke of it.
            if found.is_empty() && chunk.is_some_and(|c| is_own(view, c)) {
                found = subject_before(view, hit);
            }
            if found.is_empty() {
                return;
            }
        }
    }
    if found.is_empty() && (pronoun.is_some() || !passive) {
        if let (Some(r), None) = (reporter, pronoun) {
            found = memory.speaker(r, nobody);
        }
        // "Thousands marched": nobody told before.
        let own_subject = hit.clause.is_some_and(|c| c.subject.is_some());
        if found.is_empty() && !(own_subject && pronoun.is_none() && hit.code.is_force()) {
            found.extend(&memory.subject);
        }
    }
    if !found.is_empty() {
        // The pronoun's own words stay where the sentence has them.
        *source = found;
        if let (Some(p), 1) = (own, source.len()) {
            source[0].words = p.words;
        }
    }
}

/// "the two sides", "both leaders": the two actors told last.
pub(super) fn means_both(view: &View<'_>, c: usize) -> bool {
    let chunk = &view.chunks[c];
    chunk.is(noun::PLURAL)
        && view.word_in(view.head(c), view.patterns.sets.sides)
        && (chunk.is(noun::DEFINITE) || view.word_in(chunk.words.start as usize, view.patterns.sets.they))
}

/// The subject of a verb before: "Chad said it would free".
fn subject_before(view: &View<'_>, hit: &Hit) -> Vec<Party> {
    let before = hit.carrier.unwrap_or(hit.chunk);
    let mut found = Vec::new();
    for k in (before.saturating_sub(60)..before).rev() {
        if view.is_finite(k) {
            if let Some(s) = view.link(k).filter(|&s| is_actor(view, s) && !view.chunks[s].is(noun::PRONOUN)) {
                list(view, s, view.chunks.len(), &mut found);
                break;
            }
        }
    }
    found
}
