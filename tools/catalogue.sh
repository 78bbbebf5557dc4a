#!/usr/bin/env bash
# Trunk runs this after every build: the wordings of each language, one file a language, beside the program.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
for tag in en zh-Hans; do
  cargo run --quiet --locked --no-default-features --example catalogue -- "$tag" >"$TRUNK_STAGING_DIR/texts-$tag.txt"
done
