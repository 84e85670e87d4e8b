//! What the metafiles of Windows have in common: records that are played one after the other, some of which draw text.

/// A letter that a metafile draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// The letter.
    pub letter: char,
    /// Where its code begins in the picture, in bytes.
    pub start: usize,
    /// How many bytes the code has: one, or two for each unit of UTF-16.
    pub len: usize,
}

impl Glyph {
    /// The same letter in a picture in which its record begins at `start`.
    pub(super) const fn moved(self, start: usize) -> Self {
        Self { start: self.start + start, ..self }
    }
}

/// Reads a number of two bytes, the low one first.
pub fn word(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|word| usize::from(u16::from_le_bytes(*word)))
}

/// Reads a number of four bytes, the low one first.
pub fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

/// Writes a number of four bytes, the low one first.
pub fn put_long(bytes: &mut [u8], at: usize, number: usize) -> Option<()> {
    let number = u32::try_from(number).ok()?.to_le_bytes();
    bytes.get_mut(at..at + 4)?.copy_from_slice(&number);
    Some(())
}

/// Reads text of one byte a letter; nothing where a letter is beyond ASCII, for its meaning hangs on a font.
pub fn narrow(bytes: &[u8], start: usize, len: usize) -> Option<Vec<Glyph>> {
    let text = bytes.get(start..start.checked_add(len)?)?;
    let glyph = |(at, byte): (usize, &u8)| {
        byte.is_ascii().then_some(Glyph { letter: char::from(*byte), start: start + at, len: 1 })
    };
    text.iter().enumerate().map(glyph).collect()
}

/// Reads text in UTF-16, of so many units.
pub fn wide(bytes: &[u8], start: usize, units: usize) -> Option<Vec<Glyph>> {
    let text = bytes.get(start..start.checked_add(units.checked_mul(2)?)?)?;
    let (pairs, _) = text.as_chunks::<2>();
    let mut at = start;
    let letters = char::decode_utf16(pairs.iter().map(|pair| u16::from_le_bytes(*pair)));
    letters
        .map(|letter| {
            let letter = letter.ok()?;
            let glyph = Glyph { letter, start: at, len: 2 * letter.len_utf16() };
            at += glyph.len;
            Some(glyph)
        })
        .collect()
}
