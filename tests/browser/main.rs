//! The promises that need a real browser: what it stores, and how it behaves when it cannot.
//!
//! Run by `./dev test` in a headless Chromium through wasm-bindgen's own test runner.
#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod format;
mod journal;
mod local_storage;

wasm_bindgen_test_configure!(run_in_browser);
