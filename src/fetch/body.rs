//! The body of an answer: read, unpacked and counted as it comes, so that nothing is held that the limits forbid.
//!
//! Unpacking is done here and not by the HTTP client: only so can the unpacked size be bounded, and a broken encoding be told from
//! a broken connection.

use std::io::{self, BufRead, BufReader, Read};
use std::time::{Duration, Instant};

use brotli_decompressor::{BrotliDecoderParameter, Decompressor};
use ruzstd::decoding::FrameDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};

use super::error::{self, FetchFailure, shown};

/// Bytes read at once.
const BUFFER: usize = 16 << 10;
/// Largest window of zstd: what RFC 9659 allows on the web.
const ZSTD_WINDOW: u64 = 8 << 20;

/// What is asked for by `Accept-Encoding`.
pub(super) const ACCEPTED: &str = "gzip, deflate, br, zstd";

/// How a body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Identity,
    Gzip,
    Deflate,
    Brotli,
    Zstd,
}

impl Encoding {
    /// Reads the values of `Content-Encoding`. More than one packing is refused: no server of pages does it, only bombs do.
    pub(super) fn of<'a>(values: impl Iterator<Item = &'a [u8]>) -> Result<Self, FetchFailure> {
        let mut found = Self::Identity;
        for value in values {
            for token in value.split(|b| *b == b',') {
                let token = String::from_utf8_lossy(token.trim_ascii()).to_ascii_lowercase();
                let next = match token.as_str() {
                    "" | "identity" => continue,
                    "gzip" | "x-gzip" => Self::Gzip,
                    "deflate" => Self::Deflate,
                    "br" => Self::Brotli,
                    "zstd" => Self::Zstd,
                    _ => {
                        let reason = format!("\"{}\" is unknown", shown(&token));
                        return Err(FetchFailure::Encoding { reason });
                    }
                };
                if found != Self::Identity {
                    return Err(FetchFailure::Encoding { reason: "packed more than once".to_owned() });
                }
                found = next;
            }
        }
        Ok(found)
    }
}

/// The bounds of one body.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Most bytes, on the wire and unpacked; more is an error.
    pub(super) bytes: u64,
    /// Bytes after which reading stops, without an error.
    pub(super) enough: u64,
    /// When the fetch began.
    pub(super) started: Instant,
    /// How long it may take in all.
    pub(super) total: Duration,
}

/// Bytes as they come off the connection: counted, and ended by the deadline however little comes at a time.
struct Wire<R> {
    source: R,
    bounds: Bounds,
    bytes: u64,
    is_ended: bool,
    /// Why reading failed, beside the `io::Error` that passes through the decoder, which may wrap or replace it.
    failure: Option<FetchFailure>,
}

impl<R> Wire<R> {
    fn fail(&mut self, failure: FetchFailure) -> io::Error {
        let text = failure.to_string();
        self.failure = Some(failure);
        io::Error::other(text)
    }
}

impl<R: Read> Read for Wire<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let after = self.bounds.started.elapsed();
        if after >= self.bounds.total {
            return Err(self.fail(FetchFailure::Timeout { after, doing: "reading the page" }));
        }
        match self.source.read(buffer) {
            Ok(0) => {
                self.is_ended = true;
                Ok(0)
            }
            Ok(count) => {
                self.bytes += count as u64;
                if self.bytes > self.bounds.bytes {
                    return Err(self.fail(FetchFailure::TooLarge { limit: self.bounds.bytes }));
                }
                Ok(count)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let failure = error::of_body(&error, self.bounds.started.elapsed(), self.bytes);
                Err(self.fail(failure))
            }
        }
    }
}

/// Reads a whole body. `gate` sees the first bytes, unpacked, and may refuse the rest.
pub(super) fn read(
    source: impl Read,
    encoding: Encoding,
    bounds: Bounds,
    gate: impl FnOnce(&[u8]) -> Result<(), FetchFailure>,
) -> Result<Vec<u8>, FetchFailure> {
    let mut wire = Wire { source, bounds, bytes: 0, is_ended: false, failure: None };
    let mut page = Vec::new();
    let unpacked = unpack(&mut wire, encoding, bounds, gate, &mut page);
    match (unpacked, wire.failure) {
        (Ok(()), _) => Ok(page),
        (Err(Unpacked::Refused(failure)), _) | (Err(Unpacked::Broken(_)), Some(failure)) => {
            Err(match failure {
                FetchFailure::Truncated { .. } => FetchFailure::Truncated { received: page.len() as u64 },
                other => other,
            })
        }
        // brotli's decoder gives one error for both; where the connection has ended, the stream is cut
        (Err(Unpacked::Broken(error)), None) => {
            let is_cut = wire.is_ended
                && matches!(error.kind(), io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData);
            Err(if is_cut {
                FetchFailure::Truncated { received: page.len() as u64 }
            } else {
                FetchFailure::Encoding { reason: shown(&error.to_string()) }
            })
        }
    }
}

