//! Fetching a page by its address, safely: any URL may be given, also one that a stranger chose.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use copydesk::fetch::Fetcher;
//! let page = Fetcher::new().fetch("https://news.example/2026/11/a-story")?;
//! let article = page.article()?;
//! println!("{}", article.to_text(80));
//! # Ok(())
//! # }
//! ```
//!
//! # What is promised
//!
//! | promise | default |
//! |---|---|
//! | only `http` and `https`, at the ports 80, 443, 8080, 8443 | |
//! | only public addresses: no loopback, private, link-local, shared, reserved or multicast range of IPv4 or IPv6, in no spelling and no wrapping (mapped, compatible, NAT64, 6to4, Teredo) | [`Fetcher::allow_address`] opens one address and port |
//! | what is checked is what is dialled: the client's resolver gives out checked addresses only, so that a name cannot change between check and use | |
//! | all of it again at every redirect; at most 10 of them, and none by `<meta>`, `Refresh` or `Link` | |
//! | an end, whatever the server does: in all, while connecting, while nothing comes | 15 s, 5 s, 5 s |
//! | bounded memory: bytes on the wire and unpacked, counted as they come | 20 MiB |
//! | only pages: HTML or plain text, by type and first bytes | [`Fetcher::any_type`] takes all |
//! | no credentials sent, no referer, no proxy of the environment; cookies live for one fetch, and are sent to their own host alone but where the public suffix list says that all of a domain is one owner's | |
//! | an honest name, and robots.txt where you ask for it | [`Fetcher::robots`] is off |
//! | one of the kinds of [`FetchFailure`], never a panic | |
//!
//! No connection outlives its fetch (sessions of TLS are resumed). Nothing is retried, and nothing waits for a `Retry-After`: it is reported. HTTP/1.1 only; certificates are judged by the
//! platform's trust.
//!
//! Fetching blocks its thread. In an asynchronous program, call it where blocking is allowed (tokio's `spawn_blocking`).
//!
//! What it does not do: run a page's scripts, log in, or pass a consent wall or a captcha. Such pages come as they are, and the
//! extractor says [`Refusal`](crate::Refusal).

mod address;
mod body;
mod client;
mod error;
mod gate;
mod page;
mod policy;
mod robots;
mod site;
mod validators;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use cookie_store::{Cookie, CookieDomain, CookieStore};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, COOKIE, HeaderMap, HeaderName, HeaderValue,
    LOCATION, RETRY_AFTER, SET_COOKIE,
};
use reqwest::{Method, Request, Response};
use url::Url;

use crate::claims::{MAX_RIGHTS_HEADERS, RIGHTS_HEADERS};

#[doc(hidden)]
pub use body::unpacked;
use body::{Bounds, Encoding};
use client::{Connections, Tls};
use error::shown;
pub use error::{FetchError, FetchFailure};
pub use page::FetchedPage;
use policy::Policy;
use robots::Rules;
pub use site::is_same_site;
pub use validators::Validators;

/// Redirects that are followed.
const MAX_REDIRECTS: usize = 10;
/// Cookies that are kept during one fetch, and the longest of them; browsers keep as many of a site.
const MAX_COOKIES: usize = 50;
const MAX_COOKIE: usize = 4 << 10;

/// What is asked for by `Accept`.
const ACCEPTED_TYPES: &str = "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5";

/// What the crate calls itself.
const USER_AGENT: &str = concat!("copydesk/", env!("CARGO_PKG_VERSION"), " (news article extractor; Rust)");

/// Fetches pages; holds the options. Cheap to clone, and one serves any number of threads.
///
/// ```no_run
/// # fn main() -> Result<(), copydesk::fetch::FetchError> {
/// use std::time::Duration;
/// use copydesk::fetch::{FetchFailure, Fetcher};
///
/// let fetcher = Fetcher::new().user_agent("courier-archive/1.0 (+https://courier.example/bot)").robots(true);
/// match fetcher.fetch("https://news.example/story") {
///     Ok(page) => println!("{} bytes from {}", page.bytes.len(), page.url),
///     Err(error) => match error.failure {
///         FetchFailure::Status { status: 429, retry_after } => {
///             println!("come back in {:?}", retry_after.unwrap_or(Duration::from_mins(1)));
///         }
///         _ => println!("{error}"),
///     },
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use]
pub struct Fetcher {
    settings: Settings,
    tls: Arc<Tls>,
    rules: Arc<Rules>,
}

