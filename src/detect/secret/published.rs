//! Keys and passwords that their vendors print in manuals, emulators and tests. Everybody has them, and they open
//! nothing.
//!
//! # Source
//! Stripe, "API keys" and "Checkout"; Azure Storage emulator and Azure Cosmos DB emulator, "Authentication";
//! NuGet, "nuget.config reference"; the tests of the Firebase SDKs.

const VALUES: &[&str] = &[
    "sk_test_4eC39HqLyjWDarjtT1zdp7dc",
    "sk_test_BQokikJOvBiI2HlWgH4olfQ2",
    "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==",
    "hal+9ooo_da!sY",
    "AIzaSyA4UrcGxgwQFTfaI3no3t7Lt1sjmdnP5sQ",
    "AIzaSyA5_iVawFQ8ABuTZNUdcwERLJv_a_p4wtM",
    "AIzaSyANUvH9H9BsUccjsu2pCmEkOPjjaXeDQgY",
    "AIzaSyASWm6HmTMdYWpgMnjRBjxcQ9CKctWmLd4",
    "AIzaSyAdOS2zB6NCsk1pCdZ4-P6GBdi_UUPwX7c",
    "AIzaSyAnLA7NfeLquW1tJFpx_eQCxoX-oo6YyIs",
    "AIzaSyDMAScliyLx7F0NPDEJi1QmyCgHIAODrlU",
];

/// Tells whether a value is one that its vendor has published.
pub fn is_published(value: &str) -> bool {
    VALUES.contains(&value)
}
