//! The tree that html5ever builds: nodes in one vector, by number.
//!
//! A general tree sorts an element's attributes, keeps room for its classes and is dropped node by node; a page is read once, in
//! document order, and then thrown away. Each text also knows which bytes of the page it was made of.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};

/// Number of a node in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct NodeId(u32);

/// The document.
pub(super) const ROOT: NodeId = NodeId(0);

impl NodeId {
    const NONE: Self = Self(u32::MAX);

    fn some(self) -> Option<Self> {
        (self != Self::NONE).then_some(self)
    }
}

/// Which bytes of a page something is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bytes {
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl Bytes {
    /// Nothing yet, to which others are added.
    pub(crate) const NONE: Self = Self { from: u32::MAX, to: 0 };
    /// Not known, and nothing that is added to it makes it so.
    pub(crate) const UNKNOWN: Self = Self { from: 0, to: u32::MAX };

    pub(crate) fn new(from: usize, to: usize) -> Self {
        Self { from: from as u32, to: to as u32 }
    }

    /// The smallest that holds both.
    pub(crate) fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// The same bytes of what begins so many bytes earlier.
    pub(crate) fn moved(self, by: u32) -> Self {
        self.known().map_or(self, |_| Self { from: self.from + by, to: self.to + by })
    }

    /// Which they are, where that is known.
    pub(crate) fn known(self) -> Option<std::ops::Range<usize>> {
        (self.from < self.to && self.to != u32::MAX).then_some(self.from as usize..self.to as usize)
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Self::NONE
    }
}

/// An element's name and attributes, in the order in which they are written.
#[derive(Debug)]
pub(crate) struct Element {
    pub(super) name: QualName,
    attrs: Vec<Attribute>,
}

impl Element {
    /// Names and values of the attributes; not those of a namespace of their own, which only formulas have.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&LocalName, &StrTendril)> {
        let plain = self.attrs.iter().filter(|attribute| attribute.name.ns == ns!());
        plain.map(|attribute| (&attribute.name.local, &attribute.value))
    }

    /// All attributes, to be given away.
    pub(super) fn copied(&self) -> Vec<Attribute> {
        self.attrs.clone()
    }

    /// An attribute's value. To compare the few names there are costs less than to make an atom of the one that is looked for.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes().find(|(known, _)| ***known == *name).map(|(_, value)| &**value)
    }
}

#[derive(Debug)]
pub(super) enum Data {
    /// The document, a template's content, a document type, what is no text.
    Other,
    Element(Element),
    Text(StrTendril),
}

#[derive(Debug)]
struct Node {
    parent: NodeId,
    previous: NodeId,
    next: NodeId,
    first: NodeId,
    last: NodeId,
    /// Of a text, the bytes of the page that it is made of.
    bytes: Bytes,
    data: Data,
}

/// A tree of nodes, the document first.
#[derive(Debug)]
pub(crate) struct Tree {
    nodes: Vec<Node>,
}

/// A step of a walk through a tree.
pub(super) enum Step {
    Open(NodeId),
    Close(NodeId),
}

