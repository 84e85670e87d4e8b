//! Numbers that states give to people.

detectors! {
    us_ssn
}
