//! Asks why a text is not in the article: the reason, or the signals that spoke against it.

use copydesk::Extractor;

fn main() {
    let explanation = Extractor::new().url(programs::URL).explain(programs::PAGE);
    let wanted = "newsletter";
    let block =
        explanation.blocks.iter().find(|block| !block.kept && block.text.to_lowercase().contains(wanted));
    let block = block.expect("the page asks to subscribe to a newsletter");
    println!("{:?}\nat {}\nreason {:?}, score {:.2}", block.text, block.path, block.reason, block.score);
    for part in &block.contributions {
        println!("  {:+.2}  {} = {}: {}", part.log_odds, part.signal, part.value, part.why);
    }
    assert!(block.reason.is_some());
}
