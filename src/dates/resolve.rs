//! What a date means: the calendar, and the tense that tells last Saturday from next.

use super::{Finder, Term, Terms, Unit};
use crate::date::Date;
use crate::doc::Doc;
use crate::lexicon::class;
use crate::syntax::{Chunk, NONE, verb};

/// On which side of the publication date a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// The sentence does not say.
    Open,
}

/// The tense of the clause around the expression that begins at `start`. Its anchor is `i`; `day` where it names a day.
pub(super) fn tense(finder: &Finder<'_>, start: usize, i: usize, day: bool) -> Tense {
    // A dateline names the day of writing, whatever the sentence behind it says.
    if finder.doc.date.is_none() || finder.in_dateline(i) {
        return Tense::Open;
    }
    let tense = finder.tense_of_sentence(i);
    match finder.before(start) {
        // "gave Tehran until Friday", "by Monday"; but "by Monday they had left".
        Some((_, Term::Ahead)) if tense != Tense::Past || !has_verb(finder, i, verb::PERFECT) => Tense::Future,
        // "called a summit for Thursday"
        Some((_, Term::AheadDay)) if day => Tense::Future,
        // "since Friday", "after Monday's vote"; but "will vote after Friday's talks".
        Some((_, Term::Behind)) if tense != Tense::Future || !has_verb(finder, i, verb::FUTURE) => Tense::Past,
        Some((at, Term::Preposition)) => match finder.before(at) {
            // "ahead of Monday's vote", "in the wake of Monday's vote"
            Some((_, Term::AheadOf)) => Tense::Future,
            Some((_, Term::Behind)) => Tense::Past,
            // "respect the ceasefire of June 18": the date belongs to the noun, not to the verb.
            _ if day && tense == Tense::Future && finder.is_of(at) => Tense::Open,
            _ => tense,
        },
        _ => tense,
    }
}

/// How many chunks away a verb may stand. A sentence of news is shorter; one of a whole file would make the time grow with
/// the square of its length.
const REACH: usize = 48;

/// Whether a verb group around word `i` has one of the flags.
fn has_verb(finder: &Finder<'_>, i: usize, flags: u16) -> bool {
    let syntax = finder.doc.syntax;
    let sentence = syntax.sentences[finder.sentence].iter();
    let at = syntax.of_word[i] as usize;
    if !sentence.contains(&at) {
        return false;
    }
    let near = at.saturating_sub(REACH).max(sentence.start)..(at + REACH).min(sentence.end);
    syntax.chunks[near].iter().any(|c| c.is_verb() && c.is(flags))
}

/// The tense of the nearest verb: the one before the word first, then the one behind it. `chunk` is the word's own.
pub(super) fn verb_tense(doc: &Doc<'_>, terms: &Terms, sentence: std::ops::Range<usize>, chunk: u32) -> Tense {
    let at = chunk as usize;
    if !sentence.contains(&at) {
        return Tense::Open;
    }
    let chunks = &doc.syntax.chunks;
    let start = sentence.start.max(at.saturating_sub(REACH));
    let end = sentence.end.min(at + REACH);
    let mut near = (start..at).rev().chain(at + 1..end);
    near.find_map(|i| tense_at(doc, terms, chunks, i, start)).unwrap_or(Tense::Open)
}

/// The tense that chunk `i` shows; `None` where it shows none.
fn tense_at(doc: &Doc<'_>, terms: &Terms, chunks: &[Chunk], i: usize, start: usize) -> Option<Tense> {
    let c = &chunks[i];
    if !c.is_verb() {
        // An adjective may be a plan as well: "talks due on Monday".
        return (planned(doc, terms, c)).then_some(Tense::Future);
    }
    if planned(doc, terms, c) || c.is(verb::FUTURE | verb::OBLIGED) {
        return Some(Tense::Future);
    }
    if c.is(verb::PERFECT) {
        return Some(Tense::Past);
    }
    if c.is(verb::INFINITIVE) {
        // "failed to agree on Monday" is over, "agreed to meet on Monday" is not.
        let governor = (start..i).rev().map(|g| &chunks[g]).find(|g| g.is_verb());
        let same = governor.filter(|g| terms.get(doc.lex(g.head as usize).lemma) == Some(Term::SameTime));
        return Some(if same.is_some_and(|g| g.is(verb::PAST | verb::PERFECT)) { Tense::Past } else { Tense::Future });
    }
    if c.is(verb::GERUND) {
        return None;
    }
    if c.is(verb::PAST | verb::PARTICIPLE) {
        return Some(Tense::Past);
    }
    if c.is(verb::POSSIBLE | verb::PROGRESSIVE) {
        return Some(Tense::Future);
    }
    if c.is(verb::COPULA) || !c.is(verb::FINITE) || doc.class(c.head as usize) & class::CUE != 0 {
        return Some(Tense::Open);
    }
    // "the grain talks in January": a plural noun that may have been read as a verb says nothing.
    if doc.class(c.head as usize) & class::PLURAL != 0 {
        return Some(Tense::Open);
    }
    // "arrives on Monday": the plain present of a verb of doing, beside a date, is a plan. One without a subject may be a
    // noun that was misread.
    Some(if c.link == NONE { Tense::Open } else { Tense::Future })
}

