//! Text that must not be printed by accident.

use std::fmt;

/// Holds a value taken from the user's file; `Debug` and `Display` show its length only.
///
/// Reading it takes [`expose`](Sensitive::expose), and every such call outside tests carries an `EXPOSE:` line with
/// its reason.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sensitive<T>(T);

impl<T> Sensitive<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the value in the clear.
    pub const fn expose(&self) -> &T {
        &self.0
    }

    /// Takes the value out.
    pub fn into_exposed(self) -> T {
        self.0
    }
}

impl<T: AsRef<str>> fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} bytes]", self.0.as_ref().len())
    }
}

impl<T: AsRef<str>> fmt::Display for Sensitive<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl From<&str> for Sensitive<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl From<String> for Sensitive<String> {
    fn from(value: String) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printing_shows_the_length_only() {
        let secret = Sensitive::<String>::from("correct horse");
        assert_eq!(format!("{secret} {secret:?}"), "[13 bytes] [13 bytes]");
    }
}
