//! `Extractor`: the options, and the pipeline in one screenful.

use std::borrow::Cow;
use std::sync::Arc;

use crate::article::{
    self, Article, BodySource, Error, Fingerprint, Limit, Limits, Metadata, PageKind, Refusal,
};
use crate::assemble;
use crate::blocks::{self, Bias, Context, Verdicts, refusal};
use crate::claims::{self, Meta, ResolveHints};
use crate::explain::{self, Evidence, Explanation};
use crate::page::{Attributes, Page, decode, sniff};
use crate::quotes::{self, Ranked};
use crate::site_rules::{Ruled, SiteRule, SiteRules};
use crate::text::host_of;

/// Extracts articles; holds the options. Cheap to clone, and one serves any number of threads.
///
/// ```
/// use copydesk::Extractor;
/// let extractor = Extractor::new().url("https://example.org/2026/11/a-story").language("en");
/// let answer = extractor.extract("<p>too little to be a story</p>");
/// assert!(answer.is_err());
/// ```
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct Extractor {
    pub(crate) url: Option<String>,
    pub(crate) content_type: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) reference_time: Option<String>,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) bias: f32,
    pub(crate) spans: bool,
    pub(crate) sources: bool,
    pub(crate) indirect: bool,
    pub(crate) limits: Limits,
    pub(crate) rules: Option<Arc<SiteRules>>,
}

impl Extractor {
    /// The defaults: nothing known of the page, no bias.
    pub fn new() -> Self {
        Self::default()
    }

