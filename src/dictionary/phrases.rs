//! Titles and agents: "Prime Minister", "foreign ministry spokesman", "rebels", matched as sequences of lexicon entries.

use super::rows::phrases::Phrases;
use super::{Hits, TermHit};
use crate::lexicon::class;
use crate::segment::{Kind, Range, Word};

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
            node = self.step(node, w.lex);
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

    /// Fills `hits.terms`.
    pub(crate) fn find(&self, words: &[Word], hits: &mut Hits) {
        hits.terms.clear();
        let mut i = 0;
        while i < words.len() {
            if words[i].class & class::PHRASE != 0 {
                if let Some((end, phrase)) = self.at(words, i) {
                    hits.terms.push(TermHit { words: Range::new(i, end), phrase });
                    i = end;
                    continue;
                }
            }
            i += 1;
        }
    }
}
