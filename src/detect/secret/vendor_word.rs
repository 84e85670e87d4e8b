//! Vendors whose keys bear no mark: their names, and what their keys look like.
//!
//! A key of such a shape beside a label with the name is a key, even where it does not look random: an id in
//! hexadecimal groups, a word in capitals.
//!
//! # Source
//! The vendors' documentation of their keys.

use super::vendor::shape;
use crate::detect::cue::first_pair;

/// The name in lower case without blanks, and the [shapes](shape) of the keys.
const WORDS: &[(&str, &str)] = &[
    ("adafruit", "w32"),
    ("adobe", "h32"),
    ("airtable", "a17|A17"),
    ("algolia", "a32"),
    ("alibaba", "a30|A30"),
    ("asana", "d16|a32|d1'/'d16':'h32"),
    ("atlassian", "A24"),
    ("beamer", "'b_'w44"),
    ("bitbucket", "A32|w64"),
    ("bittrex", "A32"),
    ("clojars", "a60"),
    ("cloudflare", "w40|h37"),
    ("codecov", "a32|g36"),
    ("cohere", "A40"),
    ("coinbase", "w64"),
    ("confluence", "A24"),
    ("confluent", "A16|b64"),
    ("contentful", "w43"),
    ("datadog", "A32-40"),
    ("deepgram", "h40"),
    ("digitalocean", "h64"),
    ("discord", "h64|d17-20|w32|w24'.'w6'.'w27-38"),
    ("droneci", "A32"),
    ("dropbox", "a15|A15|w64"),
    ("etsy", "a24"),
    ("facebook", "h32|d15-16'|'w27-40"),
    ("fastly", "w32"),
    ("finicity", "a20|h32"),
    ("finnhub", "a20"),
    ("flickr", "a32"),
    ("freshbooks", "a64"),
    ("gitter", "w40"),
    ("gocardless", "'live_'e40"),
    ("heroku", "g36|H8'-'H4'-'H4'-'H4'-'H12"),
    ("hubspot", "H8'-'H4'-'H4'-'H4'-'H12"),
    ("intercom", "w60|e60"),
    ("jfrog", "A64|A73"),
    ("jira", "A24"),
    ("kraken", "b80-90"),
    ("kucoin", "h24|g36"),
    ("launchdarkly", "w40"),
    ("linear", "h32"),
    ("linkedin", "a14|A16"),
    ("lob", "'live_'h35|'test_'h35"),
    ("looker", "A20|A24"),
    ("mailchimp", "h32'-us'd1-2"),
    ("mailgun", "h32'-'h8'-'h8|h32"),
    ("mapbox", "x60-120"),
    ("mattermost", "a26"),
    ("meraki", "h40"),
    ("messagebird", "a25|A25|H8'-'H4'-'H4'-'H4'-'H12"),
    ("netlify", "w40-46"),
    ("newrelic", "a64|u20-40"),
    ("npm", "g36"),
    ("nytimes", "w32"),
    ("newyorktimes", "w32"),
    ("okta", "'00'w40"),
    ("opsgenie", "g36"),
    ("pagerduty", "w20|'u+'w18"),
    ("plaid", "a24|a30|h24|h30"),
    ("privateai", "a32"),
    ("rapidapi", "w50"),
    ("sendbird", "h40|g36"),
    ("sentry", "h64|h32"),
    ("snyk", "H8'-'H4'-'H4'-'H4'-'H12"),
    ("sonar", "A40|'sq'l1'_'A40"),
    ("sourcegraph", "H40"),
    ("spotify", "h32"),
    ("square", "w22-64"),
    ("squarespace", "H8'-'H4'-'H4'-'H4'-'H12"),
    ("sumo", "'su'A12|A64"),
    ("tencent", "A32"),
    ("travis", "A22"),
    ("trello", "A32|h64"),
    ("twilio", "h32"),
    ("twitch", "a30"),
    ("twitter", "A25|A45|A50|d15-25'-'A20-40|x80-120"),
    ("vault", "'s.'A24|'b.'A24"),
    ("yandex", "x38-200"),
    ("zendesk", "A40"),
];

/// No key is shorter.
const LEAST: usize = 14;

/// Tells whether a value is long enough to be a key of a vendor.
pub const fn may_fit(value: &str) -> bool {
    value.len() >= LEAST
}

/// Tells whether a value is shaped like a key of the vendor whose name the label's words hold.
pub fn fits(words: &str, value: &str) -> bool {
    if !may_fit(value) {
        return false;
    }
    let name: String = words.chars().filter(|c| *c != ' ').collect();
    let bytes = name.as_bytes();
    // Where the first two letters of a vendor's name are not, the name is not.
    let mut pairs = 0_u64;
    bytes.windows(2).for_each(|two| pairs |= first_pair(two));
    WORDS.iter().any(|(vendor, shapes)| {
        pairs & first_pair(vendor.as_bytes()) != 0
            && name.contains(vendor)
            && shape::fit(shapes, value) == Some(value.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_labels_of_every_style() {
        for words in ["heroku key", "my new heroku api key", "hero ku key"] {
            assert!(fits(words, "0f8e2d4c-7B61-4a95-b3c8-9d1e5f7a2b60"), "{words}");
        }
        assert!(!fits("hero key", "0f8e2d4c-7b61-4a95-b3c8-9d1e5f7a2b60"));
        assert!(!fits("heroku key", "0f8e2d4c-7b61-4a95-b3c8"));
    }

    #[test]
    fn no_key_is_shorter_than_the_least() {
        // Texts in quotes count as they are, pieces with the first number behind their class.
        let shortest = |shape: &str| {
            let quoted: usize = shape.split('\'').skip(1).step_by(2).map(str::len).sum();
            let pieces = shape.split('\'').step_by(2).flat_map(|part| part.split(|c: char| c.is_ascii_alphabetic()));
            let digits = |piece: &str| piece.split('-').next().and_then(|number| number.parse::<usize>().ok());
            quoted + pieces.filter_map(digits).sum::<usize>()
        };
        for (vendor, shapes) in WORDS {
            // What a bar in quotes cuts in two fits nothing.
            let whole = shapes.split('|').filter(|shape| shape.matches('\'').count() % 2 == 0);
            let len = whole.map(shortest).min();
            assert!(len >= Some(LEAST), "{vendor}: {len:?}");
        }
    }
}
