//! Names of people, and what belongs to them.

detectors! {
    job_title
    labelled_person
    listed_person
    listed_place
    mailbox_person
    nationality
    salutation
    signature
    tagged_person
    tagged_place
    titled_person
}
