//! Data stored beside the text of a document, from which content controls are filled (ECMA-376-1, 15.2.5, 15.2.6 and
//! 17.5.2.6).
//!
//! What its elements are called is anybody's choice, so each name is a unit: it changes in the store and in the paths
//! that lead there together. A store that no control leads to does not stay, nor does one that holds coded content, or
//! elements between texts: a value that stands on both sides of one would be read as two.

use super::attribute::{Class, is_guid};
use super::splice::{Form, Setting};
use super::text::Gathered;
use super::units::Units;
use super::vocabulary::is_usual_prefix;
use super::{Content, Making, Written};
use crate::error::Result;
use crate::limits::Limits;
use crate::model::{Location, Place, Sensitive, TextUnit};
use crate::syntax::opc::{self, Package, Target};
use crate::syntax::xml::{self, DECLARATION, Scan, Token, attributes, decode_value, escape_text};

/// A store that may stay.
#[derive(Debug)]
pub struct Store {
    /// The number by which controls name it.
    id: String,
    /// Its markup, without what is none of its data.
    text: String,
}

/// The namespaces that programs have of themselves.
const KNOWN: &[&str] = &[
    "http://schemas.microsoft.com/office/2006/coverPageProps",
    "http://www.w3.org/2001/XMLSchema",
    "http://www.w3.org/2001/XMLSchema-instance",
];

const PROPERTIES: &str = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
const NAMESPACE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

impl Store {
    /// Reads a store; nothing for one that controls cannot name, or whose markup is not as plain as data is.
    pub fn read(package: &Package, index: usize, limits: &Limits) -> Option<Self> {
        let part = package.parts.get(index)?;
        let named = part.relationships.iter().find(|related| related.kind.ends_with("/customXmlProps"))?;
        let Target::Part(properties) = named.target else { return None };
        let id = item_id(&package.parts.get(properties)?.bytes, limits).ok()??;
        let text = plain(&xml::decode(&part.bytes).ok()?, limits).ok()??;
        is_guid(&id).then_some(Self { id, text })
    }

    /// The number by which controls name it.
    pub fn id(&self) -> &str {
        &self.id
    }
}

fn item_id(bytes: &[u8], limits: &Limits) -> Result<Option<String>> {
    let text = xml::decode(bytes)?;
    let mut scan = Scan::new(&text, &[], limits);
    while let Some(token) = scan.next()? {
        let Token::Open(open) = token else { continue };
        let id = attributes(open.attributes).flatten().find(|attribute| attribute.local == "itemID");
        return id.map(|id| decode_value(id.value).map(std::borrow::Cow::into_owned)).transpose();
    }
    Ok(None)
}

/// Copies markup without comments and what stands around the root; nothing where it uses names or texts that are no data.
fn plain(source: &str, limits: &Limits) -> Result<Option<String>> {
    let mut scan = Scan::new(source, &[], limits);
    let (mut out, mut copied, mut depth, mut run) = (DECLARATION.to_owned(), None, 0_usize, String::new());
    let mut holding = vec![Holding::default()];
    while let Some(token) = scan.next()? {
        let from = *copied.get_or_insert(scan.start);
        match token {
            Token::Open(open) => {
                if depth == 0 {
                    (out, copied) = (DECLARATION.to_owned(), Some(scan.start));
                }
                let is_mixed = holding.last_mut().is_some_and(|holding| holding.mixes(&run, true));
                if !is_prefix(open.prefix) || !are_plain(open.attributes)? || is_coded(&run) || is_mixed {
                    return Ok(None);
                }
                run.clear();
                if !open.is_empty {
                    depth += 1;
                    holding.push(Holding::default());
                }
            }
            Token::Close => {
                let is_mixed = holding.pop().is_some_and(|mut holding| holding.mixes(&run, false));
                if is_coded(&run) || is_mixed {
                    return Ok(None);
                }
                run.clear();
                depth = depth.saturating_sub(1);
            }
            Token::Text(text) => run.push_str(text),
            Token::Character(c) => run.push(c),
            Token::Literal(text) => {
                run.push_str(text);
                out.push_str(source.get(from..scan.start).unwrap_or_default());
                out.push_str(&escape_text(text));
                copied = Some(scan.end);
            }
            Token::Aside => {
                out.push_str(source.get(from..scan.start).unwrap_or_default());
                copied = Some(scan.end);
            }
        }
        if depth == 0 {
            let from = copied.unwrap_or(scan.end);
            out.push_str(source.get(from..scan.end).unwrap_or_default());
            copied = Some(scan.end);
        }
    }
    let end = out.rfind('>').map_or(0, |end| end + 1);
    out.truncate(end);
    Ok(Some(out))
}

/// What an element has held so far.
#[derive(Debug, Default)]
struct Holding {
    has_text: bool,
    has_elements: bool,
}

