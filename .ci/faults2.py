"""Runs each fault against the example programs: faults2.py FOLDER_OF_EXAMPLES FOLDER_OF_FAULTS [CHECK…].

A check is a function that gives rows (name, what was measured, what is wrong). What lies in the folder of faults is skipped by name
where that is not there. Standard library only; all traffic is on loopback.
"""
import html, http.server, json, os, pwd, re, shutil, signal, subprocess, sys, tempfile, threading, time, zlib

EXAMPLES, FAULTS = (os.path.abspath(path) for path in sys.argv[1:3])
SECONDS, MB = 1.0, 256          # of CPU and of memory, for one input up to 20 MiB
BATCH_MB = 1000                 # for a batch, whatever its input and its threads
CPU_SECONDS = 4                 # after which an input is given up, and seconds of wall time, on a machine that has other work
PATIENCE = 60
WIDE = 20_900_000               # bytes just below the limit of 20 MiB
PAGE = ("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Harbour bridge reopens</title><body><article><h1>Harbour bridge reopens</h1>"
        "<p>The harbour bridge reopened to traffic on Tuesday after nine months of repairs.</p>"
        "<p>Engineers replaced forty-one corroded cables, the port authority said in a statement.</p>"
        "<p>Commuters had been using a temporary ferry, which carried 12,000 people a day.</p>%s</article>")
rows = []


class Ran:
    def __init__(self, code, output, err, cpu, mb, killed):
        self.code, self.output, self.err, self.cpu, self.mb, self.killed = code, output, err, cpu, mb, killed

    @property
    def out(self):
        self.output.seek(0)
        return self.output.read()

    def lines(self):
        return [json.loads(line) for line in self.out.splitlines()]

    def ids(self):
        """Of rows that may be long."""
        self.output.seek(0)
        return [int(re.match(rb'\{"id":(\d+),', line).group(1)) for line in self.output]


# A child's peak of memory begins with this program's own: what is large is made piece by piece, and never held.

def run(program, *arguments, given=b"", cpu=CPU_SECONDS, user=None, program_path=None):
    """Runs a program; `given` is bytes, a file's path, or a generator of bytes for its standard input."""
    path = program_path or os.path.join(EXAMPLES, program)
    out = tempfile.TemporaryFile()
    with tempfile.TemporaryFile() as err:
        is_piped = not isinstance(given, str)
        stdin = subprocess.PIPE if is_piped else open(given, "rb")
        limited = ["sh", "-c", f'ulimit -t {cpu}; exec "$0" "$@"', path, *arguments]
        child = subprocess.Popen(limited, stdin=stdin, stdout=out, stderr=err, **({"user": user, "group": user, "extra_groups": []} if user else {}))
        killed = []
        watch = threading.Timer(max(PATIENCE, 3 * cpu), lambda: (killed.append(True), child.kill()))
        watch.start()
        if is_piped:
            try:
                for piece in [given] if isinstance(given, bytes) else given:
                    child.stdin.write(piece)
                child.stdin.close()
            except (BrokenPipeError, ConnectionResetError):
                pass
        _, status, usage = os.wait4(child.pid, 0)
        watch.cancel()
        if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL):
            killed.append(True)
        child.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        return Ran(child.returncode, out, err.read().decode("utf-8", "replace"), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, bool(killed))


def note(name, ran, why, seconds=None, mb=None):
    """One row: what is wrong beside the figures, which are asked too where there are limits."""
    why = [reason for reason in why if reason]
    if ran and ran.killed:
        why = [f"ended after {ran.cpu:.1f} s of CPU"]
    if ran and ran.code < 0 and not ran.killed:
        why.append(f"signal {-ran.code}")
    if ran and seconds and ran.cpu > seconds and not ran.killed:
        why.append(f"{ran.cpu:.2f} s of CPU, {seconds:.0f} promised")
    if ran and mb and ran.mb > mb:
        why.append(f"{ran.mb:.0f} MB, {mb} promised")
    rows.append((name, ran, why))
    figures = f"{ran.cpu:6.2f} s {ran.mb:6.0f} MB" if ran else " " * 19
    print(f"{'FAIL' if why else 'ok  '} {figures}  {name}{': ' + '; '.join(why) if why else ''}", flush=True)


