//! Has the linker refuse what is defined nowhere, which it lets pass in a shared library.

fn main() {
    println!("cargo::rustc-link-arg=-Wl,-z,defs");
    println!("cargo::rerun-if-changed=build.rs");
}
