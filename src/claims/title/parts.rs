//! The parts of a title: what stands between the marks with which templates join a headline, a section and a site's name.

use crate::text::is_spaceless;

/// What joins two parts, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Joint {
    /// Nothing: the text begins or ends here.
    #[default]
    Edge,
    /// A colon, or a hyphen with a blank on one side: headlines hold them too.
    Colon,
    /// A bracket at the end.
    Bracket,
    /// A line's end, or the border of an element within a heading.
    Line,
    /// A dash between blanks.
    Dash,
    /// A bar, an arrow, a slash: headlines hardly hold them.
    Bar,
}

/// A text cut at its joints.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts {
    /// Byte ranges of the parts, without blanks.
    ranges: Vec<(usize, usize)>,
    /// What stands before each part; as many as parts.
    before: Vec<Joint>,
    /// Bytes of the bracket that closes the last part.
    closing: usize,
}

/// Most parts of a text. Where there are more, colons and brackets part nothing, and the last part holds the rest.
const MAX_PARTS: usize = 8;

/// A run of neighbouring parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Parts before and behind it, and in it.
    pub(super) parts_before: usize,
    pub(super) parts_after: usize,
    pub(super) parts: usize,
    pub(super) joint_before: Joint,
    pub(super) joint_after: Joint,
    /// The strongest joint within.
    pub(super) joint_within: Joint,
    /// Byte range in the text.
    pub(super) from: usize,
    pub(super) to: usize,
}

impl Parts {
    /// Cuts a text at its marks, and at `edges`: byte offsets at which an element begins or ends.
    pub(super) fn new(text: &str, edges: &[usize]) -> Self {
        let mut joints = joints(text, edges);
        if joints.len() >= MAX_PARTS {
            joints.retain(|(_, _, joint)| *joint > Joint::Bracket);
            joints.truncate(MAX_PARTS - 1);
        }
        let mut parts = Self::default();
        let (mut from, mut before) = (0, Joint::Edge);
        let end = (text.len(), text.len(), Joint::Edge);
        for (start, behind, joint) in joints.into_iter().chain([end]) {
            let part = text.get(from..start).unwrap_or_default();
            let blank = part.len() - part.trim_start().len();
            let part = part.trim();
            if part.chars().any(char::is_alphanumeric) {
                parts.ranges.push((from + blank, from + blank + part.len()));
                parts.before.push(if parts.ranges.len() == 1 { Joint::Edge } else { before });
                before = joint;
            } else {
                before = before.max(joint);
            }
            from = behind;
        }
        let last = parts.ranges.last().map_or("", |&(from, to)| &text[from..to]);
        let closing = last.chars().next_back().filter(|c| matches!(c, ')' | ']' | '）' | '】'));
        parts.closing = closing.map_or(0, char::len_utf8);
        parts
    }

    /// All runs of neighbouring parts, the whole too.
    pub(super) fn runs(&self) -> impl Iterator<Item = Run> + '_ {
        let count = self.ranges.len();
        (0..count).flat_map(move |first| (first..count).map(move |last| self.run(first, last)))
    }

    fn run(&self, first: usize, last: usize) -> Run {
        // a bracket that opens ahead of the run closes behind it
        let is_bracket =
            first == last && first + 1 == self.ranges.len() && self.before[first] == Joint::Bracket;
        Run {
            parts_before: first,
            parts_after: self.ranges.len() - 1 - last,
            parts: last + 1 - first,
            joint_before: self.before[first],
            joint_after: self.before.get(last + 1).copied().unwrap_or_default(),
            joint_within: self.before[first + 1..=last].iter().copied().max().unwrap_or_default(),
            from: self.ranges[first].0,
            to: self.ranges[last].1 - if is_bracket { self.closing } else { 0 },
        }
    }
}

/// The joints of a text: where each begins, where it ends, what it is.
fn joints(text: &str, edges: &[usize]) -> Vec<(usize, usize, Joint)> {
    let mut found: Vec<(usize, usize, Joint)> = edges.iter().map(|&at| (at, at, Joint::Line)).collect();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let joint = match c {
            '\n' => Some(Joint::Line),
            '|' | '｜' | '•' | '›' | '‹' | '┃' | '¦' => Some(Joint::Bar),
            '»' | '«' | '·' | '/' | '>' | '<' | '~' | '→' if is_loose(before, c) && is_loose(after, c) => {
                Some(Joint::Bar)
            }
            '_' | '＿' if !(before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric()) => {
                Some(Joint::Bar)
            }
            ':' if after == ':' || before == ':' => Some(Joint::Bar),
            ':' if before.is_whitespace() && after.is_whitespace() => Some(Joint::Dash),
            ':' if after.is_whitespace() => Some(Joint::Colon),
            '：' => Some(Joint::Colon),
            '-' | '–' | '—' | '―' | '－' | '─' => dash(before, c, after),
            '(' | '[' | '（' | '【' if text.trim_end().ends_with([')', ']', '）', '】']) => {
                let is_last = !text[at + c.len_utf8()..].contains(['(', '[', '（', '【']);
                is_last.then_some(Joint::Bracket)
            }
            _ => None,
        };
        if let Some(joint) = joint {
            found.push((at, at + c.len_utf8(), joint));
        }
        before = c;
    }
    found.sort_unstable();
    found
}

