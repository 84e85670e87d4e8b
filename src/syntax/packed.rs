//! Bytes that are packed as a whole: gzip (RFC 1952), bzip2, xz (The .xz File Format 1.2.1) and Zstandard (RFC 8878).
//!
//! Reading counts what comes out and believes no header: neither how long the content is said to be nor how large a window
//! a decoder should set aside. Writing says nothing but the content: no name, date or comment.

use std::io::{Read, Write};

use bzip2::read::MultiBzDecoder;
use bzip2::write::BzEncoder;
use flate2::read::MultiGzDecoder;
use flate2::{Compression, GzBuilder};
use lzma_rust2::{XzOptions, XzReader, XzWriter};
use ruzstd::decoding::StreamingDecoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::error::{Error, Result};
use crate::limits::{Limits, check};

/// The ways in which bytes are packed as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packer {
    /// gzip.
    Gzip,
    /// bzip2.
    Bzip2,
    /// xz, with LZMA2 and the filters for programs.
    Xz,
    /// Zstandard.
    Zstd,
}

/// Content of up to this size may be packed as densely as it likes.
const FREE: u64 = 1024 * 1024;
/// The most memory that a decoder may set aside, in bytes: xz asks for half of it at its best, zstd for all of it with
/// `--long`.
const MOST_WINDOW: u32 = 128 * 1024 * 1024;
/// Of ten levels of xz, one that is three times as fast as the usual one and a tenth worse.
const XZ_LEVEL: u32 = 3;
const BROKEN: Error = Error::Malformed { what: "the archive it consists of is broken" };
const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };

impl Packer {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Gzip, Self::Bzip2, Self::Xz, Self::Zstd];

    /// How bytes are packed that begin so.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0x1f, 0x8b, 8, ..] => Some(Self::Gzip),
            // A block, or the end where nothing is packed.
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', 0x17, 0x72, 0x45, 0x38, 0x50, 0x90, ..] => Some(Self::Bzip2),
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Some(Self::Xz),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Self::Zstd),
            _ => None,
        }
    }

    /// Unpacks bytes, with all that is packed one behind the other.
    ///
    /// # Errors
    /// `Malformed` for what is broken or takes too much memory, `LimitExceeded` for what is too large or packed too densely.
    pub fn unpack(self, bytes: &[u8], limits: &Limits) -> Result<Vec<u8>> {
        let dense = (bytes.len() as u64).saturating_mul(limits.ratio).max(FREE);
        let most = limits.unpacked_bytes.min(dense);
        let content = self.begin(bytes, most.saturating_add(1))?;
        check(content.len() as u64, most, "bytes of a part after unpacking")?;
        Ok(content)
    }

    /// The same up to a number of bytes, whatever follows.
    fn begin(self, bytes: &[u8], most: u64) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        let read = match self {
            Self::Gzip => MultiGzDecoder::new(bytes).take(most).read_to_end(&mut content),
            Self::Bzip2 => MultiBzDecoder::new(bytes).take(most).read_to_end(&mut content),
            Self::Xz => XzReader::new_mem_limit(bytes, true, MOST_WINDOW / 1024).take(most).read_to_end(&mut content),
            Self::Zstd => return frames(bytes, most),
        };
        read.map(|_| content).map_err(|_| BROKEN)
    }

    /// Packs bytes; equal input gives equal bytes.
    ///
    /// # Errors
    /// `CannotRewrite` when packing fails.
    pub fn pack(self, bytes: &[u8]) -> Result<Vec<u8>> {
        let finished = match self {
            Self::Gzip => {
                // Neither a date nor a name nor a system (RFC 1952, 2.3).
                let builder = GzBuilder::new().mtime(0).operating_system(255);
                let mut encoder = builder.write(Vec::new(), Compression::default());
                encoder.write_all(bytes).and_then(|()| encoder.finish())
            }
            Self::Bzip2 => {
                let mut encoder = BzEncoder::new(Vec::new(), bzip2::Compression::best());
                encoder.write_all(bytes).and_then(|()| encoder.finish())
            }
            Self::Xz => XzWriter::new(Vec::new(), XzOptions::with_preset(XZ_LEVEL))
                .and_then(|mut encoder| encoder.write_all(bytes).and_then(|()| encoder.finish())),
            Self::Zstd => Ok(compress_to_vec(bytes, CompressionLevel::Fastest)),
        };
        finished.map_err(|_| UNWRITABLE)
    }
}

