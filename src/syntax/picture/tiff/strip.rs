//! Strips and tiles without what follows their pixels.

pub mod runs;

use std::borrow::Cow;

use flate2::{Decompress, FlushDecompress, Status};

use super::super::lzw::{self, Form};
use crate::error::{Error, Result};

/// How pixels are packed (TIFF 6.0, section 3, 'Compression'; Technical Note 2 for JPEG; libtiff for the last two).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// Not at all.
    Plain,
    /// The codings of facsimiles, and others of which the end cannot be told.
    Opaque,
    /// LZW.
    Lzw,
    /// JPEG without the tables that all pieces share.
    Jpeg,
    /// Deflate.
    Deflate,
    /// Runs of bytes.
    PackBits,
}

/// The number of Deflate.
pub const DEFLATE: u32 = 8;

impl Coding {
    /// The coding of a number; nothing for those that may hold whole files.
    pub const fn of(number: u32) -> Option<Self> {
        match number {
            1 => Some(Self::Plain),
            2..=4 | 34925 | 50000 => Some(Self::Opaque),
            5 => Some(Self::Lzw),
            7 => Some(Self::Jpeg),
            DEFLATE | 32946 => Some(Self::Deflate),
            32773 => Some(Self::PackBits),
            _ => None,
        }
    }
}

/// Cuts what follows the pixels of a piece, of which `most` is how many bytes they take; nothing for what is broken.
///
/// # Errors
/// `LimitExceeded` when more would have to be unpacked than `left` says.
pub fn bare<'a>(piece: &'a [u8], coding: Coding, most: Option<usize>, left: &mut u64) -> Result<Option<Cow<'a, [u8]>>> {
    let Some(most) = most else {
        return Ok(if coding == Coding::Jpeg { abbreviated(piece).map(Cow::Owned) } else { Some(piece.into()) });
    };
    let end = match coding {
        Coding::Jpeg => return Ok(abbreviated(piece).map(Cow::Owned)),
        Coding::Opaque => None,
        Coding::Plain => Some(most),
        Coding::PackBits => Some(runs::end(piece, most)),
        Coding::Deflate => {
            let limit = Error::LimitExceeded { limit: "bytes of pixels", most: *left };
            *left = left.checked_sub(most as u64).ok_or(limit)?;
            deflate_end(piece, most)
        }
        Coding::Lzw => lzw::end(piece, Form::Tiff, most),
    };
    Ok(Some(end.and_then(|end| piece.get(..end)).unwrap_or(piece).into()))
}

/// Where a packed stream ends; nothing where it does not, or holds more than the pixels.
fn deflate_end(piece: &[u8], most: usize) -> Option<usize> {
    let (mut inflater, mut buffer) = (Decompress::new(true), vec![0; 1 << 16]);
    loop {
        let before = (inflater.total_in(), inflater.total_out());
        let rest = piece.get(usize::try_from(before.0).ok()?..)?;
        let status = inflater.decompress(rest, &mut buffer, FlushDecompress::None).ok()?;
        if status == Status::StreamEnd {
            return usize::try_from(inflater.total_in()).ok();
        }
        if (inflater.total_in(), inflater.total_out()) == before || inflater.total_out() > most as u64 {
            return None;
        }
    }
}

/// A picture in JPEG that may lack the tables that it looks into (Technical Note 2).
pub fn abbreviated(piece: &[u8]) -> Option<Vec<u8>> {
    use super::super::jpeg::{self, Piece};
    let (pieces, _) = jpeg::pieces(piece)?;
    let mut out = b"\xff\xd8".to_vec();
    for piece in pieces {
        match piece {
            Piece::Coded(data) => out.extend_from_slice(data),
            Piece::Segment(0xee, data) if data.starts_with(b"Adobe") && data.len() == 12 => {
                jpeg::push(&mut out, 0xee, data)?
            }
            Piece::Segment(marker @ (0xdb | 0xc4), data) => {
                jpeg::is_tables(marker, data).then_some(())?;
                jpeg::push(&mut out, marker, data)?;
            }
            Piece::Segment(marker @ (0xc0..=0xc2 | 0xda | 0xdc | 0xdd), data) => jpeg::push(&mut out, marker, data)?,
            Piece::Segment(0xe0..=0xef | 0xfe, _) => {}
            Piece::Segment(..) => return None,
        }
    }
    out.extend_from_slice(b"\xff\xd9");
    Some(out)
}

/// The tables that the pieces of a page share.
pub fn tables(data: &[u8]) -> Option<Vec<u8>> {
    use super::super::jpeg;
    let mut rest = data.strip_prefix(b"\xff\xd8")?;
    let mut out = b"\xff\xd8".to_vec();
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        if *marker == 0xd9 {
            out.extend_from_slice(b"\xff\xd9");
            return Some(out);
        }
        let (len, _) = after.split_first_chunk()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
        let data = segment.get(2..)?;
        match marker {
            0xdb | 0xc4 if jpeg::is_tables(*marker, data) => jpeg::push(&mut out, *marker, data)?,
            0xdd if data.len() == 2 => jpeg::push(&mut out, *marker, data)?,
            0xe0..=0xef | 0xfe => {}
            _ => return None,
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use weezl::BitOrder;

    use super::*;

    fn kept(piece: &[u8], coding: Coding, most: usize) -> Vec<u8> {
        bare(piece, coding, Some(most), &mut 1000).unwrap().unwrap().into_owned()
    }

    #[test]
    fn what_follows_the_pixels_is_cut() {
        assert_eq!(kept(b"pixelsJane", Coding::Plain, 6), b"pixels");
        assert_eq!(kept(b"\x01ab\xfec\x80Jane", Coding::PackBits, 5), b"\x01ab\xfec");
        let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::new(6));
        writer.write_all(b"pixels").unwrap();
        let packed = writer.finish().unwrap();
        assert_eq!(kept(&[packed.clone(), b"Jane".to_vec()].concat(), Coding::Deflate, 6), packed);
        let packed = weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(b"pixels").unwrap();
        assert_eq!(kept(&[packed.clone(), b"Jane".to_vec()].concat(), Coding::Lzw, 6), packed);
        let long: Vec<u8> = (0..40_000_u32).flat_map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()).collect();
        let packed = weezl::encode::Encoder::with_tiff_size_switch(BitOrder::Msb, 8).encode(&long).unwrap();
        assert_eq!(kept(&[packed.clone(), b"Jane".to_vec()].concat(), Coding::Lzw, long.len()), packed);
    }

    #[test]
    fn more_than_may_be_unpacked_is_refused() {
        let refused = bare(b"x", Coding::Deflate, Some(1001), &mut 1000);
        assert!(matches!(refused, Err(Error::LimitExceeded { .. })));
    }

    #[test]
    fn shared_tables_stay_without_words() {
        let table = [b"\xff\xdb\0\x43\0".as_slice(), &[1; 64]].concat();
        let full = [b"\xff\xd8\xff\xfe\0\x06Jane", table.as_slice(), b"\xff\xd9Roe"].concat();
        assert_eq!(tables(&full), Some([b"\xff\xd8", table.as_slice(), b"\xff\xd9"].concat()));
        assert_eq!(tables(b"\xff\xd8Jane"), None);
    }
}
