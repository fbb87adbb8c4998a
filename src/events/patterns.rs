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

use crate::code::Cameo;
use crate::error::Error;
use crate::hash::Map;
use crate::language::Language;
use crate::lexicon::{Lexicon, class};
use crate::rule::Rule;
use crate::table::{Row as TableRow, Table};
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

/// What the tables know of a word.
#[derive(Default)]
pub(super) struct Slot {
    sets: Vec<Set>,
    pub(super) filter: Filter,
    verb: Vec<u16>,
    noun: Vec<u16>,
    adjective: Vec<u16>,
}

impl Slot {
    pub(super) fn rows(&self, trigger: Trigger) -> &[u16] {
        match trigger {
            Trigger::Verb => &self.verb,
            Trigger::Noun => &self.noun,
            Trigger::Adjective => &self.adjective,
        }
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
    slots: Vec<Slot>,
    /// For each entry of the lexicon its slot and that of its base form; 0 is the empty one.
    slot_of: Vec<[u16; 2]>,
    /// Words with a hyphen inside, by the entries of their parts.
    compounds: Map<(u32, u32), u16>,
    shifts: Vec<ShiftRow>,
    pub(super) forms: FormShifts,
    pub(super) sets: Named,
    /// The slot of money words, which currency signs share.
    pub(super) money: u16,
}

macro_rules! named {
    ($($field:ident => $list:literal,)*) => {
        /// The lists of `event_words.tsv` that the code itself asks for; the table says what each holds.
        pub(super) struct Named {
            $(pub(super) $field: Set,)*
        }

        impl Named {
            fn new(lists: &HashMap<String, Set>) -> Result<Named, Error> {
                let named = |name: &str| {
                    lists.get(name).copied().ok_or_else(|| {
                        Error::table("event_words.tsv", 1, format!("list \"{name}\" is missing: the event coder asks for it"))
                    })
                };
                Ok(Named { $($field: named($list)?,)* })
            }
        }
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
    own_self => "self",
    they => "they",
    pronoun => "pronoun",
    it => "it",
    condition => "condition",
    planned => "planned",
    lasting => "lasting",
    possible => "possible",
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
        b.sets = 1;
        b.read_words(language, lexicon)?;
        let (shifts, names) = read_shifts(language)?;
        let mut rows = Vec::with_capacity(600);
        for row in Table::parse("events.tsv", language.events, ["id", "cameo", "pattern", "fires", "silent"])? {
            let parsed = b.read_row(&row, rows.len(), &names, lexicon)?;
            rows.push(parsed);
        }
        let sets = Named::new(&b.lists)?;
        if b.sets as usize > SETS {
            return Err(Error::table(
                "events.tsv",
                1,
                format!("{} word lists are more than the {SETS} there is room for", b.sets),
            ));
        }
        let form = |name: &str| -> Result<u8, Error> {
            let at = names.iter().position(|n| *n == name);
            at.map(|i| i as u8)
                .ok_or_else(|| Error::table("event_shifts.tsv", 1, format!("shift \"{name}\" is missing: verb forms need it")))
        };
        let forms = FormShifts { future: form("future")?, negated: form("negated")?, obliged: form("obliged")? };
        let Builder { mut slots, slot_of: mut own, compounds, any_verb, .. } = b;
        for slot in &mut slots {
            slot.sets.sort_unstable();
            for &set in &slot.sets {
                slot.filter.add(set);
            }
        }
        own.resize(lexicon.len(), 0);
        let is_trigger = |entry: u32| {
            let s: &Slot = &slots[own[entry as usize] as usize];
            !s.verb.is_empty() || !s.noun.is_empty() || !s.adjective.is_empty()
        };
        lexicon.mark_forms(is_trigger, class::TRIGGER);
        let money = own[lexicon.get(b"dollar") as usize];
        let slot_of = (0..lexicon.len() as u32).map(|entry| {
            let lemma = lexicon.lemma(entry);
            [own[entry as usize], if lemma == entry { 0 } else { own[lemma as usize] }]
        });
        let slot_of = slot_of.collect();
        Ok(Patterns { rows, any_verb, money, slots, slot_of, compounds, shifts, forms, sets })
    }

    /// The slots of a lexicon entry and of its base form; 0 is the empty one.
    #[inline]
    pub(super) fn slot_of(&self, entry: u32) -> [u16; 2] {
        self.slot_of.get(entry as usize).copied().unwrap_or_default()
    }

    /// The slot of a word with a hyphen inside.
    pub(super) fn compound(&self, first: u32, last: u32) -> u16 {
        self.compounds.get(&(first, last)).copied().unwrap_or(0)
    }

    #[inline]
    pub(super) fn slot(&self, slot: u16) -> &Slot {
        &self.slots[slot as usize]
    }

    /// What `shift` makes of a deed coded `code`.
    pub(super) fn shift(&self, shift: u8, code: Cameo) -> Shifted {
        let from = self.shifts.partition_point(|r| r.shift < shift);
        self.shifts[from..]
            .iter()
            .take_while(|r| r.shift == shift)
            .filter(|r| code.as_str().starts_with(r.from))
            .max_by_key(|r| r.from.len())
            .map_or(Shifted::Drop, |r| r.to)
    }
}

/// Sets as far as their places in it differ: a set that is not in it holds none of the words; one that is, perhaps.
#[derive(Clone, Copy, Default)]
pub(super) struct Filter([u64; 4]);

impl Filter {
    fn add(&mut self, set: Set) {
        self.0[set as usize / 64 % 4] |= 1 << (set % 64);
    }

