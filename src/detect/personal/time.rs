//! Dates and ages.

detectors! {}
