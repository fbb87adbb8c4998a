//! The pattern language of `events.tsv`, and the tables made ready: rows by the word that triggers them.
//!
//! A pattern is a trigger and conditions, all separated by blanks. Words are base forms, `a|b` is a choice, `@name` a list of
//! `event_words.tsv`, `*` any word. The language is described for editors in `src/data/en/README.md`.
//!
//! | element | meaning |
//! |---|---|
//! | `sign\|ink` | the verb; `n:visit` a noun, `a:willing` an adjective after a copula |
//! | `>@agreement` | the object holds the word (of a passive its subject; of a noun its "of" phrase) |
//! | `&joint` | the object, or the noun's own phrase, also holds the word |
//! | `!court` | neither object nor own phrase nor infinitive holds the word |
//! | `<@armed` | the subject holds the word |
//! | `^make` | the noun is object of the verb |
//! | `+off` | the particle follows |
//! | `with\|to:@official` | a prepositional phrase with one of the words |
//! | `~car` | the word stands in the clause |
//! | `=inf` | the complement that says what is promised, asked or refused; see [`Frame`] |
//! | `#source` | a condition on voice or actors; see [`flag`] |

mod read;

use crate::code::Cameo;
use crate::error::Error;
use crate::hash::Map;
use crate::language::Language;
use crate::lexicon::{Lexicon, class};
use crate::rule::Rule;
use crate::table::Table;
use read::{Builder, read_shifts};
use std::collections::HashMap;

/// A set of words; 0 holds every word.
pub(super) type Set = u16;
/// The set that holds every word.
pub(super) const ANY: Set = 0;

/// Conditions without words.
#[rustfmt::skip]
pub(super) mod flag {
    /// The subject must be a political actor.
    pub(crate) const SOURCE: u32 = 1;
    /// Somebody acted upon must be a political actor.
    pub(crate) const TARGET: u32 = 1 << 1;
    /// The object must be an actor: a country, a person, an organization.
    pub(crate) const ACTOR: u32 = 1 << 2;
    /// No political actor is needed.
    pub(crate) const OPEN: u32 = 1 << 3;
    /// The subject is acted upon.
    pub(crate) const SWAP: u32 = 1 << 4;
    /// Both sides act.
    pub(crate) const BOTH: u32 = 1 << 5;
    pub(crate) const PASSIVE: u32 = 1 << 6;
    /// Nothing nominal follows the object.
    pub(crate) const BARE: u32 = 1 << 7;
    /// The subject is plural, or several.
    pub(crate) const PLURAL: u32 = 1 << 8;
    /// A trigger that says little: any other event of the sentence goes first.
    pub(crate) const WEAK: u32 = 1 << 9;
    /// The verb is negated.
    pub(crate) const NEGATED: u32 = 1 << 10;
    pub(crate) const ACTIVE: u32 = 1 << 11;
    /// A clause follows: "alleged that".
    pub(crate) const THAT: u32 = 1 << 12;
    /// The object is an organization or a treaty.
    pub(crate) const BODY: u32 = 1 << 15;
    /// No object follows the verb.
    pub(crate) const NO_OBJECT: u32 = 1 << 16;
    /// The verb stands under "must" or "should".
    pub(crate) const OBLIGED: u32 = 1 << 17;
    /// Somebody is said to say so.
    pub(crate) const REPORTED: u32 = 1 << 18;
    /// The object is what is talked about, not who is talked to.
    pub(crate) const TOPIC: u32 = 1 << 19;
    /// The noun means something that lasts.
    pub(crate) const ONGOING: u32 = 1 << 20;
    /// The subject is accused by whoever says so.
    pub(crate) const SAID_OF: u32 = 1 << 21;
    /// Only with the deed of which the row speaks.
    pub(crate) const INNER: u32 = 1 << 22;
    /// No event of its own, only a deed of which another word speaks: "demanded the release".
    pub(crate) const DEED: u32 = 1 << 13;
}

