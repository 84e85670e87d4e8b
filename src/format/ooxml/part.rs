//! What becomes of each kind of part and relationship.

use crate::model::DroppedKind;

/// A kind of part that stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The text of the document.
    Document,
    /// Building blocks for later use: a second document, with parts of its own.
    Glossary,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// All footnotes.
    Footnotes,
    /// All endnotes.
    Endnotes,
    /// What was remarked on the text.
    Comments,
    /// Which comment answers which.
    CommentThreads,
    /// The style sheet.
    Styles,
    /// The definitions of lists.
    Numbering,
    /// The settings of the document.
    Settings,
    /// The settings for showing it as a web page.
    WebSettings,
    /// What is known of the fonts.
    FontTable,
    /// The workbook: what sheets and names there are.
    Workbook,
    /// A sheet of cells.
    Worksheet,
    /// A sheet that is one chart.
    Chartsheet,
    /// The texts that cells share.
    SharedStrings,
    /// The looks of cells.
    CellStyles,
    /// A table on a sheet.
    Table,
    /// What a pivot table remembers of the cells that it was made from: the fields.
    PivotCache,
    /// The records.
    PivotRecords,
    /// A pivot table.
    PivotTable,
    /// What is drawn on a sheet.
    Drawing,
    /// Colours, fonts and effects.
    Theme,
    /// A chart.
    Chart,
    /// What a diagram says.
    DiagramData,
    /// How it is laid out.
    DiagramLayout,
    /// How it looks.
    DiagramStyle,
    /// Which colours it has.
    DiagramColours,
    /// What of it is seen.
    DiagramDrawing,
    /// What one slide has of its own instead of them.
    ThemeOverride,
    /// A slide.
    Slide,
    /// What slides of one kind have in common.
    SlideLayout,
    /// What all slides have in common.
    SlideMaster,
    /// The speaker's notes of a slide.
    NotesSlide,
    /// What all notes have in common.
    NotesMaster,
    /// What all handouts have in common.
    HandoutMaster,
    /// How the presentation is shown and printed.
    PresentationProperties,
    /// How it was last looked at.
    ViewProperties,
    /// The styles of its tables.
    TableStyles,
    /// The notes of a sheet, written anew.
    Notes,
    /// The drawing by which older programs show them.
    NoteShapes,
    /// The threads of a sheet.
    Threads,
    /// Comments on a slide in their older form.
    SlideComments,
    /// Who made them.
    CommentAuthors,
    /// Comments on a slide in their newer form.
    SlideThreads,
    /// Who takes part in threads.
    Persons,
    /// Title, author, dates; written anew and empty.
    CoreProperties,
    /// Company, program, counts; written anew and empty.
    AppProperties,
}

impl Kind {
    /// Tells whether it holds what somebody says of a sheet or a slide.
    pub const fn has_remarks(self) -> bool {
        matches!(self, Self::Notes | Self::Threads | Self::SlideComments | Self::SlideThreads)
    }

    /// Tells whether it is read together with the cells of a workbook.
    pub const fn is_of_book(self) -> bool {
        matches!(
            self,
            Self::Workbook
                | Self::Worksheet
                | Self::Chartsheet
                | Self::CellStyles
                | Self::Table
                | Self::PivotCache
                | Self::PivotRecords
                | Self::PivotTable
        )
    }
}

/// How one kind of part is recognised and called.
#[derive(Debug)]
pub struct Known {
    /// The kind.
    pub kind: Kind,
    /// The end of its relationship types.
    pub relation: &'static str,
    /// The content types it may have; the first is given to a part that only says that it is XML.
    pub content_types: &'static [&'static str],
    /// Its name in the folder of the application; where there may be several, a number takes the place of `#`.
    pub name: &'static str,
}

/// The name of the one picture that stands for all.
pub fn placeholder(folder: &str) -> String {
    format!("{folder}/media/grey.png")
}

/// A grey picture of one pixel (ISO/IEC 15948).
pub const GREY: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b, 0x55, 0x00, 0x00, 0x00, 0x0a, 0x49,
    0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x38, 0x00, 0x00, 0x00, 0xc2, 0x00, 0xc1, 0xff, 0xd6, 0x2d, 0xdc, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
impl Known {
    /// The name of the next part of the kind after so many; nothing where there may be no more.
    pub fn name(&self, folder: &str, count: usize) -> Option<String> {
        let name = match self.name.split_once('#') {
            Some((before, after)) => format!("{before}{}{after}", count + 1),
            None if count > 0 => return None,
            None => self.name.to_owned(),
        };
        Some(name.strip_prefix("../").map_or_else(|| format!("{folder}/{name}"), str::to_owned))
    }
}

