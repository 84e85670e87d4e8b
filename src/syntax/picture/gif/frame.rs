//! The frames of a picture (18 to 22), and how they are painted over: all of them, whichever shows what has to go.
//!
//! A frame that an area does not touch stays byte for byte. What is painted hides what frames before it left there.

use weezl::BitOrder;
use weezl::decode::Decoder;
use weezl::encode::Encoder;

use super::super::Window;
use super::{Block, GRAPHIC_CONTROL, What, blocks, colours, data, put_blocks, side};

/// Every row, and where passes begin and how far apart their rows are (appendix E).
const WHOLE: &[(usize, usize)] = &[(0, 1)];
const PASSES: &[(usize, usize)] = &[(0, 8), (4, 8), (2, 4), (1, 2)];

/// What is said of an image.
const HAS_COLOURS: u8 = 0x80;
const IS_INTERLACED: u8 = 0x40;

/// Red, green and blue of a colour together that is dark enough for a box.
const DARK: u32 = 120;

/// A frame.
pub struct Frame<'a> {
    block: Block,
    /// Where the size of its codes stands.
    codes: usize,
    flags: u8,
    /// Where it is drawn.
    pub window: Window,
    /// The number of the colour that is not drawn.
    pub clear: Option<u8>,
    /// What becomes of it.
    pub disposal: u8,
    /// Red, green and blue of each colour.
    pub colours: &'a [u8],
}

/// The frames in their order; nothing for a picture that is cut off.
pub fn frames(bytes: &[u8]) -> Option<Vec<Frame<'_>>> {
    let shared = bytes.get(13..13 + colours(*bytes.get(10)?))?;
    let (mut frames, mut clear, mut disposal) = (Vec::new(), None, 0);
    for block in blocks(bytes)?.0 {
        let start = block.start;
        match block.what {
            What::Extension(GRAPHIC_CONTROL) => {
                let flags = bytes.get(start + 3).copied().unwrap_or_default();
                clear = bytes.get(start + 6).copied().filter(|_| flags & 1 == 1);
                disposal = flags >> 2 & 7;
            }
            What::Extension(_) => {}
            What::Image(codes) => {
                let side = |at| side(bytes, start + at);
                let window = Window { x: side(1)?, y: side(3)?, width: side(5)?, height: side(7)? };
                let flags = *bytes.get(start + 9)?;
                let own = bytes.get(start + 10..codes)?;
                let colours = if flags & HAS_COLOURS == 0 { shared } else { own };
                let (clear, disposal) = (clear.take(), std::mem::take(&mut disposal));
                frames.push(Frame { block, codes, flags, window, clear, disposal, colours });
            }
        }
    }
    Some(frames)
}

