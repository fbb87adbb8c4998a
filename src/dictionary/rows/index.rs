//! [`Index`]: a small hash table from 64-bit keys to lists of numbers.

use crate::lexicon::short;
use crate::record::{Bytes, Record, put_list};

/// A hash of bytes, eight at a time. Not for adversaries: a table's own words are its keys.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, behind)) = rest.split_first_chunk::<8>() {
        h = (h ^ u64::from_le_bytes(*eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
        rest = behind;
    }
    // What is left with what stands before it, where that makes eight.
    let v = match bytes.last_chunk::<8>() {
        _ if rest.is_empty() => 0,
        Some(last) => u64::from_le_bytes(*last),
        None => short(rest),
    };
    h = (h ^ v).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 32)
}

/// A set of hashes that may hold one too many: in front of an [`Index`], for what is hardly ever in it.
#[derive(Default)]
pub(crate) struct Filter(pub(crate) Vec<u64>);

impl Filter {
    /// Room for so many; of others one in ten is taken for one of them.
    pub(crate) fn with_capacity(n: usize) -> Filter {
        Filter(vec![0; (n / 16).next_power_of_two()])
    }

    #[inline]
    fn bit(&self, hash: u64) -> (usize, u64) {
        ((hash >> 38) as usize & (self.0.len() - 1), 1 << (hash >> 32 & 63))
    }

    pub(crate) fn add(&mut self, hash: u64) {
        let (word, bit) = self.bit(hash);
        self.0[word] |= bit;
    }

    /// Whether a hash may be in it.
    #[inline]
    pub(crate) fn has(&self, hash: u64) -> bool {
        !self.0.is_empty() && {
            let (word, bit) = self.bit(hash);
            self.0[word] & bit != 0
        }
    }
}

/// Pairs of numbers: the build script's, read where they stand, or ones made at run time.
enum Pairs {
    Prepared(&'static [u8]),
    Own(Vec<(u32, u32)>),
}

impl Default for Pairs {
    fn default() -> Self {
        Pairs::Own(Vec::new())
    }
}

impl Pairs {
    fn len(&self) -> usize {
        match self {
            Pairs::Prepared(bytes) => bytes.len() / 8,
            Pairs::Own(list) => list.len(),
        }
    }

    #[inline]
    fn get(&self, i: usize) -> Option<(u32, u32)> {
        match self {
            Pairs::Prepared(bytes) => bytes.get(i.wrapping_mul(8)..i.wrapping_mul(8).wrapping_add(8)).map(Record::get),
            Pairs::Own(list) => list.get(i).copied(),
        }
    }

    /// The pairs as a list that can be changed.
    fn own(&mut self) -> &mut Vec<(u32, u32)> {
        if let Pairs::Prepared(bytes) = self {
            *self = Pairs::Own(bytes.chunks_exact(8).map(Record::get).collect());
        }
        match self {
            Pairs::Own(list) => list,
            Pairs::Prepared(_) => unreachable!("made one's own above"),
        }
    }

    fn heap(&self) -> usize {
        match self {
            Pairs::Prepared(_) => 0,
            Pairs::Own(list) => 8 * list.capacity(),
        }
    }
}

/// Open addressing over 32 bits of the key. The value of a key that has one stands in its slot; several are chained in the
/// order of their insertion, last first.
#[derive(Default)]
pub(crate) struct Index {
    /// Upper bits of the key; the value plus one, or [`MANY`] and the newest link; 0 is a free slot.
    slots: Pairs,
    /// The value, and the next older link plus one.
    links: Pairs,
    /// Two bits for each slot, set where a key is: small enough for the nearest cache, so that a look-up for what is not
    /// there, the common case, ends here.
    filter: Vec<u64>,
    used: usize,
}

/// Marks a slot whose key has several values.
const MANY: u32 = 1 << 31;

impl Index {
    pub(crate) fn with_capacity(n: usize) -> Index {
        let size = (n * 2).next_power_of_two().max(64);
        Index {
            slots: Pairs::Own(vec![(0, 0); size]),
            links: Pairs::Own(Vec::with_capacity(n)),
            filter: vec![0; size / 32],
            used: 0,
        }
    }

