//! Packages of the Open Packaging Conventions (ECMA-376 Part 2): parts, their types, and what refers to what.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::xml::{self, DECLARATION, Scan, Token, attributes, decode_value, escape_attribute};
use super::zip;
use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::model::order;

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const TYPES_NAME: &str = "[Content_Types].xml";

/// An open package.
#[derive(Debug)]
pub struct Package {
    /// The parts; those that hold types and relationships are not among them.
    pub parts: Vec<Part>,
    /// What the package as a whole refers to.
    pub relationships: Vec<Relationship>,
    /// How many stretches of the archive belong to no part.
    pub unreferenced: usize,
}

/// One part.
#[derive(Debug)]
pub struct Part {
    /// The content type, in lower case and without parameters; empty where none is given.
    pub content_type: String,
    /// The content.
    pub bytes: Vec<u8>,
    /// What the part refers to.
    pub relationships: Vec<Relationship>,
}

/// One reference from a part, or from the package.
#[derive(Debug, Clone)]
pub struct Relationship {
    /// The name by which the markup of the part calls it.
    pub id: String,
    /// The relationship type.
    pub kind: String,
    /// What is referred to.
    pub target: Target,
}

/// What a relationship points to.
#[derive(Debug, Clone)]
pub enum Target {
    /// A part, by its index.
    Part(usize),
    /// Something inside the package that is not there; what is written instead of a name.
    Missing(String),
    /// Something outside the package, by its address.
    External(String),
}

impl Package {
    /// How many bytes its parts are.
    pub fn len_bytes(&self) -> u64 {
        self.parts.iter().map(|part| part.bytes.len() as u64).sum()
    }

    /// Opens a package.
    ///
    /// # Errors
    /// What [`zip::read`] and the markup of types and relationships give; `Malformed` where the types are missing.
    pub fn open(bytes: &[u8], limits: &Limits) -> Result<Self> {
        let archive = zip::read(bytes, zip::Names::Strict, limits)?;
        let (mut names, mut parts, mut related, mut types) = (BTreeMap::new(), Vec::new(), Vec::new(), None);
        for entry in archive.entries {
            let key = key(&entry.name);
            if key == "[content_types].xml" {
                types = Some(Types::parse(&entry.bytes, limits)?);
            } else if let Some(source) = source_of(&key) {
                related.push((source, entry.bytes));
            } else if names.insert(key.clone(), parts.len()).is_some() {
                return Err(Error::Malformed { what: "two of its parts have the same name" });
            } else {
                parts.push((key, entry.bytes));
            }
        }
        let types = types.ok_or(Error::Malformed { what: "it lacks the list of what its parts are" })?;
        let mut parts: Vec<Part> = parts
            .into_iter()
            .map(|(key, bytes)| Part { content_type: types.of(&key), bytes, relationships: Vec::new() })
            .collect();
        let (mut relationships, mut unreferenced) = (Vec::new(), archive.unreferenced);
        for (source, bytes) in related {
            let slot = match names.get(&source).and_then(|&index| parts.get_mut(index)) {
                Some(part) => &mut part.relationships,
                None if source.is_empty() => &mut relationships,
                None => {
                    unreferenced += 1;
                    continue;
                }
            };
            *slot = parse_relationships(&bytes, &source, &names, limits)?;
        }
        Ok(Self { parts, relationships, unreferenced })
    }
}

/// Gives the content type of what a package is for, such as the document in it, without unpacking the rest; nothing
/// where the archive, its list of types or its first relationships cannot be read.
pub fn document_type(bytes: &[u8]) -> Option<String> {
    let limits = Limits::default();
    let [types, related] = zip::find(bytes, [TYPES_NAME, &relationships_name("")], LONGEST_LIST)?;
    let mut document = None;
    elements(&related, &[(RELATIONSHIPS, 0)], &limits, |_, values| {
        if document.is_none() && values("Type")?.is_some_and(|kind| kind.ends_with("/officeDocument")) {
            document = values("Target")?;
        }
        Ok(())
    })
    .ok()?;
    Some(Types::parse(&types, &limits).ok()?.of(&resolve("", &document?)?))
}

