//! The headline: a vote of what the page shows and what its metadata say, without the site's name; kicker and subtitle apart.

use crate::text::letters;

/// What parts a title from the site's name. A colon is not among them: it belongs to headlines.
const SEPARATORS: &[&str] = &[
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / ", " // ", " ‹ ", " › ", " > ",
    " < ", " ~ ", "|", "｜", "＿", "_", " : ",
];
/// The same as single characters, with the colon: what may stand between a headline and its kicker or subtitle.
const JOINTS: [char; 18] =
    ['|', '-', '–', '—', ':', '»', '«', '•', '·', '/', '‹', '›', '>', '<', '~', '｜', '_', '\n'];
/// Shortest headline in letters that stands for itself, without a heading on the page to agree with.
const MIN_HEADLINE: usize = 12;
/// Letters from which a headline can teach the site's name by what follows it.
const MIN_TEACHER: usize = 15;
/// Share of common words from which a heading of the first level is the same story's headline in other words.
const SAME_STORY: f32 = 0.5;
/// Letters by which words are compared: endings differ between a heading and a search engine's title.
const STEM: usize = 5;
/// Longest kicker and subtitle, in characters.
const MAX_KICKER: usize = 80;
const MAX_SUBTITLE: usize = 300;

/// The title less segments at its ends that name the site. `sites` are the names known of the page: its metadata's, its
/// domain's. A dash within a headline stays.
pub(super) fn without_site(title: &str, sites: &[String]) -> String {
    let mut title = trimmed(title);
    if !title.contains(|c: char| JOINTS.contains(&c) || c == '＿') {
        return title.to_owned();
    }
    let sites: Vec<String> =
        sites.iter().map(|site| letters(site)).filter(|site| site.chars().count() >= 2).collect();
    'again: for _ in 0..3 {
        let may_part =
            |separator: &&&str| separator.chars().find(|c| *c != ' ').is_some_and(|c| title.contains(c));
        for separator in SEPARATORS.iter().filter(may_part) {
            if let Some((head, tail)) = title.rsplit_once(*separator)
                && names_site(tail, &sites)
                && !head.trim().is_empty()
            {
                title = trimmed(head);
                continue 'again;
            }
            if let Some((head, tail)) = title.split_once(*separator)
                && names_site(head, &sites)
                && !tail.trim().is_empty()
            {
                title = trimmed(tail);
                continue 'again;
            }
        }
        break;
    }
    title.to_owned()
}

/// Without blanks and separators that templates leave at the ends.
fn trimmed(title: &str) -> &str {
    let title = title.trim();
    let cut = title.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '|' | '»' | '›' | '·' | '–' | '—' | '｜')
    });
    let cut = cut.strip_suffix(" -").or_else(|| cut.strip_suffix(" //")).unwrap_or(cut).trim_end();
    let cut =
        cut.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '|' | '»' | '›' | '·' | '｜'));
    if cut.is_empty() { title } else { cut }
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

/// What the page's `<title>` teaches of the site's name: what stands beside a headline that the metadata state alone.
pub(super) fn taught_sites(page_title: &str, headlines: &[&str]) -> Vec<String> {
    let page_title = page_title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut sites = Vec::new();
    for headline in headlines {
        let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
        if letters(&headline).chars().count() < MIN_TEACHER {
            continue;
        }
        let rest = page_title
            .strip_prefix(headline.as_str())
            .filter(|rest| rest.trim_start().starts_with(JOINTS))
            .or_else(|| {
                page_title.strip_suffix(headline.as_str()).filter(|rest| rest.trim_end().ends_with(JOINTS))
            });
        let Some(rest) = rest else { continue };
        let rest = rest.trim_matches(|c: char| c.is_whitespace() || JOINTS.contains(&c));
        if (2..=60).contains(&rest.chars().count()) {
            sites.push(rest.to_owned());
        }
    }
    sites
}

/// A heading that the page shows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) text: &'a str,
    /// Whether it stands in a heading element, and not merely in a line that reads alike.
    pub(super) is_heading: bool,
}

/// What the vote gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Choice {
    pub(super) title: String,
    pub(super) kicker: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) why: &'static str,
}

