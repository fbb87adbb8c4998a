//! Actors: whom a noun phrase means, as country, sector and entity. Shared by the event coder and by
//! [`Analyzer::lookup`](crate::Analyzer::lookup).
//!
//! The phrase is read as a head with what modifies it. A name at the head gives its own country and sector; an agent noun
//! (`agents.tsv`, `titles.tsv`) gives the sector and takes the country of the adjective, name or possessive before it or
//! of the name after "of", "in" or "for". A head that says little ("spokesman", "official", "member") takes the sector of
//! the body it belongs to, and "former" makes an elite of an office holder.

use crate::code::{Country, Sector};
use crate::dictionary::{EntityKind, Phrase};
use crate::doc::Doc;
use crate::entities::Found;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// What a noun phrase means as an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Reading {
    pub(crate) country: Option<Country>,
    pub(crate) sector: Option<Sector>,
    /// The entity that the phrase names, where a name is its head.
    pub(crate) entity: Option<u32>,
    /// Only a weak agent noun ("people", "group") shows an actor: count it with a country, or as a party of an event.
    pub(crate) weak: bool,
}

/// Reads the words of a noun phrase, its prepositional phrases included or not. `None` where nothing shows an actor.
pub(crate) fn read(doc: &Doc<'_>, words: Range) -> Option<Reading> {
    // Most phrases hold neither name nor agent noun, and all that is read here hangs on those.
    if mentions(doc, words).next().is_none() && terms(doc, words).next().is_none() {
        return None;
    }
    let Parts { mut core, mut rest } = cut(doc, words);
    // "A team of heavily armed police": where the head is no actor, what follows "of" is.
    if mentions(doc, core).next().is_none()
        && terms(doc, core).next().is_none()
        && !rest.is_empty()
        && doc.str(rest.start as usize) == "of"
    {
        Parts { core, rest } = cut(doc, Range { start: rest.start + 1, ..rest });
    }
    let mut reading = Reading::default();
    let terms = terms(doc, core);
    let head_name = mentions(doc, core).last();
    let head_term = terms.clone().last();
    let is_former = |at: u32| {
        let from = core.start.max(at.saturating_sub(4));
        (from..at).any(|w| doc.class(w as usize) & class::FORMER != 0)
    };

    // The head is the last name, unless an agent noun follows it.
    let name_is_head = match (head_name, head_term) {
        (Some(m), Some((t, _))) => m.words.end > t.end || m.words.end == t.end && m.words.start <= t.start,
        (Some(_), None) => true,
        _ => false,
    };
    if name_is_head {
        let m = head_name?;
        let e = &doc.entities[m.entity as usize];
        let tail = doc.words[m.words.end as usize..core.end.max(m.words.end) as usize].iter().any(|w| w.kind == Kind::Alpha);
        match e.kind {
            EntityKind::Person => {
                reading.entity = Some(m.entity);
                reading.country = e.country.or_else(|| around(doc, core, m));
                reading.sector = e.role.as_ref().and_then(|r| r.sector);
                // Who holds an office of a body of many states acts for it, not for home.
                if reading.sector == Sector::new("IGO") {
                    reading.country = None;
                }
                // A title in the phrase says what the person is here.
                if let Some((at, p)) = terms.filter(|(t, _)| t.end <= m.words.start).last() {
                    if is_former(at.start) {
                        reading.sector = Sector::new("ELI");
                    } else if p.sector.is_some()
                        && !p.generic
                        && (doc.known[m.entity as usize] == crate::dictionary::NONE || reading.sector.is_none())
                    {
                        reading.sector = p.sector;
                    }
                }
            }
            EntityKind::Country | EntityKind::Place => {
                // "a US destroyer": the country of an unknown noun, not the country itself.
                reading.entity = (!tail).then_some(m.entity);
                reading.country = e.country.or_else(|| around(doc, core, m));
            }
            _ => {
                reading.entity = (!tail).then_some(m.entity);
                reading.sector = organization_sector(doc, m);
                reading.country = around(doc, core, m).filter(|_| e.country.is_none()).or(e.country);
                if reading.country.is_none() && reading.sector != Sector::new("IGO") {
                    reading.country = country_in(doc, rest);
                }
            }
        }
        return Some(reading);
    }
    if let Some((at, head)) = head_term {
        let body = || -> Option<Sector> {
            // "army spokesman", "Hamas leader", "members of parliament", "spokesman for the Kremlin".
            let before = terms.clone().filter(|(t, p)| t.end <= at.start && !p.generic).last();
            let name = mentions(doc, core).filter(|m| m.words.end <= at.start).last().and_then(|m| organization_sector(doc, m));
            let name = name.filter(|_| before.is_none_or(|(t, _)| mentions(doc, core).any(|m| m.words.start > t.start)));
            name.or(before.and_then(|(_, p)| p.sector)).or_else(|| {
                let m = mentions(doc, rest).next();
                let inside = m.and_then(|m| organization_sector(doc, m));
                inside.or_else(|| self::terms(doc, rest).find(|(_, p)| !p.generic).and_then(|(_, p)| p.sector))
            })
        };
        // "the fleet's Arctic Group": a head that says nothing.
        let empty = head.weak && head.sector == Sector::new("UNK");
        reading.sector = if head.generic || empty || head.sector.is_none() { body().or(head.sector) } else { head.sector };
        if is_former(at.start) && reading.sector.is_some_and(|s| ["GOV", "LEG", "MIL", "JUD", "SPY", "IGO"].contains(&s.as_str()))
        {
            reading.sector = Sector::new("ELI");
        }
        reading.weak = head.weak;
        reading.country = head
            .country
            .or_else(|| country_in(doc, core))
            .or_else(|| terms.clone().find_map(|(_, p)| p.country))
            .or_else(|| if reading.sector == Sector::new("IGO") { None } else { country_in(doc, rest) });
        return Some(reading);
    }
    // No name and no agent at the head: "targets in Syria".
    let country = country_in(doc, core).or_else(|| country_in(doc, rest))?;
    Some(Reading { country: Some(country), ..reading })
}

