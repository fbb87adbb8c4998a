//! Stage 8, dates: expressions of time, resolved against the publication date.
//!
//! The words stand in `dates.tsv`. A date is found from its anchor outwards: a month, a weekday, a word like "today", a
//! unit ("year") or a number of four digits; everything else is looked at only beside one of these. What an expression
//! means is worked out in `resolve`.

mod resolve;

use crate::date::Date;
use crate::doc::Doc;
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};
use crate::span::Span;
use crate::syntax::Tag;
use crate::table::Table;
use resolve::{Tense, tense};

/// A date or relative date in the text: "Saturday", "Aug. 23", "in 2025", "last week".
///
/// `the 1965 treaty` holds one, `1,965 people` and `the 1990s` do not; nor does a stretch of time that is no point on the
/// calendar: `for two weeks`, `the past year`. Dates are not read out of boilerplate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateMention {
    /// The expression, without a preposition before it. Of a range ("Aug. 23-25") all of it.
    pub span: Span,
    /// What it means, as precise as it is, of a range the first day; `None` where it needs a publication date and there is
    /// none.
    ///
    /// A relative date without a year is the nearest one that the tense allows: "on Saturday" the last Saturday up to the
    /// day of publication, "will meet on Saturday" the next. A week has no ISO 8601 form of its own here: "last week" is
    /// the month that it lies in, or the year where it lies in two months.
    pub value: Option<Date>,
}

/// What `dates.tsv` says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    Month { number: u8, short: bool },
    Weekday { number: u8, short: bool },
    Holiday,
    Day(i8),
    Shift(i8),
    Edge,
    Unit(Unit),
    Part,
    Number(u8),
    Ago,
    Preposition,
    Ahead,
    AheadDay,
    Behind,
    AheadOf,
    Planned,
    SameTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unit {
    Day,
    Week,
    Month,
    Year,
    Decade,
    Century,
}

/// The words of `dates.tsv`, made ready: sorted by entry in the lexicon.
pub(crate) struct Terms {
    terms: Vec<(u32, Term)>,
}

impl Terms {
    pub(crate) fn new(language: &Language, lexicon: &mut Lexicon) -> Result<Terms, Error> {
        let mut terms = Vec::with_capacity(160);
        for row in Table::parse("dates.tsv", language.dates, ["word", "kind", "value"])? {
            let value = row.get(2);
            let number = || value.parse::<i8>().map_err(|_| row.error(format!("value \"{value}\" is no number from -99 to 99")));
            let within = |from, to| match number() {
                Ok(n) if (from..=to).contains(&n) => Ok(n as u8),
                Ok(n) => Err(row.error(format!("value {n} is not from {from} to {to}"))),
                Err(e) => Err(e),
            };
            let term = match row.get(1) {
                "month" => Term::Month { number: within(1, 12)?, short: false },
                "month-short" => Term::Month { number: within(1, 12)?, short: true },
                "weekday" => Term::Weekday { number: within(1, 7)?, short: false },
                "weekday-short" => Term::Weekday { number: within(1, 7)?, short: true },
                "holiday" => Term::Holiday,
                "day" => Term::Day(number()?),
                "shift" => Term::Shift(number()?),
                "edge" => Term::Edge,
                "unit" => Term::Unit(match value {
                    "day" => Unit::Day,
                    "week" => Unit::Week,
                    "month" => Unit::Month,
                    "year" => Unit::Year,
                    "decade" => Unit::Decade,
                    "century" => Unit::Century,
                    _ => {
                        let units = "day, week, month, year, decade or century";
                        return Err(row.error(format!("unit \"{value}\" is unknown: write {units}")));
                    }
                }),
                "part" => Term::Part,
                "number" => Term::Number(within(1, 100)?),
                "ago" => Term::Ago,
                "preposition" => Term::Preposition,
                "ahead" => Term::Ahead,
                "ahead-day" => Term::AheadDay,
                "behind" => Term::Behind,
                "ahead-of" => Term::AheadOf,
                "planned" => Term::Planned,
                "same-time" => Term::SameTime,
                other => {
                    return Err(row.error(format!("kind \"{other}\" is unknown: the notes in src/data/en/dates.tsv list them")));
                }
            };
            let anchor = matches!(term, Term::Month { .. } | Term::Weekday { .. } | Term::Day(_) | Term::Unit(_) | Term::Part);
            terms.push((lexicon.add(row.get(0), if anchor { class::DATE } else { 0 }), term));
        }
        terms.sort_by_key(|(entry, _)| *entry);
        match terms.windows(2).find(|w| w[0].0 == w[1].0) {
            Some(twice) => {
                let word = lexicon.form(twice[0].0);
                Err(Error::table("dates.tsv", 1, format!("\"{word}\" stands in two rows: a word can be of one kind only")))
            }
            None => Ok(Terms { terms }),
        }
    }

