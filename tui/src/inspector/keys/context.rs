//! Where a command can be asked for.

/// Where a command can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Anywhere,
    /// While any pane has the focus.
    Panes,
    /// While a pane other than the link has the focus.
    Data,
    /// While you type text: in the link, or in an overlay.
    Text,
    /// While you type no text.
    Rows,
    /// While a pane or a comparison has the focus.
    Links,
    /// While the list of links is open.
    LinkList,
    /// While a header that belongs to links is open.
    Header,
    /// While the metadata has the focus.
    Metadata,
    /// While the bytes have the focus.
    Bytes,
    /// While an overlay is open.
    Over,
    /// While an overlay is open that takes a choice or a text.
    Choice,
    /// While two links are compared.
    Comparison,
}

impl Context {
    /// The contexts, in the order of the help.
    pub const ALL: [Self; 13] = [
        Self::Anywhere,
        Self::Panes,
        Self::Data,
        Self::Rows,
        Self::Links,
        Self::LinkList,
        Self::Header,
        Self::Metadata,
        Self::Bytes,
        Self::Text,
        Self::Over,
        Self::Choice,
        Self::Comparison,
    ];

    /// The heading of the context in the help.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere",
            Self::Panes => "In every pane; a letter alone not in the link",
            Self::Data => "In every pane but the link",
            Self::Rows => "Where no text is typed",
            Self::Links => "In panes and comparisons",
            Self::LinkList => "In the list of links",
            Self::Header => "In a header",
            Self::Metadata => "In the metadata",
            Self::Bytes => "In the bytes",
            Self::Text => "Where text is typed",
            Self::Over => "In help and lists",
            Self::Choice => "In lists",
            Self::Comparison => "In a comparison",
        }
    }

    pub(super) fn holds(self, scope: Scope) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Text => scope.takes_text,
            Self::Rows => !scope.takes_text,
            context => scope.contexts.contains(&context),
        }
    }
}

/// What the keys mean to the pane or overlay that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The contexts that hold there. [`Context::Anywhere`], [`Context::Text`] and [`Context::Rows`] need
    /// not be among them.
    pub contexts: &'static [Context],
    /// Whether characters are text, and not commands.
    pub takes_text: bool,
}
