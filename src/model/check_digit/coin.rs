//! The checksums of cryptocurrency addresses.

use sha2::{Digest, Sha256};

/// The letters of base 58, as Bitcoin orders them, and as Ripple does.
const BITCOIN: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const RIPPLE: &[u8] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/// The letters of bech32 (BIP 173).
const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Tells whether a byte is a letter of base 58.
pub fn is_base_58(byte: u8) -> bool {
    BITCOIN.contains(&byte)
}

/// Tells whether the last four bytes of an address in base 58 are the beginning of the double digest of the others.
pub fn base_58_check(address: &str) -> bool {
    [BITCOIN, RIPPLE].iter().any(|letters| fits(address, letters).unwrap_or(false))
}

fn fits(address: &str, letters: &[u8]) -> Option<bool> {
    // Version, 20 bytes of digest and four of check; Zcash has two bytes of version.
    let mut bytes = [0_u8; 26];
    for byte in address.bytes() {
        let mut carry = letters.iter().position(|&letter| letter == byte)? as u32;
        for slot in bytes.iter_mut().rev() {
            carry += u32::from(*slot) * 58;
            *slot = (carry & 0xff) as u8;
            carry >>= 8;
        }
        if carry > 0 {
            return None;
        }
    }
    let whole = bytes.get(usize::from(bytes.first() == Some(&0))..)?;
    let (body, check) = whole.split_at_checked(whole.len().checked_sub(4)?)?;
    let digest = Sha256::digest(Sha256::digest(body));
    Some(digest.get(..4) == Some(check))
}

/// Tells whether an address fulfils the checksum of bech32 or bech32m (BIP 173, BIP 350).
pub fn bech_32(address: &str) -> bool {
    let Some((lead, data)) = address.rsplit_once('1') else {
        return false;
    };
    let mut check: u32 = 1;
    let mut step = |value: u32| {
        const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
        let top = check >> 25;
        check = (check & 0x01ff_ffff) << 5 ^ value;
        for (bit, factor) in GENERATOR.iter().enumerate() {
            if top >> bit & 1 == 1 {
                check ^= factor;
            }
        }
    };
    lead.bytes().for_each(|byte| step(u32::from(byte.to_ascii_lowercase()) >> 5));
    step(0);
    lead.bytes().for_each(|byte| step(u32::from(byte.to_ascii_lowercase()) & 31));
    for byte in data.bytes() {
        let Some(place) = BECH32.iter().position(|&letter| letter == byte.to_ascii_lowercase()) else {
            return false;
        };
        step(place as u32);
    }
    data.len() >= 6 && matches!(check, 1 | 0x2bc8_30a3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_addresses_pass_and_changed_ones_fail() {
        for address in [
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        ] {
            assert!(base_58_check(address), "{address}");
        }
        assert!(!base_58_check("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb"));
        assert!(!base_58_check("3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLz"));
        // BIP 173 and BIP 350.
        assert!(bech_32("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"));
        assert!(bech_32("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"));
        assert!(!bech_32("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5"));
        assert!(!bech_32("bc1"));
    }
}
