//! The network that weighs who spoke: one layer of rectified units over the values of the signals.
//!
//! Each value of each signal has a row, a number for each unit. The rows of a candidate's values are added up; each unit counts as far as
//! its sum is above zero, and the score is the sum of these by the weights of [`Network::out`]. The rows of the quotation itself are added
//! once for all of its candidates, as networks for chess do for the pieces that have not moved (NNUE, Y. Nasu 2018). Numbers are whole, so
//! that every machine gives the same scores. Four networks that the fit has drawn apart stand side by side in the units: the score is
//! their mean.

use std::sync::LazyLock;

use super::signals::{COUNT, SIGNALS, Values};

/// Units of the layer.
pub(crate) const UNITS: usize = 128;

/// Units that are summed at a time: so many stay in the registers of any machine.
const LANES: usize = 64;
const _: () = assert!(UNITS.is_multiple_of(LANES));

/// What 1 is in the numbers of the rows and in the weights of the units.
const ONE: f32 = 256.0;

/// A number for each unit. Rows stand where a machine can add them from memory.
#[derive(Debug, Clone, Copy, PartialEq)]
#[repr(align(16))]
struct Row([i16; UNITS]);

impl Row {
    /// Adds rows. Numbers stop at the ends of what sixteen bits tell.
    fn add<const ROWS: usize>(&mut self, rows: &[&Row; ROWS]) {
        for (part, out) in self.0.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let mut lanes = *out;
            for row in rows {
                let row = &row.0.as_chunks::<LANES>().0[part];
                lanes.iter_mut().zip(row).for_each(|(sum, &number)| *sum = sum.saturating_add(number));
            }
            *out = lanes;
        }
    }
}

/// The sums of a candidate: of its rows, a unit each; and of what its values add to the score by themselves.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sums {
    units: Row,
    direct: i32,
}

/// A network with its numbers.
#[derive(Debug)]
pub(crate) struct Network {
    /// Which row a signal's value has: the first one for what no text of the fit had.
    places: Vec<[u16; 256]>,
    /// The rows; the first one is zero.
    rows: Vec<Row>,
    /// What the value of each row adds to the score by itself.
    direct: Vec<i16>,
    /// The sums before any row is added.
    bias: Row,
    /// The row that stands for a mention's where nobody is the candidate.
    nobody: usize,
    /// The weight of each unit.
    out: Row,
}

impl Network {
    /// A network that knows nothing: everybody's score is zero.
    fn empty() -> Self {
        let none = Row([0; UNITS]);
        Self {
            places: vec![[0; 256]; COUNT],
            rows: vec![none],
            direct: vec![0],
            bias: none,
            nobody: 0,
            out: none,
        }
    }

