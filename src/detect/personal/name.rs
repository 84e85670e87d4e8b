//! Names of people, and what belongs to them.

detectors! {
    labelled_person
    mailbox_person
    salutation
    signature
    titled_person
}
