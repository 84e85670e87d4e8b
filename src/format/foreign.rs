//! Kinds of files that are recognised only to be refused in plain words.

use crate::error::Error;

/// What a file is, and what the person can do instead.
#[derive(Debug, Clone, Copy)]
struct Kind {
    what: &'static str,
    advice: &'static str,
}

const fn kind(what: &'static str, advice: &'static str) -> Kind {
    Kind { what, advice }
}

const SUPPORTED: &str = "Supported so far: Word documents (.docx), Excel workbooks (.xlsx), PowerPoint presentations \
     (.pptx), OpenDocument files, rich text (.rtf), PDF files, pictures, SVG drawings, text, tables as .csv or .tsv, web pages, e-mail as .eml or .mbox, \
     archives as .zip or .tar, also packed with gzip, bzip2, xz or zstd, notebooks, data as .json, .yaml, .toml or .xml, settings and source code.";
const UNPACK: &str = "Unpack it and add the files, or pack them as .zip.";
const LEAVE_OUT: &str = "Leave it out.";

const PDF: Kind =
    kind("a PDF file", "Support for PDF is not there yet: leave the file out, or add the document it was made from.");
const PICTURE: Kind = kind(
    "a picture of a kind that is not known",
    "Export it as PNG or JPEG from a program for pictures, and add that.",
);
const MEDIA: Kind = kind("a sound or film file", LEAVE_OUT);
const ARCHIVE: Kind = kind("a packed archive", UNPACK);
const PROGRAM: Kind = kind("a program", LEAVE_OUT);
const DATABASE: Kind = kind("a database", "Export its tables as .csv and add those.");
const WEB_PAGE: Kind = kind("a web page", "Copy its text into a .txt or .docx file and add that.");
const MAIL: Kind = kind("an e-mail message", "Give it a name that ends in .eml, or .mbox if it holds many.");
const OTHER_MAIL: Kind = kind("mail of a kind that is not supported", "Save the message as .eml and add that.");
const ENCRYPTED_MESSAGE: Kind = kind("an encrypted message", "Decrypt it and add its text.");
const OLD_OFFICE: Kind =
    kind("an old Office file (.doc, .xls or .ppt)", "Save it as .docx, .xlsx or .pptx and add that.");
const ZIP: Kind = kind("an archive or a kind of Office file that is not supported yet", SUPPORTED);
const UNKNOWN: Kind =
    kind("a kind of file that is not known", "If it is plain text, add a copy whose name ends in .txt.");

/// Leading bytes that no text begins with by chance.
const SIGNATURES: &[(&[u8], Kind)] = &[
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"8BPS\0", PICTURE),
    (b"\xff\x4f\xff\x51", PICTURE),
    (b"\0\0\0\x0cjP  ", PICTURE),
    (b"\x1a\x45\xdf\xa3", MEDIA),
    (b"OggS\0", MEDIA),
    (b"ID3\x02", MEDIA),
    (b"ID3\x03", MEDIA),
    (b"ID3\x04", MEDIA),
    (b"fLaC\0", MEDIA),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"MSCF\0\0\0\0", ARCHIVE),
    (b"LZIP\x01", ARCHIVE),
    (b"\x04\x22\x4d\x18", ARCHIVE),
    (b"!<arch>\n", ARCHIVE),
    (b"\xed\xab\xee\xdb", ARCHIVE),
    (b"\x7fELF", PROGRAM),
    (b"\0asm", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"SQLite format 3\0", DATABASE),
    (b"PAR1\x15", DATABASE),
];

/// Leading characters, without regard to case, of text that is not to be read as plain text: it has escapes, packed
/// parts or layout in which values hide.
const OPENINGS: &[(&str, Kind)] = &[
    ("%PDF-", PDF),
    ("%!PS-Adobe", kind("a PostScript file", LEAVE_OUT)),
    ("<svg", PICTURE),
    ("-----BEGIN PGP MESSAGE", ENCRYPTED_MESSAGE),
];

