//! What is cleaned is clean: a second run finds nothing, and gives the same bytes.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use scrubjay::detect::Engine;
use scrubjay::{CleanFile, FileSession, Policy, Task};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().expect("the registered patterns compile"));

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let names = ["a.txt", "a.md", "a.csv", "a.docx", "a.pptx", "a.xlsx", "a.odt", "a.ods", "a.odp", "a.rtf"];
    let name = names[usize::from(choice) % names.len()];
    let Some(clean) = cleaned(name, bytes.to_vec()) else { return };
    let again = cleaned(name, clean.bytes().to_vec()).expect("a clean file is not refused");
    assert_eq!(again.bytes(), clean.bytes());
});

fn cleaned(name: &str, bytes: Vec<u8>) -> Option<CleanFile> {
    let mut task = Task::new(Policy::default());
    let mut file = FileSession::open("f1", name, bytes, task.policy()).ok()?;
    file.scan(&ENGINE, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, file.sightings());
    file.clean(&ENGINE, &task.rulings("f1")).ok().map(|(clean, _)| clean)
}
