//! The lines above the news: headline, the lines that continue it, bylines; and the turns of a transcript.

use super::dateline_words::{What, Words};
use super::pattern::Text;
use super::shape;
use crate::lexicon::class;
use crate::segment::{Kind, Range, Word};

/// The words of a headline without the tags around it: "(LEAD)", "^", " =", "- Xinhua".
pub(super) fn bare(text: Text<'_>, agency: impl Fn(usize) -> bool) -> Range {
    let words = text.words;
    let (mut start, mut end) = (text.start(), text.end());
    while start + 1 < end
        && words[start].kind == Kind::Symbol
        && matches!(text.str(start), "^" | "*" | "#" | ">" | "•" | "=" | "_")
    {
        start += 1;
    }
    // "Headline: …", "Press Releases: …": a label of the feed.
    let label = matches!(text.str(start), "Headline" | "HEADLINE" | "Title" | "Press" | "PRESS");
    if label {
        if let Some(colon) = (start + 1..end.min(start + 3)).find(|i| words[*i].kind == Kind::Colon) {
            let release = colon == start + 1 || matches!(text.str(start + 1), "Release" | "Releases" | "RELEASE");
            if release && colon + 1 < end {
                start = colon + 1;
            }
        }
    }
    // "(LEAD)", "(2nd LD)", "(URGENT)": a version tag in capitals.
    if words[start].kind == Kind::Open {
        if let Some(close) = (start + 1..end.min(start + 5)).find(|i| words[*i].kind == Kind::Close) {
            let tag = (start + 1..close)
                .all(|i| words[i].is_all_caps() || words[i].kind == Kind::Number || words[i].kind == Kind::Hyphen);
            if tag && close + 1 < end {
                start = close + 1;
            }
        }
    }
    while end > start + 1 && words[end - 1].kind == Kind::Symbol && matches!(text.str(end - 1), "=" | "<" | "_" | "^") {
        end -= 1;
    }
    // "- Xinhua"
    if end > start + 4
        && agency(end - 1)
        && matches!(words[end - 2].kind, Kind::Dash | Kind::Hyphen)
        && (words[end - 2].space_before()
            || words[end - 1].is_capital()
                && words[end - 2].kind == Kind::Hyphen
                && agency(end - 1)
                && !words[end - 1].is_all_caps())
    {
        end -= 2;
    }
    Range::new(start, end)
}

/// Whether a first line can be the headline: short, or short and without the full stop of prose.
pub(super) fn can_be(text: Text<'_>) -> bool {
    let words = text.words;
    let count = shape::word_count(words, text.range);
    if count == 0 || count > 40 {
        return false;
    }
    let last = &words[text.end() - 1];
    let closed = matches!(last.kind, Kind::Stop)
        || matches!(last.kind, Kind::Quote | Kind::Close)
            && text.end() - text.start() > 1
            && words[text.end() - 2].kind == Kind::Stop;
    if last.kind == Kind::Colon {
        return false;
    }
    if !closed {
        return count <= 35;
    }
    // Some feeds close the headline with a stop; prose is longer, or has a stop inside.
    let inner = text
        .range
        .iter()
        .take(text.range.len() - 2)
        .filter(|i| words[*i].kind == Kind::Stop && words[*i + 1].space_before())
        .count();
    inner == 0 && count <= 22 || inner == 1 && count <= 14
}

/// Whether a first line is a kicker above the headline: "ANALYSIS", "THE TUESDAY INTERVIEW", "Opinion | Ana Vell".
pub(super) fn is_kicker(text: Text<'_>, named: impl Fn(usize) -> bool) -> bool {
    let words = text.words;
    let start = text.start();
    let count = shape::word_count(words, text.range);
    let caps = text.range.iter().all(|i| words[i].is_all_caps() || words[i].is_punct());
    let bar =
        words.get(start + 1).is_some_and(|w| w.kind == Kind::Symbol) && start + 1 < text.end() && text.str(start + 1) == "|";
    let last = text.end() - 1;
    // Behind the bar a name, not the headline: "Opinion | Why the wells matter" is one.
    let bar = bar && text.range.iter().skip(2).all(|i| words[i].is_capital()) && count <= 4;
    (caps && count <= 3 || bar || count == 1) && (named(start) || named(last))
}

/// Whether a line below the headline continues it: short, no stop at its end, no label.
pub(super) fn is_subheadline(text: Text<'_>) -> bool {
    let words = text.words;
    let count = shape::word_count(words, text.range);
    let last = &words[text.end() - 1];
    let first = &words[text.start()];
    (4..=30).contains(&count)
        && (first.is_capital() || first.kind == Kind::Number || first.kind == Kind::Quote)
        && (last.is_word() || matches!(last.kind, Kind::Quote | Kind::Close | Kind::Question))
        && turn(text).is_none()
        && !is_question_to(text)
        && !text.range.iter().any(|i| words[i].kind == Kind::Stop && i + 1 < text.end() && words[i + 1].space_before())
}

