//! The key that belongs to the empty password (ISO 32000-2, 7.6.4).

use md5::{Digest, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::cipher::{aes_cbc_bare, aes128_cbc_encrypt, rc4};
use crate::syntax::pdf::object::{Dict, Object};

/// What stands in for a missing password, and fills up a short one (7.6.4.3.2).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08, 0x2e, 0x2e, 0x00,
    0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// What a file says of its passwords.
pub(super) struct Told {
    revision: i64,
    len: usize,
    owner: Vec<u8>,
    user: Vec<u8>,
    owner_key: Vec<u8>,
    user_key: Vec<u8>,
    permissions: [u8; 4],
    id: Vec<u8>,
    encrypts_metadata: bool,
}

impl Told {
    /// Reads it; nothing where something is missing.
    pub(super) fn read(dict: &Dict, id: &[u8], resolve: &dyn Fn(&Object) -> Object) -> Option<Self> {
        let value = |key| resolve(dict.get(key));
        let string = |key| value(key).as_string().map(<[u8]>::to_vec);
        let revision = value("R").as_integer()?;
        let bits = match value("V").as_integer() {
            Some(1) => 40,
            // Files of this version give the length in bytes, or not at all, and mean 128 bits.
            Some(4) => 128,
            _ => value("Length").as_integer().filter(|bits| (40..=128).contains(bits)).unwrap_or(40),
        };
        Some(Self {
            revision,
            len: usize::try_from(bits / 8).ok()?,
            owner: string("O")?,
            user: string("U")?,
            owner_key: string("OE").unwrap_or_default(),
            user_key: string("UE").unwrap_or_default(),
            // Signed numbers of 32 bits, which some write without their sign.
            permissions: ((value("P").as_integer()? & 0xffff_ffff) as u32).to_le_bytes(),
            id: id.to_vec(),
            encrypts_metadata: value("EncryptMetadata").as_bool().unwrap_or(true),
        })
    }
}

/// Finds the key where the password of the user or of the owner is empty.
pub(super) fn find(told: &Told) -> Option<Vec<u8>> {
    if told.revision >= 5 {
        return new_key(told);
    }
    let is_fitting = |password: &[u8]| Some(old_key(told, password)).filter(|key| is_user(told, key));
    is_fitting(&[]).or_else(|| is_fitting(&user_password(told)?))
}

fn md5(parts: &[&[u8]]) -> Vec<u8> {
    parts.iter().fold(Md5::new(), |hash, part| hash.chain_update(part)).finalize().to_vec()
}

fn padded(password: &[u8]) -> Vec<u8> {
    password.iter().chain(&PADDING).copied().take(PADDING.len()).collect()
}

/// Algorithm 2.
fn old_key(told: &Told, password: &[u8]) -> Vec<u8> {
    let rest: &[u8] = if told.revision >= 4 && !told.encrypts_metadata { &[0xff; 4] } else { &[] };
    let owner = told.owner.get(..32).unwrap_or(&told.owner);
    let mut hash = md5(&[&padded(password), owner, &told.permissions, &told.id, rest]);
    let len = if told.revision == 2 { 5 } else { told.len.min(16) };
    if told.revision >= 3 {
        for _ in 0..50 {
            hash = md5(&[hash.get(..len).unwrap_or(&hash)]);
        }
    }
    hash.truncate(len);
    hash
}

/// Algorithms 4 to 6.
fn is_user(told: &Told, key: &[u8]) -> bool {
    if told.revision == 2 {
        return told.user.starts_with(&rc4(key, &PADDING));
    }
    let mut hash = md5(&[&PADDING, &told.id]);
    for round in 0..20_u8 {
        let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        hash = rc4(&key, &hash);
    }
    told.user.starts_with(&hash)
}

/// The password of the user where that of the owner is empty (algorithm 7).
fn user_password(told: &Told) -> Option<Vec<u8>> {
    let mut hash = md5(&[&PADDING]);
    let len = if told.revision == 2 { 5 } else { told.len.min(16) };
    if told.revision >= 3 {
        for _ in 0..50 {
            hash = md5(&[&hash]);
        }
    }
    hash.truncate(len);
    let rounds = if told.revision == 2 { 1 } else { 20_u8 };
    let mut password = told.owner.get(..32)?.to_vec();
    for round in (0..rounds).rev() {
        let key: Vec<u8> = hash.iter().map(|byte| byte ^ round).collect();
        password = rc4(&key, &password);
    }
    Some(password)
}

/// Algorithm 2.A.
fn new_key(told: &Told) -> Option<Vec<u8>> {
    let user = told.user.get(..48)?;
    let parts = |told: &[u8]| -> Option<[Vec<u8>; 3]> {
        Some([told.get(..32)?.to_vec(), told.get(32..40)?.to_vec(), told.get(40..48)?.to_vec()])
    };
    let attempts = [(user, &[][..], &told.user_key), (told.owner.get(..48)?, user, &told.owner_key)];
    attempts.iter().find_map(|(told_hash, about, coded)| {
        let [hash, check, salt] = parts(told_hash)?;
        if hashed(told.revision, &check, about) != hash {
            return None;
        }
        let key = aes_cbc_bare(&hashed(told.revision, &salt, about), [0; 16], coded.get(..32)?);
        (key.len() == 32).then_some(key)
    })
}

/// The hash of the empty password: one round of SHA-256, or algorithm 2.B.
fn hashed(revision: i64, salt: &[u8], about: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new().chain_update(salt).chain_update(about).finalize().to_vec();
    if revision < 6 {
        return hash;
    }
    let mut round = 0_usize;
    loop {
        let piece = [&hash, about].concat();
        let (key, vector) = hash.split_at_checked(16).unwrap_or_default();
        let vector = vector.first_chunk::<16>().copied().unwrap_or_default();
        let coded = aes128_cbc_encrypt(key, vector, &piece.repeat(64));
        // Sixteen bytes as one number, of which the remainder by three is that of their sum.
        let sum: u32 = coded.iter().take(16).map(|byte| u32::from(*byte)).sum();
        hash = match sum % 3 {
            0 => Sha256::digest(&coded).to_vec(),
            1 => Sha384::digest(&coded).to_vec(),
            _ => Sha512::digest(&coded).to_vec(),
        };
        round += 1;
        let last = coded.last().copied().map_or(0, usize::from);
        if round >= 64 && last + 32 <= round {
            hash.truncate(32);
            return hash;
        }
    }
}