    fn get(&self, entry: u32) -> Option<Term> {
        self.terms.binary_search_by_key(&entry, |(e, _)| *e).ok().map(|i| self.terms[i].1)
    }
}

/// Finds the dates.
pub(crate) fn find(doc: &Doc<'_>, terms: &Terms) -> Vec<DateMention> {
    let mut out = Vec::new();
    for (i, sentence) in doc.sentences.iter().enumerate() {
        if sentence.boilerplate {
            continue;
        }
        let mut finder =
            Finder { doc, terms, sentence: i, from: sentence.words.start as usize, end: sentence.words.end as usize };
        for w in sentence.words.iter() {
            let word = &doc.words[w];
            let anchor = if word.kind == Kind::Number { word.end - word.start == 4 } else { doc.class(w) & class::DATE != 0 };
            if anchor && w >= finder.from {
                if let Some(found) = finder.at(w) {
                    finder.from = found.words.end as usize;
                    out.push(DateMention { span: bytes(doc.words, found.words), value: found.value });
                }
            }
        }
    }
    out
}

/// The bytes of the words, without a possessive ending.
fn bytes(words: &[Word], range: Range) -> Span {
    Span::raw(words[range.start as usize].start, words[range.end as usize - 1].end)
}

struct Found {
    words: Range,
    value: Option<Date>,
}

impl Found {
    fn new(start: usize, end: usize, value: Option<Date>) -> Option<Found> {
        Some(Found { words: Range::new(start, end), value })
    }
}

/// Looks at one sentence.
struct Finder<'a> {
    doc: &'a Doc<'a>,
    terms: &'a Terms,
    sentence: usize,
    /// The first word that no date has taken.
    from: usize,
    end: usize,
}

impl<'a> Finder<'a> {
    fn at(&self, i: usize) -> Option<Found> {
        if self.doc.words[i].kind == Kind::Number {
            return self.year_alone(i);
        }
        match self.terms.get(self.doc.words[i].lex)? {
            Term::Month { number, short } if self.is_capital_name(i) => self.month(i, number, short),
            Term::Weekday { number, short } if self.is_capital_name(i) => self.weekday(i, number, short),
            Term::Day(days) => self.day(i, days),
            Term::Unit(unit) => self.unit(i, unit),
            Term::Part => self.part(i),
            _ => None,
        }
    }