def skip(name, reason):
    print(f"skip {' ' * 19}  {name}: {reason}", flush=True)


def fault(*path):
    """The path of what reproduces a fault, or None."""
    path = os.path.join(FAULTS, *path)
    return path if os.path.exists(path) else None


def made(folder, name, content):
    path = os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else name.encode())
    with open(path, "wb") as file:
        for piece in [content] if isinstance(content, (bytes, str)) else content:
            file.write(piece if isinstance(piece, bytes) else piece.encode())
    return os.fsdecode(path)


def repeated(piece, size):
    """So many bytes of a piece, some at a time."""
    piece = piece if isinstance(piece, bytes) else piece.encode()
    some = piece * max(1, (64 << 10) // len(piece))
    for _ in range(size // len(some)):
        yield some
    yield piece * (size % len(some) // len(piece))


def within(piece, size, before="", after=""):
    """A page with so many bytes of a piece in it."""
    start, end = (PAGE % f"{before}\0{after}").split("\0")
    yield start
    yield from repeated(piece, size)
    yield end


# -- 01: Markdown

DESTINATION = re.compile(r"(!?)\[((?:\\.|[^\]\\])*)\]\((?:<((?:\\.|[^>\\])*)>|((?:\\.|[^)\s\\])*))")

def links(markdown):
    """(is it an image, address) of each link: references and escapes read as CommonMark does."""
    # an exclamation mark that is escaped opens no image
    for match in DESTINATION.finditer(markdown.replace("\\!", "\0")):
        address = match.group(3) if match.group(3) is not None else match.group(4) or ""
        # an ampersand that is escaped opens no reference
        plain = re.sub(r"\\([!-/:-@\[-`{-~])", lambda escaped: "&amp;" if escaped.group(1) == "&" else escaped.group(1), address)
        yield bool(match.group(1)), html.unescape(plain)

def markdown(folder):
    references = ["javascript&amp;colon;a(1)", "javascript&amp;#x3A;a(1)", "java&amp;NewLine;script&amp;colon;a(1)", "&amp;#106;avascript:a(1)", "data&amp;colon;text/html,x"]
    ours = made(folder, "links.html", PAGE % "".join(
        f"<p>The port published a report on the works, and <a href=\"{address}\">the report of the port</a> is long. Look!<a href=\"https://e.example/?a&amp;b\">here</a> it stands.</p>"
        for address in references))
    pages = [("ours", ours)] + ([("01", fault("01", "page.html"))] if fault("01", "page.html") else [])
    if len(pages) == 1:
        skip("01 Markdown, its page", "not there")
    for name, page in pages:
        for more in [[], ["--url", "https://news.example/a"]]:
            ran = run("extract", "--format", "markdown", *more, page)
            found = list(links(ran.out.decode()))
            why = [f"active: {address}" for _, address in found if re.match(r"[\x00-\x20]*([a-z][a-z0-9+.\-]*)\s*:", re.sub(r"[\t\n\r]", "", address), re.I)
                   and not re.match(r"(https?|mailto):", address, re.I)]
            why += [f"an image: {address}" for is_image, address in found if is_image]
            note(f"01 Markdown, {name}{' with its address' if more else ''}", ran, why[:2] + ([] if ran.code == 0 else ["no article"]))


# -- 02 and 11: quotes and reported speech are linear, within limits

FAMILIES = {"said.html": "said Anna Berg ", "he.html": "he said she said they said ", "that.html": "Anna Berg said that "}

def reported(folder):
    for name, piece in FAMILIES.items():
        page = made(folder, name, within(piece, 40_000 * len(piece), "<p>", "</p>"))
        note(f"02 reported speech, {name}", run("quotes", "--indirect", page), [], SECONDS, MB)
    for piece in [*FAMILIES.values(), "Anna Berg said that it was late. ", "Anna Berg sagte, "]:
        text = made(folder, "reported.txt", repeated(piece, 20_000_000))
        note(f"02 reported speech, 20 MB of {piece!r}", run("quotes", "--indirect", text), [], SECONDS, MB)

def marks(folder):
    for piece in ['"', "a, ", "\"'a'b' 'c ", ". ", "1 ", "“It is late,” said Anna Berg. ", "„Es ist spät“, sagte Anna Berg. ", "« Il est tard », dit Anna Berg. "]:
        text = made(folder, "marks.txt", repeated(piece, 20_000_000))
        note(f"11 quotes, 20 MB of {piece[:16]!r}", run("quotes", text), [], SECONDS, MB)


# -- 03, 04, 13: a batch holds bytes, not lines or records

def packed(pieces, form=31):
    """Bytes that zlib packs: gzip, or 15 for its own form, or -15 for the bare one."""
    packer = zlib.compressobj(9, zlib.DEFLATED, form)
    return b"".join([*(packer.compress(piece) for piece in pieces), packer.flush()])

def bombs(folder):
    body = lambda form=31: packed([b"<html><title>t</title><p>", *repeated(b"a", 60 << 20)], form)
    gzip = body()
    for name, coding, payload in [("gzip", "gzip", gzip), ("gzip within chunks", "gzip\r\nTransfer-Encoding: chunked", b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip), gzip)),
                                  ("raw deflate", "deflate", body(-15))]:
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: " + coding.encode() + b"\r\n\r\n" + payload
        record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.example/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)
        path = made(folder, "bomb.warc.gz", packed([record]) * 160)
        outs = []
        for threads in ["1", "256"] if name == "gzip" else ["16"]:
            ran = run("batch", "--threads", threads, path, cpu=60)
            kinds = {row["error"]["kind"] for row in ran.lines() if "error" in row}
            outs.append(ran.out)
            note(f"03 160 records of 60 MB, {name}, {threads} threads", ran,
                 [len(ran.lines()) != 160 and f"{len(ran.lines())} rows", kinds != {"limit"} and f"{kinds}", outs[0] != ran.out and "other rows"], None, BATCH_MB)

