//! Where a person can be reached: addresses of every kind, numbers, account names.

detectors! {
    email_address
    labelled_username
    phone_number
    street_address
}
