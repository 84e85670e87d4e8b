//! How an archive is packed.

use super::super::Options;
use crate::error::Result;
pub use crate::syntax::entry::{Entry, Mode};
use crate::syntax::packed::Packer;
use crate::syntax::{tar, zip};

/// The ways in which an archive is packed that can be read and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// A ZIP archive.
    Zip,
    /// A tape archive.
    Tar,
    /// A tape archive that is packed as a whole.
    Packed(Packer),
    /// A single file that is packed.
    Single(Packer),
}

/// What was in an archive.
pub struct Packed {
    /// How it is packed, seen from within.
    pub packing: Packing,
    /// Its files, in their order.
    pub entries: Vec<Entry>,
    /// Its symbolic links.
    pub links: Vec<Entry>,
    /// How many pipes, devices and other things that are no files it had, and files of which only pieces are there.
    pub specials: usize,
    /// How many stretches of bytes belong to nothing.
    pub unreferenced: usize,
}

/// What a single file is called: what it is packed in may have no name for it.
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
            () => Packer::of(bytes).map(Self::Packed),
        }
    }

    /// Unpacks an archive.
    ///
    /// # Errors
    /// What reading its kind gives.
    pub fn read(self, bytes: &[u8], options: &Options) -> Result<Packed> {
        match self {
            Self::Zip => {
                let zip::Archive { entries, links, specials, unreferenced } =
                    zip::read(bytes, zip::Names::Loose, &options.limits)?;
                Ok(Packed { packing: self, entries, links, specials, unreferenced })
            }
            Self::Tar => {
                let tar::Unpacked { entries, links, specials, pieces, unreferenced } =
                    tar::read(bytes, &options.limits)?;
                Ok(Packed { packing: self, entries, links, specials: specials + pieces, unreferenced })
            }
            Self::Packed(packer) | Self::Single(packer) => {
                let inside = packer.unpack(bytes, &options.limits)?;
                if tar::is_tar(&inside) {
                    return Ok(Packed { packing: Self::Packed(packer), ..Self::Tar.read(&inside, options)? });
                }
                let kind = options.ending.rsplit_once('.').map(|(kind, _)| format!(".{kind}")).unwrap_or_default();
                let entry = Entry { name: format!("{ONLY}{kind}"), bytes: inside, mode: Mode::File };
                let packing = Self::Single(packer);
                Ok(Packed { packing, entries: vec![entry], links: Vec::new(), specials: 0, unreferenced: 0 })
            }
        }
    }

    /// Packs files.
    ///
    /// # Errors
    /// `CannotRewrite` when the archive cannot hold them.
    pub fn write(self, entries: &[Entry]) -> Result<Vec<u8>> {
        let all = || entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice(), entry.mode));
        match (self, entries) {
            (Self::Zip, _) => zip::write_files(all()),
            (Self::Tar, _) => tar::write(all()),
            (Self::Single(packer), [only]) => packer.pack(&only.bytes),
            (Self::Packed(packer) | Self::Single(packer), _) => packer.pack(&tar::write(all())?),
        }
    }
}
