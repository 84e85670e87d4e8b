//! What the operations of a page call by name (ISO 32000-2, 7.8.3): color spaces, patterns, shadings, functions and
//! graphics states. What no operation calls is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::name::resource_name;
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::syntax::icc;
use crate::syntax::pdf::object::Body;
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Stream};

/// The names that operations have called, by the kind of resource.
#[derive(Debug, Default)]
pub struct Used(pub BTreeMap<&'static str, BTreeSet<Vec<u8>>>);

impl Used {
    /// Takes note of a call.
    pub fn note(&mut self, kind: &'static str, name: &[u8]) {
        self.0.entry(kind).or_default().insert(name.to_vec());
    }
}

/// How deep color spaces may lie in one another.
const COLOR_DEPTH: usize = 4;

/// Color spaces that stand in for others without being called (8.6.5.6).
const DEFAULTS: [&[u8]; 3] = [b"DefaultGray", b"DefaultRGB", b"DefaultCMYK"];

impl Walk<'_> {
    /// The resources that are called, each as it stands in the new file.
    ///
    /// # Errors
    /// What making them gives.
    pub fn resources(&mut self, from: &Rc<Dict>, used: &Used) -> Result<Dict> {
        let mut out = Dict::default();
        let file = self.file;
        for kind in ["ColorSpace", "ExtGState", "Font", "Pattern", "Shading", "XObject"] {
            let all = file.value(from, kind);
            let Some(all) = all.as_dict() else { continue };
            let called = used.0.get(kind);
            let is_called = |name: &[u8]| {
                called.is_some_and(|called| called.contains(name)) || kind == "ColorSpace" && DEFAULTS.contains(&name)
            };
            let mut own = Dict::default();
            for (name, value) in all.0.iter().filter(|(name, _)| is_called(name)) {
                let new = match kind {
                    "ColorSpace" => self.link(value, Kind::Color)?,
                    "ExtGState" => self.link(value, Kind::State)?,
                    "Font" => self.link(value, Kind::Font)?,
                    "Pattern" => self.link(value, Kind::Pattern)?,
                    "Shading" => self.link(value, Kind::Shading)?,
                    _ => self.link(value, drawn_kind(self, value))?,
                };
                if new != Object::Null {
                    own.0.insert(resource_name(file, from, kind, name), new);
                }
            }
            if !own.0.is_empty() {
                out.set(kind, own.into());
            }
        }
        Ok(out)
    }

    /// A color space (8.6).
    ///
    /// # Errors
    /// What its parts give.
    pub fn color(&mut self, object: &Object) -> Result<Object> {
        self.color_within(object, COLOR_DEPTH)
    }

    fn color_within(&mut self, object: &Object, depth: usize) -> Result<Object> {
        let Some(depth) = depth.checked_sub(1) else { return Ok(Object::Null) };
        let found = self.file.resolve(object);
        let Some(items) = found.as_array() else { return Ok(self.plain(&found)) };
        let item = |index: usize| items.get(index).unwrap_or(&Object::Null);
        let family = self.file.resolve(item(0));
        let family = family.as_name().unwrap_or_default().to_vec();
        let mut out = vec![self.plain(&Object::Name(family.clone()))];
        match family.as_slice() {
            b"ICCBased" => out.push(self.link(item(1), Kind::Profile)?),
            b"Indexed" | b"I" => {
                out.push(self.color_within(item(1), depth)?);
                let last = self.file.resolve(item(2)).as_integer().unwrap_or(0).clamp(0, 255);
                out.push(Object::Integer(last));
                let count = usize::try_from(last + 1).unwrap_or(0) * usize::from(self.components(item(1)));
                out.push(self.palette(item(3), count)?);
            }
            b"Separation" | b"DeviceN" => {
                out.push(self.inks(item(1)));
                out.push(self.color_within(item(2), depth)?);
                out.push(self.link(item(3), Kind::Function)?);
            }
            b"Pattern" => out.extend(items.get(1).map(|base| self.color_within(base, depth)).transpose()?),
            _ => out.extend(items.iter().skip(1).take(1).map(|item| self.plain(item))),
        }
        Ok(Object::Array(out))
    }

    /// The first `count` bytes of the colors of an indexed color space: a string or a stream.
    fn palette(&mut self, object: &Object, count: usize) -> Result<Object> {
        let found = self.file.resolve(object);
        Ok(match &*found {
            Object::String(bytes) => Object::String(bytes.iter().take(count).copied().collect()),
            Object::Stream(stream) => Object::String(self.file.bytes_of(stream)?.into_iter().take(count).collect()),
            _ => Object::Null,
        })
    }

    /// An ICC profile (8.6.5.5).
    ///
    /// # Errors
    /// What unpacking gives.
    pub fn profile(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Object::Stream(stream) = &*found else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        self.copy(&stream.dict, &["N", "Range"], &mut dict);
        let alternate = self.file.value(&stream.dict, "Alternate");
        if alternate.as_name().is_some() || alternate.as_array().is_some() {
            dict.set("Alternate", self.color(&alternate)?);
        }
        if !self.slots.is_writing() {
            return Ok(Object::Null);
        }
        let bytes = self.file.bytes_of(stream)?;
        // Without its profile a color space is that of as many colors.
        Ok(icc::bare(&bytes).map_or(Object::Null, |bytes| Object::Stream(packed_stream(dict, &bytes))))
    }

    /// A pattern (8.7).
    ///
    /// # Errors
    /// What its parts give.
    pub fn pattern(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        match &*found {
            Object::Stream(stream) => {
                let dict = self.pattern_dict(&stream.dict);
                self.operations_alone(stream, dict)
            }
            Object::Dict(from) => {
                let mut dict = Dict::default();
                self.copy(from, &["PatternType", "Matrix"], &mut dict);
                dict.set("Shading", self.link(from.get("Shading"), Kind::Shading)?);
                // Its graphics state might draw a mask, which nobody has read.
                Ok(dict.into())
            }
            _ => Ok(Object::Null),
        }
    }

    /// What a pattern of operations says of itself (table 74).
    pub fn pattern_dict(&mut self, from: &Dict) -> Dict {
        let mut dict = Dict::default();
        let keys = ["PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix"];
        self.copy(from, &keys, &mut dict);
        dict
    }

    /// A shading (8.7.4.5).
    ///
    /// # Errors
    /// What its parts give.
    pub fn shading(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        let keys = [
            "ShadingType",
            "Background",
            "BBox",
            "AntiAlias",
            "Domain",
            "Matrix",
            "Coords",
            "Extend",
            "BitsPerCoordinate",
            "BitsPerComponent",
            "BitsPerFlag",
            "Decode",
            "VerticesPerRow",
        ];
        self.copy(from, &keys, &mut dict);
        dict.set("ColorSpace", self.link(from.get("ColorSpace"), Kind::Color)?);
        if from.has("Function") {
            dict.set("Function", self.functions(from.get("Function"))?);
        }
        match &*found {
            Object::Stream(stream) => self.stream(stream, dict),
            _ => Ok(dict.into()),
        }
    }

    /// A function or a list of them.
    fn functions(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        match found.as_array() {
            Some(items) => {
                Ok(Object::Array(items.iter().map(|item| self.link(item, Kind::Function)).collect::<Result<_>>()?))
            }
            None if found.as_name().is_some() => Ok(self.plain(&found)),
            None => self.link(object, Kind::Function),
        }
    }

    /// A function (7.10).
    ///
    /// # Errors
    /// What its parts give.
    pub fn function(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        let keys = [
            "FunctionType",
            "Domain",
            "Range",
            "Size",
            "BitsPerSample",
            "Order",
            "Encode",
            "Decode",
            "C0",
            "C1",
            "N",
            "Bounds",
        ];
        self.copy(from, &keys, &mut dict);
        if from.has("Functions") {
            dict.set("Functions", self.functions(from.get("Functions"))?);
        }
        let Object::Stream(stream) = &*found else { return Ok(dict.into()) };
        if dict.get("FunctionType").as_integer() == Some(0) {
            let samples = samples_len(&dict);
            let bytes: Vec<u8> = self.file.bytes_of(stream)?.into_iter().take(samples).collect();
            return Ok(self.packed(dict, &bytes));
        }
        if dict.get("FunctionType").as_integer() == Some(4) {
            let bytes = calculation(&self.file.bytes_of(stream)?);
            return Ok(Object::Stream(packed_stream(dict, &bytes)));
        }
        self.stream(stream, dict)
    }

    /// A graphics state (8.4.5).
    ///
    /// # Errors
    /// What its parts give.
    pub fn state(&mut self, object: &Object) -> Result<Object> {
        let found = self.file.resolve(object);
        let Some(from) = found.as_dict() else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        let keys =
            ["LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca", "AIS", "TK"];
        self.copy(from, &keys, &mut dict);
        if let Some([font, size]) = self.file.value(from, "Font").as_array().and_then(<[_]>::first_chunk) {
            let font = self.link(font, Kind::Font)?;
            dict.set("Font", Object::Array(vec![font, self.plain(size)]));
        }
        let mask = self.file.value(from, "SMask");
        match &*mask {
            Object::Name(_) => dict.set("SMask", Object::name("None")),
            Object::Dict(mask) => {
                let mut own = Dict::default();
                self.copy(mask, &["S", "BC"], &mut own);
                own.set("G", self.link(mask.get("G"), Kind::Form)?);
                if mask.has("TR") {
                    own.set("TR", self.functions(mask.get("TR"))?);
                }
                dict.set("SMask", own.into());
            }
            _ => {}
        }
        Ok(dict.into())
    }

    /// A stream of the bytes of another, packed anew.
    ///
    /// # Errors
    /// What unpacking gives.
    pub fn stream(&mut self, stream: &Stream, dict: Dict) -> Result<Object> {
        if !self.slots.is_writing() {
            return Ok(Object::Stream(Stream { dict, body: Body::default() }));
        }
        Ok(Object::Stream(packed_stream(dict, &self.file.bytes_of(stream)?)))
    }
}

