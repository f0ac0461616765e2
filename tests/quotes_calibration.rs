//! Whether a quote's confidence means something, on documents that the weights have not seen: `fit-quotes` fits five times, each
//! time without a fifth of the documents, and judges that fifth. Skipped where there is no corpus beside the project.

use std::path::Path;
use std::process::Command;

/// Of the quotes with confidence above 0.9 so many have the right speaker, in percent.
const SURE_RIGHT: f32 = 93.0;

/// Of some 5,600 left-out quotes with a speaker, how many are sure at least.
const LEAST_SURE: f32 = 2_800.0;

#[test]
fn confidence_above_nine_tenths_is_right_for_unseen_documents() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = root.join("../shared/corpus");
    if !corpus.join("dev/polnear/truth.jsonl").exists() {
        eprintln!("skipped: no corpus beside the project");
        return;
    }
    let run = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--release", "--package", "fit", "--bin", "fit-quotes", "--"])
        .arg(&corpus)
        .current_dir(root)
        .output()
        .expect("fit-quotes runs");
    let table = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{table}{}", String::from_utf8_lossy(&run.stderr));
    let line = table
        .lines()
        .find(|line| line.starts_with("English, confidence above 0.90"))
        .expect("a line of the sure ones");
    // "English, confidence above 0.90: 4570 quotes, 98.1 % right (floor 93)"
    let numbers: Vec<f32> = line
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter_map(|number| number.parse().ok())
        .collect();
    let (sure, right) = (numbers[1], numbers[2]);
    assert!(right >= SURE_RIGHT, "{line}");
    // a confidence that is never sure says nothing either
    assert!(sure >= LEAST_SURE, "{line}");
}
