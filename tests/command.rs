//! The promise: the native command cleans what it can, refuses the rest in words, and exits as it says.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

fn scrubjay(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_scrubjay")).args(arguments).current_dir(folder).output().unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = root.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    root
}

/// The refusals on standard error, by file.
fn refusals(output: &Output) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let lines = std::str::from_utf8(&output.stderr).unwrap().lines();
    let parsed = lines.map(|line| serde_json::from_str::<Value>(line).unwrap());
    // A notice concerns no file.
    let parsed = parsed.filter(|line| line.get("file").is_some());
    let mut all: Vec<_> = parsed.map(|line| (text(&line["file"]), text(&line["code"]))).collect();
    all.sort();
    all
}

fn written(root: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, out: &mut Vec<String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                walk(root, &path, out);
            } else {
                out.push(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    let mut out = Vec::new();
    walk(root, root, &mut out);
    out.sort();
    out
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const TYPES: &[u8] = br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#;
const RELS: &[u8] = br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/d.xml"/></Relationships>"#;

fn docx(body: &[u8], more: &[(&str, &[u8])]) -> Vec<u8> {
    let base: [(&str, &[u8]); 3] = [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/d.xml", body)];
    archive(&[&base[..], more].concat())
}

fn document(text: &str) -> Vec<u8> {
    let space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let body = format!(
        "<w:document xmlns:w=\"{space}\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
    );
    body.into_bytes()
}

#[test]
fn cells_are_told_by_the_number_of_their_sheet_and_not_by_its_name() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/xlsx/numbers-and-formulas.xlsx");
    let root = folder(&[("in/a.xlsx", &fs::read(path).unwrap())]);
    let output = scrubjay(&["inspect", "in", "--format", "json"], root.path());
    let told: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let cell = told.iter().find(|told| told["entity"] == "email_address").unwrap();
    assert_eq!([&cell["sheet"], &cell["number"], &cell["column"]], [1, 2, 3]);
    let text = String::from_utf8(scrubjay(&["inspect", "in"], root.path()).stdout).unwrap();
    assert!(text.contains("a.xlsx: sheet 1, C2: email_address"), "{text}");
    assert!(!text.contains("Jane Roe"), "{text}");
}

#[test]
fn bad_files_are_refused_one_by_one_and_the_good_ones_go_on() {
    let good = docx(&document("Write to jane@example.org"), &[]);
    let wide: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600], wide].concat();
    let bomb = docx(&document(&"a".repeat(300 << 20)), &[]);
    let laughs = br#"<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>"#;
    let root = folder(&[
        ("in/good.docx", &good),
        ("in/good.txt", b"jane@example.org"),
        ("in/empty.docx", b""),
        ("in/truncated.docx", &good[..good.len() / 2]),
        ("in/wrong.pdf", &good),
        ("in/wrong.docx", b"just text"),
        ("in/encrypted.docx", &encrypted),
        ("in/slip.docx", &docx(&document("x"), &[("../../evil.xml", b"<a/>")])),
        ("in/bomb.docx", &bomb),
        ("in/laughs.docx", &docx(laughs, &[])),
        ("in/binary.txt", b"a\0b\0\xff"),
        ("in/program.exe", b"MZ\x90\0"),
    ]);
    let sparse = fs::File::create(root.path().join("in/sparse.txt")).unwrap();
    sparse.set_len(2 << 30).unwrap();
    let output = scrubjay(&["scrub", "in", "--out", "out"], root.path());
    assert_eq!(output.status.code(), Some(2));
    let expected = [
        ("in/binary.txt", "Malformed"),
        ("in/bomb.docx", "LimitExceeded"),
        ("in/empty.docx", "Malformed"),
        ("in/encrypted.docx", "Encrypted"),
        ("in/laughs.docx", "Malformed"),
        ("in/program.exe", "UnsupportedFormat"),
        ("in/slip.docx", "Malformed"),
        ("in/sparse.txt", "LimitExceeded"),
        ("in/truncated.docx", "Malformed"),
        ("in/wrong.docx", "Malformed"),
        ("in/wrong.pdf", "Malformed"),
    ];
    assert_eq!(refusals(&output), expected.map(|(file, code)| (file.to_owned(), code.to_owned())));
    assert_eq!(written(&root.path().join("out")), ["good.docx", "good.txt", "receipt.json"]);
    assert_eq!(fs::read(root.path().join("out/good.txt")).unwrap(), b"[EMAIL 1]");
    assert!(!root.path().join("evil.xml").exists() && !root.path().join("../evil.xml").exists());
}

