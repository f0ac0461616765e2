//! Fits the weights of speakers and of keep-or-drop on PolNeAR, and shows what they are worth on documents left out.
//!
//! `cargo run --release -p fit --bin fit-quotes -- CORPUS [--write] [--indirect]` fits five folds by document, writes what the
//! left-out documents get to `target/folds/quotes.jsonl` in the scorer's format, and prints how well confidence is calibrated
//! there: weights and calibration of a fold know nothing of its documents. With `--write` it fits all and writes
//! `src/quotes/weights.txt`. Stochastic gradient ascent (AdaGrad) on the log-likelihood; deterministic.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, QUOTE_SLOTS, QuoteStep};
use copydesk::{Quote, QuoteKind};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

const FOLDS: usize = 5;
const EPOCHS: usize = 12;
/// Steps of AdaGrad: of the speakers' weights, of keep-or-drop's. Larger ones learn single documents by heart.
const RATES: (f32, f32) = (0.03, 0.012);
/// What a slot's sum of squares starts from: rare features learn slowly.
const FIRST_SQUARES: f32 = 0.1;
/// Pull towards zero at each step.
const DECAY: f32 = 2e-6;
/// A kept scare quote counts as so many lost quotes; they are rare here.
const SCARE_WEIGHT: f32 = 14.0;
/// One step of a stored weight, and the character of zero; they must equal the library's.
const STEP: f32 = 0.0625;
const ZERO: u8 = b'P';
/// Printable characters that a weight may become.
const LOWEST: f32 = -47.0;
const HIGHEST: f32 = 46.0;
/// Confidence above which a speaker counts as sure, and how many of the sure ones must be right, in percent.
const SURE: f32 = 0.9;
const SURE_RIGHT: f32 = 93.0;

/// One quotation of the training data.
struct Example {
    step: QuoteStep,
    /// Candidates that are the speaker; empty: nobody, or unknown.
    speakers: Vec<usize>,
    /// Whether somebody is known to be the speaker.
    is_attributed: bool,
    /// Whether it is speech, if that is known.
    is_speech: Option<bool>,
}

/// What is fitted.
struct Fitted {
    speakers: Vec<f32>,
    keep: Vec<f32>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: fit-quotes CORPUS [--write] [--indirect]");
        return ExitCode::from(2);
    };
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    match run(Path::new(folder), has("--write"), has("--indirect")) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fit-quotes: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, writes: bool, indirect: bool) -> std::io::Result<bool> {
    let raw = std::fs::read_to_string(folder.join("dev/polnear/truth.jsonl"))?;
    let digest: String =
        Sha1::digest(raw.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let documents: Vec<Value> =
        raw.lines().map(serde_json::from_str).collect::<Result<_, _>>().map_err(std::io::Error::other)?;
    let examples: Vec<Vec<Example>> = documents.par_iter().map(examples).collect();
    println!(
        "{} documents, {} quotations, corpus {digest}",
        documents.len(),
        examples.iter().map(Vec::len).sum::<usize>()
    );
    let folds: Vec<(String, Vec<(f32, bool)>)> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let rest = examples.iter().enumerate().filter(|(at, _)| at % FOLDS != fold);
            let fitted = fit(rest.flat_map(|(_, list)| list));
            let (mut out, mut outcomes) = (String::new(), Vec::new());
            for document in documents.iter().skip(fold).step_by(FOLDS) {
                let text = document["text"].as_str().unwrap_or_default();
                let quotes = lab::quotes_by(text, Some("en"), &fitted.speakers, &fitted.keep, indirect);
                judge(document, &quotes, &mut outcomes);
                out.push_str(&row(document, &quotes).to_string());
                out.push('\n');
            }
            (out, outcomes)
        })
        .collect();
    std::fs::create_dir_all("target/folds")?;
    std::fs::write(
        "target/folds/quotes.jsonl",
        folds.iter().map(|(out, _)| out.as_str()).collect::<String>(),
    )?;
    let is_calibrated = show_calibration(&folds);
    let all: Vec<(f32, bool)> = folds.into_iter().flat_map(|(_, outcomes)| outcomes).collect();
    if writes {
        write(&fit(examples.iter().flatten()), calibrate(&all), &digest)?;
    }
    Ok(is_calibrated)
}

