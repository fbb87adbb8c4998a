//! What happens in an article, in the two formats that event data comes in.
//!
//! ```text
//! cargo run --example events                      PLOVER records, one JSON object a line
//! cargo run --example events -- --gdelt           tab-separated, with the column names of GDELT's event table
//! cargo run --example events -- article.txt       the same for an article of yours
//! ```
//!
//! The JSON has the field names of PLOVER's own records ("PLOVER: Political Language Ontology for Verifiable Event Records",
//! Open Event Data Alliance): `event` with `mode` and `context`, `source` and `target` as lists of actors. `status` and
//! `cameo` are ours.
//!
//! The table has a part of GDELT's columns under their names. Two differ in content: the codes of countries are ISO 3166
//! alpha-3 throughout, where GDELT writes the place of the action (`ActionGeo_CountryCode`) in FIPS 10-4, and `Day` stays
//! empty where the text tells no more than a month.

use demarche::{Actor, Analyzer, Article, Cameo, Event, Input};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Invented from the first word to the last.
const SAMPLE: &str = "Kenya expels two Ethiopian diplomats\n\
NAIROBI, May 3 -- Kenya expelled two Ethiopian diplomats on Friday and recalled its ambassador from Addis Ababa.\n\
Ethiopia condemned the decision. Uganda has offered to mediate between the neighbours, and the African Union called on \
both sides to reopen talks.\n";

fn main() -> io::Result<()> {
    let mut gdelt = false;
    let mut text = None;
    for argument in std::env::args().skip(1) {
        if argument == "--gdelt" {
            gdelt = true;
        } else {
            text = Some(std::fs::read_to_string(&argument)?);
        }
    }
    let text = text.as_deref().unwrap_or(SAMPLE);
    let article = Analyzer::shared().analyze(Input::new(text).with_date("2024-05-04".parse().expect("a date")));
    let mut out = io::stdout().lock();
    if gdelt {
        writeln!(out, "{}", COLUMNS.join("\t"))?;
    }
    for (i, event) in article.events().iter().enumerate() {
        if gdelt {
            writeln!(out, "{}", gdelt_row(i, event, &article).join("\t"))?;
        } else {
            writeln!(out, "{}", plover_record(i, event, &article))?;
        }
    }
    Ok(())
}

fn plover_record(id: usize, event: &Event, article: &Article<'_>) -> Value {
    let actor = |a: &Actor| {
        json!({
            "actorText": article.slice(a.span),
            "actor": a.country.map(|c| c.to_string()),
            "sector": a.sector.map(|s| s.to_string()),
        })
    };
    json!({
        "id": id,
        "date": event.date.map(|d| d.to_string()),
        "source": event.source.iter().map(actor).collect::<Vec<_>>(),
        "target": event.target.iter().map(actor).collect::<Vec<_>>(),
        "event": event.plover.as_str(),
        "eventText": article.slice(event.trigger),
        "mode": event.cameo.and_then(Cameo::mode),
        "context": event.cameo.and_then(Cameo::context).into_iter().collect::<Vec<_>>(),
        "location": {"countryCode": event.place.map(|p| p.to_string())},
        "text": article.slice(event.span),
        "status": event.status.as_str(),
        "cameo": event.cameo.map(|c| c.to_string()),
    })
}

const COLUMNS: [&str; 16] = [
    "GlobalEventID",
    "Day",
    "Actor1Code",
    "Actor1Name",
    "Actor1CountryCode",
    "Actor1Type1Code",
    "Actor2Code",
    "Actor2Name",
    "Actor2CountryCode",
    "Actor2Type1Code",
    "EventCode",
    "EventBaseCode",
    "EventRootCode",
    "QuadClass",
    "GoldsteinScale",
    "ActionGeo_CountryCode",
];

fn gdelt_row(id: usize, event: &Event, article: &Article<'_>) -> Vec<String> {
    let actor = |list: &[Actor]| match list.first() {
        Some(a) => [
            a.code.map_or_else(String::new, |c| c.to_string()),
            article.slice(a.span).replace(['\t', '\r', '\n'], " "),
            a.country.map_or_else(String::new, |c| c.to_string()),
            a.sector.map_or_else(String::new, |s| s.to_string()),
        ],
        None => Default::default(),
    };
    let code = event.cameo.map_or_else(String::new, |c| c.to_string());
    let root: String = code.chars().take(2).collect();
    // GDELT's quad classes follow the CAMEO root; PLOVER moved some codes to another class.
    let quad = match root.as_str() {
        "01" | "02" | "03" | "04" | "05" => "1",
        "06" | "07" | "08" => "2",
        "09" | "10" | "11" | "12" | "13" => "3",
        "" => "",
        _ => "4",
    };
    let day = event.date.map(|d| d.to_string().replace('-', "")).filter(|d| d.len() == 8);
    let mut row = vec![id.to_string(), day.unwrap_or_default()];
    row.extend(actor(&event.source));
    row.extend(actor(&event.target));
    row.extend([code.clone(), code.chars().take(3).collect(), root, quad.to_owned()]);
    row.push(event.goldstein_tenths.map_or_else(String::new, |g| format!("{:.1}", f32::from(g) / 10.0)));
    row.push(event.place.map_or_else(String::new, |p| p.to_string()));
    row
}
