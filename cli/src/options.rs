//! The command line: what several programs are told in the same words, and what is wrong usage.

use std::ffi::OsString;
use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use clap::error::ErrorKind;
use clap::{Args, Parser};
use copydesk::fetch::Fetcher;
use copydesk::{Extractor, SiteRules, Timestamp};

use crate::messages;
use crate::output::Output;

/// Options that are told more than their types say.
pub(crate) trait Usage {
    /// Says which option has no effect here, or which of them contradict each other: that is wrong usage, and no silence.
    fn check(&self) -> Result<(), String>;

    /// The subcommand that was chosen.
    fn subcommand(&self) -> Option<&'static str> {
        None
    }
}

/// The options of the command line. What clap says of wrong ones repeats them, and so is cleaned like any message.
pub(crate) fn options<O: Parser + Usage>() -> O {
    let options = O::try_parse().unwrap_or_else(|error| refuse(&error));
    if let Err(message) = options.check() {
        let mut command = O::command();
        command.build();
        let error = match options.subcommand().and_then(|name| command.find_subcommand_mut(name)) {
            Some(subcommand) => subcommand.error(ErrorKind::ArgumentConflict, message),
            None => command.error(ErrorKind::ArgumentConflict, message),
        };
        refuse(&error);
    }
    options
}

fn refuse(error: &clap::Error) -> ! {
    let message = error.render().to_string();
    let cleaned: Vec<String> = message.lines().map(messages::laid_out).collect();
    if cleaned.iter().map(String::as_str).eq(message.lines()) {
        error.exit();
    }
    messages::say(&cleaned.join("\n"));
    std::process::exit(error.exit_code())
}

/// What is known of a page that is read from a file.
#[derive(Args)]
pub(crate) struct Known {
    /// The page's address, where the input is a file
    #[arg(long)]
    pub(crate) url: Option<String>,
    /// The page's Content-Type, such as "text/html; charset=shift_jis" or "text/plain"
    #[arg(long)]
    pub(crate) content_type: Option<String>,
}

impl Known {
    /// Whether the options can be followed, with these inputs.
    pub(crate) fn check(&self, inputs: &[OsString]) -> Result<(), String> {
        if self.url.is_none() {
            return Ok(());
        }
        if inputs.len() > 1 {
            return Err("--url is the address of one page, and there are several inputs".to_owned());
        }
        if inputs.iter().any(|input| crate::input::is_address(input)) {
            return Err("--url has no effect: the input is an address itself".to_owned());
        }
        Ok(())
    }

    pub(crate) fn configure(&self, mut extractor: Extractor) -> Extractor {
        if let Some(url) = &self.url {
            extractor = extractor.url(url);
        }
        if let Some(content_type) = &self.content_type {
            extractor = extractor.content_type(content_type);
        }
        extractor
    }
}

/// What the extractor is told of its choices.
#[derive(Args)]
pub(crate) struct Choices {
    /// The page's language (BCP 47, such as de or pt-BR), where you know better than the page
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(crate) language: Option<String>,
    /// When the page was read (2026-05-12, or with a time and an offset): "3 hours ago" counts from it, and later dates are refused
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) reference_time: Option<String>,
    /// Keep more of the page (above 0) or less of it (below 0): this much is added to the score (log-odds) of every block. 0.5 is a nudge, 2 is
    /// much
    #[arg(long, default_value_t = 0.0, allow_hyphen_values = true, value_parser = number)]
    pub(crate) bias: f32,
    /// A file that says, for sites you know, which elements (CSS selectors) hold the body, the title, the day and the authors: tables [[rule]]
    /// of TOML, or the same as JSON where its name ends in .json; docs/site-rules.md shows one
    #[arg(long, value_name = "FILE", value_parser = rules)]
    pub(crate) rules: Option<SiteRules>,
}

impl Choices {
    pub(crate) fn configure(&self, extractor: Extractor) -> Extractor {
        let mut extractor = extractor.bias(self.bias);
        if let Some(rules) = &self.rules {
            extractor = extractor.site_rules(rules.clone());
        }
        if let Some(language) = &self.language {
            extractor = extractor.language(language);
        }
        if let Some(time) = &self.reference_time {
            extractor = extractor.reference_time(time);
        }
        extractor
    }
}

