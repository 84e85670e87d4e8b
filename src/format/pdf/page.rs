//! The catalog and the pages (ISO 32000-2, 7.7).

use super::annotation::redactions;
use super::area::of_page;
use super::canvas::{Unwanted, contents_of};
use super::structure::is_language;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::{DroppedKind, Location, Place};
use crate::syntax::pdf::{Dict, Object, Ref};

impl Walk<'_> {
    /// The catalog, with all pages in one list.
    ///
    /// # Errors
    /// What the parts give.
    pub fn catalog(&mut self) -> Result<Ref> {
        let (root, pages) = (self.out.reserve(), self.out.reserve());
        self.page_tree = pages;
        let file = self.file;
        let found = file.root();
        let from = found.as_deref().and_then(Object::as_dict).cloned().unwrap_or_default();
        let mut kids = Vec::new();
        for (index, page) in (0..).zip(self.pages) {
            kids.push(Object::Ref(match page.at {
                Some(at) => self.link_ref(at, Kind::Page(index)),
                None => {
                    let at = self.out.reserve();
                    let page = self.page(index)?;
                    self.put(at, page);
                    at
                }
            }));
        }
        let tree = Dict::default()
            .with("Type", Object::name("Pages"))
            .with("Count", Object::Integer(kids.len() as i64))
            .with("Kids", Object::Array(kids));
        self.put(pages, tree.into());
        let mut dict = Dict::default();
        dict.set("Type", Object::name("Catalog"));
        dict.set("Pages", Object::Ref(pages));
        self.copy_name(&from, "PageLayout", &LAYOUTS, &mut dict);
        self.copy_name(&from, "PageMode", &["UseNone", "UseOutlines", "UseThumbs", "FullScreen"], &mut dict);
        self.copy(&from, &["MarkInfo"], &mut dict);
        if let Some(language) = file.value(&from, "Lang").as_string().filter(|tag| is_language(tag)) {
            dict.set("Lang", Object::String(language.to_vec()));
        }
        self.opening(&from, &mut dict)?;
        if from.get("Outlines").as_ref().is_some() {
            dict.set("Outlines", self.link(from.get("Outlines"), Kind::Outline)?);
        }
        if let Some(form) = file.value(&from, "AcroForm").as_dict() {
            let form = self.interactive_form(form)?;
            dict.set("AcroForm", form.into());
        }
        if from.get("StructTreeRoot").as_ref().is_some() {
            dict.set("StructTreeRoot", self.link(from.get("StructTreeRoot"), Kind::Structure)?);
        }
        if file.value(&from, "PageLabels").as_dict().is_some() {
            dict.set("PageLabels", self.page_labels(from.get("PageLabels"))?);
        }
        if let Some(names) = file.value(&from, "Names").as_dict() {
            if names.has("JavaScript") {
                self.drop(DroppedKind::Script);
            }
            if let Some(files) = self.embedded_files(names.get("EmbeddedFiles"))? {
                dict.set("Names", Dict::default().with("EmbeddedFiles", files).into());
            }
        }
        self.about_file(&from);
        self.put(root, dict.into());
        Ok(root)
    }

    /// What is shown first, and how the window looks.
    fn opening(&mut self, from: &Dict, to: &mut Dict) -> Result<()> {
        let action = self.file.value(from, "OpenAction");
        match &*action {
            Object::Array(_) => {
                if let Some(place) = self.destination(&action) {
                    to.set("OpenAction", place);
                }
            }
            Object::Dict(action) => {
                if let Some(action) = self.action(action, 1)? {
                    to.set("OpenAction", action.into());
                }
            }
            _ => {}
        }
        if let Some(wishes) = self.file.value(from, "ViewerPreferences").as_dict() {
            let mut own = Dict::default();
            self.copy(wishes, &WISHES, &mut own);
            to.set("ViewerPreferences", own.into());
        }
        Ok(())
    }

    /// Takes note of what is said about the file and does not stay.
    fn about_file(&mut self, root: &Dict) {
        let file = self.file;
        let info = file.value(file.trailer(), "Info");
        let says = |value: &Object| !matches!(value, Object::Null) && value.as_string() != Some(b"");
        if info.as_dict().is_some_and(|info| info.0.values().any(says)) {
            self.drop(DroppedKind::Property);
        }
        if root.has("Metadata") {
            self.drop(DroppedKind::Property);
        }
        if file.is_encrypted() {
            self.drop(DroppedKind::Protection);
        }
        if root.has("PieceInfo") {
            self.drop(DroppedKind::CustomData);
        }
        if !self.layers.is_empty() {
            self.drop(DroppedKind::Layer);
        }
    }

    /// A page.
    ///
    /// # Errors
    /// What its contents give.
    pub fn page(&mut self, index: u32) -> Result<Object> {
        let Some(page) = self.pages.get(index as usize) else { return Ok(Object::Null) };
        let from = &page.dict;
        let mut dict = Dict::default();
        dict.set("Type", Object::name("Page"));
        dict.set("Parent", Object::Ref(self.page_tree));
        self.copy(
            from,
            &["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox", "Rotate", "UserUnit", "StructParents"],
            &mut dict,
        );
        self.copy_name(from, "Tabs", &["R", "C", "S", "A", "W"], &mut dict);
        let group = self.file.value(from, "Group");
        if let Some(group) = group.as_dict() {
            dict.set("Group", self.group(group).into());
        }
        for (key, kind) in DROPPED {
            if from.has(key) {
                self.drop(kind);
            }
        }
        if let Some(annotations) = self.annotations(from, index)? {
            dict.set("Annots", annotations);
        }
        let bytes = page.contents(self.file)?;
        let gone = Unwanted { marked: redactions(self.file, from), areas: of_page(self.areas, index) };
        let contents = contents_of(self.file, page, &bytes);
        let (bytes, resources) = self.canvas(contents, Location::visible(Place::Page, index as usize + 1), &gone)?;
        dict.set("Resources", resources.into());
        let contents = self.packed(Dict::default(), &bytes);
        let at = self.out.reserve();
        self.put(at, contents);
        dict.set("Contents", Object::Ref(at));
        Ok(dict.into())
    }
}

/// How pages may be laid out (table 29).
const LAYOUTS: [&str; 6] =
    ["SinglePage", "OneColumn", "TwoColumnLeft", "TwoColumnRight", "TwoPageLeft", "TwoPageRight"];

/// How the window may look (table 147).
const WISHES: [&str; 9] = [
    "HideToolbar",
    "HideMenubar",
    "HideWindowUI",
    "FitWindow",
    "CenterWindow",
    "DisplayDocTitle",
    "Direction",
    "PrintScaling",
    "Duplex",
];

/// What pages lose.
const DROPPED: [(&str, DroppedKind); 4] = [
    ("Metadata", DroppedKind::Property),
    ("PieceInfo", DroppedKind::CustomData),
    ("Thumb", DroppedKind::Thumbnail),
    ("AA", DroppedKind::Script),
];
