//! Any bytes under any declared charset decode to text; what is valid UTF-8 and says so comes out as it is.
#![no_main]

/// What the first byte of an input chooses from.
const TYPES: &[&str] = &[
    "text/html", "text/html; charset=utf-8", "text/html;charset=\"shift_jis\"", "text/html; charset=windows-1251", "charset=gbk", "text/html; charset=iso-2022-jp",
    "text/html; charset=utf-16le", "text/html; charset=euc-kr", "text/html; charset=big5", "text/html; charset=x-user-defined", "text/html; charset=none", "charset",
];

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Some((&pick, bytes)) = input.split_first() else { return };
    let _ = copydesk::lab::decode(bytes, Some(TYPES[usize::from(pick) % TYPES.len()]));
    let text = copydesk::lab::decode(bytes, None);
    assert_eq!(text, copydesk::lab::decode(bytes, None));
    // zeros tell UTF-16 without a mark, and control characters beside letters a text that was encoded twice
    if let Ok(valid) = std::str::from_utf8(bytes)
        && !valid.contains(|c: char| matches!(c, '\0' | '\u{80}'..='\u{9f}' | '\u{feff}'))
    {
        assert_eq!(copydesk::lab::decode(bytes, Some("text/html; charset=utf-8")), valid);
    }
});
