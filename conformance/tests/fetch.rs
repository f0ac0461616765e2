//! The fetcher against servers on loopback that misbehave. Nothing here connects beyond loopback.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use copydesk::Extractor;
use copydesk::fetch::{FetchError, FetchFailure, FetchedPage, Fetcher};

const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

const PAGE: &str = "<!doctype html><html lang=en><title>Ferry to run all winter</title><article><h1>Ferry to run all winter</h1>\
<p>The ferry between the two banks of the Orle will run all winter for the first time in nine years, the harbour office said.</p>\
<p>“We have the crews and we have the fuel,” said Ada Lindgren, who leads the office, at a meeting in the town hall on Monday.</p>\
<p>Last winter the crossing closed in November, and those who work across the river drove forty minutes to the nearest bridge.</p>\
</article></html>";

/// A server on loopback that answers each request by a function of the path and the head, and remembers the heads.
struct Site {
    address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn start(answer: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((LOOPBACK, 0)).expect("a port on loopback");
        let address = listener.local_addr().expect("bound");
        let heads = Arc::new(Mutex::new(Vec::new()));
        let (answer, kept) = (Arc::new(answer), heads.clone());
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let (answer, kept) = (answer.clone(), kept.clone());
                thread::spawn(move || {
                    let Some(head) = head_of(&mut stream) else { return };
                    kept.lock().expect("no panic").push(head.clone());
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    answer(&path, &head, &mut stream);
                });
            }
        });
        Self { address, heads }
    }

    /// One answer to everything.
    fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, _, stream| say(stream, &answer))
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("no panic").clone()
    }

    fn requests(&self) -> usize {
        self.heads().len()
    }

    /// The defaults, with this one address let through.
    fn fetcher(&self) -> Fetcher {
        Fetcher::new().allow_address(self.address)
    }

    fn fetch(&self, path: &str) -> Result<FetchedPage, FetchError> {
        self.fetcher().fetch(&self.url(path))
    }
}

fn head_of(stream: &mut TcpStream) -> Option<String> {
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    String::from_utf8(head).ok()
}

/// The client may have gone, which is often the point.
fn say(stream: &mut TcpStream, answer: &[u8]) {
    let _ = stream.write_all(answer);
}

fn answer(status: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for header in headers {
        head.push_str(header);
        head.push_str("\r\n");
    }
    [head.as_bytes(), b"\r\n", body].concat()
}

fn page() -> Vec<u8> {
    answer("200 OK", &["Content-Type: text/html; charset=utf-8"], PAGE.as_bytes())
}

fn redirect(to: &str) -> Vec<u8> {
    answer("302 Found", &[&format!("Location: {to}")], b"")
}

fn kind(outcome: &Result<FetchedPage, FetchError>) -> &'static str {
    outcome.as_ref().map_or_else(FetchError::kind, |_| "ok")
}

