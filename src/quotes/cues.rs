//! The cue lexicon, read from `cues.tsv`: which words say that somebody speaks, and which complements they take.

use crate::error::Error;
use crate::language::Language;
use crate::lexicon::{Lexicon, class};
use crate::rule::Rule;
use crate::table::Table;

/// A complement with which a word is a cue: one bit per label of the column `frames`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Frame {
    /// A quotation next to the cue.
    Quote,
    /// "said that the talks failed"
    That,
    /// "said the talks failed"
    Bare,
    /// "asked whether the talks failed"
    Wh,
    /// "promised to talk"
    To,
    /// "urged Kim to talk"
    ObjTo,
    /// "told Kim that the talks failed"
    ObjThat,
    /// "denounced the talks"
    Np,
    /// "denied leaving the talks"
    Ing,
    For,
    On,
    About,
    Of,
    Against,
    With,
    Into,
    /// "described the talks as a failure"
    As,
    /// "blamed Kim for the failure"
    ObjFor,
    /// "accused Kim of lying"
    ObjOf,
    /// "called the talks a failure"
    Small,
    /// "The talks, he said, failed."
    Paren,
}

const FRAMES: [(&str, Frame); 21] = [
    ("quote", Frame::Quote),
    ("that", Frame::That),
    ("bare", Frame::Bare),
    ("wh", Frame::Wh),
    ("to", Frame::To),
    ("obj-to", Frame::ObjTo),
    ("obj-that", Frame::ObjThat),
    ("np", Frame::Np),
    ("ing", Frame::Ing),
    ("for", Frame::For),
    ("on", Frame::On),
    ("about", Frame::About),
    ("of", Frame::Of),
    ("against", Frame::Against),
    ("with", Frame::With),
    ("into", Frame::Into),
    ("as", Frame::As),
    ("obj-for", Frame::ObjFor),
    ("obj-of", Frame::ObjOf),
    ("small", Frame::Small),
    ("paren", Frame::Paren),
];

impl Frame {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// The frame of a preposition.
    pub(crate) fn of_preposition(form: &str) -> Option<Frame> {
        Some(match form {
            "for" => Frame::For,
            "on" | "upon" | "over" => Frame::On,
            "about" => Frame::About,
            "of" => Frame::Of,
            "against" => Frame::Against,
            "with" => Frame::With,
            "into" => Frame::Into,
            "as" => Frame::As,
            _ => return None,
        })
    }
}

/// What part of speech a cue is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum CueClass {
    Verb,
    Noun,
    Prep,
    Adverb,
    Adjective,
}

/// How surely a cue is speech.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Grade {
    /// Communication: "say", "announce".
    Speech,
    /// A mental state or stance: "believe", "want".
    Attitude,
    /// An act that is speech in its frames only: "order", "reject".
    Act,
}

/// A row of `cues.tsv`.
pub(crate) struct Cue {
    /// Lexicon entry of the first word's base form.
    head: u32,
    /// Entries of the words behind it: particles, "to say" of "go on to say".
    pub(crate) rest: Vec<u32>,
    pub(crate) class: CueClass,
    pub(crate) grade: Grade,
    frames: u32,
    /// The direct object is the hearer and stands outside the content.
    pub(crate) addressee: bool,
    /// A common verb that says something only together with its other words: "make clear", "go on to say".
    pub(crate) light: bool,
    /// Its object, if a person, is no content but who spoke: "citing two officials", "quoted Lee as saying".
    pub(crate) carrier: bool,
    /// `id.frame` for each frame, in the order of [`Frame`]; made once, cloned per quote.
    rules: Vec<Rule>,
    plain: Rule,
}

impl Cue {
    #[inline]
    pub(crate) fn takes(&self, frame: Frame) -> bool {
        self.frames & frame.bit() != 0
    }

    /// The id of this row with this frame.
    pub(crate) fn rule(&self, frame: Frame) -> Rule {
        // As many rules stand before it as the cue has frames before this one.
        let at = (self.frames & (frame.bit() - 1)).count_ones() as usize;
        if self.takes(frame) { self.rules[at].clone() } else { self.plain.clone() }
    }
}

