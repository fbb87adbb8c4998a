//! [`Error`]: what can go wrong where tables or JSON are read.

use thiserror::Error as ThisError;

/// Why a table could not be read.
///
/// Analysis itself never fails; an error can only happen while an [`AnalyzerBuilder`](crate::AnalyzerBuilder) or a
/// [`Dictionary`](crate::Dictionary) reads a table that the caller supplied. The message names the file and the line
/// and says how to mend it: `my-people.tsv:12: country "Korea" is no ISO 3166 alpha-3 code: write KOR or PRK`.
#[derive(Debug, ThisError)]
#[error(transparent)]
pub struct Error(#[from] ErrorKind);

#[derive(Debug, ThisError)]
pub(crate) enum ErrorKind {
    #[error("{file}:{line}: {problem}")]
    Table { file: String, line: usize, problem: String },
}

impl Error {
    pub(crate) fn table(file: &str, line: usize, problem: impl Into<String>) -> Error {
        Error(ErrorKind::Table { file: file.into(), line, problem: problem.into() })
    }

    /// The name of the table, as the caller gave it.
    #[must_use]
    pub fn file(&self) -> &str {
        let ErrorKind::Table { file, .. } = &self.0;
        file
    }

    /// The line of the table, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        let ErrorKind::Table { line, .. } = &self.0;
        *line
    }
}
