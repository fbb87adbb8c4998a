//! Actors: who does what to whom, read off the clause: subject and objects, agents, "between A and B", "A's visit to B".

use super::matching::Hit;
use super::memory::Memory;
use super::patterns::{Trigger, flag};
use super::view::View;
use super::{Actor, ActorCode};
use crate::code::{Country, Sector};
use crate::dictionary::EntityKind;
use crate::segment::Range;
use crate::syntax::{ChunkKind, Tag, noun, verb};

/// An actor with its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Party {
    pub(super) words: Range,
    pub(super) country: Option<Country>,
    pub(super) sector: Option<Sector>,
    pub(super) entity: Option<u32>,
}

impl Party {
    pub(super) fn actor(&self, view: &View<'_>) -> Actor {
        Actor {
            span: view.doc.span(self.words),
            code: ActorCode::join(self.country, self.sector),
            country: self.country,
            sector: self.sector,
            entity: self.entity.map(|e| e as usize),
        }
    }
}

/// Sectors whose members act in politics by their office, in whatever country.
const POLITICAL: [&str; 15] =
    ["COP", "REL", "GOV", "MIL", "LEG", "JUD", "REB", "OPP", "PTY", "SPY", "IGO", "NGO", "UAF", "ELI", "REF"];

impl Party {
    /// Whether the actor counts in political events: a state, its people and bodies, an office, a known person or body.
    pub(super) fn is_political(&self, view: &View<'_>) -> bool {
        if self.country.is_some() || self.sector.is_some_and(|s| POLITICAL.contains(&s.as_str())) {
            return true;
        }
        let heads = (self.words.start..self.words.end).any(|w| {
            let chunk = view.doc.syntax.of_word[w as usize];
            view.doc.syntax.chunks.get(chunk as usize).is_some_and(|c| c.head == w)
                && view.word_in(w as usize, view.patterns.sets.actor)
        });
        heads
            || self.entity.is_some_and(|e| {
                let e = e as usize;
                view.doc.entities[e].role.is_some() || view.doc.known[e] != crate::dictionary::NONE
            })
    }
}

/// Both sides of an event.
#[derive(Clone, Debug, Default)]
pub(super) struct Sides {
    pub(super) source: Vec<Party>,
    pub(super) target: Vec<Party>,
}

/// Whether a chunk names or describes somebody who acts in politics.
pub(super) fn is_actor(view: &View<'_>, c: usize) -> bool {
    let chunk = &view.chunks[c];
    if !chunk.is_noun() || chunk.is(noun::TIME) {
        return false;
    }
    if chunk.is(noun::PRONOUN) {
        return matches!(view.form(view.head(c)), "he" | "she" | "they" | "it" | "him" | "her" | "them" | "who" | "we" | "us");
    }
    chunk.is(noun::NAME)
        || chunk.words.iter().any(|w| view.doc.mention(w).is_some() || view.word_in(w, view.patterns.sets.actor))
        || crate::actor::read(view.doc, chunk.words).is_some_and(|r| !r.weak)
}

/// Country, sector and entity of a noun phrase.
fn read(view: &View<'_>, words: Range) -> Party {
    let reading = crate::actor::read(view.doc, words).unwrap_or_default();
    // An organization of states acts as itself, not as a country.
    let country = reading.country.filter(|_| reading.sector.is_none_or(|s| s != "IGO"));
    Party { words, country, sector: reading.sector, entity: reading.entity }
}

