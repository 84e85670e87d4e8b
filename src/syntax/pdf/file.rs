//! A file of objects (ISO 32000-2, 7.5): where each of them stands, and what it says.
//!
//! Its newest revision is read. A directory that is damaged is not believed: then the objects are looked for.

mod crypt;
mod object_stream;
mod rebuild;
mod xref;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use self::crypt::Crypt;
use self::object_stream::ObjectStream;
use super::filter;
use super::lexer::{Lexer, Token};
use super::object::{Body, Dict, Object, Ref, Stream};
use crate::error::{Error, Result};
use crate::limits::Limits;

/// An open file.
pub struct File {
    bytes: Vec<u8>,
    places: BTreeMap<u32, Place>,
    /// Where objects begin, in order: none runs into the next.
    starts: Vec<usize>,
    trailer: Dict,
    crypt: Option<Crypt>,
    limits: Limits,
    /// How many bytes may still be unpacked.
    left: Cell<u64>,
    known: RefCell<BTreeMap<u32, Rc<Object>>>,
    packed: RefCell<BTreeMap<u32, Rc<ObjectStream>>>,
    /// How many objects are being read at once, one for the sake of another.
    depth: Cell<usize>,
    /// See [`is_mended`](Self::is_mended).
    is_mended: bool,
}

/// What a reference leads to, or what stands in its stead.
#[derive(Debug, Clone)]
pub enum Found<'a> {
    /// An object that stood where it was looked for.
    Here(&'a Object),
    /// An object by itself.
    There(Rc<Object>),
}

impl std::ops::Deref for Found<'_> {
    type Target = Object;

    fn deref(&self) -> &Object {
        match self {
            Self::Here(object) => object,
            Self::There(object) => object,
        }
    }
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// From this byte on.
    At(usize, u16),
    /// In the object stream of this number.
    In(u32),
    /// Nowhere: it was deleted.
    Free,
}

/// How many objects may be read for the sake of one, such as the length of a stream.
const DEPTH: usize = 8;

/// How often references may lead on to references.
const HOPS: usize = 16;

/// How far from its beginning a file may say what it is.
const HEADER_WITHIN: usize = 1024;

/// Where the header begins; other bytes may stand before it.
pub fn header(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes.get(..bytes.len().min(HEADER_WITHIN)).unwrap_or_default(), b"%PDF-")
}

/// Tells whether bytes begin as a file does that has lost its header: with a comment, perhaps, and an object.
pub fn begins_with_object(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(HEADER_WITHIN)).unwrap_or_default();
    let Some(at) = memchr::memmem::find(start, b" obj") else { return false };
    let before = start.get(..at).unwrap_or_default();
    let number = before.rsplit(|byte| !byte.is_ascii_digit() && *byte != b' ').next().unwrap_or_default();
    number.contains(&b' ') && memchr::memmem::find(start, b"endobj").is_some()
}

impl File {
    /// Reads the directory of a file.
    ///
    /// # Errors
    /// `Malformed` for what has no objects, `Encrypted` where a password is needed, `LimitExceeded` for too many
    /// objects.
    pub fn open(mut bytes: Vec<u8>, limits: &Limits) -> Result<Self> {
        let start = header(&bytes).unwrap_or(0);
        // Places are counted from the header on (annex H.3, note 13).
        bytes.drain(..start);
        let mut file = Self {
            places: BTreeMap::new(),
            starts: Vec::new(),
            trailer: Dict::default(),
            crypt: None,
            left: Cell::new(limits.unpacked_bytes),
            limits: limits.clone(),
            known: RefCell::default(),
            packed: RefCell::default(),
            depth: Cell::new(0),
            is_mended: false,
            bytes,
        };
        let is_whole = file.read_directory()? && file.is_sound();
        if !is_whole {
            file.is_mended = true;
            file.rebuild()?;
            file.unlock()?;
        }
        if file.root().is_none() {
            return Err(Error::Malformed { what: "it has no pages" });
        }
        Ok(file)
    }

    fn read_directory(&mut self) -> Result<bool> {
        let Some((places, trailer)) = xref::read(self)? else { return Ok(false) };
        self.settle(places, trailer);
        self.unlock()?;
        Ok(true)
    }

    fn rebuild(&mut self) -> Result<()> {
        self.known.borrow_mut().clear();
        self.packed.borrow_mut().clear();
        self.crypt = None;
        let (places, trailer) = rebuild::read(self)?;
        self.settle(places, trailer);
        rebuild::add_packed(self)
    }

    fn settle(&mut self, places: BTreeMap<u32, Place>, trailer: Dict) {
        let start = |place: &Place| if let Place::At(start, _) = place { Some(*start) } else { None };
        self.starts = places.values().filter_map(start).collect();
        self.starts.sort_unstable();
        (self.places, self.trailer) = (places, trailer);
    }

