//! Files that are encrypted although no password is needed to read them (ISO 32000-2, 7.6; ISO 32000-1, 7.6 for the
//! older revisions).

mod cipher;
mod key;

use md5::{Digest, Md5};

use self::cipher::{aes_cbc, rc4};
use crate::error::{Error, Result};
use crate::syntax::pdf::object::{Dict, Object, Ref};

/// The key of a file and what is encrypted with it.
pub(super) struct Crypt {
    key: Vec<u8>,
    streams: Method,
    strings: Method,
    /// How embedded files are encrypted.
    files: Method,
}

/// How something is encrypted (7.6.6, table 25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    None,
    Rc4,
    /// With 128 bits and a key for each object.
    Aes,
    /// With 256 bits and one key for all.
    Aes256,
    /// With a key that nobody here has: nothing of it is read.
    Locked,
}

impl Crypt {
    /// Finds the key from the empty password.
    ///
    /// # Errors
    /// `Encrypted` where that is not the password and more than the files inside asks for one, or the file is encrypted in another way.
    pub(super) fn open(dict: &Dict, id: &[u8], resolve: &dyn Fn(&Object) -> Object) -> Result<Self> {
        let value = |key| resolve(dict.get(key));
        if value("Filter").as_name() != Some(b"Standard") {
            return Err(Error::Encrypted);
        }
        let version = value("V").as_integer().unwrap_or(0);
        let [streams, strings, files] = match version {
            1 | 2 => [Method::Rc4; 3],
            4 | 5 => {
                let filters = value("CF");
                let method = |name: &Object| {
                    let name = name.as_name().unwrap_or(b"Identity");
                    let filter = filters.as_dict().and_then(|filters| filters.0.get(name)).map(resolve);
                    match filter.as_ref().and_then(Object::as_dict).and_then(|filter| filter.get("CFM").as_name()) {
                        Some(b"V2") => Method::Rc4,
                        Some(b"AESV2") => Method::Aes,
                        Some(b"AESV3") => Method::Aes256,
                        _ => Method::None,
                    }
                };
                let streams = method(&value("StmF"));
                let files = if dict.has("EFF") { method(&value("EFF")) } else { streams };
                [streams, method(&value("StrF")), files]
            }
            _ => return Err(Error::Encrypted),
        };
        let key = key::Told::read(dict, id, resolve).and_then(|told| key::find(&told));
        let is_plain = [streams, strings] == [Method::None; 2];
        match key {
            Some(key) => Ok(Self { key, streams, strings, files }),
            // Only the files inside ask for the password (7.6.6, table 20, EFF).
            None if is_plain => Ok(Self { key: Vec::new(), streams, strings, files: Method::Locked }),
            None => Err(Error::Encrypted),
        }
    }

    /// Decrypts the bytes of a stream.
    pub(super) fn stream(&self, bytes: &[u8], at: Ref, dict: &Dict) -> Vec<u8> {
        // A filter of its own says that the stream stands in plain (7.4.10).
        let first = match dict.get("Filter") {
            Object::Array(filters) => filters.first().and_then(Object::as_name),
            filter => filter.as_name(),
        };
        let method = match dict.get("Type").as_name() {
            _ if first == Some(b"Crypt") => Method::None,
            Some(b"EmbeddedFile") => self.files,
            _ => self.streams,
        };
        self.decrypt(bytes, at, method)
    }

    /// Decrypts all strings of an object.
    pub(super) fn strings(&self, object: &mut Object, at: Ref) {
        match object {
            Object::String(bytes) => *bytes = self.decrypt(bytes, at, self.strings),
            Object::Array(items) => items.iter_mut().for_each(|item| self.strings(item, at)),
            Object::Dict(dict) => dict.0.values_mut().for_each(|value| self.strings(value, at)),
            Object::Stream(stream) => stream.dict.0.values_mut().for_each(|value| self.strings(value, at)),
            _ => {}
        }
    }

    fn decrypt(&self, bytes: &[u8], at: Ref, method: Method) -> Vec<u8> {
        match method {
            Method::None => bytes.to_vec(),
            Method::Locked => Vec::new(),
            Method::Rc4 => rc4(&self.object_key(at, &[]), bytes),
            Method::Aes => aes_cbc(&self.object_key(at, b"sAlT"), bytes),
            Method::Aes256 => aes_cbc(&self.key, bytes),
        }
    }

    /// The key of one object (7.6.3.2, algorithm 1).
    fn object_key(&self, at: Ref, salt: &[u8]) -> Vec<u8> {
        let [low, middle, high, _] = at.number.to_le_bytes();
        let hash = Md5::new()
            .chain_update(&self.key)
            .chain_update([low, middle, high])
            .chain_update(at.generation.to_le_bytes())
            .chain_update(salt)
            .finalize();
        hash.iter().copied().take((self.key.len() + 5).min(16)).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_password_for_the_files_inside_alone_keeps_nobody_from_the_pages() {
        let filter = Dict::default().with("CFM", Object::name("AESV2"));
        let locked = Dict::default()
            .with("Filter", Object::name("Standard"))
            .with("V", Object::Integer(4))
            .with("R", Object::Integer(4))
            .with("O", Object::String(vec![1; 32]))
            .with("U", Object::String(vec![2; 32]))
            .with("P", Object::Integer(-4))
            .with("CF", Dict::default().with("StdCF", filter.into()).into())
            .with("EFF", Object::name("StdCF"));
        let open = |dict: &Dict| Crypt::open(dict, b"id", &Object::clone);
        let crypt = open(&locked).unwrap();
        let file = Dict::default().with("Type", Object::name("EmbeddedFile"));
        assert_eq!(crypt.stream(b"abc", Ref::new(1), &Dict::default()), b"abc");
        assert_eq!(crypt.stream(b"abc", Ref::new(1), &file), b"");
        assert!(open(&locked.with("StmF", Object::name("StdCF"))).is_err());
    }
}
