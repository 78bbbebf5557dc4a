#!/usr/bin/env bash
# Trunk runs this after every build: the wordings of each language, two files a language, beside the program. They are
# compiled in a folder of their own, so that it does not wait for tests that are being compiled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
printed() {
  # Not with the library that is made small for the program (tools/toolchain.sh): this runs here and now.
  env -u RUSTC_BOOTSTRAP -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES \
    cargo run --quiet --locked --no-default-features --target-dir target/printed --example catalogue -- "$@"
}
for tag in en zh-Hans; do
  printed "$tag" first >"$TRUNK_STAGING_DIR/texts-$tag.txt"
  printed "$tag" more >"$TRUNK_STAGING_DIR/more-texts-$tag.txt"
done