#[test]
fn one_value_has_one_stand_in_in_all_files_and_the_receipt_names_nothing() {
    let root = folder(&[
        ("in/a/Halvorsen plan.txt", b"Halvorsen: bob@example.org"),
        ("in/b.docx", &docx(&document("bob@example.org and ann@example.org of HALVORSEN&apos;s"), &[])),
    ]);
    let output = scrubjay(&["scrub", "in", "--out", "out", "--term", "Halvorsen"], root.path());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let names = written(&root.path().join("out"));
    assert_eq!(names, ["a/term-1 plan.txt", "b.docx", "receipt.json"]);
    assert_eq!(fs::read_to_string(root.path().join("out/a/term-1 plan.txt")).unwrap(), "[TERM 1]: [EMAIL 1]");
    let again = scrubjay(&["inspect", "out/b.docx"], root.path());
    assert_eq!(again.status.code(), Some(0));
    let receipt = fs::read_to_string(root.path().join("out/receipt.json")).unwrap();
    for word in ["alvorsen", "bob", "ann@", "plan", "b.docx", "[EMAIL"] {
        assert!(!receipt.contains(word), "{word} stands in the receipt");
    }
    let receipt: Value = serde_json::from_str(&receipt).unwrap();
    assert_eq!(receipt["files"][1]["entities"]["email_address"]["accept"], 2);
    assert_eq!(receipt["files"][1]["kind"], "docx");
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let root = folder(&[("a.docx", &docx(&document("ann@example.org, bob@example.org"), &[]))]);
    for out in ["one", "two"] {
        assert_eq!(scrubjay(&["scrub", "a.docx", "--out", out], root.path()).status.code(), Some(0));
    }
    for name in ["a.docx", "receipt.json"] {
        let read = |out: &str| fs::read(root.path().join(out).join(name)).unwrap();
        assert_eq!(read("one"), read("two"), "{name}");
    }
}

#[test]
fn how_many_files_are_worked_on_at_a_time_changes_nothing() {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for number in 0..30 {
        let text = format!("Mail to person{}@example.org and to ann@example.org.\n", number % 7);
        files.push((format!("in/{number}.txt"), text.into_bytes()));
    }
    // One that is clean at the second attempt only and by which others are numbered, one that is refused, two that get one
    // name, one that is not small.
    files
        .push(("in/15a.txt".into(), b"Codename: Thunderbirdia\n\nThe thunderbirdians met person1@example.org.".into()));
    files.push(("in/15c.txt".into(), b"Codename: Quillfeathria".into()));
    files.push(("in/15b.docx".into(), b"PK broken".into()));
    files.push(("in/ann@example.org.txt".into(), b"nothing".into()));
    files.push(("in/person1@example.org.txt".into(), b"nothing".into()));
    files.push(("in/large.txt".into(), b"Nothing of the thunderbirdians.\n".repeat(40_000)));
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let root = folder(&files);
    let run = |jobs: &str| {
        let output = scrubjay(&["scrub", "in", "--out", jobs, "--seed", "word", "--jobs", jobs], root.path());
        let inspected = scrubjay(&["inspect", "in", "--format", "json", "--jobs", jobs], root.path());
        let out = root.path().join(jobs);
        let written = written(&out).into_iter().map(|name| (fs::read(out.join(&name)).unwrap(), name));
        (output.status.code(), output.stderr, inspected.stdout, written.collect::<Vec<_>>())
    };
    let alone = run("1");
    assert_eq!((alone.0, alone.3.len()), (Some(2), files.len()), "all but one, and the receipt");
    for jobs in ["2", "5"] {
        assert!(run(jobs) == alone, "{jobs} jobs");
    }
}

