//! Databases and what is built around them.
//!
//! # Source
//! Documentation of the keys of `PlanetScale`, Supabase, Neon, `ClickHouse` Cloud, Notion, Contentful,
//! `MongoDB` Atlas, Xata, dbt, Algolia, Apify, `MaxMind`, Clerk, Liveblocks, Mapbox, Inngest, Upstash.

use super::{Row, led, row};

pub static ROWS: &[Row] = &[
    row("planetscale-token", "pscale_", "'oauth_'e32-64|'pw_'e32-64|'tkn_'e32-64"),
    row("supabase-key", "sbp_", "h40|'v0_'h40"),
    row("supabase-key", "sb_secret_", "w31-40"),
    row("neon-key", "napi_", "a60-66"),
    row("clickhouse-key", "4b1d", "A38"),
    row("notion-token", "ntn_", "d11A35"),
    row("notion-token", "secret_", "~A43"),
    row("contentful-token", "CFPAT-", "w43"),
    row("mongodb-atlas-secret", "mdb_sa_sk_", "w40"),
    row("xata-key", "xau_", "A30-44"),
    row("dbt-token", "dbtc_", "w30-60"),
    row("dbt-token", "dbtu_", "w30-60"),
    row("apify-token", "apify_api_", "A36"),
    led("maxmind-key", "w36", "_mmk", ""),
    row("mapbox-token", "sk.eyJ", "w50-120'.'w22"),
    row("mapbox-token", "pk.eyJ", "w50-120'.'w22"),
    row("mapbox-token", "tk.eyJ", "w50-120'.'w22"),
    row("inngest-key", "signkey-", "l3-8'-'h64"),
    row("launchdarkly-key", "sdk-", "h8'-'h4'-'h4'-'h4'-'h12"),
    row("tinybird-token", "p.eyJ", "w40-200'.'w20-60"),
    row("censys-key", "censys_", "~w20-60"),
    row("deepl-free-key", "DeepL-Auth-Key ", "g36':fx'|g36"),
];
