"""Events and daily counts of access logs, on a Spark cluster.

    spark-submit clicks.py --tracklens PROGRAM LOGS OUTPUT

Each partition of the logs goes through one `tracklens decode`. The program answers each line with one line, in the
order of the input, and keeps nothing between lines, so a cluster gives what one machine gives. Written are:

    OUTPUT/lines     what each line of the logs says, as `tracklens decode --format ndjson` says it
    OUTPUT/events    the events of the links, as `tracklens decode --format event` says them, without the lines that
                     have none
    OUTPUT/days      the day (UTC), the type and the number of events, as tab-separated lines, in order
"""

import argparse
import datetime
import json
import shlex

from pyspark.sql import SparkSession


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracklens", default="tracklens", help="the program, at the same path on each machine")
    parser.add_argument("--now", help="Unix seconds: the time of lines that name none, so that runs can be compared")
    parser.add_argument("--mask", action="store_true", help="hide recipients and the values of the metadata")
    parser.add_argument("logs", help="the logs: a file, a folder or a pattern")
    parser.add_argument("output", help="a folder that does not exist yet")
    arguments = parser.parse_args()

    spark = SparkSession.builder.appName("tracklens").getOrCreate()
    logs = spark.sparkContext.textFile(arguments.logs)

    lines = logs.pipe(command(arguments, "ndjson"), checkCode=True)
    lines.saveAsTextFile(f"{arguments.output}/lines")

    # Two uses of the events: kept, so that the program runs once for both.
    events = logs.pipe(command(arguments, "event"), checkCode=True).filter(is_event).cache()
    events.saveAsTextFile(f"{arguments.output}/events")

    days = events.map(day_and_type).map(lambda key: (key, 1)).reduceByKey(int.__add__).sortByKey()
    days.map(lambda it: f"{it[0][0]}\t{it[0][1]}\t{it[1]}").saveAsTextFile(f"{arguments.output}/days")
    spark.stop()


def command(arguments: argparse.Namespace, output_format: str) -> str:
    """The command of a partition. Bad lines are lines of its output, not a reason to stop the job."""
    words = [arguments.tracklens, "decode", "--format", output_format, "--keep-going", "--quiet", "--threads", "1"]
    if arguments.now:
        words += ["--now", arguments.now]
    if arguments.mask:
        words.append("--mask")
    return shlex.join(words)


def is_event(line: str) -> bool:
    return line.startswith('{"msys":')


def day_and_type(line: str) -> tuple[str, str]:
    [event] = json.loads(line)["msys"].values()
    time = datetime.datetime.fromtimestamp(int(event["timestamp"]), datetime.timezone.utc)
    return time.date().isoformat(), event["type"]


if __name__ == "__main__":
    main()
