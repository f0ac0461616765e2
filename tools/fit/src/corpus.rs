//! The corpus: pages, truths, halves and folds by domain.

use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::Value;
use sha1::{Digest, Sha1};

/// Sources with a truth about the body, and the weight of a page of each.
pub const SOURCES: &[(&str, f64)] = &[
    ("scrapinghub", 1.5),
    ("fundus", 1.2),
    ("wcxb", 1.0),
    ("trafilatura", 0.5),
    ("postlight", 0.5),
    ("naeb", 0.5),
    ("fundus_eval", 1.2),
];
/// Folds; all pages of a domain are in one.
pub const FOLDS: u8 = 5;

/// A page and what is known of it.
pub struct Page {
    /// Name of the source.
    pub source: &'static str,
    /// What a page of the source weighs.
    pub weight: f64,
    /// Its name in the source.
    pub id: String,
    /// Its address.
    pub url: Option<String>,
    /// Its registered domain.
    pub domain: String,
    /// What is known of it.
    pub truth: Value,
    /// Where its bytes are.
    pub path: PathBuf,
}

impl Page {
    /// The fold that leaves this page out. Each `deal` assigns the domains anew.
    pub fn fold(&self, deal: u8) -> u8 {
        let name = if deal == 0 { self.domain.clone() } else { format!("{deal}:{}", self.domain) };
        Sha1::digest(name.as_bytes())[1] % FOLDS
    }

    /// The language that the truth gives, without its region.
    pub fn language(&self) -> &str {
        self.text("lang").and_then(|tag| tag.split(['-', '_']).next()).unwrap_or("?")
    }

    /// The page's bytes.
    pub fn bytes(&self) -> std::io::Result<Vec<u8>> {
        unpacked(&self.path)
    }

    /// A string of the truth.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.truth.get(key).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// A list of strings of the truth.
    pub fn list(&self, key: &str) -> Vec<&str> {
        self.truth
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    }
}

/// The bytes of a packed file.
pub fn unpacked(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the truths of `corpus/dev` about bodies; the second value is a digest of all of them.
pub fn read(corpus: &Path) -> std::io::Result<(Vec<Page>, String)> {
    read_of(corpus, SOURCES)
}

/// Reads the truths of some sources, each with the weight of its pages.
pub fn read_of(corpus: &Path, sources: &[(&'static str, f64)]) -> std::io::Result<(Vec<Page>, String)> {
    let mut pages = Vec::new();
    let mut digest = Sha1::new();
    for &(source, weight) in sources {
        let folder = corpus.join("dev").join(source);
        let truths = std::fs::read_to_string(folder.join("truth.jsonl"))?;
        digest.update(truths.as_bytes());
        for line in truths.lines().filter(|line| !line.trim().is_empty()) {
            let truth: Value = serde_json::from_str(line).map_err(std::io::Error::other)?;
            let text = |key: &str| truth.get(key).and_then(Value::as_str).map(str::to_owned);
            let id = text("id").unwrap_or_default();
            pages.push(Page {
                source,
                weight,
                path: folder.join("pages").join(format!("{id}.html.gz")),
                domain: text("domain").unwrap_or_else(|| id.clone()),
                url: text("url"),
                id,
                truth,
            });
        }
    }
    let digest: String = digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Ok((pages, digest))
}
