//! The frame of a JPEG, and the coefficients of its blocks (ITU-T T.81, A.1, A.2, B.2).

use super::huffman::Table;
use super::scan::{Scan, Tables};
use crate::syntax::picture::jpeg::{self, Piece};

/// The coefficients of eight by eight samples, in the order of their diagonals (A.3.6).
pub type Block = [i16; 64];

/// As many as an honest picture has; each may touch every block anew.
const MOST_SCANS: usize = 100;

/// A picture with its coefficients.
#[derive(Debug)]
pub struct Frame<'a> {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// The most samples that a component has in an MCU, across and down, in blocks.
    pub sampling: (usize, usize),
    /// Its components.
    pub components: Vec<Component>,
    /// How colours are mixed by the word of Adobe, if it says so (ISO 32000-2, table 13).
    pub transform: Option<u8>,
    /// Whether a header of JFIF says that one or three components are light and its differences.
    pub is_jfif: bool,
    /// The segments that are written as they were: headers, and tables of quantization.
    pub kept: Vec<(u8, &'a [u8])>,
    /// What the segment of the frame says.
    pub header: &'a [u8],
    /// Whether coefficients come in several scans that refine each other.
    pub is_progressive: bool,
    /// Whether all components come in one scan.
    pub is_woven: bool,
}

/// One of the colours that are mixed.
#[derive(Debug)]
pub struct Component {
    /// Its name.
    pub id: u8,
    /// Samples in an MCU, across and down, in blocks.
    pub sampling: (usize, usize),
    /// How coarse its coefficients are, in the order of diagonals.
    pub steps: [u16; 64],
    /// Samples that belong to the picture, across and down.
    pub size: (usize, usize),
    /// Blocks in a row, with those that fill the last MCU.
    pub across: usize,
    /// Its blocks, in rows.
    pub blocks: Vec<Block>,
}

impl<'a> Frame<'a> {
    /// Reads a picture that is bared of what is not needed. `left` is how many bytes may still be unpacked.
    pub fn read(bytes: &'a [u8], left: &mut u64) -> Option<Self> {
        let (pieces, _) = jpeg::pieces(bytes)?;
        let (mut kept, mut steps, mut tables, mut restarts) = (Vec::new(), [None; 4], Tables::default(), 0);
        let (mut frame, mut scan, mut scans) = (None::<Self>, None, 0);
        let (mut transform, mut is_jfif) = (None, false);
        for piece in pieces {
            match piece {
                Piece::Segment(marker @ 0xee, data) => {
                    transform = data.get(11).copied();
                    kept.push((marker, data));
                }
                Piece::Segment(marker @ 0xe0, data) => {
                    is_jfif = true;
                    kept.push((marker, data));
                }
                // A table that changes between scans would have to be known for each block.
                Piece::Segment(marker @ 0xdb, data) if scans == 0 => {
                    quantization(data, &mut steps)?;
                    kept.push((marker, data));
                }
                Piece::Segment(0xc4, data) => {
                    Table::split(data)?.into_iter().try_for_each(|(about, table)| tables.put(about, table))?;
                }
                Piece::Segment(0xdd, data) => restarts = usize::from(u16::from_be_bytes(*data.first_chunk()?)),
                Piece::Segment(marker @ 0xc0..=0xc2, data) if frame.is_none() => {
                    frame = Some(Self::start(data, marker == 0xc2)?);
                }
                Piece::Segment(0xda, data) => scan = Some(data),
                Piece::Coded(data) => {
                    let frame = frame.as_mut()?;
                    if scans == 0 {
                        frame.make_blocks(&steps, left)?;
                    }
                    scans += 1;
                    let scan = Scan::read(scan.take()?, frame, &tables, restarts).filter(|_| scans <= MOST_SCANS)?;
                    scan.decode(data, frame)?;
                }
                Piece::Segment(..) => return None,
            }
        }
        let frame = frame.filter(|_| scans > 0)?;
        Some(Self { transform, is_jfif, kept, ..frame })
    }

