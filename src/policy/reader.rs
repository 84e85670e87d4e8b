//! Reads JSON and collects every fault with its path.

use serde_json::{Map, Value as Json};

/// What is wrong, and what is only worth telling, so far.
#[derive(Debug, Default)]
pub struct Reader {
    /// One line a fault, each beginning with its JSON path.
    pub faults: Vec<String>,
    /// One line a matter that stops nothing, each beginning with its JSON path.
    pub warnings: Vec<String>,
}

impl Reader {
    /// Tells a fault.
    pub fn fault(&mut self, path: &str, what: impl std::fmt::Display) {
        self.faults.push(format!("{path}: {what}"));
    }

    /// Tells something that stops nothing.
    pub fn warn(&mut self, path: &str, what: impl std::fmt::Display) {
        self.warnings.push(format!("{path}: {what}"));
    }

    /// Tells every key that is not among the known ones.
    pub fn known_keys(&mut self, path: &str, object: &Map<String, Json>, known: &[&str]) {
        for key in object.keys().filter(|key| !known.contains(&key.as_str())) {
            self.faults.push(format!("{path}.{key}: no such key"));
        }
    }

    /// An object; nothing where it is missing or something else.
    pub fn object<'a>(&mut self, path: &str, value: Option<&'a Json>) -> Option<&'a Map<String, Json>> {
        self.typed(path, value, "an object", Json::as_object)
    }

    /// A list; empty where it is missing or something else.
    pub fn list<'a>(&mut self, path: &str, value: Option<&'a Json>) -> &'a [Json] {
        self.typed(path, value, "a list", Json::as_array).map(Vec::as_slice).unwrap_or_default()
    }

    /// A text.
    pub fn string(&mut self, path: &str, value: Option<&Json>) -> Option<String> {
        self.typed(path, value, "a string", Json::as_str).map(str::to_owned)
    }

    /// True or false.
    pub fn boolean(&mut self, path: &str, value: Option<&Json>) -> Option<bool> {
        self.typed(path, value, "true or false", Json::as_bool)
    }

    /// A number from 0 on.
    pub fn count(&mut self, path: &str, value: Option<&Json>) -> Option<u64> {
        self.typed(path, value, "a whole number", Json::as_u64)
    }

    /// A number from 0 to 1.
    pub fn share(&mut self, path: &str, value: Option<&Json>) -> Option<f32> {
        let share = |value: &Json| value.as_f64().filter(|share| (0.0..=1.0).contains(share));
        self.typed(path, value, "a number from 0 to 1", share).map(|share| share as f32)
    }

    /// A list of texts.
    pub fn strings(&mut self, path: &str, value: Option<&Json>) -> Vec<String> {
        let items = self.list(path, value).iter().enumerate();
        items.filter_map(|(index, item)| self.string(&format!("{path}[{index}]"), Some(item))).collect()
    }

    /// A value that `read` accepts.
    pub fn typed<'a, T>(
        &mut self,
        path: &str,
        value: Option<&'a Json>,
        what: &str,
        read: impl Fn(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let value = value?;
        let typed = read(value);
        if typed.is_none() {
            self.fault(path, format_args!("has to be {what}"));
        }
        typed
    }
}
