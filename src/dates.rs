//! Stage 8, dates: expressions of time, resolved against the publication date.

use crate::date::Date;
use crate::lexicon::Lexicon;
use crate::segment::{Clause, Word};
use crate::span::Span;

/// A date or relative date in the text: "Saturday", "Aug. 23", "in 2025", "last week".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateMention {
    /// The expression.
    pub span: Span,
    /// What it means, as precise as it is; `None` where it needs a publication date and there is none.
    pub value: Option<Date>,
}

/// Finds the dates.
pub(crate) fn find(
    _text: &str,
    _lexicon: &Lexicon,
    _words: &[Word],
    _sentences: &[Clause],
    _date: Option<Date>,
) -> Vec<DateMention> {
    Vec::new()
}
