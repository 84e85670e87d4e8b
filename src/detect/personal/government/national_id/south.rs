//! Numbers of persons in Africa and Oceania.
//!
//! # Finds
//! Numbers of South Africa, Egypt, Nigeria, Australia and New Zealand.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! Department of Home Affairs of South Africa; Australian Taxation Office, Services Australia and ABR; Inland Revenue of New Zealand; NIMC, as published. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::checked::rows;
use crate::model::check_digit::national as n;

rows! {
    "za-id" NationalId ["id number", "identity number", "rsa id", "sa id", "south african id", "id no"]
        ["9999999999999", "999999 9999 99 9"] n::za_id, 0.85 0.55,
        ["ID number «7503305317089»", "«750330 0478 08 4»"]
        not ["7503309552080"];
    "eg-national-id" NationalId ["national id", "الرقم القومي"]
        ["99999999999999"] n::eg_id, 0.0 0.0,
        ["national ID «29001011234567»"]
        not ["29001011234567"];
    "ng-nin" NationalId ["nin", "bvn", "bank verification", "national identification"]
        ["99999999999", "9999 999 9999"] n::any, 0.0 0.0,
        ["NIN: «63184876213»"]
        not ["63184876213"];
    "au-tfn" TaxNumber ["tfn", "tax file"]
        ["999 999 999", "99999999"] n::au_tfn, 0.0 0.0,
        ["TFN «956 014 188»"]
        not ["956 014 188"];
    "au-medicare" NationalId ["medicare", "medicare card"]
        ["9999 99999 9"] n::au_medicare, 0.7 0.0,
        ["Medicare «2123 45670 1»"]
        not ["2123 45671 1"];
    "au-abn" TaxNumber ["abn", "australian business"]
        ["99 999 999 999"] n::au_abn, 0.85 0.0,
        ["ABN «90 777 729 829»"]
        not ["28 078 939 448"];
    "au-acn" TaxNumber ["acn", "arbn"]
        ["999 999 999"] n::any, 0.0 0.0,
        ["ACN «004 085 616»"]
        not ["004 085 616"];
    "nz-ird" TaxNumber ["ird", "ird number", "inland revenue"]
        ["999-999-999", "99-999-999"] n::nz_ird, 0.0 0.0,
        ["IRD «32-028-721»"]
        not ["13-290-304"];
}
