#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::*;
use crate::detect::Engine;
use crate::session::FileSession;

/// Scans every file as often as it takes, and gives the open files.
fn settle(task: &mut Task, texts: &[&str]) -> Vec<FileSession> {
    let engine = Engine::without_tagger().unwrap();
    let open = |(index, text): (usize, &&str)| {
        FileSession::open(&format!("f{index}"), "a.txt", text.as_bytes().to_vec(), &Policy::default()).unwrap()
    };
    let mut files: Vec<_> = texts.iter().enumerate().map(open).collect();
    while let Some((order, file)) = files.iter_mut().enumerate().find(|(_, file)| task.is_stale(file.id())) {
        file.scan(&engine, task.brief(file.id()), &mut |_, _| ());
        task.report(file.id(), order, file.sightings());
    }
    files
}

#[test]
fn a_value_of_one_file_is_found_in_another() {
    let mut task = Task::new(Policy::default());
    let files = settle(&mut task, &["nothing here but ANN@example.org.", "mail ann@example.org or bob@example.org"]);
    let groups = task.groups();
    assert_eq!(groups.len(), 2);
    assert_eq!(groups[0].files, [("f0".to_owned(), 1), ("f1".to_owned(), 1)]);
    assert_eq!(groups[0].stand_in, "[EMAIL 1]");
    let (clean, _) = files[1].clean(&Engine::without_tagger().unwrap(), &task.rulings("f1")).unwrap();
    assert_eq!(clean.bytes(), b"mail [EMAIL 1] or [EMAIL 2]");
}

#[test]
fn a_new_term_makes_every_file_stale_once() {
    let mut task = Task::new(Policy::default());
    settle(&mut task, &["Blue Heron flies", "a heron"]);
    assert!(!task.is_stale("f0"));
    task.add_term("Heron").unwrap();
    assert!(task.is_stale("f0") && task.is_stale("f1"));
    settle(&mut task, &["Blue Heron flies", "a heron"]);
    assert!(!task.is_stale("f0") && !task.is_stale("f1"));
    assert_eq!(task.groups()[0].files.len(), 2);
}

#[test]
fn a_decision_on_a_value_overrules_its_places() {
    let mut task = Task::new(Policy::default());
    let files = settle(&mut task, &["ann@example.org, ann@example.org"]);
    let place = files[0].findings()[1].id;
    task.decide_place("f0", place, Some(Decision::Reject));
    let engine = Engine::without_tagger().unwrap();
    let clean = |task: &Task| files[0].clean(&engine, &task.rulings("f0")).unwrap().0.into_bytes();
    assert_eq!(clean(&task), b"[EMAIL 1], ann@example.org");
    task.decide(files[0].findings()[0].value.clone(), Decision::Accept);
    assert_eq!(clean(&task), b"[EMAIL 1], [EMAIL 1]");
    assert_eq!(task.place_decision("f0", place), None);
}

