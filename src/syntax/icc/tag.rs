//! What stands in the tags of a profile (ICC.1:2010, clause 10), each cut to what it says of itself.

/// The spaces between which tables reckon have no more dimensions than these (10.9).
const MOST_CHANNELS: usize = 15;

/// A point in the space of colours, or several (10.31, 'XYZType').
pub fn point(tag: &[u8]) -> Option<Vec<u8>> {
    fixed(tag, b"XYZ ", 12)
}

/// Nine numbers (10.22, 's15Fixed16ArrayType').
pub fn matrix(tag: &[u8]) -> Option<Vec<u8>> {
    fixed(tag, b"sf32", 36)
}

fn fixed(tag: &[u8], kind: &[u8; 4], len: usize) -> Option<Vec<u8>> {
    Some([kind, [0; 4].as_slice(), body(tag, kind)?.get(..len)?].concat())
}

/// What follows the kind and four bytes that say nothing.
fn body<'a>(tag: &'a [u8], kind: &[u8; 4]) -> Option<&'a [u8]> {
    tag.strip_prefix(kind)?.get(4..)
}

/// A curve of points (10.6, 'curveType') or of parameters (10.18, 'parametricCurveType').
pub fn curve(tag: &[u8]) -> Option<Vec<u8>> {
    if let Some(points) = body(tag, b"curv") {
        let count = usize::try_from(u32::from_be_bytes(*points.first_chunk()?)).ok()?;
        return Some([b"curv\0\0\0\0", points.get(..count.checked_mul(2)?.checked_add(4)?)?].concat());
    }
    let parameters = body(tag, b"para")?;
    let count = match parameters.first_chunk()? {
        [0, 0] => 1,
        [0, kind @ 1..=3] => usize::from(*kind) + 2,
        [0, 4] => 7,
        _ => return None,
    };
    let kind = parameters.get(..2)?;
    Some([b"para\0\0\0\0", kind, &[0; 2], parameters.get(4..4 + 4 * count)?].concat())
}

/// A table with its curves (10.8 to 10.11).
pub fn table(tag: &[u8]) -> Option<Vec<u8>> {
    match tag.first_chunk()? {
        b"mft1" | b"mft2" => woven(tag),
        b"mAB " | b"mBA " => stages(tag),
        _ => None,
    }
}

/// Curves and a table of one depth, one behind the other (10.8, 'lut16Type'; 10.9, 'lut8Type').
fn woven(tag: &[u8]) -> Option<Vec<u8>> {
    let (kind, content) = tag.split_first_chunk::<4>()?;
    let &[_, _, _, _, inputs, outputs, points, _, ..] = content else { return None };
    let (before, width, first, last) = match kind {
        b"mft1" => (44, 1, 256, 256),
        _ => {
            let entries = |at| Some(usize::from(u16::from_be_bytes(*content.get(at..)?.first_chunk()?)));
            (48, 2, entries(44)?, entries(46)?)
        }
    };
    let (inputs, outputs) = (channels(inputs)?, channels(outputs)?);
    let grid = usize::from(points).checked_pow(u32::try_from(inputs).ok()?)?.checked_mul(outputs)?;
    let all = (inputs * first).checked_add(grid)?.checked_add(outputs * last)?.checked_mul(width)?;
    let numbers = content.get(8..all.checked_add(before)?)?;
    Some([kind, [0; 4].as_slice(), content.get(4..7)?, &[0], numbers].concat())
}

fn channels(count: u8) -> Option<usize> {
    Some(usize::from(count)).filter(|count| (1..=MOST_CHANNELS).contains(count))
}

/// Curves, a matrix, curves, a table and curves, each at its place (10.10, 'lutAToBType'; 10.11, 'lutBToAType').
fn stages(tag: &[u8]) -> Option<Vec<u8>> {
    let (kind, content) = tag.split_first_chunk::<4>()?;
    let (&[_, _, _, _, inputs, outputs, _, _], places) = content.split_first_chunk::<8>()?;
    let (inside, outside) = (channels(inputs)?, channels(outputs)?);
    // The curves next to the device are A, those next to the common space are B.
    let (device, common) = if kind == b"mAB " { (inside, outside) } else { (outside, inside) };
    let mut out = [kind, [0; 4].as_slice(), &[inputs, outputs, 0, 0], &[0; 20]].concat();
    for (at, place) in places.first_chunk::<20>()?.as_chunks::<4>().0.iter().enumerate() {
        let from = usize::try_from(u32::from_be_bytes(*place)).ok()?;
        if from == 0 {
            continue;
        }
        let stage = tag.get(from..)?;
        let start = u32::try_from(out.len()).ok()?;
        match at {
            0 | 2 => curves(stage, common, &mut out)?,
            1 => out.extend_from_slice(stage.get(..48)?),
            3 => out.extend_from_slice(&grid(stage, inside, outside)?),
            _ => curves(stage, device, &mut out)?,
        }
        out.resize(out.len().next_multiple_of(4), 0);
        out.get_mut(12 + at * 4..16 + at * 4)?.copy_from_slice(&start.to_be_bytes());
    }
    Some(out)
}

/// Curves one behind the other, each from a multiple of four bytes on.
fn curves(mut stage: &[u8], count: usize, out: &mut Vec<u8>) -> Option<()> {
    for _ in 0..count {
        let curve = curve(stage)?;
        let len = curve.len().next_multiple_of(4);
        stage = stage.get(len.min(stage.len())..)?;
        out.extend_from_slice(&curve);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    Some(())
}

/// A table with as many points in each dimension as it says (10.10.5).
fn grid(stage: &[u8], inside: usize, outside: usize) -> Option<Vec<u8>> {
    let (points, rest) = stage.split_first_chunk::<16>()?;
    let mut numbers = outside;
    for count in points.iter().take(inside) {
        numbers = numbers.checked_mul(usize::from(*count))?;
    }
    let (&width @ (1 | 2), rest) = rest.split_first()? else { return None };
    let mut out = points.to_vec();
    out.iter_mut().skip(inside).for_each(|unused| *unused = 0);
    out.extend_from_slice(&[width, 0, 0, 0]);
    out.extend_from_slice(rest.get(3..numbers.checked_mul(usize::from(width))?.checked_add(3)?)?);
    Some(out)
}

/// A description (ICC.1:2001-04, 6.5.17), in letters of ASCII alone.
pub fn description(letters: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"desc\0\0\0\0".to_vec();
    out.extend_from_slice(&u32::try_from(letters.len() + 1).ok()?.to_be_bytes());
    out.extend_from_slice(letters);
    // Its end, and neither Unicode nor a script of the Macintosh.
    out.resize(out.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    Some(out)
}

/// Nothing (10.24, 'textType').
pub fn text() -> Vec<u8> {
    b"text\0\0\0\0\0".to_vec()
}

/// A text in one language (10.15, 'multiLocalizedUnicodeType').
pub fn localized(letters: &[u8]) -> Option<Vec<u8>> {
    let mut out = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0cenUS".to_vec();
    out.extend_from_slice(&u32::try_from(letters.len() * 2).ok()?.to_be_bytes());
    out.extend_from_slice(&28_u32.to_be_bytes());
    out.extend(letters.iter().flat_map(|letter| [0, *letter]));
    Some(out)
}
