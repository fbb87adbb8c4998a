//! Reads the plain text of diplomatic news and returns a typed document: who said what, who did what to whom, whom and what
//! the article names, and which paragraphs are boilerplate.
//!
//! ```
//! # #[cfg(feature = "dictionary")] {
//! let article = demarche::analyze(
//!     "Norway summoned the Russian ambassador on Monday. “We expect an answer,” Foreign Minister Ida Strand said. “Soon.”",
//! );
//! let quote = &article.quotes()[0];
//! assert_eq!(article.slice(quote.parts[0]), "“We expect an answer,”");
//! assert_eq!(&*article.speaker_of(quote).unwrap().name, "Ida Strand");
//! let event = &article.events()[0];
//! assert_eq!(event.source[0].country.unwrap(), "NOR");
//! # }
//! ```
//!
//! [`analyze`] takes a text, [`Analyzer::analyze`] also a publication date and tables of one's own ([`Dictionary`]). Both return
//! an [`Article`], the only type with a lifetime: it borrows the text, and everything in it ([`Quote`], [`Speaker`],
//! [`Event`], [`Entity`], [`Disclaimer`]) is plain data that points into the text by [`Span`].
//!
//! * Analysis never fails and never panics, and its time grows with the length of the text. Nothing is fetched.
//! * Spans lie inside the text and on character boundaries; indexes point at something.
//! * Every quote, event and disclaimer names the table row that gave it: its [`Rule`].
//!
//! English only, one article at a time: no coreference across articles, no irony, no judgement on what is true.
//!
//! # Features
//!
//! * `serde` (default): [`Article`] is serialized in the format that the guide describes, and read back with checks.
//! * `dictionary` (default): the built-in names, offices and themes, about 3 MB. Without it, only tables of one's own and the
//!   text itself name an entity.
//!
//! # Guide
//!
//! * [`_guide::pipeline`]: the stages, and what counts as a quote, an event, boilerplate.
//! * [`_guide::data`]: the tables, and how to change what is found.
//! * [`_guide::json`]: the JSON format.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod actor;
mod analyzer;
mod article;
#[cfg(feature = "rayon")]
mod batch;
mod code;
mod date;
mod dates;
mod dictionary;
mod doc;
mod entities;
mod error;
mod events;
mod hash;
#[cfg(feature = "serde")]
mod json;
mod language;
mod lexicon;
#[cfg(test)]
#[path = "../build/lexicon.rs"]
mod lexicon_tables;
mod lookup;
mod prepared;
mod quotes;
mod record;
mod rule;
mod segment;
mod span;
mod speakers;
mod structure;
mod syntax;
mod table;
mod themes;

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
pub use lookup::Lookup;
pub use quotes::{Confidence, Quote, QuoteKind};
pub use rule::Rule;
pub use segment::{Sentence, Tokens, tokens};
pub use span::Span;
pub use speakers::{Speaker, SpeakerKind};
pub use structure::{Dateline, Disclaimer, Paragraph, ParagraphKind};
pub use themes::ThemeMention;

#[cfg(any(doc, doctest))]
pub mod _guide {
    //! Longer reading, beside the interface.

    pub mod pipeline {
        #![doc = include_str!("guide/pipeline.md")]
    }
    pub mod data {
        #![doc = include_str!("guide/data.md")]
    }
    pub mod json {
        #![doc = include_str!("guide/json.md")]
    }
}

/// The README's code, compiled as a test.
#[cfg(all(doctest, feature = "dictionary"))]
#[doc = include_str!("../README.md")]
struct Readme;
