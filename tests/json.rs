//! The JSON format: its fields, its order, and what is refused when it is read back.
#![cfg(feature = "serde")]

mod support;

use demarche::{Analyzer, Article, FORMAT_VERSION, Input};
use serde_json::{Value, json};

const TEXT: &str = "Talks in Geneva\nBy Ana Quill\nGENEVA, May 15 (Reuters) - Japan accused Norway of delay on Thursday. \
“We are ready,” Prime Minister Ana Vell said.\n";

fn article() -> Article<'static> {
    Analyzer::shared().analyze(Input::new(TEXT).with_date("2025-05-16".parse().unwrap()))
}

fn value() -> Value {
    serde_json::to_value(article()).unwrap()
}

#[test]
fn fields_are_those_of_the_format() {
    let text = serde_json::to_string(&article().document(json!({"any": ["id"]}))).unwrap();
    let start = format!(
        "{{\"format_version\":{FORMAT_VERSION},\"id\":{{\"any\":[\"id\"]}},\"date\":\"2025-05-16\",\"text\":\"Talks in Geneva\\n"
    );
    assert!(text.starts_with(&start), "{text}");
    let document = value();
    let names: Vec<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = [
        "format_version",
        "id",
        "date",
        "text",
        "headline",
        "subheadlines",
        "byline",
        "dateline",
        "paragraphs",
        "sentences",
        "entities",
        "mentions",
        "speakers",
        "quotes",
        "dates",
        "events",
        "themes",
        "disclaimers",
    ];
    expected.sort_unstable();
    let mut names = names;
    names.sort_unstable();
    assert_eq!(names, expected);
    assert_eq!(document["id"], Value::Null);
    assert_eq!(document["headline"], json!({"start": 0, "end": 15, "text": "Talks in Geneva"}));
}

#[test]
fn offsets_are_bytes_of_the_text() {
    let document = value();
    let mut anchors = 0;
    walk(&document, &mut |object| {
        if let (Some(start), Some(end), Some(text)) = (object["start"].as_u64(), object["end"].as_u64(), object["text"].as_str())
        {
            assert_eq!(&TEXT[start as usize..end as usize], text);
            anchors += 1;
        }
    });
    assert!(anchors > 3, "{anchors} anchors");
}

fn walk(value: &Value, f: &mut impl FnMut(&Value)) {
    match value {
        Value::Object(map) => {
            f(value);
            map.values().for_each(|v| walk(v, f));
        }
        Value::Array(list) => list.iter().for_each(|v| walk(v, f)),
        _ => {}
    }
}

#[test]
fn every_article_round_trips() {
    let mut articles = vec![article(), demarche::analyze(""), demarche::analyze("\u{0}\"\\\u{2028}é🇰🇷")];
    let corpus = support::corpus();
    articles.extend(corpus.iter().map(|(_, text)| demarche::analyze(text)));
    for article in &articles {
        let text = serde_json::to_string(article).unwrap();
        let from_text: Article<'static> = serde_json::from_str(&text).unwrap();
        assert_eq!(&from_text, article);
        let from_reader: Article<'static> = serde_json::from_reader(text.as_bytes()).unwrap();
        assert_eq!(&from_reader, article);
        assert_eq!(serde_json::to_string(&from_text).unwrap(), text);
    }
}

/// A document that holds one of everything, without leaning on what the stages find.
fn full() -> Value {
    json!({
        "format_version": 1, "id": 7, "date": "2025-05", "text": "Ré met Lee.",
        "headline": null, "subheadlines": [], "byline": [],
        "dateline": {"start": 0, "end": 3, "text": "Ré", "place": "Ré", "country": "FRA", "date": null, "agency": null},
        "paragraphs": [{"start": 0, "end": 12, "kind": "body"}],
        "sentences": [{"start": 0, "end": 12, "paragraph": 0}],
        "entities": [{"id": "person:re", "kind": "person", "name": "Ré", "country": "FRA",
            "role": {"office": null, "title": "envoy", "sector": "GOV"}}],
        "mentions": [{"start": 0, "end": 3, "text": "Ré", "entity": 0}],
        "speakers": [{"name": "Ré", "kind": "group", "entity": 0, "role": null, "country": null, "members": [0]}],
        "quotes": [{"start": 4, "end": 7, "text": "met", "kind": "mixed", "parts": [{"start": 4, "end": 7, "text": "met"}], "speaker": 0,
            "source": {"start": 0, "end": 3, "text": "Ré"}, "cue": null, "via": [0], "confidence": "low", "rule": "say"}],
        "dates": [{"start": 8, "end": 11, "text": "Lee", "value": "2025"}],
        "events": [{"start": 0, "end": 11, "text": "Ré met Lee", "trigger": {"start": 4, "end": 7, "text": "met"}, "plover": "CONSULT",
            "cameo": "042", "quad": "verbal-cooperation", "goldstein": 1.9, "status": "occurred",
            "source": [{"start": 0, "end": 3, "text": "Ré", "code": "FRAGOV", "country": "FRA", "sector": "GOV", "entity": 0}],
            "target": [], "date": null, "place": "FRA", "reporter": 0, "rule": "meet"}],
        "themes": [{"start": 4, "end": 7, "text": "met", "theme": "talks"}],
        "disclaimers": [{"start": 8, "end": 11, "text": "Lee", "kind": "warranty", "also": ["liability"], "issuer": null, "rule": "w"}],
    })
}

