#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::unwrap_used)]

use super::*;
use std::collections::BTreeMap;

fn read(text: &str) -> CMap {
    CMap::parse(text.as_bytes(), &mut |_| None)
}

fn codes(map: &CMap, mut bytes: &[u8]) -> Vec<(u32, usize)> {
    let mut codes = Vec::new();
    while let Some((code, len)) = map.next(bytes) {
        codes.push((code, len));
        bytes = &bytes[len..];
    }
    codes
}

fn spelled(name: &str, bytes: &[u8]) -> String {
    let map = CMap::named(name.as_bytes()).expect("the name is known");
    codes(&map, bytes).into_iter().map(|(code, len)| map.unicode(code, len).unwrap_or("?".to_owned())).collect()
}

const WHOLE: &str = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap
    /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def /CMapName /F def /CMapType 2 def
    1 begincodespacerange <0000> <FFFF> endcodespacerange
    2 beginbfrange <0000> <005E> <0020> <005F> <0061> [<00660066> <00660069> /ffl] endbfrange
    1 beginbfchar <3A51> <D840DC3E> endbfchar endcmap";

#[test]
fn the_example_of_the_standard() {
    let map = read(WHOLE);
    for (code, text) in [(0, " "), (0x5e, "~"), (0x5f, "ff"), (0x60, "fi"), (0x61, "ﬄ"), (0x3a51, "\u{2003e}")] {
        assert_eq!(map.unicode(code, 2).as_deref(), Some(text), "{code:x}");
    }
    assert_eq!(map.unicode(0x62, 2), None);
    assert!(map.has_text());
    assert!(!map.is_vertical());
}

#[test]
fn code_spaces_of_several_lengths() {
    let map = read("begincodespacerange <00> <80> <8140> <9FFC> <A0> <DE> <E040> <FBEC> endcodespacerange");
    assert_eq!(codes(&map, b"A\x81\x40\xa5\xe0\x41"), [(0x41, 1), (0x8140, 2), (0xa5, 1), (0xe041, 2)]);
    // Half of a code that fits takes as many bytes as the whole would; none that fits takes the shortest.
    assert_eq!(codes(&map, b"\x81\x20A"), [(0x8120, 2), (0x41, 1)]);
    assert_eq!(codes(&map, b"\xffA"), [(0xff, 1), (0x41, 1)]);
    assert_eq!(codes(&map, b"\x81"), [(0x81, 1)]);
}

#[test]
fn cids_by_range_by_code_and_by_default() {
    let map = read(
        "/WMode 1 def 1 begincodespacerange<0000><ffff>endcodespacerange
         begincidrange<0000><00ff>100<0100><0200>1000endcidrange 1 begincidchar <0005> 7 endcidchar
         1 beginnotdefrange <0300> <03ff> 3 endnotdefrange",
    );
    assert_eq!(map.cid(0, 2), Some(100));
    assert_eq!(map.cid(5, 2), Some(7));
    assert_eq!(map.cid(6, 2), Some(106));
    assert_eq!(map.cid(0x180, 2), Some(1128));
    assert_eq!(map.cid(0x380, 2), Some(3));
    assert_eq!(map.cid(0x400, 2), None);
    assert_eq!(map.cid(5, 1), None);
    assert!(map.is_vertical());
}

#[test]
fn maps_behind_maps() {
    let map = read("/Identity-V usecmap 1 begincidchar <0041> 9 endcidchar");
    assert_eq!((map.cid(0x41, 2), map.cid(0x42, 2)), (Some(9), Some(0x42)));
    assert!(map.is_vertical());
    assert_eq!(codes(&map, b"\0A\0B"), [(0x41, 2), (0x42, 2)]);

    let mut asked = Vec::new();
    let map = CMap::parse(b"/Other usecmap 1 begincidchar <41> 9 endcidchar", &mut |name| {
        asked.push(name.to_vec());
        Some(read("begincodespacerange <00> <ff> endcodespacerange begincidrange <00> <ff> 50 endcidrange"))
    });
    assert_eq!(asked, [b"Other"]);
    assert_eq!((map.cid(0x41, 1), map.cid(0x42, 1)), (Some(9), Some(0x42 + 50)));
}

#[test]
fn a_row_of_maps_has_an_end() {
    let deep = (0..1000).fold(read(""), |base, _| read("").with_base(base));
    assert!(deep.chain().count() <= DEEPEST);
}

