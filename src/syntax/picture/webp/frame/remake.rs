//! Macroblocks made anew: black where they are painted over, and as they were where what they are predicted from is not
//! what it was.

use super::area::Area;
use super::canvas::{CHROMA, Canvas, scaled, sum};
use super::header::Steps;
use super::level::MOST;
use super::macroblock::Macroblock;
use super::plane::Edge;
use super::predict::{self, SMALL, WHOLE};
use super::transform::{self, Block};

/// What painted samples are to be where others of their block are not painted: it is black however it is rounded.
const BLACK: i32 = -40;

/// What a painted sample of light is at most. With colours within these limits it is black in red, green and blue: all
/// three are below 0 (RFC 9649, 2.5; Rec. ITU-R BT.601).
const MOST_LIGHT: u8 = 2;

/// What painted samples of each colour are to be, and what they are at least and at most.
const COLOURS: [(i32, std::ops::RangeInclusive<u8>); 2] = [(126, 120..=132), (127, 121..=133)];

/// A macroblock that is made anew.
pub(super) struct Remake<'a> {
    /// What it was.
    pub(super) coded: &'a Macroblock,
    pub(super) steps: &'a [Steps; 4],
    pub(super) at: [usize; 2],
    pub(super) area: &'a Area,
    /// What it showed.
    pub(super) before: &'a Canvas,
}

impl Remake<'_> {
    /// Makes it, and shows it.
    pub(super) fn made(&self, canvas: &mut Canvas) -> Macroblock {
        let mut made = self.coded.clone();
        let painted = self.area.light(self.at);
        if painted == [[true; 16]; 16] {
            // To which segment it belonged told how much there was to see.
            made.segment = 0;
        }
        let steps = self.steps.get(usize::from(made.segment)).copied().unwrap_or_default();
        if made.is_whole() && painted == [[false; 16]; 16] {
            self.whole(&mut made, canvas, &steps);
        } else {
            self.small(&mut made, canvas, &steps, &painted);
        }
        self.chroma(&mut made, canvas, &steps);
        canvas.decode(&made, &steps, self.at);
        made
    }

    /// Light that is predicted as a whole.
    #[inline(never)]
    fn whole(&self, made: &mut Macroblock, canvas: &Canvas, steps: &Steps) {
        let [column, row] = self.at;
        let (x, y) = (column * 16, row * 16);
        let ([luma, ..], [shown, ..]) = (&canvas.planes, &self.before.planes);
        let edge = luma.edge(x, y, 16);
        if edge == shown.edge(x, y, 16) {
            return;
        }
        let wanted: Vec<_> = (0..16).map(|index| shown.block(x + index % 4 * 4, y + index / 4 * 4)).collect();
        if self.area.is_near_light(self.at) {
            made.luma = best(WHOLE, |mode| differs(mode, &edge, &wanted, 4));
        }
        let mut firsts = [0; 16];
        let both = wanted.iter().zip(made.levels.iter_mut()).zip(&mut firsts);
        for (index, ((wanted, levels), first)) in both.enumerate() {
            let predicted = predict::whole(made.luma, &edge, index % 4 * 4, index / 4 * 4);
            let mut waves = waves(&wanted.map(i32::from), &predicted);
            *first = std::mem::take(&mut waves[0]);
            *levels = nearest(&waves, steps.luma);
        }
        made.firsts = nearest(&transform::of_firsts(&firsts), steps.firsts);
    }

    /// Light that is predicted block by block.
    #[inline(never)]
    fn small(&self, made: &mut Macroblock, canvas: &mut Canvas, steps: &Steps, painted: &[[bool; 16]; 16]) {
        let [column, row] = self.at;
        let ([luma, ..], [shown, ..]) = (&mut canvas.planes, &self.before.planes);
        let keeps_modes = !self.coded.is_whole();
        made.luma = WHOLE;
        made.firsts = [0; 16];
        let all = made.small.iter_mut().zip(made.levels.iter_mut()).zip(painted);
        for (index, ((mode, levels), painted)) in all.enumerate() {
            let (x, y) = (column * 16 + index % 4 * 4, row * 16 + index / 4 * 4);
            let edge = luma.small_edge(x, y);
            let is_painted = painted.contains(&true);
            let wanted = with(&shown.block(x, y), painted, BLACK);
            let keeps_mode = keeps_modes && !is_painted && !self.area.is_near_block(self.at, index);
            if !keeps_mode {
                *mode = best(SMALL, |mode| apart(&predict::small(mode, &edge), &wanted));
            }
            let predicted = predict::small(*mode, &edge);
            if is_painted || !keeps_mode || edge != shown.small_edge(x, y) {
                *levels = nearest(&waves(&wanted, &predicted), steps.luma);
            }
            let shows = |levels: &[i16; 16]| sum(&predicted, &scaled(&levels.map(i32::from), steps.luma));
            if !all_within(&shows(levels), painted, &(0..=MOST_LIGHT)) || *painted == [true; 16] {
                *levels = darkest(&predicted, steps.luma[0]);
            }
            luma.put(x, y, &shows(levels));
        }
    }

    #[inline(never)]
    fn chroma(&self, made: &mut Macroblock, canvas: &Canvas, steps: &Steps) {
        let [column, row] = self.at;
        let (x, y) = (column * 8, row * 8);
        let ([_, now @ ..], [_, shown @ ..]) = (&canvas.planes, &self.before.planes);
        let painted = self.area.colour(self.at);
        let edges = now.each_ref().map(|plane| plane.edge(x, y, 8));
        let is_painted = painted != [[false; 16]; 4];
        if !is_painted && edges == shown.each_ref().map(|plane| plane.edge(x, y, 8)) {
            return;
        }
        let wanted = shown
            .each_ref()
            .map(|plane| (0..4).map(|index| plane.block(x + index % 2 * 4, y + index / 2 * 4)).collect::<Vec<_>>());
        if is_painted {
            // The mean is even, and so is what is added to it.
            made.chroma = 0;
        } else if self.area.is_near_colour(self.at) {
            made.chroma = best(WHOLE, |mode| {
                edges.iter().zip(&wanted).map(|(edge, wanted)| differs(mode, edge, wanted, 2)).sum()
            });
        }
        for (((from, edge), wanted), (grey, limits)) in CHROMA.iter().zip(&edges).zip(&wanted).zip(COLOURS) {
            let blocks = made.levels.iter_mut().skip(*from).zip(wanted).zip(&painted);
            for (index, ((levels, wanted), painted)) in blocks.enumerate() {
                let predicted = predict::whole(made.chroma, edge, index % 2 * 4, index / 2 * 4);
                let nearest = |wanted: &[i32; 16]| nearest(&waves(wanted, &predicted), steps.chroma);
                *levels = nearest(&with(wanted, painted, grey));
                let shown = sum(&predicted, &scaled(&levels.map(i32::from), steps.chroma));
                if !all_within(&shown, painted, &limits) {
                    *levels = nearest(&[grey; 16]);
                }
            }
        }
    }
}

