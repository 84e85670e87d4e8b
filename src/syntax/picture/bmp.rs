//! Bitmaps of Windows ([MS-WMF], 2.2.2.9 and 2.2.2.3 to 2.2.2.5), alone and in icons.
//!
//! They are written anew: header, colours, rows, profile, with nothing between them and nothing in what fills the rows.

mod raster;
mod runs;

pub use self::raster::{is_even, paint, rgba};
use super::extra::Extra;
use super::look::Read;
use crate::syntax::icc;

/// The header of the file.
const FILE: usize = 14;
/// How long the headers are of which all fields are known: of OS/2, and of Windows in its versions.
const OLD: usize = 12;
const V3: usize = 40;
const OS2: usize = 64;
const V4: usize = 108;
const V5: usize = 124;

/// A profile that stands in the file, and the colours that all know (2.1.1.14 'LogicalColorSpace').
const EMBEDDED: &[u8; 4] = b"DEBM";
const LINKED: &[u8; 4] = b"KNIL";
const STANDARD: &[u8; 4] = b"BGRs";
const WINDOWS: &[u8; 4] = b" niW";

/// How rows are coded (2.1.1.7).
const RUNS_OF_BYTES: u32 = 1;
const RUNS_OF_HALVES: u32 = 2;
const MASKS: u32 = 3;
const MASKS_WITH_ALPHA: u32 = 6;

/// A bitmap without the header of its file.
#[derive(Debug, PartialEq, Eq)]
pub struct Bitmap {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its header, masks and colours.
    pub head: Vec<u8>,
    /// Its rows.
    pub rows: Vec<u8>,
    /// Of its profile, if it has one.
    profile: Vec<u8>,
    extras: Vec<Extra>,
}

/// Where the pixels of a bitmap stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// From a byte on.
    At(usize),
    /// Behind the colours, followed by the rows of a mask; the height is that of both.
    InIcon,
}

/// Writes a file anew.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<Read> {
    let bitmap = of_file(bytes)?;
    bitmap.write(out)?;
    let mut extras = bitmap.extras;
    extras.extend((extras.is_empty() && out != bytes).then_some(Extra::Rest));
    Some(Read::one((bitmap.width, bitmap.height), 1, extras))
}

impl Bitmap {
    /// Reads a bitmap that begins with its own header.
    pub fn read(bytes: &[u8], rows: Rows) -> Option<Self> {
        let len = usize::try_from(long(bytes, 0)?).ok()?;
        let header = bytes.get(..len).filter(|_| matches!(len, OLD | V3 | 52 | 56 | OS2 | V4 | V5))?;
        let is_old = len == OLD;
        let (width, height, bits) = if is_old {
            (u32::from(short(header, 4)?), i64::from(short(header, 6)?), short(header, 10)?)
        } else {
            (long(header, 4)?, i64::from(i32::from_le_bytes(*header.get(8..)?.first_chunk()?)), short(header, 14)?)
        };
        let lines = u32::try_from(height.unsigned_abs()).ok()?;
        let lines = if rows == Rows::InIcon { lines / 2 } else { lines };
        let is_sized = (1..=i32::MAX.unsigned_abs()).contains(&width) && lines > 0;
        let coding = if is_old { 0 } else { long(header, 16)? };
        let is_known = match coding {
            0 => matches!(bits, 1 | 2 | 4 | 8 | 16 | 24 | 32),
            RUNS_OF_BYTES => bits == 8 && height > 0 && rows != Rows::InIcon,
            RUNS_OF_HALVES => bits == 4 && height > 0 && rows != Rows::InIcon,
            MASKS | MASKS_WITH_ALPHA => matches!(bits, 16 | 32) && len != OS2,
            _ => false,
        };
        (is_sized && is_known).then_some(())?;
        let mut read =
            Self { width, height: lines, head: Vec::new(), rows: Vec::new(), profile: Vec::new(), extras: Vec::new() };
        let masks = match coding {
            MASKS if len == V3 => 12,
            MASKS_WITH_ALPHA if len == V3 => 16,
            _ => 0,
        };
        let from = len + masks;
        let colours = read.colours(bytes, header, from, bits, rows)?;
        let start = if let Rows::At(start) = rows { start } else { from + colours.1 };
        let shown = bytes.get(start..)?;
        read.rows = match coding {
            RUNS_OF_BYTES | RUNS_OF_HALVES => shown.get(..runs::end(shown, coding)?)?.to_vec(),
            _ => plain(shown, width, lines, bits)?,
        };
        if rows == Rows::InIcon {
            let mask = shown.get(read.rows.len()..)?;
            // What shows is told by the pixels themselves where they are as large as this.
            if !(mask.is_empty() && bits == 32) {
                read.rows.extend(plain(mask, width, lines, 1)?);
            }
        }
        read.head = header.to_vec();
        read.normalise(bytes, bits, &colours.0)?;
        read.head.extend_from_slice(bytes.get(len..from)?);
        read.head.extend_from_slice(&colours.0);
        Some(read)
    }