    #[inline]
    pub(super) fn join(&mut self, other: Filter) {
        for (a, b) in self.0.iter_mut().zip(other.0) {
            *a |= b;
        }
    }

    #[inline]
    pub(super) fn may_hold(&self, set: Set) -> bool {
        set == ANY || self.0[set as usize / 64 % 4] >> (set % 64) & 1 != 0
    }
}

/// The most sets that the tables may make.
const SETS: usize = 2048;

/// The sets that hold a word of some stretch: worked out once, asked by every row.
pub(super) struct Members([u64; SETS / 64]);

impl Members {
    pub(super) fn new() -> Members {
        Members([0; SETS / 64])
    }

    pub(super) fn add(&mut self, slot: &Slot) {
        for &set in &slot.sets {
            self.0[set as usize / 64] |= 1 << (set % 64);
        }
        self.0[0] |= 1; // ANY
    }

    #[inline]
    pub(super) fn has(&self, set: Set) -> bool {
        self.0[set as usize / 64] >> (set % 64) & 1 != 0
    }
}

impl Slot {
    #[inline]
    pub(super) fn has(&self, set: Set) -> bool {
        set == ANY || self.filter.may_hold(set) && self.sets.binary_search(&set).is_ok()
    }
}

fn read_shifts(language: &Language) -> Result<(Vec<ShiftRow>, Vec<&'static str>), Error> {
    let mut names: Vec<&str> = Vec::new();
    let mut shifts = Vec::with_capacity(500);
    for row in Table::parse("event_shifts.tsv", language.event_shifts, ["shift", "from", "to"])? {
        let shift = names.iter().position(|n| *n == row.get(0)).unwrap_or_else(|| {
            names.push(row.get(0));
            names.len() - 1
        }) as u8;
        let to = match row.get(2) {
            "=" => Shifted::Keep,
            "-" => Shifted::Drop,
            code => Shifted::To(known_code(code).ok_or_else(|| row.error(format!("code \"{code}\" is not in cameo.tsv")))?),
        };
        shifts.push(ShiftRow { shift, from: row.get(1), to });
    }
    shifts.sort_by_key(|r| r.shift);
    Ok((shifts, names))
}

fn known_code(text: &str) -> Option<Cameo> {
    Cameo::new(text).filter(|c| c.plover().is_some())
}

#[derive(Default)]
struct Builder {
    slots: Vec<Slot>,
    slot_of: Vec<u16>,
    compounds: Map<(u32, u32), u16>,
    /// Sets of the lists by name, and of choices by their text.
    lists: HashMap<String, Set>,
    members: HashMap<Set, Vec<u16>>,
    sets: Set,
    any_verb: Vec<u16>,
    /// The plural that is made just now.
    plural: String,
}

impl Builder {
    fn slot(&mut self, word: &str, lexicon: &mut Lexicon) -> u16 {
        let next = self.slots.len() as u16;
        let slot = if let Some((first, last)) = word.split_once('-') {
            let key = (lexicon.add(first, 0), lexicon.add(last, 0));
            *self.compounds.entry(key).or_insert(next)
        } else {
            let entry = lexicon.add(word, 0) as usize;
            if self.slot_of.len() <= entry {
                self.slot_of.resize(lexicon.len(), 0);
            }
            match &mut self.slot_of[entry] {
                0 => {
                    self.slot_of[entry] = next;
                    next
                }
                slot => *slot,
            }
        };
        if slot == next {
            self.slots.push(Slot::default());
        }
        slot
    }

