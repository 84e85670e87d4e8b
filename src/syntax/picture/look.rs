//! How large the pages of a picture are, and how they are turned to be shown.

use super::extra::Extra;

/// How a page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Width and height as it is coded, in pixels.
    pub size: (u32, u32),
    /// How it is to be turned and mirrored to be shown, from 1, which is not at all, to 8 (CIPA DC-008, 4.6.4).
    pub orientation: u8,
}

/// How places of a picture as it is shown become places as it is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Whether rows as they are shown are columns as they are coded; the others come after that.
    pub is_lying: bool,
    /// Whether columns as they are coded count from the right.
    pub mirrors_columns: bool,
    /// Whether rows as they are coded count from the bottom.
    pub mirrors_rows: bool,
}

impl Look {
    /// How it is turned to be shown.
    pub const fn turn(&self) -> Turn {
        Turn {
            is_lying: matches!(self.orientation, 5..=8),
            mirrors_columns: matches!(self.orientation, 2 | 3 | 7 | 8),
            mirrors_rows: matches!(self.orientation, 3 | 4 | 6 | 7),
        }
    }

    /// Width and height as it is shown, in pixels.
    pub const fn shown(&self) -> (u32, u32) {
        let (width, height) = self.size;
        if self.turn().is_lying { (height, width) } else { (width, height) }
    }
}

/// What was read of a picture while it was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// How each of its pages is shown.
    pub looks: Vec<Look>,
    /// What was left out.
    pub extras: Vec<Extra>,
}

impl Read {
    /// What was read of a picture of one page.
    pub fn one(size: (u32, u32), orientation: u8, extras: Vec<Extra>) -> Self {
        Self { looks: vec![Look { size, orientation }], extras }
    }
}

/// Reads a picture twice: what is copied of it has nothing that is left out, and is copied as it is.
#[cfg(test)]
pub fn bared<E>(
    bytes: &[u8],
    mut read: impl FnMut(&[u8], &mut Vec<u8>) -> Result<Read, E>,
) -> Result<(Read, Vec<u8>), E> {
    let (mut out, mut again) = (Vec::new(), Vec::new());
    let first = read(bytes, &mut out)?;
    assert_eq!(read(&out, &mut again)?.extras, []);
    assert_eq!(again, out);
    Ok((first, out))
}
