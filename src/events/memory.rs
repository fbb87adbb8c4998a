//! Memory: what the article told before, for sentences that name their actors by "they", "the ministry" or not at all.

use super::actors::{self, Party};
use super::view::View;
use crate::code::{Cameo, Country};
use crate::hash::Map;
use crate::quotes::Quote;
use crate::span::Span;
use crate::speakers::{References, Speaker};
use crate::syntax::noun;

/// What an article told so far.
pub(super) struct Memory<'a> {
    /// The actors of the last main subject.
    pub(super) subject: Vec<Party>,
    /// Both sides of the last event that had two.
    pub(super) both: Vec<Party>,
    /// The sentence of that event.
    both_at: usize,
    /// The only two countries between which anything happened so far.
    pair: Option<[Option<Country>; 2]>,
    /// Events told of more than one pair.
    many: bool,
    /// By an office or body, without its country ("secretary", "embassy"), the last one whose country was told.
    offices: Map<u32, Party>,
    speakers: &'a [Speaker],
    references: &'a References<'a>,
    /// The words that name the sources of quotes, in order, with their speakers.
    sources: Vec<(Span, usize)>,
}

impl<'a> Memory<'a> {
    pub(super) fn new(quotes: &[Quote], speakers: &'a [Speaker], references: &'a References<'a>) -> Memory<'a> {
        let mut sources: Vec<(Span, usize)> = quotes.iter().filter_map(|q| Some((q.source?, q.speaker?))).collect();
        sources.sort_unstable_by_key(|s| s.0);
        Memory {
            subject: Vec::new(),
            both: Vec::new(),
            both_at: 0,
            pair: None,
            many: false,
            offices: Map::default(),
            speakers,
            references,
            sources,
        }
    }

    /// The speaker that a stretch of text names, as actors.
    pub(super) fn speaker_at(&self, span: Span, party: Party) -> Vec<Party> {
        let at = self.sources.partition_point(|s| s.0.end() <= span.start());
        match self.sources.get(at) {
            Some((source, speaker)) if source.overlaps(span) => self.speaker(*speaker, party),
            _ => Vec::new(),
        }
    }

    /// A speaker as actors, in the place of `party`.
    pub(super) fn speaker(&self, speaker: usize, party: Party) -> Vec<Party> {
        let Some(s) = self.speakers.get(speaker) else { return Vec::new() };
        let one = |s: &Speaker| Party {
            words: party.words,
            country: s.country,
            sector: s.role.as_ref().and_then(|r| r.sector).or(party.sector),
            entity: s.entity.map(|e| e as u32),
        };
        let members: Vec<Party> =
            s.members.iter().filter_map(|&m| self.speakers.get(m)).map(one).filter(|p| p.country.is_some()).collect();
        if members.is_empty() { Some(one(s)).filter(|p| p.country.is_some()).into_iter().collect() } else { members }
    }

    /// The entities that a pronoun or a description of this sentence means, as actors.
    pub(super) fn meant(&self, view: &View<'_>, chunk: usize, party: Party) -> Vec<Party> {
        let entities = self.references.entities(view.chunks[chunk].words, view.head(chunk), view.index);
        let known = entities.into_iter().map(|e| {
            let entity = &view.doc.entities[e as usize];
            let sector = entity.role.as_ref().and_then(|r| r.sector).or(party.sector);
            Party { words: party.words, country: entity.country, sector, entity: Some(e) }
        });
        known.filter(|p| p.country.is_some()).collect()
    }

    /// The country of an office told before: "the embassy".
    pub(super) fn office(&self, view: &View<'_>, party: &Party) -> Option<Party> {
        let chunk = view.chunk_at(party.words.start as usize)?;
        // "the Balkan countries" are others than "the country" told before.
        if !view.chunks[chunk].is(noun::DEFINITE) || view.doc.mention_in(view.chunks[chunk].words).is_some() {
            return None;
        }
        let told = self.offices.get(&view.lemma(view.head(chunk)))?;
        Some(Party { country: told.country, ..*party })
    }

    /// Whom a comment without a target means: "Chad condemned the decision" answers the other side of the event before.
    pub(super) fn other_side(&self, view: &View<'_>, source: &[Party]) -> Option<Party> {
        let near = view.index <= self.both_at + 2 || !self.many && self.pair.is_some();
        if !near || self.both.len() != 2 {
            return None;
        }
        let country = source.iter().find_map(|p| p.country)?;
        let other = match (self.both[0].country, self.both[1].country) {
            (Some(a), b) if a == country && b != Some(country) => self.both[1],
            (a, Some(b)) if b == country && a != Some(country) => self.both[0],
            _ => return None,
        };
        Some(other).filter(|p| p.country.is_some())
    }

    /// Takes note of a sentence: its subject, the offices whose country it tells.
    pub(super) fn note(&mut self, view: &View<'_>) {
        if let Some(s) = (0..view.chunks.len()).find(|&k| view.is_finite(k)).and_then(|v| view.link(v)) {
            actors::subject(view, s, &mut self.subject);
        }
        let from = view.doc.term_places.before(view.words.start as usize);
        let terms = view.doc.terms[from..].iter().take_while(|t| t.words.start < view.words.end);
        for term in terms {
            let word = term.words.end as usize - 1;
            let Some(c) = view.chunk_at(word).filter(|&c| view.is_noun(c)) else { continue };
            // Only a phrase that names its country, or hangs on one that does, tells something new.
            let reach = view.chunks[c].words.start..view.chunks[(c + 2).min(view.chunks.len() - 1)].words.end;
            if !reach.clone().any(|w| view.doc.mention(w as usize).is_some()) {
                continue;
            }
            let party = actors::party(view, c, view.chunks.len());
            if party.country.is_some() && party.sector.is_some() {
                for w in term.words.iter() {
                    self.offices.insert(view.lemma(w), party);
                }
            }
        }
    }

    /// Takes note of an event's two sides.
    pub(super) fn note_sides(&mut self, view: &View<'_>, sides: &actors::Sides, code: Cameo) {
        if matches!(&code.bytes(), b"039\0" | b"045\0") {
            return; // a mediator is no side
        }
        if sides.source.iter().any(|p| p.country.is_some()) && sides.target.iter().any(|p| p.country.is_some()) {
            let countries = |side: &[Party]| side.iter().find_map(|p| p.country);
            let mut pair = [countries(&sides.source), countries(&sides.target)];
            pair.sort_unstable();
            self.many |= pair[0] != pair[1] && self.pair.replace(pair).is_some_and(|before| before != pair);
            self.both_at = view.index;
            self.both.clear();
            self.both.extend(sides.source.iter().chain(&sides.target));
        }
    }
}
