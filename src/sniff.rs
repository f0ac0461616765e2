//! What bytes are when they are no text at all, by their first bytes.

/// First bytes and what they announce; from the WHATWG MIME sniffing standard.
#[rustfmt::skip]
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"), (b"\x89PNG\r\n", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"), (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "a gzip file"), (b"RIFF", "a media file"), (b"OggS", "a media file"), (b"ID3", "a media file"), (b"BZh", "a bzip2 file"), (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"), (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"), (b"wOFF", "a font"), (b"wOF2", "a font"), (b"\x00\x00\x01\x00", "an icon"),
];

/// What the bytes are, if they are no text.
pub(crate) fn not_text(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_pages_are_text_and_images_are_not() {
        assert_eq!(not_text(b"<!doctype html>"), None);
        assert_eq!(not_text(b"%PDF-1.7"), Some("a PDF document"));
    }
}
