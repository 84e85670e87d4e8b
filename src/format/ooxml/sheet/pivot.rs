//! Pivot tables (ECMA-376-1, 18.10): what a cache remembers of the cells that it was made from is one text with them, so
//! that an edit falls on both.
//!
//! Only caches of cells of the workbook stay. One of anything else could not be made anew, and is dropped with its tables.

use std::collections::{BTreeMap, BTreeSet};

use super::super::namespace::{self as ns, S};
use super::super::part::Kind;
use super::super::splice::Patch;
use super::super::survey::{Survey, To};
use super::date;
use super::number::written;
use crate::format::edits_of;
use crate::limits::Limits;
use crate::model::{Edit, TextUnit, edit};
use crate::syntax::opc::{Package, Relationship, Target};
use crate::syntax::xml::{self, Scan, Token, attributes, escape_attribute};

/// Tells whether a relationship leads to a cache of cells of the workbook, or to a table of one.
pub fn stays(package: &Package, relationship: &Relationship, limits: &Limits) -> bool {
    let Target::Part(index) = relationship.target else { return false };
    let Some(part) = package.parts.get(index) else { return false };
    let is_cache = |relationship: &&Relationship| relationship.kind.ends_with("/pivotCacheDefinition");
    match relationship.kind.rsplit('/').next() {
        Some("pivotCacheDefinition") => is_of_cells(&part.bytes, limits),
        // Only a cache that stays is asked for its records.
        Some("pivotCacheRecords") => true,
        Some("pivotTable") => {
            let cache = part.relationships.iter().find(is_cache);
            cache.is_some_and(|cache| stays(package, cache, limits))
        }
        _ => false,
    }
}

fn is_of_cells(bytes: &[u8], limits: &Limits) -> bool {
    let Ok(source) = xml::decode(bytes) else { return false };
    let mut scan = Scan::new(&source, ns::ALL, limits);
    let mut is_found = false;
    while let Ok(Some(token)) = scan.next() {
        let Token::Open(open) = token else { continue };
        match (open.namespace, open.local) {
            (S, "cacheSource") => {
                let mut all = attributes(open.attributes).flatten();
                if !all.any(|attribute| (attribute.local, attribute.value) == ("type", "worksheet")) {
                    return false;
                }
            }
            // A relationship leads to another workbook.
            (S, "worksheetSource") => {
                is_found = attributes(open.attributes).flatten().all(|attribute| attribute.prefix.is_empty());
            }
            (S, "cacheHierarchies" | "tupleCache" | "kpis" | "measureGroups") => return false,
            _ => {}
        }
    }
    is_found
}

/// The parts of pivot tables in the order in which they are read: each cache, its records, its tables.
pub fn order(survey: &Survey) -> Vec<usize> {
    let leads = |from: usize, to: usize| {
        let references = survey.parts.get(from).map_or(&[][..], |part| &part.references);
        references.iter().any(|reference| matches!(reference.to, To::Part(index) if index == to))
    };
    let of_kind = |kind: Kind| {
        (0..survey.parts.len()).filter(move |at| survey.parts.get(*at).map(|part| part.kind) == Some(kind))
    };
    let mut order = Vec::new();
    for cache in of_kind(Kind::PivotCache) {
        order.push(cache);
        order.extend(of_kind(Kind::PivotRecords).filter(|records| leads(cache, *records)));
        order.extend(of_kind(Kind::PivotTable).filter(|table| leads(*table, cache)));
    }
    // What no cache leads to is read all the same.
    order.extend([Kind::PivotRecords, Kind::PivotTable].into_iter().flat_map(of_kind));
    let mut seen = BTreeSet::new();
    order.retain(|index| seen.insert(*index));
    order
}

/// What an item of a field is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// A text.
    Text,
    /// A number.
    Number,
    /// A day, or a point in time.
    Date,
    /// The least or the greatest of them.
    Bound,
}

/// What the cache tells of the items of a field (18.10.1.90).
#[derive(Debug)]
pub struct Field {
    /// The part of the definition.
    pub part: usize,
    /// Where in it the attributes stand.
    pub place: std::ops::Range<usize>,
    /// The attributes that stay true whatever is edited.
    pub plain: String,
    /// Whether there are switches or errors among the items.
    pub has_others: bool,
    /// The units of the items, whether they stand in the definition or in the records.
    pub items: BTreeSet<(usize, Item)>,
}

/// Names that have to stay distinct among themselves, without regard to case.
#[derive(Debug, Default)]
pub struct Group {
    /// The part in which they stand.
    pub part: usize,
    /// Their units, and where in the part each ends.
    pub names: Vec<(usize, usize)>,
}

/// What has to be looked after when a pivot table is edited.
#[derive(Debug, Default)]
pub struct Pivots {
    /// The fields of all caches.
    pub fields: Vec<Field>,
    /// The items of a field, the fields of a cache, the captions of a table.
    pub groups: Vec<Group>,
}

