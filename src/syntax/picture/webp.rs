//! WebP (RFC 9649): chunks in a RIFF file.

mod frame;
mod opacity;
mod raster;

pub use self::raster::{is_even, paint, rgba};
use super::Window;
use super::exif::{self, Exif};
use super::extra::Extra;
use super::look::Read;
use crate::syntax::icc;

const HEADER: usize = 12;

/// What the header of the extended form says is there (2.7.1).
const HAS_PROFILE: u8 = 0x20;
const HAS_ALPHA: u8 = 0x10;
const HAS_EXIF: u8 = 0x08;
const IS_ANIMATED: u8 = 0x02;

/// A chunk without its length.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// Copies the chunks that are kept; gives what was left out.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Option<Read> {
    let body = bytes.strip_prefix(b"RIFF")?;
    let (len, _) = body.split_first_chunk()?;
    let end = usize::try_from(u32::from_le_bytes(*len)).ok()?.checked_add(8)?;
    let content = bytes.get(HEADER..end)?;
    bytes.get(8..HEADER)?.eq(b"WEBP").then_some(())?;
    let (chunks, behind) = chunks(content)?;
    let mut found = Found { extras: Vec::new(), orientation: 1, size: None, flags: None, kept: Vec::new() };
    found.extras.extend((!behind.is_empty() || end < bytes.len()).then_some(Extra::Rest));
    for (at, (kind, data)) in chunks.into_iter().enumerate() {
        found.take(at == 0, kind, data)?;
    }
    found.finish(out)
}

/// What was found so far.
struct Found {
    extras: Vec<Extra>,
    orientation: u8,
    size: Option<(u32, u32)>,
    /// Of the header of the extended form, as far as they stay.
    flags: Option<u8>,
    kept: Vec<([u8; 4], Vec<u8>)>,
}

impl Found {
    fn take(&mut self, is_first: bool, kind: &[u8; 4], data: &[u8]) -> Option<()> {
        let has = |kept: &[([u8; 4], Vec<u8>)], kind: &[u8; 4]| kept.iter().any(|(known, _)| known == kind);
        let is_extended = self.flags.is_some();
        let is_animated = self.flags.is_some_and(|flags| flags & IS_ANIMATED != 0);
        let has_pixels = has(&self.kept, b"VP8 ") || has(&self.kept, b"VP8L");
        match kind {
            b"VP8X" if is_first && data.len() >= 10 => {
                self.flags = Some(data.first()? & (HAS_ALPHA | IS_ANIMATED));
                let side = |at: usize| match data.get(at..at + 3) {
                    Some(&[a, b, c]) => Some(u32::from_le_bytes([a, b, c, 0]) + 1),
                    _ => None,
                };
                self.size = Some((side(4)?, side(7)?));
                self.kept.push((*kind, [&[0; 4], data.get(4..10)?].concat()));
            }
            b"VP8 " | b"VP8L" if !has_pixels && !is_animated => {
                let size = size(kind, data)?;
                self.size = self.size.or(Some(size));
                self.kept.push((*kind, data.to_vec()));
            }
            b"ALPH" if is_extended && !is_animated && !has_pixels && !has(&self.kept, kind) => {
                self.kept.push((*kind, data.to_vec()));
            }
            b"ANIM" if is_animated && data.len() == 6 && !has(&self.kept, kind) => {
                self.kept.push((*kind, data.to_vec()))
            }
            b"ANMF" if is_animated => {
                let frame = self.frame(data)?;
                self.kept.push((*kind, frame));
            }
            b"ICCP" if is_extended && !has(&self.kept, kind) && !has_pixels => match icc::bare(data) {
                Some(bare) => {
                    self.extras.extend((bare != data).then_some(Extra::Profile));
                    self.kept.push((*kind, bare));
                }
                None => self.extras.push(Extra::Profile),
            },
            b"EXIF" => {
                let read = Exif::read(data.strip_prefix(exif::PREFIX).unwrap_or(data));
                let is_prefixed = data.starts_with(exif::PREFIX);
                match exif::minimal(read.orientation).filter(|_| is_extended && !has(&self.kept, kind)) {
                    Some(kept) => {
                        self.extras.extend((is_prefixed && read.extras.is_empty()).then_some(Extra::Rest));
                        self.orientation = read.orientation;
                        self.kept.push((*kind, kept));
                    }
                    None => self.extras.extend(read.extras.is_empty().then_some(Extra::Rest)),
                }
                self.extras.extend(read.extras);
            }
            b"XMP " => self.extras.extend(exif::of_xmp(data)),
            b"C2PA" => self.extras.push(Extra::Signature),
            _ => self.extras.push(Extra::Rest),
        }
        Some(())
    }

