//! Writing a file: its objects, packed where they may be, and one directory (ISO 32000-2, 7.5).

use std::collections::BTreeMap;

use super::filter;
use super::object::{Body, Dict, Object, Ref, Stream};

/// How many objects are packed into one stream.
const PACKED: usize = 100;

/// A file that is being put together. Numbers are given in the order in which they are asked for.
#[derive(Debug, Default)]
pub struct Writer {
    objects: Vec<Option<Object>>,
}

impl Writer {
    /// Takes a number for an object that is not ready yet.
    pub fn reserve(&mut self) -> Ref {
        self.objects.push(None);
        Ref::new(u32::try_from(self.objects.len()).unwrap_or(u32::MAX))
    }

    /// Puts an object in the place that was reserved for it.
    pub fn set(&mut self, at: Ref, object: Object) {
        let place = (at.number as usize).checked_sub(1).and_then(|index| self.objects.get_mut(index));
        if let Some(place) = place {
            *place = Some(object);
        }
    }

    /// Adds an object.
    pub fn add(&mut self, object: Object) -> Ref {
        let at = self.reserve();
        self.set(at, object);
        at
    }

    /// Numbers what the catalog leads to in the order in which it does, so that equal files are numbered alike whichever
    /// way they were made. What nothing leads to goes.
    fn in_order(mut self, root: Ref) -> Vec<Object> {
        let (mut numbers, mut all, mut next) = (BTreeMap::from([(root.number, 1)]), vec![root.number], 0);
        while let Some(number) = all.get(next).copied() {
            next += 1;
            let place = (number as usize).checked_sub(1).and_then(|index| self.objects.get_mut(index));
            let Some(Some(object)) = place else { continue };
            each_ref(object, &mut |at| {
                at.number = *numbers.entry(at.number).or_insert_with(|| {
                    all.push(at.number);
                    u32::try_from(all.len()).unwrap_or(u32::MAX)
                });
            });
        }
        let take = |number: u32| self.objects.get_mut((number as usize).checked_sub(1)?)?.take();
        all.into_iter().map(take).map(Option::unwrap_or_default).collect()
    }

    /// Writes all that the catalog leads to.
    pub fn finish(self, root: Ref) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        // Directory entries: kind, place or stream, generation or index.
        let mut entries: Vec<[u32; 3]> = vec![[0, 0, 65535]];
        let mut packed = Vec::new();
        for (number, object) in (1..).zip(self.in_order(root)) {
            match object {
                Object::Stream(stream) => {
                    entries.push([1, offset(&out), 0]);
                    indirect(&mut out, number, &Object::Stream(stream));
                }
                object => {
                    packed.push((number, object));
                    entries.push([2, 0, 0]);
                }
            }
        }
        for chunk in packed.chunks(PACKED) {
            let number = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            let (mut starts, mut bodies) = (String::new(), Vec::new());
            for (index, (inner, object)) in (0..).zip(chunk) {
                starts.push_str(&format!("{inner} {} ", bodies.len()));
                object_bytes(object, &mut bodies);
                bodies.push(b'\n');
                if let Some(entry) = entries.get_mut(*inner as usize) {
                    *entry = [2, number, index];
                }
            }
            let dict = Dict::default()
                .with("Type", Object::name("ObjStm"))
                .with("N", Object::Integer(chunk.len() as i64))
                .with("First", Object::Integer(starts.len() as i64));
            entries.push([1, offset(&out), 0]);
            indirect(&mut out, number, &Object::Stream(packed_stream(dict, &[starts.as_bytes(), &bodies].concat())));
        }
        directory(&mut out, entries, Ref::new(1));
        out
    }
}

/// Goes through the references of an object, in order.
fn each_ref(object: &mut Object, note: &mut dyn FnMut(&mut Ref)) {
    match object {
        Object::Ref(at) => note(at),
        Object::Array(items) => items.iter_mut().for_each(|item| each_ref(item, note)),
        Object::Dict(dict) | Object::Stream(Stream { dict, .. }) => {
            dict.0.values_mut().for_each(|value| each_ref(value, note))
        }
        _ => {}
    }
}

/// A stream of bytes that are still to be packed.
pub fn packed_stream(dict: Dict, bytes: &[u8]) -> Stream {
    let packed = filter::pack(bytes);
    if packed.len() < bytes.len() {
        let dict = dict.with("Filter", Object::name("FlateDecode"));
        return Stream { dict, body: Body::Own(packed) };
    }
    Stream { dict, body: Body::Own(bytes.to_vec()) }
}

fn offset(out: &[u8]) -> u32 {
    u32::try_from(out.len()).unwrap_or(u32::MAX)
}

fn directory(out: &mut Vec<u8>, mut entries: Vec<[u32; 3]>, root: Ref) {
    let start = offset(out);
    entries.push([1, start, 0]);
    let number = u32::try_from(entries.len() - 1).unwrap_or(u32::MAX);
    let mut rows = Vec::with_capacity(entries.len() * 7);
    for [kind, first, second] in &entries {
        rows.push((kind & 0xff) as u8);
        rows.extend_from_slice(&first.to_be_bytes());
        rows.extend_from_slice(&((second & 0xffff) as u16).to_be_bytes());
    }
    let widths = [1, 4, 2].map(Object::Integer).to_vec();
    let dict = Dict::default()
        .with("Type", Object::name("XRef"))
        .with("Size", Object::Integer(entries.len() as i64))
        .with("W", Object::Array(widths))
        .with("Root", Object::Ref(root));
    indirect(out, number, &Object::Stream(packed_stream(dict, &rows)));
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
}

