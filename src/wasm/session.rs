//! One file, from its bytes to the clean ones.

mod pixels;

use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, FileReaderSync};

use super::dto::{
    self, AreaDto, BriefDto, DrawnDto, DroppedDto, FindingDto, OpenedDto, PlateDto, ReportDto, RulingsDto, from_js,
    to_js,
};
use super::error::thrown;
use super::preview::{self, BoxedDto, PreviewDto};
use crate::detect::ner::Names;
use crate::detect::{Engine, Lexicon};
use crate::error::{Error, Result};
use crate::model::{Area, Finding, Place, TextUnit, UnitId};
use crate::plan::Rulings;
use crate::policy::Policy;
use crate::receipt::FileReceipt;
use crate::scan::Brief;
use crate::session::{self, Draft, Preview, SecondLook, Shelf};
use crate::verify::Witness;
use crate::verify::witness::Reading;

type Js<T> = std::result::Result<T, JsValue>;

pub(super) fn policy(json: &str) -> Js<Policy> {
    if json.trim().is_empty() {
        Ok(Policy::default())
    } else {
        Policy::from_json(json).map_err(|error| thrown(&error, None))
    }
}

/// One file at a time, in a worker.
#[wasm_bindgen]
pub struct FileSession {
    id: String,
    policy: Policy,
    /// As it was given, to know it again.
    policy_json: Option<String>,
    engine: Engine,
    /// What all files of the task are told.
    knowledge: Arc<Brief>,
    /// What it was told last before a file was written, for what is the same in all files of the task.
    ruled: Rulings,
    file: Option<session::FileSession>,
    /// What is known of files that were closed.
    shelf: Shelf,
    preview: Preview,
    witness: Option<Witness>,
    /// What was written last, where its pixels have to be looked at once more.
    look: Option<SecondLook>,
    /// What would be written, where somebody looks at that.
    draft: Option<Draft>,
}