    /// Its colours, with how many bytes they took; those of a picture whose pixels are no numbers of colours are none.
    fn colours(&self, bytes: &[u8], header: &[u8], from: usize, bits: u16, rows: Rows) -> Option<(Vec<u8>, usize)> {
        let (is_old, whole) = (header.len() == OLD, 1_usize.checked_shl(bits.into()).unwrap_or(0));
        let said = if is_old { 0 } else { usize::try_from(long(header, 32)?).ok()? };
        let unit = if is_old { 3 } else { 4 };
        if bits > 8 {
            return Some((Vec::new(), said.checked_mul(unit)?));
        }
        let count = if said == 0 { whole } else { said.min(whole) };
        // Some writers leave out those that no pixel has.
        let room = if let Rows::At(start) = rows { start.checked_sub(from)? / unit } else { count };
        let len = count.min(room) * unit;
        let mut colours = bytes.get(from..from.checked_add(len)?)?.to_vec();
        if !is_old {
            colours.chunks_exact_mut(4).for_each(|colour| colour.iter_mut().skip(3).for_each(|unused| *unused = 0));
        }
        let used = if rows == Rows::InIcon && said > count { said.checked_mul(unit)? } else { len };
        Some((colours, used))
    }

    /// Writes the fields of the header that say nothing of the picture as they are usual.
    fn normalise(&mut self, bytes: &[u8], bits: u16, colours: &[u8]) -> Option<()> {
        let len = self.head.len();
        if self.is_old() {
            return Some(());
        }
        let whole = 1_usize.checked_shl(bits.into()).unwrap_or(0);
        let count = colours.len() / 4;
        let count = if bits > 8 { 0 } else { u32::try_from(count).ok()? };
        let (said, needed) = (long(&self.head, 32)?, long(&self.head, 36)?);
        let said = if said == 0 && usize::try_from(count).ok()? == whole { 0 } else { count };
        let len_bytes = u32::try_from(self.rows.len()).ok()?;
        // Rows that are not packed may leave it to be reckoned.
        let is_told = long(&self.head, 20)? != 0 || matches!(long(&self.head, 16)?, RUNS_OF_BYTES | RUNS_OF_HALVES);
        self.put(20, &if is_told { len_bytes } else { 0 }.to_le_bytes())?;
        self.put(32, &said.to_le_bytes())?;
        self.put(36, &if needed <= count { needed } else { 0 }.to_le_bytes())?;
        if len == OS2 {
            // How many units there are of what measures, and how rows are drawn and halved.
            self.put(40, &[0; 24])?;
        }
        if len >= V4 {
            self.normalise_space(bytes)?;
        }
        Some(())
    }