/// How addresses are fetched.
#[derive(Args)]
pub(crate) struct Network {
    /// Respect the site's robots.txt
    #[arg(long)]
    pub(crate) robots: bool,
    /// Fetch from this address and port too, though it is not public (127.0.0.1:8000, localhost:8000)
    #[arg(long, value_name = "IP:PORT", value_parser = addresses)]
    pub(crate) allow_address: Vec<Vec<SocketAddr>>,
}

impl Network {
    /// Whether the options can be followed; `is_used` tells whether anything is fetched at all.
    pub(crate) fn check(&self, is_used: bool) -> Result<(), String> {
        let given = [("--robots", self.robots), ("--allow-address", !self.allow_address.is_empty())];
        match given.iter().find(|(_, is_given)| *is_given && !is_used) {
            Some((name, _)) => Err(format!("{name} has no effect: no input is an address")),
            None => Ok(()),
        }
    }

    pub(crate) fn fetcher(&self) -> Fetcher {
        let fetcher = Fetcher::new().robots(self.robots);
        self.allow_address.iter().flatten().fold(fetcher, |fetcher, address| fetcher.allow_address(*address))
    }
}

/// Whether what the programs that read pages are told in the same words can be followed, with these inputs.
pub(crate) fn check(
    inputs: &[OsString],
    network: &Network,
    known: &Known,
    output: &Output,
) -> Result<(), String> {
    network.check(inputs.iter().any(|input| crate::input::is_address(input)))?;
    known.check(inputs)?;
    output.check(inputs.iter().map(OsString::as_os_str))
}

/// Largest file of rules that is read, in bytes.
const MAX_RULES: u64 = 10 << 20;

/// The rules of a file: JSON where its name ends so, TOML otherwise.
pub(crate) fn rules(path: &str) -> Result<SiteRules, String> {
    let mut text = String::new();
    let unread = |cause: std::io::Error| {
        format!("{cause}; a file of rules was expected (docs/site-rules.md shows one)")
    };
    let file = std::fs::File::open(path).map_err(unread)?;
    file.take(MAX_RULES + 1).read_to_string(&mut text).map_err(unread)?;
    if text.len() as u64 > MAX_RULES {
        return Err(format!("it is larger than {MAX_RULES} bytes"));
    }
    let is_json = std::path::Path::new(path).extension().is_some_and(|extension| extension == "json");
    let rules = if is_json {
        serde_json::from_str(&text).map_err(|cause| of_json(&text, &cause))?
    } else {
        of_toml(&text)?
    };
    if rules.rule.is_empty() {
        return Err("it holds no rule: a table [[rule]] with a host was expected".to_owned());
    }
    check_hosts(&rules)?;
    Ok(rules)
}

/// An address where a host belongs would fit no page, and nobody would be told.
fn check_hosts(rules: &SiteRules) -> Result<(), String> {
    let wrong = rules.rule.iter().map(|rule| rule.host.as_str()).find(|host| host.contains(['/', ':']));
    wrong.map_or(Ok(()), |wrong| {
        Err(format!("{wrong:?} is no host: one such as courier.example was expected"))
    })
}

/// What is wrong with JSON, and where: the line is shown and the place in it, as the reader of TOML shows them.
fn of_json(text: &str, cause: &serde_json::Error) -> String {
    let (number, column) = (cause.line(), cause.column());
    let message = cause.to_string();
    let message = message.strip_suffix(&format!(" at line {number} column {column}")).unwrap_or(&message);
    let line = text.lines().nth(number.saturating_sub(1)).unwrap_or_default();
    // columns are bytes, and what is wrong ends there
    let at = line.floor_char_boundary(column.saturating_sub(1));
    let before = line[..at].chars().count();
    let first = before.saturating_sub(SHOWN);
    let shown: String = line.chars().skip(first).take(2 * SHOWN).collect();
    let margin = " ".repeat(number.to_string().len());
    let pointer = " ".repeat(before - first);
    format!(
        "JSON parse error at line {number}, column {column}{}\n{margin} |\n{number} | {shown}\n{margin} | {pointer}^\n{message}",
        key_before(&line[..at]).map(|key| format!(", near the key \"{key}\"")).unwrap_or_default()
    )
}

