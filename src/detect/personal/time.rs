//! Dates and ages.

mod calendar;

detectors! {
    age
    date
    date_of_birth
}
