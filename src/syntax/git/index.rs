//! The list of the files that a working tree has (gitformat-index, version 2).

use sha1::{Digest, Sha1};

use super::Leaf;

/// Dates, owners, sizes and places on a disk: ten numbers of which nothing is said, so that Git compares the files.
const UNSAID: [u8; 4] = [0; 4];
/// How long a name is said to be at most.
const LONGEST: usize = 0xfff;
/// What stands before a name: ten numbers of four bytes, an id, and the flags.
const FIXED: usize = 62;

/// Writes the list.
pub fn written(leaves: &[Leaf<'_>]) -> Vec<u8> {
    let mut sorted: Vec<&Leaf<'_>> = leaves.iter().collect();
    sorted.sort_by_key(|leaf| leaf.path.as_bytes());
    let count = u32::try_from(sorted.len()).unwrap_or(u32::MAX);
    let mut out = [b"DIRC".as_slice(), &2_u32.to_be_bytes(), &count.to_be_bytes()].concat();
    for leaf in sorted {
        // Two dates of two numbers, device and inode; the kind and permissions; owner, group and size.
        out.extend(UNSAID.repeat(6));
        out.extend(leaf.bits.to_be_bytes());
        out.extend(UNSAID.repeat(3));
        out.extend(leaf.id);
        let len = u16::try_from(leaf.path.len().min(LONGEST)).unwrap_or_default();
        out.extend(len.to_be_bytes());
        out.extend(leaf.path.as_bytes());
        // One to eight zeros, up to a multiple of eight.
        let padding = 8 - (FIXED + leaf.path.len()) % 8;
        out.extend(std::iter::repeat_n(0, padding));
    }
    let sum = Sha1::digest(&out);
    out.extend(sum);
    out
}
