//! The promise: what comes out of an archive works: other programs unpack it, its history is one that Git takes, and what one
//! file says of another leads there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Output};

use scrubjay::detect::Engine;
use scrubjay::model::{Decision, UnitId};
use scrubjay::policy::Policy;
use scrubjay::receipt::FileReceipt;
use scrubjay::session::{FileSession, Task};
use tempfile::TempDir;

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let mode = if name.ends_with(".sh") { 0o755 } else { 0o644 };
        writer.start_file(*name, zip::write::SimpleFileOptions::default().unix_permissions(mode)).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Cleans an archive without the term, everything accepted, and unpacks it.
fn cleaned(bytes: Vec<u8>, policy: &str, term: &str) -> (TempDir, FileReceipt) {
    let engine = Engine::without_tagger().unwrap();
    let mut task = Task::new(Policy::from_json(policy).unwrap());
    task.add_term(term).unwrap();
    let mut session = FileSession::open("f1", "work.zip", bytes, task.policy()).unwrap();
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, session.sightings());
    for group in task.groups() {
        task.decide(group.value, Decision::Accept);
    }
    let (clean, receipt) = session.clean(&engine, &task.rulings("f1")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(clean.into_bytes())).unwrap();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let path = folder.path().join(&*entry.name().unwrap());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (folder, receipt)
}

/// Runs a program; nothing where it is not installed.
fn run(folder: &Path, program: &str, arguments: &[&str]) -> Option<Output> {
    Command::new(program)
        .args(arguments)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder)
        .current_dir(folder)
        .output()
        .ok()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).trim().to_owned()
}

#[test]
fn git_takes_the_history_of_one_commit() {
    let files = [
        ("halvorsen/.git/HEAD", "ref: refs/heads/halvorsen\n"),
        ("halvorsen/.git/config", "[user]\n\tname = Halvorsen\n"),
        ("halvorsen/.gitattributes", "* text=auto eol=crlf\n*.sh filter=lfs\n"),
        ("halvorsen/a.txt", "For Halvorsen\r\n"),
        ("halvorsen/a/b/c.txt", "$Id$\n"),
        ("halvorsen/a-b/run.sh", "#!/bin/sh\n"),
        ("halvorsen/sub/.git", "gitdir: /home/halvorsen/x\n"),
        ("halvorsen/sub/empty", ""),
    ];
    let policy = r#"{"repository": {"history": "one_commit"}}"#;
    let (folder, receipt) = cleaned(zipped(&files), policy, "Halvorsen");
    assert_eq!(receipt.dropped.get("history_replaced"), Some(&3));
    let root = folder.path().join("term-1");
    assert!(!root.join("sub/.git").exists());
    let Some(checked) = run(&root, "git", &["fsck", "--full", "--strict"]) else { return };
    assert!(checked.status.success() && said(&checked).is_empty(), "{}", said(&checked));
    let git = |arguments: &[&str]| said(&run(&root, "git", arguments).unwrap());
    assert_eq!(git(&["status", "--porcelain"]), "");
    let author = "Contributor <contributor@example.invalid> 315532800";
    assert_eq!(
        git(&["log", "--all", "--format=%an <%ae> %at|%cn <%ce> %ct|%s|%D"]),
        format!("{author}|{author}|Cleaned files|HEAD -> main")
    );
    let listed = git(&["ls-tree", "-r", "--format=%(objectmode) %(path)", "HEAD"]);
    assert_eq!(listed, "100644 .gitattributes\n100755 a-b/run.sh\n100644 a.txt\n100644 a/b/c.txt\n100644 sub/empty");
    assert_eq!(git(&["show", "HEAD:a.txt"]), "For [TERM 1]");
    assert!(!git(&["log", "-p", "--all"]).to_lowercase().contains("halvorsen"));
}

/// Programs, pages and texts that lead to each other by names that have to go.
const LINKED: &[(&str, &str)] = &[
    ("halvorsen_tools/__init__.py", "from .halvorsen_sum import total\nfrom halvorsen_tools.helper import label\n"),
    ("halvorsen_tools/halvorsen_sum.py", "# by Halvorsen\ndef total(a, b):\n    return a + b\n"),
    ("halvorsen_tools/helper.py", "def label():\n    return 'ok'\n"),
    (
        "main.py",
        "import halvorsen_tools, importlib\nfrom halvorsen_tools.halvorsen_sum import total as again\n\
         late = importlib.import_module('halvorsen_tools.helper')\n\
         print(halvorsen_tools.total(1, 2), again(3, 4), late.label(), len(open('data/halvorsen-list.txt').read()) > 0)\n",
    ),
    ("data/halvorsen-list.txt", "Halvorsen only\n"),
    (
        "index.mjs",
        "import { total } from './lib/halvorsen_lib.mjs';\nimport { readFileSync } from 'node:fs';\n\
         const { main } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url)));\n\
         const again = await import('./' + main);\nconst late = await import(\"./lib/halvorsen-label.mjs\");\n\
         console.log(total(1, 2), again.total(2, 3), late.label);\n",
    ),
    (
        "lib/halvorsen_lib.mjs",
        "export { label } from \"./halvorsen-label.mjs\";\nexport const total = (a, b) => a + b;\n",
    ),
    ("lib/halvorsen-label.mjs", "export const label = 'Halvorsen';\n"),
    ("package.json", "{\"name\": \"halvorsen\", \"main\": \"lib/halvorsen_lib.mjs\"}\n"),
    (
        "page.html",
        "<!DOCTYPE html><html><head><style>p { background: url(img/halvorsen-logo.svg) }</style></head><body><img src=\"img/halvorsen-logo.svg\"><p>Halvorsen</p></body></html>\n",
    ),
    (
        "README.md",
        "See [the page](page.html) and ![Halvorsen](img/halvorsen-logo.svg).\n\nhalvorsen_tools is by Halvorsen.\n",
    ),
    (
        "img/halvorsen-logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><title>Halvorsen</title></svg>\n",
    ),
];

