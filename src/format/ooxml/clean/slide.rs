//! What on a slide can only be judged when all of it has been read: frames by what is in them (ECMA-376-1, 19.3.1.21),
//! alternatives by whether they are ink, animations by whether what they move is still there (19.5).

use std::collections::{BTreeMap, BTreeSet};

use super::element::Verdict;
use super::element::Verdict::{Keep, Skip, Unwrap};
use super::object::{is_kept, objects};
use super::preview::{Place, shapes};
use super::{Relations, qualifier};
use crate::error::Result;
use crate::format::ooxml::drawing::SECTIONS;
use crate::format::ooxml::namespace::{self as ns, A, MC, P, P14, R};
use crate::limits::Limits;
use crate::model::DroppedKind::EmbeddedObject;
use crate::syntax::xml::{Open, Scan, Token, attributes, plain_value};

/// Verdicts that were reached beforehand, by where their elements begin.
#[derive(Debug, Default)]
pub(super) struct Slide {
    verdicts: BTreeMap<usize, Verdict>,
    /// The numbers that pictures take over from the frames that they stood in.
    numbers: BTreeMap<usize, String>,
    /// The pictures that take the place of elements.
    pictures: BTreeMap<usize, String>,
    /// Where shapes are named that are not hidden any more.
    shown: Vec<usize>,
}

impl Slide {
    /// Reads a part of a presentation; of any other part only its objects are to be told.
    ///
    /// # Errors
    /// What [`Scan`] gives.
    pub fn read(source: &str, relations: &Relations, limits: &Limits) -> Result<Self> {
        if !source.contains("/presentationml/") {
            let (mut verdicts, shapes) = (objects(source, relations, limits)?, shapes(source, relations, limits)?);
            verdicts.extend(shapes.verdicts);
            return Ok(Self { verdicts, pictures: shapes.pictures, shown: shapes.shown, ..Self::default() });
        }
        let (open, frames, steps) = (Vec::new(), Vec::new(), Vec::new());
        let (gone, slide) = (BTreeSet::new(), Self::default());
        let mut reader =
            Reader { scan: Scan::new(source, ns::ALL, limits), relations, open, frames, steps, gone, slide };
        reader.run()?;
        Ok(reader.slide)
    }

    /// The verdict over the element that begins at `start`, if there is one already.
    pub fn verdict(&self, start: usize) -> Option<Verdict> {
        self.verdicts.get(&start).copied()
    }

    /// The number that the element that begins at `start` has to take.
    pub fn number(&self, start: usize) -> Option<&str> {
        self.numbers.get(&start).map(String::as_str)
    }

    /// The picture that takes the place of the element that begins at `start`.
    pub fn picture(&self, start: usize) -> Option<&str> {
        self.pictures.get(&start).map(String::as_str)
    }

    /// Tells whether the element that begins at `start` names a shape that is not hidden any more.
    pub fn is_shown(&self, start: usize) -> bool {
        self.shown.binary_search(&start).is_ok()
    }
}

/// A frame around a table, a chart, a diagram or an object.
#[derive(Debug, Default)]
struct Frame {
    depth: usize,
    start: usize,
    number: Option<String>,
    content: Content,
    /// What becomes of all that stands around the picture of an object.
    shell: Vec<(usize, Verdict)>,
    /// What becomes of it where the file of the object stays.
    kept: Vec<(usize, Verdict)>,
    has_picture: bool,
    /// Where the picture has its own number.
    numbered: Option<usize>,
    /// Whether what goes declares a namespace that the picture needs.
    declares: bool,
    /// The same of the alternatives alone.
    choice_declares: bool,
    /// Whether the file of the object stays.
    is_file: bool,
    /// Where it is and what it is called, should it become a picture.
    place: Place,
    prefix: String,
    /// The shape of an older drawing that has the picture.
    shape: Option<String>,
    /// Where it says that the file of the object is inside.
    embed: Option<usize>,
}

/// What a frame holds.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Content {
    /// A table, a chart, a diagram.
    Kept,
    Object,
    /// It is counted where its part is.
    Drawn,
    #[default]
    Unknown,
}