    /// The fields of colours ([MS-WMF], 2.2.2.4 and 2.2.2.5).
    fn normalise_space(&mut self, bytes: &[u8]) -> Option<()> {
        let space: [u8; 4] = *self.head.get(56..)?.first_chunk()?;
        let profile = if self.head.len() == V5 && space == *EMBEDDED { self.profile_of(bytes) } else { None };
        let space = match &space {
            // The numbers that follow say it.
            [0, 0, 0, 0] => &space,
            EMBEDDED if profile.is_some() => EMBEDDED,
            EMBEDDED => {
                self.extras.push(Extra::Profile);
                STANDARD
            }
            // The path of a file on somebody's machine.
            LINKED => {
                self.extras.push(Extra::Text);
                STANDARD
            }
            WINDOWS => WINDOWS,
            _ => STANDARD,
        };
        let space = *space;
        self.put(56, &space)?;
        if space != [0; 4] {
            self.put(60, &[0; V4 - 60])?;
        }
        if self.head.len() == V5 {
            self.put(112, &[0; 12])?;
            if let Some(profile) = profile {
                let at = self.head.len().checked_add(self.colours_len(bytes)?)?.checked_add(self.rows.len())?;
                self.put(112, &u32::try_from(at).ok()?.to_le_bytes())?;
                self.put(116, &u32::try_from(profile.len()).ok()?.to_le_bytes())?;
                self.profile = profile;
            }
        }
        Some(())
    }

    /// How many bytes stand between the header and the rows when they are written.
    fn colours_len(&self, bytes: &[u8]) -> Option<usize> {
        let bits = short(bytes, 14)?;
        if bits > 8 {
            return Some(0);
        }
        let said = usize::try_from(long(&self.head, 32)?).ok()?;
        Some(4 * if said == 0 { 1_usize.checked_shl(bits.into())? } else { said })
    }

    fn profile_of(&mut self, bytes: &[u8]) -> Option<Vec<u8>> {
        let at = usize::try_from(long(bytes, 112)?).ok()?;
        let len = usize::try_from(long(bytes, 116)?).ok()?;
        let profile = bytes.get(at..at.checked_add(len)?)?;
        let bare = icc::bare(profile)?;
        self.extras.extend((bare != profile).then_some(Extra::Profile));
        Some(bare)
    }

    /// Whether its header is that of OS/2, which says how long it is.
    fn is_old(&self) -> bool {
        self.head.starts_with(&[12, 0, 0, 0])
    }

    /// Writes the file.
    fn write(&self, out: &mut Vec<u8>) -> Option<()> {
        let offset = FILE.checked_add(self.head.len())?;
        let len = offset.checked_add(self.rows.len())?.checked_add(self.profile.len())?;
        out.extend_from_slice(b"BM");
        out.extend_from_slice(&u32::try_from(len).ok()?.to_le_bytes());
        out.extend_from_slice(&[0; 4]);
        out.extend_from_slice(&u32::try_from(offset).ok()?.to_le_bytes());
        [&self.head, &self.rows, &self.profile].into_iter().for_each(|part| out.extend_from_slice(part));
        Some(())
    }

    fn put(&mut self, at: usize, value: &[u8]) -> Option<()> {
        self.head.get_mut(at..at.checked_add(value.len())?)?.copy_from_slice(value);
        Some(())
    }
}

/// The bitmap of a file.
fn of_file(bytes: &[u8]) -> Option<Bitmap> {
    let content = bytes.strip_prefix(b"BM").and_then(|_| bytes.get(FILE..))?;
    let start = usize::try_from(long(bytes, 10)?).ok()?.checked_sub(FILE)?;
    Bitmap::read(content, Rows::At(start))
}

