"""Prints the tables of README.md and docs/accuracy.md from what .ci/gate left in target/: all, look and blind of each source."""
import json, subprocess, sys

shared = sys.argv[1]
HALVES = ["all", "look", "blind"]
DRAWN = ["fundus", "htmldate", "trafilatura", "wcxb", "postlight", "naeb"]
MEASURED = ["gn1", "utomo", "daniel", "dragnet"]  # nothing is fitted on these


def scores(out, sources, half):
    command = ["python3", f"{shared}/tools/score.py", "--corpus", f"{shared}/corpus", "--out", out, "--split", "dev",
               "--bootstrap", "0", "--json", "--source", ",".join(sources)]
    return json.loads(subprocess.check_output(command + ([] if half == "all" else ["--half", half])))["copydesk"]


def table(title, out, sources, rows):
    got = {half: scores(out, sources, half) for half in HALVES}
    print(f"\n| {title} | all | look | blind |\n|---|---|---|---|")
    for label, source, group, name in rows:
        values = [got[half].get(source, {}).get(group, {}).get(name) for half in HALVES]
        if values[0] is not None:
            print(f"| {label} | " + " | ".join("-" if value is None else f"{100 * value:.1f}" for value in values) + " |")


BODY = [("scrapinghub F1", "scrapinghub", "body", "f1"), ("scrapinghub exact pages", "scrapinghub", "body", "accuracy"),
        ("wcxb word F1", "wcxb", "word", "f1"), ("fundus F1", "fundus", "body", "f1"),
        ("fundus paragraph F1", "fundus", "para", "f1"), ("trafilatura snippets F1", "trafilatura", "snip", "f1"),
        ("naeb F1", "naeb", "body", "f1"), ("naeb precision", "naeb", "body", "precision"),
        ("naeb exact pages", "naeb", "body", "accuracy"), ("fundus_eval F1", "fundus_eval", "body", "f1")]
table("body, out of fold", "target/folds", ["scrapinghub", "wcxb", "fundus", "trafilatura", "naeb", "fundus_eval"], BODY)
table("body, nothing fitted on these", "target/scores", MEASURED, [(f"{source} F1", source, "body", "f1") for source in MEASURED])
table("day, out of fold", "target/folds-days", DRAWN,
      [(source, source, "date", "accuracy") for source in DRAWN] + [("fundus, instants", "fundus", "date", "instant")])
table("title, out of fold", "target/folds-titles", ["fundus", "wcxb", "trafilatura", "postlight", "naeb"],
      [(source, source, "title", "any") for source in DRAWN])
table("title, nothing fitted on these", "target/scores", MEASURED, [(source, source, "title", "any") for source in MEASURED])
table("authors, out of fold", "target/folds/people", ["fundus", "trafilatura", "wcxb", "postlight", "naeb"],
      [(f"{source} {label}", source, "authors", name) for source in DRAWN
       for label, name in (("F1", "f1"), ("precision", "precision"), ("recall", "recall"))])
for title, truth, system in [("PolNeAR, five folds by document", "polnear", "target/folds/quotes.jsonl"),
                             ("German Wikinews", "wikinews_de", "target/scores/copydesk/dev-wikinews_de.jsonl")]:
    print(f"\n{title}")
    for half in HALVES:
        command = ["python3", f"{shared}/tools/score_quotes.py", f"{shared}/corpus/dev/{truth}/truth.jsonl", system]
        text = subprocess.check_output(command + ([] if half == "all" else ["--half", half]), text=True)
        core = text.split("[all]")[0]
        print(half, "\n".join(line for line in core.splitlines() if any(w in line for w in ("[core]", "exact  ", "strict"))))
for half in HALVES:
    command = ["python3", f"{shared}/tools/score_speakers.py", "--preds", "target/folds/speakers.jsonl"]
    text = subprocess.check_output(command + ([] if half == "all" else ["--half", half]), text=True)
    print(f"\nnews, five folds by document, {half}\n{text.rstrip()}")
