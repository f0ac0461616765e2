//! An article in pieces: each beneath one heading, none larger than a limit where it need not be, no sentence and no quote cut.

use std::rc::Rc;

use crate::article::{Article, Chunk, Kind, Paragraph};
use crate::lexicon::{Words, hash, role};
use crate::text::{sentence_starts, token_weight};

/// Characters of a heading that its pieces repeat: each of them does.
const MAX_HEADING: usize = 200;

/// Cuts an article's text into pieces of about so many tokens at most.
pub(super) fn of(article: &Article, limit: usize) -> Vec<Chunk> {
    let text = article.text();
    let places = places(article);
    let cuts = Cuts::new(article, &places);
    let mut pieces: Vec<Piece> = Vec::new();
    let limit = limit.max(1) as f64;
    let mut path: Vec<(u8, String)> = Vec::new();
    let mut headings: Rc<[String]> = Rc::default();
    let words = Words::of_text(article.meta.language.as_deref(), std::iter::once(text.as_str()));
    let is_abbreviation = |word: &str| words.roles(hash(word)) & role::ABBREVIATION != 0;
    for place in &places {
        let paragraph = &article.body[place.paragraph];
        let is_heading = paragraph.kind == Kind::Heading;
        if is_heading {
            let level = paragraph.level.unwrap_or(2);
            path.retain(|(above, _)| *above < level);
            path.push((level, paragraph.text.chars().take(MAX_HEADING).collect()));
            headings = path.iter().map(|(_, heading)| heading.clone()).collect();
        }
        let own = &text[place.start..place.end];
        let starts = if token_weight(own) > limit {
            inner_starts(paragraph, own, &is_abbreviation)
        } else {
            Vec::new()
        };
        let starts = std::iter::once(0).chain(starts).map(|start| place.start + start);
        for start in starts.filter(|&start| cuts.may_cut(start)) {
            pieces.push(Piece { start, is_heading, headings: Rc::clone(&headings) });
        }
    }
    packed(&text, &pieces, limit)
}

/// Where a paragraph stands in the article's text.
struct Place {
    paragraph: usize,
    start: usize,
    end: usize,
}

/// The places of the paragraphs that the article's text has.
fn places(article: &Article) -> Vec<Place> {
    let mut start = 0;
    let of_text = article.body.iter().enumerate().filter(|(_, paragraph)| paragraph.is_of_text());
    of_text
        .map(|(index, paragraph)| {
            let place = Place { paragraph: index, start, end: start + paragraph.text.len() };
            start = place.end + PARTING;
            place
        })
        .collect()
}

/// Bytes of the blank line between two paragraphs.
const PARTING: usize = 2;

/// Where the parts of a paragraph begin that is too large: the lines of a table or of code, the sentences of any other.
fn inner_starts(paragraph: &Paragraph, text: &str, is_abbreviation: impl Fn(&str) -> bool) -> Vec<usize> {
    match paragraph.kind {
        Kind::Table | Kind::Code => memchr::memchr_iter(b'\n', text.as_bytes())
            .map(|at| at + 1)
            .filter(|&at| at < text.len())
            .collect(),
        _ => sentence_starts(text, is_abbreviation),
    }
}

/// A stretch of text that is not cut.
struct Piece {
    start: usize,
    is_heading: bool,
    headings: Rc<[String]>,
}

/// The quotes of an article, as stretches of its text, in order.
struct Cuts {
    /// Where no quote is, as sorted stretches that do not overlap.
    quotes: Vec<(usize, usize)>,
}

impl Cuts {
    fn new(article: &Article, places: &[Place]) -> Self {
        let place = |paragraph: usize, offset: usize| {
            let at = places.binary_search_by_key(&paragraph, |place| place.paragraph).ok()?;
            Some(places[at].start + offset)
        };
        let mut spans: Vec<(usize, usize)> = article
            .quotes
            .iter()
            .filter_map(|quote| {
                let last = quote.parts.last();
                let (paragraph, end) =
                    last.map_or((quote.paragraph, quote.end), |part| (part.paragraph, part.end));
                Some((place(quote.paragraph, quote.start)?, place(paragraph, end)?))
            })
            .collect();
        spans.sort_unstable();
        let mut quotes: Vec<(usize, usize)> = Vec::new();
        for (start, end) in spans {
            match quotes.last_mut() {
                Some(last) if start < last.1 => last.1 = last.1.max(end),
                _ => quotes.push((start, end)),
            }
        }
        Self { quotes }
    }

    /// Whether the text may be cut before a byte: not within a quote.
    fn may_cut(&self, at: usize) -> bool {
        let behind = self.quotes.partition_point(|&(start, _)| start < at);
        behind.checked_sub(1).is_none_or(|before| at >= self.quotes[before].1)
    }
}