/// Two letters that begin binary files, and may begin a text.
const BINARY_OPENINGS: &[(&[u8], Kind)] = &[(b"BM", PICTURE), (b"MZ", PROGRAM)];

/// Endings of names, for content that tells nothing by itself.
const ENDINGS: &[(&[&str], Kind)] = &[
    (&["pdf"], PDF),
    (&["xlsb", "xlam", "sxc", "numbers"], kind("a spreadsheet of another kind", "Save it as .xlsx and add that.")),
    (&["sxi", "key"], kind("a presentation of another program", "Save it as .pptx and add that.")),
    (
        &["odm", "oth", "sxw", "pages", "wpd", "wps", "hwp", "hwpx"],
        kind("a text document of another program", "Save it as .docx and add that."),
    ),
    (&["doc", "dot", "xls", "ppt", "pps"], OLD_OFFICE),
    (&["epub", "mobi", "azw3"], kind("an electronic book", LEAVE_OUT)),
    (&["mhtml", "mht"], WEB_PAGE),
    (&["emlx", "msg", "pst", "ost", "dbx"], OTHER_MAIL),
    (
        &[
            "ai", "eps", "psb", "xcf", "kra", "tga", "pcx", "jp2", "j2k", "jpx", "dng", "cr2", "cr3", "nef", "arw",
            "orf", "rw2", "raf", "pbm", "pgm", "ppm", "exr", "hdr", "dds", "wmf", "emf", "svgz",
        ],
        PICTURE,
    ),
    (&["mp3", "mp4", "m4a", "m4v", "mov", "avi", "mkv", "webm", "wav", "ogg", "flac", "aac", "wma", "wmv"], MEDIA),
    (
        &[
            "7z", "rar", "jar", "lz", "lzma", "lz4", "z", "cab", "iso", "cpio", "arj", "ace", "sit", "sitx", "deb",
            "rpm",
        ],
        ARCHIVE,
    ),
    (&["sqlite", "db", "mdb", "accdb", "parquet", "dta", "sav", "sas7bdat", "rds"], DATABASE),
    (&["pgp", "gpg", "asc", "p7m"], ENCRYPTED_MESSAGE),
    (&["exe", "dll", "so", "dylib", "wasm", "class", "pyc", "msi", "apk", "app", "dmg"], PROGRAM),
];

/// How far the header of a message is looked for.
const HEADER_BYTES: usize = 64 * 1024;

/// Refuses content that tells what it is, whatever its name.
pub(super) fn by_content(bytes: &[u8]) -> Option<Error> {
    // OLE compound files: the legacy Office formats, and modern ones behind a password ([MS-OFFCRYPTO], 1.3.2).
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        let utf16: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let protected = memchr::memmem::find(bytes, &utf16).is_some();
        return Some(if protected { Error::Encrypted } else { refusal(OLD_OFFICE) });
    }
    let head = bytes.get(..HEADER_BYTES).unwrap_or(bytes);
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let opens =
        |opening: &str| text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening.as_bytes()));
    let is_binary = head.contains(&0);
    let signature = SIGNATURES.iter().find(|(magic, _)| begins(magic)).map(|&(_, kind)| kind);
    let opening = || OPENINGS.iter().find(|(opening, _)| opens(opening)).map(|&(_, kind)| kind);
    let binary = || BINARY_OPENINGS.iter().find(|(magic, _)| is_binary && begins(magic)).map(|&(_, kind)| kind);
    signature.or_else(opening).or_else(binary).or_else(|| inner_mark(head)).map(refusal)
}

/// Refuses a kind of file that is known by the ending of its name.
pub(super) fn by_name(extension: &str) -> Option<Error> {
    ENDINGS.iter().find(|(endings, _)| endings.contains(&extension)).map(|&(_, kind)| refusal(kind))
}

/// Tells whether values hide from a reader of plain text in a file whose name ends so, though it be text.
pub(super) fn hides_in_text(extension: &str) -> bool {
    ["mhtml", "mht", "emlx", "asc", "p7m"].contains(&extension)
}