/// Of a list of types that is longer only the whole opening of the package reads more.
const LONGEST_LIST: u64 = 1 << 20;

/// The types of the parts (ECMA-376-2, 10.1.2.2).
#[derive(Debug, Default)]
struct Types {
    extensions: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

impl Types {
    fn parse(bytes: &[u8], limits: &Limits) -> Result<Self> {
        let mut types = Self::default();
        elements(bytes, &[(TYPES, 0)], limits, |local, values| {
            let content_type = values("ContentType")?.unwrap_or_default();
            let content_type = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            match local {
                "Default" => {
                    let extension = values("Extension")?.unwrap_or_default().to_ascii_lowercase();
                    types.extensions.insert(extension, content_type);
                }
                "Override" => {
                    let name = values("PartName")?.unwrap_or_default();
                    types.names.insert(key(name.trim_start_matches('/')), content_type);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(types)
    }

    fn of(&self, key: &str) -> String {
        let by_extension = || self.extensions.get(key.rsplit_once('.').map_or("", |(_, extension)| extension));
        self.names.get(key).or_else(by_extension).cloned().unwrap_or_default()
    }
}

fn parse_relationships(
    bytes: &[u8],
    source: &str,
    names: &BTreeMap<String, usize>,
    limits: &Limits,
) -> Result<Vec<Relationship>> {
    let mut found: Vec<Relationship> = Vec::new();
    elements(bytes, &[(RELATIONSHIPS, 0)], limits, |local, values| {
        if local != "Relationship" {
            return Ok(());
        }
        let mut value = |name| values(name).map(Option::unwrap_or_default);
        let (id, kind, target) = (value("Id")?, value("Type")?, value("Target")?);
        let target = if value("TargetMode")? == "External" {
            Target::External(target)
        } else {
            resolve(source, &target)
                .and_then(|key| names.get(&key).copied())
                .map_or(Target::Missing(target), Target::Part)
        };
        found.push(Relationship { id, kind, target });
        Ok(())
    })?;
    let mut ids: Vec<&str> = found.iter().map(|relationship| relationship.id.as_str()).collect();
    ids.sort_unstable();
    if ids.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Error::Malformed { what: "two of its relationships have the same name" });
    }
    Ok(found)
}

/// Calls `each` for every element of the namespace with its name and a way to read its attributes.
fn elements(
    bytes: &[u8],
    namespaces: xml::Namespaces,
    limits: &Limits,
    mut each: impl FnMut(&str, &mut dyn FnMut(&str) -> Result<Option<String>>) -> Result<()>,
) -> Result<()> {
    let text = xml::decode(bytes)?;
    let mut scan = Scan::new(&text, namespaces, limits);
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        if open.namespace != 0 {
            continue;
        }
        each(open.local, &mut |name| {
            for attribute in attributes(open.attributes) {
                let attribute = attribute?;
                if attribute.prefix.is_empty() && attribute.local == name {
                    return decode_value(attribute.value).map(|value| Some(value.into_owned()));
                }
            }
            Ok(None)
        })?;
    }
    Ok(())
}

/// The form in which names are compared: percent signs undone, case ignored (ECMA-376-2, 9.1.1.3).
fn key(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let escaped = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned()).to_ascii_lowercase()
}

/// Gives the key of the part whose relationships a part holds; empty for the package.
fn source_of(key: &str) -> Option<String> {
    let (folder, name) = key.rsplit_once('/')?;
    let folder = folder.strip_suffix("_rels")?;
    name.strip_suffix(".rels").map(|name| format!("{folder}{name}"))
}

/// Gives the key of the part that a target means, seen from its source.
fn resolve(source: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next().filter(|target| !target.is_empty())?;
    let folder = if target.starts_with('/') { "" } else { source.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    Some(key(&segments.join("/")))
}

/// Writes the target of a part as its source sees it; both names without the leading `/`.
pub fn relative(source: &str, target: &str) -> String {
    let mut folder = source.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut rest = target;
    while let (Some((mine, deeper)), Some((theirs, after))) =
        ((!folder.is_empty()).then(|| folder.split_once('/').unwrap_or((folder, ""))), rest.split_once('/'))
    {
        if mine != theirs {
            break;
        }
        (folder, rest) = (deeper, after);
    }
    let up = if folder.is_empty() { 0 } else { folder.split('/').count() };
    "../".repeat(up) + rest
}

/// The name of the part that holds the relationships of a part, or of the package where `source` is empty.
pub fn relationships_name(source: &str) -> String {
    let (folder, name) = source.rsplit_once('/').map_or(("", source), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{name}.rels")
}

/// Writes a part of relationships: id, type, target, and whether the target lies outside.
pub fn relationships<'a>(entries: impl Iterator<Item = (&'a str, Cow<'a, str>, Cow<'a, str>, bool)>) -> String {
    let mut out = format!("{DECLARATION}<Relationships xmlns=\"{RELATIONSHIPS}\">");
    for (id, kind, target, is_external) in entries {
        let mode = if is_external { " TargetMode=\"External\"" } else { "" };
        let (kind, target) = (escape_attribute(&kind), escape_attribute(&target));
        out += &format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"{mode}/>");
    }
    out + "</Relationships>"
}

