//! Numbers of orders, tickets, contracts, invoices and other documents, by their label.
//!
//! # Finds
//! `Invoice No. …`, `Order #…`, `PO number …`, `Tracking number …`, `INV-2024-0042`, and cells under such a heading.
//! # Does not find
//! Numbers of pages, versions and issues of open projects.
//! # Evidence
//! The label, or the letters that the number begins with.
//! # Source
//! Observed labels of business documents. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::About;
use crate::detect::labelled::Class;
use crate::model::Entity;

/// The class.
pub static DETECTOR: Class = Class {
    about: &About {
        id: "labelled-document-number",
        entity: Entity::DocumentNumber,
        examples: About::proof(&[
            "Invoice No. «2024-00418»",
            "Order #: «7718-2231»",
            "PO number: «4500012345»",
            "Tracking number: «1Z999AA10123456784»",
            "as billed in «INV-20240042».",
            "Ticket ID: «88120934»",
            "Rechnungsnummer: «RE-2024-118»",
        ]),
        counterexamples: About::proof(&["order: 1", "ticket 12", "contract 3.14", "invoice date 2024-01-02"]),
    },
    named: &[
        "order id",
        "ticket id",
        "invoice id",
        "contract id",
        "tracking",
        "confirmation code",
        "booking reference",
        "record locator",
        "rechnungsnummer",
        "auftragsnummer",
        "bestellnummer",
        "vertragsnummer",
        "numero de factura",
        "numero de pedido",
        "numero de facture",
        "numero de commande",
        "numero de contrato",
        "numero fattura",
        "order reference",
        "ticket",
    ],
    numbered: &[
        "order",
        "invoice",
        "ticket",
        "contract",
        "po",
        "purchase order",
        "sales order",
        "work order",
        "booking",
        "confirmation",
        "tracking",
        "shipment",
        "waybill",
        "consignment",
        "document",
        "agreement",
        "quote",
        "quotation",
        "receipt",
        "rma",
        "transaction",
        "payment",
        "statement",
        "deed",
        "parcel",
        "patent application",
        "tender",
        "proposal",
        "lease",
        "escrow",
        "voucher",
        "authorization",
        "approval",
        "referral",
        "project",
    ],
    prefixes: &["INV", "PO", "ORD"],
};
