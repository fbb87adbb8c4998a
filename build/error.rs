//! [`Error`] as in `src/error.rs`, without dependencies.

use std::fmt;

#[derive(Debug)]
pub(crate) struct Error(String);

impl Error {
    pub(crate) fn table(file: &str, line: usize, problem: impl Into<String>) -> Error {
        Error(format!("{file}:{line}: {}", problem.into()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
