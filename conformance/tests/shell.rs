//! Completions and manual pages of the program are those that its command line gives. `UPDATE_FIXTURES=1` writes them.

use std::fs;
use std::path::Path;

use clap_complete::Shell;

/// Each file beneath `cli/`, and what must stand in it.
fn generated() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for (shell, name) in
        [(Shell::Bash, "copydesk.bash"), (Shell::Zsh, "_copydesk"), (Shell::Fish, "copydesk.fish")]
    {
        let mut text = Vec::new();
        clap_complete::generate(shell, &mut copydesk_cli::command(), "copydesk", &mut text);
        files.push((format!("completions/{name}"), text));
    }
    let mut command = copydesk_cli::command();
    command.build();
    let whole = command.clone();
    let pages =
        command.get_subcommands().filter(|page| !["help", "man", "completions"].contains(&page.get_name()));
    for page in std::iter::once(&whole).chain(pages) {
        let mut text = Vec::new();
        let name = page.get_display_name().unwrap_or("copydesk").to_owned();
        // what is called by itself in a shell, and named so on its page
        clap_mangen::Man::new(page.clone().bin_name(name.replace('-', " ")))
            .render(&mut text)
            .expect("memory");
        files.push((format!("man/{name}.1"), text));
    }
    files
}

#[test]
fn completions_and_manual_pages_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cli");
    let files = generated();
    assert_eq!(files.len(), 9, "three shells, the program and five subcommands");
    for (name, text) in files {
        let path = folder.join(&name);
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&path, &text).expect("a folder of ours");
        }
        let found = fs::read(&path).unwrap_or_default();
        assert!(found == text, "{name} is old: UPDATE_FIXTURES=1 cargo test --test shell writes it");
    }
}
