//! The cases of `tests/cases/syntax/*.txt`: a sentence, and below it the same sentence drawn with its chunks.

use super::{Chunk, ChunkKind, NONE, Syntax, Tag, find, noun, verb};
use crate::language::ENGLISH;
use crate::lexicon::Lexicon;
use crate::quotes::Cues;
use crate::segment::{self, Segments};
use once_cell::sync::Lazy;
use std::fmt::Write;

static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    let mut lexicon = Lexicon::new(&ENGLISH).unwrap();
    Cues::new(&ENGLISH, &mut lexicon).unwrap();
    lexicon
});

/// `[the envoy]1 {past said:1}`: noun phrases in brackets with a number, verb groups in braces with their flags, main verb
/// and the number of their subject; other chunks as they are.
pub(crate) fn draw(text: &str) -> String {
    let mut segments = Segments::default();
    segment::find(text, &LEXICON, &mut segments);
    let mut sentences = Vec::new();
    for line in &segments.lines {
        segment::sentences(&segments.words, &LEXICON, *line, 0, &mut sentences);
    }
    let mut syntax = Syntax::default();
    find(text, &LEXICON, &mut segments.words, &sentences, &mut syntax);
    let mut out = String::new();
    for (i, c) in syntax.chunks.iter().enumerate() {
        if i > 0 {
            out.push(' ');
        }
        let words = &text[c.words.span(&segments.words)];
        match c.kind {
            ChunkKind::Noun => {
                let mark = if c.is(noun::TIME) { "@" } else { "" };
                write!(out, "{mark}[{words}]{i}").unwrap();
            }
            ChunkKind::Verb => {
                let subject = if c.link == NONE { "?".to_owned() } else { c.link.to_string() };
                write!(out, "{{{words} {}:{subject}}}", flags(c)).unwrap();
            }
            ChunkKind::Adj => write!(out, "<{words}>").unwrap(),
            ChunkKind::That => write!(out, "THAT").unwrap(),
            ChunkKind::Rel => write!(out, "REL({words})").unwrap(),
            ChunkKind::Wh => write!(out, "WH({words})").unwrap(),
            ChunkKind::Subord => write!(out, "SUB({words})").unwrap(),
            _ => out.push_str(words),
        }
    }
    let _ = Tag::Other;
    out
}

fn flags(c: &Chunk) -> String {
    let names = [
        (verb::FINITE, "finite"),
        (verb::PASSIVE, "passive"),
        (verb::NEGATED, "negated"),
        (verb::FUTURE, "future"),
        (verb::POSSIBLE, "possible"),
        (verb::OBLIGED, "obliged"),
        (verb::PERFECT, "perfect"),
        (verb::PROGRESSIVE, "progressive"),
        (verb::INFINITIVE, "infinitive"),
        (verb::GERUND, "gerund"),
        (verb::PARTICIPLE, "participle"),
        (verb::COPULA, "copula"),
        (verb::PAST, "past"),
    ];
    names.iter().filter(|(f, _)| c.is(*f)).map(|(_, n)| *n).collect::<Vec<_>>().join(",")
}
