//! Numbers that care gives to patients, and to those who care.

pub mod registered;

detectors! {
    health_insurance
    medical_record
}
