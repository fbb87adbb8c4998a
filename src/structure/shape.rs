//! Shapes: what a stretch of words looks like, where no word of it can be known beforehand. Names, dates, addresses, codes.

use super::pattern::{Slot, Text};
use crate::lexicon::class;
use crate::segment::{Kind, Range, Word};

/// Longest name in words.
const NAME: usize = 12;

/// The end of the longest stretch from `at` that fills the slot.
pub(super) fn longest(text: Text<'_>, slot: Slot, at: usize) -> Option<usize> {
    let end = text.end();
    if at >= end {
        return None;
    }
    let w = &text.words[at];
    match slot {
        Slot::Issuer | Slot::Name => name_end(text, at),
        Slot::Year => year_end(text, at),
        Slot::Date => date_end(text, at),
        Slot::Time => time_end(text, at),
        Slot::Number => (w.kind == Kind::Number).then_some(at + 1),
        Slot::Mail => mail_end(text, at),
        Slot::Url => url_end(text, at),
        Slot::Phone => phone_end(text, at),
        Slot::Handle => (text.str(at) == "@" && at + 1 < end && text.words[at + 1].glued()).then_some(at + 2),
        Slot::Initials => initials_end(text, at),
        Slot::Code => is_code(text.str(at)).then_some(at + 1),
        Slot::Stamp => {
            let s = text.str(at);
            (s.len() >= 6 && s.bytes().take(6).all(|b| b.is_ascii_digit())).then_some(at + 1)
        }
        Slot::Caps => {
            let mut i = at;
            while i < end && (text.words[i].is_all_caps() || (i > at && text.words[i].kind == Kind::Comma)) {
                i += 1;
            }
            (i > at).then_some(i)
        }
        Slot::Details => is_details(text, Range::new(at, end)).then_some(end),
    }
}

/// The next shorter stretch; only names have more than one length.
pub(super) fn shorter(text: Text<'_>, slot: Slot, from: usize, end: usize) -> Option<usize> {
    if !matches!(slot, Slot::Issuer | Slot::Name) {
        return None;
    }
    (from + 1..end).rev().find(|e| ends_name(text, *e - 1))
}

/// Whether the words from `from` to `to` fill the slot exactly.
pub(super) fn fills(text: Text<'_>, slot: Slot, from: usize, to: usize) -> bool {
    match longest(text, slot, from) {
        Some(end) if end == to => true,
        Some(end) if end > to => matches!(slot, Slot::Issuer | Slot::Name) && ends_name(text, to - 1),
        _ => false,
    }
}

/// Whether a stretch that fills the slot can end with the word: a look before all its beginnings are tried.
pub(super) fn may_end(text: Text<'_>, slot: Slot, last: usize) -> bool {
    !matches!(slot, Slot::Issuer | Slot::Name) || ends_name(text, last)
}

/// A word of a name: capitalised, a brand that begins with a figure ("1win"), or a lower-case brand with a dot.
fn is_name_word(text: Text<'_>, i: usize) -> bool {
    let w = &text.words[i];
    match w.kind {
        Kind::Alpha => w.is_capital() || is_domain(text.str(i)),
        Kind::Number => text.str(i).bytes().any(|b| b.is_ascii_alphabetic()),
        _ => false,
    }
}

fn ends_name(text: Text<'_>, i: usize) -> bool {
    is_name_word(text, i) || matches!(text.words[i].kind, Kind::Close | Kind::Symbol)
}

/// "of", "the", "and", "&", "de", a hyphen, a slash: stand inside names.
fn joins_name(text: Text<'_>, i: usize) -> bool {
    match text.words[i].kind {
        Kind::Hyphen | Kind::Slash => text.words[i].glued(),
        Kind::Symbol => matches!(text.str(i), "&" | "+" | "•" | "·" | "®"),
        Kind::Alpha => matches!(
            text.str(i),
            "of" | "the"
                | "and"
                | "for"
                | "de"
                | "du"
                | "des"
                | "del"
                | "la"
                | "le"
                | "di"
                | "da"
                | "do"
                | "von"
                | "van"
                | "der"
                | "und"
                | "et"
                | "y"
                | "e"
                | "al"
                | "bin"
                | "in"
                | "at"
        ),
        _ => false,
    }
}

