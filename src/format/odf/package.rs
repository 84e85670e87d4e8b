//! A file while it is opened: which entries of the package stay, under which names, and how they are packed again
//! (OpenDocument 1.3, part 2, 3).
//!
//! Nothing is walked but what the markup refers to: its two parts, the pictures, the objects. All other entries are left
//! out, each counted as what its name tells.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::layout::layout;
use super::meta;
use super::picture::Pictures;
use super::read::Reader;
use super::{MEDIA, hidden};
use crate::error::{Error, Result};
use crate::format::Options;
use crate::format::office::{Content, OfficeDocument, Shell, Written};
use crate::format::ooxml::tally::Tally;
use crate::model::DroppedKind;
use crate::syntax::xml::{self, DECLARATION, Scan, escape_attribute};
use crate::syntax::{base64, zip};

/// The entry that says what a package is.
const MIMETYPE: &str = "mimetype";
const MANIFEST: &str = "META-INF/manifest.xml";
const MANIFEST_NAMESPACE: &str = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";

/// What becomes of entries that nothing refers to, by how their names begin; nothing for what says nothing of anybody.
const LEFT_OUT: &[(&str, Option<DroppedKind>)] = &[
    (MIMETYPE, None),
    (MANIFEST, None),
    ("META-INF/", Some(DroppedKind::Signature)),
    ("meta.xml", Some(DroppedKind::Property)),
    ("manifest.rdf", None),
    ("layout-cache", None),
    ("Thumbnails/", Some(DroppedKind::Thumbnail)),
    ("Configurations2/", Some(DroppedKind::EditorSetting)),
    ("Basic/", Some(DroppedKind::Macro)),
    ("Dialogs/", Some(DroppedKind::Macro)),
    ("Scripts/", Some(DroppedKind::Macro)),
    ("VersionList.xml", Some(DroppedKind::History)),
    ("Versions/", Some(DroppedKind::History)),
    ("Fonts/", Some(DroppedKind::EmbeddedFont)),
    ("ObjectReplacements/", None),
    ("Object", Some(DroppedKind::EmbeddedObject)),
    ("Media/", Some(DroppedKind::EmbeddedObject)),
    ("database", Some(DroppedKind::DataSource)),
    ("Pictures/", Some(DroppedKind::Unreferenced)),
];

/// A document while it is opened.
pub struct Making<'o> {
    /// What it becomes.
    pub office: OfficeDocument,
    /// What is left out.
    pub tally: Tally,
    /// How it is opened.
    pub options: &'o Options,
    /// What is known of its pictures.
    pub pictures: Pictures,
    /// The entries of the package by their names.
    pub entries: BTreeMap<String, Vec<u8>>,
    /// Those that were read.
    pub is_read: BTreeSet<String>,
    /// The folders of the objects that stay: as read and as written.
    pub objects: Vec<(String, String)>,
    /// The styles of which what they show is hidden.
    pub hidden_styles: BTreeSet<String>,
    /// The numbers of what refers to each other by a name that nobody sees.
    pub ids: BTreeMap<String, usize>,
    /// Those who commented, in the order in which they are met.
    pub authors: Vec<String>,
    /// How many sheets there were.
    pub sheets: usize,
    /// The units of their names.
    pub sheet_names: Vec<usize>,
    /// The end of the media type of a file that is one piece of markup.
    pub flat: Option<&'static str>,
}

impl<'o> Making<'o> {
    fn new(shell: Shell, options: &'o Options) -> Self {
        Self {
            office: OfficeDocument::new(shell, &options.limits),
            tally: Tally::default(),
            options,
            pictures: Pictures::new(&options.limits),
            entries: BTreeMap::new(),
            is_read: BTreeSet::new(),
            objects: Vec::new(),
            hidden_styles: BTreeSet::new(),
            ids: BTreeMap::new(),
            authors: Vec::new(),
            sheets: 0,
            sheet_names: Vec::new(),
            flat: None,
        }
    }

