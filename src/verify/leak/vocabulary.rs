//! Words that Office markup uses of its own accord, so that a removed name such as `Center` or `Georgia` is not taken
//! for left over in `w:jc="center"` or in the name of a font.

mod document;
mod presentation;

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::syntax::open_document;
use crate::syntax::pdf::font::{family, glyph_name};

/// Tells whether the markup is a part of an Office file, in its transitional or strict form (ECMA-376), or of an
/// OpenDocument file.
pub fn is_office(text: &str) -> bool {
    const NAMESPACES: &[&str] =
        &["schemas.openxmlformats.org/", "purl.oclc.org/ooxml/", "urn:oasis:names:tc:opendocument:xmlns:"];
    NAMESPACES.iter().any(|namespace| text.contains(namespace)) || is_shapes(text)
}

/// Tells whether the markup is a drawing for older programs by itself (ECMA-376-4, 19.1.2), which tells where notes are in
/// numbers between tags.
pub fn is_shapes(text: &str) -> bool {
    const ROOT: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    let root = text.strip_prefix("<?xml ").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest);
    root.trim_start().starts_with(ROOT)
}

/// Tells whether a name is one that PDF files write of their own accord, or that of a glyph or of everybody's font.
pub fn is_document_name(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<&'static str>> = LazyLock::new(|| document::NAMES.split_whitespace().collect());
    NAMES.contains(name)
        || family::is_usual(name.as_bytes())
        || glyph_name::to_unicode(name, false).is_some_and(|text| text.chars().count() == 1)
}

/// Takes such names out of what a PDF file says in its own syntax. What stands in strings stays; those between which
/// letters are moved by less than a blank are joined (ISO 32000-2, 9.4.3).
pub fn without_document_names(bytes: &[u8]) -> Vec<u8> {
    let is_of_name =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b',' | b'_' | b'-' | b'+' | b'#' | b'*');
    let (mut out, mut rest, mut depth) = (Vec::with_capacity(bytes.len()), bytes, 0_usize);
    while let Some((&byte, after)) = rest.split_first() {
        out.push(byte);
        rest = after;
        match byte {
            b'\\' if depth > 0 => {
                out.extend(rest.first());
                rest = rest.get(1..).unwrap_or_default();
            }
            b'(' => depth += 1,
            b')' => {
                depth = depth.saturating_sub(1);
                if let Some((after, is_apart)) = next_letters(rest).filter(|_| depth == 0) {
                    out.pop();
                    out.extend(is_apart.then_some(b' '));
                    (rest, depth) = (after, 1);
                }
            }
            b'/' if depth == 0 => {
                let len = rest.iter().take_while(|byte| is_of_name(byte)).count();
                let (name, after) = rest.split_at_checked(len).unwrap_or_default();
                if !std::str::from_utf8(name).is_ok_and(is_document_name) {
                    out.extend_from_slice(name);
                }
                rest = after;
            }
            _ => {}
        }
    }
    out
}

/// What follows the end of a string and a number up to the letters of the next, and whether the number sets these apart.
fn next_letters(after: &[u8]) -> Option<(&[u8], bool)> {
    const BLANK: f32 = -150.0;
    let from = after.trim_ascii_start();
    let is_of_number = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+');
    let (number, rest) = from.split_at_checked(from.iter().take_while(|byte| is_of_number(byte)).count())?;
    let number: f32 = std::str::from_utf8(number).ok()?.parse().ok()?;
    Some((rest.trim_ascii_start().strip_prefix(b"(")?, number <= BLANK))
}