/// The end of the name that begins at `at`.
pub(super) fn name_end(text: Text<'_>, at: usize) -> Option<usize> {
    let limit = text.end().min(at + NAME);
    let mut i = at;
    if i < limit && text.words[i].kind == Kind::Alpha && matches!(text.str(i), "the" | "The" | "an" | "a") {
        i += 1;
    }
    let mut end = None;
    while i < limit {
        if is_name_word(text, i) || text.str(i) == "™" || text.str(i) == "®" {
            i += 1;
            end = Some(i);
            // "Smith, Inc."
            if i + 1 < limit && text.words[i].kind == Kind::Comma && is_company_form(text.str(i + 1)) {
                end = Some(i + 2);
                break;
            }
            if is_company_form(text.str(i - 1)) && i - 1 > at {
                break;
            }
        } else if end.is_some() && i + 1 < limit && joins_name(text, i) {
            i += 1;
        } else if end.is_some() && text.words[i].kind == Kind::Open {
            // "Korea News Service (KNS)": a short bracket is part of the name.
            match (i + 1..limit.min(i + 5)).find(|j| text.words[*j].kind == Kind::Close) {
                Some(close) if text.words[i + 1].is_capital() => {
                    i = close + 1;
                    end = Some(i);
                }
                _ => break,
            }
        } else {
            break;
        }
    }
    end
}

fn is_company_form(s: &str) -> bool {
    matches!(
        s.trim_end_matches('.'),
        "Inc"
            | "INC"
            | "LLC"
            | "Ltd"
            | "LTD"
            | "Corp"
            | "CORP"
            | "Co"
            | "PLC"
            | "plc"
            | "LP"
            | "LLP"
            | "GmbH"
            | "AG"
            | "SA"
            | "S.A"
            | "N.V"
            | "NV"
            | "AB"
            | "Limited"
    )
}

/// The issuer as a reader would name it: no article before it, no company form, no mark after it.
pub(super) fn bare_name(text: Text<'_>, range: Range) -> Range {
    let (mut start, mut end) = (range.start as usize, range.end as usize);
    if end - start > 1 && matches!(text.str(start), "the" | "The" | "a" | "an") {
        start += 1;
    }
    while end - start > 1 {
        let w = &text.words[end - 1];
        let loose = matches!(w.kind, Kind::Comma | Kind::Symbol | Kind::Stop) || is_company_form(text.str(end - 1));
        if !loose {
            break;
        }
        end -= 1;
    }
    Range::new(start, end)
}

fn year_end(text: Text<'_>, at: usize) -> Option<usize> {
    let year = |i: usize| {
        let s = text.str(i);
        s.len() == 4 && (s.starts_with("19") || s.starts_with("20")) && s.bytes().all(|b| b.is_ascii_digit())
    };
    if !year(at) {
        return None;
    }
    // "2019-2024", "2019, 2024"
    let more = at + 2 < text.end() && matches!(text.words[at + 1].kind, Kind::Hyphen | Kind::Dash | Kind::Comma) && year(at + 2);
    Some(if more { at + 3 } else { at + 1 })
}

fn date_end(text: Text<'_>, at: usize) -> Option<usize> {
    let limit = text.end().min(at + 8);
    let (mut months, mut numbers, mut i, mut end) = (0, 0, at, None);
    while i < limit {
        let w = &text.words[i];
        if text.is(i, class::MONTH) && w.is_capital() {
            months += 1;
            end = Some(i + 1);
        } else if w.kind == Kind::Number {
            // The hour behind a date is no part of it.
            let clock = i + 1 < text.end() && text.words[i + 1].kind == Kind::Colon && text.words[i + 1].glued();
            if clock || numbers + months == 3 {
                break;
            }
            numbers += 1;
            end = Some(i + 1);
        } else if text.is(i, class::DAY) && w.is_capital() {
            end = Some(i + 1);
        } else if !(i > at && matches!(w.kind, Kind::Comma | Kind::Hyphen | Kind::Slash)) {
            break;
        }
        i += 1;
    }
    (numbers > 0 && months <= 1).then_some(end).flatten()
}

fn time_end(text: Text<'_>, at: usize) -> Option<usize> {
    if text.words[at].kind != Kind::Number {
        return None;
    }
    let limit = text.end().min(at + 8);
    let mut i = at + 1;
    while i < limit {
        let w = &text.words[i];
        let part = match w.kind {
            Kind::Colon => w.glued() && i + 1 < limit && text.words[i + 1].kind == Kind::Number,
            Kind::Number | Kind::Slash => w.glued(),
            Kind::Alpha => {
                let s = text.str(i);
                matches!(s, "a.m." | "p.m." | "a.m" | "p.m" | "am" | "pm") || (w.is_all_caps() && s.len() <= 5)
            }
            _ => false,
        };
        if !part {
            break;
        }
        i += 1;
    }
    Some(i)
}

/// Longest run of words without a space that is looked at as one address.
const RUN: usize = 64;

/// The end of the run of words without a space that begins at `at`.
fn glued_end(words: &[Word], at: usize, end: usize) -> usize {
    let end = end.min(at + RUN);
    let mut i = at + 1;
    while i < end && words[i].glued() {
        i += 1;
    }
    i
}

