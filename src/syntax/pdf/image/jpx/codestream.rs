//! The codestream of JPEG 2000 (ISO/IEC 15444-1, annex A).

/// How every codestream starts: its own marker, and that of the sizes.
pub const START: &[u8] = b"\xff\x4f\xff\x51";
const END: &[u8] = b"\xff\xd9";
const TILE: u8 = 0x90;
const DATA: u8 = 0x93;

/// Keeps what says how samples are coded, and the samples.
///
/// Comments go, and so do lists of lengths, which would have to be reckoned anew and are there for speed alone.
pub fn bare(data: &[u8]) -> Option<Vec<u8>> {
    let mut out = data.get(..2).filter(|_| data.starts_with(START))?.to_vec();
    let mut rest = headers(data.get(2..)?, TILE, &mut out)?;
    let mut tiles = 0;
    while let [0xff, TILE, ..] = rest {
        rest = tile(rest, &mut out)?;
        tiles += 1;
    }
    out.extend_from_slice(END);
    (tiles > 0).then_some(out)
}

/// Copies the segments that are kept up to a marker, and gives what starts with it.
fn headers<'a>(mut rest: &'a [u8], until: u8, out: &mut Vec<u8>) -> Option<&'a [u8]> {
    loop {
        let ([0xff, marker], after) = rest.split_first_chunk()? else { return None };
        if *marker == until {
            return Some(rest);
        }
        let (len, _) = after.split_first_chunk()?;
        let (segment, after) = after.split_at_checked(usize::from(u16::from_be_bytes(*len)))?;
        match marker {
            // Sizes, coding, quantization, regions, order, and the headers of packets (A.5, A.6, A.7.4, A.7.5).
            0x51..=0x53 | 0x5c..=0x5f | 0x60 | 0x61 => {
                let len = exact(*marker, segment)?;
                out.extend_from_slice(&[0xff, *marker]);
                out.extend_from_slice(&u16::try_from(len).ok()?.to_be_bytes());
                out.extend_from_slice(segment.get(2..len)?);
            }
            // Lengths, the place of components beside each other, comments (A.7.1 to A.7.3, A.9).
            0x55 | 0x57 | 0x58 | 0x63 | 0x64 => {}
            _ => return None,
        }
        rest = after;
    }
}

/// How long a segment needs to be for what it says.
fn exact(marker: u8, segment: &[u8]) -> Option<usize> {
    let precincts = |style: u8, levels: u8| if style & 1 == 0 { 0 } else { usize::from(levels) + 1 };
    let len = match marker {
        0x51 => 38 + 3 * usize::from(u16::from_be_bytes(*segment.get(36..)?.first_chunk()?)),
        0x52 => 12 + precincts(*segment.get(2)?, *segment.get(7)?),
        // The number of a component has two bytes where there are many of them, which none has in a PDF.
        0x53 => 9 + precincts(*segment.get(3)?, *segment.get(4)?),
        0x5e => 5,
        _ => segment.len(),
    };
    (len >= 2 && len <= segment.len()).then_some(len)
}

/// Copies a part of a tile with its length as it is then, and gives what follows it (A.4.2).
fn tile<'a>(bytes: &'a [u8], out: &mut Vec<u8>) -> Option<&'a [u8]> {
    let (start, after) = bytes.split_first_chunk::<12>()?;
    let [_, _, 0, 10, tile_high, tile_low, length @ .., part, parts] = start else { return None };
    let said = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let mut headers = Vec::new();
    let body = self::headers(after, DATA, &mut headers)?;
    let before = bytes.len() - body.len();
    let (body, rest) = match said {
        // The last part goes to the end, and no two bytes of it look like a marker.
        0 => body.split_at(memchr::memmem::find(body.get(2..)?, END).map_or(body.len(), |at| at + 2)),
        said => body.split_at_checked(said.checked_sub(before)?).unwrap_or((body, &[])),
    };
    body.get(..2)?;
    let length = u32::try_from(12 + headers.len() + body.len()).ok()?;
    out.extend_from_slice(&[0xff, TILE, 0, 10, *tile_high, *tile_low]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&[*part, *parts]);
    out.extend_from_slice(&headers);
    out.extend_from_slice(body);
    Some(rest)
}

/// How many samples all components have together, as the sizes tell (A.5.1).
pub fn samples(data: &[u8]) -> Option<u64> {
    let sizes = data.strip_prefix(START)?.get(4..)?;
    let number = |at: usize| Some(u64::from(u32::from_be_bytes(*sizes.get(at..)?.first_chunk()?)));
    let (width, height) = (number(0)?.checked_sub(number(8)?)?, number(4)?.checked_sub(number(12)?)?);
    let components = u16::from_be_bytes(*sizes.get(32..)?.first_chunk()?);
    width.checked_mul(height)?.checked_mul(components.into())
}
