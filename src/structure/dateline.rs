//! Datelines: "SEOUL, Aug. 23 (Yonhap) --", "MOSCOW, January 21. /TASS/.", "Paris, 21 jan 2019 (AFP) -".
//!
//! A dateline is read as a chain of parts at the head of a paragraph: place, date, agency, in any order, set apart by
//! commas, stops, dashes, slashes and brackets, and closed by a dash, an underscore, a colon or nothing. Which chains count
//! is decided by [`accept`]; months of other languages, agencies and regions stand in `data/datelines.tsv`.

use super::Dateline;
use super::calendar::{Day, calendar, complete, time};
use super::dateline_words::{What, Words};
use super::pattern::Text;
use super::shape::is_domain;
use crate::code::Country;
use crate::date::Date;
use crate::lexicon::class;
use crate::segment::{Kind, Range};

/// What closes a dateline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Closer {
    Dash,
    Colon,
    Stop,
    /// The paragraph ends.
    End,
    None,
}

/// A dateline as it was read.
#[derive(Debug)]
pub(super) struct Chain {
    /// Without the closing dash.
    pub(super) words: Range,
    /// The first word of the news after it.
    pub(super) body: usize,
    place: Option<Range>,
    agency: Option<Range>,
    known_agency: bool,
    date: Option<Day>,
    weekday: bool,
    closer: Closer,
}

impl Chain {
    /// Whether it has a place: an own-line date gives way to a dateline with one.
    pub(super) fn has_place(&self) -> bool {
        self.place.is_some()
    }
    /// Whether it is a dateline beyond doubt: one with an agency, and a place or date.
    pub(super) fn is_sure(&self) -> bool {
        self.known_agency && (self.date.is_some() || self.place.is_some()) && self.closer == Closer::Dash
    }
    /// Whether a line with it may stand above the headline: a full date, or a known place with a date or a region. Any
    /// other line there is the headline.
    pub(super) fn can_stand_above(&self, text: Text<'_>, known: Known<'_>) -> bool {
        match self.place {
            None => self.date.is_some_and(|d| d.year.is_some()),
            Some(place) => {
                let parts = place.iter().any(|i| text.words[i].kind == Kind::Comma);
                known(place).is_some() && (self.date.is_some() || parts)
            }
        }
    }
    /// Whether it names an agency.
    pub(super) fn has_agency(&self) -> bool {
        self.agency.is_some()
    }
    /// Whether it stands on a line of its own.
    pub(super) fn own_line(&self, text: Text<'_>) -> bool {
        self.body >= text.end()
    }
}

/// What the dictionary knows of a place.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) country: Option<Country>,
    /// A town or region, no country.
    pub(super) town: bool,
    /// The known name is the last of the words: "Nairobi Standard" is no place.
    pub(super) last: bool,
}

/// Looks a place up in the dictionary.
pub(super) type Known<'k> = &'k dyn Fn(Range) -> Option<Place>;

/// Longest dateline in words.
pub(super) const LONGEST: usize = 48;

/// Reads the dateline at the head of the words, if there is one. `head`: own-line forms are allowed here.
pub(super) fn parse(text: Text<'_>, table: &Words, known: Known<'_>, head: bool) -> Option<Chain> {
    let chain = read(text, table)?;
    accept(text, table, &chain, known, head).then_some(chain)
}

