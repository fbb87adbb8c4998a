//! Noun phrases: whom one names, with whom it is listed, and which country it gives as a place.

use super::{CVL, GOV, IGO, IMG, Party, REB, UAF};
use crate::code::Country;
use crate::dictionary::EntityKind;
use crate::events::matching::Hit;
use crate::events::view::View;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{ChunkKind, Tag, noun};

/// Whether a chunk names or describes somebody who acts in politics.
pub(in crate::events) fn is_actor(view: &View<'_>, c: usize) -> bool {
    let chunk = &view.chunks[c];
    if !chunk.is_noun() || chunk.is(noun::TIME) {
        return false;
    }
    view.remembered_actor(c, || {
        if chunk.is(noun::PRONOUN) {
            return view.word_in(view.head(c), view.patterns.sets.pronoun);
        }
        let own = view.doc.words[chunk.words.start as usize].tag == Tag::Poss
            && view.doc.class(view.head(c)) & (class::GROUP | class::PERSON) != 0;
        own || chunk.is(noun::NAME)
            || chunk.words.iter().any(|w| view.doc.mention(w).is_some() || view.word_in(w, view.patterns.sets.actor))
            || crate::actor::read(view.doc, chunk.words).is_some_and(|r| !r.weak)
    })
}

/// Country, sector and entity of a noun phrase.
pub(super) fn read(view: &View<'_>, words: Range) -> Party {
    let mut reading = crate::actor::read(view.doc, words).unwrap_or_default();
    if reading.country.is_some() && is_elsewhere(view, words) {
        // "the pro-Iranian Hezbollah group": that of the body.
        let mut named = words.iter().filter_map(|w| view.doc.mention(w)).map(|m| &view.doc.entities[m.entity as usize]);
        let body = named.rfind(|e| !matches!(e.kind, EntityKind::Country | EntityKind::Place));
        reading.country = body.and_then(|e| e.country);
        reading.entity = reading.entity.filter(|_| body.is_some());
        reading.sector = reading.sector.or(Some(CVL));
    }
    // "NATO troops", "a U.N. envoy": whoever has no country belongs to the organization of states that stands before.
    let sector = if reading.country.is_none() && holds_igo(view, words) { Some(IGO) } else { reading.sector };
    // An organization of states acts as itself, not as a country.
    let home = reading.country.is_some() && sector.is_some_and(|s| s == IGO) && !holds_igo(view, words);
    let sector = if home && reading.entity.is_none() { Some(GOV) } else { sector };
    let country = reading.country.filter(|_| sector.is_none_or(|s| s != IGO));
    // An armed movement that the dictionary gives no country acts across borders.
    let armed = country.is_none() && sector.is_some_and(|s| s == UAF || s == REB) && names_body(view, words);
    Party { words, country, sector: if armed { Some(IMG) } else { sector }, entity: reading.entity }
}

/// "ethnic Turks", "pro-Iranian militiamen": the country is not the one where they live.
fn is_elsewhere(view: &View<'_>, words: Range) -> bool {
    let alien = |w: usize| view.word_in(w, view.patterns.sets.alien);
    let at = words.iter().find(|&w| view.doc.mention(w).is_some());
    at.is_some_and(|w| w >= 1 && (alien(w - 1) || w >= 2 && view.doc.words[w - 1].kind == Kind::Hyphen && alien(w - 2)))
}

/// Whether some words name an organization of states.
fn holds_igo(view: &View<'_>, words: Range) -> bool {
    let found = &view.doc.found;
    let from = view.doc.mention_places.before(words.start as usize);
    found[from..].iter().take_while(|f| f.words.start < words.end).any(|f| {
        let known = view.doc.known[f.entity as usize];
        view.doc.dictionary.store.entries.get(known as usize).is_some_and(|row| row.sector == Some(IGO))
    })
}

/// Whether some words name an organization that the dictionary knows.
fn names_body(view: &View<'_>, words: Range) -> bool {
    let found = &view.doc.found;
    let from = view.doc.mention_places.before(words.start as usize);
    found[from..].iter().take_while(|f| f.words.start < words.end).any(|f| {
        let e = f.entity as usize;
        view.doc.entities[e].kind == EntityKind::Organization && view.doc.known[e] != crate::dictionary::NONE
    })
}

