//! The page's blocks: what each was taken for, and how that was decided.

use std::fmt::{self, Write as _};

use copydesk::{BlockExplanation, Explanation, Kind, Reason};

use super::escape::{Escaped, Lines};
use super::{count, signals};

/// Characters of a block that its line shows; the fold beneath has the rest.
const LINE_CHARS: usize = 220;

pub(super) fn write(out: &mut String, explanation: &Explanation) -> fmt::Result {
    let kept = explanation.blocks.iter().filter(|block| block.kept).count();
    write!(
        out,
        "<section class=\"pane\" id=\"blocks\" aria-label=\"Blocks of the page\">\n<h2>Page</h2>\n<p class=\"soft small\">{} of {} {}. A block is kept from a score of {:+.2}, unless a rule decides. Keys: j and k step, / searches, o shows the kept alone, a leads to the article.</p>\n",
        kept,
        count(explanation.blocks.len(), "block"),
        if explanation.article.is_ok() {
            "are the article's"
        } else {
            "would be kept, were the page an article"
        },
        explanation.threshold
    )?;
    for (index, block) in explanation.blocks.iter().enumerate() {
        write_block(out, index, block, explanation.threshold)?;
    }
    out.push_str("</section>\n");
    Ok(())
}

fn write_block(out: &mut String, index: usize, block: &BlockExplanation, threshold: f32) -> fmt::Result {
    let verdict = verdict(block);
    let is_ruled = block.kept != (block.score >= threshold);
    write!(
        out,
        "<div class=\"block{}{}\" id=\"b{index}\"",
        if block.kept { " kept" } else { "" },
        if is_ruled { " ruled" } else { "" }
    )?;
    if let Some(paragraph) = block.paragraph {
        write!(out, " data-paragraph=\"{paragraph}\"")?;
    }
    if let Some(reason) = block.reason {
        write!(out, " data-reason=\"{reason}\"")?;
    }
    let cut = block.text.char_indices().nth(LINE_CHARS).map(|(at, _)| at);
    write!(
        out,
        "><details><summary><span class=\"tag\">{verdict} {:+.1}</span><span class=\"text\" dir=\"auto\">{}{}</span></summary>",
        block.score,
        Escaped(&block.text[..cut.unwrap_or(block.text.len())]),
        if cut.is_some() { "…" } else { "" }
    )?;
    writeln!(out, "<p class=\"decision\">{}</p>", Escaped(&decision(block, threshold)))?;
    signals::write(out, &block.contributions)?;
    if cut.is_some() {
        writeln!(out, "<p class=\"whole\" dir=\"auto\">{}</p>", Lines(&block.text))?;
    }
    write!(out, "<p class=\"path\">{}</p></details>", Escaped(&block.path))?;
    if let Some(paragraph) = block.paragraph {
        write!(
            out,
            "<a class=\"go\" href=\"#p{paragraph}\" aria-label=\"To paragraph {} of the article\">⇥</a>",
            paragraph + 1
        )?;
    }
    out.push_str("</div>\n");
    Ok(())
}

/// What a block is, or why it is not the article's, in a word.
pub(super) fn verdict(block: &BlockExplanation) -> String {
    let name = match (block.kind, block.reason) {
        (Some(kind), _) => kind.as_str(),
        (None, Some(reason)) => reason.as_str(),
        (None, None) => "dropped",
    };
    name.replace('_', " ")
}

/// How a block was decided: by its score against the cut, or by the rule that overruled the score.
pub(super) fn decision(block: &BlockExplanation, threshold: f32) -> String {
    let compared = if block.score >= threshold { "reaches" } else { "stays below" };
    let score = format!("The score {:+.2} {compared} the cut {threshold:+.2}", block.score);
    match (block.kept, block.score >= threshold) {
        (true, true) => format!("{score}, and no rule speaks against it: kept as {}.", verdict(block)),
        (false, false) => match block.reason {
            Some(Reason::Unrelated) | None => format!("{score}: dropped. Nothing names what it is."),
            Some(Reason::SiteRule) => format!("{score}: dropped by the rule for this site."),
            Some(reason) => format!("{score}: dropped. It looks like {}.", described(reason)),
        },
        (true, false) => format!("{score}, but a rule keeps it: {}.", keeper(block.kind)),
        (false, true) => format!("{score}, but a rule drops it: {}.", dropper(block.reason)),
    }
}

/// The rules that keep a block whatever its score.
fn keeper(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Caption) => {
            "the captions of the article's own pictures stay, where they stand within its text"
        }
        Some(Kind::PullQuote) => "words of the text that the page prints a second time",
        Some(Kind::ListItem) => "the items of a list within a kept item stay with it",
        Some(Kind::Embed | Kind::Blockquote) => {
            "posts and quotations that the writer set between kept blocks stay"
        }
        _ => "what stands between kept blocks and belongs to them stays",
    }
}

/// The rules that drop a block whatever its score.
fn dropper(reason: Option<Reason>) -> String {
    match reason {
        Some(Reason::Title) => "the headline stands apart from the body".to_owned(),
        Some(Reason::SiteRule) => {
            "the rule for this site drops it, or names a body that it stands outside of".to_owned()
        }
        Some(Reason::OtherStory) => "it is part of another story on the same page".to_owned(),
        Some(Reason::Comments) => {
            "it stands among the readers' comments, or beneath their heading".to_owned()
        }
        Some(Reason::Unrelated) | None => {
            "it heads nothing that was kept, or the article has its text already".to_owned()
        }
        Some(reason) => format!("it is certainly {}", described(reason)),
    }
}

/// A reason as the end of a sentence.
fn described(reason: Reason) -> String {
    match reason {
        Reason::Hidden => "what no reader is shown".to_owned(),
        Reason::Title => "the headline".to_owned(),
        Reason::Duplicate => "what the article says already".to_owned(),
        Reason::OtherStory => "a part of another story".to_owned(),
        Reason::Comments => "readers' comments".to_owned(),
        Reason::Consent => "a consent notice".to_owned(),
        Reason::Navigation => "a menu or a way to other pages".to_owned(),
        Reason::Share => "a share bar".to_owned(),
        Reason::Newsletter => "a sign-up box or an appeal".to_owned(),
        Reason::Subscription => "an offer to subscribe or log in".to_owned(),
        Reason::Advertisement => "advertising".to_owned(),
        Reason::Copyright => "a line about rights".to_owned(),
        Reason::Tags => "keywords".to_owned(),
        Reason::AuthorBio => "the portrait of an author".to_owned(),
        Reason::Byline => "the line that says who wrote it".to_owned(),
        Reason::Date => "the line that says when it was published".to_owned(),
        Reason::Caption => "a caption of no picture of the article's".to_owned(),
        Reason::Related => "teasers of other stories".to_owned(),
        Reason::Icon => "the label of an icon or a control".to_owned(),
        Reason::Form => "a form".to_owned(),
        Reason::Furniture => "the page's head or foot".to_owned(),
        Reason::Aside => "a side box".to_owned(),
        other => format!("a {}", other.as_str().replace('_', " ")),
    }
}
