//! Fits the weights of speakers and of keep-or-drop on PolNeAR and on news in many languages, and shows what they are worth on
//! documents left out. News in our own words (`tools/fit/own/news`) are taught and measured like them, apart; short texts that show a
//! construction (`tools/fit/own/quotes.txt`, `fixtures/quotes`) are taught beside them and measured nowhere.
//!
//! `cargo run --release -p fit --bin fit-quotes -- CORPUS [--deal=N] [--write] [--indirect] [--show=ID]` fits five folds by document and writes what the
//! left-out documents get, in the scorers' format, to `target/folds/quotes.jsonl` (PolNeAR), `target/folds/speakers.jsonl`
//! (`quotes_news`) and `target/folds/own.jsonl` (own news, whose truth is written to `target/folds/own-truth.jsonl`). It prints how well confidence is calibrated there: weights, calibration and cut of a fold know nothing of its
//! documents; nor does what `--show` prints of the candidates of a document. `--deal=N` deals the documents into other folds. With `--write` it fits all and writes `src/quotes/network.txt` and
//! `src/quotes/weights.txt`. Speakers are learnt by `network.rs`, keep-or-drop by stochastic gradient ascent (AdaGrad) on the log-likelihood; deterministic. Everyday news of our own (`tools/fit/own/everyday`) are read by no fit: their truth goes to `target/folds/everyday-truth.jsonl`,
//! for the whole program to be measured by.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::path::Path;
use std::process::ExitCode;

use copydesk::lab::{self, QUOTE_SLOTS, QuoteNetwork, QuoteStep};
use copydesk::{Quote, QuoteKind};
use fit::network::{self, Lesson, Rows};
use fit::speakers::Wanted;
use fit::{own, read};
use rayon::prelude::*;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

const FOLDS: usize = 5;
/// Epochs of keep-or-drop.
const EPOCHS: usize = 12;
/// Epochs from whose end on weights count; their average is steadier than the last ones.
const SETTLED: usize = 4;
/// Step of AdaGrad. A larger one learns single documents by heart.
const RATE: f32 = 0.012;
/// What a slot's sum of squares starts from: rare features learn slowly.
const FIRST_SQUARES: f32 = 0.1;
/// Pull towards zero at each step.
const DECAY: f32 = 2e-6;
/// A kept scare quote counts as so many lost quotes in PolNeAR; they are rare there.
const SCARE_WEIGHT: f32 = 15.0;
/// What a quotation of PolNeAR counts for its speaker.
const POLNEAR_WEIGHT: f32 = 5.0;
/// What a quotation of the news in many languages counts: for its speaker; for being kept, where one of PolNeAR counts one.
const NEWS_WEIGHTS: (f32, f32) = (8.0, 3.0);
/// What a quotation of our own texts counts: they show constructions, not how frequent these are.
const OWN_WEIGHT: f32 = 1.5;
/// One step of a stored weight, and the character of zero; they must equal the library's.
const STEP: f32 = 0.0625;
const ZERO: u8 = b'P';
/// Printable characters that a weight may become.
const LOWEST: f32 = -47.0;
const HIGHEST: f32 = 46.0;
/// Confidence above which a speaker counts as sure, and how many of PolNeAR's sure ones must be right, in percent.
const SURE: f32 = 0.9;
const SURE_RIGHT: f32 = 93.0;
/// Silence begins where more of a family's speakers than this share are wrong; English tells all.
const MOST_WRONG: f32 = 0.13;

/// Where a text is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    PolNear,
    /// News in many languages.
    News,
    /// The same in our own words: more of what is hard than the press has.
    OwnNews,
    /// Pages of the corpus that one reader has read for this fit: [`read`].
    Read,
    /// Short texts in our own words, each of which shows a construction.
    OwnCases,
}

/// A text with its truth.
struct Text {
    truth: Value,
    language: String,
    family: usize,
    source: Source,
}

impl Text {
    fn text(&self) -> &str {
        self.truth["text"].as_str().unwrap_or_default()
    }

    /// The speaker that the truth gives for a quotation of it.
    fn wanted(&self, said: &Value) -> Wanted {
        let strings =
            |keys: [&str; 2]| keys.into_iter().filter_map(|key| said[key].as_str()).collect::<Vec<_>>();
        let (printed, full) =
            (strings(["speaker", "speaker_name"]), strings(["speaker_full", "speaker_resolved"]));
        Wanted::new(&printed, &full, &self.language)
    }
}

/// One quotation of the training data.
struct Example {
    step: QuoteStep,
    /// Candidates that are the speaker; empty: nobody, or unknown.
    speakers: Vec<usize>,
    /// Whether somebody is known to be the speaker.
    is_attributed: bool,
    /// Whether it is speech, if that is known.
    is_speech: Option<bool>,
    source: Source,
    is_english: bool,
}

impl Example {
    /// Whether it teaches who speaks: it is speech, and its speaker, if it has one, is a candidate.
    fn teaches_speaker(&self) -> bool {
        self.is_speech == Some(true) && (!self.speakers.is_empty() || !self.is_attributed)
    }

