//! Values that open something.

detectors! {
    aws_key
    github_token
    google_api_key
    json_web_token
    labelled_key
    labelled_password
    private_key
    slack_token
    stripe_key
    url_credential
}
