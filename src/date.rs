//! [`Date`]: a day, a month or a year, as precise as the text allows.

use std::fmt;
use std::str::FromStr;

/// A calendar date of the proleptic Gregorian calendar, as precise as it is known: a day, a month, or a year.
///
/// Its text form is ISO 8601: `2025-08-23`, `2025-08` or `2025`.
///
/// ```
/// use demarche::Date;
/// let date: Date = "2025-08-23".parse().unwrap();
/// assert_eq!((date.year(), date.month(), date.day()), (2025, Some(8), Some(23)));
/// assert_eq!(date.weekday(), Some(6)); // Saturday
/// assert_eq!(date.add_days(9).unwrap().to_string(), "2025-09-01");
/// assert!("2025-02-30".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: u8,
    day: u8,
}

/// The text is no date in the form `YYYY-MM-DD`, `YYYY-MM` or `YYYY`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParseDateError;

impl fmt::Display for ParseDateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date: write YYYY-MM-DD, YYYY-MM or YYYY")
    }
}

impl std::error::Error for ParseDateError {}

impl Date {
    /// A day; `None` where the calendar has no such day.
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Date> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        valid.then_some(Date { year: year as i16, month: month as u8, day: day as u8 })
    }

    /// A month of a year.
    #[must_use]
    pub fn from_ym(year: i32, month: u32) -> Option<Date> {
        let valid = (1..=9999).contains(&year) && (1..=12).contains(&month);
        valid.then_some(Date { year: year as i16, month: month as u8, day: 0 })
    }

    /// A year.
    #[must_use]
    pub fn from_year(year: i32) -> Option<Date> {
        (1..=9999).contains(&year).then_some(Date { year: year as i16, month: 0, day: 0 })
    }

    /// The date from the numbers that the build script wrote; year 0 where it is absent, month or day 0 where they are.
    pub(crate) fn from_parts(year: u16, month: u8, day: u8) -> Option<Date> {
        (year != 0).then_some(Date { year: year as i16, month, day })
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month, 1 to 12, where it is known.
    #[must_use]
    pub fn month(self) -> Option<u32> {
        (self.month > 0).then_some(u32::from(self.month))
    }

    /// The day of the month, where it is known.
    #[must_use]
    pub fn day(self) -> Option<u32> {
        (self.day > 0).then_some(u32::from(self.day))
    }

    /// The day of the week, Monday 1 to Sunday 7, where the day is known.
    #[must_use]
    pub fn weekday(self) -> Option<u32> {
        self.day()?;
        Some((self.number() + 2).rem_euclid(7) as u32 + 1)
    }

    /// The date `days` later (earlier where negative); `None` where the day is not known or the year leaves 1 to 9999.
    #[must_use]
    pub fn add_days(self, days: i32) -> Option<Date> {
        self.day()?;
        Date::from_number(self.number().checked_add(days)?)
    }

    /// Days from `other` to this date, where both are known to the day.
    pub(crate) fn days_from(self, other: Date) -> i32 {
        self.number() - other.number()
    }

    /// Days since 1 March of the year 0 (Howard Hinnant, "chrono-compatible low-level date algorithms").
    fn number(self) -> i32 {
        let (y, m, d) = (i32::from(self.year), i32::from(self.month.max(1)), i32::from(self.day.max(1)));
        let y = if m <= 2 { y - 1 } else { y };
        let era = y.div_euclid(400);
        let yoe = y - era * 400;
        let doy = (153 * (if m > 2 { m - 3 } else { m + 9 }) + 2) / 5 + d - 1;
        era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy
    }

    fn from_number(n: i32) -> Option<Date> {
        let era = n.div_euclid(146_097);
        let doe = n - era * 146_097;
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let month = if mp < 10 { mp + 3 } else { mp - 9 };
        let year = yoe + era * 400 + i32::from(month <= 2);
        Date::from_ymd(year, month as u32, (doy - (153 * mp + 2) / 5 + 1) as u32)
    }

    /// Writes the text form into `buffer`; no formatter, since an article's JSON holds hundreds of dates.
    pub(crate) fn write(self, buffer: &mut [u8; 10]) -> &str {
        let year = self.year as u16;
        let digit = |n: u16| b'0' + (n % 10) as u8;
        *buffer = [digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), b'-', 0, 0, b'-', 0, 0];
        let (month, day) = (u16::from(self.month), u16::from(self.day));
        (buffer[5], buffer[6]) = (digit(month / 10), digit(month));
        (buffer[8], buffer[9]) = (digit(day / 10), digit(day));
        let length = if day > 0 {
            10
        } else if month > 0 {
            7
        } else {
            4
        };
        std::str::from_utf8(&buffer[..length]).unwrap_or("")
    }

    /// Whether the two agree as far as both are known: 2025-08 and 2025-08-23 do.
    #[must_use]
    pub fn agrees(self, other: Date) -> bool {
        self.year == other.year
            && (self.month == 0 || other.month == 0 || self.month == other.month)
            && (self.day == 0 || other.day == 0 || self.day == other.day)
    }
}

fn days_in(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl FromStr for Date {
    type Err = ParseDateError;

    fn from_str(s: &str) -> Result<Date, ParseDateError> {
        let mut parts = s.split('-');
        let mut number = |digits: usize| match parts.next() {
            None => Ok(None),
            Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
                p.parse::<u32>().map(Some).map_err(|_| ParseDateError)
            }
            Some(_) => Err(ParseDateError),
        };
        let year = number(4)?.ok_or(ParseDateError)? as i32;
        let (month, day) = (number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(ParseDateError);
        }
        match (month, day) {
            (None, _) => Date::from_year(year),
            (Some(m), None) => Date::from_ym(year, m),
            (Some(m), Some(d)) => Date::from_ymd(year, m, d),
        }
        .ok_or(ParseDateError)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.write(&mut [0; 10]))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn calendar() {
        let day = |s: &str| s.parse::<Date>().unwrap();
        assert_eq!(day("2000-03-01").weekday(), Some(3));
        assert_eq!(day("2026-11-25").weekday(), Some(3));
        assert_eq!(day("2024-02-28").add_days(1), Some(day("2024-02-29")));
        assert_eq!(day("2024-03-01").add_days(-2), Some(day("2024-02-28")));
        assert_eq!(day("9999-12-31").add_days(1), None);
        assert_eq!(day("2024-03").add_days(1), None);
        assert_eq!((day("2024-03-01").add_days(i32::MAX), day("2024-03-01").add_days(i32::MIN)), (None, None));
        let mut d = day("1999-12-25");
        for _ in 0..3000 {
            let next = d.add_days(1).unwrap();
            assert!(next > d && next.weekday().unwrap() == d.weekday().unwrap() % 7 + 1 && next.add_days(-1) == Some(d));
            d = next;
        }
        assert!(day("2025").agrees(day("2025-08-23")) && !day("2025-07").agrees(day("2025-08-23")));
        for text in ["0001", "0987-06", "2025", "2025-10", "9999-12-31", "2025-01-09"] {
            assert_eq!(day(text).to_string(), text);
        }
        assert_eq!(format!("[{:>12}]", day("2025-08-23")), "[  2025-08-23]");
        for bad in ["", "2025-8-1", "2025-13", "25-08-01", "2025-08-23-1", "2025-00-01", "+025-01-01"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }
}
