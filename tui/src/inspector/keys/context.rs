//! Where a command can be asked for.

/// Where a command can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Everywhere.
    Anywhere,
    /// While any pane has the focus.
    Panes,
    /// While any pane has the focus, and you type no text in it.
    Reading,
    /// While a pane other than the link has the focus.
    Data,
    /// While the fields or their details have the focus.
    Facts,
    /// While the link has the focus, and you type no text in it.
    Link,
    /// While you type in the link.
    LinkText,
    /// While you type text: in the link, or in an overlay.
    Text,
    /// While there is a cursor: in the link, and where you type text.
    Cursor,
    /// While there is no cursor.
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
    /// While you are asked a question.
    Question,
    /// While two links are compared.
    Comparison,
}

impl Context {
    /// The contexts, in the order of the help.
    pub const ALL: [Self; 19] = [
        Self::Anywhere,
        Self::Panes,
        Self::Reading,
        Self::Data,
        Self::Facts,
        Self::Link,
        Self::LinkText,
        Self::Rows,
        Self::Links,
        Self::LinkList,
        Self::Header,
        Self::Metadata,
        Self::Bytes,
        Self::Cursor,
        Self::Text,
        Self::Over,
        Self::Choice,
        Self::Question,
        Self::Comparison,
    ];

    /// The heading of the context in the help.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Anywhere => "Everywhere",
            Self::Panes => "In every pane",
            Self::Reading => "In every pane, while you type no text",
            Self::Data => "In every pane but the link",
            Self::Facts => "In the fields and their details",
            Self::Link => "In the link, while you type no text",
            Self::LinkText => "While you type in the link",
            Self::Rows => "Where there is no cursor",
            Self::Links => "In panes and comparisons",
            Self::LinkList => "In the list of links",
            Self::Header => "In a header",
            Self::Metadata => "In the metadata",
            Self::Bytes => "In the bytes",
            Self::Cursor => "Where there is a cursor",
            Self::Text => "Where text is typed",
            Self::Over => "In help and lists",
            Self::Choice => "In lists",
            Self::Question => "In a question",
            Self::Comparison => "In a comparison",
        }
    }

    pub(super) fn holds(self, scope: Scope) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Text => scope.takes_text,
            Self::Cursor => scope.has_cursor(),
            Self::Rows => !scope.has_cursor(),
            context => scope.contexts.contains(&context),
        }
    }
}

/// What the keys mean to the pane or overlay that has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The contexts that hold there. [`Context::Anywhere`], [`Context::Text`], [`Context::Cursor`] and
    /// [`Context::Rows`] need not be among them.
    pub contexts: &'static [Context],
    /// Whether characters are text, and not commands.
    pub takes_text: bool,
    /// Whether a character that is not a command begins a text.
    pub begins_text: bool,
}

impl Scope {
    /// A scope in which keys are commands.
    pub(in crate::inspector) const fn of(contexts: &'static [Context]) -> Self {
        Self {
            contexts,
            takes_text: false,
            begins_text: false,
        }
    }

    fn has_cursor(self) -> bool {
        self.takes_text || self.contexts.contains(&Context::Link) && !self.begins_text
    }
}
