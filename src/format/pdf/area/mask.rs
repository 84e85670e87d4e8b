//! Pictures of which parts are painted over (ISO 32000-2, 8.9): pixels go where an area lies, and nowhere else.

use super::{Part, pixels};
use crate::error::Result;
use crate::format::pdf::walk::Walk;
use crate::syntax::pdf::color;
use crate::syntax::pdf::drawing::{Picture, PictureSource};
use crate::syntax::pdf::image::{self, Codec, Masked, Space};
use crate::syntax::pdf::write::packed_stream;
use crate::syntax::pdf::{Dict, Object, Ref, Stream};

/// What a part is painted with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The darkest that the picture has.
    Dark,
    /// What lets a picture be seen whose mask this is.
    Shown,
}

impl Walk<'_> {
    /// A picture for one place on a page, without parts of it.
    ///
    /// # Errors
    /// What unpacking gives.
    pub fn masked_picture(&mut self, at: Ref, parts: &[Part], tone: Tone) -> Result<Ref> {
        let found = self.file.get(at);
        let new = self.out.reserve();
        let object = self.picture_without(&found, parts, tone)?;
        self.put(new, object);
        Ok(new)
    }

    /// How many pixels a picture has across and down.
    pub fn size_of(&self, picture: &Picture) -> (f64, f64) {
        let size = |dict: &Dict| ["Width", "Height"].map(|key| self.file.value(dict, key).as_number().unwrap_or(0.0));
        let [width, height] = match &picture.source {
            PictureSource::Object(at) => self.file.get(*at).as_dict().map(size).unwrap_or_default(),
            PictureSource::Inline(image) => size(&image.dict),
        };
        (width, height)
    }

    /// Tells whether anything can be seen in parts of a picture; so it is where it cannot be read.
    pub fn shows(&self, picture: &Picture, parts: &[Part]) -> bool {
        let shows = |stream: &Stream| {
            let unpacked = self.file.unpack(stream).ok()?;
            let mut left = self.options.limits.unpacked_bytes;
            let run = |picture: &image::Picture<'_>| {
                image::is_even(picture, &pixels(parts, picture.width, picture.height), &mut left)
            };
            self.of_pixels(&unpacked, &stream.dict, run).ok().flatten()
        };
        let is_even = match &picture.source {
            PictureSource::Object(at) => match &*self.file.get(*at) {
                Object::Stream(stream) => shows(stream),
                _ => Some(true),
            },
            PictureSource::Inline(image) => shows(image),
        };
        is_even != Some(true)
    }

    /// Paints parts of a picture; nothing where it cannot be read.
    pub(in crate::format::pdf) fn mask(
        &self,
        picture: &image::Picture<'_>,
        dict: &Dict,
        parts: &[Part],
        tone: Tone,
    ) -> Option<Masked> {
        let areas = pixels(parts, picture.width, picture.height);
        let mut left = self.options.limits.unpacked_bytes;
        image::mask(picture, &areas, &self.fill(picture, dict, tone), &mut left)
    }

    /// What a picture says of itself after it was painted.
    ///
    /// # Errors
    /// What its profile gives.
    pub(in crate::format::pdf) fn masked_dict(&mut self, masked: &mut Masked, dict: &mut Dict) -> Result<()> {
        dict.set("Width", Object::Integer(i64::from(masked.width)));
        dict.set("Height", Object::Integer(i64::from(masked.height)));
        if dict.get("ImageMask").as_bool() != Some(true) {
            dict.set("BitsPerComponent", Object::Integer(i64::from(masked.bits)));
        }
        if !dict.has("ColorSpace") && dict.get("ImageMask").as_bool() != Some(true) {
            let name = match masked.space {
                Some(Space::Gray) => "DeviceGray",
                Some(Space::Cmyk) => "DeviceCMYK",
                Some(Space::Rgb) => "DeviceRGB",
                None => match masked.components {
                    1 => "DeviceGray",
                    4 => "DeviceCMYK",
                    _ => "DeviceRGB",
                },
            };
            dict.set("ColorSpace", Object::name(name));
        }
        dict.0.remove(b"SMaskInData".as_slice());
        if let Some(alpha) = masked.alpha.take().filter(|_| !dict.has("SMask")) {
            let own = Dict::default()
                .with("Type", Object::name("XObject"))
                .with("Subtype", Object::name("Image"))
                .with("Width", Object::Integer(i64::from(masked.width)))
                .with("Height", Object::Integer(i64::from(masked.height)))
                .with("ColorSpace", Object::name("DeviceGray"))
                .with("BitsPerComponent", Object::Integer(8));
            dict.set("SMask", Object::Ref(self.out.add(Object::Stream(packed_stream(own, &alpha)))));
        }
        if let Codec::Dct { color_transform } = masked.codec {
            dict.set("Filter", Object::name("DCTDecode"));
            if let Some(transform) = color_transform {
                let told = Dict::default().with("ColorTransform", Object::Integer(transform));
                dict.set("DecodeParms", told.into());
            }
        }
        Ok(())
    }

    /// The samples that a part is painted with; none where the codec knows better.
    fn fill(&self, picture: &image::Picture<'_>, dict: &Dict, tone: Tone) -> Vec<u16> {
        let decode = self.file.value(dict, "Decode");
        let decode: Vec<f64> =
            decode.as_array().unwrap_or_default().iter().map(|item| item.as_number().unwrap_or(0.0)).collect();
        let is_turned = |at: usize| matches!(decode.get(at * 2..at * 2 + 2), Some([from, to]) if from > to);
        let is_stencil = self.file.value(dict, "ImageMask").as_bool() == Some(true);
        let (count, most) = (usize::from(picture.components), u16::MAX >> 16_u8.saturating_sub(picture.bits.min(16)));
        if count == 0 || picture.bits == 0 {
            return Vec::new();
        }
        // Of a stencil 0 paints (8.9.6.2), of a mask beside a picture 0 lets it be seen, and of a soft one 1 does.
        let wants_most = |at: usize| match tone {
            _ if is_stencil => is_turned(0),
            Tone::Shown => !is_turned(at),
            Tone::Dark => self.is_of_ink(dict, at, count) != is_turned(at),
        };
        (0..count).map(|at| if wants_most(at) { most } else { 0 }).collect()
    }

    /// Tells whether a component is darker the more there is of it, and black is made of it alone.
    fn is_of_ink(&self, dict: &Dict, at: usize, count: usize) -> bool {
        match color::family(self.file, dict.get("ColorSpace")).as_slice() {
            b"Separation" | b"DeviceN" => true,
            b"Indexed" | b"I" => false,
            _ => count == 4 && at == 3,
        }
    }
}
