"""Counts instructions and allocations by callgrind and compares them with a snapshot. See .ci/counts."""
import glob, json, math, os, re, subprocess, sys, tempfile

SNAPSHOT = "benches/counts.json"
# how much higher a count may be than the snapshot: hashes have a seed of their own in each process, compilers differ
TOLERANCE = 0.03
# instructions from a process's first to its last for one page of 10 KB
MOST_COLD = 40_000_000
# the work on a page may grow with its length to this power, from one copy of its body to 64
MOST_GROWTH = 1.05
COPIES = (1, 4, 16, 64)
COLD_PAGE = "fixtures/pages/newsletter-line/page.html"
GROWING_PAGE = "fixtures/pages/graph/page.html"
ALLOCATORS = ("malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc")


def program(build):
    for line in open(build, encoding="utf-8"):
        message = json.loads(line)
        if message.get("target", {}).get("name") == "counts" and message.get("executable"):
            return message["executable"]
    sys.exit("the bench was not built")


def run(bench, work, rounds, times, pages):
    """Instructions, and calls of the allocator."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, "out")
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", bench, work, str(rounds), str(times), *pages]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(command)}\n{done.stderr[-2000:]}")
        text = open(out, encoding="utf-8", errors="replace").read()
    instructions = int(re.search(r"^(?:summary|totals): (\d+)", text, re.M).group(1))
    names, allocations, called = {}, 0, ""
    for line in text.splitlines():
        if line.startswith(("fn=", "cfn=")):
            number, name = re.match(r"c?fn=\((\d+)\)(?: (.*))?", line).groups()
            called = names.setdefault(number, name)
        elif line.startswith("calls=") and called in ALLOCATORS:
            allocations += int(line[len("calls="):].split()[0])
    return instructions, allocations


def warm(bench, work, pages):
    """What a second round costs."""
    one, two = (run(bench, work, rounds, 1, pages) for rounds in (1, 2))
    return two[0] - one[0], two[1] - one[1]


def counted(bench):
    cases = {"cold start, 10 KB": run(bench, "extract", 1, 1, [COLD_PAGE])}
    pages = sorted(glob.glob("fixtures/pages/*/page.html"))
    cases["all page fixtures"] = warm(bench, "extract", pages)
    for name in ("arabic", "comments", "german", "list-and-table"):
        cases[name] = warm(bench, "extract", [f"fixtures/pages/{name}/page.html"])
    # what a process pays once is known from the page as it is
    once, twice = (run(bench, "extract", rounds, 1, [GROWING_PAGE]) for rounds in (1, 2))
    for copies in COPIES:
        counts = once if copies == 1 else run(bench, "extract", 1, copies, [GROWING_PAGE])
        cases[f"one body x {copies}"] = tuple(count - 2 * a + b for count, a, b in zip(counts, once, twice))
    return cases


def compare(cases):
    known = json.load(open(SNAPSHOT, encoding="utf-8"))["cases"] if os.path.exists(SNAPSHOT) else {}
    is_fine = True
    print(f"{'':34} {'instructions':>14} {'':>7} {'allocations':>12}")
    for name, counts in cases.items():
        before = known.get(name)
        changes = [count / old - 1 if old else 0.0 for count, old in zip(counts, before)] if before else [0.0, 0.0]
        is_higher = max(changes) > TOLERANCE
        is_fine &= not is_higher
        note = "HIGHER" if is_higher else "lower: write it" if min(changes) < -TOLERANCE else "" if before else "new"
        print(f"{name:34} {counts[0]:14,} {changes[0]:+7.1%} {counts[1]:12,} {changes[1]:+7.1%} {note}")
    cold = cases["cold start, 10 KB"][0]
    if cold > MOST_COLD:
        print(f"a cold start takes {cold:,} instructions, more than {MOST_COLD:,}")
        is_fine = False
    first, last = (cases[f"one body x {copies}"][0] for copies in (COPIES[0], COPIES[-1]))
    growth = math.log(last / first) / math.log(COPIES[-1] / COPIES[0])
    print(f"the work on {COPIES[-1]} times the text grows with the power {growth:.3f} (at most {MOST_GROWTH})")
    return is_fine and growth <= MOST_GROWTH


def ratios(bench, folders):
    for folder in folders:
        pages = sorted(glob.glob(os.path.join(folder, "**", "*.html*"), recursive=True))[::10]
        extract, sources, parse = (warm(bench, work, pages)[0] for work in ("extract", "sources", "parse"))
        print(f"{folder}: {len(pages)} pages, {extract / len(pages):,.0f} instructions a page, {extract / parse:.2f} x scraper's parse; "
              f"with the source of each paragraph {sources / parse:.2f}", flush=True)


def main():
    bench, rest = program(sys.argv[1]), sys.argv[2:]
    if rest[:1] == ["--ratio"]:
        ratios(bench, rest[1:])
        return
    cases = counted(bench)
    if rest == ["--write"]:
        compiler = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        rows = ",\n".join(f"  {json.dumps(name)}: {list(counts)}" for name, counts in cases.items())
        with open(SNAPSHOT, "w", encoding="utf-8") as out:
            out.write(f'{{"compiler": {json.dumps(compiler)}, "cases": {{\n{rows}\n}}}}\n')
    if not compare(cases):
        sys.exit(1)


main()
