//! What the project's own tools read: signals and texts of blocks. Not part of the stable API.

use crate::article::Kind;
use crate::article::Limits;
use crate::assemble;
use crate::blocks::{self, Context, SIGNALS};
use crate::claims::{self, TITLE_SIGNALS, TitlePlaces};
use crate::page::Page;
use crate::quotes;

/// The blocks of a page as the model sees them.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PageFeatures {
    /// Names of the signals.
    pub names: Vec<&'static str>,
    /// The direction that each signal must keep.
    pub monotone: Vec<i8>,
    /// Values, row-major: blocks by signals.
    pub values: Vec<f32>,
    /// The blocks' texts.
    pub texts: Vec<String>,
    /// The kinds that the blocks have if they are kept, by their serde names.
    pub kinds: Vec<String>,
    /// Effective words of the blocks.
    pub words: Vec<f32>,
    /// Where the title stands, as an index of a block.
    pub title_block: Option<usize>,
}

/// Computes the signals of a page. `None` where it cannot be read.
pub fn page_features(bytes: &[u8], url: Option<&str>, content_type: Option<&str>) -> Option<PageFeatures> {
    with_context(bytes, url, content_type, |context| {
        let mut values = Vec::with_capacity(context.views.len() * SIGNALS.len());
        for view in &context.views {
            blocks::values(view, &mut values);
        }
        PageFeatures {
            names: SIGNALS.iter().map(|signal| signal.name).collect(),
            monotone: SIGNALS.iter().map(|signal| signal.monotone).collect(),
            values,
            texts: context.views.iter().map(|view| view.text.to_owned()).collect(),
            kinds: context
                .views
                .iter()
                .map(|view| {
                    let is_item = blocks::list_item(context.page(), view.block.row).is_some();
                    name_of(taught_kind(blocks::kind_of(context, view), is_item))
                })
                .collect(),
            words: context.views.iter().map(|view| view.measure.words).collect(),
            title_block: context.anchors().title_block,
        }
    })
}

/// The candidates for a page's headline as the forest sees them.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PageTitles {
    /// Names of the signals.
    pub names: Vec<&'static str>,
    /// The direction that each signal must keep.
    pub monotone: Vec<i8>,
    /// Values, row-major: candidates by signals.
    pub values: Vec<f32>,
    /// The candidates' texts.
    pub texts: Vec<String>,
}

/// Computes the signals of a page's titles: of the page as it is, of the page without metadata but `<title>`, and of that
/// without heading elements. Empty where it cannot be read.
pub fn page_titles(bytes: &[u8], url: Option<&str>) -> Vec<PageTitles> {
    let html = crate::page::decode::decode(bytes, None);
    let Ok(page) = Page::parse(&html, &Limits::default()) else { return Vec::new() };
    let hints = claims::ResolveHints { url, ..claims::ResolveHints::default() };
    [TitlePlaces::All, TitlePlaces::Bare, TitlePlaces::Unmarked]
        .into_iter()
        .map(|places| {
            let evidence = claims::title_evidence(&page, hints, places);
            PageTitles {
                names: TITLE_SIGNALS.iter().map(|signal| signal.name).collect(),
                monotone: TITLE_SIGNALS.iter().map(|signal| signal.monotone).collect(),
                texts: evidence.texts().map(str::to_owned).collect(),
                values: evidence.values,
            }
        })
        .collect()
}

/// The headline that a page has under the given log-odds of its candidates, by the library's own rules; and the raw confidence.
pub fn title_of_scores(bytes: &[u8], url: Option<&str>, scores: &[f32]) -> Option<(String, f32)> {
    let html = crate::page::decode::decode(bytes, None);
    let page = Page::parse(&html, &Limits::default()).ok()?;
    claims::title_of_scores(&page, claims::ResolveHints { url, ..claims::ResolveHints::default() }, scores)
}

/// The names of a page as the forest of authors sees them.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PeopleFeatures {
    /// Names of the signals.
    pub names: Vec<&'static str>,
    /// Values, row-major: candidates by signals.
    pub values: Vec<f32>,
    /// The candidates' names.
    pub candidates: Vec<String>,
    list: Vec<claims::people::Candidate>,
}

