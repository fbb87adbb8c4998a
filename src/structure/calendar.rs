//! Dates and times in a dateline, in the forms that wires use: month first or day first, in figures, in other languages.

use super::dateline_words::Words;
use super::pattern::Text;
use crate::date::Date;
use crate::segment::Kind;

/// A day and month, perhaps without a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Day {
    pub(super) year: Option<i32>,
    pub(super) month: u32,
    pub(super) day: u32,
}

pub(super) fn calendar(text: Text<'_>, table: &Words, i: usize, end: usize) -> Option<(Day, usize)> {
    let words = text.words;
    let number = |j: usize| (j < end && words[j].kind == Kind::Number).then(|| leading_number(text.str(j))).flatten();
    let month = |j: usize| if j < end { table.month(text, j) } else { None };
    let stop = |j: usize| if j < end && words[j].kind == Kind::Stop && words[j].glued() { j + 1 } else { j };
    let year = |j: usize, digits: &[usize]| {
        (j < end && words[j].kind == Kind::Number && digits.contains(&text.str(j).len()))
            .then(|| leading_number(text.str(j)))
            .flatten()
            .and_then(|y| match y {
                0..=49 => Some(2000 + y as i32),
                50..=99 => Some(1900 + y as i32),
                1800..=2199 => Some(y as i32),
                _ => None,
            })
    };
    if let Some(m) = month(i) {
        // "Aug. 23", "January 21, 2019", "Jan 2020" is no day.
        let j = stop(i + 1);
        let d = number(j).filter(|d| (1..=31).contains(d))?;
        let mut to = j + 1;
        let k = if to < end && words[to].kind == Kind::Comma { to + 1 } else { to };
        let y = year(k, &[4]);
        if y.is_some() {
            to = k + 1;
        }
        return Some((Day { year: y, month: m, day: d }, to));
    }
    let n = number(i)?;
    let s = text.str(i);
    // "20.11.", "20.11.2024", "23/11/2016"
    if let Some((d, rest)) = s.split_once('.') {
        let mut parts = rest.splitn(2, '.');
        let (d, m) = (d.parse::<u32>().ok()?, parts.next()?.parse::<u32>().ok()?);
        let y = parts.next().and_then(|y| y.parse::<i32>().ok()).map(|y| if y < 100 { 2000 + y } else { y });
        return ((1..=31).contains(&d) && (1..=12).contains(&m)).then_some((Day { year: y, month: m, day: d }, stop(i + 1)));
    }
    // "2023-11-26", "19-04-2021"
    let sign = |j: usize| j < end && matches!(words[j].kind, Kind::Hyphen | Kind::Slash) && words[j].glued();
    if sign(i + 1) && sign(i + 3) {
        let (b, c) = (number(i + 2)?, number(i + 4)?);
        let (y, m, d) = if s.len() == 4 {
            (n, b, c)
        } else if b > 12 {
            (c, n, b) // "05/23/2024"
        } else {
            (c, b, n)
        };
        let y = if y < 100 { y + 2000 } else { y };
        return ((1..=12).contains(&m) && (1..=31).contains(&d))
            .then_some((Day { year: Some(y as i32), month: m, day: d }, i + 5));
    }
    if !(1..=31).contains(&n) {
        return None;
    }
    // "23 August", "21 jan 2019", "26 JAN 89", "23rd of May", "1er mars", "22 de enero de 2020"
    let mut j = stop(i + 1);
    if j < end && matches!(text.str(j), "of" | "de") {
        j += 1;
    }
    let m = month(j)?;
    let mut to = stop(j + 1);
    let mut k = if to < end && (words[to].kind == Kind::Comma || text.str(to) == "de") { to + 1 } else { to };
    let y = year(k, &[4]).or_else(|| {
        k = to;
        if k < end && words[k].space_before() && k + 1 < end && matches!(words[k + 1].kind, Kind::Open | Kind::Dash) {
            year(k, &[2])
        } else {
            None
        }
    });
    if y.is_some() {
        to = k + 1;
    }
    Some((Day { year: y, month: m, day: n }, to))
}

/// "23", "23rd", "1er" as a number.
pub(super) fn leading_number(s: &str) -> Option<u32> {
    let digits = s.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &s[digits..];
    let ordinal = matches!(rest, "" | "st" | "nd" | "rd" | "th" | "er" | "º") || rest.starts_with('.');
    if digits == 0 || digits > 4 || !ordinal {
        return None;
    }
    s[..digits].parse().ok()
}

/// "12:00 PM Pacific", "5:37 p.m.", "22:22 IST"
pub(super) fn time(text: Text<'_>, at: usize, end: usize) -> Option<usize> {
    let words = text.words;
    if at + 2 >= end || words[at].kind != Kind::Number || words[at + 1].kind != Kind::Colon || words[at + 2].kind != Kind::Number
    {
        return None;
    }
    let mut i = at + 3;
    while i < end && i < at + 6 {
        let s = text.str(i);
        let zone = words[i].is_all_caps() && s.len() <= 4
            || matches!(
                s,
                "a.m." | "p.m." | "a.m" | "p.m" | "am" | "pm" | "Pacific" | "Eastern" | "Central" | "Mountain" | "Time"
            );
        if !zone {
            break;
        }
        i += 1;
    }
    Some(i)
}

pub(super) fn complete(day: Day, published: Option<Date>) -> Option<Date> {
    let year = match day.year {
        Some(year) => year,
        None => {
            // A dateline looks back: one more than a week ahead of the publication is of the year before.
            let published = published?;
            let this = Date::from_ymd(published.year(), day.month, day.day);
            let latest = published.add_days(7).unwrap_or(published);
            match this {
                Some(d) if d <= latest => published.year(),
                _ => published.year() - 1,
            }
        }
    };
    Date::from_ymd(year, day.month, day.day)
}
