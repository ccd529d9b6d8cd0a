//! What a key can ask for.

/// What a key can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// End the program.
    Quit,
    /// End the program, or ask first if a change of the link would be lost.
    Leave,
    /// Stop the program until the shell continues it.
    Suspend,
    /// Redraw the whole screen.
    Redraw,
    /// Show all keys.
    Help,
    /// Stop reading the file.
    StopReading,
    /// Show all commands, to choose one.
    Palette,
    /// Give the focus to the next pane.
    NextPane,
    /// Give the focus to the previous pane.
    PreviousPane,
    /// Give the focus to the pane on the left.
    PaneLeft,
    /// Give the focus to the pane on the right.
    PaneRight,
    /// Show the pane that has the focus alone, or all panes again.
    Zoom,
    /// Take one step back: show all panes, then forget the search, then the selection.
    StepBack,
    /// Go to the row above.
    Up,
    /// Go to the row below.
    Down,
    /// Go up by the height of the pane.
    PageUp,
    /// Go down by the height of the pane.
    PageDown,
    /// Go to the first row.
    First,
    /// Go to the last row.
    Last,
    /// Show the links of this run, to choose one.
    Links,
    /// Show the next link of this run.
    NextLink,
    /// Show the previous link of this run.
    PreviousLink,
    /// Take back the last change of the link.
    Undo,
    /// Redo the change that was taken back.
    Redo,
    /// Make up a link, or ask first if there is one.
    NewLink,
    /// Type in the link.
    TypeLink,
    /// Type no longer in the link.
    StopTyping,
    /// Edit what is selected.
    Edit,
    /// Add what the link lacks.
    AddField,
    /// Remove what is selected.
    RemoveField,
    /// Add a key to the metadata.
    AddKey,
    /// Remove a key of the metadata.
    RemoveKey,
    /// Copy something.
    Copy(What),
    /// Copy the target that is selected, written so that no program takes it for a link.
    CopyTarget,
    /// Choose what to copy.
    CopyAs,
    /// Hide the recipient and the values of the metadata, or show them again.
    Mask,
    /// Compare the link with another one.
    Compare,
    /// Compare the link with the one that is chosen in the list of links.
    CompareChosen,
    /// Show only what differs of two links, or all again.
    OnlyDifferences,
    /// Search fields and metadata.
    Search,
    /// Go to the next match.
    NextMatch,
    /// Go to the previous match.
    PreviousMatch,
    /// Write a report to a file.
    Export,
    /// End the program, and leave the screen on the terminal.
    QuitKeeping,
    /// Move the cursor to the left.
    MoveLeft,
    /// Move the cursor to the right.
    MoveRight,
    /// Move the cursor to the start.
    MoveHome,
    /// Move the cursor to the end.
    MoveEnd,
    /// Point at the previous byte.
    ByteBefore,
    /// Point at the next byte.
    ByteAfter,
    /// Delete the character before the cursor.
    DeleteBefore,
    /// Delete the character after the cursor.
    DeleteAfter,
    /// Delete what was typed.
    Clear,
    /// Show the characters of the bytes alone, or the bytes in hexadecimal as well.
    Characters,
    /// Show the example, as long as there is no link.
    Example,
    /// Fold, unfold or sort the metadata.
    Fold(Fold),
    /// Show times in the zone of the system, or in UTC again.
    Times,
    /// Ask why there is no metadata.
    Why,
    /// Ask what other options would mean.
    WhatIf,
    /// Take the choice, or what was typed.
    Choose,
    /// Answer a question with yes.
    Agree,
    /// Answer a question with no.
    Decline,
    /// Go back to the panes.
    Close,
}

/// What can be done with the tree of the metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Fold what is selected, or select what is around it.
    Fold,
    /// Unfold what is selected, or select the first value in it.
    Unfold,
    /// Fold what is selected, or unfold it.
    Toggle,
    /// Fold everything.
    All,
    /// Unfold everything.
    None,
    /// Sort members by what they cost, or put them back in their own order.
    ByCost,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What is selected.
    Field,
    /// The link.
    Link,
    /// The link, written so that no program takes it for a link.
    Defanged,
    /// What `decode` says of the link.
    Json,
    /// The event of the link.
    Event,
    /// The link that a sender with other options would have written.
    WhatIf,
    /// What `decode` says of the header that is open.
    Header,
    /// What differs between two links.
    Differences,
}

impl What {
    /// Its name in a sentence.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Field => "the field",
            Self::Link => "the link",
            Self::Defanged => "the defanged URL",
            Self::Json => "the JSON",
            Self::Event => "the event",
            Self::WhatIf => "the link of the sender",
            Self::Header => "the JSON of the header",
            Self::Differences => "the differences",
        }
    }
}
