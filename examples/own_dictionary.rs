//! Teaches the analysis names of your own, from a table as the built-in ones are.
#![allow(clippy::print_stdout)]

use demarche::{Analyzer, Dictionary, TableKind};

/// An organization and its short name; a person and the office that she held from a date on.
const ORGANIZATIONS: &str = "\
id\tname\taliases\tkind\tsector\tcountries
lake-commission\tGreat Lake Commission\tGLC\tagency\tIGO\t
";
const PEOPLE: &str = "\
id\tname\taliases\toffice\ttitle\tcountry\torganization\tstart\tend\tgender
ana-vellarde\tAna Vellarde\t\tforeign_minister\tMinister of Foreign Affairs\tPER\t\t2024-03-01\t\tf
";

fn main() -> Result<(), demarche::Error> {
    let dictionary = Dictionary::builder()
        .with_table(TableKind::Organizations, "organizations", ORGANIZATIONS)
        .with_table(TableKind::People, "people", PEOPLE)
        .build()?;
    let analyzer = Analyzer::builder().with_dictionary(dictionary).build()?;
    let article = analyzer.analyze("Vellarde met the GLC on Monday. “The lake is low,” Ana Vellarde said.");
    for mention in article.mentions() {
        let entity = &article.entities()[mention.entity];
        println!("{} is {} ({})", article.slice(mention.span), entity.name, entity.id);
    }
    Ok(())
}
