//! The pixels of a picture: shown, and painted over. What was coded with loss is coded without where painting it with loss
//! fails, and may be some times as large then; of an animation the first picture is shown and none painted.

use std::io::Cursor;

use image_webp::{ColorType, WebPDecoder, WebPEncoder};

use super::super::Window;
use super::frame::{self, Margin};
use super::{Chunk, HEADER, chunks, opacity, put, size};

/// Hides what is behind it.
const BLACK: [u8; 4] = [0, 0, 0, u8::MAX];

/// How far around a part is painted with it: as far as colour is blended where edges between blocks are not made smooth,
/// and where they are. That changes up to three samples on both sides of an edge, and one of colour is two pixels wide.
const MARGINS: [Margin; 4] = [
    Margin { light: 0, colour: 2, is_by_block: false },
    Margin { light: 0, colour: 4, is_by_block: false },
    Margin { light: 0, colour: 8, is_by_block: false },
    Margin { light: 3, colour: 8, is_by_block: true },
];

/// Pixels without their turn.
struct Raster {
    width: usize,
    height: usize,
    has_alpha: bool,
    /// Four bytes a pixel.
    rgba: Vec<u8>,
}

/// The chunks of a file that was written here.
fn parts(bytes: &[u8]) -> Option<Vec<Chunk<'_>>> {
    Some(chunks(bytes.get(HEADER..)?)?.0)
}

