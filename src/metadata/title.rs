//! The title without the site's name.

/// What parts a title from the site's name. A colon is not among them: it belongs to headlines.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / ", " ‹ ", " ~ ", "|", "｜", "＿",
    "_", " : ",
];

/// Lower-case letters and digits only.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The title less segments at its ends that name the site. `sites` are the names known of the page: its metadata's, its
/// domain's. A dash within a headline stays.
pub(super) fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = title.trim();
    let sites: Vec<String> =
        sites.iter().map(|site| letters(site)).filter(|site| site.chars().count() >= 2).collect();
    'again: for _ in 0..3 {
        for separator in SEPARATORS {
            if let Some((head, tail)) = title.rsplit_once(separator)
                && names_site(tail, &sites)
                && !head.trim().is_empty()
            {
                title = head.trim();
                continue 'again;
            }
            if let Some((head, tail)) = title.split_once(separator)
                && names_site(head, &sites)
                && !tail.trim().is_empty()
            {
                title = tail.trim();
                continue 'again;
            }
        }
        break;
    }
    title.to_owned()
}

/// Whether a segment of a title is the site's name, or its name with a section ("Example World News").
fn names_site(segment: &str, sites: &[String]) -> bool {
    let segment = letters(segment);
    let length = segment.chars().count();
    length >= 2
        && sites.iter().any(|site| {
            segment == *site
                || (site.chars().count() >= 4
                    && segment.starts_with(site.as_str())
                    && length <= site.chars().count() + 20)
                || (site.chars().count() >= 4
                    && segment.ends_with(site.as_str())
                    && length <= site.chars().count() + 20)
                || (length >= 4 && site.contains(&segment) && length * 2 >= site.chars().count())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_the_sites_name_goes_and_the_headline_stays() {
        let sites = ["The Daily Example".to_owned(), "example".to_owned()];
        for (title, expected) in [
            ("Storm hits coast | The Daily Example", "Storm hits coast"),
            ("Storm hits coast - Example World News", "Storm hits coast"),
            ("The Daily Example: Storm hits coast", "The Daily Example: Storm hits coast"),
            ("Talks fail – Moscow", "Talks fail – Moscow"),
            ("Talks: what we know - and what not", "Talks: what we know - and what not"),
            ("The Daily Example - Storm", "Storm"),
            ("Storm | World | The Daily Example", "Storm | World"),
        ] {
            assert_eq!(without_site(title, &sites), expected);
        }
    }
}
