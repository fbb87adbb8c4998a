use super::Chunk;
use crate::lexicon::Lexicon;
use crate::segment::Word;
pub(crate) fn find(_lexicon: &Lexicon, _words: &[Word], _from: usize, _chunks: &mut [Chunk]) {}
