//! A file that is open.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use hayro_interpret::hayro_syntax::content::TypedIter;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Object, Stream};
use hayro_interpret::hayro_syntax::page::{Page, Resources};
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, InterpreterWarning, RenderContent, interpret, interpret_page,
};

use crate::collector::Collector;
use crate::cost::{Cost, MAX_COST};
use crate::error::Error;
use crate::object::{self, StreamCount};
use crate::picture::{self, PageGeometry, Picture};
use crate::{Text, bound, loose};

/// A PDF file that is open for reading.
pub struct Reader {
    pdf: Pdf,
}

impl Reader {
    /// Opens a file; one that is encrypted for the empty password is decrypted.
    ///
    /// # Errors
    /// [`Error::Encrypted`] for any other password, [`Error::Malformed`] when no pages are found,
    /// [`Error::LimitExceeded`] when a stream decodes to more than 256 MiB.
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        let bytes = Arc::new(bytes);
        let pdf = Pdf::new(Arc::clone(&bytes)).map_err(|error| match error {
            LoadPdfError::Decryption(_) => Error::Encrypted,
            // What is encrypted may hide its pages from the parser before it misses the password.
            LoadPdfError::Invalid if says_encrypted(&bytes) => Error::Encrypted,
            LoadPdfError::Invalid => Error::Malformed,
        })?;
        if pdf.pages().is_empty() {
            return Err(Error::Malformed);
        }
        let mut streams = pdf.objects().into_iter().filter_map(Object::into_stream);
        if !streams.all(|stream| bound::is_bounded(&stream)) {
            return Err(Error::LimitExceeded);
        }
        drop(streams);
        Ok(Self { pdf })
    }

    /// The number of pages, at least one.
    pub fn page_count(&self) -> usize {
        self.pdf.pages().len()
    }

    /// All the text that a page and its annotations can show.
    ///
    /// A page whose forms draw each other without end is read without them; [`Reader::loose_text`] has each of them.
    ///
    /// # Errors
    /// [`Error::NoSuchPage`].
    pub fn page_text(&self, page_index: usize) -> Result<Text, Error> {
        let page = self.page(page_index)?;
        Ok(Interpreter::new(&self.pdf).read_page(page))
    }

    /// The text of the glyphs of which the middle lies within a part of a page and its annotations: left, bottom, right and
    /// top in default user space.
    ///
    /// # Errors
    /// [`Error::NoSuchPage`], or [`Error::LimitExceeded`] when the page is too much work.
    pub fn text_within(&self, page_index: usize, [left, bottom, right, top]: [f64; 4]) -> Result<String, Error> {
        let page = self.page(page_index)?;
        let interpreter = Interpreter::new(&self.pdf);
        if interpreter.cost_of_page(page, true) > MAX_COST {
            return Err(Error::LimitExceeded);
        }
        let (collector, _) = interpreter.collect(|context, collector| {
            interpret_page(page, context, collector);
            0
        });
        let area = Rect::new(left, bottom, right, top);
        let glyphs = collector.glyphs.iter().filter(|glyph| area.contains(glyph.middle()));
        Ok(glyphs.map(|glyph| glyph.text.as_str()).collect())
    }

    /// The text of every page, which is quicker than page by page.
    pub fn page_texts(&self) -> Vec<Text> {
        let interpreter = Interpreter::new(&self.pdf);
        self.pdf.pages().iter().map(|page| interpreter.read_page(page)).collect()
    }

    /// The text of every content stream that is not a page's own: forms, appearances in all their states, patterns,
    /// soft masks, glyphs, and streams that nothing leads to; each by itself, drawn or not.
    pub fn loose_text(&self) -> Vec<Text> {
        loose::read(&self.pdf, &Interpreter::new(&self.pdf))
    }

    /// Every string and every name of every object; where the bytes allow two readings, both.
    pub fn strings(&self) -> Vec<String> {
        object::strings(&self.pdf)
    }

    /// Hands over the decoded bytes of every stream that is not a picture.
    pub fn streams(&self, give: &mut dyn FnMut(&[u8])) -> StreamCount {
        object::streams(&self.pdf, give)
    }

    /// The number of objects that the file lists and that cannot be read.
    pub fn unread_objects(&self) -> usize {
        self.pdf.len().saturating_sub(self.pdf.objects().into_iter().count())
    }

    /// The size of a page as it is shown, and how its coordinates lie on its picture.
    ///
    /// # Errors
    /// [`Error::NoSuchPage`].
    pub fn page_geometry(&self, page_index: usize) -> Result<PageGeometry, Error> {
        Ok(PageGeometry::of(self.page(page_index)?))
    }

    /// Draws a page on white, `scale` pixels to the point, or fewer where the picture would have more than `max_pixels`.
    ///
    /// # Errors
    /// [`Error::NoSuchPage`], or [`Error::LimitExceeded`] when the page is too much work.
    pub fn render(&self, page_index: usize, scale: f32, max_pixels: u32) -> Result<Picture, Error> {
        let page = self.page(page_index)?;
        let cost = Interpreter::new(&self.pdf).cost_of_page(page, true);
        if cost > MAX_COST {
            return Err(Error::LimitExceeded);
        }
        Ok(picture::render(page, scale, max_pixels))
    }

    fn page(&self, page_index: usize) -> Result<&Page<'_>, Error> {
        self.pdf.pages().get(page_index).ok_or(Error::NoSuchPage)
    }
}