const FLAGS: [(&str, u32); 22] = [
    ("source", flag::SOURCE),
    ("target", flag::TARGET),
    ("actor", flag::ACTOR),
    ("any", flag::OPEN),
    ("swap", flag::SWAP),
    ("both", flag::BOTH),
    ("passive", flag::PASSIVE),
    ("bare", flag::BARE),
    ("plural", flag::PLURAL),
    ("weak", flag::WEAK),
    ("negated", flag::NEGATED),
    ("active", flag::ACTIVE),
    ("that", flag::THAT),
    ("deed", flag::DEED),
    ("body", flag::BODY),
    ("noobject", flag::NO_OBJECT),
    ("obliged", flag::OBLIGED),
    ("reported", flag::REPORTED),
    ("topic", flag::TOPIC),
    ("ongoing", flag::ONGOING),
    ("saidof", flag::SAID_OF),
    ("inner", flag::INNER),
];

/// Where the deed stands of which a promise, a demand or a refusal speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Frame {
    /// An infinitive, over an object: "urged Iran to release"; after "on": "called on Iran to release".
    Inf,
    /// A noun in the object: "demanded the release of".
    Obj,
    /// A clause: "promised that it would release".
    That,
    /// A gerund: "proposed holding talks".
    Ger,
    For,
    /// "on" and an infinitive.
    On,
    To,
    Of,
    From,
    In,
    /// Anywhere behind the verb.
    Deep,
    /// The same, and the row also stands without a deed.
    DeepOpt,
    /// A noun that means an intention, with the deed behind it: "announced plans to".
    Plan,
}

const FRAMES: [(&str, Frame); 13] = [
    ("inf", Frame::Inf),
    ("obj", Frame::Obj),
    ("that", Frame::That),
    ("ger", Frame::Ger),
    ("for", Frame::For),
    ("on", Frame::On),
    ("to", Frame::To),
    ("of", Frame::Of),
    ("from", Frame::From),
    ("in", Frame::In),
    ("deep", Frame::Deep),
    ("deepopt", Frame::DeepOpt),
    ("plan", Frame::Plan),
];

#[derive(Clone, Copy, Debug)]
pub(super) enum Condition {
    Object(Set),
    Own(Set),
    Not(Set),
    Subject(Set),
    Governor(Set),
    Particle(Set),
    Prep(Set, Set),
    Near(Set),
}

impl Condition {
    /// The sets of which a word must stand somewhere in the sentence; [`ANY`] for none.
    fn needs(self) -> [Set; 2] {
        match self {
            Condition::Subject(s)
            | Condition::Near(s)
            | Condition::Own(s)
            | Condition::Object(s)
            | Condition::Governor(s)
            | Condition::Particle(s) => [s, ANY],
            Condition::Prep(p, s) => [p, s],
            Condition::Not(_) => [ANY, ANY],
        }
    }

    /// The sets that it asks for.
    fn sets(&mut self) -> impl Iterator<Item = &mut Set> {
        let (first, second) = match self {
            Condition::Prep(p, s) => (p, Some(s)),
            Condition::Object(s)
            | Condition::Own(s)
            | Condition::Not(s)
            | Condition::Subject(s)
            | Condition::Governor(s)
            | Condition::Particle(s)
            | Condition::Near(s) => (s, None),
        };
        [Some(first), second].into_iter().flatten()
    }

