//! Reads the tables: words into sets, rows into conditions, each row hung on the words that trigger it.

use super::{ANY, Brief, Condition, FLAGS, FRAMES, Named, Row, Set, ShiftRow, Shifted, Slot, Trigger};
use crate::code::Cameo;
use crate::error::Error;
use crate::hash::Map;
use crate::language::Language;
use crate::lexicon::Lexicon;
use crate::rule::Rule;
use crate::table::{Row as TableRow, Table};
use std::collections::HashMap;

pub(super) fn read_shifts(language: &Language) -> Result<(Vec<ShiftRow>, Vec<&'static str>), Error> {
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
    shifts.sort_by_key(|r| (r.shift, r.from));
    Ok((shifts, names))
}

fn known_code(text: &str) -> Option<Cameo> {
    Cameo::new(text).filter(|c| c.plover().is_some())
}

#[derive(Default)]
pub(super) struct Builder {
    pub(super) slots: Vec<Slot>,
    pub(super) slot_of: Vec<u16>,
    pub(super) compounds: Map<(u32, u32), u16>,
    /// Sets of the lists by name, and of choices by their text.
    pub(super) lists: HashMap<String, Set>,
    pub(super) members: HashMap<Set, Vec<u16>>,
    pub(super) sets: Set,
    pub(super) any_verb: Vec<u16>,
    /// The conditions of the rows so far.
    pub(super) conditions: Vec<Condition>,
    /// The plural that is made just now.
    pub(super) plural: String,
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

    pub(super) fn read_words(&mut self, language: &Language, lexicon: &mut Lexicon) -> Result<(), Error> {
        for row in Table::parse("event_words.tsv", language.event_words, ["class", "words"])? {
            let named = Named::LISTS.iter().position(|name| *name == row.get(0));
            let set = named.map_or_else(|| self.new_set(), |at| at as Set + 1);
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

    pub(super) fn read_row(
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
            Row { rule: Rule::new(row.get(0)), trigger, code, shift, conditions: 0..0, frames: 0, flags: 0, weight: 0 };
        let from = self.conditions.len();
        for element in elements {
            self.read_element(element, &mut parsed, lexicon).map_err(|p| row.error(p))?;
        }
        if parsed.frames != 0 && shift.is_none() {
            return Err(row.error("a complement (=) needs a shift before the code, as in \"refuse:120\""));
        }
        let size = |set: Set| self.members.get(&set).map_or(0, Vec::len);
        parsed.weight = self.conditions[from..].iter().map(|c| c.weight(size)).sum::<u16>();
        parsed.conditions = from as u32..self.conditions.len() as u32;
        self.hang(words, &parsed, index as u16, lexicon).map_err(|p| row.error(p))?;
        Ok(parsed)
    }

    fn read_element(&mut self, element: &str, row: &mut Row, lexicon: &mut Lexicon) -> Result<(), String> {
        let rest = &element[element.chars().next().map_or(0, char::len_utf8)..];
        let condition = match element.as_bytes()[0] {
            b'>' => Condition::Object(self.choice(rest, lexicon)?),
            b'&' => Condition::Own(self.choice(rest, lexicon)?),
            b'!' => Condition::Not(self.choice(rest, lexicon)?),
            b'<' => Condition::Subject(self.choice(rest, lexicon)?),
            b'^' => Condition::Governor(self.choice(rest, lexicon)?),
            b'+' => Condition::Particle(self.choice(rest, lexicon)?),
            b'~' => Condition::Near(self.choice(rest, lexicon)?),
            b'=' => {
                for name in rest.split('|') {
                    let frame = FRAMES.iter().find(|f| f.0 == name).ok_or_else(|| format!("complement \"{name}\" is unknown"))?;
                    row.frames |= 1 << frame.1 as u16;
                }
                return Ok(());
            }
            b'#' => {
                let flag = FLAGS.iter().find(|f| f.0 == rest).ok_or_else(|| format!("flag \"#{rest}\" is unknown"))?;
                row.flags |= flag.1;
                return Ok(());
            }
            _ => {
                let (preps, words) = element.split_once(':').ok_or_else(|| format!("\"{element}\" is no condition"))?;
                Condition::Prep(self.choice(preps, lexicon)?, self.choice(words, lexicon)?)
            }
        };
        self.conditions.push(condition);
        Ok(())
    }

    /// Hangs a row on the words that trigger it.
    fn hang(&mut self, words: &str, row: &Row, index: u16, lexicon: &mut Lexicon) -> Result<(), String> {
        let trigger = row.trigger;
        let brief = Brief { row: index, weight: row.weight, flags: row.flags, needs: self.needs(row) };
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
            let rows = self.slots[slot as usize].rows(trigger);
            if rows.iter().all(|b| b.row != index) {
                rows.push(brief);
            }
        }
        Ok(())
    }

    /// The smallest two of the sets of which a sentence must hold a word for the conditions to hold.
    fn needs(&self, row: &Row) -> [Set; 2] {
        let conditions = &self.conditions[row.conditions.start as usize..row.conditions.end as usize];
        let mut sets: Vec<Set> = conditions.iter().flat_map(|c| c.needs()).filter(|&s| s != ANY).collect();
        sets.sort_by_key(|set| self.members.get(set).map_or(0, Vec::len));
        let mut sets = sets.into_iter();
        [(); 2].map(|()| sets.next().unwrap_or(ANY))
    }
}
