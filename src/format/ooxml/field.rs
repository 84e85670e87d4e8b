//! Field instructions: which of them say nothing, and what may stand in for a part of the others (ECMA-376-1, 17.16.5).

use crate::model::Notation;

/// Fields whose arguments are text, or names of other things than bookmarks.
const OF_PROSE: &[&str] = &[
    "ADDRESSBLOCK",
    "ADVANCE",
    "AUTHOR",
    "AUTONUM",
    "AUTONUMLGL",
    "AUTONUMOUT",
    "AUTOTEXT",
    "AUTOTEXTLIST",
    "BARCODE",
    "BIBLIOGRAPHY",
    "CITATION",
    "COMMENTS",
    "COMPARE",
    "CREATEDATE",
    "DATABASE",
    "DATE",
    "DISPLAYBARCODE",
    "DOCPROPERTY",
    "DOCVARIABLE",
    "EDITTIME",
    "EMBED",
    "EQ",
    "FILENAME",
    "FILESIZE",
    "FILLIN",
    "FORMCHECKBOX",
    "FORMDROPDOWN",
    "FORMTEXT",
    "GREETINGLINE",
    "IF",
    "INFO",
    "KEYWORDS",
    "LASTSAVEDBY",
    "LISTNUM",
    "MACROBUTTON",
    "MERGEBARCODE",
    "MERGEFIELD",
    "MERGEREC",
    "MERGESEQ",
    "NEXT",
    "NEXTIF",
    "NUMCHARS",
    "NUMPAGES",
    "NUMWORDS",
    "PAGE",
    "PRINT",
    "PRINTDATE",
    "PRIVATE",
    "QUOTE",
    "REVNUM",
    "SAVEDATE",
    "SECTION",
    "SECTIONPAGES",
    "SKIPIF",
    "STYLEREF",
    "SUBJECT",
    "SYMBOL",
    "TA",
    "TC",
    "TEMPLATE",
    "TIME",
    "TITLE",
    "TOA",
    "USERADDRESS",
    "USERINITIALS",
    "USERNAME",
    "XE",
];

/// Gives what may stand in a field instruction: some fields name files, some text, and all others bookmarks, be it
/// without a word of their own (17.16.5.49) or in a formula (17.16.3).
pub fn field_notation(instruction: &str) -> Notation {
    let mut words = instruction.split_whitespace();
    let field = words.next().unwrap_or_default().to_ascii_uppercase();
    let mut is_mark = || words.next().is_some_and(|word| word.starts_with('\\'));
    match field.as_str() {
        // Without an address it leads to a bookmark of its own document (17.16.5.25).
        "HYPERLINK" if is_mark() => Notation::Identifier,
        "HYPERLINK" | "INCLUDETEXT" | "INCLUDEPICTURE" | "IMPORT" | "INCLUDE" | "LINK" | "DDE" | "DDEAUTO" | "RD" => {
            Notation::Address
        }
        field if OF_PROSE.contains(&field) => Notation::Prose,
        _ => Notation::Identifier,
    }
}

/// Tells whether a field instruction holds nothing but its name and formatting, such as a page number.
pub fn is_plain_field(instruction: &str) -> bool {
    const PLAIN: &[&str] = &[
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "SECTION",
        "TOC",
        "SEQ",
        "MERGEFORMAT",
        "CHARFORMAT",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "ARABIC",
        "ROMAN",
        "roman",
        "ALPHABETIC",
        "alphabetic",
        "DATE",
        "TIME",
        "Figure",
        "Table",
        "Equation",
        "Upper",
        "Lower",
        "FirstCap",
        "Caps",
    ];
    instruction.split_whitespace().all(|word| {
        PLAIN.contains(&word) || matches!(word.as_bytes(), [b'\\', switch] if switch.is_ascii_graphic()) || word == "1"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_bookmarks_stay_names() {
        for instruction in [
            " REF Halvorsen ",
            " ref Halvorsen \\h ",
            " pageref Halvorsen ",
            " HYPERLINK \\l \"Halvorsen\" ",
            " HYPERLINK \\o \"tip\" \\l \"Halvorsen\" ",
            " TOC \\b Halvorsen ",
            " = Halvorsen * 2 ",
            " =Halvorsen*2 ",
            " SET Halvorsen 5 ",
            " ASK Halvorsen \"How many?\" ",
            " Halvorsen ",
        ] {
            assert_eq!(field_notation(instruction), Notation::Identifier, "{instruction}");
        }
        assert_eq!(field_notation(" HYPERLINK \"http://example.org/Halvorsen\" "), Notation::Address);
        assert_eq!(field_notation(" IF 1 = 1 \"Halvorsen\" "), Notation::Prose);
        assert_eq!(field_notation(" author Halvorsen "), Notation::Prose);
    }
}
