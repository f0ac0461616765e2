//! The report of `explain`: HTML that needs nothing but itself (no script, no style sheet, no font from elsewhere), in which whatever
//! the page says is escaped.

use std::fmt::{self, Write as _};

use copydesk::{Article, BlockExplanation, ClaimExplanation, Explanation, terminal_line};

/// Signals that are shown of a claim.
const MAX_MOVED: usize = 4;
/// Characters of a block that are shown; the rest is beneath a fold that opens on a click.
const SHOWN_CHARS: usize = 400;

/// Dropped blocks of one reason, one after the other, that are folded, and characters of them that are shown.
const FOLDED_BLOCKS: usize = 3;
const SHOWN_RUN_CHARS: usize = 140;

/// What stands in the head of every report.
const STYLE: &str = "
body { font: 15px/1.5 Georgia, serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; background: #fff }
h1, h2, th, .tag, .path, .score, summary { font-family: system-ui, sans-serif }
table { border-collapse: collapse; width: 100% } th, td { text-align: start; vertical-align: top; padding: .2rem .6rem; border-bottom: 1px solid #ddd }
td.value { overflow-wrap: anywhere } .won { background: #e6f4e6 } .lost { color: #777 }
.block { border-inline-start: .4rem solid #bbb; padding: .2rem .8rem; margin: .4rem 0; overflow-wrap: anywhere }
.kept { border-color: #2e8b3d; background: #f1f9f1 } .kept .tag { background: #2e8b3d } .near { border-color: #c98a00 } .near .tag { background: #c98a00 }
.dropped { color: #666 } .tag { background: #888; color: #fff; border-radius: .2rem; padding: 0 .4rem; font-size: 80% }
.run { border-inline-start: .4rem solid #ddd; padding: .1rem .8rem; margin: .4rem 0; color: #666 } summary { cursor: pointer }
.path, .score { font-size: 78%; color: #777 } details { font-size: 85% } .up { color: #2e7d32 } .down { color: #b3261e }
";

/// A text of the page, written so that it stays text.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // neither control characters nor overrides of direction
        for c in terminal_line(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// The serde name of a plain enum's value.
fn name_of(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// The report on a page; `input` names it.
pub(crate) fn html(input: &str, explanation: &Explanation) -> String {
    let mut out = String::new();
    // writing to a String cannot fail
    let _ = write_report(&mut out, input, explanation);
    out
}

fn write_report(out: &mut String, input: &str, explanation: &Explanation) -> fmt::Result {
    write!(
        out,
        "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>copydesk: {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        Escaped(input)
    )?;
    match &explanation.article {
        Ok(article) => write_article(out, article)?,
        Err(error) => writeln!(out, "<h1>No article</h1>\n<p>{}</p>", Escaped(&error.to_string()))?,
    }
    write_claims(out, explanation)?;
    write_blocks(out, explanation)?;
    write_drawings(out, explanation)?;
    out.push_str("</body>\n</html>\n");
    Ok(())
}

fn write_article(out: &mut String, article: &Article) -> fmt::Result {
    writeln!(
        out,
        "<h1 dir=\"auto\">{}</h1>",
        Escaped(article.meta.title.as_deref().unwrap_or("(no title)"))
    )?;
    let published = article.meta.published.as_ref().map_or("no date".to_owned(), ToString::to_string);
    writeln!(
        out,
        "<p>{} · {} · {} blocks of text · {} quotes · confidence {:.2}</p>",
        Escaped(&published),
        Escaped(&if article.meta.authors.is_empty() {
            "no author".to_owned()
        } else {
            article.meta.authors.join(", ")
        }),
        article.body.len(),
        article.quotes.len(),
        article.confidence
    )?;
    if !article.truncated.is_empty() {
        writeln!(
            out,
            "<p>Cut off at the limits: {}</p>",
            Escaped(&article.truncated.iter().map(|limit| limit.as_str()).collect::<Vec<_>>().join(", "))
        )?;
    }
    if article.quotes.is_empty() {
        return Ok(());
    }
    out.push_str(
        "<h2>Quotes</h2>\n<table>\n<tr><th>kind<th>text<th>cue<th>speaker<th>name<th>confidence</tr>\n",
    );
    for quote in &article.quotes {
        writeln!(
            out,
            "<tr><td>{}<td class=\"value\" dir=\"auto\">{}<td>{}<td>{}<td>{}<td>{:.2}</tr>",
            name_of(quote.kind),
            Escaped(&quote.text),
            Escaped(quote.cue.as_deref().unwrap_or("")),
            Escaped(quote.speaker.as_deref().unwrap_or("")),
            Escaped(quote.speaker_name.as_deref().unwrap_or("")),
            quote.confidence
        )?;
    }
    out.push_str("</table>\n");
    Ok(())
}

fn write_claims(out: &mut String, explanation: &Explanation) -> fmt::Result {
    if explanation.claims.is_empty() {
        return Ok(());
    }
    out.push_str("<h2>Claims</h2>\n<table>\n<tr><th>field<th>source<th>value<th><th>why</tr>\n");
    for claim in &explanation.claims {
        writeln!(
            out,
            "<tr class=\"{}\"><td>{}<td>{}<td class=\"value\" dir=\"auto\">{}<td>{}<td>{}</tr>",
            if claim.won { "won" } else { "lost" },
            Escaped(&claim.field),
            Escaped(&claim.source),
            Escaped(&claim.value),
            if claim.won { "won" } else { "lost" },
            Escaped(&claim_reason(claim))
        )?;
    }
    out.push_str("</table>\n");
    Ok(())
}

/// Why a claim won or lost, with the signals that moved it most where a forest decided.
fn claim_reason(claim: &ClaimExplanation) -> String {
    let moved = claim.contributions.iter().take(MAX_MOVED);
    let signals: Vec<String> =
        moved.map(|moved| format!("{} = {} ({:+.2})", moved.signal, moved.value, moved.log_odds)).collect();
    if signals.is_empty() { claim.why.clone() } else { format!("{}: {}", claim.why, signals.join(", ")) }
}

fn write_blocks(out: &mut String, explanation: &Explanation) -> fmt::Result {
    let kept = explanation.blocks.iter().filter(|block| block.kept).count();
    writeln!(
        out,
        "<h2>Blocks</h2>\n<p>{} of {} are the article's. A block is kept from log-odds {:+.2}.</p>",
        kept,
        explanation.blocks.len(),
        explanation.threshold
    )?;
    let blocks = &explanation.blocks;
    let is_clear = |block: &BlockExplanation| !block.kept && block.score < explanation.threshold - 1.0;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let alike = |other: &&BlockExplanation| is_clear(other) && other.reason == block.reason;
        let length = if is_clear(block) { blocks[at..].iter().take_while(alike).count() } else { 1 };
        let run = &blocks[at..at + length];
        if length >= FOLDED_BLOCKS {
            write_run(out, run, explanation.threshold)?;
        } else {
            for block in run {
                write_block(out, block, explanation.threshold)?;
            }
        }
        at += length;
    }
    Ok(())
}

/// Blocks that were dropped one after the other for the same reason, beneath one line.
fn write_run(out: &mut String, run: &[BlockExplanation], threshold: f32) -> fmt::Result {
    let reason = run[0].reason.map_or("dropped".to_owned(), name_of);
    let texts: Vec<&str> = run.iter().map(|block| block.text.as_str()).collect();
    let texts: String = texts.join(" · ").chars().take(SHOWN_RUN_CHARS).collect();
    writeln!(
        out,
        "<details class=\"run\"><summary><span class=\"tag\">{}</span> {} blocks: <span dir=\"auto\">{}…</span></summary>",
        Escaped(&reason),
        run.len(),
        Escaped(&texts)
    )?;
    for block in run {
        write_block(out, block, threshold)?;
    }
    out.push_str("</details>\n");
    Ok(())
}

fn write_drawings(out: &mut String, explanation: &Explanation) -> fmt::Result {
    if explanation.drawings.is_empty() {
        return Ok(());
    }
    out.push_str("<h2>Drawings</h2>\n<p>Their text is never read as the page's.</p>\n");
    for drawing in &explanation.drawings {
        writeln!(
            out,
            "<div class=\"block dropped\"><span class=\"tag\">{}</span> <div dir=\"auto\">{}</div></div>",
            Escaped(&name_of(drawing.reason)),
            Escaped(&drawing.text)
        )?;
    }
    Ok(())
}

fn write_block(out: &mut String, block: &BlockExplanation, threshold: f32) -> fmt::Result {
    let (class, verdict) = if block.kept {
        ("kept", block.kind.map_or("kept".to_owned(), name_of))
    } else if block.score >= threshold - 1.0 {
        ("dropped near", block.reason.map_or("dropped".to_owned(), name_of))
    } else {
        ("dropped", block.reason.map_or("dropped".to_owned(), name_of))
    };
    writeln!(
        out,
        "<div class=\"block {class}\"><span class=\"tag\">{}</span> <span class=\"score\">{:+.2}</span> <span class=\"path\">{}</span>",
        Escaped(&verdict),
        block.score,
        Escaped(&block.path)
    )?;
    match block.text.char_indices().nth(SHOWN_CHARS) {
        Some((cut, _)) => writeln!(
            out,
            "<div dir=\"auto\">{}…</div><details><summary>the rest</summary>{}</details>",
            Escaped(&block.text[..cut]),
            Escaped(&block.text[cut..])
        )?,
        None => writeln!(out, "<div dir=\"auto\">{}</div>", Escaped(&block.text))?,
    }
    if !block.contributions.is_empty() {
        out.push_str("<details><summary>signals</summary>\n<table>\n<tr><th>signal<th>value<th>log-odds<th>why it is looked at</tr>\n");
        for contribution in &block.contributions {
            writeln!(
                out,
                "<tr><td>{}<td>{:.3}<td class=\"{}\">{:+.2}<td>{}</tr>",
                Escaped(&contribution.signal),
                contribution.value,
                if contribution.log_odds < 0.0 { "down" } else { "up" },
                contribution.log_odds,
                Escaped(&contribution.why)
            )?;
        }
        out.push_str("</table>\n</details>\n");
    }
    out.push_str("</div>\n");
    Ok(())
}
