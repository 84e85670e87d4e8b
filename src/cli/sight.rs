//! What is seen in the pixels of a file, where something looks at them.

use scrubjay::format::Pixels;
use scrubjay::model::{Code, Plate, Sight};
use scrubjay::scan::OpenFile;
use scrubjay_sight::Grey;
use scrubjay_viewer::Reader;

use super::words;

/// Has nothing said of what stops within the reader of codes: it does so on some pictures, is caught, and has seen nothing
/// then. What it would say is no message of this command.
pub fn mute() {
    let said = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let is_of_reader = panic.location().is_some_and(|place| place.file().contains("rxing"));
        if !is_of_reader {
            said(panic);
        }
    }));
}

/// The most pixels that a page is drawn with.
const MOST_PIXELS: u32 = 16_000_000;

/// Looks at pages and pictures of a file; those at which nothing can look are left out.
///
/// `languages` are those in which words are read.
pub fn of_file(file: &OpenFile, plates: &[Plate], languages: &[String]) -> Vec<(u32, Sight)> {
    let document = file.document();
    // The file whose pages were drawn last, by the number of its first page.
    let mut view: Option<(u32, Option<Reader>)> = None;
    let look = |plate: &Plate| {
        if let Some(pixels) = document.pixels(plate.page_index) {
            let sight = Sight::of_picture(pixels.height);
            return Some((plate.page_index, seen(&pixels, languages, sight)));
        }
        let drawing = document.drawing(plate.page_index)?;
        let first_page = plate.page_index - drawing.page_index;
        let known = view.take().filter(|(of, _)| *of == first_page);
        let (_, reader) = view.insert(known.unwrap_or_else(|| (first_page, Reader::open(drawing.bytes.to_vec()).ok())));
        let (pixels, transform) = drawn(reader.as_ref()?, drawing.page_index, plate)?;
        Some((plate.page_index, seen(&pixels, languages, Sight { transform, ..Sight::default() })))
    };
    plates.iter().filter_map(look).collect()
}

fn seen(pixels: &Pixels, languages: &[String], sight: Sight) -> Sight {
    let grey = Grey::of_rgba(pixels.width, pixels.height, &pixels.rgba);
    let seen = grey.map(|grey| scrubjay_sight::look(&grey)).unwrap_or_default();
    let codes = seen.codes.into_iter().map(|code| Code { text: code.text.map(Into::into), sides: code.sides });
    Sight { words: words::read(pixels, languages), codes: codes.collect(), faces: seen.faces, ..sight }
}

/// Draws a part of a page, which has an index of its own in its file, and tells how the page's own space lies on it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "they lie between nought and a size")]
fn drawn(view: &Reader, page_index: u32, plate: &Plate) -> Option<(Pixels, [f64; 6])> {
    let page = page_index as usize;
    let picture = view.render(page, plate.scale as f32, MOST_PIXELS).ok()?;
    let (width, height) = (usize::from(picture.width), usize::from(picture.height));
    let scale = f64::from(picture.scale);
    let pixel = |at: f64, most: usize| (at * scale).clamp(0.0, most as f64);
    let [left, top, right, bottom] = plate.part;
    let (left, top) = (pixel(left, width).floor() as usize, pixel(top, height).floor() as usize);
    let (right, bottom) = (pixel(right, width).ceil() as usize, pixel(bottom, height).ceil() as usize);
    let rows = picture.rgba.chunks_exact(width * 4).take(bottom).skip(top);
    let rgba = rows.flat_map(|row| row.get(left * 4..right * 4).unwrap_or_default()).copied().collect();
    let size = |from: usize, to: usize| u32::try_from(to.saturating_sub(from)).ok();
    let pixels = Pixels { width: size(left, right)?, height: size(top, bottom)?, rgba };
    let [a, b, c, d, e, f] = view.page_geometry(page).ok()?.transform.map(|number| number * scale);
    Some((pixels, [a, b, c, d, e - left as f64, f - top as f64]))
}