/// Unpacks a stored body as a fetch unpacks a fresh one. `codings` are the values of its `Content-Encoding`. Reading ends after `enough`
/// bytes, without an error. For the programs, which read archives of what others fetched.
#[doc(hidden)]
pub fn unpacked(body: &[u8], codings: &[&str], enough: usize) -> Result<Vec<u8>, FetchFailure> {
    let encoding = Encoding::of(codings.iter().map(|coding| coding.as_bytes()))?;
    let bounds =
        Bounds { bytes: u64::MAX, enough: enough as u64, started: Instant::now(), total: Duration::MAX };
    let mut page = read(body, encoding, bounds, |_| Ok(()))?;
    page.truncate(enough);
    Ok(page)
}

/// Why unpacking ended early: by the bounds or the gate, or by an error of the stream.
enum Unpacked {
    Refused(FetchFailure),
    Broken(io::Error),
}

fn unpack<R: Read>(
    wire: &mut Wire<R>,
    encoding: Encoding,
    bounds: Bounds,
    gate: impl FnOnce(&[u8]) -> Result<(), FetchFailure>,
    page: &mut Vec<u8>,
) -> Result<(), Unpacked> {
    /// Bytes that the gate needs to tell what a file is.
    const GATE: usize = 1_024;
    let mut decoder = decoder(wire, encoding).map_err(Unpacked::Broken)?;
    let (mut gate, mut buffer) = (Some(gate), vec![0; BUFFER]);
    loop {
        let count = match decoder.read(&mut buffer) {
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(Unpacked::Broken(error)),
        };
        page.extend_from_slice(&buffer[..count]);
        if page.len() as u64 > bounds.bytes {
            return Err(Unpacked::Refused(FetchFailure::TooLarge { limit: bounds.bytes }));
        }
        if (page.len() >= GATE || count == 0)
            && let Some(gate) = gate.take()
        {
            gate(page).map_err(Unpacked::Refused)?;
        }
        if count == 0 || page.len() as u64 >= bounds.enough {
            return Ok(());
        }
        let after = bounds.started.elapsed();
        if after >= bounds.total {
            let failure = FetchFailure::Timeout { after, doing: "unpacking the page" };
            return Err(Unpacked::Refused(failure));
        }
    }
}

fn decoder<'a, R: Read>(wire: &'a mut Wire<R>, encoding: Encoding) -> io::Result<Box<dyn Read + 'a>> {
    let mut source = BufReader::with_capacity(BUFFER, wire);
    Ok(match encoding {
        Encoding::Identity => Box::new(source),
        // an empty body is packed as nothing at all by some servers
        _ if source.fill_buf()?.is_empty() => Box::new(io::empty()),
        Encoding::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(source)),
        Encoding::Deflate if is_zlib(source.fill_buf()?) => {
            Box::new(flate2::bufread::ZlibDecoder::new(source))
        }
        // "deflate" means zlib, yet some servers send the bare stream; browsers read both
        Encoding::Deflate => Box::new(flate2::bufread::DeflateDecoder::new(source)),
        Encoding::Brotli => {
            let mut decoder = Decompressor::new(source, BUFFER);
            // windows over 16 MiB are an extension that the web does not use
            decoder.set_parameter(BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW, 0);
            Box::new(decoder)
        }
        Encoding::Zstd => Box::new(Zstd::new(source)),
    })
}