    /// Opens a package; the end of its media type is known.
    ///
    /// # Errors
    /// `Encrypted` for one behind a password, `Malformed` for one without a text, what reading its markup gives.
    pub fn package(bytes: &[u8], media_type: &'static str, options: &'o Options) -> Result<OfficeDocument> {
        const EMPTY: Error = Error::Malformed { what: "it holds no document" };
        let mut making = Self::new(Shell { pack: pack_entries, layout }, options);
        let archive = zip::read(bytes, zip::Names::Strict, &options.limits)?;
        making.tally.add(DroppedKind::Unreferenced, archive.unreferenced);
        making.tally.add(DroppedKind::Link, archive.links.len() + archive.specials);
        making.office.len_unpacked = archive.entries.iter().map(|entry| entry.bytes.len() as u64).sum();
        making.entries = archive.entries.into_iter().map(|entry| (entry.name, entry.bytes)).collect();
        making.check_open()?;
        if let Some(written) = making.entries.get("meta.xml") {
            making.office.clues = meta::clues(written, &options.limits);
        }
        making.bytes(MIMETYPE, "", format!("{MEDIA}{media_type}").into_bytes());
        if !making.entries.contains_key("content.xml") {
            return Err(EMPTY);
        }
        making.folder("", "")?;
        let mut at = 0;
        while let Some((from, to)) = making.objects.get(at).cloned() {
            making.bytes(&to, "application/vnd.oasis.opendocument.chart", Vec::new());
            making.folder(&from, &to)?;
            at += 1;
        }
        making.leave_out();
        making.finish()
    }

    /// Opens a flat file.
    ///
    /// # Errors
    /// What reading its markup gives.
    pub fn flat(text: &str, media_type: &'static str, options: &'o Options) -> Result<OfficeDocument> {
        let mut making = Self::new(Shell { pack: pack_flat, layout }, options);
        making.flat = Some(media_type);
        making.office.len_unpacked = text.len() as u64;
        making.office.clues = meta::clues(text.as_bytes(), &options.limits);
        making.hidden_styles = hidden::styles(text, &options.limits)?;
        making.markup("content.xml", text, "")?;
        making.finish()
    }

    fn finish(mut self) -> Result<OfficeDocument> {
        let limits = &self.options.limits;
        self.pictures.write(&mut self.office, &mut self.tally, limits)?;
        self.office.dropped = self.tally.dropped();
        Ok(self.office)
    }

    /// Refuses what is locked: every entry of such a package is unreadable but looks like any other.
    fn check_open(&self) -> Result<()> {
        let is_locked = |bytes: &Vec<u8>| memchr::memmem::find(bytes, b"encryption-data").is_some();
        let is_whole = self.entries.contains_key("encrypted-package");
        if is_whole || self.entries.get(MANIFEST).is_some_and(is_locked) { Err(Error::Encrypted) } else { Ok(()) }
    }

    /// Reads the parts of a folder: of the document itself, or of an object in it.
    fn folder(&mut self, from: &str, to: &str) -> Result<()> {
        let limits = &self.options.limits;
        let mut parts = Vec::new();
        for name in ["styles.xml", "content.xml", "settings.xml"] {
            let entry = format!("{from}{name}");
            if let Some(bytes) = self.entries.get(&entry) {
                parts.push((name, xml::decode(bytes)?.into_owned()));
                self.is_read.insert(entry);
            }
        }
        self.hidden_styles.clear();
        for (_, text) in &parts {
            self.hidden_styles.append(&mut hidden::styles(text, limits)?);
        }
        // The text is read first: what stands in headers comes after it.
        for wanted in ["content.xml", "styles.xml", "settings.xml"] {
            if let Some((name, text)) = parts.iter().find(|(name, _)| *name == wanted) {
                self.markup(&format!("{to}{name}"), text, from)?;
            }
        }
        Ok(())
    }

    /// Reads a part; `from` is the folder that its addresses begin in.
    fn markup(&mut self, name: &str, text: &str, from: &str) -> Result<()> {
        let part = self.office.parts.len();
        // Its place is kept, since pictures may follow it.
        self.bytes(name, "text/xml", Vec::new());
        let written = Reader::new(self, text, part, from).read()?;
        if let Some(slot) = self.office.parts.get_mut(part) {
            slot.content = Content::Text(written);
        }
        Ok(())
    }

