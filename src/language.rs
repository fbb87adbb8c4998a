//! The tables that belong to a language. A second language is a second folder under `src/data` and a second constant here.

/// The texts of one language's tables, those of single words excepted (`build/lexicon.rs`); `src/data/en/README.md` lists their columns.
pub(crate) struct Language {
    pub(crate) dates: &'static str,
    pub(crate) descriptions: &'static str,
    pub(crate) cues: &'static str,
    pub(crate) notspeech: &'static str,
    pub(crate) events: &'static str,
    pub(crate) event_words: &'static str,
    pub(crate) event_shifts: &'static str,
    pub(crate) markers: &'static str,
}

/// English.
pub(crate) static ENGLISH: Language = Language {
    dates: include_str!("data/en/dates.tsv"),
    descriptions: include_str!("data/en/descriptions.tsv"),
    cues: include_str!("data/en/cues.tsv"),
    notspeech: include_str!("data/en/notspeech.tsv"),
    events: include_str!("data/en/events.tsv"),
    event_words: include_str!("data/en/event_words.tsv"),
    event_shifts: include_str!("data/en/event_shifts.tsv"),
    markers: include_str!("data/en/markers.tsv"),
};
