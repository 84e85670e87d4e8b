//! TIFF (TIFF 6.0; Adobe Photoshop TIFF Technical Notes), written anew page by page.
//!
//! Of each page the tags are copied that its pixels need, and the strips or tiles. Small copies of pages go.

mod page;
mod photo;
mod raster;
mod rgba;
mod strip;

use std::collections::BTreeSet;

use self::page::Page;
use super::extra::Extra;
use super::ifd::{self, Directory, Order};
use super::look::Read;
use super::{Part, Window};
use crate::error::{Error, Result};

/// More than scanners write into one file.
const MOST_PAGES: usize = 10_000;

const CUT_OFF: Error = Error::Malformed { what: "the picture is cut off or broken" };

const ADVICE: &str = "Open it in a program for pictures, export it as PNG, JPEG or plain TIFF, and add that.";

const RAW: Error = Error::UnsupportedFormat { what: "a raw photograph of a camera", advice: ADVICE };

/// Tells whether bytes begin as a TIFF file does, a large one included.
pub fn is_tiff(bytes: &[u8]) -> bool {
    ifd::start(bytes).is_some() || is_large(bytes)
}

fn is_large(bytes: &[u8]) -> bool {
    bytes.starts_with(b"II+\0\x08\0\0\0") || bytes.starts_with(b"MM\0+\0\x08\0\0")
}

/// Writes a file anew. `left` is how many bytes of pixels may still be unpacked.
///
/// # Errors
/// `Malformed` for what is broken, `UnsupportedFormat` for kinds of pixels that cannot be copied safely, `LimitExceeded`
/// for pages or pixels without end.
pub fn read(bytes: &[u8], out: &mut Vec<u8>, left: &mut u64) -> Result<Read> {
    let mut read = copy(bytes, out, left, |_, _| Some(()))?;
    // What no directory leads to is not looked for one by one.
    read.extras.extend((read.extras.is_empty() && out.as_slice() != bytes).then_some(Extra::Rest));
    Ok(read)
}

/// Copies a file page by page, each changed before it is written.
fn copy(
    bytes: &[u8],
    out: &mut Vec<u8>,
    left: &mut u64,
    mut change: impl FnMut(usize, &mut Page) -> Option<()>,
) -> Result<Read> {
    if is_large(bytes) {
        return Err(Error::UnsupportedFormat { what: "a TIFF picture of the large kind (BigTIFF)", advice: ADVICE });
    }
    let (order, mut at) = ifd::start(bytes).ok_or(CUT_OFF)?;
    if bytes.get(8..10) == Some(b"CR") {
        return Err(RAW);
    }
    out.extend_from_slice(bytes.get(..4).ok_or(CUT_OFF)?);
    // Where the place of the next directory is written.
    let mut link = out.len();
    out.extend_from_slice(&[0; 4]);
    let (mut seen, mut extras, mut looks) = (BTreeSet::new(), Vec::new(), Vec::new());
    // By how much pages grew that were changed.
    let mut grown = 0_usize;
    while at != 0 {
        if !seen.insert(at) {
            return Err(Error::Malformed { what: "the pages of the picture lead in a circle" });
        }
        if seen.len() > MOST_PAGES {
            return Err(Error::LimitExceeded { limit: "pages in one picture", most: MOST_PAGES as u64 });
        }
        let directory = Directory::read(bytes, order, at).ok_or(CUT_OFF)?;
        at = directory.next;
        let Some(mut page) = Page::read(bytes, order, &directory, looks.is_empty(), &mut extras, left)? else {
            continue;
        };
        let len_bytes = page.len_bytes();
        change(looks.len(), &mut page).ok_or(CUT_OFF)?;
        let more = page.len_bytes().saturating_sub(len_bytes);
        looks.push(page.look);
        link = page.write(order, out, link).ok_or(CUT_OFF)?;
        // Pages that share their strips would make a small file large.
        grown = grown.saturating_add(more);
        if out.len().saturating_sub(grown) > bytes.len().saturating_mul(2).saturating_add(4096) {
            return Err(Error::Malformed { what: "the pages of the picture share their pixels" });
        }
    }
    if looks.is_empty() { Err(CUT_OFF) } else { Ok(Read { looks, extras }) }
}

/// Paints parts of pages black; nothing where a page that they touch cannot be unpacked, or takes more than `left` bytes.
pub fn paint(bytes: &[u8], parts: &[Part], left: u64) -> Option<Vec<u8>> {
    let (mut out, (order, _)) = (Vec::with_capacity(bytes.len()), ifd::start(bytes)?);
    copy(bytes, &mut out, &mut { left }, |at, page| {
        let windows = windows(parts, at);
        if windows.is_empty() { Some(()) } else { raster::paint(page, order, &windows, left) }
    })
    .ok()?;
    Some(out)
}

/// Tells whether parts of pages are black; nothing where [`paint`] gives nothing.
pub fn is_even(bytes: &[u8], parts: &[Part], left: u64) -> Option<bool> {
    let pages: BTreeSet<usize> = parts.iter().map(|part| part.page).collect();
    for at in pages {
        let (order, page) = page(bytes, at, left)?;
        if !raster::is_even(&page, order, &windows(parts, at), left)? {
            return Some(false);
        }
    }
    Some(true)
}

/// All pixels of a page, counted from 0, each as red, green, blue and how opaque it is.
pub fn rgba(bytes: &[u8], at: usize, left: u64) -> Option<Vec<u8>> {
    let (order, page) = page(bytes, at, left)?;
    rgba::rgba(&page, order, left)
}

/// A page of a file that was written here, which has no others.
fn page(bytes: &[u8], index: usize, mut left: u64) -> Option<(Order, Page)> {
    let (order, mut at) = ifd::start(bytes)?;
    for _ in 0..index.min(MOST_PAGES) {
        at = Directory::read(bytes, order, at).filter(|_| at != 0)?.next;
    }
    let directory = Directory::read(bytes, order, at).filter(|_| at != 0)?;
    let page = Page::read(bytes, order, &directory, index == 0, &mut Vec::new(), &mut left).ok()??;
    Some((order, page))
}

fn windows(parts: &[Part], page: usize) -> Vec<Window> {
    parts.iter().filter(|part| part.page == page).map(|part| part.window).collect()
}

/// Writes the place of the next directory where the one before has room for it.
fn put_link(order: Order, out: &mut [u8], link: usize, place: usize) -> Option<()> {
    let place = order.put_long(u32::try_from(place).ok()?);
    out.get_mut(link..link.checked_add(4)?)?.copy_from_slice(&place);
    Some(())
}

#[cfg(test)]
mod tests;
