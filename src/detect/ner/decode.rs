//! The likeliest tags of a line, and how likely each name is.

use super::tag::{TAGS, Tag};
use super::weights::{Emission, NEVER, Weights};
use crate::detect::naming::Kind;

/// What is worked out for one window of a line; it is used again for the next.
#[derive(Debug, Default)]
pub struct Decoder {
    emissions: Vec<Emission>,
    back: Vec<[u8; TAGS]>,
    tags: Vec<usize>,
    forward: Vec<[f32; TAGS]>,
    named: Vec<f32>,
}

impl Decoder {
    /// Takes what the features tell of each place.
    pub fn read(&mut self, emissions: impl Iterator<Item = Emission>) {
        self.emissions.clear();
        self.emissions.extend(emissions);
    }

    /// Calls `visit` with each name: its kind, its first and its last place, and how likely it is that all of it belongs
    /// to a name, from 0 to 1.
    pub fn each(&mut self, weights: &Weights, mut visit: impl FnMut(Kind, usize, usize, f32)) {
        self.find_best(weights);
        if self.tags.iter().all(|tag| *tag == Tag::NONE) {
            return;
        }
        self.find_chances(weights);
        let mut at = 0;
        while let Some(tag) = self.tags.get(at) {
            let (first, kind) = (at, Tag(*tag).kind());
            at += 1;
            let Some(kind) = kind else { continue };
            let inside = Tag::inside(kind);
            while self.tags.get(at) == Some(&inside.0) {
                at += 1;
            }
            let chances = self.named.get(first..at).unwrap_or_default();
            visit(kind, first, at - 1, chances.iter().copied().fold(1.0, f32::min));
        }
    }

    /// The likeliest path (Viterbi, 1967).
    fn find_best(&mut self, weights: &Weights) {
        let [to_tag @ .., start] = &weights.steps;
        self.back.clear();
        let mut scores = *start;
        for (at, emission) in self.emissions.iter().enumerate() {
            let mut back = [0; TAGS];
            if at > 0 {
                let mut next = [i32::MIN; TAGS];
                for (before, (row, score)) in to_tag.iter().zip(scores).enumerate() {
                    for ((best, from), step) in next.iter_mut().zip(&mut back).zip(row) {
                        let score = score + step;
                        if score > *best {
                            (*best, *from) = (score, before as u8);
                        }
                    }
                }
                scores = next;
            }
            for (score, here) in scores.iter_mut().zip(emission) {
                *score = (*score + here).max(NEVER);
            }
            let [none, ..] = &mut scores;
            *none -= weights.against_none;
            self.back.push(back);
        }
        let best = scores.iter().enumerate().max_by_key(|(_, score)| **score);
        let mut tag = best.map_or(Tag::NONE, |(tag, _)| tag);
        self.tags.clear();
        for back in self.back.iter().rev() {
            self.tags.push(tag);
            tag = back.get(tag).copied().map_or(Tag::NONE, usize::from);
        }
        self.tags.reverse();
    }

    /// How likely each place belongs to a name, over all paths (forward and backward; Rabiner, 1989).
    fn find_chances(&mut self, weights: &Weights) {
        let [steps @ .., start] = &weights.step_chances;
        let of = |emission: &Emission| {
            let mut emission = *emission;
            let [none, ..] = &mut emission;
            *none -= weights.against_none;
            let most = emission.iter().copied().max().unwrap_or(0);
            emission.map(|units| weights.chance(units - most))
        };
        self.forward.clear();
        let mut before = *start;
        for (at, emission) in self.emissions.iter().enumerate() {
            if at > 0 {
                let mut next = [0.0; TAGS];
                for (row, before) in steps.iter().zip(before) {
                    next.iter_mut().zip(row).for_each(|(next, step)| *next += before * step);
                }
                before = next;
            }
            before.iter_mut().zip(of(emission)).for_each(|(before, here)| *before *= here);
            normalise(&mut before);
            self.forward.push(before);
        }
        self.named.clear();
        let mut behind = [1f32; TAGS];
        for (emission, forward) in self.emissions.iter().zip(&self.forward).rev() {
            let mut all = *forward;
            all.iter_mut().zip(behind).for_each(|(all, behind)| *all *= behind);
            normalise(&mut all);
            let [none, ..] = all;
            self.named.push(1.0 - none);
            let mut here = of(emission);
            here.iter_mut().zip(behind).for_each(|(here, behind)| *here *= behind);
            for (before, row) in behind.iter_mut().zip(steps) {
                *before = row.iter().zip(&here).map(|(step, here)| step * here).sum();
            }
            normalise(&mut behind);
        }
        self.named.reverse();
    }
}

/// Makes the sum one, so that no product grows or vanishes along a line.
fn normalise(chances: &mut [f32; TAGS]) {
    let sum: f32 = chances.iter().sum();
    if sum > 0.0 {
        chances.iter_mut().for_each(|chance| *chance /= sum);
    }
}
