//! Boilerplate: from markers to blocks. Which markers count where they stand, how far each block reaches, which are one.

use super::markers::{Extent, Found, Marker, Markers, Place};
use super::pattern::Text;
use super::shape;
use super::{Disclaimer, Structure};
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// A block while it is being built.
#[derive(Debug)]
struct Open {
    words: Range,
    /// Main kind first; `None` in front while only a heading without a kind is there.
    kinds: Vec<u8>,
    row: u16,
    /// The marker's own words.
    mark: Range,
    extent: Extent,
    issuer: Option<Range>,
    /// The first and the last paragraph that it reaches into.
    first: usize,
    paragraph: usize,
    /// Nothing but a heading or a rule so far.
    heading: bool,
    /// Began with a heading alone, so that the lines below it are its items.
    titled: bool,
    /// Paragraphs that a section took in below its heading.
    taken: usize,
    /// Stands on whole paragraphs, not inside one.
    whole: bool,
}

/// What is needed to judge a paragraph.
struct Judge<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    words: &'a [Word],
    markers: &'a Markers,
    paragraphs: &'a [Range],
    fragment: bool,
}

/// Most paragraphs that a heading takes in.
const SECTION: usize = 6;

/// Finds the blocks and puts them into `structure`.
pub(super) fn find(
    text: &str,
    lexicon: &Lexicon,
    words: &[Word],
    markers: &Markers,
    paragraphs: &[Range],
    fragment: bool,
    structure: &mut Structure,
) {
    let judge = Judge { text, lexicon, words, markers, paragraphs, fragment };
    let mut blocks: Vec<Open> = Vec::new();
    let mut found = Vec::new();
    let mut rule: Option<usize> = None;
    for p in 0..paragraphs.len() {
        let t = judge.text(p);
        found.clear();
        let after = blocks.last().is_some_and(|b| b.paragraph + 1 >= p);
        markers.find(t, judge.in_head(p), judge.in_tail(p, t.end()) || after, &mut found);
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
    fn text(&self, p: usize) -> Text<'a> {
        Text { text: self.text, lexicon: self.lexicon, words: self.words, range: self.paragraphs[p] }
    }

    fn row(&self, f: &Found) -> &'a Marker {
        &self.markers.rows[usize::from(f.row)]
    }

    /// Before the news begins: among the first paragraphs, in the first part of the text.
    fn in_head(&self, p: usize) -> bool {
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
        let mut found = Vec::new();
        self.markers.find(t, false, true, &mut found);
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

    fn add_kinds(&self, b: &mut Open, row: &Marker) {
        for kind in row.kind.iter().chain(&row.also) {
            if !b.kinds.contains(kind) {
                b.kinds.push(*kind);
            }
        }
    }

    fn is_page(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].page)
    }

    fn is_page_row(&self, row: &Marker) -> bool {
        row.kind.is_some_and(|k| self.markers.kinds[usize::from(k)].page)
    }

    fn joins(&self, kind: u8) -> bool {
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
    fn sentence_start(&self, t: Text<'_>, at: usize) -> usize {
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

    /// Adds a paragraph with a marker to the block above it, where the two are one.
    fn absorb(&self, p: usize, f: &Found, row: &Marker, label: bool, blocks: &mut [Open]) -> bool {
        let t = self.text(p);
        let Some(b) = blocks.last_mut().filter(|b| b.paragraph + 1 == p && b.whole) else { return false };
        let section = matches!(b.extent, Extent::Section | Extent::Contact | Extent::List);
        let same = row.kind.is_some() && b.kinds.first() == row.kind.as_ref();
        let whole = self.sentence_start(t, f.words.start as usize) <= t.start() + 1;
        // A clause of law or a credit is never a detail of the contact or an item of the list above it.
        let foreign = row.strong
            && !label
            && whole
            && !same
            && !b.kinds.is_empty()
            && match b.extent {
                Extent::Contact => !self.is_page_row(row) && !self.is_of(row, "contact"),
                Extent::List => true,
                _ => false,
            };
        let one = if foreign {
            false
        } else if b.extent == Extent::All {
            !row.kind.is_some_and(|k| self.markers.kinds[usize::from(k)].name.starts_with("trans"))
        } else if b.extent == Extent::Header {
            row.extent == Extent::Header
        } else if b.heading && section {
            // The text below a heading, unless it begins another block of its own.
            !label || same && self.is_page(b) == self.is_page_row(row) && row.extent == b.extent
        } else if same
            && row.extent == b.extent
            && row.kind.is_some_and(|k| self.joins(k))
            && (b.extent == Extent::Contact || b.extent == Extent::Section && t.str(t.start()) == "#")
        {
            // A second contact below the first, a sub-heading in markup.
            true
        } else if b.extent == Extent::Section && !row.strong && !label && (same || self.is_page_row(row) || self.is_note_item(p))
        {
            // "For more information, visit …" closes the paragraph about the issuer.
            true
        } else if b.extent == Extent::Contact && self.is_of(row, "contact") && !label && shape::is_details(t, t.range) {
            // Addresses below a hashtag.
            true
        } else if self.is_about(b) && self.is_of(row, "contact") && !label && shape::is_pointer(t, t.range) {
            // "Learn more: www.lake.example" closes the paragraph about the issuer.
            true
        } else if self.is_legal(b) && row.extent == Extent::Rest && shape::is_url(t, t.range) {
            // "Copyright: Lake Syndicate, 2024." and its site below it.
            true
        } else if b.extent == Extent::List && !label {
            b.titled && self.is_item(p)
        } else {
            whole && same && !label && row.kind.is_some_and(|k| self.joins(k)) && row.extent == Extent::Rest
        };
        if !one {
            return false;
        }
        b.words.end = t.range.end;
        b.paragraph = p;
        b.heading = b.heading && label;
        b.taken += 1;
        b.mark = f.words;
        if b.kinds.is_empty() {
            b.row = f.row;
        }
        b.issuer = b.issuer.or(f.issuer);
        if !shape::is_details(t, t.range) || b.kinds.is_empty() {
            self.add_kinds(b, row);
        }
        true
    }

    /// A paragraph without a marker below a block: may be more of it.
    fn carry_on(&self, p: usize, blocks: &mut [Open]) {
        let t = self.text(p);
        let last = blocks.len();
        let Some(b) = blocks.last_mut().filter(|b| b.paragraph + 1 == p && b.words.end == t.range.start) else { return };
        if shape::is_rule(t, t.range) && b.extent != Extent::All {
            return;
        }
        let more = match b.extent {
            Extent::Mark | Extent::Rest | Extent::Whole => false,
            Extent::All => true,
            Extent::Header => self.is_header(p),
            Extent::Section => {
                let tail = p + 16 >= self.paragraphs.len() || (t.start() * 2 > self.words.len());
                if b.kinds.is_empty() || b.heading && !self.is_about(b) {
                    b.taken == 0 || self.is_note_item(p)
                } else if b.heading {
                    self.speaks_of(p, b)
                } else if self.is_about(b) && self.is_title(p) {
                    // The next heading, or the name above a contact's details.
                    false
                } else {
                    // Notes to editors run on to the next block, in the last part of the text.
                    let notes = b.titled && self.is_kind(b, "editor-note") && t.start() * 2 > self.words.len();
                    let about = (self.is_about(b) || notes) && b.taken > 0;
                    b.taken < SECTION && tail && !shape::is_rule(t, t.range) && (about || self.is_note_item(p))
                }
            }
            Extent::List => self.is_item(p),
            Extent::Contact => self.is_contact(p, last == 0 || !b.heading || b.taken > 0),
        };
        if more {
            b.words.end = t.range.end;
            b.paragraph = p;
            b.taken += 1;
            b.heading = false;
        }
    }

    fn is_of(&self, row: &Marker, kind: &str) -> bool {
        row.kind.iter().chain(&row.also).any(|k| &*self.markers.kinds[usize::from(*k)].name == kind)
    }

    /// A short line without a stop: a heading, a name, an office.
    fn is_title(&self, p: usize) -> bool {
        let t = self.text(p);
        t.range.len() <= 10
            && self.words[t.start()].is_capital()
            && self.words[t.end() - 1].is_word()
            && !shape::has_details(t, t.range)
    }

    fn is_about(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].name.starts_with("about"))
    }

    fn is_kind(&self, b: &Open, kind: &str) -> bool {
        b.kinds.first().is_some_and(|k| &*self.markers.kinds[usize::from(*k)].name == kind)
    }

    fn is_legal(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].legal)
    }

    /// Bullets and sub-headings in markup below a section's text are of it; news is not.
    fn is_note_item(&self, p: usize) -> bool {
        let range = self.paragraphs[p];
        let first = &self.words[range.start as usize];
        let second = self.words.get(range.start as usize + 1);
        let numbered =
            first.kind == Kind::Number && second.is_some_and(|w| matches!(w.kind, Kind::Stop | Kind::Close) && w.glued());
        let bullet = match first.kind {
            Kind::Symbol => matches!(&self.text[first.span().range()], "*" | "•" | "#" | "·" | "+" | "▪" | "●"),
            kind => matches!(kind, Kind::Hyphen | Kind::Dash),
        };
        // "+370 5 555" is no bullet.
        range.len() > 1 && (numbered || bullet && second.is_some_and(Word::space_before))
    }

    /// The paragraph below "About X" names X again, or speaks as its author.
    fn speaks_of(&self, p: usize, b: &Open) -> bool {
        let t = self.text(p);
        let head = Range::new(t.start(), t.end().min(t.start() + 16));
        let named = b.issuer.is_some_and(|name| {
            let bare = shape::bare_name(t, name);
            bare.iter().filter(|i| self.words[*i].kind == Kind::Alpha && self.words[*i].is_capital()).any(|i| {
                let s = t.str(i);
                head.iter().any(|j| t.str(j).eq_ignore_ascii_case(s))
            })
        });
        let author = self.markers.kinds[usize::from(b.kinds[0])].name.ends_with("author");
        // "About the LRC" and "The Lake River Commission is …"
        let spelt_out = b.issuer.is_some_and(|name| {
            let bare = shape::bare_name(t, name);
            bare.len() == 1 && shape::spells_out(t, head, t.str(bare.start as usize))
        });
        named
            || author
            || spelt_out
            || head.iter().take(4).any(|j| {
                matches!(
                    t.str(j),
                    "We" | "Our"
                        | "we"
                        | "our"
                        | "company"
                        | "Founded"
                        | "Established"
                        | "Headquartered"
                        | "Launched"
                        | "Based"
                        | "Nous"
                        | "Wir"
                )
            })
    }

    /// An item of a list: begins with a bullet, or is a short line without a stop at its end.
    fn is_item(&self, p: usize) -> bool {
        let range = self.paragraphs[p];
        let first = &self.words[range.start as usize];
        let last = &self.words[range.end as usize - 1];
        let bullet = matches!(first.kind, Kind::Symbol | Kind::Hyphen | Kind::Dash) && range.len() > 1;
        bullet || range.len() <= 20 && !matches!(last.kind, Kind::Stop | Kind::Colon) && self.in_last_part(p)
    }

    fn in_last_part(&self, p: usize) -> bool {
        p + 10 >= self.paragraphs.len() || (self.paragraphs[p].start as usize) * 2 > self.words.len()
    }

    /// Part of a transmission header: a slug, a code, a short line above the headline.
    fn is_header(&self, p: usize) -> bool {
        let t = self.text(p);
        let last = t.end() - 1;
        if t.str(last) == "=" || p > 10 {
            return false;
        }
        let slug =
            t.range.iter().skip(1).any(|i| {
                self.words[i].kind == Kind::Dash && self.words[i].glued() && i + 1 < t.end() && self.words[i + 1].glued()
            });
        slug || t.str(t.start()) == "/" || shape::word_count(self.words, t.range) <= 3 && self.words[last].kind != Kind::Stop
    }

    /// A line of a contact. `begun`: details have been seen, so that only more details go on with it.
    fn is_contact(&self, p: usize, begun: bool) -> bool {
        let t = self.text(p);
        if shape::is_details(t, t.range) {
            return true;
        }
        if t.range.len() > 14 || matches!(self.words[t.end() - 1].kind, Kind::Question | Kind::Quote) {
            return begun && !self.in_head(p) && shape::has_details(t, t.range) && t.range.len() <= 60;
        }
        // A short line (a name, an office, a street) counts where details follow within four lines.
        let ahead = (p + 1..(p + 5).min(self.paragraphs.len())).find_map(|q| {
            let u = self.text(q);
            if shape::is_details(u, u.range) {
                return Some(true);
            }
            (u.range.len() > 14).then_some(false)
        });
        ahead == Some(true) || begun && shape::has_details(t, t.range)
    }

    /// A paragraph between two blocks of the last part, of which the upper is legal, is more of the upper.
    fn sandwich(&self, blocks: &mut [Open]) {
        for i in 1..blocks.len() {
            let (above, below) = (&blocks[i - 1], &blocks[i]);
            let gap = below.first.saturating_sub(above.paragraph);
            let last = self.paragraphs[above.paragraph].end;
            let legal = self.is_legal(above) && !self.is_kind(above, "advertising-disclosure");
            if gap != 2 || !above.whole || !below.whole || above.words.end != last || !legal {
                continue;
            }
            let between = self.paragraphs[above.paragraph + 1];
            let (from, words) = (above.words.start as usize, self.words.len());
            if below.words.start == between.end && from * 3 > words && !self.is_rule(above.paragraph + 1) {
                blocks[i - 1].words.end = between.end;
                blocks[i - 1].paragraph += 1;
            }
        }
    }

    fn is_rule(&self, p: usize) -> bool {
        let t = self.text(p);
        shape::is_rule(t, t.range)
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
