//! The ciphers: RC4, and AES with chained blocks (NIST SP 800-38A, 6.2).

use aes::cipher::{Block, BlockDecrypt, BlockEncrypt, KeyInit};
use aes::{Aes128, Aes256};

const BLOCK: usize = 16;

/// What does something with one block.
type Cipher = dyn Fn(&mut [u8; BLOCK]);

/// RC4, which decrypts as it encrypts.
pub(super) fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut state: [u8; 256] = std::array::from_fn(|index| (index & 0xff) as u8);
    if key.is_empty() {
        return bytes.to_vec();
    }
    let mut other = 0_u8;
    for (index, byte) in (0..256).zip(key.iter().cycle()) {
        other = other.wrapping_add(at(&state, index)).wrapping_add(*byte);
        state.swap(index, usize::from(other));
    }
    let (mut one, mut other) = (0_u8, 0_u8);
    let next = |byte: &u8| {
        one = one.wrapping_add(1);
        other = other.wrapping_add(at(&state, usize::from(one)));
        state.swap(usize::from(one), usize::from(other));
        let sum = at(&state, usize::from(one)).wrapping_add(at(&state, usize::from(other)));
        byte ^ at(&state, usize::from(sum))
    };
    bytes.iter().map(next).collect()
}

fn at(state: &[u8; 256], index: usize) -> u8 {
    state.get(index).copied().unwrap_or_default()
}

/// Decrypts what begins with its vector and ends with its padding; what is cut off is left out.
pub(super) fn aes_cbc(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let Some((vector, rest)) = bytes.split_first_chunk::<BLOCK>() else { return Vec::new() };
    let mut out = aes_cbc_bare(key, *vector, rest);
    // The last byte says how many were added (7.6.3.1); other readers take what it says only where it can be true.
    if let Some(&added @ 1..=16) = out.last() {
        out.truncate(out.len().saturating_sub(usize::from(added)));
    }
    out
}

/// Decrypts whole blocks.
pub(super) fn aes_cbc_bare(key: &[u8], mut vector: [u8; BLOCK], bytes: &[u8]) -> Vec<u8> {
    let cipher: Box<Cipher> = if let Ok(cipher) = Aes256::new_from_slice(key) {
        Box::new(move |block| cipher.decrypt_block(Block::<Aes256>::from_mut_slice(block)))
    } else if let Ok(cipher) = Aes128::new_from_slice(key) {
        Box::new(move |block| cipher.decrypt_block(Block::<Aes128>::from_mut_slice(block)))
    } else {
        return Vec::new();
    };
    let mut out = Vec::with_capacity(bytes.len());
    for block in bytes.as_chunks::<BLOCK>().0 {
        let mut plain = *block;
        cipher(&mut plain);
        plain.iter_mut().zip(vector).for_each(|(byte, before)| *byte ^= before);
        out.extend_from_slice(&plain);
        vector = *block;
    }
    out
}

/// Encrypts whole blocks with a key of 128 bits.
pub(super) fn aes128_cbc_encrypt(key: &[u8], mut vector: [u8; BLOCK], bytes: &[u8]) -> Vec<u8> {
    let Ok(cipher) = Aes128::new_from_slice(key) else { return Vec::new() };
    let mut out = Vec::with_capacity(bytes.len());
    for block in bytes.as_chunks::<BLOCK>().0 {
        vector.iter_mut().zip(block).for_each(|(byte, plain)| *byte ^= plain);
        cipher.encrypt_block(Block::<Aes128>::from_mut_slice(&mut vector));
        out.extend_from_slice(&vector);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ciphers_give_what_their_standards_say() {
        assert_eq!(rc4(b"Key", b"Plaintext"), [0xbb, 0xf3, 0x16, 0xe8, 0xd9, 0x40, 0xaf, 0x0a, 0xd3]);
        // NIST SP 800-38A, F.2.1.
        let key = [0x2b, 0x7e, 0x15, 0x16, 0x28, 0xae, 0xd2, 0xa6, 0xab, 0xf7, 0x15, 0x88, 0x09, 0xcf, 0x4f, 0x3c];
        let vector: [u8; 16] = std::array::from_fn(|index| u8::try_from(index).unwrap_or_default());
        let plain = [0x6b, 0xc1, 0xbe, 0xe2, 0x2e, 0x40, 0x9f, 0x96, 0xe9, 0x3d, 0x7e, 0x11, 0x73, 0x93, 0x17, 0x2a];
        let coded = aes128_cbc_encrypt(&key, vector, &plain);
        assert_eq!(coded.get(..4), Some(&[0x76, 0x49, 0xab, 0xac][..]));
        assert_eq!(aes_cbc_bare(&key, vector, &coded), plain);
        assert_eq!(aes_cbc(&key, b"short"), b"");
    }
}