fn indirect(out: &mut Vec<u8>, number: u32, object: &Object) {
    out.extend_from_slice(format!("{number} 0 obj\n").as_bytes());
    object_bytes(object, out);
    out.extend_from_slice(b"\nendobj\n");
}

/// Writes an object. A stream has to have its bytes at hand.
pub fn object_bytes(object: &Object, out: &mut Vec<u8>) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Bool(is) => out.extend_from_slice(if *is { b"true" } else { b"false" }),
        Object::Integer(number) => out.extend_from_slice(number.to_string().as_bytes()),
        Object::Real(number) => out.extend_from_slice(real(*number).as_bytes()),
        Object::Name(name) => name_bytes(name, out),
        Object::String(bytes) => string_bytes(bytes, out),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                object_bytes(item, out);
            }
            out.push(b']');
        }
        Object::Dict(dict) => dict_bytes(dict, out),
        Object::Stream(stream) => {
            let Body::Own(body) = &stream.body else { return };
            let dict = stream.dict.clone().with("Length", Object::Integer(body.len() as i64));
            dict_bytes(&dict, out);
            out.extend_from_slice(b"\nstream\n");
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendstream");
        }
        Object::Ref(at) => out.extend_from_slice(format!("{} {} R", at.number, at.generation).as_bytes()),
    }
}

/// A number as it is written: without an exponent, and no longer than it has to be.
pub fn real(number: f64) -> String {
    // The sum makes a nought of one that is negative.
    if number.is_finite() { format!("{}", number + 0.0) } else { "0".to_owned() }
}

fn dict_bytes(dict: &Dict, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<<");
    // A key without a value is as good as none (7.3.7).
    for (key, value) in dict.0.iter().filter(|(_, value)| **value != Object::Null) {
        name_bytes(key, out);
        out.push(b' ');
        object_bytes(value, out);
    }
    out.extend_from_slice(b">>");
}

fn name_bytes(name: &[u8], out: &mut Vec<u8>) {
    out.push(b'/');
    for &byte in name {
        let is_plain = (b'!'..=b'~').contains(&byte) && byte != b'#' && !super::lexer::is_delimiter(byte);
        if is_plain {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02x}").as_bytes());
        }
    }
}

fn string_bytes(bytes: &[u8], out: &mut Vec<u8>) {
    let is_text = |byte: &u8| (b' '..=b'~').contains(byte);
    if bytes.iter().filter(|byte| is_text(byte)).count() * 2 < bytes.len() {
        out.push(b'<');
        bytes.iter().for_each(|byte| out.extend_from_slice(format!("{byte:02x}").as_bytes()));
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
            b'\r' => out.extend_from_slice(b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::limits::Limits;
    use crate::syntax::pdf::File;

    #[test]
    fn what_is_written_is_read_again() {
        let mut writer = Writer::default();
        let root = writer.reserve();
        let kids = Object::Array((0..250).map(|index| Object::Ref(writer.add(Object::Integer(index)))).collect());
        let text = Object::String(b"a(b)\\\r\n\xff".to_vec());
        let wide = Object::String(b"\xfe\xff\0J\0a".to_vec());
        let stream = writer.add(Object::Stream(packed_stream(Dict::default(), &b"q Q ".repeat(99))));
        let pages = Dict::default().with("Kids", kids).with("A b", text.clone()).with("Wide", wide.clone());
        let pages = pages.with("N", Object::Real(-0.5)).with("S", Object::Ref(stream));
        let pages = pages.with("Nothing", Object::Null).with("Nought", Object::Real(-0.0));
        writer.add(Object::String(b"nothing leads here".to_vec()));
        let pages = writer.add(pages.into());
        writer.set(root, Dict::default().with("Pages", Object::Ref(pages)).into());
        let bytes = writer.finish(root);
        let file = File::open(bytes, &Limits::default()).unwrap();
        let root = file.root().unwrap();
        let pages = file.value(root.as_dict().unwrap(), "Pages");
        let pages = pages.as_dict().unwrap();
        assert_eq!((pages.get("A b"), pages.get("Wide"), pages.get("N")), (&text, &wide, &Object::Real(-0.5)));
        assert_eq!((pages.has("Nothing"), pages.get("Nought")), (false, &Object::Integer(0)));
        // The catalog, the pages, the stream and what holds the others; not what nothing leads to.
        assert_eq!(file.numbers().count(), 250 + 3 + 3 + 1);
        let kids = pages.get("Kids").as_array().unwrap();
        assert_eq!(*file.resolve(kids.last().unwrap()), Object::Integer(249));
        let stream = file.value(pages, "S");
        assert_eq!(file.bytes_of(stream.as_stream().unwrap()).unwrap(), b"q Q ".repeat(99));
    }
}