    /// Which of the candidates are right, and whether nobody is, who stands behind them.
    fn right(&self) -> Vec<bool> {
        let candidates = (0..self.step.candidates.len()).map(|at| self.speakers.contains(&at));
        candidates.chain([self.speakers.is_empty()]).collect()
    }
}

/// What is fitted.
struct Fitted {
    /// The table of the network that scores speakers, and the network.
    table: String,
    network: QuoteNetwork,
    keep: Vec<f32>,
}

/// From a share of the softmax to how often it is right, and the confidence below which nobody is named.
#[derive(Clone, Copy)]
struct Curve {
    slope: f32,
    intercept: f32,
    cut: f32,
}

/// A speaker of a left-out quotation: its share of the softmax, its slots of trust, whether it is right, its family of languages.
#[derive(Clone)]
struct Outcome {
    share: f32,
    trust: Vec<u32>,
    is_right: bool,
    is_given: bool,
    family: usize,
    source: Source,
}

/// How sure a choice is: a curve for each family, and the weights of trust.
struct Confidence {
    curves: Vec<Curve>,
    trust: Vec<f32>,
}

impl Confidence {
    fn of(&self, family: usize, share: f32, trust: &[u32]) -> f32 {
        let curve = self.curves[family];
        let trust: f32 = trust.iter().map(|&slot| self.trust[slot as usize]).sum();
        1.0 / (1.0 + (-(curve.slope * logit(share) + curve.intercept + trust)).exp())
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("usage: fit-quotes CORPUS [--deal=N] [--write] [--indirect] [--show=ID]");
        return ExitCode::from(2);
    };
    let has = |option: &str| arguments.iter().any(|argument| argument == option);
    let shown = arguments.iter().find_map(|argument| argument.strip_prefix("--show="));
    let deal =
        arguments.iter().find_map(|argument| argument.strip_prefix("--deal=")?.parse().ok()).unwrap_or(0);
    match run(Path::new(folder), deal, has("--write"), has("--indirect"), shown) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fit-quotes: {folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// The texts of one source, and the digest of its file.
fn texts(folder: &Path, source: &str) -> std::io::Result<(Vec<Text>, String)> {
    let raw = std::fs::read_to_string(folder.join(format!("dev/{source}/truth.jsonl")))?;
    let digest = Sha1::digest(raw.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let read = |line: &str| -> serde_json::Result<Text> {
        let truth: Value = serde_json::from_str(line)?;
        let language = truth["lang"].as_str().map_or("en", |code| if code == "nb" { "no" } else { code });
        Ok(Text {
            language: language.to_owned(),
            family: lab::quote_family(language).0,
            source: if source == "polnear" { Source::PolNear } else { Source::News },
            truth,
        })
    };
    let texts = raw.lines().map(read).collect::<Result<_, _>>().map_err(std::io::Error::other)?;
    Ok((texts, digest))
}

/// The files of a folder with an extension, sorted.
fn files_of(folder: &str, extension: &str) -> std::io::Result<Vec<std::path::PathBuf>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|own| own == extension));
    files.sort();
    Ok(files)
}

/// Pages of the corpus whose quotations somebody has read, from the project's root.
fn read_pages(folder: &Path) -> std::io::Result<Vec<Text>> {
    let labels = std::fs::read_to_string("tools/fit/read/labels.jsonl")?;
    let texts = read::truths(folder, &labels)?.into_iter().map(|truth| {
        let language = truth["lang"].as_str().unwrap_or("en").to_owned();
        Text { family: lab::quote_family(&language).0, language, source: Source::Read, truth }
    });
    Ok(texts.collect())
}

/// Short texts of our own, which every fold is taught and none is measured on; from the project's root.
fn own_cases() -> std::io::Result<Vec<Text>> {
    let mut truths = own::marked(&std::fs::read_to_string("tools/fit/own/quotes.txt")?);
    for file in files_of("fixtures/quotes", "md")? {
        let language = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        truths.append(&mut own::cases(language, &std::fs::read_to_string(&file)?));
    }
    Ok(own_texts(truths, Source::OwnCases))
}

/// News of our own in a folder, seen from the project's root; their ids begin with a name.
fn own_news(folder: &str, name: &str) -> std::io::Result<Vec<Text>> {
    let mut truths = Vec::new();
    for file in files_of(folder, "txt")? {
        let language = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let mut list = own::marked(&std::fs::read_to_string(&file)?);
        list.iter_mut()
            .enumerate()
            .for_each(|(at, truth)| truth["id"] = json!(format!("{name}:{language}:{at}")));
        truths.append(&mut list);
    }
    Ok(own_texts(truths, Source::OwnNews))
}

fn own_texts(truths: Vec<Value>, source: Source) -> Vec<Text> {
    // of English the corpora have enough
    truths
        .into_iter()
        .filter(|truth| truth["lang"] != "en")
        .map(|truth| {
            let language = truth["lang"].as_str().unwrap_or("en").to_owned();
            Text { family: lab::quote_family(&language).0, language, source, truth }
        })
        .collect()
}

