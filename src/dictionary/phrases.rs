//! Titles and agents: "Prime Minister", "foreign ministry spokesman", "rebels", matched as sequences of lexicon entries.

use super::rows::phrases::Phrases;
use crate::segment::{Kind, Word};

impl Phrases {
    /// The longest phrase that begins at word `i`, and the word after it.
    #[inline]
    pub(crate) fn at(&self, words: &[Word], i: usize) -> Option<(usize, u32)> {
        let mut node = 0;
        let mut best = None;
        let mut j = i;
        while let Some(w) = words.get(j) {
            if w.kind == Kind::Hyphen && w.glued() && j > i {
                j += 1;
                continue;
            }
            if w.kind != Kind::Alpha || w.lex == 0 {
                break;
            }
            node = if node == 0 { self.first(w.lex) } else { self.step(node, w.lex) };
            if node == 0 {
                break;
            }
            j += 1;
            if let Some(p) = self.ends[node as usize].checked_sub(1) {
                best = Some((j, p));
            }
            if w.is_possessive() {
                break;
            }
        }
        best
    }
}
