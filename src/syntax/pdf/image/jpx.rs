//! JPEG 2000: boxes (ISO/IEC 15444-1, annex I), or a codestream alone.

mod codestream;

use hayro_jpeg2000::{ColorSpace, ComponentData, DecodeSettings, DecoderContext, Image};

use super::raw::{self, Layout, charge};
use super::{Picture, Samples, Space};
use crate::syntax::icc;

const SIGNATURE: &[u8] = b"\r\n\x87\n";

/// Keeps the boxes that colours and pixels need, and of the codestream what decoders read.
pub fn bare(data: &[u8]) -> Option<Vec<u8>> {
    if data.starts_with(codestream::START) {
        return codestream::bare(data);
    }
    let (mut out, mut has_header, mut rest) = (Vec::new(), false, data);
    push(&mut out, b"jP  ", SIGNATURE)?;
    let mut is_first = true;
    while let Some((kind, content, after)) = split(rest) {
        if std::mem::replace(&mut is_first, false) != (kind == b"jP  " && content == SIGNATURE) {
            return None;
        }
        match kind {
            b"ftyp" => push(&mut out, kind, &brands(content)?)?,
            b"jp2h" if !has_header => {
                push(&mut out, kind, &header(content)?)?;
                has_header = true;
            }
            // Of several pictures the first is shown.
            b"jp2c" => {
                push(&mut out, kind, &codestream::bare(content)?)?;
                return has_header.then_some(out);
            }
            _ => {}
        }
        rest = after;
    }
    None
}

/// Takes a box: its kind, what is in it, and what follows it (I.4). What is cut off goes as far as it goes.
fn split(bytes: &[u8]) -> Option<(&[u8; 4], &[u8], &[u8])> {
    let (len, after) = bytes.split_first_chunk()?;
    let (kind, after) = after.split_first_chunk::<4>()?;
    let (len, after) = match u32::from_be_bytes(*len) {
        0 => (after.len(), after),
        1 => {
            let (len, after) = after.split_first_chunk()?;
            (usize::try_from(u64::from_be_bytes(*len)).ok()?.checked_sub(16)?, after)
        }
        len => (usize::try_from(len).ok()?.checked_sub(8)?, after),
    };
    let (content, rest) = after.split_at_checked(len).unwrap_or((after, &[]));
    Some((kind, content, rest))
}

fn push(out: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) -> Option<()> {
    out.extend_from_slice(&u32::try_from(content.len().checked_add(8)?).ok()?.to_be_bytes());
    out.extend_from_slice(kind);
    out.extend_from_slice(content);
    Some(())
}

/// Keeps the names of known standards (I.5.2).
fn brands(content: &[u8]) -> Option<Vec<u8>> {
    let is_known = |brand: &[u8]| matches!(brand, b"jp2 " | b"jpx " | b"jpxb");
    let (brand, rest) = content.split_first_chunk::<4>()?;
    let brand: &[u8; 4] = if is_known(brand) { brand } else { b"jp2 " };
    let mut out = [brand.as_slice(), &[0; 4]].concat();
    let mut seen: Vec<&[u8]> = Vec::new();
    for brand in rest.get(4..)?.chunks_exact(4).filter(|brand| is_known(brand)) {
        if !seen.contains(&brand) {
            seen.push(brand);
            out.extend_from_slice(brand);
        }
    }
    if seen.is_empty() {
        out.extend_from_slice(b"jp2 ");
    }
    Some(out)
}

/// Keeps what is said of samples and colours (I.5.3).
fn header(mut content: &[u8]) -> Option<Vec<u8>> {
    let (mut out, mut components, mut columns) = (Vec::new(), None, 0);
    while let Some((kind, data, after)) = split(content) {
        match (kind, components) {
            (b"ihdr", None) => {
                let mut fields: [u8; 14] = *data.first_chunk()?;
                let [.., high, low, _, _, _, rights] = &mut fields;
                // No box tells of rights any more.
                *rights = 0;
                components = Some(usize::from(u16::from_be_bytes([*high, *low])));
                push(&mut out, kind, &fields)?;
            }
            (b"bpcc", Some(count)) => push(&mut out, kind, data.get(..count)?)?,
            (b"colr", Some(count)) => push(&mut out, kind, &colours(data, count)?)?,
            (b"pclr", Some(_)) => {
                let palette = palette(data)?;
                columns = usize::from(*data.get(2)?);
                push(&mut out, kind, palette)?;
            }
            (b"cmap", Some(count)) => {
                let channels = (data.len() / 4).min(count + columns);
                push(&mut out, kind, data.get(..channels * 4)?)?;
            }
            (b"cdef", Some(count)) => {
                let channels = usize::from(u16::from_be_bytes(*data.first_chunk()?));
                push(&mut out, kind, data.get(..2 + channels * 6).filter(|_| channels <= count + columns)?)?;
            }
            (b"res ", Some(_)) => push(&mut out, kind, &resolution(data)?)?,
            _ => {}
        }
        content = after;
    }
    components.map(|_| out)
}

