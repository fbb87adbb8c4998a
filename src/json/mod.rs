//! The JSON format, feature `serde`.
//!
//! The format has its own structs here, apart from the public types, so that a name changed in Rust cannot change a name
//! in the files that people keep. `write` goes straight from the article to the serializer: every object is a small struct
//! of borrowed fields on the stack, no tree is built. `read` checks what it reads.

mod read;
mod write;

use crate::article::Article;

/// The number of the JSON format, the first field of every document.
///
/// It grows when a field is renamed, removed or changes its meaning. Fields may be added under the same number, so that a
/// reader must ignore the ones that it does not know.
pub const FORMAT_VERSION: u32 = 1;

/// An [`Article`] together with the id under which the caller keeps it, ready to be serialized; made by
/// [`Article::document`].
#[derive(Clone, Copy, Debug)]
pub struct Document<'a, I> {
    article: &'a Article<'a>,
    id: I,
}

impl Article<'_> {
    /// The article as a JSON document that carries an `id` of the caller's: a string, a number, anything that serializes.
    ///
    /// Serializing the article itself writes the same document with `"id": null`.
    ///
    /// ```
    /// let article = demarche::analyze("“We are ready,” Ana Vell said.");
    /// let json = serde_json::to_string(&article.document("a-17"))?;
    /// assert!(json.starts_with(r#"{"format_version":1,"id":"a-17","date":null,"text":"“We are ready,”"#));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "serde")))]
    pub fn document<I: serde::Serialize>(&self, id: I) -> Document<'_, I> {
        Document { article: self, id }
    }
}

/// `parse` for an enum that has `as_str`. The list is checked by the compiler: a variant that is missing here does not compile.
macro_rules! kinds {
    ($($kind:ty: $($variant:ident)*;)*) => {
        $(impl Kind for $kind {
            fn parse(name: &str) -> Option<Self> {
                const ALL: &[$kind] = &[$(<$kind>::$variant),*];
                const _: fn($kind) = |kind| match kind { $(<$kind>::$variant => {})* };
                ALL.iter().copied().find(|kind| kind.as_str() == name)
            }
            fn name(&self) -> &'static str {
                self.as_str()
            }
        })*
    };
}

/// An enum that stands in the JSON as a string.
trait Kind: Sized {
    fn parse(name: &str) -> Option<Self>;
    fn name(&self) -> &'static str;
}

kinds! {
    crate::ParagraphKind: Headline Subheadline Byline Dateline Body Disclaimer;
    crate::EntityKind: Country Person Organization Outlet Place Treaty;
    crate::SpeakerKind: Person Organization Group Anonymous;
    crate::QuoteKind: Direct Mixed Indirect;
    crate::Confidence: Low Medium High;
    crate::Plover: Agree Consult Support Concede Cooperate Aid Retreat Request Accuse Reject Threaten Protest Sanction Mobilize Coerce Assault;
    crate::QuadClass: VerbalCooperation MaterialCooperation VerbalConflict MaterialConflict;
    crate::EventStatus: Occurred Ongoing Planned Hypothetical Negated Demanded;
}
