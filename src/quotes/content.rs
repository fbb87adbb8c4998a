//! Where a content ends: the clause or the noun phrase behind a cue, with all that belongs to it.

use super::clause::Sentence;
use crate::lexicon::class;
use crate::segment::Kind;
use crate::syntax::{Chunk, ChunkKind, Tag, noun, verb};

impl Sentence<'_> {
    /// The chunk behind the last one of a content that begins at `from`, for a cue at chunk `cue` whose source is `source`.
    /// `region_end` gives, for a word in quotation marks, the word behind the closing mark.
    pub(crate) fn content_end(
        &self,
        cue: usize,
        from: usize,
        source: Option<usize>,
        region_end: impl Fn(usize) -> Option<usize>,
    ) -> usize {
        let n = self.chunks.len();
        let mut k = from;
        while k < n {
            let c = &self.chunks[k];
            if let Some(end) = region_end(c.words.start as usize) {
                if end >= self.words.end as usize {
                    return n;
                }
                k = self.chunk_of(end).max(k + 1);
                // `“a faker,” saying`: the comma stands inside the marks.
                if self.ends_in_comma(end) && k < n && self.ends_at(k, cue, from, source) {
                    return k;
                }
                continue;
            }
            match c.kind {
                ChunkKind::Stop if k + 1 >= n || self.only_closers(k + 1) => return k,
                ChunkKind::Semicolon => return k,
                ChunkKind::Comma if k > from && self.ends_at(k + 1, cue, from, source) => return k,
                ChunkKind::Comma if k > from && self.is_background(k, from) => return k,
                ChunkKind::Comma if k > from && self.holds_clause(from, k) && self.sets_off_gloss(k) => return k,
                ChunkKind::Dash
                    if k > from && (self.behind_dash(cue) || self.holds_clause(from, k) && self.sets_off_clause(k)) =>
                {
                    return k;
                }
                // "before claiming that"
                ChunkKind::Prep | ChunkKind::Subord if k > from && self.adds_cue(k) => return k,
                ChunkKind::Coord if k > from && !self.joins_subjects(from, k) && self.ends_at_coordination(k, cue, source) => {
                    return k;
                }
                _ => {}
            }
            k += 1;
        }
        n
    }

    /// "the study — which notes that": the clause between two dashes.
    fn behind_dash(&self, cue: usize) -> bool {
        let rel = self.chunks[..cue].iter().rposition(|c| c.kind != ChunkKind::Adv);
        rel.is_some_and(|r| r > 0 && self.chunks[r].kind == ChunkKind::Rel && self.chunks[r - 1].kind == ChunkKind::Dash)
    }

    /// Whether the dash `k` is the last of the sentence and sets off a clause of its own: "— and he named others", "— though few
    /// agree". A phrase behind a dash is content, as annotators take it.
    fn sets_off_clause(&self, k: usize) -> bool {
        let mut j = k + 1;
        while self.kind(j) == Some(ChunkKind::Adv) {
            j += 1;
        }
        let clause = match self.kind(j) {
            Some(ChunkKind::Coord) => self.opens_clause(j + 1),
            Some(ChunkKind::Subord) => matches!(self.lower(self.head(j)), "though" | "although" | "while"),
            Some(ChunkKind::Noun) => self.opens_clause(j),
            // "— having asked before", "— asserting that"
            Some(ChunkKind::Verb) => {
                let c = &self.chunks[j];
                c.is(verb::GERUND) && !c.is(verb::FINITE) && (c.is(verb::PERFECT) || self.class(j) & class::SPEAKS != 0)
            }
            _ => false,
        };
        clause && !self.chunks[k + 1..].iter().any(|c| c.kind == ChunkKind::Dash)
    }

    /// Whether the comma `k` sets off the writer's own gloss at the end: ", a swipe at the council".
    fn sets_off_gloss(&self, k: usize) -> bool {
        let article = |c: &Chunk| c.is_noun() && matches!(self.lower(c.words.start as usize), "a" | "an");
        let more = |c: &Chunk| matches!(c.kind, ChunkKind::Coord | ChunkKind::Comma);
        self.chunks.get(k + 1).is_some_and(article) && !self.opens_clause(k + 1) && !self.chunks[k + 1..].iter().any(more)
    }

    /// "before claiming", "while saying": a second cue of the same source.
    fn adds_cue(&self, k: usize) -> bool {
        let next = self.chunks.get(k + 1);
        matches!(self.lower(self.head(k)), "before" | "after" | "while" | "when")
            && next.is_some_and(|c| {
                c.is_verb()
                    && c.is(verb::GERUND)
                    && !c.is(verb::FINITE)
                    && self.doc.class(c.head as usize) & (class::SPEAKS | class::CLAUSAL) == class::SPEAKS | class::CLAUSAL
            })
    }

    /// Whether a relative clause behind the comma `k` is longer than the content before it: then it is the writer's
    /// background ("said he backs the bill, which ...").
    fn is_background(&self, k: usize, from: usize) -> bool {
        let relative = self.kind(k + 1) == Some(ChunkKind::Rel) && !matches!(self.lower(self.head(k + 1)), "that" | "when");
        let head = self.chunks[k].words.start - self.chunks[from].words.start;
        let rest = self.words.end - self.chunks[k].words.end;
        relative && rest > head + 2 && self.holds_clause(from, k)
    }

    /// Whether the conjunction at `k` stands in the subject of the content: "said Turkey and Greece had agreed", but not
    /// "welcomed the deal and Lin said": a reporting verb without an auxiliary has a subject of its own.
    fn joins_subjects(&self, from: usize, k: usize) -> bool {
        let verb = (k..self.chunks.len()).find(|&v| self.is_finite(v));
        let reports = |v: usize| self.chunks[v].words.len() == 1 && self.doc.class(self.head(v)) & class::SPEAKS != 0;
        if verb.is_none_or(reports) {
            return false;
        }
        let first = from + usize::from(self.chunks[from].kind == ChunkKind::That);
        first < k && self.opens_clause(first) && !(first..k).any(|v| self.is_finite(v))
    }

    /// Whether what begins at chunk `k`, behind a comma, is no part of a content that began at `from`.
    fn ends_at(&self, k: usize, cue: usize, from: usize, source: Option<usize>) -> bool {
        let mut j = k;
        while self.kind(j) == Some(ChunkKind::Adv) {
            j += 1;
        }
        let Some(next) = self.chunks.get(j) else { return false };
        let known = self.doc.class(next.head as usize) & class::SPEAKS != 0;
        match next.kind {
            // ", adding that"
            ChunkKind::Verb if next.is(verb::GERUND) && !next.is(verb::FINITE) && known => true,
            // "his promise to talk, made in May, has": the verb of a subject before the content
            ChunkKind::Verb
                if next.is(verb::FINITE)
                    && match self.link(j) {
                        Some(l) => l < from && (Some(l) != source || self.in_relative(cue)),
                        None => !self.holds_clause(from, j),
                    } =>
            {
                true
            }
            // ", according to", ", as has Kim"
            ChunkKind::Prep => match self.lower(next.head as usize) {
                "according" => true,
                "as" => self.chunks.get(j + 1).is_some_and(|v| v.is_verb() && v.is(verb::FINITE)),
                _ => false,
            },
            // "Although he said the talks failed, the envoy stayed", "Citing the talks, he left"
            ChunkKind::Noun if self.opens_subordinate(cue) && self.opens_clause(j) => true,
            // ", and Kim said", ", but she added"
            ChunkKind::Coord => {
                // "to stay in port, and the owners urge": an infinitive has no clause beside it.
                let infinitive = !self.holds_clause(from, j) && self.opens_clause(j + 1);
                infinitive || self.new_cue_clause(j + 1) || self.ends_at_coordination(j, cue, source)
            }
            ChunkKind::Subord if self.lower(next.head as usize) == "as" && j + 1 < self.chunks.len() && self.is_finite(j + 1) => {
                true
            }
            // ", although he tweeted", ", whom he describes"
            ChunkKind::Subord => self.holds_clause(from, j) && self.new_cue_clause(j + 1),
            ChunkKind::Rel => self.chunks[from..j].iter().any(Chunk::is_verb) && self.new_cue_clause(j + 1),
            _ => self.is_parenthetical_cue(j),
        }
    }

    /// Whether the conjunction at `k` adds a second cue: "said the talks failed and called for others", "telling … and
    /// questioning".
    fn ends_at_coordination(&self, k: usize, cue: usize, source: Option<usize>) -> bool {
        if self.new_cue_clause(k + 1) {
            return true;
        }
        let mut j = k + 1;
        while self.kind(j) == Some(ChunkKind::Adv) {
            j += 1;
        }
        let Some(next) = self.chunks.get(j) else { return false };
        let bits = self.doc.class(next.head as usize);
        // "called on them to leave, and deemed that"
        let to = |k: usize| self.chunks.get(k).is_some_and(|v| v.is_verb() && v.is(verb::INFINITIVE));
        let infinitive = to(j + 1) || self.chunks.get(j + 1).is_some_and(Chunk::is_noun) && to(j + 2);
        let that = bits & class::CLAUSAL != 0 && self.kind(j + 1) == Some(ChunkKind::That);
        let clausal = bits & class::CUE != 0 && (that || infinitive);
        if !next.is_verb() || bits & class::SPEAKS == 0 && !clausal {
            return false;
        }
        let gerund = |c: &Chunk| c.is(verb::GERUND) && !c.is(verb::FINITE);
        if gerund(next) {
            // "are crying foul and threatening"
            return gerund(&self.chunks[cue]) || self.chunks[cue].is(verb::PROGRESSIVE);
        }
        next.is(verb::FINITE) && source.is_some() && self.link(j) == source
    }

    /// Whether the verb group `c` is the predicate of a relative clause.
    fn in_relative(&self, c: usize) -> bool {
        self.chunks[..c].iter().rev().find(|k| k.kind != ChunkKind::Adv).is_some_and(|k| k.kind == ChunkKind::Rel)
    }

    /// Whether the verb group `c` belongs to a clause or phrase that a main clause follows behind a comma.
    fn opens_subordinate(&self, c: usize) -> bool {
        for k in (0..=c).rev() {
            match self.chunks[k].kind {
                ChunkKind::Subord => return true,
                ChunkKind::Comma | ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::That => return false,
                _ => {}
            }
        }
        // "Citing the talks, he left", "Despite his claim that the talks failed, he stayed"
        let first = &self.chunks[c];
        first.is_verb() && !first.is(verb::FINITE) || first.is_noun() && !self.holds_clause(0, c)
    }

    /// Whether the quotation that ends before word `end` has a comma inside its marks.
    fn ends_in_comma(&self, end: usize) -> bool {
        let inner = self.doc.words[self.words.start as usize..end].iter().rev().find(|w| w.kind != Kind::Quote);
        inner.is_some_and(|w| w.kind == Kind::Comma)
    }

    /// The chunk behind a noun phrase that is a content, with its complements: over prepositional phrases, lists, infinitives
    /// and relative clauses without a comma.
    pub(crate) fn phrase_end(&self, from: usize, region_end: impl Fn(usize) -> Option<usize>) -> usize {
        // No phrase is longer: keeps the time linear where every word is a cue.
        let n = self.chunks.len().min(from + 80);
        let mut k = from;
        while k < n {
            let c = &self.chunks[k];
            if let Some(end) = region_end(c.words.start as usize) {
                if end >= self.words.end as usize {
                    return n;
                }
                k = self.chunk_of(end).max(k + 1);
                // `a “bully,” a “liar” and`: the list goes on behind a comma inside the marks.
                if self.ends_in_comma(end) && !self.continues_list(k) && !self.continues_phrase(k) {
                    return k;
                }
                // "as a “disgrace” Wednesday on the radio"
                if self.chunks.get(k).is_some_and(|c| c.is_noun() && c.is(noun::TIME)) {
                    return k;
                }
                continue;
            }
            match c.kind {
                ChunkKind::Stop if k + 1 >= n || self.only_closers(k + 1) => return k,
                ChunkKind::Semicolon | ChunkKind::Dash | ChunkKind::Subord => return k,
                ChunkKind::Prep if k > from && self.is_adjunct(k) => return k,
                ChunkKind::Comma if k > from && !self.continues_list(k + 1) && !self.continues_phrase(k + 1) => return k,
                ChunkKind::Coord if k > from && self.new_predicate(k, from) => return k,
                ChunkKind::Coord if k > from && self.opens_clause(k + 1) && !self.in_subject(from, k) => return k,
                _ => {}
            }
            k += 1;
        }
        n
    }

    /// "the pact in which Turkey and Libya agreed": the conjunction at `k` stands in the subject of a relative clause.
    fn in_subject(&self, from: usize, k: usize) -> bool {
        let opener = (from..k).rev().find(|&x| matches!(self.chunks[x].kind, ChunkKind::Rel | ChunkKind::That | ChunkKind::Wh));
        opener.is_some_and(|x| !self.holds_clause(x, k))
    }

    /// "since taking office", "on Monday", "in a post": a phrase that says when or where it was said.
    fn is_adjunct(&self, k: usize) -> bool {
        let Some(next) = self.chunks.get(k + 1) else { return false };
        let class = self.doc.class(next.head as usize);
        let gerund =
            next.is_verb() && next.is(verb::GERUND) && self.class(k) & class::SUBORD != 0 && self.lower(self.head(k)) != "as";
        let day = next.is_noun() && next.is(noun::TIME) && class & class::DAY != 0;
        let text = self.lower(self.head(k)) == "in"
            && next.is_noun()
            && class & (class::SPEECH | class::DOCUMENT) != 0
            && matches!(self.lower(next.words.start as usize), "a" | "an");
        gerund || day || text
    }

    /// Whether the conjunction at `k` adds a verb that is no part of a noun phrase which began at `from`; "continuing and
    /// deepening the partnership" is one phrase.
    fn new_predicate(&self, k: usize, from: usize) -> bool {
        let mut j = k + 1;
        while self.kind(j) == Some(ChunkKind::Adv) {
            j += 1;
        }
        let Some(next) = self.chunks.get(j) else { return false };
        if !next.is_verb() || next.is(verb::INFINITIVE) {
            return false;
        }
        // "condemned an attack that killed nine and demanded": the verb of a subject before the phrase.
        if next.is(verb::FINITE) && self.link(j).is_some_and(|l| l < from) {
            return true;
        }
        // "calling it “disqualifying” and asserting that"
        let says = self.doc.class(next.head as usize) & (class::SPEAKS | class::CLAUSAL) == class::SPEAKS | class::CLAUSAL;
        if says && next.is(verb::GERUND) {
            return true;
        }
        let kind = |c: &Chunk| c.flags & (verb::GERUND | verb::PARTICIPLE | verb::FINITE);
        // Inside, when the last verb of the phrase is of the same kind: a gerund beside a gerund, a relative clause's verbs.
        !self.chunks[from..k].iter().rev().find(|c| c.is_verb()).is_some_and(|c| kind(c) == kind(next))
    }

    /// Behind a comma: ", including freedom of speech", ", which has doubled".
    fn continues_phrase(&self, k: usize) -> bool {
        match self.kind(k) {
            // "threw his weight behind Holm, whom he describes as": a cue of its own.
            Some(ChunkKind::Rel) => !self.new_cue_clause(k + 1),
            Some(ChunkKind::Prep) => {
                self.doc.class(self.head(k)) & (class::GERUND | class::PARTICIPLE) != 0 && self.lower(self.head(k)) != "according"
            }
            _ => false,
        }
    }

    /// Behind a comma: "..., trade and security": noun phrases up to a conjunction, no verb of their own.
    fn continues_list(&self, k: usize) -> bool {
        let mut j = k;
        if self.kind(j) == Some(ChunkKind::Coord) {
            return self.chunks.get(j + 1).is_some_and(Chunk::is_noun) && !self.opens_clause(j + 1);
        }
        for _ in 0..6 {
            if !self.chunks.get(j).is_some_and(Chunk::is_noun) || self.chunks[j].is(noun::TIME) {
                return false;
            }
            j = self.noun_end(j);
            match self.kind(j) {
                Some(ChunkKind::Coord) => return self.chunks.get(j + 1).is_some_and(Chunk::is_noun) && !self.opens_clause(j + 1),
                Some(ChunkKind::Comma) if self.kind(j + 1) == Some(ChunkKind::Coord) => j += 1,
                Some(ChunkKind::Comma) => j += 1,
                _ => return false,
            }
            if self.kind(j) == Some(ChunkKind::Coord) {
                return self.chunks.get(j + 1).is_some_and(Chunk::is_noun) && !self.opens_clause(j + 1);
            }
        }
        false
    }

    fn only_closers(&self, from: usize) -> bool {
        self.chunks[from..]
            .iter()
            .all(|c| matches!(c.kind, ChunkKind::Close | ChunkKind::Quote | ChunkKind::Stop | ChunkKind::Other))
    }

    /// ", he said" or ", said Kim" with nothing said behind it.
    fn is_parenthetical_cue(&self, c: usize) -> bool {
        let verb_at = if self.chunks[c].is_noun() { self.noun_end(c) } else { c };
        if !self.chunks.get(verb_at).is_some_and(|v| v.is_verb() && v.is(verb::FINITE)) || self.class(verb_at) & class::CUE == 0 {
            return false;
        }
        if verb_at == c {
            // "said Kim"
            return self.chunks.get(c + 1).is_some_and(Chunk::is_noun) && self.link(c).is_none();
        }
        let after = verb_at + 1;
        // "..., his spokeswoman said in a statement."
        let after = match self.kind(after) {
            Some(ChunkKind::Prep) if self.chunks.get(after + 1).is_some_and(Chunk::is_noun) => self.noun_end(after + 1),
            _ => after,
        };
        after >= self.chunks.len()
            || matches!(self.chunks[after].kind, ChunkKind::Comma | ChunkKind::Stop)
            || self.chunks[after].is_noun() && self.chunks[after].is(noun::TIME)
    }

    /// A new clause with a cue and a subject of its own begins at `c`.
    pub(crate) fn new_cue_clause(&self, c: usize) -> bool {
        if !self.chunks.get(c).is_some_and(Chunk::is_noun) {
            return false;
        }
        // "and she feels": who speaks goes on about herself.
        let bits = if self.chunks[c].is(noun::PRONOUN) { class::SPEAKS } else { class::CUE };
        let own = |v: usize| self.is_finite(v) && self.class(v) & bits != 0 && self.doc.words[self.head(v)].tag != Tag::Base;
        let v = self.noun_end(c);
        if v < self.chunks.len() && own(v) {
            return true;
        }
        // "…, and his critics, who include Kim, blame": behind a parenthesis.
        self.kind(v) == Some(ChunkKind::Comma)
            && (v + 1..(v + 14).min(self.chunks.len())).any(|k| {
                self.chunks[k - 1].kind == ChunkKind::Comma
                    && self.is_finite(k)
                    && self.class(k) & class::SPEAKS != 0
                    && self.link(k) == Some(c)
            })
    }
}