/// Tells whether an attribute holds the name of a font, a namespace or a type, which nobody's data decides.
pub fn is_harmless_attribute(name: &str, value: &str) -> bool {
    const FONT: &[&str] = &[
        "w:ascii",
        "w:hAnsi",
        "w:cs",
        "w:eastAsia",
        "typeface",
        "w:altName",
        "panose",
        "svg:font-family",
        "fo:font-family",
        "style:font-family-asian",
        "style:font-family-complex",
        "style:font-name",
        "style:font-name-asian",
        "style:font-name-complex",
    ];
    const SCHEMA: &[&str] = &[
        "http://schemas.openxmlformats.org/",
        "http://schemas.microsoft.com/office/",
        "http://purl.oclc.org/ooxml/",
        "http://www.w3.org/",
        "application/vnd.openxmlformats-",
        "application/vnd.ms-word.",
        "application/vnd.ms-powerpoint.",
        "urn:schemas-microsoft-com:",
        "urn:oasis:names:tc:opendocument:",
        "urn:openoffice:names:",
        "urn:org:documentfoundation:names:",
        "http://openoffice.org/",
        "http://purl.org/dc/elements/",
        "application/vnd.oasis.opendocument.",
    ];
    let is_schema = |value: &str| SCHEMA.iter().any(|schema| value.starts_with(schema));
    let names_schema = name.starts_with("xmlns")
        || matches!(name.rsplit(':').next(), Some("Type" | "ContentType" | "uri" | "media-type" | "mimetype"));
    // The namespaces of a path into stored data (ECMA-376-1, 17.5.2.6), each behind its prefix and in quotes.
    if name.ends_with(":prefixMappings") && value.starts_with("xmlns:") {
        let mut mapped = value.split("xmlns:").skip(1).map(|pair| pair.split(['\'', '"']).nth(1).unwrap_or_default());
        return mapped.all(is_schema);
    }
    FONT.contains(&name) || (names_schema && is_schema(value))
}

/// Tells whether markup or an archive writes this by itself: it is made of nothing but words out of the standard's
/// enumerations (ECMA-376 Part 1, 17.18, 20.1.10), names of parts, built-in styles (17.7.4.9) and common fonts, and of
/// measures and colours.
///
/// What a person wrote may be made of such words too. It is then left to the first door, which reads it in its place.
pub fn is_standard(value: &str) -> bool {
    words(value).all(|word| is_measure(word) || is_word(word))
}

/// Takes the names that the programs give themselves, those of animated properties (ECMA-376-1, 19.5.13), and those that
/// stand for whoever commented, out of a part's text.
pub fn without_program_name(data: &str) -> &str {
    const OWN: &[&str] = &[
        "Microsoft Office Word",
        "Microsoft Macintosh Word",
        "Microsoft Word",
        "Microsoft Excel",
        "Microsoft Macintosh Excel",
        "Microsoft Office PowerPoint",
        "style.visibility",
        "style.rotation",
        "style.color",
        "style.opacity",
        "style.fontSize",
        "style.fontStyle",
        "style.fontWeight",
        "fillcolor",
        "fill.type",
        "fill.on",
        "stroke.color",
        "stroke.on",
    ];
    let is_number = |number: &str| number.len() <= 6 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_author = || data.strip_prefix("Author ").is_some_and(is_number);
    if OWN.contains(&data) || is_author() { "" } else { data }
}

/// The words of a compound: letters and digits, parted at capitals and numbers.
fn words(value: &str) -> impl Iterator<Item = &str> {
    let compounds = value.split(|c: char| !c.is_alphanumeric()).filter(|compound| !compound.is_empty());
    compounds.flat_map(|compound| {
        let is_whole = is_measure(compound) || is_word(compound);
        let mut last = None;
        let is_border = move |c: char| {
            let begins = last.is_some_and(|last: char| {
                (last.is_lowercase() && c.is_uppercase()) || last.is_ascii_digit() != c.is_ascii_digit()
            });
            last = Some(c);
            begins
        };
        if is_whole { vec![compound] } else { parted(compound, is_border) }.into_iter()
    })
}

fn parted(compound: &str, mut is_border: impl FnMut(char) -> bool) -> Vec<&str> {
    let mut borders: Vec<usize> = compound.char_indices().filter(|(_, c)| is_border(*c)).map(|(at, _)| at).collect();
    borders.push(compound.len());
    let starts = std::iter::once(0).chain(borders.iter().copied());
    starts.zip(&borders).filter_map(|(start, end)| compound.get(start..*end)).filter(|word| !word.is_empty()).collect()
}

/// Up to eight digits are a length in any unit; six hexadecimal ones are a colour.
fn is_measure(word: &str) -> bool {
    let is_number = word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number || (word.len() == 6 && word.bytes().all(|byte| byte.is_ascii_hexdigit())) || word.len() == 1
}

fn is_word(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    WORDS.contains(word.as_str()) || open_document::is_known(&word)
}

/// In lower case.
static WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| [LISTED, presentation::WORDS, OPEN].iter().flat_map(|listed| listed.split(' ')).collect());

