//! Own texts with their truth, in our own words: `tools/fit/own/quotes.txt`, and the cases of `fixtures/quotes`. They show the fit
//! constructions that the corpora have too few of; nothing is measured on them.

use serde_json::{Value, json};

/// A text under construction: its language, its words, its segments and quotes as the corpora's truth has them.
#[derive(Default)]
struct Own {
    language: String,
    text: String,
    chars: usize,
    segments: Vec<Value>,
    quotes: Vec<Value>,
}

impl Own {
    fn push(&mut self, words: &str) {
        self.text.push_str(words);
        self.chars += words.chars().count();
    }

    /// Notes a quotation: its characters, and who says it; `None` where it is no speech.
    fn note(&mut self, start: usize, end: usize, said: Option<(&str, &str)>, is_mixed: bool) {
        let class = match said {
            None => "none",
            Some(_) if is_mixed => "mixed",
            Some(_) => "direct",
        };
        let words: String = self.text.chars().skip(start).take(end - start).collect();
        let mut segment = json!({"start": start, "end": end, "class": class, "text": words});
        if let Some((speaker, full)) = said {
            segment["quote"] = json!(self.quotes.len());
            let speaker = (!speaker.is_empty()).then_some(speaker);
            self.quotes
                .push(json!({"speaker": speaker, "speaker_name": speaker.map(|_| full), "speaker_full": speaker.map(|_| full),
                    "speaker_resolved": speaker.map(|_| full)}));
        }
        self.segments.push(segment);
    }

    fn finish(self, id: &str, out: &mut Vec<Value>) {
        if !self.segments.is_empty() {
            out.push(json!({"id": id, "lang": self.language, "text": self.text.trim_end(), "segments": self.segments, "quotes": self.quotes}));
        }
    }
}

/// Reads `quotes.txt`: "@xx" opens a text, `[[words||who]]` are quoted words and who says them, as printed and by full name where these
/// differ: `[[No||she = Ann Lee]]`.
pub fn marked(file: &str) -> Vec<Value> {
    let mut out = Vec::new();
    for text in file.split("\n@").skip(1) {
        let Some((language, text)) = text.split_once('\n') else { continue };
        let mut own = Own { language: language.trim().to_owned(), ..Own::default() };
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("[[") {
            let Some((said, behind)) = behind.split_once("]]") else { break };
            let Some((words, who)) = said.split_once("||") else { break };
            own.push(before);
            let start = own.chars;
            own.push(words);
            let end = own.chars;
            let named = who.split_once(" = ").unwrap_or((who, who));
            own.note(start, end, (who != "-").then_some(named), false);
            rest = behind;
        }
        own.push(rest);
        own.finish(&format!("own:{}", out.len()), &mut out);
    }
    out
}

/// Reads the cases of a file of `fixtures/quotes`; those of plain text whose quotes all stand in it.
pub fn cases(language: &str, file: &str) -> Vec<Value> {
    let mut out = Vec::new();
    for section in file.split("\n## ").skip(1) {
        let block = |mark: &str| -> Option<&str> { Some(section.split_once(mark)?.1.split_once("\n```")?.0) };
        let (Some(text), Some(expected)) = (block("```text\n"), block("```quotes\n")) else { continue };
        let mut own = Own { language: language.to_owned(), ..Own::default() };
        own.push(text);
        let mut from = 0;
        let mut is_whole = true;
        for line in expected.lines() {
            let fields: Vec<&str> = line.split(" | ").collect();
            let (Some(kind), Some(words)) = (fields.first(), fields.get(1)) else { continue };
            let speaker = fields.get(2).copied().unwrap_or("-");
            let (speaker, full) = speaker.split_once(" = ").unwrap_or((speaker, speaker));
            let speaker = if speaker == "-" { "" } else { speaker };
            for part in words.split(" // ") {
                let Some(at) = text[from..].find(part).map(|at| from + at) else {
                    is_whole = false;
                    break;
                };
                let start = text[..at].chars().count();
                let said = (*kind != "scare").then_some((speaker, full));
                own.note(start, start + part.chars().count(), said, *kind == "mixed");
                from = at + part.len();
            }
        }
        if is_whole {
            own.finish(&format!("case:{language}:{}", out.len()), &mut out);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_marks_are_taken_out_and_noted() {
        let texts = marked("A head.\n\n@en\nLee left. “[[No||he = Lee]],” he said of “[[Grey||-]]”.\n");
        assert_eq!(texts[0]["text"], "Lee left. “No,” he said of “Grey”.");
        assert_eq!(
            (&texts[0]["segments"][0]["start"], &texts[0]["segments"][1]["class"]),
            (&json!(11), &json!("none"))
        );
        let said = &texts[0]["quotes"][0];
        assert_eq!((&said["speaker"], &said["speaker_full"]), (&json!("he"), &json!("Lee")));
    }

    #[test]
    fn test_cases_are_read_as_their_file_says() {
        let file = "# Q\n\n## One\n\n```text\n“No,” Lee said.\n```\n\n```quotes\ndirect | No, | Lee = Ann Lee | said\n```\n";
        let texts = cases("en", file);
        assert_eq!(
            (&texts[0]["segments"][0]["end"], &texts[0]["quotes"][0]["speaker_name"]),
            (&json!(4), &json!("Ann Lee"))
        );
    }
}