    /// A frame of an animation (2.7.1.1): how it is shown, and its pixels.
    fn frame(&mut self, data: &[u8]) -> Option<Vec<u8>> {
        let (head, body) = data.split_at_checked(16)?;
        let (chunks, behind) = chunks(body)?;
        let mut out = head.to_vec();
        let mut seen: Vec<&[u8; 4]> = Vec::new();
        for (kind, data) in chunks {
            let is_pixels = matches!(kind, b"VP8 " | b"VP8L");
            let has_pixels = seen.iter().any(|seen| *seen != b"ALPH");
            if is_pixels && !has_pixels || kind == b"ALPH" && seen.is_empty() {
                put(&mut out, kind, data)?;
                seen.push(kind);
            } else {
                self.extras.push(Extra::Rest);
            }
        }
        self.extras.extend((!behind.is_empty()).then_some(Extra::Rest));
        seen.iter().any(|seen| *seen != b"ALPH").then_some(out)
    }

    fn finish(mut self, out: &mut Vec<u8>) -> Option<Read> {
        let has = |wanted: &[u8; 4]| self.kept.iter().any(|(kind, _)| kind == wanted);
        (has(b"VP8 ") || has(b"VP8L") || has(b"ANMF")).then_some(())?;
        let more = if has(b"ICCP") { HAS_PROFILE } else { 0 } | if has(b"EXIF") { HAS_EXIF } else { 0 };
        if let (Some(flags), Some((b"VP8X", header))) =
            (self.flags, self.kept.first_mut().map(|(kind, it)| (&*kind, it)))
        {
            header.iter_mut().take(1).for_each(|first| *first = flags | more);
        }
        let mut body = Vec::new();
        self.kept.iter().try_for_each(|(kind, data)| put(&mut body, kind, data))?;
        out.extend_from_slice(b"RIFF");
        out.extend_from_slice(&u32::try_from(body.len().checked_add(4)?).ok()?.to_le_bytes());
        out.extend_from_slice(b"WEBP");
        out.append(&mut body);
        Some(Read::one(self.size?, self.orientation, self.extras))
    }
}

/// Parts content into chunks; gives what follows the last whole one.
fn chunks(mut rest: &[u8]) -> Option<(Vec<Chunk<'_>>, &[u8])> {
    let mut all = Vec::new();
    while let Some((kind, after)) = rest.split_first_chunk::<4>() {
        let Some((len, after)) = after.split_first_chunk() else { break };
        let len = usize::try_from(u32::from_le_bytes(*len)).ok()?;
        let (data, after) = after.split_at_checked(len)?;
        all.push((kind, data));
        // Filled to an even length; the last filling byte may be missing.
        rest = if len % 2 == 1 { after.get(1..).unwrap_or_default() } else { after };
    }
    Some((all, rest))
}

fn put(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) -> Option<()> {
    out.extend_from_slice(kind);
    out.extend_from_slice(&u32::try_from(data.len()).ok()?.to_le_bytes());
    out.extend_from_slice(data);
    out.extend((data.len() % 2 == 1).then_some(0));
    Some(())
}

