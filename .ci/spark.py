"""The rows of the Spark job against those of a plain run: see .ci/spark."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet

PAGES = 2000
MASTER = "local-cluster[2,1,1024]"


def submit(environment, work, *arguments):
    command = [f"{environment}/bin/spark-submit", "--master", MASTER, "--conf", "spark.ui.enabled=false",
               "--conf", "spark.executor.memory=900m", "examples/spark/job.py", *map(str, arguments)]
    variables = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=f"{environment}/bin/python",
                     SPARK_WORKER_DIR=str(work / "workers"), SPARK_LOCAL_DIRS=str(work / "local"))
    started = time.monotonic()
    done = subprocess.run(command, env=variables, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return time.monotonic() - started


def rows_of(folder):
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_text(encoding="utf-8").split("\n") if line]


def main():
    program, environment = sys.argv[1:]
    work = pathlib.Path(tempfile.mkdtemp(prefix="spark-"))
    try:
        fixtures = sorted(pathlib.Path("fixtures/pages").glob("*/page.html"))
        given = work / "pages"
        given.mkdir()
        # eight files, so that both workers have tasks
        files = [open(given / f"part-{number}.jsonl", "w", encoding="utf-8") for number in range(8)]
        for number in range(PAGES):
            page = fixtures[number % len(fixtures)].read_bytes().decode("utf-8", "replace")
            files[number % 8].write(json.dumps({"id": f"{number:05}", "html": page}) + "\n")
        for file in files:
            file.close()
        text = "".join((given / f"part-{number}.jsonl").read_text(encoding="utf-8") for number in range(8))
        plain = subprocess.run([program, "batch"], input=text, capture_output=True, text=True, check=True).stdout
        plain = sorted(line for line in plain.split("\n") if line)
        assert len(plain) == PAGES, len(plain)
        for by in ("pipe", "sql"):
            seconds = submit(environment, work, "--program", program, "--by", by, given, work / by)
            rows = sorted(rows_of(work / by))
            if rows != plain:
                sys.exit(f"by {by}: {len(rows)} rows, {len(set(plain) - set(rows))} of a plain run are missing")
            print(f"by {by}: {len(rows)} rows equal a plain run's, {seconds:.0f} s with the start of the cluster")
        seconds = submit(environment, work, "--program", program, "--to", "parquet", given, work / "parquet")
        table = pyarrow.parquet.read_table(work / "parquet").to_pylist()
        wanted = [json.loads(line) for line in plain]
        wanted = {row["id"]: (row.get("article"), row.get("error", {}).get("kind")) for row in wanted}
        found = {row["id"]: (row["article"] and json.loads(row["article"]), row["error"]) for row in table}
        if found != wanted:
            sys.exit(f"Parquet: {len(found)} rows, {sum(found.get(key) != wanted[key] for key in wanted)} differ")
        print(f"to Parquet: {len(found)} rows read back equal, {seconds:.0f} s")
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
