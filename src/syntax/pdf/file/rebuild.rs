//! Looking for objects where no directory tells of them, as all readers do with damaged files.

use std::collections::BTreeMap;

use super::{File, Place, header_of};
use crate::error::Result;
use crate::limits;
use crate::syntax::pdf::lexer::{Lexer, is_white};
use crate::syntax::pdf::object::{Dict, Object, Ref};

/// Finds every `1 0 obj`, the last of each number, and what trailers say.
///
/// # Errors
/// `LimitExceeded` for too many objects.
pub(super) fn read(file: &File) -> Result<(BTreeMap<u32, Place>, Dict)> {
    let (mut places, mut trailer, mut root) = (BTreeMap::new(), Dict::default(), None);
    let bytes = &file.bytes;
    let starts = memchr::memmem::find_iter(bytes, b"obj").filter_map(|at| object_start(bytes, at));
    let mut starts = starts.peekable();
    while let Some(start) = starts.next() {
        let end = starts.peek().copied().unwrap_or(bytes.len());
        let mut lexer = Lexer::new(bytes.get(..end).unwrap_or_default(), start);
        let Some(Ref { number, generation }) = header_of(&mut lexer) else { continue };
        limits::check(places.len() as u64, file.limits.units, "objects in one file")?;
        places.insert(number, Place::At(start, generation));
        lexer.skip_white();
        if bytes.get(lexer.at()..).is_some_and(|rest| rest.starts_with(b"<<")) {
            let dict = lexer.read().unwrap_or_default();
            let Some(dict) = dict.as_dict() else { continue };
            match dict.get("Type").as_name() {
                Some(b"Catalog") if dict.has("Pages") => root = Some(Ref { number, generation }),
                Some(b"XRef") => merge(&mut trailer, dict),
                _ => {}
            }
        }
    }
    let mut trailers = memchr::memmem::find_iter(bytes, b"trailer").peekable();
    while let Some(at) = trailers.next() {
        let end = trailers.peek().copied().unwrap_or(bytes.len());
        let mut lexer = Lexer::new(bytes.get(..end).unwrap_or_default(), at + b"trailer".len());
        if let Some(Object::Dict(dict)) = lexer.read() {
            merge(&mut trailer, &dict);
        }
    }
    let is_there = trailer.get("Root").as_ref().is_some_and(|at| places.contains_key(&at.number));
    if let Some(root) = root.filter(|_| !is_there) {
        trailer.set("Root", Object::Ref(root));
    }
    Ok((places, trailer))
}

/// Adds what object streams hold; an object that stands by itself wins. The root may be among them.
///
/// # Errors
/// None but those of limits.
pub(super) fn add_packed(file: &mut File) -> Result<()> {
    file.unlock()?;
    let mut packed = Vec::new();
    for (number, place) in &file.places {
        let Place::At(start, _) = place else { continue };
        let is_packed = matches!(
            file.indirect(*start),
            Some((_, Object::Stream(stream))) if stream.dict.get("Type").as_name() == Some(b"ObjStm")
        );
        let stream = is_packed.then(|| file.object_stream(*number)).flatten();
        for inner in stream.iter().flat_map(|stream| stream.numbers()) {
            packed.push((inner, *number));
        }
    }
    for (inner, stream) in packed {
        match file.places.get(&inner) {
            Some(Place::At(..)) => {}
            _ => {
                file.places.insert(inner, Place::In(stream));
            }
        }
        limits::check(file.places.len() as u64, file.limits.units, "objects in one file")?;
    }
    if file.root().is_none() {
        let is_root = |number: &u32| {
            let object = file.get(Ref::new(*number));
            let dict = object.as_dict();
            dict.is_some_and(|dict| dict.get("Type").as_name() == Some(b"Catalog") && dict.has("Pages"))
        };
        let root = file.numbers().find(is_root);
        root.into_iter().for_each(|root| file.trailer.set("Root", Object::Ref(Ref::new(root))));
    }
    Ok(())
}

/// Takes over what a trailer says, a later one over an earlier one.
fn merge(trailer: &mut Dict, dict: &Dict) {
    for key in ["Root", "Encrypt", "ID", "Info"] {
        if dict.has(key) {
            trailer.set(key, dict.get(key).clone());
        }
    }
}

/// Where `1 0 obj` begins whose keyword stands at a byte.
fn object_start(bytes: &[u8], keyword: usize) -> Option<usize> {
    let mut at = keyword;
    let is = |at: usize, kind: fn(u8) -> bool| at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|b| kind(*b));
    let digit = |byte: u8| byte.is_ascii_digit();
    for _ in 0..2 {
        while is(at, is_white) {
            at -= 1;
        }
        let end = at;
        while is(at, digit) && end - at < 12 {
            at -= 1;
        }
        if at == end {
            return None;
        }
    }
    Some(at)
}
