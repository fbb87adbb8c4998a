//! The lexicon: one look-up per word for everything that the tables know about it.
//!
//! All tables that speak of single words (closed classes, verbs and their forms, nouns, titles, months, abbreviations,
//! cues, event triggers) meet in one hash table, so that a later stage asks a bit of the word instead of a list. A form
//! that several tables know carries the bits of all of them; the tagger chooses.

use crate::record::{Record, record};

/// The bits of [`Lex::class`].
#[rustfmt::skip]
pub(crate) mod class {
    // Closed classes (closed.tsv).
    pub(crate) const DET: u64 = 1 << 0;
    pub(crate) const POSS: u64 = 1 << 1;
    pub(crate) const SUBJ: u64 = 1 << 2;
    pub(crate) const OBJ: u64 = 1 << 3;
    pub(crate) const REFL: u64 = 1 << 4;
    pub(crate) const REL: u64 = 1 << 5;
    pub(crate) const WH: u64 = 1 << 6;
    pub(crate) const QUANT: u64 = 1 << 7;
    pub(crate) const PREP: u64 = 1 << 8;
    pub(crate) const COORD: u64 = 1 << 9;
    pub(crate) const SUBORD: u64 = 1 << 10;
    pub(crate) const BE: u64 = 1 << 11;
    pub(crate) const HAVE: u64 = 1 << 12;
    pub(crate) const DO: u64 = 1 << 13;
    pub(crate) const MODAL: u64 = 1 << 14;
    pub(crate) const NEG: u64 = 1 << 15;
    pub(crate) const TO: u64 = 1 << 16;
    pub(crate) const THAT: u64 = 1 << 17;
    pub(crate) const ADV: u64 = 1 << 18;
    pub(crate) const EXPL: u64 = 1 << 19;
    pub(crate) const NUM: u64 = 1 << 20;
    pub(crate) const PART: u64 = 1 << 21;
    pub(crate) const TIME: u64 = 1 << 22;
    pub(crate) const DAY: u64 = 1 << 23;
    pub(crate) const MONTH: u64 = 1 << 24;
    pub(crate) const CONTR: u64 = 1 << 25;
    pub(crate) const DEMO: u64 = 1 << 26;
    // Open classes (verbs.tsv, nouns.tsv, adjectives.tsv, adverbs.tsv).
    pub(crate) const BASE: u64 = 1 << 27;
    pub(crate) const THIRD: u64 = 1 << 28;
    pub(crate) const PAST: u64 = 1 << 29;
    pub(crate) const PARTICIPLE: u64 = 1 << 30;
    pub(crate) const GERUND: u64 = 1 << 31;
    pub(crate) const NOUN: u64 = 1 << 32;
    pub(crate) const PLURAL: u64 = 1 << 33;
    /// The noun use is the commoner one.
    pub(crate) const NOUN_FIRST: u64 = 1 << 34;
    pub(crate) const ADJ: u64 = 1 << 35;
    pub(crate) const PERSON: u64 = 1 << 36;
    pub(crate) const GROUP: u64 = 1 << 37;
    pub(crate) const DOCUMENT: u64 = 1 << 38;
    pub(crate) const SPEECH: u64 = 1 << 39;
    pub(crate) const EVENT: u64 = 1 << 40;
    pub(crate) const PERIOD: u64 = 1 << 41;
    pub(crate) const PLACE: u64 = 1 << 42;
    pub(crate) const REPORT: u64 = 1 << 43;
    // Names, titles, abbreviations.
    pub(crate) const TITLE: u64 = 1 << 44;
    pub(crate) const MALE: u64 = 1 << 45;
    pub(crate) const FEMALE: u64 = 1 << 46;
    pub(crate) const GIVEN: u64 = 1 << 47;
    pub(crate) const ABBREVIATION: u64 = 1 << 48;
    pub(crate) const BREAK_NEVER: u64 = 1 << 49;
    pub(crate) const BREAK_NUMBER: u64 = 1 << 50;
    pub(crate) const OPENER: u64 = 1 << 51;
    /// Can be the core of a date (dates.tsv).
    pub(crate) const DATE: u64 = 1 << 55;
    // Links to the tables of later stages, set when those are built.
    pub(crate) const CUE: u64 = 1 << 56;
    /// A cue that takes a clause as its content: "say", "believe".
    pub(crate) const CLAUSAL: u64 = 1 << 52;
    /// A verb of communication: a cue of grade speech.
    pub(crate) const SPEAKS: u64 = 1 << 53;
    pub(crate) const TRIGGER: u64 = 1 << 57;
    pub(crate) const TERM: u64 = 1 << 58;
    /// Begins a title or an agent of the dictionary.
    pub(crate) const PHRASE: u64 = 1 << 60;
    /// A small word inside names: "al", "bin", "von".
    pub(crate) const PARTICLE: u64 = 1 << 61;
    /// Head of an organization's name ("Ministry", "Committee"), of a place's ("Lake", "Strip"), of a treaty's ("Accord").
    pub(crate) const NAME_HEAD: u64 = 1 << 62;
    /// "former", "ex", "ousted".
    pub(crate) const FORMER: u64 = 1 << 63;
    /// Agent noun that takes the sector of its body: "spokesman", "member".
    #[allow(dead_code)] // the build script reads it
    pub(crate) const GENERIC: u64 = 1 << 54;

