//! The case files: texts with labels drawn under them. `tests/cases/README.md` describes the format.

use std::ops::Range;

/// A text and what is to be found in it.
#[derive(Default, Debug)]
pub struct Case {
    pub name: String,
    /// Line of the case file.
    pub line: usize,
    pub date: Option<String>,
    pub fragment: bool,
    /// Objects of the folder's stage may stay unlabelled.
    pub partial: bool,
    pub text: String,
    pub labels: Vec<Label>,
    /// The kinds that must be absent: `no quotes`.
    pub absent: Vec<String>,
    /// The case as it stands in the file.
    pub source: String,
}

/// One expectation.
#[derive(Clone, Debug)]
pub struct Label {
    pub line: usize,
    /// The marked bytes; `None` for an object that has no place in the text.
    pub at: Option<Range<usize>>,
    pub kind: String,
    /// Words without a name: `direct`, `CONSULT`, `2025-08-23`.
    pub words: Vec<String>,
    /// `name=value`.
    pub attributes: Vec<(String, String)>,
}

/// Reads the cases of a file; an error begins with the line number.
pub fn parse(file: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    // Byte range of the last text line in the case's text.
    let mut last: Option<Range<usize>> = None;
    for (number, line) in file.lines().enumerate().map(|(i, l)| (i + 1, l)) {
        let fail = |problem: String| Err(format!("{number}: {problem}"));
        if let Some(head) = line.strip_prefix("== ") {
            match head_of(head, number) {
                Ok(case) => cases.push(case),
                Err(problem) => return fail(problem),
            }
            last = None;
        }
        let Some(case) = cases.last_mut() else {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            return fail("a case begins with `== name`".into());
        };
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        case.source.push_str(line);
        case.source.push('\n');
        let result = if line.starts_with("== ") {
            Ok(())
        } else if let Some(text) = line.strip_prefix("| ").or((line == "|").then_some("")) {
            if last.is_some() {
                case.text.push('\n');
            }
            let start = case.text.len();
            case.text.push_str(text);
            last = Some(start..case.text.len());
            Ok(())
        } else if line.trim_start().starts_with('^') {
            mark(case, line, last.clone(), number)
        } else if let Some(rest) = line.strip_prefix("span ") {
            span(case, rest, number)
        } else if let Some(kind) = line.strip_prefix("no ") {
            case.absent.push(kind.trim().trim_end_matches('s').to_owned());
            Ok(())
        } else if line.starts_with("speaker ") {
            label(line, number, None).map(|l| case.labels.push(l))
        } else {
            Err("not a text (`| `), a mark (`^^^`), `span`, `no` or `speaker` line".into())
        };
        if let Err(problem) = result {
            return fail(problem);
        }
    }
    match cases.iter().find(|c| c.text.is_empty()) {
        Some(case) => Err(format!("{}: the case has no text: write it on lines that begin with `| `", case.line)),
        None => Ok(cases),
    }
}

fn head_of(head: &str, line: usize) -> Result<Case, String> {
    let mut case = Case { line, ..Case::default() };
    let (name, mut options) = head.split_at(head.find('[').unwrap_or(head.len()));
    case.name = name.trim().to_owned();
    while let Some(rest) = options.trim_start().strip_prefix('[') {
        let (option, after) = rest.split_once(']').ok_or("an option ends with `]`")?;
        match option.split_once('=') {
            Some(("date", value)) => case.date = Some(value.to_owned()),
            None if option == "fragment" => case.fragment = true,
            None if option == "partial" => case.partial = true,
            _ => return Err(format!("option [{option}] is not known: date=YYYY-MM-DD, fragment, partial")),
        }
        options = after;
    }
    Ok(case)
}

/// A line of blanks and carets below a text line, and the label.
fn mark(case: &mut Case, line: &str, last: Option<Range<usize>>, number: usize) -> Result<(), String> {
    let last = last.ok_or("a mark stands below a text line")?;
    let before = line.chars().take_while(|c| *c != '^').count();
    let carets = line.chars().skip(before).take_while(|c| *c == '^').count();
    let text = &case.text[last.clone()];
    let length = text.chars().count();
    // Two columns for `| `.
    let (from, to) = match before.checked_sub(2) {
        Some(from) if from + carets <= length => (from, from + carets),
        _ => return Err(format!("the carets leave the text line, which is {length} characters long")),
    };
    let byte = |column: usize| last.start + text.char_indices().nth(column).map_or(text.len(), |(i, _)| i);
    let at = byte(from)..byte(to);
    let rest: String = line.chars().skip(before + carets).collect();
    case.labels.push(label(&rest, number, Some(at))?);
    Ok(())
}

/// `span "text" label` or `span 2 "text" label`, where the text is the second of several.
fn span(case: &mut Case, rest: &str, number: usize) -> Result<(), String> {
    let rest = rest.trim_start();
    let (nth, rest) = match rest.split_once(' ') {
        Some((n, after)) if n.bytes().all(|b| b.is_ascii_digit()) => (n.parse::<usize>().unwrap_or(1), after.trim_start()),
        _ => (1, rest),
    };
    let mut rest = rest;
    let wanted = value(&mut rest)?;
    let found: Vec<usize> = case.text.match_indices(&wanted).map(|(i, _)| i).collect();
    let start = *found.get(nth.wrapping_sub(1)).ok_or_else(|| format!("{wanted:?} stands {} times in the text", found.len()))?;
    case.labels.push(label(rest, number, Some(start..start + wanted.len()))?);
    Ok(())
}

/// `kind word word name=value name="value with blanks"`.
fn label(text: &str, line: usize, at: Option<Range<usize>>) -> Result<Label, String> {
    let mut rest = text.trim();
    let (kind, after) = rest.split_once(' ').unwrap_or((rest, ""));
    if kind.is_empty() {
        return Err("a mark needs a label: quote, event, date, …".into());
    }
    let mut label = Label { line, at, kind: kind.to_owned(), words: Vec::new(), attributes: Vec::new() };
    rest = after.trim_start();
    while !rest.is_empty() {
        let end = rest.find([' ', '=', '"']).unwrap_or(rest.len());
        if end > 0 && rest[end..].starts_with('=') {
            let name = rest[..end].to_owned();
            rest = &rest[end + 1..];
            label.attributes.push((name, value(&mut rest)?));
        } else {
            label.words.push(value(&mut rest)?);
        }
        rest = rest.trim_start();
    }
    Ok(label)
}

/// Takes a value off `rest`: a word, or a text in straight quotation marks with `\"`, `\n` and `\\`.
fn value(rest: &mut &str) -> Result<String, String> {
    let Some(quoted) = rest.strip_prefix('"') else {
        let end = rest.find(' ').unwrap_or(rest.len());
        let word = rest[..end].to_owned();
        *rest = &rest[end..];
        return Ok(word);
    };
    let mut out = String::new();
    let mut characters = quoted.char_indices();
    while let Some((i, c)) = characters.next() {
        match c {
            '"' => {
                *rest = &quoted[i + 1..];
                return Ok(out);
            }
            '\\' => match characters.next() {
                Some((_, 'n')) => out.push('\n'),
                Some((_, c @ ('"' | '\\'))) => out.push(c),
                _ => return Err("a backslash stands before \", n or \\".into()),
            },
            c => out.push(c),
        }
    }
    Err("a quotation mark is not closed".into())
}
