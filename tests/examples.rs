//! The examples are doors to the program's code: each opens. The code itself is tested in `cli/tests`.
//!
//! `cargo test` builds the examples before it runs this; with `--test examples` alone, build them first (`cargo build --examples`).

use std::path::{Path, PathBuf};
use std::process::Command;

/// The program beside this test: `target/…/examples/NAME`.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the test's own path");
    let folder = test.parent().and_then(Path::parent).expect("target/…/deps/test").join("examples");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built: cargo build --examples", path.display());
    path
}

#[test]
fn every_example_opens_its_door() {
    for (name, expected) in [
        ("extract", "Velmouth closes its old footbridge for two years\n"),
        ("batch", "{\"id\":\"fixtures/pages/sprite/page.html\",\"article\":{\"title\":"),
        ("explain", "<!DOCTYPE html>"),
        ("quotes", "“We counted every bolt twice"),
    ] {
        let run = |argument: &str| {
            let mut command = Command::new(program(name));
            let output =
                command.arg(argument).current_dir(env!("CARGO_MANIFEST_DIR")).output().expect("it starts");
            (output.status.code(), String::from_utf8(output.stdout).expect("UTF-8"))
        };
        let (code, out) = run("fixtures/pages/sprite/page.html");
        assert_eq!(code, Some(0), "{name}");
        assert!(out.starts_with(expected), "{name}: {}", out.lines().next().unwrap_or_default());
        assert_eq!(run("--version"), (Some(0), format!("{name} {}\n", env!("CARGO_PKG_VERSION"))));
    }
}
