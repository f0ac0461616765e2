"""Prints the tables of README.md. See .ci/figures."""
import json, subprocess, sys
shared = sys.argv[1]
halves = ["all", "look", "blind"]

def scores(out, sources, half):
    command = ["python3", f"{shared}/tools/score.py", "--corpus", f"{shared}/corpus", "--out", out, "--split", "dev",
               "--bootstrap", "0", "--json", "--source", sources]
    return json.loads(subprocess.check_output(command + ([] if half == "all" else ["--half", half])))["copydesk"]

folds = {half: scores("target/folds", "scrapinghub,wcxb,fundus,trafilatura", half) for half in halves}
whole = {half: scores("target/scores", "fundus,htmldate,trafilatura,wcxb,postlight", half) for half in halves}

def row(label, cell):
    print(f"| {label} | " + " | ".join(cell(half) for half in halves) + " |")

print("| body, out of fold | all | look | blind |\n|---|---|---|---|")
for label, source, group, name in [
    ("scrapinghub F1", "scrapinghub", "body", "f1"), ("scrapinghub exact pages", "scrapinghub", "body", "accuracy"),
    ("wcxb word F1", "wcxb", "word", "f1"), ("fundus F1", "fundus", "body", "f1"),
    ("fundus paragraph F1", "fundus", "para", "f1"), ("trafilatura snippets F1", "trafilatura", "snip", "f1")]:
    row(label, lambda half: f"{100 * folds[half][source][group][name]:.1f}")
print("\n| metadata | all | look | blind |\n|---|---|---|---|")
for label, group, name in [("title", "title", "any"), ("day", "date", "accuracy"), ("instant", "date", "instant"), ("authors F1", "authors", "f1")]:
    for source in ["fundus", "htmldate", "trafilatura", "wcxb", "postlight"]:
        if whole["all"][source].get(group, {}).get(name) is not None and not (name == "instant" and source != "fundus"):
            row(f"{label}, {source}", lambda half: f"{100 * whole[half][source][group][name]:.1f}")
for title, truth, system in [("PolNeAR, five folds by document", "polnear", "target/folds/quotes.jsonl"),
                             ("German Wikinews", "wikinews_de", "target/scores/copydesk/dev-wikinews_de.jsonl")]:
    print(f"\n{title}")
    for half in halves:
        command = ["python3", f"{shared}/tools/score_quotes.py", f"{shared}/corpus/dev/{truth}/truth.jsonl", system]
        text = subprocess.check_output(command + ([] if half == "all" else ["--half", half]), text=True)
        core = text.split("[all]")[0]
        print(half, "\n".join(line for line in core.splitlines() if any(w in line for w in ("[core]", "exact  ", "strict"))))
