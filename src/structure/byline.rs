//! Credit lines: "Ana Vell | Lake Daily", "Ana Vell in Athens and Tom Rask in Rome", "Lake News, Nairobi", "Text: Ana Vell".
//!
//! A line below the headline is cut into parts at commas, bars, slashes, brackets and "and", "in", "for"; every part must be
//! a writer, a house (agency, paper, desk), a place, a post or an address. Which parts together make a byline is decided by
//! [`Parts::is_byline`] and [`Parts::goes_on`]; the words that tell a house, a desk or a post stand in `data/datelines.tsv`.

use super::dateline::Known;
use super::dateline_words::{What, Words};
use super::headline;
use super::pattern::{Slot, Text};
use super::shape;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// Longest credit line in words and marks.
const LONGEST: usize = 40;

/// What the parts of a line are, counted.
#[derive(Default, Debug)]
pub(super) struct Parts {
    writers: usize,
    /// Capitalised words that may be a name where the rest of the line says so.
    names: usize,
    houses: usize,
    /// Of the houses, those that are a part of a newsroom.
    desks: usize,
    places: usize,
    posts: usize,
    addresses: usize,
    /// "From", "Text:", "Special to the Lake Daily by".
    label: bool,
    /// The first part is a place: a dateline rather.
    place_first: bool,
    /// An agency is among the houses.
    agency: bool,
    /// A place in brackets is the last part: "Lake Courier (Maseko)".
    bracketed: bool,
    /// A bar or a slash stands between the parts.
    bar: bool,
    /// A date stands behind them.
    dated: bool,
}

impl Parts {
    /// Whether the line is a byline by itself.
    pub(super) fn is_byline(&self) -> bool {
        let beside = self.houses + self.posts + self.addresses > 0;
        if self.place_first && self.writers == 0 {
            return false;
        }
        match (self.writers, self.names) {
            (0, 0) => {
                (self.agency || self.desks > 1 || self.label && self.desks > 0 || self.houses > 0 && self.bracketed)
                    && self.posts + self.addresses == 0
            }
            // "Tan Wei Ling, Lake Agency": the house says that it is a name.
            (0, 1) => beside && self.places <= 1 && (self.agency || self.addresses > 0 || self.bar),
            (0, _) => false,
            // "Ana Vell | The Lakeside": what stands behind the bar is her paper.
            (_, 0) => self.label || beside || self.places > 0 || self.dated,
            (_, _) => self.label || beside || self.bar && self.names == 1,
        }
    }

    /// Whether the line names an agency and nothing else: who wrote the text, or took the picture above its caption.
    pub(super) fn is_agency_alone(&self) -> bool {
        self.agency && self.houses == 1 && self.writers + self.names + self.places + self.posts + self.addresses == 0
    }

    /// Whether the line goes on with a byline above it: "Lake News, Nairobi", "Norlandia Correspondent".
    pub(super) fn goes_on(&self) -> bool {
        self.writers + self.names == 0 && !self.place_first && self.houses + self.posts > 0
    }
}

/// Reads the parts of a line; `None` where a part is none of them.
pub(super) fn read(text: Text<'_>, table: &Words, known: Known<'_>) -> Option<Parts> {
    let words = text.words;
    if text.range.len() > LONGEST {
        return None;
    }
    let mut parts = Parts::default();
    let mut i = label(text, table, &mut parts);
    let mut from = i;
    let end = text.end();
    let mut behind_comma = false;
    let mut first = true;
    while i <= end {
        let address = (i < end).then(|| shape::longest(text, Slot::Handle, i).or_else(|| shape::longest(text, Slot::Mail, i)));
        let address = address.flatten();
        if i < end && address.is_none() && !separates(text, i, from) {
            // "former ambassador of Norlandia to the council": a post takes the line to its end.
            if i == from
                && (behind_comma || i + 1 < end && table.is(text, i, What::Role) && !table.is(text, i, What::Desk))
                && post(text, table, i)
            {
                parts.posts += 1;
                return Some(parts);
            }
            i += 1;
            continue;
        }
        if i > from {
            part(text, table, known, Range::new(from, i), first, &mut parts)?;
            first = false;
        }
        if i == end {
            break;
        }
        // "- 03/11/25 2:40 PM ET", "|14.05.2024 - Update: 15.05.2024" behind the writer.
        let behind = parts.label || parts.writers > 0 && text.str(i) == "|";
        let stamp = behind && i < end && i + 1 < end && matches!(words[i].kind, Kind::Dash | Kind::Hyphen | Kind::Symbol);
        if stamp && !first && is_stamp(text, i + 1) {
            parts.dated = true;
            break;
        }
        if let Some(next) = address {
            parts.addresses += 1;
            i = next.min(end);
        } else {
            behind_comma = words[i].kind == Kind::Comma || behind_comma && words[i].kind != Kind::Alpha;
            parts.bar |= matches!(words[i].kind, Kind::Symbol | Kind::Slash);
            i += 1;
        }
        from = i;
    }
    (!first).then_some(parts)
}

/// Whether the rest of the line is a date or an hour.
fn is_stamp(text: Text<'_>, at: usize) -> bool {
    let fits = |i: usize| text.words[i].is_punct() || text.words[i].kind == Kind::Number || text.words[i].is_capital();
    shape::longest(text, Slot::Date, at).is_some()
        && (at..text.end()).all(|i| fits(i) || matches!(text.str(i), "p.m." | "a.m." | "at"))
}

