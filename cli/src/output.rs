//! Where the programs print: standard output or a file, packed or not; how wide, and in which colours.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::{input, messages};

/// Columns of a text where nobody says how many there are.
const DEFAULT_WIDTH: usize = 80;

/// The options of what is printed.
#[derive(Args)]
pub(crate) struct Output {
    /// Write to this file instead of standard output, packed with gzip where its name ends in .gz
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Print no messages, no progress and no summary: the exit code tells
    #[arg(short, long)]
    quiet: bool,
}

impl Output {
    /// Whether the options can be followed, with these inputs.
    pub(crate) fn check<'a>(&self, inputs: impl IntoIterator<Item = &'a OsStr>) -> Result<(), String> {
        if let Some(path) = &self.output
            && is_table(path)
        {
            return Err(format!(
                "--output {}: only `batch` writes Parquet, and only where it was built for it (cargo install --path cli --features parquet)",
                path.display()
            ));
        }
        self.check_rows(inputs)
    }

    /// As [`check`](Self::check), where rows are printed, which Parquet may take.
    pub(crate) fn check_rows<'a>(&self, inputs: impl IntoIterator<Item = &'a OsStr>) -> Result<(), String> {
        let same = |path: &Path, input: &OsStr| match (fs::canonicalize(path), fs::canonicalize(input)) {
            (Ok(path), Ok(input)) => path == input,
            _ => false,
        };
        match &self.output {
            Some(path) if inputs.into_iter().any(|input| same(path, input)) => {
                Err(format!("--output {} is an input: it would be lost", path.display()))
            }
            _ => Ok(()),
        }
    }

    /// Whether the output is a file whose name ends in one of these, packed or not.
    pub(crate) fn is_named(&self, ends: &[&str]) -> bool {
        self.output.as_ref().is_some_and(|path| input::is_named(path.as_os_str(), ends))
    }

    /// Whether a person sees what is printed.
    pub(crate) fn is_terminal(&self) -> bool {
        self.output.is_none() && io::stdout().is_terminal()
    }

    /// Begins to print.
    pub(crate) fn sink(&self) -> Sink {
        if self.quiet {
            messages::be_quiet();
        }
        Sink { path: self.output.clone().filter(|path| path.as_os_str() != "-"), open: None }
    }

    /// Whether there are colours: on a terminal, unless the environment says otherwise (<https://no-color.org>,
    /// <https://bixense.com/clicolors>).
    pub(crate) fn is_coloured(&self) -> bool {
        is_coloured(self.is_terminal(), |name| env::var(name).ok().filter(|value| !value.is_empty()))
    }
}

fn is_coloured(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    if variable("NO_COLOR").is_some() {
        return false;
    }
    let is_off = |name: &str| variable(name).is_some_and(|value| value == "0");
    if variable("CLICOLOR_FORCE").is_some() && !is_off("CLICOLOR_FORCE") {
        return true;
    }
    is_terminal && !is_off("CLICOLOR") && variable("TERM").is_none_or(|name| name != "dumb")
}

/// Columns of the text: those that are asked for, those of the environment, those of the terminal, or 80.
pub(crate) fn width(asked: Option<usize>) -> usize {
    let of_environment = || env::var("COLUMNS").ok()?.parse().ok().filter(|columns| *columns > 0);
    let of_terminal =
        || terminal_size::terminal_size_of(io::stdout()).map(|(columns, _)| usize::from(columns.0));
    asked.or_else(of_environment).or_else(of_terminal).unwrap_or(DEFAULT_WIDTH)
}

/// What is printed to; a file is made when the first line comes, so that a refusal leaves none.
pub(crate) struct Sink {
    path: Option<PathBuf>,
    open: Option<Open>,
}

enum Open {
    Terminal(BufWriter<io::StdoutLock<'static>>),
    Plain(BufWriter<File>),
    Packed(Box<Packed>),
    #[cfg(feature = "parquet")]
    Table(Box<crate::table::Table>),
}

/// A packed file, and when all that was written to it was last to be read there.
struct Packed {
    out: GzEncoder<BufWriter<File>>,
    flushed: Instant,
}

/// Time between two flushes of a packed file, each of which costs some bytes: what a kill can take away.
const PACKED_PAUSE: Duration = Duration::from_secs(10);

impl Sink {
    /// As [`Output::sink`], but behind what the file holds already.
    pub(crate) fn append(path: &Path) -> io::Result<Self> {
        let file = BufWriter::new(File::options().append(true).create(true).open(path)?);
        Ok(Self { path: Some(path.to_owned()), open: Some(of_file(path, file)) })
    }

