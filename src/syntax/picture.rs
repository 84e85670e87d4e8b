//! Pictures without what is not needed to show them: whatever stands beside the pixels may tell of people and places.
//!
//! Each container is read by an allow-list: what is not known to serve the picture is left out, and so is what no decoder
//! gets to see. The pixels stay as they are; only a picture that is shown in part is coded anew.

mod alone;
mod bmff;
mod bmp;
mod crop;
mod emf;
mod exif;
mod extra;
mod gif;
mod heif;
mod ico;
mod ifd;
pub mod jpeg;
mod jxl;
mod look;
mod lzw;
mod metafile;
mod paint;
mod photo;
mod pixels;
pub mod png;
mod tiff;
mod webp;
mod wmf;

pub use self::alone::{Alone, alone, bared, bared_size, is_picture};
pub use self::crop::{Crop, Decoded};
pub use self::extra::Extra;
use self::extra::Keep;
pub use self::look::{Look, Turn};
pub use self::metafile::Glyph;
pub use self::paint::{Part, Window, is_even, paint};
pub use self::pixels::{Pixels, pixels};

/// A picture as it may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// The container.
    pub kind: Kind,
    /// The picture.
    pub bytes: Vec<u8>,
    /// How many pieces were left out.
    pub removed: usize,
    /// The texts that it draws, each with the place of its letters; pictures of pixels have none.
    pub texts: Vec<Vec<Glyph>>,
    /// The names of its fonts, in the same way.
    pub faces: Vec<Vec<Glyph>>,
}

/// The containers that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// ISO/IEC 15948.
    Png,
    /// ITU-T T.81 and T.871.
    Jpeg,
    /// GIF87a and GIF89a.
    Gif,
    /// [MS-WMF].
    Wmf,
    /// [MS-EMF].
    Emf,
    /// RFC 9649.
    Webp,
    /// TIFF 6.0.
    Tiff,
    /// [MS-WMF], 2.2.2.9, behind the header of a file.
    Bmp,
    /// Pictures of programs and pointers of Windows.
    Ico,
    /// ISO/IEC 23008-12, HEIC and AVIF.
    Heif,
    /// ISO/IEC 18181-2.
    Jxl,
}

impl Kind {
    /// The ending of its file names.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Gif => "gif",
            Self::Wmf => "wmf",
            Self::Emf => "emf",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Bmp => "bmp",
            Self::Ico => "ico",
            Self::Heif => "heif",
            Self::Jxl => "jxl",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Wmf => "image/x-wmf",
            Self::Emf => "image/x-emf",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Bmp => "image/bmp",
            Self::Ico => "image/vnd.microsoft.icon",
            Self::Heif => "image/heif",
            Self::Jxl => "image/jxl",
        }
    }
}

impl Bare {
    fn new(kind: Kind) -> Self {
        Self { kind, bytes: Vec::new(), removed: 0, texts: Vec::new(), faces: Vec::new() }
    }
}

/// Copies a picture without what is not needed to show it, and gives what that was; takes what may still be unpacked.
type Read = fn(&[u8], &mut Vec<u8>, &mut u64) -> Option<Vec<Extra>>;

/// Reads a picture; nothing for one that is broken, cut off, or of another kind.
///
/// `left` is how many bytes of pixels may still be unpacked, of this picture and of those after it.
pub fn bare(bytes: &[u8], left: &mut u64) -> Option<Bare> {
    let mut pixels = |kind, read: Read| {
        let mut bare = Bare::new(kind);
        bare.removed = read(bytes, &mut bare.bytes, left)?.len();
        Some(bare)
    };
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => pixels(Kind::Png, |bytes, out, left| png::read(bytes, Keep::Pixels, out, left)),
        [0xff, 0xd8, 0xff, ..] => pixels(Kind::Jpeg, |bytes, out, _| jpeg::read(bytes, Keep::Pixels, out)),
        [b'G', b'I', b'F', b'8', ..] => pixels(Kind::Gif, |bytes, out, _| gif::read(bytes, out)),
        [0xd7, 0xcd, 0xc6, 0x9a, ..] | [1 | 2, 0, 9, 0, 0, 1 | 3, ..] => wmf::read(bytes),
        [1, 0, 0, 0, ..] => emf::read(bytes),
        _ => {
            let Alone { kind, bytes, extras, .. } = alone(bytes, left).ok()?;
            // Office knows these, and no other.
            let is_known = matches!(kind, Kind::Tiff | Kind::Bmp | Kind::Webp);
            is_known.then(|| Bare { bytes, removed: extras.len(), ..Bare::new(kind) })
        }
    }
}
