//! What becomes of the elements and attributes of SpreadsheetML (ECMA-376-1, 18).

use super::attribute::Fate;
use super::element::Verdict::{self, Keep, Replace, Skip};
use super::preview::names;
use super::{Cleaner, qualifier};
use crate::error::Result;
use crate::format::ooxml::namespace::{MC, S, XM};
use crate::format::ooxml::sheet::{has_outside, is_reference};
use crate::model::DroppedKind::{CustomData, DataSource, Property};
use crate::syntax::xml::{Attribute, Open, attributes, decode_value};

/// Judges an element by its name.
pub fn spreadsheet(local: &str) -> Verdict {
    match local {
        "c" | "v" | "row" | "f" | "si" | "t" => Keep,
        // 18.2: who may open the book, how others saw it, what else it was for.
        "fileSharing" | "customWorkbookViews" | "webPublishing" | "webPublishObjects" | "fileRecoveryPr" => {
            Skip(Some(Property))
        }
        "functionGroups" | "smartTagPr" | "smartTagTypes" | "smartTags" | "cellSmartTags" => Skip(Some(CustomData)),
        // 18.3.1
        "customSheetViews" | "scenarios" | "protectedRanges" | "cellWatches" | "dataConsolidate"
        | "webPublishItems" => Skip(Some(CustomData)),
        "xmlCellPr" | "xmlColumnPr" => Skip(Some(CustomData)),
        // Parts that are dropped; they are counted where their relationships are.
        "externalReferences" | "legacyDrawing" | "legacyDrawingHF" | "drawingHF" | "picture" | "oleObjects"
        | "controls" | "customProperties" | "customPr" => Skip(None),
        _ => Keep,
    }
}

/// Judges an attribute that stands on such an element without a prefix.
pub fn spreadsheet_attribute(open: &Open<'_>, local: &str, value: &str) -> Fate {
    let is_number = || value.len() <= 10 && value.bytes().all(|byte| byte.is_ascii_digit());
    let is_switch = || matches!(value, "0" | "1" | "true" | "false");
    let keep_if = |is_sound: bool| if is_sound { Fate::Keep } else { Fate::Remove };
    match (open.local, local) {
        ("c" | "f", "r" | "ref" | "r1" | "r2") => keep_if(is_reference(value)),
        ("c", "t") => keep_if(matches!(value, "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d")),
        ("c", "s") | ("f", "si") => keep_if(is_number()),
        ("f", "t") => keep_if(matches!(value, "shared" | "array" | "dataTable")),
        ("c" | "f", "ph" | "aca" | "bx" | "ca" | "dt2D" | "dtr" | "del1" | "del2") => keep_if(is_switch()),
        // What its metadata says of a cell is gone.
        ("c" | "f", _) => Fate::Remove,
        ("row", "r" | "s" | "outlineLevel") => keep_if(is_number()),
        ("row", "ht") => keep_if(value.len() <= 24 && value.parse::<f64>().is_ok()),
        ("row", "spans") => keep_if(
            value.len() <= 100 && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b' ')),
        ),
        ("row", _) => keep_if(is_switch()),
        ("sst", "count" | "uniqueCount") | ("tableParts", "count") => Fate::Remove,
        ("fileVersion" | "workbookPr" | "sheetPr", "codeName") => Fate::Remove,
        // Values are calculated anew from what was changed.
        ("calcPr", "calcId") if !open.attributes.contains("fullCalcOnLoad") => Fate::Instead(" fullCalcOnLoad=\"1\""),
        ("calcPr", "calcId") => Fate::Remove,
        ("calcPr", "fullCalcOnLoad") => Fate::Write("1".to_owned()),
        // Who made it anew, and when.
        ("pivotCacheDefinition", "refreshedBy" | "refreshedDate" | "refreshedDateIso") => Fate::Remove,
        ("table", "tableType" | "connectionId" | "comment") => Fate::Remove,
        ("tableColumn", "queryTableFieldId" | "uniqueName") => Fate::Remove,
        (
            _,
            "password"
            | "algorithmName"
            | "hashValue"
            | "saltValue"
            | "spinCount"
            | "workbookPassword"
            | "workbookPasswordCharacterSet"
            | "workbookAlgorithmName"
            | "workbookHashValue"
            | "workbookSaltValue"
            | "workbookSpinCount"
            | "revisionsPassword"
            | "revisionsPasswordCharacterSet"
            | "revisionsAlgorithmName"
            | "revisionsHashValue"
            | "revisionsSaltValue"
            | "revisionsSpinCount",
        ) => Fate::Remove,
        _ => Fate::Keep,
    }
}

