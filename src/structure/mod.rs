//! Stage 3, structure: headline, byline, dateline, paragraphs, and the blocks that are no news.
//!
//! A wire item is read from the outside inwards. Lines become paragraphs (`paragraphs`); the markers of `markers.tsv` say
//! which of them are boilerplate and how far a block reaches (`markers`, `pattern`, `boilerplate`, `extent`); what is left at the top
//! is headline, byline and dateline (`headline`, `dateline`). Nothing is taken out of the text: a block is marked, and the
//! later stages read no quotes and events out of it.

mod boilerplate;
mod byline;
mod calendar;
mod dateline;
mod dateline_words;
mod extent;
mod headline;
mod markers;
mod paragraphs;
mod pattern;
mod shape;
mod turns;

pub(crate) use markers::Markers;
pub(crate) use turns::Turn;

use crate::code::Country;
use crate::date::Date;
use crate::dictionary::{EntityKind, Hit};
use crate::lexicon::Lexicon;
use crate::rule::Rule;
use crate::segment::{Kind, Range, Segments, Word};
use crate::span::Span;
use dateline_words::What;
use pattern::Text;

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
    /// All of it, without the closing dash.
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
    /// The turns of a transcript.
    pub(crate) turns: Vec<Turn>,
}

/// Finds the structure of an article. A `fragment` has no headline, byline or dateline of its own line.
#[allow(clippy::too_many_arguments)]
pub(crate) fn find(
    text: &str,
    lexicon: &Lexicon,
    segments: &Segments,
    hits: &[Hit],
    markers: &Markers,
    date: Option<Date>,
    fragment: bool,
) -> Structure {
    let mut s = Structure::default();
    let words = &segments.words;
    let mut paragraphs = Vec::with_capacity(segments.lines.len());
    paragraphs::find(text, lexicon, segments, &mut paragraphs);
    s.blocks.reserve(paragraphs.len());
    let known = |place: Range| place_of(hits, place);
    boilerplate::find(text, lexicon, words, markers, &paragraphs, &known, fragment, &mut s);
    if !fragment {
        free_datelines(text, lexicon, words, markers, &paragraphs, &known, &mut s);
    }
    let marks = std::mem::take(&mut s.marked);
    let mut marked = marks.iter().copied().peekable();
    let mut top = Top::new(text, lexicon, words, markers, &known, date, fragment, &paragraphs);
    for &range in &paragraphs {
        while marked.peek().is_some_and(|m| m.end <= range.start) {
            marked.next();
        }
        // What the blocks leave of the paragraph: at its end, or all of it, or what stands before a block.
        let mut left = range;
        let mut next = marked.clone();
        while let Some(m) = next.next().filter(|m| m.start < range.end) {
            if m.start <= left.start {
                left.start = m.end.min(range.end);
            } else {
                left.end = m.start;
                break;
            }
        }
        let boilerplate = left.is_empty() || left != range && shape::word_count(words, left) == 0;
        let mut block = Block { words: range, kind: ParagraphKind::Body, body: left };
        if boilerplate {
            block.kind = ParagraphKind::Disclaimer;
            block.body = Range::new(range.end as usize, range.end as usize);
        } else {
            top.read(&mut block, s.blocks.len(), &mut s);
        }
        s.blocks.push(block);
    }
    s.marked = marks;
    s.turns = turns::find(text, lexicon, words, hits, &s.blocks);
    s
}

/// "MASEKO – Today Senator Tarn issued the following statement:" is a note, but its dateline is none of it.
fn free_datelines(
    text: &str,
    lexicon: &Lexicon,
    words: &[Word],
    markers: &Markers,
    paragraphs: &[Range],
    known: dateline::Known<'_>,
    s: &mut Structure,
) {
    for (range, block) in s.marked.iter_mut().zip(&mut s.disclaimers).take(SURE_WITHIN) {
        if &*block.kind != "attribution-note" || paragraphs.binary_search_by_key(&range.start, |p| p.start).is_err() {
            continue;
        }
        let t = Text { text, lexicon, words, range: *range };
        if let Some(chain) = dateline::parse(t, &markers.words, known, true).filter(|c| c.has_place() && !c.own_line(t)) {
            range.start = chain.body as u32;
            block.span = range.span(words);
        }
    }
}

/// Whether the dictionary knows the words as a place, and its country: the last part of "Panama City, Panama" decides.
fn place_of(hits: &[Hit], place: Range) -> Option<dateline::Place> {
    let from = hits.partition_point(|h| h.words.end <= place.start);
    let inside = hits[from..].iter().take_while(|h| h.words.start < place.end);
    let mut known: Option<dateline::Place> = None;
    // Where the part begins that the next name must fill: behind the name before and its comma.
    let mut part = place.start;
    for hit in inside.filter(|h| h.place.is_some()) {
        let known =
            known.get_or_insert(dateline::Place { country: None, town: hit.place == Some(EntityKind::Place), last: false });
        known.country = hit.country.or(known.country);
        known.last = hit.words.start == part && hit.words.end == place.end;
        part = hit.words.end + 1;
    }
    known
}

