//! Where in a file a piece of text stands.

/// Whether a reader of the file would see the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// In plain sight.
    Visible,
    /// In the document but not shown: hidden text, link targets, alternative text.
    Hidden,
    /// About the document: properties, names.
    Metadata,
}

impl Visibility {
    /// Returns the stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Hidden => "hidden",
            Self::Metadata => "metadata",
        }
    }
}

/// Declares the places with their stable codes.
macro_rules! places {
    ($($variant:ident $code:literal $about:literal;)*) => {
        /// The kind of place that a text unit was taken from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Place { $(#[doc = $about] $variant,)* }

        impl Place {
            /// Every place, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns the stable code; the page has a word for each.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }
        }
    };
}

places! {
    FileName "file_name" "The name of the file or of its folder.";
    Text "text" "Running text; the number is the line, from 1.";
    Literal "literal" "A string of a program or an attribute that is no sentence; the number is the line, from 1, or that of the inner file.";
    Cell "cell" "A cell of a table; number and column, both from 1.";
    Output "output" "What a program in a notebook gave; the number is that of the output of its cell.";
    Paragraph "paragraph" "A paragraph of the body; the number counts them from 1.";
    TextBox "text_box" "A text box.";
    Deletion "deletion" "A paragraph as it was before its tracked changes.";
    Drawing "drawing" "A text that a picture draws letter by letter.";
    Chart "chart" "A name, label or value of a chart.";
    Header "header" "A page header.";
    Footer "footer" "A page footer.";
    Footnote "footnote" "A footnote.";
    Endnote "endnote" "An endnote.";
    Comment "comment" "A comment.";
    Field "field" "The instruction of a field, such as a link or a merge field.";
    Link "link" "The target of a link.";
    AltText "alt_text" "The description or name of a picture or shape.";
    Bookmark "bookmark" "The name of a bookmark or anchor.";
    Sheet "sheet" "The name of a sheet.";
    Formula "formula" "A text inside a formula.";
    Name "name" "The name of a range or table.";
    Style "style" "The name of a style, list or theme.";
    Control "control" "The settings of a form field or content control.";
    Setting "setting" "A setting of the document.";
    Slide "slide" "A slide; the number is that of the slide.";
    Note "note" "The speaker's notes of a slide; the number is that of the slide.";
    Master "master" "A master or a layout of slides.";
    Page "page" "A page; the number is that of the page.";
    Picture "picture" "A picture among the text; the number counts them from 1.";
    Annotation "annotation" "A note or mark on a page; the number is that of the page.";
    Outline "outline" "An entry of the list of bookmarks.";
    MailFrom "mail_from" "Who a message is from; the number is that of the message, as in all of its header.";
    MailSender "mail_sender" "Who sent a message for somebody else.";
    MailReplyTo "mail_reply_to" "Where answers to a message go.";
    MailTo "mail_to" "Who a message goes to.";
    MailCopy "mail_copy" "Who gets a copy of a message, seen by the others or not.";
    MailSubject "mail_subject" "The subject of a message.";
    MailDate "mail_date" "When a message was written.";
    MailHeader "mail_header" "Something else in the header of a message or of a part of it.";
    Attachment "attachment" "The name of a file that comes with a message.";
    BuildingBlock "building_block" "A paragraph of the building blocks that are stored for later use.";
    Stored "stored" "Data stored beside the text, from which content controls are filled.";
    Embedded "embedded" "Something in a file that stands inside this one; the number is that of the inner file.";
}

/// Where a text unit stands: the kind of place and its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// The kind of place.
    pub place: Place,
    /// Which one of its kind, counted from 1.
    pub number: usize,
    /// The column of a cell, counted from 1; 0 elsewhere.
    pub column: usize,
    /// Whether a reader sees it.
    pub visibility: Visibility,
    /// The sheet or slide of a cell.
    pub on: On,
    /// Where it stands in a file inside, where it is in one.
    pub inner: Option<Spot>,
}