#[derive(Debug, Clone)]
struct Settings {
    user_agent: String,
    timeout: Duration,
    connect_timeout: Duration,
    idle_timeout: Duration,
    max_bytes: u64,
    robots: bool,
    any_type: bool,
    policy: Policy,
    certificates: Vec<Vec<u8>>,
}

impl Default for Fetcher {
    fn default() -> Self {
        let settings = Settings {
            user_agent: USER_AGENT.to_owned(),
            timeout: Duration::from_secs(15),
            connect_timeout: Duration::from_secs(5),
            idle_timeout: Duration::from_secs(5),
            max_bytes: 20 << 20,
            robots: false,
            any_type: false,
            policy: Policy::default(),
            certificates: Vec::new(),
        };
        Self { settings, tls: Arc::default(), rules: Arc::default() }
    }
}

impl fmt::Debug for Fetcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fetcher").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl Fetcher {
    /// The defaults, as the [module](self) has them.
    pub fn new() -> Self {
        Self::default()
    }

    /// What was set up and remembered belongs to the old settings.
    fn set(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self.tls = Arc::default();
        self.rules = Arc::default();
        self
    }

    /// The `User-Agent`. Say who you are and where you can be reached; what stands before the first `/` is also the name that
    /// robots.txt is asked about. The default is `copydesk/VERSION (news article extractor; Rust)`.
    pub fn user_agent(self, name: impl Into<String>) -> Self {
        let name: String = name.into().chars().filter(|c| matches!(c, ' '..='~')).collect();
        self.set(|settings| settings.user_agent = name)
    }

    /// The longest that a fetch may take in all, redirects and robots.txt included: 15 s.
    pub fn timeout(self, total: Duration) -> Self {
        self.set(|settings| settings.timeout = total)
    }

    /// The longest that looking up a name and opening a connection may take: 5 s.
    pub fn connect_timeout(self, longest: Duration) -> Self {
        self.set(|settings| settings.connect_timeout = longest)
    }

    /// The longest wait between two pieces of a page: 5 s. The head of an answer may take that long and the
    /// [`connect_timeout`](Self::connect_timeout) beside.
    pub fn idle_timeout(self, longest: Duration) -> Self {
        self.set(|settings| settings.idle_timeout = longest)
    }

    /// Most bytes of a page, on the wire and unpacked: 20 MiB, as much as [`Limits`](crate::Limits) lets an extractor read.
    pub fn max_bytes(self, most: u64) -> Self {
        self.set(|settings| settings.max_bytes = most)
    }

    /// Whether robots.txt is respected, at every redirect too. Rules are remembered for an hour. A site whose robots.txt cannot be
    /// read (by a failure of the server or the network) forbids all, as RFC 9309 has it. Off by default: a person who opens one page
    /// is no robot; turn it on for anything that follows links or runs by the clock.
    pub fn robots(self, respect: bool) -> Self {
        self.set(|settings| settings.robots = respect)
    }

    /// Whether all that comes is taken, be it a page or not: for feeds and sitemaps. Off by default: what is no page is
    /// [`FetchFailure::NotHtml`].
    pub fn any_type(self, on: bool) -> Self {
        self.set(|settings| settings.any_type = on)
    }

    /// Lets connections through to one address and port that is not public, such as a test server on loopback or a host of your own
    /// network. Every other private address stays refused.
    pub fn allow_address(self, address: SocketAddr) -> Self {
        self.set(|settings| settings.policy.allowed.push(address))
    }

    /// Gives a name its address, instead of asking for it. The address must be public or allowed like any other.
    pub fn resolve(self, name: &str, address: IpAddr) -> Self {
        let name = policy::plain_name(name);
        self.set(|settings| settings.policy.names.entry(name).or_default().push(address))
    }

    /// Trusts one more root certificate (DER), beside the platform's.
    pub fn trust_certificate(self, der: impl Into<Vec<u8>>) -> Self {
        let der = der.into();
        self.set(|settings| settings.certificates.push(der))
    }

    /// Fetches a page.
    ///
    /// `url` is an `http` or `https` address; credentials and fragment are not sent. The answer is a page whose first bytes look
    /// like one, or a [`FetchError`] that says which address failed and why.
    pub fn fetch(&self, url: &str) -> Result<FetchedPage, FetchError> {
        match outside_of_runtimes(|| self.fetch_here(url, &Validators::default()))? {
            Some(page) => Ok(page),
            // who was asked for no change cannot say that there is none
            None => Err(FetchError {
                url: shown(&unsigned(url)),
                redirected_from: None,
                failure: FetchFailure::Status { status: 304, retry_after: None },
            }),
        }
    }

    /// Fetches a page unless it is as it was: `known` is what an earlier fetch has told
    /// ([`FetchedPage::validators`]), and `None` is the answer where the server says that nothing has changed since (304). It is sent at
    /// redirects too. Without anything known it is as [`fetch`](Self::fetch).
    ///
    /// ```no_run
    /// # fn main() -> Result<(), copydesk::fetch::FetchError> {
    /// use copydesk::fetch::Fetcher;
    /// let fetcher = Fetcher::new().any_type(true);
    /// let feed = fetcher.fetch("https://news.example/feed.xml")?;
    /// if fetcher.fetch_if_changed(&feed.url, &feed.validators)?.is_none() {
    ///     println!("nothing new");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn fetch_if_changed(&self, url: &str, known: &Validators) -> Result<Option<FetchedPage>, FetchError> {
        outside_of_runtimes(|| self.fetch_here(url, known))
    }

    fn fetch_here(&self, asked: &str, known: &Validators) -> Result<Option<FetchedPage>, FetchError> {
        let first = Url::parse(asked.trim()).map(plain).map_err(|error| FetchError {
            url: shown(&unsigned(asked)),
            redirected_from: None,
            failure: FetchFailure::Url { reason: error.to_string() },
        })?;
        let failed = |last: &Url, failure| FetchError {
            url: shown(last.as_str()),
            redirected_from: (*last != first).then(|| shown(first.as_str())),
            failure,
        };
        let walk = Walk::new(self).map_err(|failure| failed(&first, failure))?;
        let (last, response) = walk
            .follow(first.clone(), MAX_REDIRECTS, self.settings.robots, known)
            .map_err(|(last, failure)| failed(&last, failure))?;
        if response.status().as_u16() == 304 && !known.is_empty() {
            return Ok(None);
        }
        walk.read(response, &last).map(Some).map_err(|failure| failed(&last, failure))
    }
}

