"""A table of Parquet, read back by pyarrow, against JSON lines of the same pages: see .ci/parquet."""

import json
import pathlib
import subprocess
import sys
import tempfile

import pyarrow.parquet

FLAT = ["title", "subtitle", "published", "modified", "language", "site_name", "confidence", "url", "fingerprint"]
QUOTE = ["text", "kind", "speaker", "speaker_name", "cue", "paragraph", "start_char", "end_char", "confidence"]


def expected(row):
    """The row of the table that a line of JSON must become."""
    article, error = row.get("article", {}), row.get("error", {})
    return {
        "id": row["id"],
        **{name: article.get(name) for name in FLAT},
        "authors": article.get("authors", []),
        "body": [{"kind": part["kind"], "text": part["text"]} for part in article.get("body", [])],
        "quotes": [{name: quote.get(name) for name in QUOTE} for quote in article.get("quotes", [])],
        **{f"error_{name}": error.get(name) for name in ("kind", "message", "reason")},
        "duplicate_of": row.get("duplicate_of"),
        "duplicate_by": row.get("duplicate_by"),
    }


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        rows, table = pathlib.Path(folder, "rows.jsonl"), pathlib.Path(folder, "rows.parquet")
        # every page twice, so that there are duplicates; and one that is not there
        inputs = ["fixtures/pages", "fixtures/pages", "no/such.html"]
        for output in (rows, table):
            code = subprocess.run([program, "batch", "--quiet", "--dedup", "--output", output, *inputs]).returncode
            if code != 3:
                sys.exit(f"exit code {code}; 3 was expected, as an input is not there")
        lines = [json.loads(line) for line in rows.read_text(encoding="utf-8").splitlines()]
        found = pyarrow.parquet.read_table(table).to_pylist()
        wanted = [expected(line) for line in lines]
        for number, (one, other) in enumerate(zip(found, wanted)):
            for name in other:
                if one[name] != other[name]:
                    sys.exit(f"row {number}, {name}: {one[name]!r} was read, {other[name]!r} was expected")
        if len(found) != len(wanted) or not any(row["duplicate_of"] for row in found):
            sys.exit(f"{len(found)} rows were read, {len(wanted)} with duplicates were expected")
        print(f"{len(found)} rows read back by pyarrow {pyarrow.__version__}, as JSON lines have them")


main()
