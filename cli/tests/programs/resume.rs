//! `copydesk batch` that is stopped: by an interrupt, by a kill; and gone on with.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::common::{Folder, NONE, PROGRAM, assert_message, gzip, lines_of, run, run_with, story, unpacked};

/// A run that was killed at any byte is gone on with: no page is lost, none comes twice.
#[test]
fn batch_goes_on_where_an_earlier_run_ended() {
    let folder = Folder::new("resume");
    let page = String::from_utf8(story()).expect("UTF-8");
    let mut input = String::new();
    for id in 0..12 {
        input += &match id % 4 {
            0 => json!({"id": id, "html": page}).to_string(),
            1 => "{broken".to_owned(),
            // twice the same id
            2 => json!({"id": "twin", "text": format!("The ferry number {id} at Dorn is late, the harbour office said.")}).to_string(),
            _ => json!({"id": format!("n\u{202e}{id}"), "html": ""}).to_string(),
        };
        input.push('\n');
    }
    for name in ["rows.jsonl", "rows.jsonl.gz"] {
        let path = folder.0.join(name);
        let arguments = [OsStr::new("--resume"), path.as_os_str()];
        let whole = run_with("batch", NONE, input.as_bytes()).out;
        let read = || unpacked(&path);
        assert_eq!(run_with("batch", &arguments, input.as_bytes()).code, 0, "there is no file yet");
        assert_eq!(read(), whole, "{name}");
        let bytes = std::fs::read(&path).expect("written");
        for cut in [0, 1, bytes.len() / 3, bytes.len() / 2, bytes.len() - 1, bytes.len()] {
            std::fs::write(&path, &bytes[..cut]).expect("ours");
            let outcome = run_with("batch", &arguments, input.as_bytes());
            assert_eq!(outcome.code, 0, "{name}, {cut}: {}", outcome.err);
            assert_eq!(read(), whole, "{name}, cut off behind {cut} bytes");
        }
    }
    let foreign = folder.file("page.html", &story());
    let outcome = run_with("batch", &["--resume", &foreign], input.as_bytes());
    assert_eq!(outcome.code, 3);
    assert_message(&outcome, "batch", &["page.html", "no answer of a batch"]);
    assert_eq!(std::fs::read(&foreign).expect("there"), story(), "and it is as it was");
    for (name, bytes) in [
        ("misnamed.jsonl.gz", b"{\"id\":1}\n".to_vec()),
        ("packed.jsonl", gzip(b"{\"id\":1}\n")),
        ("page.html.gz", gzip(&story())),
    ] {
        let path = folder.file(name, &bytes);
        assert_eq!(run_with("batch", &["--resume", &path], input.as_bytes()).code, 3, "{name}");
        assert_eq!(std::fs::read(&path).expect("there"), bytes, "{name} is as it was");
    }
    assert_eq!(
        std::fs::read_dir(&folder.0)
            .expect("ours")
            .filter(|file| file
                .as_ref()
                .is_ok_and(|file| file.path().extension().is_some_and(|end| end == "part")))
            .count(),
        0
    );
}

/// An input that was not there is no answer: it is tried again, and its row makes way.
#[test]
fn batch_tries_again_what_could_not_be_read() {
    let folder = Folder::new("again");
    let page = folder.0.join("late.html").to_string_lossy().into_owned();
    let other = folder.file("other.html", b"<p>Sign in.");
    for name in ["rows.jsonl", "rows.jsonl.gz"] {
        let _ = std::fs::remove_file(&page);
        let rows = folder.0.join(name).to_string_lossy().into_owned();
        let go_on = || run("batch", &["--resume", &rows, &page, &other]);
        let read = || {
            let text = unpacked(Path::new(&rows));
            let kind = |row: &Value| (row["id"].clone(), row["error"]["kind"].clone());
            lines_of(&text).iter().map(kind).collect::<Vec<_>>()
        };
        let missing = (json!(page), json!("unreadable"));
        let refused = (json!(other), json!("no_article"));
        assert_eq!(go_on().code, 3);
        assert_eq!(read(), [missing.clone(), refused.clone()], "{name}");
        let again = go_on();
        assert_eq!(again.code, 3, "it is not there yet");
        let said =
            "1 page answered before, 1 error of inputs that could not be read taken out, to be tried again";
        assert!(again.err.contains(said), "{}", again.err);
        assert_eq!(read(), [refused.clone(), missing], "{name}: once, behind what was there");
        std::fs::write(&page, story()).expect("ours");
        assert_eq!(go_on().code, 0, "{name}");
        assert_eq!(read(), [refused, (json!(page), Value::Null)], "{name}");
        let whole = go_on();
        assert!(whole.code == 0 && whole.err.contains("0 pages, 0 errors"), "{}", whole.err);
    }
}