/// Computes the signals of the names of a page. `None` where it cannot be read.
pub fn people_features(bytes: &[u8], url: Option<&str>) -> Option<PeopleFeatures> {
    let html = crate::page::decode::decode(bytes, None);
    let page = Page::parse(&html, &Limits::default()).ok()?;
    let list =
        claims::people_candidates(&page, claims::ResolveHints { url, ..claims::ResolveHints::default() });
    let mut values = Vec::new();
    list.iter().for_each(|candidate| claims::people::values(candidate, &mut values));
    Some(PeopleFeatures {
        names: claims::people::SIGNALS.iter().map(|signal| signal.name).collect(),
        values,
        candidates: list.iter().map(|candidate| candidate.name.clone()).collect(),
        list,
    })
}

/// The authors that a page has under the given log-odds of its candidates, as indices, and the raw confidence.
pub fn people_of_scores(features: &PeopleFeatures, log_odds: &[f32]) -> (Vec<usize>, f32) {
    let choice = claims::people::choose(&features.list, log_odds);
    (choice.authors, choice.confidence)
}

/// What a page gives under given log-odds of its blocks.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct BodyOfScores {
    /// Kinds' serde names and texts.
    pub paragraphs: Vec<(String, String)>,
    /// Values of the page's own signals, in the order of [`page_signal_names`].
    pub page_values: Vec<f32>,
    /// What the raw confidence is multiplied by: less than 1 where little was kept.
    pub fullness: f32,
}

/// Names of the signals of a page as a whole.
pub fn page_signal_names() -> Vec<&'static str> {
    blocks::PAGE_SIGNALS.iter().map(|signal| signal.name).collect()
}

/// The body that a page has under the given log-odds of its blocks, by the library's own rules.
pub fn body_of_scores(
    bytes: &[u8],
    url: Option<&str>,
    content_type: Option<&str>,
    scores: &[f32],
) -> Option<BodyOfScores> {
    with_context(bytes, url, content_type, |context| {
        let verdicts = blocks::decide(context, Vec::new(), scores, &blocks::Bias::default());
        let body = assemble::body(context.page(), &verdicts.blocks, assemble::Spans::QuoteElements);
        let paragraphs =
            body.paragraphs.into_iter().map(|paragraph| (name_of(paragraph.kind), paragraph.text)).collect();
        BodyOfScores { paragraphs, page_values: verdicts.page_values, fullness: verdicts.fullness }
    })
}

/// How long each stage takes on a page.
pub fn stage_times(html: &str) -> Vec<(&'static str, std::time::Duration)> {
    let mut times = Vec::new();
    let mut start = std::time::Instant::now();
    let mut done = |stage| {
        times.push((stage, start.elapsed()));
        start = std::time::Instant::now();
    };
    let Ok(page) = Page::parse(html, &Limits::default()) else { return Vec::new() };
    done("page");
    let meta = claims::resolve(&page, claims::ResolveHints::default());
    done("metadata");
    let context = Context::new(&page, &meta.anchors);
    done("context");
    let verdicts = blocks::verdicts(&context, &blocks::Bias::default());
    done("verdicts");
    let body = assemble::body(&page, &verdicts.blocks, assemble::Spans::QuoteElements);
    done("body");
    let quotes = quotes::find(
        &body.paragraphs,
        quotes::Options { language: meta.article.language.as_deref(), ..quotes::Options::default() },
    );
    done("quotes");
    drop((quotes, body, verdicts, context));
    drop((meta, page));
    done("drop");
    times
}

/// The likelihood below which the library names no day.
pub const LEAST_DAY: f32 = claims::LEAST_DAY;

/// The dates of a page as the forest sees them.
#[derive(Debug)]
#[non_exhaustive]
pub struct PageDays {
    /// Names of the signals.
    pub names: Vec<&'static str>,
    /// The direction that each signal must keep.
    pub monotone: Vec<i8>,
    /// Values, row-major: candidates by signals.
    pub values: Vec<f32>,
    /// Each candidate's date, as ISO 8601, and whether machines read it as a publication.
    pub dates: Vec<(String, bool)>,
    candidates: claims::DayCandidates,
}