/// Describes a kind of part that stays.
pub const fn known(
    kind: Kind,
    relation: &'static str,
    content_types: &'static [&'static str],
    name: &'static str,
) -> Known {
    Known { kind, relation, content_types, name }
}

macro_rules! drawing {
    ($end:literal) => {
        concat!("application/vnd.openxmlformats-officedocument.drawingml.", $end, "+xml")
    };
}

/// The parts that documents of every program have (ECMA-376-1, 14.2 and 15.2; ECMA-376-2, 11; [MS-ODRAWXML]).
pub const COMMON: &[Known] = &[
    known(Kind::Chart, "chart", &[drawing!("chart")], "charts/chart#.xml"),
    known(Kind::DiagramData, "diagramData", &[drawing!("diagramData")], "diagrams/data#.xml"),
    known(Kind::DiagramLayout, "diagramLayout", &[drawing!("diagramLayout")], "diagrams/layout#.xml"),
    known(Kind::DiagramStyle, "diagramQuickStyle", &[drawing!("diagramStyle")], "diagrams/quickStyle#.xml"),
    known(Kind::DiagramColours, "diagramColors", &[drawing!("diagramColors")], "diagrams/colors#.xml"),
    known(
        Kind::DiagramDrawing,
        "diagramDrawing",
        &["application/vnd.ms-office.drawingml.diagramDrawing+xml"],
        "diagrams/drawing#.xml",
    ),
    known(Kind::Theme, "theme", &["application/vnd.openxmlformats-officedocument.theme+xml"], "theme/theme#.xml"),
    known(
        Kind::ThemeOverride,
        "themeOverride",
        &["application/vnd.openxmlformats-officedocument.themeOverride+xml"],
        "theme/themeOverride#.xml",
    ),
    known(
        Kind::CoreProperties,
        "metadata/core-properties",
        &["application/vnd.openxmlformats-package.core-properties+xml"],
        "../docProps/core.xml",
    ),
    known(
        Kind::AppProperties,
        "extended-properties",
        &["application/vnd.openxmlformats-officedocument.extended-properties+xml"],
        "../docProps/app.xml",
    ),
];