#[test]
fn damaged_maps() {
    // No spaces, wrong counts, a section that never ends, digits that are missing, lengths that differ.
    let map = read("99 beginbfchar<01><0041><2><0042>endbfchar5 beginbfrange<0003><05><43>/x<0006><0006><");
    for (code, text) in [(1, "A"), (2, "B"), (3, "C"), (5, "E")] {
        assert_eq!(map.unicode(code, 1).as_deref(), Some(text), "{code}");
    }
    // A range over a border of bytes, one of one code, one that runs backwards, and an array that is too long.
    let map = read(
        "beginbfrange <00F0> <0110> <0041> <0200> <0200> <0061> <0400> <0300> <0041>
         <0500> <0501> [<0041> <0042> <0043>] <0600> <0601> [<0044>] endbfrange",
    );
    assert_eq!(map.unicode(0x110, 2).as_deref(), Some("a"));
    assert_eq!(map.unicode(0x200, 2).as_deref(), Some("a"));
    assert_eq!(map.unicode(0x350, 2), None);
    assert_eq!(map.unicode(0x501, 2).as_deref(), Some("B"));
    assert_eq!(map.unicode(0x502, 2), None);
    assert_eq!(map.unicode(0x600, 2).as_deref(), Some("D"));
    // Four bytes for a code point, and text that says nothing.
    let map = read("beginbfchar <01> <0001F600> <02> <00000041> <03> <0000> <04> <FFFD> <05> <41> endbfchar");
    assert_eq!(map.unicode(1, 1).as_deref(), Some("😀"));
    assert_eq!(map.unicode(2, 1).as_deref(), Some("A"));
    assert_eq!((map.unicode(3, 1), map.unicode(4, 1)), (None, None));
    assert_eq!(map.unicode(5, 1).as_deref(), Some("A"));
    // A code as long as another that has text means that one.
    assert_eq!(read("beginbfchar <0041> <0042> endbfchar").unicode(0x41, 1).as_deref(), Some("B"));
}

#[test]
fn later_entries_win() {
    let map = read("beginbfchar <01> <0041> <01> <0042> endbfchar beginbfrange <00> <02> <0061> endbfrange");
    assert_eq!(map.unicode(1, 1).as_deref(), Some("b"));
}

#[test]
fn any_beginning_of_a_map_reads() {
    for end in 0..WHOLE.len() {
        let map = CMap::parse(&WHOLE.as_bytes()[..end], &mut |_| None);
        assert_eq!(codes(&map, b"abc").iter().map(|&(_, len)| len).sum::<usize>(), 3);
    }
}

#[test]
fn the_maps_of_readers() {
    assert_eq!(CMap::named(b"Identity-H").and_then(|map| map.cid(0x1234, 2)), Some(0x1234));
    assert!(CMap::named(b"Identity-V").is_some_and(|map| map.is_vertical()));
    assert_eq!(spelled("UniJIS-UTF16-H", b"\x30\x42\xd8\x3d\xde\x00"), "あ😀");
    assert_eq!(spelled("UniGB-UCS2-V", b"\x4e\x2d\xd8\x00"), "中?");
    assert_eq!(spelled("UniCNS-UTF8-H", "aé中😀".as_bytes()), "aé中😀");
    assert_eq!(spelled("UniKS-UTF32-H", b"\0\0\xac\0"), "가");
    assert_eq!(spelled("UniJISX0213-UTF32-H", b"\0\0\x30\x42"), "あ");
    assert_eq!(spelled("GBK-EUC-H", b"a\xd6\xd0"), "a中");
    assert_eq!(spelled("GB-EUC-V", b"\xd6\xd0"), "中");
    assert_eq!(spelled("GBK2K-H", b"\xd6\xd0\x81\x30\x84\x36"), "中\u{a5}");
    assert_eq!(spelled("90ms-RKSJ-H", b"\x82\xa0\xb1A"), "あｱA");
    assert_eq!(spelled("EUC-H", b"\xa4\xa2\x8e\xb1"), "あｱ");
    assert_eq!(spelled("H", b"\x24\x22"), "あ");
    assert_eq!(spelled("V", b"\x24\x22"), "あ");
    assert_eq!(spelled("ETen-B5-H", b"\xa4\xa4b"), "中b");
    assert_eq!(spelled("HKscs-B5-H", b"\x87\x40"), "䏰");
    assert_eq!(spelled("KSCms-UHC-HW-V", b"\xb0\xa1\x81\x41"), "가갂");
    assert_eq!(spelled("CNS-EUC-H", b"\x8e\xa1\xa1\xa1a"), "??");
    for name in ["", "-H", "Unknown-H", "Identity", "Uni-H", "GBK-EUC", "\u{e9}-H"] {
        assert!(CMap::named(name.as_bytes()).is_none(), "{name}");
    }
}

#[test]
fn what_is_written_is_read_and_nothing_else() {
    let mut entries = BTreeMap::new();
    for code in 0..250_u32 {
        entries.insert((code * 3, 2), format!("{}", char::from_u32(0x100 + code).unwrap()));
    }
    entries.insert((0x41, 1), "ffi😀".to_owned());
    entries.insert((0x141, 1), "left out".to_owned());
    entries.insert((1, 5), "left out".to_owned());
    let bytes = write_to_unicode(&entries);
    let map = CMap::parse(&bytes, &mut |_| None);
    for (&(code, len), text) in entries.iter().filter(|(_, text)| *text != "left out") {
        assert_eq!(map.unicode(code, len).as_ref(), Some(text));
    }
    assert_eq!(map.unicode(1, 2), None);
    assert_eq!(write_to_unicode(&entries), bytes);
    let empty = write_to_unicode(&BTreeMap::new());
    assert!(!CMap::parse(&empty, &mut |_| None).has_text());
}
