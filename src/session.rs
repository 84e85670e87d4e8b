//! One contributor's task: several files, one set of decisions.
//!
//! The two halves live apart, because in the browser each file has a worker of its own: [`FileSession`] holds one
//! open file, [`Task`] holds what all files have in common and never sees a file. A [`Brief`](crate::scan::Brief)
//! and [`Rulings`](crate::plan::Rulings) travel from the task to the files, [`Sightings`] travel back.

mod draft;
mod file;
mod hint;
mod name_run;
mod page;
mod passage;
mod preview;
mod second_look;
mod shelf;
mod suggestion;
mod task;

pub use draft::Draft;
pub use file::{FileSession, Sighting, Sightings};
pub use hint::{Evidence, Hint};
pub use page::Boxed;
pub use passage::{Mark, Passage};
pub use preview::{Item, Piece, Preview};
pub use second_look::{DOOR as SECOND_LOOK, SecondLook};
pub use shelf::Shelf;
pub use suggestion::Suggestion;
pub use task::{Group, Task};
