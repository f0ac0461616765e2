//! The report of `explain`: one page of HTML that needs nothing but itself, with the page's blocks beside the article that was made of
//! them.
//!
//! Whatever the page says is escaped and stands in the page as text. The one script and the one style are named by their hashes in the
//! page's own policy (CSP), so that nothing else runs, loads or styles, and the script never turns a text into markup.

mod blocks;
mod claims;
mod escape;
mod quotes;
mod signals;
mod terminal;

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use copydesk::{Article, Explanation, Figure, Metadata};

use crate::messages::counted;
use escape::Escaped;
use quotes::Speakers;
pub(crate) use terminal::text;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");
/// The digests of the two, as a policy names them; a test compares.
const STYLE_HASH: &str = "sha256-ea8InLYrAU2zqpaRUQdMg2mEpCxMEo/x5NdByPjR2ds=";
const SCRIPT_HASH: &str = "sha256-I0RdgBIPRr71azGI1quXO5KuX9QsqzZX0RoIU9aejQA=";

/// The report on a page; `input` names it.
pub(crate) fn html(input: &str, explanation: &Explanation) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write_report(&mut out, input, explanation);
    out
}

fn write_report(out: &mut String, input: &str, explanation: &Explanation) -> fmt::Result {
    let article = explanation.article.as_ref().ok();
    let meta = match &explanation.article {
        Ok(article) => Some(&article.meta),
        Err(error) => error.partial(),
    };
    write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; script-src '{SCRIPT_HASH}'; base-uri 'none'; form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>copydesk: {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        Escaped(input)
    )?;
    write_top(out, input, explanation, meta)?;
    write_bar(out, explanation)?;
    let speakers = Speakers::of(article);
    out.push_str("<main>\n<div class=\"pair\">\n");
    blocks::write(out, explanation)?;
    match article {
        Some(article) => write_article(out, article, &speakers)?,
        None => out.push_str("<section class=\"pane\" id=\"article\" aria-label=\"Article\"><h2>Article</h2><p>There is none. The blocks of the page say what each was taken for.</p></section>\n"),
    }
    out.push_str("</div>\n<div class=\"below\">\n");
    if let Some(article) = article {
        quotes::write(out, explanation, article, &speakers)?;
    }
    claims::write(out, explanation)?;
    write_site_rule(out, explanation)?;
    if let Some(meta) = meta {
        write_rights(out, meta)?;
    }
    write_drawings(out, explanation)?;
    signals::write_glossary(out, explanation)?;
    write!(out, "</div>\n</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n")
}

/// What came out, in a line or two.
fn write_top(
    out: &mut String,
    input: &str,
    explanation: &Explanation,
    meta: Option<&Metadata>,
) -> fmt::Result {
    out.push_str("<header class=\"top\">\n");
    match &explanation.article {
        Ok(article) => {
            let title = article.meta.title.as_deref().unwrap_or("(no title)");
            writeln!(out, "<h1 dir=\"auto\">{}</h1>", Escaped(title))?;
            let mut facts = vec![
                article.meta.published.as_ref().map_or("no date".to_owned(), ToString::to_string),
                if article.meta.authors.is_empty() {
                    "no author".to_owned()
                } else {
                    article.meta.authors.join(", ")
                },
                count(article.body.len(), "paragraph"),
                count(article.quotes.len(), "quote"),
                count(article.figures.len(), "picture"),
                format!("confidence {:.2} (the F1 of pages with such scores)", article.confidence),
            ];
            if !article.truncated.is_empty() {
                let limits: Vec<&str> = article.truncated.iter().map(|limit| limit.as_str()).collect();
                facts.push(format!("cut off at the limits {}", limits.join(", ")));
            }
            // names of another direction must not carry the numbers beside them away
            let facts: Vec<String> =
                facts.iter().map(|fact| format!("<bdi>{}</bdi>", Escaped(fact))).collect();
            writeln!(out, "<p class=\"soft\">{}</p>", facts.join(" · "))?;
        }
        Err(error) => {
            writeln!(out, "<h1>No article</h1>\n<p>{}</p>", Escaped(&error.to_string()))?;
            if let Some(title) = meta.and_then(|meta| meta.title.as_deref()) {
                writeln!(
                    out,
                    "<p class=\"soft\" dir=\"auto\">The page calls itself: {}</p>",
                    Escaped(title)
                )?;
            }
        }
    }
    writeln!(out, "<p class=\"soft small\">{}</p>\n</header>", Escaped(input))
}