/// Whether word `i` ends the part that began at `from`.
fn separates(text: Text<'_>, i: usize, from: usize) -> bool {
    let w = &text.words[i];
    match w.kind {
        Kind::Comma | Kind::Open | Kind::Close | Kind::Slash => true,
        Kind::Dash | Kind::Hyphen => w.space_before(),
        Kind::Symbol => matches!(text.str(i), "|" | "•" | "·" | "&" | "=" | "^" | "*" | "<"),
        Kind::Alpha => i > from && matches!(text.str(i), "and" | "in" | "for" | "with" | "AND" | "IN" | "FOR"),
        _ => false,
    }
}

/// Passes over "From", "Text:", "Story by", "Special to the Lake Daily by".
fn label(text: Text<'_>, table: &Words, parts: &mut Parts) -> usize {
    let words = text.words;
    let (mut at, end) = (text.start(), text.end());
    while at + 1 < end && words[at].kind == Kind::Symbol && text.str(at) != "@" {
        at += 1;
    }
    if matches!(text.str(at), "by" | "By" | "BY" | "From" | "FROM") && at + 1 < end {
        parts.label = true;
        return at + 1;
    }
    if at + 2 < end && table.is(text, at, What::ByLabel) && words[at].is_capital() {
        if words[at + 1].kind == Kind::Colon {
            parts.label = true;
            return at + 2;
        }
        if let Some(by) = (at + 1..end.min(at + 10)).find(|i| matches!(text.str(*i), "by" | "By" | "BY")) {
            let between = Range::new(at + 1, by);
            if between.iter().all(|i| words[i].is_capital() || text.is(i, class::PREP | class::DET)) && by + 1 < end {
                parts.label = true;
                return by + 1;
            }
        }
    }
    at
}

/// Whether a post stands behind the comma, up to the end of the line, without a verb.
fn post(text: Text<'_>, table: &Words, at: usize) -> bool {
    let words = text.words;
    let role = (at..text.end().min(at + 5)).find(|i| table.is(text, *i, What::Role));
    let fits = |i: usize| {
        let w = &words[i];
        matches!(w.kind, Kind::Hyphen | Kind::Comma | Kind::Symbol | Kind::Open | Kind::Close)
            || w.kind == Kind::Alpha
                && (w.is_capital() && !(text.is(i, class::VERB) && !text.is(i, class::NOUN | class::GIVEN))
                    || table.is(text, i, What::Role)
                    || text.is(i, class::PREP | class::DET | class::COORD | class::NOUN | class::ADJ) && !text.is(i, class::AUX))
    };
    role.is_some_and(|role| (at..text.end()).all(fits) && !(at..role).any(|i| words[i].kind == Kind::Comma))
}

/// Says what one part is.
fn part(text: Text<'_>, table: &Words, known: Known<'_>, range: Range, first: bool, parts: &mut Parts) -> Option<()> {
    let words = text.words;
    let t = Text { range, ..text };
    let last = t.end() - 1;
    let capital = |i: usize| words[i].kind == Kind::Alpha && words[i].is_capital();
    let titled = range.iter().all(|i| {
        capital(i)
            || matches!(words[i].kind, Kind::Hyphen | Kind::Stop) && words[i].glued()
            || i == last && i > t.start() && table.is(text, i, What::Desk)
            || i > t.start() && (text.is(i, class::PREP | class::DET | class::COORD) || words[i].is_possessive())
    });
    let agency = range.iter().any(|i| table.is(text, i, What::Agency));
    let parted = range.len() > 1 && range.iter().any(|i| table.is_agency_part(text, i));
    let house = (agency || parted)
        && range
            .iter()
            .all(|i| table.is_agency_part(text, i) || table.is(text, i, What::Paper) || matches!(text.str(i), "The" | "the"));
    // "Lake Bureau", "Our Correspondent", "staff and agencies"
    let desk = range.len() <= 5 && table.is(text, last, What::Desk) && (capital(t.start()) || range.len() <= 2);
    if house || desk && (titled || range.len() <= 2) {
        parts.houses += 1;
        parts.desks += usize::from(!house);
        parts.agency |= house
            || desk && range.len() > 1 && (words[last].is_capital() || range.iter().any(|i| table.is(text, i, What::Paper)));
        return Some(());
    }
    // "Lake 24 with AFP"
    if first && range.len() <= 3 && capital(t.start()) && t.end() < text.end() && text.str(t.end()) == "with" {
        parts.names += 1;
        return Some(());
    }
    if !titled || range.len() > 12 {
        return None;
    }
    // "Prof. Ana Vell"
    let mut bare = t.start();
    while bare < last
        && (text.is(bare, class::TITLE) && table.is(text, bare, What::Honorific)
            || bare > t.start() && words[bare].kind == Kind::Stop)
    {
        bare += 1;
    }
    if bare > t.start() && headline::is_writer(Text { range: Range::new(bare, t.end()), ..text }) {
        parts.writers += 1;
        parts.posts += 1;
        return Some(());
    }
    if table.is(text, last, What::Role) || table.is(text, t.start(), What::Role) && range.len() > 1 {
        parts.posts += 1;
        return Some(());
    }
    if known(range).is_some_and(|k| k.last) {
        parts.places += 1;
        parts.bracketed = range.start > text.range.start && words[t.start() - 1].kind == Kind::Open;
        parts.place_first |= first;
        return Some(());
    }
    if headline::is_writer(t) {
        parts.writers += 1;
        return Some(());
    }
    // "Lake Daily", "The Times of Norlandia"
    let paper = |i: usize| table.is(text, i, What::Paper) && (i == last || text.str(i + 1) == "of");
    if range.len() <= if first { 4 } else { 6 } && range.iter().any(paper) {
        parts.houses += 1;
        return Some(());
    }
    if headline::is_name(t) && !text.is(t.start(), class::TITLE) || parts.bar && !first && range.len() <= 3 {
        parts.names += 1;
        return Some(());
    }
    None
}