fn mail_end(text: Text<'_>, at: usize) -> Option<usize> {
    let from = if text.str(at) == "<" { at + 1 } else { at };
    let end = glued_end(text.words, at, text.end());
    let sign = (from + 1..end).find(|i| text.str(*i) == "@")?;
    (sign + 1 < end && text.str(sign + 1).contains('.')).then_some(end)
}

fn url_end(text: Text<'_>, at: usize) -> Option<usize> {
    let s = text.str(at);
    let scheme = matches!(s, "http" | "https") && at + 1 < text.end() && text.words[at + 1].kind == Kind::Colon;
    (scheme || is_domain(s)).then(|| glued_end(text.words, at, text.end()))
}

/// "www.state.gov", "heart.org": letters, a dot, letters; each part of two characters or more.
pub(super) fn is_domain(s: &str) -> bool {
    s.len() > 4 && s.contains('.') && !s.starts_with(|c: char| c.is_ascii_digit()) && {
        let parts = s.split('.');
        let tail = s.rsplit('.').next().unwrap_or("");
        parts.clone().count() >= 2
            && parts.clone().all(|p| p.len() >= 2)
            && tail.len() <= 7
            && tail.bytes().all(|b| b.is_ascii_lowercase())
    }
}

fn phone_end(text: Text<'_>, at: usize) -> Option<usize> {
    // The middle of a longer number is no telephone's beginning.
    let inside = at > text.start()
        && text.words[at].glued()
        && matches!(text.words[at - 1].kind, Kind::Slash | Kind::Hyphen | Kind::Colon | Kind::Number);
    if inside {
        return None;
    }
    // "2 Oct 2024 18.31": nor are a year and an hour.
    if at > text.start() && text.is(at - 1, class::MONTH) {
        return None;
    }
    let (mut i, mut digits, mut end) = (at, 0, None);
    while i < text.end() && i < at + 16 {
        let w = &text.words[i];
        let s = text.str(i);
        match w.kind {
            Kind::Number if is_figures_date(text, i) => return None,
            Kind::Number if s.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
                digits += s.bytes().filter(u8::is_ascii_digit).count();
                end = Some(i + 1);
            }
            Kind::Open | Kind::Hyphen | Kind::Slash | Kind::Close | Kind::Dash => {}
            Kind::Symbol if s == "+" => {}
            _ => break,
        }
        i += 1;
    }
    (digits >= 7).then_some(end).flatten()
}

/// A date in figures begins here: "2024-05-08", "17/06/2024", "22.04.2024". It is no telephone number.
fn is_figures_date(text: Text<'_>, i: usize) -> bool {
    let s = text.str(i);
    let within = |s: &str, most: u32| s.len() <= 2 && s.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let year = |s: &str| s.len() == 4 && (s.starts_with("19") || s.starts_with("20"));
    let order = |a: &str, b: &str, c: &str| {
        year(a) && within(b, 12) && within(c, 31) || year(c) && (within(a, 31) && within(b, 12) || within(a, 12) && within(b, 31))
    };
    let mut parts = s.split('.');
    if let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) {
        return order(a, b, c);
    }
    let sign = |j: usize| matches!(text.words[j].kind, Kind::Hyphen | Kind::Slash) && text.words[j].glued();
    i + 4 < text.end() && sign(i + 1) && sign(i + 3) && order(s, text.str(i + 2), text.str(i + 4))
}

/// Initials of writers and editors: "asl/tib/pid/cac", "nlw/jac", "rb-tp/nn".
fn initials_end(text: Text<'_>, at: usize) -> Option<usize> {
    let short = |i: usize| {
        let w = &text.words[i];
        let s = text.str(i);
        w.kind == Kind::Alpha && s.len() <= 4 && (!w.is_capital() || w.is_all_caps())
    };
    if !short(at) {
        return None;
    }
    let (mut i, mut slash) = (at + 1, false);
    while i + 1 < text.end()
        && matches!(text.words[i].kind, Kind::Slash | Kind::Hyphen)
        && text.words[i].glued()
        && text.words[i + 1].glued()
        && short(i + 1)
    {
        slash |= text.words[i].kind == Kind::Slash;
        i += 2;
    }
    slash.then_some(i)
}

/// A word of letters and figures: "eca00075", "W2346asian".
pub(super) fn is_code(s: &str) -> bool {
    let digits = s.bytes().filter(u8::is_ascii_digit).count();
    let letters = s.bytes().filter(u8::is_ascii_alphabetic).count();
    digits >= 3
        && letters >= 1
        && s.bytes().all(|b| b.is_ascii_alphanumeric())
        && !matches!(&s[s.len() - 2..], "th" | "st" | "nd" | "rd")
        && !s.ends_with('s')
}

