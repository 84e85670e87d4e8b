#![allow(clippy::unwrap_used)]
use super::*;

/// The header of a file and of a bitmap, and what follows.
fn file(size: [u32; 2], bits: u32, coding: u32, colours: &[u8], rows: &[u8]) -> Vec<u8> {
    let head = [40, size[0], size[1], 1 | bits << 16, coding, u32::try_from(rows.len()).unwrap(), 0, 0];
    let count = if bits > 8 { 0 } else { u32::try_from(colours.len() / 4).unwrap() };
    let mut head: Vec<u8> = head.iter().chain(&[count, 0]).flat_map(|field| field.to_le_bytes()).collect();
    head.extend_from_slice(colours);
    let (offset, len) = (head.len() + 14, head.len() + 14 + rows.len());
    let places = [len, 0, offset].map(|place| u32::try_from(place).unwrap().to_le_bytes());
    [b"BM".as_slice(), places.as_flattened(), &head, rows].concat()
}

const fn window(x: usize, y: usize, width: usize, height: usize) -> Window {
    Window { x, y, width, height }
}

/// The red of every pixel.
fn reds(bytes: &[u8]) -> Vec<u8> {
    rgba(bytes, 1000).unwrap().iter().step_by(4).copied().collect()
}

#[test]
fn rows_are_shown_from_the_top_whichever_comes_first() {
    let rows = [1, 2, 3, 0, 4, 5, 6, 0];
    let upward = file([1, 2], 24, 0, &[], &rows);
    assert_eq!(rgba(&upward, 1000).unwrap(), [6, 5, 4, 255, 3, 2, 1, 255]);
    let downward = file([1, 2_u32.wrapping_neg()], 24, 0, &[], &rows);
    assert_eq!(rgba(&downward, 1000).unwrap(), [3, 2, 1, 255, 6, 5, 4, 255]);
    assert_eq!(reds(&paint(&upward, &[window(0, 0, 9, 1)], 1000).unwrap()), [0, 3]);
    assert_eq!(reds(&paint(&downward, &[window(0, 0, 9, 1)], 1000).unwrap()), [0, 6]);
}

#[test]
fn colours_are_numbers_or_told_by_masks() {
    let table = [9, 9, 9, 0, 10, 20, 30, 0];
    let halves = file([3, 1], 4, 0, &table, &[0x01, 0xf0, 0, 0]);
    assert_eq!(rgba(&halves, 1000).unwrap(), [9, 9, 9, 255, 30, 20, 10, 255, 0, 0, 0, 255]);
    let masks: Vec<u8> = [0xf800_u32, 0x7e0, 0x1f].iter().flat_map(|mask| mask.to_le_bytes()).collect();
    let short = file([2, 1], 16, MASKS, &masks, &[0, 0xf8, 0xe0, 0x07]);
    assert_eq!(rgba(&short, 1000).unwrap(), [255, 0, 0, 255, 0, 255, 0, 255]);
    let masks: Vec<u8> =
        [0xff_u32, 0xff00, 0xff_0000, 0xff00_0000].iter().flat_map(|mask| mask.to_le_bytes()).collect();
    let long = file([2, 1], 32, MASKS_WITH_ALPHA, &masks, &[1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(rgba(&long, 1000).unwrap(), [1, 2, 3, 4, 5, 6, 7, 8]);
    // What is painted hides what is behind it.
    let painted = paint(&long, &[window(0, 0, 1, 1)], 1000).unwrap();
    assert_eq!(rgba(&painted, 1000).unwrap(), [0, 0, 0, 255, 5, 6, 7, 8]);
}

#[test]
fn packed_rows_are_painted_and_packed_again() {
    let table = [255, 255, 255, 0, 0, 0, 0, 0, 7, 7, 7, 0];
    let runs = [90, 0, 10, 2, 0, 0, 100, 2, 0, 0, 0, 1];
    let packed = file([100, 2], 8, RUNS_OF_BYTES, &table, &runs);
    let box_of = [window(20, 1, 5, 1)];
    assert_eq!(is_even(&packed, &box_of, 1000), Some(false));
    let painted = paint(&packed, &box_of, 1000).unwrap();
    assert_eq!(is_even(&painted, &box_of, 1000), Some(true));
    let mut expected = reds(&packed);
    expected.get_mut(120..125).unwrap().fill(0);
    assert_eq!((reds(&painted), painted.len()), (expected, packed.len() + 4));
    assert_eq!(paint(&packed, &box_of, 199), None);
    // Runs that would take more room than the rows are no longer runs.
    let halves = file([8, 1], 4, RUNS_OF_HALVES, &table, &[8, 0x01, 0, 0, 0, 1]);
    let painted = paint(&halves, &[window(0, 0, 2, 1)], 1000).unwrap();
    assert_eq!((short(&painted, 30), reds(&painted)), (Some(0), vec![0, 0, 255, 0, 255, 0, 255, 0]));
}
