//! Values that open something.

pub mod aws_key;
pub mod github_token;
pub mod google_api_key;
pub mod json_web_token;
pub mod labelled_key;
pub mod labelled_password;
pub mod private_key;
pub mod slack_token;
pub mod stripe_key;
pub mod url_credential;
