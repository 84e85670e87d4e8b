//! Pictures of pixels: JPEG (ITU-T T.81), PNG (ISO/IEC 15948), GIF, WebP (RFC 9649), TIFF 6.0, bitmaps and icons of Windows,
//! HEIC and AVIF (ISO/IEC 23008-12), JPEG XL (ISO/IEC 18181).
//!
//! # Where text hides
//! In its pixels, which nothing reads: each page of a picture counts as one that nobody has looked at. Beside them, in all
//! that cameras and programs write: places, serial numbers, names, titles, dates, small copies, films, older states.
//!
//! # What is kept
//! The pixels, byte for byte; how the picture is turned, as the one thing that is said of it; what its numbers are in colours,
//! without the names in profiles; animations and pages. The container is written anew from what is known.
//!
//! # What is dropped
//! Exif but for the orientation, XMP, IPTC, resources of Photoshop, notes of makers, comments, dates, signatures (C2PA); small
//! copies, second pictures, films around a photograph; unknown chunks, boxes and tags; what follows the end of the picture
//! or of its pixels, fills its rows, or stands in gaps. Of JPEG XL and of lossy WebP what stands behind the last pixel
//! within the codestream stays: only a decoder can tell it.
//!
//! # What is refused
//! Files that are broken or cut off, layers (Photoshop), raw photographs, BigTIFF, sequences without a picture, rare
//! codings, and what is beyond the limits. Areas in a picture whose pixels cannot be painted over.

mod area;

use super::{About, Document, Format, Options};
use crate::error::{Error, Result};
use crate::limits;
use crate::model::layout::{SectionKind, index};
use crate::model::{Area, Dropped, DroppedKind, Edit, Layout, TextUnit};
use crate::syntax::picture::{self, Alone, Extra};

/// The format.
pub static FORMAT: Image = Image;

/// See the module.
#[derive(Debug)]
pub struct Image;

static ABOUT: About = About {
    id: "image",
    name: "Picture",
    extensions: &[
        "png", "jpg", "jpeg", "jpe", "jfif", "apng", "gif", "webp", "tif", "tiff", "bmp", "dib", "ico", "cur", "heic",
        "heif", "hif", "avif", "jxl", "psd",
    ],
    media_type: "image/*",
};

impl Format for Image {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn sniff(&self, bytes: &[u8], _extension: &str) -> bool {
        picture::is_picture(bytes)
    }

    fn open(&self, bytes: Vec<u8>, options: &Options) -> Result<Box<dyn Document>> {
        let mut left = options.limits.unpacked_bytes;
        let picture = picture::alone(&bytes, &mut left)?;
        limits::check(picture.bytes.len() as u64, options.limits.file_bytes, "bytes in one file")?;
        let scans = (0..index(picture.pages)).collect();
        Ok(Box::new(ImageDocument { picture, scans, left_bytes: options.limits.unpacked_bytes }))
    }
}

/// An open picture.
struct ImageDocument {
    picture: Alone,
    scans: Vec<u32>,
    /// How many bytes of pixels may be unpacked to paint over some.
    left_bytes: u64,
}

impl Document for ImageDocument {
    fn units(&self) -> &[TextUnit] {
        &[]
    }

    fn dropped(&self) -> Vec<Dropped> {
        dropped(&self.picture.extras)
    }

    fn scans(&self) -> &[u32] {
        &self.scans
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        let (width, height) = self.picture.shown();
        for page in &self.scans {
            layout.begin(SectionKind::Page, page + 1);
            let size = (i64::from(width) * 100, i64::from(height) * 100);
            layout.sections.iter_mut().last().into_iter().for_each(|section| section.size = size);
        }
        layout
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        area::count_within(&self.picture, areas, self.left_bytes)
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        if !edits.is_empty() {
            return Err(Error::CannotRewrite { what: "a change does not belong to any text" });
        }
        if areas.is_empty() {
            Ok(self.picture.bytes.clone())
        } else {
            area::paint(&self.picture, areas, self.left_bytes)
        }
    }
}

/// What is told of the pieces that are left out.
pub fn dropped(extras: &[Extra]) -> Vec<Dropped> {
    let kind = |extra: &Extra| match extra {
        Extra::Camera => DroppedKind::Camera,
        Extra::Position => DroppedKind::Position,
        Extra::Text => DroppedKind::Property,
        Extra::Thumbnail => DroppedKind::Thumbnail,
        Extra::Other => DroppedKind::EmbeddedObject,
        Extra::Signature => DroppedKind::Signature,
        Extra::Profile => DroppedKind::PictureData,
        Extra::Rest => DroppedKind::Unreferenced,
    };
    let mut counts = std::collections::BTreeMap::new();
    extras.iter().for_each(|extra| *counts.entry(kind(extra)).or_insert(0) += 1);
    counts.into_iter().map(|(kind, count)| Dropped { kind, count }).collect()
}
