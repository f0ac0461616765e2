//! Trains the network that scores speakers: one layer of rectified units over the values of signals, a softmax over the candidates of a
//! quotation, and steps of Adam (D. Kingma, J. Ba 2015) with decaying weights (I. Loshchilov, F. Hutter 2019) on the log-likelihood of the
//! truth's speaker. Units are left out at random while it learns (N. Srivastava et al. 2014). Several networks from different draws stand
//! side by side, so that their mean is one network. Deterministic.

use std::collections::HashMap;

use copydesk::lab::{QUOTE_UNITS, QuoteNetwork};
use rayon::prelude::*;

use crate::random::Random;

/// Networks that are drawn, and the units of each.
const DRAWS: usize = 4;
const UNITS: usize = QUOTE_UNITS / DRAWS;
/// Walks over the examples, and examples a step.
const EPOCHS: usize = 8;
const BATCH: usize = 32;
/// The first step's length, and the share of it that the last ones keep.
const RATE: f32 = 0.003;
const LEAST_RATE: f32 = 0.02;
/// Adam's memory of gradients and of their squares, and what keeps it from dividing by nothing.
const MEMORY: (f32, f32) = (0.9, 0.99);
const SMALL: f32 = 1e-6;
/// Pull towards zero, as a share of a step.
const DECAY: f32 = 0.1;
/// Units that are left out for a quotation.
const LEFT_OUT: f32 = 0.2;
/// Size of the numbers before the first step: of the rows, of the units' weights.
const FIRST: (f32, f32) = (0.1, 0.3);
/// Error of a candidate that teaches nothing.
const NO_ERROR: f32 = 1e-6;

