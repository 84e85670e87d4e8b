//! How an archive is packed.

use std::io::{Read, Write};

use flate2::read::MultiGzDecoder;
use flate2::{Compression, GzBuilder};

use super::super::Options;
use crate::error::{Error, Result};
use crate::limits::check;
pub use crate::syntax::zip::Entry;
use crate::syntax::{tar, zip};

/// The ways in which an archive is packed that can be read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// A ZIP archive.
    Zip,
    /// A tape archive.
    Tar,
    /// A tape archive or a single file inside gzip.
    Gzip,
}

/// What was in an archive.
pub struct Packed {
    /// Its files, in their order.
    pub entries: Vec<Entry>,
    /// How many links it had.
    pub links: usize,
    /// How many stretches of bytes belong to nothing.
    pub unreferenced: usize,
}

/// What a file inside gzip is called that has no name of its own.
const ONLY: &str = "content";

impl Packing {
    /// How an archive is packed that begins so; nothing for what is none, or is another format's.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let is_zip = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
        // What has a list of the types of its parts is a document, be it broken.
        let holds = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
        let is_open = || bytes.get(30..38) == Some(b"mimetype") && holds(b"META-INF/manifest.xml");
        let is_package = || holds(b"[Content_Types].xml") || is_open();
        match () {
            () if is_zip => (!is_package()).then_some(Self::Zip),
            () if tar::is_tar(bytes) => Some(Self::Tar),
            () if bytes.starts_with(b"\x1f\x8b\x08") => Some(Self::Gzip),
            () => None,
        }
    }

    /// Unpacks an archive.
    ///
    /// # Errors
    /// What reading its kind gives.
    pub fn read(self, bytes: &[u8], options: &Options) -> Result<Packed> {
        match self {
            Self::Zip => {
                let zip::Archive { entries, links, unreferenced } = zip::read(bytes, &options.limits)?;
                Ok(Packed { entries, links, unreferenced })
            }
            Self::Tar => {
                let tar::Unpacked { entries, links } = tar::read(bytes, &options.limits)?;
                Ok(Packed { entries, links, unreferenced: 0 })
            }
            Self::Gzip => {
                let inside = inflate(bytes, options)?;
                if tar::is_tar(&inside) {
                    return Self::Tar.read(&inside, options);
                }
                let entry = Entry { name: ONLY.to_owned(), bytes: inside, is_executable: false };
                Ok(Packed { entries: vec![entry], links: 0, unreferenced: 0 })
            }
        }
    }

    /// Packs files.
    ///
    /// # Errors
    /// `CannotRewrite` when the archive cannot hold them.
    pub fn write(self, entries: &[Entry]) -> Result<Vec<u8>> {
        let all = || entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice(), entry.is_executable));
        match (self, entries) {
            (Self::Zip, _) => zip::write_files(all()),
            (Self::Tar, _) => tar::write(all()),
            (Self::Gzip, [only]) if only.name == ONLY => deflate(&only.bytes),
            (Self::Gzip, _) => deflate(&tar::write(all())?),
        }
    }
}

fn inflate(bytes: &[u8], options: &Options) -> Result<Vec<u8>> {
    let limits = &options.limits;
    let dense = (bytes.len() as u64).saturating_mul(limits.ratio).max(1024 * 1024);
    let most = limits.unpacked_bytes.min(dense);
    let mut inside = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most + 1).read_to_end(&mut inside);
    read.map_err(|_| Error::Malformed { what: "the archive it consists of is broken" })?;
    check(inside.len() as u64, most, "bytes of a part after unpacking")?;
    Ok(inside)
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    const UNWRITABLE: Error = Error::CannotRewrite { what: "packing its parts failed" };
    // Neither a date nor a name nor a system (RFC 1952, 2.3).
    let mut encoder = GzBuilder::new().mtime(0).operating_system(255).write(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(|_| UNWRITABLE)?;
    encoder.finish().map_err(|_| UNWRITABLE)
}
