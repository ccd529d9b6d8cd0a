//! The documentation of the sources: every public type and every function that can fail has an example
//! that is run, and every function that can fail says how.
//!
//! That there is documentation at all, of fields and variants too, the compiler sees to; and that
//! what is `pub` can be reached, so that `pub` is all that has to be looked for.

use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use syn::{
    Attribute, Expr, ImplItem, Item, ItemMacro, ItemMod, Lit, Meta, ReturnType, Signature,
    TraitItem, Type, Visibility,
};

/// What opens a block that is compiled and run.
const RUN: [&str; 3] = ["", "rust", "should_panic"];

#[test]
fn every_public_type_has_an_example_and_every_function_says_how_it_fails() {
    let mut problems = Vec::new();
    let mut items = 0;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    each_source(&root, &mut |path, source| {
        let found = read(source).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        items += found.items;
        let name = path.strip_prefix(&root).unwrap().display();
        problems.extend(found.problems.iter().map(|it| format!("{name}: {it}")));
    });
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(items > 80, "{items} items");
}

#[test]
fn an_item_with_an_example_is_accepted() {
    for source in [
        "/// A.\n///\n/// ```\n/// a();\n/// ```\npub fn a() {}",
        "/// A.\n///\n/// ```rust\n/// a();\n/// ```\npub struct A;",
        "/// A.\n///\n/// ```text\n/// a\n/// ```\n///\n/// ```\n/// a();\n/// ```\npub const A: u8 = 1;",
        "#[doc = concat!(\"```\\n\", stringify!(a), \"();\\n```\")]\npub const A: u8 = 1;",
        "/// A.\npub(crate) fn a() {}\n/// B.\nfn b() {}\nstruct C;",
        "/// A.\nimpl A { fn a() {} pub(super) fn b() {} }",
        "impl A { /// B.\npub fn b(&self) {} }",
        "impl<'a> a::A<'a> { /// B.\npub const B: u8 = 1; }",
        "macro_rules! a { ($(#[$b:meta])* $c:ident) => { $(#[$b])* pub enum $c {} }; }",
        "/// A.\nimpl B for A { fn a() {} }",
        "#[cfg(test)]\nmod tests { pub fn a() {} }",
        "#[test]\npub fn a() {}",
        "pub use a::B;",
        "macro_rules! a { ($b:expr) => { $b }; }",
        "macro_rules! a { ($($b:ident),*) => { $(fn $b() {})* }; }",
    ] {
        assert_eq!(problems(source), [""; 0], "{source}");
    }
}

#[test]
fn an_item_without_an_example_is_found_whatever_it_is() {
    for (source, name) in [
        ("/// A.\npub fn a() {}", "a"),
        ("/// A.\npub const fn a() {}", "a"),
        ("a! { /// A.\npub enum A { B = \"b\"; } }", "A"),
        ("/// A.\npub struct A;", "A"),
        ("/// A.\npub enum A { B }", "A"),
        ("/// A.\npub union A { b: u8 }", "A"),
        ("/// A.\npub type A = u8;", "A"),
        ("/// A.\npub const A: u8 = 1;", "A"),
        ("/// A.\npub static A: u8 = 1;", "A"),
        ("/// A.\npub trait A {}", "A"),
        ("mod a { /// B.\npub fn b() {} }", "b"),
        ("#[cfg(feature = \"a\")]\n/// B.\npub fn b() {}", "b"),
        (
            "macro_rules! a { ($($b:ident: $type:ty,)*) => { $(/// B.\npub fn $b(c: $type) {})* }; }",
            "v_b",
        ),
        (
            "macro_rules! a { (1) => { fn b() {} }; (2) => { pub fn c() {} }; }",
            "c",
        ),
    ] {
        assert_eq!(
            problems(source),
            [format!("{name} has no example")],
            "{source}"
        );
    }
}

#[test]
fn a_method_that_can_fail_without_an_example_is_found() {
    let example = "/// A.\n///\n/// ```\n/// a();\n/// ```\n";
    let fails = "/// B.\n///\n/// # Errors\n///\n/// Some.\nfn b() -> Result<(), C>";
    let source = format!("{example}pub trait A {{ {fails}; }}");
    assert_eq!(problems(&source), ["A::b has no example"]);
    let source = format!("trait A {{ {fails}; }}");
    assert_eq!(problems(&source), [""; 0]);
    let source = format!("impl A {{ {} {{}} }}", fails.replace("fn b", "pub fn b"));
    assert_eq!(problems(&source), ["A::b has no example"]);
}

