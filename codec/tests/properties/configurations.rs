//! A configuration that was written is read back, however it is spelled.

use proptest::collection::vec;
use proptest::prelude::*;
use tracklens_codec::{Configuration, Options};

use crate::persistence::persisted;

proptest! {
    #![proptest_config(persisted!("codec-configurations"))]

    #[test]
    fn a_configuration_that_was_written_is_read_back(written in vec(statement(), 0..8)) {
        let mut text = String::new();
        let mut expected = Expected::default();
        for statement in &written {
            statement.write(&mut text);
            expected.take(statement);
        }
        let configuration = Configuration::parse(&text).unwrap();
        prop_assert_eq!(configuration.options(), expected.options, "{}", text);
        prop_assert_eq!(configuration.has_stanza(), expected.has_stanza, "{}", text);
        let includes: Vec<_> = configuration
            .includes()
            .map(|it| (it.path().to_owned(), it.is_readonly()))
            .collect();
        prop_assert_eq!(includes, expected.includes, "{}", text);
    }
}

/// A statement to write. All scopes but that of the stanza can contain other statements.
#[derive(Clone, Debug)]
enum Statement {
    Stanza(Head, Vec<Setting>),
    Scope(Head, Vec<Statement>),
    Other(String),
    Include { path: String, is_readonly: bool },
}

impl Statement {
    fn write(&self, text: &mut String) {
        match self {
            Self::Stanza(head, settings) => {
                head.write(text);
                for setting in settings {
                    setting.write(text);
                }
                text.push_str("}\n");
            }
            Self::Scope(head, statements) => {
                head.write(text);
                for statement in statements {
                    statement.write(text);
                }
                text.push('}');
            }
            Self::Other(statement) => {
                text.push_str(statement);
                text.push('\n');
            }
            Self::Include { path, is_readonly } => {
                text.push_str(if *is_readonly {
                    "readonly_include \""
                } else {
                    "Include\t\""
                });
                text.push_str(path);
                text.push('"');
            }
        }
    }
}

/// The beginning of a scope.
#[derive(Clone, Debug)]
struct Head {
    name: String,
    instance: &'static str,
    gap: &'static str,
}

impl Head {
    fn write(&self, text: &mut String) {
        for part in [
            &*self.name,
            self.gap,
            self.instance,
            self.gap,
            "{",
            self.gap,
        ] {
            text.push_str(part);
        }
    }
}

/// A setting of the stanza: what it means, and how its name, gaps and value are spelled.
#[derive(Clone, Debug)]
struct Setting {
    is: Meaning,
    name: String,
    gap: &'static str,
    value: String,
}

#[derive(Clone, Copy, Debug)]
enum Meaning {
    IncludeMetadata(bool),
    MaxMetadataLen(u32),
    Nothing,
}

impl Setting {
    fn write(&self, text: &mut String) {
        for part in [&*self.name, self.gap, "=", self.gap, &self.value, " "] {
            text.push_str(part);
        }
    }
}

/// What must be read of the statements so far.
#[derive(Default)]
struct Expected {
    options: Options,
    has_stanza: bool,
    includes: Vec<(Vec<u8>, bool)>,
}

impl Expected {
    fn take(&mut self, statement: &Statement) {
        match statement {
            Statement::Stanza(_, settings) => {
                self.has_stanza = true;
                for setting in settings {
                    self.options = match setting.is {
                        Meaning::IncludeMetadata(it) => {
                            self.options.with_click_tracking_include_metadata(it)
                        }
                        Meaning::MaxMetadataLen(it) => self.options.with_max_metadata_len(it),
                        Meaning::Nothing => self.options,
                    };
                }
            }
            // A stanza within another scope does not count, but an include does.
            Statement::Scope(_, statements) => {
                let mut within = Self::default();
                for statement in statements {
                    within.take(statement);
                }
                self.includes.extend(within.includes);
            }
            Statement::Other(_) => {}
            Statement::Include { path, is_readonly } => {
                self.includes
                    .push((path.clone().into_bytes(), *is_readonly));
            }
        }
    }
}

