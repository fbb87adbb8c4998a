//! The tables that belong to a language. A second language is a second folder under `src/data` and a second constant here.

/// The texts of one language's tables; `src/data/en/README.md` lists their columns.
pub(crate) struct Language {
    pub(crate) closed: &'static str,
    pub(crate) verbs: &'static str,
    pub(crate) nouns: &'static str,
    pub(crate) adjectives: &'static str,
    pub(crate) adverbs: &'static str,
    pub(crate) openers: &'static str,
    pub(crate) dates: &'static str,
    pub(crate) abbreviations: &'static str,
    pub(crate) pronouns: &'static str,
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
    closed: include_str!("data/en/closed.tsv"),
    verbs: include_str!("data/en/verbs.tsv"),
    nouns: include_str!("data/en/nouns.tsv"),
    adjectives: include_str!("data/en/adjectives.tsv"),
    adverbs: include_str!("data/en/adverbs.tsv"),
    openers: include_str!("data/en/openers.tsv"),
    dates: include_str!("data/en/dates.tsv"),
    abbreviations: include_str!("data/en/abbreviations.tsv"),
    pronouns: include_str!("data/en/pronouns.tsv"),
    descriptions: include_str!("data/en/descriptions.tsv"),
    cues: include_str!("data/en/cues.tsv"),
    notspeech: include_str!("data/en/notspeech.tsv"),
    events: include_str!("data/en/events.tsv"),
    event_words: include_str!("data/en/event_words.tsv"),
    event_shifts: include_str!("data/en/event_shifts.tsv"),
    markers: include_str!("data/en/markers.tsv"),
};
