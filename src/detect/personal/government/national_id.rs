//! Numbers under which states know persons and taxpayers, as tables of rows: a file for each part of the world.

pub mod america;
pub mod asia;
pub mod east;
pub mod europe;
pub mod south;
