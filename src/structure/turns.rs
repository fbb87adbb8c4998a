//! The turns of a transcript: "MS PORTER: …", "QUESTION: …", "Reuters: … / Zhou Wenbin: …", and how far each goes on.
//!
//! A label in capitals is a turn wherever it stands. A label in small letters also heads lists and notes ("One thing is
//! clear: …", "Where: …"), so it counts where three paragraphs of the article have one, or one label stands twice, and
//! where it is a name, an office or an outlet.

use super::pattern::Text;
use super::{Block, ParagraphKind};
use crate::dictionary::Hit;
use crate::lexicon::{Lexicon, class};
use crate::segment::{Kind, Range, Word};

/// What somebody says in a transcript, from the label on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The block that begins with the label.
    pub(crate) block: u32,
    /// The block after the last one of the turn.
    pub(crate) end: u32,
    /// The label's words without the colon.
    pub(crate) label: Range,
}

/// Longest label in words.
const LABEL: usize = 10;

/// Finds the turns in the body of an article.
pub(super) fn find(text: &str, lexicon: &Lexicon, words: &[Word], hits: &[Hit], blocks: &[Block]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut small = Vec::new();
    for (i, block) in blocks.iter().enumerate() {
        if block.kind != ParagraphKind::Body || block.body.is_empty() {
            continue;
        }
        let t = Text { text, lexicon, words, range: block.body };
        let Some(label) = label(t) else { continue };
        if label.end as usize + 1 >= t.end() || !speaks(t, label, hits) {
            continue;
        }
        if !in_capitals(t, label) {
            small.push(turns.len());
        }
        turns.push(Turn { block: i as u32, end: i as u32 + 1, label });
    }
    let name = |t: &Turn| &text[t.label.span(words).range()];
    let twice = |i: &usize| turns.iter().filter(|t| name(t) == name(&turns[*i])).count() > 1;
    if !small.is_empty() && turns.len() < 3 && !small.iter().take(3).any(twice) {
        let mut at = 0;
        turns.retain(|_| {
            at += 1;
            !small.contains(&(at - 1))
        });
    }
    go_on(blocks, &mut turns);
    turns
}

/// In a transcript a turn goes on over the paragraphs below it, up to the next turn or block. In a story that quotes a
/// dialogue it does not: there the turns are few.
fn go_on(blocks: &[Block], turns: &mut [Turn]) {
    let Some(first) = turns.first() else { return };
    let body = blocks[first.block as usize..].iter().filter(|b| b.kind == ParagraphKind::Body).count();
    if turns.len() < 3 || turns.len() * 4 < body {
        return;
    }
    for i in 0..turns.len() {
        let limit = turns.get(i + 1).map_or(blocks.len() as u32, |next| next.block);
        while turns[i].end < limit && blocks[turns[i].end as usize].kind == ParagraphKind::Body {
            turns[i].end += 1;
        }
    }
}

/// The words before a colon that stands early in the paragraph and has a space behind it.
fn label(text: Text<'_>) -> Option<Range> {
    let words = text.words;
    // A transcript in quotation marks is the quotes stage's own.
    if !words[text.start()].is_capital() {
        return None;
    }
    // "For the Kingdom of Lesabo: Thabo Grey" is a signature.
    if text.is(text.start(), class::PREP) && words.get(text.start() + 1).is_some_and(|w| w.kind != Kind::Colon) {
        return None;
    }
    let limit = text.end().min(text.start() + LABEL);
    let colon = (text.start() + 1..limit).find(|i| words[*i].kind == Kind::Colon)?;
    let spaced = words.get(colon + 1).is_some_and(Word::space_before);
    spaced.then_some(Range::new(text.start(), colon))
}

/// "MS PORTER", "QUESTION", "ANA VELL, HOST", "MR. McBRIDE".
fn in_capitals(text: Text<'_>, label: Range) -> bool {
    label.iter().all(|i| {
        let (w, s) = (&text.words[i], text.str(i));
        let single = w.is_capital() && s.trim_end_matches('.').len() == 1;
        w.kind != Kind::Alpha
            || w.is_all_caps()
            || single
            || w.is_abbreviation() && w.is_capital()
            || matches!(s, "Mc" | "Mr" | "Ms" | "Mrs" | "Dr" | "of" | "and")
            || s.starts_with("Mc") && w.is_capital()
    })
}

/// Whether somebody can speak under the label: capitalised words, of which one names or describes a person or an outlet.
fn speaks(text: Text<'_>, label: Range, hits: &[Hit]) -> bool {
    let words = text.words;
    let shaped = label.iter().all(|i| {
        let w = &words[i];
        match w.kind {
            Kind::Alpha => w.is_capital() || matches!(text.str(i), "of" | "the" | "and" | "de" | "van" | "al" | "for"),
            Kind::Comma | Kind::Hyphen | Kind::Stop | Kind::Quote | Kind::Open | Kind::Close | Kind::Slash => true,
            _ => in_brackets(words, label, i),
        }
    });
    // "(via translation)" may stand behind the name in small letters.
    let bracket = label.iter().find(|i| words[*i].kind == Kind::Open);
    let name = Range::new(label.start as usize, bracket.unwrap_or(label.end as usize));
    if name.is_empty() || !shaped && bracket.is_none() {
        return false;
    }
    let known = hits.partition_point(|h| h.words.end <= name.start);
    if hits.get(known).is_some_and(|h| h.words.start < name.end) {
        return true;
    }
    let asks = |s: &str| {
        ["QUESTION", "ANSWER", "MODERATOR", "REPORTER", "JOURNALIST", "HOST", "INTERVIEWER", "OPERATOR", "STAFF", "PARTICIPANT"]
            .iter()
            .any(|a| s.eq_ignore_ascii_case(a))
            || matches!(s, "Q" | "A" | "Q." | "A.")
    };
    let common = class::NOUN | class::VERB | class::ADJ | class::ADV | class::WH | class::PREP | class::DET | class::SUBORD;
    name.iter().filter(|i| words[*i].kind == Kind::Alpha && words[*i].is_capital()).any(|i| {
        asks(text.str(i))
            || text.is(i, class::PERSON | class::TITLE | class::GIVEN)
            || !text.is(i, common | class::COORD | class::MONTH | class::DAY)
    })
}

fn in_brackets(words: &[Word], label: Range, i: usize) -> bool {
    (label.start as usize..i).any(|j| words[j].kind == Kind::Open)
}
