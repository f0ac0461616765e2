"""Asks every fault of the fault server through the batch example. See .ci/faults."""
import collections, json, os, queue, subprocess, sys, tempfile, threading, time, urllib.request

SERVERS = 4  # each endpoint has a server to itself while it is asked, so that requests can be counted
MAX_SECONDS, MAX_MB = 16.0, 64
BATCH, EXTRACT = "target/release/examples/batch", "target/release/examples/extract"
# the manifest's names for what is called otherwise here
SAME = {"content_type": "not_html", "rate_limited": "status", "not_modified": "status", "scheme": "blocked", "empty": "no_article"}
TWICE = {"/keepalive-reset", "/extra-response"}  # what only shows in the second fetch over one connection
KINDS = {"url", "blocked", "robots", "connect", "timeout", "too_large", "status", "redirect", "protocol", "truncated", "encoding",
         "not_html", "no_article", "not_text", "limit"}

class Server:
    def __init__(self, folder, number):
        self.manifest = f"{folder}/{number}.json"
        self.process = subprocess.Popen([sys.executable, sys.argv[1], "--manifest", self.manifest, "--ttl", "900"],
                                        stdout=subprocess.PIPE, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.base = ready["base"]
        # a proxy of the environment must not be used: it would be an inner service like any other
        self.environment = {**os.environ, **{name: ready["canary"] for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY")}}
        self.address = self.base.removeprefix("http://")

    def ask(self, path):
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(self.base + path, timeout=30) as answer:
            return answer.read()

    def run(self, program, arguments, lines="", allowed=True):
        """Exit code, output, errors, seconds, peak MB."""
        with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            given.write(lines)
            given.seek(0)
            start = time.monotonic()
            child = subprocess.Popen([program, *(["--allow-address", self.address] if allowed else []), *arguments], stdin=given, stdout=out, stderr=err,
                                     env=self.environment)
            watch = threading.Timer(60, child.kill)
            watch.start()
            _, status, usage = os.wait4(child.pid, 0)
            watch.cancel()
            seconds = time.monotonic() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return child.returncode, out.read(), err.read(), seconds, usage.ru_maxrss / 1024

def check(server, endpoint):
    path, expect = endpoint["path"], endpoint["expect"]
    base = server.base.replace("://", "://user:secret@") if path == "/redirect-auth" else server.base
    times = 2 if path in TWICE else 1
    server.ask("/_reset")
    code, out, _, seconds, peak = server.run(BATCH, ["--fetch", "--threads", "1", "--resolve", "news.example.test=127.0.0.1",
        "--resolve", "intranet.example.test=127.0.0.2"], (json.dumps({"id": path, "url": base + path}) + "\n") * times)
    hits = json.loads(server.ask("/_hits"))
    answers = [json.loads(line) for line in out.splitlines()]
    why = []
    if code or len(answers) != times:
        why.append(f"exit {code}, {len(answers)} answers")
    fitting = {SAME.get(kind, kind) for kind in expect["error"]}
    got = "nothing"
    for answer in answers:
        error = answer.get("error")
        got = error["kind"] if error else "article"
        if error and (error["kind"] not in KINDS or not error["message"]):
            why.append(f"no typed error: {error}")
        if error and expect["outcome"] == "ok":
            why.append(f"no article: {error['message']}")
        if error and fitting and error["kind"] not in fitting:
            why.append(f"{error['kind']} where one of {sorted(fitting)} was expected: {error['message'][:200]}")
        if not error and expect["outcome"] == "err":
            why.append("an article")
        text = "\n".join(block["text"] for block in answer.get("article", {}).get("body", []))
        why += [f"lost: {part}" for part in expect.get("contains", []) if not error and part not in text]
        if "smuggled" in text or "SECRET" in text:
            why.append("text of another answer")
    requests = hits["hits"].get("*", 0)
    if requests > expect["max_requests"] * times:
        why.append(f"{requests} requests")
    if hits["canary"]:
        why.append(f"the canary was reached: {hits['canary']}")
    if seconds > min(expect["max_s"], MAX_SECONDS) * times:
        why.append(f"{seconds:.1f} s")
    if peak > MAX_MB:
        why.append(f"{peak:.0f} MB")
    return dict(path=path, group=endpoint["class"], got=got, why=why, seconds=seconds, peak=peak, canary=len(hits["canary"]))

def programs(server):
    """The exit codes and messages of the extract example."""
    wrong = []
    for path, expected in (("/ok", 0), ("/consent-wall", 1), ("/ct-pdf", 1), ("/status-404", 3), ("/redirect-private", 3), ("/length-long", 3)):
        code, out, err, *_ = server.run(EXTRACT, [server.base + path])
        if code != expected or (code and "http://" not in err):
            wrong.append(f"extract {path}: exit {code} where {expected} was expected: {err.strip()}")
    code, out, *_ = server.run(BATCH, [server.base + "/ok", server.base + "/status-410"])
    kinds = [json.loads(line).get("error", {}).get("kind") for line in out.splitlines()]
    if code or kinds != [None, "status"]:
        wrong.append(f"batch with addresses: exit {code}, {kinds}")
    code, out, *_ = server.run(BATCH, [], json.dumps({"id": 1, "url": server.base + "/ok"}) + "\n", allowed=False)
    if '"input"' not in out:
        wrong.append(f"batch fetched without --fetch: {out[:200]}")
    return wrong

with tempfile.TemporaryDirectory() as folder:
    servers = []
    try:
        servers = [Server(folder, number) for number in range(SERVERS)]
        endpoints = json.load(open(servers[0].manifest))["endpoints"]
        # what takes long goes first
        work = queue.Queue()
        for endpoint in sorted(endpoints, key=lambda endpoint: endpoint["class"] not in ("slow", "size")):
            work.put(endpoint)
        results, broken = [], []

        def worker(server):
            while True:
                try:
                    endpoint = work.get_nowait()
                except queue.Empty:
                    return
                try:
                    results.append(check(server, endpoint))
                except Exception as problem:  # the check itself failed: that is no pass
                    broken.append(f"{endpoint['path']}: {problem!r}")

        threads = [threading.Thread(target=worker, args=(server,)) for server in servers]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        broken += programs(servers[0])
    finally:
        for server in servers:
            server.process.terminate()

if "--table" in sys.argv:
    print("| class | endpoints | as expected | slowest s | peak MB |\n|---|---|---|---|---|")
    for group in dict.fromkeys(endpoint["class"] for endpoint in endpoints):
        rows = [row for row in results if row["group"] == group]
        good = sum(not row["why"] for row in rows)
        print(f"| {group} | {len(rows)} | {good} | {max(row['seconds'] for row in rows):.2f} | {max(row['peak'] for row in rows):.0f} |")
    print(dict(collections.Counter(row["got"] for row in results)))
for row in results:
    if row["why"]:
        print(f"FAIL {row['path']}: {'; '.join(row['why'])}")
for problem in broken:
    print(f"FAIL {problem}")
good = sum(not row["why"] for row in results)
slowest = max(results, key=lambda row: row["seconds"])
largest = max(results, key=lambda row: row["peak"])
print(f"{good} of {len(endpoints)} endpoints as expected; {sum(row['canary'] for row in results)} canary hits; "
      f"slowest {slowest['seconds']:.2f} s ({slowest['path']}), peak {largest['peak']:.0f} MB ({largest['path']})")
sys.exit(good != len(endpoints) or len(results) != len(endpoints) or bool(broken))
