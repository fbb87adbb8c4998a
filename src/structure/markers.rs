//! Markers: the rows of `markers.tsv`, made ready, and the scan that finds where they stand in a paragraph.

use super::pattern::{Pattern, Text, face};
use crate::error::Error;
use crate::language::Language;
use crate::lexicon::{Lexicon, class};
use crate::rule::Rule;
use crate::segment::Range;
use crate::table::Table;

/// Where in the article a weak marker must stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Any,
    /// Before the news begins.
    Head,
    /// In the last part.
    Tail,
    /// In the last part, next to another block.
    Among,
    /// Above a paragraph of news.
    Middle,
}

/// How far a block reaches from its marker.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// The marker's words alone.
    Mark,
    /// From the marker's sentence to the end of the paragraph.
    Rest,
    /// The paragraph.
    Whole,
    /// A heading: with the paragraphs below it, up to the next block.
    Section,
    /// A heading or first line of a contact: with the lines below that hold its details.
    Contact,
    /// A heading with list items below.
    List,
    /// From the marker's line on everything, up to the codes that end the transmission.
    All,
    /// The first line of a transmission header: with all lines above the headline.
    Header,
}

/// A kind of boilerplate, a row of `kinds.tsv`.
#[derive(Debug)]
pub(super) struct Kind {
    pub(super) name: Box<str>,
    /// Neighbouring paragraphs of this kind are one block.
    pub(super) joins: bool,
    /// Legal text: keeps its paragraphs together, and one block may be of several legal kinds.
    pub(super) legal: bool,
    /// Furniture of a web page: ends where anything else begins.
    pub(super) page: bool,
}

/// A row of `markers.tsv`.
#[derive(Debug)]
pub(super) struct Marker {
    pub(super) rule: Rule,
    /// Index into the kinds; `None` for a heading that takes the kind of the text below it.
    pub(super) kind: Option<u8>,
    pub(super) also: Box<[u8]>,
    pub(super) place: Place,
    pub(super) strong: bool,
    pub(super) extent: Extent,
    /// A name where the row gives one; a slot of the pattern goes before it.
    pub(super) issuer: Option<Box<str>>,
    pattern: Pattern,
}

/// The marker tables, made ready.
pub(crate) struct Markers {
    pub(super) kinds: Vec<Kind>,
    pub(super) rows: Vec<Marker>,
    /// For each entry of the lexicon, what the markers know of the word, see `ANCHOR`; 0 for nearly all.
    codes: Vec<u8>,
    /// For each entry of the lexicon, its list in `lists`; 0 where no marker has the word as its anchor.
    first: Vec<u16>,
    lists: Vec<Vec<Entry>>,
    /// Symbols at which a marker without a word is looked for.
    symbols: Vec<(char, u16)>,
    /// Markers without a word to look for, tried at a paragraph's start.
    starts: Vec<Entry>,
    /// The same, tried at its end.
    ends: Vec<Entry>,
    pub(super) words: super::dateline_words::Words,
}

/// What is asked of a row before its pattern is tried.
#[derive(Clone, Copy, Debug)]
struct Entry {
    row: u16,
    /// Words that may stand before and after the anchor, see `Pattern`.
    before: u16,
    after: u16,
    place: Place,
    /// Faces that must all stand in the paragraph, and those of which its first word must have one.
    faces: u32,
    first: u32,
    /// Words that must stand in the paragraph, as bits of its signature: see `Pattern::needs`.
    needs: [u64; 2],
}

/// Bits of `Markers::codes`: the word is the anchor of a marker; it stands in a marker; the low six bits number its bit in a
/// paragraph's signature.
const ANCHOR: u8 = 0x80;
const WORD: u8 = 0x40;
/// Bits of a signature that the words of every sentence share, so that the others tell more.
const COMMON: u32 = 8;

