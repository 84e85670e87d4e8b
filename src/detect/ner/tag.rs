//! The tags of words: no name, or the first or a later word of a name.

use crate::detect::naming::Kind;

/// How many tags there are.
pub const TAGS: usize = 7;

/// A tag, as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag(pub usize);

impl Tag {
    /// The number of the tag for no name.
    pub const NONE: usize = 0;
    const KINDS: [Kind; 3] = [Kind::Person, Kind::Organisation, Kind::Place];

    /// The tag of a name's first word.
    pub fn begin(kind: Kind) -> Self {
        Self(Self::KINDS.iter().position(|known| *known == kind).map_or(Self::NONE, |index| 2 * index + 1))
    }

    /// The tag of a name's later words.
    pub fn inside(kind: Kind) -> Self {
        let Self(begin) = Self::begin(kind);
        Self(if begin == Self::NONE { begin } else { begin + 1 })
    }

    /// What is named.
    pub fn kind(self) -> Option<Kind> {
        Self::KINDS.get(self.0.checked_sub(1)? / 2).copied()
    }

    /// Tells whether a name begins here.
    pub const fn is_begin(self) -> bool {
        self.0 % 2 == 1
    }

    /// Tells whether a tag may follow another: what goes on has to have begun. Nothing goes on at the beginning.
    pub const fn may_follow(self, before: Option<Self>) -> bool {
        self.0 == Self::NONE
            || self.is_begin()
            || match before {
                Some(before) => before.0 == self.0 || before.0 + 1 == self.0,
                None => false,
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_on_only_where_one_of_its_kind_has_begun() {
        for kind in Tag::KINDS {
            let (begin, inside) = (Tag::begin(kind), Tag::inside(kind));
            assert_eq!((begin.kind(), inside.kind()), (Some(kind), Some(kind)));
            assert!(begin.is_begin() && !inside.is_begin());
            let before: Vec<usize> = (0..TAGS).filter(|tag| inside.may_follow(Some(Tag(*tag)))).collect();
            assert_eq!(before, [begin.0, inside.0]);
            assert!(begin.may_follow(None) && !inside.may_follow(None));
        }
        assert_eq!(Tag(Tag::NONE).kind(), None);
        assert_eq!(Tag::begin(Kind::Trait), Tag(Tag::NONE));
    }
}
