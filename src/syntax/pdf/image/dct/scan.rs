//! The scans of a JPEG: coefficients one block after the other (ITU-T T.81, F.2 and G.2).

use super::frame::{Block, Frame};
use super::huffman::{Reader, Table};

/// The tables in force, by their numbers.
#[derive(Debug, Default)]
pub struct Tables {
    first: [Table; 4],
    others: [Table; 4],
}

impl Tables {
    /// Puts a table in the place of the one before it.
    pub fn put(&mut self, about: u8, table: Table) -> Option<()> {
        let class = if about >> 4 == 0 { &mut self.first } else { &mut self.others };
        *class.get_mut(usize::from(about & 15))? = table;
        Some(())
    }
}

/// What a scan tells of the blocks of some components (B.2.3).
#[derive(Debug)]
pub struct Scan<'a> {
    parts: Vec<Part<'a>>,
    from: usize,
    until: usize,
    /// Whether bits are added to what an earlier scan told.
    is_finer: bool,
    /// How many bits are left for later scans.
    shift: u8,
    is_progressive: bool,
    restarts: usize,
}

#[derive(Debug)]
struct Part<'a> {
    component: usize,
    first: &'a Table,
    others: &'a Table,
}

/// What goes on from one block to the next.
#[derive(Debug, Default)]
struct State {
    /// The first coefficient of the block before, for each component of the scan.
    before: [i32; 4],
    /// How many blocks have nothing more.
    empty: i32,
}

impl<'a> Scan<'a> {
    /// Reads what a scan says of itself.
    pub fn read(header: &[u8], frame: &Frame<'_>, tables: &'a Tables, restarts: usize) -> Option<Self> {
        let (&count, rest) = header.split_first()?;
        let (about, &[from, until, bits]) = rest.split_last_chunk()?;
        let part = |&[id, numbers]: &[u8; 2]| {
            let component = frame.components.iter().position(|it| it.id == id)?;
            let first = tables.first.get(usize::from(numbers >> 4))?;
            Some(Part { component, first, others: tables.others.get(usize::from(numbers & 15))? })
        };
        let parts: Vec<_> = about.as_chunks().0.iter().map(part).collect::<Option<_>>()?;
        let is_progressive = frame.is_progressive;
        let (from, until) = if is_progressive { (from.into(), until.into()) } else { (0, 63) };
        let (is_finer, shift) = if is_progressive { (bits >> 4 > 0, bits & 15) } else { (false, 0) };
        // The first coefficients come by themselves, the others of one component at a time (G.1.1.1.1).
        let is_known =
            from <= until && until < 64 && (!is_progressive || if from == 0 { until == 0 } else { count == 1 });
        let is_right = parts.len() == usize::from(count) && (1..=4).contains(&count) && is_known && shift <= 13;
        is_right.then_some(Self { parts, from, until, is_finer, shift, is_progressive, restarts })
    }

    /// Adds what it tells. What is cut off or broken stays as it was up to the next mark of a restart.
    pub fn decode(&self, data: &[u8], frame: &mut Frame<'_>) -> Option<()> {
        let (mut bits, mut state, mut is_over) = (Reader::new(data), State::default(), false);
        let alone = match self.parts.as_slice() {
            [part] => Some(frame.components.get(part.component)?.shown()),
            _ => None,
        };
        let (across, down) = alone.unwrap_or_else(|| frame.units());
        for unit in 0..across.checked_mul(down)? {
            if self.restarts > 0 && unit > 0 && unit % self.restarts == 0 {
                (state, is_over) = (State::default(), bits.restart().is_none());
            }
            if is_over {
                if self.restarts == 0 {
                    break;
                }
                continue;
            }
            let at = (unit % across, unit / across);
            is_over = self.unit(at, alone.is_some(), frame, &mut bits, &mut state).is_none();
        }
        Some(())
    }

    /// Reads the blocks of an MCU.
    fn unit(
        &self,
        (x, y): (usize, usize),
        is_alone: bool,
        frame: &mut Frame<'_>,
        bits: &mut Reader<'_>,
        state: &mut State,
    ) -> Option<()> {
        for (part, place) in self.parts.iter().zip(0..) {
            let component = frame.components.get_mut(part.component)?;
            let (h, v) = if is_alone { (1, 1) } else { component.sampling };
            for at in 0..h * v {
                let index = (y * v + at / h) * component.across + x * h + at % h;
                let block = component.blocks.get_mut(index)?;
                if self.is_progressive {
                    self.refine(block, part, place, bits, state)?;
                } else {
                    self.whole(block, part, place, bits, state)?;
                }
            }
        }
        Some(())
    }