def long_lines(folder):
    for name, count, size, piece, threads in [
        ("100 lines of 40 MB", 100, 40_000_000, "a", "256"), ("100 lines of 40 MB", 100, 40_000_000, "a", "2"),
        ("24 lines of 19 MB", 24, 19_000_000, "The bridge reopened to traffic on Tuesday. ", "256"), ("60 lines of 1 MB of tags", 60, 1_000_000, "<p>", "256"),
        ("24 lines of 60 MB of values", 24, 60_000_000, "0,", "64"),
    ]:
        before, after = (b'"x":[', b'0],"text":"It was late."}\n') if piece == "0," else (b'"html":"<p>', b'"}\n')
        given = (part for number in range(count) for part in (b'{"id":%d,' % number, before, *repeated(piece, size), after))
        ran = run("batch", "--threads", threads, given=given, cpu=60)
        ids = ran.ids()
        note(f"04 {name}, {threads} threads", ran, [ids != list(range(count)) and f"{len(ids)} rows"], None, BATCH_MB)

def threads(folder):
    page = made(folder, "page.html", PAGE % "")
    for count in ["0", "257", "5000", "100000"]:
        ran = run("batch", "--threads", count, page)
        note(f"13 --threads {count}", ran, [ran.code != 2 and f"exit {ran.code}", "256" not in ran.err and ran.err], SECONDS)
    ran = run("batch", "--threads", "256", page)
    note("13 --threads 256", ran, [len(ran.lines()) != 1 and "no row"], SECONDS, MB)


# -- 05: what is no file

