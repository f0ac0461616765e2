//! Fits the table of titles.
#![allow(clippy::print_stdout, reason = "a program that prints its table")]
use std::collections::BTreeMap;
use std::path::Path;

use copydesk::lab;
use fit::{corpus, measures, trees};
use rayon::prelude::*;

const SOURCES: &[(&str, f64)] = &[("fundus", 1.0), ("wcxb", 1.0), ("trafilatura", 1.0), ("postlight", 1.0), ("naeb", 1.0)];
const MEASURED: &[(&str, f64)] = &[("utomo", 0.0), ("gn1", 0.0), ("daniel", 0.0)];

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn norm(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | 'ʼ' | '＇' => out.push('\''),
            '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '‹' | '›' | '〝' | '〞' | '＂' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '﹣' | '－' => out.push('-'),
            '…' => out.push_str("..."),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out.replace("''", "\"").split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Example {
    page: corpus::Page,
    html: String,
    truths: Vec<String>,
    /// (values, labels) per variant
    variants: Vec<(Vec<f32>, Vec<f64>, Vec<Vec<String>>)>,
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(&args[0]);
    let variants: Vec<(u8, f64)> = args.iter().find_map(|a| a.strip_prefix("--variants=")).unwrap_or("0:1,1:0.5,3:0.5").split(',').map(|v| { let (a, b) = v.split_once(':').unwrap(); (a.parse().unwrap(), b.parse().unwrap()) }).collect();
    let mut options = trees::Options { trees: 150, leaves: 12, rate: 0.06, features: 0.4, ..trees::Options::default() };
    for a in &args {
        if let Some(v) = a.strip_prefix("--trees=") { options.trees = v.parse().unwrap(); }
        if let Some(v) = a.strip_prefix("--leaves=") { options.leaves = v.parse().unwrap(); }
        if let Some(v) = a.strip_prefix("--rate=") { options.rate = v.parse().unwrap(); }
        if let Some(v) = a.strip_prefix("--features=") { options.features = v.parse().unwrap(); }
        if let Some(v) = a.strip_prefix("--min=") { options.min_weight = v.parse().unwrap(); }
        if let Some(v) = a.strip_prefix("--penalty=") { options.penalty = v.parse().unwrap(); }
    }
    let drop: Vec<&str> = args.iter().find_map(|a| a.strip_prefix("--drop=")).map(|s| s.split(',').collect()).unwrap_or_default();
    let dumps = args.iter().find_map(|a| a.strip_prefix("--errors="));
    let all: Vec<(&'static str, f64)> = SOURCES.iter().chain(MEASURED).copied().collect();
    let (pages, _) = corpus::read_of(folder, &all).unwrap();
    let signals = std::sync::OnceLock::new();
    let mut examples: Vec<Example> = pages.into_par_iter().filter_map(|page| {
        let mut truths: Vec<String> = page.text("title").into_iter().map(str::to_owned).collect();
        if truths.is_empty() { return None; }
        truths.extend(page.list("title_alt").into_iter().map(str::to_owned));
        let html = lab::decode(&page.bytes().ok()?, None);
        let keys: Vec<String> = truths.iter().map(|t| letters(t)).collect();
        let mut out = Vec::new();
        for (without, _) in &variants {
            if *without != 0 && page.weight == 0.0 { break; }
            let (names, values, spellings, _, _) = lab::titles(&html, page.url.as_deref(), *without, None)?;
            signals.get_or_init(|| names.clone());
            let labels = spellings.iter().map(|s| { let t = s[0].split('\u{1f}').nth(1).unwrap_or(""); f64::from(u8::from(keys.contains(&letters(t)))) }).collect();
            out.push((values, labels, spellings));
        }
        Some(Example { page, html, truths, variants: out })
    }).collect();
    let names: Vec<(&'static str, i8)> = signals.get().unwrap().clone();
    let width = names.len();
    for e in &mut examples { for v in &mut e.variants { for row in v.0.chunks_mut(width) { for (x, n) in row.iter_mut().zip(&names) { if drop.contains(&n.0) { *x = 0.0; } } } } }
    let monotone: Vec<i8> = names.iter().map(|n| n.1).collect();
    let fit = |fold: Option<u8>| {
        let (mut values, mut labels, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for e in examples.iter().filter(|e| e.page.weight > 0.0 && Some(e.page.fold(0)) != fold) {
            for (variant, (_, w)) in e.variants.iter().zip(&variants) {
                values.extend_from_slice(&variant.0);
                labels.extend_from_slice(&variant.1);
                weights.extend(variant.1.iter().map(|_| w * e.page.weight));
            }
        }
        let data = trees::Data::new(&values, width, labels, weights);
        trees::fit(&data, &monotone, options)
    };
    let models: Vec<trees::Model> = (0..corpus::FOLDS).map(|f| fit(Some(f))).collect();
    let full = fit(None);
    let mut table: BTreeMap<(String, &str), (f64, f64, f64, f64)> = BTreeMap::new();
    let mut errors = String::new();
    let results: Vec<(bool, bool, f32, String)> = examples.par_iter().map(|e| {
        let model = if e.page.weight > 0.0 { &models[usize::from(e.page.fold(0))] } else { &full };
        let v = &e.variants[0];
        let scores: Vec<f32> = v.0.chunks(width).map(|row| model.score(row)).collect();
        let best = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let (_, _, _, title, _) = lab::titles(&e.html, e.page.url.as_deref(), 0, Some(&scores)).unwrap();
        let title = title.unwrap_or_default();
        let ok = e.truths.iter().any(|t| norm(t) == norm(&title));
        let lab_ok = e.truths.iter().any(|t| letters(t) == letters(&title));
        (ok, lab_ok, best, title)
    }).collect();
    for (e, (ok, lab_ok, best, title)) in examples.iter().zip(&results) {
        let name = if e.page.source == "daniel" { format!("daniel {}", e.page.language()) } else { e.page.source.to_owned() };
        let ceiling = e.variants[0].1.iter().any(|l| *l > 0.5);
        let half = measures::half(&e.page.domain);
        for h in ["all", half] {
            let row = table.entry((name.clone(), h)).or_default();
            row.0 += 1.0;
            row.1 += f64::from(u8::from(*ok));
            row.2 += f64::from(u8::from(*lab_ok));
            row.3 += f64::from(u8::from(ceiling));
        }
        if !ok && half == "look" {
            errors.push_str(&format!("{}\t{}\t{}\t{best:.1}\n   T {}\n   O {}\n", e.page.source, e.page.id, if ceiling { "reachable" } else { "-" }, e.truths.join(" ~~ "), title));
            if ceiling && !lab_ok {
                let model = if e.page.weight > 0.0 { &models[usize::from(e.page.fold(0))] } else { &full };
                for (row, s) in e.variants[0].0.chunks(width).zip(&e.variants[0].2) {
                    let t = s.join(" ; ");
                    let key = letters(s[0].split('\u{1f}').nth(1).unwrap_or(""));
                    if e.truths.iter().any(|x| letters(x) == key) || letters(title) == key {
                        errors.push_str(&format!("      {:.1} {}\n        {}\n", model.score(row), t.chars().take(300).collect::<String>().replace('\u{1f}', "="), names.iter().zip(row).filter(|(_, v)| **v != 0.0).map(|(n, v)| format!("{}={v:.2}", n.0)).collect::<Vec<_>>().join(" ")));
                    }
                }
            }
        }
    }
    for ((name, half), (n, ok, lab_ok, ceiling)) in &table {
        println!("{name:12} {half:6} {n:5} exact {:5.1} letters {:5.1} ceiling {:5.1}", 100.0 * ok / n, 100.0 * lab_ok / n, 100.0 * ceiling / n);
    }
    let mut gains: Vec<(f64, &str)> = names.iter().map(|n| (0.0, n.0)).collect();
    for tree in &full.trees { for node in tree { if node.left != 0 { gains[node.feature].0 += (tree[node.left].value - tree[node.right].value).abs(); } } }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("{}", gains.iter().map(|g| format!("{} {:.1}", g.1, g.0)).collect::<Vec<_>>().join(", "));
    if let Some(path) = dumps { std::fs::write(path, errors).unwrap(); }
}