fn run(folder: &Path, deal: u8, writes: bool, indirect: bool, shown: Option<&str>) -> std::io::Result<bool> {
    let (mut all, polnear) = texts(folder, "polnear")?;
    let (mut news, many) = texts(folder, "quotes_news")?;
    let mut own = own_news("tools/fit/own/news", "own")?;
    let everyday = own_news("tools/fit/own/everyday", "everyday")?;
    let mut pages = read_pages(folder)?;
    shuffle(&mut all, deal);
    shuffle(&mut news, deal);
    shuffle(&mut own, deal);
    shuffle(&mut pages, deal);
    all.append(&mut news);
    all.append(&mut own);
    all.append(&mut pages);
    let taught: Vec<Example> = own_cases()?.iter().flat_map(|text| examples(text, None)).collect();
    println!("{} quotations of own cases", taught.len());
    let examples: Vec<Vec<Example>> = all.par_iter().map(|text| examples(text, None)).collect();
    println!(
        "{} documents, {} quotations, corpora {polnear} and {many}",
        all.len(),
        examples.iter().map(Vec::len).sum::<usize>()
    );
    show_reach(&all, &examples);
    let mut rows = Rows::default();
    let mut lessons_of = |list: &[Example]| -> Vec<Lesson> {
        list.iter().filter_map(|example| lesson(example, |name, value| Some(rows.of(name, value)))).collect()
    };
    let taught: Vec<Lesson> = lessons_of(&taught);
    let lessons: Vec<Vec<Lesson>> = examples.iter().map(|list| lessons_of(list)).collect();
    println!("{} quotations to learn from", lessons.iter().map(Vec::len).sum::<usize>());
    let material =
        Material { texts: &all, examples: &examples, lessons: &lessons, taught: &taught, rows: &rows };
    let folds: Vec<Vec<LeftOut>> = (0..FOLDS)
        .into_par_iter()
        .map(|fold| {
            let fitted = material.fit(Some(fold));
            (fold..all.len())
                .step_by(FOLDS)
                .map(|at| {
                    let text = &all[at];
                    let id = text.truth["id"].as_str().unwrap_or_default();
                    if shown.is_some_and(|shown| id.contains(shown)) {
                        show(text, &examples[at], &fitted);
                    }
                    let (quotes, asked) = lab::quotes_by(
                        text.text(),
                        Some(&text.language),
                        &fitted.network,
                        &fitted.keep,
                        indirect,
                    );
                    let outcomes = judge(text, &quotes, &asked);
                    let choices =
                        examples[at].iter().filter_map(|example| choice(example, &fitted)).collect();
                    LeftOut { at, quotes, asked, outcomes, choices }
                })
                .collect()
        })
        .collect();
    let confidence_without = |left_out: Option<usize>| {
        let outcomes: Vec<&Outcome> = folds
            .iter()
            .enumerate()
            .filter(|(at, _)| Some(*at) != left_out)
            .flat_map(|(_, fold)| fold.iter().flat_map(|left_out| &left_out.outcomes))
            .filter(|outcome| outcome.is_given)
            .collect();
        confidence(&outcomes)
    };
    // of what is measured: the sources up to our own news
    let mut files = [String::new(), String::new(), String::new()];
    let mut own_truth = String::new();
    let mut told = Vec::new();
    for (fold, list) in folds.iter().enumerate() {
        let confidence = confidence_without(Some(fold));
        for LeftOut { at, quotes, asked, outcomes, .. } in list {
            let text = &all[*at];
            if let Some(file) = files.get_mut(text.source as usize) {
                file.push_str(&row(text, quotes, asked, &confidence).to_string());
                file.push('\n');
            }
            if text.source == Source::OwnNews {
                own_truth.push_str(&text.truth.to_string());
                own_truth.push('\n');
                continue;
            }
            told.extend(outcomes.iter().filter(|outcome| outcome.is_given).map(|outcome| {
                let sure = confidence.of(outcome.family, outcome.share, &outcome.trust);
                (sure, outcome.is_right, text.source == Source::News && text.language != "en")
            }));
        }
    }
    std::fs::create_dir_all("target/folds")?;
    std::fs::write("target/folds/quotes.jsonl", &files[0])?;
    std::fs::write("target/folds/speakers.jsonl", &files[1])?;
    std::fs::write("target/folds/own.jsonl", &files[2])?;
    std::fs::write("target/folds/own-truth.jsonl", own_truth)?;
    let everyday: String = everyday.iter().map(|text| format!("{}\n", text.truth)).collect();
    std::fs::write("target/folds/everyday-truth.jsonl", everyday)?;
    show_choices(&all, &folds);
    let is_calibrated = show_calibration(&told);
    let confidence = confidence_without(None);
    for (family, curve) in confidence.curves.iter().enumerate() {
        println!(
            "family {family}: slope {:.2} intercept {:.2} cut {:.2}",
            curve.slope, curve.intercept, curve.cut
        );
    }
    if writes {
        write(&material.fit(None), &confidence, &format!("{polnear} and {many}"))?;
    }
    Ok(is_calibrated)
}

/// What a document gets from a fit without it.
struct LeftOut {
    /// Its place among the texts.
    at: usize,
    quotes: Vec<Quote>,
    /// What their confidence hangs on.
    asked: Asked,
    outcomes: Vec<Outcome>,
    /// Of each choice among the candidates, whether it is right, and the right ones' share.
    choices: Vec<(bool, f32)>,
}

