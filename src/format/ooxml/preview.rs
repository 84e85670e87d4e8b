//! Pictures of objects that stand only in the older markup beside a slide or a sheet (ECMA-376-1, 19.3.2.4; ECMA-376-4,
//! 19.1.2.11). Of that markup nothing else is read, and nothing stays.

use std::collections::BTreeMap;

use super::namespace::{self as ns, O, R, V};
use crate::error::Result;
use crate::limits::Limits;
use crate::model::order;
use crate::syntax::opc::{Package, Relationship, Target};
use crate::syntax::xml::{self, Open, Scan, Token, attributes, decode_value};

/// Gives the pictures of the shapes of an older drawing: the indices of their parts, by the names of the shapes.
///
/// There are none where the drawing cannot be read.
pub fn previews(package: &Package, drawing: usize, limits: &Limits) -> BTreeMap<String, usize> {
    let Some(part) = package.parts.get(drawing) else { return BTreeMap::new() };
    if memchr::memmem::find(&part.bytes, b"imagedata").is_none() {
        return BTreeMap::new();
    }
    read(&part.bytes, &part.relationships, limits).unwrap_or_default()
}

fn read(bytes: &[u8], relationships: &[Relationship], limits: &Limits) -> Result<BTreeMap<String, usize>> {
    let pictures = relationships.iter().filter_map(|relationship| match relationship.target {
        Target::Part(index) if relationship.kind.ends_with("/image") => Some((relationship.id.as_str(), index)),
        _ => None,
    });
    let pictures = order::map(pictures);
    let text = xml::decode(bytes)?;
    let mut scan = Scan::new(&text, ns::ALL, limits);
    let (mut found, mut shape) = (Vec::new(), None);
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        match (open.namespace, open.local) {
            (V, "shape" | "rect") => shape = name(&open, &scan)?,
            (V, "imagedata") => {
                let index = picture(&open, &scan)?.and_then(|id| pictures.get(id.as_str()));
                found.extend(shape.take().zip(index.copied()));
            }
            _ => {}
        }
    }
    Ok(order::map(found))
}

/// What a shape is called by the drawings of today.
fn name(open: &Open<'_>, scan: &Scan<'_>) -> Result<Option<String>> {
    let (mut id, mut other) = (None, None);
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        match (attribute.prefix, attribute.local) {
            ("", "id") => id = Some(decode_value(attribute.value)?.into_owned()),
            (prefix, "spid") if scan.resolve(prefix) == O => other = Some(decode_value(attribute.value)?.into_owned()),
            _ => {}
        }
    }
    // `LH` and the like are places in a page header (18.3.1.36), not objects.
    let is_place = id.as_ref().is_some_and(|id| id.bytes().all(|byte| byte.is_ascii_uppercase()));
    Ok(other.or(id).filter(|_| !is_place))
}

/// The relationship of a picture; nothing where some of it is cut away, which nobody would cut out.
fn picture(open: &Open<'_>, scan: &Scan<'_>) -> Result<Option<String>> {
    let mut found = None;
    for attribute in attributes(open.attributes) {
        let attribute = attribute?;
        let namespace = scan.resolve(attribute.prefix);
        match attribute.local {
            local if local.starts_with("crop") => return Ok(None),
            "relid" | "id" if matches!(namespace, O | R) => found = Some(decode_value(attribute.value)?.into_owned()),
            _ => {}
        }
    }
    Ok(found)
}
