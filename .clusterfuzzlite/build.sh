#!/bin/bash
# Builds every fuzz target for OSS-Fuzz and ClusterFuzzLite, which run this in their containers.
# Programs, seeds, dictionaries and options go to $OUT.
set -euo pipefail
cd "$SRC/tracklens"

# With the compiler and the sanitizer of the container. `-O` alone has no overflow checks, so that
# an overflow would go unnoticed.
build=(cargo fuzz build -O --debug-assertions --features program)
triple=$(rustc -vV | sed -n 's/^host: //p')
# Optimizing all crates as one takes minutes for each target, and gains nothing here.
export CARGO_PROFILE_RELEASE_LTO=off

# Name, feature, dictionary, length of the longest input and folders of seeds of each target. The program that
# prints them must not be instrumented, and must not be built where the targets are.
targets=$(RUSTFLAGS='' cargo run --quiet --locked --target-dir target/list \
    -p tracklens-campaign --bin campaign -- --list)

# They must go to the usual folder, because the container puts the programs for coverage there.
"${build[@]}"

built=0
while read -r target _ dictionary max_len kinds; do
    cp "target/$triple/release/$target" "$OUT/"
    inputs=()
    for kind in $kinds; do
        inputs+=("fuzz/seeds/$kind")
    done
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

# A build without a target must fail.
echo "$built targets"
[ "$built" -gt 0 ]