    /// How much a condition tells: the row with the highest sum wins.
    fn weight(self, size: impl Fn(Set) -> usize) -> u16 {
        // A short list tells more than a long one.
        let of = |set, named| match (set, size(set)) {
            (ANY, _) => 1,
            (_, ..=4) => named + 2,
            (_, ..=14) => named + 1,
            _ => named,
        };
        match self {
            Condition::Object(s) | Condition::Own(s) | Condition::Near(s) => of(s, 4),
            Condition::Subject(s) | Condition::Governor(s) => of(s, 3),
            Condition::Prep(p, s) => of(s, 3) + of(p, 1),
            Condition::Particle(_) => 4,
            Condition::Not(_) => 0,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Trigger {
    Verb,
    Noun,
    Adjective,
}

impl Trigger {
    const ALL: [Trigger; 3] = [Trigger::Verb, Trigger::Noun, Trigger::Adjective];
}

/// A row of `events.tsv`.
pub(super) struct Row {
    pub(super) rule: Rule,
    pub(super) trigger: Trigger,
    /// The code; of a row that speaks of a deed, the code where it names none.
    pub(super) code: Cameo,
    /// Index of the shift that turns the deed's code into the event's.
    pub(super) shift: Option<u8>,
    pub(super) conditions: Box<[Condition]>,
    pub(super) frames: u16,
    pub(super) flags: u32,
    pub(super) weight: u16,
}

impl Row {
    pub(super) fn is(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }
    pub(super) fn has(&self, frame: Frame) -> bool {
        self.frames & 1 << frame as u16 != 0
    }
}

/// What the tables know of a word, while they are read.
#[derive(Clone, Default)]
pub(super) struct Slot {
    sets: Vec<Set>,
    verb: Vec<Brief>,
    noun: Vec<Brief>,
    adjective: Vec<Brief>,
}

/// A row that hangs on a word, with what most often rules it out: a word has dozens of rows, of which a sentence needs one.
#[derive(Clone, Copy)]
pub(super) struct Brief {
    pub(super) row: u16,
    pub(super) weight: u16,
    pub(super) flags: u32,
    /// Sets of which the sentence must hold a word; [`ANY`] where the row asks for fewer.
    pub(super) needs: [Set; 2],
}

/// The sets that hold one of some words, as bits: of a word, of a stretch, of a sentence.
#[derive(Clone, Copy)]
#[repr(align(64))]
pub(super) struct Members([u64; SETS / 64]);

/// The most sets that the rows may ask for.
const SETS: usize = 1536;

impl Default for Members {
    /// Of no word.
    fn default() -> Members {
        Members([0; SETS / 64])
    }
}

impl Members {
    fn add(&mut self, set: Set) {
        if let Some(bits) = self.0.get_mut(set as usize / 64) {
            *bits |= 1 << (set % 64);
        }
    }

    #[inline]
    pub(super) fn join(&mut self, other: &Members) {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a |= b;
        }
    }

    /// The sets below [`NAMED`].
    #[inline]
    pub(super) fn named(&self) -> u64 {
        self.0[0]
    }

    #[inline]
    pub(super) fn has(&self, set: Set) -> bool {
        self.0.get(set as usize / 64).is_some_and(|bits| bits >> (set % 64) & 1 != 0)
    }
}

impl Slot {
    /// The rows of one kind, while the tables are read.
    fn rows(&mut self, trigger: Trigger) -> &mut Vec<Brief> {
        match trigger {
            Trigger::Verb => &mut self.verb,
            Trigger::Noun => &mut self.noun,
            Trigger::Adjective => &mut self.adjective,
        }
    }

    /// Takes in what the tables know of another word: its rows come behind.
    fn join(&mut self, other: &Slot) {
        self.sets.extend(&other.sets);
        self.verb.extend(&other.verb);
        self.noun.extend(&other.noun);
        self.adjective.extend(&other.adjective);
    }
}

/// What becomes of a deed's code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shifted {
    To(Cameo),
    Keep,
    Drop,
}

struct ShiftRow {
    shift: u8,
    from: &'static str,
    to: Shifted,
}

/// The names of the shifts that verb forms bring about.
pub(super) struct FormShifts {
    pub(super) future: u8,
    pub(super) negated: u8,
    pub(super) obliged: u8,
}

/// The patterns of `events.tsv`, made ready.
pub(crate) struct Patterns {
    pub(super) rows: Vec<Row>,
    /// The rows that any verb under an obligation triggers.
    pub(super) any_verb: Vec<u16>,
    /// Of each slot the sets that hold its words.
    members: Vec<Members>,
    /// The rows of all slots, those of a slot together.
    briefs: Vec<Brief>,
    /// Of each slot where its verb rows, its noun rows and its adjective rows begin, and where those end.
    briefs_at: Vec<[u32; 4]>,
    /// Of each slot the kinds of triggers that it has rows for, as bits.
    kinds: Vec<u8>,
    /// For each entry of the lexicon the slot of all that is known of its form and of its base form; 0 is the empty one.
    slot_of: Vec<u16>,
    /// Words with a hyphen inside, by the entries of their parts.
    compounds: Map<(u32, u32), u16>,
    shifts: Vec<ShiftRow>,
    /// Where each shift's rows begin.
    shift_from: Vec<u16>,
    pub(super) forms: FormShifts,
    pub(super) sets: Named,
    /// The slot of money words, which currency signs share.
    pub(super) money: u16,
    /// The slot of the word "leader", which the names of known leaders share.
    pub(super) leader: u16,
}

/// The sets below this number are those that the code asks for by name.
pub(super) const NAMED: Set = 64;

macro_rules! named {
    ($($field:ident => $list:literal,)*) => {
        /// The lists of `event_words.tsv` that the code itself asks for; the table says what each holds.
        pub(super) struct Named {
            $(pub(super) $field: Set,)*
        }

        impl Named {
            /// Their names, in the order of their sets: these have the first numbers, so that one word of bits tells of
            /// every word which of them hold it.
            const LISTS: &'static [&'static str] = &[$($list),*];

            fn new(lists: &HashMap<String, Set>) -> Result<Named, Error> {
                let named = |name: &str| {
                    lists.get(name).copied().ok_or_else(|| {
                        Error::table("event_words.tsv", 1, format!("list \"{name}\" is missing: the event coder asks for it"))
                    })
                };
                Ok(Named { $($field: named($list)?,)* })
            }
        }

        const _: () = assert!(Named::LISTS.len() < NAMED as usize);
    };
}

