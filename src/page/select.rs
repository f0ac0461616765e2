//! What CSS selectors mean on a page. Only a caller's rules ask for it, so that the page is given to the crate that knows selectors, as a
//! tree of that crate's.

use std::collections::HashMap;

use scraper::node::{Element as Copied, Node, Text};
use scraper::{Html, Selector};

use super::tree::{Data, ROOT, Step};
use super::{Page, RowId};

impl Page {
    /// The rows that each selector means, in document order. Selectors see every attribute only of a page that was parsed with all.
    pub(crate) fn select(&self, selectors: &[&Selector]) -> Vec<Vec<RowId>> {
        let mut html = Html::new_document();
        let mut open = vec![html.tree.root().id()];
        let mut rows = HashMap::new();
        for step in self.tree.walk(ROOT) {
            let Step::Open(id) = step else {
                open.pop();
                continue;
            };
            let (value, is_element) = match self.tree.data(id) {
                Data::Element(element) => {
                    (Node::Element(Copied::new(element.name.clone(), element.copied())), true)
                }
                Data::Text(text) => (Node::Text(Text { text: text.clone() }), false),
                Data::Other => (Node::Fragment, false),
            };
            let copy = match open.last().and_then(|&parent| html.tree.get_mut(parent)) {
                // the document itself is there
                Some(mut parent) if id != ROOT => parent.append(value).id(),
                _ => open[0],
            };
            if is_element {
                rows.insert(copy, rows.len() as RowId);
            }
            open.push(copy);
        }
        selectors
            .iter()
            .map(|selector| {
                html.select(selector).filter_map(|found| rows.get(&found.id()).copied()).collect()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Limits;

    #[test]
    fn test_selectors_find_the_rows_of_their_elements() {
        let html = "<title>t</title><div class=story><p>one<p data-x=1>two<template><p>three</template></div><table>four<tr><td><p>five";
        let page = Page::parse_with(html, &Limits::default(), super::super::Attributes::All).expect("small");
        let texts = |selector: &str| {
            let found = page.select(&[&Selector::parse(selector).expect("a selector")]);
            found[0].iter().map(|&row| page.row_text(row).to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(texts(".story > p"), ["one", "two"]);
        assert_eq!(texts("[data-x='1']"), ["two"]);
        assert_eq!(texts("td p, .story"), ["one\ntwo", "five"], "in document order");
        assert_eq!(texts("p:nth-child(2)"), ["two"]);
        assert_eq!(texts("section"), [""; 0]);
    }

    #[test]
    fn test_every_row_has_its_element() {
        let html = "<p>a<b>b</b><svg><path/></svg><select><option>c</select><table><p>d<tr><td>e</table><template><i>f</i></template>";
        let page = Page::parse(html, &Limits::default()).expect("small");
        let all = page.select(&[&Selector::parse("*").expect("a selector")]).remove(0);
        assert_eq!(all, (0..page.rows.len() as RowId).collect::<Vec<_>>());
    }
}
