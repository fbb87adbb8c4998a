//! Events at home: parties, courts, rebels and citizens have the country of the place or of the other side.

use super::phrase::place;
use super::{GOV, IGO, IMG, Party, Sides, UAF, sector};
use crate::code::{Cameo, Country, Sector};
use crate::dictionary::EntityKind;
use crate::events::matching::Hit;
use crate::events::view::View;

/// Sectors that work across borders.
const ABROAD: [Sector; 6] = [IGO, IMG, sector("NGO"), sector("MED"), sector("BUS"), sector("UNK")];

/// Whose authority ends at the border.
const LAW: [Sector; 2] = [sector("JUD"), sector("COP")];

/// Who is always somebody's at home: the opposition is that of its state.
const OPPOSED: [Sector; 3] = [sector("OPP"), sector("PTY"), sector("LAB")];

/// Whoever acts at home: parties, courts, rebels, citizens. Without a country of their own they have that of the place or of
/// the other side.
fn is_domestic(view: &View<'_>, p: &Party) -> bool {
    // A body that the dictionary gives no country works across borders: an international court.
    let known = |e: u32| {
        view.doc.known[e as usize] != crate::dictionary::NONE && view.doc.entities[e as usize].kind == EntityKind::Organization
    };
    p.country.is_none() && !p.entity.is_some_and(known) && p.sector.is_some_and(|s| !ABROAD.contains(&s))
}

/// Acts inside a country where no other is named: arrests, protests, threats to ban or to arrest, violence, and what
/// police and courts do.
fn is_inside(code: &str, source: &[Party]) -> bool {
    let law = source.iter().any(|p| p.sector.is_some_and(|s| LAW.contains(&s)));
    matches!(code.get(..2), Some("14" | "17" | "18" | "19" | "20")) && code != "174"
        || matches!(code.get(..3), Some("132" | "133" | "137" | "151" | "153"))
        || law && matches!(code.get(..3), Some("090" | "091" | "115" | "116"))
}

/// Whether troops use force.
fn is_war(code: Cameo, source: &[Party]) -> bool {
    code.is_armed() && source.iter().any(|p| p.sector == Some(sector("MIL")))
}

/// Gives domestic actors a country, and acts of an authority at home their target.
pub(super) fn settle_home(view: &View<'_>, hit: &Hit, sides: &mut Sides) {
    settle_domestic(view, hit, sides);
    // "An Egyptian editor was jailed": the law of the country did it.
    if sides.source.is_empty() && matches!(hit.code.as_str().get(..3), Some("172" | "173" | "116")) {
        if let Some(&p) = sides.target.iter().find(|p| p.country.is_some()) {
            sides.source.push(Party { sector: None, entity: None, ..p });
        }
    }
    // "A mine near Kirkuk killed two Turks": nobody is named; records of event data have whoever is armed there.
    if view.doc.fragment
        && hit.code.is_armed()
        && sides.source.iter().all(|p| p.country.is_none() && p.sector.is_none_or(|s| s == UAF))
    {
        let (from, to) = reach(view, hit);
        let mut there = Vec::new();
        place(view, from, to, &mut there);
        if let Some(&p) = there.first() {
            sides.source = vec![Party { sector: Some(UAF), entity: None, ..p }];
        }
    }
    // Whoever is acted upon without a country is at home.
    // In an article forces fight abroad as well: "Russian forces shelled Kramatorsk, wounding 11".
    if (view.doc.fragment || !is_war(hit.code, &sides.source))
        && is_inside(hit.code.as_str(), &sides.source)
        && sides.target.iter().all(|p| p.country.is_none() && p.sector.is_none_or(|s| s != IGO && s != IMG))
    {
        let home = sides.source.iter().find(|p| p.country.is_some() && p.sector.is_some());
        if let Some(&p) = home {
            match sides.target.first_mut() {
                Some(target) => target.country = p.country,
                None => sides.target.push(Party { sector: None, entity: None, ..p }),
            }
        }
    }
}

/// The chunks of a hit from its subject on.
fn reach(view: &View<'_>, hit: &Hit) -> (usize, usize) {
    let (from, to) =
        hit.clause.map_or((hit.chunk, view.prep_end(hit.chunk)), |c| (c.subject.unwrap_or(c.verb).min(c.verb), c.end));
    (from, to.max(from))
}

fn settle_domestic(view: &View<'_>, hit: &Hit, sides: &mut Sides) {
    let code = hit.code.as_str();
    let at_home = matches!(code.get(..2), Some("14"))
        || matches!(code.get(..3), Some("172" | "081" | "175" | "083")) && !code.starts_with("0831");
    let needs = sides.source.iter().chain(&sides.target).any(|p| is_domestic(view, p))
        || at_home && (sides.target.is_empty() || sides.source.is_empty());
    if !needs {
        return;
    }
    let (from, to) = reach(view, hit);
    let mut there = Vec::new();
    place(view, from, to, &mut there);
    let country = there.first().and_then(|p| p.country);
    let of = |side: &[Party]| side.iter().find_map(|p| p.country);
    let (source, target) = (of(&sides.source), of(&sides.target));
    // A bare passage has no other place to tell the country.
    let alone = view.doc.fragment && source.is_none() && target.is_none();
    let country = if alone { country.or_else(|| only_country(view, None)) } else { country };
    // Sanctions cross a border.
    let abroad = code == "163" || code.starts_with("16");
    let target_home =
        !abroad && sides.target.iter().any(|p| p.country.is_some() && p.sector.is_some_and(|s| s != GOV && s != IGO));
    for p in sides.source.iter_mut().filter(|p| is_domestic(view, p)) {
        let opposed = p.sector.is_some_and(|s| OPPOSED.contains(&s));
        p.country = country.or(if target_home || at_home || opposed { target } else { None });
    }
    // Forces kill civilians abroad as well: "Russian forces shelled Kramatorsk, killing two civilians".
    let mut source = source.or_else(|| of(&sides.source));
    if !view.doc.fragment && is_war(hit.code, &sides.source) {
        source = only_country(view, source).or(source);
    }
    for p in sides.target.iter_mut().filter(|p| is_domestic(view, p)) {
        p.country = country.or(source);
    }
    if at_home && sides.target.is_empty() {
        if let Some(p) = there.first() {
            sides.target.push(*p);
        } else if let Some(p) = sides.source.iter().find(|p| p.country.is_some()) {
            sides.target.push(Party { sector: None, entity: None, ..*p });
        }
    }
    if at_home && sides.source.iter().all(|p| p.country.is_none()) {
        if let (Some(p), Some(home)) = (sides.source.first_mut(), country.or_else(|| of(&sides.target))) {
            if p.sector.is_none_or(|s| s != IGO) {
                p.country = Some(home);
            }
        }
    }
}

/// The country of a sentence that names no other, but for one.
fn only_country(view: &View<'_>, but: Option<Country>) -> Option<Country> {
    let found = &view.doc.found;
    let from = found.partition_point(|f| f.words.end <= view.words.start);
    let mut only = None;
    // A sentence without end is not asked again and again.
    for f in found[from..].iter().take(64).take_while(|f| f.words.start < view.words.end) {
        let entity = &view.doc.entities[f.entity as usize];
        if !matches!(entity.kind, EntityKind::Country | EntityKind::Place) || entity.country.is_none() || entity.country == but {
            continue;
        }
        if only.is_some() && only != entity.country {
            return None;
        }
        only = entity.country;
    }
    only
}