/// Unpacks the frames of Zstandard one behind the other; those that are there to be skipped hold nothing (RFC 8878, 3.1.2).
fn frames(mut bytes: &[u8], most: u64) -> Result<Vec<u8>> {
    let mut content: Vec<u8> = Vec::new();
    while let [first, second, third, fourth, rest @ ..] = bytes {
        let is_skipped = first & 0xf0 == 0x50 && [*second, *third, *fourth] == [0x2a, 0x4d, 0x18];
        if is_skipped {
            let (len, rest) = rest.split_first_chunk().ok_or(BROKEN)?;
            let len = usize::try_from(u32::from_le_bytes(*len)).map_err(|_| BROKEN)?;
            bytes = rest.get(len..).ok_or(BROKEN)?;
            continue;
        }
        let mut decoder =
            StreamingDecoder::new_with_max_window_size(&mut bytes, MOST_WINDOW.into()).map_err(|_| BROKEN)?;
        let left = most.saturating_sub(content.len() as u64);
        let len = decoder.by_ref().take(left).read_to_end(&mut content).map_err(|_| BROKEN)?;
        if len as u64 == left {
            return Ok(content);
        }
    }
    if bytes.is_empty() { Ok(content) } else { Err(BROKEN) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn what_is_packed_reads_back() {
        let mixed: Vec<u8> =
            (0..90_000_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761) >> 20).to_le_bytes()).collect();
        for packer in Packer::ALL {
            for bytes in [b"".as_slice(), b"by Jane", &mixed] {
                let packed = packer.pack(bytes).unwrap();
                assert_eq!(packer.pack(bytes).unwrap(), packed);
                assert_eq!(Packer::of(&packed), Some(packer));
                assert_eq!(packer.unpack(&packed, &Limits::default()).as_deref(), Ok(bytes), "{packer:?}");
                let twice = [&packed[..], &packed].concat();
                assert_eq!(packer.unpack(&twice, &Limits::default()), Ok(bytes.repeat(2)), "{packer:?}");
                assert!(
                    packer.unpack(&[&packed[..], b"more than that"].concat(), &Limits::default()).is_err(),
                    "{packer:?}"
                );
            }
            let packed = packer.pack(&mixed).unwrap();
            assert!(packed.len() < mixed.len());
            for end in (0..packed.len()).step_by(997) {
                assert!(end == 0 || packer.unpack(&packed[..end], &Limits::default()).is_err(), "{packer:?} {end}");
            }
        }
    }

    #[test]
    fn bombs_end_at_the_limit() {
        let zeros = vec![0; 64 << 20];
        for packer in Packer::ALL {
            let packed = packer.pack(&zeros).unwrap();
            let unpacked = packer.unpack(&packed, &Limits::default());
            assert!(matches!(unpacked, Err(Error::LimitExceeded { .. })), "{packer:?}");
        }
    }

    #[test]
    fn a_window_that_fills_the_memory_is_refused() {
        // xz -6 --lzma2=dict=1536MiB; its sum over the header fits.
        let mut xz = Packer::Xz.pack(b"by Jane").unwrap();
        // The properties of LZMA2 stand behind the flags and the id of the filter (The .xz File Format, 5.3.1).
        let at = 12 + 2 + 2;
        assert_eq!(xz[12..at], [2, 0, 0x21, 1]);
        xz[at] = 40;
        let sum = crc32(&xz[12..20]);
        xz[20..24].copy_from_slice(&sum.to_le_bytes());
        assert_eq!(Packer::Xz.unpack(&xz, &Limits::default()), Err(BROKEN));
        // A window of 2 GiB and one raw block (RFC 8878, 3.1.1.1.2).
        let zstd = [0x28, 0xb5, 0x2f, 0xfd, 0, (21 << 3), 9, 0, 0, b'x'];
        assert_eq!(Packer::Zstd.unpack(&zstd, &Limits::default()), Err(BROKEN));
        let zstd = [0x28, 0xb5, 0x2f, 0xfd, 0, (1 << 3), 9, 0, 0, b'x'];
        assert_eq!(Packer::Zstd.unpack(&zstd, &Limits::default()).as_deref(), Ok(b"x".as_slice()));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let mut sum = flate2::Crc::new();
        sum.update(bytes);
        sum.sum()
    }
}
