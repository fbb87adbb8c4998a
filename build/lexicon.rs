//! The words of a language's tables: closed classes, verbs and their forms, nouns, adjectives, pronouns, abbreviations.

use crate::error::Error;
use crate::lexicon::{Entry, Lex, Lexicon, class, pronoun};
use crate::table::Table;

/// The texts of one language's tables of words; `src/data/en/README.md` lists their columns.
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
}

/// English.
pub(crate) static ENGLISH: Language = Language {
    closed: include_str!("../src/data/en/closed.tsv"),
    verbs: include_str!("../src/data/en/verbs.tsv"),
    nouns: include_str!("../src/data/en/nouns.tsv"),
    adjectives: include_str!("../src/data/en/adjectives.tsv"),
    adverbs: include_str!("../src/data/en/adverbs.tsv"),
    openers: include_str!("../src/data/en/openers.tsv"),
    dates: include_str!("../src/data/en/dates.tsv"),
    abbreviations: include_str!("../src/data/en/abbreviations.tsv"),
    pronouns: include_str!("../src/data/en/pronouns.tsv"),
};

impl Lexicon {
    pub(crate) fn new(language: &Language) -> Result<Lexicon, Error> {
        // Room for all that the built-in tables hold: growing would hash everything again.
        let mut lexicon = Lexicon {
            arena: String::with_capacity(512 << 10),
            entries: Vec::with_capacity(64 << 10),
            starts: Vec::with_capacity(64 << 10),
            slots: vec![0; 128 << 10],
        };
        lexicon.entries.push(Entry { head: [0; 2], lex: Lex::default() });
        lexicon.starts.push(0);
        lexicon.read_closed(language)?;
        lexicon.read_verbs(language)?;
        lexicon.read_nouns(language)?;
        lexicon.read_simple(language)?;
        lexicon.read_pronouns(language)?;
        lexicon.read_abbreviations(language)?;
        Ok(lexicon)
    }

    fn set_lemma(&mut self, form: u32, lemma: u32, force: bool) {
        let own = self.entries[form as usize].lex.lemma == form;
        if form != lemma && (own || force) {
            self.entries[form as usize].lex.lemma = lemma;
        }
    }

    fn read_closed(&mut self, language: &Language) -> Result<(), Error> {
        for row in Table::parse("closed.tsv", language.closed, ["word", "classes"])? {
            if row.get(0).contains(' ') {
                continue; // multi-word prepositions are read by the syntax stage
            }
            let mut bits = 0;
            for label in row.get(1).split_ascii_whitespace() {
                bits |= match label {
                    "det" => class::DET,
                    "poss" => class::POSS,
                    "subj" => class::SUBJ,
                    "obj" => class::OBJ,
                    "refl" => class::REFL,
                    "rel" => class::REL,
                    "wh" => class::WH,
                    "demo" => class::DEMO,
                    "quant" => class::QUANT,
                    "prep" => class::PREP,
                    "coord" => class::COORD,
                    "subord" => class::SUBORD,
                    "be" => class::BE,
                    "have" => class::HAVE,
                    "do" => class::DO,
                    "modal" => class::MODAL,
                    "neg" => class::NEG,
                    "to" => class::TO,
                    "that" => class::THAT,
                    "adv" | "deg" => class::ADV,
                    "expl" => class::EXPL,
                    "num" => class::NUM,
                    "part" => class::PART,
                    "time" => class::TIME,
                    "day" => class::DAY,
                    "month" => class::MONTH,
                    "contr" => class::CONTR,
                    other => return Err(row.error(format!("class \"{other}\" is unknown: see the list in data/en/README.md"))),
                };
            }
            self.add(row.get(0), bits);
        }
        Ok(())
    }

