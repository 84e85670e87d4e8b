//! Numbers and codes that a label says stand for somebody or something.

detectors! {
    labelled_identifier
}