fn says_encrypted(bytes: &[u8]) -> bool {
    const KEY: &[u8] = b"/Encrypt";
    bytes.windows(KEY.len()).any(|window| window == KEY)
}

/// Runs content streams of one file, whose fonts it keeps.
pub(crate) struct Interpreter<'a> {
    pdf: &'a Pdf,
    cache: InterpreterCache<'a>,
    settings: InterpreterSettings,
    fonts_unread: Arc<AtomicUsize>,
}

impl<'a> Interpreter<'a> {
    pub(crate) fn new(pdf: &'a Pdf) -> Self {
        let fonts_unread = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&fonts_unread);
        let settings = InterpreterSettings {
            render_content: RenderContent::ANNOTATIONS,
            warning_sink: Arc::new(move |warning| {
                if matches!(warning, InterpreterWarning::UnsupportedFont) {
                    counter.fetch_add(1, Ordering::Relaxed);
                }
            }),
            ..InterpreterSettings::default()
        };
        Self { pdf, cache: InterpreterCache::new(), settings, fonts_unread }
    }

    fn read_page(&self, page: &Page<'a>) -> Text {
        let mut resources = all_layers(page.resources());
        let (content, unread) = content_of(page);
        let mut cost = Cost::default();
        if cost.of(&content, &resources) > MAX_COST {
            resources.x_objects = Dict::empty();
        }
        self.read(|context, collector| {
            interpret(TypedIter::new(&content), &resources, context, collector);
            if self.cost_of_page(page, false) <= MAX_COST {
                interpret_page(page, context, collector);
            }
            unread
        })
    }

    /// Reads a content stream that stands by itself, without the forms that it draws.
    pub(crate) fn read_alone(&self, content: &[u8], resources: &Resources<'a>) -> Text {
        let resources = Resources { x_objects: Dict::empty(), ..all_layers(resources) };
        self.read(|context, collector| {
            interpret(TypedIter::new(content), &resources, context, collector);
            0
        })
    }

    fn read(&self, run: impl FnOnce(&mut Context<'a>, &mut Collector) -> usize) -> Text {
        let (collector, unread) = self.collect(run);
        Text::new(&collector, unread)
    }

    /// What a run shows, and how much of it could not be read.
    fn collect(&self, run: impl FnOnce(&mut Context<'a>, &mut Collector) -> usize) -> (Collector, usize) {
        let mut collector = Collector::default();
        let bounds = Rect::new(0.0, 0.0, 1.0, 1.0);
        let mut context = Context::new(Affine::IDENTITY, bounds, &self.cache, self.pdf.xref(), self.settings.clone());
        self.fonts_unread.store(0, Ordering::Relaxed);
        let unread = run(&mut context, &mut collector);
        (collector, unread.saturating_add(self.fonts_unread.load(Ordering::Relaxed)))
    }

    /// The operators that the annotations of a page come to, with or without those of the page itself.
    fn cost_of_page(&self, page: &Page<'a>, with_content: bool) -> u64 {
        let mut cost = Cost::default();
        let content = if with_content { content_of(page).0 } else { Vec::new() };
        let mut sum = cost.of(&content, page.resources());
        for annotation in page.raw().get::<Array<'_>>(b"Annots").iter().flat_map(Array::iter::<Dict<'_>>) {
            for appearance in loose::appearances(&annotation) {
                sum = sum.saturating_add(cost.of_stream(&appearance, page.resources()));
            }
        }
        sum
    }
}

/// The same resources without the lists that let layers be off (ISO 32000-2, 8.11.3.2), and without what paints no text.
fn all_layers<'a>(resources: &Resources<'a>) -> Resources<'a> {
    Resources { properties: Dict::empty(), patterns: Dict::empty(), shadings: Dict::empty(), ..resources.clone() }
}

/// The content of a page, and the number of its streams that could not be read.
fn content_of(page: &Page<'_>) -> (Vec<u8>, usize) {
    let streams: Vec<Option<Stream<'_>>> = match page.raw().get::<Object<'_>>(b"Contents") {
        Some(Object::Stream(stream)) => vec![Some(stream)],
        Some(Object::Array(array)) => array.iter::<Object<'_>>().map(Object::into_stream).collect(),
        Some(Object::Null(_)) | None => Vec::new(),
        Some(_) => vec![None],
    };
    let mut content = Vec::new();
    let mut unread = 0;
    for stream in streams {
        match stream.as_ref().and_then(object::decoded) {
            Some(bytes) => {
                content.extend_from_slice(&bytes);
                // Tokens do not run over the end of a stream (ISO 32000-2, 7.8.2).
                content.push(b'\n');
            }
            None => unread += 1,
        }
    }
    (content, unread)
}