#[test]
fn a_block_that_is_not_run_is_not_an_example() {
    for block in [
        "```text\n/// a();\n/// ```",
        "```ignore\n/// a();\n/// ```",
        "```rust,ignore\n/// a();\n/// ```",
        "```no_run\n/// a();\n/// ```",
        "```compile_fail\n/// a();\n/// ```",
        "```sh\n/// a\n/// ```",
        "```\n/// ```",
        "```\n///\n/// ```",
        "```text\n/// ```\n/// a();",
        "`a()`",
    ] {
        let source = format!("/// A.\n///\n/// {block}\npub fn a() {{}}");
        assert_eq!(problems(&source), ["a has no example"], "{source}");
    }
}

#[test]
fn a_function_that_can_fail_and_does_not_say_how_is_found() {
    let example = "/// A.\n///\n/// ```\n/// a();\n/// ```\n";
    for function in [
        "pub fn a() -> Result<(), B> {}",
        "pub const fn a() -> core::result::Result<u8, B> { 1 }",
        "pub fn a() -> fmt::Result {}",
    ] {
        for said in [
            "",
            "///\n/// # Errors\n",
            "///\n/// Errors\n///\n/// Some.\n",
            "///\n/// # Errors\n///\n/// # Panics\n///\n/// At times.\n",
        ] {
            let source = format!("{example}{said}{function}");
            let expected = ["a has no section on its errors"];
            assert_eq!(problems(&source), expected, "{source}");
        }
        let source = format!("{example}///\n/// # Errors\n///\n/// Some.\n{function}");
        assert_eq!(problems(&source), [""; 0], "{source}");
    }
}

#[test]
fn a_source_that_does_not_parse_is_an_error() {
    assert!(read("pub fn").is_err());
    assert!(read("macro_rules! a { () => { pub fn }; }").is_err());
}

/// What was found in a source.
#[derive(Debug, Default)]
struct Found {
    items: usize,
    problems: Vec<String>,
}

fn problems(source: &str) -> Vec<String> {
    read(source).unwrap().problems
}

fn read(source: &str) -> syn::Result<Found> {
    let mut found = Found::default();
    found.read_items(&syn::parse_file(source)?.items)?;
    Ok(found)
}