def kinds(folder):
    root = os.path.join(folder, "kinds")
    os.makedirs(os.path.join(root, "un"))
    os.chmod(folder, 0o755)
    made(root, "a.html", PAGE % "")
    made(root, b"caf\xe9.html", PAGE % "")
    for name in ["b.html", "c.warc"]:
        os.mkfifo(os.path.join(root, name))
    ran = run("batch", root)
    rows = {os.path.basename(row["id"]): row for row in ran.lines()}
    note("05 a folder with pipes", ran, [f"{name}: no row" for name in ["a.html", "b.html", "c.warc", "caf\ufffd.html"] if name not in rows]
         + [f"{name}: not read" for name in ["a.html", "caf\ufffd.html"] if "article" not in rows.get(name, {})])
    line = json.dumps({"id": 1, "path": os.path.join(root, "b.html")}).encode()
    ran = run("batch", "--allow-paths", given=line)
    note("05 a pipe by a line", ran, [len(ran.lines()) != 1 and "no row"])
    for program in ["extract", "explain", "quotes"]:
        ran = run(program, os.path.join(root, "b.html"))
        note(f"05 {program} of a pipe", ran, [ran.code != 3 and f"exit {ran.code}"])
        ran = run(program, os.fsdecode(os.path.join(os.fsencode(root), b"caf\xe9.html")))
        note(f"05 {program} of a name that is not UTF-8", ran, [ran.code != 0 and ran.err])
    os.chmod(os.path.join(root, "un"), 0)
    user, program = None, None
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("nobody").pw_uid
            program = shutil.copy(os.path.join(EXAMPLES, "batch"), os.path.join(folder, "batch"))
        except KeyError:
            return skip("05 an unreadable folder", "there is no user but root")
    os.remove(os.path.join(root, "b.html"))
    os.remove(os.path.join(root, "c.warc"))
    for name, argument in [("named", os.path.join(root, "un")), ("within another", root)]:
        ran = run("batch", argument, user=user, program_path=program)
        note(f"05 an unreadable folder, {name}", ran, [not any("denied" in row.get("error", {}).get("message", "") for row in ran.lines()) and "no row"])


# -- 06: terminals, surrogates, marks

OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]")

def terminals(folder):
    name = "x\x1b]0;owned\x07\x1b[31m\u009b2J\u202e\u2066\U000e0041.html"
    page = made(folder, name, "<title>x\u202e\x1b[31m</title><p>Sign in.")
    for program in ["batch", "extract", "explain", "quotes"]:
        why = []
        for arguments in [[os.path.join(folder, "no" + name)], [page], ["--" + name], ["--language", name, page], ["http://127.0.0.1/" + name]]:
            ran = run(program, *arguments)
            why += [f"{arguments[0][:20]!r}: {ran.out.decode()[:80]!r} {ran.err[:80]!r}" for text in [ran.out.decode(), ran.err] if OBEYED.search(text)]
        note(f"06 {program} and a name that a terminal obeys", ran, why[:1])
    ours = b'\xef\xbb\xbf{"id":1,"text":"x\\ud800"}\n{"id":"\xc2\x9b\xe2\x80\xae","text":"\\udc00"}\n{"id":1e400,"text":"x"}\n{"id":2,"text":"\xff"}\n'
    for source in ["ours", "06"]:
        path = made(folder, "lines", ours) if source == "ours" else fault("06", "lines.jsonl")
        if not path:
            skip("06 lines", "not there")
            continue
        count = sum(bool(line.strip(b" \t\r\n")) for line in open(path, "rb"))
        ran = run("batch", given=path)
        ids = [row["id"] for row in ran.lines()]
        lost = [row["error"]["message"] for row in ran.lines() if re.search("surrogate|escape|out of range|code point", row.get("error", {}).get("message", ""))]
        # the second line of the file holds no JSON at all
        lost = [message for message in lost if "line 2:" not in message or source == "ours"]
        note(f"06 lines, {source}", ran, [len(ids) != count and f"{len(ids)} rows of {count}", lost and lost[0], OBEYED.search(ran.out.decode()) and "raw control characters"])


