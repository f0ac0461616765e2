#!/usr/bin/env python3
"""Compares the scores of quotes with their floors (.ci/quotes-floors.json): a floor is a least value, or a most for a key that ends in
"wrong". Reads what .ci/quotes-gate has scored into target/. Standard library only."""
import json
import sys


def quotes(path):
    """score_quotes.py's view of whole utterances, in percent."""
    core = json.load(open(path, encoding="utf-8"))["core"]
    hit, scare = map(int, core["scare_fp"].split("/"))
    return {"span_f1": core["exact"][2], "span_precision": core["exact"][0], "joint_f1": core["joint_exact_strict"][2],
            "speaker_strict": core["speaker_strict"], "scare_dropped": 100 * (1 - hit / scare)}


def speakers(path, language):
    """score_speakers.py's row of a language: "-en" for all but English."""
    row = json.load(open(path, encoding="utf-8"))[language]
    return {"span_f1": row["span_f1"], "joint_f1": row["joint_f1"], "wrong": row["wrong"], "sure_wrong": row["sure_wrong"],
            "sure_share": row["sure_share"]}


def mean(read, name, *key):
    """What three deals of the folds have on average."""
    deals = [read(f"target/{name}-{deal}.json", *key) for deal in range(3)]
    return {score: sum(deal[score] for deal in deals) / len(deals) for score in deals[0]}


def main():
    floors = json.load(open(".ci/quotes-floors.json", encoding="utf-8"))
    got = {"polnear folds": mean(quotes, "folds-quotes"), "wikinews_de": quotes("target/wikinews-quotes.json"),
           "news folds, en": mean(speakers, "folds-speakers", "en"),
           "news folds, others": mean(speakers, "folds-speakers", "-en"),
           "own news folds": mean(speakers, "folds-own", "-en"),
           "everyday news": speakers("target/everyday.json", "-en")}
    bad = 0
    for run, limits in floors.items():
        for key, limit in limits.items():
            value = got[run][key]
            ok = value <= limit if key.endswith("wrong") else value >= limit
            bad += not ok
            print(f"{'ok  ' if ok else 'FAIL'} {run:18} {key:16} {value:6.2f} ({'most' if key.endswith('wrong') else 'floor'} {limit})")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
