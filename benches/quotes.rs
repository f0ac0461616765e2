//! Speed of the quotes stage on plain text: MB/s on one core, how the time grows with length, and hostile shapes.
//!
//! `cargo bench --bench quotes` reads the news texts of `../shared/corpus` where they are, else a text of its own, repeated.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]

use std::hint::black_box;
use std::time::Instant;

/// A text of our own, with the usual shapes of speech.
const STORY: &str = "VELMOUTH — The old footbridge over the Sarn will close for two years, the port office said on Monday.\n\n\
“Nobody will walk on it this winter,” chief engineer Marta Lindholm told reporters. “We looked at every bolt.”\n\n\
The mayor, Irene Kolb, called the closure “a blow to the old town” but said the council would pay for a ferry.\n\n\
A spokesman for the merchants’ guild, Tomas Brandt, was less sure. “Two years,” he said, “is a long time for a shop.”\n\n\
Traffic on the ring road rose by 12 per cent last year, figures from the county show, and work on the new span has not begun.\n\n\
“We will see,” Kolb said.\n\n";

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Seconds that this process has computed; a busy machine makes the clock's hours longer, not these. The clock's where the
/// system does not tell.
fn computed(since: Instant) -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| since.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

/// Seconds of the fastest of five runs, each long enough to be measured.
fn seconds(texts: &[String]) -> f64 {
    const LONG_ENOUGH: f64 = 0.02;
    let since = Instant::now();
    (0..5)
        .map(|_| {
            let start = computed(since);
            let mut runs = 0;
            loop {
                for text in texts {
                    black_box(copydesk::quotes(black_box(text), Some("en")));
                }
                runs += 1;
                let spent = computed(since) - start;
                if spent > LONG_ENOUGH {
                    return spent / f64::from(runs);
                }
            }
        })
        .fold(f64::MAX, f64::min)
}

fn show(name: &str, texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let seconds = seconds(texts);
    println!(
        "{name:38} {:8.2} MB {:9.2} ms {:8.1} MB/s",
        megabytes(bytes),
        1e3 * seconds,
        megabytes(bytes) / seconds
    );
}

fn corpus() -> Option<Vec<String>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus/dev/polnear/truth.jsonl");
    let raw = std::fs::read_to_string(path).ok()?;
    raw.lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).ok()?;
            Some(value["text"].as_str()?.to_owned())
        })
        .collect()
}

fn main() {
    let story = STORY.repeat(2_000);
    show("story, one text", std::slice::from_ref(&story));
    show("story, many texts", &vec![STORY.repeat(4); 500]);
    if let Some(texts) = corpus() {
        show("news (PolNeAR), many texts", &texts);
        show("news, one text", &[texts.join("\n\n")]);
        let unmarked: Vec<String> = texts
            .iter()
            .map(|text| text.replace(['"', '“', '”', '‘', '’', '\'', '«', '»', '„', '`'], ""))
            .collect();
        show("news without marks", &unmarked);
    }
    println!("\ngrowth: milliseconds at 1, 2, 4, 8 times the length");
    let shapes: [(&str, fn(usize) -> String); 9] = [
        ("story", |n| STORY.repeat(n)),
        ("marks only", |n| "“”\"«»‘’ ".repeat(40 * n)),
        ("opening marks", |n| "“a ".repeat(200 * n)),
        ("alternating marks", |n| "\"a\" said b. ".repeat(60 * n)),
        ("names", |n| {
            "“Yes,” said Ann Lee. Ann Lee Bo Chen of Rome (R-Ohio) the mayor of the town of ".repeat(10 * n)
        }),
        ("one paragraph", |n| STORY.replace("\n\n", " ").repeat(n)),
        ("tiny paragraphs", |n| "“a”\n\n".repeat(150 * n)),
        ("capitals", |n| "Aa Bb Cc Dd ".repeat(70 * n) + "“yes,” he said."),
        ("labels", |n| "Ann Lee: It is so.\n\nBo Chen: It is not.\n\n".repeat(20 * n)),
    ];
    for (name, shape) in shapes {
        let times: Vec<f64> = [1, 2, 4, 8].iter().map(|times| 1e3 * seconds(&[shape(25 * times)])).collect();
        let times: String = times.iter().map(|time| format!("{time:9.2}")).collect();
        println!("{name:20}{times}");
    }
}
