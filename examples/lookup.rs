//! Who is meant? Looks actor strings up: country, sector and entity.
//!
//! ```text
//! cargo run --release --example lookup -- [--date YYYY-MM-DD] "the Turkish foreign ministry" ...
//! cargo run --release --example lookup -- --jsonl < records     {"id": any, "text": "...", "date": "YYYY-MM-DD"}
//! ```

use demarche::{Analyzer, Date, Lookup};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: lookup [--date YYYY-MM-DD] STRING... | lookup --jsonl";

fn main() -> ExitCode {
    let mut date = None;
    let mut jsonl = false;
    let mut strings = Vec::new();
    let mut arguments = std::env::args_os().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--jsonl") => jsonl = true,
            Some("--date") => match arguments.next().and_then(|d| d.to_str()?.parse::<Date>().ok()) {
                Some(d) => date = Some(d),
                None => return misuse("--date wants a date, YYYY-MM-DD"),
            },
            Some(option) if option.starts_with("--") => return misuse(&format!("unknown option {option}")),
            Some(string) => strings.push(string.to_owned()),
            None => return misuse("an argument is not UTF-8"),
        }
    }
    if !jsonl && strings.is_empty() {
        return misuse("nothing to look up");
    }
    let result = if jsonl { records(date) } else { table(&strings, date).map(|()| true) };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of a pipe has seen enough.
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => misuse(&e.to_string()),
    }
}

fn misuse(problem: &str) -> ExitCode {
    eprintln!("lookup: {problem}; {USAGE}");
    ExitCode::from(2)
}

fn table(strings: &[String], date: Option<Date>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for string in strings {
        let found = Analyzer::shared().lookup(string, date);
        let code = found.code().map_or_else(|| "-".to_owned(), |c| c.to_string());
        let name = found.entity.as_ref().map_or(String::new(), |e| format!("  {} ({})", e.name, e.id));
        writeln!(out, "{string}: {code}{name}")?;
    }
    Ok(())
}

/// One JSON record a line in, one out; `false` where a line was bad.
fn records(date: Option<Date>) -> io::Result<bool> {
    let mut input = io::stdin().lock();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    let (mut number, mut good) = (0, true);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match answer(&line, date) {
            Ok(value) => writeln!(out, "{value}")?,
            Err(problem) => {
                good = false;
                eprintln!("lookup: line {number}: {problem}");
            }
        }
    }
    out.flush()?;
    Ok(good)
}

fn answer(line: &[u8], date: Option<Date>) -> Result<Value, String> {
    let line = std::str::from_utf8(line).map_err(|_| "not UTF-8".to_owned())?;
    let record: Value = serde_json::from_str(line).map_err(|e| format!("not JSON: {e}"))?;
    let text = record.get("text").and_then(Value::as_str).ok_or("no \"text\"")?;
    let date = match record.get("date") {
        None | Some(Value::Null) => date,
        Some(d) => Some(d.as_str().and_then(|d| d.parse().ok()).ok_or("\"date\" is no date: write YYYY-MM-DD")?),
    };
    let Lookup { country, sector, entity, .. } = Analyzer::shared().lookup(text, date);
    Ok(json!({
        "id": record.get("id").cloned().unwrap_or(Value::Null),
        "country": country.map(|c| c.to_string()),
        "sector": sector.map(|s| s.to_string()),
        "entity": entity.as_ref().map(|e| e.id.to_string()),
        "name": entity.as_ref().map(|e| e.name.to_string()),
    }))
}
