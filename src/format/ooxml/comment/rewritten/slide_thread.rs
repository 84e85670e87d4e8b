//! Comments on slides in their newer form ([MS-PPTX], 2.16).

use super::anchor::Anchor;
use super::person::Persons;
use super::slide::coordinate;
use super::{Reading, SAID, SAYING, SLIDE_PERSONS, SLIDE_THREADS, guid, label, text_of};
use crate::error::Result;
use crate::model::DroppedKind;
use crate::syntax::xml::{self, DECLARATION, Namespaces, Open, Scan, Token, attributes, escape_text, plain_value};

const NAMESPACE: &str = "http://schemas.microsoft.com/office/powerpoint/2018/8/main";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const P188: u8 = 0;
const A: u8 = 1;
const COMMAND: u8 = 2;
const NAMESPACES: Namespaces = &[
    (NAMESPACE, P188),
    (DRAWING, A),
    ("http://purl.oclc.org/ooxml/drawingml/main", A),
    ("http://schemas.microsoft.com/office/powerpoint/2013/main/command", COMMAND),
    ("http://schemas.microsoft.com/office/drawing/2013/main/command", COMMAND),
];

/// When everything was said: a date is needed.
const THEN: &str = "1970-01-01T00:00:00.000";

/// The newer comments of a presentation.
#[derive(Debug, Default)]
pub(super) struct Newer {
    /// The part that names who takes part.
    list: Option<usize>,
    persons: Persons,
    /// How much is said.
    count: usize,
}

/// A comment or an answer, as it is read.
#[derive(Debug, Default)]
struct Said {
    author: String,
    is_dated: bool,
    status: &'static str,
    anchor: Anchor,
    corner: Option<(String, String)>,
    paragraphs: Vec<String>,
    answers: Vec<Said>,
}

impl Newer {
    /// Reads who there is.
    pub(super) fn read(reading: &Reading<'_>, presentation: usize) -> Self {
        let list = reading.target(presentation, &SLIDE_PERSONS);
        Self { list, persons: Persons::read(reading, list, NAMESPACES, ["author", "name"]), count: 0 }
    }

    /// Reads the comments of a slide, whose number is told.
    pub(super) fn slide(&mut self, reading: &mut Reading<'_>, slide: usize, number: u32) {
        let Some(part) = reading.target(slide, &SLIDE_THREADS) else { return };
        let Ok((comments, tasks)) = read(reading, part) else { return };
        if comments.is_empty() {
            return;
        }
        reading.tally.add(DroppedKind::CustomData, tasks);
        let mut list = String::new();
        for comment in &comments {
            let head = self.head(reading, comment);
            let mut answers = String::new();
            for answer in &comment.answers {
                let (head, body) = (self.head(reading, answer), answer.body());
                answers += &format!("<p188:reply {head}>{body}</p188:reply>");
            }
            if !answers.is_empty() {
                answers = format!("<p188:replyLst>{answers}</p188:replyLst>");
            }
            let corner = comment.corner.as_ref().map(|(x, y)| format!("<p188:pos x=\"{x}\" y=\"{y}\"/>"));
            let (corner, anchor) = (corner.unwrap_or_default(), comment.anchor.write(number));
            list += &format!("<p188:cm {head}>{anchor}{corner}{answers}{}</p188:cm>", comment.body());
        }
        let text =
            format!("{DECLARATION}<p188:cmLst xmlns:a=\"{DRAWING}\" xmlns:p188=\"{NAMESPACE}\">{list}</p188:cmLst>");
        reading.add(slide, &SLIDE_THREADS, Some(part), text);
    }

    /// Writes who takes part, where anybody does.
    pub(super) fn finish(self, reading: &mut Reading<'_>, presentation: usize) {
        let labels = &self.persons.labels;
        if labels.is_empty() {
            return;
        }
        let author = |(at, label): (usize, &usize)| {
            let (name, id) = (self::label(*label), guid(SAYING, at + 1));
            format!(
                "<p188:author id=\"{id}\" name=\"{name}\" initials=\"A{label}\" userId=\"{name}\" providerId=\"None\"/>"
            )
        };
        let list: String = labels.iter().enumerate().map(author).collect();
        let text = format!(
            "{DECLARATION}<p188:authorLst xmlns:a=\"{DRAWING}\" xmlns:p188=\"{NAMESPACE}\">{list}</p188:authorLst>"
        );
        reading.add(presentation, &SLIDE_PERSONS, self.list, text);
    }

