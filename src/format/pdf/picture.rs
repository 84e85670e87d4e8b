//! Pictures without what stands beside their pixels (ISO 32000-2, 8.9).

use super::area::{Part, Tone};
use super::walk::{Kind, Walk};
use crate::error::Result;
use crate::model::DroppedKind;
use crate::syntax::pdf::content::{Operation, Operator};
use crate::syntax::pdf::filter::{self, Filter, Unpacked};
use crate::syntax::pdf::image::{self, Codec, Fax};
use crate::syntax::pdf::interpret::named;
use crate::syntax::pdf::object::Body;
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Stream};

/// What a picture may say of itself beside its colors, masks and codec.
const KEYS: [&str; 10] = [
    "Width",
    "Height",
    "BitsPerComponent",
    "Intent",
    "ImageMask",
    "Decode",
    "Interpolate",
    "SMaskInData",
    "Matte",
    "StructParent",
];

impl Walk<'_> {
    /// A picture; a grey one in its place where its codec is not known.
    ///
    /// # Errors
    /// What unpacking gives.
    pub fn picture(&mut self, object: &Object) -> Result<Object> {
        self.picture_without(object, &[], Tone::Dark)
    }

    /// The same without parts of it, which are painted over.
    ///
    /// # Errors
    /// As above.
    pub fn picture_without(&mut self, object: &Object, parts: &[Part], tone: Tone) -> Result<Object> {
        let found = self.file.resolve(object);
        let Object::Stream(stream) = &*found else { return Ok(Object::Null) };
        let mut dict = Dict::default();
        dict.set("Type", Object::name("XObject"));
        dict.set("Subtype", Object::name("Image"));
        self.copy(&stream.dict, &KEYS, &mut dict);
        for key in ["Metadata", "PieceInfo", "OPI", "Alternates"] {
            if stream.dict.has(key) {
                self.drop(DroppedKind::PictureData);
            }
        }
        if stream.dict.has("ColorSpace") {
            dict.set("ColorSpace", self.link(stream.dict.get("ColorSpace"), Kind::Color)?);
        }
        if stream.dict.has("SMask") {
            dict.set("SMask", self.mask_of(stream.dict.get("SMask"), parts)?);
        }
        let mask = self.file.value(&stream.dict, "Mask");
        match &*mask {
            Object::Array(_) => dict.set("Mask", self.plain(&mask)),
            Object::Stream(_) => dict.set("Mask", self.mask_of(stream.dict.get("Mask"), parts)?),
            _ => {}
        }
        self.pictures += 1;
        if !self.slots.is_writing() {
            return Ok(Object::Stream(Stream { dict, body: Body::default() }));
        }
        let unpacked = self.file.unpack(stream)?;
        if !parts.is_empty() {
            let masked =
                self.of_pixels(&unpacked, &stream.dict, |picture| self.mask(picture, &stream.dict, parts, tone))?;
            let Some(mut masked) = masked else {
                self.drop(DroppedKind::Picture);
                return Ok(grey(&dict));
            };
            self.masked_dict(&mut masked, &mut dict)?;
            let is_coded = matches!(masked.codec, Codec::Dct { .. });
            let coded = || Stream { dict: dict.clone(), body: Body::Own(masked.data.clone()) };
            let packed = || packed_stream(dict.clone(), &masked.data);
            return Ok(Object::Stream(if is_coded { coded() } else { packed() }));
        }
        let Some(coded) = self.bared(&unpacked, &stream.dict)? else {
            self.drop(DroppedKind::Picture);
            return Ok(grey(&dict));
        };
        if let Some(filter) = &unpacked.codec {
            let (name, told) = (Object::name(filter.kind.name()), self.told(filter)?);
            // Some programs pack what a codec has made once more, which is worth it where most of a picture is empty.
            let filters = self.file.value(&stream.dict, "Filter");
            let packed = filters.as_array().filter(|all| all.len() > 1).map(|_| filter::pack(&coded));
            if let Some(packed) = packed.filter(|packed| packed.len() < coded.len()) {
                dict.set("Filter", Object::Array(vec![Object::name("FlateDecode"), name]));
                if !told.0.is_empty() {
                    dict.set("DecodeParms", Object::Array(vec![Object::Null, told.into()]));
                }
                return Ok(Object::Stream(Stream { dict, body: Body::Own(packed) }));
            }
            dict.set("Filter", name);
            if !told.0.is_empty() {
                dict.set("DecodeParms", told.into());
            }
            return Ok(Object::Stream(Stream { dict, body: Body::Own(coded) }));
        }
        Ok(Object::Stream(packed_stream(dict, &coded)))
    }

    /// A picture among operations (8.9.7) without what stands beside its pixels; nothing where they cannot be read.
    ///
    /// # Errors
    /// What unpacking gives.
    pub fn inline_picture(
        &mut self,
        operation: &Operation,
        resources: &Dict,
        parts: &[Part],
    ) -> Result<Option<Operation>> {
        let Some(Object::Stream(image)) = operation.operands.first() else { return Ok(None) };
        let mut dict = Dict::default();
        self.copy(
            &image.dict,
            &["Width", "Height", "BitsPerComponent", "ImageMask", "Decode", "Interpolate"],
            &mut dict,
        );
        let mut read = dict.clone();
        match image.dict.get("ColorSpace") {
            Object::Name(name) => {
                let known = named(self.file, resources, "ColorSpace", name);
                read.set("ColorSpace", known.unwrap_or_else(|| Object::Name(name.clone())));
                dict.set("ColorSpace", Object::Name(name.clone()));
            }
            indexed @ Object::Array(_) => {
                let space = self.color(indexed)?;
                read.set("ColorSpace", space.clone());
                dict.set("ColorSpace", space);
            }
            _ => {}
        }
        let mut unpacked = self.file.unpack(image)?;
        let coded = if parts.is_empty() {
            self.bared(&unpacked, &read)?
        } else {
            let masked = self.of_pixels(&unpacked, &read, |picture| self.mask(picture, &read, parts, Tone::Dark))?;
            masked.map(|masked| {
                unpacked.codec = unpacked.codec.take().filter(|_| masked.codec != Codec::Raw);
                masked.data
            })
        };
        let Some(mut coded) = coded.filter(|_| dict.get("ColorSpace").as_ref().is_none()) else {
            self.drop(DroppedKind::Picture);
            return Ok(None);
        };
        // In hexadecimal no byte of a picture can be taken for its end.
        let mut filters = vec![Object::name("AHx")];
        match &unpacked.codec {
            Some(filter) if matches!(filter.kind, filter::Kind::Dct | filter::Kind::CcittFax) => {
                filters.push(Object::name(filter.kind.name()));
                dict.set("DecodeParms", Object::Array(vec![Object::Null, self.told(filter)?.into()]));
            }
            Some(_) => return Ok(None),
            None => {
                let packed = filter::pack(&coded);
                if packed.len() < coded.len() {
                    filters.push(Object::name("Fl"));
                    coded = packed;
                }
            }
        }
        dict.set("Filter", Object::Array(filters));
        let mut body: Vec<u8> = coded.iter().flat_map(|byte| format!("{byte:02x}").into_bytes()).collect();
        body.push(b'>');
        self.pictures += 1;
        let image = Object::Stream(Stream { dict, body: Body::Own(body) });
        Ok(Some(Operation { operator: Operator::InlineImage, operands: vec![image] }))
    }

    /// The mask of a picture of which parts are painted over: it lets these be seen.
    fn mask_of(&mut self, mask: &Object, parts: &[Part]) -> Result<Object> {
        match mask.as_ref() {
            Some(at) if !parts.is_empty() => self.masked_picture(at, parts, Tone::Shown).map(Object::Ref),
            _ => self.link(mask, Kind::Picture),
        }
    }

    /// The pixels of a picture and nothing beside them; nothing where they cannot be read.
    fn bared(&self, unpacked: &Unpacked, dict: &Dict) -> Result<Option<Vec<u8>>> {
        self.of_pixels(unpacked, dict, |picture| image::bare(picture).map(std::borrow::Cow::into_owned))
    }

    /// Does something with the pixels of a picture.
    pub fn of_pixels<T>(
        &self,
        unpacked: &Unpacked,
        dict: &Dict,
        run: impl FnOnce(&image::Picture<'_>) -> Option<T>,
    ) -> Result<Option<T>> {
        let number = |dict: &Dict, key: &str| self.file.value(dict, key).as_integer();
        let size = |key: &str| number(dict, key).and_then(|size| u32::try_from(size).ok()).unwrap_or(0);
        let is_mask = self.file.value(dict, "ImageMask").as_bool() == Some(true);
        let bits = number(dict, "BitsPerComponent").and_then(|bits| u8::try_from(bits).ok()).unwrap_or(0);
        let components = if is_mask { 1 } else { self.components(dict.get("ColorSpace")) };
        let globals;
        let codec = match &unpacked.codec {
            None if components == 0 => return Ok(None),
            None => Codec::Raw,
            Some(filter) => match filter.kind {
                filter::Kind::Dct => Codec::Dct { color_transform: number(&filter.told, "ColorTransform") },
                filter::Kind::Jpx => Codec::Jpx,
                filter::Kind::Jbig2 => {
                    globals = self.globals(filter)?;
                    Codec::Jbig2 { globals: globals.as_deref() }
                }
                filter::Kind::CcittFax => Codec::Ccitt(self.fax(filter)),
                _ => return Ok(None),
            },
        };
        let picture = image::Picture {
            codec,
            data: &unpacked.bytes,
            width: size("Width"),
            height: size("Height"),
            bits: if is_mask { 1 } else { bits },
            components,
        };
        Ok(run(&picture))
    }

    fn fax(&self, filter: &Filter) -> Fax {
        let number = |key: &str| filter.told.get(key).as_integer();
        let size = |key: &str| number(key).and_then(|size| u32::try_from(size).ok());
        let is = |key: &str| filter.told.get(key).as_bool();
        let usual = Fax::default();
        Fax {
            k: number("K").unwrap_or(usual.k),
            columns: size("Columns").unwrap_or(usual.columns),
            rows: size("Rows").unwrap_or(usual.rows),
            black_is_1: is("BlackIs1").unwrap_or(usual.black_is_1),
            byte_align: is("EncodedByteAlign").unwrap_or(usual.byte_align),
            end_of_line: is("EndOfLine").unwrap_or(usual.end_of_line),
            end_of_block: is("EndOfBlock").unwrap_or(usual.end_of_block),
        }
    }

    /// The segments that pictures in JBIG2 share.
    fn globals(&self, filter: &Filter) -> Result<Option<Vec<u8>>> {
        match filter.told.get("JBIG2Globals") {
            Object::Stream(globals) => self.file.bytes_of(globals).map(Some),
            _ => Ok(None),
        }
    }

    /// What a codec has to be told.
    fn told(&mut self, filter: &Filter) -> Result<Dict> {
        let keys: &[&str] = match filter.kind {
            filter::Kind::Dct => &["ColorTransform"],
            filter::Kind::CcittFax => {
                &["K", "EndOfLine", "EncodedByteAlign", "Columns", "Rows", "EndOfBlock", "BlackIs1"]
            }
            _ => &[],
        };
        let mut told = Dict::default();
        self.copy(&filter.told, keys, &mut told);
        if let Some(globals) = self.globals(filter)?.as_deref().and_then(image::bare_globals) {
            let stream = Object::Stream(packed_stream(Dict::default(), &globals));
            told.set("JBIG2Globals", Object::Ref(self.out.add(stream)));
        }
        Ok(told)
    }

    /// How many samples a pixel has in a color space; 0 where nobody can tell.
    pub fn components(&self, space: &Object) -> u8 {
        self.components_within(space, COLOR_DEPTH)
    }

    fn components_within(&self, space: &Object, depth: usize) -> u8 {
        let Some(depth) = depth.checked_sub(1) else { return 0 };
        let found = self.file.resolve(space);
        let of_name = |name: &[u8]| match name {
            b"DeviceGray" | b"G" | b"CalGray" | b"Indexed" | b"I" | b"Separation" => 1,
            b"DeviceRGB" | b"RGB" | b"CalRGB" | b"Lab" => 3,
            b"DeviceCMYK" | b"CMYK" => 4,
            _ => 0,
        };
        match &*found {
            Object::Name(name) => of_name(name),
            Object::Array(items) => {
                let family = items.first().map(|family| self.file.resolve(family));
                let second = items.get(1).map(|second| self.file.resolve(second));
                match family.as_deref().and_then(Object::as_name).unwrap_or_default() {
                    b"ICCBased" => {
                        let profile = second.as_deref().and_then(Object::as_dict);
                        let count = profile.and_then(|profile| self.file.value(profile, "N").as_integer());
                        count.and_then(|count| u8::try_from(count).ok()).unwrap_or(0)
                    }
                    b"DeviceN" => {
                        let names = second.as_deref().and_then(Object::as_array).unwrap_or_default();
                        u8::try_from(names.len()).unwrap_or(0)
                    }
                    b"Pattern" => items.get(1).map_or(0, |base| self.components_within(base, depth)),
                    name => of_name(name),
                }
            }
            _ => 0,
        }
    }
}

/// How deep color spaces may lie in one another.
const COLOR_DEPTH: usize = 4;

/// A picture of one grey pixel where another was; of a mask one that hides nothing.
fn grey(dict: &Dict) -> Object {
    let mut own = Dict::default();
    for key in ["Type", "Subtype", "SMask"] {
        if dict.has(key) {
            own.set(key, dict.get(key).clone());
        }
    }
    let is_mask = dict.get("ImageMask").as_bool() == Some(true);
    own.set("Width", Object::Integer(1));
    own.set("Height", Object::Integer(1));
    if is_mask {
        own.set("ImageMask", Object::Bool(true));
    } else {
        own.set("ColorSpace", Object::name("DeviceGray"));
    }
    own.set("BitsPerComponent", Object::Integer(if is_mask { 1 } else { 8 }));
    Object::Stream(Stream { dict: own, body: Body::Own(vec![if is_mask { 0 } else { 0xc0 }]) })
}
