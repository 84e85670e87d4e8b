//! What tells one machine, vehicle or body from every other.

detectors! {
    ipv4_address
    ipv6_address
}
