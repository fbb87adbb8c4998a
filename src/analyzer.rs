//! [`Analyzer`]: the tables made ready, and the one function that names all stages.

use crate::article::Article;
use crate::date::Date;
use crate::dates::Terms;
use crate::dictionary::{Dictionary, Hits};
use crate::doc::Doc;
use crate::entities::{Mention, Mentions};
use crate::error::Error;
use crate::events::Patterns;
use crate::language::ENGLISH;
use crate::lexicon::Lexicon;
use crate::quotes::Cues;
use crate::segment::{Clause, Places, Range, Segments, Sentence};
use crate::structure::{Markers, Paragraph, Structure};
use crate::syntax::Syntax;
use crate::themes::Themes;
use crate::{dates, entities, events, quotes, segment, speakers, structure, syntax};
use once_cell::sync::Lazy;
use std::borrow::Cow;

/// A text to analyse, with what is known of it.
///
/// ```
/// use demarche::{Analyzer, Input};
/// let input = Input::new("Lee met Kim on Saturday.").with_date("2025-08-25".parse()?);
/// let article = Analyzer::shared().analyze(input);
/// assert_eq!(article.date(), "2025-08-25".parse().ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Input<'t> {
    text: &'t str,
    date: Option<Date>,
    fragment: bool,
}

impl<'t> Input<'t> {
    /// A whole article.
    #[must_use]
    pub fn new(text: &'t str) -> Input<'t> {
        Input { text, date: None, fragment: false }
    }

    /// The publication date: relative dates and dated offices resolve against it.
    #[must_use]
    pub fn with_date(self, date: Date) -> Input<'t> {
        Input { date: Some(date), ..self }
    }

    /// Whether the text is a bare passage, not a whole article: no headline is looked for.
    #[must_use]
    pub fn with_fragment(self, fragment: bool) -> Input<'t> {
        Input { fragment, ..self }
    }
}

impl<'t> From<&'t str> for Input<'t> {
    fn from(text: &'t str) -> Input<'t> {
        Input::new(text)
    }
}

/// The tables made ready for analysis. Make it once and share it: it is `Send + Sync` and never changes.
pub struct Analyzer {
    pub(crate) lexicon: Lexicon,
    pub(crate) dictionary: Dictionary,
    pub(crate) markers: Markers,
    cues: Cues,
    pub(crate) patterns: Patterns,
    terms: Terms,
    themes: Themes,
    nouns: speakers::Nouns,
}

static SHARED: Lazy<Analyzer> =
    Lazy::new(|| Analyzer::builder().build().expect("the built-in tables are sound, as the tests show"));

/// Settings of an [`Analyzer`].
#[derive(Default)]
#[must_use]
pub struct AnalyzerBuilder {
    dictionary: Option<Dictionary>,
    markers: Vec<(Box<str>, Box<str>)>,
}

impl AnalyzerBuilder {
    /// Uses a dictionary of one's own; see [`Dictionary::builder`].
    pub fn with_dictionary(self, dictionary: Dictionary) -> Self {
        AnalyzerBuilder { dictionary: Some(dictionary), ..self }
    }

