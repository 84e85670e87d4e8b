#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::io::Cursor;

use image_webp::WebPDecoder;

use super::header::Header;
use super::predict::WHOLE;
use super::*;

const NO_MARGIN: Margin = Margin { light: 0, colour: 2, is_by_block: false };
const BY_BLOCK: Margin = Margin { light: 3, colour: 8, is_by_block: true };

/// Numbers that look like chance.
fn numbers() -> impl FnMut(u32) -> u32 {
    let mut state = 0x9e37_79b9_u32;
    move |most| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % most
    }
}

/// A frame full of all there may be in one, with its edges made smooth where a level says so.
pub fn frame(width: u16, height: u16, step: u8, filter: u8) -> Vec<u8> {
    let mut number = numbers();
    let mut bits = Writer::new();
    // Of no colour space, clamped, and with segments of their own steps.
    [false, false, true, true, true, true].into_iter().for_each(|flag| bits.flag(flag));
    (0..4).for_each(|segment| bits.optional(7, Some(i8::try_from(step + 3 * segment).unwrap())));
    (0..4).for_each(|_| bits.optional(6, Some(i8::try_from(filter).unwrap())));
    (0..3).for_each(|_| bits.flag(false));
    bits.flag(false);
    bits.number(6, filter);
    bits.number(3, 0);
    bits.flag(false);
    bits.number(2, 0);
    bits.number(7, step);
    (0..5).for_each(|_| bits.flag(false));
    bits.flag(false);
    table::TOLD_CHANCES.iter().for_each(|told| bits.bit(*told, false));
    bits.flag(false);
    let first = bits.end();
    let tag = u32::try_from(first.len()).unwrap() << 5 | 0x10;
    let mut data = tag.to_le_bytes()[..3].to_vec();
    data.extend([0x9d, 0x01, 0x2a]);
    [width, height].iter().for_each(|side| data.extend(side.to_le_bytes()));
    data.extend(&first);
    let (mut header, ..) = Header::read(&data).unwrap();
    let [columns, rows] = header.size;
    let mut all: Vec<Macroblock> = (0..columns * rows)
        .map(|_| {
            let luma = u8::try_from(number(u32::from(WHOLE) + 1)).unwrap();
            let small = [(); 16].map(|()| u8::try_from(number(10)).unwrap());
            let mut level = |most: u32| i16::try_from(number(2 * most + 1)).unwrap() - i16::try_from(most).unwrap();
            let mut block = || {
                let mut block = [0; 16];
                (block[0], block[1], block[4], block[9]) = (level(9), level(3), level(2), level(1));
                block
            };
            let firsts = if luma == WHOLE { [0; 16] } else { block() };
            let mut levels = Box::new([(); macroblock::BLOCKS].map(|()| block()));
            if luma != WHOLE {
                levels.iter_mut().take(16).for_each(|block| block[0] = 0);
            }
            let segment = u8::try_from(number(4)).unwrap();
            Macroblock { segment, luma, small, chroma: u8::try_from(number(4)).unwrap(), firsts, levels }
        })
        .collect();
    written(&mut header, &mut all).unwrap()
}

/// The pixels of a frame as a decoder shows them.
fn shown(frame: &[u8]) -> Vec<[u8; 3]> {
    let mut body = b"WEBP".to_vec();
    super::super::put(&mut body, b"VP8 ", frame).unwrap();
    let file = [b"RIFF".as_slice(), &u32::try_from(body.len()).unwrap().to_le_bytes(), &body].concat();
    let mut decoder = WebPDecoder::new(Cursor::new(file)).unwrap();
    let mut pixels = vec![0; decoder.output_buffer_size().unwrap()];
    decoder.read_image(&mut pixels).unwrap();
    pixels.as_chunks::<3>().0.to_vec()
}

fn window(x: usize, y: usize, width: usize, height: usize) -> Window {
    Window { x, y, width, height }
}

#[test]
fn a_frame_in_which_nothing_is_painted_shows_the_same() {
    for (width, height, step, filter) in [(100, 70, 20, 30), (1, 1, 0, 0), (17, 3, 90, 10), (3, 50, 115, 63)] {
        let before = frame(width, height, step, filter);
        let after = paint(&before, &[], NO_MARGIN).unwrap();
        assert!(shown(&before) == shown(&after), "{width} by {height}");
        let beside = [window(usize::from(width), 0, 9, 9), window(0, usize::MAX, usize::MAX, usize::MAX)];
        assert_eq!(paint(&before, &beside, BY_BLOCK).unwrap(), after);
    }
}

