//! Looks the actor strings of `lookup.tsv` up: persons with dates, bodies, adjectives with agents, towns, groups.
#![cfg(feature = "dictionary")]

use demarche::{Analyzer, Country, Sector};
use std::fmt::Write as _;

#[test]
fn actors_have_their_country_and_sector() {
    let analyzer = Analyzer::shared();
    let (mut problems, mut checked) = (String::new(), 0);
    for (n, line) in include_str!("lookup.tsv").lines().enumerate().skip(1).filter(|(_, l)| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, date, country, sectors] = fields[..] else { panic!("lookup.tsv:{}: four fields", n + 1) };
        let found = analyzer.lookup(text, date.parse().ok());
        let sector = found.sector.as_ref().map_or("", Sector::as_str);
        let right = sectors.is_empty() || sectors.split('|').any(|s| s == sector);
        if found.country != Country::new(country) || !right {
            let _ = writeln!(problems, "lookup.tsv:{}: \"{text}\" is {:?} {sector}", n + 1, found.country);
        }
        checked += 1;
    }
    assert!(problems.is_empty(), "{problems}");
    assert!(checked > 300, "{checked} strings");
}