/// Whether the network chooses rightly where it is told who spoke before, and the share that it gives to who is right.
fn choice(example: &Example, fitted: &Fitted) -> Option<(bool, f32)> {
    if !example.teaches_speaker() {
        return None;
    }
    let scores = fitted.network.scores(&example.step);
    let best = likeliest(&scores)?;
    let shares: Vec<f32> = scores.iter().map(|score| (score - scores[best]).exp()).collect();
    let is_right = example.right();
    let right: f32 =
        shares.iter().zip(&is_right).filter(|(_, is_right)| **is_right).map(|(share, _)| share).sum();
    Some((is_right[best], right / shares.iter().sum::<f32>()))
}

/// The place of the highest score.
fn likeliest(scores: &[f32]) -> Option<usize> {
    (0..scores.len()).max_by(|&a, &b| scores[a].total_cmp(&scores[b]))
}

/// Prints how often the network chooses rightly, and the mean of minus the log of the share that it gives to who is right.
fn show_choices(texts: &[Text], folds: &[Vec<LeftOut>]) {
    let mut sums = [
        ("PolNeAR", 0, 0, 0.0),
        ("news, English", 0, 0, 0.0),
        ("news, others", 0, 0, 0.0),
        ("own news", 0, 0, 0.0),
        ("read pages, English", 0, 0, 0.0),
        ("read pages, others", 0, 0, 0.0),
    ];
    for LeftOut { at, choices, .. } in folds.iter().flatten() {
        let place = match (texts[*at].source, texts[*at].language.as_str()) {
            (Source::PolNear, _) => 0,
            (Source::News, "en") => 1,
            (Source::News, _) => 2,
            (Source::Read, "en") => 4,
            (Source::Read, _) => 5,
            _ => 3,
        };
        let (_, count, right, loss) = &mut sums[place];
        for (is_right, share) in choices {
            *count += 1;
            *right += usize::from(*is_right);
            *loss -= share.max(1e-6).ln();
        }
    }
    for (name, count, right, loss) in sums {
        let all = count.max(1) as f32;
        println!(
            "choices, {name}: {count}, right {:.2} %, loss {:.4}",
            100.0 * right as f32 / all,
            loss / all
        );
    }
}

/// Deals texts otherwise, but so that each fold has its share of every language; the first deal leaves them as they stand.
fn shuffle(texts: &mut [Text], deal: u8) {
    texts.sort_by_cached_key(|text| {
        let id = text.truth["id"].as_str().unwrap_or_default();
        let place = if deal == 0 { Vec::new() } else { Sha1::digest(format!("{deal} {id}")).to_vec() };
        (text.language.clone(), place)
    });
}

/// Candidates of a quotation that are shown.
const SHOWN: usize = 5;

/// Prints the likeliest candidates of each quotation, as a fit without the text sees them: score, words, signals; the truth's
/// speaker is marked.
fn show(text: &Text, examples: &[Example], fitted: &Fitted) {
    for example in examples {
        let step = &example.step;
        let mut scores = fitted.network.scores(step);
        let nobody = scores.pop().unwrap_or_default();
        let words: String = text.text()[step.start..step.end].chars().take(60).collect();
        println!("“{words}”: nobody {nobody:.2}");
        let mut list: Vec<(f32, usize)> = scores.into_iter().zip(0..).collect();
        list.sort_by(|a, b| b.0.total_cmp(&a.0));
        for &(score, at) in list.iter().take(SHOWN) {
            let candidate = &step.candidates[at];
            let mark = if example.speakers.contains(&at) { '*' } else { ' ' };
            println!(
                "  {mark} {score:6.2} {} ({})",
                candidate.words,
                candidate.name.as_deref().unwrap_or("-")
            );
            let signals: Vec<String> =
                candidate.signals.iter().map(|(name, value)| format!("{name} {value}")).collect();
            println!("           {}", signals.join(", "));
        }
    }
}

/// Prints how often the speaker is among the candidates at all.
fn show_reach(texts: &[Text], examples: &[Vec<Example>]) {
    let mut reach: std::collections::BTreeMap<&str, (usize, usize)> = std::collections::BTreeMap::new();
    for (text, list) in texts.iter().zip(examples) {
        let key = if text.source == Source::PolNear { "PolNeAR" } else { text.language.as_str() };
        let (found, all) = reach.entry(key).or_default();
        for example in list.iter().filter(|example| example.is_speech == Some(true) && example.is_attributed)
        {
            *all += 1;
            *found += usize::from(!example.speakers.is_empty());
        }
    }
    let shown: Vec<String> =
        reach.iter().map(|(language, (found, all))| format!("{language} {found}/{all}")).collect();
    println!("speaker among the candidates: {}", shown.join(", "));
}

