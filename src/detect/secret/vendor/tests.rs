#![allow(clippy::unwrap_used)]

use super::*;
use crate::detect::{Context, Engine};

/// Makes a value that a shape fits, different letters each time.
fn made(shape: &str, seed: &mut u32) -> String {
    let mut out = String::new();
    let mut rest = shape.split('|').next().unwrap();
    while let Some(class) = rest.chars().next() {
        if let Some(literal) = rest.strip_prefix('\'') {
            let (literal, more) = literal.split_once('\'').unwrap();
            out.push_str(literal);
            rest = more;
            continue;
        }
        let digits: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
        let least: usize = digits.parse().unwrap();
        rest = rest.get(1 + digits.len()..).unwrap();
        let bound = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '-' | '+')).count();
        rest = rest.get(bound..).unwrap();
        let alphabet = match class {
            'd' => "5029384716",
            'h' | 'H' | 'g' => "7c3e9f0a58b2d146",
            'l' => "qzxwvkpjgh",
            'L' => "qZxWvKpJgH",
            'a' => "q7zx2wv9kp4jg0h",
            'u' | 's' => "Q7ZX2WV3KP4JG5H",
            _ => "q7Zx2Wv9Kp4Jg0H",
        };
        for _ in 0..least {
            *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            out.push(alphabet.chars().nth((*seed >> 16) as usize % alphabet.len()).unwrap());
        }
    }
    out
}

fn found(engine: &Engine, text: &str) -> Vec<(String, String)> {
    let all = engine.detect(text, Context::default()).candidates;
    let own = |id: &str| id == ABOUT.id || FAMILIES.iter().copied().flatten().any(|row| row.id == id);
    all.iter()
        .filter(|candidate| own(candidate.detector.as_str()))
        .map(|candidate| (candidate.detector.as_str().to_owned(), candidate.span.slice(text).to_owned()))
        .collect()
}

#[test]
fn every_row_is_found_whole_and_only_whole() {
    let engine = Engine::new().unwrap();
    let (mut seed, mut faults) = (7, Vec::new());
    for row in FAMILIES.iter().copied().flatten() {
        for shape in row.tail.trim_start_matches('~').split('|') {
            let lead = made(row.lead, &mut seed);
            let value = format!("{lead}{}{}", row.mark, made(shape, &mut seed));
            let whole = value.trim_start_matches("AccountKey=").trim_start_matches("SharedAccessKey=");
            let whole = whole.trim_start_matches("SharedAccessSignature=").trim_start_matches("DeepL-Auth-Key ");
            let whole = whole.trim_start_matches("_gitlab_session=");
            for (before, after) in
                [("see ", " there"), ("'", "'"), ("\"", "\","), ("x\\n", "\n"), (">", "<"), ("(", ")")]
            {
                if before.ends_with('n') && !row.lead.is_empty() {
                    continue;
                }
                let text = format!("{before}{value}{after}");
                if !found(&engine, &text).iter().any(|(_, found)| found == whole) {
                    faults.push(format!("{} misses {text}", row.id));
                }
            }
            if row.lead.contains('-') {
                continue;
            }
            let text = format!("part{value}");
            let inside = found(&engine, &text).iter().any(|(id, found)| *id == row.id && text.starts_with(found));
            if inside {
                faults.push(format!("{} is inside {text}", row.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_mark_hides_another() {
    for row in FAMILIES.iter().copied().flatten() {
        assert!(row.mark.len() >= 2, "{}", row.mark);
        for other in FAMILIES.iter().copied().flatten() {
            let is_hidden = other.mark != row.mark && other.mark.starts_with(row.mark);
            assert!(!is_hidden, "{} begins with {}", other.mark, row.mark);
        }
    }
}

#[test]
fn keys_of_vendors_are_known_by_name() {
    let engine = Engine::new().unwrap();
    for (id, text) in [
        ("aws-access-key-id", "creds: «ASIAY34FZKBOKMUTVV7A»,"),
        ("github-token", "GITHUB_TOKEN=«ghp_16C7e42F292c6912E7710c838347Ae178B4a»"),
        ("google-api-key", "key=«AIzaSyDfJ8xKq3mZ0uY7wN1pR4tV6bH2cL9eG5o»"),
        ("google-client-secret", "client_secret: «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»"),
        ("slack-token", "token: «xoxb-263594206564-2343594206574-FGqddMF8t08v8N7Oq4i57vs1»"),
        ("slack-webhook", "https://«hooks.slack.com/services/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»"),
        ("stripe-key", "stripe.api_key = \"«sk_live_4eC39HqLyjWDarjtT1zdp7dc»\""),
        ("azure-client-secret", "(use «kTp7Q~9C-_Ij~RouHVpD2Tuf3oHWGh.DQ3kcjbAn»)"),
        (
            "terraform-token",
            "token = \"«hE1hlYILrSqpqh.atlasv1.ARjZuyzl33F71WR55s6ln5GQ1HWIwTDDH3MiRjz7OnpCfaCb1RCF5zGaSncCWmJdcYA»\"",
        ),
        ("telegram-bot-token", "bot «4839574812:AAFD39kkdpWt3ywyRZergyOLMaJhac60qcK»"),
        ("mailchimp-key", "«7c3e9f0a58b2d1467c3e9f0a58b2d146-us12»"),
        (
            "azure-storage-key",
            "AccountKey=«q7Zx2Wv9Kp4Jg0Hq7Zx2Wv9Kp4Jg0Hq7Zx2Wv9Kp4Jg0Hq7Zx2Wv9Kp4Jg0Hq7Zx2Wv9Kp4Jg0Hq7Zx2Wv9K4Jg==»;End",
        ),
    ] {
        let (before, rest) = text.split_once('«').unwrap();
        let (value, after) = rest.split_once('»').unwrap();
        assert_eq!(found(&engine, &format!("{before}{value}{after}")), [(id.to_owned(), value.to_owned())]);
    }
}

#[test]
fn what_only_looks_like_a_key_is_left_alone() {
    let engine = Engine::new().unwrap();
    for text in [
        "AKIAIOSFODNN7EXAMPLE",
        "XAKIAQYLPMN5HHHFPZAM2",
        "AIDAQYLPMN5HHHFPZAM2",
        "xoxo-hugs-and-kisses",
        "xoxb-my-bot-token",
        "xoxp-572370529330-573807301142-572331691188-####################",
        "pk_live_4eC39HqLyjWDarjtT1zdp7dc",
        "sk_test_short",
        "https://cdn.example.net/video_box.ico-7a388b69018576d24b59331fd60aab0c.png",
        "hvs.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "#define OSCHF_DebugGetExpectedAverageCrystalAmplitude",
        "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~",
    ] {
        assert_eq!(found(&engine, text), [], "{text}");
    }
}