impl Entry {
    /// Whether the row can match in a paragraph with `before` words above the anchor and `after` from it on.
    #[inline]
    fn fits(&self, before: usize, after: usize, seen: &Seen, head: bool, tail: bool) -> bool {
        self.needs[0] & seen.signature != 0
            && self.needs[1] & seen.signature != 0
            && self.faces & !seen.faces == 0
            && before <= usize::from(self.before)
            && after <= usize::from(self.after)
            && match self.place {
                Place::Any | Place::Middle => true,
                Place::Head => head,
                Place::Tail | Place::Among => tail,
            }
    }
}

/// What a paragraph's words show at one look.
struct Seen {
    /// A few bits for each word that some marker speaks of.
    signature: u64,
    faces: u32,
}

/// A marker in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) row: u16,
    pub(super) words: Range,
    pub(super) issuer: Option<Range>,
}

const COLUMNS: [&str; 10] = ["id", "kind", "also", "place", "strength", "extent", "issuer", "marker", "?fires", "?silent"];

impl Markers {
    /// The built-in tables: those of the language, and those of the other languages that wires are written in.
    pub(crate) fn new(language: &Language, lexicon: &mut Lexicon) -> Result<Markers, Error> {
        let mut markers = Markers {
            kinds: kinds()?,
            rows: Vec::new(),
            codes: Vec::new(),
            first: Vec::new(),
            lists: vec![Vec::new()],
            symbols: Vec::new(),
            starts: Vec::new(),
            ends: Vec::new(),
            words: super::dateline_words::Words::new(lexicon)?,
        };
        markers.merge("markers.tsv", language.markers, lexicon)?;
        for (file, text) in FOREIGN {
            markers.merge(file, text, lexicon)?;
        }
        Ok(markers)
    }

    /// Adds the rows of a table; a row with the id of an earlier one replaces it.
    pub(crate) fn merge(&mut self, file: &str, text: &str, lexicon: &mut Lexicon) -> Result<(), Error> {
        for row in Table::parse(file, text, COLUMNS)? {
            let marker = self.parse(&row, lexicon)?;
            match self.rows.iter().position(|m| m.rule == marker.rule) {
                Some(i) => self.rows[i] = marker,
                None => self.rows.push(marker),
            }
        }
        if self.rows.len() > usize::from(u16::MAX) {
            return Err(Error::table(file, 1, "too many markers: 65,535 rows are the limit"));
        }
        self.index(lexicon);
        Ok(())
    }

    fn parse(&self, row: &crate::table::Row<'_, 10>, lexicon: &mut Lexicon) -> Result<Marker, Error> {
        let kind = |name: &str| {
            self.kinds
                .iter()
                .position(|k| &*k.name == name)
                .map(|i| i as u8)
                .ok_or_else(|| row.error(format!("kind \"{name}\" is unknown: see kinds.tsv")))
        };
        let place = match row.get(3) {
            "any" | "" => Place::Any,
            "head" => Place::Head,
            "tail" => Place::Tail,
            "among" => Place::Among,
            "middle" => Place::Middle,
            other => return Err(row.error(format!("place \"{other}\" is unknown: write any, head, tail, among or middle"))),
        };
        let strong = match row.get(4) {
            "strong" => true,
            "weak" => false,
            other => return Err(row.error(format!("strength \"{other}\" is unknown: write strong or weak"))),
        };
        let extent = match row.get(5) {
            "rest" | "" => Extent::Rest,
            "mark" => Extent::Mark,
            "whole" => Extent::Whole,
            "section" => Extent::Section,
            "contact" => Extent::Contact,
            "list" => Extent::List,
            "header" => Extent::Header,
            "all" => Extent::All,
            other => {
                return Err(row.error(format!(
                    "extent \"{other}\" is unknown: write mark, rest, whole, section, contact, list, all or header"
                )));
            }
        };
        if row.get(0).is_empty() {
            return Err(row.error("the id is empty: every marker needs one"));
        }
        let pattern = Pattern::parse(row.get(7), &self.words, lexicon).map_err(|problem| row.error(problem))?;
        Ok(Marker {
            rule: Rule::new(row.get(0)),
            kind: if row.get(1) == "*" { None } else { Some(kind(row.get(1))?) },
            also: row.list(2).map(kind).collect::<Result<_, _>>()?,
            place,
            strong,
            extent,
            issuer: (!row.get(6).is_empty()).then(|| row.get(6).into()),
            pattern,
        })
    }

