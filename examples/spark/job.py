"""News pages to articles on an Apache Spark cluster: pages in, a row for each out, by the program `copydesk batch`.

    spark-submit job.py --program PATH INPUT OUTPUT [--from jsonl|parquet|warc] [--to jsonl|parquet] [--by pipe|sql]

INPUT  jsonl: lines as `copydesk batch` reads them ({"id": …, "html": …, "url": …}); parquet: columns of those names;
       warc: a folder, or a pattern, of WARC files that every worker can open (a shared file system).
OUTPUT a new folder: the lines that `copydesk batch` writes, or Parquet with the columns id, article (JSON) and error.

The program is stateless, a line in is a line out, a page without an article is a row, and it ends with 0 unless reading or writing
itself fails: that is all that Spark needs. A task that dies is run again by Spark.
"""

import argparse
import glob
import json
import shlex
import subprocess
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

# one thread a task: Spark runs as many tasks as there are cores
OPTIONS = "batch --threads 1"


def lines(spark, arguments):
    """The input as lines that `copydesk batch` reads."""
    if arguments.source == "parquet":
        return spark.read.parquet(arguments.input).toJSON()
    return spark.sparkContext.textFile(arguments.input)


def rows_of_files(spark, arguments):
    """The rows of WARC files, a task a file."""
    program = arguments.program

    def rows(files):
        for file in files:
            with subprocess.Popen([program, *OPTIONS.split(), file], stdout=subprocess.PIPE, text=True) as batch:
                yield from (line.rstrip("\n") for line in batch.stdout)
            if batch.returncode:
                raise RuntimeError(f"{file}: {program} ended with {batch.returncode}")

    files = sorted(glob.glob(arguments.input)) or [arguments.input]
    return spark.sparkContext.parallelize(files, len(files)).mapPartitions(rows)


def rows_by_sql(spark, arguments, given):
    """The rows by SQL: the same program as a TRANSFORM."""
    spark.createDataFrame(given.map(lambda line: (line,)), "line string").createOrReplaceTempView("pages")
    command = f"{shlex.quote(arguments.program)} {OPTIONS}"
    rows = spark.sql(f"SELECT TRANSFORM(line) USING '{command}' AS (row string) FROM pages")
    return rows.rdd.map(lambda row: row.row)


def columns(line):
    """A row of the table: the article as JSON, or the kind of error."""
    row = json.loads(line)
    article = json.dumps(row["article"], ensure_ascii=False) if "article" in row else None
    return str(row.get("id")), article, row.get("error", {}).get("kind")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input")
    parser.add_argument("output")
    parser.add_argument("--program", default="copydesk", help="the program's path on the workers")
    parser.add_argument("--from", dest="source", choices=("jsonl", "parquet", "warc"), default="jsonl")
    parser.add_argument("--to", dest="target", choices=("jsonl", "parquet"), default="jsonl")
    parser.add_argument("--by", choices=("pipe", "sql"), default="pipe")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("copydesk").getOrCreate()
    if arguments.source == "warc":
        rows = rows_of_files(spark, arguments)
    elif arguments.by == "sql":
        rows = rows_by_sql(spark, arguments, lines(spark, arguments))
    else:
        # checkCode: a program that fails must fail the task, not shorten the answer
        rows = lines(spark, arguments).pipe(f"{shlex.quote(arguments.program)} {OPTIONS}", checkCode=True)
    if arguments.target == "parquet":
        names = StructType([StructField(name, StringType()) for name in ("id", "article", "error")])
        spark.createDataFrame(rows.map(columns), names).write.parquet(arguments.output)
    else:
        rows.saveAsTextFile(arguments.output)
    spark.stop()


if __name__ == "__main__":
    sys.exit(main())
