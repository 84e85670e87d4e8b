//! Goes through the operations of a page and notes what they draw (ISO 32000-2, 8.4 and 9.4).
//!
//! Nothing is left out because nobody would see it: text drawn with no color, beyond the page, under other things, in
//! patterns and masks, and in layers that are off is noted like any other.

pub mod mark;
mod paint;
mod state;
mod text;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use self::mark::Marks;
use self::state::State;
use super::color;
use super::content::{Operation, Operations, Operator};
use super::drawing::{Call, Drawing, Instance, Picture, PictureSource, Source};
use super::file::File;
use super::layer::Layers;
use super::matrix::{Matrix, Rect};
use super::object::{Dict, Object, Ref};
use super::typeface::Typeface;
use crate::error::{Error, Result};
use crate::limits;

/// What interprets the pages of a file, and knows its fonts.
pub struct Interpreter<'a> {
    file: &'a File,
    layers: &'a Layers,
    fonts: RefCell<BTreeMap<u32, Rc<Typeface>>>,
    /// What text is taken to be set in where its font is missing.
    plain_font: OnceCell<Rc<Typeface>>,
    /// How many operations may still be done.
    left: Cell<u64>,
}

/// The most operations that the pages of one file may have, each counted as often as it is done.
const OPERATIONS: u64 = 100_000_000;

/// The most forms that one page may draw, each counted as often as it is drawn.
const INSTANCES: u64 = 100_000;

/// The most letters that one page may show.
const GLYPHS: u64 = 2_000_000;

/// How deep forms may lie in one another.
const DEPTH: usize = 24;

/// The most graphics states that may be saved at once.
const SAVED: usize = 1024;

/// What is interpreted.
pub struct Contents<'a> {
    /// The operations.
    pub bytes: &'a [u8],
    /// Where its names lead.
    pub resources: Rc<Dict>,
    /// How its space lies in that in which things are noted.
    pub matrix: Matrix,
    /// What of it is shown, in the space in which things are noted.
    pub shown: Rect,
}

impl<'a> Interpreter<'a> {
    /// Begins with a file.
    pub fn new(file: &'a File, layers: &'a Layers) -> Self {
        Self { file, layers, fonts: RefCell::default(), plain_font: OnceCell::new(), left: Cell::new(OPERATIONS) }
    }

    /// Interprets contents.
    ///
    /// # Errors
    /// `LimitExceeded` for more operations, or more bytes in forms, than a file may have.
    pub fn interpret(&self, contents: Contents<'_>) -> Result<Drawing> {
        let mut drawing = Drawing::default();
        let resources = contents.resources;
        let (source, matrix) = (Source::Root, Some(contents.matrix));
        drawing.instances.push(Instance { source, parent: None, resources: Rc::clone(&resources), matrix });
        let state = State { matrix: contents.matrix, clip: contents.shown, ..State::default() };
        let mut run = Run { all: self, drawing, order: 0, open: BTreeSet::new(), called: BTreeSet::new() };
        run.stream(0, contents.bytes, &resources, state, DEPTH)?;
        Ok(run.drawing)
    }

    /// The font of a name; nothing where there is none.
    fn font(&self, resources: &Dict, name: &[u8]) -> Option<Rc<Typeface>> {
        let fonts = self.file.value(resources, "Font");
        let font = fonts.as_dict()?.0.get(name)?;
        self.font_of(font)
    }

    /// The font of text that names none, or one that is missing; some readers show it all the same.
    fn plain_font(&self) -> Rc<Typeface> {
        Rc::clone(self.plain_font.get_or_init(|| Rc::new(Typeface::read(self.file, &Dict::default()))))
    }

    fn font_of(&self, font: &Object) -> Option<Rc<Typeface>> {
        if let Some(at) = font.as_ref()
            && let Some(known) = self.fonts.borrow().get(&at.number)
        {
            return Some(Rc::clone(known));
        }
        let found = self.file.resolve(font);
        let typeface = Rc::new(Typeface::read(self.file, found.as_dict()?));
        if let Some(at) = font.as_ref() {
            self.fonts.borrow_mut().insert(at.number, Rc::clone(&typeface));
        }
        Some(typeface)
    }
}

/// One drawing on its way.
struct Run<'a, 'b> {
    all: &'b Interpreter<'a>,
    drawing: Drawing,
    order: u32,
    /// The forms that are being drawn, since none may draw itself.
    open: BTreeSet<u32>,
    /// The patterns and masks that have been gone through.
    called: BTreeSet<(u32, Call)>,
}

/// The operations of one stream on their way.
struct Frame<'r> {
    instance: u32,
    operation: u32,
    resources: &'r Rc<Dict>,
    state: State,
    saved: Vec<State>,
    marks: Marks,
    path: paint::Path,
    depth: usize,
}

