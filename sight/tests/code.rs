//! Codes are found and read, and what is no code is none.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod drawn;

use std::time::{Duration, Instant};

use drawn::{aslant, blurred, code, inverted, on, plain, toned, turned};
use rxing::BarcodeFormat::{
    self, AZTEC, CODABAR, CODE_39, CODE_93, CODE_128, DATA_MATRIX, EAN_8, EAN_13, ITF, PDF_417, QR_CODE, UPC_A,
};
use scrubjay_sight::{Grey, Seen, look};

const ALL: [(BarcodeFormat, &str); 12] = [
    (QR_CODE, "https://example.org/ticket/4711?name=Jane+Roe"),
    (DATA_MATRIX, "Jane Roe 4711"),
    (AZTEC, "ROE/JANE EABC123 FRALHRXX 0400"),
    (PDF_417, "ROE/JANE EABC123 FRALHRXX 0400"),
    (EAN_13, "5901234123457"),
    (EAN_8, "96385074"),
    (UPC_A, "036000291452"),
    (CODE_128, "JANE-ROE-4711"),
    (CODE_39, "JANEROE4711"),
    (CODE_93, "JANEROE4711"),
    (ITF, "12345678901231"),
    (CODABAR, "A123456789B"),
];

#[track_caller]
fn assert_says(picture: &Grey, text: &str, what: &str) -> [f64; 4] {
    let codes = look(picture).codes;
    assert_eq!(codes.len(), 1, "{what}: {codes:?}");
    // The letters at the ends of Codabar are not told.
    assert!(
        codes[0]
            .text
            .as_ref()
            .is_some_and(|said| said == text || text.contains(said.as_str()) && said.len() + 2 == text.len()),
        "{what}: {codes:?}"
    );
    codes[0].sides
}

/// What is black lies within these sides.
fn ink(picture: &Grey) -> [f64; 4] {
    let black = (0..).zip(picture.samples()).filter(|(_, sample)| **sample == 0).map(|(at, _)| at);
    let places: Vec<[u32; 2]> = black.map(|at: u32| [at % picture.width(), at / picture.width()]).collect();
    let of = |axis: usize| places.iter().map(move |place| place[axis]);
    [of(0).min(), of(1).min(), of(0).max(), of(1).max()].map(|side| f64::from(side.unwrap()))
}

#[test]
fn every_kind_of_code_is_read_at_its_place() {
    for (format, text) in ALL {
        let picture = code(format, text, 3);
        let page = on(&plain(picture.width() + 300, picture.height() + 300, 255), &picture, 200, 100);
        let [left, top, right, bottom] = assert_says(&page, text, &format!("{format:?}"));
        let wanted = ink(&page);
        for (side, wanted) in [left, top, right, bottom].iter().zip(wanted) {
            assert!((side - wanted).abs() < 20.0, "{format:?}: {:?} is not {wanted:?}", [left, top, right, bottom]);
        }
    }
}

#[test]
fn every_kind_of_code_is_read_turned() {
    for (format, text) in ALL {
        let mut picture = code(format, text, 3);
        for turn in 1..4 {
            picture = turned(&picture);
            assert_says(&picture, text, &format!("{format:?} turned by {turn} quarters"));
        }
    }
}

#[test]
fn every_kind_of_code_is_read_light_on_dark() {
    for (format, text) in ALL {
        assert_says(&inverted(&code(format, text, 3)), text, &format!("{format:?}"));
    }
}

#[test]
fn a_qr_code_is_read_however_little_its_tones_differ() {
    let picture = code(QR_CODE, ALL[0].1, 4);
    for (what, tone) in [
        ("dark", (|sample| 20 + sample / 14) as fn(u8) -> u8),
        ("pale", |sample| 230 + sample / 14),
        ("pale, light on dark", |sample| 250 - sample / 14),
    ] {
        assert_says(&toned(&picture, tone), ALL[0].1, what);
    }
}