/// Of packages and namespaces of OpenDocument; the words of its markup are those of the standard.
const OPEN: &str = "calcext datastyle documentfoundation inf loext manifest mimetype oasis odf openoffice opendocument \
    pictures smil urn vnd xlink";

const LISTED: &str = "\
    abbreviated above absolute accent accounting acronym active address after alignment all alt alternate and \
    annotation any app area areas arial around array article author authors auto average axis bad balloon bar bars \
    base baseline basic before begin below between bevel bibliography binary black block blue body bold book \
    bookmark border borders both bottom bounds box bullet business calc calculation calibri callout cambria \
    caption cell cells center cf chain char character chart check cite classic clear closed closing code color \
    colorful cols column columns comic comma comment comments common compat complex conditional consolas \
    contemporary content contents continue control cooper core count courier cross currency current custom cyan \
    dark dash data date day decimal default defined definition description diagram diamond digits dimension \
    dimensions dingbats direction display doc document dot double draft drawing drawings dropped dxf dxfs e east \
    edge edit elegant emboss emf emoji emphasis encoding end endnote endnotes engrave envelope equal error even \
    exact excel explanatory expression ext extended false field figure figures fill fills filter filtered filters \
    first flat flow followed following font fonts footer footnote footnotes form formats formatted formula \
    formulas frame franklin freeze front frozen garamond general georgia gif glossary good gothic gray green grid \
    group hans header heading heart height helvetica hidden high hint home hour html hyperlink hyperlinks icon \
    icons id ids image impact indent index info information inline inner input inset inside intense intro island \
    iso item jpeg jpg justify keyboard keywords label landscape large last latent layout leader left legal level \
    light line link linked list lists literal locked long lower ltr lucida lumber macro magenta mail major map \
    margin master math max media medium mention merge merged message microsoft middle min mincho minor minute \
    miter mode modern mono month moon mru ms mso name names narrow native neutral new next no none normal note \
    notes num number numbering odd of off office open operator options other outer outline output outputs outset \
    outside page palatino pane panes paragraph part path pattern patterns percent percentage person persons \
    phonetic picture pivot pk placeholder plain png point portrait position preferred preformatted preserve print \
    priority professional prompt properties props protected protection purple quote range ranges rank rect red \
    reference region rel relationship relationships rels reply report resolved restart return revision rgb right \
    roman rose round row rows rsid rtl rule rules salutation sample sans scale schema schemas scheme score screen \
    scrubjay second section segoe selection separate separator serif setting settings sgml shade shading shadow \
    shape shared sheet sheets short sig signature simple single sized small smart solid sort spacing spans sqref \
    square sst standalone standard star start state stop story str strings strong style styled styles subject \
    subtitle subtle sum summary sums symbol symbols tab table tables tabs tahoma tall tc teal template text theme \
    thick thin threaded thumbnail tight times title to toa toc top topic total totals trebuchet triple turtle \
    twist type types typewriter typographic ui uncial under unicode unique unresolved upper user utf validation \
    validations value values variable verdana version vertical view views visibility visible vml warning wave web \
    webdings week white whole wide width window windows wingdings with wmf word words workbook worksheet \
    worksheets xe xf xfs xl xml year yellow yes yi zigzag zoom";

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_office_writes_is_standard_and_what_a_person_adds_is_not() {
        for value in ["center", "List Bullet 2", "heading1Char", "word/theme/theme1.xml", "FFC000", "914400", "Georgia"]
        {
            assert!(is_standard(value), "{value}");
        }
        for value in ["Halvorsen", "Heading Halvorsen", "word/halvorsen.xml", "078051120", "HalvorsenNormal"] {
            assert!(!is_standard(value), "{value}");
        }
    }

    #[test]
    fn common_fonts_with_their_styles_are_names_that_documents_write() {
        let bare = |syntax: &[u8]| String::from_utf8(without_document_names(syntax)).unwrap();
        assert_eq!(bare(b"/BaseFont/Calibri,Italic/Name/Halvorsen,Bold"), "////Halvorsen,Bold");
        assert!(is_document_name("Calibri,Italic") && !is_document_name("Halvorsen"));
    }

    #[test]
    fn a_schema_is_harmless_only_where_schemas_stand() {
        let schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
        assert!(is_harmless_attribute("Type", schema));
        assert!(!is_harmless_attribute("Target", schema));
        assert!(!is_harmless_attribute("Type", "http://halvorsen.example/"));
    }
}
