//! `copydesk fixture`.

use serde_json::{Value, json};

use crate::common::{Folder, STORY, TITLE, WALL, assert_message, run, server, story};

#[test]
fn pages_are_saved_and_checked() {
    let folder = Folder::new("saved");
    let (port, dir) = (server(), folder.0.join("pages"));
    let to = |name: &str| dir.join(name).to_string_lossy().into_owned();
    let saved = run("fixture", &["save", "--shows", "A story.", STORY, &to("story")]);
    assert_eq!((saved.code, saved.out.as_str()), (0, ""), "{}", saved.err);
    assert_eq!(std::fs::read(dir.join("story/page.html")).expect("saved"), story());
    let address = format!("127.0.0.1:{port}");
    let url = format!("http://{address}/");
    assert_eq!(run("fixture", &["save", "--allow-address", &address, &url, &to("fetched")]).code, 0);
    let note = std::fs::read_to_string(dir.join("fetched/note.md")).expect("saved");
    assert!(note.contains(&url), "{note}");
    let text = std::fs::read_to_string(dir.join("fetched/article.json")).expect("saved");
    let expected: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!((&expected["url"], &expected["article"]["title"]), (&json!(url), &json!(TITLE)));
    let again = run("fixture", &["save", STORY, &to("story")]);
    assert_eq!(again.code, 3, "nothing is written over");
    assert_message(&again, "fixture", &[&to("story"), "a saved page already", "--accept"]);
    for (name, told) in [
        (dir.to_string_lossy().into_owned(), "is a folder already"),
        (to("story/note.md"), "is a file already"),
    ] {
        let refused = run("fixture", &["save", STORY, &name]);
        assert_eq!(refused.code, 3, "{name}");
        assert_message(&refused, "fixture", &[told, "such as "]);
    }
    assert_eq!(run("fixture", &["save", "--shows", "", STORY, &to("mute")]).code, 2);
    assert_eq!(run("fixture", &["save", STORY, ""]).code, 2);
    assert_eq!(run("fixture", &["save", WALL, &to("wall")]).code, 0, "no article is an outcome too");
    let dir_name = dir.to_string_lossy().into_owned();
    let right = run("fixture", &["check", &dir_name]);
    assert_eq!((right.code, right.out.as_str(), right.err.as_str()), (0, "", "3 saved pages, 0 differ\n"));
    std::fs::write(dir.join("fetched/article.json"), text.replace("Ann Lee", "Bo Lee")).expect("ours");
    let wrong = run("fixture", &["check", &dir_name]);
    assert_eq!(wrong.code, 1);
    assert!(
        wrong.out.contains("fetched: authors\n") && wrong.out.contains("-   \"Bo Lee\""),
        "{}",
        wrong.out
    );
    assert!(wrong.err.starts_with("3 saved pages, 1 differs; --accept "), "{}", wrong.err);
    assert_eq!(run("fixture", &["check", "--accept", &dir_name]).code, 0);
    assert_eq!(std::fs::read_to_string(dir.join("fetched/article.json")).expect("written"), text);
    let none = run("fixture", &["check", &folder.0.to_string_lossy()]);
    assert_eq!(none.code, 3);
    assert_message(&none, "fixture", &["page.html", "fixture save"]);
}