/// Runs a fetch where a runtime may wait: not within another one.
fn outside_of_runtimes<T: Send>(fetch: impl FnOnce() -> T + Send) -> T {
    if tokio::runtime::Handle::try_current().is_err() {
        return fetch();
    }
    std::thread::scope(|scope| match scope.spawn(fetch).join() {
        Ok(outcome) => outcome,
        Err(panic) => std::panic::resume_unwind(panic),
    })
}

/// One fetch on its way: the redirects, and the time that is left.
struct Walk<'a> {
    fetcher: &'a Fetcher,
    connections: Connections<'a>,
    started: Instant,
}

impl<'a> Walk<'a> {
    fn new(fetcher: &'a Fetcher) -> Result<Self, FetchFailure> {
        let started = Instant::now();
        let connections = Connections::new(&fetcher.settings, &fetcher.tls, started)?;
        Ok(Self { fetcher, connections, started })
    }

    fn settings(&self) -> &Settings {
        &self.fetcher.settings
    }

    /// The name that robots.txt is asked about.
    fn agent(&self) -> &str {
        self.settings().user_agent.split(['/', ' ']).next().unwrap_or_default()
    }

    fn bounds(&self) -> Bounds {
        let Settings { max_bytes, timeout, .. } = *self.settings();
        Bounds { bytes: max_bytes, enough: u64::MAX, started: self.started, total: timeout }
    }

    fn is_over(&self) -> bool {
        self.started.elapsed() >= self.settings().timeout
    }