#[test]
fn what_is_painted_is_black_whatever_the_size_and_the_steps() {
    for (width, height) in [(1, 1), (17, 3), (5, 40), (64, 64), (100, 70)] {
        for (step, filter) in [(0, 0), (40, 20), (100, 63), (110, 0)] {
            let before = frame(width, height, step, filter);
            let [across, down] = [width, height].map(usize::from);
            let windows = [window(across / 3, down / 2, across / 3 + 1, down / 4 + 1), window(0, 0, 2, 3)];
            let after = shown(&paint(&before, &windows, BY_BLOCK).unwrap());
            for (at, pixel) in after.iter().enumerate() {
                let (x, y) = (at % across, at / across);
                if windows.iter().any(|window| window.rows().contains(&y) && window.columns().contains(&x)) {
                    assert_eq!(*pixel, [0; 3], "{x}, {y} of {width} by {height} at {step} and {filter}");
                }
            }
        }
    }
}

#[test]
fn what_is_above_stays_and_what_is_beside_hardly_changes() {
    let (width, height) = (160_u16, 128_u16);
    let before = frame(width, height, 10, 0);
    let painted = paint(&before, &[window(48, 48, 32, 16)], NO_MARGIN).unwrap();
    let (before, after) = (shown(&before), shown(&painted));
    let mut sum = 0;
    for (at, (before, after)) in before.iter().zip(&after).enumerate() {
        let (x, y) = (at % usize::from(width), at / usize::from(width));
        if y < 30 {
            assert_eq!(before, after, "{x}, {y}");
        }
        if !(44..84).contains(&x) || !(44..68).contains(&y) {
            sum += before.iter().zip(after).map(|(one, other)| u64::from(one.abs_diff(*other)).pow(2)).sum::<u64>();
        }
    }
    assert!(sum < 12 * 3 * u64::from(width) * u64::from(height), "{sum}");
}

#[test]
fn what_was_there_is_nowhere_in_the_frame() {
    // Two frames that differ in nothing but what is painted over are the same then.
    let first = frame(64, 64, 30, 20);
    let (mut header, mut bits, mut parts) = Header::read(&first).unwrap();
    let mut beside = Beside::new(4);
    let mut all = Vec::new();
    for at in 0..16 {
        if at % 4 == 0 {
            beside.begin();
        }
        let (mut coded, has) = Macroblock::read(&mut bits, &header, &mut beside, at % 4).unwrap();
        coded.read_levels(has.then_some(&mut parts[0]), &header.chances, &mut beside, at % 4).unwrap();
        all.push(coded);
    }
    // The last one: nothing is predicted from it.
    all[15].levels.iter_mut().for_each(|levels| levels[3] = 5);
    (all[15].luma, all[15].chroma, all[15].segment) = (WHOLE, 3, 2);
    all[15].small = [7; 16];
    let second = written(&mut header, &mut all).unwrap();
    assert_ne!(first, second);
    let windows = [window(48, 48, 16, 16)];
    let [first, second] = [first, second].map(|frame| paint(&frame, &windows, NO_MARGIN).unwrap());
    assert_eq!(first, second);
}

#[test]
fn anything_is_read_and_nothing_that_is_cut_off() {
    let whole = frame(40, 40, 20, 10);
    let windows = [window(3, 3, 20, 20)];
    for len in 0..60 {
        // What is cut off behind the header reads as zeros.
        let _ = paint(&whole[..len], &windows, NO_MARGIN);
        assert!(len > 9 || paint(&whole[..len], &windows, NO_MARGIN).is_none());
    }
    let mut number = numbers();
    for _ in 0..300 {
        let mut broken = whole.clone();
        for _ in 0..4 {
            let at = usize::try_from(number(u32::try_from(broken.len()).unwrap() - 10)).unwrap() + 10;
            broken[at] = u8::try_from(number(256)).unwrap();
        }
        if let Some(painted) = paint(&broken, &windows, NO_MARGIN) {
            assert!(Header::read(&painted).is_some());
        }
    }
}

#[test]
fn the_widest_picture_is_painted() {
    let before = frame(16_383, 1, 60, 10);
    let after = shown(&paint(&before, &[window(16_000, 0, 400, 1)], BY_BLOCK).unwrap());
    assert!(after[16_000..].iter().all(|pixel| *pixel == [0; 3]));
}
