//! Any bytes are a picture or none; what is bared stays so, and what is painted over can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scrubjay::syntax::pdf::image::{Area, Codec, Fax, Picture, bare, decode, icc, mask};

const ROOM: u64 = 4 << 20;

fuzz_target!(|input: ((u8, u8, u8), (u8, u8, u8), &[u8])| {
    let ((width, height, kind), (bits, components, flags), data) = input;
    let flag = |bit: u8| flags >> bit & 1 == 1;
    let fax = Fax {
        k: i64::from(flags >> 6) - 1,
        columns: u32::from(width),
        rows: u32::from(bits),
        black_is_1: flag(0),
        byte_align: flag(1),
        end_of_line: flag(2),
        end_of_block: flag(3),
    };
    let codec = match kind % 6 {
        0 => Codec::Raw,
        1 => Codec::Dct { color_transform: flag(0).then_some(i64::from(flag(1))) },
        2 => Codec::Jpx,
        3 => Codec::Jbig2 { globals: flag(0).then_some(data) },
        4 => Codec::Ccitt(fax),
        _ => {
            if let Some(once) = icc::bare(data) {
                assert_eq!(icc::bare(&once), Some(once));
            }
            return;
        }
    };
    let picture = Picture { codec, data, width: width.into(), height: height.into(), bits, components };
    if let Some(once) = bare(&picture) {
        assert_eq!(bare(&Picture { data: &once, ..picture }).as_ref(), Some(&once));
    }
    let corners = [[-1.0, 2.5], [f64::from(width) / 2.0, 0.0], [f64::from(width), f64::from(height)]];
    let area = Area::new(corners.to_vec()).expect("it is near");
    let Some(masked) = mask(&picture, &[area], &[], &mut { ROOM }) else { return };
    let bits = masked.bits;
    let Some(after) = bare(&Picture {
        codec: masked.codec,
        data: &masked.data,
        width: masked.width,
        height: masked.height,
        bits,
        components: masked.components,
    }) else {
        panic!("what is painted over is a picture");
    };
    assert!(matches!(codec, Codec::Dct { .. }) || after.as_ref() == masked.data);
    decode(&picture, &mut { ROOM });
});
