//! Values that tell who somebody is.

detectors! {
    email_address
    iban
    ipv4_address
    ipv6_address
    labelled_identifier
    labelled_person
    labelled_username
    mailbox_person
    payment_card
    phone_number
    salutation
    signature
    titled_person
    us_ssn
}
