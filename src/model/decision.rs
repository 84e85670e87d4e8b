//! What a person, or the policy, says to a finding.

/// What becomes of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// Remove it.
    Accept,
    /// Leave it as it is.
    Reject,
}

impl Decision {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Reject => "reject",
        }
    }
}
