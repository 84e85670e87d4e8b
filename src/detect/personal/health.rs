//! Numbers that care gives to patients, and to those who care.

detectors! {}