impl Tree {
    /// A document without content, and room for so many nodes.
    pub(super) fn new(capacity: usize) -> Self {
        let mut tree = Self { nodes: Vec::with_capacity(capacity + 1) };
        tree.push(Data::Other, Bytes::UNKNOWN);
        tree
    }

    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    fn push(&mut self, data: Data, bytes: Bytes) -> NodeId {
        let id = NodeId(self.nodes.len() as u32);
        let (parent, previous, next) = (NodeId::NONE, NodeId::NONE, NodeId::NONE);
        self.nodes.push(Node {
            parent,
            previous,
            next,
            first: NodeId::NONE,
            last: NodeId::NONE,
            bytes,
            data,
        });
        id
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id.0 as usize]
    }

    pub(super) fn data(&self, id: NodeId) -> &Data {
        &self.node(id).data
    }

    pub(super) fn bytes(&self, id: NodeId) -> Bytes {
        self.node(id).bytes
    }

    pub(super) fn element(&self, id: NodeId) -> Option<&Element> {
        match self.data(id) {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    pub(super) fn text(&self, id: NodeId) -> Option<&str> {
        match self.data(id) {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.node(id).parent.some()
    }

    pub(super) fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.node(id).first.some(), |&child| self.node(child).next.some())
    }

    /// The nodes under a node and itself, each when it begins and when it ends, in document order.
    pub(super) fn walk(&self, top: NodeId) -> impl Iterator<Item = Step> + '_ {
        let mut next = Some(Step::Open(top));
        std::iter::from_fn(move || {
            let step = next.take()?;
            next = match step {
                Step::Open(id) => Some(self.node(id).first.some().map_or(Step::Close(id), Step::Open)),
                Step::Close(id) if id == top => None,
                Step::Close(id) => {
                    let node = self.node(id);
                    Some(node.next.some().map_or(Step::Close(node.parent), Step::Open))
                }
            };
            Some(step)
        })
    }

    fn detach(&mut self, id: NodeId) {
        let node = self.node_mut(id);
        let (parent, previous, next) = (node.parent, node.previous, node.next);
        (node.parent, node.previous, node.next) = (NodeId::NONE, NodeId::NONE, NodeId::NONE);
        if parent == NodeId::NONE {
            return;
        }
        match previous.some() {
            Some(previous) => self.node_mut(previous).next = next,
            None => self.node_mut(parent).first = next,
        }
        match next.some() {
            Some(next) => self.node_mut(next).previous = previous,
            None => self.node_mut(parent).last = previous,
        }
    }

    fn append(&mut self, parent: NodeId, child: NodeId) {
        let last = std::mem::replace(&mut self.node_mut(parent).last, child);
        let node = self.node_mut(child);
        (node.parent, node.previous) = (parent, last);
        match last.some() {
            Some(last) => self.node_mut(last).next = child,
            None => self.node_mut(parent).first = child,
        }
    }

    fn insert_before(&mut self, sibling: NodeId, child: NodeId) {
        let (parent, previous) = (self.node(sibling).parent, self.node(sibling).previous);
        self.node_mut(sibling).previous = child;
        let node = self.node_mut(child);
        (node.parent, node.previous, node.next) = (parent, previous, sibling);
        match previous.some() {
            Some(previous) => self.node_mut(previous).next = child,
            None => self.node_mut(parent).first = child,
        }
    }

    /// Puts a text to the one that it follows; gives it back where that is none.
    fn join(&mut self, before: NodeId, text: StrTendril, bytes: Bytes) -> Option<StrTendril> {
        if before == NodeId::NONE {
            return Some(text);
        }
        let node = self.node_mut(before);
        let Data::Text(known) = &mut node.data else { return Some(text) };
        known.push_tendril(&text);
        node.bytes = node.bytes.with(bytes);
        None
    }
}

/// Where html5ever puts what it makes of a page.
pub(super) struct Sink {
    tree: RefCell<Tree>,
    /// What the texts that are made now are made of.
    pub(super) bytes: Cell<Bytes>,
}

impl Sink {
    pub(super) fn new(tree: Tree) -> Self {
        Self { tree: RefCell::new(tree), bytes: Cell::new(Bytes::UNKNOWN) }
    }

    pub(super) fn len(&self) -> usize {
        self.tree.borrow().len()
    }
}

