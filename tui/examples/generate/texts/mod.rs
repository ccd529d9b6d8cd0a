//! The texts, each with the file that it belongs in.

mod man_page;

use std::path::{Path, PathBuf};

use clap::{Arg, Command, CommandFactory as _, ValueEnum as _};
use clap_complete::{Generator as _, Shell};
use tracklens::commands::cli::Cli;

/// All texts.
pub(crate) fn texts() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated");
    let page = man_page::man_page(Cli::command());
    let mut texts = vec![(folder.join("tracklens.1"), page)];
    for shell in Shell::value_variants() {
        let file = folder.join(shell.file_name("tracklens"));
        texts.push((file, completions(*shell)));
    }
    texts
}

fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "tracklens", &mut script);
    String::from_utf8(script).expect("a script is text")
}

/// The command line as shells are to complete it, with as much of its help as a menu has room for.
///
/// The link to inspect is not in it: nothing could complete it, and Zsh would take the first word for
/// it, so that it would know a command in the second alone.
fn command() -> Command {
    let program = Cli::command();
    let options = program.get_arguments().filter(|it| !it.is_positional());
    Command::new("tracklens")
        .version(env!("CARGO_PKG_VERSION"))
        .args(options.cloned())
        .subcommands(program.get_subcommands().cloned())
        .mut_args(in_short)
        .mut_subcommands(|command| command.mut_args(in_short))
}

/// The argument with its help as far as the first mark in it.
fn in_short(argument: Arg) -> Arg {
    let help = argument.get_help().map(ToString::to_string);
    let help = help.unwrap_or_default();
    let short = help.split([',', ':', ';']).next().unwrap_or_default();
    argument.help(short.to_owned())
}