/// Characters before and behind a place in a line that are shown.
const SHOWN: usize = 60;

/// The last key that stands before a place in a line of JSON.
fn key_before(before: &str) -> Option<&str> {
    let end = before.match_indices("\":").chain(before.match_indices("\" :")).map(|(at, _)| at).max()?;
    before[..end].rsplit('"').next()
}

fn of_toml(text: &str) -> Result<SiteRules, String> {
    toml::from_str(text).map_err(|cause| cause.to_string().trim_end().to_owned())
}

/// A number that is one: neither NaN nor an infinity.
fn number(text: &str) -> Result<f32, String> {
    let number: f32 = text.parse().map_err(|_| "a number was expected".to_owned())?;
    if number.is_finite() { Ok(number) } else { Err("a finite number was expected".to_owned()) }
}

/// A tag of BCP 47 by its form: a language of two or three letters, and what narrows it.
pub(crate) fn language(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let is_language =
        |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_subtag =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if parts.next().is_some_and(is_language) && parts.all(is_subtag) {
        return Ok(text.to_owned());
    }
    let meant = text.replace('_', "-");
    let meant = meant.split(['.', '@']).next().unwrap_or_default();
    let hint = if meant != text && language(meant).is_ok() {
        format!("; did you mean {meant}?")
    } else {
        String::new()
    };
    Err(format!("a language tag (BCP 47) was expected, such as en, de or pt-BR{hint}"))
}

/// A day or an instant.
pub(crate) fn time(text: &str) -> Result<String, String> {
    text.parse::<Timestamp>().map(|_| text.to_owned()).map_err(|cause| cause.to_string())
}

/// The addresses of `IP:PORT`; `localhost:PORT` are the two of loopback.
pub(crate) fn addresses(text: &str) -> Result<Vec<SocketAddr>, String> {
    if let Some(port) = text.strip_prefix("localhost:").and_then(|port| port.parse().ok()) {
        let loopback = [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)];
        return Ok(loopback.map(|ip| SocketAddr::new(ip, port)).to_vec());
    }
    let expected = "IP:PORT or localhost:PORT was expected, such as 127.0.0.1:8000 or [::1]:8000";
    text.parse().map(|address| vec![address]).map_err(|_| expected.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_rules_in_toml_and_where_they_are_wrong() {
        let rules = of_toml("[[rule]]\nhost = \"courier.example\"\nbody = \"div.story\"\n").expect("rules");
        assert_eq!(rules.rule[0].body.as_ref().map(copydesk::Selector::as_str), Some("div.story"));
        let error =
            of_toml("[[rule]]\nhost = \"courier.example\"\ntitle = \"h1..head\"\n").expect_err("no selector");
        assert!(error.contains("at line 3, column 9") && error.ends_with("class needs ident"), "{error}");
        let address = of_toml("[[rule]]\nhost = \"https://courier.example/\"\n").expect("it is a text");
        assert!(check_hosts(&rules).is_ok());
        assert!(check_hosts(&address).is_err_and(|message| message.contains("is no host")));
    }

    #[test]
    fn test_a_language_is_known_by_its_form() {
        for tag in ["en", "de-AT", "zh-Hant-TW", "fil", "sr-Latn"] {
            assert_eq!(language(tag).as_deref(), Ok(tag));
        }
        for wrong in ["", "e", "english", "de-", "de--AT", "d3", "de AT", "-de"] {
            assert!(language(wrong).is_err(), "{wrong}");
        }
        assert!(language("pt_BR.UTF-8").is_err_and(|message| message.ends_with("did you mean pt-BR?")));
    }

    #[test]
    fn test_a_time_is_iso_8601() {
        for right in ["2026-05-12", "2026-05-12T09:30:00+02:00", "2026-05-12T09:30:00Z"] {
            assert_eq!(time(right).as_deref(), Ok(right));
        }
        for wrong in ["", "yesterday", "12.05.2026", "2026-13-01"] {
            assert!(time(wrong).is_err(), "{wrong}");
        }
    }
}