/// What a node that is no element would be called; html5ever never asks.
static NO_NAME: QualName = QualName { prefix: None, ns: ns!(), local: local_name!("") };

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn get_document(&self) -> NodeId {
        ROOT
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.tree.borrow(), |tree| tree.element(*target).map_or(&NO_NAME, |element| &element.name))
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let mut tree = self.tree.borrow_mut();
        let id = tree.push(Data::Element(Element { name, attrs }), Bytes::UNKNOWN);
        if flags.template {
            let content = tree.push(Data::Other, Bytes::UNKNOWN);
            tree.append(id, content);
        }
        id
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().push(Data::Other, Bytes::UNKNOWN)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.tree.borrow_mut().push(Data::Other, Bytes::UNKNOWN)
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {
        let mut tree = self.tree.borrow_mut();
        let id = tree.push(Data::Other, Bytes::UNKNOWN);
        tree.append(ROOT, id);
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        let child = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let (last, bytes) = (tree.node(*parent).last, self.bytes.get());
                let Some(text) = tree.join(last, text, bytes) else { return };
                tree.push(Data::Text(text), bytes)
            }
        };
        tree.append(*parent, child);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let mut tree = self.tree.borrow_mut();
        if let NodeOrText::AppendNode(id) = child {
            tree.detach(id);
        }
        if tree.node(*sibling).parent == NodeId::NONE {
            return;
        }
        let child = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let (previous, bytes) = (tree.node(*sibling).previous, self.bytes.get());
                let Some(text) = tree.join(previous, text, bytes) else { return };
                tree.push(Data::Text(text), bytes)
            }
        };
        tree.insert_before(*sibling, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, previous: &NodeId, child: NodeOrText<NodeId>) {
        let has_parent = self.tree.borrow().parent(*element).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.borrow_mut().detach(*target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        let mut tree = self.tree.borrow_mut();
        while let Some(child) = tree.node(*node).first.some() {
            tree.detach(child);
            tree.append(*parent, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        let mut tree = self.tree.borrow_mut();
        let Data::Element(element) = &mut tree.node_mut(*target).data else { return };
        for attribute in attrs {
            if element.attrs.iter().all(|known| known.name != attribute.name) {
                element.attrs.push(attribute);
            }
        }
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let first = self.tree.borrow().node(*target).first;
        first.some().unwrap_or(*target)
    }
}

#[cfg(test)]
impl Tree {
    /// Every node in document order, to compare trees.
    pub(super) fn outline(&self) -> String {
        let mut outline = String::new();
        for step in self.walk(ROOT) {
            match step {
                Step::Open(id) => match self.data(id) {
                    Data::Element(element) => {
                        outline.push_str(&format!("<{}", element.name.local));
                        let mut attributes: Vec<String> = element
                            .attributes()
                            .map(|(name, value)| format!(" {name}={:?}", &**value))
                            .collect();
                        attributes.sort();
                        outline.push_str(&attributes.concat());
                        outline.push('>');
                    }
                    Data::Text(text) => outline.push_str(&format!("{:?}", &**text)),
                    Data::Other => outline.push('('),
                },
                Step::Close(id) => match self.data(id) {
                    Data::Element(_) => outline.push_str("</>"),
                    Data::Text(_) => {}
                    Data::Other => outline.push(')'),
                },
            }
        }
        outline
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree_of(text: &str) -> (Tree, Vec<NodeId>) {
        let mut tree = Tree::new(0);
        let nodes: Vec<NodeId> = text
            .chars()
            .map(|c| {
                let id = tree.push(Data::Text(StrTendril::from_char(c)), Bytes::NONE);
                tree.append(ROOT, id);
                id
            })
            .collect();
        (tree, nodes)
    }

    fn shown(tree: &Tree) -> String {
        let backward: Vec<NodeId> =
            std::iter::successors(tree.node(ROOT).last.some(), |&id| tree.node(id).previous.some()).collect();
        let forward: Vec<NodeId> = tree.children(ROOT).collect();
        assert!(backward.iter().rev().eq(&forward), "both ways are the same");
        forward.iter().filter_map(|&id| tree.text(id)).collect()
    }

    #[test]
    fn test_nodes_are_put_in_and_taken_out_at_every_place() {
        let (mut tree, nodes) = tree_of("abc");
        for (taken, rest) in [(1, "ac"), (0, "c"), (2, "")] {
            tree.detach(nodes[taken]);
            assert_eq!(shown(&tree), rest);
        }
        tree.append(ROOT, nodes[2]);
        tree.insert_before(nodes[2], nodes[0]);
        tree.insert_before(nodes[2], nodes[1]);
        assert_eq!(shown(&tree), "abc");
    }

    #[test]
    fn test_a_text_goes_on_in_the_one_before_it() {
        let sink = Sink::new(Tree::new(0));
        sink.bytes.set(Bytes::new(3, 5));
        sink.append(&ROOT, NodeOrText::AppendText("ab".into()));
        sink.bytes.set(Bytes::new(9, 10));
        sink.append(&ROOT, NodeOrText::AppendText("c".into()));
        let tree = sink.finish();
        let texts: Vec<_> = tree.children(ROOT).map(|id| (tree.text(id), tree.bytes(id).known())).collect();
        assert_eq!(texts, [(Some("abc"), Some(3..10))]);
    }

    #[test]
    fn test_what_is_not_known_stays_so() {
        assert_eq!(Bytes::new(1, 2).with(Bytes::UNKNOWN).with(Bytes::new(3, 4)).known(), None);
        assert_eq!(Bytes::NONE.known(), None);
        assert_eq!(Bytes::NONE.with(Bytes::new(3, 4)).known(), Some(3..4));
    }
}