/// An element of the timing tree that is open.
#[derive(Debug)]
struct Step {
    kind: StepKind,
    depth: usize,
    start: usize,
    /// Whether what it aims at is gone.
    is_idle: bool,
    children: usize,
    kept: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StepKind {
    /// The whole tree.
    Timing,
    /// A list without which the element around it is not valid.
    Needed,
    /// A list that may be missing.
    Optional,
    /// A member of a list.
    Node,
}

struct Reader<'a, 'r> {
    scan: Scan<'a>,
    relations: &'r Relations<'r>,
    /// The elements that are open, and where each begins.
    open: Vec<(u8, &'a str, usize)>,
    frames: Vec<Frame>,
    steps: Vec<Step>,
    /// The numbers of shapes that are dropped.
    gone: BTreeSet<String>,
    slide: Slide,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self) -> Result<()> {
        while let Some(token) = self.scan.next()? {
            match token {
                Token::Open(open) => {
                    self.open(&open)?;
                    self.open.push((open.namespace, open.local, self.scan.start));
                    if open.is_empty {
                        self.close();
                    }
                }
                Token::Close => self.close(),
                _ => {}
            }
        }
        Ok(())
    }

    fn open(&mut self, open: &Open<'a>) -> Result<()> {
        let (start, depth) = (self.scan.start, self.open.len());
        match (open.namespace, open.local) {
            (P, "graphicFrame") => {
                let prefix = open.prefix.to_owned();
                self.frames.push(Frame { depth, start, prefix, ..Frame::default() });
            }
            (P | P14, "contentPart") => self.ink(),
            (P, "ext") => self.extension(open, start)?,
            (P, local) => self.time(local, open, start)?,
            _ => {}
        }
        if let Some(mut frame) = self.frames.pop() {
            self.inside(&mut frame, open, start)?;
            self.frames.push(frame);
        }
        Ok(())
    }

    fn close(&mut self) {
        self.open.pop();
        let depth = self.open.len();
        if let Some(frame) = self.frames.pop_if(|frame| frame.depth == depth) {
            self.judge(frame);
        }
        if let Some(step) = self.steps.pop_if(|step| step.depth == depth) {
            self.end(&step);
        }
    }

    /// Notes what an element tells of the frame that it stands in.
    fn inside(&mut self, frame: &mut Frame, open: &Open<'a>, start: usize) -> Result<()> {
        let is_number = (open.namespace, open.local) == (P, "cNvPr");
        let in_choice = self.open.iter().rev().take_while(|(.., at)| *at > frame.start);
        if in_choice.clone().any(|(namespace, local, _)| (*namespace, *local) == (MC, "Choice")) {
            return Ok(());
        }
        if frame.has_picture {
            if is_number && frame.numbered.is_none() {
                frame.numbered = Some(start);
            }
            return Ok(());
        }
        if is_number {
            let is_plain = |id: &String| id.len() <= 10 && id.bytes().all(|byte| byte.is_ascii_digit());
            frame.number = plain_value(open, "id")?.filter(is_plain);
        }
        let verdict = match (open.namespace, open.local) {
            (P, "pic") => {
                frame.has_picture = true;
                return Ok(());
            }
            (P, "graphicFrame" | "oleObj") | (A, "graphic") | (MC, "AlternateContent" | "Fallback") => Unwrap(None),
            (A, "graphicData") => {
                frame.content = content(&plain_value(open, "uri")?.unwrap_or_default());
                Unwrap(None)
            }
            _ => Skip(None),
        };
        frame.shell.push((start, verdict));
        match (open.namespace, open.local) {
            (MC, _) => frame.kept.push((start, verdict)),
            (P, "oleObj" | "embed") | (A, "graphicData") => frame.kept.push((start, Keep)),
            _ => {}
        }
        match (open.namespace, open.local) {
            (P, "oleObj") => {
                frame.is_file |= is_kept(open, &self.scan, self.relations)?;
                frame.shape = plain_value(open, "spid")?;
            }
            (P, "embed") => frame.embed = Some(start),
            (A, "off" | "ext") | (P, "cNvPr") => frame.place.read(open)?,
            _ => {}
        }
        if verdict == Unwrap(None) {
            for attribute in attributes(open.attributes) {
                let attribute = attribute?;
                let declares = attribute.prefix == "xmlns" || attribute.local == "xmlns";
                let declares = declares && matches!(self.scan.namespace(attribute.value), A | P | R);
                frame.declares |= declares;
                frame.choice_declares |= declares && open.namespace == MC;
            }
        }
        Ok(())
    }

    /// Puts the picture that an older drawing has for an object into its frame, or in place of it.
    fn preview(&mut self, frame: &Frame) -> bool {
        let id = frame.shape.as_ref().and_then(|shape| self.relations.previews.get(shape));
        let Some(id) = id.filter(|_| !frame.has_picture && !frame.declares) else { return false };
        let is_strict = self.relations.is_strict;
        let written = |number: Option<&str>| frame.place.picture(&frame.prefix, number, id, is_strict);
        if let (true, Some(embed), Some(picture)) = (frame.is_file, frame.embed, written(None)) {
            let embed_tag = format!("<{}embed/>", qualifier(&frame.prefix));
            self.slide.pictures.insert(embed, embed_tag + &picture);
            self.slide.verdicts.extend(frame.kept.iter().copied());
            return true;
        }
        let picture = frame.number.as_deref().and_then(|number| written(Some(number)));
        self.slide.pictures.extend(picture.map(|picture| (frame.start, picture)));
        self.slide.pictures.contains_key(&frame.start)
    }