#[wasm_bindgen]
impl FileSession {
    /// Begins with the lists of names (`lexicon.bin`), so that the engine is ready when a file comes.
    ///
    /// # Errors
    /// `EngineUnavailable` for lists that are damaged or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(lexicon: &[u8]) -> Js<Self> {
        let lexicon = Lexicon::read(lexicon).map_err(|error| thrown(&error, None))?;
        let engine = Engine::with(lexicon, None, &[]).map_err(|error| thrown(&error, None))?;
        Ok(Self {
            id: String::new(),
            policy: Policy::default(),
            policy_json: None,
            engine,
            knowledge: Arc::default(),
            ruled: Rulings::default(),
            file: None,
            shelf: Shelf::default(),
            preview: Preview::default(),
            witness: None,
            look: None,
            draft: None,
        })
    }

    /// Takes the policy as JSON (empty for the usual one), and the id that the next file has within the task.
    ///
    /// # Errors
    /// `PolicyInvalid`; the session is as it was then.
    pub fn begin(&mut self, policy_json: &str, file_id: &str) -> Js<()> {
        if self.policy_json.as_deref() != Some(policy_json) {
            let policy = policy(policy_json)?;
            self.engine.use_detectors(&policy.detectors).map_err(|error| thrown(&error, None))?;
            (self.policy, self.policy_json) = (policy, Some(policy_json.to_owned()));
            (self.file, self.shelf) = (None, Shelf::default());
        }
        self.close();
        self.id = file_id.to_owned();
        Ok(())
    }

    /// Lets go of the file and of nearly all that was worked out of it; another may follow, or the same once more.
    pub fn close(&mut self) {
        if let Some(file) = self.file.take() {
            self.shelf.keep(file);
        }
        (self.preview, self.look, self.draft) = (Preview::default(), None, None);
    }

    /// Hands in what was learnt of names (`names.bin`): later scans find names in running text. Without it they find
    /// only those that stand in lists or beside something that announces them.
    ///
    /// # Errors
    /// `EngineUnavailable` for bytes that are damaged or of another version; the engine is as it was then.
    #[wasm_bindgen(js_name = useNames)]
    pub fn use_names(&mut self, names: &[u8]) -> Js<()> {
        let names = Names::read(names).map_err(|error| thrown(&error, None))?;
        self.engine.use_names(names);
        Ok(())
    }

    /// Hands in what reads a written file a second time, with a parser that shares nothing with the engine's: a
    /// function that takes the bytes and a list of areas, and gives all that they can show as a list of `texts`, and what
    /// stands `within` the areas as one. It has to throw where it leaves something unread.
    #[wasm_bindgen(js_name = useSecondReader)]
    pub fn use_second_reader(&mut self, read: Function) {
        let witness = Rc::new(move |bytes: &[u8], areas: &[Area]| second_reading(&read, bytes, areas)) as Witness;
        if let Some(file) = &mut self.file {
            file.use_witness(Rc::clone(&witness));
        }
        self.witness = Some(witness);
    }

    /// Reads and opens a file; works in workers only.
    ///
    /// The size is checked before a byte is read.
    ///
    /// # Errors
    /// What opening gives, and `Io` when the browser cannot read the file any more.
    #[wasm_bindgen(js_name = openFile)]
    pub fn open_file(&mut self, name: &str, file: &Blob) -> Js<JsValue> {
        let size = file.size().max(0.0) as u64;
        self.policy.options.limits.check_file(size).map_err(|error| self.thrown(&error))?;
        let unread = |_| {
            let reason = "it was changed, moved or removed since it was added".to_owned();
            thrown(&Error::Io { what: "Reading the file", reason }, Some(&self.id))
        };
        let buffer = FileReaderSync::new().and_then(|reader| reader.read_as_array_buffer(file)).map_err(unread)?;
        self.open(name, Uint8Array::new(&buffer).to_vec())
    }

    /// Opens a file that has been read.
    ///
    /// # Errors
    /// What opening gives.
    pub fn open(&mut self, name: &str, bytes: Vec<u8>) -> Js<JsValue> {
        // The memory of a file that was open makes room for the next one.
        self.close();
        let mut file =
            session::FileSession::open(&self.id, name, bytes, &self.policy).map_err(|error| self.thrown(&error))?;
        if let Some(witness) = &self.witness {
            file.use_witness(Rc::clone(witness));
        }
        self.shelf.recall(&mut file);
        let about = file.file().format().about();
        let is_sheet = |(_, unit): &(UnitId, &TextUnit)| unit.location.place == Place::Sheet;
        let opened = OpenedDto {
            format: about.id,
            format_name: about.name,
            units: file.file().unit_count(),
            // EXPOSE: characters are counted.
            characters: file.file().units().map(|(_, unit)| unit.text.expose().chars().count()).sum(),
            pictures: file.file().document().pictures(),
            scans: file.file().document().scans().to_vec(),
            plates: PlateDto::all(&file.file().document().plates(), file.file().document()),
            dropped: file.file().document().dropped().into_iter().map(DroppedDto::from).collect(),
            // EXPOSE: the page says on which sheet something was found.
            sheets: file.file().units().filter(is_sheet).map(|(_, unit)| unit.text.expose().clone()).collect(),
            files: file.file().document().file_names(),
        };
        self.file = Some(file);
        to_js(&opened)
    }

    /// Finds what is sensitive, with what the task tells; calls `progress(done, total)` now and then.
    ///
    /// The answer holds the findings, and what else the task has to hear of the file.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn scan(&mut self, brief: JsValue, progress: Option<Function>) -> Js<JsValue> {
        self.search(brief, progress)?;
        let Some(file) = &self.file else { return Err(self.closed()) };
        let findings = file.findings().iter().zip(file.locations(&file.passages()));
        let dto = |(finding, location): (&Finding, _)| FindingDto::new(finding, file.spelling(finding.id), location);
        let about = (file.file().name(), file.code_words());
        to_js(&ReportDto::new(about, findings.map(dto).collect(), &file.file().standing(), file.hints()))
    }

    /// The same for whoever cleans the file next and asks for no answer, which takes a while to put together.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn search(&mut self, brief: JsValue, progress: Option<Function>) -> Js<()> {
        let told: BriefDto = from_js(&brief)?;
        self.knowledge = told.brief(&self.knowledge);
        let Some(file) = &mut self.file else { return Err(self.closed()) };
        let mut brief = Arc::clone(&self.knowledge);
        let left = told.left();
        if !left.is_empty() {
            Arc::make_mut(&mut brief).left = left;
        }
        let mut tell = |done: usize, total: usize| {
            if let Some(progress) = &progress {
                // A listener that throws must not stop the work.
                let _ = progress.call2(&JsValue::NULL, &JsValue::from(done as f64), &JsValue::from(total as f64));
            }
        };
        file.scan(&self.engine, brief, &mut tell);
        Ok(())
    }

    /// Makes the preview of the file, and tells how many items it has and what they belong to. To be called anew after
    /// each scan: findings are marked in it. `as_pages` for pages as they look where the file has any.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn preview(&mut self, as_pages: bool) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        self.preview = file.preview(as_pages);
        to_js(&PreviewDto::from(&self.preview))
    }

    /// Which item of the preview shows a finding.
    ///
    /// # Errors
    /// `OutOfOrder` for an id that is none.
    #[wasm_bindgen(js_name = itemOf)]
    pub fn item_of(&self, finding_id: &str) -> Js<usize> {
        let id = dto::finding_id(finding_id).map_err(|error| self.thrown(&error))?;
        Ok(self.preview.item_of(id))
    }

    /// Gives some items of the preview with their texts and marks.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    pub fn items(&self, start: usize, count: usize) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        to_js(&preview::items(file, &self.preview, start, count))
    }

    /// Tells where on a page, counted from 0, findings are drawn: four corners for each line, in points of its own space.
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open; what looking at the page gives.
    pub fn boxes(&self, page_index: u32) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        let boxed = file.boxes(page_index).map_err(|error| self.thrown(&error))?;
        to_js(&boxed.into_iter().map(|boxed| BoxedDto::new(boxed, file)).collect::<Vec<_>>())
    }

    /// Writes the file without what has to go, and proves that it is gone. `drawn` has the areas that the person has drawn
    /// on its pages, and the pages that only a person can read and has looked at; nothing where nobody has drawn anything.
    ///
    /// # Errors
    /// `OutOfOrder`, also while there are pages to look at; `CannotRewrite`; `LeakFound`, after which
    /// [`take_left`](Self::take_left) tells what it was.
    pub fn clean(&mut self, rulings: JsValue, drawn: JsValue) -> Js<Cleaned> {
        let rulings = self.rulings(&rulings, &drawn)?;
        let Some(file) = &self.file else { return Err(self.closed()) };
        if !file.file().document().scans().iter().all(|page| rulings.seen.contains(page)) {
            return Err(self.thrown(&Error::OutOfOrder { what: "Look at the pages that are pictures" }));
        }
        let (clean, receipt) = file.clean(&self.engine, &rulings).map_err(|error| self.thrown(&error))?;
        self.look = file.second_look(&clean, &rulings).map_err(|error| self.thrown(&error))?;
        Ok(Cleaned { clean, receipt })
    }

    /// Takes out what the check after the last cleaning found and no scan has looked for yet, for
    /// [`note_left`](TaskSession::note_left).
    ///
    /// # Errors
    /// `OutOfOrder` before a file is open.
    #[wasm_bindgen(js_name = takeLeft)]
    pub fn take_left(&self) -> Js<JsValue> {
        let Some(file) = &self.file else { return Err(self.closed()) };
        to_js(&dto::known_dtos(&file.take_left()))
    }

    fn rulings(&mut self, told: &JsValue, drawn: &JsValue) -> Js<Rulings> {
        let told: RulingsDto = from_js(told)?;
        let drawn: DrawnDto = if drawn.is_undefined() { DrawnDto::default() } else { from_js(drawn)? };
        let mut rulings = told.rulings(&self.ruled).map_err(|error| self.thrown(&error))?;
        self.ruled = rulings.clone();
        (rulings.areas, rulings.seen) = drawn.read().map_err(|error| self.thrown(&error))?;
        Ok(rulings)
    }

    fn thrown(&self, error: &Error) -> JsValue {
        thrown(error, Some(&self.id))
    }

    fn closed(&self) -> JsValue {
        self.thrown(&Error::OutOfOrder { what: "Open a file" })
    }
}