    /// Follows redirects to the answer that is none. An error comes with the address at which it happened.
    fn follow(
        &self,
        first: Url,
        most: usize,
        ask_robots: bool,
        known: &Validators,
    ) -> Result<(Url, Response), (Url, FetchFailure)> {
        let (mut url, mut cookies) = (first, CookieStore::default());
        for _ in 0..=most {
            match self.step(&url, &mut cookies, ask_robots, known) {
                Ok(Step::Answer(response)) => return Ok((url, response)),
                Ok(Step::Redirect(next)) => url = next,
                Err(failure) => return Err((url, failure)),
            }
        }
        Err((url, FetchFailure::Redirect { reason: format!("more than {most} of them") }))
    }

    fn step(
        &self,
        url: &Url,
        cookies: &mut CookieStore,
        ask_robots: bool,
        known: &Validators,
    ) -> Result<Step, FetchFailure> {
        let port = self.settings().policy.admit(url)?;
        if ask_robots {
            self.fetcher.rules.admit(url, self)?;
        }
        let response = self.send(url, port, cookies, known)?;
        keep_cookies(response.headers(), url, cookies);
        Ok(match redirect(&response, url)? {
            Some(next) => Step::Redirect(next),
            None => Step::Answer(response),
        })
    }

    fn send(
        &self,
        url: &Url,
        port: u16,
        cookies: &CookieStore,
        known: &Validators,
    ) -> Result<Response, FetchFailure> {
        if self.is_over() {
            return Err(FetchFailure::Timeout {
                after: self.started.elapsed(),
                doing: "following redirects",
            });
        }
        let mut request = Request::new(Method::GET, url.clone());
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static(ACCEPTED_TYPES));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static(body::ACCEPTED));
        known.tell(headers);
        let pairs: Vec<String> =
            cookies.get_request_values(url).map(|(name, value)| format!("{name}={value}")).collect();
        if let Ok(value) = HeaderValue::from_str(&pairs.join("; "))
            && !pairs.is_empty()
        {
            headers.insert(COOKIE, value);
        }
        let response = self.connections.send(port, request)?;
        // the connection itself, asked once more
        match response.remote_addr().map(|peer| self.settings().policy.dial(peer)) {
            Some(Err(reason)) => Err(FetchFailure::Blocked { reason }),
            _ => Ok(response),
        }
    }

    /// Reads the answer at the end of the redirects, if it is a page.
    fn read(&self, response: Response, url: &Url) -> Result<FetchedPage, FetchFailure> {
        let (status, time) = (response.status().as_u16(), SystemTime::now());
        if !matches!(status, 200 | 203) {
            return Err(FetchFailure::Status { status, retry_after: retry_after(response.headers()) });
        }
        let content_type = header(response.headers(), &CONTENT_TYPE);
        let is_any = self.settings().any_type;
        let promise =
            if is_any { gate::Promise::Unsure } else { gate::content_type(content_type.as_deref())? };
        let bounds = self.bounds();
        if response.content_length().is_some_and(|length| length > bounds.bytes) {
            return Err(FetchFailure::TooLarge { limit: bounds.bytes });
        }
        let encoding = encoding_of(&response)?;
        let rights_headers = rights_headers(response.headers());
        let validators = Validators::of(response.headers());
        let body = self.connections.body(response);
        let bytes = body::read(body, encoding, bounds, |first| {
            if is_any { Ok(()) } else { gate::first_bytes(first, promise) }
        })?;
        Ok(FetchedPage {
            bytes,
            url: url.to_string(),
            content_type,
            rights_headers,
            validators,
            status,
            time,
        })
    }
}

enum Step {
    Redirect(Url),
    Answer(Response),
}

/// An address as it is sent: credentials and fragment are nobody's business.
fn plain(mut url: Url) -> Url {
    // both fail only where there can be none
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.set_fragment(None);
    url
}