    /// The page's address: resolves links, and is the last witness of a date.
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The transport's `Content-Type`, such as `text/html; charset=shift_jis` or `text/plain`.
    pub fn content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// The page's language (BCP 47, or with `_` for `-`), where you know better than the page. What is no language tag makes every
    /// extraction [`Error::Option`].
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }

    /// When the page was fetched, as an ISO 8601 day or instant: relative dates ("3 hours ago") count from it, and a date
    /// later than it (by more than a day) is refused. Without it, relative dates give nothing. What cannot be read as either makes
    /// every extraction [`Error::Option`].
    ///
    /// ```
    /// let error = copydesk::Extractor::new().reference_time("last Tuesday").extract("<p>…").expect_err("no day");
    /// assert_eq!(error.to_string(), "reference_time cannot be read: \"last Tuesday\" is no ISO 8601 day or instant");
    /// ```
    pub fn reference_time(mut self, time: impl Into<String>) -> Self {
        self.reference_time = Some(time.into());
        self
    }

    /// A header of the answer that brought the page, for [`Metadata::rights`](crate::Metadata::rights): `X-Robots-Tag`,
    /// `TDM-Reservation`, `TDM-Policy` and `Link`, any number of each up to 50 in all. Other headers say nothing of rights and are not
    /// kept.
    ///
    /// ```
    /// let extractor = copydesk::Extractor::new().header("X-Robots-Tag", "noai, noarchive");
    /// let article = extractor.extract(include_bytes!("../fixtures/pages/sprite/page.html"))?;
    /// let told: Vec<&str> = article.meta.rights.iter().map(|statement| statement.value.as_str()).collect();
    /// assert_eq!(told, ["noai", "noarchive"]);
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let name = name.into();
        let is_known = claims::RIGHTS_HEADERS.iter().any(|known| known.eq_ignore_ascii_case(&name));
        if is_known && self.headers.len() < claims::MAX_RIGHTS_HEADERS {
            self.headers.push((name, value.into()));
        }
        self
    }

    /// Shifts every block's log-odds: above 0 keeps more (recall), below 0 keeps less (precision). 0 is the balance that
    /// was fitted. With what is no number (NaN, an infinity) every extraction is [`Error::Option`].
    pub fn bias(mut self, log_odds: f32) -> Self {
        self.bias = log_odds;
        self
    }

    /// Whether paragraphs carry the spans of inline links and emphasis.
    pub fn spans(mut self, on: bool) -> Self {
        self.spans = on;
        self
    }

    /// Whether paragraphs carry their [`source`](crate::Paragraph::source): which bytes of the page hold their text.
    ///
    /// ```
    /// let html = include_str!("../fixtures/pages/sprite/page.html");
    /// let article = copydesk::Extractor::new().sources(true).extract(html)?;
    /// let source = article.body[0].source.clone().expect("the page is UTF-8");
    /// assert!(html[source].starts_with("A footbridge over the river Sarn will close for two years"));
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn sources(mut self, on: bool) -> Self {
        self.sources = on;
        self
    }

    /// Whether reported speech without quotation marks ("Peskov said that …") is among the quotes, as
    /// [`QuoteKind::Indirect`](crate::QuoteKind::Indirect). Only clauses that a cue clearly opens or closes are taken.
    pub fn indirect(mut self, on: bool) -> Self {
        self.indirect = on;
        self
    }

    /// What the caller knows of some sites. The rule for a page is found by its address, given ([`url`](Self::url)) or stated by the
    /// page; it makes claims and adds to the scores of blocks, which [`explain`](Self::explain) shows.
    pub fn site_rules(mut self, rules: impl IntoIterator<Item = SiteRule>) -> Self {
        let rules: SiteRules = rules.into_iter().collect();
        self.rules = (!rules.rule.is_empty()).then(|| Arc::new(rules));
        self
    }

    /// The bounds on time and memory.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Extracts the article of a page's bytes: a `Vec<u8>`, an array, a slice, or text whose declared encoding is still to be believed
    /// (`extract_str` is for text that is decoded).
    pub fn extract(&self, bytes: impl AsRef<[u8]>) -> Result<Article, Error> {
        let (page, html) = self.page_of(bytes.as_ref())?;
        self.run(&page, &html, false).0
    }

    /// Extracts the article of a page that is decoded already.
    pub fn extract_str(&self, html: &str) -> Result<Article, Error> {
        self.check()?;
        if let Some(found) = sniff::other_text(html.as_bytes()) {
            return Err(Error::NotText { found: found.into() });
        }
        self.run(&self.parse(html)?, html, false).0
    }

    /// Extracts the article of plain text: paragraphs parted by blank lines.
    pub fn extract_plain_text(&self, text: &str) -> Result<Article, Error> {
        self.check()?;
        self.run(&Page::from_text(text, &self.limits)?, "", false).0
    }

    /// The quotes of a plain text in this extractor's language; as [`quotes`](crate::quotes()), with this extractor's options and
    /// limits: a text is read up to [`Limits::text_bytes`], and up to [`Limits::quotes`] quotations are looked at, and as many clauses
    /// of reported speech.
    ///
    /// ```
    /// let text = "Marta Lindholm said that the bridge would stay shut until spring.";
    /// let quotes = copydesk::Extractor::new().language("en").indirect(true).quotes(text);
    /// assert_eq!(quotes[0].text, "the bridge would stay shut until spring");
    /// ```
    pub fn quotes(&self, text: &str) -> Vec<crate::article::Quote> {
        quotes::of_text(text, self.quote_options(self.language.as_deref()))
    }

    /// The pages of one story, in their order, as one article: see [`Metadata::next_url`](crate::Metadata::next_url).
    ///
    /// What the page says of itself is the first one's, but `next_url` the last one's. What a page repeats of those before it (headline,
    /// standfirst, pictures, the note on the author) is left out, the confidence is the lowest, and the quotes are found anew in the whole
    /// text, so that a speaker who was introduced on an earlier page is known; quotes of `<q>` elements want pages that were extracted
    /// with [`spans`](Self::spans). None where there is no page.
    ///
    /// ```
    /// use copydesk::{Article, Extractor, Kind, Metadata, Paragraph};
    /// let page = |text: &str| Article::new(Metadata::default(), vec![Paragraph::new(Kind::Paragraph, text)]);
    /// let pages = [
    ///     page("The engineer Marta Lindholm closed the bridge on Monday."),
    ///     page("“Nobody will walk on it this winter,” said Lindholm."),
    /// ];
    /// let story = Extractor::new().language("en").join(pages).expect("two pages");
    /// assert_eq!(story.body.len(), 2);
    /// assert_eq!(story.quotes[0].speaker_name.as_deref(), Some("Marta Lindholm"));
    /// ```
    pub fn join(&self, pages: impl IntoIterator<Item = Article>) -> Option<Article> {
        let mut story = article::joined(pages)?;
        let language = story.meta.language.as_deref().or(self.language.as_deref());
        let (quotes, is_cut) = quotes::find(&story.body, self.quote_options(language));
        story.quotes = quotes;
        if is_cut && !story.truncated.contains(&Limit::Quotes) {
            story.truncated.push(Limit::Quotes);
        }
        if !self.spans {
            story.body.iter_mut().for_each(|paragraph| paragraph.spans = Vec::new());
        }
        Some(story)
    }

    /// As [`extract`](Self::extract), with the evidence for every choice: it is the same run.
    pub fn explain(&self, bytes: impl AsRef<[u8]>) -> Explanation {
        let bytes = bytes.as_ref();
        match self.page_of(bytes) {
            Ok((page, html)) => {
                let (article, evidence) = self.run(&page, &html, true);
                let mut explanation = Explanation::new(&page, article, &evidence);
                if !page.is_plain_text {
                    explanation.drawings = explain::drawings(&html);
                }
                explanation
            }
            Err(error) => Explanation::of_error(error),
        }
    }

    /// Refuses options that cannot be read: a caller who sets one wants it obeyed.
    fn check(&self) -> Result<(), Error> {
        let unreadable = |option: &'static str, value: &dyn ToString, wanted: &'static str| {
            Err(Error::Option { option: option.into(), value: value.to_string(), wanted: wanted.into() })
        };
        if let Some(language) = self.language.as_deref().filter(|tag| !claims::is_language_tag(tag)) {
            return unreadable("language", &language, "BCP 47 language tag");
        }
        if let Some(time) =
            self.reference_time.as_deref().filter(|time| claims::reference_time(time).is_none())
        {
            return unreadable("reference_time", &time, "ISO 8601 day or instant");
        }
        if !self.bias.is_finite() {
            return unreadable("bias", &self.bias, "finite number");
        }
        Ok(())
    }

    /// The page, and the text that it was read from.
    fn page_of<'b>(&self, bytes: &'b [u8]) -> Result<(Page, Cow<'b, str>), Error> {
        self.check()?;
        if bytes.len() > self.limits.bytes {
            return Err(Error::Limit {
                limit: Limit::Bytes,
                found: bytes.len() as u64,
                allowed: self.limits.bytes as u64,
            });
        }
        if let Some(found) = sniff::not_page(bytes) {
            return Err(Error::NotText { found: found.into() });
        }
        let text = decode::decode(bytes, self.content_type.as_deref());
        let is_plain = self
            .content_type
            .as_deref()
            .is_some_and(|kind| kind.trim_start().to_ascii_lowercase().starts_with("text/plain"));
        let mut page = if is_plain { Page::from_text(&text, &self.limits) } else { self.parse(&text) }?;
        page.begins_at(match &text {
            Cow::Borrowed(text) => Some(text.as_ptr() as usize - bytes.as_ptr() as usize),
            Cow::Owned(_) => None,
        });
        Ok((page, text))
    }

    fn parse(&self, html: &str) -> Result<Page, Error> {
        let attributes = if self.rules.is_some() { Attributes::All } else { Attributes::Read };
        Page::parse_with(html, &self.limits, attributes)
    }

    /// The rule for a page, on that page.
    fn ruled(&self, page: &Page, meta: &Metadata) -> Option<Ruled> {
        let rules = self.rules.as_ref()?;
        let address = self.url.as_deref().or(meta.url.as_deref())?;
        Some(Ruled::new(rules.of(host_of(address))?, page))
    }

    /// The pipeline: page, metadata, verdicts, text, and then a refusal or an article with its quotes.
    /// An explanation also wants to know who could have said each quote, which an article does not keep.
    fn run(&self, page: &Page, html: &str, is_explained: bool) -> (Result<Article, Error>, Evidence) {
        let mut meta = claims::resolve(page, self.hints());
        let ruled = self.ruled(page, &meta.article);
        if let Some(ruled) = &ruled {
            ruled.claim(page, &mut meta);
        }
        let Meta { article: mut meta, claims, anchors, truncated, .. } = meta;
        let context = Context::new(page, &anchors);
        let added = ruled.as_ref().map(Ruled::log_odds).unwrap_or_default();
        let mut verdicts = blocks::verdicts(&context, &Bias { all: self.bias, blocks: added });
        if let Some(ruled) = &ruled {
            verdicts.drop_by_rule(|block| ruled.dropped(block));
        }
        let mut body = assemble::body(page, &verdicts.blocks, self.wanted_spans());
        let figures = assemble::figures(page, &verdicts.blocks, anchors.title_block, &mut body, &mut meta);
        // only an explanation asks which blocks a paragraph is made of
        let places = if is_explained { body.blocks.clone() } else { Vec::new() };
        let mut text = assemble::text(page, body, figures, &anchors.article_body, &meta, html);
        text.complete(&mut meta);
        let is_of_page = !matches!(text.source, BodySource::JsonLd | BodySource::Payload);
        let address = self.url.as_deref().or(meta.url.as_deref()).map(str::to_owned);
        meta.next_url = address.as_deref().and_then(|address| claims::next_page(page, address));
        if let Some(base) = assemble::base(page, address.as_deref()) {
            assemble::make_absolute(&base, &mut meta, &mut text, self.limits.url_bytes);
        }
        let places = if is_of_page { places } else { Vec::new() };
        let mut evidence = Evidence { verdicts, claims, places, speakers: Vec::new(), ruled };
        let article = match self.refusal(&context, &evidence.verdicts, &meta, &text) {
            Some(reason) => Err(Error::no_article(reason, meta)),
            None => {
                let cut = [page.truncated.as_slice(), &truncated].concat();
                let speakers = is_explained.then_some(&mut evidence.speakers);
                Ok(self.article(meta, text, evidence.verdicts.confidence, cut, speakers))
            }
        };
        (article, evidence)
    }

    fn hints(&self) -> ResolveHints<'_> {
        ResolveHints {
            url: self.url.as_deref(),
            language: self.language.as_deref(),
            reference_time: self.reference_time.as_deref(),
            headers: &self.headers,
        }
    }

    /// `<q>` quotes without marks: its spans are read even where no others are asked for.
    fn wanted_spans(&self) -> assemble::Spans {
        if self.spans { assemble::Spans::All } else { assemble::Spans::QuoteElements }
    }

    /// Why there is no article: the page is short and says what else it is, or it lists stories.
    fn refusal(
        &self,
        context: &Context<'_>,
        verdicts: &Verdicts,
        meta: &Metadata,
        text: &assemble::Text,
    ) -> Option<Refusal> {
        let is_article = meta.page_kind == Some(PageKind::Article) || meta.published.is_some();
        // a wall names itself in the title element, whatever its heading says
        let title =
            || format!("{} {}", meta.title.as_deref().unwrap_or_default(), context.page().title_text());
        refusal::refusal(title, &context.page().text, text.words, is_article).or_else(|| {
            let is_declared = meta.page_kind.is_some()
                || meta.published.as_ref().is_some_and(|published| refusal::is_declared(published.source));
            let address = self.url.as_deref().or(meta.url.as_deref());
            let listing = blocks::listing(context, verdicts);
            (text.source == BodySource::Page && refusal::is_listing(&listing, is_declared, address))
                .then_some(Refusal::Listing)
        })
    }

    /// The article, with its quotes; `truncated` are the limits that cut something off before. `speakers` takes who could have said each.
    fn article(
        &self,
        meta: Metadata,
        text: assemble::Text,
        confidence: f32,
        mut truncated: Vec<Limit>,
        speakers: Option<&mut Vec<Ranked>>,
    ) -> Article {
        let assemble::Text { paragraphs: mut body, figures, entries, source, least_confidence, .. } = text;
        let options = self.quote_options(meta.language.as_deref());
        let (quotes, is_cut) = match speakers {
            None => quotes::find(&body, options),
            Some(speakers) => {
                let (quotes, is_cut, ranked) = quotes::explained(&body, options);
                *speakers = ranked;
                (quotes, is_cut)
            }
        };
        if !self.spans {
            body.iter_mut().for_each(|paragraph| paragraph.spans = Vec::new());
        }
        if !self.sources {
            body.iter_mut().for_each(|paragraph| paragraph.source = None);
        }
        truncated.extend(is_cut.then_some(Limit::Quotes));
        let confidence = confidence.max(least_confidence);
        let fingerprint = Fingerprint::of_body(&body);
        Article {
            meta,
            body,
            body_source: source,
            figures,
            entries,
            quotes,
            fingerprint,
            confidence,
            truncated,
        }
    }

    fn quote_options<'a>(&self, language: Option<&'a str>) -> quotes::Options<'a> {
        let Limits { quotes: most, text_bytes, .. } = self.limits;
        quotes::Options { language, indirect: self.indirect, most, text_bytes }
    }
}