/// Width and height as the coded pixels say it (RFC 6386, 9.1; RFC 9649, 3.4).
fn size(kind: &[u8; 4], data: &[u8]) -> Option<(u32, u32)> {
    if kind == b"VP8L" {
        let [0x2f, bits @ ..] = data else { return None };
        let bits = u32::from_le_bytes(*bits.first_chunk()?);
        return Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1));
    }
    let [_, _, _, 0x9d, 0x01, 0x2a, w0, w1, h0, h1, ..] = data else { return None };
    let side = |low: &u8, high: &u8| u32::from(u16::from_le_bytes([*low, *high]) & 0x3fff);
    Some((side(w0, w1), side(h0, h1)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::look::{self, Look};
    use super::*;

    const LOSSY: &[u8] = b"\x10\0\0\x9d\x01\x2a\x07\0\x05\0pixels";

    fn file(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut body = b"WEBP".to_vec();
        chunks.iter().for_each(|(kind, data)| put(&mut body, kind, data).unwrap());
        [b"RIFF", u32::try_from(body.len()).unwrap().to_le_bytes().as_slice(), &body].concat()
    }

    fn bared(bytes: &[u8]) -> (Read, Vec<u8>) {
        look::bared(bytes, |bytes, out| super::read(bytes, out).ok_or(())).unwrap()
    }

    #[test]
    fn only_pixels_stay_of_what_a_camera_wrote() {
        let full = file(&[
            (b"VP8X", &[HAS_EXIF | HAS_PROFILE | 4, 0, 0, 0, 6, 0, 0, 4, 0, 0]),
            (b"ICCP", b"Jane's screen"),
            (b"VP8 ", LOSSY),
            (b"EXIF", b"II*\0\x08\0\0\0\x01\0\x0f\x01\x02\0\x04\0\0\0Jane\0\0\0\0"),
            (b"XMP ", b"<x:xmpmeta>Jane</x:xmpmeta>"),
            (b"Jane", b"Roe"),
        ]);
        let (read, out) = bared(&[full, b"Jane Roe".to_vec()].concat());
        let kept = file(&[(b"VP8X", &[0, 0, 0, 0, 6, 0, 0, 4, 0, 0]), (b"VP8 ", LOSSY)]);
        assert_eq!((read.looks, out), (vec![Look { size: (7, 5), orientation: 1 }], kept));
        assert_eq!(read.extras, [Extra::Rest, Extra::Profile, Extra::Camera, Extra::Text, Extra::Rest]);
    }

    #[test]
    fn an_orientation_and_an_animation_stay() {
        let turned = exif::minimal(8).unwrap();
        let mut frame = vec![0; 16];
        put(&mut frame, b"VP8 ", LOSSY).unwrap();
        let named = [frame.as_slice(), b"Jane\x02\0\0\0Ro"].concat();
        let anim: &[u8] = &[0; 6];
        let animated = |frame: &[u8]| {
            let head: &[u8] = &[IS_ANIMATED | HAS_EXIF, 0, 0, 0, 6, 0, 0, 4, 0, 0];
            file(&[(b"VP8X", head), (b"ANIM", anim), (b"ANMF", frame), (b"EXIF", &turned)])
        };
        let (read, out) = bared(&animated(&named));
        assert_eq!((read.looks, read.extras), (vec![Look { size: (7, 5), orientation: 8 }], vec![Extra::Rest]));
        assert_eq!(out, animated(&frame));
    }

    #[test]
    fn what_is_cut_off_or_has_no_pixels_is_refused() {
        let full = file(&[(b"VP8 ", LOSSY)]);
        for len in 0..full.len() {
            assert_eq!(super::read(full.get(..len).unwrap(), &mut Vec::new()), None, "{len}");
        }
        assert_eq!(super::read(&file(&[(b"ICCP", b"Jane")]), &mut Vec::new()), None);
        assert_eq!(super::read(&file(&[(b"VP8 ", b"Jane Roe")]), &mut Vec::new()), None);
    }
}
