//! Findings as a SARIF 2.1.0 log, for code-scanning tools (OASIS, 27 March 2020).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::inspect::{Told, is_counted_in_lines};

/// Writes the log.
pub fn log(all: &[Told]) -> String {
    let rules: BTreeSet<&str> = all.iter().map(|told| told.detector.as_str()).collect();
    let rules: Vec<Value> = rules.into_iter().map(|id| json!({ "id": id })).collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "scrubjay", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": all.iter().map(result).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn result(told: &Told) -> Value {
    let artifact = json!({ "uri": uri(&told.file) });
    let physical = if is_counted_in_lines(told) {
        json!({ "artifactLocation": artifact, "region": { "startLine": told.number } })
    } else {
        json!({ "artifactLocation": artifact })
    };
    let place = match &told.cell {
        Some(cell) => format!("sheet {}, {cell}", told.sheet),
        None => format!("{} {}", told.place, told.number),
    };
    json!({
        "ruleId": told.detector,
        "level": if told.action == "review" { "note" } else { "warning" },
        "message": { "text": format!("{}: {}", told.entity, told.excerpt) },
        "locations": [{ "physicalLocation": physical, "logicalLocations": [{ "name": place, "kind": told.visibility }] }],
        "rank": f64::from(told.score) * 100.0,
    })
}

/// A path as a relative reference (RFC 3986, 4.2): everything but unreserved characters and `/` is coded.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn lines_become_regions_and_paths_become_references() {
        let told = Told {
            file: "a b/é.txt".into(),
            entity: "person",
            action: "remove",
            detector: "title-name".into(),
            score: 0.9,
            place: "text",
            number: 7,
            column: 0,
            sheet: 0,
            slide: 0,
            cell: None,
            visibility: "visible",
            excerpt: "J… (8 characters)".into(),
        };
        let log: Value = serde_json::from_str(&log(&[told])).unwrap();
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20b/%C3%A9.txt");
        assert_eq!(location["region"]["startLine"], 7);
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], "title-name");
    }
}