    fn read_verbs(&mut self, language: &Language) -> Result<(), Error> {
        let columns = ["lemma", "past", "participle", "gerund", "third", "noun", "adj"];
        let mut form = String::new();
        for row in Table::parse("verbs.tsv", language.verbs, columns)? {
            let lemma = row.get(0);
            if lemma.contains(' ') {
                continue;
            }
            let mut bits = class::BASE;
            match row.get(5) {
                "y" => bits |= class::NOUN,
                "m" => bits |= class::NOUN | class::NOUN_FIRST,
                "s" => bits |= class::NOUN, // "have a say": but "says" is a verb
                _ => {}
            }
            let base = self.add(lemma, bits);
            let irregular = !row.get(1).is_empty();
            let past_class = if row.get(2).is_empty() { class::PAST | class::PARTICIPLE } else { class::PAST };
            let mut put = |this: &mut Lexicon, field: &str, regular: fn(&str, &mut String), bits: u64, force: bool| {
                if field.is_empty() {
                    form.clear();
                    regular(lemma, &mut form);
                    let e = this.add(&form, bits);
                    this.set_lemma(e, base, false);
                } else {
                    for f in field.split('|') {
                        let e = this.add(f, bits);
                        this.set_lemma(e, base, force);
                    }
                }
            };
            put(self, row.get(1), past_form, past_class, irregular);
            if !row.get(2).is_empty() {
                put(self, row.get(2), past_form, class::PARTICIPLE, true);
            }
            put(self, row.get(3), gerund_form, class::GERUND, false);
            put(self, row.get(4), third_form, class::THIRD, false);
            if bits & class::NOUN != 0 && row.get(5) != "s" {
                // The plural of the noun is spelt like the third person.
                form.clear();
                if row.get(4).is_empty() {
                    third_form(lemma, &mut form);
                } else {
                    form.push_str(row.get(4));
                }
                self.add(&form, (bits & (class::NOUN | class::NOUN_FIRST)) | class::PLURAL);
            }
            for f in row.list(6) {
                self.add(f, class::ADJ);
            }
        }
        Ok(())
    }

    fn read_nouns(&mut self, language: &Language) -> Result<(), Error> {
        let mut plural = String::new();
        for row in Table::parse("nouns.tsv", language.nouns, ["noun", "plural", "class"])? {
            let mut bits = class::NOUN;
            for label in row.get(2).split_ascii_whitespace() {
                bits |= match label {
                    "person" => class::PERSON,
                    "group" => class::GROUP,
                    "document" => class::DOCUMENT,
                    "speech" => class::SPEECH,
                    "event" => class::EVENT,
                    "time" => class::PERIOD,
                    "place" => class::PLACE,
                    _ => 0,
                };
            }
            if row.get(0).contains(' ') {
                continue;
            }
            let singular = self.add(row.get(0), bits);
            if row.get(1).is_empty() {
                plural.clear();
                third_form(row.get(0), &mut plural);
                let e = self.add(&plural, bits | class::PLURAL);
                self.set_lemma(e, singular, false);
            } else {
                for f in row.list(1) {
                    let e = self.add(f, bits | class::PLURAL);
                    self.set_lemma(e, singular, false);
                }
            }
        }
        Ok(())
    }

    fn read_simple(&mut self, language: &Language) -> Result<(), Error> {
        for row in Table::parse("adjectives.tsv", language.adjectives, ["adjective"])? {
            self.add(row.get(0), class::ADJ);
        }
        for row in Table::parse("adverbs.tsv", language.adverbs, ["adverb", "class"])? {
            let report = row.get(1).split_ascii_whitespace().any(|c| c == "report");
            self.add(row.get(0), class::ADV | if report { class::REPORT } else { 0 });
        }
        for row in Table::parse("openers.tsv", language.openers, ["word"])? {
            self.add(row.get(0), class::OPENER);
        }
        for row in Table::parse("dates.tsv", language.dates, ["word", "kind", "value"])? {
            let bits = match row.get(1) {
                "month" | "month-short" => class::MONTH,
                "weekday" | "weekday-short" => class::DAY,
                _ => 0,
            };
            let e = self.add(row.get(0), bits);
            if bits != 0 {
                self.entries[e as usize].lex.value = row
                    .get(2)
                    .parse()
                    .map_err(|_| row.error("value is no number: write 1 to 12 for a month, 1 to 7 for a day"))?;
            }
        }
        Ok(())
    }

    fn read_pronouns(&mut self, language: &Language) -> Result<(), Error> {
        for row in Table::parse("pronouns.tsv", language.pronouns, ["word", "person", "number", "gender", "role"])? {
            if row.get(0).contains(' ') {
                continue;
            }
            let mut bits = match row.get(1) {
                "1" => pronoun::FIRST,
                "2" => pronoun::SECOND,
                "3" => pronoun::THIRD,
                other => return Err(row.error(format!("person \"{other}\" is unknown: write 1, 2 or 3"))),
            };
            if row.get(2) == "pl" {
                bits |= pronoun::PLURAL;
            }
            bits |= match row.get(3) {
                "m" => pronoun::MALE,
                "f" => pronoun::FEMALE,
                "n" => pronoun::NEUTER,
                _ => 0,
            };
            if row.list(4).any(|r| r == "indef") {
                bits |= pronoun::INDEFINITE;
            }
            let e = self.add(row.get(0), 0);
            self.entries[e as usize].lex.value = bits as u16;
        }
        Ok(())
    }

