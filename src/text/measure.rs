//! How long a text is, in any script.

/// Length of a text, and what its characters are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Measure {
    /// Effective words: as many as the text would have in English. See [`is_spaceless`].
    pub(crate) words: f32,
    /// Words that begin with a lower-case letter.
    pub(crate) lower_words: u32,
    /// Words as parted by white space.
    pub(crate) tokens: u32,
    /// Characters other than white space.
    pub(crate) chars: u32,
    /// Digits.
    pub(crate) digits: u32,
    /// Letters in upper case.
    pub(crate) upper: u32,
    /// Commas of any script.
    pub(crate) commas: u32,
    /// Ends of sentences within and at the end.
    pub(crate) sentences: u32,
    /// Whether the text ends in the punctuation that ends a sentence, closing marks aside.
    pub(crate) is_terminated: bool,
}

/// Whether a character belongs to a script that is written without spaces between words: Chinese, Japanese, Thai, Lao,
/// Khmer, Burmese.
pub(crate) fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{2fa1f}')
}

/// Characters of a spaceless script that count as one word: a Chinese or Japanese text has about two characters for each
/// word of its English translation.
const SPACELESS_CHARS_A_WORD: f32 = 2.0;
/// The same for Thai, Lao, Khmer and Burmese, whose vowel and tone marks are characters of their own.
const ALPHABETIC_CHARS_A_WORD: f32 = 4.5;
/// Effective words from which a text in a script without sentence punctuation is taken for whole: its end is the
/// paragraph's.
const UNPUNCTUATED_WORDS: f32 = 15.0;

/// Whether a character belongs to a spaceless script that is alphabetic.
fn is_alphabetic_spaceless(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Whether a character belongs to a script whose sentences end without a mark: Thai and Lao.
fn is_unpunctuated(c: char) -> bool {
    matches!(c, '\u{0e00}'..='\u{0eff}')
}

/// Whether a character ends a sentence, in any script: Latin, Chinese and Japanese, Arabic and Urdu, Devanagari and its
/// sisters, Armenian, Burmese, Khmer, Ethiopic, Tibetan, Georgian.
pub(crate) fn is_terminal(c: char) -> bool {
    matches!(
        c,
        '.' | '!'
            | '?'
            | '…'
            | '‽'
            | '⁇'
            | '⁈'
            | '⁉'
            | '。'
            | '！'
            | '？'
            | '．'
            | '｡'
            | '؟'
            | '۔'
            | '।'
            | '॥'
            | '։'
            | '။'
            | '។'
            | '៕'
            | '።'
            | '፧'
            | '།'
            | '჻'
            | '๛'
            | '\u{37e}'
    )
}

/// Marks that stand within a word and are no letters themselves: joiners, viramas and nuktas, combining accents.
fn is_within_word(c: char) -> bool {
    matches!(
        c,
        '\'' | '’' | '-' | '‐' | '.' | '·' | '\u{200c}' | '\u{200d}' | '\u{300}'
            ..='\u{36f}'
                | '״'
                | '׳'
                | '\u{93c}'
                | '\u{94d}'
                | '\u{9bc}'
                | '\u{9cd}'
                | '\u{a3c}'
                | '\u{a4d}'
                | '\u{abc}'
                | '\u{acd}'
                | '\u{b3c}'
                | '\u{b4d}'
                | '\u{bcd}'
                | '\u{c4d}'
                | '\u{ccd}'
                | '\u{d4d}'
                | '\u{dca}'
    )
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '»'
            | '«'
            | '›'
            | ')'
            | ']'
            | '」'
            | '』'
            | '）'
            | '】'
            | '〉'
            | '》'
            | '〕'
            | '］'
            | '*'
            | '\u{a0}'
    ) || c.is_whitespace()
}

/// What a character of ASCII is to a measure.
mod class {
    pub(super) const SPACE: u8 = 1;
    pub(super) const WORD: u8 = 1 << 1;
    pub(super) const LOWER: u8 = 1 << 2;
    pub(super) const UPPER: u8 = 1 << 3;
    pub(super) const DIGIT: u8 = 1 << 4;
    pub(super) const COMMA: u8 = 1 << 5;
    pub(super) const WITHIN: u8 = 1 << 6;
    pub(super) const TERMINAL: u8 = 1 << 7;
}