/// Writes the tables: the network; a head, keep-or-drop's weights, slope, intercept and cut of each family, the weights of trust.
fn write(fitted: &Fitted, confidence: &Confidence, digest: &str) -> std::io::Result<()> {
    let line = |weights: &[f32]| -> String {
        weights
            .iter()
            .map(|weight| {
                char::from((f32::from(ZERO) + (weight / STEP).round().clamp(LOWEST, HIGHEST)) as u8)
            })
            .collect()
    };
    let head = format!(
        "# generated by `cargo run --release -p fit --bin fit-quotes -- CORPUS --write` from PolNeAR, whose README states no licence \
         for its annotations, quotes_news (dev, sha1 {digest}), pages of the corpus read for it, and own texts; measured on five folds by document; do not edit"
    );
    let curves: Vec<String> = confidence
        .curves
        .iter()
        .map(|curve| format!("{:.3} {:.3} {:.3}", curve.slope, curve.intercept, curve.cut))
        .collect();
    let text = [head.as_str(), &line(&fitted.keep), &curves.join(" "), &line(&confidence.trust)].join("\n");
    std::fs::write("src/quotes/weights.txt", text + "\n")?;
    std::fs::write("src/quotes/network.txt", format!("{head}\n{}", fitted.table))
}

/// A document's quotes as the scorers read them, with the confidence that a curve gives and silent below its cut.
fn row(text: &Text, quotes: &[Quote], asked: &Asked, confidence: &Confidence) -> Value {
    let quotes: Vec<Value> = quotes
        .iter()
        .filter(|quote| quote.kind != QuoteKind::Scare && !is_unasked(text, quote))
        .map(|quote| {
            let sure = if quote.speaker.is_some() {
                confidence.of(text.family, quote.confidence, trust(asked, quote))
            } else {
                quote.confidence
            };
            let is_told = sure >= confidence.curves[text.family].cut;
            let (speaker, name) = if is_told { (&quote.speaker, &quote.speaker_name) } else { (&None, &None) };
            let parts: Vec<Value> =
                quote.parts.iter().map(|part| json!([part.start_char, part.end_char])).collect();
            let mut row = json!({"text": quote.text, "start": quote.start_char, "end": quote.end_char,
                "start_char": quote.start_char, "end_char": quote.end_char, "speaker": speaker, "speaker_full": name,
                "speaker_name": name, "confidence": sure, "kind": quote.kind,
                "likeliest": [quote.speaker, quote.speaker_name]});
            if !parts.is_empty() {
                row["parts"] = json!(parts);
                row["parts_char"] = json!(parts);
            }
            row
        })
        .collect();
    json!({"id": text.truth["id"], "quotes": quotes})
}

/// Whether a quotation of the news is one that their truth never has, whatever the text prints: speech that a dash opens behind a reporter's
/// sentence. To count it as wrong would teach the measure to lose it.
fn is_unasked(text: &Text, quote: &Quote) -> bool {
    let before = text.text()[..quote.start].trim_end();
    text.source == Source::News
        && before
            .strip_suffix(['–', '—', '-'])
            .is_some_and(|before| !before.is_empty() && !before.ends_with('\n'))
        && !segments(&text.truth)
            .iter()
            .any(|&(start, end, _)| quote.start_char < end && start < quote.end_char)
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

/// For each quote on speech of the truth: its share of the softmax, and whether its speaker is right.
fn judge(text: &Text, quotes: &[Quote], asked: &Asked) -> Vec<Outcome> {
    let document = &text.truth;
    let truths = segments(document);
    let mut outcomes = Vec::new();
    for quote in quotes.iter().filter(|quote| quote.kind != QuoteKind::Scare) {
        let truth = truths
            .iter()
            .find(|(start, end, _)| quote.start_char.max(*start) < quote.end_char.min(*end))
            .filter(|(_, _, segment)| matches!(segment["class"].as_str(), Some("direct" | "mixed")));
        let Some((_, _, segment)) = truth else { continue };
        let Some(said) = segment["quote"].as_u64().map(|index| &document["quotes"][index as usize]) else {
            continue;
        };
        let wanted = text.wanted(said);
        let is_right = match &quote.speaker {
            Some(speaker) if text.source != Source::PolNear => {
                wanted.is(speaker, quote.speaker_name.as_deref())
            }
            Some(speaker) => wanted.is_printed(speaker),
            None => said["speaker"].is_null(),
        };
        outcomes.push(Outcome {
            share: quote.confidence,
            trust: trust(asked, quote).to_vec(),
            is_right,
            is_given: quote.speaker.is_some(),
            family: text.family,
            source: text.source,
        });
    }
    outcomes
}

fn logit(share: f32) -> f32 {
    let share = share.clamp(1e-4, 1.0 - 1e-4);
    (share / (1.0 - share)).ln()
}

/// Shares of the softmax, each with its slots of trust.
type Asked = Vec<(f32, Vec<u32>)>;

/// The slots of trust of a quote's speaker: those that were asked for with its share.
fn trust<'a>(asked: &'a Asked, quote: &Quote) -> &'a [u32] {
    asked
        .iter()
        .find(|(share, _)| share.to_bits() == quote.confidence.to_bits())
        .map_or(&[], |(_, slots)| slots.as_slice())
}

/// Epochs and step of the fit of confidence, and its pull of a weight of trust towards zero.
const TRUST_EPOCHS: usize = 40;
const TRUST_RATE: f32 = 0.05;
const TRUST_PULL: f32 = 0.002;
/// Pull of a family's curve towards that of its kind.
const CURVE_PULL: f32 = 0.02;
/// What a speaker of the news counts for here, against one of PolNeAR, and what one of our own news.
const NEWS_TRUST: f32 = 4.0;
const OWN_TRUST: f32 = 2.0;

