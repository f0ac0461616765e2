//! The house: a room of `src/` uses only the rooms beneath it, so that nobody has to read upwards to understand one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The rooms, the lowest first. A row may use the rows above it in this table; see ARCHITECTURE.md for what each is for.
const ROOMS: &[&str] = &[
    "text",
    "article",
    "lexicon",
    "forest",
    "page",
    "claims",
    "site_rules",
    "blocks",
    "assemble",
    "quotes",
    "render",
    "fetch",
    "explain",
    "extractor",
    "fixtures",
    "lab",
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder of src/") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's room: its first folder under `src/`, or its own name.
fn room_of(file: &Path) -> String {
    let first = file.components().next().expect("a file of src/").as_os_str().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a source names outside of its comments and its tests, which may use the whole pipeline.
fn used_rooms(source: &str) -> BTreeSet<String> {
    let code = source.split("\n#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>())
        .filter(|name| name.chars().next().is_some_and(|c| c.is_ascii_lowercase()))
        .collect()
}

#[test]
fn test_a_room_uses_only_the_rooms_beneath_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files(&src) {
        let path = file.strip_prefix(&src).expect("within src/");
        let room = room_of(path);
        if room == "lib" {
            continue;
        }
        let Some(height) = ROOMS.iter().position(|known| *known == room) else {
            wrong.push(format!("{}: the room {room} has no place in the table", path.display()));
            continue;
        };
        seen.insert(room.clone());
        for used in used_rooms(&std::fs::read_to_string(&file).expect("a readable file")) {
            match ROOMS.iter().position(|known| *known == used) {
                Some(other) if other <= height => {}
                Some(_) => {
                    wrong.push(format!("{}: {room} uses {used}, which stands above it", path.display()));
                }
                None => wrong.push(format!("{}: {room} uses {used}, which is no room", path.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(seen.len(), ROOMS.len(), "a room of the table has no file: {seen:?}");
}

#[test]
fn test_imports_are_read_as_they_are_written() {
    let source = "//! uses crate::quotes\nuse crate::page::{Page, RowId};\nfn f() -> crate::Article { crate::text::letters() }\n\
        #[cfg(test)]\nmod tests {\n    use crate::extractor;\n}\n";
    assert_eq!(used_rooms(source).into_iter().collect::<Vec<_>>(), ["page", "text"]);
}
