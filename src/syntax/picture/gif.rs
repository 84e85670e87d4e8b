//! GIF (CompuServe, Graphics Interchange Format, 87a and 89a).

mod frame;
mod shown;

pub use self::frame::{is_even, paint};
pub use self::shown::{page_count, rgba};
use super::extra::Extra;
use super::lzw::{self, Form};

const IMAGE: u8 = 0x2c;
const EXTENSION: u8 = 0x21;
const TRAILER: u8 = 0x3b;
/// How an image is shown, and for how long.
const GRAPHIC_CONTROL: u8 = 0xf9;
const COMMENT: u8 = 0xfe;
/// Letters that nobody draws any more.
const PLAIN_TEXT: u8 = 0x01;
const APPLICATION: u8 = 0xff;
/// How often an animation begins again; no other application block is kept.
const LOOP: &[u8] = b"\x0bNETSCAPE2.0\x03\x01";

/// A block of a picture, behind its header.
struct Block {
    what: What,
    start: usize,
    end: usize,
}

enum What {
    /// An image, and where the size of its codes stands, behind its colours.
    Image(usize),
    /// What is told of the picture or of an image, by its label.
    Extension(u8),
}

/// The blocks up to the end of the picture, and where they begin and end.
fn blocks(bytes: &[u8]) -> Option<(Vec<Block>, usize, usize)> {
    let first = 13 + colours(*bytes.get(10)?);
    let (mut blocks, mut at) = (Vec::new(), first);
    loop {
        let start = at;
        let what = match *bytes.get(at)? {
            TRAILER => return Some((blocks, first, at)),
            IMAGE => {
                let codes = at + 10 + colours(*bytes.get(at + 9)?);
                at = blocks_end(bytes, codes + 1)?;
                What::Image(codes)
            }
            EXTENSION => {
                let label = *bytes.get(at + 1)?;
                at = blocks_end(bytes, at + 2)?;
                What::Extension(label)
            }
            _ => return None,
        };
        blocks.push(Block { what, start, end: at });
    }
}

/// Copies the blocks that are kept; gives what was left out.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<Vec<Extra>> {
    let (blocks, first, end) = blocks(bytes)?;
    out.extend_from_slice(bytes.get(..first)?);
    let (mut extras, mut has_pixels) = (Vec::new(), false);
    for Block { what, start, end } in blocks {
        let extra = match what {
            What::Image(codes) => {
                has_pixels = true;
                if let Some(cut) = cut(bytes, start, codes, end) {
                    out.extend_from_slice(bytes.get(start..=codes)?);
                    put_blocks(out, &cut)?;
                    extras.push(Extra::Rest);
                    continue;
                }
                None
            }
            What::Extension(GRAPHIC_CONTROL) if end - start == 8 => None,
            What::Extension(APPLICATION) if end - start == 19 && bytes.get(start + 2..)?.starts_with(LOOP) => None,
            What::Extension(COMMENT | PLAIN_TEXT | APPLICATION) => Some(Extra::Text),
            What::Extension(_) => Some(Extra::Rest),
        };
        if extra.is_none() {
            out.extend_from_slice(bytes.get(start..end)?);
        }
        extras.extend(extra);
    }
    out.push(TRAILER);
    extras.extend((end + 1 < bytes.len()).then_some(Extra::Rest));
    has_pixels.then_some(extras)
}

/// The codes of an image without what follows their end; nothing where nothing does.
fn cut(bytes: &[u8], start: usize, codes: usize, until: usize) -> Option<Vec<u8>> {
    let data = data(bytes, codes, until)?;
    let side = |at: usize| side(bytes, start + at);
    let end = lzw::end(&data, Form::Gif(*bytes.get(codes)?), side(5)?.checked_mul(side(7)?)?)?;
    (end < data.len()).then(|| data.get(..end).map(<[u8]>::to_vec))?
}

/// The codes of an image, out of their blocks.
fn data(bytes: &[u8], codes: usize, until: usize) -> Option<Vec<u8>> {
    let (mut at, mut data) = (codes + 1, Vec::new());
    while at < until {
        let len = usize::from(*bytes.get(at)?);
        data.extend_from_slice(bytes.get(at + 1..at + 1 + len)?);
        at += 1 + len;
    }
    Some(data)
}

/// A width, a height, or a place.
fn side(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..)?.first_chunk().map(|side| usize::from(u16::from_le_bytes(*side)))
}

fn put_blocks(out: &mut Vec<u8>, data: &[u8]) -> Option<()> {
    for block in data.chunks(255) {
        out.push(u8::try_from(block.len()).ok()?);
        out.extend_from_slice(block);
    }
    out.push(0);
    Some(())
}

/// Width and height, in pixels.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at| u32::try_from(side(bytes, at)?).ok();
    side(6).zip(side(8))
}

/// How many bytes a table of colours has (18 and 20).
const fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the blocks of data end that begin at `at`.
fn blocks_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let len = usize::from(*bytes.get(at)?);
        at += 1 + len;
        if len == 0 {
            return Some(at);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use weezl::BitOrder;
    use weezl::encode::Encoder;

    use super::*;

    pub const WHITE: [u8; 3] = [255; 3];
    pub const BLACK: [u8; 3] = [0; 3];

    /// A header of so many pixels with white and grey; the table may be told to be dark.
    pub fn head(width: u8, height: u8, colours: [[u8; 3]; 2]) -> Vec<u8> {
        [b"GIF89a".as_slice(), &[width, 0, height, 0, 0x80, 0, 0], colours.as_flattened()].concat()
    }

    pub fn image(place: [u8; 4], flags: u8, numbers: &[u8]) -> Vec<u8> {
        let [x, y, width, height] = place;
        let mut out = vec![0x2c, x, 0, y, 0, width, 0, height, 0, flags, 2];
        put_blocks(&mut out, &Encoder::new(BitOrder::Lsb, 2).encode(numbers).unwrap()).unwrap();
        out
    }

    const HEAD: &[u8] = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff";
    const PICTURE: &[u8] = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0";
    const AGAIN: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";

    #[test]
    fn comments_and_foreign_blocks_are_left_out() {
        let long = b"\x21\xf9\x08Jane Roe\0";
        let full =
            [HEAD, AGAIN, b"\x21\xfe\x08Jane Roe\0", b"\x21\xff\x0bXMP DataXMP\x04Jane\0", long, PICTURE, b";Jane"];
        let mut out = Vec::new();
        let extras = [Extra::Text, Extra::Text, Extra::Rest, Extra::Rest];
        assert_eq!(read(&full.concat(), &mut out), Some(extras.to_vec()));
        assert_eq!(out, [HEAD, AGAIN, PICTURE, b";"].concat());
        let mut again = Vec::new();
        assert_eq!((read(&out, &mut again), again), (Some(Vec::new()), out));
    }

    #[test]
    fn what_follows_the_last_code_is_left_out() {
        let longer = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x06\x44\x01Jane\x03Roe\0";
        let mut out = Vec::new();
        assert_eq!(read(&[HEAD, longer, b";"].concat(), &mut out), Some(vec![Extra::Rest]));
        assert_eq!(out, [HEAD, PICTURE, b";"].concat());
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let full = [HEAD, AGAIN, PICTURE, b";"].concat();
        for len in 0..full.len() {
            assert_eq!(read(full.get(..len).unwrap_or_default(), &mut Vec::new()), None, "{len}");
        }
    }
}
