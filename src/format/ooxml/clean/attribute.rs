//! What becomes of each attribute.

use super::element::Verdict;
use super::presentation::{Action, action};
use super::spreadsheet::spreadsheet_attribute;
use super::{Cleaner, Use};
use crate::error::{Error, Result};
use crate::format::ooxml::custom_data::is_plain_binding;
use crate::format::ooxml::namespace::{A, C, DGM, DSP, MC, O, P, R, S, V, W, W14, WP14, XDR};
use crate::format::ooxml::survey::is_usual_id;
use crate::format::ooxml::vocabulary::{is_known, is_usual_prefix};
use crate::model::DroppedKind;
use crate::syntax::xml::{Attribute, NO_NAMESPACE, OTHER_NAMESPACE, Open, attributes, decode_value};

/// Who made a change of which nobody need know the author.
const NOBODY: &str = "Author";

/// What is done with an attribute.
pub enum Fate {
    Keep,
    Remove,
    Write(String),
    /// Another attribute takes its place, white space before it included.
    Instead(&'static str),
    /// What it refers to is gone, and the element makes no sense without.
    Skip,
}

impl<'a> Cleaner<'a> {
    /// Writes the attributes of an element that stays, unless one of them shows that it cannot.
    pub(super) fn judge_attributes(&mut self, open: &Open<'a>) -> Result<Verdict> {
        if open.namespace == MC && open.local == "Choice" && !self.requires(open)? {
            return Ok(Verdict::Skip(None));
        }
        let mut cuts = Vec::new();
        for attribute in attributes(open.attributes) {
            let attribute = attribute?;
            let (start, end) = (open.attributes_start + attribute.start, open.attributes_start + attribute.end);
            let value_start = open.attributes_start + attribute.value_start;
            match self.fate(open, &attribute)? {
                Fate::Keep => {}
                Fate::Remove => cuts.push((start, end, String::new())),
                Fate::Write(value) => cuts.push((value_start, end - 1, value)),
                Fate::Instead(attribute) => cuts.push((start, end, attribute.to_owned())),
                Fate::Skip => return Ok(Verdict::Skip(None)),
            }
        }
        for (start, end, instead) in cuts {
            self.cut(start, end, &instead);
        }
        Ok(Verdict::Keep)
    }

    fn fate(&mut self, open: &Open<'a>, attribute: &Attribute<'a>) -> Result<Fate> {
        let local = attribute.local;
        if attribute.prefix == "xmlns" || attribute.prefix.is_empty() && local == "xmlns" {
            let is_known = self.scan.namespace(&decode_value(attribute.value)?) != OTHER_NAMESPACE;
            if is_known && attribute.prefix == "xmlns" && !is_usual_prefix(local) {
                return Err(Error::Malformed { what: "one of its parts uses names that no program writes" });
            }
            return Ok(if is_known { Fate::Keep } else { Fate::Remove });
        }
        if attribute.prefix == "xml" {
            let kept = local == "space" && matches!(attribute.value, "preserve" | "default");
            return Ok(if kept { Fate::Keep } else { Fate::Remove });
        }
        let namespace = self.scan.namespace_of(attribute);
        Ok(match (namespace, local) {
            _ if !is_known(local) => Fate::Remove,
            (NO_NAMESPACE, _) if open.namespace == MC && (open.local, local) != ("Choice", "Requires") => Fate::Remove,
            (NO_NAMESPACE, "localSheetId" | "activeTab" | "firstSheet") if open.namespace == S => {
                self.sheet_place(local, attribute.value)
            }
            (NO_NAMESPACE, _) if open.namespace == S => spreadsheet_attribute(open, local, attribute.value),
            // Cells are too many to look for what does not belong there.
            _ if open.namespace == S && matches!(open.local, "row" | "c" | "f") => Fate::Remove,
            (W, _) if local.starts_with("rsid") => self.numbered(),
            (W, _) if open.local == "dataBinding" => {
                let is_store = |id: &str| self.relations.stores.contains(id);
                if is_plain_binding(local, attribute.value, is_store) {
                    Fate::Keep
                } else {
                    self.tally.add(DroppedKind::CustomData, 1);
                    Fate::Skip
                }
            }
            (W | W14, _) if self.is_of_comment(open, attribute) => Fate::Keep,
            _ if open.namespace == W && (open.local == "comment" || open.local.starts_with("commentR")) => Fate::Remove,
            (W, "tplc") | (W14, "paraId" | "textId") | (W14 | WP14, "anchorId" | "editId") => self.numbered(),
            // Whoever made a change has to be named (ECMA-376-1, 17.13.5.1); when, need not be said.
            (W, "author") if attribute.value == NOBODY => Fate::Keep,
            (W, "author") => {
                self.tally.add(DroppedKind::TrackedChange, 1);
                Fate::Write(NOBODY.to_owned())
            }
            (W, "fullDate" | "date" | "initials" | "userId") => Fate::Remove,
            // A formula and the name of a macro; what they gave stays.
            (NO_NAMESPACE, "textlink" | "macro") if open.namespace == XDR => Fate::Remove,
            // By default it tells when the object was made.
            (NO_NAMESPACE, "ObjectID") if open.namespace == O => {
                self.objects += 1;
                Fate::Write(format!("_{}", self.objects))
            }
            // It names a shape in a part of its own, which is dropped.
            (NO_NAMESPACE, "spid") if (open.namespace, open.local) == (P, "oleObj") => Fate::Remove,
            (NO_NAMESPACE, "cropleft" | "croptop" | "cropright" | "cropbottom") if self.is_cut(open) => Fate::Remove,
            (_, "gfxdata" | "equationxml") => Fate::Remove,
            (O, "href" | "althref") => Fate::Remove,
            (NO_NAMESPACE, "src" | "althref") if matches!(open.namespace, V | O) => Fate::Remove,
            // It names a relationship of whoever shows the diagram; these keep names of the usual form.
            (NO_NAMESPACE, "relId") if open.namespace == DSP => {
                if is_usual_id(attribute.value) {
                    Fate::Keep
                } else {
                    Fate::Remove
                }
            }
            (NO_NAMESPACE, "removePersonalInfoOnSave" | "embedTrueTypeFonts" | "saveSubsetFonts")
                if open.namespace == P =>
            {
                Fate::Remove
            }
            (NO_NAMESPACE, "id") if (open.namespace, open.local) == (P, "cNvPr") => {
                self.slide.number(self.scan.start).map_or(Fate::Keep, |number| Fate::Write(number.to_owned()))
            }
            (NO_NAMESPACE, "hidden") if self.slide.is_shown(self.scan.start) => Fate::Remove,
            (NO_NAMESPACE, "action") if open.namespace == A => match action(&decode_value(attribute.value)?) {
                Action::Link | Action::Slide | Action::Show => Fate::Keep,
                Action::File => Fate::Remove,
                Action::Other => Fate::Skip,
            },
            (NO_NAMESPACE, "invalidUrl") if open.namespace == A => Fate::Remove,
            (R, _) | (O, "relid") => self.relation(open, &decode_value(attribute.value)?),
            (MC, "Ignorable" | "MustUnderstand") => {
                let understood = self.understood(&decode_value(attribute.value)?);
                if understood.is_empty() { Fate::Remove } else { Fate::Write(understood) }
            }
            (MC, _) | (OTHER_NAMESPACE, _) => Fate::Remove,
            _ => Fate::Keep,
        })
    }