/// Fits how often a choice is right, on speakers of left-out documents. English has a curve of its own; those of the other families
/// keep near to each other.
fn confidence(outcomes: &[&Outcome]) -> Confidence {
    let families = lab::quote_family("en").1;
    let mut confidence = Confidence {
        curves: vec![Curve { slope: 0.7, intercept: 0.0, cut: 0.0 }; families],
        trust: vec![0.0; QUOTE_SLOTS.1],
    };
    let mut squares = vec![1.0_f32; QUOTE_SLOTS.1];
    for epoch in 0..TRUST_EPOCHS {
        let rate = TRUST_RATE / (1.0 + epoch as f32 / 10.0);
        for at in 0..outcomes.len() {
            let outcome = outcomes[(at * 7_919 + epoch * 104_729) % outcomes.len()];
            let sure = confidence.of(outcome.family, outcome.share, &outcome.trust);
            let weight = match outcome.source {
                Source::PolNear => 1.0,
                Source::News | Source::Read => NEWS_TRUST,
                Source::OwnNews | Source::OwnCases => OWN_TRUST,
            };
            let error = weight * (f32::from(u8::from(outcome.is_right)) - sure);
            let (mut slope, mut intercept) = (0.7, 0.0);
            if outcome.family != 0 {
                let others = &confidence.curves[1..];
                slope = others.iter().map(|curve| curve.slope).sum::<f32>() / others.len() as f32;
                intercept = others.iter().map(|curve| curve.intercept).sum::<f32>() / others.len() as f32;
            }
            let pull = if outcome.family == 0 { 0.0 } else { CURVE_PULL };
            // our own news hold more of what is hard than the press does: they teach what makes a choice less sure, not how sure all are
            if outcome.source != Source::OwnNews {
                let curve = &mut confidence.curves[outcome.family];
                curve.slope += rate * 0.1 * (error * logit(outcome.share) + pull * (slope - curve.slope));
                curve.slope = curve.slope.max(0.1);
                curve.intercept += rate * 0.2 * (error + pull * (intercept - curve.intercept));
            }
            for &slot in &outcome.trust {
                let (weight, square) = (&mut confidence.trust[slot as usize], &mut squares[slot as usize]);
                let gradient = error - TRUST_PULL * *weight * (1.0 + *square).sqrt();
                *square += error * error;
                *weight += rate * gradient / square.sqrt();
            }
        }
    }
    confidence.trust.iter_mut().for_each(|weight| *weight = (*weight / STEP).round() * STEP);
    for family in 1..families {
        confidence.curves[family].cut =
            cut(&confidence, outcomes, family).map_or(UNKNOWN_CUT, |own| own.clamp(TELL_FROM, HIGHEST_CUT));
    }
    confidence
}

/// The lowest confidence at which no more than [`MOST_WRONG`] of a family's speakers are wrong; `None` for a family without any.
fn cut(confidence: &Confidence, outcomes: &[&Outcome], family: usize) -> Option<f32> {
    let mut told: Vec<(f32, bool)> = outcomes
        .iter()
        .filter(|outcome| outcome.family == family && matches!(outcome.source, Source::News | Source::Read))
        .map(|outcome| (confidence.of(outcome.family, outcome.share, &outcome.trust), outcome.is_right))
        .collect();
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut wrong, mut lowest) = (0, HIGHEST_CUT);
    for (at, (sure, is_right)) in told.iter().enumerate() {
        wrong += usize::from(!is_right);
        if wrong as f32 <= MOST_WRONG * (at + 1) as f32 {
            lowest = *sure;
        }
    }
    (!told.is_empty()).then_some(lowest)
}

/// No speaker of a language beside English is told below the one, and none is left out above the other, whatever the outcomes say.
const TELL_FROM: f32 = 0.55;
const HIGHEST_CUT: f32 = 0.8;
/// Of languages without a lexicon, of which no truth is at hand.
const UNKNOWN_CUT: f32 = 0.7;

/// Prints the calibration by steps of confidence, of English and of the other languages; whether English's sure ones are right
/// often enough.
fn show_calibration(rows: &[(f32, bool, bool)]) -> bool {
    let share = |is_other: bool, from: f32, to: f32| {
        let step: Vec<&(f32, bool, bool)> = rows
            .iter()
            .filter(|(confidence, _, other)| *other == is_other && *confidence > from && *confidence <= to)
            .collect();
        let count = step.len().max(1) as f32;
        let mean = step.iter().map(|row| row.0).sum::<f32>() / count;
        let right = step.iter().filter(|row| row.1).count() as f32 / count;
        (step.len(), 100.0 * mean, 100.0 * right)
    };
    for (from, to) in [(0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 0.98), (0.98, 1.0)]
    {
        let ((count, mean, right), other) = (share(false, from, to), share(true, from, to));
        println!(
            "confidence {from:.2} to {to:.2}: English {count:5}, mean {mean:5.1}, right {right:5.1} %; others {:4}, mean {:5.1}, \
             right {:5.1} %",
            other.0, other.1, other.2
        );
    }
    let (count, _, right) = share(false, SURE, 1.0);
    println!("English, confidence above {SURE:.2}: {count} quotes, {right:.1} % right (floor {SURE_RIGHT})");
    right >= SURE_RIGHT
}

