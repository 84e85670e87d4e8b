//! The pixels of a picture as they are shown.

use std::io::Cursor;

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::crop::png;
use super::{Alone, Kind, Turn, bmp, gif, tiff, webp};

/// Pixels in rows from the top down, each as red, green, blue and how opaque it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Four bytes a pixel.
    pub rgba: Vec<u8>,
}

/// Decodes a page, counted from 0, and turns it as it is shown; nothing for a kind whose pixels cannot be had, or which
/// takes more than `left` bytes.
pub fn pixels(picture: &Alone, page_index: u32, left: u64) -> Option<Pixels> {
    let look = picture.looks.get(usize::try_from(page_index).ok()?)?;
    let (width, height) = look.size;
    let size = u64::from(width).checked_mul(u64::from(height))?.checked_mul(4)?;
    let len = usize::try_from(size).ok().filter(|_| size <= left)?;
    let rgba = match picture.kind {
        Kind::Jpeg => jpeg(&picture.bytes)?,
        Kind::Png => png::Decoded::read(&picture.bytes, left)?.0.rgba()?,
        Kind::Tiff => tiff::rgba(&picture.bytes, page_index.try_into().ok()?, left)?,
        Kind::Gif => gif::rgba(&picture.bytes, page_index.try_into().ok()?, left)?,
        Kind::Webp => webp::rgba(&picture.bytes, left)?,
        Kind::Bmp => bmp::rgba(&picture.bytes, left)?,
        _ => return None,
    };
    let coded = Pixels { width, height, rgba };
    (coded.rgba.len() == len).then(|| turned(coded, look.turn()))
}

fn jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGBA);
    JpegDecoder::new_with_options(Cursor::new(bytes), options).decode().ok()
}

/// Turns and mirrors pixels.
fn turned(coded: Pixels, turn: Turn) -> Pixels {
    let Turn { is_lying, mirrors_columns, mirrors_rows } = turn;
    if !(is_lying || mirrors_columns || mirrors_rows) {
        return coded;
    }
    let (across, down) = (coded.width as usize, coded.height as usize);
    let (width, height) = if is_lying { (down, across) } else { (across, down) };
    let mut rgba = Vec::with_capacity(coded.rgba.len());
    for y in 0..height {
        for x in 0..width {
            let (column, row) = if is_lying { (y, x) } else { (x, y) };
            let column = if mirrors_columns { across - 1 - column } else { column };
            let row = if mirrors_rows { down - 1 - row } else { row };
            let at = (row * across + column) * 4;
            rgba.extend_from_slice(coded.rgba.get(at..at + 4).unwrap_or(&[0; 4]));
        }
    }
    let (width, height) = if is_lying { (coded.height, coded.width) } else { (coded.width, coded.height) };
    Pixels { width, height, rgba }
}

#[cfg(test)]
mod tests {
    use super::super::Look;
    use super::*;

    #[test]
    fn pixels_are_turned_as_the_orientation_says() {
        // Three across and two down, told by their first byte.
        let coded = || Pixels { width: 3, height: 2, rgba: (0..6).flat_map(|at| [at, 0, 0, 255]).collect() };
        let rows = |orientation| {
            let shown = turned(coded(), Look { size: (3, 2), orientation }.turn());
            let first: Vec<u8> = shown.rgba.iter().step_by(4).copied().collect();
            assert_eq!(shown.width as usize * shown.height as usize, first.len());
            (shown.width, first)
        };
        assert_eq!(rows(1), (3, vec![0, 1, 2, 3, 4, 5]));
        assert_eq!(rows(2), (3, vec![2, 1, 0, 5, 4, 3]));
        assert_eq!(rows(3), (3, vec![5, 4, 3, 2, 1, 0]));
        assert_eq!(rows(4), (3, vec![3, 4, 5, 0, 1, 2]));
        assert_eq!(rows(5), (2, vec![0, 3, 1, 4, 2, 5]));
        assert_eq!(rows(6), (2, vec![3, 0, 4, 1, 5, 2]));
        assert_eq!(rows(7), (2, vec![5, 2, 4, 1, 3, 0]));
        assert_eq!(rows(8), (2, vec![2, 5, 1, 4, 0, 3]));
    }
}
