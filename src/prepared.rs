//! What the build script (`build/main.rs`) made of the built-in tables, read back.
//!
//! An analyzer that starts thus parses no table, hashes no word and sorts nothing. The functions read what `build/write.rs`
//! writes, field by field in the same order.

use crate::dictionary::rows::Words;
use crate::dictionary::rows::index::{Filter, Index};
use crate::dictionary::rows::names::Indexes;
use crate::dictionary::rows::phrases::Phrases;
use crate::dictionary::rows::store::{Body, Keys, Store};
use crate::lexicon::Lexicon;
use crate::record::Bytes;

impl Lexicon {
    /// The words of the built-in tables.
    pub(crate) fn prepared() -> Lexicon {
        // Room for what the tables of the later stages add.
        let mut bytes = Bytes(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin")));
        let arena = String::from_utf8(bytes.list(16 << 10)).unwrap_or_default();
        let mut lexicon = Lexicon { arena, starts: Vec::new(), entries: bytes.list(4 << 10), slots: bytes.list(0) };
        lexicon.set_heads();
        lexicon
    }
}

/// All names and other words of the built-in tables.
pub(crate) const TEXT: Body = Body::BuiltIn(include_str!(concat!(env!("OUT_DIR"), "/text.txt")));

/// Titles, agents and the words that names are made of.
pub(crate) fn words() -> Words {
    let mut bytes = Bytes(include_bytes!(concat!(env!("OUT_DIR"), "/words.bin")));
    let mut phrases = Phrases { list: bytes.list(0), edges: Index::read(&mut bytes), keys: bytes.list(0), ..Phrases::default() };
    phrases.ends = bytes.list(0);
    phrases.set_firsts();
    Words { phrases, ranks: Index::read(&mut bytes), titles: bytes.list(0), heads: bytes.list(0), head_sectors: bytes.list(0) }
}

/// The entries and where they are found.
pub(crate) fn store() -> (Store, Indexes) {
    let mut bytes = Bytes(include_bytes!(concat!(env!("OUT_DIR"), "/store.bin")));
    let store = Store {
        files: vec![TEXT],
        entries: bytes.list(0),
        terms: bytes.list(0),
        aliases: bytes.list(0),
        keys: Keys { prepared: bytes.raw(1), own: Vec::new() },
        ids: Index::read(&mut bytes),
    };
    let indexes = Indexes {
        names: Index::read(&mut bytes),
        firsts: Filter(bytes.list(0)),
        offices: Index::read(&mut bytes),
        holders: bytes.list(0),
        unions: bytes.list(0),
    };
    (store, indexes)
}
