//! The macro that makes every table of errors.

/// Makes an enum of errors from a table. A row has the documentation, the variant, its stable code, and its message.
macro_rules! error_table {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $(
                $(#[$doc:meta])*
                $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty,)* })?
                    = $code:literal, $message:literal;
            )*
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $type,)* })?,)*
        }

        impl $name {
            /// Every code.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// The stable name in `snake_case`. Scripts may depend on it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $code,)*
                }
            }

            const fn message(self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => $message,)*
                }
            }
        }
    };
}

pub(crate) use error_table;
