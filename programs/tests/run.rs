//! Every program runs and finds its own answers right.

use std::process::Command;

macro_rules! programs {
    ($($name:literal),* $(,)?) => {
        const PROGRAMS: &[(&str, &str)] = &[$(($name, env!(concat!("CARGO_BIN_EXE_", $name)))),*];
    };
}

programs![
    "address",
    "dates_chrono",
    "dates_jiff",
    "errors",
    "kinds",
    "limits",
    "lines",
    "links",
    "many",
    "markdown",
    "own_article",
    "plain_text",
    "quotes",
    "server",
    "store",
    "why",
];

#[test]
fn every_program_finds_its_answers_right() {
    for (name, path) in PROGRAMS {
        let output = Command::new(path).output().expect("the program starts");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{name} prints what it found");
    }
}

/// A program that is added runs here too.
#[test]
fn every_file_is_among_them() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/bin");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|entry| {
            entry.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned()
        })
        .collect();
    files.sort();
    assert_eq!(files, PROGRAMS.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}
