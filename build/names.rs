//! The entries of the built-in tables.

use crate::error::Error;
use crate::rows::names::Indexes;
use crate::rows::store::{Body, Class, LABEL, PREFERRED, Store, WORD};
use crate::rows::tables::{self, Source};
use crate::rows::{EntityKind, TableKind, fold};
use crate::table::Table;

const TABLES: [(TableKind, &str, &str); 6] = [
    (TableKind::Countries, "countries.tsv", include_str!("../src/data/dictionary/countries.tsv")),
    (TableKind::Organizations, "organizations.tsv", include_str!("../src/data/dictionary/organizations.tsv")),
    (TableKind::Outlets, "outlets.tsv", include_str!("../src/data/dictionary/outlets.tsv")),
    (TableKind::Treaties, "treaties.tsv", include_str!("../src/data/dictionary/treaties.tsv")),
    (TableKind::Places, "places.tsv", include_str!("../src/data/dictionary/places.tsv")),
    (TableKind::People, "people.tsv", include_str!("../src/data/dictionary/people.tsv")),
];

/// Reads them; all of them, or none where the feature `dictionary` is off.
pub(crate) fn read(wanted: bool) -> Result<(Store, Indexes), Error> {
    let mut store = Store::default();
    for (kind, file, text) in TABLES.into_iter().filter(|_| wanted) {
        tables::read(&mut store, &Source { kind, file: file.into(), text: Body::BuiltIn(text), own: false })?;
    }
    tables::set_countries(&mut store, 0);
    tables::add_surnames(&mut store, 0);
    let mut indexes = Indexes::new(&mut store);
    if wanted {
        prefer(&mut store, &mut indexes)?;
    }
    Ok((store, indexes))
}

/// Notes which sense `ambiguous.tsv` prefers and which names are words too, and adds the short names of bodies that only it
/// has.
fn prefer(store: &mut Store, indexes: &mut Indexes) -> Result<(), Error> {
    let text = include_str!("../src/data/dictionary/ambiguous.tsv");
    let file = store.files.len();
    store.files.push(Body::BuiltIn(text));
    let mut folded = Vec::new();
    for row in Table::parse("ambiguous.tsv", text, ["alias", "senses"])? {
        folded.clear();
        fold::name(row.get(0), &mut folded);
        let mut aliases: Vec<u32> = indexes.exact(store, &folded).collect();
        for (n, sense) in row.list(1).enumerate() {
            let (kind, id) = sense.split_once(':').ok_or_else(|| row.error(format!("sense \"{sense}\" is no kind:id")))?;
            let kind = match kind {
                "country" | "demonym" | "metonym" => EntityKind::Country,
                "org" => EntityKind::Organization,
                "place" => EntityKind::Place,
                "treaty" => EntityKind::Treaty,
                "outlet" => EntityKind::Outlet,
                "person" => EntityKind::Person,
                "word" => {
                    for &a in &aliases {
                        store.aliases[a as usize].case |= WORD;
                    }
                    continue;
                }
                "title" | "given_name" => continue,
                other => return Err(row.error(format!("kind \"{other}\" is unknown: see README.md"))),
            };
            let Some(entry) = store.find(kind, id) else {
                return Err(row.error(format!("sense \"{sense}\" has no row: mend the id, or delete the sense")));
            };
            let mut own = aliases.iter().copied().filter(|&a| store.aliases[a as usize].entry == entry).peekable();
            if own.peek().is_none() && matches!(kind, EntityKind::Organization | EntityKind::Outlet) && is_short(row.get(0)) {
                let alias = store.aliases.len() as u32;
                store.add_alias(entry, store.place(file, row.get(0)), Class::Name);
                store.aliases[alias as usize].case |= LABEL;
                indexes.add(store, alias);
                aliases.push(alias);
            }
            if n == 0 {
                for &a in &aliases {
                    // A name that no other table gives counts only where its country is named.
                    if store.aliases[a as usize].entry == entry && store.aliases[a as usize].text.file() != file {
                        store.aliases[a as usize].case |= PREFERRED;
                    }
                }
            }
        }
    }
    Ok(())
}

/// Whether a name that only `ambiguous.tsv` gives to a body is one by its shape: several words, or capitals.
fn is_short(name: &str) -> bool {
    let name = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
    name.contains(' ') || name.len() > 2 && name.bytes().all(|b| b.is_ascii_uppercase())
}