named! {
    light => "light",
    amount => "amount",
    actor => "actor",
    sides => "sides",
    plan => "plan",
    say => "say",
    particle => "particle",
    within => "within",
    seat => "seat",
    doer => "doer",
    mutual => "mutual",
    least => "least",
    around => "around",
    more => "more",
    than => "than",
    according => "according",
    aside => "aside",
    letting => "letting",
    own_self => "self",
    they => "they",
    pronoun => "pronoun",
    it => "it",
    condition => "condition",
    planned => "planned",
    lasting => "lasting",
    possible => "possible",
    alien => "alien",
    helper => "helper",
    of => "of",
    by => "by",
    on => "on",
    to => "to",
    for_ => "for",
    from => "from",
    in_ => "in",
    at => "at",
    with => "with",
}

impl Patterns {
    pub(crate) fn new(language: &Language, lexicon: &mut Lexicon) -> Result<Patterns, Error> {
        let mut b = Builder::default();
        b.slots.push(Slot::default());
        b.sets = NAMED;
        b.read_words(language, lexicon)?;
        let (shifts, names) = read_shifts(language)?;
        let mut rows = Vec::with_capacity(1100);
        for row in Table::parse("events.tsv", language.events, ["id", "cameo", "pattern", "fires", "silent"])? {
            let parsed = b.read_row(&row, rows.len(), &names, lexicon)?;
            rows.push(parsed);
        }
        let sets = Named::new(&b.lists)?;
        let form = |name: &str| -> Result<u8, Error> {
            let at = names.iter().position(|n| *n == name);
            at.map(|i| i as u8)
                .ok_or_else(|| Error::table("event_shifts.tsv", 1, format!("shift \"{name}\" is missing: verb forms need it")))
        };
        let forms = FormShifts { future: form("future")?, negated: form("negated")?, obliged: form("obliged")? };
        let Builder { mut slots, slot_of: mut own, compounds, any_verb, sets: all, lists, members: words, .. } = b;
        drop((lists, words));
        // Sets that no row asks for need no bit.
        let mut number: Vec<Set> = (0..all).map(|set| if set < NAMED { set } else { ANY }).collect();
        let mut next = NAMED;
        for set in rows.iter_mut().flat_map(|r| r.conditions.iter_mut()).flat_map(Condition::sets) {
            let number = &mut number[*set as usize];
            if *number == ANY && *set != ANY {
                *number = next;
                next += 1;
            }
            *set = *number;
        }
        if next as usize > SETS {
            let problem = format!("the rows ask for {next} word lists, which are more than the {SETS} there is room for");
            return Err(Error::table("events.tsv", 1, problem));
        }
        own.resize(lexicon.len(), 0);
        // A form that the tables know beside its base form has one slot of both: a word is asked for one slot, not for two.
        let slot_of: Vec<u16> = (0..lexicon.len() as u32)
            .map(|entry| match (own[entry as usize], own[lexicon.lemma(entry) as usize]) {
                (own, base) if own == 0 || base == 0 || own == base => own.max(base),
                (own, base) => {
                    let mut both = slots[own as usize].clone();
                    both.join(&slots[base as usize]);
                    slots.push(both);
                    slots.len() as u16 - 1
                }
            })
            .collect();
        // What is read over is given back at once: the tables are largest here.
        let members = slots.iter_mut().map(|slot| {
            let mut members = Members::default();
            members.add(ANY);
            std::mem::take(&mut slot.sets).into_iter().for_each(|set| members.add(number[set as usize]));
            members
        });
        let members = members.collect();
        let kinds: Vec<u8> = slots
            .iter_mut()
            .map(|s| Trigger::ALL.into_iter().fold(0, |bits, t| bits | u8::from(!s.rows(t).is_empty()) << t as u8))
            .collect();
        let all = slots.iter_mut().map(|s| Trigger::ALL.into_iter().map(|t| s.rows(t).len()).sum::<usize>()).sum();
        let mut briefs = Vec::with_capacity(all);
        let briefs_at = slots.iter_mut().map(|slot| {
            let mut at = [briefs.len() as u32; 4];
            for t in Trigger::ALL {
                briefs.append(&mut std::mem::take(slot.rows(t)));
                at[t as usize + 1] = briefs.len() as u32;
            }
            at
        });
        let briefs_at = briefs_at.collect();
        for set in briefs.iter_mut().flat_map(|b: &mut Brief| &mut b.needs) {
            *set = number[*set as usize];
        }
        let is_trigger = |entry: u32| kinds[own[entry as usize] as usize] != 0;
        lexicon.mark_forms(is_trigger, class::TRIGGER);
        let money = own[lexicon.get(b"dollar") as usize];
        let leader = own[lexicon.get(b"leader") as usize];
        let shift_from = (0..=names.len()).map(|s| shifts.partition_point(|r| (r.shift as usize) < s) as u16).collect();
        Ok(Patterns {
            rows,
            any_verb,
            money,
            leader,
            members,
            briefs,
            briefs_at,
            kinds,
            slot_of,
            compounds,
            shifts,
            shift_from,
            forms,
            sets,
        })
    }

