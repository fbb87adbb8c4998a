//! Actors: who does what to whom. `clause` and `noun` read the sides off the grammar, `phrase` reads a noun phrase, `meant`
//! puts the actor meant in the place of a pronoun, `home` gives acts inside a country theirs.

mod clause;
mod home;
mod meant;
mod noun;
mod phrase;

pub(super) use phrase::{is_actor, party, place_of, subject};

use super::matching::Hit;
use super::memory::Memory;
use super::patterns::{Trigger, flag};
use super::view::View;
use super::{Actor, ActorCode};
use crate::code::{Country, Sector};
use crate::segment::Range;
use crate::syntax::verb;
use clause::of_verb;
use home::settle_home;
use meant::{means_both, resolve};
use noun::of_noun;

/// An actor with its words.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::events) struct Party {
    pub(in crate::events) words: Range,
    pub(in crate::events) country: Option<Country>,
    pub(in crate::events) sector: Option<Sector>,
    pub(in crate::events) entity: Option<u32>,
}

impl Party {
    pub(in crate::events) fn actor(&self, view: &View<'_>) -> Actor {
        Actor {
            span: view.doc.span(self.words),
            code: ActorCode::join(self.country, self.sector),
            country: self.country,
            sector: self.sector,
            entity: self.entity.map(|e| e as usize),
        }
    }
}

const fn sector(code: &str) -> Sector {
    match Sector::new(code) {
        Some(s) => s,
        None => panic!("no sector code"),
    }
}

const IGO: Sector = sector("IGO");
const GOV: Sector = sector("GOV");
const REB: Sector = sector("REB");
const UAF: Sector = sector("UAF");
const CVL: Sector = sector("CVL");
/// An armed movement across borders.
const IMG: Sector = sector("IMG");

/// Sectors whose members act in politics by their office, in whatever country.
const POLITICAL: [Sector; 16] = [
    IMG,
    GOV,
    IGO,
    sector("MIL"),
    sector("COP"),
    sector("LEG"),
    sector("JUD"),
    sector("REB"),
    sector("OPP"),
    sector("PTY"),
    sector("SPY"),
    sector("NGO"),
    sector("UAF"),
    sector("ELI"),
    sector("REF"),
    sector("REL"),
];