pub(super) fn party(view: &View<'_>, c: usize, limit: usize) -> Party {
    let end = view.of_end(c).min(limit.max(c + 1));
    let short = Range { start: view.chunks[c].words.start, end: view.chunks[end - 1].words.end };
    // "dozens of Turkish soldiers": the soldiers act.
    let amount = c + 2 < end && view.word_in(view.head(c), view.patterns.sets.amount);
    let start = if amount { view.chunks[c + 2].words.start } else { short.start };
    let party = Party { words: short, ..read(view, Range { start, end: short.end }) };
    if party.country.is_some() || party.sector.is_some_and(|s| s == "IGO") {
        return party;
    }
    // "a court in Ankara", "police from Kenya", "the ambassador to Chad"
    let place = matches!(view.kind(end), Some(ChunkKind::Prep))
        && matches!(view.form(view.head(end)), "in" | "from" | "at" | "for" | "throughout" | "across")
        && end + 1 < limit
        && view.is_noun(end + 1);
    if place {
        let there = read(view, view.chunks[end + 1].words);
        if there.country.is_some() {
            return Party { country: there.country, ..party };
        }
    }
    party
}

/// Whether the head of a noun phrase itself is an actor: "military exercises" are none.
fn heads_actor(view: &View<'_>, c: usize) -> bool {
    let head = view.head(c);
    view.doc.mention(head).is_some() || view.doc.terms_over(head).is_some() || view.word_in(head, view.patterns.sets.actor)
}

