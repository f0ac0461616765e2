//! The pages of one story as one article.

use std::collections::HashSet;

use super::{Article, Fingerprint, Kind, Paragraph};

/// Bytes of a text that, coming a second time, is a repetition wherever it stands: a standfirst, a note on the author. What is shorter may
/// be said twice ("Pros", "Yes."), and is one only where a page opens or closes with it.
const LONG: usize = 60;

/// Joins the pages of one story, in their order, into an article without quotes, which are to be found in the whole. What a page repeats
/// of the pages before is left out.
pub(crate) fn joined(pages: impl IntoIterator<Item = Article>) -> Option<Article> {
    let mut pages = pages.into_iter();
    let mut story = pages.next()?;
    let mut seen: HashSet<String> = story.body.iter().map(key).collect();
    let lines = [&story.meta.title, &story.meta.subtitle];
    seen.extend(lines.into_iter().flatten().map(|line| line.trim().to_owned()));
    story.quotes.clear();
    for page in pages {
        append(&mut story, page, &mut seen);
    }
    story.fingerprint = Fingerprint::of_body(&story.body);
    Some(story)
}

fn append(story: &mut Article, page: Article, seen: &mut HashSet<String>) {
    let base = story.body.len();
    let is_seen: Vec<bool> = page.body.iter().map(|paragraph| seen.contains(&key(paragraph))).collect();
    let own = |is_seen: &bool| !is_seen;
    let first = is_seen.iter().position(own).unwrap_or(is_seen.len());
    let last = is_seen.iter().rposition(own).map_or(0, |last| last + 1);
    let is_left_out = |at: usize, paragraph: &Paragraph| {
        is_seen[at]
            && (at < first
                || at >= last
                || key(paragraph).len() >= LONG
                || paragraph.kind == Kind::Standfirst)
    };
    // of each paragraph of the page, and behind them: its place in the story
    let mut places = Vec::with_capacity(page.body.len() + 1);
    let mut is_kept = Vec::with_capacity(page.body.len());
    let mut next = base;
    for (at, paragraph) in page.body.iter().enumerate() {
        places.push(next);
        is_kept.push(!is_left_out(at, paragraph));
        next += usize::from(is_kept[at]);
    }
    places.push(next);
    let place = |at: usize| places.get(at).copied().unwrap_or(next);
    for mut figure in page.figures {
        if story.figures.iter().any(|known| known.url == figure.url) {
            continue;
        }
        figure.before = place(figure.before);
        figure.caption_paragraph =
            figure.caption_paragraph.filter(|&at| is_kept.get(at).copied().unwrap_or(false)).map(place);
        figure.lead = false;
        story.figures.push(figure);
    }
    for mut entry in page.entries {
        (entry.start, entry.end) = (place(entry.start), place(entry.end));
        if entry.start < entry.end {
            story.entries.push(entry);
        }
    }
    for (mut paragraph, is_kept) in page.body.into_iter().zip(is_kept) {
        if is_kept {
            // its bytes are those of another page
            paragraph.source = None;
            seen.insert(key(&paragraph));
            story.body.push(paragraph);
        }
    }
    story.meta.next_url = page.meta.next_url;
    story.confidence = story.confidence.min(page.confidence);
    for limit in page.truncated {
        if !story.truncated.contains(&limit) {
            story.truncated.push(limit);
        }
    }
}

/// By what a paragraph is known again: its text, or the address of what has none.
fn key(paragraph: &Paragraph) -> String {
    let text = paragraph.text.trim();
    let other = || paragraph.url.as_deref().or(paragraph.title.as_deref()).unwrap_or_default();
    if text.is_empty() { format!("\0{}", other()) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Figure, Limit, Metadata};

    const STANDFIRST: &str =
        "The bridge at Velmouth is shut for two years, and those who crossed it each day have to go round.";

    fn page(next: Option<&str>, body: &[(Kind, &str)]) -> Article {
        let meta = Metadata {
            title: Some("Bridge shut".to_owned()),
            next_url: next.map(str::to_owned),
            ..Metadata::default()
        };
        Article::new(meta, body.iter().map(|(kind, text)| Paragraph::new(*kind, *text)).collect())
    }

    #[test]
    fn test_what_a_page_repeats_is_left_out() {
        let one = page(
            Some("/2"),
            &[
                (Kind::Standfirst, STANDFIRST),
                (Kind::Heading, "Pros"),
                (Kind::ListItem, "Quick."),
                (Kind::Note, "Ann Lee"),
            ],
        );
        let mut two = page(
            None,
            &[
                (Kind::Heading, "Bridge shut"),
                (Kind::Standfirst, STANDFIRST),
                (Kind::Caption, "The old bridge."),
                (Kind::Paragraph, "It is closed."),
                (Kind::Heading, "Pros"),
                (Kind::ListItem, "Quick."),
                (Kind::Paragraph, "It was old."),
                (Kind::Note, "Ann Lee"),
            ],
        );
        two.figures =
            vec![Figure { before: 2, caption_paragraph: Some(2), lead: true, ..Figure::new("b.jpg") }];
        two.confidence = 0.5;
        two.truncated = vec![Limit::Blocks];
        let story = joined([one, two]).expect("two pages");
        let texts: Vec<&str> = story.body[4..].iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["The old bridge.", "It is closed.", "Pros", "Quick.", "It was old."]);
        assert_eq!((story.figures[0].before, story.figures[0].caption_paragraph), (4, Some(4)));
        assert!(!story.figures[0].lead);
        assert_eq!((story.meta.next_url, story.confidence), (None, 0.5));
        assert_eq!(story.truncated, [Limit::Blocks]);
        assert_eq!(story.fingerprint, Fingerprint::of_body(&story.body));
    }

    #[test]
    fn test_one_page_is_itself_and_none_is_none() {
        let one = page(None, &[(Kind::Paragraph, "Only this.")]);
        assert_eq!(joined([one.clone()]), Some(one));
        assert_eq!(joined([]), None);
    }
}
