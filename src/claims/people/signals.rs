//! What the forest sees of a candidate: one row a signal.

use super::gather::Place;
use super::look::Candidate;
use super::source::Source;

/// A number that tells something of a candidate.
pub(crate) struct Signal {
    pub(crate) name: &'static str,
    pub(crate) why: &'static str,
    pub(crate) value: fn(&Candidate) -> f32,
}

fn yes(is: bool) -> f32 {
    f32::from(u8::from(is))
}

impl Candidate {
    fn at(&self, source: Source) -> f32 {
        self.near[source as usize]
    }

    fn any(&self, sources: &[Source]) -> f32 {
        sources.iter().map(|&source| self.at(source)).fold(0.0, f32::max)
    }

    /// 1 for the first name of such places, a half for the second; 0 where they do not name it.
    fn first(&self, source: Source) -> f32 {
        match self.rank[source as usize] {
            u16::MAX => 0.0,
            rank => 1.0 / (1.0 + f32::from(rank)),
        }
    }

    /// How many names such places give; -1 where they do not name this one.
    fn list(&self, source: Source) -> f32 {
        if self.near[source as usize] > 0.0 { f32::from(self.of[source as usize]) } else { -1.0 }
    }

    fn says(&self, bit: u16) -> f32 {
        yes(self.kinds & (1 << bit) != 0)
    }

    fn stands(&self, place: Place) -> f32 {
        if self.facts.visible > 0.0 { yes(self.facts.place.any(place)) } else { -1.0 }
    }
}

