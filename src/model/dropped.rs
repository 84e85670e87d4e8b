//! What a format takes out without asking.

/// Declares the kinds with their stable codes.
macro_rules! dropped_kinds {
    ($($variant:ident $code:literal $about:literal;)*) => {
        /// A kind of content that a format drops whole, because no rewriting could make it safe.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum DroppedKind { $(#[doc = $about] $variant,)* }

        impl DroppedKind {
            /// Every kind, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code; the page has a sentence for each.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Finds the kind of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.code() == code)
            }

            /// Returns one phrase that says what it is.
            pub const fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)* }
            }
        }
    };
}

dropped_kinds! {
    Comment "comment" "Comments and their authors.";
    CommentAuthor "comment_author" "Who commented, and when; the comments stay.";
    TrackedChange "tracked_change" "Who changed what and when; where the policy says so the changes too, kept as accepted.";
    Property "property" "Properties such as author, company and dates.";
    Thumbnail "thumbnail" "The small preview picture.";
    CustomData "custom_data" "Data that programs stored beside the document.";
    Picture "picture" "Pictures of kinds that cannot be read or cut yet, each replaced by a grey area.";
    PictureData "picture_data" "What pictures hold beside what they show: camera, place, author, text.";
    Camera "camera" "The camera or program that made a picture, its numbers and settings, and when.";
    Position "position" "Where a picture was taken.";
    EmbeddedObject "embedded_object" "Embedded files and objects.";
    EmbeddedFont "embedded_font" "Embedded fonts.";
    Macro "macro" "Macros.";
    Signature "signature" "Digital signatures, which no longer fit.";
    PrinterSetting "printer_setting" "Settings of a printer.";
    MailMerge "mail_merge" "The source and the recipients of a mail merge.";
    Template "template" "The path of the template.";
    RevisionId "revision_id" "Numbers that tell editing sessions apart.";
    Pivot "pivot" "Pivot tables; what they show stays as plain cells.";
    DataSource "data_source" "Connections to data outside, and copies of what came through them.";
    Script "script" "Scripts, and actions that start something.";
    Layer "layer" "Layers that are not shown, with what they hold.";
    HiddenText "hidden_text" "Text that was covered to hide it.";
    Protection "protection" "The protection against printing, copying or changing.";
    History "history" "The history of versions.";
    HistoryReplaced "history_replaced" "The history of versions; one new commit of the cleaned files stands in its place.";
    Dependency "dependency" "Packages of others, caches and what is made by building.";
    EditorSetting "editor_setting" "Settings and notes of editors and systems.";
    Link "link" "Links to other files.";
    MailHeader "mail_header" "Headers that tell through which machines and programs a message went.";
    UnknownFile "unknown_file" "Files that cannot be looked into.";
    Unreferenced "unreferenced" "Bytes that no part of the file refers to.";
}

/// How much of one kind was dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dropped {
    /// What.
    pub kind: DroppedKind,
    /// How many.
    pub count: usize,
}