/// Keeps the number of a space of colours, or its profile without what tells of its maker (I.5.3.3).
fn colours(data: &[u8], components: usize) -> Option<Vec<u8>> {
    const ENUMERATED: u8 = 1;
    let ([method, about @ ..], rest) = data.split_first_chunk::<3>()?;
    let profile = match method {
        2 | 3 => icc::bare(rest),
        _ => None,
    };
    let (method, space) = match (method, profile) {
        (1, _) => {
            let space = rest.first_chunk::<4>()?;
            // CIELab has a range and an offset for each component, and an illuminant (ISO/IEC 15444-2, M.11.7.4.1).
            let len = if *space == [0, 0, 0, 14] && rest.len() >= 32 { 32 } else { 4 };
            (ENUMERATED, rest.get(..len)?.to_vec())
        }
        (method, Some(profile)) => (*method, profile),
        // A profile that cannot be read is taken for one of the common spaces by the decoders too.
        (_, None) => {
            let space: u32 = match components {
                1 | 2 => 17,
                4 => 12,
                _ => 16,
            };
            (ENUMERATED, space.to_be_bytes().to_vec())
        }
    };
    Some([&[method], about.as_slice(), &space].concat())
}

/// Cuts what follows the last colour (I.5.3.4).
fn palette(data: &[u8]) -> Option<&[u8]> {
    let ([high, low, columns], rest) = data.split_first_chunk::<3>()?;
    let depths = rest.get(..usize::from(*columns))?;
    let entry: usize = depths.iter().map(|depth| usize::from((depth & 0x7f) / 8) + 1).sum();
    data.get(..3 + depths.len() + entry * usize::from(u16::from_be_bytes([*high, *low])))
}

/// Keeps how close pixels stand, captured and shown (I.5.3.7).
fn resolution(mut content: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    while let Some((kind, data, after)) = split(content) {
        if matches!(kind, b"resc" | b"resd") {
            push(&mut out, kind, data.get(..10)?)?;
        }
        content = after;
    }
    Some(out)
}

/// Unpacks the picture into the colours that its header tells, and what it says of how much shows through.
pub fn decode(picture: &Picture<'_>, left: &mut u64) -> Option<Samples> {
    let bare = bare(picture.data)?;
    // The decoder reckons with numbers of four bytes.
    charge(left, codestream::samples(stream(&bare)?)?.checked_mul(4)?)?;
    // A PDF with indexed colours has a palette of its own.
    let settings = DecodeSettings { resolve_palette_indices: picture.components != 1, ..DecodeSettings::default() };
    let image = Image::new(&bare, &settings).ok()?;
    let pixels = usize::try_from(u64::from(image.width()) * u64::from(image.height())).ok()?;
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).ok()?;
    let (colours, alpha) = match decoded.components() {
        [colours @ .., alpha] if image.has_alpha() => (colours, Some(alpha)),
        colours => (colours, None),
    };
    let depth = colours.first()?.bit_depth();
    let is_even = colours.iter().all(|it| it.bit_depth() == depth && it.samples().len() == pixels);
    let bits = if matches!(depth, 1 | 2 | 4) { depth } else { 8 };
    if !is_even || pixels == 0 || alpha.is_some_and(|it| it.samples().len() != pixels) {
        return None;
    }
    let components = u8::try_from(colours.len()).ok()?;
    let layout = Layout { width: image.width(), height: image.height(), bits, components };
    let mut samples = vec![0; pixels.checked_mul(colours.len())?];
    charge(left, samples.len() as u64)?;
    for (at, component) in colours.iter().enumerate() {
        let places = samples.iter_mut().skip(at).step_by(colours.len());
        places.zip(scaled(component, bits)).for_each(|(place, sample)| *place = sample);
    }
    let (space, profile) = match image.color_space() {
        ColorSpace::Gray => (Some(Space::Gray), None),
        ColorSpace::RGB => (Some(Space::Rgb), None),
        ColorSpace::CMYK => (Some(Space::Cmyk), None),
        ColorSpace::Icc { profile, num_channels } if *num_channels == components => (None, icc::bare(profile)),
        ColorSpace::Icc { .. } | ColorSpace::Unknown { .. } => (None, None),
    };
    let data = if bits == 8 { samples } else { raw::pack(&layout, &samples)? };
    Some(Samples { layout, data, space, profile, alpha: alpha.map(|it| scaled(it, 8).collect()) })
}

/// The codestream of a picture that is bared.
fn stream(bare: &[u8]) -> Option<&[u8]> {
    let mut rest = bare;
    while !rest.starts_with(codestream::START) {
        let (kind, content, after) = split(rest)?;
        rest = if kind == b"jp2c" { content } else { after };
    }
    Some(rest)
}

/// The samples of a component with so many bits each.
fn scaled(component: &ComponentData, bits: u8) -> impl Iterator<Item = u8> {
    let most = |bits: u8| f32::from(u16::try_from((1_u32 << bits.min(16)) - 1).unwrap_or(u16::MAX));
    let (by, most) = (most(bits) / most(component.bit_depth()).max(1.0), most(bits));
    component.samples().iter().map(move |sample| byte((sample * by).round().clamp(0.0, most)))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it lies between nought and 255")]
fn byte(sample: f32) -> u8 {
    sample as u8
}