impl Pivots {
    /// Gives the units their places after some were left out.
    pub fn renumber(&mut self, places: &[Option<usize>]) {
        let place = |unit: usize| places.get(unit).copied().flatten();
        for field in &mut self.fields {
            let items = std::mem::take(&mut field.items).into_iter();
            field.items = items.filter_map(|(unit, item)| Some((place(unit)?, item))).collect();
        }
        for group in &mut self.groups {
            let names = std::mem::take(&mut group.names).into_iter();
            group.names = names.filter_map(|(unit, end)| Some((place(unit)?, end))).collect();
        }
    }

    /// Adds what edits of other places bring about: what a cache tells of a field, and signs that tell names apart.
    pub fn follow(&self, units: &[TextUnit], edits: &[Edit], changes: &mut [Vec<Patch>]) {
        let mut add = |part: usize, patch: Patch| {
            if let Some(out) = changes.get_mut(part) {
                out.push(patch);
            }
        };
        let texts = Texts { units, edits };
        for field in &self.fields {
            if field.items.iter().any(|&(unit, item)| item != Item::Text && texts.is_edited(unit)) {
                let (start, end) = (field.place.start, field.place.end);
                add(field.part, Patch { start, end, instead: field.described(&texts) });
            }
        }
        for group in &self.groups {
            let is_edited = |unit: usize| texts.is_edited(unit);
            let (mut taken, mut last): (BTreeSet<String>, BTreeMap<String, usize>) = Default::default();
            let kept = group.names.iter().filter(|(unit, _)| !is_edited(*unit));
            taken.extend(kept.map(|(unit, _)| texts.written(*unit).to_lowercase()));
            for &(unit, end) in group.names.iter().filter(|(unit, _)| is_edited(*unit)) {
                let name = texts.written(unit).to_lowercase();
                if taken.insert(name.clone()) {
                    continue;
                }
                let number = last.entry(name.clone()).or_insert(1_usize);
                *number += 1;
                while !taken.insert(format!("{name}_{number}")) {
                    *number += 1;
                }
                add(group.part, Patch { start: end, end, instead: format!("_{number}") });
            }
        }
    }
}

impl Field {
    /// The attributes after the edits.
    fn described(&self, texts: &Texts<'_>) -> String {
        let (mut numbers, mut dates, mut has_text) = (Vec::new(), Vec::new(), false);
        for &(unit, item) in &self.items {
            let text = texts.written(unit);
            match item {
                Item::Bound => {}
                Item::Number if written(&text, None).is_some() || !texts.is_edited(unit) => numbers.push(text),
                Item::Date if date::of_cache(&text).is_some() => dates.push(text),
                Item::Text | Item::Number | Item::Date => has_text = true,
            }
        }
        let has_blank = self.plain.contains("containsBlank=\"1\"") || self.plain.contains("containsBlank=\"true\"");
        let kinds = [has_text, !numbers.is_empty(), !dates.is_empty(), self.has_others];
        let mut out = self.plain.clone();
        let mut set = |name: &str, value: &str| out += &format!(" {name}=\"{}\"", escape_attribute(value));
        let is_mixed = kinds.iter().filter(|&&there| there).count() > 1;
        let only_dates = !dates.is_empty() && !is_mixed;
        if !has_text && !has_blank && !self.has_others && !is_mixed {
            set("containsSemiMixedTypes", "0");
        }
        if only_dates {
            set("containsNonDate", "0");
        }
        if !dates.is_empty() {
            set("containsDate", "1");
        }
        if !has_text {
            set("containsString", "0");
        }
        if is_mixed {
            set("containsMixedTypes", "1");
        }
        let value = |text: &String| text.parse::<f64>().unwrap_or_default();
        let order = |one: &&String, other: &&String| value(one).total_cmp(&value(other));
        if let Some((least, most)) = numbers.iter().min_by(order).zip(numbers.iter().max_by(order)) {
            set("containsNumber", "1");
            if numbers.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')) {
                set("containsInteger", "1");
            }
            set("minValue", least);
            set("maxValue", most);
        }
        let dates: BTreeSet<String> = dates.iter().filter_map(|text| date::of_cache(text)).collect();
        if let Some((first, last)) = dates.first().zip(dates.last()) {
            set("minDate", first);
            set("maxDate", last);
        }
        out
    }
}

/// The texts of units after the edits.
struct Texts<'a> {
    units: &'a [TextUnit],
    edits: &'a [Edit],
}

impl Texts<'_> {
    fn edits(&self, unit: usize) -> &[Edit] {
        u32::try_from(unit).map_or(&[], |unit| edits_of(self.edits, unit))
    }

    fn is_edited(&self, unit: usize) -> bool {
        !self.edits(unit).is_empty()
    }

    fn written(&self, unit: usize) -> String {
        // EXPOSE: what is written is compared with what else is.
        let text = self.units.get(unit).map_or("", |unit| unit.text.expose().as_str());
        edit::apply(text, self.edits(unit)).unwrap_or_default()
    }
}