/// The quotations of a text. Who spoke before one is what the truth says, or what a network believes who is the leader.
fn examples(text: &Text, leader: Option<&QuoteNetwork>) -> Vec<Example> {
    let document = &text.truth;
    // the truth counts characters, the library bytes
    let bytes: Vec<usize> =
        text.text().char_indices().map(|(byte, _)| byte).chain([text.text().len()]).collect();
    let byte = |value: &Value| value.as_u64().and_then(|at| bytes.get(at as usize).copied());
    let segments: Vec<(usize, usize, &Value)> = segments(document)
        .into_iter()
        .filter_map(|(start, end, segment)| Some((*bytes.get(start)?, *bytes.get(end)?, segment)))
        .collect();
    let mut examples = Vec::new();
    lab::quote_steps(text.text(), Some(&text.language), |step| {
        let segment = segments
            .iter()
            .find(|(start, end, _)| {
                step.start.max(*start) < step.end.min(*end) && step.start.abs_diff(*start) <= 6
            })
            .map(|(_, _, segment)| *segment);
        let class = segment.and_then(|segment| segment["class"].as_str()).unwrap_or_default();
        let said = segment
            .and_then(|segment| segment["quote"].as_u64())
            .map(|index| &document["quotes"][index as usize]);
        let is_attributed = said.is_some_and(|said| said["speaker"].is_string());
        let place = said.and_then(|said| Some((byte(&said["speaker_start"])?, byte(&said["speaker_end"])?)));
        let wanted = said.filter(|_| is_attributed).map(|said| text.wanted(said));
        let speakers = match (&wanted, place) {
            (Some(wanted), Some(place)) => placed(&step, place, wanted),
            (Some(wanted), None) => named(&step, wanted),
            (None, _) => Vec::new(),
        };
        let is_speech = match class {
            "direct" | "mixed" | "mixed_short" => Some(true),
            "none" => Some(false),
            _ => None,
        };
        let chosen = match leader {
            Some(network) => likeliest(&network.scores(&step)).filter(|&at| at < step.candidates.len()),
            None => speakers.last().copied(),
        };
        examples.push(Example {
            step,
            speakers,
            is_attributed,
            is_speech,
            source: text.source,
            is_english: text.language == "en",
        });
        chosen
    });
    examples
}

/// The candidate that stands where the truth has the speaker: printed like it, or else sharing most with it; or whoever is printed
/// like it.
fn placed(step: &QuoteStep, (start, end): (usize, usize), wanted: &Wanted) -> Vec<usize> {
    let candidates = &step.candidates;
    let is_printed = |at: &usize| wanted.is_printed(&candidates[*at].words);
    let share = |at: usize| {
        let (from, to) = (candidates[at].start, candidates[at].end);
        1000 * (end.min(to) - start.max(from)) / (end.max(to) - start.min(from)).max(1)
    };
    let here: Vec<usize> = (0..candidates.len())
        .filter(|&at| start.max(candidates[at].start) < end.min(candidates[at].end))
        .collect();
    if here.is_empty() {
        return (0..candidates.len()).filter(is_printed).collect();
    }
    let best = here.iter().copied().filter(is_printed).max_by_key(|&at| candidates[at].words.len());
    best.or_else(|| here.iter().copied().max_by_key(|&at| share(at))).into_iter().collect()
}

/// The candidates that are printed like the truth's speaker, and those who name the same one; where one of them has the verb beside
/// the words, it alone: "…", said she.
fn named(step: &QuoteStep, wanted: &Wanted) -> Vec<usize> {
    let is = |at: &usize| {
        let candidate = &step.candidates[*at];
        wanted.is(&candidate.words, candidate.name.as_deref())
    };
    let all: Vec<usize> = (0..step.candidates.len()).filter(is).collect();
    let governs = |at: &usize| {
        step.candidates[*at]
            .signals
            .iter()
            .any(|&(name, value)| name == "governs" && matches!(value, b'L' | b'R'))
    };
    let beside: Vec<usize> = all.iter().copied().filter(governs).collect();
    if beside.is_empty() { all } else { beside }
}

/// Strides of the walks over the examples, primes: the order alone moves a result by up to a point, so the weights are the mean of many.
const STRIDES: [usize; 12] = [
    7_919,
    15_485_863,
    32_452_843,
    49_979_687,
    67_867_967,
    86_028_121,
    104_395_301,
    122_949_823,
    141_650_939,
    160_481_183,
    179_424_673,
    198_491_317,
];

/// What is learnt from.
struct Material<'a> {
    texts: &'a [Text],
    examples: &'a [Vec<Example>],
    lessons: &'a [Vec<Lesson>],
    /// Lessons of own cases.
    taught: &'a [Lesson],
    rows: &'a Rows,
}

