//! `copydesk completions` and `copydesk man`.

use crate::common::{NONE, run};

#[test]
fn the_program_brings_its_manual_and_completions() {
    let version = run("--version", NONE);
    assert_eq!(
        (version.code, version.out.as_str()),
        (0, concat!("copydesk ", env!("CARGO_PKG_VERSION"), "\n"))
    );
    for name in ["extract", "batch", "explain", "quotes", "fixture"] {
        assert!(run("man", &[name]).out.contains("Exit codes"), "{name}");
        assert_eq!(run(name, &["--version"]).code, 0, "{name}");
    }
    for shell in ["bash", "zsh", "fish"] {
        let text = run("completions", &[shell]).out;
        assert!(text.contains("allow-address") && text.contains("copydesk"), "{shell}");
    }
}