#[test]
fn what_imports_a_module_that_has_another_name_finds_it() {
    let (folder, _) = cleaned(zipped(LINKED), "{}", "Halvorsen");
    assert_linked(folder.path());
}

#[test]
fn files_of_one_task_find_each_other_under_their_new_names() {
    let (engine, mut task) = (Engine::without_tagger().unwrap(), Task::new(Policy::default()));
    task.add_term("Halvorsen").unwrap();
    let open = |(name, text): &(&str, &str)| FileSession::open(name, name, (*text).into(), &Policy::default()).unwrap();
    let mut files: Vec<FileSession> = LINKED.iter().map(open).collect();
    while let Some((order, file)) = files.iter_mut().enumerate().find(|(_, file)| task.is_stale(file.id())) {
        file.scan(&engine, task.brief(file.id()), &mut |_, _| ());
        task.report(file.id(), order, file.sightings());
    }
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &FileSession, task: &Task| {
        let (clean, _) = file.clean(&engine, &task.rulings(file.id())).unwrap();
        let path = folder.path().join(clean.name());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, clean.bytes()).unwrap();
        clean.name().to_owned()
    };
    files.iter().for_each(|file| drop(write(file, &task)));
    assert_linked(folder.path());

    // Where somebody keeps a name, it is written as it is everywhere.
    let place =
        |file: &FileSession| file.findings().iter().map(|found| found.id).find(|id| id.unit == UnitId(0)).unwrap();
    let logo = files.iter().find(|file| file.id().ends_with(".svg")).unwrap();
    task.decide_place(logo.id(), place(logo), Some(Decision::Reject));
    assert_eq!(write(logo, &task), "img/halvorsen-logo.svg");
    let readme = files.iter().find(|file| file.id() == "README.md").unwrap();
    write(readme, &task);
    let readme = fs::read_to_string(folder.path().join("README.md")).unwrap();
    assert!(!readme.contains("term-1-logo"), "{readme}");
}

/// Holds that what is left of the linked files finds what it leads to, and runs.
fn assert_linked(folder: &Path) {
    let text = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    assert!(folder.join("TERM_1_tools/TERM_1_sum.py").exists());
    assert!(folder.join("img/term-1-logo.svg").exists());
    let page = text("page.html");
    assert_eq!(page.matches("img/term-1-logo.svg").count(), 2, "{page}");
    assert!(page.contains("<p>[TERM 1]</p>"), "{page}");
    assert!(text("README.md").contains("(img/term-1-logo.svg)"), "{}", text("README.md"));
    assert!(text("README.md").ends_with("is by [TERM 1].\n"), "{}", text("README.md"));
    for (program, file, expected) in [("python3", "main.py", "3 7 ok True"), ("node", "index.mjs", "3 5 [TERM 1]")] {
        if let Some(output) = run(folder, program, &[file]) {
            assert_eq!(said(&output), expected, "{program}");
        }
    }
}

#[test]
fn a_place_that_somebody_keeps_says_the_old_name() {
    let files =
        [("halvorsen.py", "x = 1\n"), ("main.py", "import halvorsen\n"), ("notes.txt", "Run halvorsen.py twice.\n")];
    let engine = Engine::without_tagger().unwrap();
    let mut task = Task::new(Policy::default());
    task.add_term("halvorsen").unwrap();
    let mut session = FileSession::open("f1", "work.zip", zipped(&files), task.policy()).unwrap();
    session.scan(&engine, task.brief("f1"), &mut |_, _| ());
    let last = session.findings().last().unwrap().id;
    task.report("f1", 0, session.sightings());
    task.decide_place("f1", last, Some(Decision::Reject));
    let (clean, _) = session.clean(&engine, &task.rulings("f1")).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(clean.into_bytes())).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert_eq!(text("TERM_1.py"), "x = 1\n");
    assert_eq!(text("main.py"), "import TERM_1\n");
    assert_eq!(text("notes.txt"), "Run halvorsen.py twice.\n");
}