# -- 08: payloads and records of WARC files

# rows with a page (an article or "no article") and with another error, by name; "sound": what a sound file gives
ROWS = {"ok3": (3, 0), "gz": (1, 0), "gz3": (3, 0), "gzwhole": (3, 0), "deflate": (1, 0), "rawdeflate": (1, 0), "br": (1, 0), "gz-cut": (0, 1), "garbage-mid": (2, 1), "dup-len": (1, 1),
        "no-len": (2, 1), "len-neg": (2, 1), "len-huge": (2, 1), "len-over": (2, 1), "gzcorrupt": (3, 1), "gzgarb": (3, 1), "gzzero": (2, 0), "v20": (2, 1), "v11-angle": (2, 0), "blank-1500": (2, 0)}

def records(folder):
    where = fault("08", "w")
    if not where:
        return skip("08 WARC files", "not there")
    worst, why = None, []
    for name in sorted(os.listdir(where)):
        ran = run("batch", "--threads", "1", os.path.join(where, name))
        answers = ran.lines()
        pages = sum("article" in row or row["error"]["kind"] == "no_article" for row in answers)
        errors = len(answers) - pages
        raw = [row for row in answers if row.get("error", {}).get("kind") in ("not_text", "panic")]
        stem = name.split(".")[0]
        if ran.code or raw or (stem in ROWS and ROWS[stem] != (pages, errors)):
            why.append(f"{stem}: {pages} pages, {errors} errors{', ' + raw[0]['error']['message'] if raw else ''}")
        worst = ran if worst is None or ran.mb > worst.mb else worst
    note(f"08 {len(os.listdir(where))} WARC files, the largest", worst, why, SECONDS, MB)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    record = lambda body: b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.example/\r\nContent-Length: %d\r\n\r\n%s%s\r\n\r\n" % (len(head) + len(body), head, body)
    before, after = record(b"").replace(b"Content-Length: %d" % len(head), b"Content-Length: %d" % (len(head) + (65 << 20))).split(b"\r\n\r\n\r\n")[0] + b"\r\n\r\n", b"\r\n\r\n"
    large = made(folder, "large.warc", (part for part in (before, *repeated(b"a", 65 << 20), after, record(PAGE.encode()))))
    ran = run("batch", large)
    kinds = [row.get("error", {}).get("kind") for row in ran.lines()]
    note("08 a page of 65 MB", ran, [kinds != ["limit", None] and f"{kinds}"], SECONDS, MB)


# -- 10: characters that cost the tokenizer

def characters(folder):
    worst = {}
    for name, piece in [("NUL", "\0a"), ("&", "a&"), ("CR", "a\r"), ("<", "a<"), ("a reference", "a&amp;"), ("NULs", "\0"), ("CRs", "\r"), ("&s", "&")]:
        for where, (before, after) in {"p": ("<p>", "</p>"), "table": ("<table>", "</table>"), "cell": ("<table><td>", "</table>"), "attribute": ("<p title='", "'>a</p>")}.items():
            page = made(folder, "characters.html", within(piece, WIDE - 1_000, before, after))
            ran = run("batch", "--threads", "1", page)
            key = (name, ran.cpu > SECONDS or ran.mb > MB or ran.killed)
            if key not in worst or ran.cpu > worst[key][1].cpu:
                worst[key] = (where, ran)
    for (name, _), (where, ran) in worst.items():
        note(f"10 20 MB of {name}, worst in a {where}", ran, [len(ran.lines()) != 1 and "no row"], SECONDS, MB)


# -- 12: cookies of a public suffix, headers that turn text round