    /// The slots of a word and of its plural, where the lexicon does not lead from the plural to the word.
    fn forms(&mut self, word: &str, lexicon: &mut Lexicon) -> impl Iterator<Item = u16> + use<> {
        let (first, mut second) = (self.slot(word, lexicon), None);
        let (stem, ending) = if let Some(stem) = word.strip_suffix('y').filter(|s| !s.ends_with(['a', 'e', 'o', 'u'])) {
            (stem, "ies")
        } else if word.ends_with(['s', 'x']) || word.ends_with("ch") || word.ends_with("sh") {
            (word, "es")
        } else {
            (word, "s")
        };
        let mut plural = std::mem::take(&mut self.plural);
        plural.clear();
        plural.push_str(stem);
        plural.push_str(ending);
        let entry = lexicon.get(word.as_bytes());
        let form = lexicon.get(plural.as_bytes());
        if word.contains('-') || form == 0 || lexicon.lemma(form) != entry {
            second = Some(self.slot(&plural, lexicon));
        }
        self.plural = plural;
        [Some(first), second].into_iter().flatten()
    }

    fn join(&mut self, set: Set, slots: impl IntoIterator<Item = u16>) {
        for slot in slots {
            let sets = &mut self.slots[slot as usize].sets;
            if !sets.contains(&set) {
                sets.push(set);
                self.members.entry(set).or_default().push(slot);
            }
        }
    }

    fn new_set(&mut self) -> Set {
        self.sets += 1;
        self.sets - 1
    }

    fn read_words(&mut self, language: &Language, lexicon: &mut Lexicon) -> Result<(), Error> {
        for row in Table::parse("event_words.tsv", language.event_words, ["class", "words"])? {
            let set = self.new_set();
            self.fill(set, row.get(1), lexicon).map_err(|p| row.error(p))?;
            self.lists.insert(row.get(0).to_owned(), set);
        }
        Ok(())
    }

    fn fill(&mut self, set: Set, words: &str, lexicon: &mut Lexicon) -> Result<(), String> {
        for word in words.split('|').filter(|w| !w.is_empty()) {
            if let Some(name) = word.strip_prefix('@') {
                let list = *self
                    .lists
                    .get(name)
                    .ok_or_else(|| format!("list \"@{name}\" is unknown: add it to event_words.tsv, above its first use"))?;
                let slots = self.members.get(&list).cloned().unwrap_or_default();
                self.join(set, slots);
            } else {
                let slots = self.forms(word, lexicon);
                self.join(set, slots);
            }
        }
        Ok(())
    }

    /// The set of a choice `a|b|@list`.
    fn choice(&mut self, words: &str, lexicon: &mut Lexicon) -> Result<Set, String> {
        if words.split('|').any(|w| w == "*") {
            return Ok(ANY);
        }
        if let Some(&set) = self.lists.get(words.strip_prefix('@').unwrap_or(words)) {
            if words.starts_with('@') || words.contains('|') {
                return Ok(set);
            }
        }
        let set = self.new_set();
        self.fill(set, words, lexicon)?;
        if words.contains('|') {
            self.lists.insert(words.to_owned(), set);
        }
        Ok(set)
    }

