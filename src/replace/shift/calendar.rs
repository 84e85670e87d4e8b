//! How far the dates of a task are moved, and how its numeric dates are read.

use std::collections::{BTreeMap, BTreeSet};

use super::date::{self, Order};
use crate::model::Entity;
use crate::replace::{Found, Seed};

/// Dates go back by this many weeks: at least a month, less than a year.
const LEAST_WEEKS: usize = 5;
const MOST_WEEKS: usize = 52;

/// What all dates of a task have in common.
#[derive(Debug, Default)]
pub struct Calendar {
    days: i64,
    /// By file, how many dates can be read day first only, and how many month first only.
    votes: BTreeMap<usize, [usize; 2]>,
}

impl Calendar {
    /// Draws how far dates are moved: by a number of weeks after which as few dates as can be are dates of the task.
    pub fn new(seed: &Seed, found: &[Found<'_>]) -> Self {
        let dates = || found.iter().filter(|found| matches!(found.value.entity, Entity::Date | Entity::DateOfBirth));
        let mut calendar = Self::default();
        for found in dates() {
            if let Some(order) = date::order(found.spelling) {
                let votes = calendar.votes.entry(found.file).or_default();
                if let Some(votes) = votes.get_mut(usize::from(order == Order::MonthFirst)) {
                    *votes += 1;
                }
            }
        }
        let days: BTreeSet<i64> =
            dates().filter_map(|found| date::day(found.spelling, calendar.order(found.file))).collect();
        let count = MOST_WEEKS - LEAST_WEEKS + 1;
        let start = seed.draw("weeks", "", 0).below(count);
        let offsets = (0..count).map(|step| (LEAST_WEEKS + (start + step) % count) as i64 * 7);
        let meets = |offset: &i64| days.iter().filter(|&&day| days.contains(&(day - offset))).count();
        calendar.days = offsets.min_by_key(meets).unwrap_or_default();
        calendar
    }

    /// The order of day and month in a file, told by its own dates or else by those of the other files.
    fn order(&self, file: usize) -> Option<Order> {
        let clear = |votes: [usize; 2]| match votes {
            [0, 0] => None,
            [_, 0] => Some(Order::DayFirst),
            [0, _] => Some(Order::MonthFirst),
            _ => None,
        };
        let own = self.votes.get(&file).copied().unwrap_or_default();
        if own.iter().all(|votes| *votes > 0) {
            return None;
        }
        clear(own).or_else(|| clear(self.votes.values().fold([0; 2], |[a, b], [c, d]| [a + c, b + d])))
    }

    /// Moves a date; nothing when it cannot be read for sure.
    pub fn moved(&self, found: &Found<'_>) -> Option<String> {
        date::moved(found.spelling, -self.days, self.order(found.file))
    }
}
