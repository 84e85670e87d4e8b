//! What cameras write beside pixels (CIPA DC-008, Exif 3.0): a TIFF file without pixels.

use super::extra::Extra;
use super::ifd::{self, Directory};

/// Stands before it in JPEG, and often elsewhere.
pub const PREFIX: &[u8] = b"Exif\0\0";

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;
const XMP: u16 = 0x02bc;
const IPTC: u16 = 0x83bb;
/// Description, artist, copyright, and the words that Windows writes.
const TEXTS: [u16; 8] = [0x010e, 0x013b, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f];

/// What was read of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exif {
    /// How the picture has to be turned and mirrored to be shown, from 1, which is not at all, to 8 (4.6.4).
    pub orientation: u8,
    /// What else it tells.
    pub extras: Vec<Extra>,
}

impl Exif {
    /// Reads it, behind its prefix. What is broken tells nothing of the orientation, and is left out whole.
    pub fn read(bytes: &[u8]) -> Self {
        let broken = Self { orientation: 1, extras: vec![Extra::Camera] };
        let Some((order, first)) = ifd::start(bytes) else { return broken };
        let Some(directory) = Directory::read(bytes, order, first) else { return broken };
        let orientation = directory.number(bytes, order, ORIENTATION).and_then(|it| u8::try_from(it).ok());
        let orientation = orientation.filter(|it| (1..=8).contains(it)).unwrap_or(1);
        if minimal(orientation).as_deref() == Some(bytes) {
            return Self { orientation, extras: Vec::new() };
        }
        let mut extras = Vec::new();
        for entry in &directory.entries {
            match entry.tag {
                ORIENTATION => {}
                GPS => extras.push(Extra::Position),
                tag if TEXTS.contains(&tag) || tag == XMP || tag == IPTC => extras.push(Extra::Text),
                _ => extras.push(Extra::Camera),
            }
        }
        extras.extend((directory.next != 0).then_some(Extra::Thumbnail));
        if extras.is_empty() {
            extras.push(Extra::Rest);
        }
        extras.dedup();
        Self { orientation, extras }
    }
}

/// Tells the orientation and nothing else; nothing for a picture that is not turned.
pub fn minimal(orientation: u8) -> Option<Vec<u8>> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    (2..=8).contains(&orientation).then(|| [b"MM\0*\0\0\0\x08\0\x01", entry.as_slice(), &[0; 4]].concat())
}

/// Guesses by their order what the coordinates of XMP tell: it is markup, and is left out whole.
pub fn of_xmp(bytes: &[u8]) -> impl Iterator<Item = Extra> {
    let tells_place = memchr::memmem::find(bytes, b"GPSLatitude").is_some();
    let holds_picture = memchr::memmem::find(bytes, b"xmpGImg:image").is_some();
    [(true, Extra::Text), (tells_place, Extra::Position), (holds_picture, Extra::Thumbnail)]
        .into_iter()
        .filter_map(|(is_there, extra)| is_there.then_some(extra))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A camera's name, an orientation, a place, and a small picture.
    pub const FULL: &[u8] = b"II*\0\x08\0\0\0\x04\0\
        \x0f\x01\x02\0\x04\0\0\0Acme\
        \x12\x01\x03\0\x01\0\0\0\x06\0\0\0\
        \x3b\x01\x02\0\x04\0\0\0Jane\
        \x25\x88\x04\0\x01\0\0\0\x3e\0\0\0\
        \x3e\0\0\0";

    #[test]
    fn orientation_is_read_and_all_else_is_named() {
        let read = Exif::read(FULL);
        let extras = vec![Extra::Camera, Extra::Text, Extra::Position, Extra::Thumbnail];
        assert_eq!(read, Exif { orientation: 6, extras });
    }

    #[test]
    fn the_minimal_one_is_read_back() {
        for orientation in 2..=8 {
            let bytes = minimal(orientation).unwrap_or_default();
            assert_eq!(Exif::read(&bytes), Exif { orientation, extras: Vec::new() });
        }
        assert_eq!((minimal(1), minimal(9)), (None, None));
    }

    #[test]
    fn what_is_broken_turns_nothing() {
        for len in 0..FULL.len() {
            assert!((1..=8).contains(&Exif::read(FULL.get(..len).unwrap_or_default()).orientation), "{len}");
        }
        assert_eq!(Exif::read(b"Jane").orientation, 1);
    }
}