    fn word(&self, i: usize) -> Option<&'a Word> {
        (i < self.end).then(|| &self.doc.words[i])
    }

    /// The term of a word of the sentence.
    fn term(&self, i: usize) -> Option<Term> {
        self.terms.get(self.word(i)?.lex)
    }

    /// The term of the word before `i` that no date has taken, with its place; a glued hyphen ("mid-August") is skipped.
    fn before(&self, i: usize) -> Option<(usize, Term)> {
        let mut at = i.checked_sub(1).filter(|at| *at >= self.from)?;
        if self.doc.words[at].kind == Kind::Hyphen && at > self.from {
            at -= 1;
        }
        Some((at, self.terms.get(self.doc.words[at].lex)?))
    }

    /// Capitalised, and no part of a longer name ("The Sunday Herald").
    fn is_capital_name(&self, i: usize) -> bool {
        self.doc.words[i].is_capital() && self.doc.mention(i).is_none()
    }

    /// The value of a word of digits, at most `limit` of them; `ordinal` allows "23rd".
    fn digits(&self, i: usize, limit: usize, ordinal: bool) -> Option<i32> {
        let word = self.word(i).filter(|w| w.kind == Kind::Number)?;
        let mut text = &self.doc.text[word.span()];
        if ordinal && text.len() > 2 && text.as_bytes()[text.len() - 1].is_ascii_alphabetic() {
            let end = text.len() - 2;
            let suffix = text.get(end..)?;
            if ["st", "nd", "rd", "th"].iter().any(|s| s.eq_ignore_ascii_case(suffix)) {
                text = &text[..end];
            }
        }
        if text.len() > limit || !text.bytes().all(|b| b.is_ascii_digit()) { None } else { text.parse().ok() }
    }

    fn day_number(&self, i: usize) -> Option<u32> {
        self.digits(i, 2, true).filter(|d| (1..=31).contains(d)).map(|d| d as u32)
    }

    fn year_number(&self, i: usize) -> Option<i32> {
        let word = self.word(i)?;
        self.digits(i, 4, false).filter(|y| word.end - word.start == 4 && (1000..=2199).contains(y))
    }

    fn is_kind(&self, i: usize, kind: Kind) -> bool {
        self.word(i).is_some_and(|w| w.kind == kind)
    }

    /// The year at `i`, or after a comma or "of"; with the word after it.
    fn year_after(&self, i: usize) -> Option<(i32, usize)> {
        let at = if self.is_kind(i, Kind::Comma) || self.is_of(i) { i + 1 } else { i };
        self.year_number(at).map(|year| (year, at + 1))
    }

    fn is_of(&self, i: usize) -> bool {
        self.word(i).is_some_and(|w| w.end - w.start == 2 && &self.doc.text[w.span()] == "of")
    }

    /// The end of a range that begins with a day number before `i`: "23-25", "23 and 24", "23 to 25".
    fn range_end(&self, i: usize) -> usize {
        let Some(link) = self.word(i) else { return i };
        let mark = matches!(link.kind, Kind::Hyphen | Kind::Dash);
        let joins = mark || (link.kind == Kind::Alpha && matches!(&self.doc.text[link.span()], "and" | "to" | "or"));
        if !joins || self.day_number(i + 1).is_none() || (link.kind == Kind::Dash && link.space_before()) {
            return i;
        }
        // "Aug. 23 and 15 soldiers": a noun makes the number a count. "23 to 25 August" is closed by its month.
        let follows = self.word(i + 2);
        let counts =
            follows.is_some_and(|w| matches!(w.kind, Kind::Percent | Kind::Currency) || matches!(w.tag, Tag::Noun | Tag::Adj));
        if counts && !mark { i } else { i + 2 }
    }

    fn month(&self, i: usize, number: u8, short: bool) -> Option<Found> {
        let number = u32::from(number);
        let class = self.doc.class(i);
        // "May" the verb, "March" the verb, "Jan" the name: more must stand beside them.
        let doubtful = short || class & (class::MODAL | class::VERB) != 0;
        // "23 August", "the 23rd of August", "23-25 August"
        let (mut start, mut day) = (i, None);
        let near = if i > self.from && self.is_of(i - 1) { i - 1 } else { i };
        if near > self.from {
            if let Some(d) = self.day_number(near - 1) {
                (start, day) = (near - 1, Some(d));
                if start >= self.from + 2 && self.range_end(start - 1) == start + 1 {
                    if let Some(first) = self.day_number(start - 2) {
                        (start, day) = (start - 2, Some(first));
                    }
                }
            }
        }
        let mut end = i + 1;
        if day.is_none() || (self.year_after(end).is_none() && self.day_number(end).is_some()) {
            // "August 23", "August 23-25"
            if let Some(d) = self.day_number(end) {
                (start, day, end) = (i, Some(d), self.range_end(end + 1));
            }
        }
        let year = self.year_after(end).filter(|_| day.is_some() || !doubtful || !self.is_kind(end, Kind::Comma));
        if let Some((_, after)) = year {
            end = after;
        }
        if day.is_some() {
            start = self.weekday_before(start);
        }
        // "June 16 of last year"
        let running = || {
            let at = if self.is_of(end) { end + 1 } else { end };
            match (self.term(at)?, self.term(at + 1)?) {
                (Term::Shift(shift), Term::Unit(Unit::Year)) => Some((i32::from(shift), at + 2)),
                _ => None,
            }
        };
        let running = if day.is_some() && year.is_none() { running() } else { None };
        if let Some((_, after)) = running {
            end = after;
        }
        let year = year.map(|(y, _)| y).or_else(|| Some(self.doc.date?.year() + running?.0));
        let value = match (day, year) {
            (Some(day), Some(year)) => Date::from_ymd(year, number, day),
            (Some(day), None) => resolve::month_day(self.doc.date, number, day, tense(self, start, i, true)),
            (None, Some(year)) => Date::from_ym(year, number),
            (None, None) => return self.month_alone(i, number, doubtful),
        };
        if day.is_none() {
            if let Some((at, Term::Edge)) = self.before(start) {
                start = at;
            }
        }
        Found::new(start, end, value)
    }

    /// "in August", "last August", "early March", "August".
    fn month_alone(&self, i: usize, number: u32, doubtful: bool) -> Option<Found> {
        let mut start = i;
        let mut shift = None;
        let mut before = self.before(i);
        if let Some((at, Term::Shift(s))) = before {
            (start, shift) = (at, Some(s));
            before = self.before(at);
        }
        if let Some((at, Term::Edge)) = before {
            start = at;
        }
        let introduced =
            start < i || matches!(before, Some((_, Term::Preposition | Term::Ahead | Term::AheadDay | Term::Behind)));
        // "April Hayes", "May said": a name, unless something leads up to a month.
        let named = self.word(i + 1).is_some_and(|w| w.is_capital() && w.tag == Tag::Name && !self.doc.words[i].is_possessive());
        if !introduced && (doubtful || named) {
            return None;
        }
        let value = match shift {
            Some(shift) => resolve::month_shifted(self.doc.date, number, shift),
            None => resolve::month(self.doc.date, number, tense(self, start, i, false)),
        };
        Found::new(start, i + 1, value)
    }

    /// The start of "Saturday, Aug. 23" for a date that starts at `i`.
    fn weekday_before(&self, i: usize) -> usize {
        let at = match i.checked_sub(1) {
            Some(at) if at > self.from && self.is_kind(at, Kind::Comma) => at.saturating_sub(1),
            Some(at) => at,
            None => return i,
        };
        if at >= self.from && matches!(self.term(at), Some(Term::Weekday { .. })) { at } else { i }
    }

    fn weekday(&self, i: usize, number: u8, short: bool) -> Option<Found> {
        // "Saturday, Aug. 23": the month is the anchor.
        let after = if self.is_kind(i + 1, Kind::Comma) { i + 2 } else { i + 1 };
        let is_month = |at| matches!(self.term(at), Some(Term::Month { .. })) && self.word(at).is_some_and(Word::is_capital);
        if (is_month(after) && self.day_number(after + 1).is_some()) || (self.day_number(after).is_some() && is_month(after + 1))
        {
            return None;
        }
        if short && !self.doc.words[i].is_abbreviation() {
            return None;
        }
        let (start, shift) = self.shift_before(i);
        if start == i && matches!(self.before(i), Some((_, Term::Holiday))) {
            return None;
        }
        let end = if matches!(self.term(i + 1), Some(Term::Part)) { i + 2 } else { i + 1 };
        let value = resolve::weekday(self.doc.date, u32::from(number), shift, tense(self, start, i, true));
        Found::new(start, end, value)
    }

    /// "last", "this past", "late": where the expression with its anchor at `i` begins, and the shift.
    fn shift_before(&self, i: usize) -> (usize, Option<i8>) {
        let (mut start, mut shift) = (i, None);
        if let Some((at, Term::Shift(s))) = self.before(i) {
            (start, shift) = (at, Some(s));
            if s != 0 {
                if let Some((at, Term::Shift(0))) = self.before(at) {
                    start = at;
                }
            }
        }
        if let Some((at, Term::Edge)) = self.before(start) {
            start = at;
        }
        (start, shift)
    }

    /// "today", "yesterday evening", "earlier today", "the day before yesterday".
    fn day(&self, i: usize, days: i8) -> Option<Found> {
        let (mut start, mut days) = (i, i32::from(days));
        // "USA Today"
        if self.doc.mention(i).is_some()
            || (i > self.from && self.doc.words[i].is_capital() && self.doc.words[i - 1].is_capital())
        {
            return None;
        }
        if let Some((at, term)) = self.before(i) {
            let link = &self.doc.text[self.doc.words[at].span()];
            let of_day = matches!(self.before(at), Some((_, Term::Unit(Unit::Day))));
            match term {
                Term::Edge => start = at,
                Term::Preposition | Term::Behind
                    if of_day && days != 0 && link == (if days < 0 { "before" } else { "after" }) =>
                {
                    (start, days) = (at - 1, days * 2);
                }
                _ => {}
            }
        }
        let end = if matches!(self.term(i + 1), Some(Term::Part)) { i + 2 } else { i + 1 };
        Found::new(start, end, self.doc.date.and_then(|d| d.add_days(days)))
    }

    /// "last night", "this morning".
    fn part(&self, i: usize) -> Option<Found> {
        let (start, shift) = self.shift_before(i);
        let days = match shift? {
            -1 => -1,
            0 => 0,
            _ => return None,
        };
        Found::new(start, i + 1, self.doc.date.and_then(|d| d.add_days(days)))
    }

    /// "last year", "earlier this week", "two days ago".
    fn unit(&self, i: usize, unit: Unit) -> Option<Found> {
        if matches!(self.term(i + 1), Some(Term::Ago)) {
            let (at, number) = match self.before(i) {
                Some((at, Term::Number(n))) => (at, i32::from(n)),
                _ if i > self.from => (i - 1, self.digits(i - 1, 4, false)?),
                _ => return None,
            };
            return Found::new(at, i + 2, resolve::ago(self.doc.date, number, unit));
        }
        let (start, shift) = self.shift_before(i);
        let shift = shift?;
        // "the last week", "over the next year": a stretch that ends or begins now, no point of the calendar.
        let bare = start > self.from && self.doc.class(start - 1) & (class::DET | class::POSS) != 0;
        let plural = self.doc.class(i) & class::PLURAL != 0 || self.doc.text[self.doc.words[i].span()].ends_with('s');
        if bare || plural || (unit == Unit::Day && shift == 0) {
            return None;
        }
        if unit == Unit::Day {
            return None; // "next day" is a day after another one
        }
        Found::new(start, i + 1, resolve::unit(self.doc.date, unit, shift))
    }

    /// "2025-08-23", "in 2025", "the 1965 treaty".
    fn year_alone(&self, i: usize) -> Option<Found> {
        let year = self.year_number(i)?;
        let part = |at: usize| {
            let two = self.word(at + 1).filter(|w| w.glued() && w.end - w.start == 2)?;
            let hyphen = self.word(at).filter(|w| w.glued() && w.kind == Kind::Hyphen);
            hyphen.and(self.digits(at + 1, 2, false)).map(|n| n as u32).filter(|_| two.kind == Kind::Number)
        };
        if let (Some(month), Some(day)) = (part(i + 1), part(i + 3)) {
            if let Some(date) = Date::from_ymd(year, month, day) {
                return Found::new(i, i + 5, Some(date));
            }
        }
        let glued_before = self.doc.words[i].glued()
            && i > self.from
            && !matches!(self.doc.words[i - 1].kind, Kind::Open | Kind::Quote | Kind::Dash | Kind::Slash | Kind::Hyphen);
        if glued_before || self.is_kind(i + 1, Kind::Percent) || !self.is_year(i, year) {
            return None;
        }
        // "2019-2021", "2019–20"
        let mut end = i + 1;
        if self.word(end).is_some_and(|w| w.glued() && matches!(w.kind, Kind::Hyphen | Kind::Dash | Kind::Slash))
            && self.word(end + 1).is_some_and(Word::glued)
            && (self.year_number(end + 1).is_some_and(|to| to > year)
                || self.digits(end + 1, 2, false).is_some_and(|to| to > year % 100))
        {
            end += 2;
        }
        let start = match self.before(i) {
            Some((at, Term::Edge)) => at,
            _ => i,
        };
        Found::new(start, end, Date::from_year(year))
    }

    /// Whether a number of four digits counts years and not things.
    fn is_year(&self, i: usize, year: i32) -> bool {
        let likely = (1850..=2060).contains(&year) && year % 100 != 0;
        let next = self.word(i + 1);
        let (next_tag, next_class) = next.map_or((Tag::Punct, 0), |w| (w.tag, self.doc.class(i + 1)));
        // "2025 people", "1500 tons", "2000 or so".
        let counted = next_class & (class::PERIOD | class::PERSON | class::GROUP) != 0 && next_class & class::PLURAL != 0
            || matches!(self.term(i + 1), Some(Term::Unit(_)))
            || next.is_some_and(|w| w.kind == Kind::Currency);
        if counted {
            return false;
        }
        let plural = matches!(next_tag, Tag::Noun) && next_class & class::PLURAL != 0;
        match self.before(i) {
            // "in 2025", "by 2030", "mid-2019"
            Some((_, Term::Edge)) => true,
            Some((_, Term::Preposition | Term::Ahead | Term::AheadDay | Term::Behind)) => {
                likely || !plural && !matches!(next_tag, Tag::Adj | Tag::Noun)
            }
            Some((_, Term::Month { .. })) => true,
            _ => {
                let Some(previous) = i.checked_sub(1).filter(|at| *at >= self.from).map(|at| &self.doc.words[at]) else {
                    // "2025 was a hard year": the sentence begins with it.
                    return likely && matches!(next_tag, Tag::Aux | Tag::Past | Tag::Third);
                };
                match previous.kind {
                    // "(1965)"
                    Kind::Open => {
                        self.is_kind(i + 1, Kind::Close) || self.is_kind(i + 1, Kind::Dash) || self.is_kind(i + 1, Kind::Hyphen)
                    }
                    // "the 1965 normalization treaty", "its 2015 deal"
                    Kind::Alpha if likely => {
                        let before = self.doc.class(i - 1);
                        let named = before & (class::DET | class::POSS | class::ADJ) != 0
                            || previous.is_possessive()
                            || matches!(previous.tag, Tag::Adj | Tag::Det | Tag::Poss);
                        let things = matches!(
                            next_tag,
                            Tag::Noun | Tag::Name | Tag::Adj | Tag::Gerund | Tag::Participle | Tag::Base | Tag::Third
                        );
                        let hyphen = next.is_some_and(|w| w.kind == Kind::Hyphen);
                        named && (things || hyphen) && before & class::QUANT == 0
                            || matches!(&self.doc.text[previous.span()], "and" | "or" | "to" | "until")
                                && matches!(self.years_before(i), Some(y) if y < year)
                    }
                    _ => false,
                }
            }
        }
    }

    /// The year two words before `i`: "between 2019 and 2021".
    fn years_before(&self, i: usize) -> Option<i32> {
        i.checked_sub(2).and_then(|at| self.year_number(at))
    }

    fn in_dateline(&self, i: usize) -> bool {
        let dateline = self.doc.structure.dateline.as_ref();
        dateline.is_some_and(|d| d.span.covers(self.doc.words[i].span()))
    }

    fn tense_of_sentence(&self, i: usize) -> Tense {
        let doc = self.doc;
        let all = doc.syntax.sentences[self.sentence];
        resolve::verb_tense(doc, self.terms, all.iter(), doc.syntax.of_word[i])
    }
}