impl Material<'_> {
    /// Fits on all but the documents of a fold. A first network walks through them, and each quotation is learnt twice: as the truth says
    /// who spoke before it, and as that network believes, since nobody tells the library. On PolNeAR the speaker is right 0.2 % more often
    /// for it.
    fn fit(&self, left_out: Option<usize>) -> Fitted {
        let taught: Vec<usize> = (0..self.texts.len()).filter(|at| Some(at % FOLDS) != left_out).collect();
        let mut lessons: Vec<&Lesson> =
            taught.iter().flat_map(|&at| &self.lessons[at]).chain(self.taught).collect();
        let first = QuoteNetwork::read(&network::first(&lessons, self.rows)).expect("a network's table");
        let led: Vec<Lesson> = taught
            .par_iter()
            .flat_map_iter(|&at| examples(&self.texts[at], Some(&first)))
            .filter_map(|example| lesson(&example, |name, value| self.rows.known(name, value)))
            .collect();
        lessons.extend(&led);
        let table = network::table(&lessons, self.rows);
        let network = QuoteNetwork::read(&table).expect("a network's table");
        // how much of what stands between marks is speech our own texts do not show: nearly all of theirs is
        let examples: Vec<&Example> = taught
            .iter()
            .filter(|&&at| self.texts[at].source != Source::OwnNews)
            .flat_map(|&at| &self.examples[at])
            .collect();
        let walks: Vec<Vec<f32>> = STRIDES.par_iter().map(|&stride| walk(&examples, stride)).collect();
        // the mean in steps of the stored table
        let keep = (0..QUOTE_SLOTS.0)
            .map(|slot| walks.iter().map(|walk| walk[slot]).sum::<f32>() / walks.len() as f32)
            .map(|weight| (weight / STEP).round().clamp(LOWEST, HIGHEST) * STEP)
            .collect();
        Fitted { table, network, keep }
    }
}

/// What the network learns from a quotation: none without candidates, or whose speaker is none of them.
fn lesson(example: &Example, mut row: impl FnMut(&'static str, u8) -> Option<u32>) -> Option<Lesson> {
    if !example.teaches_speaker() || example.step.candidates.is_empty() {
        return None;
    }
    let mut rows_of = |signals: &[(&'static str, u8)]| -> Vec<u32> {
        signals.iter().filter_map(|&(name, value)| row(name, value)).collect()
    };
    let mut candidates: Vec<Vec<u32>> =
        example.step.candidates.iter().map(|candidate| rows_of(&candidate.signals)).collect();
    let mut nobody = rows_of(&example.step.signals);
    nobody.extend(row("nobody", 0));
    candidates.push(nobody);
    let weight = match example.source {
        Source::PolNear => POLNEAR_WEIGHT,
        Source::Read if example.is_english => POLNEAR_WEIGHT,
        Source::News | Source::Read => NEWS_WEIGHTS.0,
        Source::OwnNews | Source::OwnCases => OWN_WEIGHT,
    };
    Some(Lesson { candidates, is_right: example.right(), weight })
}

/// The weights of keep-or-drop after one walk's epochs.
fn walk(examples: &[&Example], stride: usize) -> Vec<f32> {
    let mut keep = Table::new(QUOTE_SLOTS.0, RATE);
    for epoch in 0..EPOCHS {
        for at in 0..examples.len() {
            // a fixed walk that visits all in another order each time
            let example = examples[(at * stride + epoch * 104_729) % examples.len()];
            let Some(is_speech) = example.is_speech else { continue };
            let score: f32 = example.step.keep.iter().map(|&slot| keep.weights[slot as usize]).sum();
            let error = f32::from(u8::from(is_speech)) - 1.0 / (1.0 + (-score).exp());
            let weight = match (example.source, is_speech) {
                (Source::PolNear, true) => 1.0,
                (Source::PolNear, false) => SCARE_WEIGHT,
                _ => NEWS_WEIGHTS.1,
            };
            example.step.keep.iter().for_each(|&slot| keep.step(slot, error * weight));
        }
        if epoch >= SETTLED {
            keep.note();
        }
    }
    keep.averaged()
}

struct Table {
    rate: f32,
    weights: Vec<f32>,
    squares: Vec<f32>,
    /// The sum of the weights at the ends of some epochs, and how many.
    sums: Vec<f32>,
    notes: f32,
}

impl Table {
    fn new(slots: usize, rate: f32) -> Self {
        Self {
            rate,
            weights: vec![0.0; slots],
            squares: vec![FIRST_SQUARES; slots],
            sums: vec![0.0; slots],
            notes: 0.0,
        }
    }

    fn note(&mut self) {
        self.sums.iter_mut().zip(&self.weights).for_each(|(sum, weight)| *sum += weight);
        self.notes += 1.0;
    }

    fn averaged(self) -> Vec<f32> {
        self.sums.into_iter().map(|sum| sum / self.notes.max(1.0)).collect()
    }

    fn step(&mut self, slot: u32, gradient: f32) {
        let slot = slot as usize;
        self.squares[slot] += gradient * gradient;
        self.weights[slot] += self.rate * gradient / self.squares[slot].sqrt();
        self.weights[slot] -= DECAY * self.weights[slot];
    }
}