#[test]
fn test_a_page_comes_with_what_the_transport_said_and_gives_an_article() {
    let site = Site::saying(page());
    let page = site.fetch("/story?id=1#comments").expect("a page");
    assert_eq!(page.bytes, PAGE.as_bytes());
    assert_eq!(page.url, site.url("/story?id=1"));
    assert_eq!(page.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(page.status, 200);
    let article = page.article().expect("an article");
    assert_eq!(article.meta.title.as_deref(), Some("Ferry to run all winter"));
    let same = page.configure(Extractor::new().language("en")).extract(&page.bytes).expect("an article");
    assert_eq!(same.body, article.body);
    let head = site.heads()[0].to_ascii_lowercase();
    assert!(head.contains("user-agent: copydesk/"), "{head}");
    assert!(head.contains("accept-encoding: gzip, deflate, br, zstd"), "{head}");
    assert!(!head.contains("referer") && !head.contains("cookie"), "{head}");
}

#[test]
fn test_what_is_not_public_is_refused_before_a_byte_is_sent() {
    let site = Site::saying(page());
    let outcome = Fetcher::new().fetch(&site.url("/"));
    assert_eq!(kind(&outcome), "blocked");
    for url in [
        "http://localhost/",
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://0/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
    ] {
        assert_eq!(kind(&Fetcher::new().fetch(url)), "blocked", "{url}");
    }
    for url in ["", "news.example/a", "http://", "http://[", "/a"] {
        assert_eq!(kind(&Fetcher::new().fetch(url)), "url", "{url}");
    }
    assert_eq!(site.requests(), 0);
}

#[test]
fn test_redirects_are_followed_ten_times() {
    let site = Site::start(|path, _, stream| match path.trim_start_matches('/').parse::<u32>() {
        Ok(0) => say(stream, &page()),
        Ok(left) => say(stream, &redirect(&format!("/{}", left - 1))),
        Err(_) => say(stream, &redirect(path)),
    });
    let page = site.fetch("/10").expect("ten redirects are fine");
    assert_eq!(page.url, site.url("/0"));
    assert_eq!(site.requests(), 11);
    let error = site.fetch("/11").expect_err("one too many");
    assert_eq!(error.kind(), "redirect");
    assert_eq!(error.redirected_from, Some(site.url("/11")));
    assert_eq!(site.requests(), 22);
    assert_eq!(kind(&site.fetch("/loop")), "redirect");
    assert_eq!(site.requests(), 33);
}

#[test]
fn test_no_redirect_leads_to_what_is_not_public() {
    let inner = Site::saying(page());
    let port = inner.address.port();
    let targets = [
        inner.url("/private"),
        format!("//{}/private", inner.address),
        format!("http://localhost:{port}/"),
        format!("http://LOCALHOST.:{port}/"),
        format!("http://0:{port}/"),
        format!("http://0177.1:{port}/"),
        format!("http://2130706433:{port}/"),
        format!("http://[::ffff:127.0.0.1]:{port}/"),
        format!("http://１２７.0.0.1:{port}/"),
        format!("http://user:secret@127.0.0.1:{port}/"),
        format!("http://intranet.example:{port}/"),
        "http://127.0.0.1:22/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "gopher://127.0.0.1:80/_INFO".to_owned(),
        "data:text/html,<h1>x</h1>".to_owned(),
        "javascript:alert(1)".to_owned(),
    ];
    for target in targets {
        let location = redirect(&target);
        let site = Site::saying(location);
        // the name leads to the very address that is let through, at another port
        let outcome = site.fetcher().resolve("intranet.example", LOOPBACK).fetch(&site.url("/"));
        let error = outcome.expect_err(&target);
        assert_eq!(error.kind(), "blocked", "{target}: {error}");
        assert_eq!(error.redirected_from, Some(site.url("/")), "{target}");
    }
    assert_eq!(inner.requests(), 0);
}

#[test]
fn test_a_name_is_judged_by_its_address() {
    let site = Site::saying(page());
    let port = site.address.port();
    let fetcher = site.fetcher().resolve("news.example", LOOPBACK);
    let page = fetcher.fetch(&format!("http://news.example:{port}/a")).expect("the allowed address");
    assert_eq!(page.url, format!("http://news.example:{port}/a"));
    let elsewhere = site.fetcher().resolve("news.example", IpAddr::from([127, 0, 0, 2]));
    assert_eq!(kind(&elsewhere.fetch(&format!("http://news.example:{port}/a"))), "blocked");
    assert_eq!(site.requests(), 1);
}

#[test]
fn test_broken_redirects_are_redirect_errors() {
    for headers in
        [&[][..], &["Location: /a", "Location: /b"], &["Location: http://["], &["Location: http://"]]
    {
        let site = Site::saying(answer("301 Moved", headers, b""));
        assert_eq!(kind(&site.fetch("/")), "redirect", "{headers:?}");
        assert_eq!(site.requests(), 1);
    }
    let site = Site::saying(redirect(&format!("/{}", "a".repeat(100_000))));
    assert_eq!(kind(&site.fetch("/")), "url");
    assert_eq!(site.requests(), 1);
}

#[test]
fn test_pages_refresh_and_link_headers_lead_nowhere() {
    let inner = Site::saying(page());
    let body = format!(
        "<meta http-equiv=refresh content='0;url={0}'><link rel=next href='{0}'>{PAGE}",
        inner.url("/private")
    );
    let headers = [
        "Content-Type: text/html".to_owned(),
        format!("Refresh: 0; url={}", inner.url("/private")),
        format!("Link: <{}>; rel=preload", inner.url("/private")),
    ];
    let site = Site::saying(answer("200 OK", &headers.each_ref().map(String::as_str), body.as_bytes()));
    let fetcher = site.fetcher().allow_address(inner.address);
    assert_eq!(kind(&fetcher.fetch(&site.url("/"))), "ok");
    assert_eq!((site.requests(), inner.requests()), (1, 0));
}

#[test]
fn test_credentials_are_never_sent() {
    let site = Site::start(|path, _, stream| say(stream, &if path == "/" { redirect("/a") } else { page() }));
    let url = format!("http://ann:secret@{}/", site.address);
    let page = site.fetcher().fetch(&url).expect("a page");
    assert_eq!(page.url, site.url("/a"));
    assert!(site.heads().iter().all(|head| !head.to_ascii_lowercase().contains("authorization")));
    let error = Fetcher::new().fetch(&url).expect_err("not allowed");
    assert!(!error.to_string().contains("secret"), "{error}");
}

#[test]
fn test_cookies_live_for_one_fetch_and_stay_at_their_site() {
    let wall = |path: &str, head: &str, stream: &mut TcpStream| {
        let is_known = head.to_ascii_lowercase().contains("cookie: seen=1");
        let cookie = "Set-Cookie: seen=1; Path=/";
        match path {
            "/wall" if is_known => say(stream, &page()),
            "/wall" => say(stream, &answer("302 Found", &[cookie, "Location: /wall"], b"")),
            "/away" => {
                let port = stream.local_addr().expect("connected").port();
                let location = format!("Location: http://other.example:{port}/there");
                say(stream, &answer("302 Found", &[cookie, &location], b""));
            }
            _ => say(stream, &page()),
        }
    };
    let site = Site::start(wall);
    let fetcher = site.fetcher().resolve("other.example", LOOPBACK);
    assert_eq!(kind(&fetcher.fetch(&site.url("/wall"))), "ok");
    assert_eq!(site.requests(), 2);
    assert_eq!(kind(&fetcher.fetch(&site.url("/wall"))), "ok");
    assert_eq!(site.requests(), 4, "the cookie of the first fetch is forgotten");
    assert_eq!(kind(&fetcher.fetch(&site.url("/away"))), "ok");
    let heads = site.heads();
    assert!(heads[5].starts_with("GET /there") && !heads[5].to_ascii_lowercase().contains("cookie"));
}

#[test]
fn test_slow_servers_meet_a_deadline() {
    let silent = Site::start(|_, _, _| thread::sleep(Duration::from_secs(5)));
    let short = Duration::from_millis(300);
    let fetcher = silent.fetcher().connect_timeout(short).idle_timeout(short);
    let started = Instant::now();
    assert_eq!(kind(&fetcher.fetch(&silent.url("/"))), "timeout");
    assert!(started.elapsed() < Duration::from_secs(3));

    // nobody answers the greeting of TLS
    let started = Instant::now();
    let outcome = fetcher.allow_address(silent.address).fetch(&format!("https://{}/", silent.address));
    assert_eq!(kind(&outcome), "timeout", "{outcome:?}");
    assert!(started.elapsed() < Duration::from_secs(3));

    // a byte now and then passes every idle time-out: of the head, and of the page
    for beginning in [
        "HTTP/1.1 200 OK\r\nX-A: ",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000\r\n\r\n",
    ] {
        let dripping = Site::start(move |_, _, stream| {
            say(stream, beginning.as_bytes());
            for _ in 0..100 {
                thread::sleep(Duration::from_millis(50));
                say(stream, b"a");
            }
        });
        let fetcher = dripping.fetcher().timeout(Duration::from_millis(700));
        let started = Instant::now();
        let outcome = fetcher.fetch(&dripping.url("/"));
        assert!(
            matches!(outcome, Err(FetchError { failure: FetchFailure::Timeout { .. }, .. })),
            "{outcome:?}"
        );
        assert!(started.elapsed() < Duration::from_secs(3));
    }

    let stalling = Site::start(|_, _, stream| {
        say(stream, &page()[..300]);
        thread::sleep(Duration::from_secs(5));
    });
    let fetcher = stalling.fetcher().idle_timeout(Duration::from_millis(300));
    assert_eq!(kind(&fetcher.fetch(&stalling.url("/"))), "timeout");
}

#[test]
fn test_a_page_that_comes_slowly_is_read() {
    let site = Site::start(|_, _, stream| {
        for piece in page().chunks(200) {
            say(stream, piece);
            thread::sleep(Duration::from_millis(30));
        }
    });
    assert_eq!(site.fetch("/").expect("a page").bytes, PAGE.as_bytes());
}

#[test]
fn test_size_is_bounded_as_it_comes() {
    let endless = Site::start(|_, _, stream| {
        say(stream, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>");
        let piece = vec![b'a'; 1 << 16];
        while stream.write_all(&piece).is_ok() {}
    });
    let outcome = endless.fetch("/").expect_err("no end");
    assert_eq!(outcome.failure, FetchFailure::TooLarge { limit: 20 << 20 });

    let declared = Site::saying(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10737418240\r\n\r\n<html>",
    );
    assert_eq!(kind(&declared.fetch("/")), "too_large");

    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    let piece = vec![b'a'; 4 << 20];
    packer.write_all(&piece).expect("memory");
    let bomb = packer.finish().expect("memory");
    assert!(bomb.len() < 1 << 17);
    let headers = ["Content-Type: text/html", "Content-Encoding: gzip"];
    let site = Site::saying(answer("200 OK", &headers, &bomb));
    assert_eq!(kind(&site.fetcher().max_bytes(1 << 20).fetch(&site.url("/"))), "too_large");
    assert_eq!(kind(&site.fetch("/")), "ok");
    let small = site.fetcher().max_bytes(1_000);
    assert_eq!(kind(&small.fetch(&site.url("/"))), "too_large");
}

#[test]
fn test_broken_framing_is_named() {
    let html = "Content-Type: text/html\r\n";
    #[rustfmt::skip]
    let cases = [
        ("truncated", format!("HTTP/1.1 200 OK\r\n{html}Content-Length: 9000\r\n\r\n{PAGE}")),
        ("truncated", format!("HTTP/1.1 200 OK\r\n{html}Transfer-Encoding: chunked\r\n\r\nfff\r\n{PAGE}")),
        ("truncated", format!("HTTP/1.1 200 OK\r\n{html}Transfer-Encoding: chunked\r\n\r\n{:x}\r\n{PAGE}\r\n", PAGE.len())),
        ("protocol", format!("HTTP/1.1 200 OK\r\n{html}Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")),
        ("protocol", format!("HTTP/1.1 200 OK\r\n{html}Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello")),
        ("protocol", format!("HTTP/1.1 200 OK\r\n{html}Content-Length: -5\r\n\r\nhello")),
        ("protocol", "SSH-2.0-OpenSSH_9.6\r\n".to_owned()),
        ("protocol", "<html>hello</html>".to_owned()),
        ("protocol", String::new()),
        ("protocol", format!("HTTP/1.1 200 OK\r\n{}\r\n", "X-A: a\r\n".repeat(50_000))),
        ("status", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n".to_owned()),
    ];
    for (expected, answer) in cases {
        let site = Site::saying(answer.clone());
        let outcome = site.fetch("/");
        assert_eq!(kind(&outcome), expected, "{outcome:?} for {}", &answer[..answer.len().min(120)]);
    }
}

#[test]
fn test_nobody_listening_is_a_connect_error() {
    let listener = TcpListener::bind((LOOPBACK, 0)).expect("a port on loopback");
    let address = listener.local_addr().expect("bound");
    drop(listener);
    let outcome = Fetcher::new().allow_address(address).fetch(&format!("http://{address}/"));
    assert_eq!(kind(&outcome), "connect");
}

#[test]
fn test_statuses_are_told_with_the_wait_that_is_asked_for() {
    for (status, code) in [
        ("404 Not Found", 404),
        ("451 No", 451),
        ("503 Down", 503),
        ("204 No Content", 204),
        ("206 Part", 206),
    ] {
        let site = Site::saying(answer(status, &["Content-Type: text/html"], b""));
        let error = site.fetch("/").expect_err(status);
        assert_eq!(error.failure, FetchFailure::Status { status: code, retry_after: None });
        assert_eq!(site.requests(), 1, "nothing is retried");
    }
    let started = Instant::now();
    let site = Site::saying(answer("429 Slow down", &["Retry-After: 120"], PAGE.as_bytes()));
    let error = site.fetch("/").expect_err("429");
    assert_eq!(
        error.failure,
        FetchFailure::Status { status: 429, retry_after: Some(Duration::from_mins(2)) }
    );
    assert!(started.elapsed() < Duration::from_secs(5));
    assert!(error.to_string().starts_with(&site.url("/")), "{error}");
}

#[test]
fn test_encodings_are_unpacked_and_lies_are_named() {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(PAGE.as_bytes()).expect("memory");
    let packed = packer.finish().expect("memory");
    let cases = [
        ("ok", "gzip", packed.as_slice()),
        ("encoding", "gzip", PAGE.as_bytes()),
        ("truncated", "gzip", &packed[..packed.len() - 30]),
        ("encoding", "x-foo", PAGE.as_bytes()),
        ("encoding", "gzip, gzip", packed.as_slice()),
    ];
    for (expected, encoding, body) in cases {
        let headers = ["Content-Type: text/html", &format!("Content-Encoding: {encoding}")];
        let site = Site::saying(answer("200 OK", &headers, body));
        let outcome = site.fetch("/");
        assert_eq!(kind(&outcome), expected, "{encoding}: {outcome:?}");
        assert!(outcome.is_err() || outcome.is_ok_and(|page| page.bytes == PAGE.as_bytes()));
    }
}

#[test]
fn test_only_pages_pass() {
    #[rustfmt::skip]
    let cases: [(&str, &str, &[u8]); 9] = [
        ("not_html", "application/pdf", b"%PDF-1.7"), ("not_html", "text/html", b"%PDF-1.7"), ("not_html", "image/png", b"\x89PNG\r\n\x1a\n"),
        ("not_html", "application/json", b"{}"), ("not_html", "application/octet-stream", b"\0\0\0\x18ftypmp42"),
        ("not_html", "text/xml", b"<rss><channel></channel></rss>"),
        ("ok", "application/octet-stream", PAGE.as_bytes()), ("ok", "text/plain", b"Plain words."), ("ok", "application/xhtml+xml", PAGE.as_bytes()),
    ];
    for (expected, content_type, body) in cases {
        let site = Site::saying(answer("200 OK", &[&format!("Content-Type: {content_type}")], body));
        let outcome = site.fetch("/");
        assert_eq!(kind(&outcome), expected, "{content_type}: {outcome:?}");
    }
    let site = Site::saying(answer("200 OK", &[], PAGE.as_bytes()));
    assert_eq!(site.fetch("/").expect("no type, yet HTML").content_type, None);
}

#[test]
fn test_robots_txt_is_respected_where_it_is_asked_for() {
    let site = Site::start(|path, _, stream| match path {
        "/robots.txt" => {
            let rules = b"User-agent: *\nDisallow: /archive\n\nUser-agent: copydesk\nDisallow: /private\n";
            say(stream, &answer("200 OK", &["Content-Type: text/plain"], rules));
        }
        "/moved" => say(stream, &redirect("/private/b")),
        _ => say(stream, &page()),
    });
    assert_eq!(kind(&site.fetch("/private/a")), "ok", "off by default");
    assert_eq!(site.requests(), 1);
    let fetcher = site.fetcher().robots(true);
    assert_eq!(kind(&fetcher.fetch(&site.url("/private/a"))), "robots");
    assert_eq!(kind(&fetcher.fetch(&site.url("/moved"))), "robots");
    assert_eq!(kind(&fetcher.fetch(&site.url("/archive/a"))), "ok");
    let asked = site.heads().iter().filter(|head| head.starts_with("GET /robots.txt")).count();
    assert_eq!(asked, 1, "rules are remembered");
    let other = site.fetcher().robots(true).user_agent("other/1.0 (+https://courier.example/bot)");
    assert_eq!(kind(&other.fetch(&site.url("/private/a"))), "ok");
    assert_eq!(kind(&other.fetch(&site.url("/archive/a"))), "robots");
}

#[test]
fn test_a_missing_robots_txt_allows_all_and_a_failing_one_nothing() {
    for (status, expected) in [
        ("404 Not Found", "ok"),
        ("403 Forbidden", "ok"),
        ("500 Error", "robots"),
        ("429 Slow down", "robots"),
    ] {
        let site = Site::start(move |path, _, stream| {
            say(stream, &if path == "/robots.txt" { answer(status, &[], b"") } else { page() });
        });
        assert_eq!(kind(&site.fetcher().robots(true).fetch(&site.url("/a"))), expected, "{status}");
    }
    let inner = Site::saying(answer("200 OK", &[], b""));
    let target = inner.url("/robots.txt");
    let site = Site::start(move |path, _, stream| {
        say(stream, &if path == "/robots.txt" { redirect(&target) } else { page() });
    });
    assert_eq!(kind(&site.fetcher().robots(true).fetch(&site.url("/a"))), "robots");
    assert_eq!(inner.requests(), 0, "the policy holds for robots.txt too");
}

#[test]
fn test_a_fetcher_serves_many_threads_and_asynchronous_ones() {
    let site = Site::saying(page());
    let fetcher = site.fetcher();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| assert_eq!(kind(&fetcher.clone().fetch(&site.url("/"))), "ok"));
        }
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let outcome = runtime.block_on(async { site.fetcher().fetch(&site.url("/")) });
    assert_eq!(kind(&outcome), "ok");
    assert_eq!(site.requests(), 9);
}

#[test]
fn test_https_needs_a_trusted_certificate_of_the_name() {
    let made = rcgen::generate_simple_self_signed(["news.example".to_owned()]).expect("a certificate");
    let der = made.cert.der().to_vec();
    let key = rustls::pki_types::PrivateKeyDer::try_from(made.signing_key.serialize_der()).expect("a key");
    let config =
        rustls::ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("TLS 1.2 and 1.3")
            .with_no_client_auth()
            .with_single_cert(vec![made.cert.der().clone()], key)
            .expect("our own certificate");
    let config = Arc::new(config);
    let listener = TcpListener::bind((LOOPBACK, 0)).expect("a port on loopback");
    let address = listener.local_addr().expect("bound");
    let greetings = Arc::new(Mutex::new(Vec::new()));
    let kept = greetings.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let session = rustls::ServerConnection::new(config.clone()).expect("our own configuration");
            let mut stream = rustls::StreamOwned::new(session, stream);
            let mut buffer = [0; 4_096];
            // a client that does not trust us is gone by now
            if stream.read(&mut buffer).is_ok_and(|count| count > 0) {
                kept.lock().expect("no panic").push(stream.conn.handshake_kind());
                let _ = stream.write_all(&page());
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    let fetcher = Fetcher::new()
        .allow_address(address)
        .resolve("news.example", LOOPBACK)
        .resolve("other.example", LOOPBACK);
    let trusting = fetcher.clone().trust_certificate(der);
    let url = |name: &str| format!("https://{name}:{}/", address.port());
    for _ in 0..2 {
        let page = trusting.clone().fetch(&url("news.example")).expect("trusted");
        assert_eq!(page.bytes, PAGE.as_bytes());
    }
    let greetings = greetings.lock().expect("no panic").clone();
    assert_eq!(greetings, [Some(rustls::HandshakeKind::Full), Some(rustls::HandshakeKind::Resumed)]);
    let error = fetcher.fetch(&url("news.example")).expect_err("not trusted");
    assert_eq!(error.kind(), "connect", "{error}");
    assert!(error.to_string().contains("certificate"), "{error}");
    assert_eq!(kind(&trusting.fetch(&url("other.example"))), "connect", "the name is another");
}
