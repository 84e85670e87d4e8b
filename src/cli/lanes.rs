//! Several files at a time, each thread with its own.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::resume_unwind;
use std::thread;

use clap::Args;

/// How many files are worked on at a time.
#[derive(Args)]
pub struct Jobs {
    /// So many small files are worked on at a time; without it as many as there are cores. What is found and written does
    /// not depend on it.
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
}

impl Jobs {
    /// The number of lanes.
    pub fn count(&self) -> usize {
        self.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }
}

/// The lane of a number; nothing where there are none.
pub fn of<Lane>(lanes: &mut [Lane], number: usize) -> Option<&mut Lane> {
    let lane = number.checked_rem(lanes.len())?;
    lanes.get_mut(lane)
}

/// Works on numbered things and gives what became of each. A number goes to the same lane in every call, which finds what
/// it has kept of it.
pub fn each<Lane: Send, Thing: Send, Done: Send>(
    lanes: &mut [Lane],
    things: Vec<(usize, Thing)>,
    work: impl Fn(&mut Lane, usize, Thing) -> Done + Sync,
) -> BTreeMap<usize, Done> {
    let mut shares: Vec<Vec<(usize, Thing)>> = lanes.iter().map(|_| Vec::new()).collect();
    for (number, thing) in things {
        if let Some(share) = of(&mut shares, number) {
            share.push((number, thing));
        }
    }
    let work = &work;
    thread::scope(|scope| {
        let mut threads = Vec::new();
        for (lane, share) in lanes.iter_mut().zip(shares) {
            let done = move |(number, thing)| (number, work(lane, number, thing));
            threads.push(scope.spawn(move || share.into_iter().map(done).collect::<Vec<_>>()));
        }
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|stopped| resume_unwind(stopped))).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_has_its_number_and_its_lane() {
        let mut lanes = [Vec::new(), Vec::new(), Vec::new()];
        let things = (3..10).map(|number| (number, number * 10)).collect();
        let done = each(&mut lanes, things, |lane, number, thing| {
            lane.push(number);
            thing + 1
        });
        assert_eq!(done, (3..10).map(|number| (number, number * 10 + 1)).collect());
        assert_eq!(lanes, [vec![3, 6, 9], vec![4, 7], vec![5, 8]]);
    }
}
