//! Any bytes read as a font or as a map of codes, or not; a bare font is a font that reads the same, and stays bare.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scrubjay::syntax::pdf::font::bare::bare;
use scrubjay::syntax::pdf::font::cmap::CMap;
use scrubjay::syntax::pdf::font::program::Program;

fuzz_target!(|bytes: &[u8]| {
    let map = CMap::parse(bytes, &mut |_| None);
    let mut rest = bytes;
    while let Some((code, len)) = map.next(rest) {
        map.cid(code, len);
        map.unicode(code, len);
        rest = &rest[len..];
    }
    let program = Program::read(bytes);
    let Some(bare_bytes) = bare(bytes) else { return };
    assert_eq!(bare(&bare_bytes).as_ref(), Some(&bare_bytes));
    let (Some(before), Some(after)) = (program, Program::read(&bare_bytes)) else { return };
    for code in 0..=255 {
        assert_eq!(before.builtin_name(code), after.builtin_name(code));
    }
});
