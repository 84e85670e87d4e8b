//! Lines that stand below each other, and rows of tables and forms.

use super::line::{Line, Piece};

/// Lines that are read as one text.
#[derive(Debug)]
pub struct Block {
    /// From the first to the last.
    pub lines: Vec<Line>,
}

/// Lines are at most so far apart, in sizes of letters.
const LEADING: f64 = 1.9;

/// The most blocks that a line is held against; more stand beside each other only where all lies in one place.
const OPEN: usize = 100;

/// From so many glyphs on a stretch beside another is a line of running text rather than a cell.
const PROSE: usize = 24;

/// Puts lines together, in the order in which they are drawn.
pub fn all(lines: Vec<Line>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // The blocks that a line may still go on, by the index of the block.
    let mut open: Vec<usize> = Vec::new();
    for row in lines.chunk_by(|one, next| one.row == next.row) {
        let is_in_columns =
            row.len() > 1 && open.iter().any(|index| blocks.get(*index).is_some_and(|block| goes_on(block, row)));
        for line in if is_in_columns { row.to_vec() } else { rows(row) } {
            let surplus = open.len().saturating_sub(OPEN);
            open.drain(..surplus);
            open.retain(|index| blocks.get(*index).is_some_and(|block| is_near(block, &line)));
            let mut fitting =
                open.iter().copied().filter(|index| blocks.get(*index).is_some_and(|block| fits(block, &line)));
            let (first, second) = (fitting.next(), fitting.next());
            match (first.and_then(|index| blocks.get_mut(index)), second) {
                (Some(block), None) => block.lines.push(line),
                _ => {
                    open.push(blocks.len());
                    blocks.push(Block { lines: vec![line] });
                }
            }
        }
    }
    blocks.sort_by_key(|block| block.lines.iter().map(|line| line.first).min());
    blocks
}

/// Tells whether a block of running text goes on in one of the stretches of a line and has nothing to do with the others.
fn goes_on(block: &Block, row: &[Line]) -> bool {
    let Some(last) = block.lines.last().filter(|last| !last.pieces.contains(&Piece::Gap)) else { return false };
    let meets = |line: &&Line| last.end.min(line.end) > last.start.max(line.start);
    let is_prose = last.count >= PROSE || row.iter().any(|line| line.count >= PROSE) && block.lines.len() > 1;
    is_prose && row.iter().filter(meets).count() == 1 && row.iter().any(|line| meets(&line) && fits(block, line))
}

/// The stretches of a line: each by itself where they are running text in columns, else as one row.
fn rows(row: &[Line]) -> Vec<Line> {
    let [first, rest @ ..] = row else { return Vec::new() };
    let is_prose = row.iter().filter(|line| line.count >= PROSE).count() * 2 > row.len();
    if rest.is_empty() || is_prose {
        return row.to_vec();
    }
    let mut all = first.clone();
    for next in rest {
        all.pieces.push(Piece::Gap);
        all.pieces.extend(&next.pieces);
        all.first = all.first.min(next.first);
        all.end = all.end.max(next.end);
        all.size = all.size.max(next.size);
        all.count += next.count;
    }
    vec![all]
}

/// Tells whether lines at the height of this one may still belong to a block.
fn is_near(block: &Block, line: &Line) -> bool {
    block.lines.last().is_some_and(|last| {
        last.direction == line.direction && last.base - line.base < last.size.max(line.size) * LEADING
    })
}

/// Tells whether a line goes on a block: below it, of like size.
fn fits(block: &Block, line: &Line) -> bool {
    block.lines.last().is_some_and(|last| {
        let overlap = last.end.min(line.end) - last.start.max(line.start);
        let (least, most) = (last.size.min(line.size), last.size.max(line.size));
        let is_below = last.base - line.base > least * 0.3;
        last.row != line.row && is_below && overlap > 0.0 && least > most * 0.65
    })
}
