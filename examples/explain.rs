//! `copydesk explain` without an installation: the same code, names and options, which stand in `cli/src`.

fn main() -> std::process::ExitCode {
    copydesk_cli::explain()
}
