//! Speakers against the truth of quotes: which words name the same one.

/// Words before a name that are no part of it.
const TITLES: &[&str] = &[
    "a",
    "an",
    "candidate",
    "congressman",
    "congresswoman",
    "democrat",
    "democratic",
    "dr",
    "former",
    "gen",
    "general",
    "gov",
    "governor",
    "her",
    "his",
    "its",
    "judge",
    "justice",
    "lady",
    "lord",
    "mayor",
    "miss",
    "mr",
    "mrs",
    "ms",
    "nominee",
    "pres",
    "president",
    "presidential",
    "prof",
    "professor",
    "rep",
    "representative",
    "republican",
    "rev",
    "secretary",
    "sen",
    "senator",
    "sir",
    "the",
    "their",
    "then",
];

/// The forms of a mention that count as the same: whole and up to its first clause, with and without title and article.
pub fn forms(printed: &str) -> Vec<String> {
    let cut = printed.split(',').next().unwrap_or(printed);
    let cut = cut.split(" who ").next().unwrap_or(cut);
    let mut out = vec![clean(printed), clean(cut)];
    for at in 0..2 {
        out.push(untitled(&out[at]).join(" "));
    }
    out
}

fn clean(text: &str) -> String {
    let text = text.to_lowercase().replace("'s ", " ").replace("’s ", " ");
    let kept: String =
        text.chars().map(|c| if c.is_alphanumeric() || "'’.-".contains(c) { c } else { ' ' }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([' ', '.', ',']).to_owned()
}

fn untitled(clean: &str) -> Vec<&str> {
    let mut words: Vec<&str> = clean.split(' ').collect();
    while words.len() > 1 && TITLES.contains(&words[0].trim_matches('.')) {
        words.remove(0);
    }
    words
}

/// Whom the truth names: every form of the words, the name and the full name.
pub struct Wanted {
    forms: Vec<String>,
    /// Names and full names, by words.
    names: Vec<Vec<String>>,
    /// Writing without spaces: one name may lie within the other.
    is_unspaced: bool,
}

/// Characters that a title may add to a name where nothing parts words.
const MOST_ADDED: usize = 4;

impl Wanted {
    /// `printed`: the speaker as the text has it, and the name within; `full`: whom that means.
    pub fn new(printed: &[&str], full: &[&str], language: &str) -> Self {
        let name = |name: &&str| untitled(&clean(name)).into_iter().map(str::to_owned).collect();
        Self {
            forms: printed.iter().flat_map(|printed| forms(printed)).collect(),
            names: printed.iter().skip(1).chain(full).map(name).collect(),
            is_unspaced: matches!(language, "zh" | "ja" | "ko"),
        }
    }

    /// Whether the words are printed as the truth's.
    pub fn is_printed(&self, words: &str) -> bool {
        forms(words).iter().any(|form| self.forms.contains(form))
    }

    /// Whether the words, or whom they name, are the truth's speaker in any form.
    pub fn is(&self, words: &str, name: Option<&str>) -> bool {
        self.is_printed(words) || [Some(words), name].into_iter().flatten().any(|words| self.is_name(words))
    }

    fn is_name(&self, words: &str) -> bool {
        let cleaned = clean(words);
        let mine = untitled(&cleaned);
        self.names.iter().any(|name| {
            let is_whole = name.len() == mine.len() && name.iter().zip(&mine).all(|(a, b)| a == b);
            let is_last = name.last().map(String::as_str) == mine.last().copied()
                && (name.len() == 1 || mine.len() == 1 || name[0] == mine[0] || name.len() != mine.len());
            let (one, two) = (name.join(""), mine.concat());
            let is_within = self.is_unspaced
                && (one.starts_with(&two) || two.starts_with(&one))
                && one.chars().count().min(two.chars().count()) >= 2
                && one.chars().count().abs_diff(two.chars().count()) <= MOST_ADDED;
            is_whole || is_last || is_within
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_one_speaker_has_many_forms() {
        let wanted = Wanted::new(&["Mayor Kolb", "Kolb"], &["Irene Kolb"], "en");
        assert!(wanted.is_printed("Kolb") && wanted.is_printed("Mayor Kolb, of Bern"));
        assert!(wanted.is("she", Some("Irene Kolb")) && wanted.is("Irene Kolb", None));
        assert!(!wanted.is("Marta Lind", None) && !wanted.is("she", None));
        assert!(Wanted::new(&["林美玲", "林美玲"], &[], "zh").is("林美玲市长", None));
    }
}
