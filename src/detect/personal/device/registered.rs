//! Numbers of devices, vehicles and ships with a check digit.
//!
//! # Finds
//! IMEI and ICCID numbers, vehicle identification numbers, numbers of ships.
//! # Does not find
//! Numbers that fail their check, unless their name stands directly before them.
//! # Evidence
//! The shape, the check, and words before it or the heading of its column.
//! # Source
//! 3GPP TS 23.003, 6.2.1; ITU-T E.118; ISO 3779 and 49 CFR 565.15; IMO resolution A.1117(30). HIPAA Safe Harbor (L) vehicle identifiers and (M) device identifiers.

use crate::detect::checked::rows;
use crate::model::check_digit::register as n;

rows! {
    "imei" DeviceId ["imei", "handset", "device"]
        ["99-999999-999999-9", "999999999999999"] n::imei, 0.85 0.0,
        ["IMEI «494650998886738»", "«44-129571-889094-3»"]
        not ["494650998886738"];
    "iccid" DeviceId ["iccid", "sim", "sim card"]
        ["9999 9999 9999 9999 999", "9999 9999 9999 9999 9999"] n::iccid, 0.6 0.5,
        ["SIM «8944100030090123453»"]
        not ["8944100030090123457"];
    "vin" VehicleId ["vin", "vehicle", "chassis", "fahrgestell"]
        ["XXXXXXXXXXX999999", "XXXXXXXXXXXXX9999"] n::vin, 0.85 0.0,
        ["bought «1HGCM82633A004352» used"]
        not ["1HGCM82643A004352"];
    "imo-number" VehicleId ["imo", "vessel", "ship"]
        ["9999999"] n::imo, 0.0 0.0,
        ["vessel IMO «8236502»"]
        not ["8236502"];
}
