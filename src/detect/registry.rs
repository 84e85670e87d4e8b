//! The list of detectors.

use super::Detector;

/// Names the detectors by folder and file.
macro_rules! detectors {
    ($($folder:ident :: $module:ident)*) => {
        static DETECTORS: &[&dyn Detector] = &[$(&super::$folder::$module::DETECTOR,)*];
    };
}

detectors! {
    personal::email_address
    personal::iban
    personal::ipv4_address
    personal::ipv6_address
    personal::labelled_identifier
    personal::labelled_person
    personal::labelled_username
    personal::mailbox_person
    personal::payment_card
    personal::phone_number
    personal::salutation
    personal::signature
    personal::titled_person
    personal::us_ssn
    secret::aws_key
    secret::github_token
    secret::google_api_key
    secret::json_web_token
    secret::labelled_key
    secret::labelled_password
    secret::private_key
    secret::slack_token
    secret::stripe_key
    secret::url_credential
}

/// Every detector.
pub fn all() -> &'static [&'static dyn Detector] {
    DETECTORS
}