fn statement() -> impl Strategy<Value = Statement> {
    let leaf = prop_oneof![
        3 => (head(stanza_name()), vec(setting(), 0..5))
            .prop_map(|(head, settings)| Statement::Stanza(head, settings)),
        2 => other().prop_map(Statement::Other),
        1 => ("[^\"]{0,8}", any::<bool>())
            .prop_map(|(path, is_readonly)| Statement::Include { path, is_readonly }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        (head(other_name()), vec(inner, 0..4))
            .prop_map(|(head, statements)| Statement::Scope(head, statements))
    })
}

fn head(name: impl Strategy<Value = String>) -> impl Strategy<Value = Head> {
    let instance = prop::sample::select(vec!["", "\"\"", "\"an { instance\"", "node1.lan"]);
    (name, instance, gap()).prop_map(|(name, instance, gap)| Head {
        name,
        instance,
        gap,
    })
}

fn stanza_name() -> impl Strategy<Value = String> {
    spelling("engagement_tracker")
}

/// A name that is neither the stanza's nor an include.
fn other_name() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9_.:*é-]{1,12}".prop_filter("a name with a meaning", |name| {
        let meanings = ["engagement_tracker", "include", "readonly_include"];
        !meanings.contains(&&*name.to_ascii_lowercase())
    })
}

/// Options of other scopes, and comments.
fn other() -> impl Strategy<Value = String> {
    let value = "([^\\s#/\"'={}\\[\\]()\\p{Cc}]{1,8}|\"[^\"]{0,12}\")";
    prop_oneof![
        (other_name(), value).prop_map(|(name, value)| format!("{name} = {value}")),
        (other_name(), vec(value, 0..4))
            .prop_map(|(name, values)| format!("{name} = ( {} )", values.join(" "))),
        (other_name(), vec((other_name(), value), 0..4)).prop_map(|(name, pairs)| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(key, value)| format!("{key} = {value}"))
                .collect();
            format!("{name} = [ {} ]", pairs.join(" "))
        }),
        "#[^\n]{0,12}",
        "/\\*[^*]{0,12}\\*/",
    ]
}

fn setting() -> impl Strategy<Value = Setting> {
    let included = any::<bool>().prop_flat_map(|included| {
        let spellings = if included {
            vec!["on", "true", "enabled", "1"]
        } else {
            vec!["off", "false", "disabled", "0"]
        };
        let value = prop::sample::select(spellings).prop_flat_map(spelling);
        let name = spelling("click_tracking_include_metadata");
        (Just(Meaning::IncludeMetadata(included)), name, value)
    });
    let max = prop_oneof![any::<u32>(), 0..2000_u32].prop_flat_map(|max| {
        let name = spelling("max_metadata_len");
        (
            Just(Meaning::MaxMetadataLen(max)),
            name,
            Just(max.to_string()),
        )
    });
    let nothing = (
        Just(Meaning::Nothing),
        prop_oneof![spelling("enabled"), spelling("debug_level")],
        "[A-Z]{1,8}",
    );
    (prop_oneof![included, max, nothing], gap(), any::<bool>()).prop_map(
        |((is, name, value), gap, quoted)| Setting {
            is,
            name,
            gap,
            value: if quoted {
                format!("\"{value}\"")
            } else {
                value
            },
        },
    )
}

/// A word with any of its letters in upper case.
fn spelling(word: &'static str) -> impl Strategy<Value = String> {
    vec(any::<bool>(), word.len()).prop_map(|upper| {
        word.chars()
            .zip(upper)
            .map(|(letter, upper)| {
                if upper {
                    letter.to_ascii_uppercase()
                } else {
                    letter
                }
            })
            .collect()
    })
}

/// White space and comments, enough to separate two words.
fn gap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        " ",
        "\t",
        "\n",
        "\r\n",
        " # { \" \n",
        "/* } ' */",
        "/**/",
    ])
}