    pub(crate) const VERB: u64 = BASE | THIRD | PAST | PARTICIPLE | GERUND;
    pub(crate) const AUX: u64 = BE | HAVE | DO | MODAL;
    /// "reportedly": an adverb that is a cue.
    pub(crate) const HEARSAY: u64 = REPORT | CUE;
}

/// The bits of [`Lex::value`] of a pronoun (pronouns.tsv).
#[rustfmt::skip]
pub(crate) mod pronoun {
    pub(crate) const FIRST: u32 = 1;
    pub(crate) const SECOND: u32 = 1 << 1;
    pub(crate) const THIRD: u32 = 1 << 2;
    pub(crate) const PLURAL: u32 = 1 << 3;
    #[allow(dead_code)] // only the tables say so: who is no female may be anybody
    pub(crate) const MALE: u32 = 1 << 4;
    pub(crate) const FEMALE: u32 = 1 << 5;
    pub(crate) const NEUTER: u32 = 1 << 6;
    /// "some", "one", "everybody": nobody in particular.
    pub(crate) const INDEFINITE: u32 = 1 << 7;
}

/// What the lexicon knows about a form.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Lex {
    pub(crate) class: u64,
    /// Entry of the base form (verb lemma, noun singular); the entry itself where the form is its own base.
    pub(crate) lemma: u32,
    /// A number: of the month, of the weekday (Monday is 1); of a pronoun its [`pronoun`] bits.
    pub(crate) value: u16,
    /// Bytes of the form.
    pub(crate) len: u8,
}

/// A form and what is known of it: half of a cache line, so that a look-up fetches one line, which most often is not in
/// the cache.
#[repr(align(32))]
pub(crate) struct Entry {
    /// The first sixteen bytes of the form: with them a look-up need not fetch the form itself.
    pub(crate) head: [u64; 2],
    pub(crate) lex: Lex,
}

record!(Lex { class: u64, lemma: u32, value: u16, len: u8 });

/// An entry as it is stored: without its head, which [`Lexicon::set_heads`] gives back.
impl Record for Entry {
    const SIZE: usize = Lex::SIZE;
    fn put(&self, out: &mut Vec<u8>) {
        self.lex.put(out);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        Entry { head: [0; 2], lex: Lex::get(bytes) }
    }
}

/// The hash table of word forms. Entry 0 stands for "unknown".
pub(crate) struct Lexicon {
    /// The forms of the entries, one after the other.
    pub(crate) arena: String,
    /// Where the form of each entry begins in the arena.
    pub(crate) starts: Vec<u32>,
    pub(crate) entries: Vec<Entry>,
    /// Open addressing: the entry in the lower [`ENTRY`] bits, upper bits of the hash above; entry 0 is a free slot. One
    /// number, since the table is looked up for every word and is to stay in the cache.
    pub(crate) slots: Vec<u32>,
}

/// Bits of a slot that say which entry stands there.
const ENTRY: u32 = 20;
const ENTRY_MASK: u32 = (1 << ENTRY) - 1;

/// The bits of a hash that a slot keeps.
#[inline]
fn tag(h: u64) -> u32 {
    (h >> 32) as u32 & !ENTRY_MASK
}

const LONGEST: usize = 30;

/// A form as the table holds it: ASCII in small letters, the apostrophe straight. Held as eight-byte words, so that
/// lower-casing and hashing take a step for eight letters; what follows the form is zero.
struct Key {
    words: [u64; 4],
    len: usize,
}

