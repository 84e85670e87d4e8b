//! What somebody has seen in the pixels of a page, and where there are such pixels.

use super::Sensitive;

/// A page, or a part of one, of which only the pixels tell what it says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plate {
    /// The page, counted from 0; of a document without pages the picture.
    pub page_index: u32,
    /// Width and height of the whole page as it is shown, in its units.
    pub page_size: (f64, f64),
    /// Left, top, right and bottom of the part as it is shown, in units of the page from its upper left corner.
    pub part: [f64; 4],
    /// How many pixels to a unit of the page show all that there is to see.
    pub scale: f64,
}

impl Plate {
    /// The whole of a picture of so many pixels across and down.
    pub fn whole(page_index: u32, (width, height): (u32, u32)) -> Self {
        let (width, height) = (f64::from(width), f64::from(height));
        Self { page_index, page_size: (width, height), part: [0.0, 0.0, width, height], scale: 1.0 }
    }
}

/// All that was seen in the pixels of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sight {
    /// The words, line by line; nothing where nobody has looked for them.
    pub words: Option<Vec<Word>>,
    /// The bar codes and the like.
    pub codes: Vec<Code>,
    /// Left, top, right and bottom of each face, in pixels from the upper left corner.
    pub faces: Vec<[f64; 4]>,
    /// How points of the page's own space come to lie on the pixels: `x' = a x + c y + e`, `y' = b x + d y + f`.
    pub transform: [f64; 6],
}

/// A word where it stands in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// What it says.
    pub text: Sensitive<String>,
    /// Left, top, right and bottom of its letters, in pixels from the upper left corner.
    pub sides: [f64; 4],
    /// Whether it is the last of its line.
    pub ends_line: bool,
}

/// A code for machines.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// What it says; nothing where it could not be read.
    pub text: Option<Sensitive<String>>,
    /// Left, top, right and bottom of all of it, in pixels from the upper left corner.
    pub sides: [f64; 4],
}

impl Sight {
    /// The words of a picture whose points are its pixels, counted from the lower left corner.
    pub fn of_picture(height: u32) -> Self {
        Self { transform: [1.0, 0.0, 0.0, -1.0, 0.0, f64::from(height)], ..Self::default() }
    }
}
