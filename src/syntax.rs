//! Bytes to structure and back, knowing nothing of what is sensitive.
//!
//! What stands here knows containers, markup and encodings. Which of their content may stay is for a format to say.

pub mod base64;
pub mod charset;
pub mod data_uri;
pub mod delimited;
pub mod entry;
pub mod fax;
pub mod git;
pub mod icc;
pub mod latex;
pub mod mail;
pub mod markdown;
pub mod opc;
pub mod open_document;
pub mod packed;
pub mod pdf;
pub mod percent;
pub mod picture;
pub mod reference;
pub mod rtf;
pub mod sample;
pub mod source;
pub mod source_map;
pub mod tar;
pub mod toml;
pub mod xml;
pub mod yaml;
pub mod zip;