fn planned(doc: &Doc<'_>, terms: &Terms, chunk: &Chunk) -> bool {
    terms.get(doc.words[chunk.head as usize].lex) == Some(Term::Planned)
}

/// A day of the week.
pub(super) fn weekday(published: Option<Date>, number: u32, shift: Option<i8>, tense: Tense) -> Option<Date> {
    let published = published?;
    let today = published.weekday()? as i32;
    let back = (today - number as i32).rem_euclid(7);
    let ahead = (number as i32 - today).rem_euclid(7);
    let days = match (shift, tense) {
        (Some(..=-1), _) => -(if back == 0 { 7 } else { back }),
        (Some(1..), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        (Some(0), Tense::Past) | (None, Tense::Past | Tense::Open) => -back,
        (Some(0), _) | (None, Tense::Future) => ahead,
    };
    published.add_days(days)
}

/// A month and day without a year.
pub(super) fn month_day(published: Option<Date>, month: u32, day: u32, tense: Tense) -> Option<Date> {
    let published = published?;
    published.day()?;
    let candidates = [-1, 0, 1].map(|years| Date::from_ymd(published.year() + years, month, day));
    let mut days = candidates.into_iter().flatten();
    match tense {
        // A dateline or a time zone may be a day ahead.
        Tense::Past => {
            let tomorrow = published.add_days(1)?;
            days.rfind(|d| *d <= tomorrow)
        }
        Tense::Future => days.find(|d| *d >= published),
        Tense::Open => days.min_by_key(|d| d.days_from(published).abs()),
    }
}

/// A month without a year.
pub(super) fn month(published: Option<Date>, month: u32, tense: Tense) -> Option<Date> {
    let published = published?;
    let now = published.month()?;
    let year = published.year();
    match tense {
        Tense::Past if month > now => Date::from_ym(year - 1, month),
        Tense::Future if month < now => Date::from_ym(year + 1, month),
        // Half a year is the farthest that a reader would follow.
        Tense::Open if month > now + 6 => Date::from_ym(year - 1, month),
        Tense::Open if month + 6 < now => Date::from_ym(year + 1, month),
        _ => Date::from_ym(year, month),
    }
}

/// "last August", "this August", "next August".
pub(super) fn month_shifted(published: Option<Date>, month: u32, shift: i8) -> Option<Date> {
    let published = published?;
    let now = published.month()?;
    let years = match shift {
        0 => 0,
        ..0 => -i32::from(month >= now),
        1.. => i32::from(month <= now),
    };
    Date::from_ym(published.year() + years, month)
}

/// "last week", "this month", "next year".
pub(super) fn unit(published: Option<Date>, unit: Unit, shift: i8) -> Option<Date> {
    let published = published?;
    let shift = i32::from(shift);
    match unit {
        Unit::Day => published.add_days(shift),
        Unit::Week => {
            let monday = published.add_days(1 - published.weekday()? as i32 + 7 * shift)?;
            let sunday = monday.add_days(6)?;
            if monday.year() != sunday.year() {
                return None;
            }
            if monday.month() == sunday.month() {
                Date::from_ym(monday.year(), monday.month()?)
            } else {
                Date::from_year(monday.year())
            }
        }
        Unit::Month => months(published, shift),
        Unit::Year => Date::from_year(published.year() + shift),
        Unit::Decade | Unit::Century => None,
    }
}

/// "two days ago", "a year ago".
pub(super) fn ago(published: Option<Date>, number: i32, unit: Unit) -> Option<Date> {
    let published = published?;
    match unit {
        Unit::Day => published.add_days(-number),
        // Weeks are rounded, so that the day is not known.
        Unit::Week => published.add_days(number.checked_mul(-7)?).and_then(|d| Date::from_ym(d.year(), d.month()?)),
        Unit::Month => months(published, -number),
        Unit::Year => Date::from_year(published.year() - number),
        Unit::Decade => Date::from_year(published.year() - number.checked_mul(10)?),
        Unit::Century => Date::from_year(published.year() - number.checked_mul(100)?),
    }
}

/// The month so many months after the date's.
fn months(date: Date, shift: i32) -> Option<Date> {
    let count = date.year() * 12 + date.month()? as i32 - 1 + shift;
    Date::from_ym(count.div_euclid(12), count.rem_euclid(12) as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn shown(value: Option<Date>) -> String {
        value.map_or("none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn weekdays_around_a_sunday() {
        let sunday = Some(date("2025-08-24"));
        let check = |number, shift, tense, want| assert_eq!(shown(weekday(sunday, number, shift, tense)), want);
        check(6, None, Tense::Past, "2025-08-23");
        check(7, None, Tense::Past, "2025-08-24");
        check(7, None, Tense::Future, "2025-08-24");
        check(7, Some(-1), Tense::Past, "2025-08-17");
        check(7, Some(1), Tense::Past, "2025-08-31");
        check(1, None, Tense::Future, "2025-08-25");
        check(1, None, Tense::Open, "2025-08-18");
        check(1, Some(0), Tense::Open, "2025-08-25");
        assert_eq!(weekday(None, 1, None, Tense::Past), None);
        assert_eq!(weekday(Some(date("2025-08")), 1, None, Tense::Past), None);
    }

    #[test]
    fn months_and_days_without_a_year() {
        let new_year = Some(date("2025-01-03"));
        let day = |month, day, tense| shown(month_day(new_year, month, day, tense));
        assert_eq!(day(12, 30, Tense::Past), "2024-12-30");
        assert_eq!(day(12, 30, Tense::Future), "2025-12-30");
        assert_eq!(day(12, 30, Tense::Open), "2024-12-30");
        assert_eq!(day(1, 4, Tense::Past), "2025-01-04");
        assert_eq!(day(1, 5, Tense::Past), "2024-01-05");
        assert_eq!(day(2, 29, Tense::Past), "2024-02-29");
        assert_eq!(day(2, 30, Tense::Open), "none");
        assert_eq!(shown(month(new_year, 11, Tense::Past)), "2024-11");
        assert_eq!(shown(month(new_year, 11, Tense::Future)), "2025-11");
        assert_eq!(shown(month(new_year, 11, Tense::Open)), "2024-11");
        assert_eq!(shown(month_shifted(new_year, 1, -1)), "2024-01");
        assert_eq!(shown(month_shifted(new_year, 1, 1)), "2026-01");
        assert_eq!(shown(month_shifted(new_year, 3, -1)), "2024-03");
    }

    #[test]
    fn units() {
        let published = Some(date("2025-08-24"));
        assert_eq!(shown(unit(published, Unit::Week, -1)), "2025-08");
        assert_eq!(shown(unit(published, Unit::Week, 1)), "2025-08");
        assert_eq!(shown(unit(Some(date("2025-09-03")), Unit::Week, 0)), "2025-09");
        assert_eq!(shown(unit(Some(date("2025-10-01")), Unit::Week, 0)), "2025");
        assert_eq!(shown(unit(Some(date("2025-01-01")), Unit::Week, 0)), "none");
        assert_eq!(shown(unit(Some(date("2025-01-09")), Unit::Month, -1)), "2024-12");
        assert_eq!(shown(unit(published, Unit::Year, 1)), "2026");
        assert_eq!(shown(ago(published, 2, Unit::Day)), "2025-08-22");
        assert_eq!(shown(ago(published, 20, Unit::Month)), "2023-12");
        assert_eq!(shown(ago(published, 3000, Unit::Year)), "none");
        assert_eq!(shown(ago(published, i32::MAX, Unit::Week)), "none");
    }
}
