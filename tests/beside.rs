//! Lines beside a story that have no class to tell them by, in fifty languages: `fixtures/structure/beside.txt`.

const BESIDE: &str = include_str!("../fixtures/structure/beside.txt");

/// The body of a story of four paragraphs with lines of a row of `beside.txt` between and behind them.
fn beside(row: &[&str], tag: &str) -> String {
    let [language, related, appeal, rights, advertisement, comments] = row else { panic!("{row:?}") };
    let bare = |word: &str| word.trim_start_matches("? ").to_owned();
    let lines = [
        "The ferry between Velmouth and Harrow ran onto a bank on Monday night, and was not free until the tide rose six hours later.".to_owned(),
        format!("{} <a href=/museum-boat-2024>The museum buys a boat</a>", bare(related)),
        "Nobody was hurt, the harbour office said, but forty passengers spent the night on board with soup and a piano.".to_owned(),
        bare(advertisement),
        "The bank has moved since the storms of the autumn, and the office will mark it anew before the next spring tide.".to_owned(),
        bare(appeal),
        "A second boat takes the morning crossings until the hull has been looked at by a diver from the yard at Harrow.".to_owned(),
        bare(rights),
        bare(comments),
        "I took that boat as a child.".to_owned(),
    ];
    let body: String = lines.iter().map(|line| format!("<{tag}>{line}</{tag}>")).collect();
    let html = format!(
        "<html lang={language}><body><article><h1>A ferry ran onto a sand bank near the harbour</h1>{body}</article></body></html>"
    );
    copydesk::extract(&html).expect("an article").text()
}

#[test]
fn lines_beside_a_story_in_fifty_languages() {
    let mut wrong = Vec::new();
    for line in BESIDE.lines().filter(|line| !line.starts_with('#')) {
        let row: Vec<&str> = line.split(" | ").map(str::trim).collect();
        for tag in ["p", "div"] {
            let text = beside(&row, tag);
            for word in ["Monday night", "Nobody was hurt", "spring tide", "A second boat"] {
                assert!(text.contains(word), "{line}: the story itself");
            }
            let kept = |word: &str| text.lines().any(|line| line.contains(word));
            for word in &row[1..] {
                match word.strip_prefix("? ") {
                    Some(word) if !kept(word) && tag == "p" => {
                        wrong.push(format!("{word} is known now: take the mark away"));
                    }
                    None if kept(word) => wrong.push(format!("{}: {word} is kept", row[0])),
                    _ => {}
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
