//! Where to cut: the log-odds from which a page's blocks are kept.
//!
//! With well-calibrated probabilities the cut that maximises the expected F1 is half of the best expected F1 (Lipton,
//! Elkan and Narayanaswamy, "Optimal Thresholding of Classifiers to Maximize F1 Measure", 2014). On a clear page that is
//! one half; on a page where nothing is sure it is lower, which rescues briefs.

/// Added to half of the best F1; found best together with the bounds on the corpus.
const OFFSET: f32 = 0.03;
/// The cut never leaves these bounds, as a probability.
const BOUNDS: (f32, f32) = (0.30, 0.55);

/// The probability that log-odds stand for.
pub(super) fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The cut for a page, as log-odds, and the best F1 that the probabilities promise. `weights` are the blocks' lengths in words.
pub(super) fn cut(scores: &[f32], weights: &[f32]) -> (f32, f32) {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let expected: f32 = scores.iter().zip(weights).map(|(&score, weight)| probability(score) * weight).sum();
    let (mut kept, mut hit, mut best) = (0.0f32, 0.0f32, 0.0f32);
    for index in order {
        kept += weights[index];
        hit += probability(scores[index]) * weights[index];
        if kept + expected > 0.0 {
            best = best.max(2.0 * hit / (kept + expected));
        }
    }
    let cut = (best / 2.0 + OFFSET).clamp(BOUNDS.0, BOUNDS.1);
    ((cut / (1.0 - cut)).ln(), best)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_a_clear_page_is_cut_near_one_half_and_a_doubtful_one_lower() {
        let (clear, sure) = cut(&[6.0, 5.0, -6.0, -5.0], &[50.0, 40.0, 30.0, 20.0]);
        let (doubtful, unsure) = cut(&[-0.7, -3.0, -3.0], &[60.0, 40.0, 40.0]);
        assert!(clear.abs() < 0.25 && doubtful < -0.5, "{clear} {doubtful}");
        assert!(sure > 0.95 && unsure < 0.6);
        assert!(cut(&[], &[]).0.is_finite());
    }
}
