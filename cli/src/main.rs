//! The program `copydesk`.

fn main() -> std::process::ExitCode {
    copydesk_cli::copydesk()
}