    /// Tells whether its directory could not be relied on, and its objects were looked for.
    pub fn is_mended(&self) -> bool {
        self.is_mended
    }

    /// Sets up the reading of encrypted objects.
    fn unlock(&mut self) -> Result<()> {
        self.crypt = None;
        let dict = self.value(&self.trailer, "Encrypt");
        let Some(dict) = dict.as_dict() else { return Ok(()) };
        let ids = self.resolve(self.trailer.get("ID"));
        let id = ids.as_array().and_then(<[_]>::first).map(|id| self.resolve(id));
        let id = id.as_deref().and_then(Object::as_string).unwrap_or_default();
        let crypt = Crypt::open(dict, id, &|object| Object::clone(&self.resolve(object)))?;
        // What has been read until now was taken for plain.
        self.known.borrow_mut().clear();
        self.packed.borrow_mut().clear();
        self.crypt = Some(crypt);
        Ok(())
    }

    /// Tells whether the directory leads to the pages, and to objects where it says that there are some.
    fn is_sound(&self) -> bool {
        let Some(root) = self.root() else { return false };
        let Some(pages) = root.as_dict().map(|root| self.resolve(root.get("Pages"))) else { return false };
        let has_pages = pages.as_dict().is_some_and(|pages| pages.has("Kids"));
        let at = |(number, place): (&u32, &Place)| match place {
            Place::At(at, _) => starts_object(&self.bytes, *at) == Some(*number),
            Place::In(_) | Place::Free => true,
        };
        has_pages && self.places.iter().all(at)
    }

