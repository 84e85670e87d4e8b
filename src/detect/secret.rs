//! Values that open something.

mod assignment;
mod published;
mod vendor_word;

detectors! {
    credential_file
    http_credential
    json_web_key
    json_web_token
    kubernetes_secret
    labelled_key
    labelled_password
    private_key
    url_credential
    vendor
}