impl Frame<'_> {
    /// Unpacks the numbers of its colours, in the order in which they are coded; what is missing is not drawn.
    pub fn unpacked(&self, bytes: &[u8], left: &mut u64) -> Option<Vec<u8>> {
        let size = self.window.width.checked_mul(self.window.height)?;
        *left = left.checked_sub(size as u64)?;
        let mut out = vec![self.clear.unwrap_or(0); size];
        let codes = data(bytes, self.codes, self.block.end)?;
        let mut decoder = Decoder::new(BitOrder::Lsb, *bytes.get(self.codes).filter(|size| (1..=8).contains(*size))?);
        let (mut read, mut made) = (0, 0);
        while made < size {
            let done = decoder.decode_bytes(codes.get(read..)?, out.get_mut(made..)?);
            (read, made) = (read + done.consumed_in, made + done.consumed_out);
            if done.status.is_err() || done.consumed_in == 0 && done.consumed_out == 0 {
                break;
            }
        }
        Some(out)
    }

    /// The rows in the order in which they are coded.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        let passes = if self.flags & IS_INTERLACED == 0 { WHOLE } else { PASSES };
        passes.iter().flat_map(|(from, apart)| (*from..self.window.height).step_by(*apart))
    }

    /// The number of a dark colour that is drawn, and the colours anew where there was none.
    fn black(&self) -> Option<(u8, Option<Vec<u8>>)> {
        let light = |colour: &[u8; 3]| colour.iter().map(|part| u32::from(*part)).sum::<u32>();
        let (all, _) = self.colours.as_chunks::<3>();
        let drawn = all.iter().zip(0..=u8::MAX).filter(|(_, at)| Some(*at) != self.clear);
        let (darkest, number) = drawn.map(|(colour, at)| (light(colour), at)).min()?;
        if darkest <= DARK || all.len() > 128 {
            return Some((number, None));
        }
        let first = u8::try_from(all.len()).ok()?;
        let number = if self.clear == Some(first) { first + 1 } else { first };
        Some((number, Some([self.colours, &vec![0; self.colours.len()]].concat())))
    }

    /// Writes the frame with what was painted.
    fn write(
        &self,
        bytes: &[u8],
        (number, more): &(u8, Option<Vec<u8>>),
        pixels: &[u8],
        out: &mut Vec<u8>,
    ) -> Option<()> {
        out.extend_from_slice(bytes.get(self.block.start..self.block.start + 9)?);
        match more {
            Some(colours) => {
                let count = u8::try_from(colours.len().checked_div(3)?.ilog2()).ok()?;
                out.push(self.flags & IS_INTERLACED | HAS_COLOURS | count.checked_sub(1)?);
                out.extend_from_slice(colours);
            }
            None => out.extend_from_slice(bytes.get(self.block.start + 9..self.codes)?),
        }
        let most = pixels.iter().copied().fold(*number, u8::max);
        let least = u8::try_from(u8::BITS - most.leading_zeros()).ok()?.max(2);
        let size = least.max(*bytes.get(self.codes)?);
        out.push(size);
        put_blocks(out, &Encoder::new(BitOrder::Lsb, size).encode(pixels).ok()?)
    }
}

/// Paints parts of all frames that they touch; nothing where those take more than `left` bytes, or have no colours.
pub fn paint(bytes: &[u8], windows: &[Window], mut left: u64) -> Option<Vec<u8>> {
    let (mut out, mut done) = (Vec::with_capacity(bytes.len()), 0);
    for frame in frames(bytes)? {
        let Some((black, pixels)) = painted(bytes, &frame, windows, &mut left)?.map(|it| (it.black, it.after)) else {
            continue;
        };
        out.extend_from_slice(bytes.get(done..frame.block.start)?);
        frame.write(bytes, &black, &pixels, &mut out)?;
        done = frame.block.end;
    }
    out.extend_from_slice(bytes.get(done..)?);
    Some(out)
}

/// Tells whether parts of all frames are black; nothing where [`paint`] gives nothing.
pub fn is_even(bytes: &[u8], windows: &[Window], mut left: u64) -> Option<bool> {
    for frame in frames(bytes)? {
        // Painting what is black already changes nothing.
        if painted(bytes, &frame, windows, &mut left)?.is_some_and(|it| it.black.1.is_some() || it.before != it.after) {
            return Some(false);
        }
    }
    Some(true)
}

/// A frame before and after it was painted.
struct Painted {
    black: (u8, Option<Vec<u8>>),
    before: Vec<u8>,
    after: Vec<u8>,
}

