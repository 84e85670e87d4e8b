//! HEIF: HEIC and AVIF (ISO/IEC 23008-12; AV1 Image File Format), written anew with the one picture that is shown.
//!
//! Of the items those are kept of which that picture is made, and what makes it transparent. Other pictures, small copies,
//! films, depths and lights go, and so does what cameras and programs say of them.

mod coded;
mod item;
mod meta;
mod property;

use self::meta::Meta;
use super::bmff;
use super::extra::Extra;
use super::look::Read;
use crate::error::{Error, Result};

const CUT_OFF: Error = Error::Malformed { what: "the picture is cut off or broken" };

const ADVICE: &str = "Open it in a program for pictures, export it as PNG or JPEG, and add that.";

const RARE: Error = Error::UnsupportedFormat { what: "a HEIF picture that is made in a rare way", advice: ADVICE };

/// What readers have to know, by what they are called (23008-12, 10.2; AV1 Image File Format, 8).
const BRANDS: [&[u8; 4]; 15] = [
    b"mif1", b"mif2", b"miaf", b"heic", b"heix", b"heim", b"heis", b"avif", b"MA1A", b"MA1B", b"MiHB", b"MiHA",
    b"MiHE", b"MiPr", b"1pic",
];

/// Tells whether bytes begin as such a picture does, or a sequence of them.
pub fn is_heif(bytes: &[u8]) -> bool {
    let brands = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"mif2", b"msf1", b"avif", b"avis"];
    let major = bytes.get(4..12).and_then(|head| head.strip_prefix(b"ftyp"));
    major.is_some_and(|major| brands.iter().any(|brand| major == brand.as_slice()))
}

/// Writes a file anew.
///
/// # Errors
/// `Malformed` for what is broken, `UnsupportedFormat` for what cannot be copied safely.
pub fn read(bytes: &[u8], out: &mut Vec<u8>) -> Result<Read> {
    let (boxes, behind) = bmff::file(bytes);
    let mut extras = Vec::new();
    extras.extend((!behind.is_empty()).then_some(Extra::Rest));
    let (mut brands, mut meta) = (None, None);
    for it in &boxes {
        match it.kind {
            b"ftyp" if brands.is_none() => brands = Some(it.data),
            b"meta" if meta.is_none() => meta = Some(it.data),
            b"mdat" => {}
            // A film, and the second that was taken around a photograph.
            b"moov" | b"mpvd" | b"moof" => extras.push(Extra::Other),
            b"uuid" => extras.push(Extra::Text),
            _ => extras.push(Extra::Rest),
        }
    }
    if meta.is_none() && !behind.is_empty() {
        return Err(CUT_OFF);
    }
    let meta = meta.ok_or(Error::UnsupportedFormat { what: "a sequence of HEIF pictures", advice: ADVICE })?;
    let meta = Meta::read(meta, bytes)?;
    let kept = meta.kept(&mut extras)?;
    bmff::put(out, b"ftyp", &types(brands.ok_or(CUT_OFF)?)).ok_or(CUT_OFF)?;
    let size = kept.write(out).ok_or(CUT_OFF)?;
    extras.extend((extras.is_empty() && out.as_slice() != bytes).then_some(Extra::Rest));
    Ok(Read::one(size, 1, extras))
}

/// The names that are kept of those by which readers tell what they have to know; one of a sequence becomes that of a
/// picture.
fn types(data: &[u8]) -> Vec<u8> {
    let known = |name: &[u8; 4]| BRANDS.contains(&name);
    let (names, _) = data.as_chunks::<4>();
    let major = match names.first() {
        Some(name) if known(name) => *name,
        Some(b"avis") => *b"avif",
        _ => *b"mif1",
    };
    let mut out = [major.as_slice(), &[0; 4]].concat();
    let more: std::collections::BTreeSet<[u8; 4]> = names.iter().skip(2).filter(|name| known(name)).copied().collect();
    out.extend(more.into_iter().flatten());
    out
}

#[cfg(test)]
mod tests;
