//! Credentials of HTTP requests and of `curl`.
//!
//! # Finds
//! What follows the scheme in an `Authorization` header (`Bearer`, `Basic`, `Token`, …), the values of cookies that
//! look random or name a session, and the user and password of `curl -u`.
//! # Does not find
//! Variables, placeholders and examples such as `user:password`; cookies that hold a setting.
//! # Evidence
//! The name of the header or the option, and a value that is no placeholder.
//! # Source
//! RFC 9110, section 11.4; RFC 6265, sections 4.1 and 4.2; curl manual, "-u, --user".

use crate::detect::{About, Detector, Hit, Trigger, decoy, likeness};
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: HttpCredential = HttpCredential;

/// See the module.
#[derive(Debug)]
pub struct HttpCredential;

/// How long a header may be, in bytes.
const REACH: usize = 2048;

/// How far before its option the name of the program may stand, in bytes.
const COMMAND_REACH: usize = 400;

static ABOUT: About = About {
    id: "http-credential",
    entity: Entity::ApiKey,
    examples: About::proof(&[
        "-H 'Authorization: Bearer «f9Qz7LmX2vKc4RtB8nWp»'",
        "Authorization: Basic «amFuZTp4SzkhdjI=»",
        "\"Authorization\": \"Token «22cb987851bc5659229114c62e60c79abd0d2c08»\"",
        "headers={'Authorization': 'Api-Token «22cb987851bc5659l29114c62e60c79abd0d2c08»'}",
        "Proxy-Authorization: Basic «amFuZTp4SzkhdjI=»",
        "X-Api-Key: «3fea6af1349166ea»",
        "Cookie: theme=dark; session=«s%3Aq8Zk2Lw9xTn4VbRc7Yp»; lang=en",
        "Set-Cookie: SID=«31d4d96e407aad42»; Path=/; HttpOnly",
        "curl -u '«jroe:h0pk1ns~21s»' https://api.example.org",
        "curl -u \"«:d2LkV78zLx!t»\" https://host:9200",
        "curl --user «c28wlsosanujy2z:qgsnai0xokrw4j1» --data x",
        "curl --user jroe:'«pRf7vG2h1L8nQkW9»' -X PATCH",
    ]),
    counterexamples: About::proof(&[
        "Authorization: Bearer [KEY 1]",
        "Authorization: Bearer $API_KEY",
        "Authorization: Basic ...",
        "algorithm is basic username=",
        "Authorization: Token **********",
        "Authorization: Bearer <API token>",
        "authorization: required",
        "Authorization: Bearer authentication is used for all requests",
        "Cookie: theme=dark; lang=en-GB; consent=accepted",
        "curl -i -u 'test:test'",
        "curl --user \"username:password\"",
        "curl --user ${user}:${pass} https://host",
        "curl --user \"xxx:yyy\"",
        "sort -u key:value",
    ]),
};

impl Detector for HttpCredential {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Pattern(
                r#"(?i:authorization|x-api-key|x-auth-token|x-access-token|private-token|apikey)["'\\]*[ \t]*[:=,]"#,
            ),
            Trigger::Pattern(r"(?i:bearer|basic) +[A-Za-z0-9]"),
            Trigger::Pattern(r#"(?i:cookie)["'\\]*[ \t]*[:=,]"#),
            Trigger::Pattern(r#"(?:-u|--user|-U|--proxy-user)[ =]+["':A-Za-z0-9]"#),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        match hit.trigger {
            0 => header(hit, out),
            1 => scheme(&hit.without_last_byte(), out),
            2 => cookies(hit, out),
            _ => command(&hit.without_last_byte(), out),
        }
    }
}

/// Reads the value of a header, with or without the name of a scheme.
fn header(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let text = hit.after(hit.end, 96);
    let value = text.trim_start_matches([' ', '\t', '"', '\'', '\\']);
    let start = hit.end + (text.len() - value.len());
    let word = value.find(|c: char| !(c.is_ascii_alphabetic() || c == '-')).unwrap_or(value.len());
    let rest = value.get(word..).unwrap_or_default();
    let blanks = rest.len() - rest.trim_start_matches(' ').len();
    let has_scheme = blanks > 0 && (2..=16).contains(&word);
    let start = if has_scheme { start + word + blanks } else { start };
    let token = token_at(hit, start);
    if is_credential(token, if has_scheme { 8 } else { 16 }) {
        out.extend(hit.candidate(&ABOUT, start, start + token.len(), 0.9));
    }
}