/// Refuses what is left: archives and what nobody knows.
pub(super) fn unknown(bytes: &[u8]) -> Error {
    refusal(if is_archive(bytes) { ZIP } else { UNKNOWN })
}

/// Tells whether the content is a ZIP archive (APPNOTE, 4.3.7 and 4.3.16), as modern Office files are.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn refusal(Kind { what, advice }: Kind) -> Error {
    Error::UnsupportedFormat { what, advice }
}

/// Kinds with their mark further in: media containers, tar archives, messages with packed parts.
fn inner_mark(head: &[u8]) -> Option<Kind> {
    let at = |from: usize, mark: &[u8]| head.get(from..).is_some_and(|rest| rest.starts_with(mark));
    match () {
        () if head.starts_with(b"RIFF") && at(8, b"WEBP") => Some(PICTURE),
        () if head.starts_with(b"RIFF") && (at(8, b"WAVE") || at(8, b"AVI ")) => Some(MEDIA),
        () if at(4, b"ftyphei") || at(4, b"ftypmif1") || at(4, b"ftypavif") => Some(PICTURE),
        () if head.starts_with(b"\0\0") && at(4, b"ftyp") => Some(MEDIA),
        () if is_late_pdf(head) => Some(PDF),
        () if is_mime(head) => Some(MAIL),
        () => None,
    }
}

/// Tells whether a line near the beginning is the header of a PDF file: readers accept it within the first 1024 bytes
/// (ISO 32000-1, Annex H, note 13).
fn is_late_pdf(head: &[u8]) -> bool {
    let near = head.get(..1024).unwrap_or(head);
    let mut lines = near.split(|byte| matches!(byte, b'\n' | b'\r'));
    lines.any(|line| matches!(line, [b'%', b'P', b'D', b'F', b'-', major, b'.', ..] if major.is_ascii_digit()))
}

/// Tells whether the lines up to the first blank one say that the rest may be packed (RFC 2045, 4).
fn is_mime(head: &[u8]) -> bool {
    let field = b"MIME-Version:";
    let mut lines = head.split(|&byte| byte == b'\n').take_while(|line| !line.trim_ascii_end().is_empty());
    lines.any(|line| line.get(..field.len()).is_some_and(|start| start.eq_ignore_ascii_case(field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(error: Option<Error>) -> &'static str {
        match error {
            Some(Error::UnsupportedFormat { what, .. }) => what,
            Some(Error::Encrypted) => "encrypted",
            _ => "",
        }
    }

    #[test]
    fn content_speaks_before_the_name() {
        assert_eq!(what(by_content(b"%PDF-1.7\n1 0 obj")), "a PDF file");
        assert_eq!(what(by_content(b"junk\r\n%PDF-1.7\n1 0 obj")), "a PDF file");
        assert_eq!(what(by_content(b"BM\x36\0\0\0")), "a picture of a kind that is not known");
        assert_eq!(what(by_content(b"From: a\r\nMime-Version: 1.0\r\n\r\nYmFzZTY0")), "an e-mail message");
        assert_eq!(what(by_content(b"RIFF\x01\x02\x03\x04WEBPVP8 ")), "a picture of a kind that is not known");
    }

    #[test]
    fn prose_is_not_taken_for_something_else() {
        for text in [
            "BMW sales",
            "MZ is a code",
            "PKO Bank",
            "RIFF means",
            "# Title\n\nMIME-Version: 1.0",
            "II* ",
            "ID3 tags",
            "How to write %PDF-1.7 files",
        ] {
            assert_eq!(what(by_content(text.as_bytes())), "", "{text}");
        }
    }

    #[test]
    fn every_ending_is_known_once() {
        let mut endings: Vec<_> = ENDINGS.iter().flat_map(|(endings, _)| endings.iter()).collect();
        endings.sort();
        assert!(endings.windows(2).all(|pair| pair.first() != pair.last()));
        assert_eq!(what(by_name("exe")), "a program");
        assert_eq!(what(by_name("txt")), "");
    }
}
