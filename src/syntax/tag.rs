//! Tags: the part of speech of each word.
use crate::lexicon::Lexicon;
use crate::segment::{Range, Word};

/// A part of speech, as far as the chunker needs it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
#[repr(u8)]
pub(crate) enum Tag {
    Other,
    Punct,
    Noun,
    /// A proper noun.
    Name,
    /// A subject, object or demonstrative pronoun.
    Pronoun,
    Det,
    /// "my", "his", "their".
    Poss,
    Number,
    Adj,
    Adv,
    Prep,
    /// "to" before an infinitive.
    To,
    /// The complementiser "that".
    That,
    Rel,
    Wh,
    Coord,
    Subord,
    Particle,
    /// "be", "have", "do" in any form, and the modals.
    Aux,
    Base,
    Third,
    Past,
    Participle,
    Gerund,
}

pub(crate) fn find(_lexicon: &Lexicon, _words: &mut [Word], _range: Range) {}