/// What cannot be read as an address, without what looks like credentials: it ends in a message.
fn unsigned(asked: &str) -> String {
    let Some((scheme, rest)) = asked.split_once("//") else { return asked.to_owned() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let start = rest[..end].rfind('@').map_or(0, |at| at + 1);
    format!("{scheme}//{}", &rest[start..])
}

/// Where an answer sends on to, if it does.
fn redirect(response: &Response, from: &Url) -> Result<Option<Url>, FetchFailure> {
    let failure = |reason: String| FetchFailure::Redirect { reason };
    let status = response.status().as_u16();
    if !matches!(status, 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let mut targets = response.headers().get_all(LOCATION).iter();
    let Some(target) = targets.next() else {
        return Err(failure(format!("status {status} without a Location")));
    };
    if targets.next().is_some() {
        return Err(failure(format!("status {status} with two Locations")));
    }
    let target = String::from_utf8_lossy(target.as_bytes());
    let next = from
        .join(target.trim())
        .map_err(|error| failure(format!("to \"{}\", which is no address: {error}", shown(&target))))?;
    Ok(Some(plain(next)))
}

fn keep_cookies(headers: &HeaderMap, url: &Url, cookies: &mut CookieStore) {
    let few = headers.get_all(SET_COOKIE).iter().take(MAX_COOKIES);
    for value in few.filter(|value| value.len() <= MAX_COOKIE).filter_map(|value| value.to_str().ok()) {
        let Ok(mut cookie) = Cookie::parse(value, url).map(Cookie::into_owned) else { continue };
        if let CookieDomain::Suffix(domain) = &cookie.domain
            && !is_one_owners(domain)
        {
            // as RFC 6265 (5.3) has it: such a site may have a cookie for itself, and none for all beneath it
            let Some(host) = url.host_str().filter(|host| *host == domain) else { continue };
            cookie.domain = CookieDomain::HostOnly(host.to_owned());
        }
        if cookies.iter_any().count() < MAX_COOKIES {
            // one that is not valid, or for another site, is left out
            let _ = cookies.insert(cookie, url);
        }
    }
}

/// Whether all hosts beneath a domain belong to one owner: it is no public suffix such as `co.uk` or `github.io`, where one site could
/// plant a cookie in another. Nothing lies beneath an address.
fn is_one_owners(domain: &str) -> bool {
    let is_address = matches!(url::Host::parse(domain), Ok(url::Host::Ipv4(_) | url::Host::Ipv6(_)) | Err(_));
    !is_address && site::registered(domain).is_some()
}

/// How long a server asks to wait: seconds, or a date.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = header(headers, &RETRY_AFTER)?;
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let time = jiff::fmt::rfc2822::parse(value.trim()).ok()?.timestamp();
    let wait = time.as_second() - jiff::Timestamp::now().as_second();
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)))
}

/// The headers that say what may be done with the page.
fn rights_headers(headers: &HeaderMap) -> Vec<(String, String)> {
    let named =
        RIGHTS_HEADERS.iter().flat_map(|name| headers.get_all(*name).iter().map(move |value| (*name, value)));
    named
        .take(MAX_RIGHTS_HEADERS)
        .map(|(name, value)| (name.to_owned(), shown(&String::from_utf8_lossy(value.as_bytes()))))
        .collect()
}

fn header(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    headers.get(name).map(|value| shown(&String::from_utf8_lossy(value.as_bytes())))
}