fn scheme(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let token = token_at(hit, hit.end);
    if is_credential(token, 16) {
        out.extend(hit.candidate(&ABOUT, hit.end, hit.end + token.len(), 0.85));
    }
}

fn cookies(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let text = hit.after(hit.end, REACH);
    let text = text.get(..text.find(['\n', '\r']).unwrap_or(text.len())).unwrap_or_default();
    let mut at = hit.end;
    for pair in text.split_inclusive(';') {
        let begin = at;
        at += pair.len();
        let Some((name, value)) = pair.split_once('=') else {
            continue;
        };
        let len = value
            .find(|c: char| c.is_whitespace() || matches!(c, ';' | '"' | '\'' | '\\' | ','))
            .unwrap_or(value.len());
        let value = value.get(..len).unwrap_or_default();
        let name_of = name.trim().to_ascii_lowercase();
        let is_session =
            ["sess", "sid", "auth", "token", "jwt", "remember", "login"].iter().any(|word| name_of.contains(word));
        let is_secret = if is_session {
            is_credential(value, 8)
        } else {
            likeness::is_chance(value, 20) && is_credential(value, 20)
        };
        if is_secret {
            let start = begin + name.len() + 1;
            out.extend(hit.candidate(&ABOUT, start, start + value.len(), 0.85));
        }
    }
}

/// Reads `user:password` behind the option of a program that makes requests.
fn command(hit: &Hit<'_>, out: &mut Vec<Candidate>) {
    let before = hit.before(hit.end, COMMAND_REACH);
    if !["curl", "wget", "http "].iter().any(|program| before.contains(program)) {
        return;
    }
    let text = hit.after(hit.end, 256);
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''));
    let start = hit.end + usize::from(quote.is_some());
    let body = hit.after(start, 256);
    let len = match quote {
        Some(quote) => body.find([quote, '\n']),
        None => body.find(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')),
    };
    let value = body.get(..len.unwrap_or(body.len())).unwrap_or_default();
    let Some((user, password)) = value.split_once(':') else {
        return;
    };
    // `user:'password'`: only the second half is in quotes.
    let quoted = body.get(value.len()..).filter(|_| password.is_empty() && quote.is_none()).unwrap_or_default();
    if let Some(inner) = quoted.strip_prefix(['"', '\''])
        && let Some(end) = inner.find(['"', '\'', '\n'])
    {
        let inner_start = start + value.len() + 1;
        if is_password(user, hit.slice(inner_start, inner_start + end)) {
            out.extend(hit.candidate(&ABOUT, inner_start, inner_start + end, 0.9));
        }
        return;
    }
    if is_password(user, password) || (password.is_empty() && is_password("", user)) {
        out.extend(hit.candidate(&ABOUT, start, start + value.len(), 0.9));
    }
}

fn is_password(user: &str, password: &str) -> bool {
    let is_one_sign = password.chars().all(|c| password.starts_with(c));
    let is_reference =
        password.contains(['$', '{', '<']) && (password.starts_with(['$', '<']) || password.contains("{"));
    !is_one_sign && !is_reference && user != password && password.len() >= 4 && !decoy::is_placeholder(password)
}

/// The characters of a token, as RFC 9110 calls `token68` and cookies are written.
fn token_at<'a>(hit: &Hit<'a>, start: usize) -> &'a str {
    let part =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '~' | '+' | '/' | '=' | '%' | ':' | '|');
    let first = hit.after(start, 128);
    let text = if first.chars().all(part) { hit.after(start, REACH) } else { first };
    text.get(..text.find(|c| !part(c)).unwrap_or(text.len())).unwrap_or_default().trim_end_matches(['.', ':'])
}

/// Tells whether a token ends as base64 may, and is no name of a value: `username=`.
fn is_padded(token: &str) -> bool {
    let stem = token.trim_end_matches('=');
    stem.len() < token.len() && !stem.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn is_credential(token: &str, least_len: usize) -> bool {
    token.len() >= least_len
        && (likeness::is_chance(token, least_len) || is_padded(token))
        && !decoy::is_placeholder(token)
        && !decoy::is_repetitive(token)
        && !likeness::is_alphabet(token)
}
