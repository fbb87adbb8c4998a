//! demarche
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod actor;
mod analyzer;
mod article;
mod code;
mod date;
mod dates;
mod dictionary;
mod doc;
mod entities;
mod error;
mod events;
#[cfg(feature = "serde")]
mod json;
mod language;
mod lexicon;
mod quotes;
mod rule;
mod segment;
mod span;
mod speakers;
mod structure;
mod syntax;
mod table;
mod themes;

pub use actor::Lookup;
pub use analyzer::{Analyzer, AnalyzerBuilder, Input, Scratch, analyze};
pub use article::Article;
pub use code::{ActorCode, Cameo, Country, Sector};
pub use date::{Date, ParseDateError};
pub use dates::DateMention;
pub use dictionary::{Dictionary, DictionaryBuilder, DictionaryEntry, DictionaryRecord, EntityKind, Office, TableKind};
pub use entities::{Entity, Mention, Role};
pub use error::Error;
pub use events::{Actor, Event, EventStatus, Plover, QuadClass};
#[cfg(feature = "serde")]
#[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
pub use json::{Document, FORMAT_VERSION};
pub use quotes::{Confidence, Quote, QuoteKind};
pub use rule::Rule;
pub use segment::{Sentence, Tokens, tokens};
pub use span::Span;
pub use speakers::{Speaker, SpeakerKind};
pub use structure::{Dateline, Disclaimer, Paragraph, ParagraphKind};
pub use themes::ThemeMention;