fn encoding_of(response: &Response) -> Result<Encoding, FetchFailure> {
    Encoding::of(response.headers().get_all(CONTENT_ENCODING).iter().map(HeaderValue::as_bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const _: () = {
        const fn is_shared<T: Send + Sync + 'static>() {}
        is_shared::<Fetcher>();
        is_shared::<FetchedPage>();
        is_shared::<FetchError>();
    };

    fn headers(name: HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_str(value).expect(value))])
    }

    #[test]
    fn test_retry_after_is_seconds_or_a_date_or_nothing() {
        let of = |value: &str| retry_after(&headers(RETRY_AFTER, value));
        assert_eq!(of("1"), Some(Duration::from_secs(1)));
        assert_eq!(of("999999999999"), Some(Duration::from_secs(999_999_999_999)));
        assert_eq!(of("Wed, 21 Oct 2015 07:28:00 GMT"), Some(Duration::ZERO));
        assert!(of("Wed, 21 Oct 2099 07:28:00 GMT").is_some_and(|wait| wait > Duration::from_hours(24)));
        assert_eq!(of("soon"), None);
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }

    #[test]
    fn test_only_headers_that_speak_of_rights_are_kept() {
        let mut answer = headers(HeaderName::from_static("x-robots-tag"), "noai");
        answer.append("x-robots-tag", HeaderValue::from_static("otherbot: noindex"));
        answer.append("server", HeaderValue::from_static("x"));
        let kept = rights_headers(&answer);
        assert_eq!(
            kept.iter().map(|(_, value)| value.as_str()).collect::<Vec<_>>(),
            ["noai", "otherbot: noindex"]
        );
    }

    #[test]
    fn test_addresses_are_sent_without_credentials_and_fragment() {
        let url = plain(Url::parse("https://ann:secret@news.example/a?b=c#d").expect("an address"));
        assert_eq!(url.as_str(), "https://news.example/a?b=c");
        let error = Fetcher::new().fetch("https://ann:secret@[news.example/a@b").expect_err("no address");
        assert_eq!((error.kind(), error.url.as_str()), ("url", "https://[news.example/a@b"));
    }

    #[test]
    fn test_cookies_are_few_short_and_of_their_own_site() {
        let url = Url::parse("https://news.example/a").expect("an address");
        let mut cookies = CookieStore::default();
        let mut many = HeaderMap::new();
        for number in 0..80 {
            let value = HeaderValue::from_str(&format!("c{number}=v")).expect("ASCII");
            many.append(SET_COOKIE, value);
        }
        keep_cookies(&many, &url, &mut cookies);
        keep_cookies(&many, &url, &mut cookies);
        assert_eq!(cookies.iter_any().count(), MAX_COOKIES);
        let mut cookies = CookieStore::default();
        keep_cookies(&headers(SET_COOKIE, &format!("long={}", "v".repeat(5_000))), &url, &mut cookies);
        keep_cookies(&headers(SET_COOKIE, "a=b; Domain=other.example"), &url, &mut cookies);
        assert_eq!(cookies.iter_any().count(), 0);
    }

    #[test]
    fn test_cookies_of_a_public_suffix_stay_at_their_host_or_are_left_out() {
        let sent = |from: &str, set: &str, to: &str| {
            let (from, to) = (Url::parse(from).expect(from), Url::parse(to).expect(to));
            let mut cookies = CookieStore::default();
            keep_cookies(&headers(SET_COOKIE, set), &from, &mut cookies);
            cookies.get_request_values(&to).count() > 0
        };
        for (from, domain, to, is_sent) in [
            ("https://www.news.co.uk/", "news.co.uk", "https://id.news.co.uk/", true),
            ("https://www.news.co.uk/", "NEWS.co.UK.", "https://id.news.co.uk/", false),
            ("https://news.co.uk/", "co.uk", "https://bank.co.uk/", false),
            ("https://news.co.uk/", ".co.uk", "https://bank.co.uk/", false),
            ("https://news.co.uk/", "CO.UK", "https://bank.co.uk/", false),
            ("https://news.example/", "example", "https://bank.example/", false),
            ("https://news.test/", "test", "https://bank.test/", false),
            ("https://ann.github.io/", "github.io", "https://bob.github.io/", false),
            ("https://github.io/", "github.io", "https://bob.github.io/", false),
            ("https://github.io/", "github.io", "https://github.io/a", true),
            ("https://news.xn--55qx5d.cn/", "xn--55qx5d.cn", "https://bank.xn--55qx5d.cn/", false),
            ("http://127.0.0.1/", "127.0.0.1", "http://127.0.0.1/a", true),
            ("http://127.0.0.1/", "0.0.1", "http://128.0.0.1/", false),
            ("http://localhost/", "localhost", "http://localhost/a", true),
            ("http://localhost/", "localhost", "http://printer.localhost/", false),
        ] {
            let set = format!("a=b; Domain={domain}");
            assert_eq!(sent(from, &set, to), is_sent, "{from} for {domain} to {to}");
        }
        assert!(sent("https://news.co.uk/", "a=b", "https://news.co.uk/a"), "host-only");
        assert!(!sent("https://news.co.uk/", "a=b", "https://www.news.co.uk/"), "host-only");
    }

    #[test]
    fn test_the_default_name_is_the_crates_own() {
        let fetcher = Fetcher::new();
        let walk = Walk::new(&fetcher).expect("a runtime");
        assert!(fetcher.settings.user_agent.starts_with("copydesk/"));
        assert_eq!(walk.agent(), "copydesk");
        assert_eq!(Fetcher::new().user_agent("a\r\nX: b").settings.user_agent, "aX: b");
    }
}