/// Whether a stretch is one web address.
pub(super) fn is_url(text: Text<'_>, range: Range) -> bool {
    url_end(text, range.start as usize).is_some_and(|end| end as u32 == range.end)
}

/// Whether a short line ends in a web address and has no other address: "Learn more: www.lake.example".
pub(super) fn is_pointer(text: Text<'_>, range: Range) -> bool {
    let site = |i: usize| url_end(text, i).is_some_and(|end| end as u32 >= range.end.saturating_sub(1));
    range.len() <= RUN
        && range.iter().take(12).any(site)
        && !range.iter().any(|i| text.str(i) == "@" || phone_end(text, i).is_some())
}

/// Whether capitalised words of the stretch begin with the letters of an acronym, in their order.
pub(super) fn spells_out(text: Text<'_>, range: Range, acronym: &str) -> bool {
    if acronym.len() < 3 || !acronym.bytes().all(|b| b.is_ascii_uppercase()) {
        return false;
    }
    let mut letters = acronym.bytes().peekable();
    for i in range.iter().filter(|i| text.words[*i].is_capital()) {
        letters.next_if(|b| text.str(i).as_bytes()[0] == *b);
    }
    letters.peek().is_none()
}

/// Whether a stretch is a contact's details: an address of the net, the post or the telephone, and hardly a sentence.
pub(super) fn is_details(text: Text<'_>, range: Range) -> bool {
    // Prose shows in its first words; this keeps the look at addresses off the body.
    let small = |i: &usize| text.words[*i].kind == Kind::Alpha && !text.words[*i].is_capital() && text.words[*i].space_before();
    if range.len() > 12 && range.iter().take(12).filter(small).count() > 5 {
        return false;
    }
    if matches!(text.str(range.start as usize), "By" | "BY" | "by") {
        return false; // a writer's line
    }
    let (mut found, mut plain, mut i) = (0, 0, range.start as usize);
    let end = range.end as usize;
    while i < end {
        let w = &text.words[i];
        let next = match w.kind {
            // A word with a space or a mark behind it is no address, unless it is a domain.
            Kind::Alpha if !is_run(text, i, end) => is_domain(text.str(i)).then_some(i + 1),
            Kind::Alpha => mail_end(text, i).or_else(|| url_end(text, i)),
            Kind::Number | Kind::Open => phone_end(text, i).or_else(|| mail_end(text, i)),
            Kind::Symbol => mail_end(text, i).or_else(|| phone_end(text, i)),
            _ => None,
        };
        if let Some(next) = next {
            found += 1;
            i = next;
            continue;
        }
        if w.kind == Kind::Alpha && (!w.is_capital() || w.is_all_caps() && range.len() > 40) {
            plain += 1;
            // Prose shows within a line, and is not walked to its end.
            if plain > 6 + found {
                return false;
            }
        }
        i += 1;
    }
    found > 0 && plain <= 2 + found && plain * 3 <= range.len() && range.len() <= 60 * found
}

/// Whether the word goes on without a space into an address: "press@…", "https://…", "NEA-Press@…".
fn is_run(text: Text<'_>, i: usize, end: usize) -> bool {
    i + 1 < end
        && text.words[i + 1].glued()
        && matches!(text.words[i + 1].kind, Kind::Symbol | Kind::Colon | Kind::Hyphen | Kind::Stop | Kind::Slash | Kind::Number)
}

/// Whether a stretch has an address of mail, net or telephone.
pub(super) fn has_details(text: Text<'_>, range: Range) -> bool {
    range.iter().any(|i| {
        let w = &text.words[i];
        (w.kind == Kind::Symbol && text.str(i) == "@")
            || (w.kind == Kind::Alpha && url_end(text, i).is_some())
            || ((w.kind == Kind::Number || w.kind == Kind::Open || w.kind == Kind::Symbol) && phone_end(text, i).is_some())
    })
}

/// A line of one mark over and over: "___", "* * *", "-----".
pub(super) fn is_rule(text: Text<'_>, range: Range) -> bool {
    let words = text.words;
    range.iter().all(|i| matches!(words[i].kind, Kind::Symbol | Kind::Dash | Kind::Hyphen))
        && range.iter().all(|i| text.str(i).bytes().all(|b| matches!(b, b'_' | b'*' | b'=' | b'-' | b'~' | b'.')))
        || range.iter().all(|i| words[i].kind == Kind::Alpha && text.str(i).bytes().all(|b| b == b'_'))
}

/// Letters, figures: the words of a stretch that are no marks.
pub(super) fn word_count(words: &[Word], range: Range) -> usize {
    range.iter().filter(|i| words[*i].is_word()).count()
}