/// Asks a function for all that written bytes can show. What it throws is not told on: it may hold what stands there.
fn second_reading(read: &Function, bytes: &[u8], areas: &[Area]) -> Result<Reading> {
    let unread = || Error::CannotRewrite { what: "the second reader cannot read all of it" };
    let areas: Vec<AreaDto> = areas.iter().map(AreaDto::from).collect();
    let areas = to_js(&areas).map_err(|_| unread())?;
    let read = read.call2(&JsValue::NULL, &Uint8Array::from(bytes), &areas).map_err(|_| unread())?;
    let part = |key: &str| Reflect::get(&read, &key.into()).map_err(|_| unread());
    let (texts, within) = (part("texts")?, part("within")?);
    let texts = texts.dyn_ref::<Array>().ok_or_else(unread)?;
    let texts = texts.iter().map(|text| text.as_string().ok_or_else(unread)).collect::<Result<_>>()?;
    Ok(Reading { texts, within: within.as_string().ok_or_else(unread)? })
}

/// A file that both checks let through.
#[wasm_bindgen]
pub struct Cleaned {
    clean: crate::verify::CleanFile,
    receipt: FileReceipt,
}

#[wasm_bindgen]
impl Cleaned {
    /// The cleaned name, with the folders above it.
    #[wasm_bindgen(getter)]
    pub fn name(&self) -> String {
        self.clean.name().to_owned()
    }

    /// The media type.
    #[wasm_bindgen(getter, js_name = mediaType)]
    pub fn media_type(&self) -> String {
        self.clean.media_type().to_owned()
    }

    /// The SHA-256 of the content, in lower-case hexadecimal.
    #[wasm_bindgen(getter)]
    pub fn sha256(&self) -> String {
        self.clean.sha256().to_owned()
    }

    /// The content; copied at each call.
    #[wasm_bindgen(getter)]
    pub fn bytes(&self) -> Uint8Array {
        Uint8Array::from(self.clean.bytes())
    }

    /// Takes down that what was painted over was looked at once more, and nothing of it is left.
    #[wasm_bindgen(js_name = lookedAt)]
    pub fn looked_at(&mut self) {
        self.receipt.checks.push(session::SECOND_LOOK.to_owned());
    }

    /// What was done to the file.
    ///
    /// # Errors
    /// An error object when the answer cannot be made into JavaScript.
    #[wasm_bindgen(getter)]
    pub fn receipt(&self) -> Js<JsValue> {
        to_js(&self.receipt)
    }
}
