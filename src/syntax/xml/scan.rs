//! One token after the other.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::attribute::{Attribute, attributes, is_name, is_space};
use super::escape::resolve;
use super::{ILL_FORMED, decode_value};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// The namespaces that a format knows, each with the number it gives them; several may share one.
pub type Namespaces = &'static [(&'static str, u8)];

/// The number of a name without a namespace.
pub const NO_NAMESPACE: u8 = u8::MAX;
/// The number of all namespaces that are not known.
pub const OTHER_NAMESPACE: u8 = u8::MAX - 1;

/// A piece of markup. White space and declarations outside the root are not told.
#[derive(Debug, Clone, Copy)]
pub enum Token<'a> {
    /// A start tag, or an empty element.
    Open(Open<'a>),
    /// An end tag.
    Close,
    /// Text without references, as written.
    Text(&'a str),
    /// A character that is written as a reference.
    Character(char),
    /// Text in a CDATA section.
    Literal(&'a str),
    /// A comment or a processing instruction.
    Aside,
}

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// The number of its namespace.
    pub namespace: u8,
    /// The name without its prefix.
    pub local: &'a str,
    /// What stands before the colon of its name.
    pub prefix: &'a str,
    /// The attributes as written.
    pub attributes: &'a str,
    /// Where the attributes begin in the text that is scanned.
    pub attributes_start: usize,
    /// Whether the element ends with this tag.
    pub is_empty: bool,
}

/// Reads markup in order. After the last token the text is known to be well formed.
pub struct Scan<'a> {
    source: &'a str,
    reader: Reader<&'a [u8]>,
    namespaces: Namespaces,
    /// Prefix, number, and how deep the element is that declared it; the newest last.
    bound: Vec<(&'a str, u8, usize)>,
    depth: usize,
    has_root: bool,
    /// The bindings of an empty element live for this one token.
    leaves: bool,
    /// How many bytes were passed over.
    passed: usize,
    limits: Limits,
    /// Where the last token began.
    pub start: usize,
    /// Where the last token ended.
    pub end: usize,
}

impl<'a> Scan<'a> {
    /// Begins to read `source`.
    pub fn new(source: &'a str, namespaces: Namespaces, limits: &Limits) -> Self {
        let reader = Reader::from_str(source);
        let (bound, limits) = (Vec::new(), limits.clone());
        let (depth, has_root, leaves, passed, start, end) = (0, false, false, 0, 0, 0);
        Self { source, reader, namespaces, bound, depth, has_root, leaves, passed, limits, start, end }
    }

    /// Gives the next token, or nothing at the end.
    ///
    /// # Errors
    /// `Malformed` for broken markup or a document type, `LimitExceeded` for too many elements inside one another.
    #[allow(clippy::should_implement_trait, reason = "an iterator cannot tell where its items stand")]
    pub fn next(&mut self) -> Result<Option<Token<'a>>> {
        self.leave_empty();
        loop {
            self.start = self.position()?;
            let event = self.reader.read_event().map_err(|_| ILL_FORMED)?;
            self.end = self.position()?;
            let written = self.source.get(self.start..self.end).ok_or(ILL_FORMED)?;
            let token = match event {
                Event::Start(_) => Token::Open(self.open(written, false)?),
                Event::Empty(_) => Token::Open(self.open(written, true)?),
                Event::End(_) => {
                    self.leave();
                    Token::Close
                }
                Event::Text(_) if self.depth > 0 => Token::Text(written),
                Event::Text(_) if written.chars().all(is_space) => continue,
                Event::GeneralRef(name) if self.depth > 0 => Token::Character(resolve(&name.into_inner())?),
                Event::CData(_) if self.depth > 0 => {
                    let literal = written.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
                    Token::Literal(literal.ok_or(ILL_FORMED)?)
                }
                Event::Comment(_) | Event::PI(_) => Token::Aside,
                Event::Decl(_) if self.start == 0 => continue,
                Event::Eof if self.depth == 0 && self.has_root => return Ok(None),
                Event::DocType(_) => {
                    return Err(Error::Malformed { what: "one of its parts declares a document type" });
                }
                _ => return Err(ILL_FORMED),
            };
            return Ok(Some(token));
        }
    }

    /// Goes on at `to`, behind whole elements that the caller has read by itself; a tag has to begin there.
    pub fn pass(&mut self, to: usize) {
        self.leave_empty();
        let rest = self.reader.get_mut();
        let len = to.saturating_sub(self.end);
        if let Some(after) = rest.get(len..).filter(|after| after.first() == Some(&b'<')) {
            *rest = after;
            (self.passed, self.start, self.end) = (self.passed + len, to, to);
        }
    }

    /// Ends the last token if it is an empty element: what it declares holds no longer.
    pub fn leave_empty(&mut self) {
        if std::mem::take(&mut self.leaves) {
            self.leave();
        }
    }

    /// Gives the number of the namespace that a prefix stands for, at the last token.
    pub fn resolve(&self, prefix: &str) -> u8 {
        // Nearly all elements of a large file have no prefix.
        let is_it = |bound: &str| bound.len() == prefix.len() && (prefix.is_empty() || bound == prefix);
        let found = self.bound.iter().rev().find(|(bound, ..)| is_it(bound));
        found.map_or(if prefix.is_empty() { NO_NAMESPACE } else { OTHER_NAMESPACE }, |&(_, number, _)| number)
    }

    /// Gives the number of the namespace of an attribute of the last token: without a prefix it has none (Namespaces in
    /// XML, 6.2).
    pub fn namespace_of(&self, attribute: &Attribute<'_>) -> u8 {
        if attribute.prefix.is_empty() { NO_NAMESPACE } else { self.resolve(attribute.prefix) }
    }

    /// Gives the number of a namespace by its name.
    pub fn namespace(&self, name: &str) -> u8 {
        let found = self.namespaces.iter().find(|(known, _)| *known == name);
        found.map_or(OTHER_NAMESPACE, |&(_, number)| number)
    }

    fn position(&self) -> Result<usize> {
        let read = usize::try_from(self.reader.buffer_position()).map_err(|_| ILL_FORMED)?;
        Ok(read + self.passed)
    }

    fn open(&mut self, written: &'a str, is_empty: bool) -> Result<Open<'a>> {
        if self.depth == 0 && std::mem::replace(&mut self.has_root, true) {
            return Err(ILL_FORMED);
        }
        self.depth += 1;
        self.limits.check_depth(self.depth)?;
        let inner = written.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).ok_or(ILL_FORMED)?;
        let inner = if is_empty { inner.strip_suffix('/').ok_or(ILL_FORMED)? } else { inner };
        let name = inner.split(is_space).next().unwrap_or_default();
        let written = inner.get(name.len()..).unwrap_or_default();
        if memchr::memmem::find(written.as_bytes(), b"xmlns").is_some() {
            self.bind(written)?;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if !is_name(local) || !(prefix.is_empty() || is_name(prefix)) {
            return Err(ILL_FORMED);
        }
        self.leaves = is_empty;
        let (namespace, attributes_start) = (self.resolve(prefix), self.start + 1 + name.len());
        Ok(Open { namespace, local, prefix, attributes: written, attributes_start, is_empty })
    }

    fn bind(&mut self, written: &'a str) -> Result<()> {
        for attribute in attributes(written) {
            let attribute = attribute?;
            let prefix = match (attribute.prefix, attribute.local) {
                ("xmlns", prefix) => prefix,
                ("", "xmlns") => "",
                _ => continue,
            };
            let name = decode_value(attribute.value)?;
            let number = if name.is_empty() { NO_NAMESPACE } else { self.namespace(&name) };
            self.bound.push((prefix, number, self.depth));
        }
        Ok(())
    }

    fn leave(&mut self) {
        while self.bound.last().is_some_and(|&(.., depth)| depth == self.depth) {
            self.bound.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const KNOWN: Namespaces = &[("urn:a", 1), ("urn:b", 2)];

    fn tokens(source: &str) -> Result<Vec<String>> {
        let mut scan = Scan::new(source, KNOWN, &Limits::default());
        let mut told = Vec::new();
        while let Some(token) = scan.next()? {
            told.push(match token {
                Token::Open(open) => format!("{}:{}", open.namespace, open.local),
                other => format!("{other:?} {}", source.get(scan.start..scan.end).unwrap()),
            });
        }
        Ok(told)
    }

    #[test]
    fn tokens_tell_where_they_stand_and_prefixes_follow_their_scope() {
        let told = tokens(
            "<?xml version=\"1.0\"?>\n<p:a xmlns:p=\"urn:a\"><p:b xmlns:p='urn:b'/>x&amp;<p:c>y</p:c><!-- z --></p:a>",
        );
        let expected = [
            "1:a",
            "2:b",
            "Text(\"x\") x",
            "Character('&') &amp;",
            "1:c",
            "Text(\"y\") y",
            "Close </p:c>",
            "Aside <!-- z -->",
            "Close </p:a>",
        ];
        assert_eq!(told.unwrap(), expected);
    }

    #[test]
    fn what_the_caller_has_read_is_passed_over() {
        let source = "<a xmlns=\"urn:a\"><b xmlns=\"urn:b\"/>y<c>x</c><d/></a>";
        let mut scan = Scan::new(source, KNOWN, &Limits::default());
        scan.next().unwrap();
        scan.next().unwrap();
        assert!(matches!(scan.next().unwrap(), Some(Token::Text("y"))));
        scan.pass(source.find("<d").unwrap());
        assert_eq!(scan.resolve(""), 1);
        assert!(matches!(scan.next().unwrap(), Some(Token::Open(Open { local: "d", namespace: 1, .. }))));
        assert!(matches!(scan.next().unwrap(), Some(Token::Close)));
        assert_eq!((source.get(scan.start..scan.end), scan.next().unwrap().is_none()), (Some("</a>"), true));
    }

    #[test]
    fn broken_or_dangerous_markup_is_refused() {
        let laughs = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>";
        for source in [laughs, "<a>", "<a></b>", "<a/><a/>", "x<a/>", "<a>&b;</a>", "", "<a b></a>x", "</a>", "<é/>"] {
            assert_eq!(tokens(source).unwrap_err().code(), "Malformed", "{source}");
        }
    }

    #[test]
    fn deep_nesting_ends_at_the_limit() {
        let source = "<a>".repeat(200_000);
        assert_eq!(tokens(&source).unwrap_err().code(), "LimitExceeded");
    }
}
