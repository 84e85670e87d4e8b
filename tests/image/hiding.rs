//! What pictures hold beside their pixels goes, and is told.

use crate::fixture::{cleaned, dropped, holds, jpeg, open, png, stored, with_segment};

const NAMES: [&str; 8] = [
    "image/text-after-the-end.png",
    "image/turned.png",
    "image/camera.jpg",
    "image/comment.gif",
    "image/filled-rows.bmp",
    "image/camera.webp",
    "image/artist.tiff",
    "image/gap.ico",
];

#[test]
fn names_go_from_every_container() {
    for name in NAMES {
        let bytes = stored(name);
        assert!(!dropped(&*open(name, &bytes).unwrap()).is_empty(), "{name}");
        let written = cleaned(name, &bytes);
        for gone in ["Jane", "Roe", "Acm", "xmp", "JJJ"] {
            assert!(!holds(&written, gone.as_bytes()), "{name}: {gone}");
        }
    }
}

#[test]
fn what_went_is_told_by_its_kind() {
    let told = |name: &str| dropped(&*open(name, &stored(name)).unwrap()).into_iter().collect::<Vec<_>>();
    assert_eq!(told("image/camera.jpg"), [("camera", 1), ("position", 1), ("property", 3), ("unreferenced", 1)]);
    assert_eq!(told("image/camera.webp"), [("camera", 1), ("position", 1), ("property", 2)]);
    assert_eq!(told("image/turned.png"), [("camera", 1), ("position", 1), ("property", 1)]);
    assert_eq!(told("image/artist.tiff"), [("property", 1)]);
    assert_eq!(told("image/filled-rows.bmp"), [("unreferenced", 1)]);
}

#[test]
fn how_a_picture_is_turned_stays_as_the_only_thing_that_is_said() {
    for (name, orientation) in [("image/turned.png", 6), ("image/camera.jpg", 8), ("image/camera.webp", 3)] {
        let written = cleaned(name, &stored(name));
        let alone =
            [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation, 0, 0, 0, 0, 0, 0]].concat();
        assert!(holds(&written, &alone), "{name}");
    }
}

#[test]
fn a_picture_with_nothing_beside_its_pixels_stays_byte_for_byte() {
    for (name, bytes) in [("a.jpg", jpeg(40, 30)), ("a.png", png(9, 7, &[]))] {
        assert_eq!(cleaned(name, &bytes), bytes, "{name}");
    }
}

#[test]
fn nobody_has_seen_what_a_picture_shows() {
    let document = open("a.jpg", &jpeg(40, 30)).unwrap();
    assert_eq!((document.scans(), document.units().len()), ([0].as_slice(), 0));
    let layout = document.layout();
    assert_eq!(layout.sections.iter().map(|section| section.size).collect::<Vec<_>>(), [(4000, 3000)]);
    let turned = open("a.jpg", &stored("image/camera.jpg")).unwrap();
    assert_eq!(turned.layout().sections[0].size, (800, 800));
}

#[test]
fn a_second_picture_and_a_film_behind_a_photograph_go() {
    let photo = jpeg(40, 30);
    let several = with_segment(&photo, 0xe2, b"MPF\0II*\0\x08\0\0\0");
    for behind in [photo.clone(), b"\0\0\0\x18ftypmp42Jane".to_vec()] {
        let bytes = [several.clone(), behind].concat();
        assert_eq!(dropped(&*open("a.jpg", &bytes).unwrap())["embedded_object"], 2);
        assert_eq!(cleaned("a.jpg", &bytes), photo);
    }
}

#[test]
fn colors_stay_and_their_maker_goes() {
    // A profile of grey light, with a description.
    let mut profile = vec![0; 128];
    profile[8] = 2;
    profile[12..24].copy_from_slice(b"mntrGRAYXYZ ");
    profile[36..40].copy_from_slice(b"acsp");
    profile.extend([0, 0, 0, 2]);
    profile.extend(b"kTRC\0\0\0\x9c\0\0\0\x0edesc\0\0\0\xaa\0\0\0\x08");
    profile.extend(b"curv\0\0\0\0\0\0\0\x01\x02\x33Jane Roe");
    let bytes = with_segment(&jpeg(40, 30), 0xe2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat());
    let written = cleaned("a.jpg", &bytes);
    assert!(holds(&written, b"kTRC") && holds(&written, b"\x02\x33") && !holds(&written, b"Jane"));
    assert_eq!(dropped(&*open("a.jpg", &bytes).unwrap())["picture_data"], 1);
}