    /// Reads a picture without its coefficients.
    pub fn start_of(bytes: &'a [u8]) -> Option<Self> {
        let (pieces, _) = jpeg::pieces(bytes)?;
        let (mut frame, mut transform, mut is_jfif, mut is_woven) = (None::<Self>, None, false, false);
        for piece in pieces {
            match (piece, &frame) {
                (Piece::Segment(0xee, data), _) => transform = data.get(11).copied(),
                (Piece::Segment(0xe0, _), _) => is_jfif = true,
                (Piece::Segment(marker @ 0xc0..=0xc2, data), None) => frame = Some(Self::start(data, marker == 0xc2)?),
                (Piece::Segment(0xda, data), Some(frame)) => {
                    is_woven |= data.first().copied().map(usize::from) == Some(frame.components.len());
                }
                _ => {}
            }
        }
        Some(Self { transform, is_jfif, is_woven, ..frame? })
    }

    /// Reads what the segment of the frame says (B.2.2).
    fn start(header: &'a [u8], is_progressive: bool) -> Option<Self> {
        let &[8, h1, h0, w1, w0, count @ 1..=4, ref about @ ..] = header else { return None };
        let number = |high, low| Some(usize::from(u16::from_be_bytes([high, low]))).filter(|number| *number > 0);
        let (width, height) = (number(w1, w0)?, number(h1, h0)?);
        let components: Vec<_> = about
            .as_chunks::<3>()
            .0
            .iter()
            .map(|[id, sampling, steps]| {
                // A component that comes alone is not woven with any (A.2.2).
                let sampling =
                    if count == 1 { (1, 1) } else { (usize::from(sampling >> 4), usize::from(sampling & 15)) };
                let is_known = (1..=4).contains(&sampling.0) && (1..=4).contains(&sampling.1);
                // The number of the table, until it is there.
                let steps = [u16::from(*steps); 64];
                let (size, across, blocks) = ((0, 0), 0, Vec::new());
                is_known.then_some(Component { id: *id, sampling, steps, size, across, blocks })
            })
            .collect::<Option<_>>()?;
        let most = |of: fn(&Component) -> usize| components.iter().map(of).max();
        let sampling = (most(|it| it.sampling.0)?, most(|it| it.sampling.1)?);
        (components.len() == usize::from(count)).then_some(Self {
            width,
            height,
            sampling,
            components,
            transform: None,
            is_jfif: false,
            kept: Vec::new(),
            header,
            is_progressive,
            is_woven: false,
        })
    }

    /// How many MCUs there are across and down (A.2.3).
    pub fn units(&self) -> (usize, usize) {
        (self.width.div_ceil(8 * self.sampling.0), self.height.div_ceil(8 * self.sampling.1))
    }

    fn make_blocks(&mut self, steps: &[Option<[u16; 64]>; 4], left: &mut u64) -> Option<()> {
        let ((across, down), (width, height), most) = (self.units(), (self.width, self.height), self.sampling);
        for component in &mut self.components {
            let (h, v) = component.sampling;
            let [table, ..] = component.steps;
            component.steps = (*steps.get(usize::from(table))?)?;
            component.size = ((width * h).div_ceil(most.0), (height * v).div_ceil(most.1));
            component.across = across * h;
            let count = (across * h).checked_mul(down * v)?;
            *left = left.checked_sub((count as u64).checked_mul(size_of::<Block>() as u64)?)?;
            component.blocks = vec![[0; 64]; count];
        }
        Some(())
    }
}

impl Component {
    /// How many blocks hold samples of the picture, across and down.
    pub fn shown(&self) -> (usize, usize) {
        (self.size.0.div_ceil(8), self.size.1.div_ceil(8))
    }
}

/// Reads tables, each behind a byte of its size and number (B.2.4.1).
fn quantization(mut data: &[u8], tables: &mut [Option<[u16; 64]>; 4]) -> Option<()> {
    while let Some((&about, mut rest)) = data.split_first() {
        let mut table = [0; 64];
        for step in &mut table {
            (*step, rest) = match about >> 4 {
                0 => (u16::from(*rest.first()?), rest.get(1..)?),
                1 => (u16::from_be_bytes(*rest.first_chunk()?), rest.get(2..)?),
                _ => return None,
            };
            *step = (*step).max(1);
        }
        *tables.get_mut(usize::from(about & 15))? = Some(table);
        data = rest;
    }
    Some(())
}