    fn read_row(
        &mut self,
        row: &TableRow<'static, 5>,
        index: usize,
        shifts: &[&str],
        lexicon: &mut Lexicon,
    ) -> Result<Row, Error> {
        if row.get(3).is_empty() || row.get(4).is_empty() {
            return Err(row.error("an example is missing: write one sentence that fires and one that is silent"));
        }
        let (shift, code) = match row.get(1).split_once(':') {
            Some((name, code)) => {
                let at = shifts.iter().position(|s| *s == name);
                (
                    Some(at.ok_or_else(|| row.error(format!("shift \"{name}\" is unknown: add it to event_shifts.tsv")))? as u8),
                    code,
                )
            }
            None => (None, row.get(1)),
        };
        let code = known_code(code).ok_or_else(|| row.error(format!("code \"{code}\" is not in cameo.tsv")))?;
        let mut elements = row.get(2).split_ascii_whitespace();
        let trigger_text = elements.next().ok_or_else(|| row.error("the pattern is empty: begin with the trigger"))?;
        let (trigger, words) = match trigger_text.split_once(':') {
            Some(("n", words)) => (Trigger::Noun, words),
            Some(("a", words)) => (Trigger::Adjective, words),
            Some(_) => return Err(row.error("the trigger is neither a verb nor n: nor a:")),
            None => (Trigger::Verb, trigger_text),
        };
        let mut parsed =
            Row { rule: Rule::new(row.get(0)), trigger, code, shift, conditions: Box::default(), frames: 0, flags: 0, weight: 0 };
        let mut conditions = Vec::new();
        for element in elements {
            self.read_element(element, &mut parsed, &mut conditions, lexicon).map_err(|p| row.error(p))?;
        }
        if parsed.frames != 0 && shift.is_none() {
            return Err(row.error("a complement (=) needs a shift before the code, as in \"refuse:120\""));
        }
        let size = |set: Set| self.members.get(&set).map_or(0, Vec::len);
        parsed.weight = conditions.iter().map(|c| c.weight(size)).sum::<u16>();
        parsed.conditions = conditions.into();
        self.hang(words, trigger, index as u16, lexicon).map_err(|p| row.error(p))?;
        Ok(parsed)
    }

    fn read_element(
        &mut self,
        element: &str,
        row: &mut Row,
        conditions: &mut Vec<Condition>,
        lexicon: &mut Lexicon,
    ) -> Result<(), String> {
        let rest = &element[element.chars().next().map_or(0, char::len_utf8)..];
        match element.as_bytes()[0] {
            b'>' => conditions.push(Condition::Object(self.choice(rest, lexicon)?)),
            b'&' => conditions.push(Condition::Own(self.choice(rest, lexicon)?)),
            b'!' => conditions.push(Condition::Not(self.choice(rest, lexicon)?)),
            b'<' => conditions.push(Condition::Subject(self.choice(rest, lexicon)?)),
            b'^' => conditions.push(Condition::Governor(self.choice(rest, lexicon)?)),
            b'+' => conditions.push(Condition::Particle(self.choice(rest, lexicon)?)),
            b'~' => conditions.push(Condition::Near(self.choice(rest, lexicon)?)),
            b'=' => {
                for name in rest.split('|') {
                    let frame = FRAMES.iter().find(|f| f.0 == name).ok_or_else(|| format!("complement \"{name}\" is unknown"))?;
                    row.frames |= 1 << frame.1 as u16;
                }
            }
            b'#' => {
                let flag = FLAGS.iter().find(|f| f.0 == rest).ok_or_else(|| format!("flag \"#{rest}\" is unknown"))?;
                row.flags |= flag.1;
            }
            _ => {
                let (preps, words) = element.split_once(':').ok_or_else(|| format!("\"{element}\" is no condition"))?;
                let condition = Condition::Prep(self.choice(preps, lexicon)?, self.choice(words, lexicon)?);
                conditions.push(condition);
            }
        }
        Ok(())
    }

    /// Hangs a row on the words that trigger it.
    fn hang(&mut self, words: &str, trigger: Trigger, index: u16, lexicon: &mut Lexicon) -> Result<(), String> {
        if words == "*" {
            self.any_verb.push(index);
            return Ok(());
        }
        let mut slots = Vec::new();
        for word in words.split('|') {
            if let Some(name) = word.strip_prefix('@') {
                let list = self.lists.get(name).ok_or_else(|| format!("list \"@{name}\" is unknown"))?;
                slots.extend(self.members.get(list).into_iter().flatten());
            } else if trigger == Trigger::Verb {
                if word.contains('-') {
                    return Err(format!("\"{word}\": a verb is one word; put the particle behind a +"));
                }
                slots.push(self.slot(word, lexicon));
            } else {
                slots.extend(self.forms(word, lexicon));
            }
        }
        for slot in slots {
            let slot = &mut self.slots[slot as usize];
            let rows = match trigger {
                Trigger::Verb => &mut slot.verb,
                Trigger::Noun => &mut slot.noun,
                Trigger::Adjective => &mut slot.adjective,
            };
            if !rows.contains(&index) {
                rows.push(index);
            }
        }
        Ok(())
    }
}