#[test]
fn a_qr_code_out_of_focus_is_read() {
    assert_says(&blurred(&code(QR_CODE, ALL[0].1, 6), 3), ALL[0].1, "out of focus");
}

#[test]
fn an_aztec_code_is_read_aslant() {
    let picture = code(AZTEC, ALL[2].1, 4);
    for degrees in [10.0, 20.0, 45.0, -30.0] {
        assert_says(&aslant(&picture, degrees), ALL[2].1, &format!("{degrees} degrees"));
    }
}

#[test]
fn several_codes_of_one_picture_are_read() {
    let mut page = plain(1400, 900, 255);
    for (index, (format, text)) in (0_u32..).zip([ALL[0], ALL[1], ALL[2], ALL[4], ALL[7], ALL[0]]) {
        page = on(&page, &code(format, text, 2), 20 + 450 * (index % 3), 20 + 400 * (index / 3));
    }
    let mut said: Vec<_> = look(&page).codes.into_iter().filter_map(|code| code.text).collect();
    said.sort();
    let mut wanted = [ALL[0].1, ALL[1].1, ALL[2].1, ALL[4].1, ALL[7].1, ALL[0].1];
    wanted.sort_unstable();
    assert_eq!(said, wanted);
}

#[test]
fn a_qr_code_that_cannot_be_read_is_seen() {
    let picture = code(QR_CODE, ALL[0].1, 4);
    let mut samples = picture.samples().to_vec();
    let [width, height] = [picture.width() as usize, picture.height() as usize];
    for y in height * 2 / 5..height * 3 / 5 {
        for x in width * 2 / 5..width * 3 / 5 {
            samples[y * width + x] = if (x / 4 + y / 4) % 2 == 0 { 0 } else { 255 };
        }
    }
    let codes = look(&Grey::new(picture.width(), picture.height(), samples).unwrap()).codes;
    assert_eq!(codes.len(), 1, "{codes:?}");
    assert_eq!(codes[0].text, None);
}

#[test]
fn where_there_is_nothing_nothing_is_seen_and_soon() {
    let noise = |width: u32, height: u32| {
        let mut state = 0x9e37_79b9_u32;
        let samples = (0..width * height).map(|_| {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            (state >> 24) as u8
        });
        Grey::new(width, height, samples.collect()).unwrap()
    };
    let chequered = (0..1000 * 1000_u32).map(|at| if (at % 1000 + at / 1000) % 2 == 0 { 0 } else { 255 });
    for (what, picture) in [
        ("nothing", plain(0, 0, 0)),
        ("no rows", plain(10, 0, 0)),
        ("no columns", plain(0, 10, 0)),
        ("a pixel", plain(1, 1, 0)),
        ("a line", plain(20_000, 1, 0)),
        ("a column", plain(1, 20_000, 255)),
        ("a line of noise", noise(20_000, 1)),
        ("black", plain(1000, 1000, 0)),
        ("white", plain(1000, 1000, 255)),
        ("noise", noise(700, 700)),
        ("chequers", Grey::new(1000, 1000, chequered.collect()).unwrap()),
    ] {
        let start = Instant::now();
        assert_eq!(look(&picture), Seen::default(), "{what}");
        assert!(start.elapsed() < Duration::from_secs(60), "{what} took {:?}", start.elapsed());
    }
}

#[test]
fn pixels_that_are_not_as_many_as_the_sides_say_are_refused() {
    assert!(Grey::new(2, 2, vec![0; 3]).is_none());
    assert!(Grey::new(u32::MAX, u32::MAX, vec![0; 3]).is_none());
    assert!(Grey::of_rgba(1, 1, &[0; 5]).is_none());
}

#[test]
fn what_is_transparent_is_white() {
    let picture = Grey::of_rgba(3, 1, &[0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255]).unwrap();
    assert_eq!(picture.samples(), [0, 255, 255]);
}
