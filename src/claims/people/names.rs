//! What can be told from a name itself: its words, its case, its script, whether it holds a known given name.

use std::sync::LazyLock;

/// Given names, one a line, sorted by bytes.
const GIVEN: &str = include_str!("given_names.txt");

/// Whether a character is of a script that is written without blanks, or of Korean, where a name is one short word.
pub(crate) fn is_wide(c: char) -> bool {
    crate::text::is_spaceless(c) || is_hangul(c)
}

pub(crate) fn is_hangul(c: char) -> bool {
    matches!(c, '\u{ac00}'..='\u{d7a3}')
}

/// What two spellings of one name have in common: its words in lower case, less all marks.
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut is_open = false;
    for c in name.chars() {
        if crate::text::is_alphanumeric(c) || is_joiner(c) {
            if is_open && !key.is_empty() {
                key.push(' ');
            }
            is_open = false;
            key.extend(c.to_lowercase());
        } else {
            is_open = true;
        }
    }
    key
}

/// Vowel signs of scripts whose letters carry them.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05c7}' | '\u{0610}'..='\u{061a}' | '\u{064b}'..='\u{0652}' | '\u{0900}'..='\u{0903}' | '\u{093a}'..='\u{094f}' | '\u{0981}'..='\u{09cd}' | '\u{0e31}'..='\u{0e4e}')
}

/// A word without accents, in lower case, as the list of given names and addresses write it.
pub(crate) fn folded(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        let plain = match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' => {
                'a'
            }
            'ç' | 'ć' | 'č' | 'ĉ' => 'c',
            'ď' | 'đ' | 'ð' => 'd',
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ệ' => 'e',
            'ğ' | 'ģ' | 'ĝ' => 'g',
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ị' => 'i',
            'ķ' => 'k',
            'ł' | 'ľ' | 'ĺ' | 'ļ' => 'l',
            'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ộ' | 'ồ' | 'ơ' => 'o',
            'ř' | 'ŕ' => 'r',
            'ś' | 'š' | 'ş' | 'ș' => 's',
            'ť' | 'ţ' | 'ț' => 't',
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' => 'u',
            'ý' | 'ÿ' => 'y',
            'ź' | 'ž' | 'ż' => 'z',
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' | 'ϊ' | 'ΐ' => 'ι',
            'ό' => 'ο',
            'ύ' | 'ϋ' | 'ΰ' => 'υ',
            'ώ' => 'ω',
            'й' => 'и',
            'ё' => 'е',
            'ї' => 'і',
            'æ' => {
                out.push('a');
                'e'
            }
            'ß' => {
                out.push('s');
                's'
            }
            '\u{0300}'..='\u{036f}' => continue,
            c => c,
        };
        out.push(plain);
    }
    out
}

/// Whether a word is a given name of one of forty languages; of "Anna-Lena" the first part counts.
pub(crate) fn is_given(word: &str) -> bool {
    let word = word.split('-').next().unwrap_or(word);
    if word.chars().count() < 2 || word.len() > 40 {
        return false;
    }
    is_listed(&folded(word))
}

/// Where the names begin that open with each of the letters from "a" to "z", and where the last of them end.
static BY_LETTER: LazyLock<[usize; 27]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let first = char::from(b'a' + letter as u8);
        first_from(first.encode_utf8(&mut [0; 4]), 0..GIVEN.len())
    })
});

/// Whether a folded word is in the list.
fn is_listed(word: &str) -> bool {
    let places = match word.as_bytes().first() {
        Some(letter @ b'a'..=b'z') => {
            let letter = usize::from(letter - b'a');
            BY_LETTER[letter]..BY_LETTER[letter + 1]
        }
        _ => 0..GIVEN.len(),
    };
    let rest = &GIVEN[first_from(word, places)..];
    rest.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest.starts_with('\n'))
}

/// Where the first name begins that is not before a word, among those that begin in a part of the list: a binary search over lines, which
/// needs no table of them in memory.
fn first_from(word: &str, places: std::ops::Range<usize>) -> usize {
    let bytes = GIVEN.as_bytes();
    let (mut low, mut high) = (places.start, places.end);
    while low < high {
        let middle = low + (high - low) / 2;
        let start = memchr::memrchr(b'\n', &bytes[..middle]).map_or(0, |at| at + 1);
        let end = memchr::memchr(b'\n', &bytes[start..]).map_or(bytes.len(), |at| start + at);
        if &bytes[start..end] < word.as_bytes() {
            low = (end + 1).min(bytes.len());
        } else {
            high = start;
        }
    }
    low
}

/// A name in capitals as people write it: "ANN LEE" is "Ann Lee". Short ones ("AFP") stay.
pub(crate) fn recased(name: &str) -> String {
    let is_shouting = name.contains(' ')
        && name.chars().any(char::is_alphabetic)
        && name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
        && name.split(' ').any(|word| word.chars().count() > 3 || is_given(word));
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if !is_shouting {
            out.push_str(word);
            continue;
        }
        let mut starts = true;
        for c in word.chars() {
            if starts {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            starts = !c.is_alphabetic();
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_given_names_are_sorted_and_found() {
        let lines: Vec<&str> = GIVEN.lines().collect();
        assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "sorted and unique");
        for name in ["Anna", "Anna-Lena", "János", "Ελένη", "Юлия", "Łukasz", "Jürgen"] {
            assert!(is_given(name), "{name}");
        }
        for word in ["Terms", "Copy", "Redaktion", "", "-"] {
            assert!(!is_given(word), "{word}");
        }
    }

    #[test]
    fn test_keys_and_case() {
        assert_eq!(key("  Ann-Marie O’Neil, "), "ann marie o neil");
        assert_eq!(recased("ANN LEE"), "Ann Lee");
        assert_eq!(recased("AFP"), "AFP");
        assert_eq!(recased("Ann  McLee"), "Ann McLee");
    }
}