/// Whether the first two bytes are a header of zlib (RFC 1950).
fn is_zlib(first: &[u8]) -> bool {
    matches!(first, [method, flags, ..] if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// All frames of a zstd stream, one after another.
struct Zstd<R> {
    source: R,
    decoder: FrameDecoder,
    is_within: bool,
}

impl<R: BufRead> Zstd<R> {
    fn new(source: R) -> Self {
        let mut decoder = FrameDecoder::new();
        decoder.set_max_window_size(ZSTD_WINDOW);
        Self { source, decoder, is_within: false }
    }

    /// Starts the next frame; `false` at the end of the stream.
    fn next_frame(&mut self) -> io::Result<bool> {
        loop {
            if self.source.fill_buf()?.is_empty() {
                return Ok(false);
            }
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(self.broken(error)),
            }
        }
    }

    /// The decoder wraps the end of its input in errors of its own.
    fn broken(&mut self, error: FrameDecoderError) -> io::Error {
        let is_cut = self.source.fill_buf().is_ok_and(<[u8]>::is_empty);
        io::Error::new(if is_cut { io::ErrorKind::UnexpectedEof } else { io::ErrorKind::InvalidInput }, error)
    }
}

impl<R: BufRead> Read for Zstd<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use ruzstd::decoding::BlockDecodingStrategy::UptoBlocks;
        loop {
            if !self.is_within {
                self.is_within = self.next_frame()?;
                if !self.is_within {
                    return Ok(0);
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                if let Err(error) = self.decoder.decode_blocks(&mut self.source, UptoBlocks(1)) {
                    return Err(self.broken(error));
                }
            }
            let count = self.decoder.read(buffer)?;
            if count > 0 {
                return Ok(count);
            }
            self.is_within = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const PAGE: &str = "<!doctype html><p>The ferry was late, and nobody minded.</p>";

    fn bounds(bytes: u64) -> Bounds {
        Bounds { bytes, enough: u64::MAX, started: Instant::now(), total: Duration::from_mins(1) }
    }

    fn unpacked(packed: &[u8], encoding: Encoding) -> Result<String, FetchFailure> {
        let bytes = read(packed, encoding, bounds(1 << 20), |_| Ok(()))?;
        Ok(String::from_utf8(bytes).expect("our own text"))
    }

    fn gzip(text: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(text).expect("memory");
        packer.finish().expect("memory")
    }

    fn zlib(text: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(text).expect("memory");
        packer.finish().expect("memory")
    }

    fn zstd(text: &[u8]) -> Vec<u8> {
        ruzstd::encoding::compress_to_vec(text, ruzstd::encoding::CompressionLevel::Fastest)
    }

    /// One uncompressed meta-block, and the empty last one (RFC 7932): window of 64 KiB, length less one, the bytes.
    fn brotli(text: &[u8]) -> Vec<u8> {
        let length = u32::try_from(text.len() - 1).expect("short");
        // WBITS "0", ISLAST 0, MNIBBLES 00 (four), MLEN - 1 in 16 bits, ISUNCOMPRESSED 1
        let bits = length << 4 | 1 << 20;
        let mut packed = bits.to_le_bytes()[..3].to_vec();
        packed.extend_from_slice(text);
        packed.push(0b11);
        packed
    }

    #[test]
    fn test_each_encoding_is_unpacked() {
        let page = PAGE.as_bytes();
        assert_eq!(unpacked(page, Encoding::Identity).as_deref(), Ok(PAGE));
        assert_eq!(unpacked(&gzip(page), Encoding::Gzip).as_deref(), Ok(PAGE));
        assert_eq!(unpacked(&zlib(page), Encoding::Deflate).as_deref(), Ok(PAGE));
        assert_eq!(unpacked(&zlib(page)[2..], Encoding::Deflate).as_deref(), Ok(PAGE), "bare deflate");
        assert_eq!(unpacked(&brotli(page), Encoding::Brotli).as_deref(), Ok(PAGE));
        assert_eq!(unpacked(&zstd(page), Encoding::Zstd).as_deref(), Ok(PAGE));
    }

    #[test]
    fn test_streams_of_several_members_are_read_to_the_end() {
        let (first, second) = PAGE.as_bytes().split_at(20);
        assert_eq!(unpacked(&[gzip(first), gzip(second)].concat(), Encoding::Gzip).as_deref(), Ok(PAGE));
        let skipped = b"\x50\x2a\x4d\x18\x04\x00\x00\x00skip".to_vec();
        let frames = [zstd(first), skipped, zstd(second)].concat();
        assert_eq!(unpacked(&frames, Encoding::Zstd).as_deref(), Ok(PAGE));
    }

    #[test]
    fn test_a_cut_stream_is_truncated_and_a_false_one_is_an_encoding_error() {
        let page = PAGE.as_bytes();
        let packed = [
            (gzip(page), Encoding::Gzip),
            (zlib(page), Encoding::Deflate),
            (brotli(page), Encoding::Brotli),
            (zstd(page), Encoding::Zstd),
        ];
        for (bytes, encoding) in packed {
            let cut = unpacked(&bytes[..bytes.len() - 10], encoding);
            assert!(matches!(cut, Err(FetchFailure::Truncated { .. })), "{encoding:?}: {cut:?}");
            // long enough that the end is not in sight where the decoder fails
            let false_one = unpacked(PAGE.repeat(2_000).as_bytes(), encoding);
            assert!(matches!(false_one, Err(FetchFailure::Encoding { .. })), "{encoding:?}: {false_one:?}");
            assert_eq!(unpacked(b"", encoding).as_deref(), Ok(""), "{encoding:?}");
        }
    }

    #[test]
    fn test_the_unpacked_size_is_bounded_as_it_comes() {
        let zeros = vec![b'a'; 4 << 20];
        for (packed, encoding) in [(gzip(&zeros), Encoding::Gzip), (zstd(&zeros), Encoding::Zstd)] {
            assert!(packed.len() < 1 << 20);
            assert_eq!(
                unpacked(&packed, encoding),
                Err(FetchFailure::TooLarge { limit: 1 << 20 }),
                "{encoding:?}"
            );
        }
        assert_eq!(unpacked(&zeros, Encoding::Identity), Err(FetchFailure::TooLarge { limit: 1 << 20 }));
    }

    #[test]
    fn test_a_stored_body_is_unpacked_as_a_fresh_one_and_no_further_than_enough() {
        let page = PAGE.as_bytes();
        for (packed, coding) in [
            (page.to_vec(), ""),
            (gzip(page), "x-gzip"),
            (zlib(page), "Deflate"),
            (zlib(page)[2..].to_vec(), "deflate"),
            (brotli(page), "identity, br"),
            (zstd(page), "zstd"),
        ] {
            assert_eq!(super::unpacked(&packed, &[coding], 1 << 20).as_deref(), Ok(page), "{coding}");
            assert_eq!(super::unpacked(&packed, &[coding], 5).as_deref(), Ok(&page[..5]), "{coding}");
        }
        let twice = super::unpacked(&gzip(&gzip(page)), &["gzip", "gzip"], 1 << 20);
        assert!(matches!(twice, Err(FetchFailure::Encoding { .. })), "{twice:?}");
    }

    #[test]
    fn test_empty_output_for_ever_meets_the_bound_of_the_wire() {
        // gzip's header, then stored blocks without content
        struct Endless(Vec<u8>);
        impl Read for Endless {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if self.0.is_empty() {
                    self.0.extend(b"\x00\x00\x00\xff\xff");
                }
                let count = self.0.len().min(buffer.len());
                buffer[..count].copy_from_slice(&self.0[..count]);
                self.0.drain(..count);
                Ok(count)
            }
        }
        let source = Endless(b"\x1f\x8b\x08\0\0\0\0\0\0\xff".to_vec());
        let outcome = read(source, Encoding::Gzip, bounds(1 << 20), |_| Ok(()));
        assert_eq!(outcome, Err(FetchFailure::TooLarge { limit: 1 << 20 }));
    }

    #[test]
    fn test_a_giant_window_is_refused() {
        // zstd: a frame that asks for a window of 1 GiB
        let frame = b"\x28\xb5\x2f\xfd\x00\xa0\x01\x00\x00";
        assert!(matches!(unpacked(frame, Encoding::Zstd), Err(FetchFailure::Encoding { .. })));
        // brotli's large windows
        let stream = b"\x11\x1e\x00\x00\x00\x00\x00\x00".repeat(4_000);
        assert!(matches!(unpacked(&stream, Encoding::Brotli), Err(FetchFailure::Encoding { .. })));
    }

    #[test]
    fn test_the_deadline_ends_a_body() {
        let late = Bounds { total: Duration::ZERO, ..bounds(1 << 20) };
        let outcome = read(PAGE.as_bytes(), Encoding::Identity, late, |_| Ok(()));
        assert!(matches!(outcome, Err(FetchFailure::Timeout { .. })));
    }

    #[test]
    fn test_reading_stops_where_it_is_enough() {
        let some = Bounds { enough: 10, ..bounds(1 << 20) };
        let outcome = read(&vec![b'a'; 1 << 22][..], Encoding::Identity, some, |_| Ok(())).expect("no error");
        assert!((10..=BUFFER).contains(&outcome.len()));
    }

    #[test]
    fn test_the_gate_sees_the_unpacked_bytes() {
        let refused = FetchFailure::NotHtml { found: "an image".to_owned() };
        let outcome = read(&gzip(PAGE.as_bytes())[..], Encoding::Gzip, bounds(1 << 20), |first| {
            assert_eq!(first, PAGE.as_bytes());
            Err(refused.clone())
        });
        assert_eq!(outcome, Err(refused));
    }

    #[test]
    fn test_content_encodings_are_read_leniently_and_never_doubled() {
        let of = |value: &str| Encoding::of(std::iter::once(value.as_bytes()));
        assert_eq!(of(""), Ok(Encoding::Identity));
        assert_eq!(of("identity, GZIP"), Ok(Encoding::Gzip));
        assert_eq!(of("x-gzip"), Ok(Encoding::Gzip));
        assert!(of("gzip, gzip").is_err());
        assert!(of("x-foo").is_err());
        assert!(Encoding::of([b"br".as_slice(), b"gzip"].into_iter()).is_err());
    }
}
