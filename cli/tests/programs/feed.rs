//! `copydesk batch --feed`: from a site to a dataset.

use std::io::Write;
use std::path::Path;

use crate::common::{Folder, HTML, STORY, TITLE, gzip, lines_of, response, run, serve, story, unpacked};

/// A site's feed becomes a dataset: each page once, as its robots.txt has it, with pauses; what is answered is not fetched again.
#[test]
fn batch_fetches_what_a_feed_lists() {
    let folder = Folder::new("feed");
    let site = site();
    let host = format!("127.0.0.1:{}", site.port);
    let (feed, out) = (format!("http://{host}/index.xml"), folder.0.join("articles.jsonl.gz"));
    let out = out.to_string_lossy().into_owned();
    let arguments = ["--feed", &feed, "--delay", "0.2", "--allow-address", &host, "--resume", &out];
    let start = std::time::Instant::now();
    let outcome = run("batch", &arguments);
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    assert!(
        start.elapsed() >= std::time::Duration::from_millis(600),
        "two pauses, and once the wait that is asked for"
    );
    let rows = lines_of(&unpacked(Path::new(&out)));
    let ids: Vec<&str> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    let page = |name: &str| format!("http://{host}/{name}");
    assert_eq!(ids, [page("a"), page("secret/b"), page("busy")], "in the feed's order, each once");
    assert_eq!(rows[0]["article"]["title"], TITLE);
    assert_eq!(rows[1]["error"]["kind"], "robots");
    assert_eq!(rows[2]["article"]["title"], TITLE, "asked again when the host said");
    let asked = || site.asked.lock().expect("a test").clone();
    let before = asked().len();
    assert_eq!(asked().iter().filter(|path| path.starts_with("/secret")).count(), 0);
    assert_eq!(run("batch", &arguments).code, 0);
    assert_eq!(asked()[before..], ["/index.xml", "/map.xml.gz"], "the pages were answered before");
    let none = lines_of(&run("batch", &["--feed", STORY]).out).remove(0);
    assert!(
        none["error"]["message"].to_string().contains("an RSS or Atom feed or a sitemap was expected"),
        "{none}"
    );
}

struct Site {
    port: u16,
    /// The paths that were asked for.
    asked: std::sync::Arc<std::sync::Mutex<Vec<String>>>,
}

/// A site on loopback: an index, a packed sitemap with three pages (one of them twice), one that robots.txt forbids, and one that is busy
/// when it is asked first.
fn site() -> Site {
    use std::io::{BufRead, BufReader};
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port on loopback");
    let port = listener.local_addr().expect("bound").port();
    let asked = std::sync::Arc::<std::sync::Mutex<Vec<String>>>::default();
    let seen = asked.clone();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines =
                BufReader::new(stream.try_clone().expect("a socket")).lines().map_while(Result::ok);
            let path =
                lines.next().and_then(|line| line.split(' ').nth(1).map(str::to_owned)).unwrap_or_default();
            lines.take_while(|line| !line.is_empty()).for_each(drop);
            let is_first = !seen.lock().expect("a test").contains(&path);
            seen.lock().expect("a test").push(path.clone());
            let own = |name: &str| format!("<loc>http://127.0.0.1:{port}/{name}</loc>");
            let (kind, body) = match path.as_str() {
                "/robots.txt" => ("text/plain", b"User-agent: *\nDisallow: /secret\n".to_vec()),
                "/index.xml" => {
                    let map = own("map.xml.gz");
                    let map = format!(
                        "<sitemapindex><sitemap>{map}</sitemap><sitemap>{map}</sitemap></sitemapindex>"
                    );
                    ("application/xml", map.into_bytes())
                }
                "/map.xml.gz" => {
                    let pages =
                        ["a", "secret/b", "busy", "a"].map(|name| format!("<url>{}</url>", own(name)));
                    ("application/gzip", gzip(format!("<urlset>{}</urlset>", pages.concat()).as_bytes()))
                }
                _ => ("text/html", story()),
            };
            let status = if path == "/busy" && is_first { "503 Busy\r\nRetry-After: 1" } else { "200 OK" };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), &body].concat());
        }
    });
    Site { port, asked }
}

/// Feeds that are as they were are not sent again, and an index that is leads to its sitemaps all the same.
#[test]
fn batch_asks_for_what_has_changed_in_a_feed() {
    use std::sync::{Arc, Mutex};
    let folder = Folder::new("state");
    // what the sitemap is called, and what was asked for with which answer
    let version = Arc::new(Mutex::new("1"));
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let (now, log) = (version.clone(), asked.clone());
    let port = serve(move |path, head| {
        let now = *now.lock().expect("a test");
        let host = head.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        let own = |name: &str| format!("<loc>http://{host}/{name}</loc>");
        let (tag, body) = match path {
            "/index.xml" => (
                "\"index\"".to_owned(),
                format!("<sitemapindex><sitemap>{}</sitemap></sitemapindex>", own("map.xml")),
            ),
            "/map.xml" => {
                let pages: String = (1..=now.parse().unwrap_or(0))
                    .map(|page: u32| format!("<url>{}</url>", own(&format!("page/{page}"))))
                    .collect();
                (format!("\"map-{now}\""), format!("<urlset>{pages}</urlset>"))
            }
            "/robots.txt" => (String::new(), String::new()),
            _ => (String::new(), String::from_utf8(story()).expect("UTF-8")),
        };
        let is_known = !tag.is_empty() && head.contains(&format!("if-none-match: {tag}\r\n"));
        let status = if is_known { "304 Not Modified" } else { HTML };
        log.lock().expect("a test").push(format!("{path} {}", &status[..3]));
        let tag = if tag.is_empty() { tag } else { format!("\r\nETag: {tag}") };
        response(&format!("{status}{tag}\r\nConnection: close"), if is_known { b"" } else { body.as_bytes() })
    });
    let host = format!("127.0.0.1:{port}");
    let path = |name: &str| folder.0.join(name).to_string_lossy().into_owned();
    let (feed, state, rows) = (format!("http://{host}/index.xml"), path("state.json"), path("rows.jsonl"));
    let run = || {
        asked.lock().expect("a test").clear();
        let arguments =
            ["--feed", &feed, "--delay", "0", "--allow-address", &host, "--state", &state, "--resume", &rows];
        let outcome = run("batch", &arguments);
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        (outcome.err, asked.lock().expect("a test").clone())
    };
    assert_eq!(run().1, ["/index.xml 200", "/map.xml 200", "/robots.txt 200", "/page/1 200"]);
    let (said, asked_again) = run();
    assert_eq!(asked_again, ["/index.xml 304", "/map.xml 304"]);
    assert!(said.ends_with(", 2 feeds unchanged\n"), "{said}");
    *version.lock().expect("a test") = "2";
    assert_eq!(run().1, ["/index.xml 304", "/map.xml 200", "/robots.txt 200", "/page/2 200"]);
    assert_eq!(lines_of(&std::fs::read_to_string(&rows).expect("written")).len(), 2, "each page once");
    std::fs::write(&state, "<rss>").expect("ours");
    let outcome = crate::common::run("batch", &["--feed", &feed, "--state", &state]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.err.contains("a file that `batch --state` has written was expected"), "{}", outcome.err);
}