    fn open(&mut self) -> io::Result<&mut Open> {
        let open = match (self.open.take(), &self.path) {
            (Some(open), _) => open,
            (None, None) => Open::Terminal(BufWriter::new(io::stdout().lock())),
            #[cfg(feature = "parquet")]
            (None, Some(path)) if is_table(path) => Open::Table(Box::new(crate::table::Table::create(path)?)),
            (None, Some(path)) => of_file(path, BufWriter::new(File::create(path)?)),
        };
        Ok(self.open.insert(open))
    }

    /// Makes the file, though nothing may follow.
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.open().map(|_| ())
    }

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match self.open()? {
            Open::Terminal(out) => out.write_all(text.as_bytes()),
            Open::Plain(out) => out.write_all(text.as_bytes()),
            Open::Packed(packed) => packed.out.write_all(text.as_bytes()),
            #[cfg(feature = "parquet")]
            Open::Table(table) => table.add(text),
        }
    }

    /// Writes a row of JSON.
    pub(crate) fn write_row(&mut self, row: &str) -> io::Result<()> {
        self.write(row)?;
        match &self.open {
            #[cfg(feature = "parquet")]
            Some(Open::Table(_)) => Ok(()),
            _ => self.write("\n"),
        }
    }

    /// Whoever reads has what is printed so far; in a packed file every ten seconds, since each flush costs it.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        match &mut self.open {
            Some(Open::Terminal(out)) => out.flush(),
            Some(Open::Plain(out)) => out.flush(),
            Some(Open::Packed(packed)) if packed.flushed.elapsed() >= PACKED_PAUSE => {
                packed.flushed = Instant::now();
                packed.out.flush()
            }
            Some(Open::Packed(_)) | None => Ok(()),
            #[cfg(feature = "parquet")]
            Some(Open::Table(_)) => Ok(()),
        }
    }

    /// Ends the output.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self.open {
            Some(Open::Terminal(mut out)) => out.flush(),
            Some(Open::Plain(mut out)) => out.flush(),
            Some(Open::Packed(packed)) => packed.out.finish()?.flush(),
            #[cfg(feature = "parquet")]
            Some(Open::Table(table)) => table.finish(),
            None => Ok(()),
        }
    }

    /// How messages call it.
    pub(crate) fn name(&self) -> String {
        self.path.as_ref().map_or("standard output".to_owned(), |path| path.to_string_lossy().into_owned())
    }
}

/// Whether a file is to be packed, by its name.
pub(crate) fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"))
}

/// Whether a file is to hold a table.
pub(crate) fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet"))
}

fn of_file(path: &Path, file: BufWriter<File>) -> Open {
    if is_packed(path) {
        let out = GzEncoder::new(file, Compression::default());
        Open::Packed(Box::new(Packed { out, flushed: Instant::now() }))
    } else {
        Open::Plain(file)
    }
}

/// Prints all there is, and gives the exit code: a reader that went away, as `head` does, is no failure.
pub(crate) fn print(program: &str, mut sink: Sink, text: &str) -> u8 {
    let name = sink.name();
    ended(program, &name, sink.write(text).and_then(|()| sink.finish()))
}

/// What helps where a file could not be written.
pub(crate) fn remedy(path: &Path, cause: &io::Error) -> String {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    match (cause.kind(), folder) {
        (io::ErrorKind::NotFound, Some(folder)) if !folder.exists() => {
            format!("; the folder {} is not there: make it first (mkdir -p)", folder.display())
        }
        (io::ErrorKind::NotADirectory, _) => "; what it names as a folder is a file".to_owned(),
        (io::ErrorKind::IsADirectory, _) => "; name a file in this folder".to_owned(),
        (io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem, _) => {
            "; you may not write there: name another file, or ask for the right to".to_owned()
        }
        (io::ErrorKind::StorageFull, _) => "; make room, or name a file on another disk".to_owned(),
        _ => String::new(),
    }
}

/// The exit code of an output that ended so.
pub(crate) fn ended(program: &str, name: &str, result: io::Result<()>) -> u8 {
    match result {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            messages::complain(program, &format!("{name}: {cause}{}", remedy(Path::new(name), &cause)));
            3
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::is_coloured;

    #[test]
    fn test_the_environment_decides_about_colours() {
        for (is_terminal, variables, expected) in [
            (true, &[][..], true),
            (false, &[], false),
            (true, &[("NO_COLOR", "1")], false),
            (true, &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], false),
            (false, &[("CLICOLOR_FORCE", "1")], true),
            (false, &[("CLICOLOR_FORCE", "0")], false),
            (true, &[("CLICOLOR", "0")], false),
            (true, &[("TERM", "dumb")], false),
            (true, &[("TERM", "xterm-256color")], true),
        ] {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            assert_eq!(is_coloured(is_terminal, variable), expected, "{is_terminal} {variables:?}");
        }
    }
}
