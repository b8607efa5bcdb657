#![no_main]
//! See `targets::coded`.

#[expect(dead_code, reason = "each program is one target")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::coded(bytes));
