//! Addresses of cryptocurrencies.
//!
//! # Finds
//! Bitcoin addresses of every kind and those of its relatives by their checksum, Ethereum addresses by their shape,
//! and long tokens in base 58 behind words such as `wallet`.
//! # Does not find
//! Bitcoin addresses with a wrong checksum; transactions and digests, which are longer.
//! # Evidence
//! The checksum; the prefix; the word before it.
//! # Source
//! Bitcoin Improvement Proposals 13, 173 and 350; ERC-55. HIPAA Safe Harbor (J) account numbers.

use crate::detect::character::{begins_inside_word, ends_inside_word};
use crate::detect::{About, Detector, Hit, Trigger, cue};
use crate::model::check_digit::coin;
use crate::model::{Candidate, Entity};

/// The detector.
pub static DETECTOR: CryptoAddress = CryptoAddress;

/// See the module.
#[derive(Debug)]
pub struct CryptoAddress;

static ABOUT: About = About {
    id: "crypto-address",
    entity: Entity::CryptoAddress,
    examples: About::proof(&[
        "Record shows «1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa».",
        "to «3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy»",
        "«bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»",
        "pay «0x52908400098527886E0F7030069857D2E4169EE7» today",
        "XRP wallet: «rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh»",
    ]),
    counterexamples: About::proof(&[
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
        "0xdeadbeef",
        "0x0000000000000000000000000000000000000000",
        "wallet: empty",
        "address: 0123456789abcdef0123456789abcdef01234567",
    ]),
};

/// The shortest and the longest address: Bitcoin's, and Cardano's.
const LEAST: usize = 25;
const MOST: usize = 110;

impl Detector for CryptoAddress {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn triggers(&self) -> &'static [Trigger] {
        &[
            Trigger::Literal("0x"),
            Trigger::Literal("bc1"),
            Trigger::Literal("BC1"),
            Trigger::Literal("ltc1"),
            Trigger::Literal("addr1"),
            Trigger::Pattern(concat!(
                r"(?:\A|[^0-9A-Za-z])[13]",
                "[1-9A-HJ-NP-Za-km-z][1-9A-HJ-NP-Za-km-z][1-9A-HJ-NP-Za-km-z][1-9A-HJ-NP-Za-km-z]"
            )),
            Trigger::Pattern(
                r#"(?i:wallet|bitcoin|btc|litecoin|ltc|doge|dogecoin|tron|trx|xrp|ripple|monero|xmr|solana|zcash|crypto)(?:[ _-]?(?i:address|addr|id|wallet))*["'`]*[ \t:=>]"#,
            ),
        ]
    }

    fn examine(&self, hit: &Hit<'_>, out: &mut Vec<Candidate>) {
        let (start, is_named) = match hit.trigger {
            0..=4 => (hit.start, false),
            // The trigger ends in the fifth sign.
            5 => (hit.end - 5, false),
            _ => {
                let text = hit.after(hit.end, 16);
                let rest = text.trim_start_matches([' ', ':', '=', '>', '"', '\'', '`', '(']);
                let rest = rest.strip_prefix("is ").unwrap_or(rest);
                (hit.end + (text.len() - rest.len()), true)
            }
        };
        let text = hit.after(start, MOST + 2);
        let len = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let address = text.get(..len).unwrap_or_default();
        if !(LEAST..=MOST).contains(&len)
            || ends_inside_word(hit.before(start, 4))
            || begins_inside_word(text.get(len..).unwrap_or_default())
        {
            return;
        }
        let score = match hit.trigger {
            0 => ether(hit, start, address),
            1..=4 => coin::bech_32(address).then_some(1.0),
            _ if len <= 36 && coin::base_58_check(address) => Some(1.0),
            _ => (is_named && is_token(address)).then_some(0.7),
        };
        if let Some(score) = score {
            out.extend(hit.candidate(&ABOUT, start, start + len, score));
        }
    }
}

/// Forty hexadecimal digits that are not one and the same; in code they may as well be a digest or a constant.
fn ether(hit: &Hit<'_>, start: usize, address: &str) -> Option<f32> {
    let digits = address.strip_prefix("0x")?.as_bytes();
    let zeros = digits.iter().filter(|byte| **byte == b'0').count();
    let is_address = digits.len() == 40 && digits.iter().all(u8::is_ascii_hexdigit) && zeros < 30;
    let cues = ["wallet", "eth", "ethereum", "address", "usdt", "erc", "token", "pay", "send", "sent", "account"];
    let score = if cue::is_near(hit.before(start, 48), &cues) { 0.95 } else { 0.8 };
    is_address.then_some(score)
}

/// Tells whether a token is made of the letters of base 58 by chance: digits, capitals and small letters.
fn is_token(address: &str) -> bool {
    let has = |wanted: fn(&u8) -> bool| address.bytes().any(|byte| wanted(&byte));
    address.bytes().all(coin::is_base_58)
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
}
