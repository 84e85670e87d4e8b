//! The shapes that cross the boundary, but for the preview.

mod brief;

use std::borrow::Cow;
use std::collections::BTreeSet;

use js_sys::JSON;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

pub use brief::{BriefDto, CommonRulingsDto, KnowledgeDto, RulingsDto, place_dtos};

use super::error::thrown;
use crate::error::{Error, Result};
use crate::format::Document;
use crate::model::{
    Area, Category, Decision, Dropped, DroppedKind, Entity, Finding, FindingId, Location, On, Plate, Sensitive, Span,
    Spot, UnitId, Value, order,
};
use crate::replace::Standing;
use crate::resolve;
use crate::resolve::Known;
use crate::scan::CodeWords;
use crate::session::{Evidence, Group, Hint, Sighting, Sightings, Suggestion};
use crate::{detect, format};

/// Makes a JavaScript value.
///
/// It crosses as one text: a list of many findings made field by field, with a call into JavaScript for each, takes
/// ten times as long.
pub fn to_js<T: Serialize>(value: &T) -> std::result::Result<JsValue, JsValue> {
    let json = serde_json::to_string(value).map_err(|_| thrown(&Error::OutOfOrder { what: "Ask again" }, None))?;
    JSON::parse(&json)
}

/// Reads a JavaScript value; it crosses as one text, too.
pub fn from_js<T: for<'a> Deserialize<'a>>(value: &JsValue) -> std::result::Result<T, JsValue> {
    let foreign = Error::OutOfOrder { what: "Take the object as the engine gave it; this one is of another shape" };
    let json = JSON::stringify(value).ok().and_then(|json| json.as_string());
    let read = json.and_then(|json| serde_json::from_str(&json).ok());
    read.ok_or_else(|| thrown(&foreign, None))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EngineInfo {
    pub version: &'static str,
    pub formats: Vec<FormatInfo>,
    pub entities: Vec<EntityInfo>,
    pub detectors: Vec<DetectorInfo>,
    pub dropped: Vec<DroppedInfo>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormatInfo {
    id: &'static str,
    name: &'static str,
    extensions: &'static [&'static str],
    media_type: &'static str,
}

impl From<&'static format::About> for FormatInfo {
    fn from(about: &'static format::About) -> Self {
        Self { id: about.id, name: about.name, extensions: about.extensions, media_type: about.media_type }
    }
}

#[derive(Serialize)]
pub struct EntityInfo {
    code: &'static str,
    label: &'static str,
    category: &'static str,
    about: &'static str,
}

impl From<Entity> for EntityInfo {
    fn from(entity: Entity) -> Self {
        let category = entity.category().code();
        Self { code: entity.code(), label: entity.label(), category, about: entity.about() }
    }
}

#[derive(Serialize)]
pub struct DetectorInfo {
    id: &'static str,
    entity: &'static str,
}

impl From<&'static detect::About> for DetectorInfo {
    fn from(about: &'static detect::About) -> Self {
        Self { id: about.id, entity: about.entity.code() }
    }
}

#[derive(Serialize)]
pub struct DroppedInfo {
    code: &'static str,
    about: &'static str,
}

