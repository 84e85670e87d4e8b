//! Logs, metrics and alarms.
//!
//! # Source
//! Documentation of the keys of Grafana, Sentry, New Relic, Dynatrace, `PostHog`, Honeycomb, Sumo Logic, Sidekiq,
//! `PagerDuty`, Opsgenie, Rootly, `SettleMint`, Intra 42.

use super::{Row, led, row};

pub static ROWS: &[Row] = &[
    row("grafana-token", "glc_", "b32-400"),
    row("grafana-token", "glsa_", "A32'_'H8"),
    row("grafana-key", "eyJrIjoi", "b70-400"),
    row("sentry-token", "sntrys_", "x100-400"),
    row("sentry-token", "sntryu_", "h64"),
    row("sentry-token", "sntrya_", "h64"),
    row("newrelic-key", "NRAK-", "A27"),
    row("newrelic-key", "NRJS-", "h19"),
    row("newrelic-key", "NRII-", "w32"),
    row("newrelic-key", "NRRA-", "h42"),
    led("newrelic-key", "h36", "NRAL", ""),
    row("dynatrace-token", "dt0c01.", "A24'.'A64"),
    row("dynatrace-token", "dt0s01.", "A8-24'.'A64"),
    row("posthog-key", "phx_", "A40-48"),
    row("honeycomb-key", "hcaik_", "a58-64"),
    row("honeycomb-key", "hcamk_", "a58-64"),
    row("rootly-token", "rootly_", "h64"),
    row("settlemint-token", "sm_", "'aat_'A16|'pat_'A16|'sat_'A16"),
    row("intra-42-secret", "s-s4t2", "'ud-'h64|'af-'h64"),
    row("logfire-token", "pylf_v1_", "l2'_'A40-60"),
    row("axiom-token", "xaat-", "g36"),
    row("axiom-token", "xapt-", "g36"),
];