#[test]
fn files_that_get_the_same_clean_name_do_not_overwrite_each_other() {
    let root = folder(&[("in/Halvorsen.txt", b"one"), ("in/HALVORSEN.txt", b"two"), ("in/receipt.json.txt", b"three")]);
    scrubjay(&["scrub", "in", "--out", "out", "--term", "Halvorsen"], root.path());
    assert_eq!(written(&root.path().join("out")), ["receipt.json", "receipt.json.txt", "term-1-2.txt", "term-1.txt"]);
}

#[test]
fn originals_are_never_overwritten() {
    let root = folder(&[("in/a.txt", b"ann@example.org"), ("in/b/c.txt", b"ann@example.org")]);
    for out in ["in", "."] {
        let output = scrubjay(&["scrub", "in", "--out", out], root.path());
        assert_eq!(output.status.code(), Some(64), "--out {out}");
    }
    assert_eq!(fs::read(root.path().join("in/a.txt")).unwrap(), b"ann@example.org");
    assert_eq!(written(root.path()), ["in/a.txt", "in/b/c.txt"]);
}

#[test]
fn inspect_masks_unless_asked_and_counts_lines() {
    let root = folder(&[("a.txt", b"one\ntwo jane.roe@example.org")]);
    let output = scrubjay(&["inspect", "a.txt"], root.path());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text.starts_with("a.txt: line 2: email_address: j") && !text.contains("jane.roe"), "{text}");
    let output = scrubjay(&["inspect", "a.txt", "--format", "json", "--reveal"], root.path());
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told[0]["excerpt"], &told[0]["number"]), (&"jane.roe@example.org".into(), &2.into()));
    let output = scrubjay(&["inspect", "a.txt", "--format", "sarif"], root.path());
    let log: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"], 2);
}

#[test]
fn verify_tells_clean_from_unclean() {
    let root = folder(&[("clean.txt", b"nothing here"), ("left.txt", b"jane@example.org")]);
    assert_eq!(scrubjay(&["verify", "clean.txt"], root.path()).status.code(), Some(0));
    assert_eq!(scrubjay(&["verify", "clean.txt", "left.txt"], root.path()).status.code(), Some(1));
    assert_eq!(scrubjay(&["verify", "gone.txt"], root.path()).status.code(), Some(2));
}

/// What looks a little like a name is one beside notebooks, and none in the page of a program, as `scrub` reads both.
#[test]
fn verify_reads_what_lies_beside_programs_as_theirs() {
    let page = b"Authors: a team in which Cornell MJ and others worked.";
    let notebook = br#"{"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [],
        "source": ["x = y(1)"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}"#;
    let names: Vec<[String; 2]> =
        (1..=5).map(|number| [format!("program/{number}.py"), format!("study/{number}.ipynb")]).collect();
    let mut files: Vec<(&str, &[u8])> = vec![("program/README.md", page), ("study/README.md", page)];
    for [program, study] in &names {
        files.extend([(program.as_str(), &b"x = y(1)\n"[..]), (study.as_str(), &notebook[..])]);
    }
    let root = folder(&files);
    let verdict = |path: &str| scrubjay(&["verify", path], root.path()).status.code();
    assert_eq!((verdict("program/README.md"), verdict("program")), (Some(1), Some(0)));
    assert_eq!((verdict("study/README.md"), verdict("study")), (Some(1), Some(1)));
}

#[test]
fn verify_says_that_surrogates_may_be_what_is_left() {
    let policy = br#"{"default":{"replacement":"surrogate"}}"#;
    let root = folder(&[("a.txt", b"mail jane.roe@acme.org"), ("policy.json", policy)]);
    let cleaned = ["scrub", "a.txt", "--out", "out", "--policy", "policy.json", "--seed", "s"];
    assert_eq!(scrubjay(&cleaned, root.path()).status.code(), Some(0));
    let output = scrubjay(&["verify", "out", "--policy", "policy.json"], root.path());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("1 left, of which 1 may be stand-ins that read like values"), "{text}");
    let plain = scrubjay(&["verify", "out"], root.path());
    assert!(!String::from_utf8(plain.stdout).unwrap().contains("stand-ins"));
}

