//! Clause-level questions about a sentence's chunks that every attribution rule asks: where a content ends, what a noun
//! phrase with its complements covers, whether a clause begins here.

use crate::doc::Doc;
use crate::lexicon::class;
use crate::segment::{Kind, Range};
use crate::syntax::{Chunk, ChunkKind, NONE, Tag, comma_joins, noun, verb};

/// One sentence with the questions.
pub(crate) struct Sentence<'a> {
    pub(crate) doc: &'a Doc<'a>,
    pub(crate) chunks: &'a [Chunk],
    /// Index of its first chunk among all chunks, for [`Chunk::link`].
    pub(crate) base: u32,
    pub(crate) words: Range,
    pub(crate) index: u32,
    pub(crate) paragraph: u32,
}

impl<'a> Sentence<'a> {
    pub(crate) fn new(doc: &'a Doc<'a>, index: usize) -> Sentence<'a> {
        let s = &doc.sentences[index];
        Sentence {
            doc,
            chunks: doc.chunks(index),
            base: doc.syntax.sentences[index].start,
            words: s.words,
            index: index as u32,
            paragraph: s.paragraph,
        }
    }

    #[inline]
    pub(crate) fn kind(&self, c: usize) -> Option<ChunkKind> {
        self.chunks.get(c).map(|c| c.kind)
    }

    /// The head word of a chunk.
    #[inline]
    pub(crate) fn head(&self, c: usize) -> usize {
        self.chunks[c].head as usize
    }

    #[inline]
    pub(crate) fn class(&self, c: usize) -> u64 {
        self.chunks[c].class
    }

    #[inline]
    pub(crate) fn lower(&self, word: usize) -> &'a str {
        self.doc.lexicon.form(self.doc.words[word].lex)
    }

    #[inline]
    pub(crate) fn is_prep(&self, c: usize, form: &str) -> bool {
        self.kind(c) == Some(ChunkKind::Prep) && self.lower(self.head(c)) == form
    }

    /// The chunk that `link` of chunk `c` points to, where it lies in this sentence.
    #[inline]
    pub(crate) fn link(&self, c: usize) -> Option<usize> {
        let l = self.chunks[c].link;
        (l != NONE && l >= self.base).then(|| (l - self.base) as usize)
    }

    /// The chunk that holds `word`.
    #[inline]
    pub(crate) fn chunk_of(&self, word: usize) -> usize {
        (self.doc.syntax.of_word[word] - self.base) as usize
    }

    #[inline]
    pub(crate) fn is_finite(&self, c: usize) -> bool {
        self.chunks[c].is_verb() && self.chunks[c].is(verb::FINITE)
    }

    /// Whether `c` opens a clause: a noun phrase (with complements) that is the subject of a finite verb behind it.
    pub(crate) fn opens_clause(&self, c: usize) -> bool {
        let Some(first) = self.chunks.get(c) else { return false };
        if first.kind == ChunkKind::Adv || first.kind == ChunkKind::Subord {
            return self.opens_clause(c + 1);
        }
        if first.is_verb() && first.is(verb::GERUND) && !first.is(verb::FINITE) {
            // "Leaving now would be wrong": a gerund as subject; rare.
            return false;
        }
        if !first.is_noun() || first.is(noun::OBJECT) {
            return false;
        }
        if first.is(noun::TIME) {
            // "said no date had been set"
            return c + 1 < self.chunks.len() && self.is_finite(c + 1) && self.link(c + 1) == Some(c);
        }
        if first.is(noun::PRONOUN) && self.doc.class(first.head as usize) & class::CONTR != 0 {
            return true;
        }
        let mut relative = false;
        for k in c + 1..(c + 18).min(self.chunks.len()) {
            let chunk = &self.chunks[k];
            match chunk.kind {
                ChunkKind::Verb if chunk.is(verb::FINITE) => {
                    // "the group's director, Ana Vell, has said": the link may be the apposition.
                    let apposition = |s: usize| {
                        s > c && self.chunks[s - 1].kind == ChunkKind::Comma && self.chunks[k - 1].kind == ChunkKind::Comma
                    };
                    if self.link(k).is_some_and(|s| s >= c && s < k && (self.one_phrase(c, s) || apposition(s)))
                        && self.chunks[k - 1].kind != ChunkKind::Rel
                    {
                        return true;
                    }
                    // The verb of a relative clause ("a source, whom they did not name, said").
                    if !relative {
                        return false;
                    }
                }
                ChunkKind::Rel => relative = true,
                ChunkKind::Semicolon | ChunkKind::Colon | ChunkKind::Stop | ChunkKind::That => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the noun phrases `first` and `last` are one, or the ends of one coordination.
    fn one_phrase(&self, first: usize, last: usize) -> bool {
        let comma = (first..last).any(|k| self.chunks[k].kind == ChunkKind::Comma);
        let joins = |k: usize| {
            matches!(
                self.chunks[k].kind,
                ChunkKind::Noun
                    | ChunkKind::Prep
                    | ChunkKind::Coord
                    | ChunkKind::Comma
                    | ChunkKind::Adv
                    | ChunkKind::Adj
                    | ChunkKind::Quote
            )
        };
        // "his hospitality, and they talked": a pronoun behind a comma and a conjunction begins a clause of its own.
        let pronoun = comma && self.chunks[last].is(noun::PRONOUN);
        first == last || !pronoun && (first..last).all(joins) && (!comma || self.chunks[last - 1].kind == ChunkKind::Coord)
    }

    /// Whether a clause of its own stands between the chunks `from..to`.
    pub(crate) fn holds_clause(&self, from: usize, to: usize) -> bool {
        (from..to).any(|c| self.is_finite(c))
    }

    /// The end of a noun phrase with its prepositional phrases and a closed apposition, as a chunk index.
    pub(crate) fn noun_end(&self, c: usize) -> usize {
        let mut k = c + 1;
        while k + 1 < self.chunks.len()
            && self.chunks[k].kind == ChunkKind::Prep
            && self.chunks[k + 1].is_noun()
            && !self.chunks[k + 1].is(noun::TIME)
        {
            k += 2;
        }
        k
    }

    /// The first chunk of the coordination "A, B and C" whose last member is `c`.
    pub(crate) fn coordination_start(&self, c: usize) -> usize {
        if comma_joins(self.doc.lexicon, self.doc.words, self.chunks, c) {
            return c - 2;
        }
        let mut first = c;
        let mut k = c;
        if k >= 2 && self.chunks[k - 1].kind == ChunkKind::Coord && self.chunks[k - 2].is_noun() {
            let mut left = k - 2;
            while left >= 2 && self.chunks[left - 1].kind == ChunkKind::Prep && self.chunks[left - 2].is_noun() {
                left -= 2;
            }
            if left > 0 && matches!(self.chunks[left - 1].kind, ChunkKind::Verb | ChunkKind::Prep) {
                return c;
            }
            first = left;
            k = left;
            while k >= 2
                && self.chunks[k - 1].kind == ChunkKind::Comma
                && self.chunks[k - 2].is_noun()
                && self.chunks[k - 2].is(noun::NAME)
            {
                first = k - 2;
                k -= 2;
            }
        }
        first
    }

    /// The words of a source whose head is the noun phrase `c` and whose cue begins at chunk `limit` (or later).
    pub(crate) fn source_words(&self, c: usize, limit: usize) -> Range {
        let first = self.coordination_start(c);
        let mut end = self.noun_end(c).min(if limit > c { limit } else { usize::MAX });
        // "the foreign ministers of France, Germany and Poland"
        let names = |k: usize| match self.chunks[k].kind {
            ChunkKind::Comma | ChunkKind::Coord => true,
            _ => self.chunks[k].is_noun() && self.chunks[k].is(noun::NAME),
        };
        let listed = end > c + 2 && limit > end + 1 && limit <= self.chunks.len() && limit < end + 12;
        if listed && self.chunks[limit - 2].kind == ChunkKind::Coord && (end..limit).all(names) {
            end = limit;
        }
        Range { start: self.chunks[first].words.start, end: self.chunks[end.max(c + 1) - 1].words.end }
    }

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
                let inner = self.doc.words[self.words.start as usize..end].iter().rev().find(|w| w.kind != Kind::Quote);
                if inner.is_some_and(|w| w.kind == Kind::Comma) && k < n && self.ends_at(k, cue, from, source) {
                    return k;
                }
                continue;
            }
            match c.kind {
                ChunkKind::Stop if k + 1 >= n || self.only_closers(k + 1) => return k,
                ChunkKind::Semicolon => return k,
                ChunkKind::Comma if k > from && self.ends_at(k + 1, cue, from, source) => return k,
                ChunkKind::Comma if k > from && self.is_background(k, from) => return k,
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
        let relative = self.kind(k + 1) == Some(ChunkKind::Rel) && self.lower(self.head(k + 1)) != "that";
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
                    && self.link(j).is_some_and(|l| l < from && (Some(l) != source || self.in_relative(cue))) =>
            {
                true
            }
            // ", according to"
            ChunkKind::Prep => self.lower(next.head as usize) == "according",
            // "Although he said the talks failed, the envoy stayed", "Citing the talks, he left"
            ChunkKind::Noun if self.opens_subordinate(cue) && self.opens_clause(j) => true,
            // ", and Kim said", ", but she added"
            ChunkKind::Coord => {
                // "to stay in port, and the owners urge": an infinitive has no clause beside it.
                let infinitive = !self.holds_clause(from, j) && self.opens_clause(j + 1);
                infinitive || self.new_cue_clause(j + 1) || self.ends_at_coordination(j, cue, source)
            }
            // ", although he tweeted", ", whom he describes"
            ChunkKind::Subord => self.holds_clause(from, j) && self.new_cue_clause(j + 1),
            ChunkKind::Rel => self.holds_clause(from, j) && self.new_cue_clause(j + 1),
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
        let infinitive = self.chunks.get(j + 1).is_some_and(|v| v.is_verb() && v.is(verb::INFINITIVE));
        let that = bits & class::CLAUSAL != 0 && self.kind(j + 1) == Some(ChunkKind::That);
        let clausal = bits & class::CUE != 0 && (that || infinitive);
        if !next.is_verb() || bits & class::SPEAKS == 0 && !clausal {
            return false;
        }
        let gerund = |c: &Chunk| c.is(verb::GERUND) && !c.is(verb::FINITE);
        if gerund(next) {
            return gerund(&self.chunks[cue]);
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
                let inner = self.doc.words[self.words.start as usize..end].iter().rev().find(|w| w.kind != Kind::Quote);
                if inner.is_some_and(|w| w.kind == Kind::Comma) && !self.continues_list(k) && !self.continues_phrase(k) {
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
        let gerund = next.is_verb() && next.is(verb::GERUND) && self.class(k) & class::SUBORD != 0;
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
            Some(ChunkKind::Rel) => true,
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
        let own =
            |v: usize| self.is_finite(v) && self.class(v) & class::CUE != 0 && self.doc.words[self.head(v)].tag != Tag::Base;
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

    /// The words of the chunks `from..to` without white space, commas and conjunctions at their ends.
    pub(crate) fn trimmed(&self, from: usize, to: usize) -> Range {
        let mut start = self.chunks[from].words.start;
        let mut end = self.chunks[to - 1].words.end;
        let words = self.doc.words;
        while end > start && matches!(words[end as usize - 1].kind, Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash) {
            end -= 1;
        }
        while start < end && matches!(words[start as usize].kind, Kind::Comma | Kind::Colon | Kind::Dash) {
            start += 1;
        }
        Range { start, end }
    }
}