/// Reads the lines above the news.
struct Top<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    words: &'a [Word],
    markers: &'a Markers,
    known: dateline::Known<'a>,
    date: Option<Date>,
    fragment: bool,
    paragraphs: &'a [Range],
    /// Paragraphs of news so far.
    body: usize,
    /// No headline is looked for any more.
    past_headline: bool,
    /// The paragraph before was a byline.
    byline: bool,
    /// The dateline found so far is a date without a place.
    bare_date: bool,
    /// A speaker's label has stood at the head of a paragraph.
    turned: bool,
    /// The paragraph before was one sentence below the headline.
    standfirst: bool,
}

/// Paragraphs of news after which no dateline is looked for.
const DATELINE_WITHIN: usize = 3;
/// The same for a dateline beyond doubt, which may stand below a list of the main points.
const SURE_WITHIN: usize = 12;

impl<'a> Top<'a> {
    #[allow(clippy::too_many_arguments)]
    fn new(
        text: &'a str,
        lexicon: &'a Lexicon,
        words: &'a [Word],
        markers: &'a Markers,
        known: dateline::Known<'a>,
        date: Option<Date>,
        fragment: bool,
        paragraphs: &'a [Range],
    ) -> Top<'a> {
        let past_headline = fragment;
        let (body, byline, bare_date, turned, standfirst) = (0, false, false, false, false);
        Top {
            text,
            lexicon,
            words,
            markers,
            known,
            date,
            fragment,
            paragraphs,
            body,
            past_headline,
            byline,
            bare_date,
            turned,
            standfirst,
        }
    }

    fn read(&mut self, block: &mut Block, index: usize, s: &mut Structure) {
        let t = Text { text: self.text, lexicon: self.lexicon, words: self.words, range: block.body };
        if shape::word_count(self.words, t.range) == 0 {
            return; // a rule, a row of stars
        }
        let byline = std::mem::take(&mut self.byline);
        if !self.fragment
            && self.body == 0
            && s.headline.is_some()
            && (s.dateline.is_none() || self.bare_date)
            && self.credit(t, byline, index, s)
        {
            block.kind = ParagraphKind::Byline;
            self.byline = true;
            return;
        }
        if self.body < SURE_WITHIN && self.dateline(t, block, s) {
            return;
        }
        self.turned |= headline::turn(t).is_some();
        if self.fragment || self.body > 0 {
            // "Ana Vell", "By Ana Vell" below the sentence that introduces the text.
            let by = || headline::is_writer(t) || matches!(t.str(t.start()), "By" | "BY");
            if self.standfirst && s.byline.is_empty() && by() && self.byline(t, false, index, s) {
                block.kind = ParagraphKind::Byline;
            } else {
                self.body += 1;
            }
            self.standfirst = false;
            return;
        }
        let agency = |i: usize| self.markers.words.is(t, i, What::Agency);
        if self.byline(t, byline, index, s) {
            block.kind = ParagraphKind::Byline;
            self.byline = true;
            return;
        }
        if !self.past_headline {
            // "ANALYSIS" or "A corrected version follows:" above the headline.
            let more = index + 2 < self.paragraphs.len();
            if more && s.subheadlines.is_empty() && headline::is_kicker(t, |i| self.markers.words.is(t, i, What::Kicker)) {
                block.kind = ParagraphKind::Subheadline;
                s.subheadlines.push(t.range.span(self.words));
                return;
            }
            if more && t.range.len() <= 8 && self.words[t.end() - 1].kind == Kind::Colon {
                return;
            }
            self.past_headline = true;
            if index + 1 < self.paragraphs.len() && headline::can_be(t) {
                block.kind = ParagraphKind::Headline;
                s.headline = Some(headline::bare(t, agency).span(self.words));
                return;
            }
        } else if let Some(above) = s.headline {
            let bare = headline::bare(t, agency).span(self.words);
            // The headline once more, as feeds repeat it above the text.
            if self.text[bare.range()] == self.text[above.range()] {
                block.kind = ParagraphKind::Headline;
                return;
            }
            let first = s.byline.is_empty() && s.dateline.is_none() && s.subheadlines.len() < 2 && !self.turned;
            if first && index + 1 < self.paragraphs.len() && headline::is_subheadline(t) {
                block.kind = ParagraphKind::Subheadline;
                s.subheadlines.push(bare);
                return;
            }
        }
        self.standfirst = s.headline.is_some() && t.range.len() <= 40;
        self.body += 1;
    }

    fn byline(&self, t: Text<'_>, above: bool, index: usize, s: &mut Structure) -> bool {
        // "Transocean Press" is an agency below a byline, and nowhere else.
        let words = &self.markers.words;
        let agency = |i: usize| words.is(t, i, What::Agency) || above && words.is_agency_part(t, i);
        if s.headline.is_none() && self.words[t.start()].kind == Kind::Alpha && !matches!(t.str(t.start()), "By" | "BY") {
            // "The White House", "Lake News Service": who issues the item stands above the headline.
            if self.past_headline || !headline::is_issuer(t, words) {
                return false;
            }
        } else if !headline::is_byline(t, above, words, agency) {
            let below = s.byline.is_empty() && s.dateline.is_none() && index + 2 < self.paragraphs.len();
            let placed = t.range.iter().any(|i| t.str(i) == "in");
            if !below || !headline::is_writer(t) || !placed && (self.known)(t.range).is_some() {
                return false;
            }
        }
        self.add_byline(t, above, s);
        true
    }

    /// Whether the line is made of writers, houses, places and posts, see [`byline`].
    fn credit(&self, t: Text<'_>, above: bool, index: usize, s: &mut Structure) -> bool {
        let read = |t| byline::read(t, &self.markers.words, self.known);
        let credit = if above {
            read(t).is_some_and(|parts| parts.goes_on())
        } else {
            // A name counts where the line below goes on with it: "Tan Wei Ling", "Norlandia Correspondent".
            let named = || {
                let below = self.paragraphs.get(index + 1).map(|&range| Text { range, ..t });
                headline::is_name(t) && below.and_then(read).is_some_and(|parts| parts.goes_on())
            };
            let first = s.byline.is_empty() && index + 2 < self.paragraphs.len();
            first && (read(t).is_some_and(|parts| parts.is_byline()) || named())
        };
        if credit {
            self.add_byline(t, above, s);
        }
        credit
    }

    fn add_byline(&self, t: Text<'_>, above: bool, s: &mut Structure) {
        let span = t.range.span(self.words);
        // A second line ("Associated Press", "AP Sports Writer") goes on with the first; a second "By" does not.
        let first = t.range.iter().find(|i| self.words[*i].is_word()).map_or("", |i| t.str(i));
        match s.byline.last_mut() {
            Some(last) if above && !matches!(first, "By" | "BY") => {
                *last = Span::raw(last.start() as u32, span.end() as u32);
            }
            _ => s.byline.push(span),
        }
    }

    /// Reads a dateline; `true` where it is all that the paragraph holds.
    fn dateline(&mut self, t: Text<'_>, block: &mut Block, s: &mut Structure) -> bool {
        // Below the first paragraphs only a dateline beyond doubt counts, and that is closed by a dash.
        let late = self.body >= DATELINE_WITHIN;
        let dash = |i: usize| matches!(self.words[i].kind, Kind::Dash | Kind::Hyphen | Kind::Symbol);
        if late && (s.dateline.is_some() || !t.range.iter().take(dateline::LONGEST + 1).any(dash)) {
            return false;
        }
        let head = self.body == 0 && !self.fragment;
        let Some(chain) = dateline::parse(t, &self.markers.words, self.known, head) else { return false };
        let own_line = chain.own_line(t);
        if late && !chain.is_sure() {
            return false;
        }
        // Above the headline only "Brussels, 14 May 2024" and "Thursday, May 4, 2024" are sure to be no headline.
        let above = own_line && s.headline.is_none() && !self.past_headline && !self.fragment && !chain.has_agency();
        if above && !chain.can_stand_above(t, self.known) {
            return false;
        }
        let first = s.dateline.is_none();
        if first || self.bare_date && chain.has_place() {
            s.dateline = Some(dateline::finish(t, &self.markers.words, &chain, self.known, self.date));
            self.bare_date = !chain.has_place();
        }
        self.past_headline |= !above;
        if own_line {
            block.kind = ParagraphKind::Dateline;
            block.body = Range::new(t.end(), t.end());
            return true;
        }
        block.body = Range::new(chain.body, t.end());
        self.body += 1;
        true
    }
}

/// The ids of the markers that stand in the text, and of those that decided: for the tests of the tables.
#[cfg(test)]
fn fired(analyzer: &crate::Analyzer, text: &str) -> (Vec<String>, Vec<String>) {
    let mut segments = Segments::default();
    crate::segment::find(text, &analyzer.lexicon, &mut segments);
    let mut paragraphs = Vec::new();
    paragraphs::find(text, &analyzer.lexicon, &segments, &mut paragraphs);
    let (mut found, mut spots) = (Vec::new(), Vec::new());
    for range in paragraphs {
        let t = Text { text, lexicon: &analyzer.lexicon, words: &segments.words, range };
        analyzer.markers.find(t, true, true, &mut spots, &mut found);
    }
    let id = |row: u16| analyzer.markers.rows[usize::from(row)].rule.as_str().to_owned();
    let decided = analyzer.analyze(text).disclaimers().iter().map(|d| d.rule.as_str().to_owned()).collect();
    (found.iter().map(|f| id(f.row)).collect(), decided)
}