#[test]
fn one_of_everything_round_trips() {
    let mut document = full();
    let article: Article<'static> = serde_json::from_value(document.clone()).unwrap();
    assert_eq!(article.events()[0].goldstein_tenths, Some(19));
    document["id"] = Value::Null;
    assert_eq!(serde_json::to_value(&article).unwrap(), document);
    document["a_field_of_a_later_version"] = json!([1]);
    document["quotes"][0]["another"] = json!(null);
    assert_eq!(serde_json::from_value::<Article<'static>>(document).unwrap(), article);
}

#[test]
fn every_kind_has_its_name_in_the_format() {
    let set = |pointer: &str, names: &[&str]| {
        for name in names {
            let mut document = full();
            *document.pointer_mut(pointer).unwrap() = json!(name);
            let article: Article<'static> = serde_json::from_value(document.clone()).unwrap_or_else(|e| panic!("{name}: {e}"));
            assert_eq!(serde_json::to_value(&article).unwrap().pointer(pointer), Some(&json!(name)));
        }
    };
    set("/paragraphs/0/kind", &["headline", "subheadline", "byline", "dateline", "body", "disclaimer"]);
    set("/entities/0/kind", &["country", "person", "organization", "outlet", "place", "treaty"]);
    set("/speakers/0/kind", &["person", "organization", "group", "anonymous"]);
    set("/quotes/0/kind", &["direct", "mixed", "indirect"]);
    set("/quotes/0/confidence", &["low", "medium", "high"]);
    set("/events/0/status", &["occurred", "ongoing", "planned", "hypothetical", "negated", "demanded"]);
    set("/events/0/plover", &["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]);
}

/// Changes one thing of the document and reads it.
fn refused(pointer: &str, new: Value) -> String {
    let mut document = full();
    *document.pointer_mut(pointer).unwrap_or_else(|| panic!("no {pointer}")) = new;
    let text = document.to_string();
    let message = serde_json::from_str::<Article<'static>>(&text).expect_err(pointer).to_string();
    // serde_json adds the place in the file where it knows one.
    message.split(" at line ").next().unwrap().to_owned()
}

#[test]
fn what_does_not_agree_is_refused() {
    assert_eq!(refused("/format_version", json!(2)), "format_version 2 is not known: this version of demarche reads 1");
    assert_eq!(refused("/mentions/0/end", json!(99)), "mentions[0]: 0..99 is no span of a text of 12 bytes");
    assert_eq!(refused("/mentions/0/end", json!(2)), "mentions[0]: 0..2 cuts a character: offsets count UTF-8 bytes");
    assert_eq!(refused("/mentions/0/start", json!(4)), "mentions[0]: 4..3 is no span of a text of 12 bytes");
    assert_eq!(refused("/quotes/0/parts/0/text", json!("mat")), "quotes[0].parts[0]: at 4..7 stands \"met\", not \"mat\"");
    assert_eq!(refused("/events/0/source/0/text", json!("Re")), "events[0].source[0]: at 0..3 stands \"Ré\", not \"Re\"");
    assert_eq!(refused("/mentions/0/entity", json!(1)), "mentions[0].entity: 1 points nowhere: there are 1 entities");
    assert_eq!(refused("/quotes/0/speaker", json!(5)), "quotes[0].speaker: 5 points nowhere: there are 1 speakers");
    assert_eq!(refused("/quotes/0/via", json!([0, 3])), "quotes[0].via: 3 points nowhere: there are 1 entities");
    assert_eq!(refused("/speakers/0/members", json!([2])), "speakers[0].members: 2 points nowhere: there are 1 speakers");
    assert_eq!(refused("/sentences/0/paragraph", json!(1)), "sentences[0].paragraph: 1 points nowhere: there are 1 paragraphs");
    assert_eq!(refused("/events/0/quad", json!("verbal-conflict")), "events[0].quad: CONSULT is verbal-cooperation");
    assert_eq!(refused("/events/0/goldstein", json!(1.95)), "events[0].goldstein: 1.95 is not in tenths from -10 to 10");
    assert_eq!(refused("/quotes/0/kind", json!("spoken")), "\"spoken\" is not a known name");
    assert_eq!(refused("/entities/0/country", json!("fra")), "\"fra\" is not a country code of up to three capitals");
    assert_eq!(refused("/dates/0/value", json!("2025-8")), "\"2025-8\" is not a date in the form YYYY-MM-DD, YYYY-MM or YYYY");
    assert_eq!(refused("/text", Value::Null), "invalid type: null, expected a string");
}
