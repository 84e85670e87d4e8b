//! Numbers of accounts, cards and banks.

pub mod routing_number;

detectors! {
    bank_account
    crypto_address
    iban
    labelled_card
    payment_card
    swift_code
}
