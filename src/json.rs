//! The JSON format, feature `serde`.