/// Ctrl-C while standard input is open: what was begun is answered, the last line is whole, and there is a summary.
#[test]
#[cfg(unix)]
fn an_interrupt_ends_with_a_whole_line_and_a_summary() {
    use std::io::{BufRead, BufReader, Read};
    let mut child = Command::new(PROGRAM)
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let mut out = BufReader::new(child.stdout.take().expect("piped"));
    writeln!(stdin, "{}", json!({"id": 1, "html": ""})).expect("read");
    let mut line = String::new();
    out.read_line(&mut line).expect("the answer comes before the input ends");
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("kill").success());
    let mut rest = String::new();
    out.read_to_string(&mut rest).expect("UTF-8");
    let output = child.wait_with_output().expect("it ends though its input does not");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), rest.as_str()), (Some(130), ""));
    assert!(
        line.ends_with('\n') && err.starts_with("interrupted: 1 page, 1 error (1 no_article), "),
        "{err}"
    );
    drop(stdin);
}

/// A text of many words that no other has, so that packing does not make it vanish.
fn text_of(number: u64) -> String {
    let mut seed = number + 1;
    let mut word = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:x}", seed >> 40)
    };
    (0..5)
        .map(|_| {
            format!("The ferry {} of Dorn is late.", (0..40).map(|_| word()).collect::<Vec<_>>().join(" "))
        })
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Runs that are killed (`kill -9`) in the middle, one after the other, and one that ends: the answers are those of one run, each once and in
/// their order, also where the last line is only half there. A packed file loses what was not yet packed; that is answered again.
#[test]
#[cfg(unix)]
fn what_was_killed_and_gone_on_with_loses_and_repeats_nothing() {
    let folder = Folder::new("killed");
    let input: String = (0..400).map(|id| format!("{}\n", json!({"id": id, "text": text_of(id)}))).collect();
    let whole = run_with("batch", NONE, input.as_bytes()).out;
    for name in ["rows.jsonl", "rows.jsonl.gz"] {
        let path = folder.0.join(name);
        let size = || std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
        let mut kills = 0;
        for round in 1..=3 {
            // 400 rows have about 1 MB, packed half of that
            let enough = size() + 60_000;
            let mut child = Command::new(PROGRAM)
                .args([OsStr::new("batch"), OsStr::new("--resume"), path.as_os_str()])
                .stdin(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("the program starts");
            let mut stdin = child.stdin.take().expect("piped");
            let text = input.clone();
            let feeding = std::thread::spawn(move || drop(stdin.write_all(text.as_bytes())));
            // what is packed is written again before anything is added
            while size() < enough && child.try_wait().expect("a child").is_none() {
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            kills += u32::from(child.try_wait().expect("a child").is_none());
            child.kill().expect("a child");
            child.wait().expect("killed");
            feeding.join().expect("no panic");
            if round == 2 {
                let file = std::fs::File::options().write(true).open(&path).expect("ours");
                file.set_len(size() - 30).expect("ours");
            }
        }
        assert!(kills > 0, "{name}: no run was killed in the middle");
        let outcome = run_with("batch", &[OsStr::new("--resume"), path.as_os_str()], input.as_bytes());
        assert_eq!(outcome.code, 0, "{}", outcome.err);
        let text = unpacked(&path);
        assert!(text == whole, "{name}: {} rows of {}", text.lines().count(), whole.lines().count());
    }
}
