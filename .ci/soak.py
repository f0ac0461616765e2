"""A long run of `batch`, and what memory it takes: see .ci/soak."""

import gzip
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

# what memory may grow by between a tenth of the pages and the end: an allocator's pools are not full at once
GROWTH = 1.10
# and by so much whatever the share, in KiB
SLACK = 16 << 10
# how often one thread and two are compared
ROUNDS = 3


def pages():
    """The fixtures' pages, endlessly, no two alike: each has a paragraph of words of its own, and its address is its own."""
    fixtures = [path.read_bytes() for path in sorted(pathlib.Path("fixtures/pages").glob("*/page.html"))]
    for number, page in enumerate(itertools.cycle(fixtures)):
        own = " ".join(f"{(number + 1) * (at + 7) * 2654435761 % 2**32:08x}" for at in range(40))
        paragraph = f"<p>The note {number} of this page says {own}.</p></body>".encode()
        yield number, page.replace(b"</body>", paragraph, 1)


def memory(process):
    """What a process holds now, and the most that it held, in KiB."""
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    values = {line.split(":")[0]: line.split() for line in status.splitlines()}
    return int(values["VmRSS"][1]), int(values["VmHWM"][1])


def run(program, arguments, count, feed=None):
    """Runs `batch` on so many pages; prints a row of the table. The seconds that it took, and whether its memory grew."""
    command = [program, "batch", "--quiet", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if feed:
        threading.Thread(target=feed, args=(process.stdin,), daemon=True).start()
    else:
        process.stdin.close()
    # a little before the end, where the program is sure to be there still
    late_row = count * 99 // 100
    started, marks, rows = time.monotonic(), {}, 0
    for _ in process.stdout:
        rows += 1
        if rows in (count // 10, late_row):
            marks[rows] = memory(process)
    seconds, code = time.monotonic() - started, process.wait()
    if code or rows != count:
        sys.exit(f"{' '.join(map(str, command))}: {rows} rows of {count}, exit code {code}")
    early, (late, most) = marks[count // 10][0], marks[late_row]
    print(f"| {' '.join(arguments[:2])} | {count} | {count / seconds:.0f} | {early / 1024:.0f} | {late / 1024:.0f} | {most / 1024:.0f} |", flush=True)
    return seconds, late > max(early * GROWTH, early + SLACK)


def unread(program, arguments):
    """The seconds that `batch` takes when nobody reads its rows: a reader of them would take a core for itself."""
    started = time.monotonic()
    subprocess.run([program, "batch", "--quiet", *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    return time.monotonic() - started


def lines_to(pipe, count):
    for number, page in itertools.islice(pages(), count):
        line = {"id": number, "url": f"https://courier.example/{number}", "html": page.decode("utf-8", "replace")}
        try:
            pipe.write(json.dumps(line).encode() + b"\n")
        except BrokenPipeError:
            return
    pipe.close()


def warc(path, count):
    """As many responses, each packed by itself, as crawlers write them."""
    with open(path, "wb") as file:
        for number, page in itertools.islice(pages(), count):
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
            head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/{number}\r\n"
                    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n")
            file.write(gzip.compress(head.encode() + block + b"\r\n\r\n", compresslevel=1))


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores; load of the machine before: {load:.1f}")
    print("| run | pages | pages/s | MB at 10 % | MB at 99 % | most MB |\n|---|---|---|---|---|---|")
    grown = [run(program, ["--threads", "2", "--dedup=mark"], count, lambda pipe: lines_to(pipe, count))[1]]
    with tempfile.TemporaryDirectory() as folder:
        path, tenth = pathlib.Path(folder, "crawl.warc.gz"), pathlib.Path(folder, "tenth.warc.gz")
        warc(path, count)
        print(f"(a WARC file of {count} records, {path.stat().st_size / 1e6:.0f} MB packed)", flush=True)
        grown.append(run(program, ["--threads", "2", str(path)], count)[1])
        # by turns, so that what else the machine does falls on both
        warc(tenth, count // 10)
        times = {"1": [], "2": []}
        for threads in ("1", "2") * ROUNDS:
            times[threads].append(unread(program, ["--threads", threads, str(tenth)]))
    ratios = ", ".join(f"{one / two:.2f}" for one, two in zip(times["1"], times["2"]))
    best = min(times["1"]) / min(times["2"])
    print(f"two threads are {best:.2f} times as fast as one, the best of each; by turns {ratios}; load now {os.getloadavg()[0]:.1f}")
    if any(grown):
        sys.exit("memory grows with the number of pages")


main()
