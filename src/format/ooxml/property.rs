//! The properties of a document, which are written anew without any (ECMA-376-2, 11; ECMA-376-1, 22.2).

use super::Application;
use super::part::Kind;
use super::tally::Tally;
use crate::error::Result;
use crate::limits::Limits;
use crate::model::DroppedKind;
use crate::syntax::xml::{self, DECLARATION, Scan, Token};

/// Writes properties anew, after counting those that there were.
///
/// Only the program's name and version stay, where it is one whose sizes readers trust: layout depends on them. It is
/// named alike on every system.
pub fn bare_properties(
    application: &Application,
    kind: Kind,
    source: &[u8],
    tally: &mut Tally,
    limits: &Limits,
) -> Result<String> {
    let source = xml::decode(source)?;
    let mut scan = Scan::new(&source, &[], limits);
    let (mut count, mut element, mut program, mut version) = (0, "", "", "");
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => element = open.local,
            Token::Text(text) if element == "Application" && is_trusted(text, application.program) => {
                program = application.program;
            }
            Token::Text(text) if element == "AppVersion" && is_version(text) => version = text,
            Token::Text(text) if !text.trim().is_empty() => count += 1,
            _ => {}
        }
    }
    tally.add(DroppedKind::Property, count);
    if kind == Kind::CoreProperties {
        return Ok(format!("{DECLARATION}<cp:coreProperties xmlns:cp=\"{CORE}\"/>"));
    }
    let version = if version.is_empty() { String::new() } else { format!("<AppVersion>{version}</AppVersion>") };
    let program = if program.is_empty() { String::new() } else { format!("<Application>{program}</Application>") };
    Ok(format!("{DECLARATION}<Properties xmlns=\"{EXTENDED}\">{program}{version}</Properties>"))
}

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// Tells whether a name is that of the program, here or on another system, or of one that measures as it does.
fn is_trusted(name: &str, program: &str) -> bool {
    let elsewhere = || name.strip_prefix("Microsoft Macintosh ") == program.rsplit(' ').next();
    name == program || elsewhere() || name.starts_with("LibreOffice/")
}

/// Tells whether a version is of the one form that Word accepts, `NN.NNNN` (ECMA-376-1, 22.2.2.3).
fn is_version(text: &str) -> bool {
    let digits = |text: &str, len| text.len() == len && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(major, minor)| digits(major, 2) && digits(minor, 4))
}
