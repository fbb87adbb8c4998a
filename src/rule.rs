//! [`Rule`]: which table row gave an answer.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// The id of the table row that gave an answer, so that an editor who disagrees finds the line to change.
///
/// An id is the row's `id` column, followed by the frame in which it fired where a row has several: `say.that` is the
/// row `say` of `cues.tsv` with a that-clause. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule(Arc<str>);

impl Rule {
    pub(crate) fn new(id: &str) -> Rule {
        Rule(id.into())
    }

    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for Rule {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
