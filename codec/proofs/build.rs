//! Makes the linker reject undefined symbols, which it would accept in a shared library.

fn main() {
    println!("cargo::rustc-link-arg=-Wl,-z,defs");
    println!("cargo::rerun-if-changed=build.rs");
}