/// "a group of deputies", "dozens of soldiers": an amount of somebody who acts.
pub(super) fn is_amount_of_actors(view: &View<'_>, c: usize) -> bool {
    view.is_noun(c)
        && view.word_in(view.head(c), view.patterns.sets.amount)
        && view.kind(c + 1) == Some(ChunkKind::Prep)
        && view.is_prep(c + 1, view.patterns.sets.of)
        && view.is_noun(c + 2)
        && is_actor(view, c + 2)
}

pub(in crate::events) fn party(view: &View<'_>, c: usize, limit: usize) -> Party {
    let end = view.of_end(c).min(limit.max(c + 1));
    let short = Range { start: view.chunks[c].words.start, end: view.chunks[end - 1].words.end };
    // "dozens of Turkish soldiers": the soldiers act.
    let amount = c + 2 < end && view.word_in(view.head(c), view.patterns.sets.amount);
    let start = if amount { view.chunks[c + 2].words.start } else { short.start };
    let acting = Range { start, end: short.end };
    let party = Party { words: short, ..view.remembered_party(c, acting, || read(view, acting)) };
    if party.country.is_some() || party.sector.is_some_and(|s| s == IGO) {
        return party;
    }
    // "a court in Ankara", "police from Kenya", "the ambassador to Chad"
    // "an aide to the Kenyan president"
    let sets = &view.patterns.sets;
    let serves = view.is_prep(end, sets.to) && view.word_in(view.head(c), sets.helper);
    let place = matches!(view.kind(end), Some(ChunkKind::Prep))
        && (view.word_in(view.head(end), sets.seat) || serves)
        && end + 1 < limit
        && view.is_noun(end + 1);
    if place {
        let words = view.chunks[end + 1].words;
        let there = view.remembered_party(end + 1, words, || read(view, words));
        if there.country.is_some() {
            return Party { country: there.country, ..party };
        }
    }
    party
}

/// Whether the head of a noun phrase itself is an actor: "military exercises" are none.
pub(super) fn heads_actor(view: &View<'_>, c: usize) -> bool {
    let head = view.head(c);
    view.doc.mention(head).is_some() || view.doc.terms_over(head).is_some() || view.word_in(head, view.patterns.sets.actor)
}

/// The noun phrases that are listed together with `c`, from the first to the last.
pub(super) fn list(view: &View<'_>, c: usize, limit: usize, out: &mut Vec<Party>) {
    let mut first = c;
    while first >= 2 {
        let joined = match view.chunks[first - 1].kind {
            ChunkKind::Coord => true,
            // "Benin, Nigeria join", in a headline
            ChunkKind::Comma => first < c || crate::syntax::comma_joins(view.doc.lexicon, view.doc.words, view.chunks, first),
            _ => false,
        };
        // Over "A of B and C"
        let mut left = first - 2;
        while left >= 2 && view.is_noun(left) && view.is_prep(left - 1, view.patterns.sets.of) && view.is_noun(left - 2) {
            left -= 2;
        }
        if !joined || !view.is_noun(left) || view.chunks[left].is(noun::TIME) || !is_actor(view, left) {
            break;
        }
        if left > 0 && matches!(view.chunks[left - 1].kind, ChunkKind::Verb | ChunkKind::Prep) {
            break;
        }
        first = left;
    }
    let mut k = first;
    while k < limit && view.is_noun(k) && out.len() < 8 {
        if is_actor(view, k) || k == c || is_amount_of_actors(view, k) {
            let mut p = party(view, k, limit);
            // "Chad and its largest rebel group"
            if let Some(before) = out.last().filter(|_| p.country.is_none() && is_own(view, k)) {
                p.country = before.country;
            }
            // "Chad's government and opposition"
            let bare = k > first && view.chunks[k].words.len() == 1;
            if let Some(before) = out.last().filter(|b| bare && p.country.is_none() && p.sector.is_some() && b.sector.is_some()) {
                p.country = before.country;
            }
            out.push(p);
        }
        let mut next = view.of_end(k);
        if view.kind(next) == Some(ChunkKind::Comma) && view.kind(next + 1) == Some(ChunkKind::Coord) {
            next += 1;
        }
        let goes_on =
            matches!(view.kind(next), Some(ChunkKind::Coord | ChunkKind::Comma)) && next + 1 < limit && view.is_noun(next + 1);
        let acts = goes_on && (is_actor(view, next + 1) || is_amount_of_actors(view, next + 1));
        if !acts || view.chunks[next + 1].is(noun::TIME) {
            break;
        }
        // An apposition after a comma is the same actor: "Lee, the president".
        if view.kind(next) == Some(ChunkKind::Comma)
            && !is_listed(view, next, limit)
            && !crate::syntax::comma_joins(view.doc.lexicon, view.doc.words, view.chunks, next + 1)
        {
            break;
        }
        k = next + 1;
    }
}