/// All cues, by the entry of their first word.
pub(crate) struct Cues {
    rows: Vec<Cue>,
    /// For each entry of the lexicon what begins with it, so that a look-up is no search.
    of_entry: Vec<Begins>,
    /// Words that introduce a term, a title or a nickname (`notspeech.tsv`): lexicon entries in order.
    terms: Vec<u32>,
    /// Phrases that say nothing though a cue stands in them (class `idiom`): the first word's base form and the words behind.
    idioms: Vec<(u32, Vec<u32>)>,
    /// Heads of a noun phrase that is no content by itself (class `empty`): "said nothing".
    empty: Vec<u32>,
    /// The rows of class `structure`: attribution without a word that says so.
    pub(crate) structural: Structural,
}

/// What begins with a word.
#[derive(Clone, Copy, Default)]
struct Begins {
    /// The first row, and the row behind the last.
    from: u16,
    to: u16,
    /// An idiom.
    idiom: bool,
}

/// Ids of the rows of class `structure`.
pub(crate) struct Structural {
    /// A quotation that fills its sentence, with nobody named: the previous speaker goes on.
    pub(crate) same_speaker: Rule,
    /// A quotation that fills its sentence behind a sentence with a person as its subject.
    pub(crate) introduced: Rule,
    /// A colon after a name or a clause.
    pub(crate) colon: Rule,
    /// A name or title in capitals and a colon: a transcript's turn.
    pub(crate) turn: Rule,
    /// A quotation with a dash and a name behind it.
    pub(crate) signature: Rule,
    pub(crate) any_verb: Rule,
    pub(crate) fragment: Rule,
}

