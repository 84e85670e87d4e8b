//! Numbers of persons in Asia.
//!
//! # Finds
//! Numbers of India, Pakistan, Israel, China, Japan, Korea, Taiwan, Hong Kong, Singapore, Thailand, Malaysia, Indonesia, the Philippines, Viet Nam, the Emirates, Saudi Arabia and Kuwait.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! UIDAI; Income Tax Department and GSTN; NADRA; GB 11643; the registers of the other countries, as published. HIPAA Safe Harbor (R) any other unique identifying number.

use crate::detect::checked::rows;
use crate::model::check_digit::national as n;

rows! {
    "in-aadhaar" NationalId ["aadhaar", "aadhar", "uidai", "आधार"]
        ["9999 9999 9999", "9999-9999-9999"] n::in_aadhaar, 0.65 0.0,
        ["Aadhaar «7913 9335 9019»", "«8446 2487 9589» on file"]
        not ["4114 6242 8050"];
    "in-pan" TaxNumber ["pan", "permanent account"]
        ["AAAAA9999A"] n::in_pan, 0.75 0.0,
        ["PAN «ACUPA7085R»"]
        not ["ACUXA7085R"];
    "in-gstin" TaxNumber ["gstin", "gst"]
        ["99AAAAA9999AXAX"] n::in_gstin, 0.9 0.0,
        ["GSTIN «27AAPFU0232F1Z9»"]
        not ["27AAPFU0236F1Z4"];
    "in-epic" NationalId ["epic", "voter id", "voter", "elector"]
        ["AAA9999999"] n::any, 0.0 0.0,
        ["voter id «ABC1234567»"]
        not ["ABC1234567"];
    "pk-cnic" NationalId ["cnic", "nicop", "nadra", "شناختی"]
        ["99999-9999999-9"] |x| !x.starts_with(b"0"), 0.85 0.0,
        ["CNIC «35202-1234567-1»"]
        not ["05202-1234567-1"];
    "il-teudat-zehut" NationalId ["teudat zehut", "t.z", "tz", "israeli id", "ת.ז", "תעודת זהות"]
        ["999999999", "9-9999999-9"] n::luhn, 0.0 0.0,
        ["Teudat Zehut: «123456782»"]
        not ["123456782"];
    "cn-resident-id" NationalId ["身份证", "身份证号", "居民身份证", "resident id", "id card"]
        ["99999999999999999X"] n::cn_ric, 0.97 0.9,
        ["身份证号：«360426199101071827»", "«360426199101078463»"]
        not ["36042613210107998X"];
    "jp-my-number" NationalId ["my number", "マイナンバー", "個人番号"]
        ["9999 9999 9999"] n::jp_my, 0.0 0.0,
        ["マイナンバー: «0553 8828 5515»", "My Number «015777362264»"]
        not ["2877 9241 0751"];
    "kr-rrn" NationalId ["주민등록번호", "주민번호", "rrn", "resident registration"]
        ["999999-9999999"] n::kr_rrn, 0.85 0.0,
        ["주민등록번호 «671013-6018276»"]
        not ["071301-6531000"];
    "tw-id" NationalId ["身分證", "身分證字號", "統一編號", "national id"]
        ["A999999999"] n::tw_id, 0.75 0.0,
        ["«A123456789»"]
        not ["A123456788"];
    "hk-id" NationalId ["hkid", "hong kong identity", "hong kong id", "香港身份證", "身份證"]
        ["A999999(X)", "AA999999(X)"] n::hk_id, 0.9 0.0,
        ["HKID «A123456(3)»", "«AB987654(3)»"]
        not ["A123456(4)"];
    "sg-nric" NationalId ["nric", "fin", "singapore"]
        ["A9999999A"] n::sg_nric, 0.85 0.0,
        ["NRIC «S1234567D»", "FIN: «G1234567X»"]
        not ["S1234567A"];
    "th-citizen-id" NationalId ["บัตรประชาชน", "เลขประจำตัวประชาชน", "thai id", "citizen id"]
        ["9-9999-99999-99-9", "9 9999 99999 99 9"] n::th_pin, 0.95 0.0,
        ["Thai ID «1-2345-21346-89-4»"]
        not ["1-2345-82827-15-8"];
    "my-nric" NationalId ["mykad", "nric", "ic no", "kad pengenalan", "ic number"]
        ["999999-99-9999"] n::date_ymd, 0.8 0.0,
        ["MyKad «770305-02-1234»"]
        not ["773305-02-1234"];
    "id-nik" NationalId ["nik", "ktp", "nomor induk kependudukan", "e-ktp"]
        ["9999999999999999"] n::id_nik, 0.0 0.0,
        ["NIK: «3171014503900001»"]
        not ["3171014503900001 x"];
    "ph-sss" NationalId ["sss", "social security system", "umid", "crn"]
        ["99-9999999-9", "9999-9999999-9"] n::any, 0.0 0.0,
        ["SSS no. «34-1234567-8»"]
        not ["34-1234567-8"];
    "vn-cccd" NationalId ["cccd", "căn cước", "cmnd", "can cuoc"]
        ["999999999999", "999999999"] n::any, 0.0 0.0,
        ["CCCD: «001099012345»"]
        not ["001099012345"];
    "ae-emirates-id" NationalId ["emirates id", "eid", "الهوية"]
        ["999-9999-9999999-9"] n::ae_id, 0.95 0.7,
        ["Emirates ID «784-1984-1234567-4»"]
        not ["785-1984-1234567-4"];
    "sa-national-id" NationalId ["iqama", "national id", "saudi id", "هوية"]
        ["9999999999"] n::sa_id, 0.0 0.0,
        ["Iqama «2000000006»"]
        not ["2000000006"];
    "kw-civil-id" NationalId ["civil id", "kuwait"]
        ["999999999999"] n::kw_id, 0.0 0.0,
        ["Civil ID «273032401586»"]
        not ["273032401586"];
}
