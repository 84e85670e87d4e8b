//! A linear chain (Lafferty and others, "Conditional Random Fields", 2001), trained with AdaGrad (Duchi and others, 2011)
//! and a pull towards nought.

use scrubjay::detect::ner::{
    feature::COUNT,
    tag::{TAGS, Tag},
};

/// The weights of one feature, padded to a power of two.
type Row = [f32; 8];
type Steps = [[f32; TAGS]; TAGS + 1];

/// How far a step goes.
const RATE: f32 = 0.07;
/// How much of each step pulls towards nought.
const PULL: f32 = 1e-4;
/// What is wrong by less than this teaches nothing.
const LEAST: f32 = 1e-3;
/// The highest weight, in units. Few units cost little accuracy, and pack well.
const MOST_UNITS: f32 = 31.0;
/// This share of the weights fits into so many units; what is higher is cut.
const UNCUT: f32 = 0.995;

/// The weights while they are learnt.
pub struct Chain {
    bits: u8,
    rows: Vec<Row>,
    row_squares: Vec<Row>,
    steps: Steps,
    step_squares: Steps,
    /// Which features count; empty as long as all do.
    kept: Vec<bool>,
}

/// A line as the chain sees it.
pub struct Lesson {
    /// The features of each word.
    pub features: Vec<[u32; COUNT]>,
    /// The tag of each word.
    pub tags: Vec<usize>,
    /// How much the line counts.
    pub weight: f32,
}

impl Chain {
    /// Nothing learnt yet, for features of which so many bits are kept.
    pub fn new(bits: u8) -> Self {
        let none = vec![[0.0; 8]; 1 << bits];
        let steps = [[0.0; TAGS]; TAGS + 1];
        Self { bits, rows: none.clone(), row_squares: none, steps, step_squares: steps, kept: Vec::new() }
    }

    /// Learns from a line; returns by how much it was misjudged.
    pub fn learn(&mut self, lesson: &Lesson) -> f32 {
        let count = lesson.tags.len();
        if count == 0 {
            return 0.0;
        }
        let emissions: Vec<Row> = lesson.features.iter().map(|features| self.emission(features)).collect();
        let (forward, backward) = (self.forward(&emissions), self.backward(&emissions));
        let total = log_sum(&forward[count - 1]);
        let mut right = 0.0;
        let mut step_slopes = [[0.0; TAGS]; TAGS + 1];
        for at in 0..count {
            let (before, tag) = (if at == 0 { TAGS } else { lesson.tags[at - 1] }, lesson.tags[at]);
            right += emissions[at][tag] + self.steps[before][tag];
            step_slopes[before][tag] -= 1.0;
            for (from, to) in allowed().filter(|(from, _)| (*from == TAGS) == (at == 0)) {
                let before = if at == 0 { 0.0 } else { forward[at - 1][from] };
                let path = before + self.steps[from][to] + emissions[at][to] + backward[at][to];
                step_slopes[from][to] += (path - total).exp();
            }
        }
        self.move_steps(&step_slopes, lesson.weight);
        for at in 0..count {
            let mut slopes = Row::default();
            for (tag, slope) in slopes.iter_mut().enumerate().take(TAGS) {
                let is_right = f32::from(u8::from(lesson.tags[at] == tag));
                *slope = ((forward[at][tag] + backward[at][tag] - total).exp() - is_right) * lesson.weight;
            }
            if slopes.iter().any(|slope| slope.abs() > LEAST) {
                lesson.features[at].iter().for_each(|feature| self.move_row(*feature, &slopes));
            }
        }
        total - right
    }

    /// Keeps the features that tell most; the others are forgotten, now and later.
    pub fn prune(&mut self, most: usize) {
        let mut by_spread: Vec<(f32, usize)> = self.rows.iter().map(spread).zip(0..).collect();
        by_spread.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        self.kept = vec![false; self.rows.len()];
        by_spread.iter().take(most).for_each(|(_, at)| self.kept[*at] = true);
        for (row, kept) in self.rows.iter_mut().zip(&self.kept) {
            if !kept {
                *row = Row::default();
            }
        }
    }