fn read(text: Text<'_>, table: &Words) -> Option<Chain> {
    let words = text.words;
    let end = text.end().min(text.start() + LONGEST);
    let mut i = text.start();
    while i < end && matches!(words[i].kind, Kind::Symbol | Kind::Dash | Kind::Hyphen) && words[i].kind != Kind::Open {
        i += 1;
    }
    let start = i;
    let mut chain = Chain {
        words: Range::new(start, start),
        body: start,
        place: None,
        agency: None,
        known_agency: false,
        date: None,
        weekday: false,
        closer: Closer::None,
    };
    let mut last = start;
    let mut dash = false;
    while i < end {
        let from = i;
        let mut next = None;
        match words[i].kind {
            Kind::Open => next = bracket(text, table, i, end, &mut chain),
            Kind::Slash => next = slashes(text, table, i, end, &mut chain),
            Kind::Alpha | Kind::Number => {
                if chain.date.is_none() {
                    next = date(text, table, i, end, &mut chain);
                }
                if next.is_none() && chain.place.is_none() {
                    next = place(text, table, i, end).filter(|to| last == start || followed(text, *to)).inspect(|to| {
                        chain.place = Some(Range::new(i, *to));
                    });
                }
                if next.is_none() && chain.agency.is_none() && last > start {
                    next = bare_agency(text, table, i, end).inspect(|to| {
                        chain.agency = Some(Range::new(i, *to));
                        chain.known_agency = true;
                    });
                }
                // A second date after the agency ("(AFP) Mar 11, 2008") belongs to the dateline.
                if next.is_none() && chain.agency.is_some() && !dash && chain.date.is_some() {
                    next = date(text, table, i, end, &mut chain);
                }
            }
            Kind::Symbol if text.str(i) == "@" && last > start => next = time(text, i + 1, end),
            _ => {}
        }
        let Some(to) = next.filter(|to| *to > from) else { break };
        last = to;
        i = to;
        dash = false;
        // Set apart by commas, stops, dashes; a dash may close the whole.
        while i < end {
            match words[i].kind {
                Kind::Comma | Kind::Stop | Kind::Dash | Kind::Hyphen => {}
                Kind::Symbol if matches!(text.str(i), "_" | "|" | "__") => {}
                Kind::Colon if i + 1 < end => break,
                _ => break,
            }
            dash |= matches!(words[i].kind, Kind::Dash | Kind::Hyphen) || words[i].kind == Kind::Symbol;
            i += 1;
        }
        if i < end && words[i].kind == Kind::Colon {
            break;
        }
    }
    if last == start {
        return None;
    }
    chain.words = Range::new(start, last);
    // The closer, and where the news begins.
    let mut at = last;
    let mut closer = Closer::None;
    while at < text.end() {
        match words[at].kind {
            Kind::Dash | Kind::Hyphen => closer = Closer::Dash,
            Kind::Symbol if matches!(text.str(at), "_" | "__" | "|") => closer = Closer::Dash,
            Kind::Colon => closer = if closer == Closer::Dash { closer } else { Closer::Colon },
            Kind::Stop if closer == Closer::None => closer = Closer::Stop,
            Kind::Stop | Kind::Comma => {}
            _ => break,
        }
        at += 1;
    }
    if at >= text.end() {
        closer = Closer::End;
    }
    chain.body = at;
    chain.closer = closer;
    Some(chain)
}

/// Whether the chain is a dateline and no sentence.
fn accept(text: Text<'_>, table: &Words, chain: &Chain, known: Known<'_>, head: bool) -> bool {
    let words = text.words;
    let opens = chain.body >= text.end()
        || match words[chain.body].kind {
            Kind::Alpha => words[chain.body].is_capital(),
            Kind::Number | Kind::Quote | Kind::Open | Kind::Currency => true,
            _ => false,
        };
    let dash = chain.closer == Closer::Dash;
    let own_line = chain.closer == Closer::End;
    let after_comma =
        (chain.words.end as usize) < text.end() && words[chain.words.end as usize].kind == Kind::Comma && !chain.known_agency;
    if !(opens || dash && chain.known_agency && chain.place.is_some()) || after_comma {
        return false;
    }
    let Some(place) = chain.place else {
        return match (chain.date, chain.agency) {
            (Some(_), Some(_)) => dash || own_line && head,
            (None, Some(_)) => chain.known_agency && (dash && !own_line || own_line && head),
            // A date alone is a dateline only on its own line, and only in full.
            (Some(day), None) => own_line && head && (day.year.is_some() || chain.weekday && chain.words.len() >= 3),
            (None, None) => false,
        };
    };
    let first = place.start as usize;
    if matches!(text.str(first), "By" | "BY" | "Home" | "HOME") {
        return false; // a byline, the path of a web page
    }
    // On a line of its own the last part must be the place, not hold one: "University of Norlandia" is none.
    let part = place.iter().rev().find(|i| words[*i].kind == Kind::Comma).map_or(place.start as usize, |i| i + 1);
    let inner = own_line && Range::new(part, place.end as usize).iter().skip(1).any(|i| text.is(i, class::PREP));
    let known = known(place).filter(|_| !inner);
    if chain.date.is_none() && place.len() == 1 && table.no_place(text, first) {
        return false;
    }
    let bracketed = words[chain.words.start as usize].kind == Kind::Open;
    let caps = words[first].is_all_caps() || (place.len() > 1 && words[first].is_capital() && words[first + 1].is_all_caps());
    // "NY Lake News" is the paper's name, not a place in capitals.
    let mixed = own_line && place.len() > 1 && !place.iter().all(|i| words[i].is_all_caps() || words[i].is_punct());
    if mixed && chain.date.is_none() && chain.agency.is_none() && place.iter().all(|i| words[i].kind != Kind::Comma) && caps {
        return false;
    }
    let region = place.iter().any(|i| table.region(text, i).is_some() && i > first);
    match (chain.date.is_some(), chain.agency.is_some()) {
        (true, true) => true,
        (true, false) => dash || chain.closer == Closer::Colon || own_line && head || caps && opens,
        (false, true) if caps || region || known.is_some() => chain.known_agency || dash || own_line && head,
        (false, true) => chain.known_agency && !own_line,
        (false, false) if caps || bracketed => {
            dash && !own_line && place.len() <= 8
                || own_line && head && dash_before_end(text, chain)
                || own_line && head && (known.is_some() || region)
                || chain.closer == Closer::Colon && known.is_some()
        }
        // "Doha: The ministers …", as the papers of the Gulf and of India write.
        (false, false) if chain.closer == Closer::Colon && place.len() <= 2 => {
            opens && text.range.len() > if head { 20 } else { 8 } && known.is_some_and(|k| k.town)
        }
        (false, false) => {
            own_line && head && (region || known.is_some_and(|k| k.last && (k.town || place.len() > 1)))
                || region && dash && chain.closer == Closer::Dash
        }
    }
}