impl PageDays {
    /// The day of publication that the library chooses by the given log-odds, as exactly as the page states it, and how likely it
    /// takes it to be. `least` is the likelihood below which it chooses none.
    pub fn choose(&self, scores: &[f32], least: f32) -> (Option<String>, f32) {
        let choice = self.candidates.choose(scores, least);
        (choice.published.map(|published| published.to_string()), choice.likelihood)
    }
}

/// The dates of a page, of the page without JSON-LD, of the page without JSON-LD and meta elements, and of the page without those
/// that `lacks` names. Empty where it cannot be read.
pub fn page_days(bytes: &[u8], url: Option<&str>, lacks: &dyn Fn(&str) -> bool) -> Vec<PageDays> {
    let html = crate::page::decode::decode(bytes, None);
    let Ok(page) = Page::parse(&html, &Limits::default()) else { return Vec::new() };
    let hints = claims::ResolveHints { url, ..claims::ResolveHints::default() };
    claims::day_candidates(&page, hints, Some(lacks))
        .into_iter()
        .map(|mut candidates| PageDays {
            names: claims::DAY_SIGNALS.iter().map(|signal| signal.name).collect(),
            monotone: claims::DAY_SIGNALS.iter().map(|signal| signal.monotone).collect(),
            values: std::mem::take(&mut candidates.values),
            dates: candidates
                .dates()
                .map(|(date, is_publication)| (date.to_string(), is_publication))
                .collect(),
            candidates,
        })
        .collect()
}

