#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::frame::Block;
use super::huffman::{Reader, Table, Writer};
use super::*;

const WIDTH: u16 = 45;
const HEIGHT: u16 = 37;

fn picture(colours: ColorType, sampling: SamplingFactor, progressive: bool) -> Vec<u8> {
    let count = match colours {
        ColorType::Luma => 1,
        ColorType::Rgb => 3,
        _ => 4,
    };
    let pixel = |at: usize| {
        let (x, y) = (at / count % usize::from(WIDTH), at / count / usize::from(WIDTH));
        u8::try_from((x * (3 + at % count) + y * y / 5 + x * y / 9) % 200).unwrap() + 30
    };
    let pixels: Vec<u8> = (0..usize::from(WIDTH) * usize::from(HEIGHT) * count).map(pixel).collect();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, 80);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    encoder.encode(&pixels, WIDTH, HEIGHT, colours).unwrap();
    out
}

fn all() -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for progressive in [false, true] {
        all.push(picture(ColorType::Luma, SamplingFactor::F_1_1, progressive));
        all.push(picture(ColorType::Cmyk, SamplingFactor::F_1_1, progressive));
        all.push(picture(ColorType::CmykAsYcck, SamplingFactor::F_2_2, progressive));
        for sampling in [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_2_2, SamplingFactor::F_4_1] {
            all.push(picture(ColorType::Rgb, sampling, progressive));
        }
    }
    all
}

fn area(left: f64, top: f64, right: f64, bottom: f64) -> Area {
    Area::new(vec![[left, top], [right, top], [right, bottom], [left, bottom]]).unwrap()
}

fn masked(data: &[u8], areas: &[Area]) -> Vec<u8> {
    mask(data, |_, _| areas.to_vec(), &[], None, &mut (1 << 20)).unwrap().bytes
}

/// The blocks of each component that hold pixels, with their places.
fn blocks(data: &[u8]) -> Vec<Vec<((usize, usize), Block)>> {
    let bare = bare(data).unwrap();
    let frame = Frame::read(&bare, &mut (1 << 20)).unwrap();
    let each = |component: &frame::Component| {
        let (across, down) = component.shown();
        let place = |(at, block): (usize, &Block)| ((at % component.across, at / component.across), *block);
        component.blocks.iter().enumerate().map(place).filter(|((x, y), _)| *x < across && *y < down).collect()
    };
    frame.components.iter().map(each).collect()
}

#[test]
fn a_picture_that_nothing_is_painted_in_has_the_same_pixels() {
    for data in all() {
        let written = masked(&data, &[]);
        assert_eq!(blocks(&written), blocks(&data));
        let [before, after] = [&data, &written].map(|it| decode(it, None, &mut (1 << 20)).unwrap());
        assert_eq!((before.layout, before.data), (after.layout, after.data));
        assert_eq!(bare(&written), Some(written.clone()));
    }
}

#[test]
fn blocks_that_are_not_touched_stay_bit_for_bit() {
    for data in all() {
        let bare = bare(&data).unwrap();
        let frame = Frame::read(&bare, &mut (1 << 20)).unwrap();
        let (before, after) = (blocks(&data), blocks(&masked(&data, &[area(9.0, 10.0, 21.5, 20.0)])));
        for (at, component) in frame.components.iter().enumerate() {
            let (across, down) =
                (8 * frame.sampling.0 / component.sampling.0, 8 * frame.sampling.1 / component.sampling.1);
            let mut changed = 0;
            for (((x, y), old), (_, new)) in before[at].iter().zip(&after[at]) {
                let is_touched = (9 / across..=21 / across).contains(x) && (10 / down..=19 / down).contains(y);
                assert!(is_touched || old == new, "{x} {y}");
                changed += usize::from(old != new);
            }
            assert!(changed > 0);
        }
    }
}

#[test]
fn what_is_painted_does_not_depend_on_what_was_there() {
    for (colours, sampling) in [(ColorType::Rgb, SamplingFactor::F_1_1), (ColorType::Luma, SamplingFactor::F_1_1)] {
        // To the edge, behind which blocks go on.
        let inside = [area(16.0, 16.0, 45.0, 37.0)];
        let data = picture(colours, sampling, false);
        let decoded = decode(&masked(&data, &inside), None, &mut (1 << 20)).unwrap();
        let count = usize::from(decoded.layout.components);
        for (at, sample) in decoded.data.iter().enumerate() {
            let (x, y) = (at / count % usize::from(WIDTH), at / count / usize::from(WIDTH));
            assert!(*sample == 0 || x < 16 || y < 16, "{x} {y} {sample}");
        }
        for component in blocks(&masked(&data, &inside)) {
            let painted = component.iter().filter(|((x, y), _)| *x >= 2 && *y >= 2);
            assert!(painted.into_iter().all(|(_, block)| block[1..] == [0; 63] && block[0] < 128));
        }
    }
}