/// What each part of the rule for the site found, where one was followed.
fn write_site_rule(out: &mut String, explanation: &Explanation) -> fmt::Result {
    if explanation.site_rule.is_empty() {
        return Ok(());
    }
    out.push_str(
        "<section class=\"pane\" aria-label=\"Rule for this site\"><h2>Rule for this site</h2>\n<ul>\n",
    );
    for part in &explanation.site_rule {
        writeln!(out, "<li>{}: {}</li>", Escaped(&part.part), Escaped(&terminal::found_by(part)))?;
    }
    out.push_str("</ul></section>\n");
    Ok(())
}

fn count(number: usize, what: &str) -> String {
    counted(number as u64, what)
}

/// Where to go, and what to show.
fn write_bar(out: &mut String, explanation: &Explanation) -> fmt::Result {
    out.push_str("<div class=\"bar\">\n<nav aria-label=\"Parts of the report\"><a href=\"#blocks\">Blocks</a> <a href=\"#article\">Article</a>");
    if explanation.article.as_ref().is_ok_and(|article| !article.quotes.is_empty()) {
        out.push_str(" <a href=\"#quotes\">Quotes</a>");
    }
    out.push_str(" <a href=\"#metadata\">Metadata</a> <a href=\"#signals\">Signals</a></nav>\n");
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for reason in explanation.blocks.iter().filter_map(|block| block.reason) {
        *reasons.entry(reason.as_str()).or_default() += 1;
    }
    out.push_str("<button type=\"button\" id=\"jump\" title=\"Key: a\">To the article</button>\n<label title=\"Key: o\"><input type=\"checkbox\" id=\"kept-only\"> kept only</label>\n<label>dropped as <select id=\"reason\"><option value=\"\">anything</option>");
    for (reason, number) in reasons {
        write!(out, "<option value=\"{reason}\">{} ({number})</option>", reason.replace('_', " "))?;
    }
    out.push_str("</select></label>\n<label>search <input type=\"search\" id=\"search\" title=\"Key: /\"></label>\n<output id=\"count\" class=\"soft small\"></output>\n</div>\n");
    Ok(())
}

/// The article, each paragraph with its number, its kind where that is not running text, and the way to its block.
fn write_article(out: &mut String, article: &Article, speakers: &Speakers<'_>) -> fmt::Result {
    out.push_str("<section class=\"pane\" id=\"article\" aria-label=\"Article\">\n<h2>Article</h2>\n");
    speakers.write_legend(out)?;
    let mut figures = article.figures.iter().peekable();
    for (index, paragraph) in article.body.iter().enumerate() {
        while let Some(figure) = figures.next_if(|figure| figure.before <= index) {
            write_figure(out, figure)?;
        }
        let kind = paragraph.kind.as_str();
        write!(
            out,
            "<div class=\"paragraph {kind}\" id=\"p{index}\" data-paragraph=\"{index}\" dir=\"auto\">"
        )?;
        if kind != "paragraph" {
            write!(out, "<span class=\"kind\">{}</span>", kind.replace('_', " "))?;
        }
        speakers.write_marked(out, index, &paragraph.text)?;
        let beside = [
            paragraph.title.as_deref(),
            paragraph.credit.as_deref(),
            paragraph.author.as_deref(),
            paragraph.url.as_deref(),
        ];
        let beside: Vec<&str> = beside.into_iter().flatten().collect();
        if !beside.is_empty() {
            write!(out, " <span class=\"soft small\">{}</span>", Escaped(&beside.join(" · ")))?;
        }
        writeln!(
            out,
            "<a class=\"go\" href=\"#blocks\" aria-label=\"To the block of paragraph {}\">⇤</a></div>",
            index + 1
        )?;
    }
    for figure in figures {
        write_figure(out, figure)?;
    }
    out.push_str("</section>\n");
    Ok(())
}

