#!/usr/bin/env python3
"""Prints the table of docs/accuracy.md: what left-out news texts get, language by language. Reads the answers of the folds
(target/folds/speakers.jsonl, written by fit-quotes), so run .ci/quotes-gate or fit-quotes first. Standard library only."""
import json
import subprocess
import sys

SCORER = ["python3", "../shared/tools/score_speakers.py", "--preds", "target/folds/speakers.jsonl", "--json"]
NAMES = {"de": "German", "zh": "Chinese", "fr": "French", "es": "Spanish", "pl": "Polish", "ja": "Japanese", "ru": "Russian", "el": "Greek",
         "en": "English", "pt": "Portuguese", "no": "Norwegian", "cs": "Czech", "it": "Italian", "uk": "Ukrainian", "is": "Icelandic",
         "ar": "Arabic", "da": "Danish", "ko": "Korean", "id": "Indonesian", "vi": "Vietnamese", "-en": "all but English"}


def rows(*half):
    return json.loads(subprocess.run(SCORER + list(half), check=True, stdout=subprocess.PIPE).stdout)


def main():
    whole, look, blind = rows(), rows("--half", "look"), rows("--half", "blind")
    part = lambda side, key: f"{side[key]['joint_f1']:.1f} ({side[key]['gold']})" if side.get(key, {}).get("gold") else "–"
    print("| news, five folds by document | quotes (texts) | span F1 | joint F1 | look | blind | wrong of the speakers given |")
    print("|---|---|---|---|---|---|---|")
    for key, name in NAMES.items():
        if key in whole and whole[key]["gold"]:
            row = whole[key]
            print(f"| {name} | {row['gold']} ({row['docs']}) | {row['span_f1']:.1f} | {row['joint_f1']:.1f} | {part(look, key)} | "
                  f"{part(blind, key)} | {row['wrong']:.1f} % |")
    for name, side in (("all", whole), ("look", look), ("blind", blind)):
        row = side["-en"]
        print(f"{name}: wrong {row['wrong']} %, of the sure ones {row['sure_wrong']} %; sure of the right ones {row['sure_share']} %")


if __name__ == "__main__":
    sys.exit(main())