/// Chooses the headline. `headlines` are the metadata's, less the site's name, the best source first; `page_title` is
/// `<title>`'s, likewise.
pub(super) fn choose(seen: Option<Seen<'_>>, headlines: &[&str], page_title: Option<&str>) -> Option<Choice> {
    let plain =
        |title: &str, why| Some(Choice { title: title.to_owned(), kicker: None, subtitle: None, why });
    let stated = elected(headlines, page_title, seen);
    let Some(seen) = seen else {
        return match (stated, page_title) {
            (Some(stated), _) => plain(stated, "no heading on the page; what most of the metadata say"),
            (None, Some(title)) => plain(title, "no heading on the page; its title element"),
            (None, None) => None,
        };
    };
    let text = seen.text.replace('\n', " ");
    let own = letters(&text);
    let same = headlines.iter().find(|headline| letters(headline) == own);
    if let Some(same) = same {
        // a kicker glued to the headline by markup: the metadata have what parts them
        let joints = |text: &str| text.chars().filter(|c| JOINTS.contains(c)).count();
        return if joints(same) > joints(&text) {
            plain(same, "the heading that the metadata name too, with the metadata's punctuation")
        } else {
            plain(&text, "the heading that the metadata name too")
        };
    }
    if let Some(choice) = headlines.iter().find_map(|headline| within(seen.text, headline)) {
        return Some(choice);
    }
    let is_part = |title: &str| {
        let title = letters(title);
        title == own
            || (own.chars().count() >= MIN_HEADLINE && title.contains(&own))
            || (title.chars().count() >= MIN_HEADLINE && own.contains(&title))
    };
    let agrees = headlines.iter().any(|headline| is_part(headline)) || page_title.is_some_and(is_part);
    if agrees && seen.is_heading {
        return plain(&text, "the heading that the metadata name too");
    }
    let is_retold = seen.is_heading
        && headlines.iter().copied().chain(page_title).any(|title| is_same_story(title, &text));
    match (stated.or(page_title), is_retold) {
        (_, true) => plain(&text, "the page's first heading, which the metadata say in other words"),
        (Some(stated), _) => plain(stated, "no heading agrees with the metadata"),
        (None, _) => plain(&text, "the page's first heading"),
    }
}

/// The headline that most of the metadata state; the better source wins a tie.
fn elected<'a>(headlines: &[&'a str], page_title: Option<&str>, seen: Option<Seen<'_>>) -> Option<&'a str> {
    let voters: Vec<String> =
        headlines.iter().copied().chain(page_title).chain(seen.map(|seen| seen.text)).map(letters).collect();
    let votes = |headline: &str| {
        let own = letters(headline);
        voters
            .iter()
            .filter(|voter| **voter == own || (own.len() >= MIN_HEADLINE && voter.contains(&own)))
            .count()
    };
    headlines
        .iter()
        .copied()
        .filter(|headline| letters(headline).chars().count() >= MIN_HEADLINE / 2)
        .min_by_key(|headline| std::cmp::Reverse(votes(headline)))
}

/// A heading that holds the metadata's headline, and a kicker before it or a subtitle behind it.
fn within(seen: &str, headline: &str) -> Option<Choice> {
    if letters(headline).chars().count() < MIN_HEADLINE || headline.ends_with(['…', '.']) {
        return None;
    }
    let is_blank = |c: char| c.is_whitespace() || JOINTS.contains(&c);
    let squeezed = seen.replace('\n', " \n ");
    let at = find_folded(&squeezed, headline)?;
    let (before, rest) = squeezed.split_at(at);
    let (title, after) = rest.split_at(headline.len().min(rest.len()));
    let is_parted = |text: &str, end: bool| {
        let text = if end {
            text.trim_end_matches([' ', '\u{a0}'])
        } else {
            text.trim_start_matches([' ', '\u{a0}'])
        };
        text.is_empty() || if end { text.ends_with(JOINTS) } else { text.starts_with(JOINTS) }
    };
    // what stands before a headline in its own heading is a kicker, whatever parts them; behind it there must be a joint
    if !is_parted(after, false) || (!before.is_empty() && before.trim_end().len() == before.len()) {
        return None;
    }
    let part = |text: &str, most: usize| {
        let text = text.trim_matches(is_blank);
        (!text.is_empty() && text.chars().count() <= most).then(|| text.to_owned())
    };
    if before.trim().chars().count() > MAX_KICKER {
        return None;
    }
    Some(Choice {
        title: title.to_owned(),
        kicker: part(before, MAX_KICKER),
        subtitle: part(after, MAX_SUBTITLE),
        why: "the part of the heading that the metadata state as the headline",
    })
}