    fn index(&mut self, lexicon: &Lexicon) {
        self.first = vec![0; lexicon.len()];
        self.codes = vec![0; lexicon.len()];
        for entry in self.rows.iter().flat_map(|m| m.pattern.vocabulary()) {
            let spread = entry.wrapping_mul(0x9E37_79B1) >> 24;
            let common =
                lexicon.is(entry, class::DET | class::PREP | class::COORD | class::AUX | class::THAT | class::TO | class::NEG);
            self.codes[entry as usize] = WORD | if common { spread % COMMON } else { COMMON + spread % (63 - COMMON) } as u8;
        }
        self.lists.truncate(1);
        self.symbols.clear();
        self.starts.clear();
        self.ends.clear();
        for (i, m) in self.rows.iter().enumerate() {
            let place = if m.strong { Place::Any } else { m.place };
            let needs = m.pattern.needs((1 << COMMON) - 1, |entry| 1 << (self.codes[entry as usize] & 0x3F));
            let entry = Entry {
                row: i as u16,
                before: m.pattern.before,
                after: m.pattern.after,
                place,
                faces: m.pattern.faces(lexicon),
                first: if m.pattern.at_start() { m.pattern.first_faces(lexicon) } else { u32::MAX },
                needs,
            };
            let mut any = false;
            for anchor in m.pattern.anchors() {
                any = true;
                self.codes[anchor as usize] |= ANCHOR;
                let slot = &mut self.first[anchor as usize];
                if *slot == 0 {
                    *slot = self.lists.len() as u16;
                    self.lists.push(Vec::new());
                }
                // "Note|NOTE" is one entry of the lexicon.
                let list = &mut self.lists[usize::from(*slot)];
                if list.last().is_none_or(|e| e.row != entry.row) {
                    list.push(entry);
                }
            }
            if let Some(mark) = m.pattern.anchor_mark() {
                self.symbols.push((mark, i as u16));
            } else if !any {
                if m.pattern.at_start() { self.starts.push(entry) } else { self.ends.push(entry) }
            }
        }
    }

    /// What the paragraph's words show, and into `spots` where a marker's anchor or a symbol stands.
    fn look(&self, text: Text<'_>, spots: &mut Vec<u32>) -> Seen {
        // Each word is noted and perhaps written over: no branch foresees which one is an anchor.
        spots.resize(text.range.len(), 0);
        let mut n = 0;
        // The highest bit is of no word: it is what a row without needs asks for.
        let mut seen = Seen { signature: 1 << 63, faces: 0 };
        for (at, word) in text.range.iter().zip(&text.words[text.range.iter()]) {
            seen.faces |= face::of(text.text, word);
            // Entry 0 is no word, and its code is 0.
            let code = self.codes.get(word.lex as usize).copied().unwrap_or(0);
            seen.signature |= u64::from(code & WORD != 0) << (code & 0x3F);
            spots[n] = at as u32;
            n += usize::from((code & ANCHOR != 0) | ((word.lex == 0) & (word.kind == crate::segment::Kind::Symbol)));
        }
        spots.truncate(n);
        seen
    }