    /// The catalog (7.7.2).
    pub fn root(&self) -> Option<Found<'_>> {
        let root = self.resolve(self.trailer.get("Root"));
        root.as_dict().is_some().then_some(root)
    }

    /// The trailer (7.5.5).
    pub fn trailer(&self) -> &Dict {
        &self.trailer
    }

    /// Tells whether its objects are encrypted.
    pub fn is_encrypted(&self) -> bool {
        self.crypt.is_some()
    }

    /// What it may cost.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// All of it, from the header on.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// How many bytes have been unpacked.
    pub fn len_unpacked(&self) -> u64 {
        self.limits.unpacked_bytes - self.left.get()
    }

    /// The numbers of all objects of the newest revision.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.places.iter().filter(|(_, place)| **place != Place::Free).map(|(number, _)| *number)
    }

    /// An object; `Null` where there is none.
    pub fn get(&self, at: Ref) -> Rc<Object> {
        if let Some(known) = self.known.borrow().get(&at.number) {
            return Rc::clone(known);
        }
        let depth = self.depth.get();
        if depth >= DEPTH {
            return Rc::default();
        }
        self.depth.set(depth + 1);
        let object = match self.places.get(&at.number) {
            Some(Place::At(start, _)) => self.read_at(*start, at.number),
            Some(Place::In(stream)) => self.object_stream(*stream).and_then(|stream| stream.get(at.number)),
            Some(Place::Free) | None => None,
        };
        self.depth.set(depth);
        let object = Rc::new(object.unwrap_or_default());
        self.known.borrow_mut().insert(at.number, Rc::clone(&object));
        object
    }

    /// What an object stands for: follows references.
    pub fn resolve<'a>(&self, object: &'a Object) -> Found<'a> {
        let Object::Ref(at) = object else { return Found::Here(object) };
        let mut object = self.get(*at);
        for _ in 0..HOPS {
            let Object::Ref(next) = *object else { return Found::There(object) };
            object = self.get(next);
        }
        Found::Here(&Object::Null)
    }

    /// What the value of a key stands for.
    pub fn value<'a>(&self, dict: &'a Dict, key: &str) -> Found<'a> {
        self.resolve(dict.get(key))
    }

    /// The bytes of a stream as they stand in the file, decrypted.
    pub fn raw(&self, stream: &Stream) -> Vec<u8> {
        match &stream.body {
            Body::Own(bytes) => bytes.clone(),
            Body::Stored(range, at) => {
                let bytes = self.bytes.get(range.clone()).unwrap_or_default();
                match &self.crypt {
                    Some(crypt) if !is_directory(&stream.dict) => crypt.stream(bytes, *at, &stream.dict),
                    _ => bytes.to_vec(),
                }
            }
        }
    }

    /// Unpacks a stream as far as that gives its bytes; what codes pictures is left as it is.
    ///
    /// # Errors
    /// `LimitExceeded` when more is packed than may be unpacked.
    pub fn unpack(&self, stream: &Stream) -> Result<filter::Unpacked> {
        let mut left = self.left.get();
        let filters = filter::of(&stream.dict, &|object| Object::clone(&self.resolve(object)));
        let unpacked = filter::unpack(self.raw(stream), filters, &self.limits, &mut left);
        self.left.set(left);
        unpacked
    }

    /// The same, for a stream that codes no picture; nothing for one that does.
    ///
    /// # Errors
    /// As above.
    pub fn bytes_of(&self, stream: &Stream) -> Result<Vec<u8>> {
        let unpacked = self.unpack(stream)?;
        Ok(if unpacked.codec.is_none() { unpacked.bytes } else { Vec::new() })
    }

    fn object_stream(&self, number: u32) -> Option<Rc<ObjectStream>> {
        if let Some(known) = self.packed.borrow().get(&number) {
            return Some(Rc::clone(known));
        }
        let object = self.get(Ref::new(number));
        let stream = object.as_stream()?;
        let stream = Rc::new(ObjectStream::new(self, stream)?);
        self.packed.borrow_mut().insert(number, Rc::clone(&stream));
        Some(stream)
    }

    /// Reads the object that begins at a byte, if it has that number.
    fn read_at(&self, start: usize, number: u32) -> Option<Object> {
        let (at, mut object) = self.indirect(start)?;
        if at.number != number {
            return None;
        }
        if let Some(crypt) = &self.crypt {
            crypt.strings(&mut object, at);
        }
        Some(object)
    }

    /// Reads `1 0 obj` and what follows, not yet decrypted.
    fn indirect(&self, start: usize) -> Option<(Ref, Object)> {
        let mut lexer = Lexer::new(self.bytes.get(..self.next_start(start))?, start);
        let at = header_of(&mut lexer)?;
        let object = lexer.read().unwrap_or_default();
        let Object::Dict(dict) = object else { return Some((at, object)) };
        if !lexer.eat(b"stream") {
            return Some((at, Object::Dict(dict)));
        }
        let range = self.body(&dict, lexer.at());
        Some((at, Object::Stream(Stream { dict, body: Body::Stored(range, at) })))
    }

    /// Where the object after a place begins, or the file ends.
    fn next_start(&self, start: usize) -> usize {
        let next = self.starts.partition_point(|known| *known <= start);
        self.starts.get(next).map_or(self.bytes.len(), |next| (*next).min(self.bytes.len()))
    }

    /// The bytes of a stream behind its keyword (7.3.8.1). A length that leads elsewhere than to its end is not believed.
    fn body(&self, dict: &Dict, keyword_end: usize) -> std::ops::Range<usize> {
        let start = match self.bytes.get(keyword_end..).unwrap_or_default() {
            [b'\r', b'\n', ..] => keyword_end + 2,
            [b'\r' | b'\n', ..] => keyword_end + 1,
            [b' ', b'\r', b'\n', ..] => keyword_end + 3,
            [b' ', b'\n', ..] => keyword_end + 2,
            _ => keyword_end,
        };
        let len = self.value(dict, "Length").as_integer().and_then(|len| usize::try_from(len).ok());
        let told = len.and_then(|len| start.checked_add(len)).filter(|end| {
            let mut lexer = Lexer::new(&self.bytes, *end);
            *end <= self.bytes.len() && (lexer.eat(b"endstream") || lexer.eat(b"endobj"))
        });
        let end = told.unwrap_or_else(|| {
            let rest = self.bytes.get(start..self.next_start(start)).unwrap_or_default();
            let len = memchr::memmem::find(rest, b"endstream").or_else(|| memchr::memmem::find(rest, b"endobj"));
            let mut end = start + len.unwrap_or(rest.len());
            for eol in [b'\n', b'\r'] {
                if end > start && self.bytes.get(end - 1) == Some(&eol) {
                    end -= 1;
                }
            }
            end
        });
        start..end
    }
}

/// Tells whether a stream is a directory, which is never encrypted (7.5.8.2).
fn is_directory(dict: &Dict) -> bool {
    dict.get("Type").as_name() == Some(b"XRef")
}

/// Reads `1 0 obj`.
fn header_of(lexer: &mut Lexer<'_>) -> Option<Ref> {
    let number = u32::try_from(lexer.number()?).ok()?;
    let generation = u16::try_from(lexer.number()?).ok()?;
    lexer.eat(b"obj").then_some(Ref { number, generation })
}

/// The number of the object that begins at a byte.
fn starts_object(bytes: &[u8], at: usize) -> Option<u32> {
    Some(header_of(&mut Lexer::new(bytes, at))?.number)
}

/// Tells whether a word of a file is a keyword.
fn is_keyword(token: Option<&Token<'_>>, word: &[u8]) -> bool {
    matches!(token, Some(Token::Keyword(keyword)) if *keyword == word)
}

#[cfg(test)]
mod tests;