#[test]
fn what_is_only_shown_is_left_and_told() {
    let policy = br#"{"entities": {"email_address": {"action": "review"}}}"#;
    let root = folder(&[("a.txt", b"ann@example.org, 219-09-9999"), ("p.json", policy)]);
    let output = scrubjay(&["scrub", "a.txt", "--out", "out", "--policy", "p.json"], root.path());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_to_string(root.path().join("out/a.txt")).unwrap(), "ann@example.org, [SSN 1]");
    let told: Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(told["code"], "LeftForReview");
    assert!(told["message"].as_str().unwrap().starts_with("1 place"), "{told}");
    let receipt: Value = serde_json::from_slice(&fs::read(root.path().join("out/receipt.json")).unwrap()).unwrap();
    let count = |entity: &str, fate: &str| receipt["files"][0]["entities"][entity][fate].as_u64();
    assert_eq!((count("email_address", "unreviewed"), count("email_address", "accept")), (Some(1), Some(0)));
    assert_eq!(count("us_ssn", "accept"), Some(1));
    let output = scrubjay(&["verify", "out/a.txt", "--policy", "p.json"], root.path());
    assert_eq!(
        (output.status.code(), String::from_utf8(output.stdout).unwrap().as_str()),
        (Some(0), "out/a.txt: clean, 1 to review\n")
    );
    let output = scrubjay(&["inspect", "a.txt", "--policy", "p.json", "--format", "json"], root.path());
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told[0]["action"], &told[1]["action"]), (&"review".into(), &"remove".into()));
}

#[test]
fn detect_answers_line_by_line() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_scrubjay"))
        .arg("detect")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = "{\"id\":\"a\",\"text\":\"\u{1d11e} ann@example.org\"}\n\n{\"id\":7,\"text\":\"\"}\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 2);
    assert_eq!((&answers[0]["spans"][0]["start"], &answers[0]["spans"][0]["end"]), (&2.into(), &17.into()));
    assert_eq!(answers[1]["id"], 7);
}

#[test]
fn what_only_the_check_after_cleaning_finds_goes_as_well() {
    let root = folder(&[("a.txt", b"Codename: Thunderbirdia\n\nThe thunderbirdians met.")]);
    let output = scrubjay(&["scrub", "a.txt", "--out", "out"], root.path());
    assert!(output.status.success(), "{:?}", refusals(&output));
    assert_eq!(fs::read(root.path().join("out/a.txt")).unwrap(), b"Codename: [PROJECT 1]\n\nThe [PROJECT 2] met.");
}

#[test]
fn a_picture_that_nothing_reads_is_refused_where_that_is_asked_for() {
    let picture = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/image/turned.png")).unwrap();
    let root = folder(&[("a.png", &picture)]);
    let run = |more: &[&str]| {
        // Whatever is installed, it is not found.
        let arguments = [&["scrub", "a.png", "--out", "out"], more].concat();
        Command::new(env!("CARGO_BIN_EXE_scrubjay"))
            .args(arguments)
            .env("PATH", "")
            .current_dir(root.path())
            .output()
            .unwrap()
    };
    let refused = run(&["--require-ocr"]);
    assert_eq!(refusals(&refused), [("a.png".to_owned(), "EngineUnavailable".to_owned())]);
    assert!(written(root.path()).iter().all(|name| name == "a.png"));
    assert!(run(&[]).status.success());
    let receipt: Value = serde_json::from_slice(&fs::read(root.path().join("out/receipt.json")).unwrap()).unwrap();
    assert_eq!((&receipt["files"][0]["unread_pages"], &receipt["files"][0]["unseen_pages"]), (&1.into(), &1.into()));
}

/// Stands for the program that reads words, with English and German.
#[cfg(unix)]
const TESSERACT: &str = r#"#!/bin/sh
if [ "$1" = --list-langs ]; then
  printf 'List of available languages in "/usr/share/deu/" (3):\neng\ndeu\nosd\n'
  exit
fi
cat > /dev/null
printf '%s\n' "$*" >> "$0.calls"
printf '5\t1\t1\t1\t1\t1\t1\t1\t8\t8\t96\tH\303\266felmeyer\n'
"#;

