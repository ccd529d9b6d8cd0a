"""An access log of made-up requests for the links of a file of vectors, the same at each run.

    make_log.py VECTORS COUNT
"""

import datetime
import json
import random
import sys

VECTORS, COUNT = sys.argv[1], int(sys.argv[2])


def main() -> None:
    with open(VECTORS, encoding="utf-8") as vectors:
        paths = ["/" + json.loads(line)["input"].split("/", 3)[3] for line in vectors]
    choose = random.Random(1)
    time = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)
    for number in range(COUNT):
        time += datetime.timedelta(seconds=choose.randrange(600))
        print(
            f"198.51.100.{number % 250} - - [{time:%d/%b/%Y:%H:%M:%S %z}] "
            f'"GET {request(choose, paths)} HTTP/1.1" 200 44 "-" "Mozilla/5.0 (example)" "-"'
        )


def request(choose: random.Random, paths: list[str]) -> str:
    """A path: mostly that of a link, now and then one that was cut, or something else."""
    path = choose.choice(paths)
    match choose.randrange(50):
        case 0:
            return "/favicon.ico"
        case 1:
            return path[: len(path) // 2]
        case _:
            return path


if __name__ == "__main__":
    main()