/// "Lake Standard: What is the ministry's view of that?": the first turn of a press conference.
fn is_question_to(text: Text<'_>) -> bool {
    let words = text.words;
    let colon = text.range.iter().take(6).find(|i| words[*i].kind == Kind::Colon);
    words[text.end() - 1].kind == Kind::Question
        && colon.is_some_and(|colon| (text.start()..colon).all(|i| words[i].is_capital() || words[i].is_punct()))
}

/// Whether a line says who wrote the article. `above`: the line before was a byline.
pub(super) fn is_byline(text: Text<'_>, above: bool, table: &Words, agency: impl Fn(usize) -> bool) -> bool {
    let words = text.words;
    let mut start = text.start();
    while start < text.end() && words[start].kind == Kind::Symbol {
        start += 1;
    }
    let range = Range::new(start, text.end());
    let count = shape::word_count(words, range);
    if count == 0 || count > 26 {
        return false;
    }
    let last = &words[text.end() - 1];
    let prose = last.kind == Kind::Stop || last.kind == Kind::Question || last.kind == Kind::Exclamation;
    let first = text.str(start);
    // "By Ana Vell and Tom Rask, staff writer"
    if matches!(first, "By" | "BY" | "Par" | "Von" | "Por") && start + 1 < text.end() {
        let next = &words[start + 1];
        let verb = range.iter().skip(2).any(|i| text.is(i, class::AUX) && !words[i].is_capital());
        let name = next.is_capital() && !text.is(start + 1, class::DAY | class::MONTH | class::DET)
            || matches!(text.str(start + 1), "our" | "staff" | "a") && count <= 8
            // "By The Lake Times"
            || text.str(start + 1) == "The" && count <= 6 && range.iter().all(|i| words[i].is_capital());
        return name && !verb && (!prose || count <= 8);
    }
    if prose {
        return false;
    }
    // Some agencies write "by Ana Vell".
    if first == "by" && count <= 7 && range.iter().skip(1).all(|i| words[i].is_capital() || text.is(i, class::COORD)) {
        return true;
    }
    // "Office of the Spokesperson"
    if is_office(text, range, table, count) {
        return true;
    }
    // "Reuters Staff", "• Kyodo", "Associated Press" below a byline
    let names_agency = range.iter().any(&agency);
    if names_agency && count <= 3 && (above || start > text.start() || text.str(text.end() - 1) == "Staff") {
        return true;
    }
    // "Kyodo, Staff Report", "Staff Reporter"
    let is = |i: usize, word: &str| words[i].is_capital() && text.str(i).eq_ignore_ascii_case(word);
    let staff = last.is_capital() && table.is(text, text.end() - 1, What::Staff);
    if staff && count <= 4 && (names_agency || is(start, "Staff") || is(text.end() - 2, "Staff")) {
        return true;
    }
    // "Ana Vell Diplomatic editor"
    let named = text.is(start, class::GIVEN) && (3..=7).contains(&count) && words[start + 1].is_capital();
    if named && table.is(text, text.end() - 1, What::Role) && range.iter().all(|i| words[i].kind == Kind::Alpha) {
        return true;
    }
    if is_desk(text, range, table, count) {
        return true;
    }
    if above && count <= 6 && range.iter().any(|i| table.is(text, i, What::Role)) {
        return true;
    }
    // "Jalina Porter, Principal Deputy Spokesperson": a name, a comma, a title
    let Some(comma) = range.iter().find(|i| words[*i].kind == Kind::Comma) else { return false };
    let name = Range::new(start, comma);
    let title = Range::new(comma + 1, text.end());
    (2..=5).contains(&name.len())
        && name.iter().all(|i| words[i].kind == Kind::Alpha && words[i].is_capital() || words[i].kind == Kind::Hyphen)
        && (1..=16).contains(&title.len())
        && words[title.start as usize].is_capital()
        && title.iter().all(|i| {
            words[i].is_capital() && !(text.is(i, class::VERB) && !text.is(i, class::NOUN))
                || matches!(words[i].kind, Kind::Comma | Kind::Hyphen | Kind::Symbol)
                || text.is(i, class::PREP | class::DET | class::COORD)
        })
        && title
            .iter()
            .any(|i| table.is(text, i, What::Role) || table.is(text, i, What::House) || text.is(i, class::TITLE | class::PERSON))
}

/// Whether a line above the headline names the office or agency that issues the item.
pub(super) fn is_issuer(text: Text<'_>, table: &Words) -> bool {
    let count = shape::word_count(text.words, text.range);
    let name = text.range.iter().all(|i| text.words[i].is_capital() || text.is(i, class::PREP | class::DET));
    if !name || !(2..=6).contains(&count) {
        return false;
    }
    let last = text.end() - 1;
    let house = matches!(text.str(last), "House" | "HOUSE") && matches!(text.str(last - 1), "White" | "WHITE");
    let service =
        matches!(text.str(last), "Service" | "Agency" | "Bureau") && (text.start()..last).any(|i| table.is_agency_part(text, i));
    let office = matches!(text.str(text.start()), "Office" | "OFFICE") && table.is(text, last, What::Role);
    house || service || office
}

