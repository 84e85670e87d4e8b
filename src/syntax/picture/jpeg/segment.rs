//! What application segments and comments tell (ITU-T T.81, B.2.4.5 and B.2.4.6), by what their makers write into them.

use super::super::exif::{self, Exif};
use super::super::extra::Extra;

/// XMP (XMP Specification Part 3, 1.1.3), and what of it did not fit into one segment.
const XMP: [&[u8]; 2] = [b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0"];
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// What a segment that is left out tells.
pub fn of(marker: u8, data: &[u8]) -> Vec<Extra> {
    match marker {
        0xfe => vec![Extra::Text],
        0xe0 => vec![if data.starts_with(b"JFXX\0") { Extra::Thumbnail } else { Extra::Camera }],
        0xe1 => match data.strip_prefix(exif::PREFIX) {
            Some(exif) => Exif::read(exif).extras,
            None if XMP.iter().any(|prefix| data.starts_with(prefix)) => exif::of_xmp(data).collect(),
            None => vec![Extra::Camera],
        },
        0xe2 if data.starts_with(b"ICC_PROFILE\0") => vec![Extra::Profile],
        // The list of the pictures that follow (CIPA DC-007).
        0xe2 if data.starts_with(b"MPF\0") => vec![Extra::Other],
        // JUMBF (ISO 19566-5), in which C2PA vouches for a picture.
        0xeb if data.starts_with(b"JP") => vec![Extra::Signature],
        0xed if data.starts_with(PHOTOSHOP) => photoshop(data),
        0xe2..=0xef => vec![Extra::Camera],
        _ => vec![Extra::Rest],
    }
}

/// Resources of Photoshop: words by IPTC, and a small picture (Adobe Photoshop File Formats, Image Resource IDs).
fn photoshop(data: &[u8]) -> Vec<Extra> {
    let holds = |id: [u8; 2]| memchr::memmem::find(data, &[b"8BIM".as_slice(), &id].concat()).is_some();
    let is_small = holds([0x04, 0x0c]) || holds([0x04, 0x09]);
    [Some(Extra::Text), is_small.then_some(Extra::Thumbnail)].into_iter().flatten().collect()
}

/// What follows the end of a picture.
pub fn of_rest(rest: &[u8]) -> Vec<Extra> {
    let begins = |mark: &[u8]| memchr::memmem::find(rest, mark).is_some();
    match () {
        () if rest.is_empty() => Vec::new(),
        () if begins(b"\xff\xd8\xff") || begins(b"ftyp") => vec![Extra::Other],
        () => vec![Extra::Rest],
    }
}