    /// Appends the markers that stand in the paragraph, in order. `head`, `tail`: whether markers of these places count here.
    ///
    /// `spots` is a buffer.
    pub(super) fn find(&self, text: Text<'_>, head: bool, tail: bool, spots: &mut Vec<u32>, out: &mut Vec<Found>) {
        let from = out.len();
        let (start, end) = (text.start(), text.end());
        let seen = self.look(text, spots);
        let pattern = |row: u16| &self.rows[usize::from(row)].pattern;
        if start < end {
            let first = face::of(text.text, &text.words[start]);
            for e in self.starts.iter().filter(|e| e.first & first != 0 && e.fits(0, end - start, &seen, head, tail)) {
                if let Some(m) = pattern(e.row).match_start(text) {
                    out.push(Found { row: e.row, words: m.words, issuer: m.issuer });
                }
            }
        }
        for at in spots.iter().map(|at| *at as usize) {
            let word = &text.words[at];
            if word.kind == crate::segment::Kind::Symbol {
                for &(mark, row) in &self.symbols {
                    if text.str(at).starts_with(mark) {
                        out.extend(pattern(row).at(text, at).map(|m| Found { row, words: m.words, issuer: m.issuer }));
                    }
                }
                continue;
            }
            let list = &self.lists[usize::from(self.first[word.lex as usize])];
            for e in list.iter().filter(|e| e.fits(at - start, end - at, &seen, head, tail)) {
                if let Some(m) = pattern(e.row).at(text, at) {
                    out.push(Found { row: e.row, words: m.words, issuer: m.issuer });
                }
            }
        }
        for e in self.ends.iter().filter(|e| e.fits(end - start, 0, &seen, head, tail)) {
            if let Some(m) = pattern(e.row).match_end(text) {
                out.push(Found { row: e.row, words: m.words, issuer: m.issuer });
            }
        }
        if out.len() - from > 1 {
            // What takes the whole paragraph first, then the earlier and the longer; of equals the label, whose block reaches further.
            let label = |f: &Found| matches!(self.rows[usize::from(f.row)].extent, Extent::Mark | Extent::Rest | Extent::Whole);
            let whole = |f: &Found| self.rows[usize::from(f.row)].extent != Extent::Whole;
            out[from..].sort_by_key(|f| (whole(f), f.words.start, std::cmp::Reverse(f.words.end), label(f)));
        }
    }
}

/// The tables of the other languages; their ids begin with the language.
const FOREIGN: [(&str, &str); 3] = [
    ("fr/markers.tsv", include_str!("../data/fr/markers.tsv")),
    ("de/markers.tsv", include_str!("../data/de/markers.tsv")),
    ("es/markers.tsv", include_str!("../data/es/markers.tsv")),
];