    /// A block that comes at once (F.2.2).
    fn whole(
        &self,
        block: &mut Block,
        part: &Part<'_>,
        place: usize,
        bits: &mut Reader<'_>,
        state: &mut State,
    ) -> Option<()> {
        self.first(block, part, place, bits, state)?;
        let mut at = 1;
        while at < 64 {
            let symbol = part.others.read(bits)?;
            let (zeros, size) = (usize::from(symbol >> 4), symbol & 15);
            match (zeros, size) {
                (15, 0) => at += 16,
                (_, 0) => break,
                _ => {
                    at += zeros;
                    *block.get_mut(at)? = i16::try_from(bits.signed(size)?).ok()?;
                    at += 1;
                }
            }
        }
        Some(())
    }

    /// A block that comes a piece at a time (G.2).
    fn refine(
        &self,
        block: &mut Block,
        part: &Part<'_>,
        place: usize,
        bits: &mut Reader<'_>,
        state: &mut State,
    ) -> Option<()> {
        match (self.from, self.is_finer) {
            (0, false) => self.first(block, part, place, bits, state),
            (0, true) => {
                let [first, ..] = block;
                *first |= i16::try_from(bits.one()?).ok()? << self.shift;
                Some(())
            }
            (_, false) => self.others(block, part, bits, state),
            (_, true) => self.finer(block, part, bits, state),
        }
    }

    /// The first coefficient, told by how it differs from that of the block before (F.2.2.1, G.1.2.1).
    fn first(
        &self,
        block: &mut Block,
        part: &Part<'_>,
        place: usize,
        bits: &mut Reader<'_>,
        state: &mut State,
    ) -> Option<()> {
        let size = part.first.read(bits).filter(|size| *size <= 15)?;
        let before = state.before.get_mut(place)?;
        *before += bits.signed(size)?;
        let [first, ..] = block;
        *first = i16::try_from(before.checked_shl(self.shift.into())?).ok()?;
        Some(())
    }

    /// A band of the other coefficients (G.1.2.2).
    fn others(&self, block: &mut Block, part: &Part<'_>, bits: &mut Reader<'_>, state: &mut State) -> Option<()> {
        if state.empty > 0 {
            state.empty -= 1;
            return Some(());
        }
        let mut at = self.from;
        while at <= self.until {
            let symbol = part.others.read(bits)?;
            let (zeros, size) = (symbol >> 4, symbol & 15);
            match (zeros, size) {
                (15, 0) => at += 16,
                (run, 0) => {
                    state.empty = (1 << run) - 1 + bits.many(run)?;
                    break;
                }
                _ => {
                    at += usize::from(zeros);
                    let value = bits.signed(size)?.checked_shl(self.shift.into())?;
                    *block.get_mut(..=self.until)?.get_mut(at)? = i16::try_from(value).ok()?;
                    at += 1;
                }
            }
        }
        Some(())
    }

    /// One more bit of a band, and the coefficients that were nought up to it (G.1.2.3).
    fn finer(&self, block: &mut Block, part: &Part<'_>, bits: &mut Reader<'_>, state: &mut State) -> Option<()> {
        let step = 1_i16 << self.shift;
        let mut band = block.get_mut(self.from..=self.until)?.iter_mut();
        while state.empty == 0 && band.len() > 0 {
            let symbol = part.others.read(bits)?;
            let (mut zeros, size) = (symbol >> 4, symbol & 15);
            let new = match (zeros, size) {
                (15, 0) => 0,
                (run, 0) => {
                    state.empty = (1 << run) + bits.many(run)?;
                    break;
                }
                _ => {
                    if bits.one()? == 1 {
                        step
                    } else {
                        -step
                    }
                }
            };
            for value in band.by_ref() {
                if *value != 0 {
                    add(value, step, bits)?;
                } else if zeros == 0 {
                    *value = new;
                    break;
                } else {
                    zeros -= 1;
                }
            }
        }
        if state.empty > 0 {
            state.empty -= 1;
            band.filter(|value| **value != 0).try_for_each(|value| add(value, step, bits))?;
        }
        Some(())
    }
}

/// Adds a bit to a coefficient, away from nought.
fn add(value: &mut i16, step: i16, bits: &mut Reader<'_>) -> Option<()> {
    if bits.one()? == 1 && *value & step == 0 {
        *value = if *value > 0 { value.checked_add(step)? } else { value.checked_sub(step)? };
    }
    Some(())
}