/// A picture's place: the report loads nothing, so it is not shown.
fn write_figure(out: &mut String, figure: &Figure) -> fmt::Result {
    let size = match (figure.width, figure.height) {
        (Some(width), Some(height)) => format!("{width} × {height}"),
        _ => String::new(),
    };
    let parts = [
        Some(if figure.lead { "lead picture" } else { "picture" }),
        figure.alt.as_deref(),
        figure.caption.as_deref().filter(|_| figure.caption_paragraph.is_none()),
        figure.credit.as_deref(),
        Some(size.as_str()),
        Some(figure.url.as_str()),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    writeln!(out, "<p class=\"figure\" dir=\"auto\">{}</p>", Escaped(&parts.join(" · ")))
}

fn write_rights(out: &mut String, meta: &Metadata) -> fmt::Result {
    if meta.rights.is_empty() && meta.access.is_none() {
        return Ok(());
    }
    out.push_str("<section id=\"rights\">\n<h2>Rights</h2>\n<p class=\"soft small\">What the page says, and where; no judgement of it.</p>\n<dl>\n");
    for statement in &meta.rights {
        let agent = statement.agent.as_ref().map(|agent| format!(", to {agent}")).unwrap_or_default();
        writeln!(
            out,
            "<dt>{}</dt><dd>{} <span class=\"soft\">({} {}{})</span></dd>",
            statement.kind.as_str().replace('_', " "),
            Escaped(&statement.value),
            statement.source,
            Escaped(&statement.place),
            Escaped(&agent)
        )?;
    }
    if let Some(access) = &meta.access {
        writeln!(out, "<dt>access: {}</dt><dd>{}</dd>", access.state, Escaped(&access.evidence.join("; ")))?;
    }
    out.push_str("</dl>\n</section>\n");
    Ok(())
}

fn write_drawings(out: &mut String, explanation: &Explanation) -> fmt::Result {
    if explanation.drawings.is_empty() {
        return Ok(());
    }
    out.push_str("<section id=\"drawings\">\n<h2>Drawings</h2>\n<p class=\"soft small\">Their text is never read as the page's.</p>\n<ul>\n");
    for drawing in &explanation.drawings {
        writeln!(out, "<li dir=\"auto\">{}</li>", Escaped(&drawing.text))?;
    }
    out.push_str("</ul>\n</section>\n");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The page's policy lets exactly this style and this script through.
    #[test]
    fn test_the_policy_names_the_style_and_the_script() {
        for (hash, text) in [(STYLE_HASH, STYLE), (SCRIPT_HASH, SCRIPT)] {
            let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
            assert_eq!(hash, format!("sha256-{}", base64(digest.as_ref())));
        }
    }

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let number = three
                .iter()
                .chain([&0; 2])
                .take(3)
                .fold(0_usize, |number, &byte| number << 8 | usize::from(byte));
            for place in 0..4 {
                let sign = SIGNS[number >> (18 - 6 * place) & 63] as char;
                out.push(if place <= three.len() { sign } else { '=' });
            }
        }
        out
    }

    #[test]
    fn test_the_script_makes_no_markup_and_loads_nothing() {
        for word in [
            "innerHTML",
            "outerHTML",
            "insertAdjacent",
            "document.write",
            "eval(",
            "Function(",
            "fetch(",
            "XMLHttp",
            "import(",
            "src=",
        ] {
            assert!(!SCRIPT.contains(word), "{word}");
        }
        assert!(
            !SCRIPT.contains("</")
                && !STYLE.contains("</")
                && !STYLE.contains("url(")
                && !STYLE.contains("@import")
        );
    }

    #[test]
    fn test_what_a_page_says_stays_text() {
        let attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>";
        let text = "It is shut, the harbour office said on Tuesday, because its cables have rusted more than was expected in spring.";
        let page = format!(
            "<title>{attack}</title><meta name=author content='{attack}'><meta name=copyright content='{attack}'><article><h1>Bridge &lt;b&gt; closes {}</h1><p>“{text}” {}</p><p class='{attack}'>{text}</p></article>",
            attack.replace('<', "&lt;"),
            attack.replace('<', "&lt;")
        );
        let explanation = copydesk::Extractor::new().explain(page.as_bytes());
        let report = html(attack, &explanation);
        assert_eq!(report.matches("<script>").count(), 1);
        assert_eq!(report.matches("<img").count(), 0);
        assert!(!report.contains(" style=") && !report.contains(" onclick"));
    }
}