    /// The slot of a lexicon entry; 0 is the empty one.
    #[inline]
    pub(super) fn slot_of(&self, entry: u32) -> u16 {
        self.slot_of.get(entry as usize).copied().unwrap_or_default()
    }

    /// The slot of a word with a hyphen inside.
    pub(super) fn compound(&self, first: u32, last: u32) -> u16 {
        self.compounds.get(&(first, last)).copied().unwrap_or(0)
    }

    /// Whether a slot has rows for a kind of trigger.
    #[inline]
    pub(super) fn has_rows(&self, slot: u16, trigger: Trigger) -> bool {
        self.kinds[slot as usize] >> trigger as u8 & 1 != 0
    }

    /// The rows of one kind that hang on a word.
    #[inline]
    pub(super) fn briefs(&self, slot: u16, trigger: Trigger) -> &[Brief] {
        let at = &self.briefs_at[slot as usize];
        &self.briefs[at[trigger as usize] as usize..at[trigger as usize + 1] as usize]
    }

    /// The sets that hold the words of a slot.
    #[inline]
    pub(super) fn members(&self, slot: u16) -> &Members {
        &self.members[slot as usize]
    }

    /// What `shift` makes of a deed coded `code`.
    pub(super) fn shift(&self, shift: u8, code: Cameo) -> Shifted {
        let (from, to) = (self.shift_from[shift as usize], self.shift_from[shift as usize + 1]);
        let rows = &self.shifts[from as usize..to as usize];
        // The longest beginning of the code that has a row.
        let code = code.as_str();
        for length in (0..=code.len()).rev() {
            let beginning = &code[..length];
            let at = rows.partition_point(|r| r.from <= beginning);
            if let Some(row) = rows[..at].last().filter(|r| r.from == beginning) {
                return row.to;
            }
        }
        Shifted::Drop
    }
}