    /// Appends the index to what the build script writes.
    #[allow(dead_code)] // the build script's
    pub(crate) fn put(&self, out: &mut Vec<u8>) {
        // The links of a key side by side.
        let (mut slots, mut links) = (Vec::new(), Vec::new());
        for (tag, held) in (0..self.slots.len()).filter_map(|i| self.slots.get(i)) {
            let mut values = self.values(held).peekable();
            slots.push((tag, if held & MANY == 0 { held } else { MANY | links.len() as u32 }));
            while let Some(value) = values.next().filter(|_| held & MANY != 0) {
                links.push((value, if values.peek().is_some() { links.len() as u32 + 2 } else { 0 }));
            }
        }
        put_list(&slots, out);
        put_list(&links, out);
        put_list(&self.filter, out);
        (self.used as u32).put(out);
    }

    /// Reads what [`Index::put`] wrote.
    pub(crate) fn read(bytes: &mut Bytes<'static>) -> Index {
        Index {
            slots: Pairs::Prepared(bytes.raw(8)),
            links: Pairs::Prepared(bytes.raw(8)),
            filter: bytes.list(0),
            used: bytes.one::<u32>() as usize,
        }
    }

    /// Place of a tag's bit in the filter.
    #[inline]
    fn bit(&self, tag: u32) -> (usize, u64) {
        let bit = tag.wrapping_mul(0x9E37_79B9) as usize >> 3 & (self.filter.len() * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    }

    /// The slot of a key and what stands there.
    #[inline]
    fn slot(&self, key: u64) -> (usize, u32) {
        let mask = self.slots.len().wrapping_sub(1);
        let tag = (key >> 32) as u32;
        let mut i = tag as usize & mask;
        loop {
            match self.slots.get(i) {
                None | Some((_, 0)) => return (i, 0),
                Some((t, link)) if t == tag => return (i, link),
                _ => i = (i + 1) & mask,
            }
        }
    }

    /// Adds a value under a key.
    pub(crate) fn add(&mut self, key: u64, value: u32) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let (word, bit) = self.bit((key >> 32) as u32);
        self.filter[word] |= bit;
        let (slot, held) = self.slot(key);
        let new = if held == 0 {
            self.used += 1;
            value + 1
        } else {
            let links = self.links.own();
            let older = if held & MANY == 0 {
                links.push((held - 1, 0));
                links.len() as u32
            } else {
                (held & !MANY) + 1
            };
            links.push((value, older));
            MANY | (links.len() as u32 - 1)
        };
        self.slots.own()[slot] = ((key >> 32) as u32, new);
    }

    /// Doubles the slots; a slot's place follows from its tag alone.
    fn grow(&mut self) {
        let old = std::mem::take(self.slots.own());
        let mut slots = vec![(0, 0); (old.len() * 2).max(64)];
        self.filter = vec![0; slots.len() / 32];
        let mask = slots.len() - 1;
        for (tag, link) in old.into_iter().filter(|s| s.1 != 0) {
            let (word, bit) = self.bit(tag);
            self.filter[word] |= bit;
            let mut i = tag as usize & mask;
            while slots[i].1 != 0 {
                i = (i + 1) & mask;
            }
            slots[i] = (tag, link);
        }
        self.slots = Pairs::Own(slots);
    }

    /// The values under a key, and, rarely, those of another key with the same tag: compare what they stand for.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> impl Iterator<Item = u32> + use<'_> {
        let absent = self.filter.is_empty() || {
            let (word, bit) = self.bit((key >> 32) as u32);
            self.filter[word] & bit == 0
        };
        self.values(if absent { 0 } else { self.slot(key).1 })
    }

    /// The values that a slot holds.
    #[inline]
    fn values(&self, mut held: u32) -> impl Iterator<Item = u32> + use<'_> {
        std::iter::from_fn(move || {
            if held & MANY == 0 {
                return std::mem::take(&mut held).checked_sub(1);
            }
            let (value, older) = self.links.get((held & !MANY) as usize)?;
            held = older.checked_sub(1).map_or(0, |link| link | MANY);
            Some(value)
        })
    }

    /// Bytes on the heap.
    pub(crate) fn heap(&self) -> usize {
        self.slots.heap() + self.links.heap() + 8 * self.filter.capacity()
    }
}
