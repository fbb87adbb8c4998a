//! The cases of `tests/cases/syntax/*.txt`: a sentence, and below it, indented, the same sentence drawn with its chunks.
//! `DEMARCHE_BLESS=1` writes what is drawn into the files, for review.

use super::{Chunk, ChunkKind, NONE, Syntax, find, noun, verb};
use crate::language::ENGLISH;
use crate::lexicon::Lexicon;
use crate::quotes::Cues;
use crate::segment::{self, Segments};
use once_cell::sync::Lazy;
use std::fmt::Write;
use std::fs;
use std::path::Path;

static LEXICON: Lazy<Lexicon> = Lazy::new(|| {
    let mut lexicon = Lexicon::prepared();
    Cues::new(&ENGLISH, &mut lexicon).unwrap();
    lexicon
});

#[test]
fn sentences_are_chunked_as_drawn() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/syntax");
    let bless = std::env::var_os("DEMARCHE_BLESS").is_some_and(|v| v == "1");
    let (mut cases, mut failed, mut report) = (0, 0, String::new());
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy();
        let file = fs::read_to_string(&path).unwrap();
        let mut blessed = String::new();
        let mut lines = file.lines().enumerate().peekable();
        while let Some((number, line)) = lines.next() {
            writeln!(blessed, "{line}").unwrap();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            assert!(!line.starts_with(' '), "{name}:{}: a drawing without a sentence above it", number + 1);
            let expected = lines.next_if(|(_, l)| l.starts_with(' ')).map_or("", |(_, l)| l.trim());
            let drawn = draw(line);
            writeln!(blessed, "  {drawn}").unwrap();
            cases += 1;
            if expected != drawn {
                failed += 1;
                writeln!(report, "\n{name}:{}: {line}\n  expected {expected}\n  drawn    {drawn}", number + 1).unwrap();
            }
        }
        if bless && blessed != file {
            fs::write(&path, blessed).unwrap();
        }
    }
    assert!(cases > 0, "no case found");
    assert!(failed == 0 || bless, "{report}\n{failed} of {cases} sentences; DEMARCHE_BLESS=1 accepts what is drawn\n");
}

/// `[the envoy]1 {past said:1}`: noun phrases in brackets with a number, verb groups in braces with their flags, main verb
/// and the number of their subject; other chunks as they are.
fn draw(text: &str) -> String {
    let mut segments = Segments::default();
    segment::find(text, &LEXICON, &mut segments);
    let mut sentences = Vec::new();
    for line in &segments.lines {
        segment::sentences(&segments.words, *line, 0, &mut sentences);
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
