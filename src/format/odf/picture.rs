//! Pictures of a document: which of them stay, and where they are written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::package::Making;
use crate::error::Result;
use crate::format::office::{Content, OfficeDocument, Written};
use crate::format::ooxml::part::GREY;
use crate::format::ooxml::tally::Tally;
use crate::format::{Document, Options};
use crate::limits::Limits;
use crate::model::DroppedKind;
use crate::syntax::picture::{self, Bare};

/// The pictures that are written, in the order in which they are met.
pub struct Pictures {
    all: Vec<(String, Drawn)>,
    /// The names of those that are written already, by where they were read.
    known: BTreeMap<String, String>,
    /// How many bytes of pixels may still be unpacked.
    pixels: u64,
    /// How many bytes files inside may still unpack to.
    left: u64,
}

/// What stands for a picture.
enum Drawn {
    /// The picture without what stood beside its pixels.
    Bare(Bare),
    /// A drawing that a format has opened.
    File(Box<dyn Document>, &'static str),
    /// A grey area.
    Grey,
}

impl Pictures {
    /// Begins with none.
    pub fn new(limits: &Limits) -> Self {
        let pixels = limits.unpacked_bytes.saturating_mul(4);
        Self { all: Vec::new(), known: BTreeMap::new(), pixels, left: limits.unpacked_bytes }
    }

    /// Reads a picture.
    fn read(&mut self, bytes: &[u8], tally: &mut Tally, options: &Options) -> (Drawn, &'static str) {
        if let Some(bare) = picture::bare(bytes, &mut self.pixels) {
            tally.add(DroppedKind::PictureData, bare.removed);
            let extension = bare.kind.extension();
            return (Drawn::Bare(bare), extension);
        }
        let opened = options
            .opener
            .filter(|_| is_drawing(bytes))
            .and_then(|opener| opener(None, bytes.to_vec(), &options.inside(self.left)).ok());
        self.left /= 2;
        match opened {
            Some((format, document)) if format.about().id == "svg" => {
                (Drawn::File(document, format.about().media_type), "svg")
            }
            _ => {
                // The one that stands for others is no loss when it is read again.
                tally.add(DroppedKind::Picture, usize::from(bytes != GREY));
                (Drawn::Grey, "png")
            }
        }
    }

    /// Writes them behind the parts of markup.
    ///
    /// # Errors
    /// `LimitExceeded` for too many units.
    pub fn write(&mut self, office: &mut OfficeDocument, tally: &mut Tally, limits: &Limits) -> Result<()> {
        let (mut files, mut at) = (Vec::new(), Vec::new());
        for (name, drawn) in std::mem::take(&mut self.all) {
            match drawn {
                Drawn::Bare(mut bare) => {
                    office.picture_count += 1;
                    office.add_picture(name, &mut bare, limits)?;
                }
                Drawn::Grey => {
                    let content = Content::Bytes(Cow::Borrowed(GREY));
                    office.parts.push(Written { name, content_type: "image/png", content });
                }
                Drawn::File(document, media_type) => {
                    at.push(office.parts.len());
                    files.push((name, media_type, document));
                    let content = Content::Bytes(Cow::Borrowed(GREY));
                    office.parts.push(Written { name: String::new(), content_type: "", content });
                }
            }
        }
        office.units.finish();
        // Their units come after all others; they themselves stand where they were met.
        for (number, (at, (name, media_type, document))) in at.into_iter().zip(files).enumerate() {
            office.add_file((name, media_type), document, number + 1, tally, limits)?;
            let file = office.parts.pop();
            if let Some((slot, file)) = office.parts.get_mut(at).zip(file) {
                *slot = file;
            }
        }
        Ok(())
    }
}

/// Tells whether bytes begin as a drawing in markup does; other files are no pictures here.
fn is_drawing(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    head.trim_ascii_start().starts_with(b"<") || head.starts_with(b"\xef\xbb\xbf<")
}

impl Making<'_> {
    /// Tells by which address the picture is had from now on that was had by one, seen from the folder `from`.
    pub fn picture(&mut self, address: &str, from: &str) -> String {
        let address = address.strip_prefix("./").unwrap_or(address);
        let name = format!("{from}{address}");
        let to = self.objects.iter().find(|(known, _)| known == from).map_or("", |(_, to)| to.as_str()).to_owned();
        if let Some(known) = self.pictures.known.get(&name) {
            return known.clone();
        }
        let (drawn, extension) = match self.entries.get(&name) {
            Some(bytes) => {
                let tally = &mut self.tally;
                self.is_read.insert(name.clone());
                self.pictures.read(bytes, tally, self.options)
            }
            None => {
                self.tally.add(DroppedKind::Picture, 1);
                (Drawn::Grey, "png")
            }
        };
        let written = format!("Pictures/image{}.{extension}", self.pictures.all.len() + 1);
        self.pictures.all.push((format!("{to}{written}"), drawn));
        self.pictures.known.insert(name, written.clone());
        written
    }

    /// Takes in a picture of a flat file.
    pub fn packed_picture(&mut self, bytes: &[u8]) {
        let (drawn, _) = self.pictures.read(bytes, &mut self.tally, self.options);
        self.pictures.all.push((String::new(), drawn));
    }
}