#[cfg(unix)]
#[test]
fn words_in_pictures_are_read_in_all_languages_of_the_policy_or_not_at_all() {
    use std::os::unix::fs::PermissionsExt;

    let picture = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/image/turned.png")).unwrap();
    let root = folder(&[("a.png", &picture), ("bin/tesseract", TESSERACT.as_bytes())]);
    let program = root.path().join("bin/tesseract");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", root.path().join("bin").display());
    let run = |languages: &str, more: &[&str]| {
        let policy = format!(r#"{{"ocr": {{"languages": {languages}}}, "terms": {{"remove": ["Höfelmeyer"]}}}}"#);
        fs::write(root.path().join("p.json"), policy).unwrap();
        let arguments = [&["scrub", "a.png", "--out", "out", "--policy", "p.json"], more].concat();
        let mut command = Command::new(env!("CARGO_BIN_EXE_scrubjay"));
        command.args(arguments).env("PATH", &path).current_dir(root.path()).output().unwrap()
    };
    let receipt = || {
        let receipt: Value = serde_json::from_slice(&fs::read(root.path().join("out/receipt.json")).unwrap()).unwrap();
        receipt["files"][0].clone()
    };

    let missing = run(r#"["eng", "fra", "ita"]"#, &[]);
    assert!(missing.status.success());
    let said = String::from_utf8(missing.stderr).unwrap();
    assert!(said.contains("LanguageAbsent") && said.contains("of fra, ita."), "{said}");
    assert_eq!(said.matches("LanguageAbsent").count(), 1, "{said}");
    assert_eq!((&receipt()["unread_pages"], &receipt()["entities"]["term"]), (&1.into(), &Value::Null));
    let refused = run(r#"["fra"]"#, &["--require-ocr"]);
    assert_eq!(refusals(&refused), [("a.png".to_owned(), "EngineUnavailable".to_owned())]);
    assert!(!root.path().join("bin/tesseract.calls").exists(), "no language is read without the others");

    // What reads the same again in the cleaned picture makes that a leak.
    let found = run(r#"["deu", "eng"]"#, &["--require-ocr"]);
    assert_eq!(refusals(&found), [("a.png".to_owned(), "LeakFound".to_owned())]);
    let calls = fs::read_to_string(root.path().join("bin/tesseract.calls")).unwrap();
    assert!(!calls.is_empty() && calls.lines().all(|call| call.contains("-l deu+eng --psm 3")), "{calls}");
}

#[test]
fn wrong_calls_and_wrong_policies_exit_with_64() {
    let root = folder(&[("a.txt", b"x"), ("p.json", br#"{"entities": {"person": {"threshold": 7}}, "colour": 1}"#)]);
    for call in [&["scrub", "a.txt"][..], &["polish"], &[], &["inspect", "a.txt", "--policy", "p.json"]] {
        assert_eq!(scrubjay(call, root.path()).status.code(), Some(64), "{call:?}");
    }
    let output = scrubjay(&["inspect", "a.txt", "--policy", "p.json"], root.path());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("$.entities.person.threshold") && message.contains("$.colour"), "{message}");
}

/// Real and hostile files, where the corpus lies beside the repository: each ends clean or with a reason, and a
/// clean file is found clean afresh.
#[test]
fn every_real_file_ends_clean_or_refused() {
    let corpus = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if !corpus.is_dir() {
        println!("skipped: no corpus beside the repository");
        return;
    }
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("out");
    let out = out.to_str().unwrap();
    for kind in ["docx", "text", "adversarial", "pdf", "xlsx", "pptx", "image"] {
        let output = scrubjay(&["scrub", kind, "--out", out], &corpus);
        let refused = refusals(&output);
        assert!(matches!(output.status.code(), Some(0 | 2)), "{kind}: {:?}", output.status);
        assert!(refused.iter().all(|(_, code)| code != "LeakFound"), "{kind}: {refused:?}");
        assert!(refused.iter().all(|(file, code)| !file.is_empty() && code != "OutOfOrder"), "{kind}: {refused:?}");
        let given = written(&corpus.join(kind)).len();
        let clean = written(Path::new(out)).iter().filter(|name| *name != "receipt.json").count();
        assert_eq!(clean + refused.len(), given, "{kind}");
        if clean > 0 {
            assert_eq!(scrubjay(&["verify", out], &corpus).status.code(), Some(0), "{kind}");
            fs::remove_dir_all(out).unwrap();
        }
    }
}