fn with_context<T>(
    bytes: &[u8],
    url: Option<&str>,
    content_type: Option<&str>,
    work: impl FnOnce(&Context<'_>) -> T,
) -> Option<T> {
    let html = crate::page::decode::decode(bytes, content_type);
    let page = Page::parse(&html, &Limits::default()).ok()?;
    let meta = claims::resolve(&page, claims::ResolveHints { url, ..claims::ResolveHints::default() });
    Some(work(&Context::new(&page, &meta.anchors)))
}

/// The kind that a block has for the fit: key points are items of a list and a pull quote named by its class is a quotation, which truths
/// have or lack like others of these.
fn taught_kind(kind: Kind, is_item: bool) -> Kind {
    match kind {
        Kind::Standfirst if is_item => Kind::ListItem,
        Kind::PullQuote => Kind::Blockquote,
        other => other,
    }
}

fn name_of(kind: Kind) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A quotation as the fit sees it; see [`quote_steps`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct QuoteStep {
    /// Byte offsets of the words between the marks, in the text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// Slots of the keep-or-drop model.
    pub keep: Vec<u32>,
    /// The names and values of its own signals.
    pub signals: Vec<(&'static str, u8)>,
    /// The candidates.
    pub candidates: Vec<QuoteCandidate>,
}

/// A mention that may be a quotation's speaker.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct QuoteCandidate {
    /// Byte offsets in the text.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
    /// As printed.
    pub words: String,
    /// Whom it names, as far as the text tells.
    pub name: Option<String>,
    /// The names and values of all signals, the quotation's own among them.
    pub signals: Vec<(&'static str, u8)>,
}

/// The family of languages that a language's speakers are weighed in, and how many there are.
pub fn quote_family(language: &str) -> (usize, usize) {
    quotes::family_of(language)
}

/// Sizes of the tables of weights: keep or drop, trust.
pub const QUOTE_SLOTS: (usize, usize) = quotes::SLOTS;

/// Units of the network that scores speakers.
pub const QUOTE_UNITS: usize = quotes::UNITS;

/// The network that scores speakers.
#[derive(Debug)]
pub struct QuoteNetwork(quotes::Network);

impl QuoteNetwork {
    /// Reads a network from its table, lines as [`line`](Self::line) writes them; `None` where it is no such table.
    #[must_use]
    pub fn read(table: &str) -> Option<Self> {
        quotes::Network::read(table).map(Self)
    }

    /// The scores of a quotation's candidates, and of nobody behind them.
    #[must_use]
    pub fn scores(&self, step: &QuoteStep) -> Vec<f32> {
        let candidates = step.candidates.iter().map(|candidate| quotes::values_of(&candidate.signals));
        let (nobody, mut scores) = self.0.scores(&quotes::values_of(&step.signals), candidates);
        scores.push(nobody);
        scores
    }

    /// A line of the table: the name and the value of a signal, and a number for each unit. "bias", "nobody" and "out" are lines too.
    #[must_use]
    pub fn line(name: &str, value: u8, numbers: &[f32]) -> String {
        format!("{name}\t{value}\t{}\n", quotes::digits(numbers))
    }
}

/// Walks the quotations of a plain text; `choose` answers with the speaker's index among the candidates, which the features of
/// the next quotation then know.
pub fn quote_steps(text: &str, language: Option<&str>, mut choose: impl FnMut(QuoteStep) -> Option<usize>) {
    let paragraphs = quotes::paragraphs_of(text);
    let document = quotes::read_paragraphs(&paragraphs, language);
    quotes::steps(&document, |step| {
        let base = |paragraph: usize| paragraphs[paragraph].0;
        choose(QuoteStep {
            start: base(step.place.0) + step.place.1.start,
            end: base(step.place.0) + step.place.1.end,
            keep: step.keep,
            signals: step.signals,
            candidates: step
                .candidates
                .into_iter()
                .map(|candidate| QuoteCandidate {
                    start: base(candidate.paragraph) + candidate.place.start,
                    end: base(candidate.paragraph) + candidate.place.end,
                    words: candidate.words.to_owned(),
                    name: candidate.name,
                    signals: candidate.signals,
                })
                .collect(),
        })
    });
}

/// Weights under fit, a value a slot; and what the confidence of each speaker hangs on, in the order in which it was asked.
struct Given<'a> {
    network: &'a QuoteNetwork,
    keep: &'a [f32],
    asked: std::cell::RefCell<Vec<(f32, Vec<u32>)>>,
}

impl quotes::Weights for Given<'_> {
    fn network(&self) -> &quotes::Network {
        &self.network.0
    }
    fn keep(&self, slots: &[u32]) -> f32 {
        slots.iter().map(|&slot| self.keep[slot as usize]).sum()
    }
    fn confidence(&self, _: usize, share: f32, trust: &[u32]) -> f32 {
        let mut asked = self.asked.borrow_mut();
        // no two shares are the same, so that a quote's confidence tells which slots are its own
        let mut share = share;
        while asked.iter().any(|(other, _)| other.to_bits() == share.to_bits()) {
            share = share.next_down();
        }
        asked.push((share, trust.to_vec()));
        share
    }
    fn cut(&self, _: usize) -> f32 {
        0.0
    }
}

/// The quotes of a plain text by the given weights. Each one's confidence is its speaker's share of the softmax; beside them what
/// the real confidence hangs on: the shares, each with its slots of trust.
pub fn quotes_by(
    text: &str,
    language: Option<&str>,
    network: &QuoteNetwork,
    keep: &[f32],
    indirect: bool,
) -> (Vec<crate::Quote>, Vec<(f32, Vec<u32>)>) {
    let given = Given { network, keep, asked: std::cell::RefCell::default() };
    let options = quotes::Options { language, indirect, ..quotes::Options::default() };
    (quotes::of_text_by(text, options, &given), given.asked.into_inner())
}

/// Decodes bytes as [`Extractor::extract`](crate::Extractor::extract) does.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    crate::page::decode::decode(bytes, content_type).into_owned()
}

/// The first date of a text.
pub fn timestamp(text: &str, language: Option<&str>) -> Option<crate::Timestamp> {
    claims::timestamp_of(text, language, "text")
}

/// How many nodes a script of JSON-LD holds, mended where it is broken.
pub fn json_ld(script: &str) -> usize {
    claims::json_ld_nodes(script)
}
