//! What tells one machine, vehicle or body from every other.

pub mod registered;

detectors! {
    biometric_id
    device_id
    ipv4_address
    ipv6_address
    mac_address
    vehicle
}
