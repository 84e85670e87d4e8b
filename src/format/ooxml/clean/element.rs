//! What becomes of each element.

use super::presentation::presentation;
use super::spreadsheet::spreadsheet;
use crate::format::Changes;
use crate::format::ooxml::drawing;
use crate::format::ooxml::namespace::{
    A, A14, C, DGM, DSP, M, MC, O, P, P14, P15, P159, PIC, R, S, V, W, W10, W14, W15, WP, WP14, WPC, WPG, WPS, X14,
    XDR, XM,
};
use crate::format::ooxml::sheet::is_kept_extension;
use crate::format::ooxml::vocabulary::is_known;
use crate::model::DroppedKind::{
    self, CustomData, EmbeddedObject, MailMerge, Property, RevisionId, Signature, TrackedChange,
};
use crate::syntax::xml::{OTHER_NAMESPACE, Open};

/// What is done with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It stays.
    Keep,
    /// It stays under another name and without attributes.
    Rename(&'static str),
    /// Its content stays and its tags go.
    Unwrap(Option<DroppedKind>),
    /// It goes with all its content.
    Skip(Option<DroppedKind>),
    /// It goes, and so may what it marks: a deleted paragraph mark, row or cell.
    Delete,
    /// It goes, and a picture without content takes its place.
    Placeholder,
    /// It goes with its attributes, and one of the same name with this text takes its place.
    Replace(&'static str),
}

use Verdict::{Delete, Keep, Placeholder, Rename, Skip, Unwrap};

/// Judges an element by its name.
pub fn judge(open: &Open<'_>, changes: Changes) -> Verdict {
    match (open.namespace, open.local) {
        (namespace, local) if namespace < OTHER_NAMESPACE && !is_known(local) => Unwrap(Some(CustomData)),
        // 17.5.2: the store that a control is filled from has to be named.
        (W, "dataBinding") if !open.attributes.contains(":storeItemID=") => Skip(Some(CustomData)),
        (W, local) => word(local, changes),
        (P, local) => presentation(local),
        (S, "ext") if !is_kept_extension(open) => Skip(None),
        (S, local) => spreadsheet(local),
        // It leads to the drawing that shows what the model says.
        (DGM, "extLst") => Keep,
        (A, "ext") if drawing::is_extension(open) => Skip(None),
        (_, "extLst") => Skip(None),
        // What a chart was made of; it stays where the attributes lead to a file inside.
        (C, "externalData") if open.attributes.contains(":id=") => Keep,
        // What a chart was made of, in another file; who printed it how.
        (C, "externalData" | "userShapes" | "printSettings" | "pivotSource" | "pivotFmts" | "pivotFmt") => Skip(None),
        (W14, "docId") | (W15, "docId") => Skip(Some(RevisionId)),
        (W14 | P14, "contentPart") | (WPS | WPG | WPC, "contentPart" | "graphicFrame") => Skip(Some(EmbeddedObject)),
        (W14, "conflictIns" | "customXmlConflictInsRangeStart" | "customXmlConflictInsRangeEnd") => {
            Unwrap(Some(TrackedChange))
        }
        (W14, "conflictDel" | "customXmlConflictDelRangeStart" | "customXmlConflictDelRangeEnd") => {
            Skip(Some(TrackedChange))
        }
        (W15, "dataBinding" | "webExtensionLinked" | "webExtensionCreated") => Skip(Some(CustomData)),
        (O, "OLEObject" | "ink" | "diagram" | "relationtable") => Skip(Some(EmbeddedObject)),
        (O, "signatureline") => Skip(Some(Signature)),
        // What they play is a part of its own, which is counted there.
        (A, "videoFile" | "audioFile" | "wavAudioFile" | "quickTimeFile" | "audioCd" | "snd") => Skip(None),
        (A, "graphicData") if !drawing::is_drawn(open) => Placeholder,
        (XDR, "contentPart") => Skip(Some(EmbeddedObject)),
        (XDR | X14 | XM, _) => Keep,
        (A | WP | PIC | M | MC | V | O | W10 | W14 | W15 | WP14 | WPS | WPG | WPC | R | C | DGM | DSP, _) => Keep,
        (P14 | P15 | P159 | A14, _) => Keep,
        _ => Skip(Some(CustomData)),
    }
}

/// Tells whether an element says what was changed in a document (ECMA-376-1, 17.13.5).
fn is_change(local: &str) -> bool {
    const CHANGES: &[&str] = &[
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "delText",
        "delInstrText",
        "cellIns",
        "cellDel",
        "cellMerge",
        "numberingChange",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
    ];
    CHANGES.contains(&local) || ["PrChange", "GridChange", "PrExChange"].iter().any(|end| local.ends_with(end))
}

/// The elements of WordprocessingML (ECMA-376-1, 17) that do not simply stay.
fn word(local: &str, changes: Changes) -> Verdict {
    match local {
        "p" | "r" | "t" | "rPr" | "pPr" | "tc" | "tcPr" | "tr" => Keep,
        // 17.13.5
        _ if changes == Changes::Keep && is_change(local) => Keep,
        "ins" | "moveTo" => Unwrap(Some(TrackedChange)),
        "del" | "moveFrom" | "cellDel" => Delete,
        "delText" | "delInstrText" | "cellIns" | "cellMerge" | "numberingChange" => Skip(Some(TrackedChange)),
        "moveFromRangeStart" | "moveFromRangeEnd" | "moveToRangeStart" | "moveToRangeEnd" => Skip(None),
        _ if local.ends_with("PrChange") || local.ends_with("GridChange") || local.ends_with("PrExChange") => {
            Skip(Some(TrackedChange))
        }
        _ if local.starts_with("customXml") && local.contains("Range") => Skip(None),
        // 17.13.7: who may edit what stands between.
        "permStart" | "permEnd" => Skip(None),
        // 17.5.1
        "smartTag" | "customXml" => Unwrap(Some(CustomData)),
        "smartTagPr" | "customXmlPr" => Skip(None),
        // 17.15.1
        "rsids" | "rsid" | "rsidRoot" | "nsid" | "tmpl" => Skip(Some(RevisionId)),
        "docVars" | "smartTagType" | "attachedSchema" | "schemaLibrary" | "saveThroughXslt" => Skip(Some(CustomData)),
        "attachedTemplate" => Skip(None),
        "mailMerge" => Skip(Some(MailMerge)),
        "documentProtection" | "writeProtection" => Skip(Some(Property)),
        "revisionView" | "activeWritingStyle" | "embedTrueTypeFonts" | "saveSubsetFonts" => Skip(None),
        // Parts that are dropped; they are counted where their relationships are.
        "printerSettings" | "embedRegular" | "embedBold" | "embedItalic" | "embedBoldItalic" => Skip(None),
        "altChunk" | "subDoc" | "control" | "movie" | "objectEmbed" | "objectLink" | "contentPart" | "frameset" => {
            Skip(None)
        }
        "fldData" | "binData" => Skip(Some(CustomData)),
        "object" => Rename("pict"),
        _ => Keep,
    }
}
