//! Addresses of authors' pages, and the names in them.

use crate::text::WordSet;

/// Folders of authors' pages in addresses. Lower case.
#[rustfmt::skip]
static FOLDERS: WordSet = WordSet::new(&[
    "author", "authors", "autor", "autoren", "autores", "autorin", "autorzy", "auteur", "auteurs", "people", "person", "personen", "profile", "profiles", "profil", "staff", "team", "writer", "writers", "reporter", "reporters", "contributor", "contributors", "by", "byline", "bylines", "journalist", "journalists", "journalistin", "redaktion", "redakteur", "redakteure", "columnist", "columnists", "user", "users", "member", "members", "autore", "autori", "firma", "firmas", "bio", "expert", "experts", "redactores", "correspondent", "correspondents", "mitarbeiter",
]);
/// How such a folder may begin. Lower case.
const BEGINNINGS: &[&str] =
    &["author-", "author_", "autor-", "redakteur", "journalist", "contributor", "staff-"];

/// Whether a link leads to an author's page.
pub(crate) fn is_author_page(href: &str) -> bool {
    let (path, query) = href.split_once('?').unwrap_or((href, ""));
    let path = path.split('#').next().unwrap_or(path);
    let mut folders = path.split('/').skip(usize::from(path.contains('/'))).peekable();
    while let Some(folder) = folders.next() {
        let begins =
            |name: &&str| folder.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        let is_named = folder.is_ascii() && FOLDERS.contains_any_case(folder);
        let mut is_last = || folders.peek().is_none_or(|next| next.is_empty());
        // most addresses have none of the letters with which one begins
        let may_begin = folder.starts_with(['a', 'c', 'j', 'r', 's', 'A', 'C', 'J', 'R', 'S']);
        if is_named && !is_last()
            || may_begin && BEGINNINGS.iter().any(begins)
            || folder.starts_with('@') && folder.len() > 2
        {
            return true;
        }
    }
    !query.is_empty()
        && query.split('&').any(|part| {
            let part = part.trim_start_matches('_');
            ["author=", "autor=", "user=", "uid=", "author_name="].iter().any(|name| part.starts_with(name))
        })
}

/// A name in an address's last folder: "/author/ann-lee/".
pub(super) fn slug(address: &str) -> Option<String> {
    if !is_author_page(address) {
        return None;
    }
    let path = address.split(['?', '#']).next()?.trim_end_matches('/');
    let last = path.rsplit('/').next()?;
    let last = last.strip_suffix(".html").or_else(|| last.strip_suffix(".htm")).unwrap_or(last);
    if last.contains('%') || last.len() > 60 {
        return None;
    }
    let words = last
        .split(['-', '_', '.', '+'])
        .filter(|word| !word.is_empty() && !word.bytes().all(|b| b.is_ascii_digit()));
    let name: Vec<&str> = words.collect();
    (!name.is_empty()).then(|| name.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_author_pages() {
        for (href, expected) in [
            ("/author/ann-lee/", true),
            ("https://example.org/autoren/ann-lee", true),
            ("/authors/", false),
            ("/news/by/ann-lee", true),
            ("/redakteur-ann-lee.html", true),
            ("/?author=3", true),
            ("/library/?_author=Ann%20Lee", true),
            ("/@annlee", true),
            ("/sport/the-author", false),
        ] {
            assert_eq!(is_author_page(href), expected, "{href}");
        }
        assert_eq!(slug("https://example.org/author/ann-lee/").as_deref(), Some("ann lee"));
    }
}