    fn judge(&mut self, frame: Frame) {
        match frame.content {
            Content::Object if self.preview(&frame) => return,
            Content::Kept => return,
            Content::Object if frame.has_picture && frame.is_file && !frame.choice_declares => {
                self.slide.verdicts.extend(frame.kept);
                return;
            }
            Content::Object if frame.has_picture && !frame.declares => {
                self.slide.numbers.extend(frame.numbered.zip(frame.number));
                self.slide.verdicts.extend(frame.shell);
                return;
            }
            Content::Object | Content::Drawn => self.slide.verdicts.insert(frame.start, Skip(None)),
            Content::Unknown => self.slide.verdicts.insert(frame.start, Skip(Some(EmbeddedObject))),
        };
        self.gone.extend(frame.number);
    }

    /// Ink stays as the picture that stands beside it for older programs.
    fn ink(&mut self) {
        let choice = self.open.iter().rev().find(|(namespace, local, _)| (*namespace, *local) == (MC, "Choice"));
        if let Some(&(_, _, start)) = choice {
            self.slide.verdicts.insert(start, Skip(None));
        }
    }

    /// Of all extensions only the sections of the presentation stay (MS-PPTX, 2.2.5).
    fn extension(&mut self, open: &Open<'a>, start: usize) -> Result<()> {
        let [.., (P, "presentation", _), (P, "extLst", list)] = self.open.as_slice() else { return Ok(()) };
        if plain_value(open, "uri")?.is_some_and(|uri| uri == SECTIONS) {
            self.slide.verdicts.insert(*list, Keep);
        } else {
            self.slide.verdicts.insert(start, Skip(None));
        }
        Ok(())
    }

    /// Follows the timing tree (ECMA-376-1, 19.5).
    fn time(&mut self, local: &str, open: &Open<'a>, start: usize) -> Result<()> {
        let in_list = self.steps.last().is_some_and(|step| {
            matches!(step.kind, StepKind::Needed | StepKind::Optional) && step.depth + 1 == self.open.len()
        });
        let kind = match local {
            "timing" => StepKind::Timing,
            "tnLst" | "childTnLst" => StepKind::Needed,
            "subTnLst" | "bldLst" => StepKind::Optional,
            _ if in_list => StepKind::Node,
            "spTgt" | "subSp" => {
                let is_gone = plain_value(open, "spid")?.is_some_and(|number| self.gone.contains(&number));
                self.idle(is_gone);
                return Ok(());
            }
            "sndTgt" | "inkTgt" => {
                self.idle(true);
                return Ok(());
            }
            _ => return Ok(()),
        };
        let is_build = kind == StepKind::Node && local.starts_with("bld");
        let is_gone = is_build && plain_value(open, "spid")?.is_some_and(|number| self.gone.contains(&number));
        let is_media = kind == StepKind::Node && matches!(local, "audio" | "video" | "cmd");
        let (depth, is_idle) = (self.open.len(), is_gone || is_media);
        self.steps.push(Step { kind, depth, start, is_idle, children: 0, kept: 0 });
        Ok(())
    }

    /// Marks the node around as one that does nothing any more.
    fn idle(&mut self, is_idle: bool) {
        if let Some(node) = self.steps.iter_mut().rev().find(|step| step.kind == StepKind::Node) {
            node.is_idle |= is_idle;
        }
    }

    /// Removes what does nothing any more, and what would be empty without it.
    fn end(&mut self, step: &Step) {
        let is_list = matches!(step.kind, StepKind::Needed | StepKind::Optional);
        let is_idle = if is_list { step.children > 0 && step.kept == 0 } else { step.is_idle };
        if is_idle {
            self.slide.verdicts.insert(step.start, Skip(None));
        }
        if let Some(around) = self.steps.last_mut() {
            around.children += 1;
            around.kept += usize::from(!is_idle);
            around.is_idle |= is_idle && step.kind == StepKind::Needed;
        }
    }
}

/// What a frame holds, by the name of its content; transitional and strict.
fn content(uri: &str) -> Content {
    match uri.rsplit_once('/') {
        Some((_, "table" | "chart" | "diagram")) => Content::Kept,
        Some((_, "ole")) => Content::Object,
        Some((_, "chartex")) => Content::Drawn,
        _ => Content::Unknown,
    }
}
