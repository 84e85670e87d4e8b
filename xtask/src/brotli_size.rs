//! How much a server sends: the size of a file under brotli at its best quality.

use std::fs;
use std::io::{self, Write};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

use crate::stamp::hex;
use crate::workspace::Workspace;

/// Compresses the bytes, or recalls the size: quality 11 takes seconds for a module, and sizes follow from contents.
///
/// # Errors
/// When the size cannot be remembered on the disk.
pub fn brotli_size(workspace: &Workspace, bytes: &[u8]) -> Result<u64> {
    let digest = hex(&Sha256::digest(bytes));
    let memory = workspace.memory.join(format!("brotli-{digest}"));
    if let Some(known) = fs::read_to_string(&memory).ok().and_then(|text| text.parse().ok()) {
        return Ok(known);
    }
    let size = compress(bytes)?;
    fs::create_dir_all(&workspace.memory)?;
    fs::write(&memory, size.to_string()).context("cannot remember a compressed size")?;
    Ok(size)
}

fn compress(mut bytes: &[u8]) -> Result<u64> {
    let best = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut counter = Counter(0);
    brotli::BrotliCompress(&mut bytes, &mut counter, &best).context("brotli")?;
    Ok(counter.0)
}

/// Takes bytes and keeps their number.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn repetition_is_small_and_noise_is_not() {
        let repeated = b"the same again, ".repeat(1000);
        assert!(compress(&repeated).unwrap() < 100);
        let mut digest = Sha256::digest(b"seed");
        let mut noise = Vec::new();
        for _ in 0..500 {
            noise.extend_from_slice(&digest);
            digest = Sha256::digest(digest);
        }
        assert!(compress(&noise).unwrap() >= noise.len() as u64);
    }
}
