//! Values that tell who somebody is.

pub mod email_address;