/// Tells whether all coded pixels, those of an animation too, are of a size that may be unpacked.
fn is_small(chunks: &[Chunk<'_>], left: u64) -> bool {
    chunks.iter().all(|(kind, data)| match *kind {
        b"VP8 " | b"VP8L" => {
            let pixels = size(kind, data).map(|(width, height)| u64::from(width) * u64::from(height));
            pixels.is_some_and(|pixels| pixels.saturating_mul(4) <= left)
        }
        b"ANMF" => data.get(16..).and_then(self::chunks).is_some_and(|(inner, _)| is_small(&inner, left)),
        _ => true,
    })
}

/// Unpacks the picture, or the first of an animation.
fn unpacked(bytes: &[u8], left: u64) -> Option<Raster> {
    is_small(&parts(bytes)?, left).then_some(())?;
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(usize::try_from(left).unwrap_or(usize::MAX));
    let (width, height) = decoder.dimensions();
    let has_alpha = decoder.has_alpha();
    let len = decoder.output_buffer_size().filter(|len| *len as u64 <= left)?;
    let mut pixels = vec![0; len];
    decoder.read_image(&mut pixels).ok()?;
    let rgba = if has_alpha {
        pixels
    } else {
        pixels.as_chunks::<3>().0.iter().flat_map(|[red, green, blue]| [*red, *green, *blue, u8::MAX]).collect()
    };
    Some(Raster { width: usize::try_from(width).ok()?, height: usize::try_from(height).ok()?, has_alpha, rgba })
}

/// All pixels, each as red, green, blue and how opaque it is.
pub fn rgba(bytes: &[u8], left: u64) -> Option<Vec<u8>> {
    unpacked(bytes, left).map(|raster| raster.rgba)
}

impl Raster {
    /// The pixels of a row that windows touch, row by row.
    fn touched(&mut self, window: &Window) -> impl Iterator<Item = &mut [[u8; 4]]> {
        let (columns, rows) = (window.columns_of(self.width), window.rows_of(self.height));
        let (pixels, _) = self.rgba.as_chunks_mut::<4>();
        let all = pixels.chunks_exact_mut(self.width.max(1)).skip(rows.start).take(rows.len());
        all.filter_map(move |row| row.get_mut(columns.clone()))
    }
}

/// Paints parts of a picture black; nothing for an animation, and for more than `left` bytes.
pub fn paint(bytes: &[u8], windows: &[Window], left: u64) -> Option<Vec<u8>> {
    let parts = parts(bytes)?;
    if parts.iter().any(|(kind, _)| *kind == b"ANMF") {
        return None;
    }
    let mut raster = unpacked(bytes, left)?;
    let is_opaque =
        windows.iter().all(|window| raster.touched(window).all(|row| row.iter().all(|pixel| pixel[3] == u8::MAX)));
    for window in windows {
        raster.touched(window).for_each(|row| row.fill(BLACK));
    }
    if let Some(painted) = with_loss(&parts, windows, &raster, is_opaque, left) {
        return Some(painted);
    }
    let coded = raster.coded()?;
    let (pixels, _) = chunks(coded.get(HEADER..)?)?;
    let (_, pixels) = pixels.iter().find(|(kind, _)| *kind == b"VP8L")?;
    let mut body = b"WEBP".to_vec();
    for (kind, data) in parts {
        match kind {
            b"VP8 " | b"VP8L" => put(&mut body, b"VP8L", pixels)?,
            b"ALPH" => {}
            _ => put(&mut body, kind, data)?,
        }
    }
    Some([b"RIFF".as_slice(), &u32::try_from(body.len()).ok()?.to_le_bytes(), &body].concat())
}

/// Paints a picture that is coded with loss, and codes it with loss. What is near the parts is painted with them as far
/// as it takes until they are black.
fn with_loss(parts: &[Chunk<'_>], windows: &[Window], painted: &Raster, is_opaque: bool, left: u64) -> Option<Vec<u8>> {
    let (_, data) = parts.iter().find(|(kind, _)| *kind == b"VP8 ")?;
    let pixels = painted.width.checked_mul(painted.height)?;
    (pixels as u64 <= left / frame::BYTES_PER_PIXEL).then_some(())?;
    let opacity = if is_opaque { None } else { Some(opacity::coded(&painted.opacity(), painted.width)?) };
    for margin in MARGINS {
        let frame = frame::paint(data, windows, margin)?;
        let mut body = b"WEBP".to_vec();
        for (kind, data) in parts {
            match *kind {
                b"VP8 " => put(&mut body, kind, &frame)?,
                b"ALPH" => put(&mut body, kind, opacity.as_deref().unwrap_or(data))?,
                _ => put(&mut body, kind, data)?,
            }
        }
        let file = [b"RIFF".as_slice(), &u32::try_from(body.len()).ok()?.to_le_bytes(), &body].concat();
        if is_even(&file, windows, left)? {
            return Some(file);
        }
    }
    None
}

impl Raster {
    /// How opaque each pixel is.
    fn opacity(&self) -> Vec<u8> {
        self.rgba.as_chunks::<4>().0.iter().map(|pixel| pixel[3]).collect()
    }

    /// The picture without loss, in a file of its own.
    fn coded(&self) -> Option<Vec<u8>> {
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height).ok()?);
        let opaque: Vec<u8>;
        let (pixels, kind) = if self.has_alpha {
            (&self.rgba, ColorType::Rgba8)
        } else {
            opaque =
                self.rgba.as_chunks::<4>().0.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect();
            (&opaque, ColorType::Rgb8)
        };
        let mut out = Vec::new();
        WebPEncoder::new(&mut out).encode(pixels, width, height, kind).ok()?;
        Some(out)
    }
}