/// Whether a mark has no letter at its side: a blank, the text's end, or the same mark again.
fn is_loose(beside: char, mark: char) -> bool {
    beside.is_whitespace() || beside == mark
}

fn dash(before: char, mark: char, after: char) -> Option<Joint> {
    if is_loose(before, mark) && is_loose(after, mark) {
        return Some(Joint::Dash);
    }
    if is_spaceless(before) || is_spaceless(after) {
        return Some(Joint::Dash);
    }
    (before.is_whitespace() || after.is_whitespace()).then_some(Joint::Colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        let parts = Parts::new(text, &[]);
        parts.runs().filter(|run| run.parts == 1).map(|run| &text[run.from..run.to]).collect()
    }

    #[test]
    fn test_the_marks_of_templates_part_and_those_of_words_do_not() {
        for (text, expected) in [
            ("Storm hits coast | World | The Example", &["Storm hits coast", "World", "The Example"][..]),
            ("渡船停航_新闻中心_例报", &["渡船停航", "新闻中心", "例报"]),
            ("渡船停航-例报", &["渡船停航", "例报"]),
            ("渡船停航——例报", &["渡船停航", "例报"]),
            ("ΠΑΡΑΔΕΙΓΜΑ : Ένα σπίτι", &["ΠΑΡΑΔΕΙΓΜΑ", "Ένα σπίτι"]),
            ("Storm ::: The Example", &["Storm", "The Example"]),
            ("Storm » News » Example", &["Storm", "News", "Example"]),
            ("«Storm» hits", &["«Storm» hits"]),
            ("Sport / Racing : Storm wins", &["Sport", "Racing", "Storm wins"]),
            ("Fair and true. -Storm hits", &["Fair and true.", "Storm hits"]),
            ("Storm hits coast (The Example)", &["Storm hits coast", "The Example"]),
            ("A 24/7 e-mail at 9:57, snake_case", &["A 24/7 e-mail at 9:57, snake_case"]),
            ("The storm—a record—ends", &["The storm—a record—ends"]),
            ("Storm hits coast |", &["Storm hits coast"]),
            ("| - |", &[]),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn test_a_run_knows_its_neighbours() {
        let text = "World: Storm hits coast | The Example";
        let parts = Parts::new(text, &[]);
        let runs: Vec<Run> = parts.runs().collect();
        assert_eq!(runs.len(), 6);
        let storm = runs.iter().find(|run| &text[run.from..run.to] == "Storm hits coast").expect("a run");
        assert_eq!((storm.parts_before, storm.parts, storm.parts_after), (1, 1, 1));
        assert_eq!((storm.joint_before, storm.joint_after), (Joint::Colon, Joint::Bar));
        let headline =
            runs.iter().find(|run| &text[run.from..run.to] == "World: Storm hits coast").expect("a run");
        assert_eq!((headline.joint_within, headline.joint_after), (Joint::Colon, Joint::Bar));
    }

    #[test]
    fn test_a_bracket_stays_closed_in_what_holds_all_of_it() {
        let text = "Storm hits coast (and us)";
        let runs: Vec<&str> = Parts::new(text, &[]).runs().map(|run| &text[run.from..run.to]).collect();
        assert_eq!(runs, ["Storm hits coast", "Storm hits coast (and us)", "and us"]);
        for text in
            ["Storm (Osk | Marle)", "Storm (Osk | …)", "Storm (a) | b (c)", "(a)", "a (b) c)", "a (…)"]
        {
            for run in Parts::new(text, &[]).runs() {
                assert!(
                    text.get(run.from..run.to).is_some_and(|part| part.contains(char::is_alphanumeric)),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn test_a_text_of_marks_has_few_parts() {
        let text = "a: b | ".repeat(5_000);
        assert!(Parts::new(&text, &[]).runs().count() <= MAX_PARTS * (MAX_PARTS + 1) / 2);
    }
}
