//! What bytes are when they are no text at all, by their first bytes.

use encoding_rs::Encoding;

/// First bytes and what they announce; from the WHATWG MIME sniffing standard.
#[rustfmt::skip]
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip file"), (b"RIFF", "a media file"), (b"OggS", "a media file"), (b"ID3", "a media file"), (b"BZh", "a bzip2 file"), (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"), (b"wOFF", "a font"), (b"wOF2", "a font"), (b"\x00\x00\x01\x00", "an icon"),
    (b"Rar!\x1a\x07", "a RAR archive"), (b"\xfd7zXZ\x00", "an xz file"), (b"\x1aE\xdf\xa3", "a media file"), (b"fLaC", "a media file"), (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "an RTF document"), (b"%!PS-Adobe-", "a PostScript document"), (b"II*\x00", "a TIFF image"), (b"MM\x00*", "a TIFF image"), (b"\x00asm", "a program"),
];

/// Bytes of the beginning in which control bytes are counted (the standard's resource header).
const HEADER: usize = 1445;
/// Bytes for each control byte in a beginning that is no text.
const BYTES_A_CONTROL: usize = 10;

/// What the bytes are, if they are no text.
pub(crate) fn not_text(bytes: &[u8]) -> Option<&'static str> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name);
    let is_movie = bytes.get(4..8) == Some(b"ftyp");
    known.or(is_movie.then_some("a media file")).or_else(|| is_binary(bytes).then_some("binary data"))
}

/// Whether the beginning is full of bytes that no text has. What begins with a `<` is markup, however broken; UTF-16 has a mark
/// or the zeros of its tags.
fn is_binary(bytes: &[u8]) -> bool {
    let header = &bytes[..bytes.len().min(HEADER)];
    let is_control = |b: &&u8| matches!(b, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f);
    let controls = header.iter().filter(is_control).count();
    let is_markup = bytes.trim_ascii_start().starts_with(b"<");
    let is_wide = Encoding::for_bom(bytes).is_some() || crate::page::decode::unmarked_utf16(bytes).is_some();
    controls * BYTES_A_CONTROL > header.len() && !is_wide && !is_markup
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_pages_are_text_and_images_are_not() {
        assert_eq!(not_text(b"<!doctype html>"), None);
        assert_eq!(not_text(b"%PDF-1.7"), Some("a PDF document"));
        assert_eq!(not_text(b"\x00\x00\x00\x20ftypisom\x00\x00"), Some("a media file"));
        assert_eq!(not_text(&[1, 2, 3, 4, 5, 200, 201]), Some("binary data"));
        assert_eq!(not_text("\u{1b}$B日本".as_bytes()), None, "ISO-2022-JP has escapes");
        let wide: Vec<u8> = "<!doctype html><p>a".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(not_text(&wide), None);
        assert_eq!(not_text(&[b"<p>a".as_slice(), &[0; 500]].concat()), None, "broken, yet a page");
        assert_eq!(not_text(b""), None);
    }
}
