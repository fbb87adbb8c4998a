//! Stage 6, quotes: which words are somebody's, and the words that say so.

mod marks;

use crate::doc::Doc;
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::rule::Rule;
use crate::span::Span;

/// How much of the content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuoteKind {
    /// All of it.
    Direct,
    /// A part of it.
    Mixed,
    /// Nothing.
    Indirect,
}

impl QuoteKind {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        }
    }
}

/// How sure an attribution is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// Inferred from the neighbourhood: the previous speaker goes on.
    Low,
    /// A cue stands near, its subject is not certain.
    Medium,
    /// Cue and source stand in the clause.
    High,
}

impl Confidence {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// An attribution: words that the article says somebody said.
///
/// `"We agree," Lee said.` is a quote with the content `"We agree,"`, the cue `said` and the source `Lee`. Words in
/// quotation marks that nobody speaks are none: `the goods came "as is"`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Quote {
    /// From the first to the last byte of the content, the cue inside it included.
    pub span: Span,
    /// How much of it stands in quotation marks.
    pub kind: QuoteKind,
    /// The content, split where the cue splits it. Quotation marks are inside; the complementiser "that" is inside, the
    /// final full stop of an indirect content outside.
    pub parts: Vec<Span>,
    /// Who speaks: index in [`Article::speakers`](crate::Article::speakers).
    pub speaker: Option<usize>,
    /// The words that name the speaker: "he", "the minister", "Lee".
    pub source: Option<Span>,
    /// The words that say that it is speech: "said", "according to".
    pub cue: Option<Span>,
    /// The outlets that carried the words: indexes in [`Article::entities`](crate::Article::entities).
    pub via: Vec<usize>,
    /// How sure the attribution is.
    pub confidence: Confidence,
    /// The row that gave the answer.
    pub rule: Rule,
}

/// The cues of `cues.tsv`, made ready.
pub(crate) struct Cues {}

impl Cues {
    pub(crate) fn new(_language: &Language, _lexicon: &mut Lexicon) -> Result<Cues, Error> {
        Ok(Cues {})
    }
}

/// Finds the quotes; their speakers stay open.
pub(crate) fn find(_doc: &Doc<'_>, _cues: &Cues) -> Vec<Quote> {
    Vec::new()
}