impl Cues {
    /// Reads the table and sets the lexicon's `CUE` bit on every form of each cue.
    pub(crate) fn new(language: &Language, lexicon: &mut Lexicon) -> Result<Cues, Error> {
        let mut rows = Vec::with_capacity(900);
        let mut structural = Vec::new();
        for row in Table::parse("cues.tsv", language.cues, ["id", "form", "class", "grade", "frames", "object"])? {
            let class = match row.get(2) {
                "structure" => {
                    structural.push(row.get(0).to_owned());
                    continue;
                }
                "verb" => CueClass::Verb,
                "noun" => CueClass::Noun,
                "prep" => CueClass::Prep,
                "adverb" => CueClass::Adverb,
                "adjective" => CueClass::Adjective,
                other => {
                    return Err(row
                        .error(format!("class \"{other}\" is unknown: write verb, noun, prep, adverb, adjective or structure")));
                }
            };
            let grade = match row.get(3) {
                "speech" => Grade::Speech,
                "attitude" => Grade::Attitude,
                "act" => Grade::Act,
                other => return Err(row.error(format!("grade \"{other}\" is unknown: write speech, attitude or act"))),
            };
            let mut frames = 0;
            for label in row.get(4).split_ascii_whitespace() {
                let Some((_, frame)) = FRAMES.iter().find(|(name, _)| *name == label) else {
                    return Err(row.error(format!("frame \"{label}\" is unknown: see the list in data/en/README.md")));
                };
                frames |= frame.bit();
            }
            let taken = FRAMES.iter().filter(|(_, frame)| frames & frame.bit() != 0);
            let rules = taken.map(|(label, _)| Rule::new(&format!("{}.{label}", row.get(0)))).collect();
            let mut parts = row.get(1).split(' ');
            let head = lexicon.add(parts.next().unwrap_or(""), 0);
            let rest = parts.map(|p| lexicon.add(p, 0)).collect();
            rows.push(Cue {
                head,
                rest,
                class,
                grade,
                frames,
                addressee: row.get(5).split(' ').any(|w| w == "addressee"),
                light: row.get(5).split(' ').any(|w| w == "light"),
                carrier: row.get(5).split(' ').any(|w| w == "carrier"),
                rules,
                plain: Rule::new(row.get(0)),
            });
        }
        // Longer forms first: "point out" before "point".
        rows.sort_by_key(|r| (r.head, std::cmp::Reverse(r.rest.len())));
        let mut heads = vec![false; lexicon.len()];
        for r in &rows {
            heads[r.head as usize] = true;
        }
        lexicon.mark_forms(|lemma| heads[lemma as usize], class::CUE);
        heads.fill(false);
        for r in rows
            .iter()
            .filter(|r| r.rest.is_empty() && r.class == CueClass::Verb && (r.takes(Frame::That) || r.takes(Frame::Bare)))
        {
            heads[r.head as usize] = true;
        }
        lexicon.mark_forms(|lemma| heads[lemma as usize], class::CLAUSAL);
        heads.fill(false);
        for r in rows.iter().filter(|r| r.class == CueClass::Verb && r.grade == Grade::Speech && !r.light) {
            heads[r.head as usize] = true;
        }
        lexicon.mark_forms(|lemma| heads[lemma as usize], class::SPEAKS);
        let named = |id: &str| match structural.iter().find(|s| *s == id) {
            Some(id) => Ok(Rule::new(id)),
            None => Err(Error::table("cues.tsv", 1, format!("row \"{id}\" of class structure is missing: add it"))),
        };
        let structural = Structural {
            same_speaker: named("same-speaker")?,
            introduced: named("introduced")?,
            colon: named("colon")?,
            turn: named("turn")?,
            signature: named("signature")?,
            any_verb: named("any-verb")?,
            fragment: named("fragment")?,
        };
        let (mut terms, mut idioms, mut empty) = (Vec::new(), Vec::new(), Vec::new());
        for row in Table::parse("notspeech.tsv", language.notspeech, ["word", "class"])? {
            match row.get(1) {
                "idiom" => {
                    let mut words = row.get(0).split(' ').map(|w| lexicon.add(w, 0));
                    idioms.push((words.next().unwrap_or(0), words.collect()));
                }
                "empty" => empty.push(lexicon.add(row.get(0), 0)),
                "term" | "work" | "nickname" => terms.push(lexicon.add(row.get(0), 0)),
                other => {
                    return Err(row.error(format!("class \"{other}\" is unknown: write term, work, nickname, idiom or empty")));
                }
            }
        }
        terms.sort_unstable();
        empty.sort_unstable();
        idioms.sort_unstable();
        if rows.len() >= usize::from(u16::MAX) {
            return Err(Error::table("cues.tsv", 1, "more than 65,000 rows: take some out".to_owned()));
        }
        let mut of_entry = vec![Begins::default(); lexicon.len()];
        for (i, r) in rows.iter().enumerate() {
            let begins = &mut of_entry[r.head as usize];
            if begins.to == 0 {
                begins.from = i as u16;
            }
            begins.to = i as u16 + 1;
        }
        for (head, _) in &idioms {
            of_entry[*head as usize].idiom = true;
        }
        Ok(Cues { rows, of_entry, terms, idioms, empty, structural })
    }

    /// The idioms that begin with a base form, as the words behind it.
    pub(crate) fn idioms(&self, lemma: u32) -> impl Iterator<Item = &[u32]> {
        // Few base forms begin one.
        let idioms = if self.begins(lemma).idiom { &self.idioms[..] } else { &[] };
        let from = idioms.partition_point(|(head, _)| *head < lemma);
        idioms[from..].iter().take_while(move |(head, _)| *head == lemma).map(|(_, rest)| rest.as_slice())
    }

    /// Whether a noun phrase with this head says nothing of what was said: "nothing", "goodbye".
    pub(crate) fn is_empty(&self, entry: u32) -> bool {
        self.empty.binary_search(&entry).is_ok()
    }

    /// Whether a word introduces a term, a title or a nickname: "so-called", "the film".
    pub(crate) fn is_term(&self, entry: u32) -> bool {
        self.terms.binary_search(&entry).is_ok()
    }

    /// The rows that begin with a base form, longest first.
    pub(crate) fn of(&self, lemma: u32) -> &[Cue] {
        let Begins { from, to, .. } = self.begins(lemma);
        &self.rows[from.into()..to.into()]
    }

    #[inline]
    fn begins(&self, entry: u32) -> Begins {
        self.of_entry.get(entry as usize).copied().unwrap_or_default()
    }
}
