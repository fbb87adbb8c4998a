//! Themes: what the article is about, by the phrases of `themes.tsv`.
//!
//! The phrases stand in a trie of words: an edge is a word's entry in the lexicon, so that matching compares numbers and
//! letters are never looked at again. Only a word that begins a phrase (a bit in the lexicon) starts a walk.

use crate::doc::Doc;
use crate::error::Error;
use crate::hash::Map;
use crate::lexicon::{Lexicon, class};
use crate::segment::{self, Kind, Segments, Word};
use crate::span::Span;
use crate::table::Table;

/// A phrase that shows a theme.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ThemeMention {
    /// The phrase.
    pub span: Span,
    /// The theme's name in `themes.tsv`: `denuclearization`.
    pub theme: Box<str>,
}

#[cfg(feature = "dictionary")]
const TABLE: &str = include_str!("data/dictionary/themes.tsv");
#[cfg(not(feature = "dictionary"))]
const TABLE: &str = "phrase\ttheme\n";

/// The phrases of `themes.tsv`, made ready.
pub(crate) struct Themes {
    /// The trie's edges from (node, entry) to the next node; node 0 is the root.
    edges: Map<(u32, u32), u32>,
    nodes: Vec<Node>,
    names: Vec<Box<str>>,
}

/// What it means to have come to a node.
#[derive(Clone, Copy)]
struct Node {
    /// Index in the names; `NONE` where no phrase ends here.
    theme: u16,
    /// The phrase is an abbreviation ("FTA") and must stand in capitals.
    capitals: bool,
}

const NONE: u16 = u16::MAX;

impl Themes {
    pub(crate) fn new(lexicon: &mut Lexicon) -> Result<Themes, Error> {
        let mut themes = Themes { edges: Map::default(), nodes: vec![Node { theme: NONE, capitals: false }], names: Vec::new() };
        let mut segments = Segments::default();
        for row in Table::parse("themes.tsv", TABLE, ["phrase", "theme"])? {
            let (phrase, name) = (row.get(0), row.get(1));
            segment::find(phrase, lexicon, &mut segments);
            let mut node = 0;
            for word in segments.words.iter().filter(|w| !links(phrase, w)) {
                let entry = lexicon.add(&phrase[word.span()], if node == 0 { class::TERM } else { 0 });
                if entry == 0 || !word.is_word() {
                    return Err(row.error(format!("phrase \"{phrase}\" holds something that is no word: leave it out")));
                }
                let next = themes.nodes.len() as u32;
                node = *themes.edges.entry((node, entry)).or_insert(next);
                if node == next {
                    themes.nodes.push(Node { theme: NONE, capitals: false });
                }
            }
            if node == 0 || name.is_empty() {
                return Err(row.error("a row needs a phrase and a theme"));
            }
            let index = themes.names.iter().rposition(|n| **n == *name).unwrap_or_else(|| {
                themes.names.push(name.into());
                themes.names.len() - 1
            });
            let end = &mut themes.nodes[node as usize];
            if end.theme != NONE && usize::from(end.theme) != index {
                let other = &themes.names[usize::from(end.theme)];
                return Err(row.error(format!("phrase \"{phrase}\" already stands for {other}: a phrase has one theme")));
            }
            *end = Node { theme: index as u16, capitals: segments.words.len() == 1 && segments.words[0].is_all_caps() };
        }
        Ok(themes)
    }

    /// Finds the themes in the sentences that are no boilerplate: the longest phrase at each place, none inside another.
    pub(crate) fn find(&self, doc: &Doc<'_>) -> Vec<ThemeMention> {
        let mut out = Vec::new();
        for sentence in doc.sentences.iter().filter(|s| !s.boilerplate) {
            let (mut i, end) = (sentence.words.start as usize, sentence.words.end as usize);
            while i < end {
                let found = if doc.class(i) & class::TERM != 0 { self.longest(doc.text, &doc.words[i..end]) } else { None };
                let Some((length, theme)) = found else {
                    i += 1;
                    continue;
                };
                let span = Span::raw(doc.words[i].start, doc.words[i + length - 1].end);
                out.push(ThemeMention { span, theme: self.names[usize::from(theme)].clone() });
                i += length;
            }
        }
        out
    }

    /// Number of words of the longest phrase that begins with the first of `words`, and its theme.
    fn longest(&self, text: &str, words: &[Word]) -> Option<(usize, u16)> {
        let (mut node, mut best) = (0, None);
        for (i, word) in words.iter().enumerate() {
            if i > 0 && links(text, word) {
                continue;
            }
            let Some(&next) = self.edges.get(&(node, word.lex)) else { break };
            node = next;
            let Node { theme, capitals } = self.nodes[node as usize];
            if theme != NONE && (!capitals || word.is_all_caps()) {
                best = Some((i + 1, theme));
            }
        }
        best
    }
}

/// A mark inside a phrase that the trie passes over: the hyphen of "cease-fire", the plus of "2+2 talks", the apostrophe of "leaders' meeting".
fn links(text: &str, word: &Word) -> bool {
    word.glued()
        && match word.kind {
            Kind::Hyphen | Kind::Symbol | Kind::Slash | Kind::Percent => true,
            Kind::Quote => matches!(&text[word.span()], "'" | "’"),
            _ => false,
        }
}