const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut at = 0;
    while at < 128 {
        let b = at as u8;
        classes[at] = match b {
            b'\t'..=b'\r' | b' ' => class::SPACE,
            b'a'..=b'z' => class::WORD | class::LOWER,
            b'A'..=b'Z' => class::WORD | class::UPPER,
            b'0'..=b'9' => class::WORD | class::DIGIT,
            b',' | b';' => class::COMMA,
            b'\'' | b'-' => class::WITHIN,
            b'.' => class::WITHIN | class::TERMINAL,
            b'!' | b'?' => class::TERMINAL,
            _ => 0,
        };
        at += 1;
    }
    classes
};

/// What is known of the text before a character: whether it ends within a word, and with the end of a sentence; a bit each.
mod state {
    pub(super) const IN_WORD: u8 = 1;
    pub(super) const AFTER_TERMINAL: u8 = 1 << 1;
    /// How many there are.
    pub(super) const ALL: usize = 4;
}

/// What the characters of ASCII add to the counts in a state, a byte each, and in the highest byte the state behind them. Sums of up to 255
/// of them are the counts: there is no branch for them, and the state falls out at the top.
const STEPS: [u64; 128 * state::ALL] = {
    let mut steps = [0; 128 * state::ALL];
    let mut at = 0;
    while at < steps.len() {
        let (class, before) = (CLASSES[at / state::ALL], at % state::ALL);
        let in_word = before & state::IN_WORD as usize != 0;
        let after_terminal = before & state::AFTER_TERMINAL as usize != 0;
        let begins = class & class::WORD != 0 && !in_word;
        let counts = [
            begins,
            begins && class & class::LOWER != 0,
            class & class::SPACE != 0 && after_terminal,
            class & class::SPACE == 0,
            class & class::DIGIT != 0,
            class & class::UPPER != 0,
            class & class::COMMA != 0,
        ];
        let mut bytes = [0; 8];
        let mut count = 0;
        while count < counts.len() {
            bytes[count] = counts[count] as u8;
            count += 1;
        }
        // an apostrophe or hyphen within a word does not begin another
        if class & class::WORD != 0 || in_word && class & class::WITHIN != 0 {
            bytes[7] |= state::IN_WORD;
        }
        if class & class::TERMINAL != 0 {
            bytes[7] |= state::AFTER_TERMINAL;
        }
        steps[at] = u64::from_le_bytes(bytes);
        at += 1;
    }
    steps
};
/// Bytes of which the counts are surely below 256.
const PIECE: usize = 255;

/// Measures a text in one pass, without a branch for characters of ASCII.
pub(crate) fn measure(text: &str) -> Measure {
    let mut m = Measure::default();
    let (mut spaced_words, mut spaceless, mut alphabetic) = (0u32, 0u32, 0u32);
    let mut before = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(rest.floor_char_boundary(PIECE));
        rest = behind;
        let mut counts = 0u64;
        for c in piece.chars() {
            if let Some(&step) = STEPS.get(c as usize * state::ALL + usize::from(before)) {
                counts = counts.wrapping_add(step);
                before = (step >> 56) as u8;
                continue;
            }
            let mut in_word = before & state::IN_WORD != 0;
            if c.is_whitespace() {
                m.sentences += u32::from(before & state::AFTER_TERMINAL != 0);
                before = 0;
                continue;
            }
            m.chars += 1;
            if is_spaceless(c) {
                if is_alphabetic_spaceless(c) {
                    alphabetic += 1;
                } else {
                    spaceless += 1;
                }
                in_word = false;
            } else if super::classes::is_alphanumeric(c) {
                if !in_word {
                    spaced_words += 1;
                    m.lower_words += u32::from(c.is_lowercase());
                }
                in_word = true;
                m.upper += u32::from(c.is_uppercase());
            } else {
                in_word = in_word && is_within_word(c);
                m.commas += u32::from(matches!(c, '，' | '、' | '،' | '；' | '؛' | '､' | '၊' | '፣'));
                m.sentences += u32::from(matches!(c, '。' | '！' | '？'));
            }
            before = u8::from(in_word) * state::IN_WORD + u8::from(is_terminal(c)) * state::AFTER_TERMINAL;
        }
        let [words, lower_words, sentences, chars, digits, upper, commas, _] =
            counts.to_le_bytes().map(u32::from);
        spaced_words += words;
        m.lower_words += lower_words;
        m.sentences += sentences;
        m.chars += chars;
        m.digits += digits;
        m.upper += upper;
        m.commas += commas;
    }
    m.words = sum_of(spaced_words, spaceless, alphabetic);
    m.tokens = spaced_words;
    let mut ending = text.chars().rev().take(8).skip_while(|&c| is_closing(c));
    let last = ending.next();
    let before = ending.next();
    m.is_terminated = last.is_some_and(|c| {
        is_terminal(c)
            // the Greek question mark is printed as a semicolon
            || (c == ';' && before.is_some_and(|c| matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}')))
            || (is_unpunctuated(c) && m.words >= UNPUNCTUATED_WORDS)
    });
    if m.is_terminated {
        m.sentences = m.sentences.max(1);
    }
    m
}