/// Whether the comma `k` stands in a list that ends with "and".
fn is_listed(view: &View<'_>, k: usize, limit: usize) -> bool {
    let mut at = k;
    for _ in 0..8 {
        if at + 1 >= limit || !view.is_noun(at + 1) {
            return false;
        }
        let next = view.of_end(at + 1);
        match view.kind(next) {
            Some(ChunkKind::Coord) => return view.is_noun(next + 1),
            Some(ChunkKind::Comma) if view.kind(next + 1) == Some(ChunkKind::Coord) => return view.is_noun(next + 2),
            Some(ChunkKind::Comma) => at = next,
            _ => return false,
        }
    }
    false
}

/// "its troops": the source's own.
pub(super) fn is_own(view: &View<'_>, c: usize) -> bool {
    let first = view.chunks[c].words.start as usize;
    // "his Australian counterpart" is somebody else's.
    view.doc.words[first].tag == Tag::Poss && view.doc.mention_in(view.chunks[c].words).is_none()
}

/// The country that a clause names as its place.
pub(in crate::events) fn place_of(view: &View<'_>, hit: &Hit) -> Option<Country> {
    let (from, to) = hit.clause.map_or((hit.chunk, view.prep_end(hit.chunk)), |c| (c.verb, c.end));
    let mut there = Vec::new();
    place(view, from, to, &mut there);
    there.first().and_then(|p| p.country)
}

/// The country where it happens stands for whoever acts: "was arrested in Lebanon".
pub(super) fn place(view: &View<'_>, from: usize, end: usize, out: &mut Vec<Party>) {
    for k in from..end.min(view.chunks.len()) {
        let within = view.word_in(view.head(k), view.patterns.sets.within);
        // "near the town of Sinjar"
        let named = |k: usize| {
            is_actor(view, k) || view.is_prep(k + 1, view.patterns.sets.of) && view.is_noun(k + 2) && is_actor(view, k + 2)
        };
        if view.kind(k) == Some(ChunkKind::Prep) && within && view.is_noun(k + 1) && named(k + 1) {
            let p = party(view, k + 1, end);
            if p.country.is_some() {
                out.push(p);
                return;
            }
        }
    }
}

/// The countries that stand in some words, each once.
pub(super) fn countries_in(view: &View<'_>, words: Range) -> Vec<Party> {
    let mut out: Vec<Party> = Vec::new();
    for w in words.iter() {
        let Some(m) = view.doc.mention(w).filter(|m| m.words.start as usize == w) else { continue };
        let entity = &view.doc.entities[m.entity as usize];
        if entity.kind == EntityKind::Country && out.iter().all(|p| p.country != entity.country) {
            out.push(Party { words: m.words, country: entity.country, sector: None, entity: Some(m.entity) });
        }
    }
    out
}

/// The actors of a subject, for sentences after it that name none.
pub(in crate::events) fn subject(view: &View<'_>, c: usize, out: &mut Vec<Party>) {
    if is_actor(view, c) && !view.chunks[c].is(noun::PRONOUN) {
        out.clear();
        list(view, c, view.chunks.len(), out);
    }
}
