//! Boilerplate: from markers to blocks. Which markers count where they stand, how far each block reaches, which are one.

use super::dateline::Known;
use super::dateline_words::What;
use super::markers::{Extent, Found, Marker, Markers, Place};
use super::pattern::Text;
use super::shape;
use super::{Disclaimer, Structure, byline};
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// A block while it is being built.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) words: Range,
    /// Main kind first; `None` in front while only a heading without a kind is there.
    pub(super) kinds: Vec<u8>,
    pub(super) row: u16,
    /// The marker's own words.
    pub(super) mark: Range,
    pub(super) extent: Extent,
    pub(super) issuer: Option<Range>,
    /// The first and the last paragraph that it reaches into.
    pub(super) first: usize,
    pub(super) paragraph: usize,
    /// Nothing but a heading or a rule so far.
    pub(super) heading: bool,
    /// Began with a heading alone, so that the lines below it are its items.
    pub(super) titled: bool,
    /// Paragraphs that a section took in below its heading.
    pub(super) taken: usize,
    /// Stands on whole paragraphs, not inside one.
    pub(super) whole: bool,
}

/// What is needed to judge a paragraph.
pub(super) struct Judge<'a> {
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
    pub(super) words: &'a [Word],
    pub(super) markers: &'a Markers,
    pub(super) paragraphs: &'a [Range],
    pub(super) fragment: bool,
}

/// Finds the blocks and puts them into `structure`.
#[allow(clippy::too_many_arguments)]
pub(super) fn find(
    text: &str,
    lexicon: &Lexicon,
    words: &[Word],
    markers: &Markers,
    paragraphs: &[Range],
    known: Known<'_>,
    fragment: bool,
    structure: &mut Structure,
) {
    let judge = Judge { text, lexicon, words, markers, paragraphs, fragment };
    let mut blocks: Vec<Open> = Vec::new();
    let (mut found, mut spots) = (Vec::new(), Vec::new());
    let mut rule: Option<usize> = None;
    for p in 0..paragraphs.len() {
        let t = judge.text(p);
        found.clear();
        let after = blocks.last().is_some_and(|b| b.paragraph + 1 >= p);
        markers.find(t, judge.in_head(p), judge.in_tail(p, t.end()) || after, &mut spots, &mut found);
        // "Ana Vell / AFP", "TASS" right below the headline: who wrote it, not the credit of a picture and no sign-off.
        let below = !fragment && p == 1 && p + 2 < paragraphs.len() && blocks.is_empty() && !found.is_empty();
        let credit = if below { byline::read(t, &markers.words, known).filter(byline::Parts::is_byline) } else { None };
        if let Some(parts) = credit {
            // "Reuters" above a caption is the picture's.
            let picture = parts.is_agency_alone() && judge.is_caption_line(p + 1);
            found.retain(|f| picture && judge.is_of(judge.row(f), "photo-caption"));
        }
        let before = blocks.len();
        judge.paragraph(p, &found, &mut blocks);
        if blocks.len() == before && blocks.last().is_none_or(|b| b.paragraph != p) {
            judge.carry_on(p, &mut blocks);
        }
        // A rule ("___") belongs to the block below it.
        if let (Some(r), Some(b)) = (rule, blocks.get_mut(before)) {
            if b.words.start == paragraphs[p].start && blocks.get(before).is_some_and(|b| b.whole) {
                let previous = before.checked_sub(1).map(|i| (blocks[i].paragraph, blocks[i].heading));
                match previous {
                    // A heading above the rule is of the same block ("# NOTEBOOK", "* * * *", text).
                    Some((q, true)) if q + 1 == r => {
                        let below = blocks.remove(before);
                        let above = &mut blocks[before - 1];
                        above.words.end = below.words.end;
                        above.kinds = below.kinds.iter().chain(&above.kinds).copied().collect();
                        above.row = below.row;
                        above.extent = below.extent;
                        above.paragraph = below.paragraph;
                        above.heading = below.heading;
                    }
                    Some((q, _)) if q >= r => {}
                    _ => blocks[before].words.start = paragraphs[r].start,
                }
            }
        }
        let is_rule = blocks.last().is_none_or(|b| b.paragraph < p) && shape::is_rule(t, t.range);
        rule = if is_rule { Some(p) } else { None };
    }
    judge.sandwich(&mut blocks);
    for b in blocks {
        judge.finish(b, structure);
    }
}

