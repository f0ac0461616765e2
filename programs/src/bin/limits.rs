//! Sets limits of its own for pages of strangers, and reads what was cut off.

use copydesk::{Error, Extractor, Limit, Limits};

fn main() {
    let strict = Extractor::new().limits(Limits::new().bytes(1_000_000).text_bytes(20_000).quotes(10));
    let long = "<h1>A long story</h1>".to_owned()
        + &"<p>The council met again, and nothing was decided.</p>".repeat(2_000);
    let article = strict.extract(&long).expect("an article, cut off");
    println!("{} paragraphs, cut off by {:?}", article.body.len(), article.truncated);
    assert_eq!(article.truncated, [Limit::TextBytes]);
    match strict.extract(vec![b'a'; 1_000_001]) {
        Err(Error::Limit { limit: Limit::Bytes, found, allowed }) => {
            println!("{found} bytes, allowed {allowed}")
        }
        other => panic!("{other:?}"),
    }
}