/// The effective words of a text.
pub(crate) fn words(text: &str) -> f32 {
    measure(text).words
}

/// Words of all kinds of script as words of English.
fn sum_of(spaced_words: u32, spaceless: u32, alphabetic: u32) -> f32 {
    spaced_words as f32
        + spaceless as f32 / SPACELESS_CHARS_A_WORD
        + alphabetic as f32 / ALPHABETIC_CHARS_A_WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Longer than a piece, and cut at every place of a character.
    #[test]
    fn test_pieces_do_not_matter() {
        let text = "The quick-witted O'Hara said: \u{a0}no, 3.5 % — naïve. 東京で会見。 It’s so! ".repeat(7);
        let whole = measure(&text);
        assert_eq!((whole.tokens, whole.commas, whole.digits), (9 * 7, 7, 14));
        for shift in 0..300 {
            let shifted = measure(&format!("{}{text}", "- ".repeat(shift)));
            let added = Measure { chars: whole.chars + shift as u32, ..whole };
            assert_eq!(shifted, added, "{shift}");
        }
    }

    #[test]
    fn test_the_classes_of_ascii_are_those_of_its_characters() {
        for (at, class) in CLASSES.iter().enumerate() {
            let c = char::from(at as u8);
            let found = [
                c.is_whitespace(),
                c.is_alphanumeric(),
                c.is_lowercase(),
                c.is_uppercase(),
                c.is_ascii_digit(),
                matches!(c, ',' | ';'),
                is_within_word(c),
                is_terminal(c),
            ];
            for (bit, is) in found.into_iter().enumerate() {
                assert_eq!(class & (1 << bit) != 0, is, "{c:?} {bit}");
            }
        }
    }

    #[test]
    fn test_words_are_counted_where_there_are_spaces() {
        let m = measure("The prime minister's car, he said, wouldn't start.");
        assert_eq!((m.words, m.commas, m.is_terminated), (8.0, 2, true));
    }

    #[test]
    fn test_spaceless_scripts_count_characters() {
        let m = measure("日本銀行は金利を据え置いた。");
        assert!(m.words > 5.0 && m.is_terminated && m.sentences == 1, "{m:?}");
    }

    #[test]
    fn test_sentences_end_in_any_script() {
        for text in [
            "मुख्यमंत्री ने कहा।",
            "قال الوزير ذلك؟",
            "یہ درست ہے۔",
            "Τι είπε ο υπουργός;",
            "Министр сказал это.",
            "השר אמר זאת.",
            "총리가 말했다.",
            "総理が言った」。",
            "總理說：「不行。」",
            "នាយករដ្ឋមន្ត្រីបាននិយាយ។",
            "ဝန်ကြီးချုပ်ပြောသည်။",
            "Վարչապետն ասաց։",
        ] {
            assert!(measure(text).is_terminated, "{text}");
        }
        let thai = "นายกรัฐมนตรีกล่าวเมื่อวันอังคารว่าสะพานเก่าจะปิดเป็นเวลาสองปีเพราะสายเคเบิลเป็นสนิมมากกว่าที่วิศวกรคาดไว้";
        assert!(measure(thai).is_terminated && !measure("ข่าวล่าสุด").is_terminated);
        assert!(!measure("a list; of;").is_terminated);
    }

    #[test]
    fn test_marks_within_a_word_do_not_part_it() {
        assert_eq!(measure("मुख्यमंत्री ने कहा").words, 3.0);
        assert_eq!(measure("می\u{200c}گوید").words, 1.0);
        assert_eq!(measure("צה״ל אמר").words, 2.0);
        let thai = measure("สะพานเก่าจะปิดเป็นเวลาสองปี").words;
        assert!((5.0..9.0).contains(&thai), "{thai}");
    }

    #[test]
    fn test_closing_marks_do_not_hide_the_end_of_a_sentence() {
        assert!(measure("“We will not go back.”").is_terminated);
        assert!(measure("(So they say.)").is_terminated);
        assert!(!measure("Read more").is_terminated);
        assert!(!measure("").is_terminated);
    }
}
