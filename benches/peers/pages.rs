//! Pages that benchmarks read.

use std::io::Read;
use std::path::{Path, PathBuf};

/// The pages beneath a folder, gzip or not, as text.
pub fn pages(folder: &Path) -> Vec<(String, String)> {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(pages(&path));
            continue;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.trim_end_matches(".gz").ends_with(".html") {
            continue;
        }
        let mut bytes = std::fs::read(&path).unwrap_or_default();
        if name.ends_with(".gz") {
            let mut plain = Vec::new();
            if flate2::read::MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain).is_err() {
                println!("{}: not gzip, skipped", path.display());
                continue;
            }
            bytes = plain;
        }
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        found.push((name, String::from_utf8_lossy(&bytes).into_owned()));
    }
    found
}