/// Writes the tables: a head, the speakers' weights, keep-or-drop's, the calibration's slope and intercept.
fn write(fitted: &Fitted, calibration: (f32, f32), digest: &str) -> std::io::Result<()> {
    let line = |weights: &[f32]| -> String {
        weights
            .iter()
            .map(|weight| {
                char::from((f32::from(ZERO) + (weight / STEP).round().clamp(LOWEST, HIGHEST)) as u8)
            })
            .collect()
    };
    let head = format!(
        "# generated by `cargo run --release -p fit --bin fit-quotes -- CORPUS --write` from PolNeAR (dev, sha1 {digest}), whose \
         README states no licence for its annotations; measured on five folds by document; do not edit"
    );
    let (slope, intercept) = calibration;
    let text =
        format!("{head}\n{}\n{}\n{slope:.3} {intercept:.3}\n", line(&fitted.speakers), line(&fitted.keep));
    std::fs::write("src/quotes/weights.txt", text)
}

/// A document's quotes as the scorer reads them.
fn row(document: &Value, quotes: &[Quote]) -> Value {
    let quotes: Vec<Value> = quotes
        .iter()
        .filter(|quote| quote.kind != QuoteKind::Scare)
        .map(|quote| {
            let mut row = json!({"text": quote.text, "start": quote.start_char, "end": quote.end_char, "speaker": quote.speaker,
                "speaker_full": quote.speaker_name, "confidence": quote.confidence, "kind": quote.kind});
            if !quote.parts.is_empty() {
                row["parts"] = quote.parts.iter().map(|part| json!([part.start_char, part.end_char])).collect();
            }
            row
        })
        .collect();
    json!({"id": document["id"], "quotes": quotes})
}

/// The segments of a document that are direct or mixed speech, or anything else between marks: start, end, row.
fn segments(document: &Value) -> Vec<(usize, usize, &Value)> {
    let at = |value: &Value| value.as_u64().map(|at| at as usize);
    document["segments"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|segment| Some((at(&segment["start"])?, at(&segment["end"])?, segment)))
        .collect()
}

/// For each quote on speech of the truth: its raw confidence, and whether its speaker is right.
fn judge(document: &Value, quotes: &[Quote], outcomes: &mut Vec<(f32, bool)>) {
    let truths = segments(document);
    for quote in quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare) {
        let truth = truths
            .iter()
            .find(|(start, end, _)| quote.start_char.max(*start) < quote.end_char.min(*end))
            .filter(|(_, _, segment)| matches!(segment["class"].as_str(), Some("direct" | "mixed")));
        let Some((_, _, segment)) = truth else { continue };
        let Some(said) = segment["quote"].as_u64().map(|index| &document["quotes"][index as usize]) else {
            continue;
        };
        let wanted: Vec<String> = [&said["speaker"], &said["speaker_name"]]
            .into_iter()
            .filter_map(Value::as_str)
            .flat_map(forms)
            .collect();
        let is_right = match &quote.speaker {
            Some(speaker) => forms(speaker).iter().any(|form| wanted.contains(form)),
            None => wanted.is_empty(),
        };
        outcomes.push((quote.confidence, is_right));
    }
}

fn logit(share: f32) -> f32 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    (share / (1.0 - share)).ln()
}

fn calibrated((slope, intercept): (f32, f32), share: f32) -> f32 {
    1.0 / (1.0 + (-(slope * logit(share) + intercept)).exp())
}

/// Slope and intercept of the logistic curve from a share of the softmax to how often it is right.
fn calibrate(outcomes: &[(f32, bool)]) -> (f32, f32) {
    let (mut slope, mut intercept) = (1.0, 0.0);
    let rate = 2.0 / outcomes.len().max(1) as f32;
    for _ in 0..800 {
        let (mut by_slope, mut by_intercept) = (0.0, 0.0);
        for &(share, is_right) in outcomes {
            let error = f32::from(u8::from(is_right)) - calibrated((slope, intercept), share);
            by_slope += error * logit(share);
            by_intercept += error;
        }
        slope += rate * by_slope * 0.2;
        intercept += rate * by_intercept;
    }
    (slope, intercept)
}