/// Where a headline stands in a text, but for case.
fn find_folded(text: &str, headline: &str) -> Option<usize> {
    text.find(headline).or_else(|| {
        let (text, headline) = (text.to_lowercase(), headline.to_lowercase());
        // offsets hold only where lower case has the same length
        text.find(&headline).filter(|_| text.is_ascii())
    })
}

/// Whether a heading says what a title says, in other words; a heading that is merely a part of the title is the site's name.
pub(super) fn is_same_story(title: &str, heading: &str) -> bool {
    overlap(title, heading) >= SAME_STORY && !letters(title).contains(&letters(heading))
}

/// The share of the shorter title's words that the other has too, by how they begin; of pairs of characters where a script
/// has no blanks.
fn overlap(a: &str, b: &str) -> f32 {
    let words = |text: &str| {
        let mut words: Vec<String> = if text.chars().any(crate::text::is_spaceless) {
            let chars: Vec<char> = letters(text).chars().collect();
            chars.windows(2).map(|pair| pair.iter().collect()).collect()
        } else {
            text.split(|c: char| !c.is_alphanumeric())
                .filter(|word| word.chars().count() >= 3 || word.chars().any(|c| c.is_ascii_digit()))
                .map(|word| word.to_lowercase().chars().take(STEM).collect())
                .collect()
        };
        words.sort_unstable();
        words.dedup();
        words
    };
    let (a, b) = (words(a), words(b));
    let least = a.len().min(b.len());
    if least < 2 {
        return 0.0;
    }
    let common = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    // one word in common is chance
    if common < 2 { 0.0 } else { common as f32 / least as f32 }
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
            ("Storm hits coast »", "Storm hits coast"),
        ] {
            assert_eq!(without_site(title, &sites), expected);
        }
    }

    #[test]
    fn test_a_title_element_teaches_the_sites_name() {
        assert_eq!(
            taught_sites("My Blog of Storms: Storm hits the coast", &["Storm hits the coast"]),
            ["My Blog of Storms"]
        );
        assert_eq!(
            taught_sites("Storm hits the coast ‹ Coastal Notes", &["Storm hits the coast"]),
            ["Coastal Notes"]
        );
        assert!(taught_sites("Storm hits the coast again", &["Storm hits the coast"]).is_empty());
    }

    #[test]
    fn test_the_vote() {
        let seen = |text| Some(Seen { text, is_heading: true });
        for (heading, headlines, page_title, title, kicker) in [
            (seen("Storm hits the coast"), &["Storm hits the coast"][..], None, "Storm hits the coast", None),
            (
                seen("WeatherStorm hits the coast"),
                &["Weather: Storm hits the coast"],
                None,
                "Weather: Storm hits the coast",
                None,
            ),
            (
                seen("Weather\nStorm hits the coast"),
                &["Storm hits the coast"],
                None,
                "Storm hits the coast",
                Some("Weather"),
            ),
            (
                seen("Storm hits the coast | Example"),
                &["Storm hits the coast"],
                None,
                "Storm hits the coast",
                None,
            ),
            (
                seen("Storm hits the coast in the north"),
                &["Storm hits the coast"],
                None,
                "Storm hits the coast in the north",
                None,
            ),
            (
                seen("How a storm came to the coast"),
                &["Storm on the coast: what we know"],
                None,
                "How a storm came to the coast",
                None,
            ),
            (seen("Notes from the sea"), &["Storm hits the coast"], None, "Storm hits the coast", None),
            (
                None,
                &["Storm", "Storm hits the coast"],
                Some("Storm hits the coast"),
                "Storm hits the coast",
                None,
            ),
            (None, &[], Some("Storm hits the coast"), "Storm hits the coast", None),
        ] {
            let choice = choose(heading, headlines, page_title).expect("a title");
            assert_eq!((choice.title.as_str(), choice.kicker.as_deref()), (title, kicker), "{heading:?}");
        }
        assert_eq!(choose(None, &[], None), None);
    }

    #[test]
    fn test_overlap() {
        assert!(
            overlap("Heat pumps in old houses: when they pay", "Do heat pumps suit an old house?")
                >= SAME_STORY
        );
        assert!(overlap("Storm hits the coast", "Council votes for a bridge") < SAME_STORY);
        assert!(!is_same_story("Notes from the sea » Storm hits the coast", "Notes from the sea"));
        assert!(overlap("首相が記者会見", "首相の記者会見") >= SAME_STORY);
    }
}
