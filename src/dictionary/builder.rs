//! [`DictionaryBuilder`]: the built-in tables and the caller's, merged.

use super::index::{Index, hash};
use super::matcher::Matcher;
use super::phrases::Phrases;
use super::store::{Body, Store};
use super::tables::{self, Source};
use super::{Dictionary, EntityKind, TableKind};
use crate::code::Country;
use crate::error::Error;

/// Settings of a [`Dictionary`].
///
/// Tables are read in the order in which they are added, the built-in ones first:
///
/// * a row whose id (country code, for countries) is new adds an entry;
/// * a row with the id of an entry of an earlier table replaces that entry, all of its names and terms included;
/// * a row whose id begins with `-` removes an entry of an earlier table;
/// * of a name that means several entries, the caller's are preferred to the built-in ones.
///
/// ```
/// use demarche::{Analyzer, Dictionary, TableKind};
/// let table = "id\tname\taliases\tkind\tsector\tcountries\nreef-forum\tReef Forum\tRF\tforum\tIGO\t\n";
/// let dictionary = Dictionary::builder().with_table(TableKind::Organizations, "reef.tsv", table).build()?;
/// let analyzer = Analyzer::builder().with_dictionary(dictionary).build()?;
/// let article = analyzer.analyze("Ministers of the Reef Forum met on Monday.");
/// assert_eq!(&*article.entities()[0].id, "organization:reef-forum");
/// # Ok::<(), demarche::Error>(())
/// ```
#[must_use]
#[derive(Clone)]
pub struct DictionaryBuilder {
    built_in: bool,
    own: Vec<Source>,
}

impl Default for DictionaryBuilder {
    fn default() -> Self {
        DictionaryBuilder { built_in: true, own: Vec::new() }
    }
}

impl std::fmt::Debug for DictionaryBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let files: Vec<&str> = self.own.iter().map(|s| &*s.file).collect();
        f.debug_struct("DictionaryBuilder").field("built_in", &self.built_in).field("own", &files).finish()
    }
}

impl DictionaryBuilder {
    /// Whether the built-in tables come first; they do unless this says no.
    pub fn with_built_in(self, built_in: bool) -> Self {
        DictionaryBuilder { built_in, ..self }
    }

    /// Adds a table in the format of the built-in ones. `file` is its name in error messages.
    pub fn with_table(mut self, kind: TableKind, file: &str, text: impl Into<String>) -> Self {
        self.own.push(Source { kind, file: file.into(), text: Body::Own(text.into().into()), own: true });
        self
    }

    /// Adds entries that are no text, for example read from JSON. A bad one is reported as a line of the table that they
    /// make: the first is line 2.
    pub fn with_records(self, kind: TableKind, file: &str, records: &[DictionaryRecord]) -> Self {
        let mut text = String::from(
            "id\tcode\tname\taliases\tadjectives\tcapitals\tmetonyms\tkind\tsector\tcountry\tcountries\toffice\ttitle\torganization\tstart\tend\tgender\twikidata\n",
        );
        for r in records {
            let fields = [
                &r.id,
                &r.id,
                &r.name,
                &r.aliases.join("|"),
                &r.adjectives.join("|"),
                &r.capitals.join("|"),
                &r.metonyms.join("|"),
                &r.kind,
                &r.sector,
                &r.country,
                &r.country,
                &r.office,
                &r.title,
                &r.organization,
                &r.start,
                &r.end,
                &r.gender,
                &r.wikidata,
            ];
            for (i, f) in fields.into_iter().enumerate() {
                if i > 0 {
                    text.push('\t');
                }
                text.extend(f.chars().map(|c| if c.is_control() { ' ' } else { c }));
            }
            text.push('\n');
        }
        self.with_table(kind, file, text)
    }