#[test]
fn the_part_of_a_block_that_is_not_painted_stays_as_it_looked() {
    for data in
        [picture(ColorType::Luma, SamplingFactor::F_1_1, false), picture(ColorType::Luma, SamplingFactor::F_1_1, true)]
    {
        let [before, after] = [data.clone(), masked(&data, &[area(12.0, 12.0, 28.0, 20.0)])]
            .map(|it| decode(&it, None, &mut (1 << 20)).unwrap().data);
        let (mut worst_inside, mut worst_outside) = (0, 0);
        for (at, (old, new)) in before.iter().zip(&after).enumerate() {
            let (x, y) = (at % usize::from(WIDTH), at / usize::from(WIDTH));
            if (12..28).contains(&x) && (12..20).contains(&y) {
                worst_inside = worst_inside.max(*new);
            } else {
                worst_outside = worst_outside.max(old.abs_diff(*new));
            }
        }
        assert!(worst_inside < 30 && worst_outside < 30, "{worst_inside} {worst_outside}");
    }
}

#[test]
fn the_colour_that_is_asked_for_is_painted_in_the_colours_of_the_codec() {
    let everything = |_, _| vec![area(0.0, 0.0, 45.0, 37.0)];
    for (colours, fill) in [
        (ColorType::Rgb, vec![200, 100, 50]),
        (ColorType::Cmyk, vec![200, 100, 50, 25]),
        (ColorType::CmykAsYcck, vec![200, 100, 50, 25]),
    ] {
        let data = picture(colours, SamplingFactor::F_1_1, false);
        let bytes = mask(&data, everything, &fill, None, &mut (1 << 20)).unwrap().bytes;
        let decoded = decode(&bytes, None, &mut (1 << 20)).unwrap();
        let is_close = |(sample, fill): (&u8, &u16)| u16::from(*sample).abs_diff(*fill) <= 6;
        assert!(decoded.data.iter().zip(fill.iter().cycle()).all(is_close), "{colours:?} {:?}", &decoded.data[..4]);
        assert!(mask(&data, everything, &[0, 0], None, &mut (1 << 20)).is_none());
    }
}

#[test]
fn the_word_of_adobe_goes_before_that_of_the_pdf() {
    let mixed = |data: &[u8], said| Frame::start_of(data).unwrap().is_mixed(said);
    let rgb = picture(ColorType::Rgb, SamplingFactor::F_1_1, false);
    assert!(mixed(&rgb, None) && !mixed(&rgb, Some(0)));
    let cmyk = picture(ColorType::Cmyk, SamplingFactor::F_1_1, false);
    assert!(!mixed(&cmyk, None) && !mixed(&cmyk, Some(1)));
    assert!(mixed(&picture(ColorType::CmykAsYcck, SamplingFactor::F_1_1, false), Some(0)));
    assert!(!mixed(&picture(ColorType::Luma, SamplingFactor::F_1_1, false), Some(1)));
}

#[test]
fn what_is_cut_off_or_claims_too_much_is_read_as_far_as_it_goes_or_refused() {
    for data in
        [picture(ColorType::Rgb, SamplingFactor::F_2_2, false), picture(ColorType::Rgb, SamplingFactor::F_2_2, true)]
    {
        for len in (0..data.len()).step_by(3) {
            let areas = |_, _| vec![area(3.0, 3.0, 30.0, 9.0)];
            let cut = mask(&data[..len], areas, &[], None, &mut (1 << 20));
            assert!(cut.is_none_or(|it| decode(&it.bytes, None, &mut (1 << 20)).is_some()));
        }
        let needed = 48 * 48 * 3;
        assert!(Frame::read(&bare(&data).unwrap(), &mut (needed - 1)).is_none());
        assert!(Frame::read(&bare(&data).unwrap(), &mut needed.clone()).is_some());
    }
}

#[test]
fn codes_are_read_as_they_are_written() {
    // Such numbers make codes that would be longer than 16 bits.
    let mut often = [0_u32; 256];
    let (mut one, mut other) = (1, 1);
    for (count, _) in often.iter_mut().zip(0..40) {
        (*count, one, other) = (one, other, one + other);
    }
    let table = Table::shortest(&often);
    let codes = table.codes();
    assert!(codes.iter().all(|(code, len)| *len <= 16 && (*len == 0 || *code != u16::MAX >> (16 - len))));
    let mut bits = Writer::default();
    let symbols: Vec<u8> = (0..40).chain((0..40).rev()).collect();
    for symbol in &symbols {
        let (code, len) = codes[usize::from(*symbol)];
        assert!(len > 0);
        bits.push(code, len);
    }
    let bytes = bits.finish();
    let mut reader = Reader::new(&bytes);
    let read: Vec<u8> = symbols.iter().map_while(|_| table.read(&mut reader)).collect();
    assert_eq!(read, symbols);
    let mut segment = Vec::new();
    table.write(0x11, &mut segment);
    let again = Table::split(&segment).unwrap();
    assert_eq!((again.len(), again[0].0, again[0].1.codes()), (1, 0x11, codes));
    assert!(Table::shortest(&[0; 256]).codes().iter().all(|(_, len)| *len == 0));
}
