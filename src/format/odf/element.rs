//! What becomes of each element, and what the text in it is.

use crate::format::{Changes, Comments, Options};
use crate::model::DroppedKind::{
    self, Comment, CustomData, DataSource, EmbeddedFont, EmbeddedObject, Link, Macro, MailMerge, Pivot, Property,
    Script, TrackedChange,
};
use crate::model::Place;
use crate::syntax::open_document::{
    ANIM, CALCEXT, CHART, DC, DRAW, FORM, LOEXT, MATH, META, NUMBER, OFFICE, PRESENTATION, SCRIPT, STYLE, SVG, TABLE,
    TEXT, is_known,
};
use crate::syntax::xml::{NO_NAMESPACE, OTHER_NAMESPACE, Open};

/// What is done with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It stays.
    Keep,
    /// Its content stays and its tags go.
    Unwrap(Option<DroppedKind>),
    /// It goes with all its content.
    Skip(Option<DroppedKind>),
    /// It stays, and names nobody.
    Author,
    /// It stays, and tells no moment.
    Date,
    /// It has been read to its end.
    Passed,
}

use Verdict::{Author, Date, Keep, Skip, Unwrap};

/// Judges an element by its name and that of the one around it.
pub fn judge(open: &Open<'_>, around: (u8, &str), options: &Options) -> Verdict {
    let local = open.local;
    match open.namespace {
        NO_NAMESPACE | OTHER_NAMESPACE => Skip(Some(CustomData)),
        _ if !is_known(local) => Unwrap(Some(CustomData)),
        OFFICE => office(local, open.is_empty, options),
        TEXT => text(local, open, options),
        TABLE => table(local),
        // Actions that start a program are told by their addresses.
        DRAW if matches!(local, "object-ole" | "plugin" | "applet" | "floating-frame" | "param") => {
            Skip(Some(EmbeddedObject))
        }
        SVG if local.starts_with("font-face-") => Skip(Some(EmbeddedFont)),
        PRESENTATION if local == "sound" => Skip(Some(EmbeddedObject)),
        ANIM if matches!(local, "audio" | "command") => Skip(Some(EmbeddedObject)),
        SCRIPT => Skip(Some(Script)),
        DC if local == "creator" && is_signed(around) => Author,
        // Without a date programs take what was taken out for text.
        DC if local == "date" && around == (OFFICE, "change-info") => Date,
        DC | META if is_signed(around) => Skip(None),
        DC | META => Skip(Some(Property)),
        LOEXT if local.starts_with("sender") => Skip(None),
        _ => Keep,
    }
}

/// Tells whether an element says who remarked or changed something.
fn is_signed(element: (u8, &str)) -> bool {
    matches!(element, (OFFICE, "annotation" | "change-info"))
}

fn office(local: &str, is_empty: bool, options: &Options) -> Verdict {
    match local {
        "meta" => Skip(Some(Property)),
        "scripts" | "script" => Skip((!is_empty).then_some(Macro)),
        "event-listeners" => Skip(Some(Script)),
        "dde-source" => Skip(Some(DataSource)),
        "annotation" if options.comments == Comments::Drop => Skip(Some(Comment)),
        "annotation-end" if options.comments == Comments::Drop => Skip(None),
        _ => Keep,
    }
}

fn text(local: &str, open: &Open<'_>, options: &Options) -> Verdict {
    match local {
        "p" | "h" | "span" | "s" | "a" | "list" | "list-item" => Keep,
        "tracked-changes" if options.changes == Changes::Accept => Skip(Some(TrackedChange)),
        "change" | "change-start" | "change-end" if options.changes == Changes::Accept => Skip(None),
        // What they show is looked up in the properties, which do not stay, or in those of who opens the file.
        "creator" | "initial-creator" | "user-defined" | "subject" | "keywords" | "description" | "template-name"
        | "editing-cycles" | "editing-duration" => Unwrap(None),
        _ if ["author-", "sender-", "printed-", "print-", "creation-", "modification-"]
            .iter()
            .any(|it| local.starts_with(it)) =>
        {
            Unwrap(None)
        }
        "date" | "time" if open.attributes.contains(":fixed=\"true\"") => Unwrap(None),
        "database-display" | "database-next" | "database-row-select" | "database-row-number" | "database-name" => {
            Unwrap(Some(MailMerge))
        }
        "dde-connection" => Unwrap(Some(DataSource)),
        "dde-connection-decls" => Skip((!open.is_empty).then_some(DataSource)),
        "script" => Skip(Some(Script)),
        "execute-macro" => Unwrap(Some(Script)),
        "section-source" | "alphabetical-index-auto-mark-file" => Skip(Some(Link)),
        "meta" | "meta-field" => Unwrap(Some(CustomData)),
        _ => Keep,
    }
}