/// A noun phrase up to its first preposition or comma, and what follows.
struct Parts {
    core: Range,
    rest: Range,
}

fn cut(doc: &Doc<'_>, words: Range) -> Parts {
    let mut start = words.start as usize;
    let end = words.end as usize;
    while start < end && doc.words[start].is_punct() {
        start += 1;
    }
    // "A team of heavily armed police", "one of the rebels", "members of SANDF": the phrase after "of" is the one that acts.
    let mut at = start;
    let mut seen = false;
    while at < end {
        let w = &doc.words[at];
        let inside = || {
            doc.mention(at).is_some_and(|m| (m.words.start as usize) < at)
                || doc.terms_over(at).is_some_and(|t| (t.start as usize) < at)
        };
        let stop = w.kind == Kind::Comma || doc.class(at) & class::PREP != 0 && w.kind == Kind::Alpha && !w.is_capital();
        if stop && seen && !inside() {
            break;
        }
        seen |= w.kind == Kind::Alpha && doc.class(at) & (class::DET | class::PREP) == 0;
        at += 1;
    }
    Parts { core: Range::new(start, at), rest: Range::new(at, end) }
}

fn mentions<'a>(doc: &Doc<'a>, words: Range) -> impl Iterator<Item = &'a Found> + Clone + use<'a> {
    let from = doc.mention_places.before(words.start as usize);
    doc.found[from..].iter().take_while(move |f| f.words.start < words.end)
}

fn terms<'a>(doc: &Doc<'a>, words: Range) -> impl Iterator<Item = (Range, &'a Phrase)> + Clone + use<'a> {
    let from = doc.term_places.before(words.start as usize);
    let list = &doc.dictionary.words.phrases.list;
    doc.terms[from..].iter().take_while(move |t| t.words.start < words.end).map(|t| (t.words, &list[t.phrase as usize]))
}

/// The country that stands in some words: a country, or the country of a person, a town, an organization.
fn country_in(doc: &Doc<'_>, words: Range) -> Option<Country> {
    let mut other = None;
    for m in mentions(doc, words) {
        let e = &doc.entities[m.entity as usize];
        match e.kind {
            EntityKind::Country => return e.country,
            _ => other = other.or(e.country),
        }
    }
    other
}

/// The country named in the core beside a mention.
fn around(doc: &Doc<'_>, core: Range, mention: &Found) -> Option<Country> {
    mentions(doc, core).filter(|m| m.words != mention.words).find_map(|m| doc.entities[m.entity as usize].country)
}

/// The sector of an organization or outlet, by its row or by the words of its name.
fn organization_sector(doc: &Doc<'_>, mention: &Found) -> Option<Sector> {
    let e = mention.entity as usize;
    match doc.entities[e].kind {
        EntityKind::Organization | EntityKind::Outlet => {}
        EntityKind::Person => return doc.entities[e].role.as_ref().and_then(|r| r.sector),
        _ => return None,
    }
    if let Some(row) = doc.dictionary.store.entries.get(doc.known[e] as usize) {
        return row.sector;
    }
    // An unknown body is what its words say: "Directorate of Civil Police".
    let term = terms(doc, mention.words).filter(|(t, _)| t.start >= mention.words.start && t.end <= mention.words.end).last();
    term.and_then(|(_, p)| p.sector).or_else(|| {
        let words = mention.words.iter().rev();
        words.filter(|&w| doc.words[w].lex != 0).find_map(|w| doc.dictionary.head_sector(doc.words[w].lex))
    })
}