/// Paints a frame; nothing inside for one that is not touched.
fn painted(bytes: &[u8], frame: &Frame<'_>, windows: &[Window], left: &mut u64) -> Option<Option<Painted>> {
    let touched: Vec<Window> = windows.iter().filter_map(|window| window.inside(&frame.window)).collect();
    if touched.is_empty() {
        return Some(None);
    }
    let (black, before) = (frame.black()?, frame.unpacked(bytes, left)?);
    let mut after = before.clone();
    for (row, y) in after.chunks_exact_mut(frame.window.width).zip(frame.rows()) {
        for window in touched.iter().filter(|window| window.rows().contains(&y)) {
            row.get_mut(window.columns())?.fill(black.0);
        }
    }
    Some(Some(Painted { black, before, after }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::rgba;
    use super::super::tests::{BLACK, WHITE, head, image};
    use super::*;

    const fn control(clear: u8) -> [u8; 8] {
        [0x21, 0xf9, 4, 0x09, 7, 0, clear, 0]
    }

    fn reds(bytes: &[u8]) -> Vec<u8> {
        rgba(bytes, 0, 1000).unwrap().iter().step_by(4).copied().collect()
    }

    #[test]
    fn a_still_is_painted_in_its_own_colours() {
        let full = [head(3, 2, [WHITE, BLACK]), image([0, 0, 3, 2], 0, &[0; 6]), b";".to_vec()].concat();
        assert_eq!(reds(&full), [255; 6]);
        let window = [Window { x: 1, y: 1, width: 9, height: 9 }];
        assert_eq!(is_even(&full, &window, 1000), Some(false));
        let painted = paint(&full, &window, 1000).unwrap();
        assert_eq!((reds(&painted), is_even(&painted, &window, 1000)), (vec![255, 255, 255, 255, 0, 0], Some(true)));
        assert_eq!(painted.get(..19), full.get(..19));
        assert_eq!(paint(&full, &window, 5), None);
    }

    #[test]
    fn black_is_added_where_it_is_not_drawn() {
        // What is black is the colour that is not drawn.
        let full = [&head(2, 1, [WHITE, BLACK])[..], &control(1), &image([0, 0, 2, 1], 0, &[0, 1]), b";"].concat();
        assert_eq!(rgba(&full, 0, 1000).unwrap(), [255, 255, 255, 255, 255, 255, 255, 0]);
        let window = [Window { x: 1, y: 0, width: 1, height: 1 }];
        let painted = paint(&full, &window, 1000).unwrap();
        assert_eq!(rgba(&painted, 0, 1000).unwrap(), [255, 255, 255, 255, 0, 0, 0, 255]);
        assert_eq!(is_even(&painted, &window, 1000), Some(true));
    }

    #[test]
    fn rows_of_four_passes_stand_where_they_are_shown() {
        let coded: Vec<u8> = [0, 8, 4, 2, 6, 1, 3, 5, 7].iter().map(|row| u8::from(*row == 3)).collect();
        let full = [head(1, 9, [WHITE, BLACK]), image([0, 0, 1, 9], IS_INTERLACED, &coded), b";".to_vec()].concat();
        assert_eq!(reds(&full), [255, 255, 255, 0, 255, 255, 255, 255, 255]);
        let painted = paint(&full, &[Window { x: 0, y: 5, width: 1, height: 2 }], 1000).unwrap();
        assert_eq!(reds(&painted), [255, 255, 255, 0, 255, 0, 0, 255, 255]);
    }

    #[test]
    fn an_area_hides_in_all_frames_and_the_others_stay() {
        let (first, beside) = (image([0, 0, 3, 1], 0, &[0, 0, 0]), image([2, 0, 1, 1], 0, &[1]));
        let over = image([1, 0, 2, 1], 0, &[0, 1]);
        let full = [&head(3, 1, [WHITE, BLACK])[..], &control(9), &first, &control(9), &beside, &over, b";"].concat();
        let window = [Window { x: 1, y: 0, width: 1, height: 1 }];
        let painted = paint(&full, &window, 1000).unwrap();
        let first = image([0, 0, 3, 1], 0, &[0, 1, 0]);
        let over = image([1, 0, 2, 1], 0, &[1, 1]);
        let wanted = [&head(3, 1, [WHITE, BLACK])[..], &control(9), &first, &control(9), &beside, &over, b";"].concat();
        assert_eq!(painted, wanted);
        assert_eq!((is_even(&full, &window, 1000), is_even(&painted, &window, 1000)), (Some(false), Some(true)));
    }
}