/// Tells whether parts of a picture are black; nothing where [`paint`] gives nothing.
pub fn is_even(bytes: &[u8], windows: &[Window], left: u64) -> Option<bool> {
    if parts(bytes)?.iter().any(|(kind, _)| *kind == b"ANMF") {
        return None;
    }
    let mut raster = unpacked(bytes, left)?;
    Some(windows.iter().all(|window| raster.touched(window).all(|row| row.iter().all(|pixel| *pixel == BLACK))))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A picture in the extended form, with what is told of its turn.
    fn picture(rgba: &[u8], width: u32) -> Vec<u8> {
        let mut coded = Vec::new();
        let height = u32::try_from(rgba.len()).unwrap() / 4 / width;
        WebPEncoder::new(&mut coded).encode(rgba, width, height, ColorType::Rgba8).unwrap();
        let (pixels, _) = chunks(coded.get(HEADER..).unwrap()).unwrap();
        let mut body = b"WEBP".to_vec();
        let head = [0x18, 0, 0, 0, u8::try_from(width - 1).unwrap(), 0, 0, u8::try_from(height - 1).unwrap(), 0, 0];
        put(&mut body, b"VP8X", &head).unwrap();
        put(&mut body, b"VP8L", pixels.first().unwrap().1).unwrap();
        put(&mut body, b"EXIF", &super::super::exif::minimal(8).unwrap()).unwrap();
        [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat()
    }

    #[test]
    fn parts_are_painted_and_all_else_stays() {
        let before: Vec<u8> = (0..24).flat_map(|at| [at, 9, 200 - at, 100 + at]).collect();
        let full = picture(&before, 6);
        assert_eq!(rgba(&full, 1000).unwrap(), before);
        let window = [Window { x: 4, y: 3, width: 9, height: 9 }];
        assert_eq!(is_even(&full, &window, 1000), Some(false));
        let painted = paint(&full, &window, 1000).unwrap();
        let mut wanted = before;
        wanted.get_mut(88..).unwrap().copy_from_slice(&[BLACK, BLACK].concat());
        assert_eq!((rgba(&painted, 1000).unwrap(), is_even(&painted, &window, 1000)), (wanted, Some(true)));
        let mut again = Vec::new();
        let read = super::super::read(&painted, &mut again).unwrap();
        assert_eq!((again, read.looks.first().unwrap().orientation), (painted, 8));
        assert_eq!(paint(&full, &window, 95), None);
    }

    #[test]
    fn what_is_coded_with_loss_stays_so_and_what_is_painted_is_opaque() {
        let opacity: Vec<u8> = (0..40 * 40_u32).map(|at| u8::try_from(at % 40 * 6).unwrap()).collect();
        let lossy = frame::tests::frame(40, 40, 30, 20);
        let mut body = b"WEBP".to_vec();
        put(&mut body, b"VP8X", &[0x10, 0, 0, 0, 39, 0, 0, 39, 0, 0]).unwrap();
        put(&mut body, b"ALPH", &[&[0], opacity.as_slice()].concat()).unwrap();
        put(&mut body, b"VP8 ", &lossy).unwrap();
        let full = [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat();
        let window = [Window { x: 5, y: 9, width: 13, height: 11 }];
        let painted = paint(&full, &window, 1 << 20).unwrap();
        let kinds: Vec<_> = parts(&painted).unwrap().into_iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, [*b"VP8X", *b"ALPH", *b"VP8 "]);
        assert_eq!((is_even(&full, &window, 1 << 20), is_even(&painted, &window, 1 << 20)), (Some(false), Some(true)));
        let after = rgba(&painted, 1 << 20).unwrap();
        for (at, (pixel, before)) in after.as_chunks::<4>().0.iter().zip(&opacity).enumerate() {
            let is_inside = window[0].rows().contains(&(at / 40)) && window[0].columns().contains(&(at % 40));
            assert_eq!(pixel[3], if is_inside { u8::MAX } else { *before }, "{at}");
        }
        // Where there is too little room for it, it is coded without loss.
        let painted = paint(&full, &window, 1600 * 8 - 1).unwrap();
        assert!(parts(&painted).unwrap().iter().any(|(kind, _)| *kind == b"VP8L"));
    }

    #[test]
    fn opacity_is_coded_in_each_way() {
        let slope: Vec<u8> = (0..600_u32).map(|at| u8::try_from(at % 30 * 3 + at / 30 * 5).unwrap()).collect();
        for values in [slope, vec![255; 600], (0..600_u32).map(|at| u8::try_from(at * at % 251).unwrap()).collect()] {
            let coded = opacity::coded(&values, 30).unwrap();
            assert!(coded.len() < 900, "{}", coded.len());
        }
    }
}
