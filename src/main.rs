//! The program's entry: arguments, hooks, exit status.

fn main() {}