fn kinds() -> Result<Vec<Kind>, Error> {
    let mut kinds = Vec::new();
    for row in Table::parse("kinds.tsv", include_str!("../data/kinds.tsv"), ["kind", "group", "joins"])? {
        kinds.push(Kind {
            name: row.get(0).into(),
            joins: row.get(2) == "yes",
            legal: row.get(1) == "legal",
            page: row.get(1) == "page",
        });
    }
    Ok(kinds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    /// The tables' rows with their examples.
    fn examples() -> Vec<(String, String, String, String, String)> {
        let mut out = Vec::new();
        for (file, text) in [("markers.tsv", ENGLISH.markers)].into_iter().chain(FOREIGN) {
            for row in Table::parse(file, text, COLUMNS).unwrap() {
                out.push((
                    format!("{file}:{} {}", row.line, row.get(0)),
                    row.get(0).to_owned(),
                    row.get(3).to_owned(),
                    row.get(8).to_owned(),
                    row.get(9).to_owned(),
                ));
            }
        }
        out
    }

    /// Sets an example into an article: where its place says, or at the end.
    fn article(place: &str, example: &str) -> String {
        let example = example.replace(" ⏎ ", "\n");
        let news = "The two delegations met in the old town hall and agreed to keep talking about the river.\n\
                    They will exchange lists of the disputed wells before the spring, both sides said on Monday.\n\
                    Fishermen on the quay watched the boats leave and went back to mending their nets.";
        match place {
            "head" => format!("{example}\nDelegations meet over the river wells\n{news}\n"),
            "among" => format!("Delegations meet over the river wells\n{news}\n{example}\nMedia Contact: press@lake.example\n"),
            _ => format!("Delegations meet over the river wells\n{news}\n{example}\n"),
        }
    }

    #[test]
    fn examples_fire_and_stay_silent() {
        let analyzer = crate::Analyzer::shared();
        let mut wrong = Vec::new();
        for (at, id, place, fires, silent) in examples() {
            if fires.is_empty() || silent.is_empty() {
                wrong.push(format!("{at}: needs an example that fires and one that stays silent"));
                continue;
            }
            let (found, decided) = crate::structure::fired(analyzer, &article(&place, &fires));
            if !found.contains(&id) || decided.is_empty() {
                wrong.push(format!("{at}: silent on \"{fires}\" (found {found:?}, decided {decided:?})"));
            }
            let (_, decided) = crate::structure::fired(analyzer, &article(&place, &silent));
            // Next to a contact stands a contact.
            let expected = |rule: &String| place == "among" && rule.starts_with("contact.");
            if !decided.iter().all(expected) {
                wrong.push(format!("{at}: {decided:?} fired on \"{silent}\""));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    /// The plain twin of [`Markers::find`]: every row is tried wherever its anchor stands, without a look beforehand.
    fn find_plainly(markers: &Markers, text: Text<'_>) -> Vec<(u16, Range)> {
        let mut out = Vec::new();
        for (row, marker) in markers.rows.iter().enumerate() {
            let p = &marker.pattern;
            let anchors: Vec<u32> = p.anchors().collect();
            let matches: Vec<_> = match p.anchor_mark() {
                Some(mark) => {
                    text.range.iter().filter(|i| text.str(*i).starts_with(mark)).filter_map(|i| p.at(text, i)).collect()
                }
                None if anchors.is_empty() && p.at_start() => p.match_start(text).into_iter().collect(),
                None if anchors.is_empty() => p.match_end(text).into_iter().collect(),
                None => {
                    text.range.iter().filter(|i| anchors.contains(&text.words[*i].lex)).filter_map(|i| p.at(text, i)).collect()
                }
            };
            out.extend(matches.into_iter().map(|m| (row as u16, m.words)));
        }
        out
    }

    #[test]
    fn the_look_beforehand_loses_no_marker() {
        let analyzer = crate::Analyzer::shared();
        let (mut spots, mut found) = (Vec::new(), Vec::new());
        for (at, _, _, fires, silent) in examples() {
            let text = format!("{}\n{}", fires.replace(" ⏎ ", "\n"), silent.replace(" ⏎ ", "\n"));
            let mut segments = crate::segment::Segments::default();
            crate::segment::find(&text, &analyzer.lexicon, &mut segments);
            for &range in &segments.lines {
                let t = Text { text: &text, lexicon: &analyzer.lexicon, words: &segments.words, range };
                found.clear();
                analyzer.markers.find(t, true, true, &mut spots, &mut found);
                let mut fast: Vec<_> = found.iter().map(|f| (f.row, f.words)).collect();
                let mut plain = find_plainly(&analyzer.markers, t);
                fast.sort_by_key(|f| (f.0, f.1.start, f.1.end));
                plain.sort_by_key(|f| (f.0, f.1.start, f.1.end));
                assert_eq!(fast, plain, "{at}");
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        let mut ids: Vec<_> = examples().into_iter().map(|e| e.1).collect();
        ids.sort();
        let twice: Vec<_> = ids.windows(2).filter(|w| w[0] == w[1]).map(|w| &w[0]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn says_what_is_wrong_with_a_row() {
        let mut lexicon = Lexicon::prepared();
        let mut markers = Markers::new(&ENGLISH, &mut lexicon).unwrap();
        let header = "id\tkind\talso\tplace\tstrength\textent\tissuer\tmarker\n";
        let mut message =
            |row: &str| markers.merge("own.tsv", &format!("{header}{row}\n"), &mut lexicon).unwrap_err().to_string();
        assert_eq!(
            message("a\tgossip\t\ttail\tstrong\trest\t\thear say"),
            "own.tsv:2: kind \"gossip\" is unknown: see kinds.tsv"
        );
        assert_eq!(
            message("a\tpromo\t\tcentre\tstrong\trest\t\tbuy now"),
            "own.tsv:2: place \"centre\" is unknown: write any, head, tail, among or middle"
        );
        assert_eq!(
            message("a\tpromo\t\ttail\tstrong\trest\t\t*"),
            "own.tsv:2: the marker matches everything: name at least one word"
        );
        assert_eq!(
            message("a\tpromo\t\ttail\tstrong\trest\t\t<colour> sale"),
            "own.tsv:2: slot \"<colour>\" is unknown: see the list in data/en/README.md"
        );
    }
}
