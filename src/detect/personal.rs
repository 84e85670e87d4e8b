//! Values that tell who somebody is: one folder for each kind of thing that they are.

pub mod contact;
pub mod device;
pub mod financial;
pub mod government;
pub mod identifier;
pub mod name;
