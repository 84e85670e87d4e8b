//! The frames of a picture that are shown, each with what those before it left.

use super::super::Window;
use super::frame::{Frame, frames};
use super::size;

/// So many frames of an animation are shown at the most, the first and the last among them.
const MOST_SHOWN: usize = 8;

/// What becomes of a frame before the next is drawn (23.c.iv): nothing is drawn there, or what was before.
const CLEARED: u8 = 2;
const UNDONE: u8 = 3;

/// How many of its frames a picture shows.
pub fn page_count(bytes: &[u8]) -> Option<usize> {
    Some(frames(bytes)?.len().min(MOST_SHOWN))
}

/// The frame that is shown on a page of a picture of so many frames; nothing for a page that is not there.
fn frame_of(page: usize, frames: usize) -> Option<usize> {
    let pages = frames.min(MOST_SHOWN);
    // As far from each other as may be. What is written has the same frames on the same pages.
    if page < pages { Some(page * (frames - 1) / (pages - 1).max(1)) } else { None }
}

/// The pixels of a page, counted from 0: a frame with what those before it left, each pixel as red, green, blue and how
/// opaque it is. `left` is how many bytes of numbers they may unpack to.
pub fn rgba(bytes: &[u8], page: usize, mut left: u64) -> Option<Vec<u8>> {
    let mut canvas = Canvas::new(bytes)?;
    let frames = frames(bytes)?;
    let shown = frame_of(page, frames.len())?;
    for frame in frames.iter().take(shown) {
        let before = (frame.disposal == UNDONE).then(|| canvas.rgba.clone());
        canvas.draw(bytes, frame, &mut left)?;
        match before {
            Some(before) => canvas.rgba = before,
            None if frame.disposal == CLEARED => canvas.clear(frame.window),
            None => {}
        }
    }
    canvas.draw(bytes, frames.get(shown)?, &mut left)?;
    Some(canvas.rgba)
}

/// A picture while its frames are drawn.
struct Canvas {
    width: usize,
    rgba: Vec<u8>,
}

/// Where nothing is drawn.
const NOTHING: [u8; 4] = [255, 255, 255, 0];

impl Canvas {
    fn new(bytes: &[u8]) -> Option<Self> {
        let (width, height) = size(bytes)?;
        let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
        Some(Self { width, rgba: NOTHING.repeat(width.checked_mul(height)?) })
    }

    /// The part of a row from a place on; nothing of what lies outside.
    fn row(&mut self, x: usize, y: usize) -> &mut [[u8; 4]] {
        let (pixels, _) = self.rgba.as_chunks_mut::<4>();
        let row = if self.width == 0 { None } else { pixels.chunks_exact_mut(self.width).nth(y) };
        row.and_then(|row| row.get_mut(x..)).unwrap_or_default()
    }

    fn draw(&mut self, bytes: &[u8], frame: &Frame<'_>, left: &mut u64) -> Option<()> {
        let numbers = frame.unpacked(bytes, left)?;
        let (colours, _) = frame.colours.as_chunks::<3>();
        if colours.is_empty() || frame.window.width == 0 {
            return None;
        }
        for (row, y) in numbers.chunks_exact(frame.window.width).zip(frame.rows()) {
            let pixels = self.row(frame.window.x, frame.window.y + y).iter_mut().zip(row);
            for (pixel, number) in pixels.filter(|(_, number)| Some(**number) != frame.clear) {
                let [red, green, blue] = colours.get(usize::from(*number)).copied().unwrap_or_default();
                *pixel = [red, green, blue, u8::MAX];
            }
        }
        Some(())
    }

    fn clear(&mut self, window: Window) {
        for y in window.rows() {
            self.row(window.x, y).iter_mut().take(window.width).for_each(|pixel| *pixel = NOTHING);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::tests::{BLACK, WHITE, head, image};
    use super::*;

    #[test]
    fn a_page_shows_a_frame_with_what_is_left_of_those_before_it() {
        let control = |disposal: u8| [0x21, 0xf9, 4, disposal << 2 | 1, 7, 0, 9, 0];
        let dot = |at: u8| image([at, 0, 1, 1], 0, &[1]);
        let mut full = [&head(4, 1, [WHITE, BLACK])[..], &image([0, 0, 4, 1], 0, &[0; 4])].concat();
        for (at, disposal) in [(0, 1), (1, CLEARED), (2, UNDONE), (3, 0)] {
            full.extend([&control(disposal)[..], &dot(at)].concat());
        }
        full.push(b';');
        let page = |page| -> Vec<(u8, u8)> {
            let rgba = rgba(&full, page, 1000).unwrap();
            rgba.as_chunks::<4>().0.iter().map(|[red, _, _, opaque]| (*red, *opaque)).collect()
        };
        let [white, black, nothing] = [(255, 255), (0, 255), (255, 0)];
        assert_eq!(page_count(&full), Some(5));
        assert_eq!(page(0), [white; 4]);
        assert_eq!(page(1), [black, white, white, white]);
        assert_eq!(page(2), [black, black, white, white]);
        assert_eq!(page(3), [black, nothing, black, white]);
        assert_eq!(page(4), [black, nothing, white, black]);
        assert_eq!(rgba(&full, 5, 1000), None);
    }

    #[test]
    fn of_many_frames_the_first_and_the_last_are_shown_and_some_between() {
        let shown = |frames: usize| (0..9).map_while(|page| frame_of(page, frames)).collect::<Vec<_>>();
        assert_eq!((shown(0), shown(1), shown(3)), (vec![], vec![0], vec![0, 1, 2]));
        assert_eq!((shown(8), shown(100)), ((0..8).collect(), vec![0, 14, 28, 42, 56, 70, 84, 99]));
    }
}