impl Key {
    /// `None` for a form longer than any in the tables.
    #[inline]
    fn new(form: &[u8]) -> Option<Key> {
        if form.len() > LONGEST {
            return None;
        }
        let mut key = Key { words: [0; 4], len: form.len() };
        let (mut rest, mut all) = (form, 0);
        for word in &mut key.words {
            let Some((eight, behind)) = rest.split_first_chunk::<8>() else {
                let v = short(rest);
                all |= v;
                *word = lower(v);
                break;
            };
            let v = u64::from_le_bytes(*eight);
            all |= v;
            *word = lower(v);
            rest = behind;
        }
        // Only a form that is not ASCII can hold a curly apostrophe.
        if all & HIGHS != 0 { Some(Key::wide(form)) } else { Some(key) }
    }

    #[cold]
    fn wide(form: &[u8]) -> Key {
        let (mut buffer, mut len, mut i) = ([0; 32], 0, 0);
        while i < form.len() {
            let curly = form[i..].starts_with("’".as_bytes());
            buffer[len] = if curly { b'\'' } else { form[i].to_ascii_lowercase() };
            i += if curly { 3 } else { 1 };
            len += 1;
        }
        let mut words = [0; 4];
        for (word, bytes) in words.iter_mut().zip(buffer.chunks_exact(8)) {
            *word = u64::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]]);
        }
        Key { words, len }
    }

    #[inline]
    fn hash(&self) -> u64 {
        let words = &self.words[..self.len.div_ceil(8).max(1)];
        let h = words.iter().fold(START ^ self.len as u64, |h, word| mix(h, *word));
        h ^ (h >> 32)
    }

    #[inline]
    fn bytes(&self) -> [u8; 32] {
        let mut out = [0; 32];
        for (to, word) in out.chunks_exact_mut(8).zip(&self.words) {
            to.copy_from_slice(&word.to_le_bytes());
        }
        out
    }
}

/// A form of at most sixteen ASCII bytes in small letters, with zeros behind it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Letters {
    pub(crate) head: [u64; 2],
    pub(crate) len: usize,
}

impl Letters {
    /// That of the [`Key`].
    #[inline]
    fn hash(&self) -> u64 {
        let h = mix(START ^ self.len as u64, self.head[0]);
        let h = if self.len > 8 { mix(h, self.head[1]) } else { h };
        h ^ (h >> 32)
    }
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of the hash.
#[inline]
fn mix(h: u64, word: u64) -> u64 {
    (h ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHS: u64 = 0x8080_8080_8080_8080;

/// Fewer than eight bytes as the low bytes of a word. Two reads that overlap are cheaper than a copy of unknown length.
#[inline]
pub(crate) fn short(bytes: &[u8]) -> u64 {
    let n = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (n - 4));
    }
    let at = |i: usize| u64::from(bytes[i]) << (8 * i);
    if n == 0 { 0 } else { at(0) | at(n / 2) | at(n - 1) }
}

/// Lower-cases the ASCII capitals among eight bytes.
#[inline]
fn lower(v: u64) -> u64 {
    let low = v & !HIGHS;
    // The high bit of each byte: from 'A' on, and beyond 'Z'.
    let (from_a, beyond_z) = (low + ONES * (0x80 - b'A' as u64), low + ONES * (0x7F - b'Z' as u64));
    v | (from_a & !beyond_z & !v & HIGHS) >> 2
}

impl Lexicon {
    /// Fills the heads of the entries from their forms, and where the forms begin.
    pub(crate) fn set_heads(&mut self) {
        let mut start = 0;
        self.starts.clear();
        self.starts.reserve(self.entries.capacity());
        for entry in &mut self.entries {
            self.starts.push(start as u32);
            let form = &self.arena.as_bytes()[start..][..usize::from(entry.lex.len)];
            start += form.len();
            let mut head = [0; 16];
            let n = form.len().min(16);
            head[..n].copy_from_slice(&form[..n]);
            let (first, second) = head.split_at(8);
            entry.head = [first, second].map(|b| b.iter().rev().fold(0, |v, b| v << 8 | u64::from(*b)));
        }
    }

