//! What sites ask of robots (RFC 9309), remembered a while for each site.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use robotxt::{AccessResult, BYTE_LIMIT, Robots};
use url::Url;

use super::body::{self, Bounds};
use super::error::FetchFailure;
use super::{Validators, Walk, encoding_of};

/// How long a site's rules are remembered; the RFC allows a day.
const REMEMBERED: Duration = Duration::from_hours(1);
/// How long it is remembered that they could not be read: such troubles pass.
const FAILURE_REMEMBERED: Duration = Duration::from_mins(5);
/// Sites that are remembered at most.
const MOST_SITES: usize = 1_000;
/// Redirects that are followed for the rules, as the RFC has it.
const MAX_REDIRECTS: usize = 5;

/// The rules of the sites that were asked.
#[derive(Default)]
pub(super) struct Rules(Mutex<BTreeMap<String, (Instant, Arc<Answer>)>>);

struct Answer {
    robots: Robots,
    /// Why the rules could not be read, which forbids all.
    unreachable: Option<String>,
}

impl Rules {
    /// Whether a page may be read; asks its site where it must.
    pub(super) fn admit(&self, url: &Url, walk: &Walk<'_>) -> Result<(), FetchFailure> {
        let site = url.origin().ascii_serialization();
        let known = self.known(&site);
        let answer = if let Some(answer) = known {
            answer
        } else {
            let answer = Arc::new(ask(url, walk)?);
            self.remember(site, &answer);
            answer
        };
        if answer.robots.is_url_allowed(url) {
            return Ok(());
        }
        let what = answer.unreachable.as_ref().map_or_else(
            || format!("the site asks {} not to read this page", walk.agent()),
            |cause| format!("it could not be read, which forbids all ({cause})"),
        );
        let reason =
            format!("{what}; leave out --robots (in code: Fetcher::robots) to fetch it all the same");
        Err(FetchFailure::Robots { reason })
    }

    fn known(&self, site: &str) -> Option<Arc<Answer>> {
        let sites = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (asked, answer) = sites.get(site)?;
        let remembered = if answer.unreachable.is_some() { FAILURE_REMEMBERED } else { REMEMBERED };
        (asked.elapsed() < remembered).then(|| answer.clone())
    }

    fn remember(&self, site: String, answer: &Arc<Answer>) {
        let mut sites = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sites.len() >= MOST_SITES {
            sites.clear();
        }
        sites.insert(site, (Instant::now(), answer.clone()));
    }
}

/// Fetches a site's rules. Only a fetch whose time is up is an error; any other failure is an answer.
fn ask(url: &Url, walk: &Walk<'_>) -> Result<Answer, FetchFailure> {
    let agent = walk.agent();
    let mut rules = url.clone();
    rules.set_path("/robots.txt");
    rules.set_query(None);
    let found = match walk
        .follow(rules, MAX_REDIRECTS, false, &Validators::default())
        .map_err(|(_, failure)| failure)
    {
        Ok((_, response)) => match response.status().as_u16() {
            200..300 => match read(response, walk) {
                Ok(text) => return Ok(Answer { robots: Robots::parse(&text, agent), unreachable: None }),
                Err(failure) => failure,
            },
            // "too many requests" is no permission
            status @ (429 | 500..) => FetchFailure::Status { status, retry_after: None },
            _ => {
                let robots = Robots::from_access(AccessResult::Unavailable, agent);
                return Ok(Answer { robots, unreachable: None });
            }
        },
        Err(failure) => failure,
    };
    match found {
        FetchFailure::Timeout { .. } if walk.is_over() => Err(found),
        FetchFailure::Redirect { .. } => {
            let robots = Robots::from_access(AccessResult::TooManyRedirects, agent);
            Ok(Answer { robots, unreachable: None })
        }
        failure => Ok(Answer {
            robots: Robots::from_access(AccessResult::Unreachable, agent),
            unreachable: Some(failure.to_string()),
        }),
    }
}

/// The rules' text, as far as the parser reads it.
fn read(response: reqwest::Response, walk: &Walk<'_>) -> Result<Vec<u8>, FetchFailure> {
    let encoding = encoding_of(&response)?;
    let bounds = Bounds { enough: BYTE_LIMIT as u64 + 1, ..walk.bounds() };
    body::read(walk.connections.body(response), encoding, bounds, |_| Ok(()))
}