/// A line that ends with its dash, as "CHICAGO —".
fn dash_before_end(text: Text<'_>, chain: &Chain) -> bool {
    (chain.words.end as usize) < text.end() && matches!(text.words[chain.words.end as usize].kind, Kind::Dash | Kind::Hyphen)
}

/// Whether a dash follows: a place that is not the first part must be closed.
fn followed(text: Text<'_>, at: usize) -> bool {
    at >= text.end() || matches!(text.words[at].kind, Kind::Dash | Kind::Hyphen | Kind::Comma | Kind::Stop)
}

/// A run of capitalised words, in parts set apart by commas: "FORT WASHINGTON, Pa.", "ANKARA/ATHENS", "City [Country]".
fn place(text: Text<'_>, table: &Words, at: usize, end: usize) -> Option<usize> {
    let words = text.words;
    let limit = end.min(at + 14);
    let (mut i, mut last, mut part, mut parts) = (at, None, 0, 1);
    while i < limit {
        let w = &words[i];
        match w.kind {
            Kind::Alpha if w.is_capital() && !w.is_possessive() => {
                if (text.is(i, class::DAY) || table.month(text, i).is_some()) && (last.is_some() && part == 0) {
                    break;
                }
                if table.is(text, i, What::Agency) && last.is_some() {
                    break;
                }
                part += 1;
                if part > 4 {
                    return last.filter(|_| false);
                }
                last = Some(i + 1);
            }
            Kind::Alpha if part > 0 && is_joiner(text.str(i)) && i + 1 < limit && words[i + 1].is_capital() => {}
            Kind::Comma if part > 0 && i + 1 < limit && words[i + 1].is_capital() => {
                parts += 1;
                if parts > 4 {
                    break;
                }
                part = 0;
            }
            // "Pa." where the abbreviation did not take its stop.
            Kind::Stop if part > 0 && w.glued() && words[i - 1].end - words[i - 1].start <= 5 && i + 1 < limit => {
                let next = &words[i + 1];
                if !(next.kind == Kind::Comma
                    || next.kind == Kind::Open
                    || next.kind == Kind::Dash
                    || next.kind == Kind::Hyphen
                    || next.kind == Kind::Symbol)
                {
                    break;
                }
                last = Some(i + 1);
            }
            Kind::Hyphen | Kind::Slash
                if part > 0 && w.glued() && i + 1 < limit && words[i + 1].is_capital() && words[i + 1].glued() =>
            {
                part = 0;
            }
            // "MASEKO / LIPOVA", but not "MASEKO / LAKE Newswire /".
            Kind::Slash if part > 0 && i + 1 < limit && words[i + 1].is_all_caps() && words[at].is_all_caps() => {
                let next = Range::new(i + 1, limit.min(i + 5));
                if next.iter().take_while(|j| words[*j].kind == Kind::Alpha).any(|j| table.is_agency_part(text, j)) {
                    break;
                }
                part = 0;
            }
            Kind::Symbol if part > 0 && text.str(i) == "&" && i + 1 < limit && words[i + 1].is_capital() => part = 0,
            Kind::Quote if part > 0 && w.glued() && i + 1 < limit && words[i + 1].glued() => {}
            // "City [Country]", "CITY (COUNTRY)"
            Kind::Open if part > 0 => {
                let close = (i + 1..limit.min(i + 6)).find(|j| words[*j].kind == Kind::Close)?;
                let inside = Range::new(i + 1, close);
                let square = text.str(i) == "[";
                let agency = inside.iter().any(|j| table.is(text, j, What::Agency));
                let date = close + 1 < limit && words[close + 1].kind == Kind::Comma;
                if agency || inside.is_empty() || !inside.iter().all(|j| words[j].is_capital() || words[j].kind == Kind::Slash) {
                    break;
                }
                if !(square && close + 1 < limit && words[close + 1].kind != Kind::Open || date && words[i + 1].is_all_caps()) {
                    break;
                }
                last = Some(close + 1);
                i = close;
                part = 1;
            }
            _ => break,
        }
        i += 1;
    }
    last
}

