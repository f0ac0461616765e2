//! The quotes: each speaker a colour, in the article and beneath it.

use std::fmt::{self, Write as _};

use copydesk::{Article, CandidateExplanation, Explanation, Quote, QuoteKind};

use super::escape::{Escaped, Lines};
use super::signals;

/// Colours there are; further speakers begin again.
const COLOURS: usize = 8;
/// Speakers that the legend names.
const MAX_LEGEND: usize = 12;

/// A piece of a paragraph that somebody says: from byte to byte, and the quote.
type Mark = (usize, usize, usize);

/// Who speaks in an article, in the order in which they do, and where.
pub(super) struct Speakers<'a> {
    names: Vec<&'a str>,
    quotes: &'a [Quote],
    /// By paragraph.
    marks: Vec<Vec<Mark>>,
}

/// Who is shown as a quote's speaker.
fn speaker(quote: &Quote) -> Option<&str> {
    quote.speaker_name.as_deref().or(quote.speaker.as_deref())
}

impl<'a> Speakers<'a> {
    pub(super) fn of(article: Option<&'a Article>) -> Self {
        let Some(article) = article else {
            return Self { names: Vec::new(), quotes: &[], marks: Vec::new() };
        };
        let mut names: Vec<&str> = Vec::new();
        let mut marks: Vec<Vec<Mark>> = vec![Vec::new(); article.body.len()];
        for (index, quote) in article.quotes.iter().enumerate() {
            if let Some(name) = speaker(quote).filter(|name| !names.contains(name)) {
                names.push(name);
            }
            let parts: Vec<(usize, usize, usize)> = if quote.parts.is_empty() {
                vec![(quote.paragraph, quote.start, quote.end)]
            } else {
                quote.parts.iter().map(|part| (part.paragraph, part.start, part.end)).collect()
            };
            for (paragraph, start, end) in parts {
                if let Some(marks) = marks.get_mut(paragraph) {
                    marks.push((start, end, index));
                }
            }
        }
        marks.iter_mut().for_each(|marks| marks.sort_unstable());
        Self { names, quotes: &article.quotes, marks }
    }

    /// The class of a quote's colour.
    fn class(&self, quote: &Quote) -> String {
        let at = speaker(quote).and_then(|name| self.names.iter().position(|known| *known == name));
        at.map_or("none".to_owned(), |at| format!("q{}", at % COLOURS))
    }

    pub(super) fn write_legend(&self, out: &mut String) -> fmt::Result {
        if self.names.is_empty() {
            return Ok(());
        }
        out.push_str("<div class=\"legend\">");
        for (index, name) in self.names.iter().take(MAX_LEGEND).enumerate() {
            write!(
                out,
                "<span dir=\"auto\"><span class=\"swatch q{}\"></span>{}</span>",
                index % COLOURS,
                Escaped(name)
            )?;
        }
        if self.names.len() > MAX_LEGEND {
            write!(out, "<span class=\"soft\">and {} more</span>", self.names.len() - MAX_LEGEND)?;
        }
        out.push_str("</div>\n");
        Ok(())
    }

    /// A paragraph's text with its quotes marked.
    pub(super) fn write_marked(&self, out: &mut String, paragraph: usize, text: &str) -> fmt::Result {
        let mut at = 0;
        for &(start, end, index) in self.marks.get(paragraph).into_iter().flatten() {
            let (Some(before), Some(words)) = (text.get(at..start), text.get(start..end)) else { continue };
            let quote = &self.quotes[index];
            let by = speaker(quote).map_or("nobody in particular".to_owned(), str::to_owned);
            write!(
                out,
                "{}<mark class=\"{}\" title=\"{}\">{}</mark>",
                Lines(before),
                self.class(quote),
                Escaped(&format!("{}: {by}", quote.kind)),
                Lines(words)
            )?;
            at = end;
        }
        write!(out, "{}", Lines(text.get(at..).unwrap_or_default()))
    }
}

pub(super) fn write(
    out: &mut String,
    explanation: &Explanation,
    article: &Article,
    speakers: &Speakers<'_>,
) -> fmt::Result {
    if article.quotes.is_empty() {
        return Ok(());
    }
    out.push_str("<section id=\"quotes\">\n<h2>Quotes</h2>\n<div class=\"cards\">\n");
    for quote in &article.quotes {
        let text =
            quote.full_text(|index| article.body.get(index).map_or("", |paragraph| paragraph.text.as_str()));
        writeln!(
            out,
            "<div class=\"card\"><h3><span class=\"swatch {}\"></span>{} quote</h3>",
            speakers.class(quote),
            quote.kind
        )?;
        writeln!(out, "<blockquote dir=\"auto\">{}</blockquote>", Escaped(&text))?;
        writeln!(
            out,
            "<p class=\"small\">{} <a href=\"#p{}\">Paragraph {}</a></p>",
            Escaped(&said_by(quote)),
            quote.paragraph,
            quote.paragraph + 1
        )?;
        let ranked = explanation
            .speakers
            .iter()
            .find(|ranked| (ranked.paragraph, ranked.start) == (quote.paragraph, quote.start));
        if let Some(ranked) = ranked {
            write_candidates(out, &ranked.candidates)?;
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n</section>\n");
    Ok(())
}

/// Who could have said it, in order, each with what spoke for and against.
fn write_candidates(out: &mut String, candidates: &[CandidateExplanation]) -> fmt::Result {
    out.push_str("<details><summary>who could have said it</summary>\n");
    for candidate in candidates {
        let printed = candidate.printed.as_deref().unwrap_or("nobody who is named");
        writeln!(
            out,
            "<div class=\"claim\"><b dir=\"auto\">{}</b> <span class=\"soft\">{:.0} %</span>",
            Escaped(printed),
            candidate.share * 100.0
        )?;
        signals::write(out, &candidate.contributions)?;
        out.push_str("</div>\n");
    }
    out.push_str("</details>\n");
    Ok(())
}

/// Who said it and how that is known, as a sentence.
pub(super) fn said_by(quote: &Quote) -> String {
    if quote.kind == QuoteKind::Scare {
        return "Words at arm's length or a name: nobody is quoted.".to_owned();
    }
    let sure = format!("{:.0} % sure.", quote.confidence * 100.0);
    let cue = quote.cue.as_ref().map(|cue| format!(" The word that tells is “{cue}”.")).unwrap_or_default();
    match (quote.speaker_name.as_deref(), quote.speaker.as_deref()) {
        (Some(name), Some(printed)) if name != printed => {
            format!("Said by {name}, who is printed beside it as “{printed}”.{cue} {sure}")
        }
        (Some(name), _) | (None, Some(name)) => format!("Said by {name}.{cue} {sure}"),
        (None, None) => format!("Nobody is named as likely enough to have said it.{cue}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use copydesk::{Kind, Metadata, Paragraph};

    #[test]
    fn test_quotes_are_marked_where_they_stand() {
        let text = "“It <is> shut,” said Ann Lee.";
        let mut article = Article::new(Metadata::default(), vec![Paragraph::new(Kind::Paragraph, text)]);
        article.quotes = copydesk::quotes(text, Some("en"));
        let speakers = Speakers::of(Some(&article));
        let mut out = String::new();
        speakers.write_marked(&mut out, 0, text).expect("a String");
        assert_eq!(
            out,
            "“<mark class=\"q0\" title=\"direct: Ann Lee\">It &lt;is&gt; shut,</mark>” said Ann Lee."
        );
    }
}
