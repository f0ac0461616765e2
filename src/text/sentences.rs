//! Where sentences begin, in any script. It errs towards no beginning: what is cut there should never be half a sentence.

/// Letters up to which a capitalised word before a stop may be a title or a month: "Prof.", "Gov.", "Sept.".
const SHORT_NAME: usize = 4;
/// Bytes of a word that are looked at before a stop.
const LONGEST_WORD: usize = 32;

/// The byte offsets at which sentences begin, but for the first. `is_abbreviation` knows the words of the text's language that end in a
/// stop; it gets them in lower case without their last stop.
pub(crate) fn sentence_starts(text: &str, is_abbreviation: impl Fn(&str) -> bool) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_stop(c) {
            continue;
        }
        let mut last = c;
        let mut is_closed = false;
        while let Some(&(_, next)) = chars.peek()
            && (is_stop(next) || is_closing(next))
        {
            is_closed |= is_closing(next);
            if is_stop(next) {
                last = next;
            }
            chars.next();
        }
        let Some(&(end, _)) = chars.peek() else { break };
        let rest = &text[end..];
        let words = rest.trim_start();
        let is_parted = words.len() < rest.len() || is_wide(last);
        // a mark that opens a quotation says nothing of what follows it
        let first = words.chars().find(|&c| !is_opening(c));
        let goes_on =
            first.is_none_or(|c| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'));
        if is_parted && !goes_on && !(c == '.' && !is_closed && ends_short(&text[..at], &is_abbreviation)) {
            starts.push(text.len() - words.len());
        }
    }
    starts
}

/// Whether the stop behind a text is no end: initials, figures ("am 3. Mai"), titles, abbreviations.
fn ends_short(text: &str, is_abbreviation: &impl Fn(&str) -> bool) -> bool {
    let from = text.floor_char_boundary(text.len().saturating_sub(LONGEST_WORD));
    let word = text[from..].rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    word.contains('.')
        || letters <= 1
        || word.starts_with(char::is_uppercase) && letters <= SHORT_NAME
        || is_abbreviation(&word.to_lowercase())
}

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔' | '։' | '።' | '။' | '៖' | '．')
}

/// Stops of scripts that set no space behind them.
fn is_wide(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．' | '။')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '“' | '»' | '«' | '›' | ')' | ']' | '」' | '』' | '）' | '】' | '》')
}

fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '»'
            | '‹'
            | '('
            | '['
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut starts = sentence_starts(text, |word| ["etc", "bzw", "said"].contains(&word));
        starts.insert(0, 0);
        starts.push(text.len());
        starts.windows(2).map(|pair| text[pair[0]..pair[1]].trim()).collect()
    }

    #[test]
    fn test_sentences_begin_behind_stops() {
        for (text, expected) in [
            (
                "It is shut. Nobody walks on it! Why? She knows.",
                vec!["It is shut.", "Nobody walks on it!", "Why?", "She knows."],
            ),
            (
                "“It is shut.” She left. «Да.» Он ушёл.",
                vec!["“It is shut.”", "She left.", "«Да.»", "Он ушёл."],
            ),
            (
                "橋は閉鎖された。「誰も渡らない。」市は言う。",
                vec!["橋は閉鎖された。", "「誰も渡らない。」", "市は言う。"],
            ),
            ("पुल बंद है। कोई नहीं आता।", vec!["पुल बंद है।", "कोई नहीं आता।"]),
            ("He paid 3.50 euros. Then he left.", vec!["He paid 3.50 euros.", "Then he left."]),
        ] {
            assert_eq!(sentences(text), expected);
        }
    }

    #[test]
    fn test_what_only_looks_like_an_end_is_none() {
        for text in [
            "Prof. Ann B. Lee of the U.S. Navy met Dr. Chen on Sept. 3.",
            "Am 3. Mai kam sie bzw. Er nicht.",
            "Apples, pears, etc. Then nothing",
            "\"Is it shut?\" she asked. and left",
            "See e.org. or not… and so on",
            "no stop at all",
            "",
            ". . .",
        ] {
            assert!(sentences(text).len() <= 1, "{text}: {:?}", sentences(text));
        }
    }

    #[test]
    fn test_long_runs_are_read_once() {
        assert!(sentences(&".”".repeat(100_000)).len() <= 1);
        assert_eq!(sentence_starts(&"Aa bcd efgh. ".repeat(10_000), |_| false).len(), 9_999);
    }
}
