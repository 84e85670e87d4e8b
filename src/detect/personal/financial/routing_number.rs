//! Numbers of banks and accounts with a check digit.
//!
//! # Finds
//! Routing numbers of the United States and standardised accounts (CLABE) of Mexico.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! American Bankers Association, Routing Number Policy; Banco de México, Circular 3/2012. HIPAA Safe Harbor (J) account numbers.

use crate::detect::checked::rows;
use crate::model::check_digit::register as n;

rows! {
    "us-routing-number" BankAccount ["routing", "aba", "rtn", "transit", "wire", "ach", "bank", "fedwire"]
        ["999999999", "9999-9999-9"] n::aba, 0.0 0.0,
        ["routing «024038375»", "wire to bank «025520112»"]
        not ["024038375"];
    "mx-clabe" BankAccount ["clabe", "cuenta"]
        ["999999999999999999"] n::clabe, 0.0 0.0,
        ["CLABE «032180000118359719»"]
        not ["032180000118359719"];
}