/// The rows of all signals' values that the examples have.
#[derive(Default)]
pub struct Rows {
    places: HashMap<(&'static str, u8), u32>,
    names: Vec<(&'static str, u8)>,
}

impl Rows {
    /// The row of a signal's value; a new one for one that was not seen before.
    pub fn of(&mut self, name: &'static str, value: u8) -> u32 {
        *self.places.entry((name, value)).or_insert_with(|| {
            self.names.push((name, value));
            self.names.len() as u32 - 1
        })
    }

    /// The row of a signal's value, if one of the examples has it.
    pub fn known(&self, name: &'static str, value: u8) -> Option<u32> {
        self.places.get(&(name, value)).copied()
    }
}

/// A quotation to learn from.
pub struct Lesson {
    /// The rows of each candidate; of nobody too.
    pub candidates: Vec<Vec<u32>>,
    /// Which of them is right; at least one is.
    pub is_right: Vec<bool>,
    /// What it counts.
    pub weight: f32,
}

/// From zero up to one, in as many bits as a short number has.
fn unit(random: &mut Random) -> f32 {
    (random.draw() >> 40) as f32 / (1_u64 << 24) as f32
}

/// Nearly normal: the sum of six even draws, with a deviation of one.
fn normal(random: &mut Random) -> f32 {
    (0..6).map(|_| unit(random) - 0.5).sum::<f32>() * std::f32::consts::SQRT_2
}

/// Numbers under fit, with their gradients and Adam's memory.
struct Numbers {
    values: Vec<f32>,
    gradients: Vec<f32>,
    means: Vec<f32>,
    squares: Vec<f32>,
}

impl Numbers {
    fn new(values: Vec<f32>) -> Self {
        let none = vec![0.0; values.len()];
        Self { values, gradients: none.clone(), means: none.clone(), squares: none }
    }

    fn step(&mut self, rate: f32, decay: f32, time: i32) {
        let (mean_of_all, square_of_all) = (1.0 - MEMORY.0.powi(time), 1.0 - MEMORY.1.powi(time));
        let memory = self.means.iter_mut().zip(&mut self.squares);
        for ((value, gradient), (mean, square)) in self.values.iter_mut().zip(&mut self.gradients).zip(memory)
        {
            *mean = MEMORY.0 * *mean + (1.0 - MEMORY.0) * *gradient;
            *square = MEMORY.1 * *square + (1.0 - MEMORY.1) * *gradient * *gradient;
            *gradient = 0.0;
            let step = *mean / mean_of_all / ((*square / square_of_all).sqrt() + SMALL);
            *value -= rate * (step + decay * *value);
        }
    }
}

/// One of the networks.
struct Network {
    rows: Numbers,
    bias: Numbers,
    out: Numbers,
    /// What each row's value adds to a score by itself.
    direct: Numbers,
}

impl Network {
    /// The sums of some rows.
    fn units(&self, rows: &[u32]) -> Vec<f32> {
        let mut units = self.bias.values.clone();
        for &row in rows {
            let row = &self.rows.values[row as usize * UNITS..][..UNITS];
            units.iter_mut().zip(row).for_each(|(sum, number)| *sum += number);
        }
        units
    }

    /// The score of a candidate with these sums and rows, where each unit counts so much.
    fn score(&self, units: &[f32], rows: &[u32], counts: &[f32]) -> f32 {
        let direct: f32 = rows.iter().map(|&row| self.direct.values[row as usize]).sum();
        direct
            + (0..UNITS).map(|unit| units[unit].max(0.0) * self.out.values[unit] * counts[unit]).sum::<f32>()
    }

    fn learn(&mut self, lesson: &Lesson, mean_weight: f32, random: &mut Random) {
        let counts: Vec<f32> =
            (0..UNITS).map(|_| if unit(random) < LEFT_OUT { 0.0 } else { 1.0 / (1.0 - LEFT_OUT) }).collect();
        let units: Vec<Vec<f32>> = lesson.candidates.iter().map(|rows| self.units(rows)).collect();
        let scores: Vec<f32> = units
            .iter()
            .zip(&lesson.candidates)
            .map(|(units, rows)| self.score(units, rows, &counts))
            .collect();
        let top = scores.iter().copied().fold(f32::MIN, f32::max);
        let shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
        let all: f32 = shares.iter().sum();
        let right: f32 = shares
            .iter()
            .zip(&lesson.is_right)
            .filter(|(_, is_right)| **is_right)
            .map(|(share, _)| share)
            .sum();
        for (at, rows) in lesson.candidates.iter().enumerate() {
            let wanted = if lesson.is_right[at] { shares[at] / right.max(1e-9) } else { 0.0 };
            let error = (shares[at] / all - wanted) * lesson.weight / mean_weight / BATCH as f32;
            if error.abs() < NO_ERROR {
                continue;
            }
            let mut gradient = [0.0; UNITS];
            for unit in (0..UNITS).filter(|&unit| units[at][unit] > 0.0) {
                self.out.gradients[unit] += error * units[at][unit] * counts[unit];
                gradient[unit] = error * self.out.values[unit] * counts[unit];
                self.bias.gradients[unit] += gradient[unit];
            }
            for &row in rows {
                self.direct.gradients[row as usize] += error;
                let row = &mut self.rows.gradients[row as usize * UNITS..][..UNITS];
                row.iter_mut().zip(&gradient).for_each(|(sum, part)| *sum += part);
            }
        }
    }
}

fn train(lessons: &[&Lesson], rows: usize, seed: usize) -> Network {
    let mut random = Random((seed as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    // the first draws from neighbouring seeds are alike
    (0..10).for_each(|_| _ = random.draw());
    let mut drawn = |count: usize, size: f32| (0..count).map(|_| size * normal(&mut random)).collect();
    let mut network = Network {
        rows: Numbers::new(drawn(rows * UNITS, FIRST.0)),
        out: Numbers::new(drawn(UNITS, FIRST.1)),
        bias: Numbers::new(vec![0.0; UNITS]),
        direct: Numbers::new(vec![0.0; rows]),
    };
    let mean_weight = lessons.iter().map(|lesson| lesson.weight).sum::<f32>() / lessons.len() as f32;
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let steps = EPOCHS * lessons.len().div_ceil(BATCH);
    let mut time = 0;
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for batch in order.chunks(BATCH) {
            for &at in batch {
                network.learn(lessons[at], mean_weight, &mut random);
            }
            time += 1;
            let turn = std::f32::consts::PI * time as f32 / steps as f32;
            let rate = RATE * (0.5 + 0.5 * turn.cos()).max(LEAST_RATE);
            network.rows.step(rate, DECAY, time);
            network.out.step(rate, DECAY, time);
            network.direct.step(rate, DECAY, time);
            network.bias.step(rate, 0.0, time);
        }
    }
    network
}

/// Trains one network: it shows which mistakes all of them will make.
pub fn first(lessons: &[&Lesson], rows: &Rows) -> String {
    written(&[train(lessons, rows.names.len(), 0)], rows)
}

/// Trains the networks and writes them as the library's table.
pub fn table(lessons: &[&Lesson], rows: &Rows) -> String {
    let networks: Vec<Network> =
        (0..DRAWS).into_par_iter().map(|seed| train(lessons, rows.names.len(), seed)).collect();
    written(&networks, rows)
}

/// The mean of some networks as a table.
fn written(networks: &[Network], rows: &Rows) -> String {
    let count = networks.len() as f32;
    // units that no network has are zero; behind the units stands what a row adds by itself
    let line = |name, value, units: &dyn Fn(&Network) -> &[f32], share: f32, direct: f32| {
        let mut numbers: Vec<f32> =
            networks.iter().flat_map(|network| units(network).iter().map(|number| number * share)).collect();
        numbers.resize(QUOTE_UNITS, 0.0);
        numbers.push(direct);
        QuoteNetwork::line(name, value, &numbers)
    };
    let mut lines = vec![
        line("bias", 0, &|network| &network.bias.values, 1.0, 0.0),
        line("out", 0, &|network| &network.out.values, 1.0 / count, 0.0),
    ];
    let mut named: Vec<(&(&str, u8), usize)> = rows.names.iter().zip(0..).collect();
    named.sort();
    lines.extend(named.into_iter().map(|(&(name, value), row)| {
        let direct = networks.iter().map(|network| network.direct.values[row]).sum::<f32>() / count;
        line(name, value, &|network| &network.rows.values[row * UNITS..][..UNITS], 1.0, direct)
    }));
    lines.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_rule_of_two_signals_together_is_learnt_and_written() {
        let mut rows = Rows::default();
        // whoever is right has two values that are alike
        let mut candidate = |one: u8, other: u8| vec![rows.of("place", one), rows.of("form", other)];
        let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(one, other)| candidate(one, other));
        let lessons: Vec<Lesson> = (0..800)
            .map(|at| {
                let (right, wrong) = ([0, 3][at % 2], [1, 2][at / 2 % 2]);
                let candidates = vec![pairs[right].clone(), pairs[wrong].clone()];
                Lesson { candidates, is_right: vec![true, false], weight: 1.0 }
            })
            .collect();
        let lessons: Vec<&Lesson> = lessons.iter().collect();
        let network = train(&lessons, rows.names.len(), 1);
        let score = |rows: &[u32]| network.score(&network.units(rows), rows, &[1.0; UNITS]);
        for (right, wrong) in [(0, 1), (0, 2), (3, 1), (3, 2)] {
            assert!(score(&pairs[right]) > score(&pairs[wrong]), "{right} {wrong}");
        }
        for table in [first(&lessons, &rows), table(&lessons, &rows)] {
            assert!(QuoteNetwork::read(&table).is_some());
        }
    }
}
