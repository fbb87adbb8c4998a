//! Checks the tables of `src/data/dictionary`: what a reader of a row may rely on, and what the dictionary makes of it.
#![cfg(feature = "dictionary")]

use demarche::{Analyzer, Country, Date, Dictionary, Sector};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

/// Rows as maps from column to field, with their line numbers.
fn rows(file: &str) -> Vec<(usize, HashMap<String, String>)> {
    let path = format!("{}/src/data/dictionary/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with('#'));
    let header: Vec<String> = lines.next().unwrap().1.split('\t').map(str::to_owned).collect();
    let mut out = Vec::new();
    for (n, line) in lines {
        let fields: Vec<&str> = line.split('\t').collect();
        assert!(fields.len() <= header.len(), "{file}:{}: {} fields under {} columns", n + 1, fields.len(), header.len());
        let row = header.iter().enumerate().map(|(i, h)| (h.clone(), fields.get(i).copied().unwrap_or("").to_owned()));
        out.push((n + 1, row.collect()));
    }
    out
}

/// Fails with all problems at once.
fn sound(problems: &str) {
    assert!(problems.is_empty(), "{problems}");
}

fn codes() -> BTreeSet<String> {
    rows("countries.tsv").into_iter().map(|(_, r)| r["code"].clone()).collect()
}

#[test]
fn ids_are_unique_and_codes_known() {
    let codes = codes();
    let mut problems = String::new();
    for file in ["countries.tsv", "organizations.tsv", "outlets.tsv", "places.tsv", "treaties.tsv", "titles.tsv"] {
        let mut seen = HashMap::new();
        for (line, row) in rows(file) {
            let id = row.get("id").or_else(|| row.get("code")).unwrap().clone();
            if let Some(first) = seen.insert(id.clone(), line) {
                let _ = writeln!(problems, "{file}:{line}: id \"{id}\" repeats line {first}");
            }
            let slug = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if file != "countries.tsv" && !slug {
                let _ = writeln!(problems, "{file}:{line}: id \"{id}\" has more than small letters, figures and hyphens");
            }
            for column in ["country", "countries", "parties"] {
                for code in row.get(column).into_iter().flat_map(|c| c.split('|')).filter(|c| !c.is_empty()) {
                    if !codes.contains(code) && column != "parties" {
                        let _ = writeln!(problems, "{file}:{line}: {column} \"{code}\" is no code of countries.tsv");
                    }
                }
            }
        }
    }
    sound(&problems);
}

#[test]
fn terms_of_office_are_sound() {
    let codes = codes();
    let organizations: BTreeSet<String> = rows("organizations.tsv").into_iter().map(|(_, r)| r["id"].clone()).collect();
    let exceptions: BTreeSet<(String, String)> =
        rows("people_exceptions.tsv").into_iter().map(|(_, r)| (r["country"].clone(), r["office"].clone())).collect();
    let mut problems = String::new();
    let mut names: HashMap<String, (String, usize)> = HashMap::new();
    type Held = (Date, Option<Date>, String, usize);
    let mut held: BTreeMap<(String, String), Vec<Held>> = BTreeMap::new();
    for (line, row) in rows("people.tsv") {
        let (id, country, office) = (&row["id"], &row["country"], &row["office"]);
        let known = names.entry(id.clone()).or_insert_with(|| (row["name"].clone(), line));
        if known.0 != row["name"] {
            let _ =
                writeln!(problems, "people.tsv:{line}: \"{}\" has the id of \"{}\" in line {}", row["name"], known.0, known.1);
        }
        if !country.is_empty() && !codes.contains(country) {
            let _ = writeln!(problems, "people.tsv:{line}: country \"{country}\" is no code of countries.tsv");
        }
        if !row["organization"].is_empty() && !organizations.contains(&row["organization"]) {
            let _ = writeln!(problems, "people.tsv:{line}: organization \"{}\" has no row", row["organization"]);
        }
        let mut date = |column: &str| match row[column].as_str() {
            "" => None,
            d => match d.parse::<Date>() {
                Ok(d) => Some(d),
                Err(e) => {
                    let _ = writeln!(problems, "people.tsv:{line}: {column} \"{d}\": {e}");
                    None
                }
            },
        };
        let (start, end) = (date("start"), date("end"));
        if let (Some(s), Some(e)) = (start, end) {
            if e < s && !e.agrees(s) {
                let _ = writeln!(problems, "people.tsv:{line}: the term ends before it begins");
            }
        }
        let single = matches!(office.as_str(), "head_of_state" | "head_of_government" | "foreign_minister" | "defence_minister");
        if let (true, false, Some(start)) = (single, country.is_empty(), start) {
            held.entry((country.clone(), office.clone())).or_default().push((start, end, id.clone(), line));
        }
    }
    // One holder at a time; a month of overlap is a hand-over or an interim, and a bound that is only a year overlaps with
    // nobody.
    for ((country, office), mut terms) in held {
        if exceptions.contains(&(country.clone(), office.clone())) {
            continue;
        }
        terms.sort();
        for pair in terms.windows(2) {
            let (_, end, before, line) = &pair[0];
            let (start, other, after, next) = &pair[1];
            let vague = end.is_some_and(|e| e.day().is_none()) || start.day().is_none();
            let end = [*end, *other].into_iter().flatten().min();
            let apart = vague || end.is_some_and(|e| e <= start.add_days(31).unwrap_or(*start));
            if before != after && !apart {
                let _ =
                    writeln!(problems, "people.tsv:{next}: {after} and {before} (line {line}) are {office} of {country} at once");
            }
        }
    }
    sound(&problems);
}

/// Whether `ambiguous.tsv` lists a name.
fn ambiguous() -> BTreeSet<String> {
    rows("ambiguous.tsv").into_iter().map(|(_, r)| r["alias"].clone()).collect()
}

/// Every name in a text means its own entry, or something of its own country ("Turkish | army"), or `ambiguous.tsv` lists it.
#[test]
fn names_mean_their_own_entry() {
    let dictionary = Dictionary::built_in();
    let analyzer = Analyzer::shared();
    let listed = ambiguous();
    let (mut problems, mut checked) = (String::new(), 0);
    for entry in dictionary.entries() {
        for name in std::iter::once(entry.name()).chain(entry.aliases()) {
            // A prefix ("Sino-"), a label ("Ministry of Defence (India)"), a name with a mark that ends sentences or without a
            // capital: not found alone in a text.
            let alone = !name.ends_with('-')
                && !name.contains(" - ")
                && !name.contains(['(', ',', '/', '–', '!', '&'])
                && !name.contains(" i ")
                && !name.contains(" '")
                && name.starts_with(char::is_uppercase);
            // "Joint Chiefs of Staff (South Korea)" wants its country in the article.
            let label = entry.name().strip_prefix(name).is_some_and(|rest| rest.starts_with(" ("));
            if listed.contains(name) || !alone || label || matches!(entry.sort(), "dissolved" | "supranational") {
                continue;
            }
            checked += 1;
            let text = format!("We met {name} there.");
            let article = analyzer.analyze(demarche::Input::new(&text).with_fragment(true));
            let ids: Vec<&str> = article.entities().iter().map(|e| &*e.id).collect();
            let right =
                article.entities().iter().any(|e| *e.id == *entry.id() || e.country.is_some() && e.country == entry.country());
            if !right {
                let _ =
                    writeln!(problems, "\"{name}\" of {} means {ids:?}: mend the rows or list it in ambiguous.tsv", entry.id());
            }
        }
    }
    assert!(checked > 1000, "{checked} names checked");
    sound(&problems);
}

/// Of a name of several senses in `ambiguous.tsv`, the country that the article names picks its own.
#[test]
fn context_picks_the_sense() {
    // Words too, or of a sense that is meant even where another sense's country is named: a country before a place, a
    // capital before a town, the South before the North.
    const OTHERWISE: [&str; 21] = [
        "Armenia",
        "Brussels",
        "Chosun",
        "Congress",
        "Conservatives",
        "Georgia",
        "Korean",
        "Koreans",
        "Koreas",
        "Labor",
        "Liberals",
        "Oranjestad",
        "Republicans",
        "San Jose",
        "Socialists",
        "Spitsbergen",
        "Svalbard",
        "Taliban",
        "Victoria",
        "Vox",
        "self-governing island",
    ];
    let (dictionary, analyzer) = (Dictionary::built_in(), Analyzer::shared());
    let (mut problems, mut checked) = (String::new(), 0);
    for (line, row) in rows("ambiguous.tsv") {
        let alias = &*row["alias"];
        let senses = row["senses"].split('|').filter_map(|sense| {
            let (kind, id) = sense.split_once(':')?;
            let kind = match kind {
                "country" | "demonym" | "metonym" => "country",
                "org" => "organization",
                "person" if !alias.contains(' ') => return None, // a surname wants a title or an office of the day
                "person" | "place" | "outlet" => kind,
                _ => return None,
            };
            dictionary.get(&format!("{kind}:{id}"))
        });
        let countries: BTreeSet<Country> = senses.filter_map(|e| e.country()).collect();
        if countries.len() < 2 || row["senses"].contains("word:") || OTHERWISE.contains(&alias) {
            continue;
        }
        for country in countries {
            let Some(home) = dictionary.get(&format!("country:{country}")).filter(|e| e.sort() != "dissolved") else { continue };
            checked += 1;
            let text = format!("{0} waits. {0} hopes. We met with {alias} there.", home.name());
            let article = analyzer.analyze(demarche::Input::new(&text).with_fragment(true));
            let at = text.find(alias).unwrap();
            let found = article.mentions().iter().find(|m| m.span.end() > at && m.span.start() < at + alias.len());
            let found = found.and_then(|m| article.entities()[m.entity].country);
            if found != Some(country) {
                let _ = writeln!(problems, "ambiguous.tsv:{line}: \"{alias}\" with {} is of {found:?}", home.name());
            }
        }
    }
    assert!(checked > 100, "{checked} senses checked");
    sound(&problems);
}

/// The standing phrases of diplomacy, for every state: "<adjective> foreign minister", "<adjective> troops", "<capital>",
/// "<name>'s parliament".
#[test]
fn every_state_has_its_actors() {
    let analyzer = Analyzer::shared();
    let listed = ambiguous();
    let mut problems = String::new();
    let mut states = 0;
    for (_, row) in rows("countries.tsv") {
        if row["kind"] != "state" {
            continue;
        }
        states += 1;
        let country = Country::new(&row["code"]);
        let mut check = |text: String, sector: Option<&str>| {
            let found = analyzer.lookup(&text, None);
            let (c, s) = (found.country, found.sector);
            if c != country || s.as_ref().map(Sector::as_str) != sector {
                let _ = writeln!(problems, "\"{text}\" is {c:?} {s:?}, not {country:?} {sector:?}");
            }
        };
        let adjective = row["adjectives"].split('|').find(|a| !a.is_empty() && !a.ends_with('-') && !listed.contains(*a));
        if let Some(adjective) = adjective {
            check(format!("the {adjective} foreign minister"), Some("GOV"));
            check(format!("{adjective} troops"), Some("MIL"));
        }
        for capital in row["capitals"].split('|').filter(|c| !c.is_empty() && !listed.contains(*c)) {
            check(capital.to_owned(), Some("GOV"));
        }
        if !listed.contains(&row["name"]) {
            check(format!("{}'s parliament", row["name"]), Some("LEG"));
        }
    }
    assert!(states > 190, "{states} states");
    sound(&problems);
}

/// The caller's tables override, remove, and say what is wrong with a row.
mod own_tables {
    use demarche::{Dictionary, TableKind};

    fn build(text: &str) -> Result<Dictionary, String> {
        Dictionary::builder().with_table(TableKind::Organizations, "own.tsv", text).build().map_err(|e| e.to_string())
    }

    #[test]
    fn override_and_remove() {
        let d = build("id\tname\taliases\tsector\nun\tUnited Nations\tTurtle Bay\tIGO\n-nato\nreef\tReef Forum\t\t\n").unwrap();
        let un = d.get("organization:un").unwrap();
        assert!(un.aliases().any(|a| a == "Turtle Bay") && !un.aliases().any(|a| a == "UN"));
        assert!(d.get("organization:nato").is_none());
        assert_eq!(d.get("organization:reef").unwrap().name(), "Reef Forum");
        assert!(d.get("person:shigeru-ishiba").unwrap().offices().any(|o| o.office == "head_of_government"));
    }

    /// The same entries from JSON; a bad one is reported as a line of the table that they make.
    #[test]
    #[cfg(feature = "serde")]
    fn from_json() {
        let read = |json: &str| serde_json::from_str::<Vec<demarche::DictionaryRecord>>(json).unwrap();
        let build = |json: &str| Dictionary::builder().with_records(TableKind::Organizations, "own.json", &read(json)).build();
        let d = build(r#"[{"id": "reef", "name": "Reef Forum", "aliases": ["RF"], "sector": "IGO"}, {"id": "-nato"}]"#).unwrap();
        let reef = d.get("organization:reef").unwrap();
        assert_eq!((reef.name(), reef.aliases().collect::<Vec<_>>()), ("Reef Forum", vec!["RF"]));
        assert!(d.get("organization:nato").is_none() && d.get("organization:un").is_some());
        let wrong = build(r#"[{"id": "a", "name": "A"}, {"id": "b", "name": "B", "sector": "x"}]"#).map(|_| ()).unwrap_err();
        assert_eq!(wrong.to_string(), "own.json:3: sector \"x\" is no code: write three capitals as in agents.tsv");
        assert_eq!((wrong.file(), wrong.line()), ("own.json", 3));
        assert!(serde_json::from_str::<demarche::DictionaryRecord>(r#"{"id": "a", "nmae": "A"}"#).is_err(), "a misspelt field");
    }

    /// Of a name of several entries the caller's is meant; what `ambiguous.tsv` says of a name holds for a new row as well.
    #[test]
    fn own_names_come_first() {
        let table = "id\tname\taliases\tkind\tsector\tcountries\nreef\tReef Forum\tWTO\tforum\tIGO\t\n";
        let d = Dictionary::builder().with_table(TableKind::Organizations, "own.tsv", table).build().unwrap();
        let analyzer = demarche::Analyzer::builder().with_dictionary(d).build().unwrap();
        let found = analyzer.lookup("the WTO", None);
        assert_eq!(&*found.entity.unwrap().id, "organization:reef");
        assert_eq!(analyzer.lookup("Turkish troops", None).code().unwrap(), "TURMIL");
    }

    /// The longer name is meant, whoever gives it; a removed entry's names are found no more; a state's new adjective is one.
    #[test]
    fn own_names_beside_the_built_in_ones() {
        let entities = |table: &str, kind: TableKind, text: &str| {
            let d = Dictionary::builder().with_table(kind, "own.tsv", table).build().unwrap();
            let analyzer = demarche::Analyzer::builder().with_dictionary(d).build().unwrap();
            let article = analyzer.analyze(text);
            article.mentions().iter().map(|m| (article.slice(m.span).into(), (*article.entities()[m.entity].id).into())).collect()
        };
        let found: Vec<(String, String)> = entities(
            "id\tname\taliases\tkind\nreef\tUnited Nations Reef\tReef\tforum\nunited\tUnited\t\tforum\n-nato\n",
            TableKind::Organizations,
            "Envoys of the United Nations met United Nations Reef and the Reef on Monday. The North Atlantic Treaty Organization was not there.",
        );
        let found: Vec<(&str, &str)> = found.iter().map(|(text, id)| (&**text, &**id)).collect();
        assert!(found.contains(&("United Nations", "organization:un")), "{found:?}");
        assert!(found.contains(&("United Nations Reef", "organization:reef")), "{found:?}");
        assert!(found.contains(&("Reef", "organization:reef")), "{found:?}");
        assert!(!found.iter().any(|f| f.1 == "organization:united" || f.1 == "organization:nato"), "{found:?}");
        let found: Vec<(String, String)> = entities(
            "code\tname\taliases\tadjectives\nZOR\tZorbia\t\tZorbian\n",
            TableKind::Countries,
            "Zorbian troops crossed into Chad on Monday.",
        );
        assert_eq!(found[0], ("Zorbian".into(), "country:ZOR".into()), "{found:?}");
    }

    #[test]
    fn without_the_built_in_tables() {
        let d = Dictionary::builder().with_built_in(false).with_table(TableKind::Places, "p.tsv", "id\tname\nreef\tReef Bay\n");
        let d = d.build().unwrap();
        assert_eq!(d.entries().map(|e| e.id()).collect::<Vec<_>>(), ["place:reef"]);
    }

    #[test]
    fn errors_give_line_and_mend() {
        let message = |text: &str| build(text).map(|_| ()).unwrap_err();
        assert_eq!(
            message("id\tname\tcountries\nreef\tReef Forum\tKorea\n"),
            "own.tsv:2: country \"Korea\" is no code: write three capitals as in countries.tsv"
        );
        assert_eq!(message("id\tname\nreef\t\n"), "own.tsv:2: the name is empty: write the name in full");
        assert_eq!(message("id\tname\nreef\tReef\nreef\tReef\n"), "own.tsv:3: id \"reef\" repeats line 2: keep one of the rows");
        assert_eq!(
            message("id\tname\n-reef\n"),
            "own.tsv:2: no organization \"reef\" to remove: check the id, or delete the row"
        );
        assert_eq!(
            message("id\tname\tsector\nreef\tReef\tgov\n"),
            "own.tsv:2: sector \"gov\" is no code: write three capitals as in agents.tsv"
        );
    }
}