    /// Reads a network from its table: lines of a signal's name, its value and its numbers (a unit each, and what it adds by itself),
    /// parted by tabs; the names "bias", "nobody" and "out" are no signal's. `None` where a line is something else.
    pub(crate) fn read(table: &str) -> Option<Self> {
        let mut network = Self::empty();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (name, value, (row, direct)) = (fields.next()?, fields.next()?, numbers(fields.next()?)?);
            match name {
                "bias" => network.bias = row,
                "out" => network.out = row,
                _ => {
                    let place = network.rows.len();
                    if name == "nobody" {
                        network.nobody = place;
                    } else {
                        let signal = SIGNALS.iter().position(|signal| signal.name == name)?;
                        let value: u8 = value.parse().ok()?;
                        network.places[signal][usize::from(value)] = place.try_into().ok()?;
                    }
                    network.rows.push(row);
                    network.direct.push(direct);
                }
            }
        }
        Some(network)
    }

    /// The place of the row of a signal's value.
    fn place(&self, signal: usize, value: u8) -> usize {
        usize::from(self.places[signal][usize::from(value)])
    }

    /// Adds the rows of the values of some signals.
    fn add<const ROWS: usize>(&self, sums: &Sums, signals: &[usize; ROWS], values: &Values) -> Sums {
        let mut out = *sums;
        let mut rows = [&self.rows[0]; ROWS];
        for (row, &signal) in rows.iter_mut().zip(signals) {
            let place = self.place(signal, values[signal]);
            *row = &self.rows[place];
            out.direct += i32::from(self.direct[place]);
        }
        out.units.add(&rows);
        out
    }

    /// What all candidates of a quotation have in common.
    fn quotation(&self, values: &Values) -> Sums {
        self.add(&Sums { units: self.bias, direct: 0 }, &OF_QUOTATION, values)
    }

    /// The sums of a mention, beside a quotation of these.
    fn mention(&self, quotation: &Sums, values: &Values) -> Sums {
        self.add(quotation, &OF_MENTION, values)
    }

    /// The sums of nobody.
    fn nobody(&self, quotation: &Sums) -> Sums {
        let mut out = *quotation;
        out.direct += i32::from(self.direct[self.nobody]);
        out.units.add(&[&self.rows[self.nobody]]);
        out
    }

    /// The score of a candidate with these sums.
    fn score(&self, sums: &Sums) -> f32 {
        let units: i32 = sums
            .units
            .0
            .iter()
            .zip(&self.out.0)
            .map(|(&unit, &out)| i32::from(unit.max(0)) * i32::from(out))
            .sum();
        units as f32 / (ONE * ONE) + sums.direct as f32 / ONE
    }

    /// The scores of nobody, and of mentions beside a quotation.
    pub(crate) fn scores(
        &self,
        quotation: &Values,
        mentions: impl Iterator<Item = Values>,
    ) -> (f32, Vec<f32>) {
        let quotation = self.quotation(quotation);
        let mentions = mentions.map(|values| self.score(&self.mention(&quotation, &values))).collect();
        (self.score(&self.nobody(&quotation)), mentions)
    }

    /// What each signal added to the scores of some candidates, against what it adds to them on average: by itself, and through the units
    /// that count for the candidate, in which all is a sum. What all have in common adds nothing to any of them.
    pub(super) fn added(&self, candidates: &[Values]) -> Vec<[f32; COUNT]> {
        let share = 1.0 / candidates.len().max(1) as f32;
        let mut means = vec![([0.0; UNITS], 0.0); COUNT];
        for (signal, (units, direct)) in means.iter_mut().enumerate() {
            for values in candidates {
                let place = self.place(signal, values[signal]);
                units
                    .iter_mut()
                    .zip(self.rows[place].0)
                    .for_each(|(mean, number)| *mean += share * f32::from(number));
                *direct += share * f32::from(self.direct[place]);
            }
        }
        let added = |values: &Values| {
            let sums = self.mention(&self.quotation(values), values);
            std::array::from_fn(|signal| {
                let place = self.place(signal, values[signal]);
                let (mean, mean_direct) = &means[signal];
                let units: f32 = (0..UNITS)
                    .filter(|&unit| sums.units.0[unit] > 0)
                    .map(|unit| {
                        (f32::from(self.rows[place].0[unit]) - mean[unit]) * f32::from(self.out.0[unit])
                    })
                    .sum();
                units / (ONE * ONE) + (f32::from(self.direct[place]) - mean_direct) / ONE
            })
        };
        candidates.iter().map(added).collect()
    }
}

/// The signals of the quotation and of a mention, by their places.
const OF_QUOTATION: [usize; count(false)] = places(false);
const OF_MENTION: [usize; count(true)] = places(true);

const fn count(of_mention: bool) -> usize {
    let (mut at, mut count) = (0, 0);
    while at < COUNT {
        count += (SIGNALS[at].is_of_mention() == of_mention) as usize;
        at += 1;
    }
    count
}

const fn places<const COUNT_OF: usize>(of_mention: bool) -> [usize; COUNT_OF] {
    let mut places = [0; COUNT_OF];
    let (mut at, mut count) = (0, 0);
    while at < COUNT {
        if SIGNALS[at].is_of_mention() == of_mention {
            places[count] = at;
            count += 1;
        }
        at += 1;
    }
    places
}

/// The first of the characters that are digits of a number, and how many there are: all of ASCII that can be seen.
const FIRST_DIGIT: u8 = b'!';
const DIGITS: i16 = 94;
/// Half of what two digits can tell: what is taken away, so that numbers below zero can be told.
const HALF: i16 = DIGITS * DIGITS / 2;

/// A row and what its value adds by itself, from two characters a number.
fn numbers(digits: &str) -> Option<(Row, i16)> {
    /// What the two characters of zero give.
    const ZERO: i16 = HALF + FIRST_DIGIT as i16 * (DIGITS + 1);
    let digits: &[u8; 2 * (UNITS + 1)] = digits.as_bytes().try_into().ok()?;
    let are_digits = digits.iter().fold(true, |all, digit| all & digit.is_ascii_graphic());
    let mut numbers = [0; UNITS + 1];
    for (number, pair) in numbers.iter_mut().zip(digits.as_chunks::<2>().0) {
        *number = i16::from(pair[0]) * DIGITS + i16::from(pair[1]) - ZERO;
    }
    let (row, direct) = numbers.split_at(UNITS);
    are_digits.then_some((Row(row.try_into().ok()?), direct[0]))
}