impl Run<'_, '_> {
    fn stream(&mut self, instance: u32, bytes: &[u8], resources: &Rc<Dict>, state: State, depth: usize) -> Result<()> {
        let mut frame = Frame {
            instance,
            operation: 0,
            resources,
            marks: Marks::new(state.is_off),
            state,
            saved: Vec::new(),
            path: paint::Path::default(),
            depth,
        };
        for operation in Operations::new(bytes) {
            let left = self.all.left.get().checked_sub(1);
            let left =
                left.ok_or(Error::LimitExceeded { limit: "drawing operations in one file", most: OPERATIONS })?;
            self.all.left.set(left);
            let letters = self.drawing.glyphs.len().saturating_add(text::len_bytes(&operation));
            limits::check(letters as u64, GLYPHS, "letters on one page")?;
            self.operation(&mut frame, &operation)?;
            frame.operation += 1;
        }
        Ok(())
    }

    fn next_order(&mut self) -> u32 {
        self.order += 1;
        self.order
    }

    fn operation(&mut self, frame: &mut Frame<'_>, operation: &Operation) -> Result<()> {
        let operands = operation.operands.as_slice();
        match operation.operator {
            Operator::Save if frame.saved.len() < SAVED => frame.saved.push(frame.state.clone()),
            Operator::Restore => {
                if let Some(state) = frame.saved.pop() {
                    frame.state = state;
                }
            }
            Operator::Concat => {
                if let Some(matrix) = matrix_of(operands) {
                    frame.state.matrix = matrix.then(&frame.state.matrix);
                }
            }
            Operator::State => self.graphics_state(frame, operands)?,
            Operator::Draw => self.draw(frame, operands)?,
            Operator::InlineImage => {
                if let Some(Object::Stream(image)) = operands.first() {
                    self.picture(frame, PictureSource::Inline(Rc::new(image.clone())));
                }
            }
            Operator::BeginMarked | Operator::BeginMarkedNamed | Operator::EndMarked | Operator::PointNamed => {
                self.mark(frame, operation);
            }
            Operator::FillColorNamed | Operator::StrokeColorNamed => {
                if let Some(name) = operands.last().and_then(Object::as_name) {
                    self.pattern(frame, name)?;
                }
                if operation.operator == Operator::FillColorNamed {
                    paint::set_color(&mut frame.state, operands);
                }
            }
            Operator::FillSpace => {
                let name = operands.first().and_then(Object::as_name).unwrap_or_default();
                let state = &mut frame.state;
                state.is_direct = self.is_direct(frame.resources, name);
                (state.color, state.is_pattern) = (state.is_direct.then_some([0.0; 3]), name == b"Pattern");
            }
            operator if text::is_of_text(operator) => self.text(frame, operator, operands),
            operator => {
                let order = self.next_order();
                paint::operation(&mut frame.path, &mut frame.state, operator, operands, &mut self.drawing, order);
            }
        }
        Ok(())
    }

    /// Tells whether the numbers of a color space are light or ink as they stand (8.6.4 and 8.6.5).
    fn is_direct(&self, resources: &Dict, name: &[u8]) -> bool {
        const DIRECT: [&[u8]; 6] = [b"DeviceGray", b"DeviceRGB", b"DeviceCMYK", b"CalGray", b"CalRGB", b"ICCBased"];
        let found = named(self.all.file, resources, "ColorSpace", name);
        let family = found.map(|space| color::family(self.all.file, &space)).filter(|family| !family.is_empty());
        DIRECT.contains(&family.as_deref().unwrap_or(name))
    }

    /// A graphics state from the resources (8.4.5).
    fn graphics_state(&mut self, frame: &mut Frame<'_>, operands: &[Object]) -> Result<()> {
        let Some(name) = operands.first().and_then(Object::as_name) else { return Ok(()) };
        let file = self.all.file;
        let Some(found) = named(file, frame.resources, "ExtGState", name) else { return Ok(()) };
        let found = file.resolve(&found);
        let Some(dict) = found.as_dict() else { return Ok(()) };
        if let Some([font, size]) = file.value(dict, "Font").as_array().and_then(<[_]>::first_chunk) {
            frame.state.font = self.all.font_of(font);
            frame.state.font_name = None;
            frame.state.size = size.as_number().unwrap_or(0.0);
        }
        if let Some(alpha) = file.value(dict, "ca").as_number() {
            frame.state.alpha = alpha;
        }
        let blend = file.value(dict, "BM");
        let blend = blend.as_array().and_then(<[_]>::first).unwrap_or(&blend).as_name();
        let mask = file.value(dict, "SMask");
        if blend.is_some_and(|blend| !matches!(blend, b"Normal" | b"Compatible")) || mask.as_dict().is_some() {
            frame.state.is_plain = false;
        }
        if let Some(mask) = mask.as_dict() {
            self.called(frame, Call::Mask(name.to_vec()), mask.get("G"), Matrix::default())?;
        }
        Ok(())
    }

    /// A pattern that is made of operations (8.7.3).
    fn pattern(&mut self, frame: &mut Frame<'_>, name: &[u8]) -> Result<()> {
        let Some(found) = named(self.all.file, frame.resources, "Pattern", name) else { return Ok(()) };
        let pattern = self.all.file.resolve(&found);
        let Object::Stream(stream) = &*pattern else { return Ok(()) };
        let matrix = Matrix::read(&self.all.file.value(&stream.dict, "Matrix")).unwrap_or_default();
        self.called(frame, Call::Pattern(name.to_vec()), &found, matrix)
    }