impl Holding {
    /// Adds a text with what follows it, and tells whether text and elements stand side by side.
    fn mixes(&mut self, text: &str, before_element: bool) -> bool {
        self.has_text |= !text.trim().is_empty();
        self.has_elements |= before_element;
        self.has_text && self.has_elements
    }
}

fn are_plain(written: &str) -> Result<bool> {
    for attribute in attributes(written) {
        let attribute = attribute?;
        let is_plain = match attribute.prefix {
            // Paths name it as it is written.
            "xmlns" => is_prefix(attribute.local) && !attribute.value.contains('&'),
            "" if attribute.local == "xmlns" => !attribute.value.contains('&'),
            "xml" => attribute.local == "space" && matches!(attribute.value, "preserve" | "default"),
            prefix => is_prefix(prefix),
        };
        if !is_plain || is_coded(&decode_value(attribute.value)?) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_prefix(prefix: &str) -> bool {
    matches!(prefix, "xsi" | "xsd") || is_usual_prefix(prefix)
}

/// Tells whether a text is markup, or a file in letters: nobody could look through it.
fn is_coded(text: &str) -> bool {
    const LONGEST_WORD: usize = 100;
    let address = text.contains("://");
    text.contains('<') || !address && text.split_whitespace().any(|word| word.len() > LONGEST_WORD && word.is_ascii())
}

/// The parts of a value that leads to a store, with whether each is a name or else a namespace; nothing where there is more
/// in it than that.
fn steps(attribute: &str, value: &str) -> Option<Vec<(std::ops::Range<usize>, bool)>> {
    match attribute {
        "xpath" => path(value),
        "prefixMappings" => mappings(value),
        _ => None,
    }
}

/// `/ns0:order[1]/ns0:customer[1]/@name`
fn path(value: &str) -> Option<Vec<(std::ops::Range<usize>, bool)>> {
    let (mut names, mut at) = (Vec::new(), 1);
    for step in value.strip_prefix('/')?.split('/') {
        let (name, index) = step.split_once('[').unwrap_or((step, "1]"));
        let index = index.strip_suffix(']')?;
        let plain = name.strip_prefix('@').unwrap_or(name);
        let (prefix, local) = plain.split_once(':').unwrap_or(("", plain));
        let is_name = local.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && local.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if !is_name || !is_prefix(prefix) || index.len() > 6 || !index.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let start = at + name.len() - local.len();
        names.push((start..start + local.len(), true));
        at += step.len() + 1;
    }
    Some(names)
}

/// `xmlns:ns0='http://example.com/order' xmlns:ns1="..."`
fn mappings(value: &str) -> Option<Vec<(std::ops::Range<usize>, bool)>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(rest) = value.get(at..) {
        let inside = rest.trim_start();
        at += rest.len() - inside.len();
        if inside.is_empty() {
            return Some(found);
        }
        let (prefix, quoted) = inside.strip_prefix("xmlns:")?.split_once('=')?;
        let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (address, _) = quoted.get(1..)?.split_once(quote)?;
        if !is_prefix(prefix) || address.contains('&') {
            return None;
        }
        let start = at + "xmlns:".len() + prefix.len() + 2;
        at = start + address.len() + 1;
        found.push((start..start + address.len(), false));
    }
    None
}

/// Tells whether an attribute of a binding may stay (ECMA-376-1, 17.5.2.6).
pub fn is_plain_binding(attribute: &str, value: &str, mut is_store: impl FnMut(&str) -> bool) -> bool {
    if attribute == "storeItemID" { is_store(value) } else { steps(attribute, value).is_some() }
}

/// Adds the names in an attribute of a binding, of which the value begins at `start`.
///
/// # Errors
/// `LimitExceeded` for too many units.
pub fn binding(
    units: &mut Units,
    (attribute, value, start): (&str, &str, usize),
    part: usize,
    limits: &Limits,
) -> Result<()> {
    for (range, is_name) in steps(attribute, value).unwrap_or_default() {
        let written = value.get(range.clone()).unwrap_or_default();
        name(units, (written, start + range.start, is_name), part, limits)?;
    }
    Ok(())
}

fn name(units: &mut Units, (written, start, is_name): (&str, usize, bool), part: usize, limits: &Limits) -> Result<()> {
    if written.is_empty() || !is_name && KNOWN.contains(&written) {
        return Ok(());
    }
    if !is_name {
        let gathered = Gathered::address(written, start)?;
        return units.name(Class::StoreAddress, gathered, part, Setting::Address, limits).map(|_| ());
    }
    let mut gathered = Gathered::default();
    gathered.plain(written, start);
    units.name(Class::StoreName, gathered, part, Setting::Name, limits).map(|_| ())
}

/// Gathers the units of a store.
fn gather(units: &mut Units, source: &str, part: usize, limits: &Limits) -> Result<()> {
    let mut scan = Scan::new(source, &[], limits);
    let (mut open_names, mut run) = (Vec::new(), Gathered::default());
    while let Some(token) = scan.next()? {
        match token {
            Token::Text(text) => run.add(text, scan.start, scan.end, Form::Plain),
            Token::Character(c) => run.add(c.encode_utf8(&mut [0; 4]), scan.start, scan.end, Form::Escape),
            Token::Open(open) => {
                settle(units, &mut run, open_names.last().map(|(_, local)| *local), part, limits)?;
                let before = if open.prefix.is_empty() { 0 } else { open.prefix.len() + 1 };
                name(units, (open.local, scan.start + 1 + before, true), part, limits)?;
                for attribute in attributes(open.attributes) {
                    let attribute = attribute?;
                    let start = open.attributes_start + attribute.value_start;
                    if attribute.prefix == "xmlns" || attribute.prefix.is_empty() && attribute.local == "xmlns" {
                        name(units, (attribute.value, start, false), part, limits)?;
                        continue;
                    }
                    if attribute.prefix == "xml" {
                        continue;
                    }
                    let qualified = open.attributes.get(attribute.start..attribute.value_start).unwrap_or_default();
                    let offset = qualified.find(attribute.local).unwrap_or_default();
                    let at = open.attributes_start + attribute.start + offset;
                    name(units, (attribute.local, at, true), part, limits)?;
                    if !attribute.value.trim().is_empty() {
                        let value = Gathered::value(attribute.value, start)?;
                        units.name(Class::Stored, value, part, Setting::Attribute, limits)?;
                    }
                }
                if !open.is_empty {
                    open_names.push((before, open.local));
                }
            }
            Token::Close => {
                settle(units, &mut run, open_names.last().map(|(_, local)| *local), part, limits)?;
                if let Some((before, local)) = open_names.pop() {
                    name(units, (local, scan.start + 2 + before, true), part, limits)?;
                }
            }
            Token::Literal(_) | Token::Aside => {}
        }
    }
    Ok(())
}

/// Makes a unit of a text, which the name of its element tells about.
fn settle(units: &mut Units, run: &mut Gathered, name: Option<&str>, part: usize, limits: &Limits) -> Result<()> {
    let gathered = std::mem::take(run);
    if gathered.text.trim().is_empty() {
        return Ok(());
    }
    let location = Location::hidden(Place::Stored, units.number(Place::Stored));
    let label = name.map(|name| Sensitive::new(name.to_owned()));
    let unit = units.push(TextUnit::prose(gathered.text, location).labelled(label), limits)?;
    units.site(unit, gathered.pieces, part, Setting::Text);
    Ok(())
}

/// The name of the part of a store, after so many others.
pub fn part_name(count: usize) -> String {
    format!("customXml/item{}.xml", count + 1)
}

impl Making {
    /// Adds the stores that controls lead to, with what says their numbers.
    pub(super) fn write_stores(&mut self, stores: &mut [Store], limits: &Limits) -> Result<()> {
        for (number, index) in self.bound.iter().enumerate() {
            let Some(store) = stores.get_mut(*index) else { continue };
            let text = std::mem::take(&mut store.text);
            gather(&mut self.office.units, &text, self.office.parts.len(), limits)?;
            let (name, id) = (part_name(number), &store.id);
            let properties = format!("itemProps{}.xml", number + 1);
            let entry = ("rId1", RELATION.into(), properties.as_str().into(), false);
            let related = opc::relationships(std::iter::once(entry));
            let about = format!(
                "{DECLARATION}<ds:datastoreItem ds:itemID=\"{id}\" xmlns:ds=\"{NAMESPACE}\"><ds:schemaRefs/></ds:datastoreItem>"
            );
            self.office.parts.extend([
                Written { name: name.clone(), content_type: "application/xml", content: Content::Text(text) },
                Written { name: opc::relationships_name(&name), content_type: "", content: Content::Text(related) },
                Written {
                    name: format!("customXml/{properties}"),
                    content_type: PROPERTIES,
                    content: Content::Text(about),
                },
            ]);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_apart_and_what_is_more_than_a_path_is_none() {
        let value = "/ns0:order[1]/customer[2]/@name";
        let names: Vec<&str> =
            path(value).unwrap_or_default().into_iter().filter_map(|(range, _)| value.get(range)).collect();
        assert_eq!(names, ["order", "customer", "name"]);
        for value in ["order", "//order", "/order[name='Jane']", "/acme:order", "/a | /b", "/", "/a/text()", "/a[1"] {
            assert_eq!(path(value), None, "{value}");
        }
    }

    #[test]
    fn mappings_are_taken_apart() {
        let value = " xmlns:ns0='http://example.com/a'  xmlns:b=\"urn:b\" ";
        let found: Vec<&str> =
            mappings(value).unwrap_or_default().into_iter().filter_map(|(range, _)| value.get(range)).collect();
        assert_eq!(found, ["http://example.com/a", "urn:b"]);
        for value in ["Jane", "xmlns:acme='urn:a'", "xmlns:a='urn:a", "xmlns:a='urn:a&amp;b'"] {
            assert_eq!(mappings(value), None, "{value}");
        }
    }
}
