"""Runs two builds of `batch` on the same input and counts, field by field, where their answers differ. See .ci/compare."""
import collections, glob, json, os, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
CORPUS = os.path.join(ROOT, "..", "shared", "corpus", "dev")
SHOWN = 3  # differences that are printed of each field


def lines():
    """One JSON line a page or text."""
    for page in sorted(glob.glob(os.path.join(ROOT, "fixtures", "**", "*.html"), recursive=True)):
        yield {"id": os.path.relpath(page, ROOT), "path": page}
    for truth in sorted(glob.glob(os.path.join(CORPUS, "*", "truth.jsonl"))):
        folder = os.path.dirname(truth)
        source = os.path.basename(folder)
        for row in map(json.loads, open(truth, encoding="utf-8")):
            name = f"{source}/{row['id']}"
            if "text" in row:
                yield {"id": name, "task": "quotes", "text": row["text"], "language": row.get("lang")}
            else:
                page = os.path.join(folder, "pages", f"{row['id']}.html.gz")
                yield {"id": name, "path": page, "url": row.get("url")}


def answers(batch):
    data = "".join(json.dumps(line) + "\n" for line in lines()).encode()
    out = subprocess.run([batch, "--allow-paths"], input=data, stdout=subprocess.PIPE, check=True).stdout
    return {row["id"]: row for row in map(json.loads, out.splitlines())}


def fields(row):
    return {"error": row.get("error"), "quotes of text": row.get("quotes"), **row.get("article", {})}


def main():
    old, new = answers(sys.argv[1]), answers(sys.argv[2])
    differ = collections.defaultdict(list)
    for name in old.keys() | new.keys():
        a, b = fields(old.get(name, {})), fields(new.get(name, {}))
        for field in a.keys() | b.keys():
            if a.get(field) != b.get(field):
                differ[field].append((name, a.get(field), b.get(field)))
    print(f"{len(old)} answers, {len(new)} of the new build")
    for field, rows in sorted(differ.items()):
        print(f"{field}: {len(rows)} differ")
        for name, a, b in sorted(rows, key=lambda row: row[0])[:SHOWN]:
            print(f"  {name}\n    - {str(a)[:300]}\n    + {str(b)[:300]}")
    sys.exit(bool(differ))


main()