    /// Goes once through what is drawn in no one place.
    fn called(&mut self, frame: &mut Frame<'_>, call: Call, form: &Object, matrix: Matrix) -> Result<()> {
        if !self.called.insert((frame.instance, call.clone())) {
            return Ok(());
        }
        // What is called in a layer that is not shown may be called outside of it too, and what it fills covers nothing of
        // the page.
        let state = State { matrix, clip: Rect::EVERYTHING, is_plain: false, ..State::default() };
        self.form(frame, call, form, state)
    }

    /// A picture or a form (8.8).
    fn draw(&mut self, frame: &mut Frame<'_>, operands: &[Object]) -> Result<()> {
        let Some(name) = operands.first().and_then(Object::as_name) else { return Ok(()) };
        let file = self.all.file;
        let Some(found) = named(file, frame.resources, "XObject", name) else { return Ok(()) };
        let object = file.resolve(&found);
        let Object::Stream(stream) = &*object else { return Ok(()) };
        let is_off = frame.marks.is_off() || self.all.layers.hide(file, stream.dict.get("OC"));
        match file.value(&stream.dict, "Subtype").as_name() {
            Some(b"Image") => {
                if let Some(at) = found.as_ref() {
                    let before = frame.state.is_off;
                    frame.state.is_off |= is_off;
                    self.picture(frame, PictureSource::Object(at));
                    frame.state.is_off = before;
                }
                Ok(())
            }
            // What is not shown is written nowhere.
            Some(b"Form") if is_off || frame.state.is_off => Ok(()),
            Some(b"Form") => self.form(frame, Call::Operation(frame.operation), &found, frame.state.clone()),
            _ => Ok(()),
        }
    }

    fn form(&mut self, frame: &Frame<'_>, call: Call, form: &Object, mut state: State) -> Result<()> {
        let Some(at) = form.as_ref() else { return Ok(()) };
        // What is not gone through here must not be written either.
        const TOO_DEEP: Error = Error::LimitExceeded { limit: "forms inside one another", most: DEPTH as u64 };
        let depth = frame.depth.checked_sub(1).ok_or(TOO_DEEP)?;
        if self.open.contains(&at.number) {
            return Err(Error::Malformed { what: "a form in it draws itself" });
        }
        let file = self.all.file;
        let object = file.get(at);
        let Object::Stream(stream) = &*object else { return Ok(()) };
        if let Some(matrix) = Matrix::read(&file.value(&stream.dict, "Matrix"))
            && !matches!(call, Call::Pattern(_))
        {
            state.matrix = matrix.then(&state.matrix);
        }
        if let Some(bounds) = Rect::read(&file.value(&stream.dict, "BBox")) {
            state.clip = state.clip.cut(&bounds.transformed(&state.matrix));
        }
        let own = file.value(&stream.dict, "Resources");
        let resources = own.as_dict().map_or_else(|| Rc::clone(frame.resources), |own| Rc::new(own.clone()));
        limits::check(self.drawing.instances.len() as u64, INSTANCES, "forms on one page")?;
        let bytes = file.bytes_of(stream)?;
        let instance = u32::try_from(self.drawing.instances.len()).unwrap_or(u32::MAX);
        let caller = self.drawing.instances.get(frame.instance as usize).and_then(|caller| caller.matrix);
        let matrix = caller.filter(|_| matches!(call, Call::Operation(_))).map(|_| state.matrix);
        let (source, parent) = (Source::Object(at), Some((frame.instance, call)));
        self.drawing.instances.push(Instance { source, parent, resources: Rc::clone(&resources), matrix });
        self.open.insert(at.number);
        let done = self.stream(instance, &bytes, &resources, state, depth);
        self.open.remove(&at.number);
        done
    }

    fn picture(&mut self, frame: &Frame<'_>, source: PictureSource) {
        let order = self.next_order();
        self.drawing.pictures.push(Picture {
            instance: frame.instance,
            operation: frame.operation,
            source,
            matrix: frame.state.matrix,
            order,
            is_off: frame.state.is_off || frame.marks.is_off(),
        });
    }
}

/// The entry of a name among the resources of a kind, perhaps a reference.
pub fn named(file: &File, resources: &Dict, kind: &str, name: &[u8]) -> Option<Object> {
    let all = file.value(resources, kind);
    all.as_dict()?.0.get(name).cloned()
}

/// The number of an object that a name leads to.
pub fn reference(file: &File, resources: &Dict, kind: &str, name: &[u8]) -> Option<Ref> {
    named(file, resources, kind, name)?.as_ref()
}

/// Six operands.
fn matrix_of(operands: &[Object]) -> Option<Matrix> {
    let mut all = [0.0; 6];
    for (place, operand) in all.iter_mut().zip(operands.get(..6)?) {
        *place = operand.as_number()?;
    }
    Some(Matrix(all))
}

#[cfg(test)]
mod tests;
