//! [`Index`]: a small hash table from 64-bit keys to lists of numbers.

/// A hash of bytes, eight at a time. Not for adversaries: a table's own words are its keys.
#[inline]
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let mut h: u64 = 0xcbf2_9ce4_8422_2325 ^ bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for c in &mut chunks {
        let v = u64::from_le_bytes([c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7]]);
        h = (h ^ v).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
    }
    let mut v = 0u64;
    for &b in chunks.remainder() {
        v = v << 8 | u64::from(b);
    }
    h = (h ^ v).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 32)
}

/// Open addressing over 32 bits of the key; entries of one key are chained in the order of their insertion, last first.
#[derive(Default)]
pub(crate) struct Index {
    /// Upper bits of the key, index of the newest link plus one; 0 is a free slot.
    slots: Vec<(u32, u32)>,
    /// The value, and the next older link plus one.
    links: Vec<(u32, u32)>,
    /// Two bits for each slot, set where a key is: small enough for the nearest cache, so that a look-up for what is not
    /// there, the common case, ends here.
    filter: Vec<u64>,
    used: usize,
}

impl Index {
    pub(crate) fn with_capacity(n: usize) -> Index {
        let size = (n * 2).next_power_of_two().max(64);
        Index { slots: vec![(0, 0); size], links: Vec::with_capacity(n), filter: vec![0; size / 32], used: 0 }
    }

    /// Place of a tag's bit in the filter.
    #[inline]
    fn bit(&self, tag: u32) -> (usize, u64) {
        let bit = tag.wrapping_mul(0x9E37_79B9) as usize >> 3 & (self.filter.len() * 64 - 1);
        (bit / 64, 1 << (bit % 64))
    }

    #[inline]
    fn slot(&self, key: u64) -> usize {
        let mask = self.slots.len() - 1;
        let tag = (key >> 32) as u32;
        let mut i = tag as usize & mask;
        while self.slots[i].1 != 0 && self.slots[i].0 != tag {
            i = (i + 1) & mask;
        }
        i
    }

    /// Adds a value under a key.
    pub(crate) fn add(&mut self, key: u64, value: u32) {
        if self.used * 2 >= self.slots.len() {
            self.grow();
        }
        let (word, bit) = self.bit((key >> 32) as u32);
        self.filter[word] |= bit;
        let slot = self.slot(key);
        let next = self.slots[slot].1;
        self.used += usize::from(next == 0);
        self.links.push((value, next));
        self.slots[slot] = ((key >> 32) as u32, self.links.len() as u32);
    }

    /// Doubles the slots; a slot's place follows from its tag alone.
    fn grow(&mut self) {
        let old = std::mem::take(&mut self.slots);
        self.slots = vec![(0, 0); (old.len() * 2).max(64)];
        self.filter = vec![0; self.slots.len() / 32];
        let mask = self.slots.len() - 1;
        for (tag, link) in old.into_iter().filter(|s| s.1 != 0) {
            let (word, bit) = self.bit(tag);
            self.filter[word] |= bit;
            let mut i = tag as usize & mask;
            while self.slots[i].1 != 0 {
                i = (i + 1) & mask;
            }
            self.slots[i] = (tag, link);
        }
    }

    /// The values under a key, and, rarely, those of another key with the same tag: compare what they stand for.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> impl Iterator<Item = u32> + use<'_> {
        let absent = self.filter.is_empty() || {
            let (word, bit) = self.bit((key >> 32) as u32);
            self.filter[word] & bit == 0
        };
        let mut at = if absent { 0 } else { self.slots[self.slot(key)].1 };
        std::iter::from_fn(move || {
            let (value, next) = *self.links.get((at as usize).wrapping_sub(1))?;
            at = next;
            Some(value)
        })
    }

    /// Bytes on the heap.
    pub(crate) fn heap(&self) -> usize {
        8 * (self.slots.capacity() + self.links.capacity() + self.filter.capacity())
    }
}