/// Prints the calibration by steps of confidence, each fold's by the curve of the others; whether the sure ones are right often
/// enough.
fn show_calibration(folds: &[(String, Vec<(f32, bool)>)]) -> bool {
    let mut rows: Vec<(f32, bool)> = Vec::new();
    for fold in 0..folds.len() {
        let others = folds.iter().enumerate().filter(|(at, _)| *at != fold);
        let others: Vec<(f32, bool)> =
            others.flat_map(|(_, (_, outcomes))| outcomes.iter().copied()).collect();
        let curve = calibrate(&others);
        rows.extend(folds[fold].1.iter().map(|&(share, is_right)| (calibrated(curve, share), is_right)));
    }
    let share = |from: f32, to: f32| {
        let step: Vec<&(f32, bool)> =
            rows.iter().filter(|(confidence, _)| *confidence > from && *confidence <= to).collect();
        let mean = step.iter().map(|(confidence, _)| confidence).sum::<f32>() / step.len().max(1) as f32;
        let right = step.iter().filter(|(_, is_right)| *is_right).count() as f32 / step.len().max(1) as f32;
        (step.len(), 100.0 * mean, 100.0 * right)
    };
    for (from, to) in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.98), (0.98, 1.0)]
    {
        let (count, mean, right) = share(from, to);
        println!("confidence {from:.2} to {to:.2}: {count:5} quotes, mean {mean:5.1}, right {right:5.1} %");
    }
    let (count, _, right) = share(SURE, 1.0);
    println!(
        "confidence above {SURE:.2}: {count} of {} quotes, {right:.1} % right (floor {SURE_RIGHT})",
        rows.len()
    );
    right >= SURE_RIGHT
}

fn examples(document: &Value) -> Vec<Example> {
    let text = document["text"].as_str().unwrap_or_default();
    // the truth counts characters, the library bytes
    let bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let byte = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize).copied());
    let segments: Vec<(usize, usize, &Value)> = segments(document)
        .into_iter()
        .filter_map(|(start, end, segment)| Some((*bytes.get(start)?, *bytes.get(end)?, segment)))
        .collect();
    let mut examples = Vec::new();
    lab::quote_steps(text, Some("en"), |step| {
        let segment = segments
            .iter()
            .find(|(start, end, _)| {
                step.start.max(*start) < step.end.min(*end) && step.start.abs_diff(*start) <= 6
            })
            .map(|(_, _, segment)| *segment);
        let class = segment.and_then(|segment| segment["class"].as_str()).unwrap_or_default();
        let truth = segment
            .and_then(|segment| segment["quote"].as_u64())
            .map(|index| &document["quotes"][index as usize]);
        let speaker = truth.and_then(|truth| truth["speaker"].as_str());
        let place =
            truth.and_then(|truth| Some((byte(&truth["speaker_start"])?, byte(&truth["speaker_end"])?)));
        let name = truth.and_then(|truth| truth["speaker_name"].as_str());
        let wanted: Vec<String> = [speaker, name].into_iter().flatten().flat_map(forms).collect();
        let exact = |printed: &str| forms(printed).iter().any(|form| wanted.contains(form));
        let mut speakers: Vec<usize> = Vec::new();
        if let Some((start, end)) = place {
            speakers.extend((0..step.candidates.len()).filter(|&at| {
                let (from, to, _, _) = &step.candidates[at];
                start.max(*from) < end.min(*to)
            }));
            // among those that overlap, the one that is printed like the truth, or else the one that shares most with it
            if speakers.len() > 1 {
                let best = speakers
                    .iter()
                    .copied()
                    .filter(|&at| exact(&step.candidates[at].2))
                    .max_by_key(|&at| step.candidates[at].2.len());
                let share = |at: usize| {
                    let (from, to, _, _) = &step.candidates[at];
                    1000 * (end.min(*to) - start.max(*from)) / (end.max(*to) - start.min(*from)).max(1)
                };
                let nearest = speakers.iter().copied().max_by_key(|&at| share(at));
                speakers = best.or(nearest).into_iter().collect();
            }
        }
        if speakers.is_empty() {
            speakers = (0..step.candidates.len()).filter(|&at| exact(&step.candidates[at].2)).collect();
        }
        let is_speech = match class {
            "direct" | "mixed" | "mixed_short" => Some(true),
            "none" => Some(false),
            _ => None,
        };
        let chosen = speakers.last().copied();
        if let Some(truth) = truth.filter(|_| std::env::var_os("DUMP").is_some()) {
            println!(
                "DUMP {}",
                json!({"id": document["id"], "class": class, "speaker": truth["speaker"], "speaker_name": truth["speaker_name"], "ty": truth["speaker_type"], "start": step.start, "end": step.end, "s": place.map(|p| p.0), "e": place.map(|p| p.1), "c": step.candidates.iter().map(|c| json!([c.0, c.1, c.2])).collect::<Vec<_>>()})
            );
        }
        examples.push(Example { step, speakers, is_attributed: speaker.is_some(), is_speech });
        chosen
    });
    examples
}