impl<'a> Judge<'a> {
    pub(super) fn text(&self, p: usize) -> Text<'a> {
        Text { text: self.text, lexicon: self.lexicon, words: self.words, range: self.paragraphs[p] }
    }

    fn row(&self, f: &Found) -> &'a Marker {
        &self.markers.rows[usize::from(f.row)]
    }

    /// Before the news begins: among the first paragraphs, in the first part of the text.
    pub(super) fn in_head(&self, p: usize) -> bool {
        p < 5 || p < 12 && (self.paragraphs[p].start as usize) * 4 < self.words.len()
    }

    /// In the last part: the last paragraphs, or beyond the first quarter of the text.
    fn in_tail(&self, p: usize, word: usize) -> bool {
        !self.fragment && p > 0 && (p + 6 >= self.paragraphs.len() || word * 4 > self.words.len())
    }

    fn counts(&self, p: usize, f: &Found, blocks: &[Open]) -> bool {
        let row = self.row(f);
        if row.strong {
            return true;
        }
        let after = blocks.last().is_some_and(|b| b.paragraph + 1 >= p && b.words.end <= f.words.start);
        match row.place {
            Place::Any => true,
            Place::Head => self.in_head(p),
            Place::Tail => self.in_tail(p, f.words.start as usize) || after && p > 4,
            Place::Among => self.in_tail(p, f.words.start as usize) && (after || self.before_block(p)),
            Place::Middle => p > 0 && self.above_news(p),
        }
    }

    /// Whether a full paragraph of news stands below: more than a headline, and no block.
    fn above_news(&self, p: usize) -> bool {
        let below = |p: usize| p < self.paragraphs.len() && self.paragraphs[p].len() > 14;
        (below(p + 1) || below(p + 2)) && !self.before_block(p)
    }

    /// Whether the next paragraph begins with a marker.
    fn before_block(&self, p: usize) -> bool {
        if p + 1 >= self.paragraphs.len() {
            return false;
        }
        let t = self.text(p + 1);
        let (mut found, mut spots) = (Vec::new(), Vec::new());
        self.markers.find(t, false, true, &mut spots, &mut found);
        found.iter().any(|f| {
            let row = self.row(f);
            row.place != Place::Among
                && (row.strong || self.in_tail(p + 1, f.words.start as usize))
                && (f.words.start as usize) < t.start() + 3
        })
    }

    /// Makes blocks of the markers in paragraph `p`, or adds them to the block above.
    fn paragraph(&self, p: usize, found: &[Found], blocks: &mut Vec<Open>) {
        let t = self.text(p);
        for (i, f) in found.iter().enumerate() {
            let row = self.row(f);
            if !self.counts(p, f, blocks) || self.yields(t, f, &found[i + 1..]) {
                continue;
            }
            let label = is_label(row);
            if self.absorb(p, f, row, label, blocks) {
                continue;
            }
            // Inside what is marked already: one more kind of it, or the start of the next block.
            if let Some(b) = blocks.last_mut().filter(|b| b.paragraph == p && f.words.start < b.words.end) {
                let page = self.is_page(b) && !self.is_page_row(row) && row.extent != Extent::Mark;
                let cut =
                    (label || page) && f.words.start >= b.mark.end && f.words.start > b.words.start && b.extent != Extent::All;
                if !cut {
                    self.add_kinds(b, row);
                    b.issuer = b.issuer.or(f.issuer);
                    continue;
                }
            }
            let (start, end) = self.reach(t, f, row, blocks);
            let mut start = start;
            // "KYODO NEWS - May 4, 2024": the agency before the page's date is the writer.
            if p > 0 && self.is_page_row(row) && self.in_head(p) && blocks.is_empty() && !self.fragment {
                start = self.agency_end(t).unwrap_or(start).max(start);
            }
            if let Some(b) = blocks.last_mut().filter(|b| b.paragraph == p && b.words.end as usize > start) {
                if start < b.mark.end as usize {
                    start = f.words.start as usize;
                }
                b.words.end = start as u32;
            }
            let whole = start == t.start() && end == t.end();
            let heading = label
                && shape::word_count(self.words, Range::new(start, end)) <= 9
                && shape::word_count(self.words, Range::new(f.words.end as usize, end)) <= 2;
            let mut b = Open {
                words: Range::new(start, end),
                kinds: Vec::new(),
                row: f.row,
                mark: f.words,
                extent: row.extent,
                issuer: f.issuer,
                first: p,
                paragraph: p,
                heading,
                titled: heading,
                taken: 0,
                whole,
            };
            self.add_kinds(&mut b, row);
            if whole && row.extent == Extent::Rest && shape::is_details(t, t.range) {
                self.names_above(&mut b, blocks);
            }
            blocks.push(b);
        }
    }

    /// The dash behind an agency at the head of a paragraph.
    fn agency_end(&self, t: Text<'_>) -> Option<usize> {
        let words = &self.markers.words;
        let dash = (t.start() + 1..t.end().min(t.start() + 4))
            .find(|i| self.words[*i].kind == Kind::Hyphen || self.words[*i].kind == Kind::Dash)?;
        let name = Range::new(t.start(), dash);
        (name.iter().all(|i| words.is_agency_part(t, i)) && name.iter().any(|i| words.is(t, i, What::Agency))).then_some(dash)
    }

    /// The lines above a contact's details: a name, a company, a street. Three at most, of capitalised words without a stop.
    fn names_above(&self, b: &mut Open, blocks: &[Open]) {
        let marked = blocks.last().map_or(0, |b| b.paragraph + 1);
        for p in (marked.max(4)..b.first).rev().take(3) {
            let range = self.paragraphs[p];
            let t = self.text(p);
            let name = range.len() <= 12
                && self.words[range.start as usize].is_capital()
                && range.iter().all(|i| {
                    let w = &self.words[i];
                    w.is_capital()
                        || matches!(w.kind, Kind::Comma | Kind::Number | Kind::Symbol | Kind::Hyphen)
                        || t.is(i, class::PREP | class::COORD | class::DET)
                        || matches!(t.str(i), "de" | "du" | "des" | "del" | "für" | "et")
                });
            if !name {
                break;
            }
            b.words.start = range.start;
            b.first = p;
        }
    }

    pub(super) fn add_kinds(&self, b: &mut Open, row: &Marker) {
        for kind in row.kind.iter().chain(&row.also) {
            if !b.kinds.contains(kind) {
                b.kinds.push(*kind);
            }
        }
    }

    pub(super) fn is_page(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].page)
    }

    pub(super) fn is_page_row(&self, row: &Marker) -> bool {
        row.kind.is_some_and(|k| self.markers.kinds[usize::from(k)].page)
    }

    pub(super) fn joins(&self, kind: u8) -> bool {
        self.markers.kinds[usize::from(kind)].joins
    }

    /// The words that a marker claims in its paragraph.
    fn reach(&self, t: Text<'_>, f: &Found, row: &Marker, blocks: &[Open]) -> (usize, usize) {
        let (mut start, mut end) = (f.words.start as usize, f.words.end as usize);
        let words = self.words;
        // A bracket around the marker is the block: "(Reporting by …)", "[Editor's note: …]".
        let open = if start < t.end() && words[start].kind == Kind::Open {
            Some(start)
        } else if start > t.start() && words[start - 1].kind == Kind::Open {
            Some(start - 1)
        } else {
            None
        };
        let open = open.filter(|open| close_of(words, *open, t.end()).is_none_or(|close| close >= end));
        if row.extent == Extent::Whole {
            return (t.start(), t.end());
        }
        if let Some(open) = open {
            let close = close_of(words, open, t.end());
            let end = close.unwrap_or(t.end());
            let lead = if open <= t.start() + 1 { t.start() } else { open };
            // Stops and end marks behind the bracket belong to it.
            let tail = (end..t.end()).all(|i| words[i].is_punct())
                || end < t.end() && words[end].glued() && words[end].kind == Kind::Open;
            return (lead, if tail { t.end() } else { end });
        }
        if row.extent == Extent::Mark {
            // The stop before the mark is the last sentence's.
            while start + 1 < end && words[start].kind == Kind::Stop {
                start += 1;
            }
            // Brackets and dashes glued to the mark go with it.
            while start > t.start() && matches!(words[start - 1].kind, Kind::Hyphen | Kind::Dash) && !words[start].space_before()
            {
                start -= 1;
            }
            if end < t.end() && matches!(words[end].kind, Kind::Colon) {
                end += 1;
            }
            if (end..t.end()).all(|i| words[i].is_punct()) {
                end = t.end();
            }
            if (t.start()..start).all(|i| words[i].is_punct()) {
                start = t.start();
            }
            return (start, end);
        }
        let sentence = self.sentence_start(t, start);
        let label = is_label(row);
        let mut from = if label { start } else { sentence };
        // A paragraph below a block is of the block's kind from its first word.
        let below = blocks
            .last()
            .is_some_and(|b| b.words.end == t.range.start && b.whole && b.kinds.first().is_none_or(|k| self.joins(*k)));
        let legal = row.kind.is_some_and(|k| self.markers.kinds[usize::from(k)].legal);
        if !label && below && legal {
            from = t.start();
        }
        if (t.start()..from).all(|i| words[i].is_punct()) {
            from = t.start();
        }
        (from, t.end())
    }

    /// The first word of the sentence that word `at` stands in.
    pub(super) fn sentence_start(&self, t: Text<'_>, at: usize) -> usize {
        let words = self.words;
        let mut i = at;
        while i > t.start() {
            let before = &words[i - 1];
            let stops = matches!(before.kind, Kind::Stop | Kind::Question | Kind::Exclamation)
                || matches!(before.kind, Kind::Close | Kind::Quote) && i >= t.start() + 2 && words[i - 2].kind == Kind::Stop;
            if stops && words[i].space_before() && (words[i].is_capital() || words[i].is_punct() || words[i].kind == Kind::Number)
            {
                return i;
            }
            i -= 1;
        }
        i
    }

    /// A weak marker that covers the whole paragraph gives way to a strong one at the same place.
    fn yields(&self, t: Text<'_>, f: &Found, others: &[Found]) -> bool {
        let row = self.row(f);
        let whole = f.words.end == t.range.end && f.words.start == t.range.start;
        !row.strong && whole && others.iter().any(|o| o.words.start <= t.range.start + 2 && self.row(o).strong)
    }

    fn finish(&self, b: Open, structure: &mut Structure) {
        let row = &self.markers.rows[usize::from(b.row)];
        let name = |k: u8| self.markers.kinds[usize::from(k)].name.clone();
        let mut kinds = b.kinds.iter().copied();
        let kind = kinds.next().map_or_else(|| "liability".into(), name);
        let t = Text { text: self.text, lexicon: self.lexicon, words: self.words, range: b.words };
        let issuer = match b.issuer {
            Some(range) => {
                let bare = shape::bare_name(t, range);
                Some(self.text[bare.span(self.words).range()].into())
            }
            None => row.issuer.clone(),
        };
        structure.disclaimers.push(Disclaimer {
            span: b.words.span(self.words),
            kind,
            also: kinds.map(name).collect(),
            issuer,
            rule: row.rule.clone(),
        });
        structure.marked.push(b.words);
    }
}

/// Whether a row is a heading or label: what follows it is its own block.
fn is_label(row: &Marker) -> bool {
    matches!(row.extent, Extent::Section | Extent::Contact | Extent::List | Extent::Header | Extent::All)
}

/// The word after the bracket that closes the one at `open`.
fn close_of(words: &[Word], open: usize, end: usize) -> Option<usize> {
    let mut depth = 0;
    for (i, w) in words.iter().enumerate().take(end).skip(open) {
        match w.kind {
            Kind::Open => depth += 1,
            Kind::Close => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}
