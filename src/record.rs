//! Lists of records as bytes: what the build script writes and an analyzer reads when it starts.
//!
//! A record is its fields one after the other, numbers little-endian, all records of a kind equally long; a list is its
//! length and its records. Both directions stand side by side, so that they cannot part.

use crate::code::{Country, Sector};
use crate::date::Date;

/// A value of fixed length.
pub(crate) trait Record: Sized {
    /// Bytes.
    const SIZE: usize;
    /// Appends the record.
    #[allow(dead_code)] // the build script's half
    fn put(&self, out: &mut Vec<u8>);
    /// Reads the record at the start of `bytes`.
    fn get(bytes: &[u8]) -> Self;
}

/// Appends a list.
#[allow(dead_code)] // the build script's half
pub(crate) fn put_list<T: Record>(list: &[T], out: &mut Vec<u8>) {
    (list.len() as u32).put(out);
    list.iter().for_each(|r| r.put(out));
}

/// Bytes that are read from the front.
pub(crate) struct Bytes<'b>(pub(crate) &'b [u8]);

impl<'b> Bytes<'b> {
    /// The next value.
    pub(crate) fn one<T: Record>(&mut self) -> T {
        let (head, rest) = self.0.split_at(T::SIZE);
        self.0 = rest;
        T::get(head)
    }

    /// The bytes of the next list, whose records have `size` bytes.
    pub(crate) fn raw(&mut self, size: usize) -> &'b [u8] {
        let n = self.one::<u32>() as usize;
        let (head, rest) = self.0.split_at(n * size);
        self.0 = rest;
        head
    }

    /// The next list, with room for `more`.
    pub(crate) fn list<T: Record>(&mut self, more: usize) -> Vec<T> {
        let head = self.raw(T::SIZE);
        let mut list = Vec::with_capacity(head.len() / T::SIZE + more);
        list.extend(head.chunks_exact(T::SIZE).map(T::get));
        list
    }
}

macro_rules! number {
    ($($t:ty)*) => {$(
        impl Record for $t {
            const SIZE: usize = size_of::<$t>();
            fn put(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(&self.to_le_bytes());
            }
            #[inline]
            fn get(bytes: &[u8]) -> Self {
                let mut b = [0; size_of::<$t>()];
                b.copy_from_slice(&bytes[..size_of::<$t>()]);
                <$t>::from_le_bytes(b)
            }
        }
    )*};
}
number!(u8 u16 u32 u64);

impl Record for bool {
    const SIZE: usize = 1;
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        bytes[0] != 0
    }
}

impl<A: Record, B: Record> Record for (A, B) {
    const SIZE: usize = A::SIZE + B::SIZE;
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
        self.1.put(out);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        (A::get(bytes), B::get(&bytes[A::SIZE..]))
    }
}

macro_rules! code {
    ($($t:ty)*) => {$(
        impl Record for Option<$t> {
            const SIZE: usize = 3;
            fn put(&self, out: &mut Vec<u8>) {
                let mut b = [0; 3];
                if let Some(c) = self {
                    b[..c.as_str().len()].copy_from_slice(c.as_str().as_bytes());
                }
                out.extend_from_slice(&b);
            }
            #[inline]
            fn get(bytes: &[u8]) -> Self {
                <$t>::from_bytes([bytes[0], bytes[1], bytes[2]])
            }
        }
    )*};
}
code!(Country Sector);

impl Record for Option<Date> {
    const SIZE: usize = 4;
    fn put(&self, out: &mut Vec<u8>) {
        (self.map_or(0, |d| d.year() as u16)).put(out);
        out.push(self.and_then(Date::month).unwrap_or(0) as u8);
        out.push(self.and_then(Date::day).unwrap_or(0) as u8);
    }
    #[inline]
    fn get(bytes: &[u8]) -> Self {
        Date::from_parts(u16::get(bytes), bytes[2], bytes[3])
    }
}

/// Reads and writes a structure field by field.
macro_rules! record {
    ($name:ident { $($field:ident: $t:ty),* $(,)? }) => {
        impl $crate::record::Record for $name {
            const SIZE: usize = 0 $(+ <$t as $crate::record::Record>::SIZE)*;
            fn put(&self, out: &mut Vec<u8>) {
                $($crate::record::Record::put(&self.$field, out);)*
            }
            #[inline]
            #[allow(unused_assignments)]
            fn get(bytes: &[u8]) -> Self {
                let bytes = &bytes[..<Self as $crate::record::Record>::SIZE];
                let mut at = 0;
                $(
                    let $field = <$t as $crate::record::Record>::get(&bytes[at..]);
                    at += <$t as $crate::record::Record>::SIZE;
                )*
                $name { $($field),* }
            }
        }
    };
}
pub(crate) use record;
