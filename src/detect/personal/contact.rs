//! Where a person can be reached: addresses of every kind, numbers, account names.

detectors! {
    coordinates
    email_address
    labelled_username
    phone_number
    social_handle
    spelt_email
    street_address
    web_address
}
