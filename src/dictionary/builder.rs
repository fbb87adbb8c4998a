//! [`DictionaryBuilder`]: the built-in tables and the caller's, merged.

use super::own::Own;
use super::rows::names::Indexes;
use super::rows::store::{Body, PREFERRED, Store, WORD};
use super::rows::tables::{self, Source};
use super::{Dictionary, TableKind};
use crate::error::Error;
use crate::prepared;

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
        let words = prepared::words();
        let mut store = Store { files: vec![prepared::TEXT], ..Store::default() };
        let mut indexes = Indexes::default();
        if self.built_in {
            (store, indexes) = prepared::store();
        }
        let mut own = None;
        if let Some(first) = self.own.first() {
            let (entries, aliases) = (store.entries.len(), store.aliases.len());
            for source in &self.own {
                tables::read(&mut store, source)?;
            }
            tables::set_countries(&mut store, entries);
            tables::add_surnames(&mut store, entries);
            inherit(&mut store, &indexes, aliases);
            indexes.set_entries(&mut store);
            let problem =
                |e| Error::table(&first.file, 1, format!("the names of this table and those behind it are too many: {e}"));
            own = Some(Own::new(&store, aliases).map_err(problem)?);
        }
        Ok(Dictionary { store, indexes, own, words })
    }
}

/// Names after `from` keep what `ambiguous.tsv` says of them: that they are words too, and which sense comes first.
fn inherit(store: &mut Store, indexes: &Indexes, from: usize) {
    for i in from..store.aliases.len() {
        let alias = &store.aliases[i];
        let entry = &store.entries[alias.entry as usize];
        let mut case = 0;
        for old in indexes.exact(store, store.key_of(alias)) {
            let old = &store.aliases[old as usize];
            let before = &store.entries[old.entry as usize];
            case |= old.case & WORD;
            if before.dead && before.kind == entry.kind && store.str(before.id) == store.str(entry.id) {
                case |= old.case & PREFERRED;
            }
        }
        store.aliases[i].case |= case;
    }
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