fn table(local: &str) -> Verdict {
    match local {
        "table-source" | "cell-range-source" | "dde-links" | "dde-link" => Skip(Some(DataSource)),
        _ if local.starts_with("database-source-") => Skip(Some(DataSource)),
        "data-pilot-tables" => Skip(Some(Pivot)),
        "tracked-changes" => Skip(Some(TrackedChange)),
        _ => Keep,
    }
}

/// Tells whether the text in an element, which stands in a paragraph, is part of its line.
pub fn is_inline(element: (u8, &str)) -> bool {
    match element {
        (TEXT, local) => {
            !matches!(local, "note" | "note-citation" | "note-body" | "ruby-text" | "section")
                && !local.ends_with("-decls")
        }
        (PRESENTATION, local) => matches!(local, "header" | "footer" | "date-time"),
        (LOEXT, local) => local.starts_with("content-control"),
        _ => false,
    }
}

/// The place of what stands in an element, if it is another than that around it.
pub fn place(element: (u8, &str), open: &Open<'_>, around: Place) -> Option<Place> {
    let on_slide = matches!(around, Place::Slide | Place::Note | Place::Master);
    match element {
        (OFFICE, "annotation") => Some(Place::Comment),
        (TEXT, "note") if open.attributes.contains("=\"endnote\"") => Some(Place::Endnote),
        (TEXT, "note") => Some(Place::Footnote),
        (TEXT, "deletion") => Some(Place::Deletion),
        (STYLE, local) if local.starts_with("header") && !local.contains("properties") => Some(Place::Header),
        (STYLE, local) if local.starts_with("footer") && !local.contains("properties") => Some(Place::Footer),
        (PRESENTATION, "notes") if around != Place::Master => Some(Place::Note),
        (DRAW, "page") => Some(Place::Slide),
        (STYLE, "master-page" | "handout-master") => Some(Place::Master),
        (OFFICE, "chart") => Some(Place::Chart),
        (DRAW, local) if !on_slide && is_shape(local) => Some(Place::TextBox),
        (TABLE, "table-cell" | "covered-table-cell") if around != Place::Chart => Some(Place::Cell),
        (OFFICE, "forms") => Some(Place::Control),
        _ => None,
    }
}

/// Tells whether an element is a shape that text stands in.
fn is_shape(local: &str) -> bool {
    matches!(
        local,
        "text-box"
            | "custom-shape"
            | "rect"
            | "line"
            | "ellipse"
            | "circle"
            | "path"
            | "polygon"
            | "polyline"
            | "connector"
            | "caption"
            | "measure"
            | "regular-polygon"
    )
}

/// What a text is that stands outside of paragraphs: its place and whether it is seen; nothing for one that is left alone.
pub fn loose(element: (u8, &str), text: &str, around: Place) -> Option<(Place, bool)> {
    let is_sign =
        !text.chars().zip(text.chars().skip(1)).any(|(one, next)| one.is_alphabetic() && next.is_alphabetic());
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match element {
        (SVG, "title" | "desc") => Some((Place::AltText, false)),
        (NUMBER, _) | (TEXT, "note-citation") if is_sign && digits < 7 => None,
        // Signs and codes of currencies.
        (NUMBER, _) if text.chars().count() <= 2 || is_code(text) || is_known(text.trim()) => None,
        (NUMBER, _) => Some((Place::Style, false)),
        (MATH, "annotation") => Some((Place::Formula, false)),
        (MATH, _) => Some((Place::Formula, true)),
        (TEXT, "note-citation") => Some((around, true)),
        (TEXT, _) => Some((Place::Paragraph, true)),
        (FORM, _) => Some((Place::Control, false)),
        (CHART | CALCEXT, _) => Some((Place::Chart, true)),
        _ => Some((Place::Setting, false)),
    }
}

/// Three capital letters.
fn is_code(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}