/// What a name among the drawn resources leads to.
fn drawn_kind(walk: &Walk<'_>, object: &Object) -> Kind {
    let found = walk.file.resolve(object);
    let subtype = found.as_dict().map(|dict| walk.file.value(dict, "Subtype"));
    if subtype.as_deref().and_then(Object::as_name) == Some(b"Image") { Kind::Picture } else { Kind::Form }
}

/// How many bytes the samples of a function take (7.10.2).
fn samples_len(function: &Dict) -> usize {
    let count = |key: &str| function.get(key).as_array().map_or(0, <[_]>::len);
    let number = |object: &Object| object.as_integer().and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
    let size = function.get("Size").as_array().unwrap_or_default().iter().map(number);
    let samples = size.fold(count("Range") / 2, usize::saturating_mul);
    samples.saturating_mul(number(function.get("BitsPerSample"))).div_ceil(8)
}

/// The operators of calculations (7.10.5).
const CALCULATIONS: &str = " abs add atan ceiling cos cvi cvr div exp floor idiv ln log mod mul neg round sin sqrt sub truncate \
    and bitshift eq false ge gt le lt ne not or true xor if ifelse copy dup exch index pop roll ";

/// A calculation without what is no part of it: its braces, numbers and operators, each after a blank.
fn calculation(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    for line in bytes.split(|byte| matches!(byte, b'\r' | b'\n')) {
        let line = line.split(|byte| *byte == b'%').next().unwrap_or_default();
        let spaced: String = line
            .iter()
            .flat_map(|byte| match byte {
                b'{' | b'}' => vec![' ', char::from(*byte), ' '],
                byte => vec![char::from(*byte)],
            })
            .collect();
        let is_known = |word: &&str| {
            matches!(*word, "{" | "}")
                || word.parse::<f64>().is_ok_and(f64::is_finite)
                || CALCULATIONS.contains(&format!(" {word} "))
        };
        for word in spaced.split_ascii_whitespace().filter(is_known) {
            out.push(b' ');
            out.extend_from_slice(word.as_bytes());
        }
    }
    out
}
