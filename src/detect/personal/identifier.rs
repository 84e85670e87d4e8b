//! Numbers and codes that a label says stand for somebody or something.

detectors! {
    checked_number
    document_number
    labelled_identifier
}