/// Rows that are not packed, without what fills each to a multiple of four bytes.
fn plain(bytes: &[u8], width: u32, lines: u32, bits: u16) -> Option<Vec<u8>> {
    let used = u64::from(width).checked_mul(bits.into())?;
    let row = usize::try_from(used.div_ceil(32).checked_mul(4)?).ok()?;
    let mut rows = bytes.get(..row.checked_mul(usize::try_from(lines).ok()?)?)?.to_vec();
    let (whole, last) = (usize::try_from(used / 8).ok()?, 0xff00_u16 >> (used % 8));
    let [_, last] = last.to_be_bytes();
    for row in rows.chunks_exact_mut(row) {
        for (at, byte) in row.iter_mut().skip(whole).enumerate() {
            *byte &= if at == 0 { last } else { 0 };
        }
    }
    Some(rows)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::look;
    use super::*;

    /// The header of a file, one of a bitmap, and what follows.
    fn file(offset: u32, header: &[u32], rest: &[u8]) -> Vec<u8> {
        let header: Vec<u8> = header.iter().flat_map(|field| field.to_le_bytes()).collect();
        let len = u32::try_from(FILE + header.len() + rest.len()).unwrap();
        [b"BM", &len.to_le_bytes()[..], &[0; 4], &offset.to_le_bytes(), &header, rest].concat()
    }

    const fn v3(width: u32, height: u32, bits: u32, coding: u32, size: u32, colours: u32) -> [u32; 10] {
        [40, width, height, 1 | bits << 16, coding, size, 0, 0, colours, 0]
    }

    fn bared(bytes: &[u8]) -> (Vec<Extra>, Vec<u8>) {
        let (read, out) = look::bared(bytes, |bytes, out| read(bytes, out).ok_or(())).unwrap();
        (read.extras, out)
    }

    #[test]
    fn gaps_fillings_and_what_follows_go() {
        let rows = |filling: u8| [1, 2, 3, filling, 4, 5, 6, filling];
        let plain = file(54, &v3(1, 2, 24, 0, 8, 0), &rows(0));
        assert_eq!(bared(&plain), (Vec::new(), plain.clone()));
        let gap = file(58, &v3(1, 2, 24, 0, 9, 0), &[b"Jane", rows(b'J').as_slice(), b"Roe"].concat());
        assert_eq!(bared(&gap), (vec![Extra::Rest], plain));
    }

    #[test]
    fn colours_stay_and_packed_rows_end_where_they_say() {
        let colours = [[1, 2, 3, b'J'], [4, 5, 6, b'R']].concat();
        let runs = [2, 0, 0, 0, 0, 3, 1, 0, 1, 0, 0, 1];
        let full = file(62, &v3(3, 2, 8, RUNS_OF_BYTES, 99, 2), &[colours.as_slice(), &runs, b"Jane"].concat());
        let (extras, out) = bared(&full);
        let kept = [&[1, 2, 3, 0, 4, 5, 6, 0], runs.as_slice()].concat();
        assert_eq!((extras, out), (vec![Extra::Rest], file(62, &v3(3, 2, 8, RUNS_OF_BYTES, 12, 2), &kept)));
    }

    #[test]
    fn a_linked_profile_is_a_path_that_goes() {
        let mut header = v3(1, 1, 24, 0, 4, 0).to_vec();
        *header.first_mut().unwrap() = 124;
        header.resize(31, 0);
        *header.get_mut(14).unwrap() = u32::from_le_bytes(*LINKED);
        *header.get_mut(28).unwrap() = 128;
        *header.get_mut(29).unwrap() = 8;
        let full = file(138, &header, &[[1, 2, 3, 0].as_slice(), b"C:\\Jane\0"].concat());
        let (extras, out) = bared(&full);
        assert_eq!(extras, [Extra::Text]);
        assert_eq!(memchr::memmem::find(&out, b"Jane"), None);
        assert_eq!(out.len(), 142);
    }

    #[test]
    fn what_is_cut_off_or_unheard_of_is_refused() {
        let full = file(54, &v3(1, 2, 24, 0, 8, 0), &[0; 8]);
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap(), &mut Vec::new()), None, "{len}");
        }
        for header in
            [v3(0, 2, 24, 0, 8, 0), v3(1, 2, 23, 0, 8, 0), v3(1, 2, 24, 4, 8, 0), v3(1 << 30, 1 << 30, 32, 0, 0, 0)]
        {
            assert_eq!(read(&file(54, &header, &[0; 8]), &mut Vec::new()), None);
        }
        assert_eq!(read(&file(54, &v3(1, 1, 8, RUNS_OF_BYTES, 0, 0), &[0; 1026]), &mut Vec::new()), None);
    }
}