/// Numbers as [`numbers`] reads them; those beyond what two digits can tell are cut.
#[cfg(any(test, feature = "lab"))]
pub(crate) fn digits(numbers: &[f32]) -> String {
    numbers
        .iter()
        .flat_map(|number| {
            let whole = (number * ONE).round().clamp(f32::from(-HALF), f32::from(HALF - 1)) as i16 + HALF;
            [whole / DIGITS, whole % DIGITS].map(|digit| char::from(FIRST_DIGIT + digit as u8))
        })
        .collect()
}

/// The fitted network.
pub(super) static SPEAKERS: LazyLock<Network> =
    LazyLock::new(|| Network::read(include_str!("network.txt")).unwrap_or_else(Network::empty));

#[cfg(test)]
mod tests {
    use super::*;

    fn table(lines: &[(&str, u8, f32)]) -> String {
        lines
            .iter()
            .map(|(name, value, number)| {
                let mut numbers = [*number; UNITS + 1];
                numbers[UNITS] = 0.125;
                format!("{name}\t{value}\t{}\n", digits(&numbers))
            })
            .collect()
    }

    #[test]
    fn test_a_score_is_the_sum_of_the_units_above_zero() {
        let lines =
            [("bias", 0, -1.0), ("nobody", 0, 0.5), ("out", 0, 0.25), ("ends", 7, 0.5), ("place", 3, 2.0)];
        let network = Network::read(&table(&lines)).unwrap();
        let mut values = [0; COUNT];
        let none = network.quotation(&values);
        assert!(
            network.score(&network.mention(&none, &values)).abs() < f32::EPSILON,
            "below zero, and no row"
        );
        values[0] = 7;
        let ends = network.quotation(&values);
        let nobody = network.score(&network.nobody(&ends));
        assert!(
            (nobody - 0.25).abs() < f32::EPSILON,
            "-1 + 0.5 + 0.5, and what two rows add by themselves: {nobody}"
        );
        values[SIGNALS.iter().position(|signal| signal.name == "place").unwrap()] = 3;
        let score = network.score(&network.mention(&ends, &values));
        assert!((score - UNITS as f32 * 0.25 * 1.5 - 0.25).abs() < 1e-3, "{score}");
        let mut other = values;
        other[SIGNALS.iter().position(|signal| signal.name == "form").unwrap()] = 9;
        let added = network.added(&[values, other]);
        assert!(
            added.iter().flatten().all(|part| part.abs() < 1e-3),
            "a value without a row adds nothing: {added:?}"
        );
        other[SIGNALS.iter().position(|signal| signal.name == "place").unwrap()] = 0;
        let parts: f32 = network.added(&[values, other])[0].iter().sum();
        assert!((parts - UNITS as f32 * 0.25 - 0.0625).abs() < 1e-3, "half of the row apart: {parts}");
    }

    #[test]
    fn test_numbers_are_read_as_they_are_written_and_other_lines_are_none() {
        let mut all = [0.0; UNITS + 1];
        (all[0], all[1], all[2], all[UNITS]) = (-17.0, 0.003_906_25, 99.0, 2.0);
        let (row, direct) = numbers(&digits(&all)).unwrap();
        assert_eq!((&row.0[..4], direct), (&[-4352, 1, 4417, 0][..], 512));
        let good = table(&[("ends", 7, 0.5)]);
        assert!(Network::read(&good).is_some());
        for bad in ["ends", "ends\t7", "ends\t7\t!!", "what\t7\t"] {
            assert!(Network::read(bad).is_none(), "{bad}");
        }
        assert!(Network::read(&good.replace("\t7\t", "\t700\t")).is_none());
    }

    #[test]
    fn test_no_sum_of_the_fitted_network_runs_over() {
        let network = &*SPEAKERS;
        let most = |signal: usize, unit: usize| {
            (0..=255_u8)
                .map(|value| i32::from(network.rows[network.place(signal, value)].0[unit]).abs())
                .max()
                .unwrap_or(0)
        };
        let mut score = 0_i64;
        for unit in 0..UNITS {
            let sum: i32 = (0..COUNT).map(|signal| most(signal, unit)).sum::<i32>()
                + i32::from(network.bias.0[unit]).abs();
            score += i64::from(sum.min(i32::from(i16::MAX))) * i64::from(network.out.0[unit]).abs();
        }
        assert!(score < i64::from(i32::MAX), "{score}");
        assert!(network.rows.len() > 300, "{}", network.rows.len());
    }
}
