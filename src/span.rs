//! [`Span`]: a stretch of the article's text.

use std::fmt;
use std::ops::{Index, Range};

/// A stretch of text as UTF-8 byte offsets, half-open: `start` is the first byte, `end` the byte after the last one.
///
/// A span is two `u32`, so that the lists of an [`Article`](crate::Article) stay small. Text beyond the first 4 GiB
/// therefore carries no spans (see [`Analyzer::analyze`](crate::Analyzer::analyze)).
///
/// Spans that demarche returns lie inside the text and on character boundaries, so that indexing with them cannot panic.
///
/// ```
/// use demarche::Span;
/// let text = "Lee said so.";
/// let span = Span::new(0, 3);
/// assert_eq!(&text[span], "Lee");
/// assert!(span.contains(2) && !span.contains(3));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// A span from `start` to `end`.
    ///
    /// # Panics
    ///
    /// If `start > end`, or if `end` does not fit in 32 bits.
    #[inline]
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "span starts at {start}, after its end {end}");
        let end32 = u32::try_from(end).expect("a span's end fits in 32 bits");
        Span { start: start as u32, end: end32 }
    }

    /// The internal constructor: the caller knows that `start <= end`; a reversed pair becomes empty instead of wrong.
    #[inline]
    pub(crate) const fn raw(start: u32, end: u32) -> Span {
        Span { start, end: if end < start { start } else { end } }
    }

    /// The first byte.
    #[inline]
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one.
    #[inline]
    #[must_use]
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// Number of bytes.
    #[inline]
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same as a standard range.
    #[inline]
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether the byte at `offset` lies inside; the end does not.
    #[inline]
    #[must_use]
    pub const fn contains(self, offset: usize) -> bool {
        self.start as usize <= offset && offset < self.end as usize
    }

    /// Whether all of `other` lies inside.
    #[inline]
    #[must_use]
    pub const fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[inline]
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[inline]
    #[must_use]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}

impl Index<Span> for str {
    type Output = str;
    #[inline]
    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn half_open() {
        let s = Span::new(2, 5);
        assert_eq!((s.start(), s.end(), s.len(), s.is_empty()), (2, 5, 3, false));
        assert!(!s.contains(1) && s.contains(2) && s.contains(4) && !s.contains(5));
        assert!(!s.overlaps(Span::new(5, 6)) && s.overlaps(Span::new(4, 6)));
        assert!(s.covers(s) && s.covers(Span::new(3, 3)) && !s.covers(Span::new(3, 6)));
        assert_eq!(s.join(Span::new(7, 9)), Span::new(2, 9));
    }

    #[test]
    #[should_panic(expected = "after its end")]
    fn reversed() {
        let _ = Span::new(3, 2);
    }
}
