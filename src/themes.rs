//! Themes: what the article is about, by the phrases of `themes.tsv`.

use crate::doc::Doc;
use crate::error::Error;
use crate::lexicon::Lexicon;
use crate::span::Span;

/// A phrase that shows a theme.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ThemeMention {
    /// The phrase.
    pub span: Span,
    /// The theme's name in `themes.tsv`: `denuclearization`.
    pub theme: Box<str>,
}

/// The phrases of `themes.tsv`, made ready.
pub(crate) struct Themes {}

impl Themes {
    pub(crate) fn new(_lexicon: &mut Lexicon) -> Result<Themes, Error> {
        Ok(Themes {})
    }

    /// Finds the themes in the sentences that are no boilerplate.
    pub(crate) fn find(&self, _doc: &Doc<'_>) -> Vec<ThemeMention> {
        Vec::new()
    }
}