    fn read_abbreviations(&mut self, language: &Language) -> Result<(), Error> {
        for row in Table::parse("abbreviations.tsv", language.abbreviations, ["abbreviation", "class", "break"])? {
            let mut bits = class::ABBREVIATION;
            bits |= match row.get(2) {
                "never" => class::BREAK_NEVER,
                "number" => class::BREAK_NUMBER,
                "maybe" => 0,
                other => return Err(row.error(format!("break \"{other}\" is unknown: write never, maybe or number"))),
            };
            bits |= match row.get(1) {
                "title" => class::TITLE,
                "month" => class::MONTH,
                "day" => class::DAY,
                _ => 0,
            };
            let form = row.get(0);
            let bare = form.strip_suffix('.').unwrap_or(form);
            // The entry without the stop is what the tokenizer meets; a dotted one keeps its stop ("U.S.", "a.m.").
            self.add(if bare.contains('.') { form } else { bare }, bits);
            if bare.contains('.') {
                self.add(bare, class::ABBREVIATION);
            }
        }
        Ok(())
    }
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The regular past: `+ed`, a final `e` once, consonant and `y` to `ied`. Doubled consonants are written in the table.
fn past_form(lemma: &str, out: &mut String) {
    let b = lemma.as_bytes();
    match b {
        [.., b'e'] => {
            out.push_str(lemma);
            out.push('d');
        }
        [.., c, b'y'] if !is_vowel(*c) => {
            out.push_str(&lemma[..lemma.len() - 1]);
            out.push_str("ied");
        }
        _ => {
            out.push_str(lemma);
            out.push_str("ed");
        }
    }
}

/// The regular gerund: `+ing`, without a final `e` unless it is double or the word ends in `ie`.
fn gerund_form(lemma: &str, out: &mut String) {
    match lemma.as_bytes() {
        [.., b'i', b'e'] => {
            out.push_str(&lemma[..lemma.len() - 2]);
            out.push_str("ying");
        }
        [.., c, b'e'] if !matches!(c, b'e' | b'o' | b'y') => {
            out.push_str(&lemma[..lemma.len() - 1]);
            out.push_str("ing");
        }
        _ => {
            out.push_str(lemma);
            out.push_str("ing");
        }
    }
}

/// The regular third person, and plural of a noun: `+s`, `+es` after a hiss, consonant and `y` to `ies`.
fn third_form(lemma: &str, out: &mut String) {
    match lemma.as_bytes() {
        [.., b's' | b'x' | b'z'] | [.., b'c' | b's', b'h'] => {
            out.push_str(lemma);
            out.push_str("es");
        }
        [.., c, b'y'] if !is_vowel(*c) => {
            out.push_str(&lemma[..lemma.len() - 1]);
            out.push_str("ies");
        }
        _ => {
            out.push_str(lemma);
            out.push('s');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an analyzer starts with is what the tables say.
    #[test]
    fn prepared_as_read() {
        let (read, prepared) = (Lexicon::new(&ENGLISH).unwrap(), Lexicon::prepared());
        assert!(read.len() > 10_000 && prepared.len() > read.len());
        for e in 1..read.len() as u32 {
            assert_eq!(read.form(e), prepared.form(e));
            assert_eq!(prepared.get(read.form(e).as_bytes()), e, "{}", read.form(e));
            assert_eq!(read.lemma(e), prepared.lemma(e), "{}", read.form(e));
            assert_eq!(read.class(e) & !prepared.class(e), 0, "{}", read.form(e));
        }
    }

    #[test]
    fn regular_forms() {
        let check = |f: fn(&str, &mut String), lemma: &str, want: &str| {
            let mut out = String::new();
            f(lemma, &mut out);
            assert_eq!(out, want);
        };
        check(past_form, "urge", "urged");
        check(past_form, "deny", "denied");
        check(past_form, "delay", "delayed");
        check(gerund_form, "urge", "urging");
        check(gerund_form, "agree", "agreeing");
        check(gerund_form, "die", "dying");
        check(third_form, "reach", "reaches");
        check(third_form, "deny", "denies");
        check(third_form, "say", "says");
    }
}