    /// The entry of a form as it stands in the text; 0 where there is none.
    #[inline]
    pub(crate) fn get(&self, form: &[u8]) -> u32 {
        // Most words have eight letters or less: one number is the key, and no key is built in memory.
        if form.len() <= 8 {
            let v = form.first_chunk::<8>().map_or_else(|| short(form), |eight| u64::from_le_bytes(*eight));
            if v & HIGHS == 0 {
                return self.get_letters(&Letters { head: [lower(v), 0], len: form.len() });
            }
        }
        Key::new(form).map_or(0, |key| self.find(&key, key.hash()).0)
    }

    /// The entry of a short form. The plain twin is [`Lexicon::find`]; this one builds no key and compares no bytes, and
    /// takes a third of the time.
    #[inline]
    pub(crate) fn get_letters(&self, form: &Letters) -> u32 {
        let h = form.hash();
        let mask = self.slots.len() - 1;
        let mut i = h as usize & mask;
        loop {
            let slot = self.slots[i];
            let entry = slot & ENTRY_MASK;
            if entry == 0 {
                return 0;
            }
            if slot & !ENTRY_MASK == tag(h) {
                let e = &self.entries[entry as usize];
                if e.head == form.head && usize::from(e.lex.len) == form.len {
                    return entry;
                }
            }
            i = (i + 1) & mask;
        }
    }

    /// The entries of many short forms. Neither the slots nor the entries are in the nearest cache, and waiting for one after
    /// the other takes more time than all else that is done for a word: first all slots are fetched, then all entries, and
    /// nothing is decided by them before.
    pub(crate) fn get_many<const N: usize>(&self, forms: &[Letters; N], n: usize) -> [u32; N] {
        let (forms, mask) = (&forms[..n.min(N)], self.slots.len() - 1);
        let (mut slots, mut tags, mut heads) = ([0; N], [0; N], [0; N]);
        for ((slot, tag), form) in slots.iter_mut().zip(&mut tags).zip(forms) {
            let h = form.hash();
            (*slot, *tag) = (self.slots[h as usize & mask], self::tag(h));
        }
        for (head, slot) in heads.iter_mut().zip(&slots[..forms.len()]) {
            *head = self.entries[(slot & ENTRY_MASK) as usize].head[0];
        }
        let mut entries = [0; N];
        for (i, form) in forms.iter().enumerate() {
            let (slot, entry) = (slots[i], slots[i] & ENTRY_MASK);
            let e = &self.entries[entry as usize];
            let same = heads[i] == form.head[0] && e.head[1] == form.head[1] && usize::from(e.lex.len) == form.len;
            let found = slot & !ENTRY_MASK == tags[i] && same;
            entries[i] = if found || slot == 0 { entry } else { self.get_letters(form) };
        }
        entries
    }

    /// The entry of a key, and the slot where it stands or would stand.
    #[inline]
    fn find(&self, key: &Key, h: u64) -> (u32, usize) {
        let mask = self.slots.len() - 1;
        let mut i = h as usize & mask;
        loop {
            let slot = self.slots[i];
            let entry = slot & ENTRY_MASK;
            if entry == 0 {
                return (0, i);
            }
            if slot & !ENTRY_MASK == tag(h) && self.is_form(entry, key) {
                return (entry, i);
            }
            i = (i + 1) & mask;
        }
    }

    /// Whether a key is the form of an entry.
    #[inline]
    fn is_form(&self, entry: u32, key: &Key) -> bool {
        let e = &self.entries[entry as usize];
        let [first, second, ..] = key.words;
        let same = e.head == [first, second] && usize::from(e.lex.len) == key.len;
        same && (key.len <= 16 || self.bytes(entry)[16..] == key.bytes()[16..key.len])
    }

    #[inline]
    fn bytes(&self, entry: u32) -> &[u8] {
        self.form(entry).as_bytes()
    }

    /// The form of an entry.
    pub(crate) fn form(&self, entry: u32) -> &str {
        let start = self.starts[entry as usize] as usize;
        &self.arena[start..start + usize::from(self.lex(entry).len)]
    }

    /// Whether an entry is the form `form`, of up to seven small ASCII letters. The same as comparing [`Lexicon::form`], but of a
    /// form written in the code the key is one number, and the text of the entry, most often in no cache, is not fetched.
    #[inline(always)]
    pub(crate) fn spells(&self, entry: u32, form: &str) -> bool {
        debug_assert!(form.len() < 8 && form.bytes().all(|b| matches!(b, b'a'..=b'z' | b'\'')), "{form}");
        self.entries[entry as usize].head == [short(form.as_bytes()), 0]
    }

