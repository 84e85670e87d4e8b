//! Which comment answers which, and which are settled ([MS-DOCX], 2.5.4.2).

use std::collections::BTreeMap;

use super::remark::Remarks;
use crate::limits::Limits;
use crate::syntax::xml::{DECLARATION, Namespaces, Scan, Token, attributes};

const SAYS: u8 = 0;

/// The namespace of today, and that of the program before it was published.
const NAMESPACES: Namespaces = &[
    ("http://schemas.microsoft.com/office/word/2012/wordml", SAYS),
    ("http://schemas.microsoft.com/office/word/2010/11/wordml", SAYS),
];

/// What is known of each comment that can be named, by the number that it is given; nothing where nothing is said of any.
#[derive(Debug, Default)]
pub(super) struct Threads(BTreeMap<usize, Said>);

/// What is said of a comment.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// The comment that it answers.
    parent: Option<usize>,
    is_done: bool,
}

impl Threads {
    /// Reads what is said of comments. A part that is broken tells what it holds up to there: it is written anew.
    pub(super) fn read(text: &str, remarks: &Remarks, limits: &Limits) -> Self {
        let mut said = BTreeMap::new();
        let mut scan = Scan::new(text, NAMESPACES, limits);
        while let Ok(Some(token)) = scan.next() {
            let Token::Open(open) = token else { continue };
            if (open.namespace, open.local) != (SAYS, "commentEx") {
                continue;
            }
            let value = |name: &str| {
                let mut all = attributes(open.attributes).flatten();
                let found = all.find(|attribute| (scan.namespace_of(attribute), attribute.local) == (SAYS, name));
                found.map(|attribute| attribute.value.to_ascii_uppercase())
            };
            if let Some(paragraph) = value("paraId") {
                let is_done = matches!(value("done").as_deref(), Some("1" | "TRUE" | "ON"));
                said.entry(paragraph).or_insert((value("paraIdParent"), is_done));
            }
        }
        let mut places = BTreeMap::new();
        for (place, paragraph) in remarks.staying() {
            if let Some(paragraph) = paragraph {
                places.entry(paragraph).or_insert(place);
            }
        }
        let known = places.iter().map(|(paragraph, &place)| {
            let (parent, is_done) =
                said.get(*paragraph).map_or((None, false), |(parent, done)| (parent.as_ref(), *done));
            // An answer comes after what it answers, or it would go in a circle.
            let parent = parent.and_then(|parent| places.get(parent.as_str()).copied());
            (place, Said { parent: parent.filter(|parent| *parent < place), is_done })
        });
        let threads = Self(known.collect());
        if threads.0.values().any(|said| said.parent.is_some() || said.is_done) { threads } else { Self::default() }
    }

    /// The number of the last paragraph of a comment, where anything is said.
    pub(super) fn paragraph(&self, place: usize) -> Option<String> {
        self.0.contains_key(&place).then(|| number(place))
    }

    /// The part that says it; nothing where nothing is said.
    pub(super) fn written(&self) -> Option<String> {
        if self.0.is_empty() {
            return None;
        }
        let mut out =
            format!("{DECLARATION}<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">");
        for (place, said) in &self.0 {
            let parent = said.parent.filter(|parent| self.0.contains_key(parent));
            let parent = parent.map(|parent| format!(" w15:paraIdParent=\"{}\"", number(parent))).unwrap_or_default();
            let (paragraph, is_done) = (number(*place), u8::from(said.is_done));
            out += &format!("<w15:commentEx w15:paraId=\"{paragraph}\"{parent} w15:done=\"{is_done}\"/>");
        }
        Some(out + "</w15:commentsEx>")
    }
}

/// How a paragraph is numbered: with eight digits, above zero and below 0x80000000 ([MS-DOCX], 2.6.2.3).
fn number(place: usize) -> String {
    format!("{:08X}", place + 1)
}