    fn bytes(&mut self, name: &str, content_type: &'static str, bytes: Vec<u8>) {
        let content = Content::Bytes(Cow::Owned(bytes));
        self.office.parts.push(Written { name: name.to_owned(), content_type, content });
    }

    /// Takes in the object that an address in the folder `from` leads to; gives its new address, if it can be read.
    pub fn object(&mut self, address: &str, from: &str) -> Option<String> {
        let address = address.strip_prefix("./").unwrap_or(address).trim_end_matches('/');
        let read = format!("{from}{address}/");
        let outer = self.objects.iter().find(|(known, _)| known == from).map_or("", |(_, to)| to.as_str());
        if let Some((_, to)) = self.objects.iter().find(|(known, _)| *known == read) {
            return Some(format!("./{}", to.strip_prefix(outer)?.trim_end_matches('/')));
        }
        let text = xml::decode(self.entries.get(&format!("{read}content.xml"))?).ok()?;
        let mut scan = Scan::new(&text, &[], &self.options.limits);
        while scan.next().ok()?.is_some() {}
        let name = format!("Object {}", self.objects.len() + 1);
        let to = format!("{outer}{name}/");
        self.objects.push((read, to));
        Some(format!("./{name}"))
    }

    /// Counts the entries that do not stay.
    fn leave_out(&mut self) {
        for (name, bytes) in &self.entries {
            if self.is_read.contains(name) || bytes.is_empty() {
                continue;
            }
            // Objects have folders of the same names.
            let is_of_object = self.objects.iter().any(|(from, _)| name.starts_with(from));
            let known = LEFT_OUT.iter().find(|(start, _)| name.starts_with(start));
            match known.map_or(Some(DroppedKind::UnknownFile), |(_, kind)| *kind) {
                Some(_) if is_of_object => {}
                Some(kind) => self.tally.add(kind, 1),
                None => {}
            }
        }
    }
}

/// Packs a document: what it is comes first and as it stands, so that it can be told from its first bytes.
fn pack_entries(parts: &[Written], contents: &[Cow<'_, [u8]>]) -> Result<Vec<u8>> {
    let media_type = contents.first().map(Cow::as_ref).unwrap_or_default();
    let root = String::from_utf8_lossy(media_type);
    let listed = std::iter::once(("/", root.as_ref()));
    let listed = listed.chain(parts.iter().skip(1).map(|part| (part.name.as_str(), part.content_type)));
    let mut manifest =
        format!("{DECLARATION}<manifest:manifest xmlns:manifest=\"{MANIFEST_NAMESPACE}\" manifest:version=\"1.3\">");
    for (name, content_type) in listed {
        let name = escape_attribute(name);
        manifest +=
            &format!("<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"{content_type}\"/>");
    }
    manifest += "</manifest:manifest>";
    let entries = parts.iter().zip(contents).skip(1).filter(|(part, _)| !part.name.ends_with('/'));
    let entries = entries.map(|(part, bytes)| (part.name.as_str(), bytes.as_ref()));
    zip::write_typed((MIMETYPE, media_type), entries.chain([(MANIFEST, manifest.as_bytes())]))
}

/// Puts the pictures of a flat file where the markup leaves room for them, one after the other.
fn pack_flat(_parts: &[Written], contents: &[Cow<'_, [u8]>]) -> Result<Vec<u8>> {
    let (text, pictures) = contents.split_first().ok_or(Error::CannotRewrite { what: "there is nothing to write" })?;
    let mut out = Vec::with_capacity(text.len());
    let (mut rest, mut pictures) = (text.as_ref(), pictures.iter());
    while let Some(at) = memchr::memmem::find(rest, ROOM.as_bytes()) {
        let (before, after) = rest.split_at(at);
        out.extend_from_slice(before);
        let packed = pictures.next().map(|bytes| base64::encode(bytes)).unwrap_or_default();
        out.extend_from_slice(format!("<office:binary-data>{packed}</office:binary-data>").as_bytes());
        rest = after.get(ROOM.len()..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    Ok(out)
}

/// Where a picture of a flat file stands.
pub const ROOM: &str = "<office:binary-data/>";
