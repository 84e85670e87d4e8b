//! Social networks, work together, and everything else.
//!
//! # Source
//! Meta for Developers, "Access tokens"; documentation of the keys of X, `HubSpot`, Linear, `ClickUp`, Dropbox,
//! Typeform, Frame.io, Adobe, Figma, Ghost, Twitch, `WakaTime`; Django and Laravel, "Settings".

use super::{Row, row};

pub static ROWS: &[Row] = &[
    row("facebook-token", "EAAM", "~A80-400"),
    row("facebook-token", "EAAC", "~A80-400"),
    row("facebook-token", "EAAG", "~A80-400"),
    row("facebook-token", "EAAB", "~A80-400"),
    row("facebook-token", "EAAD", "~A80-400"),
    row("instagram-token", "IGQV", "~w80-400"),
    row("hubspot-token", "pat-na1-", "g36"),
    row("hubspot-token", "pat-eu1-", "g36"),
    row("linear-key", "lin_api_", "A40"),
    row("linear-token", "lin_oauth_", "h64"),
    row("clickup-token", "pk_", "d5-10'_'u32"),
    row("dropbox-token", "sl.", "~w130-1200"),
    row("typeform-token", "tfp_", "e40-60"),
    row("frameio-token", "fio-u-", "e64"),
    row("adobe-secret", "p8e-", "A32"),
    row("adobe-secret", "p8e_", "~w32"),
    row("wakatime-key", "waka_", "g36"),
    row("django-secret-key", "django-insecure-", "x40-60"),
    row("laravel-key", "base64:", "b43-44"),
    row("canva-secret", "cnvca", "w40-60"),
    row("tiktok-token", "act.", "~w60-90"),
    row("bitcoin-private-key", "xprv9", "A100-110"),
    row("lichess-token", "lip_", "~A20"),
    row("stytch-secret", "secret-live-", "w36"),
    row("stytch-secret", "secret-test-", "w36"),
];
