//! Parts of a picture painted over, and of all pictures of an animation (PNG Third Edition, 4.9 and 11.3.6).

use super::super::super::png::Chunk;
use super::{Decoded, Header, SIGNATURE, Window, chunk, chunks, unpacked};

/// A picture: that which all readers show, or one of an animation.
struct Frame<'a> {
    header: Header,
    /// Where it is drawn.
    window: Window,
    is_still: bool,
    /// What its pixels are packed in.
    packed: Vec<&'a [u8]>,
}

/// What a file is made of.
enum Part<'a> {
    Chunk(Chunk<'a>),
    /// What is told of the next picture of an animation, behind its number.
    Control(&'a [u8]),
    Frame(Frame<'a>),
}

/// Reads a file that was written here.
fn parts(bytes: &[u8]) -> Option<(Header, Vec<Part<'_>>)> {
    let (chunks, _) = chunks(bytes)?;
    let header = Header::read(chunks.first()?.1)?;
    let whole = Window { x: 0, y: 0, width: header.width, height: header.height };
    let (mut parts, mut next) = (Vec::new(), (header, whole));
    for (kind, data) in chunks {
        let (is_still, data) = match kind {
            b"IDAT" => (true, data),
            b"fdAT" => (false, data.get(4..)?),
            b"fcTL" => {
                let number = |at: usize| data.get(at..)?.first_chunk().map(|bytes| u32::from_be_bytes(*bytes));
                let size = header.sized(number(4)?, number(8)?)?;
                let (x, y) = (usize::try_from(number(12)?).ok()?, usize::try_from(number(16)?).ok()?);
                next = (size, Window { x, y, width: size.width, height: size.height });
                parts.push(Part::Control(data.get(4..)?));
                continue;
            }
            _ => {
                parts.push(Part::Chunk((kind, data)));
                continue;
            }
        };
        match parts.last_mut() {
            Some(Part::Frame(frame)) if frame.is_still == is_still => frame.packed.push(data),
            _ => {
                let (header, window) = if is_still { (header, whole) } else { next };
                parts.push(Part::Frame(Frame { header, window, is_still, packed: vec![data] }));
            }
        }
    }
    Some((header, parts))
}

impl Frame<'_> {
    /// The windows that touch it, counted from its corner.
    fn touched(&self, windows: &[Window]) -> Vec<Window> {
        windows.iter().filter_map(|window| window.inside(&self.window)).collect()
    }

    /// Unpacks its pixels, of which the colours are told by chunks of the file.
    fn decoded(&self, parts: &[Part<'_>], left: &mut u64) -> Option<Decoded> {
        let (rows, size) = unpacked(&self.header, &self.packed.concat(), *left)?;
        *left = left.checked_sub(size)?;
        let colours = parts.iter().filter_map(|part| match part {
            Part::Chunk((kind @ (b"PLTE" | b"tRNS"), data)) => Some((**kind, data.to_vec())),
            _ => None,
        });
        Some(Decoded { header: self.header, told: Vec::new(), before: colours.collect(), rows })
    }
}

/// Paints parts of all pictures black; nothing where those that they touch take more than `left` bytes.
pub fn paint(bytes: &[u8], windows: &[Window], mut left: u64) -> Option<Vec<u8>> {
    let (header, parts) = parts(bytes)?;
    let (mut out, mut number) = (SIGNATURE.to_vec(), 0..u32::MAX);
    for part in &parts {
        match part {
            // What was interlaced is not when it is written.
            Part::Chunk((b"IHDR", data)) => chunk(&mut out, b"IHDR", &[data.get(..12)?, &[0]].concat())?,
            Part::Chunk((kind, data)) => chunk(&mut out, kind, data)?,
            Part::Control(data) => chunk(&mut out, b"fcTL", &[&number.next()?.to_be_bytes(), *data].concat())?,
            Part::Frame(frame) => {
                let touched = frame.touched(windows);
                let packed = if touched.is_empty() && !header.is_interlaced {
                    frame.packed.concat()
                } else {
                    let mut decoded = frame.decoded(&parts, &mut left)?;
                    touched.into_iter().try_for_each(|window| decoded.paint(window))?;
                    decoded.packed(Window { x: 0, y: 0, ..frame.window })?
                };
                if frame.is_still {
                    chunk(&mut out, b"IDAT", &packed)?;
                } else {
                    chunk(&mut out, b"fdAT", &[&number.next()?.to_be_bytes(), packed.as_slice()].concat())?;
                }
            }
        }
    }
    Some(out)
}

/// Tells whether each of some parts has one colour in each picture; nothing where [`paint`] gives nothing.
pub fn is_even(bytes: &[u8], windows: &[Window], mut left: u64) -> Option<bool> {
    let (_, parts) = parts(bytes)?;
    for part in &parts {
        let Part::Frame(frame) = part else { continue };
        let touched = frame.touched(windows);
        if touched.is_empty() {
            continue;
        }
        let decoded = frame.decoded(&parts, &mut left)?;
        for window in touched {
            if !decoded.is_even(window)? {
                return Some(false);
            }
        }
    }
    Some(true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(rows: &[u8]) -> Vec<u8> {
        let mut writer = ZlibEncoder::new(Vec::new(), Compression::new(6));
        writer.write_all(rows).unwrap();
        writer.finish().unwrap()
    }

    fn control(number: u8, [x, y, width, height]: [u8; 4]) -> Vec<u8> {
        let sides = [width, height, x, y].map(|side| [0, 0, 0, side]);
        [&[0, 0, 0, number], sides.as_flattened(), &[0, 1, 0, 10, 0, 1]].concat()
    }

    fn file(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        chunks.iter().for_each(|(kind, data)| chunk(&mut out, kind, data).unwrap());
        out
    }

    /// The rows of all pictures.
    fn rows(bytes: &[u8]) -> Vec<Vec<u8>> {
        let (_, parts) = parts(bytes).unwrap();
        let frames = parts.iter().filter_map(|part| match part {
            Part::Frame(frame) => Some(frame.decoded(&parts, &mut 1000).unwrap().rows),
            _ => None,
        });
        frames.collect()
    }

    #[test]
    fn an_area_hides_in_all_pictures_and_those_beside_it_stay() {
        let head: &[u8] = &[0, 0, 0, 3, 0, 0, 0, 1, 8, 0, 0, 0, 0];
        let (first, second) = (packed(&[0, 9, 8, 7]), packed(&[0, 5, 6]));
        let (halves, beside) = (first.split_at(4), packed(&[0, 4]));
        let told = |number, frame: &[u8]| [&[0, 0, 0, number], frame].concat();
        let full = file(&[
            (b"IHDR", head),
            (b"acTL", &[0, 0, 0, 3, 0, 0, 0, 0]),
            (b"IDAT", &first),
            (b"fcTL", &control(0, [0, 0, 3, 1])),
            (b"fdAT", &told(1, halves.0)),
            (b"fdAT", &told(2, halves.1)),
            (b"fcTL", &control(3, [1, 0, 2, 1])),
            (b"fdAT", &told(4, &second)),
            (b"fcTL", &control(5, [0, 0, 1, 1])),
            (b"fdAT", &told(6, &beside)),
            (b"IEND", b""),
        ]);
        let window = [Window { x: 1, y: 0, width: 2, height: 1 }];
        assert_eq!(is_even(&full, &window, 1000), Some(false));
        let painted = paint(&full, &window, 1000).unwrap();
        assert_eq!(rows(&painted), [vec![9, 0, 0], vec![9, 0, 0], vec![0, 0], vec![4]]);
        assert_eq!(is_even(&painted, &window, 1000), Some(true));
        // The numbers count on, and the last picture is as it was.
        let last = file(&[(b"fcTL", &control(4, [0, 0, 1, 1])), (b"fdAT", &told(5, &beside)), (b"IEND", b"")]);
        assert!(painted.ends_with(last.strip_prefix(SIGNATURE).unwrap()));
        assert_eq!(paint(&full, &window, 7), None);
    }

    #[test]
    fn black_is_a_colour_that_is_drawn() {
        let head = |colour| [0, 0, 0, 2, 0, 0, 0, 1, 8, colour, 0, 0, 0];
        let colours = [[0, 0, 0], [9, 9, 9], [200, 200, 200]];
        let (clear, window) = ([0, 255, 255], [Window { x: 0, y: 0, width: 1, height: 1 }]);
        let numbers = packed(&[0, 2, 2]);
        let full: [(&[u8; 4], &[u8]); 5] = [
            (b"IHDR", &head(3)),
            (b"PLTE", colours.as_flattened()),
            (b"tRNS", &clear),
            (b"IDAT", &numbers),
            (b"IEND", b""),
        ];
        assert_eq!(rows(&paint(&file(&full), &window, 1000).unwrap()), [[1, 2]]);
        let grey = file(&[(b"IHDR", &head(0)), (b"tRNS", &[0, 0]), (b"IDAT", &numbers), (b"IEND", b"")]);
        assert_eq!(rows(&paint(&grey, &window, 1000).unwrap()), [[1, 2]]);
    }
}
