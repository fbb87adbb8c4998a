//! Analyses an article and prints who said what, what happened and what is boilerplate; or prints it all as JSON.
//!
//! ```text
//! cargo run --release --example analyze                               the built-in sample article
//! cargo run --release --example analyze -- article.txt                an article of yours; `-` is standard input
//! cargo run --release --example analyze -- --json article.txt         one JSON document
//! cargo run --release --example analyze -- --jsonl records.jsonl      one JSON document per input line
//! ```

mod report;

use demarche::{Analyzer, Article, Date, Input, Scratch};
use serde_json::value::RawValue;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::process::ExitCode;

/// Invented from the first word to the last.
const SAMPLE: &str = include_str!("sample.txt");
const SAMPLE_DATE: &str = "2025-05-16";

const USAGE: &str = "\
Usage: analyze [OPTIONS] [FILE | -]

Without FILE, the built-in sample article is analysed; with `-`, standard input.

  --json              print one JSON document instead of the report
  --jsonl             read a JSON record a line, {\"id\", \"text\", \"date\", \"fragment\"}, from FILE or standard
                      input; write a JSON document a line
  --date YYYY-MM-DD   the publication date
  --help              print this
";

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Report,
    Json,
    JsonLines,
}

struct Options {
    form: Form,
    date: Option<Date>,
    file: Option<String>,
}

/// Why the program stops: a message for the reader, or the pipe that it writes to.
enum Stop {
    Message(String),
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Stop {
        Stop::Output(error)
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        // Somebody has read enough: `analyze … | head`.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => fail(&format!("cannot write the result: {error}")),
        Err(Stop::Message(message)) => fail(&message),
    }
}

fn fail(message: &str) -> ExitCode {
    // Standard error may be closed as well; then there is nobody to tell.
    let _ = writeln!(io::stderr(), "analyze: {message}");
    ExitCode::from(2)
}

fn run() -> Result<ExitCode, Stop> {
    let Some(options) = options(std::env::args_os().skip(1)).map_err(Stop::Message)? else {
        io::stdout().write_all(USAGE.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    if options.form == Form::JsonLines {
        return json_lines(&options);
    }
    let (text, date) = match &options.file {
        None => (SAMPLE.to_owned(), options.date.or_else(|| SAMPLE_DATE.parse().ok())),
        Some(name) => (read(name).map_err(Stop::Message)?, options.date),
    };
    let mut input = Input::new(&text);
    if let Some(date) = date {
        input = input.with_date(date);
    }
    let article = Analyzer::shared().analyze(input);
    let mut out = io::stdout().lock();
    if options.form == Form::Json {
        out.write_all(&json(&article)?)?;
    } else {
        let colour = out.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        out.write_all(report::report(&article, colour, width()).as_bytes())?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// The options; `None` where help is asked for.
fn options(arguments: impl Iterator<Item = std::ffi::OsString>) -> Result<Option<Options>, String> {
    let mut options = Options { form: Form::Report, date: None, file: None };
    let mut arguments = arguments.map(|a| a.into_string().map_err(|a| format!("argument {a:?} is not UTF-8")));
    let mut only_files = false;
    while let Some(argument) = arguments.next().transpose()? {
        let form = match argument.as_str() {
            _ if only_files => None,
            "--" => {
                only_files = true;
                continue;
            }
            "--help" | "-h" => return Ok(None),
            "--json" => Some(Form::Json),
            "--jsonl" => Some(Form::JsonLines),
            _ => None,
        };
        if let Some(form) = form {
            if options.form != Form::Report && options.form != form {
                return Err("--json and --jsonl exclude each other".into());
            }
            options.form = form;
        } else if !only_files && (argument == "--date" || argument.starts_with("--date=")) {
            let value = match argument.strip_prefix("--date=") {
                Some(value) => value.to_owned(),
                None => arguments.next().transpose()?.ok_or("--date needs a value: write --date YYYY-MM-DD")?,
            };
            options.date = Some(day(&value)?);
        } else if !only_files && argument.starts_with('-') && argument != "-" {
            return Err(format!("unknown option {argument}: --help lists the options"));
        } else if let Some(first) = options.file.replace(argument) {
            return Err(format!("one file at a time, not {first:?} and {:?}", options.file.unwrap_or_default()));
        }
    }
    Ok(Some(options))
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().ok().filter(|d: &Date| d.day().is_some()).ok_or_else(|| format!("{text:?} is no date: write YYYY-MM-DD"))
}

fn open(name: &str) -> Result<Box<dyn BufRead>, String> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    match File::open(name) {
        Ok(file) => Ok(Box::new(BufReader::new(file))),
        Err(error) => Err(format!("cannot open {name}: {error}")),
    }
}

fn read(name: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    open(name)?.read_to_end(&mut bytes).map_err(|error| format!("cannot read {name}: {error}"))?;
    String::from_utf8(bytes)
        .map_err(|error| format!("{name} is not UTF-8 text: byte {} is wrong", error.utf8_error().valid_up_to()))
}

fn json(article: &Article<'_>) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec(article)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// A line of `--jsonl`. The id is copied as it stands, whatever it is.
#[derive(serde::Deserialize)]
struct Record<'r> {
    #[serde(borrow)]
    id: Option<&'r RawValue>,
    text: String,
    date: Option<String>,
    fragment: Option<bool>,
}

fn json_lines(options: &Options) -> Result<ExitCode, Stop> {
    let name = options.file.as_deref().unwrap_or("-");
    let mut input = open(name).map_err(Stop::Message)?;
    let mut out = io::stdout().lock();
    let (mut line, mut buffer, mut scratch) = (Vec::new(), Vec::new(), Scratch::default());
    let (mut number, mut bad) = (0u64, 0u64);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line).map_err(|e| Stop::Message(format!("cannot read {name}: {e}")))? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match document(&line, options, &mut scratch, &mut buffer) {
            Ok(()) => out.write_all(&buffer)?,
            Err(problem) => {
                bad += 1;
                let _ = writeln!(io::stderr(), "analyze: line {number}: {problem}");
            }
        }
    }
    out.flush()?;
    Ok(if bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Analyses the record on `line` and writes its document to `buffer`.
fn document(line: &[u8], options: &Options, scratch: &mut Scratch, buffer: &mut Vec<u8>) -> Result<(), String> {
    let line = std::str::from_utf8(line).map_err(|error| format!("not UTF-8: byte {} is wrong", error.valid_up_to()))?;
    let line = line.trim_start_matches('\u{feff}');
    let record: Record<'_> = serde_json::from_str(line)
        .map_err(|error| format!("not a record: {}", error.to_string().replace("at line 1 column", "at column")))?;
    let date = record.date.as_deref().map(day).transpose()?.or(options.date);
    let mut input = Input::new(&record.text).with_fragment(record.fragment == Some(true));
    if let Some(date) = date {
        input = input.with_date(date);
    }
    let article = Analyzer::shared().analyze_with(input, scratch);
    buffer.clear();
    serde_json::to_writer(&mut *buffer, &article.document(record.id)).map_err(|error| error.to_string())?;
    buffer.push(b'\n');
    Ok(())
}

/// Columns of the report: the terminal's where the shell tells, within reading width.
fn width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(88usize);
    columns.clamp(60, 100)
}
