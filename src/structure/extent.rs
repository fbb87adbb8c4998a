//! How far a block of boilerplate reaches: which paragraphs below a marker are more of its block.
//!
//! A second marker below a block joins it or begins another (`absorb`); a paragraph without a marker goes on with a section,
//! a list, a contact or a transmission header where it looks like one of its lines (`carry_on`).

use super::boilerplate::{Judge, Open};
use super::markers::{Extent, Found, Marker};
use super::shape;
use crate::lexicon::class;
use crate::segment::{Kind, Range, Word};

/// Most paragraphs that a heading takes in.
const SECTION: usize = 6;

impl Judge<'_> {
    /// Adds a paragraph with a marker to the block above it, where the two are one.
    pub(super) fn absorb(&self, p: usize, f: &Found, row: &Marker, label: bool, blocks: &mut [Open]) -> bool {
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
    pub(super) fn carry_on(&self, p: usize, blocks: &mut [Open]) {
        let t = self.text(p);
        let last = blocks.len();
        let Some(b) = blocks.last_mut().filter(|b| b.paragraph + 1 == p && b.words.end == t.range.start) else { return };
        if shape::is_rule(t, t.range) && b.extent != Extent::All {
            return;
        }
        let more = match b.extent {
            Extent::Mark | Extent::Rest | Extent::Whole => self.is_captioned(p, b),
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

    /// A caption below its credit: "Getty Images", then the line.
    fn is_captioned(&self, p: usize, b: &Open) -> bool {
        self.is_kind(b, "photo-caption") && b.whole && b.taken == 0 && b.words.len() <= 8 && p > 1 && self.is_caption_line(p)
    }

    /// A line above the news with small words and without a stop at its end.
    pub(super) fn is_caption_line(&self, p: usize) -> bool {
        if p + 1 >= self.paragraphs.len() || !self.in_head(p) {
            return false;
        }
        let t = self.text(p);
        let small = |i: &usize| {
            self.words[*i].kind == Kind::Alpha
                && !self.words[*i].is_capital()
                && !t.is(*i, class::PREP | class::DET | class::COORD)
        };
        t.range.len() <= 30
            && self.words[t.start()].is_capital()
            && self.words[t.end() - 1].is_word()
            && t.range.iter().filter(small).count() >= 3
    }

    pub(super) fn is_of(&self, row: &Marker, kind: &str) -> bool {
        row.kind.iter().chain(&row.also).any(|k| &*self.markers.kinds[usize::from(*k)].name == kind)
    }

    /// A short line without a stop: a heading, a name, an office.
    pub(super) fn is_title(&self, p: usize) -> bool {
        let t = self.text(p);
        t.range.len() <= 10
            && self.words[t.start()].is_capital()
            && self.words[t.end() - 1].is_word()
            && !shape::has_details(t, t.range)
    }

    pub(super) fn is_about(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].name.starts_with("about"))
    }

    pub(super) fn is_kind(&self, b: &Open, kind: &str) -> bool {
        b.kinds.first().is_some_and(|k| &*self.markers.kinds[usize::from(*k)].name == kind)
    }

    pub(super) fn is_legal(&self, b: &Open) -> bool {
        b.kinds.first().is_some_and(|k| self.markers.kinds[usize::from(*k)].legal)
    }

    /// Bullets and sub-headings in markup below a section's text are of it; news is not.
    pub(super) fn is_note_item(&self, p: usize) -> bool {
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
    pub(super) fn speaks_of(&self, p: usize, b: &Open) -> bool {
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
    pub(super) fn is_item(&self, p: usize) -> bool {
        let range = self.paragraphs[p];
        let first = &self.words[range.start as usize];
        let last = &self.words[range.end as usize - 1];
        let bullet = matches!(first.kind, Kind::Symbol | Kind::Hyphen | Kind::Dash) && range.len() > 1;
        bullet || range.len() <= 20 && !matches!(last.kind, Kind::Stop | Kind::Colon) && self.in_last_part(p)
    }

    pub(super) fn in_last_part(&self, p: usize) -> bool {
        p + 10 >= self.paragraphs.len() || (self.paragraphs[p].start as usize) * 2 > self.words.len()
    }

    /// Part of a transmission header: a slug, a code, a short line above the headline.
    pub(super) fn is_header(&self, p: usize) -> bool {
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
    pub(super) fn is_contact(&self, p: usize, begun: bool) -> bool {
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
    pub(super) fn sandwich(&self, blocks: &mut [Open]) {
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

    pub(super) fn is_rule(&self, p: usize) -> bool {
        let t = self.text(p);
        shape::is_rule(t, t.range)
    }
}
