//! Bytes to structure and back, knowing nothing of what is sensitive.

pub mod charset;
pub mod data_uri;
pub mod delimited;
pub mod markdown;
pub mod source_map;