    /// Adds a table of boilerplate markers to the built-in ones, in the format of `markers.tsv`; a row with the id of an
    /// earlier row replaces it. `file` is the name that error messages give. The columns `id`, `kind`, `also`, `place`,
    /// `strength`, `extent`, `issuer` and `marker` are needed; `data/en/README.md` describes them and the slots.
    ///
    /// ```
    /// use demarche::Analyzer;
    /// let own = "id\tkind\talso\tplace\tstrength\textent\tissuer\tmarker\n\
    ///            own.quay\tpromo\t\ttail\tstrong\trest\t\tquay members club\n";
    /// let analyzer = Analyzer::builder().with_markers("own.tsv", own).build()?;
    /// let article = analyzer.analyze("The ferry sailed on Monday.\n\nThe Quay Members Club keeps a seat for you.");
    /// assert_eq!(article.disclaimers()[0].rule.as_str(), "own.quay");
    ///
    /// let wrong = own.replace("promo", "gossip");
    /// let error = Analyzer::builder().with_markers("own.tsv", &*wrong).build().err().unwrap();
    /// assert_eq!(error.to_string(), "own.tsv:2: kind \"gossip\" is unknown: see kinds.tsv");
    /// # Ok::<(), demarche::Error>(())
    /// ```
    pub fn with_markers(mut self, file: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Self {
        self.markers.push((file.into(), text.into()));
        self
    }

    /// Makes the tables ready.
    ///
    /// # Errors
    ///
    /// If a table that the caller added cannot be read; the message gives file, line and mend.
    pub fn build(self) -> Result<Analyzer, Error> {
        let language = &ENGLISH;
        let mut lexicon = Lexicon::prepared();
        let dictionary = match self.dictionary {
            Some(own) => own,
            None => Dictionary::builder().build()?,
        };
        let mut markers = Markers::new(language, &mut lexicon)?;
        for (file, text) in &self.markers {
            markers.merge(file, text, &mut lexicon)?;
        }
        let cues = Cues::new(language, &mut lexicon)?;
        let patterns = Patterns::new(language, &mut lexicon)?;
        let terms = Terms::new(language, &mut lexicon)?;
        let themes = Themes::new(&mut lexicon)?;
        let nouns = speakers::Nouns::new(language, &mut lexicon)?;
        Ok(Analyzer { lexicon, dictionary, markers, cues, patterns, terms, themes, nouns })
    }
}

/// Buffers that one analysis leaves to the next, so that a warmed-up analyzer allocates only what the [`Article`] keeps.
#[derive(Default)]
pub struct Scratch {
    segments: Segments,
    hits: Hits,
    sentences: Vec<Clause>,
    syntax: Syntax,
    mentions: Mentions,
}

impl Analyzer {
    /// The analyzer with the built-in tables and no settings, made when first asked for.
    #[must_use]
    pub fn shared() -> &'static Analyzer {
        &SHARED
    }

    /// Settings for an analyzer of one's own.
    pub fn builder() -> AnalyzerBuilder {
        AnalyzerBuilder::default()
    }

    /// Analyses a text. Never fails and never panics, whatever the text; takes time in proportion to its length.
    ///
    /// Text beyond the first 4 GiB is kept in the article, but nothing is found in it.
    #[must_use]
    pub fn analyze<'t>(&self, input: impl Into<Input<'t>>) -> Article<'t> {
        self.analyze_with(input, &mut Scratch::default())
    }

    /// Reads a string up to its entities and hands it to `then`.
    pub(crate) fn with_fragment<R>(&self, text: &str, date: Option<Date>, then: impl FnOnce(&Doc<'_>) -> R) -> R {
        let text = head(text, u32::MAX as usize - 1);
        let Scratch { segments, hits, sentences, syntax, mentions } = &mut Scratch::default();
        let lexicon = &self.lexicon;
        segment::find(text, lexicon, segments);
        self.dictionary.find(text, lexicon, &segments.words, hits);
        let words = Range::new(0, segments.words.len());
        if !words.is_empty() {
            sentences.push(Clause { words, paragraph: 0, boilerplate: false });
        }
        syntax::find(text, lexicon, &mut segments.words, sentences, syntax);
        let structure = Structure::default();
        let mut doc = Doc {
            text,
            lexicon,
            dictionary: &self.dictionary,
            words: &segments.words,
            sentences,
            structure: &structure,
            syntax,
            entities: &[],
            found: &[],
            mention_places: &Places::default(),
            fragment: true,
            genders: &[],
            guessed: &[],
            known: &[],
            terms: &hits.terms,
            term_places: &hits.term_places,
            date,
        };
        let entities = entities::find(&doc, hits, mentions);
        let Mentions { found, places, genders, guessed, known, .. } = &*mentions;
        (doc.entities, doc.found, doc.mention_places) = (&entities, found, places);
        (doc.genders, doc.guessed, doc.known) = (genders, guessed, known);
        then(&doc)
    }

    /// The same with buffers that the caller keeps between analyses.
    #[must_use]
    pub fn analyze_with<'t>(&self, input: impl Into<Input<'t>>, scratch: &mut Scratch) -> Article<'t> {
        self.stages(input.into(), scratch, |_| ())
    }

    /// The same for benchmarks: calls `done` with the name of each stage when it has ended. No part of the stable interface.
    #[doc(hidden)]
    #[must_use]
    pub fn stages<'t>(&self, input: Input<'t>, scratch: &mut Scratch, mut done: impl FnMut(&'static str)) -> Article<'t> {
        let Input { text: whole, date, fragment } = input;
        let text = head(whole, u32::MAX as usize - 1);
        let Scratch { segments, hits, sentences, syntax, mentions } = scratch;
        let lexicon = &self.lexicon;

        segment::find(text, lexicon, segments);
        done("segment");
        self.dictionary.find(text, lexicon, &segments.words, hits);
        done("dictionary");
        let structure = structure::find(text, lexicon, segments, &hits.names, &self.markers, date, fragment);
        cut_sentences(segments, &structure, sentences);
        done("structure");
        syntax::find(text, lexicon, &mut segments.words, sentences, syntax);
        done("syntax");
        let date = date.or_else(|| structure.dateline.as_ref()?.date.filter(|d| d.day().is_some()));
        let mut doc = Doc {
            text,
            lexicon,
            dictionary: &self.dictionary,
            words: &segments.words,
            sentences,
            structure: &structure,
            syntax,
            entities: &[],
            found: &[],
            mention_places: &Places::default(),
            genders: &[],
            guessed: &[],
            known: &[],
            terms: &hits.terms,
            term_places: &hits.term_places,
            date,
            fragment,
        };
        let entities = entities::find(&doc, hits, mentions);
        let Mentions { found, places, genders, guessed, known, .. } = &*mentions;
        (doc.entities, doc.found, doc.mention_places) = (&entities, found, places);
        (doc.genders, doc.guessed, doc.known) = (genders, guessed, known);
        done("entities");
        let attributions = quotes::find(&doc, &self.cues);
        done("quotes");
        let (speakers, quotes, references) = speakers::find(&doc, &attributions, &self.nouns);
        done("speakers");
        let dates = dates::find(&doc, &self.terms);
        done("dates");
        let events = events::find(&doc, &self.patterns, &quotes, &speakers, &references, &dates);
        done("events");
        let themes = self.themes.find(&doc);
        done("themes");

        let words = &segments.words;
        let mentions = found.iter().map(|f| Mention { span: name_span(words, f.words), entity: f.entity as usize }).collect();
        let paragraphs = structure.blocks.iter().map(|b| Paragraph { span: b.words.span(words), kind: b.kind }).collect();
        let sentences =
            sentences.iter().map(|s| Sentence { span: s.words.span(words), paragraph: s.paragraph as usize }).collect();
        let Structure { headline, subheadlines, byline, dateline, mut disclaimers, .. } = structure;
        // Articles are kept by the thousand: the room that the lists grew into goes back.
        let (mut entities, mut speakers, mut quotes) = (entities, speakers, quotes);
        let (mut dates, mut events, mut themes) = (dates, events, themes);
        entities.shrink_to_fit();
        speakers.shrink_to_fit();
        quotes.shrink_to_fit();
        dates.shrink_to_fit();
        events.shrink_to_fit();
        themes.shrink_to_fit();
        disclaimers.shrink_to_fit();
        Article {
            text: Cow::Borrowed(whole),
            date,
            headline,
            subheadlines,
            byline,
            dateline,
            paragraphs,
            sentences,
            entities,
            mentions,
            speakers,
            quotes,
            dates,
            events,
            themes,
            disclaimers,
        }
    }
}

