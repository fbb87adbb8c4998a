use super::Chunk;
use crate::lexicon::Lexicon;
use crate::segment::{Range, Word};
pub(crate) fn find(_lexicon: &Lexicon, _words: &[Word], _range: Range, _chunks: &mut Vec<Chunk>) {}
