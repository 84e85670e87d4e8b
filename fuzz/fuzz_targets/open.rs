//! Any bytes under any name open into a document or an error; what opens can be written back, and writing settles.
//!
//! What was written may be refused when it is opened again: the bytes that told its encoding may have been dropped.
//! Such a file never gets out, because the check after cleaning opens it too.
#![no_main]

use libfuzzer_sys::fuzz_target;
use scrubjay::format::{self, Options};
use scrubjay::limits::Limits;

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let limits = Limits { unpacked_bytes: 16 << 20, part_bytes: 8 << 20, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    for format in format::all() {
        let extensions = format.about().extensions;
        let name = format!("a.{}", extensions[usize::from(choice) % extensions.len()]);
        let Ok((_, document)) = format::open(&name, bytes.to_vec(), &options) else { continue };
        let written = document.rewrite(&[]).expect("nothing is changed, so everything fits");
        let Ok((_, again)) = format::open(&name, written.clone(), &options) else { continue };
        assert_eq!(again.rewrite(&[]).expect("nothing is changed, so everything fits"), written);
    }
});
