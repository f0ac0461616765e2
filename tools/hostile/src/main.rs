//! Runs a folder of hostile inputs, each in a process of its own and on a thread with a small stack, against its manifest.
//!
//! `hostile FOLDER [--growth] [--table]`: the folder holds the inputs and a `manifest.jsonl`, whose lines have `id`, `file`, `class`,
//! `family`, `scale`, `content_type` and `expect`: `outcome` (ok, err, any), `contains`, `title`, `not_in_text`, `html_safe`. Beyond
//! the manifest every input must keep the promises of `conformance/tests/promises` and the budget below. `--growth` compares the CPU time of
//! the smallest and largest input of each family. Exit code 1 if anything is unmet.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use copydesk::{Article, Error, Extractor};
use cpu_time::ThreadTime;
use serde_json::{Value, json};

#[path = "../../../conformance/tests/promises/mod.rs"]
mod promises;

/// Stack of the thread that extracts, in bytes.
const STACK: usize = 256 << 10;
/// CPU seconds and memory that one input may cost, extraction and all renderings together.
const MAX_SECONDS: f64 = 1.0;
const MAX_MB: u64 = 256;
/// Wall seconds after which a process is given up; only a hang takes so long on the busiest machine.
const PATIENCE: Duration = Duration::from_mins(1);
/// How much faster than its input the time may grow: 4 times the input, 6 times the time.
const MAX_GROWTH: f64 = 1.5;
/// CPU seconds below which a time is all overhead and noise.
const NOISE: f64 = 0.010;
/// Times that a suspicious family is measured again; the least time of each input counts.
const RETRIES: usize = 4;
/// Longest HTML output that is parsed again, in bytes.
const MAX_PARSED_AGAIN: usize = 2 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--one") {
        println!("{}", one(&arguments[1], &arguments[2]));
        return ExitCode::SUCCESS;
    }
    let Some(folder) = arguments.iter().find(|argument| !argument.starts_with("--")) else {
        eprintln!("hostile: a folder with a manifest.jsonl was expected");
        return ExitCode::from(2);
    };
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    match run(folder, has("--growth"), has("--table")) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(cause) => {
            eprintln!("hostile: {folder}: {cause}");
            ExitCode::from(3)
        }
    }
}

/// What one input gave.
struct Outcome {
    id: String,
    class: String,
    family: Option<(String, u64)>,
    seconds: f64,
    megabytes: u64,
    /// panic, abort, overflow or hang
    is_crash: bool,
    unmet: Vec<String>,
}

fn run(folder: &str, growth: bool, table: bool) -> std::io::Result<bool> {
    let manifest = BufReader::new(std::fs::File::open(format!("{folder}/manifest.jsonl"))?);
    let rows: Vec<Value> = manifest
        .lines()
        .map(|line| serde_json::from_str(&line?).map_err(std::io::Error::other))
        .collect::<std::io::Result<_>>()?;
    let outcomes: Vec<Outcome> =
        rows.iter().map(|row| measured(folder, row)).collect::<std::io::Result<_>>()?;
    let mut is_good = true;
    for outcome in outcomes.iter().filter(|outcome| !outcome.unmet.is_empty()) {
        println!("{}: {}", outcome.id, outcome.unmet.join("; "));
        is_good = false;
    }
    if growth {
        is_good &= families(folder, &rows, &outcomes)?;
    }
    if table {
        print_table(&outcomes);
    }
    let slowest = outcomes.iter().max_by(|a, b| a.seconds.total_cmp(&b.seconds));
    let largest = outcomes.iter().max_by_key(|outcome| outcome.megabytes);
    if let (Some(slowest), Some(largest)) = (slowest, largest) {
        println!(
            "{} inputs: {} crashes, {} with unmet expectations; slowest {:.2} s ({}), most memory {} MB ({})",
            outcomes.len(),
            outcomes.iter().filter(|outcome| outcome.is_crash).count(),
            outcomes.iter().filter(|outcome| !outcome.unmet.is_empty()).count(),
            slowest.seconds,
            slowest.id,
            largest.megabytes,
            largest.id
        );
    }
    Ok(is_good)
}