fn is_joiner(s: &str) -> bool {
    matches!(
        s,
        "of" | "de"
            | "del"
            | "la"
            | "el"
            | "al"
            | "and"
            | "the"
            | "do"
            | "da"
            | "di"
            | "du"
            | "des"
            | "sur"
            | "am"
            | "an"
            | "der"
            | "bei"
            | "on"
            | "upon"
            | "y"
            | "et"
    )
}

/// A name that one of its words shows to be an agency's, closed by a dash or the paragraph's end.
fn bare_agency(text: Text<'_>, table: &Words, at: usize, end: usize) -> Option<usize> {
    let words = text.words;
    let (mut i, mut agency) = (at, false);
    while i < end.min(at + 6) && words[i].kind == Kind::Alpha && words[i].is_capital() {
        agency |= table.is(text, i, What::Agency);
        i += 1;
    }
    if !agency {
        return None;
    }
    let mut to = i;
    if i < end && words[i].kind == Kind::Open {
        if let Some(close) = (i + 1..end.min(i + 14)).find(|j| words[*j].kind == Kind::Close) {
            to = close + 1;
        }
    }
    let closed = to >= text.end()
        || matches!(words[to].kind, Kind::Dash | Kind::Hyphen)
        || (words[to].kind == Kind::Symbol && text.str(to) == "_");
    closed.then_some(to)
}

/// A bracket: an agency, a date within the agency's bracket, a place at the very start, or a web address behind the agency.
fn bracket(text: Text<'_>, table: &Words, at: usize, end: usize, chain: &mut Chain) -> Option<usize> {
    let words = text.words;
    let close = (at + 1..end.min(at + 18)).find(|j| words[*j].kind == Kind::Close)?;
    let inside = Range::new(at + 1, close);
    if inside.is_empty() {
        return None;
    }
    if chain.agency.is_some() {
        // A link behind the agency's name.
        let link = inside.iter().any(|j| words[j].kind == Kind::Colon || is_domain(text.str(j)));
        return link.then_some(close + 1);
    }
    let known = inside.iter().any(|j| table.is_agency_part(text, j) || is_site(text.str(j)));
    let nothing = chain.place.is_none() && chain.date.is_none();
    if nothing && !known {
        // "(Stockholm, 4 June 2024)"
        if let Some(to) = place(text, table, at + 1, close).filter(|to| *to < close && words[*to].kind == Kind::Comma) {
            if date(text, table, to + 1, close, chain) == Some(close) {
                chain.place = Some(Range::new(at + 1, to));
                return Some(close + 1);
            }
            chain.date = None;
        }
        // "(Dallas, Texas) –"
        let place = inside.iter().all(|j| words[j].is_capital() || words[j].kind == Kind::Comma)
            && close + 1 < text.end()
            && words[close + 1].kind == Kind::Dash;
        if place && inside.len() >= 2 {
            chain.place = Some(inside);
            return Some(close + 1);
        }
        return None;
    }
    // "GENEVA (4 June 2024)"
    if chain.date.is_none() && !known {
        if date(text, table, at + 1, close, chain) == Some(close) {
            return Some(close + 1);
        }
        chain.date = None;
    }
    if inside.len() > 12 || !known && !words[at + 1].is_capital() {
        return None;
    }
    let mut name = inside;
    // "(UrduPoint / Pakistan Point News - 23rd Nov, 2016 )"
    if chain.date.is_none() {
        if let Some(dash) =
            inside.iter().find(|j| matches!(words[*j].kind, Kind::Dash | Kind::Hyphen) && words[*j].space_before())
        {
            if date(text, table, dash + 1, close, chain).is_some() {
                name = Range::new(at + 1, dash);
            }
        }
    }
    chain.agency = Some(name);
    chain.known_agency = known;
    Some(close + 1)
}