/// The signals, in the order of the forest's table.
#[rustfmt::skip]
pub(crate) const SIGNALS: &[Signal] = &[
    Signal { name: "near_kinds", why: "how many kinds of place have the name where they come nearest to the title: places that agree are right", value: |c| c.facts.near_kinds },
    Signal { name: "kinds", why: "how many kinds of place speak for the name anywhere", value: |c| c.facts.kinds },
    Signal { name: "kinds_rank", why: "how many names have more kinds of place for them", value: |c| c.facts.kinds_rank },
    Signal { name: "kinds_lead", why: "how far it is before the best other name", value: |c| c.facts.kinds - c.facts.best_other },
    Signal { name: "best_other", why: "how many kinds of place speak for the best other name", value: |c| c.facts.best_other },
    Signal { name: "first_of", why: "how many places name it first: a byline begins with its author", value: |c| c.facts.first_of },
    Signal { name: "mentions", why: "how many places have the name", value: |c| c.facts.mentions },
    Signal { name: "stated", why: "how many fields for authors hold the name", value: |c| c.facts.stated },
    Signal { name: "visible", why: "how many visible places have the name", value: |c| c.facts.visible },
    Signal { name: "names", why: "how many names the page has: in a long list each is worth less", value: |c| c.facts.names },
    Signal { name: "page_most", why: "how many kinds of place agree at best on this page", value: |c| c.facts.page_most },
    Signal { name: "page_people", why: "how many names with a known given name the page has", value: |c| c.facts.page_people },
    Signal { name: "cluster", why: "how many names stand together with it, at the least", value: |c| c.facts.cluster },
    Signal { name: "beside", why: "how well the best name that stands beside it is supported", value: |c| c.facts.beside },
    Signal { name: "beside_person", why: "the same, of names with a known given name", value: |c| c.facts.beside_person },
    Signal { name: "others_linked", why: "how many other names JSON-LD gives while it does not give this one", value: |c| c.facts.others[0] },
    Signal { name: "others_meta", why: "the same, of meta elements", value: |c| c.facts.others[1] },
    Signal { name: "others_line", why: "the same, of lines near the title", value: |c| c.facts.others[2] },
    Signal { name: "others_link", why: "the same, of links to authors", value: |c| c.facts.others[3] },
    Signal { name: "others_named", why: "the same, of elements that are called author", value: |c| c.facts.others[4] },
    Signal { name: "best_rank", why: "its best place in any list of names", value: |c| c.facts.best_rank },
    Signal { name: "kind_linked", why: "JSON-LD speaks for it", value: |c| c.says(0) },
    Signal { name: "kind_meta", why: "a meta element speaks for it", value: |c| c.says(1) },
    Signal { name: "kind_bio", why: "a note about somebody speaks for it", value: |c| c.says(6) },
    Signal { name: "own", why: "the article's own data name it as the author", value: |c| c.at(Source::Own) },
    Signal { name: "own_first", why: "its place in the list of the article's own data", value: |c| c.first(Source::Own) },
    Signal { name: "own_list", why: "how many authors the article's own data name", value: |c| c.list(Source::Own) },
    Signal { name: "data_beside", why: "data of something beside the article name it: a page, a person, a product", value: |c| c.any(&[Source::Article, Source::WebPage, Source::Thing, Source::Person]) },
    Signal { name: "meta_first", why: "its place in the meta element author", value: |c| c.first(Source::MetaAuthor) },
    Signal { name: "author_page", why: "a link to an author's page has it, the nearer to the title the better", value: |c| c.at(Source::AuthorPage) },
    Signal { name: "page_first", why: "its place among such links", value: |c| c.first(Source::AuthorPage) },
    Signal { name: "named_author", why: "an element that is called author has it", value: |c| c.at(Source::NamedAuthor) },
    Signal { name: "named_first", why: "its place among such elements", value: |c| c.first(Source::NamedAuthor) },
    Signal { name: "byline_list", why: "how many names such elements have", value: |c| c.list(Source::NamedByline) },
    Signal { name: "named_other", why: "an element that is called writer, credit, source or user has it", value: |c| c.any(&[Source::NamedWriter, Source::NamedCredit, Source::NamedUser]) },
    Signal { name: "line_near", why: "a line with a label near the title has it", value: |c| c.any(&[Source::LineNear, Source::LineNext]) },
    Signal { name: "line_first", why: "its place in such lines", value: |c| c.first(Source::LineNear) },
    Signal { name: "line_list", why: "how many names such lines have", value: |c| c.list(Source::LineNear) },
    Signal { name: "label_wrote", why: "a label says that its bearer wrote or reported, or the trade stands beside it", value: |c| (c.facts.labels[0] + c.facts.labels[2] + c.facts.labels[9]).min(3.0) },
    Signal { name: "label_by", why: "by or von stands before it", value: |c| c.facts.labels[1] },
    Signal { name: "label_photo", why: "a label says that its bearer made pictures", value: |c| c.facts.labels[3] },
    Signal { name: "label_edited", why: "a label says that its bearer edited or checked", value: |c| c.facts.labels[4] },
    Signal { name: "label_none", why: "places where no label stands before it", value: |c| c.facts.labels[10] },
    Signal { name: "as_part", why: "it is a part of a list as printed", value: |c| yes(c.facts.variants[0]) },
    Signal { name: "as_whole", why: "it is all of a text that was also split", value: |c| yes(c.facts.variants[2]) },
    Signal { name: "share", why: "how much of a text it is at most", value: |c| c.facts.share },
    Signal { name: "length", why: "how long the shortest text is that has it", value: |c| c.facts.length },
    Signal { name: "is_person", why: "data call it a person", value: |c| yes(c.facts.is_person) },
    Signal { name: "distance", why: "blocks from the title to its best visible place", value: |c| c.facts.distance },
    Signal { name: "from_start", why: "blocks from the text's first paragraph to it", value: |c| c.facts.from_start },
    Signal { name: "from_end", why: "blocks from the text's last paragraph to it", value: |c| c.facts.from_end },
    Signal { name: "share_of_page", why: "how far down the page it stands", value: |c| c.facts.share_of_page },
    Signal { name: "near_date", why: "a date stands beside it", value: |c| yes(c.facts.near_date) },
    Signal { name: "names_near", why: "how many names stand around it", value: |c| c.facts.names_near },
    Signal { name: "in_related", why: "it stands among other stories", value: |c| c.stands(Place::RELATED) },
    Signal { name: "in_figure", why: "it stands with an image", value: |c| c.stands(Place::FIGURE) },
    Signal { name: "in_item", why: "it stands in a list's item", value: |c| c.stands(Place::ITEM) },
    Signal { name: "in_byline", why: "it stands in a byline's container", value: |c| c.stands(Place::BYLINE) },
    Signal { name: "good_places", why: "how many of its places are the article's", value: |c| c.facts.good_places },
    Signal { name: "repeats", why: "how many elements look like its own, at the least: teasers repeat", value: |c| c.facts.repeats },
    Signal { name: "author_pages", why: "how many authors' pages are linked to outside of menus", value: |c| c.facts.author_pages },
    Signal { name: "words", why: "how many words it has", value: |c| c.facts.words },
    Signal { name: "chars", why: "how long it is", value: |c| c.facts.chars },
    Signal { name: "upper", why: "how many of its words are in capitals", value: |c| c.facts.upper },
    Signal { name: "title_case", why: "how many of its words begin with a capital", value: |c| c.facts.title_case },
    Signal { name: "lower_words", why: "how many of its words begin small and are no particles of names", value: |c| c.facts.lower_words },
    Signal { name: "given_first", why: "it begins with a known given name", value: |c| yes(c.facts.given_first) },
    Signal { name: "given", why: "how many known given names it has", value: |c| c.facts.given },
    Signal { name: "roles", why: "how many of its words are roles", value: |c| c.facts.roles },
    Signal { name: "furniture", why: "how many words of buttons and labels it has", value: |c| c.facts.furniture },
    Signal { name: "site", why: "it is the site's name", value: |c| yes(c.facts.site) },
    Signal { name: "mentioned_in_body", why: "how often the text has it", value: |c| c.facts.in_body },
    Signal { name: "last_in_body", why: "how often the text has its last word: whom a story is about", value: |c| c.facts.last_in_body },
    Signal { name: "in_page", why: "how often the page has it", value: |c| c.facts.in_page },
    Signal { name: "common", why: "how many of its words the prose has in small letters", value: |c| c.facts.common },
    Signal { name: "within", why: "how many other names hold all of its words", value: |c| c.facts.within },
    Signal { name: "holds", why: "how many other names' words it holds", value: |c| c.facts.holds },
    Signal { name: "within_kinds", why: "how well the best of the longer names is supported", value: |c| c.facts.within_kinds },
    Signal { name: "holds_kinds", why: "how well the best of the shorter names is supported", value: |c| c.facts.holds_kinds },
    Signal { name: "headings_between", why: "how many headings part it from the title where it stands right under the last of them: another story's writer", value: |c| c.facts.headings_between },
    Signal { name: "companions", why: "how many names one byline near the title gives with it", value: |c| c.companions.len() as f32 },
    Signal { name: "listed", why: "how well the best name of the same text is supported: authors stand in lists", value: |c| c.facts.listed },
];

/// The values of a candidate, in the table's order.
pub(crate) fn values(candidate: &Candidate, out: &mut Vec<f32>) {
    out.extend(SIGNALS.iter().map(|signal| (signal.value)(candidate)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_names_are_unique_and_reasons_given() {
        let mut names: Vec<&str> = SIGNALS.iter().map(|signal| signal.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SIGNALS.len());
        assert!(SIGNALS.iter().all(|signal| !signal.why.is_empty()));
    }
}
