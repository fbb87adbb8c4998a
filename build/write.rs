//! What was read, as bytes in the order in which `src/dictionary/prepared.rs` and `src/lexicon.rs` read it.

use crate::lexicon::Lexicon;
use crate::record::put_list;
use crate::rows::Words;
use crate::rows::names::Indexes;
use crate::rows::store::{Store, Text};
use std::collections::HashMap;

/// The files, by name.
pub(crate) fn files(lexicon: &Lexicon, store: &mut Store, indexes: &Indexes, words: &mut Words) -> [(&'static str, Vec<u8>); 4] {
    let text = gather(store, words);
    let (mut l, mut w, mut s) = (Vec::new(), Vec::new(), Vec::new());
    put_list(lexicon.arena.as_bytes(), &mut l);
    put_list(&lexicon.entries, &mut l);
    put_list(&lexicon.slots, &mut l);

    put_list(&words.phrases.list, &mut w);
    words.phrases.edges.put(&mut w);
    put_list(&words.phrases.keys, &mut w);
    put_list(&words.phrases.ends, &mut w);
    words.ranks.put(&mut w);
    put_list(&words.titles, &mut w);
    put_list(&words.heads, &mut w);
    put_list(&words.head_sectors, &mut w);

    put_list(&store.entries, &mut s);
    put_list(&store.terms, &mut s);
    put_list(&store.aliases, &mut s);
    put_list(&store.keys.own, &mut s);
    store.ids.put(&mut s);
    indexes.names.put(&mut s);
    put_list(&indexes.firsts.0, &mut s);
    indexes.offices.put(&mut s);
    put_list(&indexes.holders, &mut s);
    put_list(&indexes.unions, &mut s);
    [("text.txt", text.into_bytes()), ("lexicon.bin", l), ("words.bin", w), ("store.bin", s)]
}

/// Gathers the words at which the rows point in one text, each once, and points the rows there.
fn gather(store: &mut Store, words: &mut Words) -> String {
    let mut all = String::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    let Store { files, entries, terms, aliases, .. } = store;
    let names = entries.iter_mut().flat_map(|e| [&mut e.name, &mut e.id, &mut e.sort, &mut e.wikidata]);
    let names = names.chain(aliases.iter_mut().map(|a| &mut a.text));
    let names = names.chain(terms.iter_mut().flat_map(|t| [&mut t.office, &mut t.title, &mut t.organization]));
    let names = names.chain(words.phrases.list.iter_mut().flat_map(|p| [&mut p.text, &mut p.office]));
    for text in names.chain(words.titles.iter_mut().flat_map(|t| [&mut t.office, &mut t.title])) {
        let words = Store::str_in(files, *text);
        let start = *known.entry(words.to_owned()).or_insert_with(|| {
            all.push_str(words);
            all.len() - words.len()
        });
        *text = if words.is_empty() { Text::default() } else { Text::new(start, words.len()) };
    }
    all
}