impl From<DroppedKind> for DroppedInfo {
    fn from(kind: DroppedKind) -> Self {
        Self { code: kind.code(), about: kind.about() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenedDto {
    /// What the files inside are called, in their order, where they have names.
    pub files: Vec<String>,
    /// The names of the sheets in their order; none but for a workbook.
    pub sheets: Vec<String>,
    pub format: &'static str,
    pub format_name: &'static str,
    pub units: usize,
    pub characters: usize,
    pub pictures: usize,
    /// The pages, from 0, that only a person can read.
    pub scans: Vec<u32>,
    /// What has to be looked at, because only its pixels tell what it says.
    pub plates: Vec<PlateDto>,
    pub dropped: Vec<DroppedDto>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlateDto {
    page: u32,
    part: [f64; 4],
    scale: f64,
    is_drawn: bool,
}

impl PlateDto {
    /// Plates of a document.
    pub fn all(plates: &[Plate], document: &dyn Document) -> Vec<Self> {
        let is_drawn = |plate: &Plate| document.drawing(plate.page_index).is_some();
        let dto = |plate: &Plate| Self {
            page: plate.page_index,
            part: plate.part,
            scale: plate.scale,
            is_drawn: is_drawn(plate),
        };
        plates.iter().map(dto).collect()
    }
}

#[derive(Serialize)]
pub struct DroppedDto {
    kind: &'static str,
    count: usize,
}

impl From<Dropped> for DroppedDto {
    fn from(dropped: Dropped) -> Self {
        Self { kind: dropped.kind.code(), count: dropped.count }
    }
}

#[derive(Serialize, Deserialize, Clone)]
pub struct PlaceDto {
    kind: Cow<'static, str>,
    number: usize,
    column: usize,
    visibility: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "is_none")]
    sheet: usize,
    #[serde(default, skip_serializing_if = "is_none")]
    slide: usize,
    #[serde(default, skip_serializing_if = "is_none")]
    file: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it so")]
fn is_none(number: &usize) -> bool {
    *number == 0
}

impl From<Location> for PlaceDto {
    fn from(location: Location) -> Self {
        let Location { place, number, column, .. } = location;
        let own = Spot { file: 0, place, number, column };
        let Spot { file, place, number, column } = location.inner.unwrap_or(own);
        Self {
            kind: place.code().into(),
            number,
            column,
            file,
            visibility: location.visibility.code().into(),
            sheet: if let On::Sheet(number) = location.on { number } else { 0 },
            slide: if let On::Slide(number) = location.on { number } else { 0 },
        }
    }
}

/// A finding on its way to the page and, unchanged, on to the task.
#[derive(Serialize, Deserialize)]
pub struct FindingDto {
    id: String,
    key: String,
    entity: Cow<'static, str>,
    value: String,
    score: f32,
    detector: String,
    place: PlaceDto,
}

impl FindingDto {
    pub fn new(finding: &Finding, spelling: &str, location: Location) -> Self {
        Self {
            id: finding.id.to_string(),
            key: key(&finding.value),
            entity: finding.value.entity.code().into(),
            value: spelling.to_owned(),
            score: finding.score,
            detector: finding.detector.as_str().to_owned(),
            place: location.into(),
        }
    }

    fn sighting(&self) -> Result<Sighting> {
        let value = value_of_key(&self.key)?;
        let is_sought = resolve::is_sought(&value, self.score, &self.detector);
        let (spelling, detector) = (self.value.as_str().into(), self.detector.clone().into());
        Ok(Sighting { id: finding_id(&self.id)?, value, spelling, detector, is_sought })
    }
}

/// What a scan tells the page and, passed on unchanged, the task.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReportDto {
    name: String,
    words: Vec<String>,
    is_program: bool,
    findings: Vec<FindingDto>,
    stand_ins: Vec<(String, usize)>,
    hints: Vec<HintDto>,
}

/// A word with its count of places and the reasons for it, by their codes.
#[derive(Serialize, Deserialize)]
struct HintDto(String, usize, Vec<(String, usize)>);

impl ReportDto {
    pub fn new(
        (name, code): (&Sensitive<String>, CodeWords),
        findings: Vec<FindingDto>,
        standing: &Standing,
        hints: Vec<Hint>,
    ) -> Self {
        let stand_ins = standing.iter().map(|(entity, number)| (entity.code().to_owned(), *number)).collect();
        let hint = |hint: Hint| {
            let evidence = hint.evidence.iter().map(|(kind, count)| (kind.code().to_owned(), *count)).collect();
            // EXPOSE: the page suggests the words to the person who owns the file.
            HintDto(hint.text.into_exposed(), hint.places, evidence)
        };
        // EXPOSE: other files may name this one.
        let name = name.expose().clone();
        let CodeWords { words, is_program } = code;
        Self { name, words, is_program, findings, stand_ins, hints: hints.into_iter().map(hint).collect() }
    }

    pub fn sightings(&self) -> Result<Sightings> {
        let known = |(code, number): &(String, usize)| Some((Entity::from_code(code)?, *number));
        let findings = self.findings.iter().map(FindingDto::sighting).collect::<Result<_>>()?;
        let evidence = |(code, count): &(String, usize)| {
            Some((Evidence::ALL.iter().copied().find(|kind| kind.code() == code)?, *count))
        };
        let hint = |HintDto(text, places, reasons): &HintDto| Hint {
            text: text.as_str().into(),
            places: *places,
            evidence: reasons.iter().filter_map(evidence).collect(),
        };
        let hints = self.hints.iter().map(hint).collect();
        let standing = order::map(self.stand_ins.iter().filter_map(known));
        let code = CodeWords { words: self.words.clone(), is_program: self.is_program };
        Ok(Sightings { name: self.name.as_str().into(), code, findings, standing, hints })
    }
}

/// The name of a value across files: the code of its entity, a colon, its compared form.
pub fn key(value: &Value) -> String {
    // EXPOSE: the page shows the values to the person who owns the files.
    format!("{}:{}", value.entity.code(), value.folded.expose())
}

/// Reads a [`key`].
///
/// # Errors
/// `OutOfOrder` for a key that no scan has given.
pub fn value_of_key(key: &str) -> Result<Value> {
    let parts = key.split_once(':');
    let value =
        parts.and_then(|(code, folded)| Some(Value { entity: Entity::from_code(code)?, folded: folded.into() }));
    value.ok_or(Error::OutOfOrder { what: "Take the key of a finding" })
}

/// Reads a finding's id: `unit.start-end`.
///
/// # Errors
/// `OutOfOrder` for an id that no scan has given.
pub fn finding_id(id: &str) -> Result<FindingId> {
    let parsed = || {
        let (unit, range) = id.split_once('.')?;
        let (start, end) = range.split_once('-')?;
        let span = Span::new(start.parse().ok()?, end.parse().ok()?)?;
        Some(FindingId { unit: UnitId(unit.parse().ok()?), span })
    };
    parsed().ok_or(Error::OutOfOrder { what: "Take the id of a finding" })
}

fn decision(code: &str) -> Result<Decision> {
    let all = [Decision::Accept, Decision::Reject].into_iter();
    let known = all.into_iter().find(|decision| decision.code() == code);
    known.ok_or(Error::OutOfOrder { what: "Decide with accept or reject" })
}

/// Reads a decision.
///
/// # Errors
/// An error object for anything but `accept` and `reject`.
pub fn decision_of(code: &str) -> std::result::Result<Decision, JsValue> {
    decision(code).map_err(|error| thrown(&error, None))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupDto {
    key: String,
    entity: &'static str,
    category: &'static str,
    value: String,
    count: usize,
    files: Vec<CountDto>,
    decision: &'static str,
    stand_in: String,
    action: &'static str,
    detector: String,
    reason: String,
    decided: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CountDto {
    file_id: String,
    count: usize,
}

impl From<Group> for GroupDto {
    fn from(group: Group) -> Self {
        let category: Category = group.category();
        Self {
            key: key(&group.value),
            entity: group.value.entity.code(),
            category: category.code(),
            // EXPOSE: the page shows the value to the person who owns the files.
            value: group.spelling.expose().clone(),
            count: group.files.iter().map(|(_, count)| count).sum(),
            files: group.files.into_iter().map(|(file_id, count)| CountDto { file_id, count }).collect(),
            decision: group.decision.code(),
            stand_in: group.stand_in,
            action: group.action.code(),
            detector: group.detector.as_str().to_owned(),
            reason: group.reason,
            decided: group.is_decided,
        }
    }
}

/// A suggested term.
#[derive(Serialize)]
pub struct SuggestionDto {
    text: String,
    places: usize,
    evidence: Vec<ReasonDto>,
}

#[derive(Serialize)]
struct ReasonDto {
    kind: &'static str,
    count: usize,
    files: usize,
}

impl From<Suggestion> for SuggestionDto {
    fn from(suggestion: Suggestion) -> Self {
        let reason = |(kind, count, files): (Evidence, usize, usize)| ReasonDto { kind: kind.code(), count, files };
        Self {
            // EXPOSE: the page suggests the word to the person who owns the files.
            text: suggestion.text.into_exposed(),
            places: suggestion.places,
            evidence: suggestion.evidence.into_iter().map(reason).collect(),
        }
    }
}

/// A part of a page, in points of its own space.
#[derive(Serialize, Deserialize)]
pub struct AreaDto {
    page: u32,
    /// Left, bottom, right and top.
    rect: [f64; 4],
}

impl From<&Area> for AreaDto {
    fn from(area: &Area) -> Self {
        Self { page: area.page_index(), rect: area.sides() }
    }
}

/// What a person has done on the pages of a file.
#[derive(Default, Deserialize)]
pub struct DrawnDto {
    areas: Vec<AreaDto>,
    seen: Vec<u32>,
}

impl DrawnDto {
    /// The areas, and the pages that were looked at.
    ///
    /// # Errors
    /// `OutOfOrder` for an area that is none.
    pub fn read(&self) -> Result<(Vec<Area>, BTreeSet<u32>)> {
        let none = Error::OutOfOrder { what: "Draw the area again" };
        let area = |dto: &AreaDto| {
            let [left, bottom, right, top] = dto.rect;
            Area::new(dto.page, (left, bottom), (right, top)).ok_or_else(|| none.clone())
        };
        Ok((self.areas.iter().map(area).collect::<Result<_>>()?, order::set(self.seen.iter().copied())))
    }
}

/// A value found somewhere: what it is, and how it is written.
pub type KnownDto = (String, String);

/// Values as the scrub workers and the task tell each other of them.
pub fn known_dtos(known: &[Known]) -> Vec<KnownDto> {
    // EXPOSE: a scrub worker looks for these values.
    known.iter().map(|known| (known.entity.code().to_owned(), known.spelling.expose().clone())).collect()
}

/// The same the other way.
pub fn known_of_dtos(dtos: &[KnownDto]) -> Vec<Known> {
    let known = |(code, spelling): &KnownDto| {
        Some(Known { entity: Entity::from_code(code)?, spelling: spelling.as_str().into() })
    };
    dtos.iter().filter_map(known).collect()
}
