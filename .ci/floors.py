"""Compares measured figures with their floors: floors.py RUN... reads target/RUN.json and the section RUN of .ci/floors.json."""
import json
import sys

floors = json.load(open(".ci/floors.json"))
bad = 0
for run in sys.argv[1:]:
    got = json.load(open(f"target/{run}.json"))["copydesk"]
    for key, floor in floors[run].items():
        source, group, name = key.split(".")
        value = 100 * got[source][group][name]
        ok = value >= floor
        bad += not ok
        print(f"{'ok  ' if ok else 'FAIL'} {run:6} {key:32} {value:6.2f} (floor {floor})")
    # a fit writes only the pages that have a truth for its field
    missing = 0 if run in ("authors", "days", "titles") else sum(source["missing"] for source in got.values())
    bad += missing > 0
    print(f"{run}: {missing} pages without an answer")
sys.exit(bad > 0)