    #[inline]
    pub(crate) fn lex(&self, entry: u32) -> &Lex {
        &self.entries[entry as usize].lex
    }

    #[inline]
    pub(crate) fn class(&self, entry: u32) -> u64 {
        self.entries[entry as usize].lex.class
    }

    #[inline]
    pub(crate) fn lemma(&self, entry: u32) -> u32 {
        self.entries[entry as usize].lex.lemma
    }

    /// Whether the entry has one of the class bits.
    #[inline]
    pub(crate) fn is(&self, entry: u32, bits: u64) -> bool {
        self.class(entry) & bits != 0
    }

    /// Number of entries, the unknown one included.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds class bits to a form, making its entry where it has none, and returns the entry.
    pub(crate) fn add(&mut self, form: &str, bits: u64) -> u32 {
        let Some(key) = Key::new(form.as_bytes()) else { return 0 };
        if key.len == 0 {
            return 0;
        }
        let h = key.hash();
        let (found, slot) = self.find(&key, h);
        if found != 0 {
            self.entries[found as usize].lex.class |= bits;
            return found;
        }
        let entry = self.entries.len() as u32;
        let bytes = key.bytes();
        // A million forms are all that a slot can name; the tables have a twentieth.
        let Some(form) = std::str::from_utf8(&bytes[..key.len]).ok().filter(|_| entry < ENTRY_MASK) else { return 0 };
        self.starts.push(self.arena.len() as u32);
        self.arena.push_str(form);
        self.entries.push(Entry {
            head: [key.words[0], key.words[1]],
            lex: Lex { class: bits, lemma: entry, value: 0, len: key.len as u8 },
        });
        self.slots[slot] = tag(h) | entry;
        if self.entries.len() * 2 > self.slots.len() {
            self.grow();
        }
        entry
    }

    /// Sets `bits` on every form that `wanted` accepts, by itself ("according") or by its base form ("said").
    pub(crate) fn mark_forms(&mut self, wanted: impl Fn(u32) -> bool, bits: u64) {
        for (i, entry) in self.entries.iter_mut().enumerate() {
            if wanted(entry.lex.lemma) || wanted(i as u32) {
                entry.lex.class |= bits;
            }
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots = vec![0; size];
        for entry in 1..self.entries.len() as u32 {
            let h = Key::new(self.bytes(entry)).map_or(0, |key| key.hash());
            let mut i = h as usize & (size - 1);
            while self.slots[i] != 0 {
                i = (i + 1) & (size - 1);
            }
            self.slots[i] = tag(h) | entry;
        }
    }
}

#[cfg(test)]
mod tests {
    /// The way of short forms and the plain one find the same.
    #[test]
    fn short_forms_are_found_like_long_ones() {
        let lexicon = super::Lexicon::prepared();
        let mut found = 0;
        for entry in 1..lexicon.len() as u32 {
            let form = lexicon.form(entry);
            for form in [form.to_owned(), form.to_uppercase(), format!("{form}x")] {
                let plain = super::Key::new(form.as_bytes()).map_or(0, |key| lexicon.find(&key, key.hash()).0);
                assert_eq!(lexicon.get(form.as_bytes()), plain, "{form}");
                if form.is_ascii() && form.len() <= 16 {
                    let small = form.to_ascii_lowercase();
                    let (first, second) = small.as_bytes().split_at(small.len().min(8));
                    let head = [first, second].map(|half| half.iter().rev().fold(0, |v, b| v << 8 | u64::from(*b)));
                    assert_eq!(lexicon.get_many(&[super::Letters { head, len: form.len() }], 1)[0], plain, "{form}");
                }
                found += usize::from(plain == entry);
            }
        }
        assert!(found > lexicon.len(), "each in small letters, most in capitals");
    }

    /// Two classes on one bit would be one class.
    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let source = include_str!("lexicon.rs");
        let mut bits: Vec<&str> = source
            .lines()
            .filter_map(|l| l.trim().split_once(": u64 = 1 << "))
            .map(|(_, bit)| bit.trim_end_matches(';'))
            .collect();
        let all = bits.len();
        bits.sort_unstable();
        bits.dedup();
        assert!(all > 50, "the class constants have another form now: {all}");
        assert_eq!(bits.len(), all);
    }
}