    /// Reads the tables and makes them ready.
    ///
    /// # Errors
    ///
    /// If a row cannot be read; the message gives file, line, what is wrong and what mends it.
    pub fn build(self) -> Result<Dictionary, Error> {
        let mut store = Store::default();
        if self.built_in {
            built_in(&mut store)?;
        }
        for source in &self.own {
            tables::read(&mut store, source)?;
        }
        tables::set_countries(&mut store);
        tables::add_surnames(&mut store);
        let matcher = Matcher::new(&store);
        if self.built_in {
            prefer(&mut store, &matcher)?;
        }
        let mut offices = Index::with_capacity(store.terms.len());
        let mut holders = vec![0; store.terms.len()];
        for (e, entry) in store.entries.iter().enumerate() {
            let mut at = entry.terms;
            while let Some(term) = store.terms.get(at as usize) {
                holders[at as usize] = e as u32;
                if let Some(country) = term.country {
                    offices.add(office_key(store.str(term.office), country), at);
                }
                at = term.next;
            }
        }
        // A union of states is an organization; the two rows share their item in Wikidata.
        let mut unions = Vec::new();
        for (e, entry) in store.entries.iter().enumerate() {
            if entry.kind == EntityKind::Country && store.str(entry.sort) == "supranational" && !entry.wikidata.is_empty() {
                let item = store.str(entry.wikidata);
                let same = |o: &&super::Entry| o.kind == EntityKind::Organization && !o.dead && store.str(o.wikidata) == item;
                if let Some(o) = store.entries.iter().position(|o| same(&o)) {
                    unions.push((e as u32, o as u32));
                }
            }
        }
        for &(e, o) in &unions {
            store.entries[o as usize].country = store.entries[e as usize].country;
        }
        Ok(Dictionary {
            store,
            phrases: Phrases::default(),
            matcher,
            offices,
            holders,
            ranks: Index::default(),
            titles: Vec::new(),
            heads: Vec::new(),
            head_sectors: Vec::new(),
            unions,
        })
    }
}

/// The key of an office in a country.
pub(crate) fn office_key(office: &str, country: Country) -> u64 {
    hash(office.as_bytes()) ^ hash(country.as_str().as_bytes()).rotate_left(17)
}

/// An entry, or a term of office, that is no row of a text. Fields as the columns of its table; an empty one is absent.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize), serde(default, deny_unknown_fields))]
#[allow(missing_docs)] // The columns of the tables, see `src/data/dictionary/README.md`.
pub struct DictionaryRecord {
    pub id: String,
    pub name: String,
    pub aliases: Vec<String>,
    pub adjectives: Vec<String>,
    pub capitals: Vec<String>,
    pub metonyms: Vec<String>,
    pub kind: String,
    pub sector: String,
    pub country: String,
    pub office: String,
    pub title: String,
    pub organization: String,
    pub start: String,
    pub end: String,
    pub gender: String,
    pub wikidata: String,
}

#[cfg(feature = "dictionary")]
fn built_in(store: &mut Store) -> Result<(), Error> {
    const TABLES: [(TableKind, &str, &str); 6] = [
        (TableKind::Countries, "countries.tsv", include_str!("../data/dictionary/countries.tsv")),
        (TableKind::Organizations, "organizations.tsv", include_str!("../data/dictionary/organizations.tsv")),
        (TableKind::Outlets, "outlets.tsv", include_str!("../data/dictionary/outlets.tsv")),
        (TableKind::Treaties, "treaties.tsv", include_str!("../data/dictionary/treaties.tsv")),
        (TableKind::Places, "places.tsv", include_str!("../data/dictionary/places.tsv")),
        (TableKind::People, "people.tsv", include_str!("../data/dictionary/people.tsv")),
    ];
    store.entries.reserve(16 << 10);
    store.terms.reserve(12 << 10);
    store.aliases.reserve(64 << 10);
    store.ids = Index::with_capacity(16 << 10);
    for (kind, file, text) in TABLES {
        tables::read(store, &Source { kind, file: file.into(), text: Body::BuiltIn(text), own: false })?;
    }
    Ok(())
}

/// Notes which sense `ambiguous.tsv` prefers, and which names are words too.
#[cfg(feature = "dictionary")]
fn prefer(store: &mut Store, matcher: &Matcher) -> Result<(), Error> {
    use super::store::{PREFERRED, WORD};
    let text = include_str!("../data/dictionary/ambiguous.tsv");
    let mut folded = Vec::new();
    for row in crate::table::Table::parse("ambiguous.tsv", text, ["alias", "senses"])? {
        folded.clear();
        super::fold::name(row.get(0), &mut folded);
        let aliases = matcher.aliases(store, &folded);
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
            if n == 0 {
                for &a in &aliases {
                    let entry = &store.entries[store.aliases[a as usize].entry as usize];
                    if entry.kind == kind && store.str(entry.id) == id {
                        store.aliases[a as usize].case |= PREFERRED;
                    }
                }
            }
        }
    }
    Ok(())
}

#[cfg(not(feature = "dictionary"))]
fn prefer(_store: &mut Store, _matcher: &Matcher) -> Result<(), Error> {
    Ok(())
}

#[cfg(not(feature = "dictionary"))]
fn built_in(_store: &mut Store) -> Result<(), Error> {
    Ok(())
}