/// Packs pieces into chunks: as many as the limit allows, none beneath two headings.
fn packed(text: &str, pieces: &[Piece], limit: f64) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut open: Option<(usize, f64)> = None;
    let mut has_text = false;
    let (mut chars, mut counted) = (0, 0);
    let mut close = |start: usize, end: usize, headings: &[String]| {
        let own = text[start..end].trim_end();
        chars += text[counted..start].chars().count();
        counted = start;
        let end = start + own.len();
        chunks.push(Chunk {
            text: own.to_owned(),
            headings: headings.to_vec(),
            start,
            end,
            start_char: chars,
            end_char: chars + own.chars().count(),
            tokens: token_weight(own).ceil() as usize,
        });
    };
    for (index, piece) in pieces.iter().enumerate() {
        let end = pieces.get(index + 1).map_or(text.len(), |next| next.start);
        let weight = token_weight(&text[piece.start..end]);
        let bare = token_weight(text[piece.start..end].trim_end());
        if let Some((start, used)) = open
            && (used + bare > limit || piece.is_heading && has_text)
        {
            close(start, piece.start, &pieces[index - 1].headings);
            (open, has_text) = (None, false);
        }
        let (start, used) = open.unwrap_or((piece.start, 0.0));
        open = Some((start, used + weight));
        has_text |= !piece.is_heading;
    }
    if let (Some((start, _)), Some(last)) = (open, pieces.last()) {
        close(start, text.len(), &last.headings);
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Metadata, Quote, QuoteKind};

    fn article(body: &[(Kind, &str)]) -> Article {
        let body = body.iter().map(|(kind, text)| Paragraph {
            level: (*kind == Kind::Heading).then_some(2),
            ..Paragraph::new(*kind, *text)
        });
        Article::new(Metadata::default(), body.collect())
    }

    fn holds(article: &Article, limit: usize) -> Vec<Chunk> {
        let (text, chunks) = (article.text(), of(article, limit));
        let mut at = 0;
        for chunk in &chunks {
            assert_eq!(&text[chunk.start..chunk.end], chunk.text);
            assert_eq!(
                text.chars()
                    .skip(chunk.start_char)
                    .take(chunk.end_char - chunk.start_char)
                    .collect::<String>(),
                chunk.text
            );
            assert!(text[at..chunk.start].trim().is_empty() && !chunk.text.is_empty(), "nothing is lost");
            at = chunk.end;
        }
        assert!(text[at..].trim().is_empty());
        chunks
    }

    #[test]
    fn test_pieces_stand_beneath_their_headings() {
        let mut story = article(&[
            (Kind::Paragraph, "The bridge is shut."),
            (Kind::Heading, "Why"),
            (Kind::Heading, "The cables"),
            (Kind::Paragraph, "They have rusted."),
            (Kind::Heading, "What now"),
            (Kind::Paragraph, "A ferry will run."),
        ]);
        story.body[2].level = Some(3);
        let chunks = holds(&story, 100);
        let shown: Vec<(Vec<&str>, &str)> = chunks
            .iter()
            .map(|chunk| (chunk.headings.iter().map(String::as_str).collect(), chunk.text.as_str()))
            .collect();
        assert_eq!(
            shown,
            [
                (vec![], "The bridge is shut."),
                (vec!["Why", "The cables"], "Why\n\nThe cables\n\nThey have rusted."),
                (vec!["What now"], "What now\n\nA ferry will run."),
            ]
        );
    }

    #[test]
    fn test_the_limit_holds_where_no_sentence_must_be_cut() {
        let sentence = "The ferry runs every ten minutes from six in the morning. ";
        let story =
            article(&[(Kind::Paragraph, sentence.repeat(20).trim_end()), (Kind::Paragraph, "It is free.")]);
        let chunks = holds(&story, 40);
        assert!(chunks.len() > 5 && chunks.iter().all(|chunk| chunk.tokens <= 40), "{chunks:#?}");
        assert!(
            chunks.iter().all(|chunk| chunk.text.starts_with("The ferry") || chunk.text.starts_with("It is"))
        );
        let tiny = holds(&story, 0);
        assert!(tiny.len() == 21 && tiny.iter().all(|chunk| chunk.text.ends_with('.')), "one sentence each");
        assert_eq!(holds(&story, usize::MAX).len(), 1);
        assert!(of(&article(&[]), 10).is_empty());
    }

    #[test]
    fn test_quotes_stay_whole() {
        let mut story = article(&[
            (
                Kind::Paragraph,
                "“It is shut. Nobody walks on it,” she said, “this winter. Or ever.” She left. He stayed.",
            ),
            (Kind::Caption, "A bridge. A ferry."),
            (Kind::Paragraph, "“It runs. It is full."),
            (Kind::Paragraph, "“It is free.”"),
        ]);
        let quote = |paragraph: usize, from: &str, upto: &str, story: &Article| {
            let text = &story.body[paragraph].text;
            let start = text.find(from).expect("there");
            let end = text.find(upto).expect("there") + upto.len();
            Quote { paragraph, start, end, ..Quote::new(QuoteKind::Direct, &text[start..end]) }
        };
        let mut long = quote(2, "It runs", "full.", &story);
        let end = story.body[3].text.len() - "”".len();
        let part = |paragraph, start, end| crate::article::QuotePart {
            paragraph,
            start,
            end,
            start_char: 0,
            end_char: 0,
        };
        long.parts = vec![part(2, long.start, long.end), part(3, "“".len(), end)];
        story.quotes = vec![quote(0, "It is", "Or ever.", &story), long];
        let texts: Vec<String> = holds(&story, 1).into_iter().map(|chunk| chunk.text).collect();
        assert_eq!(
            texts,
            [
                "“It is shut. Nobody walks on it,” she said, “this winter. Or ever.”",
                "She left.",
                "He stayed.",
                "“It runs. It is full.\n\n“It is free.”",
            ]
        );
    }
}
