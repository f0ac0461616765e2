//! What is taken for a page, by its Content-Type and by its first bytes.

use super::error::{FetchFailure, shown};
use crate::page::sniff;

/// What a Content-Type promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Promise {
    /// HTML or plain text.
    Page,
    /// Nothing that helps; the bytes decide.
    Unsure,
}

/// Judges a Content-Type before the body is read.
pub(super) fn content_type(value: Option<&str>) -> Result<Promise, FetchFailure> {
    let essence = value.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" | "text/plain" => Ok(Promise::Page),
        ""
        | "application/octet-stream"
        | "application/unknown"
        | "unknown/unknown"
        | "application/xml"
        | "text/xml" => Ok(Promise::Unsure),
        // no type at all, such as "html"
        other if !other.contains('/') => Ok(Promise::Unsure),
        other => Err(FetchFailure::NotHtml { found: format!("the server says {}", shown(other)) }),
    }
}

/// Judges the first bytes (about 1,000) of a body.
pub(super) fn first_bytes(bytes: &[u8], promise: Promise) -> Result<(), FetchFailure> {
    if let Some(found) = sniff::not_text(bytes) {
        return Err(FetchFailure::NotHtml { found: found.to_owned() });
    }
    if promise == Promise::Unsure && !bytes.is_empty() && !looks_like_html(bytes) {
        return Err(FetchFailure::NotHtml {
            found: "bytes that do not look like HTML, and no Content-Type that helps".to_owned(),
        });
    }
    Ok(())
}

/// Whether the beginning holds one of the tags that only HTML begins with.
fn looks_like_html(bytes: &[u8]) -> bool {
    const MARKS: [&str; 4] = ["<!doctype html", "<html", "<head", "<body"];
    // UTF-16 is ASCII with zeros between
    let plain: String =
        bytes.iter().filter(|b| **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    MARKS.iter().any(|mark| plain.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_pages_pass_and_other_types_do_not() {
        for page in ["text/html; charset=utf-8", "TEXT/HTML", "application/xhtml+xml", "text/plain"] {
            assert_eq!(content_type(Some(page)), Ok(Promise::Page), "{page}");
        }
        for unsure in ["", "application/octet-stream", "text/xml", "html", ";charset=utf-8"] {
            assert_eq!(content_type(Some(unsure)), Ok(Promise::Unsure), "{unsure}");
        }
        for other in [
            "application/pdf",
            "image/png",
            "application/json",
            "application/rss+xml",
            "video/mp4",
            "text/css",
        ] {
            assert!(matches!(content_type(Some(other)), Err(FetchFailure::NotHtml { .. })), "{other}");
        }
    }

    #[test]
    fn test_the_bytes_decide_where_the_type_does_not() {
        let html = b"\xef\xbb\xbf \n<!-- a --><!DOCTYPE HTML><title>a</title>";
        assert!(first_bytes(html, Promise::Unsure).is_ok());
        let wide: Vec<u8> =
            b"\xff\xfe".iter().copied().chain(b"<html>".iter().flat_map(|b| [*b, 0])).collect();
        assert!(first_bytes(&wide, Promise::Unsure).is_ok());
        assert!(first_bytes(b"", Promise::Unsure).is_ok());
        assert!(first_bytes(b"<rss><channel>", Promise::Unsure).is_err());
        assert!(first_bytes(b"{\"a\": 1}", Promise::Unsure).is_err());
        assert!(first_bytes(b"%PDF-1.7 <html>", Promise::Page).is_err());
        assert!(first_bytes(b"Plain words.", Promise::Page).is_ok());
    }
}