/// The relationships that are dropped, with all that they lead to; without a kind where another part is counted.
pub const DROPPED_RELATIONS: &[(&str, Option<DroppedKind>)] = &[
    ("comments", Some(DroppedKind::Comment)),
    ("commentsExtended", None),
    ("commentsIds", None),
    ("commentsExtensible", None),
    ("people", None),
    ("documenttasks", None),
    ("metadata/thumbnail", Some(DroppedKind::Thumbnail)),
    ("custom-properties", Some(DroppedKind::Property)),
    ("customProperties", Some(DroppedKind::Property)),
    ("classificationlabels", Some(DroppedKind::Property)),
    ("customXml", Some(DroppedKind::CustomData)),
    ("customXmlProps", None),
    ("xmlMaps", Some(DroppedKind::CustomData)),
    ("attachedTemplate", Some(DroppedKind::Template)),
    ("transform", Some(DroppedKind::Template)),
    ("mailMergeSource", None),
    ("mailMergeHeaderSource", None),
    ("recipientData", None),
    ("printerSettings", Some(DroppedKind::PrinterSetting)),
    ("stylesWithEffects", None),
    ("font", Some(DroppedKind::EmbeddedFont)),
    ("digital-signature/origin", Some(DroppedKind::Signature)),
    ("digital-signature/signature", Some(DroppedKind::Signature)),
    ("digital-signature/certificate", None),
    ("vbaProject", Some(DroppedKind::Macro)),
    ("wordVbaData", None),
    ("keyMapCustomizations", Some(DroppedKind::Macro)),
    ("attachedToolbars", Some(DroppedKind::Macro)),
    ("ui/extensibility", Some(DroppedKind::Macro)),
    ("ui/userCustomization", Some(DroppedKind::Macro)),
    ("webextensiontaskpanes", Some(DroppedKind::Macro)),
    ("webextension", Some(DroppedKind::Macro)),
    ("oleObject", Some(DroppedKind::EmbeddedObject)),
    ("package", Some(DroppedKind::EmbeddedObject)),
    ("control", Some(DroppedKind::EmbeddedObject)),
    ("activeXControlBinary", None),
    ("aFChunk", Some(DroppedKind::EmbeddedObject)),
    ("subDocument", Some(DroppedKind::EmbeddedObject)),
    ("frame", Some(DroppedKind::EmbeddedObject)),
    ("chartEx", Some(DroppedKind::EmbeddedObject)),
    ("chartStyle", None),
    ("chartColorStyle", None),
    ("chartUserShapes", None),
    ("slicer", Some(DroppedKind::EmbeddedObject)),
    ("ink", Some(DroppedKind::EmbeddedObject)),
    ("inkXml", Some(DroppedKind::EmbeddedObject)),
    ("audio", Some(DroppedKind::EmbeddedObject)),
    ("video", Some(DroppedKind::EmbeddedObject)),
    ("media", Some(DroppedKind::EmbeddedObject)),
    ("model3d", Some(DroppedKind::EmbeddedObject)),
    ("hdphoto", Some(DroppedKind::Picture)),
    ("commentAuthors", None),
    ("authors", None),
    ("tags", Some(DroppedKind::CustomData)),
    ("slideUpdateInfo", Some(DroppedKind::RevisionId)),
    ("slideUpdateUrl", Some(DroppedKind::RevisionId)),
    ("revisionInfo", Some(DroppedKind::RevisionId)),
    ("changesInfo", Some(DroppedKind::RevisionId)),
    ("htmlPubSaveAs", Some(DroppedKind::Template)),
    ("legacyDiagramText", Some(DroppedKind::EmbeddedObject)),
    ("legacyDocTextInfo", Some(DroppedKind::CustomData)),
    ("smartTags", Some(DroppedKind::CustomData)),
    ("vmlDrawing", None),
    ("calcChain", None),
    ("dialogsheet", Some(DroppedKind::EmbeddedObject)),
    ("xlMacrosheet", Some(DroppedKind::Macro)),
    ("xlIntlMacrosheet", Some(DroppedKind::Macro)),
    ("threadedComment", Some(DroppedKind::Comment)),
    ("person", None),
    ("ctrlProp", None),
    ("pivotTable", Some(DroppedKind::Pivot)),
    ("pivotCacheDefinition", None),
    ("pivotCacheRecords", None),
    ("slicerCache", None),
    ("timeline", Some(DroppedKind::EmbeddedObject)),
    ("timelineCache", None),
    ("externalLink", Some(DroppedKind::DataSource)),
    ("connections", Some(DroppedKind::DataSource)),
    ("queryTable", Some(DroppedKind::DataSource)),
    ("powerPivotData", Some(DroppedKind::DataSource)),
    ("volatileDependencies", None),
    ("sheetMetadata", None),
    ("customProperty", Some(DroppedKind::CustomData)),
    ("tableSingleCells", None),
    ("revisionHeaders", Some(DroppedKind::TrackedChange)),
    ("revisionLog", None),
    ("usernames", None),
    ("namedSheetView", Some(DroppedKind::CustomData)),
    ("wsSortMap", None),
    ("rdRichValue", None),
    ("rdRichValueStructure", None),
    ("rdRichValueTypes", None),
    ("rdRichValueWebImage", None),
    ("richValueRel", None),
    ("rdArray", None),
    ("rdSupportingPropertyBag", None),
    ("rdSupportingPropertyBagStructure", None),
    ("richStyles", None),
    ("FeaturePropertyBag", None),
];

/// Gives the end of a relationship type by which the tables know it.
pub fn relation(kind: &str) -> Option<&str> {
    const HOSTS: &[&str] =
        &["http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/", "http://schemas.microsoft.com/"];
    let (host, end) = kind.split_once("/relationships/")?;
    let end = match end {
        // Strict documents write it in one word.
        "extendedProperties" => "extended-properties",
        end => end,
    };
    HOSTS.iter().any(|known| host.starts_with(known)).then_some(end)
}

/// Gives the whole relationship type for the end of one that stays.
pub fn relation_type(end: &str, is_strict: bool) -> String {
    match (end, is_strict) {
        ("metadata/core-properties", _) => {
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties".to_owned()
        }
        ("threadedComment" | "person", _) => {
            format!("http://schemas.microsoft.com/office/2017/10/relationships/{end}")
        }
        ("modernComments", _) => "http://schemas.microsoft.com/office/2018/10/relationships/comments".to_owned(),
        ("authors", _) => "http://schemas.microsoft.com/office/2018/10/relationships/authors".to_owned(),
        ("diagramDrawing", _) => "http://schemas.microsoft.com/office/2007/relationships/diagramDrawing".to_owned(),
        ("commentsExtended", _) => "http://schemas.microsoft.com/office/2011/relationships/commentsExtended".to_owned(),
        ("extended-properties", true) => {
            "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties".to_owned()
        }
        (end, true) => format!("http://purl.oclc.org/ooxml/officeDocument/relationships/{end}"),
        (end, false) => format!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/{end}"),
    }
}
