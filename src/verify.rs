//! Proof that what had to go is gone; the only way to a [`CleanFile`].
//!
//! Two doors look at the written bytes, and neither trusts the other. [`rescan`] opens them as a file it has never
//! seen and scans it. [`leak`] knows no format: it unpacks whatever can be unpacked and looks for every removed
//! value in every writing it may have taken. Where text takes an interpreter to read there is a third: a [`witness`] that
//! shares no code with the format reads the file as well.

pub mod leak;
pub mod rescan;
mod stand_in;
pub mod witness;

use sha2::{Digest, Sha256};

pub use self::witness::Witness;

use self::leak::Searched;

use crate::detect::Engine;
use crate::error::Result;
use crate::plan::Plan;
use crate::policy::Policy;
use crate::resolve::Known;
use crate::scan::{Before, Brief};

/// A file that both doors let through.
///
/// Nothing outside this module can make one, and nothing but a clean file gives bytes to send.
pub struct CleanFile {
    name: String,
    bytes: Vec<u8>,
    media_type: &'static str,
    sha256: String,
    checks: &'static [&'static str],
}

impl CleanFile {
    /// The cleaned name, with the folders above it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The content.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The media type of its format.
    pub fn media_type(&self) -> &'static str {
        self.media_type
    }

    /// The SHA-256 of the content, in lower-case hexadecimal.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// The doors that let it through.
    pub const fn checks(&self) -> &'static [&'static str] {
        self.checks
    }

    /// Takes the content out.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl std::fmt::Debug for CleanFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CleanFile of {} bytes", self.bytes.len())
    }
}

/// A file as it was written, before anyone has looked at it.
pub struct Written {
    /// The new name, with the folders above it.
    pub name: String,
    /// The new content.
    pub bytes: Vec<u8>,
    /// The id of the format that wrote it.
    pub format_id: &'static str,
    /// The media type of that format.
    pub media_type: &'static str,
}

/// What the doors know when they look.
pub struct Inspection<'a> {
    /// What finds things in text.
    pub engine: &'a Engine,
    /// What the task knows.
    pub brief: &'a Brief,
    /// What counts.
    pub policy: &'a Policy,
    /// What reads a written file a second time.
    pub witness: Option<&'a Witness>,
}

/// Sends a written file through all doors. `before` is the file that it was made of, if it is at hand; `left` takes in
/// the values that are still there.
///
/// # Errors
/// `LeakFound` when a door finds something that had to go; what opening gives when the file cannot be read again.
pub fn verify(
    written: Written,
    before: Option<Before<'_>>,
    plan: &Plan,
    &Inspection { engine, brief, policy, witness }: &Inspection<'_>,
    left: &mut Vec<Known>,
) -> Result<CleanFile> {
    let rescanned = rescan::check(&written, before, plan, engine, brief, policy, left);
    let searched = Searched::new(plan, brief, policy);
    let leaked = leak::check(&written, &searched, left);
    // What one door finds is told with what the others find: whoever tries once more knows all of it.
    let witnessed = witness::check(&written, &searched, &plan.areas, witness, left);
    rescanned.and(leaked).and(witnessed)?;
    let sha256 = Sha256::digest(&written.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let checks: &[&str] = if witness::reads(written.format_id) {
        &[rescan::DOOR, leak::DOOR, witness::DOOR]
    } else {
        &[rescan::DOOR, leak::DOOR]
    };
    Ok(CleanFile { name: written.name, bytes: written.bytes, media_type: written.media_type, sha256, checks })
}