/// Whether a line below the headline is names of writers and nothing else: "Ana Vell", "Ana Vell and Tom Rask".
pub(super) fn is_writer(text: Text<'_>) -> bool {
    let words = text.words;
    if text.range.len() > 16 {
        return false;
    }
    // Words of the name so far; each name begins with a given name.
    let (mut name, mut given) = (0, false);
    // Behind "in": where the writer is.
    let mut place = false;
    for i in text.range.iter() {
        let w = &words[i];
        match w.kind {
            Kind::Alpha if name >= 2 && !place && text.str(i) == "in" => place = true,
            Kind::Alpha if place && w.is_capital() => {}
            Kind::Alpha if place && text.is(i, class::COORD) => (name, place) = (0, false),
            Kind::Alpha if name >= 2 && text.is(i, class::COORD) => name = 0,
            Kind::Comma if name >= 2 => name = 0,
            Kind::Hyphen if name > 0 && w.glued() => {}
            Kind::Alpha if w.is_capital() && !w.is_possessive() => {
                // A given name first, or names that are no words of the language.
                let common = class::NOUN | class::VERB | class::ADJ | class::ADV | class::PLACE | class::TITLE;
                let closed = class::DAY | class::MONTH | class::PREP | class::DET | class::AUX;
                if name == 0 {
                    given = text.is(i, class::GIVEN);
                }
                let fits = !text.is(i, closed) && (given || !text.is(i, common));
                name += 1;
                if !fits || name > 4 {
                    return false;
                }
            }
            _ => return false,
        }
    }
    name >= 2
}

/// Whether a line may be the name of a person, where the line below says that it is: "Tan Wei Ling", "Senator Gail Morton".
pub(super) fn is_name(text: Text<'_>) -> bool {
    let closed = class::DAY | class::MONTH | class::PREP | class::AUX;
    let common = |i: &usize| text.is(*i, class::NOUN | class::VERB | class::ADJ) && !text.is(*i, class::GIVEN | class::TITLE);
    (2..=6).contains(&text.range.len())
        && text.range.iter().filter(common).count() <= 1
        && text.range.iter().all(|i| {
            let w = &text.words[i];
            w.is_capital() && !w.is_possessive() && !text.is(i, closed)
                || matches!(w.kind, Kind::Hyphen | Kind::Stop)
                || i > text.start() && matches!(text.str(i), "the" | "de" | "al" | "bin" | "van" | "von")
        })
}

/// An office, bureau or department by itself on a line: "Office of Press Relations", "Press Service of the Ministry".
fn is_office(text: Text<'_>, range: Range, table: &Words, count: usize) -> bool {
    let (start, last) = (range.start as usize, range.end as usize - 1);
    let of = start < last && text.str(start + 1).eq_ignore_ascii_case("of");
    (2..=14).contains(&count)
        && table.is(text, start, What::Office)
        && !range.iter().any(|i| matches!(text.words[i].kind, Kind::Colon | Kind::Quote | Kind::Number))
        && range.iter().all(|i| {
            let w = &text.words[i];
            let verb = text.is(i, class::VERB) && !text.is(i, class::NOUN | class::ADJ);
            w.is_capital() && !verb || w.is_punct() || text.is(i, class::PREP | class::DET | class::COORD)
        })
        && (of || table.is(text, last, What::Unit) || start < last && text.str(start + 1) == "Service")
}

/// A newsroom or press team: "EEAS Press Team", "Lake Newsroom", "Web Desk".
fn is_desk(text: Text<'_>, range: Range, table: &Words, count: usize) -> bool {
    let last = text.end() - 1;
    let unit = last > text.start() && table.is(text, last, What::Unit) && table.is(text, last - 1, What::UnitKind);
    count <= 6
        && range.iter().all(|i| text.words[i].is_capital() || text.words[i].is_punct() || text.is(i, class::DET | class::COORD))
        && (unit || text.str(last).eq_ignore_ascii_case("newsroom"))
}

/// The label of a speaker's turn at the head of a paragraph: "MS PORTER:", "QUESTION:", "ANA VELL, HOST:", "Q:".
pub(super) fn turn(text: Text<'_>) -> Option<Range> {
    let words = text.words;
    let limit = text.end().min(text.start() + 10);
    let colon = (text.start()..limit).find(|i| words[*i].kind == Kind::Colon)?;
    let label = Range::new(text.start(), colon);
    let caps = |w: &Word, s: &str| w.is_all_caps() || (w.is_capital() && s.trim_end_matches('.').len() == 1) || w.is_initial();
    let mut letters = 0;
    for i in label.iter() {
        let w = &words[i];
        match w.kind {
            Kind::Alpha if caps(w, text.str(i)) || w.is_abbreviation() && w.is_capital() => letters += 1,
            Kind::Alpha if matches!(text.str(i), "Mc" | "Mr" | "Ms" | "Mrs" | "Dr" | "of" | "and") => {}
            Kind::Comma | Kind::Hyphen | Kind::Stop | Kind::Open | Kind::Close | Kind::Quote => {}
            Kind::Alpha if i > text.start() && words[i].is_capital() && text.str(i).starts_with("Mc") => letters += 1,
            _ => return None,
        }
    }
    (letters > 0).then_some(label)
}
