//! Payment, shops and shipping.
//!
//! # Source
//! Stripe, "API keys"; documentation of the keys of Square, `PayPal`, Razorpay, Plaid, Flutterwave, Shopify,
//! Shippo, `EasyPost`, Duffel, Paddle, Freemius, Coinbase, Checkout.com.

use super::{Row, row};

pub static ROWS: &[Row] = &[
    row("stripe-key", "sk_live_", "A10-247"),
    row("stripe-key", "sk_test_", "A10-247"),
    row("stripe-key", "sk_prod_", "A10-247"),
    row("stripe-key", "rk_live_", "A10-247"),
    row("stripe-key", "rk_test_", "A10-247"),
    row("stripe-key", "rk_prod_", "A10-247"),
    row("stripe-webhook-secret", "whsec_", "b20-90"),
    row("square-token", "EAAA", "~w22-64"),
    row("square-token", "sq0atp-", "w20-32"),
    row("square-secret", "sq0csp-", "w40-64"),
    row("square-secret", "sq0idp-", "w22"),
    row("paypal-token", "access_token$production$", "a16'$'h32"),
    row("paypal-token", "access_token$sandbox$", "a16'$'h32"),
    row("razorpay-key", "rzp_live_", "A14"),
    row("razorpay-key", "rzp_test_", "A14"),
    row("plaid-token", "access-sandbox-", "g36"),
    row("plaid-token", "access-development-", "g36"),
    row("plaid-token", "access-production-", "g36"),
    row("flutterwave-key", "FLWSECK", "'_TEST-'A12-36'-X'|'-'A12-36'-X'|'_TEST-'A12-36|'_TEST'A10-14"),
    row("flutterwave-key", "FLWPUBK", "'_TEST-'A12-36'-X'|'-'A12-36'-X'"),
    row("shopify-token", "shpat_", "H32"),
    row("shopify-token", "shpca_", "H32"),
    row("shopify-token", "shppa_", "H32"),
    row("shopify-token", "shpss_", "H32"),
    row("shopify-token", "shptka_", "H32"),
    row("shippo-token", "shippo_live_", "h40"),
    row("shippo-token", "shippo_test_", "h40"),
    row("easypost-key", "EZAK", "A54"),
    row("easypost-key", "EZTK", "A54"),
    row("duffel-token", "duffel_live_", "e43"),
    row("duffel-token", "duffel_test_", "e43"),
    row("paddle-key", "pdl_live_apikey_", "A26'_'A22'_'A3"),
    row("paddle-key", "pdl_sdbx_apikey_", "A26'_'A22'_'A3"),
    row("checkout-key", "sk_sbox_", "a26-32"),
];
