"""Checks deny.toml on what `cargo metadata` says, where cargo-deny cannot be had. See .ci/deny."""
import json, re, sys, tomllib
rules = tomllib.load(open("deny.toml", "rb"))
allowed, registries = set(rules["licenses"]["allow"]), set(rules["sources"]["allow-registry"])
meta = json.load(open("target/metadata.json"))
own, bad = set(meta["workspace_members"]), []


def permits(expression):
    """An SPDX expression of AND, OR, WITH and brackets; the old slash means OR."""
    words = re.findall(r"\(|\)|[^\s()]+(?: WITH [^\s()]+)?", expression.replace("/", " OR "))

    def either():
        value = both()
        while words and words[0] == "OR":
            words.pop(0)
            value = both() or value
        return value

    def both():
        value = one()
        while words and words[0] == "AND":
            words.pop(0)
            value = one() and value
        return value

    def one():
        word = words.pop(0)
        if word != "(":
            return word in allowed
        value = either()
        words.pop(0)
        return value

    return either() and not words


for package in meta["packages"]:
    name = f"{package['name']} {package['version']}"
    if not package["license"] or not permits(package["license"]):
        bad.append(f"{name}: licence {package['license']}")
    if package["id"] not in own and (package["source"] or "").removeprefix("registry+") not in registries:
        bad.append(f"{name}: from {package['source']}")
    if package["id"] in own:
        bad += [f"{name}: {d['name']} of any version" for d in package["dependencies"] if d["req"] == "*" and not d.get("path")]
for line in bad:
    print(line)
print(f"{len(meta['packages'])} packages: {len(bad)} against deny.toml; advisories: NOT CHECKED, cargo-deny could not be built")
sys.exit(bool(bad))