/// The first `limit` bytes of a text, on a character boundary.
fn head(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// A name's bytes: the possessive ending of its last word is no part of it.
fn name_span(words: &[segment::Word], range: Range) -> crate::Span {
    let span = range.span(words);
    let tail = words[range.end as usize - 1].tail;
    crate::Span::raw(span.start() as u32, span.end() as u32 - u32::from(tail))
}

/// Cuts each paragraph into sentences, and at the edges of boilerplate.
fn cut_sentences(segments: &Segments, structure: &Structure, out: &mut Vec<Clause>) {
    out.clear();
    let mut marked = structure.marked.iter().copied().peekable();
    for (i, block) in structure.blocks.iter().enumerate() {
        let mut at = block.words.start;
        while at < block.words.end {
            while marked.peek().is_some_and(|m| m.end <= at) {
                marked.next();
            }
            let (end, inside) = match marked.peek() {
                Some(m) if m.start <= at => (m.end.min(block.words.end), true),
                Some(m) if m.start < block.words.end => (m.start, false),
                _ => (block.words.end, false),
            };
            let from = out.len();
            segment::sentences(&segments.words, Range { start: at, end }, i as u32, out);
            for s in &mut out[from..] {
                s.boilerplate = inside;
            }
            at = end;
        }
    }
}

/// Analyses a text with the built-in tables: the one-line front door.
///
/// ```
/// let article = demarche::analyze("“We are ready,” Prime Minister Ana Vell said on Monday.");
/// let quote = &article.quotes()[0];
/// assert_eq!(article.slice(quote.parts[0]), "“We are ready,”");
/// assert_eq!(&*article.speaker_of(quote).unwrap().name, "Ana Vell");
/// ```
#[must_use]
pub fn analyze(text: &str) -> Article<'_> {
    Analyzer::shared().analyze(text)
}
