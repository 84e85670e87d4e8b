//! Names of people, and what belongs to them.

detectors! {
    labelled_person
    listed_person
    listed_place
    mailbox_person
    nationality
    salutation
    signature
    titled_person
}