/// The forms of a mention that count as the same: whole and up to its first clause, with and without title and article.
fn forms(printed: &str) -> Vec<String> {
    const TITLES: &[&str] = &[
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "senator",
        "representative",
        "governor",
        "former",
        "then",
        "a",
        "an",
        "the",
        "his",
        "her",
        "their",
        "republican",
        "democratic",
        "presidential",
        "candidate",
        "nominee",
    ];
    let clean = |text: &str| text.to_lowercase().trim_matches([' ', '.', ',']).to_owned();
    let cut = printed.split(',').next().unwrap_or(printed);
    let cut = cut.split(" who ").next().unwrap_or(cut);
    let mut out = vec![clean(printed), clean(cut)];
    for at in 0..2 {
        let mut words: Vec<&str> = out[at].split(' ').collect();
        while words.len() > 1 && TITLES.contains(&words[0].trim_matches('.')) {
            words.remove(0);
        }
        out.push(words.join(" "));
    }
    out
}

fn fit<'a>(examples: impl Iterator<Item = &'a Example>) -> Fitted {
    let examples: Vec<&Example> = examples.collect();
    let (mut speakers, mut keep) = (Table::new(QUOTE_SLOTS.0, RATES.0), Table::new(QUOTE_SLOTS.1, RATES.1));
    for epoch in 0..EPOCHS {
        for at in 0..examples.len() {
            // a fixed walk that visits all in another order each time
            let example = examples[(at * 7_919 + epoch * 104_729) % examples.len()];
            if let Some(is_speech) = example.is_speech {
                let score: f32 = example.step.keep.iter().map(|&slot| keep.weights[slot as usize]).sum();
                let error = f32::from(u8::from(is_speech)) - 1.0 / (1.0 + (-score).exp());
                let weight = if is_speech { 1.0 } else { SCARE_WEIGHT };
                example.step.keep.iter().for_each(|&slot| keep.step(slot, error * weight));
            }
            if example.is_speech == Some(true) && (!example.speakers.is_empty() || !example.is_attributed) {
                learn(&mut speakers, example);
            }
        }
    }
    let rounded = |weights: Vec<f32>| {
        weights.iter().map(|weight| (weight / STEP).round().clamp(LOWEST, HIGHEST) * STEP).collect()
    };
    Fitted { speakers: rounded(speakers.weights), keep: rounded(keep.weights) }
}

/// One step on the log of the speakers' share of the softmax.
fn learn(table: &mut Table, example: &Example) {
    let sum = |slots: &[u32]| slots.iter().map(|&slot| table.weights[slot as usize]).sum::<f32>();
    let mut scores: Vec<f32> = example.step.candidates.iter().map(|(_, _, _, slots)| sum(slots)).collect();
    scores.push(sum(&example.step.nobody));
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - top).exp()).collect();
    let total: f32 = shares.iter().sum();
    let nobody = shares.len() - 1;
    let is_right =
        |at: usize| if example.speakers.is_empty() { at == nobody } else { example.speakers.contains(&at) };
    let right: f32 = (0..shares.len()).filter(|&at| is_right(at)).map(|at| shares[at]).sum();
    for (at, share) in shares.iter().enumerate() {
        let wanted = if is_right(at) { share / right.max(1e-9) } else { 0.0 };
        let error = wanted - share / total;
        if error.abs() > 1e-4 {
            let slots = if at == nobody { &example.step.nobody } else { &example.step.candidates[at].3 };
            slots.iter().for_each(|&slot| table.step(slot, error));
        }
    }
}

struct Table {
    rate: f32,
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Table {
    fn new(slots: usize, rate: f32) -> Self {
        Self { rate, weights: vec![0.0; slots], squares: vec![FIRST_SQUARES; slots] }
    }

    fn step(&mut self, slot: u32, gradient: f32) {
        let slot = slot as usize;
        self.squares[slot] += gradient * gradient;
        self.weights[slot] += self.rate * gradient / self.squares[slot].sqrt();
        self.weights[slot] -= DECAY * self.weights[slot];
    }
}