impl Party {
    /// Whether the actor counts in political events: a state, its people and bodies, an office, a known person or body.
    pub(in crate::events) fn is_political(&self, view: &View<'_>) -> bool {
        if self.country.is_some() || self.sector.is_some_and(|s| POLITICAL.contains(&s)) {
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
pub(in crate::events) struct Sides {
    pub(in crate::events) source: Vec<Party>,
    pub(in crate::events) target: Vec<Party>,
}

/// Who acts and who is acted upon.
pub(in crate::events) fn sides(view: &View<'_>, hits: &[Hit], hit: &Hit, memory: &Memory<'_>, reporter: Option<usize>) -> Sides {
    let mut sides = if hit.trigger == Trigger::Noun { of_noun(view, hit) } else { of_verb(view, hits, hit, memory) };
    let row = &view.patterns.rows[hit.row as usize];
    let obliged = is_obliged(view, hit);
    if obliged {
        // "Chad said that Niger must act": who must is asked.
        sides.target = std::mem::take(&mut sides.source);
    }
    resolve(view, hit, obliged, &mut sides.source, memory, reporter);
    let both = sides.target.first().filter(|p| p.country.is_none()).and_then(|p| view.chunk_at(p.words.start as usize));
    if both.is_some_and(|c| means_both(view, c)) && memory.both.len() >= 2 {
        let words = sides.target[0].words;
        sides.target = memory.both.iter().map(|p| Party { words, ..*p }).collect();
        sides.target.retain(|p| sides.source.iter().all(|s| s.country != p.country));
    }
    // "Chad's president called for a summit, claiming a say for Chad": he does not ask his own country.
    let rules = sides.source.iter().all(|p| p.sector.is_none_or(|s| s == GOV));
    if rules && hit.code.asks() {
        let home: Vec<Option<Country>> = sides.source.iter().map(|p| p.country).collect();
        sides.target.retain(|p| p.sector.is_some() || p.country.is_none() || !home.contains(&p.country));
    }
    // "pledged continued U.S. support": not to the United States.
    if matches!(&hit.code.root(), b"03" | b"04" | b"05" | b"06" | b"11" | b"12") {
        let Sides { source, target } = &mut sides;
        let home = |country| source.iter().any(|s| s.country == country);
        target.retain(|p| p.sector.is_some() || p.country.is_none() || !home(p.country));
    }
    let open = sides.target.is_empty() && matches!(&hit.code.root(), b"05" | b"11" | b"12")
        || sides.target.iter().all(|p| p.country.is_none() && p.sector.is_none())
            && hit.trigger == Trigger::Verb
            && !row.is(flag::TARGET)
            && matches!(&hit.code.root(), b"03" | b"04" | b"06");
    if open {
        let other = memory.other_side(view, &sides.source);
        if let Some(other) = other.filter(|o| sides.source.iter().all(|s| s.country != o.country)) {
            sides.target = vec![other];
        }
    }
    for p in &mut sides.target {
        if let Some(known) = memory.office(view, p).filter(|_| p.country.is_none()) {
            *p = known;
        }
    }
    if row.is(flag::SWAP) {
        std::mem::swap(&mut sides.source, &mut sides.target);
    }
    same_once(&mut sides.source);
    same_once(&mut sides.target);
    let Sides { source, target } = &mut sides;
    target.retain(|p| source.iter().all(|s| s.words != p.words));
    settle_home(view, hit, &mut sides);
    let nobody = sides.target.iter().all(|p| p.country.is_none() && p.sector.is_none());
    let several = if sides.target.is_empty() {
        sides.source.len() >= 2
    } else {
        nobody && !praises(hit) && sides.source.iter().filter(|p| p.country.is_some()).count() >= 2
    };
    if several && is_mutual(hit, row.flags) {
        sides.target.clear();
        if sides.source.len() == 2 {
            sides.target = sides.source.split_off(1);
        } else {
            sides.target = sides.source.clone();
        }
    }
    // The members of an organization meet each other.
    if sides.target.is_empty() && matches!(&hit.code.bytes(), b"040\0" | b"046\0") {
        if let [only] = sides.source[..] {
            if only.country.is_none() && only.sector == Some(IGO) {
                sides.target.push(only);
            }
        }
    }
    sides
}

/// Leaves one of several parties that are the same actor: "Japan and its neighbours" where these are Japan and Korea.
fn same_once(parties: &mut Vec<Party>) {
    let mut n = 0;
    while n < parties.len() {
        let p = parties[n];
        let same = |q: &Party| p.country.is_some() && (q.country, q.sector) == (p.country, p.sector);
        if parties[..n].iter().any(same) {
            parties.remove(n);
        } else {
            n += 1;
        }
    }
}

/// Support that one side gives: none for each other.
fn praises(hit: &Hit) -> bool {
    hit.code.root() == *b"05" && !matches!(&hit.code.bytes(), b"054\0" | b"057\0")
}

/// A request that only the form of the verb shows.
fn is_obliged(view: &View<'_>, hit: &Hit) -> bool {
    let row = &view.patterns.rows[hit.row as usize];
    row.is(flag::SAID_OF)
        || (hit.code != hit.plain || row.is(flag::OBLIGED))
            && hit.code.asks()
            && hit.carrier.is_some_and(|v| view.chunks[v].is(verb::OBLIGED))
}

fn is_mutual(hit: &Hit, flags: u32) -> bool {
    flags & flag::BOTH != 0 || matches!(&hit.code.root(), b"03" | b"04" | b"05" | b"06")
}
