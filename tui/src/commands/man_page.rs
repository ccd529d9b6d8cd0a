//! `tracklens man`: the manual page.
//!
//! One page covers the program and all of its commands; `clap_mangen` alone would make a page for each.

use std::io::{self, Write};

use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::sections::{self, Sections};

/// The manual page of a program, in roff.
#[must_use]
pub fn man_page(program: Command) -> String {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let usages = usages(&mut program);
    let man = Man::new(program.clone().override_usage(usages));
    // A date would differ from build to build, and an empty one would not be an argument at all.
    let man = man.date(" ").manual("User Commands");
    let mut page = rendered(|page| man.render_title(page));
    page += &section(|section| man.render_name_section(section));
    page += &section(|section| man.render_synopsis_section(section));
    page += &section(|section| man.render_description_section(section));
    page += &section(|section| man.render_options_section(section));
    page += &heading("SH", "COMMANDS");
    for command in program.get_subcommands() {
        page += &heading("SS", &name(command));
        page += &account(command, &program);
    }
    page += &in_sections("EXAMPLES", &program, |it| {
        let rows = it.examples.iter();
        rows.map(|it| entry(it.line, it.meaning)).collect()
    });
    let of_program = sections::of(program.get_name());
    page += &heading("SH", "ENVIRONMENT");
    let variables = of_program.environment.iter();
    page += &variables
        .map(|it| entry(it.name, it.meaning))
        .collect::<String>();
    page += &heading("SH", "FILES");
    let files = of_program.files.iter();
    page += &files
        .map(|(name, what)| entry(name, what))
        .collect::<String>();
    page += &in_sections("EXIT STATUS", &program, |it| {
        let rows = it.exit_status.iter();
        rows.map(|(code, meaning)| entry(code, meaning)).collect()
    });
    // roff warns about empty lines. Backticks enclose what you type as it stands.
    in_bold(&page.replace("\n\n", "\n.sp\n"))
}

/// The usage of the program and of each command, one on each line.
fn usages(program: &mut Command) -> String {
    let mut usages = vec![usage(program)];
    usages.extend(program.get_subcommands_mut().map(usage));
    usages.join("\n")
}

/// The first usage of a command. The second one of the program only says that there are commands.
fn usage(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    let first = usage.lines().next().unwrap_or_default();
    first.trim_start_matches("Usage: ").to_owned()
}

/// The description of a command and its options. Options that the program has too are only named.
fn account(command: &Command, program: &Command) -> String {
    let is_shared = |option: &Arg| program.get_arguments().any(|it| is_same(it, option));
    let own = command.clone().mut_args(|option| {
        let hidden = is_shared(&option) || is_help(&option);
        option.hide(hidden)
    });
    let own = Man::new(own);
    let mut account = without_heading(&section(|section| own.render_description_section(section)));
    account += &without_heading(&section(|section| own.render_options_section(section)));
    let shared = command.get_arguments().filter(|it| is_shared(it));
    let shared = shared.filter(|it| !is_help(it)).filter_map(Arg::get_long);
    let shared: Vec<_> = shared.map(|option| format!("`--{option}`")).collect();
    if !shared.is_empty() {
        let also = format!("Also, as above: {}.", shared.join(", "));
        account += &roff(|roff| roff.control("PP", []).text([roman(also)]));
    }
    account
}

fn is_same(one: &Arg, other: &Arg) -> bool {
    let help = |it: &Arg| {
        it.get_long_help()
            .or(it.get_help())
            .map(ToString::to_string)
    };
    one.get_long().is_some() && one.get_long() == other.get_long() && help(one) == help(other)
}

fn is_help(option: &Arg) -> bool {
    option.get_id() == "help"
}

/// A section of the program, and below it those of the commands that have another one.
fn in_sections(title: &str, program: &Command, write: impl Fn(&Sections) -> String) -> String {
    let of_program = write(&sections::of(program.get_name()));
    let mut section = heading("SH", title) + &of_program;
    for command in program.get_subcommands() {
        let of_command = write(&sections::of(command.get_name()));
        if !of_command.is_empty() && of_command != of_program {
            section += &heading("SS", &name(command));
            section += &of_command;
        }
    }
    section
}

/// A name, and what it means.
fn entry(name: &str, meaning: &str) -> String {
    roff(|roff| {
        roff.control("TP", []);
        roff.text([bold(name)]).text([roman(meaning)])
    })
}

fn name(command: &Command) -> String {
    let name = command.get_bin_name().unwrap_or(command.get_name());
    name.to_owned()
}

fn heading(level: &str, text: &str) -> String {
    roff(|roff| roff.control(level, [text]))
}

fn without_heading(section: &str) -> String {
    let section = section.split_once('\n');
    section.map_or_else(String::new, |(_, after)| after.to_owned())
}

/// A section of the page, without the definition of the apostrophe that every rendering starts with.
fn section(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let definition = Roff::new().render();
    let section = rendered(render);
    section
        .strip_prefix(&definition)
        .unwrap_or(&section)
        .to_owned()
}

fn rendered(render: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> String {
    let mut rendered = Vec::new();
    // Writing to memory can't fail.
    let _ = render(&mut rendered);
    String::from_utf8_lossy(&rendered).into_owned()
}

fn roff(write: impl FnOnce(&mut Roff) -> &mut Roff) -> String {
    section(|section| write(&mut Roff::new()).to_writer(section))
}

fn in_bold(page: &str) -> String {
    let mut bold = String::new();
    for (number, part) in page.split('`').enumerate() {
        bold += match number {
            0 => "",
            number if number % 2 == 1 => "\\fB",
            _ => "\\fR",
        };
        bold += part;
    }
    bold
}
