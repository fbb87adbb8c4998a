//! Stage 2, dictionary: names that the tables know, found by an Aho-Corasick automaton.

use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::segment::{Range, Word};

/// What kind of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EntityKind {
    /// A state or territory, the European Union, a dissolved state.
    Country,
    /// A human being.
    Person,
    /// An organization that is no outlet: a ministry, an alliance, an armed group, a company.
    Organization,
    /// A newspaper, broadcaster, news agency or distributor of releases.
    Outlet,
    /// A city, region or feature of the earth.
    Place,
    /// A treaty, accord or negotiating format.
    Treaty,
}

impl EntityKind {
    /// The kind as in ids and in the JSON: `country`, `person`, …
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Country => "country",
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Outlet => "outlet",
            EntityKind::Place => "place",
            EntityKind::Treaty => "treaty",
        }
    }
}

/// The built-in and the caller's tables, made ready for matching.
pub struct Dictionary {}

/// A name of the dictionary in the text, before context decides between its senses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) words: Range,
}

impl Dictionary {
    /// The built-in dictionary.
    pub(crate) fn built_in(_lexicon: &mut Lexicon) -> Result<Dictionary, Error> {
        Ok(Dictionary {})
    }

    /// Finds the names of the dictionary.
    pub(crate) fn find(&self, _text: &str, _lexicon: &Lexicon, _words: &[Word], hits: &mut Vec<Hit>) {
        hits.clear();
    }
}
