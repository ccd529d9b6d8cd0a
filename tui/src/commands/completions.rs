//! `tracklens completions`: the script that completes the command line in a shell.

use clap::{Arg, Command, ValueEnum};
use clap_complete::generate;

/// A shell that can complete the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// For the file `~/.local/share/bash-completion/completions/tracklens`.
    Bash,
    /// For `rc.elv`: `eval (tracklens completions elvish | slurp)`.
    Elvish,
    /// For the file `~/.config/fish/completions/tracklens.fish`.
    Fish,
    /// For `$PROFILE`: `tracklens completions powershell | Out-String | Invoke-Expression`.
    #[value(name = "powershell")]
    PowerShell,
    /// For a file `_tracklens` in a folder of `$fpath`.
    Zsh,
}

impl From<Shell> for clap_complete::Shell {
    fn from(shell: Shell) -> Self {
        match shell {
            Shell::Bash => Self::Bash,
            Shell::Elvish => Self::Elvish,
            Shell::Fish => Self::Fish,
            Shell::PowerShell => Self::PowerShell,
            Shell::Zsh => Self::Zsh,
        }
    }
}

const NAME: &str = env!("CARGO_PKG_NAME");

/// The script that teaches a shell to complete the command line of the program.
#[must_use]
pub fn completions(shell: Shell, program: &Command) -> String {
    let mut script = Vec::new();
    generate(
        clap_complete::Shell::from(shell),
        &mut completed_command(program),
        NAME,
        &mut script,
    );
    String::from_utf8_lossy(&script).into_owned()
}

/// The command line as shells complete it, with as much of its help as a menu has room for.
///
/// The link to inspect is left out: nothing can complete it, and Zsh would take the first word for it,
/// and expect a command in the second word only.
fn completed_command(program: &Command) -> Command {
    let options = program.get_arguments().filter(|it| !it.is_positional());
    Command::new(NAME)
        .version(env!("CARGO_PKG_VERSION"))
        .args(options.cloned())
        .subcommands(program.get_subcommands().cloned())
        .mut_args(with_short_help)
        .mut_subcommands(|command| command.mut_args(with_short_help))
}

/// The argument with its help up to the first punctuation mark.
fn with_short_help(argument: Arg) -> Arg {
    let help = argument.get_help().map(ToString::to_string);
    let help = help.unwrap_or_default();
    let short = help.split([',', ':', ';']).next().unwrap_or_default();
    argument.help(short.to_owned())
}
