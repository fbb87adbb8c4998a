//! Stage 3, structure: headline, byline, dateline, paragraphs, and the blocks that are no news.

use crate::code::Country;
use crate::date::Date;
use crate::dictionary::Hit;
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::rule::Rule;
use crate::segment::{Range, Segments};
use crate::span::Span;

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParagraphKind {
    /// The article's title.
    Headline,
    /// A line below the headline that continues it.
    Subheadline,
    /// Who wrote the article.
    Byline,
    /// A dateline on a line of its own.
    Dateline,
    /// News.
    Body,
    /// Boilerplate as a whole.
    Disclaimer,
}

impl ParagraphKind {
    /// The name as in the JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ParagraphKind::Headline => "headline",
            ParagraphKind::Subheadline => "subheadline",
            ParagraphKind::Byline => "byline",
            ParagraphKind::Dateline => "dateline",
            ParagraphKind::Body => "body",
            ParagraphKind::Disclaimer => "disclaimer",
        }
    }
}

/// A paragraph: a line, or several lines that a narrow margin broke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paragraph {
    /// From the first to the last character, without white space around.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// Where and when the article was written: "SEOUL, Aug. 23 (Yonhap) --".
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Dateline {
    /// All of it, with the closing dash.
    pub span: Span,
    /// The place as it stands.
    pub place: Option<Box<str>>,
    /// The place's country.
    pub country: Option<Country>,
    /// Its date; a day and month without a year are completed from the publication date.
    pub date: Option<Date>,
    /// The agency as it stands.
    pub agency: Option<Box<str>>,
}

/// A block of boilerplate. Nothing is cut away: the block is marked, and quotes and events are not read out of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Disclaimer {
    /// The block.
    pub span: Span,
    /// Its main kind, a code of `markers.tsv`: `warranty`, `copyright`, `contact`, `about-issuer`, …
    pub kind: Box<str>,
    /// Further kinds that the block also is.
    pub also: Vec<Box<str>>,
    /// Who issued the article or the clause.
    pub issuer: Option<Box<str>>,
    /// The marker that decided.
    pub rule: Rule,
}

/// A paragraph as the later stages see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Block {
    /// Its words; those of a dateline at its head and of disclaimers inside it included.
    pub(crate) words: Range,
    pub(crate) kind: ParagraphKind,
    /// The words that are news: without a dateline at the head.
    pub(crate) body: Range,
}

/// What stage 3 finds.
#[derive(Default)]
pub(crate) struct Structure {
    pub(crate) headline: Option<Span>,
    pub(crate) subheadlines: Vec<Span>,
    pub(crate) byline: Vec<Span>,
    pub(crate) dateline: Option<Dateline>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) disclaimers: Vec<Disclaimer>,
    /// Of each disclaimer, its words.
    pub(crate) marked: Vec<Range>,
}

/// The marker tables, made ready.
pub(crate) struct Markers {}

/// Finds the structure of an article. A `fragment` has no headline, byline or dateline of its own line.
#[allow(clippy::too_many_arguments)]
pub(crate) fn find(
    text: &str,
    lexicon: &Lexicon,
    segments: &Segments,
    _hits: &[Hit],
    _markers: &Markers,
    date: Option<Date>,
    fragment: bool,
) -> Structure {
    let _ = (lexicon, date);
    let mut s = Structure::default();
    for (i, line) in segments.lines.iter().enumerate() {
        let kind = if i == 0 && !fragment && segments.lines.len() > 1 { ParagraphKind::Headline } else { ParagraphKind::Body };
        if kind == ParagraphKind::Headline {
            s.headline = Some(line.span(&segments.words));
        }
        s.blocks.push(Block { words: *line, kind, body: *line });
    }
    let _ = text;
    s
}

impl Markers {
    pub(crate) fn new(_language: &Language, _lexicon: &mut Lexicon) -> Result<Markers, Error> {
        Ok(Markers {})
    }
}
