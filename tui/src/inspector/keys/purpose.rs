//! The commands by what they are for, as the list of commands has them: the most used first. With each are the words
//! that people search for and that neither its name nor its help has.

use super::command::{Command, Fold, What};

/// What some commands are for.
#[derive(Debug)]
pub(in crate::inspector) struct Purpose {
    /// It in a word.
    pub(in crate::inspector) heading: &'static str,
    /// The commands, each with the words by which it is found.
    pub(in crate::inspector) commands: &'static [(Command, &'static str)],
}

/// All purposes.
pub(in crate::inspector) const PURPOSES: &[Purpose] = {
    use Command as Do;
    &[
        Purpose {
            heading: "Copy",
            commands: &[
                (Do::Copy(What::Field), "yank clipboard value"),
                (Do::Copy(What::Link), "yank clipboard url"),
                (Do::CopyAs, "yank clipboard format menu"),
                (Do::CopyTarget, "yank clipboard safe ioc hxxp url"),
                (Do::Copy(What::Defanged), "yank clipboard safe ioc hxxp"),
                (Do::Copy(What::Json), "yank clipboard decode"),
                (Do::Copy(What::Event), "yank clipboard webhook"),
            ],
        },
        Purpose {
            heading: "Save",
            commands: &[(Do::Export, "save export markdown ticket download")],
        },
        Purpose {
            heading: "Find",
            commands: &[
                (Do::Search, "find filter grep"),
                (Do::NextMatch, "find search"),
                (Do::PreviousMatch, "find search"),
                (Do::Links, "history list recent all"),
                (Do::NextLink, "history forward"),
                (Do::PreviousLink, "history back"),
            ],
        },
        Purpose {
            heading: "Explain",
            commands: &[
                (Do::Why, "missing empty none rcpt_meta"),
                (Do::WhatIf, "limit configuration simulate settings"),
                (Do::Compare, "diff difference versus"),
                (Do::Mask, "privacy anonymize redact gdpr pii"),
                (Do::Times, "zone clock date utc local"),
                (Do::Fold(Fold::ByCost), "size big largest order"),
                (Do::Characters, "ascii text hex hexdump"),
                (Do::Help, "keys shortcuts bindings manual"),
                (Do::Example, "demo sample try"),
            ],
        },
        Purpose {
            heading: "Edit",
            commands: &[
                (Do::Edit, "change modify"),
                (Do::Undo, "revert back"),
                (Do::Redo, "repeat again"),
                (Do::TypeLink, "change modify url"),
                (Do::AddField, "insert new"),
                (Do::RemoveField, "delete"),
                (Do::AddKey, "insert new json"),
                (Do::RemoveKey, "delete json"),
                (Do::NewLink, "create generate test"),
            ],
        },
        Purpose {
            heading: "Move",
            commands: &[
                (Do::NextPane, "focus window tab"),
                (Do::PreviousPane, "focus window tab"),
                (Do::PaneLeft, "focus window"),
                (Do::PaneRight, "focus window"),
                (Do::Zoom, "maximize fullscreen big large"),
                (Do::StepBack, "escape cancel clear"),
                (Do::First, "top start beginning home"),
                (Do::Last, "bottom end"),
                (Do::PageUp, "scroll"),
                (Do::PageDown, "scroll"),
                (Do::Up, "previous line"),
                (Do::Down, "next line"),
                (Do::Fold(Fold::Toggle), "collapse expand open"),
                (Do::Fold(Fold::Fold), "collapse close"),
                (Do::Fold(Fold::Unfold), "expand open"),
                (Do::Fold(Fold::All), "collapse close"),
                (Do::Fold(Fold::None), "expand open"),
                (Do::ByteAfter, "hex right"),
                (Do::ByteBefore, "hex left"),
            ],
        },
        Purpose {
            heading: "Program",
            commands: &[
                (Do::Leave, "exit close"),
                (Do::Quit, "exit close leave"),
                (Do::QuitKeeping, "exit keep print"),
                (Do::Suspend, "background stop job"),
                (Do::Redraw, "refresh repaint clear"),
                (Do::StopReading, "cancel abort"),
            ],
        },
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::inspector::keys::{COMMANDS, Context};

    #[test]
    fn every_command_of_the_panes_has_one_purpose() {
        let all = || PURPOSES.iter().flat_map(|purpose| purpose.commands);
        for row in COMMANDS {
            let is_of_panes = matches!(
                row.context,
                Context::Anywhere
                    | Context::Panes
                    | Context::Reading
                    | Context::Facts
                    | Context::Link
                    | Context::Data
                    | Context::Rows
                    | Context::Links
                    | Context::Metadata
                    | Context::Bytes
            );
            let is_listed = is_of_panes && row.command != Command::Palette;
            let count = all().filter(|(it, _)| *it == row.command).count();
            assert_eq!(count, usize::from(is_listed), "{row:?}");
        }
    }
}