impl Found {
    fn read_items(&mut self, items: &[Item]) -> syn::Result<()> {
        for item in items {
            match item {
                Item::Const(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Enum(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Static(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Struct(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Type(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Union(it) => self.item(&it.vis, &it.attrs, &it.ident.to_string()),
                Item::Fn(it) => self.function(&it.vis, &it.attrs, "", &it.sig),
                Item::Impl(it) if it.trait_.is_none() => {
                    let owner = name_of_type(&it.self_ty);
                    for item in &it.items {
                        if let ImplItem::Fn(it) = item {
                            self.function(&it.vis, &it.attrs, &owner, &it.sig);
                        }
                    }
                }
                Item::Trait(it) => {
                    self.item(&it.vis, &it.attrs, &it.ident.to_string());
                    let owner = format!("{}::", it.ident);
                    for item in &it.items {
                        if let TraitItem::Fn(item) = item {
                            self.function(&it.vis, &item.attrs, &owner, &item.sig);
                        }
                    }
                }
                Item::Mod(ItemMod {
                    attrs,
                    content: Some((_, items)),
                    ..
                }) if !is_of_tests(attrs) => self.read_items(items)?,
                Item::Macro(it) if it.ident.is_some() => self.read_macro(it)?,
                Item::Macro(it) => {
                    if let Ok(file) = syn::parse2::<syn::File>(without_rows(it.mac.tokens.clone()))
                    {
                        self.read_items(&file.items)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Reads what a macro writes, each repetition of it once.
    fn read_macro(&mut self, item: &ItemMacro) -> syn::Result<()> {
        for token in item.mac.tokens.clone() {
            let TokenTree::Group(arm) = token else {
                continue;
            };
            if arm.delimiter() != Delimiter::Brace {
                continue;
            }
            let written = expand(arm.stream());
            match syn::parse2::<syn::File>(written.clone()) {
                Ok(file) => self.read_items(&file.items)?,
                Err(error) if mentions_pub(written) => return Err(error),
                Err(_) => {}
            }
        }
        Ok(())
    }

    fn function(
        &mut self,
        visibility: &Visibility,
        attributes: &[Attribute],
        owner: &str,
        signature: &Signature,
    ) {
        let name = format!("{owner}{}", signature.ident);
        let fails = matches!(
            &signature.output,
            ReturnType::Type(_, output) if name_of_type(output) == "Result::"
        );
        if fails || owner.is_empty() {
            self.item(visibility, attributes, &name);
        }
        if fails
            && is_public(visibility, attributes)
            && !documents_errors(&documentation(attributes))
        {
            let problem = format!("{name} has no section on its errors");
            self.problems.push(problem);
        }
    }

    fn item(&mut self, visibility: &Visibility, attributes: &[Attribute], name: &str) {
        if !is_public(visibility, attributes) {
            return;
        }
        self.items += 1;
        if !has_example(&documentation(attributes)) {
            self.problems.push(format!("{name} has no example"));
        }
    }
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_))
        && !is_of_tests(attributes)
        && !has_inserted_attribute(attributes)
}

/// Whether attributes come from where a macro is called: so does the documentation then.
fn has_inserted_attribute(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let name = attribute.path().get_ident();
        name.is_some_and(|name| name.to_string().starts_with("v_"))
    })
}

/// What a macro is called with, the rows of its table left out.
fn without_rows(tokens: TokenStream) -> TokenStream {
    let empty = |token| match token {
        TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => {
            Group::new(Delimiter::Brace, TokenStream::new()).into()
        }
        other => other,
    };
    tokens.into_iter().map(empty).collect()
}

/// Whether an item is compiled for tests alone.
fn is_of_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::Path(path) => path.is_ident("test"),
        Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        Meta::NameValue(_) => false,
    })
}

/// The name of a type without its path and arguments, with the colons that part it from a name.
fn name_of_type(of: &Type) -> String {
    match of {
        Type::Path(it) => it
            .path
            .segments
            .last()
            .map_or_else(String::new, |segment| format!("{}::", segment.ident)),
        _ => String::new(),
    }
}

/// The documentation of an item, line by line.
fn documentation(attributes: &[Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        let Meta::NameValue(it) = &attribute.meta else {
            continue;
        };
        if !it.path.is_ident("doc") {
            continue;
        }
        match &it.value {
            Expr::Lit(value) => push_literal(&mut text, &value.lit),
            Expr::Macro(value) => {
                for token in value.mac.tokens.clone() {
                    if let Ok(literal) = syn::parse2(token.into()) {
                        push_literal(&mut text, &literal);
                    }
                }
            }
            _ => {}
        }
        text.push('\n');
    }
    text
}

fn push_literal(text: &mut String, literal: &Lit) {
    if let Lit::Str(literal) = literal {
        text.push_str(&literal.value());
    }
}

fn has_example(documentation: &str) -> bool {
    let mut block = None;
    for line in documentation.lines().map(str::trim) {
        block = match (line.strip_prefix("```"), block) {
            (Some(info), None) => Some(info.split(',').all(|it| RUN.contains(&it.trim()))),
            (Some(_), Some(_)) => None,
            (None, Some(true)) if !line.is_empty() => return true,
            (None, block) => block,
        };
    }
    false
}

fn documents_errors(documentation: &str) -> bool {
    let mut lines = documentation.lines().map(str::trim);
    lines.any(|line| line == "# Errors")
        && lines
            .find(|line| !line.is_empty())
            .is_some_and(|line| !line.starts_with('#'))
}

/// The tokens of a macro's arm as it might write them: each repetition once, and names for what is
/// put in.
fn expand(tokens: TokenStream) -> TokenStream {
    let mut written = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match (&token, tokens.peek()) {
            (TokenTree::Punct(it), Some(TokenTree::Ident(name))) if it.as_char() == '$' => {
                let name = Ident::new(&format!("v_{name}"), name.span());
                written.push(name.into());
                tokens.next();
            }
            (TokenTree::Punct(it), Some(TokenTree::Group(group))) if it.as_char() == '$' => {
                written.extend(expand(group.stream()));
                tokens.next();
                // Perhaps a separator, and then the sign of the repetition.
                let is_sign = |token: TokenTree| ["*", "+", "?"].contains(&&*token.to_string());
                while tokens.next().is_some_and(|token| !is_sign(token)) {}
            }
            (TokenTree::Group(group), _) => {
                let expanded = Group::new(group.delimiter(), expand(group.stream()));
                written.push(expanded.into());
            }
            _ => written.push(token),
        }
    }
    written.into_iter().collect()
}

fn mentions_pub(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "pub",
        TokenTree::Group(group) => mentions_pub(group.stream()),
        _ => false,
    })
}

fn each_source(folder: &Path, read: &mut impl FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, read);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            read(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
