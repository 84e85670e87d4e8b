//! Directories of tags (TIFF 6.0, section 2), in TIFF files and in what cameras write beside pixels.

/// In which order the bytes of numbers come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The least first.
    Little,
    /// The greatest first.
    Big,
}

/// What a directory says of one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The number of the tag.
    pub tag: u16,
    /// The number of the kind of its values.
    pub kind: u16,
    /// How many values it has.
    pub count: u32,
    /// Where they stand, in bytes from the beginning of the file.
    pub start: usize,
    /// How many bytes they take.
    pub len: usize,
}

/// A directory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// Its tags.
    pub entries: Vec<Entry>,
    /// Where the next one stands; 0 for the last.
    pub next: u32,
}

impl Order {
    /// A number of two bytes.
    pub fn short(self, bytes: &[u8], at: usize) -> Option<u16> {
        let bytes = *bytes.get(at..)?.first_chunk()?;
        Some(if self == Self::Little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    /// A number of four bytes.
    pub fn long(self, bytes: &[u8], at: usize) -> Option<u32> {
        let bytes = *bytes.get(at..)?.first_chunk()?;
        Some(if self == Self::Little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    /// The bytes of a number of two.
    pub const fn put_short(self, number: u16) -> [u8; 2] {
        if matches!(self, Self::Little) { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    /// The bytes of a number of four.
    pub const fn put_long(self, number: u32) -> [u8; 4] {
        if matches!(self, Self::Little) { number.to_le_bytes() } else { number.to_be_bytes() }
    }
}

/// Reads how a file begins: its order, and where its first directory stands.
pub fn start(bytes: &[u8]) -> Option<(Order, u32)> {
    let order = match bytes.first_chunk()? {
        b"II*\0" => Order::Little,
        b"MM\0*" => Order::Big,
        _ => return None,
    };
    Some((order, order.long(bytes, 4)?))
}

/// How many bytes a value takes (TIFF 6.0, section 2; TIFF Technical Note 1 for kind 13).
pub const fn width(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

impl Directory {
    /// Reads a directory. Tags of which nobody knows how long they are, or that reach beyond the file, are left out.
    pub fn read(bytes: &[u8], order: Order, at: u32) -> Option<Self> {
        let at = usize::try_from(at).ok()?;
        let count = usize::from(order.short(bytes, at)?);
        let first = at.checked_add(2)?;
        let end = first.checked_add(count * 12)?;
        let mut entries = Vec::new();
        for entry in
            bytes.get(first..end)?.as_chunks::<12>().0.iter().zip(0..).map(|(_, at): (_, usize)| first + at * 12)
        {
            let (tag, kind, count) =
                (order.short(bytes, entry)?, order.short(bytes, entry + 2)?, order.long(bytes, entry + 4)?);
            let len = width(kind).and_then(|width| usize::try_from(count).ok()?.checked_mul(width));
            let Some(len) = len else { continue };
            let start = if len <= 4 { Some(entry + 8) } else { usize::try_from(order.long(bytes, entry + 8)?).ok() };
            let Some(start) = start.filter(|start| start.checked_add(len).is_some_and(|end| end <= bytes.len())) else {
                continue;
            };
            entries.push(Entry { tag, kind, count, start, len });
        }
        // Some writers forget to say that there is no next one.
        Some(Self { entries, next: order.long(bytes, end).unwrap_or(0) })
    }

    /// The entry of a tag.
    pub fn entry(&self, tag: u16) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.tag == tag)
    }

    /// The first value of a tag of whole numbers.
    pub fn number(&self, bytes: &[u8], order: Order, tag: u16) -> Option<u32> {
        self.entry(tag)?.numbers(bytes, order)?.next()
    }
}

impl Entry {
    /// Its values, where they are whole numbers without a sign.
    pub fn numbers<'a>(&self, bytes: &'a [u8], order: Order) -> Option<impl Iterator<Item = u32> + use<'a>> {
        let width = width(self.kind).filter(|_| matches!(self.kind, 1 | 3 | 4 | 13))?;
        let values = bytes.get(self.start..self.start.checked_add(self.len)?)?;
        Some(values.chunks_exact(width).filter_map(move |value| match width {
            1 => value.first().copied().map(u32::from),
            2 => order.short(value, 0).map(u32::from),
            _ => order.long(value, 0),
        }))
    }
}