/// Samples, and another value where they are painted.
#[inline(never)]
fn with(samples: &[u8; 16], painted: &[bool; 16], value: i32) -> [i32; 16] {
    let mut both = samples.iter().zip(painted);
    [(); 16].map(|()| match both.next() {
        Some((sample, false)) => i32::from(*sample),
        _ => value,
    })
}

/// Whether all painted samples are within limits.
#[inline(never)]
fn all_within(samples: &[u8; 16], painted: &[bool; 16], limits: &std::ops::RangeInclusive<u8>) -> bool {
    samples.iter().zip(painted).all(|(sample, is_painted)| !is_painted || limits.contains(sample))
}

/// The way that costs least.
fn best(ways: u8, cost: impl Fn(u8) -> u32) -> u8 {
    (0..ways).min_by_key(|mode| cost(*mode)).unwrap_or_default()
}

/// How far what is predicted as a whole is from what is wanted.
#[inline(never)]
fn differs(mode: u8, edge: &Edge, wanted: &[[u8; 16]], side: usize) -> u32 {
    let blocks = wanted.iter().enumerate();
    blocks
        .map(|(index, wanted)| {
            apart(&predict::whole(mode, edge, index % side * 4, index / side * 4), &wanted.map(i32::from))
        })
        .sum()
}

#[inline(never)]
fn apart(predicted: &[u8; 16], wanted: &[i32; 16]) -> u32 {
    predicted.iter().zip(wanted).map(|(sample, wanted)| i32::from(*sample).abs_diff((*wanted).max(0))).sum()
}

/// What has to be added to what is predicted.
#[inline(never)]
fn waves(wanted: &[i32; 16], predicted: &[u8; 16]) -> Block {
    let mut both = wanted.iter().zip(predicted);
    let added = [(); 16].map(|()| both.next().map_or(0, |(wanted, is)| wanted - i32::from(*is)));
    transform::waves(&added)
}

/// The levels nearest to waves.
#[inline(never)]
fn nearest(waves: &Block, [first, other]: [i32; 2]) -> [i16; 16] {
    let level = |wave: i32, step: i32| {
        let level = (wave.abs() + step / 2) / step.max(1);
        i16::try_from((level * wave.signum()).clamp(-MOST, MOST)).unwrap_or_default()
    };
    let mut levels = waves.map(|wave| level(wave, other));
    levels[0] = level(waves[0], first);
    levels
}

/// The levels that leave no sample above 0, whatever is predicted.
fn darkest(predicted: &[u8; 16], step: i32) -> [i16; 16] {
    let most = i32::from(predicted.iter().copied().max().unwrap_or_default());
    let mut levels = [0; 16];
    if most > 0 {
        // The sum of a first wave and 4, divided by 8, is what is added.
        let wave = 8 * most - 3;
        levels[0] = i16::try_from(-((wave + step - 1) / step.max(1)).min(MOST)).unwrap_or_default();
    }
    levels
}