    /// Rounds and packs the weights. `against_none` is in nats.
    pub fn packed(&self, against_none: f32) -> Vec<u8> {
        // What is added to the weights of all tags changes nothing; so that of the first is made nought.
        let relative: Vec<Row> = self.rows.iter().map(|row| row.map(|weight| weight - row[Tag::NONE])).collect();
        let mut sizes: Vec<f32> = relative.iter().flat_map(|row| &row[1..TAGS]).map(|weight| weight.abs()).collect();
        sizes.retain(|size| *size > 0.0);
        sizes.sort_by(f32::total_cmp);
        let highest = sizes.get((sizes.len() as f32 * UNCUT) as usize).copied().unwrap_or(1.0);
        let scale = MOST_UNITS / highest;
        let rounded = |weight: f32| (weight * scale).round().clamp(-MOST_UNITS, MOST_UNITS) as i8;
        let mut rows = Vec::new();
        for (at, row) in relative.iter().enumerate() {
            let weights: [i8; TAGS - 1] = std::array::from_fn(|lane| rounded(row[lane + 1]));
            if weights != [0; TAGS - 1] {
                rows.push((at as u32, weights));
            }
        }
        let steps = self.steps.map(|row| row.map(|step| (step * scale).round() as i32));
        scrubjay::detect::ner::write(self.bits, scale, &steps, (against_none * scale).round() as i32, &rows)
    }

    fn at(&self, feature: u32) -> usize {
        (feature >> (u32::BITS - u32::from(self.bits))) as usize
    }

    fn emission(&self, features: &[u32; COUNT]) -> Row {
        let mut sum = Row::default();
        for feature in features {
            sum.iter_mut().zip(&self.rows[self.at(*feature)]).for_each(|(sum, weight)| *sum += weight);
        }
        sum
    }

    fn forward(&self, emissions: &[Row]) -> Vec<[f32; TAGS]> {
        let mut all: Vec<[f32; TAGS]> = Vec::with_capacity(emissions.len());
        for emission in emissions {
            let last = all.last().copied();
            all.push(std::array::from_fn(|tag| {
                let paths: [f32; TAGS] = std::array::from_fn(|before| match last {
                    Some(last) if follows(before, tag) => last[before] + self.steps[before][tag],
                    None if before == 0 && follows(TAGS, tag) => self.steps[TAGS][tag],
                    _ => f32::NEG_INFINITY,
                });
                log_sum(&paths) + emission[tag]
            }));
        }
        all
    }

    fn backward(&self, emissions: &[Row]) -> Vec<[f32; TAGS]> {
        let mut all = vec![[0.0; TAGS]; emissions.len()];
        for at in (1..emissions.len()).rev() {
            let after = all[at];
            all[at - 1] = std::array::from_fn(|before| {
                let paths: [f32; TAGS] = std::array::from_fn(|tag| {
                    if follows(before, tag) {
                        self.steps[before][tag] + emissions[at][tag] + after[tag]
                    } else {
                        f32::NEG_INFINITY
                    }
                });
                log_sum(&paths)
            });
        }
        all
    }

    fn move_steps(&mut self, slopes: &Steps, weight: f32) {
        for (from, to) in allowed() {
            let slope = slopes[from][to] * weight;
            let square = &mut self.step_squares[from][to];
            *square += slope * slope;
            self.steps[from][to] -= RATE * slope / (square.sqrt() + 1e-3);
        }
    }

    fn move_row(&mut self, feature: u32, slopes: &Row) {
        let at = self.at(feature);
        if self.kept.get(at) == Some(&false) {
            return;
        }
        let rows = self.rows[at].iter_mut().zip(&mut self.row_squares[at]).zip(slopes);
        for ((weight, square), slope) in rows {
            *square += slope * slope;
            let rate = RATE / (square.sqrt() + 0.1);
            let moved = *weight - rate * slope;
            *weight = moved.signum() * (moved.abs() - rate * PULL).max(0.0);
        }
    }
}

/// By how much the weights of a feature differ.
fn spread(row: &Row) -> f32 {
    let tags = &row[..TAGS];
    tags.iter().copied().fold(f32::MIN, f32::max) - tags.iter().copied().fold(f32::MAX, f32::min)
}

fn follows(before: usize, tag: usize) -> bool {
    Tag(tag).may_follow(Some(Tag(before)).filter(|_| before < TAGS))
}

fn allowed() -> impl Iterator<Item = (usize, usize)> {
    (0..=TAGS).flat_map(|from| (0..TAGS).map(move |to| (from, to))).filter(|(from, to)| follows(*from, *to))
}

fn log_sum(all: &[f32; TAGS]) -> f32 {
    let most = all.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    if most == f32::NEG_INFINITY { most } else { most + all.iter().map(|one| (one - most).exp()).sum::<f32>().ln() }
}
