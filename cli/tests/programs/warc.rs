//! `copydesk batch` on WARC files.

use std::io::Write;

use serde_json::json;

use crate::common::{
    Folder, HTML, STORY, TITLE, assert_summary, counted, gzip, lines_of, record, response, run, story,
};

fn assert_skipped(err: &str, broken: usize, passed: usize) {
    let count = |count: usize, one: &str, more: &str| match count {
        0 => String::new(),
        _ => format!(", {} {more}", counted(count, one)),
    };
    let end =
        count(broken, "broken record", "skipped") + &count(passed, "record", "without a page passed over");
    assert!(err.trim_end().ends_with(&format!(" MB/s{end}")), "{end:?} in {err}");
}

fn chunked(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for chunk in body.chunks(1_000) {
        out.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        out.extend_from_slice(chunk);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(b"0\r\n\r\n");
    out
}

#[test]
fn batch_reads_warc_files() {
    let page = story();
    let html = "200 OK\r\nContent-Type: text/html; charset=utf-8";
    let records = [
        record("warcinfo", "", b"software: a crawler\r\n"),
        record("request", "https://courier.example/1", b"GET /1 HTTP/1.1\r\n\r\n"),
        record("response", "https://courier.example/1", &response(html, &page)),
        record(
            "response",
            "https://courier.example/i.png",
            &response("200 OK\r\nContent-Type: image/png", b"\x89PNG"),
        ),
        record(
            "response",
            "https://courier.example/gone",
            &response("404 Not Found\r\nContent-Type: text/html", b"gone"),
        ),
        record(
            "response",
            "<https://courier.example/2>",
            &response(&format!("{html}\r\nTransfer-Encoding: chunked"), &chunked(&page)),
        ),
        record(
            "response",
            "https://courier.example/3",
            &response(&format!("{html}\r\nContent-Encoding: gzip"), &gzip(&page)),
        ),
    ];
    let folder = Folder::new("warc");
    let plain = folder.file("all.warc", &records.concat());
    let packed =
        folder.file("members.warc.gz", &records.iter().flat_map(|record| gzip(record)).collect::<Vec<u8>>());
    let urls = ["https://courier.example/1", "https://courier.example/2", "https://courier.example/3"];
    for path in [&plain, &packed] {
        let outcome = run("batch", &[path]);
        let answers = lines_of(&outcome.out);
        let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        assert_eq!(ids, urls, "{path}: {}", outcome.err);
        assert!(answers.iter().all(|answer| answer["article"]["title"] == TITLE), "{path}");
        assert_skipped(&outcome.err, 0, 4);
        assert_summary(&outcome.err, 3, 0);
    }
    // what is broken is named, and what came before and comes after is kept
    let cut = records.concat();
    let cut = folder.file("cut.warc", &cut[..cut.len() - page.len() / 8]);
    let other = folder.file("other.warc", b"<html>not a crawl</html>");
    let outcome = run("batch", &[&cut, &other, STORY]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 5, "{}", outcome.out);
    assert_eq!(answers[1]["id"], urls[1]);
    for (at, part) in [(2, "cut off"), (3, "WARC/1.x record was expected")] {
        let message = answers[at]["error"]["message"].as_str().unwrap_or_default();
        assert!(message.contains(part) && message.contains(".warc"), "{message}");
    }
    assert_eq!(answers[4]["article"]["title"], TITLE);
    assert_summary(&outcome.err, 5, 2);
}

/// What each coding of a body is packed into; the last two by hand, in the form that does not compress.
fn codings(page: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    zlib.write_all(page).expect("memory");
    let zlib = zlib.finish().expect("memory");
    let size = u32::try_from(page.len()).expect("small");
    assert!(size < 1 << 16);
    // RFC 7932: a window of 64 KB, one block of this length less one that is not compressed, and the empty last one
    let block = (size - 1) << 4 | 1 << 20;
    let brotli = [&block.to_le_bytes()[..3], page, &[0b11]].concat();
    // RFC 8878: a frame of one segment whose size stands in two bytes, and one raw block, the last
    let header = [&[0x28, 0xb5, 0x2f, 0xfd, 0b0110_0000][..], &(size - 256).to_le_bytes()[..2]].concat();
    let zstd = [&header, &(size << 3 | 1).to_le_bytes()[..3], page].concat();
    let bare = zlib[2..zlib.len() - 4].to_vec();
    vec![("gzip", gzip(page)), ("deflate", zlib), ("deflate", bare), ("br", brotli), ("zstd", zstd)]
}

#[test]
fn batch_unpacks_bodies_of_warc_files_as_a_fetch_does() {
    let (page, folder) = (story(), Folder::new("codings"));
    let mut records = Vec::new();
    for (coding, packed) in codings(&page) {
        let head = format!("{HTML}\r\nContent-Encoding: {coding}");
        records.push(record("response", "https://courier.example/", &response(&head, &packed)));
        // chunked too, and as crawlers store it that unpack and keep the header
        let chunks = format!("{head}\r\nTransfer-Encoding: chunked");
        records.push(record("response", "https://courier.example/", &response(&chunks, &chunked(&packed))));
        records.push(record("response", "https://courier.example/", &response(&chunks, &page)));
    }
    let outcome = run("batch", &[folder.file("all.warc", &records.concat())]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 15);
    assert!(answers.iter().all(|answer| answer["article"]["title"] == TITLE), "{}", outcome.out);
    // what cannot be unpacked says so, and is never read as the bytes that it is packed in
    let mut cut = Vec::new();
    for (coding, packed) in codings(&page) {
        let head = format!("{HTML}\r\nContent-Encoding: {coding}");
        cut.push(record("response", "u", &response(&head, &packed[..packed.len() - 20])));
    }
    let twice = format!("{HTML}\r\nContent-Encoding: gzip, gzip");
    cut.push(record("response", "u", &response(&twice, &gzip(&gzip(&page)))));
    let outcome = run("batch", &[folder.file("cut.warc", &cut.concat())]);
    let answers = lines_of(&outcome.out);
    let kinds: Vec<&str> = answers.iter().filter_map(|answer| answer["error"]["kind"].as_str()).collect();
    assert_eq!(
        kinds,
        ["truncated", "truncated", "truncated", "truncated", "truncated", "encoding"],
        "{}",
        outcome.out
    );
}

#[test]
fn batch_goes_on_behind_a_broken_record() {
    let (page, folder) = (story(), Folder::new("broken"));
    let sound = |url: &str| record("response", url, &response(HTML, &page));
    let with_length = |length: &str| {
        let record = String::from_utf8(sound("broken")).expect("ASCII");
        let (before, rest) = record.split_once("Content-Length: ").expect("has one");
        let (_, after) = rest.split_once("\r\n").expect("has an end");
        format!("{before}{length}{after}").into_bytes()
    };
    // what breaks, and whether the record itself gives a row before the error's
    let mut cases = vec![("garbage", b"garbage\r\n<p>more\r\n\r\n".to_vec())];
    for length in [
        "Content-Length: -5\r\n",
        "Content-Length: 99999999999999\r\n",
        "Content-Length: 18446744073709551616\r\n",
        "Content-Length: 5\r\nContent-Length: 900\r\n",
        "",
        "Content-Length: many\r\n",
    ] {
        cases.push((length, with_length(length)));
    }
    cases.push(("WARC/9", b"WARC/9.0\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n".to_vec()));
    cases.push(("header", [b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(1_500), b"\r\n".to_vec()].concat()));
    for (name, broken) in cases {
        for is_packed in [false, true] {
            let pack = |record: Vec<u8>| if is_packed { gzip(&record) } else { record };
            let whole = [pack(sound("a")), pack(broken.clone()), pack(sound("b")), pack(sound("c"))].concat();
            let path = folder.file(if is_packed { "x.warc.gz" } else { "x.warc" }, &whole);
            let outcome = run("batch", &[&path]);
            let answers = lines_of(&outcome.out);
            let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
            assert_eq!(ids, ["a", &path, "b", "c"], "{name}, {is_packed}: {}", outcome.err);
            assert_skipped(&outcome.err, 1, 0);
            assert_summary(&outcome.err, 4, 1);
        }
    }
    // a packed record that is broken as such: a false byte within, zeros between, and what is no packing at all
    // the method of the first block is none that there is; and the sum at the end is another text's, which shows behind the page
    let (mut false_block, mut false_sum) = (gzip(&sound("broken")), gzip(&sound("broken")));
    false_block[10] = 0xff;
    let sum = false_sum.len() - 8;
    false_sum[sum] ^= 0xff;
    let short = record("response", "broken", &response(HTML, &page[..200]));
    let padded = [&gzip(&short)[..], &[0; 512]].concat();
    for (between, broken, ids) in [
        (false_block, 1, vec!["a", "x", "b"]),
        (false_sum, 1, vec!["a", "broken", "x", "b"]),
        (padded, 0, vec!["a", "broken", "b"]),
        (b"no gzip, but text".to_vec(), 1, vec!["a", "x", "b"]),
    ] {
        let path = folder.file("y.warc.gz", &[gzip(&sound("a")), between, gzip(&sound("b"))].concat());
        let outcome = run("batch", &[&path]);
        let answers = lines_of(&outcome.out);
        let found: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        let ids: Vec<&str> = ids.into_iter().map(|id| if id == "x" { &path } else { id }).collect();
        assert_eq!(found, ids, "{}", outcome.err);
        assert_skipped(&outcome.err, broken, 0);
    }
    // a file of nothing but broken records takes no longer than another
    let one = [&with_length("Content-Length: 20000000\r\n")[..200], b"\n"].concat();
    let many = folder.file("many.warc", &one.repeat(20_000));
    let outcome = run("batch", &[&many]);
    assert_eq!(lines_of(&outcome.out).len(), 20_000);
}

#[test]
fn batch_names_the_limit_for_records_that_are_too_large() {
    let folder = Folder::new("large");
    let large = vec![b'a'; 22 << 20];
    let records = [
        record("response", "large", &response(HTML, &large)),
        record("response", "picture", &response("200 OK\r\nContent-Type: image/png", &large)),
        record("response", "small", &response(HTML, &story())),
    ];
    let outcome = run("batch", &[folder.file("large.warc", &records.concat())]);
    let answers = lines_of(&outcome.out);
    assert_eq!(answers.len(), 2, "{}", outcome.err);
    assert_eq!((&answers[0]["id"], &answers[0]["error"]["kind"]), (&json!("large"), &json!("limit")));
    assert_eq!(answers[1]["article"]["title"], TITLE);
    assert_skipped(&outcome.err, 0, 1);
}