#[test]
fn what_the_policy_asks_for_has_to_be_decided() {
    let policy = Policy::from_json(r#"{"entities": {"email_address": {"action": "ask"}}}"#).unwrap();
    let mut task = Task::new(policy);
    settle(&mut task, &["ann@example.org"]);
    assert_eq!(task.receipt(Vec::new()).unwrap_err().code(), "PolicyViolation");
    let value = task.groups()[0].value.clone();
    task.decide(value, Decision::Reject);
    assert!(task.receipt(Vec::new()).is_ok());
}

#[test]
fn words_that_the_policy_always_removes_cannot_be_kept() {
    let policy = Policy::from_json(r#"{"default": {"action": "ask"}, "terms": {"remove": ["Heron"]}}"#).unwrap();
    let mut task = Task::new(policy.clone());
    let mut file = FileSession::open("f0", "a.txt", b"the HERON plan".to_vec(), &policy).unwrap();
    file.scan(&Engine::without_tagger().unwrap(), task.brief("f0"), &mut |_, _| ());
    task.report("f0", 0, file.sightings());
    assert_eq!(task.undecided(), 0);
    task.decide(task.groups()[0].value.clone(), Decision::Reject);
    task.decide_place("f0", file.findings()[0].id, Some(Decision::Reject));
    let (clean, _) = file.clean(&Engine::without_tagger().unwrap(), &task.rulings("f0")).unwrap();
    assert_eq!(clean.bytes(), b"the [TERM 1] plan");
}

#[test]
fn numbers_go_on_after_the_stand_ins_of_any_file() {
    let mut task = Task::new(Policy::default());
    let files = settle(&mut task, &["ann@example.org or [EMAIL 2]", "cleaned before: [EMAIL 5], [PHONE 1]"]);
    assert_eq!(task.groups()[0].stand_in, "[EMAIL 6]");
    let (clean, _) = files[0].clean(&Engine::without_tagger().unwrap(), &task.rulings("f0")).unwrap();
    assert_eq!(clean.bytes(), b"[EMAIL 6] or [EMAIL 2]");
    task.forget("f1");
    assert_eq!(task.groups()[0].stand_in, "[EMAIL 3]");
}

#[test]
fn a_forgotten_file_leaves_nothing_behind() {
    let mut task = Task::new(Policy::default());
    settle(&mut task, &["ann@example.org", "bob@example.org"]);
    task.forget("f0");
    assert_eq!(task.groups().len(), 1);
    assert_eq!(task.groups()[0].stand_in, "[EMAIL 1]");
}

#[test]
fn terms_too_short_to_mean_anything_are_refused() {
    let mut task = Task::new(Policy::default());
    assert_eq!(task.add_term(" - a"), Err(Error::TermTooShort));
    task.add_term("Ab").unwrap();
    task.add_term("aB").unwrap();
    assert_eq!(task.terms().len(), 1);
}

#[test]
fn what_is_only_shown_stays_until_somebody_removes_it_and_is_counted_apart() {
    let policy = Policy::from_json(r#"{"entities": {"email_address": {"action": "review"}}}"#).unwrap();
    let mut task = Task::new(policy.clone());
    let engine = Engine::without_tagger().unwrap();
    let mut file = FileSession::open("f0", "a.txt", b"ann@example.org, bob@example.org".to_vec(), &policy).unwrap();
    file.scan(&engine, task.brief("f0"), &mut |_, _| ());
    task.report("f0", 0, file.sightings());
    let group = task.groups()[0].clone();
    assert_eq!(
        (group.action, group.decision, group.detector.as_str()),
        (Action::Review, Decision::Reject, "email-address")
    );
    assert_eq!(task.undecided(), 0);
    let (clean, receipt) = file.clean(&engine, &task.rulings("f0")).unwrap();
    assert_eq!(clean.bytes(), b"ann@example.org, bob@example.org");
    let counts = &receipt.entities["email_address"];
    assert_eq!((counts.accept, counts.reject, counts.unreviewed), (0, 0, 2));
    task.decide(group.value, Decision::Accept);
    task.decide_place("f0", file.findings()[1].id, Some(Decision::Reject));
    let (clean, receipt) = file.clean(&engine, &task.rulings("f0")).unwrap();
    assert_eq!(clean.bytes(), b"[EMAIL 1], bob@example.org");
    let counts = &receipt.entities["email_address"];
    assert_eq!((counts.accept, counts.reject, counts.unreviewed), (1, 1, 0));
}

#[test]
fn suggestions_of_all_files_are_one_until_they_are_settled() {
    let mut task = Task::new(Policy::default());
    let texts = ["ann@quillfeather.example works for Quillfeather.", "Ask Quillfeather, or bob@quillfeather.example."];
    settle(&mut task, &texts);
    let told = |task: &Task| -> Vec<(String, usize)> {
        task.suggestions().into_iter().map(|found| (found.text.into_exposed(), found.places)).collect()
    };
    assert_eq!(told(&task), [("Quillfeather".to_owned(), 2)]);
    assert_eq!(task.suggestions()[0].evidence, [(crate::session::Evidence::Domain, 2, 2)]);
    task.dismiss("quillfeather");
    assert_eq!(told(&task), []);

    let mut task = Task::new(Policy::default());
    task.add_term("Quillfeather").unwrap();
    settle(&mut task, &texts);
    assert_eq!(told(&task), []);
}

#[test]
fn one_person_has_one_number_in_all_files() {
    let mut task = Task::new(Policy::default());
    let files = settle(
        &mut task,
        &["Dear Ms. Lopez, thank you.", "signed by Maria Lopez and Ada Kerr; Lopez, Maria; M. Lopez"],
    );
    let engine = Engine::without_tagger().unwrap();
    let clean = |file: usize| {
        let (clean, _) = files[file].clean(&engine, &task.rulings(files[file].id())).unwrap();
        String::from_utf8(clean.into_bytes()).unwrap()
    };
    assert_eq!(clean(0), "Dear [PERSON 1], thank you.");
    assert_eq!(clean(1), "signed by [PERSON 1] and [PERSON 2]; [PERSON 1]; [PERSON 1]");
    assert_eq!(task.groups().len(), 5);
}

#[test]
fn what_is_known_stays_the_same_until_something_else_is() {
    let mut task = Task::new(Policy::default());
    let texts = ["ann@example.org", "ann@example.org again", "bob@example.org"];
    settle(&mut task, &texts[..2]);
    let known = task.knowledge();
    let rulings = task.rulings("f0").values;
    assert!(Arc::ptr_eq(&known, &task.knowledge()) && Arc::ptr_eq(&rulings, &task.rulings("f1").values));
    task.forget("f1");
    assert!(Arc::ptr_eq(&known, &task.knowledge()), "the other file still tells of it");
    let files = settle(&mut task, &texts);
    assert_eq!(task.knowledge().known.len(), 2);
    task.report("f2", 2, Sightings::default());
    assert_eq!(*task.knowledge(), *known, "nobody tells of it any more");
    task.report("f2", 2, files[2].sightings());
    task.report("f2", 2, files[2].sightings());
    assert_eq!(task.knowledge().known.len(), 2);
}

#[test]
fn a_file_is_shown_by_what_its_report_was_made_with() {
    let mut task = Task::new(Policy::default());
    let engine = Engine::without_tagger().unwrap();
    let mut files = settle(&mut task, &["see the ledger"]);
    let before = task.last_brief("f0");
    task.add_term("ledger").unwrap();
    assert_eq!(*task.last_brief("f0"), *before);
    files[0].scan(&engine, task.brief("f0"), &mut |_, _| ());
    assert_eq!(*task.last_brief("f0"), *before, "not reported yet");
    task.report("f0", 0, files[0].sightings());
    assert_eq!(task.last_brief("f0").terms.len(), 1);
    let left = Known { entity: Entity::Person, spelling: "Roe".into() };
    task.note_left("f0", [left.clone()]);
    assert_eq!((task.last_brief("f0").left.clone(), task.knowledge().left.len()), (vec![left], 0));
}

#[test]
fn a_word_of_one_program_is_nobodys_name_in_the_files_beside_it() {
    const DOCS: (&str, &str) = (
        "docs/index.rst",
        "Welcome to Flask's documentation. Get started with :doc:`installation`\nand then get an overview. Ask Marguerite Oduya.\n",
    );
    const PROGRAM: (&str, &str) = ("app.py", "from flask import Flask\n\napp = Flask(__name__)\n");
    let engine = Engine::new().unwrap();
    let cleaned = |files: &[(&str, &str)]| -> Vec<String> {
        let mut task = Task::new(Policy::default());
        let open = |(name, text): &(&str, &str)| FileSession::open(name, name, (*text).into(), &Policy::default());
        let mut all: Vec<FileSession> = files.iter().map(|file| open(file).unwrap()).collect();
        for _ in 0..4 {
            // As in the page, all files of a pass are told the same.
            let due = all.iter_mut().enumerate().filter(|(_, file)| task.is_stale(file.id()));
            let due: Vec<(usize, &mut FileSession)> = due.collect();
            let briefs: Vec<Arc<Brief>> = due.iter().map(|(_, file)| task.brief(file.id())).collect();
            for ((order, file), brief) in due.into_iter().zip(briefs) {
                file.scan(&engine, brief, &mut |_, _| ());
                task.report(file.id(), order, file.sightings());
            }
        }
        assert!(all.iter().all(|file| !task.is_stale(file.id())));
        let clean = |file: &FileSession| file.clean(&engine, &task.rulings(file.id())).unwrap().0.into_bytes();
        all.iter().map(|file| String::from_utf8(clean(file)).unwrap()).collect()
    };
    // A script or two beside a report say nothing of it.
    for files in [&[DOCS][..], &[DOCS, PROGRAM]] {
        let found = cleaned(files);
        assert!(!found[0].contains("Flask") && !found[0].contains("Oduya"), "{found:?}");
    }
    let others = ["a.py", "b.py", "c.py", "d.py"].map(|name| (name, "marguerite = oduya(1)\n"));
    for mut files in [vec![DOCS, PROGRAM], vec![PROGRAM, DOCS]] {
        files.extend(others);
        let found = cleaned(&files);
        let docs = files.iter().position(|file| *file == DOCS).unwrap();
        assert!(found[docs].starts_with("Welcome to Flask's"), "{found:?}");
        assert_eq!(found[1 - docs], PROGRAM.1);
        // A name of a list stays one, whatever programs call their things.
        assert!(!found[docs].contains("Marguerite"), "{found:?}");
    }
}
