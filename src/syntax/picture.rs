//! Pictures without what is not needed to show them: whatever stands beside the pixels may tell of people and places.
//!
//! Each container is read by an allow-list: what is not known to serve the picture is left out. The pixels stay as they
//! are, byte for byte; nothing is decoded.

mod gif;
mod jpeg;
mod png;

/// A picture as it may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bare {
    /// The container.
    pub kind: Kind,
    /// The picture.
    pub bytes: Vec<u8>,
    /// How many pieces were left out.
    pub removed: usize,
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
}

impl Kind {
    /// The ending of its file names.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpeg",
            Self::Gif => "gif",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Gif => "image/gif",
        }
    }
}

/// Copies what is kept, and tells how many pieces are not.
type Read = fn(&[u8], &mut Vec<u8>) -> Option<usize>;

/// Reads a picture; nothing for one that is broken, cut off, or of another kind.
pub fn bare(bytes: &[u8]) -> Option<Bare> {
    let (kind, read): (Kind, Read) = match bytes {
        [0x89, b'P', b'N', b'G', ..] => (Kind::Png, png::read),
        [0xff, 0xd8, 0xff, ..] => (Kind::Jpeg, jpeg::read),
        [b'G', b'I', b'F', b'8', ..] => (Kind::Gif, gif::read),
        _ => return None,
    };
    let mut out = Vec::with_capacity(bytes.len());
    let removed = read(bytes, &mut out)?;
    Some(Bare { kind, bytes: out, removed })
}