/// A place in a file inside, as that file tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The number of the file, counted from 1.
    pub file: usize,
    /// As [`Location::place`].
    pub place: Place,
    /// As [`Location::number`].
    pub number: usize,
    /// As [`Location::column`].
    pub column: usize,
}

/// What a cell stands on, told by its number, since its name may be what has to go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum On {
    /// On a page.
    #[default]
    Page,
    /// On a sheet, counted from 1 in the order of the workbook.
    Sheet(usize),
    /// On a slide, counted from 1.
    Slide(usize),
}

impl Location {
    /// Makes a location in plain sight.
    pub const fn visible(place: Place, number: usize) -> Self {
        Self { place, number, column: 0, visibility: Visibility::Visible, on: On::Page, inner: None }
    }

    /// Makes a location that the reader does not see.
    pub const fn hidden(place: Place, number: usize) -> Self {
        Self { place, number, column: 0, visibility: Visibility::Hidden, on: On::Page, inner: None }
    }

    /// Makes a location in what is told about the document.
    pub const fn metadata(place: Place, number: usize) -> Self {
        Self { place, number, column: 0, visibility: Visibility::Metadata, on: On::Page, inner: None }
    }

    /// Makes the location of a table cell.
    pub const fn cell(row: usize, column: usize) -> Self {
        Self { place: Place::Cell, number: row, column, visibility: Visibility::Visible, on: On::Page, inner: None }
    }

    /// The same location on a sheet or slide.
    #[must_use]
    pub const fn on(self, on: On) -> Self {
        Self { on, ..self }
    }

    /// The same location as part of the `number`th file inside another, which tells where in that it is. A string stays one:
    /// it is read as such.
    #[must_use]
    pub const fn inside(self, number: usize) -> Self {
        let place = if matches!(self.place, Place::Literal) { Place::Literal } else { Place::Embedded };
        // Of several files one in the other the outermost is named, and the place is that in the innermost.
        let spot = match self.inner {
            Some(spot) => Spot { file: number, ..spot },
            None => Spot { file: number, place: self.place, number: self.number, column: self.column },
        };
        Self { place, number, column: 0, inner: Some(spot), ..self }
    }

    /// Tells whether it is counted in lines, in its own file or in one inside.
    pub fn has_lines(&self) -> bool {
        self.place == Place::Text || self.inner.is_some_and(|spot| spot.place == Place::Text)
    }

    /// Goes so many lines down where it is counted in them.
    pub fn go_down(&mut self, lines: usize) {
        if self.place == Place::Text {
            self.number += lines;
        }
        if let Some(spot) = self.inner.as_mut().filter(|spot| spot.place == Place::Text) {
            spot.number += lines;
        }
    }

    /// How a spreadsheet names the cell: `C7`; nothing for what is no cell of a sheet.
    pub fn cell_name(&self) -> Option<String> {
        let (On::Sheet(_), 1..) = (self.on, self.column) else { return None };
        let (mut rest, mut letters) = (self.column, Vec::new());
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        Some(format!("{letters}{}", self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_inside_another_file_is_still_one() {
        let inside = |place| {
            let Location { place, number, inner, .. } = Location::visible(place, 40).inside(7).inside(3);
            (place, number, inner)
        };
        let spot = |place| Some(Spot { file: 3, place, number: 40, column: 0 });
        assert_eq!(inside(Place::Literal), (Place::Literal, 3, spot(Place::Literal)));
        assert_eq!(inside(Place::Paragraph), (Place::Embedded, 3, spot(Place::Paragraph)));
    }

    #[test]
    fn cells_of_sheets_are_named_as_spreadsheets_name_them() {
        let name = |column| Location::cell(7, column).on(On::Sheet(1)).cell_name().unwrap_or_default();
        assert_eq!([name(3), name(26), name(27), name(703), name(16_384)], ["C7", "Z7", "AA7", "AAA7", "XFD7"]);
        assert_eq!(Location::cell(7, 3).cell_name(), None);
    }
}