    fn numbered(&mut self) -> Fate {
        self.tally.add(DroppedKind::RevisionId, 1);
        Fate::Remove
    }

    /// Renames a reference to what stays; one to what is gone takes the attribute or the element with it.
    fn relation(&mut self, open: &Open<'a>, id: &str) -> Fate {
        let found = self.relations.kept.get(id);
        let written = |wanted: Use, otherwise: Fate| match found {
            Some((new, purpose)) if *purpose == wanted => Fate::Write(new.clone()),
            _ => otherwise,
        };
        match (open.namespace, open.local) {
            (W | S, "hyperlink") => written(Use::Link, Fate::Remove),
            (A, "hlinkClick" | "hlinkHover" | "hlinkMouseOver") => match acts(open) {
                // Nothing is linked to by the empty name (ECMA-376-1, 21.1.2.3.5).
                Action::Show => Fate::Write(String::new()),
                Action::Slide => written(Use::Part, Fate::Skip),
                _ => written(Use::Link, Fate::Skip),
            },
            (P, "sldId" | "sldMasterId" | "sldLayoutId" | "notesMasterId" | "handoutMasterId" | "sld") => {
                written(Use::Part, Fate::Skip)
            }
            (A, "blip") | (V, "imagedata" | "fill" | "stroke") | (O, "fill") => {
                let shown = match found {
                    Some((new, Use::Placeholder)) => Some(new.clone()),
                    Some((_, Use::Picture)) => self.shown(open, id),
                    _ => None,
                };
                if shown.is_none() {
                    self.tally.add(DroppedKind::Picture, usize::from(found.is_some()));
                }
                Fate::Write(shown.unwrap_or_else(|| self.relations.placeholder.clone()))
            }
            (C, "externalData") | (O, "OLEObject") | (P, "oleObj") => written(Use::Embedded, Fate::Skip),
            (S, "pageSetup") => Fate::Remove,
            (S, "pivotCacheDefinition") => written(Use::Part, Fate::Remove),
            (W, "headerReference" | "footerReference")
            | (S, "sheet" | "tablePart" | "drawing" | "pivotCache")
            | (C, "chart")
            | (DGM, "relIds") => written(Use::Part, Fate::Skip),
            _ => Fate::Skip,
        }
    }

    /// Keeps the prefixes that still stand for something.
    fn understood(&self, prefixes: &str) -> String {
        let kept = prefixes.split_whitespace().filter(|prefix| self.scan.resolve(prefix) < OTHER_NAMESPACE);
        kept.collect::<Vec<_>>().join(" ")
    }
}

/// What a click on a link does.
fn acts(open: &Open<'_>) -> Action {
    let written = attributes(open.attributes).flatten().find(|attribute| attribute.local == "action");
    let value = written.and_then(|attribute| decode_value(attribute.value).ok());
    value.map_or(Action::Link, |value| action(&value))
}

/// Reads the width and height of a drawing, where both are plain numbers (ECMA-376-1, 20.4.2.7).
pub(super) fn extent(written: &str) -> Result<Option<(&str, &str)>> {
    let (mut width, mut height) = (None, None);
    for attribute in attributes(written) {
        let attribute = attribute?;
        let number = (attribute.value.len() <= 12 && attribute.value.bytes().all(|byte| byte.is_ascii_digit()))
            .then_some(attribute.value);
        match attribute.local {
            "cx" => width = number,
            "cy" => height = number,
            _ => {}
        }
    }
    Ok(width.zip(height))
}
