#!/bin/bash
# Builds every fuzz target for OSS-Fuzz and ClusterFuzzLite, which run this in their container:
# programs, seeds, dictionaries and options go to $OUT.
set -euo pipefail
cd "$SRC/tracklens"

# The container's compiler and sanitizer. Optimised, and yet with overflow checks: `-O` alone has
# none, and an overflow would go unseen.
build=(cargo fuzz build -O --debug-assertions)
triple=$(rustc -vV | sed -n 's/^host: //p')
# All crates as one takes minutes for each target, and gains nothing here.
export CARGO_PROFILE_RELEASE_LTO=off

# Name, dictionary and longest input of each. What is built to say that is not to be instrumented,
# and not to be built where the targets are.
targets=$(RUSTFLAGS='' cargo run --quiet --locked --target-dir target/list \
    -p tracklens-fuzz --example campaign -- --list)

# Where they go must be the usual folder, because that is where the container puts the programs
# that it builds for coverage.
"${build[@]}"

built=0
while read -r target dictionary max_len; do
    cp "target/$triple/release/$target" "$OUT/"
    inputs=("fuzz/seeds/$target")
    if [ -d "fuzz/regressions/$target" ]; then
        inputs+=("fuzz/regressions/$target")
    fi
    rm -f "$OUT/${target}_seed_corpus.zip"
    zip -q -j -r "$OUT/${target}_seed_corpus.zip" "${inputs[@]}"
    if [ "$dictionary" != - ]; then
        cp "fuzz/dict/$dictionary" "$OUT/$target.dict"
    fi
    printf '[libfuzzer]\nmax_len = %s\ntimeout = 20\nrss_limit_mb = 2048\n' \
        "$max_len" >"$OUT/$target.options"
    built=$((built + 1))
done <<<"$targets"

# What fuzzes nothing must not pass for a build.
echo "$built targets"
[ "$built" -gt 0 ]