def cookies(folder):
    asked = []

    class Site(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            host = self.headers["Host"].split(":")[0]
            asked.append((host, self.headers.get("Cookie")))
            target = {"news.co.uk": "bank.co.uk", "news.test": "bank.test", "ann.github.io": "bob.github.io", "www.news.example": "id.news.example"}.get(host)
            if host == "turned.example":
                self.send_response(200)
                self.send_header("Content-Encoding", "gzip\u202ex".encode().decode("latin-1"))
            elif target:
                suffix = target.split(".", 1)[1]
                self.send_response(302)
                self.send_header("Set-Cookie", f"super=1; Domain={suffix}")
                self.send_header("Location", f"http://{target}:{port}/")
            else:
                self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write((PAGE % "").encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    port = server.server_address[1]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    names = ["news.co.uk", "bank.co.uk", "news.test", "bank.test", "ann.github.io", "bob.github.io", "www.news.example", "id.news.example", "turned.example"]
    known = [part for name in names for part in ("--resolve", f"{name}=127.0.0.1")] + ["--allow-address", f"127.0.0.1:{port}"]
    for first, last, expected in [("news.co.uk", "bank.co.uk", None), ("news.test", "bank.test", None), ("ann.github.io", "bob.github.io", None), ("www.news.example", "id.news.example", "super=1")]:
        asked.clear()
        ran = run("batch", *known, f"http://{first}:{port}/")
        sent = dict(asked).get(last, "nothing was asked")
        note(f"12 a cookie of {first} at {last}", ran, [sent != expected and f"cookie: {sent}"], SECONDS, MB)
    ran = run("batch", *known, f"http://turned.example:{port}/")
    message = ran.lines()[0].get("error", {}).get("message", "")
    note("12 a header that turns text round", ran, ["\u202e" in message and message, "unknown" not in message and f"{message!r}"])
    for address in [f"127.0.0.1:{port}", f"localhost:{port}"]:
        ran = run("extract", f"http://{address}/")
        remedy = re.search(r"pass --allow-address (\S+) to fetch it all the same", ran.err)
        then = run("extract", "--allow-address", remedy.group(1), f"http://{address}/") if remedy else ran
        note(f"12 the remedy of {address}", then, [not remedy and f"none: {ran.err}", then.code != 0 and then.err])
    server.shutdown()


# -- what is no article

def others(folder):
    code = open(os.path.abspath(__file__), "rb").read()
    item = "<title>The Courier</title><item><description>The ferry at Dorn is late again, the harbour office said on Monday.</description></item>"
    for name, content in [("warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), ("rss", f"<?xml version='1.0'?><rss>{item}</rss>"), ("atom", f"<feed xmlns='http://www.w3.org/2005/Atom'>{item}</feed>"),
                          ("sitemap", f"<?xml version='1.0'?><urlset>{item}</urlset>"), ("xml", f"<?xml version='1.0'?><nitf>{item}</nitf>"), ("json", json.dumps({"articleBody": item})), ("jsonl", json.dumps({"html": item}) * 2), ("py", code),
                          ("toml", open("Cargo.toml", "rb").read())]:
        ran = run("extract", made(folder, f"other.{name}", content))
        note(f"14 extract of {name}", ran, [(ran.code != 1 or "not a page" not in ran.err) and f"exit {ran.code} {ran.err}"])
    for bias in ["nan", "inf", "-inf"]:
        ran = run("extract", "--bias", bias, made(folder, "page.html", PAGE % ""))
        note(f"14 --bias {bias}", ran, [ran.code != 2 and f"exit {ran.code}"])


start = time.monotonic()
CHECKS = [markdown, reported, marks, bombs, long_lines, kinds, terminals, records, characters, cookies, threads, others]
wanted = sys.argv[3:] or [check.__name__ for check in CHECKS]
for check in CHECKS:
    if check.__name__ not in wanted:
        continue
    with tempfile.TemporaryDirectory() as folder:
        try:
            check(folder)
        except Exception as problem:  # the check itself failed: that is no pass
            note(check.__name__, None, [repr(problem)])
        finally:
            subprocess.run(["chmod", "-R", "u+rwX", folder], check=False)
failed = sum(bool(why) for _, _, why in rows)
print(f"{len(rows) - failed} of {len(rows)} as promised, {time.monotonic() - start:.0f} s")
sys.exit(failed > 0)