    /// The attributes of a comment or an answer.
    fn head(&mut self, reading: &mut Reading<'_>, said: &Said) -> String {
        let person = self.persons.of(reading, &said.author, said.is_dated);
        self.count += 1;
        let status = if said.status.is_empty() { String::new() } else { format!(" status=\"{}\"", said.status) };
        let (id, author) = (guid(SAID, self.count), guid(SAYING, person + 1));
        format!("id=\"{id}\" authorId=\"{author}\"{status} created=\"{THEN}\"")
    }
}

impl Said {
    fn new(open: &Open<'_>) -> Result<Self> {
        let status = plain_value(open, "status")?;
        let status = ["active", "resolved", "closed"].into_iter().find(|known| Some(*known) == status.as_deref());
        Ok(Self {
            author: plain_value(open, "authorId")?.unwrap_or_default(),
            is_dated: plain_value(open, "created")?.is_some_and(|created| created != THEN),
            status: status.unwrap_or_default(),
            ..Self::default()
        })
    }

    fn body(&self) -> String {
        let paragraph = |text: &String| match text.as_str() {
            "" => "<a:p/>".to_owned(),
            text => format!("<a:p><a:r><a:t>{}</a:t></a:r></a:p>", escape_text(text)),
        };
        let mut paragraphs: String = self.paragraphs.iter().map(paragraph).collect();
        if paragraphs.is_empty() {
            paragraphs = "<a:p/>".to_owned();
        }
        format!("<p188:txBody><a:bodyPr/><a:lstStyle/>{paragraphs}</p188:txBody>")
    }
}

/// Reads the comments of a part, and counts what they have of tasks: titles, dates, who is to do them.
fn read(reading: &Reading<'_>, part: usize) -> Result<(Vec<Said>, usize)> {
    const TASK: &[&str] = &["startDate", "dueDate", "assignedTo", "complete", "title"];
    let text = xml::decode(reading.bytes(part))?;
    let mut scan = Scan::new(&text, NAMESPACES, reading.limits);
    let (mut comments, mut frames, mut tasks) = (Vec::<Said>::new(), Vec::new(), 0);
    while let Some(token) = scan.next()? {
        match token {
            Token::Open(open) => {
                let is_said = frames.contains(&(P188, "txBody"));
                match (open.namespace, open.local, current(&mut comments, &frames)) {
                    (P188, "cm", _) => {
                        comments.push(Said::new(&open)?);
                        tasks += attributes(open.attributes).flatten().filter(|a| TASK.contains(&a.local)).count();
                    }
                    (P188, "reply", Some(comment)) => comment.answers.push(Said::new(&open)?),
                    (P188, "pos", Some(comment)) => {
                        comment.corner = Some((coordinate(&open, "x")?, coordinate(&open, "y")?));
                    }
                    (COMMAND, _, Some(comment)) if !is_said => comment.anchor.add(&open),
                    (A, "p" | "br", Some(said)) if is_said => said.paragraphs.push(String::new()),
                    _ => {}
                }
                if !open.is_empty {
                    frames.push((open.namespace, open.local));
                }
                continue;
            }
            Token::Close => {
                frames.pop();
                continue;
            }
            _ => {}
        }
        if frames.last() == Some(&(A, "t")) && frames.contains(&(P188, "txBody")) {
            let said = current(&mut comments, &frames).and_then(|said| said.paragraphs.last_mut());
            said.into_iter().for_each(|paragraph| *paragraph += &text_of(token));
        }
    }
    Ok((comments, tasks))
}

/// The comment or the answer that is open.
fn current<'s>(comments: &'s mut [Said], frames: &[(u8, &str)]) -> Option<&'s mut Said> {
    let comment = comments.last_mut().filter(|_| frames.contains(&(P188, "cm")))?;
    if frames.contains(&(P188, "reply")) { comment.answers.last_mut() } else { Some(comment) }
}
