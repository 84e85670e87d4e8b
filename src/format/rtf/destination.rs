//! What becomes of groups, by the control word at their front, and of control words.

use crate::format::ooxml::attribute::Class;
use crate::model::DroppedKind::{
    self, CommentAuthor, CustomData, EditorSetting, EmbeddedFont, EmbeddedObject, MailMerge, Property, Protection,
    RevisionId, Template, TrackedChange,
};
use crate::model::Place;

/// What the text of a group is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// What a reader sees.
    Text(Place),
    /// The number or the sign of a paragraph in a list.
    Number,
    /// The instruction of a field.
    Field,
    /// A name or a value.
    Name(Class),
    /// The name of a property of a shape.
    PropertyName,
    /// Its value.
    PropertyValue,
    /// Names that end with a semicolon each.
    Names(Class),
    /// What stands around a number of a list; how long it is is told, and where the numbers are.
    Level,
    /// What a formula says of itself.
    Formula,
    /// Semicolons, and bytes that are numbers.
    Numbers,
    /// Digits of the design of a font.
    Digits,
    /// A picture.
    Picture,
}

impl Sort {
    /// Tells whether text ends at a semicolon.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Names(_) | Self::Level)
    }
}

/// The groups that are marked as ones to be left out by whoever does not know them, and stay.
pub const KEPT: &str = "aftncn aftnsep aftnsepc annotation atnicn atnref atrfend atrfstart background bkmkend bkmkstart cs \
    defchp defpap do dptxbxtext ds falt ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext fldinst \
    fname footnote formfield ftncn ftnsep ftnsepc hl listoverridetable listpicture listtable mmathPr moMath moMathPara \
    nesttableprops panose picprop pn pnseclvl pntext pntxta pntxtb rxe shpinst shppict txe ts tsd yxe listname \
    liststylename";

/// The groups that go, whether they are marked or not, with what they count as.
pub const DROPPED: &[(&str, Option<DroppedKind>)] = &[
    ("info userprops company docvar windowcaption private hlinkbase", Some(Property)),
    ("revtbl", Some(TrackedChange)),
    ("rsidtbl", Some(RevisionId)),
    ("atnid", None),
    ("atnauthor", Some(CommentAuthor)),
    ("objdata", Some(EmbeddedObject)),
    ("template filetbl nextfile", Some(Template)),
    ("mailmerge", Some(MailMerge)),
    ("password passwordhash writereservation writereservhash protusertbl protstart protend", Some(Protection)),
    ("fontemb fontfile", Some(EmbeddedFont)),
    ("printim", Some(EditorSetting)),
    ("themedata datastore", Some(CustomData)),
    (
        "generator atndate atntime atnparent objclass objname objalias objsect objtime nonshppict blipuid shprslt mmathPict \
         pgdsctbl latentstyles colorschememapping xmlnstbl wgrffmtfilter oldcprops oldpprops oldsprops oldtprops \
         nonesttables pgptbl hsv ud mvfmf mvfml mvtof mvtol oleclsid",
        None,
    ),
];

/// What a group counts as that goes whole; nothing for one that stays.
pub fn dropped(name: &str, is_marked: bool) -> Option<Option<DroppedKind>> {
    let known = DROPPED.iter().find(|(names, _)| has(names, name)).map(|(_, kind)| *kind);
    known.or_else(|| (is_marked && !has(KEPT, name)).then_some(Some(CustomData)))
}

/// Tells whether a word stands in a list.
pub fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// What the text of a group is; nothing for one that is like the group around it.
pub fn sort(name: &str) -> Option<Sort> {
    Some(match name {
        "header" | "headerl" | "headerr" | "headerf" => Sort::Text(Place::Header),
        "footer" | "footerl" | "footerr" | "footerf" => Sort::Text(Place::Footer),
        "footnote" | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" => Sort::Text(Place::Footnote),
        "annotation" => Sort::Text(Place::Comment),
        "shptxt" | "dptxbxtext" => Sort::Text(Place::TextBox),
        "listtext" | "pntext" => Sort::Number,
        "fldinst" => Sort::Field,
        "xe" | "tc" | "tcn" | "txe" => Sort::Text(Place::Field),
        "bkmkstart" | "bkmkend" | "rxe" | "hlloc" => Sort::Name(Class::Bookmark),
        "ffname" | "ffdeftext" | "ffformat" | "ffhelptext" | "ffstattext" | "ffentrymcr" | "ffexitmcr" | "ffl" => {
            Sort::Name(Class::Control)
        }
        "hlsrc" => Sort::Name(Class::Link),
        "hlfr" => Sort::Name(Class::Tip),
        "sn" => Sort::PropertyName,
        "sv" => Sort::PropertyValue,
        "fname" | "atrfstart" | "atrfend" | "atnref" | "atnicn" | "yxe" | "pntxta" | "pntxtb" => {
            Sort::Name(Class::Other)
        }
        "falt" => Sort::Name(Class::Font),
        "fonttbl" => Sort::Names(Class::Font),
        "stylesheet" | "listname" | "liststylename" => Sort::Names(Class::StyleName),
        "leveltext" => Sort::Level,
        "colortbl" | "levelnumbers" => Sort::Numbers,
        "panose" => Sort::Digits,
        "pict" => Sort::Picture,
        _ if name.starts_with('m') && name.ends_with("Pr") => Sort::Formula,
        _ => return None,
    })
}

/// What a control word counts as that tells who changed something and when, or of editing sessions.
pub fn trace(word: &str) -> Option<DroppedKind> {
    let is_change = word.contains("auth")
        || word.contains("dttm")
        || has("crdate dfrdate mvdate pnrdate prdate srdate trdate", word);
    match () {
        () if word.contains("rsid") => Some(RevisionId),
        () if is_change => Some(TrackedChange),
        () => None,
    }
}

/// What a control word shows.
pub fn shown(word: &str) -> Option<&'static str> {
    Some(match word {
        "line" | "column" | "softline" => "\n",
        "tab" => "\t",
        "emdash" => "\u{2014}",
        "endash" => "\u{2013}",
        "lquote" => "\u{2018}",
        "rquote" => "\u{2019}",
        "ldblquote" => "\u{201c}",
        "rdblquote" => "\u{201d}",
        "bullet" => "\u{2022}",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::rtf::word::is_known;

    #[test]
    fn groups_that_stay_are_known_words() {
        assert!(KEPT.split_ascii_whitespace().all(is_known));
        assert!(KEPT.split_ascii_whitespace().all(|name| DROPPED.iter().all(|(names, _)| !has(names, name))));
    }
}
