//! Names that the parts of a document call each other by stay as many as they were.

use scrubjay::detect::Engine;
use scrubjay::policy::Policy;

use crate::fixture::{Fixture, inflate, texts};

/// Cleans a document of a task with the given terms, and gives all that is written.
fn cleaned(fixture: &Fixture, policy: &str, terms: &[&str]) -> String {
    let (engine, policy) = (Engine::new().unwrap(), Policy::from_json(policy).unwrap());
    let mut task = scrubjay::Task::new(policy.clone());
    terms.iter().for_each(|term| task.add_term(term).unwrap());
    let mut file = scrubjay::FileSession::open("f1", "a.docx", fixture.bytes(), &policy).unwrap();
    file.scan(&engine, task.brief("f1"), &mut |_, _| ());
    task.report("f1", 0, file.sightings());
    let (clean, _) = file.clean(&engine, &task.rulings("f1")).unwrap();
    let written = clean.into_bytes();
    is_stable(&written, &engine, &policy);
    inflate(written)
}

/// Holds that nothing is found in what was written, by a task that knows nothing of it.
fn is_stable(written: &[u8], engine: &Engine, policy: &Policy) {
    let mut again = scrubjay::FileSession::open("f1", "a.docx", written.to_vec(), policy).unwrap();
    let found = again.scan(engine, scrubjay::scan::Brief::default(), &mut |_, _| ()).len();
    assert_eq!(found, 0, "{:?}", texts(again.file().document()));
}

fn has(written: &str, expected: &[&str]) {
    for expected in expected {
        assert!(written.contains(expected), "{expected} is not in {written}");
    }
}

fn styled(id: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{id}\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>")
}

fn style(id: &str, base: &str) -> String {
    format!(
        "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{id}\"/><w:basedOn w:val=\"{base}\"/></w:style>"
    )
}

fn bookmark(name: &str) -> String {
    format!("<w:bookmarkStart w:id=\"0\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"0\"/>")
}

fn field(instruction: &str) -> String {
    format!(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    )
}

fn link(anchor: &str) -> String {
    format!("<w:hyperlink w:anchor=\"{anchor}\"><w:r><w:t>x</w:t></w:r></w:hyperlink>")
}

#[test]
fn styles_whose_ids_differ_in_case_stay_two() {
    let fixture = Fixture::new(&(styled("ACME") + &styled("Acme"))).word_part(
        "rId2",
        "styles",
        "styles",
        &(style("Acme", "Normal") + &style("ACME", "Acme")),
    );
    let written = cleaned(&fixture, "{}", &["Acme"]);
    has(&written, &["w:pStyle w:val=\"TERM_1\"", "w:pStyle w:val=\"TERM_1_2\""]);
    has(&written, &["w:styleId=\"TERM_1\"><w:name", "w:styleId=\"TERM_1_2\"><w:name", "w:basedOn w:val=\"TERM_1_2\""]);
    assert!(!written.contains("TERM_1_3"));
}

#[test]
fn every_reference_follows_its_bookmark() {
    let references: String = ["Jane_Roe", "jane-roe"]
        .map(|name| {
            let fields = [
                format!(" REF {name} \\h "),
                format!("PAGEREF {name}"),
                format!(" HYPERLINK \\l \"{name}\" "),
                format!(" SET {name} 5"),
            ];
            let simple = format!("<w:fldSimple w:instr=\" REF {name} \"/>");
            link(name) + &simple + &fields.map(|text| field(&text)).concat()
        })
        .concat();
    let body = format!("<w:p>{}{}{references}</w:p>", bookmark("Jane_Roe"), bookmark("jane-roe"));
    let written = cleaned(&Fixture::new(&body), "{}", &["Jane Roe"]);
    for name in ["TERM_1", "TERM_1_2"] {
        has(&written, &[&format!("w:name=\"{name}\""), &format!("w:anchor=\"{name}\"")]);
        has(
            &written,
            &[&format!(" REF {name} \\h <"), &format!(">PAGEREF {name}<"), &format!("w:instr=\" REF {name} \"")],
        );
        has(&written, &[&format!(" HYPERLINK \\l \"{name}\" <"), &format!(" SET {name} 5<")]);
    }
}

#[test]
fn a_name_that_is_cut_by_the_stand_in_is_followed_too() {
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        bookmark("Acme_total"),
        bookmark("ACME_total"),
        field(" =ACME_total*2 "),
        field(" =Acme_total*2 ")
    );
    let written = cleaned(&Fixture::new(&body), "{}", &["Acme"]);
    has(&written, &["w:name=\"TERM_1_total\"", "w:name=\"TERM_1_total_2\""]);
    has(&written, &["> =TERM_1_total_2*2 <", "> =TERM_1_total*2 <"]);
}

#[test]
fn a_reference_in_another_case_leads_to_the_one_bookmark() {
    let body = format!("<w:p>{}{}{}</w:p>", link("ACME"), bookmark("Acme"), field(" REF aCME "));
    let written = cleaned(&Fixture::new(&body), "{}", &["Acme"]);
    has(&written, &["w:anchor=\"TERM_1\"", "w:name=\"TERM_1\"", " REF TERM_1 <"]);
}

#[test]
fn a_name_that_stays_keeps_its_spelling() {
    let body = format!("<w:p>{}{}{}{}</w:p>", bookmark("Acme"), bookmark("term_1"), link("Acme"), link("term_1"));
    let written = cleaned(&Fixture::new(&body), "{}", &["Acme"]);
    has(&written, &["w:name=\"term_1\"", "w:anchor=\"term_1\"", "w:name=\"TERM_1_2\"", "w:anchor=\"TERM_1_2\""]);
}

#[test]
fn names_stay_distinct_under_every_replacement() {
    for (replacement, first) in [("blank", "x"), ("label", "TERM"), ("mask", "xxxx")] {
        let policy = format!("{{\"default\": {{\"replacement\": \"{replacement}\"}}}}");
        let body = format!("<w:p>{}{}{}</w:p>", bookmark("Acme"), bookmark("Heron"), link("Heron"));
        let written = cleaned(&Fixture::new(&body), &policy, &["Acme", "Heron"]);
        has(
            &written,
            &[&format!("w:name=\"{first}\""), &format!("w:name=\"{first}_2\""), &format!("w:anchor=\"{first}_2\"")],
        );
    }
}
