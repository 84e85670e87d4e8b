//! Objects on slides and sheets for which only the older markup has a picture: that picture takes their place.

use std::collections::BTreeMap;

use super::Relations;
use super::element::Verdict::{self, Rename, Skip, Unwrap};
use crate::error::Result;
use crate::format::ooxml::namespace::{self as ns, A, A14, MC, XDR};
use crate::limits::Limits;
use crate::syntax::xml::{Open, Scan, Token, attributes, escape_attribute, plain_value};

/// The verdicts over the shapes of a sheet that stand for objects.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    pub verdicts: BTreeMap<usize, Verdict>,
    /// What takes the place of their properties: the picture, with its frame.
    pub pictures: BTreeMap<usize, String>,
    /// Where the numbers and names of the shapes stand; these are not hidden any more.
    pub shown: Vec<usize>,
}

/// A shape that may stand for an object.
#[derive(Debug, Default)]
struct Shape<'a> {
    depth: usize,
    prefix: &'a str,
    verdicts: Vec<(usize, Verdict)>,
    named: Option<usize>,
    properties: Option<usize>,
    object: Option<String>,
    /// The colours of its ground and of its edge.
    ground: Option<String>,
    edge: Option<String>,
    width: Option<String>,
    /// Whether a tag that gets another name or goes declares a namespace that is needed.
    declares: bool,
}

/// Elements that are open: the namespace and the name of each, where it begins, and whether it declares a namespace.
type Around<'a> = Vec<(u8, &'a str, usize, bool)>;