/// "/TASS/", "/ ACCESSWIRE / May 5, 2024 /", "/PRNewswire-AsiaNet/".
fn slashes(text: Text<'_>, table: &Words, at: usize, end: usize, chain: &mut Chain) -> Option<usize> {
    let words = text.words;
    let close = (at + 1..end.min(at + 10)).find(|j| words[*j].kind == Kind::Slash);
    if chain.agency.is_some() {
        if chain.date.is_none() && at + 1 < end {
            if let Some(to) = date(text, table, at + 1, end, chain) {
                return Some(if to < end && words[to].kind == Kind::Slash { to + 1 } else { to });
            }
        }
        return None;
    }
    let close = close?;
    let inside = Range::new(at + 1, close);
    if inside.is_empty() || inside.len() > 6 || !inside.iter().any(|j| text.str(j).bytes().any(|b| b.is_ascii_alphabetic())) {
        return None;
    }
    // Between slashes stands an agency: a word that says so, or a name in capitals.
    let known = inside.iter().any(|j| table.is_agency_part(text, j) || words[j].is_all_caps());
    let spaced = words[at + 1].space_before();
    let name = inside.iter().all(|j| words[j].is_capital() || words[j].is_punct() || words[j].kind == Kind::Number);
    if !known && !name {
        return None;
    }
    chain.agency = Some(inside);
    chain.known_agency = known || !spaced;
    // "/ ACCESSWIRE / May 5, 2024 /": the slash that closes the agency opens the date.
    let mut to = close + 1;
    if chain.date.is_none() && to < end {
        if let Some(after) = date(text, table, to, end, chain) {
            to = after;
            if to < end && words[to].kind == Kind::Slash {
                to += 1;
            }
        }
    }
    Some(to)
}

/// "STL.News", "Newsworthy.ai": an agency that names itself by its site.
fn is_site(s: &str) -> bool {
    s.split_once('.').is_some_and(|(a, b)| a.len() >= 2 && b.len() >= 2 && b.bytes().all(|b| b.is_ascii_alphabetic()))
}

/// A date at `at`; the word after it.
fn date(text: Text<'_>, table: &Words, at: usize, end: usize, chain: &mut Chain) -> Option<usize> {
    let words = text.words;
    let mut i = at;
    // "OTTAWA, le 14 mai", "Berlin, den 3. Mai"
    if at > text.start() && i + 1 < end && matches!(text.str(i), "le" | "den" | "el" | "am") {
        i += 1;
    }
    let mut weekday = false;
    if i < end && text.is(i, class::DAY) && words[i].is_capital() {
        weekday = true;
        i += 1;
        if i < end && matches!(words[i].kind, Kind::Comma | Kind::Stop) {
            i += 1;
        }
    }
    let (day, mut to) = calendar(text, table, i, end)?;
    chain.date = Some(day);
    chain.weekday |= weekday;
    // A time of day behind the date.
    for skip in [0, 1] {
        if to + skip < end && (skip == 0 || words[to].kind == Kind::Comma || text.str(to) == "@") {
            if let Some(after) = time(text, to + skip, end) {
                to = after;
                break;
            }
        }
    }
    Some(to)
}

/// The dateline for the article; a date without a year is completed from the publication date.
pub(super) fn finish(text: Text<'_>, table: &Words, chain: &Chain, known: Known<'_>, published: Option<Date>) -> Dateline {
    let slice = |r: Range| -> Box<str> { text.text[r.span(text.words).range()].into() };
    // Of several places ("ANKARA/ATHENS") the first is where it was written.
    let first = |p: Range| {
        let cut = p.iter().find(|i| matches!(text.str(*i), "/" | "&" | "and"));
        Range::new(p.start as usize, cut.unwrap_or(p.end as usize))
    };
    let region = |p: Range| p.iter().skip(1).find_map(|i| table.region(text, i));
    let country = chain.place.map(first).and_then(|p| region(p).or_else(|| known(p)?.country));
    Dateline {
        span: chain.words.span(text.words),
        place: chain.place.map(slice),
        country,
        date: chain.date.and_then(|d| complete(d, published)),
        agency: chain.agency.map(|a| {
            // The name is the first run without a bracket or link.
            let end = a.iter().find(|i| matches!(text.words[*i].kind, Kind::Open)).unwrap_or(a.end as usize);
            slice(Range::new(a.start as usize, end))
        }),
    }
}
