//! The kinds of objects (ISO 32000-2, 7.3).

use std::collections::BTreeMap;
use std::ops::Range;

/// The number of an indirect object and its generation (7.3.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ref {
    /// Its number, from 1.
    pub number: u32,
    /// Its generation.
    pub generation: u16,
}

impl Ref {
    /// The first generation of an object.
    pub const fn new(number: u32) -> Self {
        Self { number, generation: 0 }
    }
}

/// An object.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Object {
    /// Nothing; what a reference to a missing object stands for.
    #[default]
    Null,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// A name, its escapes undone.
    Name(Vec<u8>),
    /// A string, its escapes undone.
    String(Vec<u8>),
    /// A list.
    Array(Vec<Object>),
    /// A dictionary.
    Dict(Dict),
    /// A dictionary with bytes.
    Stream(Stream),
    /// The place of an object that stands elsewhere.
    Ref(Ref),
}

/// A dictionary; its keys are in order, so that it is always written alike.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dict(pub BTreeMap<Vec<u8>, Object>);

/// A dictionary with bytes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stream {
    /// What it says of itself.
    pub dict: Dict,
    /// Its bytes.
    pub body: Body,
}

/// Where the bytes of a stream are.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// In the file that was read, packed and perhaps encrypted with the key of the object that it is.
    Stored(Range<usize>, Ref),
    /// Here, as its dictionary says that they are packed.
    Own(Vec<u8>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Own(Vec::new())
    }
}

impl Object {
    /// A name.
    pub fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().to_vec())
    }

    /// A whole number, also where it is written as `1.0`.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(*number as i64),
            _ => None,
        }
    }

    /// A number.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Real(number) => Some(*number),
            _ => None,
        }
    }

    /// The bytes of a name.
    pub fn as_name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    /// The bytes of a string.
    pub fn as_string(&self) -> Option<&[u8]> {
        if let Self::String(string) = self { Some(string) } else { None }
    }

    /// A list.
    pub fn as_array(&self) -> Option<&[Object]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// A dictionary, that of a stream included.
    pub fn as_dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(Stream { dict, .. }) => Some(dict),
            _ => None,
        }
    }

    /// A stream.
    pub fn as_stream(&self) -> Option<&Stream> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }

    /// A reference.
    pub fn as_ref(&self) -> Option<Ref> {
        if let Self::Ref(at) = self { Some(*at) } else { None }
    }

    /// A truth value.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(is) = self { Some(*is) } else { None }
    }
}

impl Dict {
    /// The value of a key as it stands, perhaps a reference; `Null` where there is none.
    pub fn get(&self, key: &str) -> &Object {
        self.0.get(key.as_bytes()).unwrap_or(&Object::Null)
    }

    /// Tells whether it has a value for a key.
    pub fn has(&self, key: &str) -> bool {
        self.0.contains_key(key.as_bytes())
    }

    /// Sets a value.
    pub fn set(&mut self, key: &str, value: Object) {
        self.0.insert(key.as_bytes().to_vec(), value);
    }

    /// The same with one value more.
    #[must_use]
    pub fn with(mut self, key: &str, value: Object) -> Self {
        self.set(key, value);
        self
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &str) -> Option<Object> {
        self.0.remove(key.as_bytes())
    }
}

impl From<Dict> for Object {
    fn from(dict: Dict) -> Self {
        Self::Dict(dict)
    }
}