/// The noun phrases that are listed together with `c`, from the first to the last.
fn list(view: &View<'_>, c: usize, limit: usize, out: &mut Vec<Party>) {
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
        while left >= 2 && view.is_noun(left) && view.is_prep(left - 1, "of") && view.is_noun(left - 2) {
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
        if is_actor(view, k) || k == c {
            out.push(party(view, k, limit));
        }
        let mut next = view.of_end(k);
        if view.kind(next) == Some(ChunkKind::Comma) && view.kind(next + 1) == Some(ChunkKind::Coord) {
            next += 1;
        }
        let goes_on =
            matches!(view.kind(next), Some(ChunkKind::Coord | ChunkKind::Comma)) && next + 1 < limit && view.is_noun(next + 1);
        if !goes_on || view.chunks[next + 1].is(noun::TIME) || !is_actor(view, next + 1) {
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

/// Who acts and who is acted upon.
pub(super) fn sides(view: &View<'_>, hits: &[Hit], hit: &Hit, memory: &Memory<'_>, reporter: Option<usize>) -> Sides {
    let mut sides = if hit.trigger == Trigger::Noun { of_noun(view, hit) } else { of_verb(view, hits, hit, memory) };
    let row = &view.patterns.rows[hit.row as usize];
    if is_obliged(view, hit) {
        // "Chad said that Niger must act": who must is asked.
        sides.target = std::mem::take(&mut sides.source);
    }
    resolve(view, hit, &mut sides.source, memory, reporter);
    let both = sides.target.first().filter(|p| p.country.is_none()).and_then(|p| view.chunk_at(p.words.start as usize));
    if both.is_some_and(|c| means_both(view, c)) && memory.both.len() >= 2 {
        let words = sides.target[0].words;
        sides.target = memory.both.iter().map(|p| Party { words, ..*p }).collect();
        sides.target.retain(|p| sides.source.iter().all(|s| s.country != p.country));
    }
    if sides.target.is_empty() && matches!(hit.code.as_str().get(..2), Some("05" | "11" | "12")) {
        sides.target.extend(memory.other_side(view, &sides.source));
    }
    for p in &mut sides.target {
        if let Some(known) = memory.office(view, p).filter(|_| p.country.is_none()) {
            *p = known;
        }
    }
    if row.is(flag::SWAP) {
        std::mem::swap(&mut sides.source, &mut sides.target);
    }
    let source: Vec<Range> = sides.source.iter().map(|p| p.words).collect();
    sides.target.retain(|p| !source.contains(&p.words));
    settle_home(view, hit, &mut sides);
    if sides.target.is_empty() && is_mutual(hit, row.flags) && sides.source.len() >= 2 {
        if sides.source.len() == 2 {
            sides.target = sides.source.split_off(1);
        } else {
            sides.target = sides.source.clone();
        }
    }
    sides
}

/// A request that only the form of the verb shows.
fn is_obliged(view: &View<'_>, hit: &Hit) -> bool {
    (hit.code != hit.plain || view.patterns.rows[hit.row as usize].is(flag::OBLIGED))
        && matches!(hit.code.as_str().get(..2), Some("02" | "10"))
        && hit.carrier.is_some_and(|v| view.chunks[v].is(verb::OBLIGED))
}

/// Whoever acts at home: parties, courts, rebels, citizens. Without a country of their own they have that of the place or of
/// the other side.
fn is_domestic(p: &Party) -> bool {
    p.country.is_none() && p.sector.is_some_and(|s| s != "IGO" && s != "NGO" && s != "MED" && s != "BUS" && s != "UNK")
}

/// Gives domestic actors a country, and acts of an authority at home their target.
fn settle_home(view: &View<'_>, hit: &Hit, sides: &mut Sides) {
    let code = hit.code.as_str();
    let at_home = matches!(code.get(..2), Some("14"))
        || matches!(code.get(..3), Some("172" | "081" | "175" | "083")) && !code.starts_with("0831");
    let needs = sides.source.iter().chain(&sides.target).any(is_domestic)
        || at_home && (sides.target.is_empty() || sides.source.is_empty());
    if !needs {
        return;
    }
    let (from, to) =
        hit.clause.map_or((hit.chunk, view.prep_end(hit.chunk)), |c| (c.subject.unwrap_or(c.verb).min(c.verb), c.end));
    let mut there = Vec::new();
    place(view, from, to.max(from), &mut there);
    let country = there.first().and_then(|p| p.country);
    let of = |side: &[Party]| side.iter().find_map(|p| p.country);
    let (source, target) = (of(&sides.source), of(&sides.target));
    let target_home = sides.target.iter().any(|p| p.country.is_some() && p.sector.is_some_and(|s| s != "GOV" && s != "IGO"));
    for p in sides.source.iter_mut().filter(|p| is_domestic(p)) {
        p.country = country.or(if target_home || at_home { target } else { None });
    }
    let source = source.or_else(|| of(&sides.source));
    for p in sides.target.iter_mut().filter(|p| is_domestic(p)) {
        p.country = country.or(source);
    }
    if at_home && sides.target.is_empty() {
        if let Some(p) = there.first() {
            sides.target.push(*p);
        } else if let Some(p) = sides.source.iter().find(|p| p.country.is_some()) {
            sides.target.push(Party { sector: None, entity: None, ..*p });
        }
    }
    if at_home && sides.source.iter().all(|p| p.country.is_none()) {
        if let (Some(p), Some(home)) = (sides.source.first_mut(), country.or_else(|| of(&sides.target))) {
            if p.sector.is_none_or(|s| s != "IGO") {
                p.country = Some(home);
            }
        }
    }
}

fn is_mutual(hit: &Hit, flags: u32) -> bool {
    flags & flag::BOTH != 0 || matches!(hit.code.as_str().get(..2), Some("03" | "04" | "05" | "06"))
}

/// Puts the actor meant in the place of a pronoun, of an office without its country, or of nobody.
fn resolve(view: &View<'_>, hit: &Hit, source: &mut Vec<Party>, memory: &Memory<'_>, reporter: Option<usize>) {
    for p in source.iter_mut().filter(|p| p.country.is_none()) {
        if let Some(known) = memory.office(view, p) {
            *p = known;
        }
    }
    let clear = source.iter().any(|p| p.country.is_some() || p.sector.is_some_and(|s| s == "IGO"));
    if clear || source.is_empty() && hit.trigger == Trigger::Noun && hit.carrier.is_none() && !view.doc.fragment {
        return;
    }
    let nobody = Party { words: view.chunks[hit.chunk].words, country: None, sector: None, entity: None };
    let own = source.first().copied();
    let chunk = own.and_then(|p| view.chunk_at(p.words.start as usize));
    let pronoun = chunk.filter(|&c| view.chunks[c].is(noun::PRONOUN)).map(|c| view.form(view.head(c)));
    let mut found = Vec::new();
    match pronoun {
        Some("i" | "we" | "us" | "me") => {
            if let Some(r) = reporter {
                found = memory.speaker(r, own.unwrap_or(nobody));
            }
        }
        Some(word) => {
            found = memory.speaker_at(view.doc.span(own.unwrap_or(nobody).words), own.unwrap_or(nobody));
            if found.is_empty() && word != "it" {
                found = chunk.map(|c| memory.meant(view, c, own.unwrap_or(nobody))).unwrap_or_default();
            }
            if found.is_empty() {
                found = subject_before(view, hit);
            }
            if found.len() < 2 && matches!(word, "they" | "both" | "them") && memory.both.len() >= 2 {
                found.clone_from(&memory.both);
            }
        }
        None if source.is_empty() => found = subject_before(view, hit),
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
            if found.is_empty() {
                return;
            }
        }
    }
    let passive = hit.clause.is_some_and(|c| c.passive);
    if found.is_empty() && (pronoun.is_some() || !passive) {
        if let (Some(r), None) = (reporter, pronoun) {
            found = memory.speaker(r, nobody);
        }
        if found.is_empty() {
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
fn means_both(view: &View<'_>, c: usize) -> bool {
    let chunk = &view.chunks[c];
    chunk.is(noun::PLURAL)
        && view.word_in(view.head(c), view.patterns.sets.sides)
        && (chunk.is(noun::DEFINITE) || view.form(chunk.words.start as usize) == "both")
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

fn of_verb(view: &View<'_>, hits: &[Hit], hit: &Hit, memory: &Memory<'_>) -> Sides {
    let mut sides = Sides::default();
    let Some(clause) = hit.clause else { return sides };
    let mut end = clause.end;
    let mut at = hit;
    while let Some(inner) = at.inner {
        at = &hits[inner];
        end = end.max(at.clause.map_or(at.chunk + 1, |c| c.end)).max(view.prep_end(at.chunk).min(view.chunks.len()));
    }
    let agent = (clause.verb + 1..clause.end).find(|&k| view.is_prep(k, "by") && view.is_noun(k + 1)).map(|k| k + 1);
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
        list(view, s, limit, &mut sides.source);
        for p in sides.source.iter_mut().filter(|p| p.country.is_none()) {
            if let Some(known) = memory.office(view, p) {
                *p = known;
            }
        }
    }
    if view.patterns.rows[hit.row as usize].is(flag::TOPIC) {
        let with = (clause.verb + 1..end.min(view.chunks.len()))
            .find(|&k| (view.is_prep(k, "with") || view.is_prep(k, "to")) && view.is_noun(k + 1) && is_actor(view, k + 1));
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

/// Who is acted upon: a country among the objects, then in the prepositional phrases, then anybody else who acts, then a place.
fn targets(view: &View<'_>, from: usize, objects: (usize, usize), end: usize, source: &[Party], out: &mut Vec<Party>) {
    let end = end.min(view.chunks.len());
    let mut best: Option<(u8, usize)> = None;
    for k in from..end {
        if view.kind(k) == Some(ChunkKind::Prep) && view.form(view.head(k)) == "according" {
            break;
        }
        if !view.is_noun(k) || !is_actor(view, k) || is_own(view, k) {
            continue;
        }
        let before = if k > 0 { view.kind(k - 1) } else { None };
        let in_place = before == Some(ChunkKind::Prep)
            && matches!(view.form(view.head(k - 1)), "in" | "at" | "near" | "outside" | "during" | "throughout" | "across");
        let in_objects = objects.0 <= k && k < objects.1;
        if !in_objects && !matches!(before, Some(ChunkKind::Prep | ChunkKind::Verb | ChunkKind::Adv)) {
            continue;
        }
        let p = party(view, k, end);
        // "U.S. support" of the United States is no target.
        if p.country.is_some() && source.iter().any(|s| s.country == p.country) && !heads_actor(view, k) {
            continue;
        }
        let known = p.country.is_some() || p.sector.is_some_and(|s| s == "IGO");
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

/// "its troops": the source's own.
fn is_own(view: &View<'_>, c: usize) -> bool {
    let first = view.chunks[c].words.start as usize;
    view.doc.words[first].tag == Tag::Poss
}

/// The country that a clause names as its place.
pub(super) fn place_of(view: &View<'_>, hit: &Hit) -> Option<Country> {
    let (from, to) = hit.clause.map_or((hit.chunk, view.prep_end(hit.chunk)), |c| (c.verb, c.end));
    let mut there = Vec::new();
    place(view, from, to, &mut there);
    there.first().and_then(|p| p.country)
}

/// The country where it happens stands for whoever acts: "was arrested in Lebanon".
fn place(view: &View<'_>, from: usize, end: usize, out: &mut Vec<Party>) {
    for k in from..end.min(view.chunks.len()) {
        let within = matches!(view.form(view.head(k)), "in" | "throughout" | "across" | "outside");
        if view.kind(k) == Some(ChunkKind::Prep) && within && view.is_noun(k + 1) && is_actor(view, k + 1) {
            let p = party(view, k + 1, end);
            if p.country.is_some() {
                out.push(p);
                return;
            }
        }
    }
}

fn of_noun(view: &View<'_>, hit: &Hit) -> Sides {
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
            let adjective = !view.doc.words[words.end as usize - 1].is_possessive()
                && matches!(view.doc.words[words.end as usize - 1].tag, Tag::Adj | Tag::Participle);
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
    let mut k = c + 1;
    while k + 1 < end {
        if view.kind(k) != Some(ChunkKind::Prep) || !view.is_noun(k + 1) || !is_actor(view, k + 1) {
            k += 1;
            continue;
        }
        match view.form(view.head(k)) {
            "by" | "from" => {
                if sides.source.is_empty() {
                    list(view, k + 1, end, &mut sides.source);
                }
            }
            "between" | "among" => {
                between = true;
                list(view, k + 1, end, &mut sides.source);
            }
            "in" | "at" | "near" | "outside" => {}
            _ => {
                if sides.target.is_empty() {
                    list(view, k + 1, end, &mut sides.target);
                }
            }
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
                let by = (clause.verb + 1..clause.end).find(|&k| view.is_prep(k, "by") && view.is_noun(k + 1));
                if let Some(b) = by {
                    list(view, b + 1, clause.end, &mut sides.source);
                }
            } else if let Some(s) = clause.subject {
                list(view, s, if s < clause.verb { clause.verb } else { view.chunks.len() }, &mut sides.source);
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
    if sides.target.is_empty() {
        place(view, c + 1, end, &mut sides.target);
    }
    // "talks with Iran" of nobody named: the subject of the governing verb.
    if sides.source.is_empty() && hit.carrier.is_none() && (view.doc.fragment || !sides.target.is_empty()) {
        if let Some(v) = (0..view.chunks.len()).find(|&k| view.is_finite(k) && !view.chunks[k].is(verb::PASSIVE)) {
            if let Some(s) = view.link(v).filter(|&s| s != c && is_actor(view, s)) {
                list(view, s, view.chunks.len(), &mut sides.source);
            }
        }
    }
    sides
}

/// The countries that stand in some words, each once.
fn countries_in(view: &View<'_>, words: Range) -> Vec<Party> {
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
pub(super) fn subject(view: &View<'_>, c: usize, out: &mut Vec<Party>) {
    if is_actor(view, c) && !view.chunks[c].is(noun::PRONOUN) {
        out.clear();
        list(view, c, view.chunks.len(), out);
    }
}
