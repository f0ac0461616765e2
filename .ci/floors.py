#!/usr/bin/env python3
"""Holds what score.py measured against the floors of one section of .ci/floors.json: floors.py SECTION SCORES.json"""
import json
import sys

section, path = sys.argv[1:]
with open(".ci/floors.json") as file:
    floors = json.load(file)[section]
with open(path) as file:
    got = json.load(file)["copydesk"]
bad = 0
for key, floor in floors.items():
    source, group, name = key.split(".")
    value = 100 * got[source][group][name]
    bad += value < floor
    print(f"{'ok  ' if value >= floor else 'FAIL'} {section:8} {key:32} {value:6.2f} (floor {floor})")
sys.exit(bad > 0)
