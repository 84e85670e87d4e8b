//! Values that tell who somebody is.

pub mod email_address;
pub mod iban;
pub mod ipv4_address;
pub mod ipv6_address;
pub mod labelled_identifier;
pub mod labelled_person;
pub mod labelled_username;
pub mod mailbox_person;
pub mod payment_card;
pub mod phone_number;
pub mod salutation;
pub mod signature;
pub mod titled_person;
pub mod us_ssn;