/// Finds the shapes that stand for objects with a picture: a program that shows the object hides them, and others pass over
/// the alternative that they are in.
///
/// # Errors
/// What [`Scan`] gives.
pub(super) fn shapes(source: &str, relations: &Relations, limits: &Limits) -> Result<Shapes> {
    let mut found = Shapes::default();
    if relations.previews.is_empty() || !source.contains("/spreadsheetDrawing") {
        return Ok(found);
    }
    let mut scan = Scan::new(source, ns::ALL, limits);
    let (mut around, mut current) = (Around::new(), None::<Shape<'_>>);
    while let Some(token) = scan.next()? {
        if let Token::Open(open) = &token {
            let start = scan.start;
            match (open.namespace, open.local) {
                (XDR, "sp") => current = Some(Shape::new(open, &around)),
                (MC, "Fallback") if around.last().is_some_and(|(.., at, _)| found.verdicts.contains_key(at)) => {
                    found.verdicts.insert(start, Skip(None));
                }
                _ => {}
            }
            if let Some(shape) = &mut current {
                shape.inside(open, &around, start)?;
            }
            around.push((open.namespace, open.local, start, declares(open, &scan)?));
            if !open.is_empty {
                continue;
            }
        }
        if matches!(token, Token::Open(_) | Token::Close) {
            around.pop();
            if let Some(shape) = current.take_if(|shape| shape.depth == around.len()) {
                found.add(shape, relations);
            }
        }
    }
    Ok(found)
}

impl<'a> Shape<'a> {
    fn new(open: &Open<'a>, around: &Around<'_>) -> Self {
        let mut shape = Self { depth: around.len(), prefix: open.prefix, ..Self::default() };
        if let [.., (MC, "AlternateContent", all, one), (MC, "Choice", choice, other), (XDR, ..)] = around.as_slice() {
            shape.verdicts.extend([(*all, Unwrap(None)), (*choice, Unwrap(None))]);
            shape.declares = *one || *other;
        }
        shape
    }

    fn inside(&mut self, open: &Open<'a>, around: &Around<'_>, start: usize) -> Result<()> {
        let verdict = match (open.namespace, open.local) {
            (XDR, "sp") => Rename("pic"),
            (XDR, "nvSpPr") => Rename("nvPicPr"),
            (XDR, "cNvSpPr") => Rename("cNvPicPr"),
            (XDR, "txBody" | "style") | (A, "spLocks") => Skip(None),
            (XDR, "cNvPr") => {
                self.named = Some(start);
                return Ok(());
            }
            (XDR, "spPr") => {
                self.properties = Some(start);
                return Ok(());
            }
            (A14, "compatExt") => {
                self.object = plain_value(open, "spid")?;
                return Ok(());
            }
            _ => return self.look(open, around),
        };
        self.declares |= matches!(verdict, Rename(_)) && open.attributes.contains("xmlns");
        self.verdicts.push((start, verdict));
        Ok(())
    }

    /// Notes what an element tells of the look of the shape.
    fn look(&mut self, open: &Open<'_>, around: &Around<'_>) -> Result<()> {
        let is_colour = |value: &String| value.len() == 6 && value.bytes().all(|byte| byte.is_ascii_hexdigit());
        let is_width = |value: &String| value.len() <= 8 && value.bytes().all(|byte| byte.is_ascii_digit());
        match (around.as_slice(), open.local) {
            ([.., (XDR, "spPr", ..)], "ln") => self.width = plain_value(open, "w")?.filter(is_width),
            ([.., (XDR, "spPr", ..), (A, "solidFill", ..)], "srgbClr") => {
                self.ground = plain_value(open, "val")?.filter(is_colour);
            }
            ([.., (XDR, "spPr", ..), (A, "ln", ..), (A, "solidFill", ..)], "srgbClr") => {
                self.edge = plain_value(open, "val")?.filter(is_colour);
            }
            _ => {}
        }
        Ok(())
    }

    /// The picture behind its names.
    fn picture(&self, id: &str, is_strict: bool) -> String {
        let (p, (drawing, _)) = (super::qualifier(self.prefix), names(is_strict));
        let solid = |colour: &String| format!("<a:solidFill><a:srgbClr val=\"{colour}\"/></a:solidFill>");
        let ground = self.ground.as_ref().map(solid).unwrap_or_default();
        let width = self.width.as_ref().map(|width| format!(" w=\"{width}\"")).unwrap_or_default();
        let edge = self.edge.as_ref().map(|edge| format!("<a:ln{width}>{}</a:ln>", solid(edge))).unwrap_or_default();
        format!(
            "{}<{p}spPr xmlns:a=\"{drawing}\"><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>{ground}{edge}</{p}spPr>",
            fill(self.prefix, id, is_strict)
        )
    }
}

impl Shapes {
    fn add(&mut self, shape: Shape<'_>, relations: &Relations) {
        let id = shape.object.as_ref().and_then(|object| relations.previews.get(object)).filter(|_| !shape.declares);
        if let Some((id, properties)) = id.zip(shape.properties) {
            self.pictures.insert(properties, shape.picture(id, relations.is_strict));
            self.verdicts.extend(shape.verdicts);
            self.shown.extend(shape.named);
        }
    }
}

/// Tells whether an element declares a namespace that what is in it may need once its tags are gone. The older parts of a
/// shape, which alone are marked with the two that are left, do not stay.
fn declares(open: &Open<'_>, scan: &Scan<'_>) -> Result<bool> {
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        let is_name = attribute.prefix == "xmlns" || attribute.local == "xmlns";
        if is_name && !matches!(scan.namespace(attribute.value), MC | A14) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The namespaces of drawings and of relationships.
pub(super) const fn names(is_strict: bool) -> (&'static str, &'static str) {
    if is_strict {
        ("http://purl.oclc.org/ooxml/drawingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
    } else {
        (
            "http://schemas.openxmlformats.org/drawingml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        )
    }
}

fn fill(prefix: &str, id: &str, is_strict: bool) -> String {
    let (drawing, related) = names(is_strict);
    let p = super::qualifier(prefix);
    format!(
        "<{p}blipFill><a:blip xmlns:a=\"{drawing}\" xmlns:r=\"{related}\" r:embed=\"{id}\"/>\
         <a:stretch xmlns:a=\"{drawing}\"><a:fillRect/></a:stretch></{p}blipFill>"
    )
}

/// The frame of an object on a slide, as far as its picture takes it over.
#[derive(Debug, Default)]
pub(super) struct Place {
    /// Left, top, width and height.
    pub edges: [Option<String>; 4],
    /// What the frame is called, what it shows, and whether it is hidden.
    pub named: Vec<(&'static str, String)>,
}

impl Place {
    /// Notes what an element of the frame tells of it.
    ///
    /// # Errors
    /// What [`attributes`] gives.
    pub fn read(&mut self, open: &Open<'_>) -> Result<()> {
        let [left, top, width, height] = &mut self.edges;
        let is_number = |edge: &String| {
            let digits = edge.strip_prefix('-').unwrap_or(edge);
            !digits.is_empty() && digits.len() <= 11 && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        match open.local {
            "off" => {
                (*left, *top) = (plain_value(open, "x")?.filter(is_number), plain_value(open, "y")?.filter(is_number))
            }
            // An extension has the same name, and no size.
            "ext" if open.attributes.contains("cx") => {
                (*width, *height) =
                    (plain_value(open, "cx")?.filter(is_number), plain_value(open, "cy")?.filter(is_number));
            }
            "ext" => {}
            _ => {
                for name in ["name", "descr", "title"] {
                    self.named.extend(plain_value(open, name)?.map(|value| (name, value)));
                }
                let hidden = plain_value(open, "hidden")?.filter(|hidden| matches!(hidden.as_str(), "1" | "true"));
                self.named.extend(hidden.map(|hidden| ("hidden", hidden)));
            }
        }
        Ok(())
    }

    /// The picture, with the number and the names of the frame if it takes its place; nothing where it is not known where
    /// that is.
    pub fn picture(&self, prefix: &str, number: Option<&str>, id: &str, is_strict: bool) -> Option<String> {
        let [Some(left), Some(top), Some(width), Some(height)] = &self.edges else { return None };
        let (p, (drawing, _)) = (super::qualifier(prefix), names(is_strict));
        let named = self.named.iter().filter(|_| number.is_some());
        let mut written: String =
            named.clone().map(|(name, value)| format!(" {name}=\"{}\"", escape_attribute(value))).collect();
        if !named.clone().any(|(name, _)| *name == "name") {
            written += " name=\"\"";
        }
        let number = number.unwrap_or("0");
        Some(format!(
            "<{p}pic><{p}nvPicPr><{p}cNvPr id=\"{number}\"{written}/><{p}cNvPicPr/><{p}nvPr/></{p}nvPicPr>{}\
             <{p}spPr><a:xfrm xmlns:a=\"{drawing}\"><a:off x=\"{left}\" y=\"{top}\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom xmlns:a=\"{drawing}\" prst=\"rect\"><a:avLst/></a:prstGeom></{p}spPr></{p}pic>",
            fill(prefix, id, is_strict)
        ))
    }
}
