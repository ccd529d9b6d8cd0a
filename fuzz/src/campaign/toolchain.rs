//! What the Rust compiler says of itself, and the LLVM tools that read its profiles.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, io};

use super::missing::Missing;

/// The compiler that `cargo` uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiler {
    /// The triple of the machine.
    pub host: String,
    /// The first number of the version of its LLVM.
    pub llvm: String,
    /// The folder with all that belongs to it.
    pub sysroot: PathBuf,
}

impl Compiler {
    /// Asks the compiler.
    ///
    /// # Errors
    ///
    /// When it can't be run, or says other than it used to.
    pub fn ask() -> io::Result<Self> {
        let version = output_of(Command::new("rustc").arg("-vV"))?;
        let sysroot = output_of(Command::new("rustc").args(["--print", "sysroot"]))?;
        Self::read(&version, &sysroot)
            .ok_or_else(|| io::Error::other("rustc -vV names no host or no version of LLVM"))
    }

    fn read(version: &str, sysroot: &str) -> Option<Self> {
        let value = |key: &str| version.lines().find_map(|line| line.strip_prefix(key));
        let llvm = value("LLVM version: ")?.split('.').next()?;
        Some(Self {
            host: value("host: ")?.trim().to_owned(),
            llvm: llvm.to_owned(),
            sysroot: PathBuf::from(sysroot.trim()),
        })
    }
}

/// The two tools that make a coverage of a profile. Those of an LLVM that is older than the
/// compiler's can't read its profiles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LlvmTools {
    /// `llvm-cov`.
    pub cov: PathBuf,
    /// `llvm-profdata`.
    pub profdata: PathBuf,
}

impl LlvmTools {
    /// Finds them: where the variables `LLVM_COV` and `LLVM_PROFDATA` say, in the toolchain, or
    /// where Debian puts them.
    ///
    /// # Errors
    ///
    /// What is missing, and how to get it.
    pub fn find(compiler: &Compiler) -> Result<Self, Missing> {
        let named = |key| env::var_os(key).map(PathBuf::from);
        let named = named("LLVM_COV").zip(named("LLVM_PROFDATA"));
        let named = named.map(|(cov, profdata)| Self { cov, profdata });
        let path = env::var_os("PATH").unwrap_or_default();
        let candidates = named.into_iter().chain(Self::usual(compiler, &path));
        Self::first_there(candidates, compiler)
    }

    fn first_there(
        mut candidates: impl Iterator<Item = Self>,
        compiler: &Compiler,
    ) -> Result<Self, Missing> {
        candidates
            .find(|tools| tools.cov.is_file() && tools.profdata.is_file())
            .ok_or_else(|| Missing {
                what: format!(
                    "llvm-cov and llvm-profdata of LLVM {} (for coverage)",
                    compiler.llvm
                ),
                how: format!(
                    "`rustup component add llvm-tools`, or `apt-get install llvm-{}`, or name \
                     both in LLVM_COV and LLVM_PROFDATA",
                    compiler.llvm
                ),
            })
    }

    fn usual(compiler: &Compiler, path: &OsStr) -> Vec<Self> {
        let in_toolchain = compiler.sysroot.join("lib/rustlib").join(&compiler.host);
        let debian = PathBuf::from(format!("/usr/lib/llvm-{}", compiler.llvm));
        let mut tools: Vec<_> = [in_toolchain, debian]
            .map(|folder| Self::in_folder(&folder.join("bin"), ""))
            .into();
        let version = format!("-{}", compiler.llvm);
        tools.extend(env::split_paths(path).map(|folder| Self::in_folder(&folder, &version)));
        tools
    }

    fn in_folder(folder: &Path, version: &str) -> Self {
        Self {
            cov: folder.join(format!("llvm-cov{version}")),
            profdata: folder.join(format!("llvm-profdata{version}")),
        }
    }
}

/// What a program writes to its standard output.
///
/// # Errors
///
/// When it can't be run or fails; the error holds what it wrote to standard error.
pub fn output_of(command: &mut Command) -> io::Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command
        .output()
        .map_err(|error| io::Error::other(format!("{program}: {error}")))?;
    if !output.status.success() {
        let told = String::from_utf8_lossy(&output.stderr);
        return Err(io::Error::other(format!("{program} failed: {told}")));
    }
    String::from_utf8(output.stdout).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VERSION: &str = "rustc 1.95.0 (59807616e 2026-04-14)\nbinary: rustc\n\
        host: x86_64-unknown-linux-gnu\nrelease: 1.95.0\nLLVM version: 22.1.2\n";

    fn compiler() -> Compiler {
        Compiler::read(VERSION, "/sysroot\n").unwrap()
    }

    #[test]
    fn the_compiler_says_which_machine_and_which_llvm_it_is_of() {
        let compiler = compiler();
        assert_eq!(compiler.host, "x86_64-unknown-linux-gnu");
        assert_eq!(compiler.llvm, "22");
        assert_eq!(compiler.sysroot, Path::new("/sysroot"));
        assert_eq!(Compiler::read("rustc 1.95.0\n", "/sysroot"), None);
    }

    #[test]
    fn the_tools_of_the_toolchain_come_before_those_of_the_system() {
        let tools = LlvmTools::usual(&compiler(), OsStr::new("/a:/b"));
        let cov: Vec<_> = tools.iter().map(|tools| tools.cov.to_str()).collect();
        let expected = [
            "/sysroot/lib/rustlib/x86_64-unknown-linux-gnu/bin/llvm-cov",
            "/usr/lib/llvm-22/bin/llvm-cov",
            "/a/llvm-cov-22",
            "/b/llvm-cov-22",
        ];
        assert_eq!(cov, expected.map(Some));
    }

    #[test]
    fn tools_that_are_nowhere_are_missing_and_need_both_to_be_there() {
        let file = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let tools = |cov, profdata| LlvmTools {
            cov: file(cov),
            profdata: file(profdata),
        };
        let find = |tools: &[LlvmTools]| LlvmTools::first_there(tools.iter().cloned(), &compiler());
        let there = tools("Cargo.toml", "README.md");
        let half = tools("Cargo.toml", "nothing");
        assert_eq!(find(&[half.clone(), there.clone()]), Ok(there));
        let missing = find(&[half]).unwrap_err().to_string();
        assert!(
            missing.contains("llvm-cov and llvm-profdata of LLVM 22"),
            "{missing}"
        );
        assert!(
            missing.contains("rustup component add llvm-tools"),
            "{missing}"
        );
    }

    #[test]
    fn a_program_that_fails_is_an_error_that_holds_its_message() {
        let error = output_of(Command::new("sh").args(["-c", "echo no >&2; exit 3"])).unwrap_err();
        assert!(error.to_string().contains("sh failed: no"), "{error}");
        assert!(output_of(&mut Command::new("/no/such/program")).is_err());
    }
}