/// Runs an input in a process of its own.
fn measured(folder: &str, row: &Value) -> std::io::Result<Outcome> {
    let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    let mut outcome = Outcome {
        id: text("id"),
        class: text("class"),
        family: row["family"]
            .as_str()
            .zip(row["scale"].as_u64())
            .map(|(name, scale)| (name.to_owned(), scale)),
        seconds: 0.0,
        megabytes: 0,
        is_crash: false,
        unmet: Vec::new(),
    };
    let mut child = Command::new(std::env::current_exe()?)
        .args(["--one", &format!("{folder}/{}", text("file")), &row.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let start = Instant::now();
    while child.try_wait()?.is_none() {
        if start.elapsed() > PATIENCE {
            child.kill()?;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let mut said = String::new();
    if let Some(mut out) = child.stdout.take() {
        out.read_to_string(&mut said)?;
    }
    let status = child.wait()?;
    let Ok(answer) = serde_json::from_str::<Value>(&said) else {
        outcome.is_crash = true;
        outcome.unmet.push(format!("no answer: {status}"));
        return Ok(outcome);
    };
    outcome.seconds = answer["seconds"].as_f64().unwrap_or_default();
    outcome.megabytes = answer["megabytes"].as_u64().unwrap_or_default();
    outcome.is_crash = answer["panic"].as_bool().unwrap_or_default();
    outcome.unmet.extend(
        answer["unmet"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned),
    );
    if outcome.seconds > MAX_SECONDS {
        outcome.unmet.push(format!("{:.2} s", outcome.seconds));
    }
    if outcome.megabytes > MAX_MB {
        outcome.unmet.push(format!("{} MB", outcome.megabytes));
    }
    Ok(outcome)
}

/// Runs one input, on a thread with a small stack; the answer is an object.
fn one(path: &str, row: &str) -> Value {
    let row: Value = serde_json::from_str(row).unwrap_or_default();
    let bytes = std::fs::read(path).unwrap_or_default();
    // tables are built and code is loaded once a process: not this input's cost
    let warm = "<h1>Harbour bridge reopens</h1><p>By Ann Lee, 3 May 2026</p><p>“It is safe,” said Bo Ek, and the harbour bridge reopened to \
                traffic on Tuesday after nine months of repairs, the port authority said.</p>";
    let _ = Extractor::new().extract_str(warm).map(|article| render(&article));
    let work = move || {
        let content_type = row["content_type"].as_str().unwrap_or("text/html");
        let extractor = Extractor::new().content_type(content_type).spans(true);
        let start = ThreadTime::now();
        let answer = extractor.extract(&bytes);
        let rendered = answer.as_ref().map(render).unwrap_or_default();
        let seconds = start.elapsed().as_secs_f64();
        let megabytes = peak_megabytes();
        json!({"seconds": seconds, "megabytes": megabytes, "unmet": unmet(&row["expect"], &answer, &rendered)})
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(answer)) => answer,
        _ => json!({"panic": true, "unmet": ["panic"]}),
    }
}

/// All that is ever printed of an article: HTML, text, Markdown, JSON.
fn render(article: &Article) -> [String; 4] {
    let json = serde_json::to_string(article).unwrap_or_default();
    [article.to_html(), article.to_text(80), article.to_markdown(), json]
}

fn unmet(expect: &Value, answer: &Result<Article, Error>, rendered: &[String; 4]) -> Vec<String> {
    let mut unmet = Vec::new();
    let mut say = |result: Result<(), String>| unmet.extend(result.err());
    let strings = |key: &str| -> Vec<String> {
        expect[key].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    match (expect["outcome"].as_str(), answer) {
        (Some("err"), Ok(_)) => say(Err("an article from nothing".to_owned())),
        (Some("ok"), Err(error)) => say(Err(format!("no article: {error}"))),
        _ => {}
    }
    let article = match answer {
        Ok(article) => article,
        Err(Error::NoArticle { partial, .. }) => {
            say(promises::partial_holds(partial));
            return unmet;
        }
        Err(_) => return unmet,
    };
    say(promises::article_holds(article));
    let [html, text, markdown, json] = rendered;
    if html.len() <= MAX_PARSED_AGAIN || expect["html_safe"] == true {
        say(promises::html_is_safe(html).map_err(|why| format!("HTML holds {why}")));
    }
    say(promises::terminal_is_safe(text).map_err(|why| format!("text holds {why}")));
    say(promises::terminal_is_safe(markdown).map_err(|why| format!("Markdown holds {why}")));
    say(serde_json::from_str::<Value>(json).map(|_| ()).map_err(|why| format!("JSON: {why}")));
    let body: Vec<&str> = article.body.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let body = body.join("\n");
    for sentence in strings("contains") {
        if !body.contains(&sentence) {
            say(Err(format!("lost: {sentence}")));
        }
    }
    for kept in strings("not_in_text") {
        let title = article.meta.title.as_deref().unwrap_or_default();
        if body.contains(&kept)
            || title.contains(&kept)
            || article.meta.authors.iter().any(|name| name.contains(&kept))
        {
            say(Err(format!("kept: {kept:?}")));
        }
    }
    if let Some(title) = expect["title"].as_str()
        && article.meta.title.as_deref() != Some(title)
    {
        say(Err(format!("title: {:?}", article.meta.title)));
    }
    unmet
}

/// The most memory that this process had, in MB; 0 where the system does not say.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string(Path::new("/proc/self/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or_default() / 1024
}

/// Whether no family's time grows faster than its input.
fn families(folder: &str, rows: &[Value], outcomes: &[Outcome]) -> std::io::Result<bool> {
    let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, outcome) in outcomes.iter().enumerate() {
        if let Some((name, _)) = &outcome.family {
            by_name.entry(name).or_default().push(index);
        }
    }
    let mut worst = (0.0, "");
    let mut is_good = true;
    for (&name, members) in &by_name {
        let scale = |index: &usize| outcomes[*index].family.as_ref().map_or(0, |(_, scale)| *scale);
        let (Some(&small), Some(&large)) = (
            members.iter().min_by_key(|index| scale(index)),
            members.iter().max_by_key(|index| scale(index)),
        ) else {
            continue;
        };
        if small == large {
            continue;
        }
        let inputs = scale(&large) as f64 / scale(&small) as f64;
        let (mut short, mut long) = (outcomes[small].seconds, outcomes[large].seconds);
        let growth = |short: f64, long: f64| long.max(NOISE) / (short.max(NOISE) * inputs);
        for _ in 0..RETRIES {
            if growth(short, long) <= MAX_GROWTH {
                break;
            }
            short = short.min(measured(folder, &rows[small])?.seconds);
            long = long.min(measured(folder, &rows[large])?.seconds);
        }
        let grown = growth(short, long);
        if grown > worst.0 {
            worst = (grown, name);
        }
        if grown > MAX_GROWTH {
            println!(
                "{name}: {inputs:.0} times the input took {:.1} times the time ({short:.3} s, {long:.3} s)",
                grown * inputs
            );
            is_good = false;
        }
    }
    println!(
        "{} families; 4 times the input took at most {:.1} times the time ({})",
        by_name.len(),
        worst.0 * 4.0,
        worst.1
    );
    Ok(is_good)
}

/// A table by class, in Markdown.
fn print_table(outcomes: &[Outcome]) {
    let mut by_class: BTreeMap<&str, Vec<&Outcome>> = BTreeMap::new();
    for outcome in outcomes {
        by_class.entry(&outcome.class).or_default().push(outcome);
    }
    println!("| class | inputs | crashes | unmet | most CPU | most memory |\n|---|---|---|---|---|---|");
    for (class, outcomes) in by_class {
        let slowest = outcomes.iter().map(|outcome| outcome.seconds).fold(0.0, f64::max);
        let largest = outcomes.iter().map(|outcome| outcome.megabytes).max().unwrap_or_default();
        println!(
            "| {class} | {} | {} | {} | {slowest:.2} s | {largest} MB |",
            outcomes.len(),
            outcomes.iter().filter(|outcome| outcome.is_crash).count(),
            outcomes.iter().filter(|outcome| !outcome.unmet.is_empty()).count()
        );
    }
}