/// Packs parts, each with its name and its content type; parts of relationships come with an empty type.
///
/// The order is that of Office: the types, what the package refers to, then the rest by name.
///
/// # Errors
/// What [`zip::write`] gives.
pub fn write(parts: Vec<(&str, &str, &[u8])>) -> Result<Vec<u8>> {
    let root = relationships_name("");
    let parts = order::sort_by_key(parts, |&(name, ..)| (name != root, name));
    let mut types = format!(
        "{DECLARATION}<Types xmlns=\"{TYPES}\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    );
    for (name, content_type, _) in parts.iter().filter(|(_, content_type, _)| !content_type.is_empty()) {
        let (name, content_type) = (escape_attribute(name), escape_attribute(content_type));
        types += &format!("<Override PartName=\"/{name}\" ContentType=\"{content_type}\"/>");
    }
    types += "</Types>";
    let first = std::iter::once((TYPES_NAME, types.as_bytes()));
    zip::write(first.chain(parts.iter().map(|&(name, _, bytes)| (name, bytes))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn targets_are_found_from_their_source() {
        assert_eq!(resolve("word/document.xml", "media/A%20b.png").unwrap(), "word/media/a b.png");
        assert_eq!(resolve("word/document.xml", "../customXml/item1.xml").unwrap(), "customxml/item1.xml");
        assert_eq!(resolve("", "/word/./document.xml").unwrap(), "word/document.xml");
        assert_eq!(resolve("word/document.xml", "../../x"), None);
        assert_eq!(resolve("word/document.xml", "#mark"), None);
    }

    #[test]
    fn targets_are_written_from_their_source() {
        assert_eq!(relative("", "word/document.xml"), "word/document.xml");
        assert_eq!(relative("word/document.xml", "word/media/image1.png"), "media/image1.png");
        assert_eq!(relative("word/theme/theme1.xml", "word/media/image1.png"), "../media/image1.png");
        assert_eq!(relationships_name("word/document.xml"), "word/_rels/document.xml.rels");
        assert_eq!(relationships_name(""), "_rels/.rels");
    }

    #[test]
    fn a_package_reads_back_as_it_was_written() {
        let kind = "urn:kind";
        let root = relationships([("rId1", kind.into(), "a/b.xml".into(), false)].into_iter());
        let part = relationships([("rId7", kind.into(), "http://x/?a=1&b=2".into(), true)].into_iter());
        let packed = write(vec![
            ("a/b.xml", "text/x", b"<x/>"),
            ("a/_rels/b.xml.rels", "", part.as_bytes()),
            ("_rels/.rels", "", root.as_bytes()),
        ])
        .unwrap();
        let package = Package::open(&packed, &Limits::default()).unwrap();
        assert_eq!(package.parts.len(), 1);
        assert!(matches!(package.relationships[0].target, Target::Part(0)));
        assert_eq!(package.parts[0].content_type, "text/x");
        let outer = &package.parts[0].relationships[0];
        assert!(matches!(&outer.target, Target::External(address) if address == "http://x/?a=1&b=2"));
        assert_eq!((outer.id.as_str(), package.unreferenced), ("rId7", 0));
    }
}
