//! Pivot tables: fields, items, records and captions (ECMA-376-1, 18.10), each the text of the cells that it is of.

use std::borrow::Cow;
use std::ops::Range;

use super::super::super::attribute::Class;
use super::super::super::splice::{Form, Piece, Setting};
use super::super::super::text::Gathered;
use super::super::book::Like;
use super::super::formula::{Kind, parts};
use super::super::pivot::{Field, Group, Item};
use super::super::{date, number};
use super::Reader;
use crate::error::{Error, Result};
use crate::syntax::xml::{Attribute, Open, attributes};

/// What is known of the pivot table at hand and of its cache.
#[derive(Debug, Default)]
pub struct Pivot {
    /// The names of the fields of the cache, which are the headings of the cells that it was made from.
    names: Vec<(String, Option<usize>)>,
    /// For each of them its place among what edits have to look after.
    described: Vec<Option<usize>>,
    /// The fields of which there are records, in their order.
    stored: Vec<usize>,
    /// How far a record or a table is read.
    at: usize,
    /// The group of the names of the fields.
    group: usize,
}

impl<'a> Reader<'a, '_> {
    /// Begins an element of a pivot table or of a cache; gives the attributes that are taken care of.
    pub(super) fn pivot(&mut self, open: &Open<'a>) -> Result<&'static [&'static str]> {
        let parent = self.frames.last().map_or("", |frame| frame.1);
        let last = self.book.pivot.names.len().checked_sub(1);
        match (parent, open.local) {
            ("", "pivotCacheDefinition") => self.book.pivot = Pivot::default(),
            ("", _) => self.book.pivot.at = 0,
            ("pivotCacheDefinition", "cacheFields") | ("pivotTableDefinition", "pivotFields") => {
                self.book.pivot.group = self.group();
            }
            ("cacheFields", "cacheField") => {
                self.cache_field(open)?;
                return Ok(&["name", "formula"]);
            }
            ("cacheField", "sharedItems") => {
                self.shared_items(open)?;
                return Ok(&["minValue", "maxValue", "minDate", "maxDate"]);
            }
            ("fieldGroup", "groupItems") | ("pivotField", "items") => {
                self.group();
            }
            ("sharedItems" | "groupItems", "s" | "n" | "d" | "b" | "e") => {
                self.item(open, last, true)?;
                return Ok(&["v"]);
            }
            ("fieldGroup", "rangePr") => {
                self.range(open)?;
                return Ok(&["startNum", "endNum", "startDate", "endDate"]);
            }
            ("pivotCacheRecords", "r") => self.book.pivot.at = 0,
            ("r", local) => {
                let field = self.book.pivot.stored.get(self.book.pivot.at).copied();
                self.book.pivot.at += 1;
                if matches!(local, "s" | "n" | "d" | "b" | "e") {
                    self.item(open, field, false)?;
                    return Ok(&["v"]);
                }
            }
            ("pivotFields", "pivotField") => {
                self.book.pivot.at += 1;
                let group = self.book.pivot.group;
                self.caption(open, "name", (None, Some(group)))?;
                return Ok(&["name"]);
            }
            ("dataFields", "dataField") => {
                let group = self.book.pivot.group;
                self.caption(open, "name", (None, Some(group)))?;
                return Ok(&["name"]);
            }
            ("items", "item") => {
                let group = self.units.pivots.groups.len().checked_sub(1);
                self.caption(open, "n", (self.book.pivot.at.checked_sub(1), group))?;
                return Ok(&["n"]);
            }
            ("filters", "filter") => {
                let field = super::plain(open, "fld").and_then(|field| field.parse().ok());
                for name in ["stringValue1", "stringValue2"] {
                    self.caption(open, name, (field, None))?;
                }
                return Ok(&["stringValue1", "stringValue2"]);
            }
            ("calculatedItems", "calculatedItem") => {
                self.field_formula(open)?;
                return Ok(&["formula"]);
            }
            _ => {}
        }
        Ok(&[])
    }

    fn cache_field(&mut self, open: &Open<'a>) -> Result<()> {
        let is_stored = !matches!(super::plain(open, "databaseField"), Some("0" | "false"));
        let (mut name, mut heading) = (String::new(), None);
        if let Some(attribute) = find(open, "name") {
            let (gathered, end) = self.value(open, &attribute)?;
            name.clone_from(&gathered.text);
            heading = self.book.like(self.units, Like::Heading, &name, self.limits)?;
            self.at(heading, gathered, Setting::Attribute);
            self.distinct(self.book.pivot.group, heading, end);
        }
        let pivot = &mut self.book.pivot;
        if is_stored {
            pivot.stored.push(pivot.names.len());
        }
        pivot.names.push((name, heading));
        pivot.described.push(None);
        self.field_formula(open)
    }

    fn shared_items(&mut self, open: &Open<'a>) -> Result<()> {
        const TOLD: &[&str] = &[
            "containsSemiMixedTypes",
            "containsNonDate",
            "containsDate",
            "containsString",
            "containsMixedTypes",
            "containsNumber",
            "containsInteger",
            "minValue",
            "maxValue",
            "minDate",
            "maxDate",
        ];
        self.group();
        let place = self.place(open.attributes_start)..self.place(open.attributes_start + open.attributes.len());
        let mut plain = String::new();
        let mut bounds = Vec::new();
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            if attribute.local.starts_with("min") || attribute.local.starts_with("max") {
                bounds.push(attribute);
            }
            if !TOLD.contains(&attribute.local) {
                plain.push(' ');
                plain += open.attributes.get(attribute.start..attribute.end).unwrap_or_default().trim();
            }
        }
        let field = self.book.pivot.names.len().saturating_sub(1);
        let described = Field { part: self.part, place, plain, has_others: false, items: Default::default() };
        self.units.pivots.fields.push(described);
        let at = self.units.pivots.fields.len() - 1;
        if let Some(slot) = self.book.pivot.described.get_mut(field) {
            *slot = Some(at);
        }
        for bound in bounds {
            let text = shown(bound.value).map_or_else(|| Ok(self.value(open, &bound)?.0.text), Ok)?;
            let unit = self.unit_of(field, &text)?;
            self.describe(Some(field), unit, Item::Bound);
        }
        Ok(())
    }

    /// An item of a field, or the value of a record.
    fn item(&mut self, open: &Open<'a>, field: Option<usize>, is_shared: bool) -> Result<()> {
        let Some(attribute) = find(open, "v") else { return Ok(()) };
        let is_switch = matches!(attribute.value, "0" | "1" | "true" | "false");
        if open.local == "e" && super::cell::is_error(attribute.value) || open.local == "b" && is_switch {
            if let Some(described) = self.described(field) {
                described.has_others = true;
            }
            return Ok(());
        }
        let (gathered, end) = self.value(open, &attribute)?;
        let told = match open.local {
            "n" => number::shown(attribute.value, None).map(|text| (text.into_owned(), Item::Number)),
            "d" => date::of_cell(attribute.value).map(|text| (text, Item::Date)),
            _ => None,
        };
        let (unit, item) = match told {
            Some((text, item)) => {
                let unit = self.unit_of(field, &text)?;
                let name_start = open.attributes_start - open.local.len();
                let before = open.attributes_start + attribute.value_start - name_start;
                let before = u32::try_from(before).map_err(|_| TOO_FAR)?;
                let len = u8::try_from(open.local.len()).map_err(|_| TOO_FAR)?;
                let is_date = item == Item::Date;
                self.whole_at(unit, text.len(), &gathered, Setting::Item { is_date, before, len });
                (unit, item)
            }
            None => {
                let unit = self.unit_of(field, &gathered.text)?;
                self.at(unit, gathered, Setting::Attribute);
                (unit, Item::Text)
            }
        };
        self.describe(field, unit, item);
        if is_shared {
            self.distinct(self.units.pivots.groups.len().saturating_sub(1), unit, end);
        }
        Ok(())
    }

    /// From where to where the items of a field are put into groups (18.10.1.74).
    fn range(&mut self, open: &Open<'a>) -> Result<()> {
        let field = self.book.pivot.names.len().saturating_sub(1);
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            let is_bound = matches!(attribute.local, "startNum" | "endNum" | "startDate" | "endDate");
            if !is_bound {
                continue;
            }
            let (gathered, _) = self.value(open, &attribute)?;
            let text = shown(attribute.value).unwrap_or_else(|| gathered.text.clone());
            let unit = self.unit_of(field, &text)?;
            let before = u32::try_from(attribute.value_start - attribute.start).map_err(|_| TOO_FAR)?;
            let is_date = attribute.local.ends_with("Date");
            self.whole_at(unit, text.len(), &gathered, Setting::Bound { is_date, before });
        }
        Ok(())
    }

    /// A name that a table gives to a field or an item of its own, which is what its cells show.
    fn caption(&mut self, open: &Open<'a>, name: &str, of: (Option<usize>, Option<usize>)) -> Result<()> {
        let Some(attribute) = find(open, name) else { return Ok(()) };
        let (gathered, end) = self.value(open, &attribute)?;
        let unit = self.unit_of(of.0, &gathered.text)?;
        self.at(unit, gathered, Setting::Attribute);
        if let Some(group) = of.1 {
            self.distinct(group, unit, end);
        }
        Ok(())
    }

    /// A formula of a field or of an item, which names fields and items.
    fn field_formula(&mut self, open: &Open<'a>) -> Result<()> {
        let Some(attribute) = find(open, "formula") else { return Ok(()) };
        let gathered = Gathered::value(attribute.value, open.attributes_start + attribute.value_start)?;
        for part in parts(&gathered.text) {
            let inside = gathered.text.get(part.range.clone()).unwrap_or_default();
            let bare = inside.strip_prefix('\'').and_then(|inside| inside.strip_suffix('\''));
            let name = bare.map_or_else(|| inside.to_owned(), |bare| bare.replace("''", "'"));
            let is_like = |(known, _): &&(String, Option<usize>)| known.to_lowercase() == name.to_lowercase();
            match part.kind {
                Kind::Text => {
                    let text = gathered.part(&part.range, Some('"'));
                    self.name(Class::Constant, text, Setting::Constant)?;
                }
                Kind::Name | Kind::Sheet | Kind::Column => {
                    let field = self.book.pivot.names.iter().find(is_like).map(|(known, unit)| (known.len(), *unit));
                    let (len, unit) = match field {
                        Some(found) => found,
                        None => (name.len(), self.unit_of(None, &name)?),
                    };
                    let written = gathered.written(&part.range);
                    let whole = Gathered {
                        text: String::new(),
                        pieces: vec![Piece { text: 0..len, written, form: Form::Escape }],
                    };
                    self.at(unit, whole, Setting::Sheet);
                }
                Kind::Number | Kind::SheetOfTwo | Kind::Function | Kind::Outside => {}
            }
        }
        Ok(())
    }

    /// Begins names that have to stay distinct.
    fn group(&mut self) -> usize {
        self.units.pivots.groups.push(Group { part: self.part, names: Vec::new() });
        self.units.pivots.groups.len() - 1
    }

    fn distinct(&mut self, group: usize, unit: Option<usize>, end: usize) {
        if let Some((group, unit)) = self.units.pivots.groups.get_mut(group).zip(unit) {
            group.names.push((unit, end));
        }
    }

    fn describe(&mut self, field: Option<usize>, unit: Option<usize>, item: Item) {
        if let Some((described, unit)) = self.described(field).zip(unit) {
            described.items.insert((unit, item));
        }
    }

    fn described(&mut self, field: Option<usize>) -> Option<&mut Field> {
        let at = self.book.pivot.described.get(field?).copied().flatten()?;
        self.units.pivots.fields.get_mut(at)
    }

    /// The unit of a text in the cells of a field, or one like it.
    fn unit_of(&mut self, field: impl Into<Option<usize>>, text: &str) -> Result<Option<usize>> {
        let label = field.into().and_then(|field| self.book.pivot.names.get(field)).map(|(name, _)| name.clone());
        self.book.like(self.units, label.as_deref().map_or(Like::Nothing, Like::Below), text, self.limits)
    }

    /// The value of an attribute, and where in what is written it ends.
    fn value(&self, open: &Open<'a>, attribute: &Attribute<'a>) -> Result<(Gathered, usize)> {
        let start = open.attributes_start + attribute.value_start;
        let end = self.place(start + attribute.value.len());
        Ok((Gathered::value(attribute.value, start)?.unescaped(), end))
    }

    fn at(&mut self, unit: Option<usize>, gathered: Gathered, setting: Setting) {
        if let Some(unit) = unit {
            let moved = gathered.moved(self.copied, self.out.len());
            self.units.site(unit, moved.pieces, self.part, setting);
        }
    }

    fn whole_at(&mut self, unit: Option<usize>, len: usize, gathered: &Gathered, setting: Setting) {
        let written: Range<usize> = gathered.written(&(0..gathered.text.len()));
        let pieces = vec![Piece { text: 0..len, written, form: Form::Escape }];
        self.at(unit, Gathered { text: String::new(), pieces }, setting);
    }
}

const TOO_FAR: Error = Error::Malformed { what: "one of its pivot tables is written in a way that no program writes" };

fn shown(value: &str) -> Option<String> {
    date::of_cell(value).or_else(|| number::shown(value, None).map(Cow::into_owned))
}

fn find<'a>(open: &Open<'a>, name: &str) -> Option<Attribute<'a>> {
    let mut all = attributes(open.attributes).flatten();
    all.find(|attribute| attribute.local == name && attribute.prefix.is_empty() && !attribute.value.is_empty())
}
