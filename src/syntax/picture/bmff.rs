//! Boxes (ISO/IEC 14496-12, 4.2), of which HEIF and JPEG XL are made.

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Box<'a> {
    /// Its kind.
    pub kind: &'a [u8; 4],
    /// What it holds.
    pub data: &'a [u8],
}

/// Parts bytes into boxes; nothing where they do not end where they say.
pub fn boxes(mut rest: &[u8]) -> Option<Vec<Box<'_>>> {
    let mut all = Vec::new();
    while !rest.is_empty() {
        let (found, after) = first(rest)?;
        all.push(found);
        rest = after;
    }
    Some(all)
}

/// The same of a whole file; gives as well what follows the last box that is whole.
pub fn file(mut rest: &[u8]) -> (Vec<Box<'_>>, &[u8]) {
    let mut all = Vec::new();
    while let Some((found, after)) = first(rest).filter(|_| !rest.is_empty()) {
        all.push(found);
        rest = after;
    }
    (all, rest)
}

fn first(bytes: &[u8]) -> Option<(Box<'_>, &[u8])> {
    let (len, after) = bytes.split_first_chunk()?;
    let (kind, after) = after.split_first_chunk::<4>()?;
    let (head, len) = match u32::from_be_bytes(*len) {
        // Up to the end of the file.
        0 => (8, bytes.len()),
        1 => (16, usize::try_from(u64::from_be_bytes(*after.first_chunk()?)).ok()?),
        len => (8, usize::try_from(len).ok()?),
    };
    let (whole, after) = bytes.split_at_checked(len)?;
    Some((Box { kind, data: whole.get(head..)? }, after))
}

/// Writes a box.
pub fn put(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) -> Option<()> {
    out.extend_from_slice(&u32::try_from(data.len().checked_add(8)?).ok()?.to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    Some(())
}

/// Reads numbers one after the other, the greatest byte first.
#[derive(Debug, Clone, Copy)]
pub struct Numbers<'a>(pub &'a [u8]);

impl<'a> Numbers<'a> {
    /// The next number, of so many bytes, at most 8.
    pub fn next(&mut self, width: usize) -> Option<u64> {
        let (bytes, rest) = self.0.split_at_checked(width).filter(|_| width <= 8)?;
        self.0 = rest;
        Some(bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// The same as an index.
    pub fn index(&mut self, width: usize) -> Option<usize> {
        usize::try_from(self.next(width)?).ok()
    }

    /// The next so many bytes.
    pub fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(bytes)
    }

    /// The version and the flags of a box that has them (4.2.2).
    pub fn version(&mut self) -> Option<(u8, u32)> {
        let word = self.next(4)?.to_be_bytes();
        let [_, _, _, _, version, a, b, c] = word;
        Some((version, u32::from_be_bytes([0, a, b, c])))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn boxes_of_every_length_are_read() {
        let mut bytes = Vec::new();
        put(&mut bytes, b"free", b"Jane").unwrap();
        bytes.extend_from_slice(b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x12ab\0\0\0\0uuidrest");
        let all: Vec<_> = boxes(&bytes).unwrap().into_iter().map(|it| (*it.kind, it.data)).collect();
        assert_eq!(all, [(*b"free", b"Jane".as_slice()), (*b"mdat", b"ab"), (*b"uuid", b"rest")]);
    }

    #[test]
    fn lengths_that_lie_are_none() {
        for bytes in
            [b"\0\0\0\x07free".as_slice(), b"\0\0\0\x09free", b"\0\0\0\x01free\xff\xff\xff\xff\xff\xff\xff\xff"]
        {
            assert_eq!(boxes(bytes), None);
            assert_eq!(file(bytes), (Vec::new(), bytes));
        }
    }
}
