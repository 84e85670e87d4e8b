//! Pictures of pixels: JPEG (ITU-T T.81), PNG (ISO/IEC 15948), GIF, WebP (RFC 9649), TIFF 6.0, bitmaps and icons of Windows,
//! HEIC and AVIF (ISO/IEC 23008-12), JPEG XL (ISO/IEC 18181).
//!
//! # Where text hides
//! In its pixels: somebody else reads them, and hands the words in; each page of a picture counts as one that nobody has
//! looked at all the same. Eight frames of an animated GIF are pages, and the first of other animations is one. Beside them,
//! in all that cameras and programs write: places, serial numbers, names, titles, dates, small copies, films, older states.
//!
//! # What is kept
//! The pixels, byte for byte, but for what is painted over; how the picture is turned, as the one thing that is said of it;
//! what its numbers are in colours, without the names in profiles; animations and pages. The container is written anew from
//! what is known. A picture that is painted over stays of its kind, all its pages and frames with it: without loss beside the
//! paint but for blocks of JPEG and of lossy WebP; a facsimile is packed otherwise then, and PNG no longer interlaced.
//!
//! # What is dropped
//! Exif but for the orientation, XMP, IPTC, resources of Photoshop, notes of makers, comments, dates, signatures (C2PA); small
//! copies, second pictures, films around a photograph; unknown chunks, boxes and tags; what follows the end of the picture
//! or of its pixels, fills its rows, or stands in gaps. Of JPEG XL and of lossy WebP what stands behind the last pixel
//! within the codestream stays: only a decoder can tell it.
//!
//! # What is refused
//! Files that are broken or cut off, layers (Photoshop), raw photographs, BigTIFF, sequences without a picture, rare
//! codings, and what is beyond the limits. Areas in HEIC, AVIF, JPEG XL, icons, animated WebP, and
//! whatever else has pixels that cannot be unpacked.

mod area;

pub use self::area::{count_within, paint};

use super::sight::Sights;
use super::{About, Document, Format, Options, Quad};
use crate::error::Result;
use crate::limits;
use crate::model::layout::{SectionKind, index};
use crate::model::{Area, Dropped, DroppedKind, Edit, Layout, Place, Plate, Sight, Span, TextUnit};
use crate::syntax::picture::{self, Alone, Extra, Pixels};

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
        let scans = (0..index(picture.looks.len())).collect();
        let left_bytes = options.limits.unpacked_bytes;
        Ok(Box::new(ImageDocument { picture, scans, sights: Sights::default(), units: Vec::new(), left_bytes }))
    }
}

/// An open picture.
struct ImageDocument {
    picture: Alone,
    scans: Vec<u32>,
    /// What somebody has seen in its pixels, and the units that are made of it.
    sights: Sights,
    units: Vec<TextUnit>,
    /// How many bytes of pixels may be unpacked to paint over some.
    left_bytes: u64,
}

impl Document for ImageDocument {
    fn units(&self) -> &[TextUnit] {
        &self.units
    }

    fn dropped(&self) -> Vec<Dropped> {
        dropped(&self.picture.extras)
    }

    fn scans(&self) -> &[u32] {
        &self.scans
    }

    fn pixels(&self, page_index: u32) -> Option<Pixels> {
        picture::pixels(&self.picture, page_index, self.left_bytes)
    }

    fn plates(&self) -> Vec<Plate> {
        self.scans.iter().map(|page| Plate::whole(*page, self.picture.shown(*page))).collect()
    }

    fn read_page(&mut self, page_index: u32, sight: Sight) {
        self.sights.add(&mut self.units, page_index, Place::Page, sight);
    }

    fn layout(&self) -> Layout {
        let mut layout = Layout::default();
        for page in &self.scans {
            layout.begin(SectionKind::Page, page + 1);
            let (width, height) = self.picture.shown(*page);
            let size = (i64::from(width) * 100, i64::from(height) * 100);
            layout.sections.iter_mut().last().into_iter().for_each(|section| section.size = size);
            let here = |unit: &TextUnit| unit.location.number == *page as usize + 1;
            let units = self.units.iter().enumerate().filter(|(_, unit)| here(unit));
            units.for_each(|(at, _)| layout.paragraph(index(at)));
            layout.drawn();
        }
        layout.finish(self.units.len());
        layout
    }

    fn boxes(&self, page_index: u32, pieces: &[(u32, Span)]) -> Result<Vec<Vec<Quad>>> {
        Ok(self.sights.boxes(page_index, pieces))
    }

    fn painted(&self, edits: &[Edit]) -> Vec<Area> {
        self.sights.painted(edits)
    }

    fn count_within(&self, areas: &[Area]) -> Result<usize> {
        area::count_within(&self.picture, areas, self.left_bytes)
    }

    fn rewrite(&self, edits: &[Edit]) -> Result<Vec<u8>> {
        self.rewrite_without(&[], edits)
    }

    fn rewrite_without(&self, areas: &[Area], edits: &[Edit]) -> Result<Vec<u8>> {
        let areas = self.sights.all_areas(areas, edits)?;
        if areas.is_empty() {
            Ok(self.picture.bytes.clone())
        } else {
            area::paint(&self.picture, &areas, self.left_bytes)
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