impl<'a> Cleaner<'a> {
    /// Tells where the notes of the sheet are drawn, before what comes after that (18.3.1.99), or before its end.
    pub(super) fn place_notes(&mut self, next: Option<&Open<'a>>) {
        const AFTER: &[&str] = &[
            "legacyDrawing",
            "legacyDrawingHF",
            "drawingHF",
            "picture",
            "oleObjects",
            "controls",
            "webPublishItems",
            "tableParts",
            "extLst",
            "AlternateContent",
        ];
        let ([sheet], true) = (self.frames.as_slice(), self.has_notes) else { return };
        if next.is_some_and(|next| !matches!(next.namespace, S | MC) || !AFTER.contains(&next.local)) {
            return;
        }
        let (_, related) = names(self.relations.is_strict);
        let (prefix, id) = (qualifier(sheet.prefix), self.relations.notes.as_deref().unwrap_or_default());
        let element = format!("<{prefix}legacyDrawing xmlns:r=\"{related}\" r:id=\"{id}\"/>");
        self.cut(self.scan.start, self.scan.start, &element);
        self.has_notes = false;
    }

    /// Judges an element that may hold a formula: one that looks into other files cannot stay.
    ///
    /// A cell then keeps the value that it shows, a name goes, and a rule no longer holds.
    pub(super) fn judge_formula(&mut self, open: &Open<'a>) -> Result<Verdict> {
        let verdict = match open.local {
            // A small chart stays empty.
            "f" if open.namespace == XM && self.frames.last().is_none_or(|frame| frame.local != "sparkline") => {
                Replace("FALSE")
            }
            "f" | "definedName" => Skip(Some(DataSource)),
            "formula" | "formula1" | "formula2" | "calculatedColumnFormula" | "totalsRowFormula" => Replace("FALSE"),
            _ => return Ok(Keep),
        };
        if open.local == "definedName" && attributes(open.attributes).flatten().any(|attribute| is_of_view(&attribute))
        {
            return Ok(Skip(Some(CustomData)));
        }
        let of_sheet = |attribute: &Attribute<'_>| attribute.local == "localSheetId";
        if open.local == "definedName"
            && let Some(of_sheet) = attributes(open.attributes).flatten().find(of_sheet)
            && self.place_of(of_sheet.value).is_none()
        {
            return Ok(Skip(None));
        }
        let shared = attributes(open.attributes).flatten().find(|attribute| attribute.local == "si");
        let shared = shared.map(|attribute| attribute.value).filter(|_| open.local == "f");
        if shared.is_some_and(|number| self.cut_formulas.contains(number)) {
            return Ok(verdict);
        }
        let rest = if open.is_empty { "" } else { self.source.get(self.scan.end..).unwrap_or_default() };
        let end = memchr::memmem::find(rest.as_bytes(), b"</").unwrap_or(0);
        let text = rest.get(..end).unwrap_or_default();
        let mut all = attributes(open.attributes).flatten();
        if open.local == "definedName" && text == "#N/A" && all.any(|attribute| is_of_slicer(&attribute)) {
            return Ok(Skip(None));
        }
        let gone = self.relations.gone;
        let may_look_outside = text.contains('[') || text.contains("&#") || text.contains("<!");
        if !may_look_outside && (gone.is_empty() || !text.contains('!')) {
            return Ok(Keep);
        }
        let formula = decode_formula(text)?;
        if !has_outside(&formula) && !gone.is_used_by(&formula) {
            return Ok(Keep);
        }
        self.cut_formulas.extend(shared);
        Ok(verdict)
    }

    /// The place of a sheet after others are gone.
    pub(super) fn sheet_place(&self, local: &str, written: &str) -> Fate {
        let gone = self.relations.gone;
        match self.place_of(written) {
            _ if gone.is_empty() => Fate::Keep,
            Some(place) => Fate::Write(place.to_string()),
            None if local == "activeTab" => Fate::Write(gone.first_shown.to_string()),
            None => Fate::Remove,
        }
    }

    fn place_of(&self, written: &str) -> Option<usize> {
        written.parse().ok().and_then(|place| self.relations.gone.place(place))
    }
}

/// Tells whether a name is one that the view of a single user has made (18.2.3).
fn is_of_view(attribute: &Attribute<'_>) -> bool {
    attribute.local == "name" && attribute.value.starts_with("Z_") && attribute.value.contains("_.wvu.")
}

/// Tells whether a name is one that a slicer or a timeline has made ([MS-XLSX], 2.3.3); these do not stay.
fn is_of_slicer(attribute: &Attribute<'_>) -> bool {
    attribute.local == "name"
        && (attribute.value.starts_with("Slicer_") || attribute.value.starts_with("NativeTimeline_"))
}

/// The characters of a formula as it is written, with what markup may stand in between.
fn decode_formula(written: &str) -> Result<String> {
    let mut text = String::new();
    let mut rest = written;
    while let Some(start) = rest.find("<!") {
        let (before, aside) = rest.split_at(start);
        text += &decode_value(before)?;
        let (mark, shown) = if aside.starts_with("<![CDATA[") { ("]]>", 9) } else { ("-->", aside.len()) };
        let end = aside.find(mark).unwrap_or(aside.len());
        text += aside.get(shown..end).unwrap_or_default();
        rest = aside.get(end + mark.len()..).unwrap_or_default();
    }
    text += &decode_value(rest)?;
    Ok(text)
}
