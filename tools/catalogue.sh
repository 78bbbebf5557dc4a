#!/usr/bin/env bash
# Trunk runs this after every build: the wordings of each language, one file a language, beside the program. They are
# compiled in a folder of their own, so that it does not wait for tests that are being compiled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for tag in en zh-Hans; do
  cargo run --quiet --locked --no-default-features --target-dir target/printed --example catalogue -- "$tag" >"$TRUNK_STAGING_DIR/texts-$tag.txt"
done
