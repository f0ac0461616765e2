//! What a line of text says of its writer: a label, a bare name, a note about somebody, a mark at the end.

use super::labels::{self, Role};
use super::names::is_wide;
use super::pieces;

/// The label that a line holds: at its beginning, or behind a date or a bar.
pub(crate) fn line_label(line: &str) -> Option<Role> {
    let may_be_glued = line.starts_with(['B', 'V', 'P']);
    let has_glue = may_be_glued
        && ["By", "Von", "Par", "Por"].iter().any(|word| {
            line.strip_prefix(word).is_some_and(|rest| {
                let mut chars = rest.chars();
                chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
            })
        });
    if has_glue {
        return Some(Role::By);
    }
    let found = labels::find(line);
    if let Some(label) = found.iter().find(|label| label.role != Role::By || label.start == 0) {
        return Some(label.role);
    }
    // "by" within a line counts behind what is a date, a bar or a border
    let parts = || {
        line.bytes().any(|b| matches!(b, b'|' | 3 | b'0'..=b'9'))
            || !line.is_ascii() && line.contains(['•', '·', '–', '—'])
    };
    if let Some(label) = found.first() {
        return parts().then_some(label.role);
    }
    if parts()
        && pieces::may_open(line)
        && pieces::pieces(line).iter().any(|piece| piece.label == Some(Role::By))
    {
        return Some(Role::By);
    }
    let is_trade =
        !line.is_ascii() && ["記者", "记者", "기자", "특파원"].iter().any(|trade| line.contains(trade));
    is_trade.then_some(Role::Trade)
}

/// Whether a line may be no more than a name: two to four words, the first in capitals, before a date or a mark.
pub(super) fn looks_like_a_name(line: &str) -> bool {
    let head = line.split(['|', ',', '•', '·', '–', '—']).next().unwrap_or(line);
    let head = head.split(|c: char| c.is_ascii_digit()).next().unwrap_or(head);
    let words: Vec<&str> = head.split_whitespace().collect();
    let is_caseless = |word: &str| word.chars().any(is_wide);
    if words.len() == 1 {
        let length = words[0].chars().count();
        return (2..=5).contains(&length) && words[0].chars().all(is_wide);
    }
    (2..=4).contains(&words.len())
        && words[0].chars().next().is_some_and(|c| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
        && !words.iter().any(|word| is_caseless(word) && word.chars().count() > 5)
        && words.iter().all(|word| word.chars().next().is_some_and(char::is_alphabetic))
}

/// The name that opens a note about somebody: "Ann Lee is a reporter …".
pub(super) fn opening_name(text: &str) -> Option<&str> {
    const VERBS: &[&str] = &[
        "is",
        "was",
        "has",
        "writes",
        "covers",
        "ist",
        "schreibt",
        "arbeitet",
        "hat",
        "est",
        "es",
        "è",
        "studierte",
        "joined",
        "works",
        "war",
        "jest",
        "er",
        "är",
        "on",
    ];
    let head = &text[..text.floor_char_boundary(100)];
    let mut end = 0;
    let mut count = 0;
    for word in head.split_inclusive(' ') {
        let bare = word.trim();
        let is_verb = VERBS.contains(&bare);
        if is_verb {
            break;
        }
        let is_name = bare.chars().next().is_some_and(char::is_uppercase)
            || matches!(bare, "von" | "van" | "de" | "da" | "di" | "der" | "el" | "al");
        if !is_name || count == 5 {
            return None;
        }
        end += word.len();
        count += 1;
        if bare.ends_with([',', '(']) {
            break;
        }
    }
    ((2..=5).contains(&count) && end < head.len()).then(|| head[..end].trim_end_matches([' ', ',', '(']))
}

/// What stands in brackets or behind a dash at the very end of a text: "(dpa)", "/ Ann Lee".
pub(super) fn end_mark(text: &str) -> Option<&str> {
    let text = text.trim_end().trim_end_matches('.');
    let close = text.chars().next_back()?;
    let open = match close {
        ')' => '(',
        ']' => '[',
        _ => {
            let start = text.ceil_char_boundary(text.len().saturating_sub(60));
            let tail = &text[start..];
            let at = tail.rfind(['—', '–', '/'])?;
            let before = text[..start + at].trim_end().chars().next_back()?;
            let mark = tail[at..].chars().next()?;
            let rest = &tail[at + mark.len_utf8()..];
            let is_mark =
                matches!(before, '.' | '!' | '?' | '"' | '“' | '”' | '»') || mark == '/' && before == '/';
            return (is_mark && (2..=40).contains(&rest.trim().chars().count())).then_some(rest);
        }
    };
    let at = text.rfind(open)?;
    let inner = &text[at + open.len_utf8()..text.len() - close.len_utf8()];
    (2..=60).contains(&inner.chars().count()).then_some(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_ends_and_notes() {
        assert_eq!(end_mark("It stays closed, he said. (dpa)"), Some("dpa"));
        assert_eq!(end_mark("It stays closed, he said. — Ann Lee").map(str::trim), Some("Ann Lee"));
        assert_eq!(end_mark("It stays closed, he said."), None);
        assert_eq!(opening_name("Ann Lee is a reporter who covers bridges."), Some("Ann Lee"));
        assert_eq!(opening_name("The bridge is closed."), None);
    }
}
