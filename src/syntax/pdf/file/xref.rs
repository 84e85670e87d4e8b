//! Directories of objects: tables and streams, one for each revision (ISO 32000-2, 7.5.4 and 7.5.8).

use std::collections::{BTreeMap, BTreeSet};

use super::{File, Place, is_keyword};
use crate::error::Result;
use crate::limits;
use crate::syntax::pdf::lexer::{Lexer, Token};
use crate::syntax::pdf::object::{Dict, Object};

type Places = BTreeMap<u32, Place>;

/// Reads all directories, the newest first; nothing where one is damaged or missing.
///
/// # Errors
/// `LimitExceeded` for too many objects.
pub(super) fn read(file: &File) -> Result<Option<(Places, Dict)>> {
    let Some(start) = last_start(&file.bytes) else { return Ok(None) };
    let (mut places, mut trailer) = (Places::new(), None);
    let (mut seen, mut next) = (BTreeSet::new(), vec![start]);
    while let Some(start) = next.pop() {
        if !seen.insert(start) {
            continue;
        }
        let Some(dict) = section(file, start, &mut places)? else { return Ok(None) };
        let leads_to = |key| dict.get(key).as_integer().and_then(|at| usize::try_from(at).ok());
        // The table of a hybrid file is filled up by its stream before older revisions are (7.5.8.4).
        next.extend(leads_to("Prev"));
        next.extend(leads_to("XRefStm"));
        trailer.get_or_insert(dict);
    }
    Ok(trailer.map(|trailer| (places, trailer)))
}

/// Where the newest directory stands (7.5.5).
fn last_start(bytes: &[u8]) -> Option<usize> {
    let at = memchr::memmem::rfind(bytes, b"startxref")?;
    usize::try_from(Lexer::new(bytes, at + b"startxref".len()).number()?).ok()
}

/// Reads one directory and gives its trailer. What is known from a newer one stays.
fn section(file: &File, start: usize, places: &mut Places) -> Result<Option<Dict>> {
    let mut lexer = Lexer::new(&file.bytes, start);
    if start >= file.bytes.len() {
        return Ok(None);
    }
    if lexer.eat(b"xref") { table(file, &mut lexer, places) } else { stream(file, start, places) }
}

fn table(file: &File, lexer: &mut Lexer<'_>, places: &mut Places) -> Result<Option<Dict>> {
    while let Some(first) = lexer.number() {
        let Some(count) = lexer.number() else { return Ok(None) };
        limits::check(places.len() as u64, file.limits.units, "objects in one file")?;
        for index in 0..count {
            let (Some(at), Some(generation)) = (lexer.number(), lexer.number()) else { return Ok(None) };
            let is_used = lexer.eat(b"n");
            if !is_used && !lexer.eat(b"f") {
                return Ok(None);
            }
            let Some(number) = first.checked_add(index).and_then(|number| u32::try_from(number).ok()) else { break };
            let (Ok(at), Ok(generation)) = (usize::try_from(at), u16::try_from(generation)) else { continue };
            let place = if is_used && at > 0 { Place::At(at, generation) } else { Place::Free };
            places.entry(number).or_insert(place);
        }
    }
    if !is_keyword(lexer.token(true).as_ref(), b"trailer") {
        return Ok(None);
    }
    let Some(Token::Object(Object::Dict(dict))) = lexer.token(true) else { return Ok(None) };
    Ok(Some(dict))
}

fn stream(file: &File, start: usize, places: &mut Places) -> Result<Option<Dict>> {
    let Some((_, Object::Stream(stream))) = file.indirect(start) else { return Ok(None) };
    if !super::is_directory(&stream.dict) {
        return Ok(None);
    }
    let bytes = file.bytes_of(&stream)?;
    let numbers = |key: &str| -> Vec<u64> {
        let items = stream.dict.get(key).as_array().unwrap_or_default();
        items.iter().filter_map(Object::as_integer).filter_map(|number| u64::try_from(number).ok()).collect()
    };
    let widths: Vec<usize> = numbers("W").iter().filter_map(|width| usize::try_from(*width).ok()).collect();
    let &[kind_len, first_len, second_len] = widths.as_slice() else { return Ok(None) };
    if kind_len > 8 || first_len > 8 || second_len > 8 || kind_len + first_len + second_len == 0 {
        return Ok(None);
    }
    let mut index = numbers("Index");
    if index.is_empty() {
        index = vec![0, stream.dict.get("Size").as_integer().and_then(|size| u64::try_from(size).ok()).unwrap_or(0)];
    }
    let numbers = index.as_chunks::<2>().0.iter().flat_map(|[first, count]| *first..first.saturating_add(*count));
    let rows = bytes.chunks_exact(kind_len + first_len + second_len);
    for (number, row) in numbers.zip(rows) {
        let (kind, rest) = row.split_at_checked(kind_len).unwrap_or_default();
        let (first, second) = rest.split_at_checked(first_len).unwrap_or_default();
        let kind = if kind_len == 0 { 1 } else { whole(kind) };
        let place = match kind {
            0 => Place::Free,
            1 => match (usize::try_from(whole(first)), u16::try_from(whole(second))) {
                (Ok(at), Ok(generation)) => Place::At(at, generation),
                _ => continue,
            },
            2 => match u32::try_from(whole(first)) {
                Ok(stream) => Place::In(stream),
                Err(_) => continue,
            },
            _ => continue,
        };
        let Ok(number) = u32::try_from(number) else { break };
        limits::check(places.len() as u64, file.limits.units, "objects in one file")?;
        places.entry(number).or_insert(place);
    }
    Ok(Some(stream.dict))
}

/// A number of up to eight bytes.
fn whole(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |all, byte| all << 8 | u64::from(*byte))
}
