//! The nouns that every step of the journey shares.
//!
//! They hold data and keep their own invariants; they know no format, no detector and no browser.

pub mod area;
pub mod bytes;
pub mod check_digit;
pub mod clue;
pub mod decision;
pub mod dropped;
pub mod edit;
pub mod entity;
pub mod finding;
pub mod fnv;
pub mod fold;
pub mod layout;
pub mod location;
pub mod order;
pub mod sensitive;
pub mod sight;
pub mod span;
pub mod text_unit;

pub use area::Area;
pub use clue::{Clue, ClueKind};
pub use decision::Decision;
pub use dropped::{Dropped, DroppedKind};
pub use edit::Edit;
pub use entity::{Category, Entity};
pub use finding::{Candidate, DetectorId, Finding, FindingId, Value};
pub use layout::Layout;
pub use location::{Location, On, Place, Spot, Visibility};
pub use sensitive::Sensitive;
pub use sight::{Code, Plate, Sight, Word};
pub use span::Span;
pub use text_unit::{Notation, STORED_PASSWORD, Seen, TextUnit, UnitId};
