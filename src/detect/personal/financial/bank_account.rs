//! Numbers of bank accounts, loans and other accounts with a company, and of banks, by their label.
//!
//! # Finds
//! `Account number: …`, `acct …`, `Sort code: …`, `Routing No. …`, `BSB …`, `ACC-10339`, and cells under such a heading.
//! # Does not find
//! Account numbers without a label; the ids that programs give to accounts in code.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of statements and forms. HIPAA Safe Harbor (J) account numbers.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "bank-account",
        entity: Entity::BankAccount,
        examples: About::proof(&[
            "account number «00123456789»",
            "Account «2001962462» is active",
            "Account: «10107822»\n",
            "Sort code: «20-00-00»",
            "BSB: «062-000»",
            "Routing No. «021000021»",
            "acct# «000123-456»",
            "Kontonummer: «1234567890»",
            "Bankleitzahl: «37040044»",
            "IFSC code: «HDFC0001234»",
        ]),
        counterexamples: About::proof(&["account.id2", "accountId: string", "on account of 12345", "account: 12"]),
    },
    named: &[
        "account",
        "acct",
        "account id",
        "bank account",
        "checking account",
        "savings account",
        "current account",
        "routing",
        "aba",
        "rtn",
        "sort code",
        "bsb",
        "transit number",
        "iban",
        "loan",
        "loan id",
        "mortgage",
        "ifsc",
        "ifsc code",
        "clabe",
        "kontonummer",
        "konto",
        "bankleitzahl",
        "blz",
        "depotnummer",
        "numero de cuenta",
        "cuenta",
        "numero de compte",
        "compte",
        "numero di conto",
        "rekeningnummer",
        "numero da conta",
        "kontonr",
        "micr",
        "cbu",
    ],
    numbered: &[
        "account",
        "acct",
        "bank",
        "bank account",
        "routing",
        "bank routing",
        "aba",
        "transit",
        "loan",
        "mortgage",
        "bsb",
        "sort",
        "brokerage",
        "deposit",
        "institution",
        "wire",
        "ach",
        "ifsc",
        "iban",
        "giro",
        "bank sort",
    ],
    prefixes: &["ACC", "ACCT"],
};
