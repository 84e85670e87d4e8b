//! Words in places where no program writes any: they are read as text, not as what the place is for.

use crate::fixture::{Fixture, inflate, replace, texts};

#[test]
fn words_of_three_letters_are_no_columns() {
    let places = [
        ("<mergeCells><mergeCell ref=\"ROE:LEE\"/></mergeCells>", Some("ROE:LEE")),
        ("<mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>", None),
        ("<dataValidations><dataValidation sqref=\"ROE A1\"/></dataValidations>", Some("ROE A1")),
        ("<dataValidations><dataValidation sqref=\"A1 C:D 1:2\"/></dataValidations>", None),
        ("<sheetViews><sheetView workbookViewId=\"0\" topLeftCell=\"LEE\"/></sheetViews>", Some("LEE")),
    ];
    for (markup, word) in places {
        let document = Fixture::new(&format!("<sheetData/>{markup}")).open().unwrap();
        let found: Vec<String> = texts(&*document).into_iter().filter(|text| text != "One").collect();
        assert_eq!(found.first().map(String::as_str), word, "{markup}");
    }
    let names = "<definedNames><definedName name=\"ROE\">One!$A$1</definedName></definedNames>";
    let document = Fixture::rows("<row><c><f>ROE*SUM(A:C)</f></c></row>").after_sheets(names).open().unwrap();
    let written = inflate(replace(&*document, "ROE", "X_1").unwrap());
    assert!(written.contains("<f>X_1*SUM(A:C)</f>") && written.contains("name=\"X_1\""), "{written}");
}

#[test]
fn what_is_no_formula_is_one_text() {
    for text in ["jane.roe@example.com", "+1 415 555 0123", "Jane Roe, Elm St.", "219-19-7631", "219-09-7631"] {
        let cell = format!("<row><c><f>{text}</f><v>1</v></c></row>");
        let rule = format!(
            "<sheetData/><conditionalFormatting sqref=\"A1\"><cfRule type=\"expression\" priority=\"1\"><formula>{text}\
             </formula></cfRule></conditionalFormatting>"
        );
        for fixture in [Fixture::rows(&cell), Fixture::new(&rule)] {
            let document = fixture.open().unwrap();
            assert!(texts(&*document).iter().any(|found| found == text), "{text}: {:?}", texts(&*document));
            let written = inflate(replace(&*document, text, "[X 1]").unwrap());
            assert!(!written.contains(text) && written.contains("&quot;[X 1]&quot;"), "{written}");
        }
    }
}

#[test]
fn the_escapes_of_a_formula_are_read() {
    let document = Fixture::rows("<row><c><f>\"J_x0061_neRoe\"</f></c></row>").open().unwrap();
    assert!(inflate(replace(&*document, "JaneRoe", "X").unwrap()).contains("<f>\"X\"</f>"));
}
