//! What the crate offers, as a listing: `public-api.txt` beside `Cargo.toml`.
//!
//! A change of it is a change for users, so it is to be read in a review. `PUBLIC_API=write cargo test -p tracklens-codec
//! --test codec public_api` renews it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Attribute, Fields, FieldsNamed, FieldsUnnamed, ImplItem, Item, ItemImpl, Signature, TraitItem,
    Variant, Visibility,
};

#[test]
fn the_listing_is_what_the_crate_offers() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lines = BTreeSet::new();
    for source in sources(&package.join("src")) {
        let text = fs::read_to_string(source).unwrap();
        list(&syn::parse_file(&text).unwrap().items, &mut lines);
    }
    let found = lines.into_iter().collect::<Vec<_>>().join("\n") + "\n";
    let listing = package.join("public-api.txt");
    if std::env::var_os("PUBLIC_API").is_some_and(|it| it == "write") {
        fs::write(&listing, &found).unwrap();
    }
    let listed = fs::read_to_string(listing).unwrap();
    let missing: Vec<_> = found.lines().filter(|it| !has_line(&listed, it)).collect();
    let gone: Vec<_> = listed.lines().filter(|it| !has_line(&found, it)).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "public-api.txt lacks {missing:#?} and has {gone:#?}"
    );
    assert!(found.lines().count() > 400, "{found}");
}

#[test]
fn everything_that_is_public_is_listed_and_nothing_else() {
    let source = r#"
        pub struct A { b: u8, pub c: Option<u8> }
        #[derive(Clone, Copy)]
        pub struct Unit(u8);
        struct Own;
        #[cfg(feature = "alloc")]
        pub enum D { E, F(u8), G { h: &'static str } }
        impl<'a> A<'a> {
            pub const LEN: usize = 1;
            pub const fn b(&self, it: &'a [u8]) -> Result<(), D> {}
            pub(crate) fn own(&self) {}
        }
        impl fmt::Display for A {}
        impl<T: B> From<T> for Own {}
        pub trait T { fn t(&self) -> bool; }
        table! {
            /// Errors.
            pub enum Errors { /// One.
                One { at: u32, } = "one", "a message"; Two = "two", "another"; }
        }
        define_records! { FIRST = 1, Some("first"), Text, None, "Meaning."; }
        #[cfg(test)]
        mod tests { pub fn test() {} }
    "#;
    let mut lines = BTreeSet::new();
    list(&syn::parse_file(source).unwrap().items, &mut lines);
    let expected = [
        "A::LEN: usize",
        "RecordId::FIRST = 1",
        "const fn A::b(&self, it: &'a [u8]) -> Result<(), D>",
        "derive Unit: Clone",
        "derive Unit: Copy",
        "enum D [feature = \"alloc\"]",
        "enum Errors",
        "fn T::t(&self) -> bool",
        "impl fmt::Display for A",
        "struct A",
        "struct Unit",
        "trait T",
        "variant D::E",
        "variant D::F(u8)",
        "variant D::G { h: &'static str }",
        "variant Errors::One { at: u32 } = \"one\"",
        "variant Errors::Two = \"two\"",
        "field A::c: Option<u8>",
    ];
    assert_eq!(lines, expected.map(str::to_owned).into());
}

fn has_line(text: &str, line: &str) -> bool {
    text.lines().any(|it| it == line)
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn list(items: &[Item], lines: &mut BTreeSet<String>) {
    // Implementations for a type that is not public are no part of what is offered.
    let own: BTreeSet<String> = items.iter().filter_map(own_type).collect();
    for item in items {
        match item {
            Item::Fn(it) if is_public(&it.vis) => {
                lines.insert(function("", &it.sig) + &feature(&it.attrs));
            }
            Item::Const(it) if is_public(&it.vis) => {
                let line = format!("const {}: {}", it.ident, text(&it.ty));
                lines.insert(line + &feature(&it.attrs));
            }
            Item::Struct(it) if is_public(&it.vis) => {
                named("struct", &it.ident.to_string(), &it.attrs, lines);
                for field in it.fields.iter().filter(|it| is_public(&it.vis)) {
                    let name = field.ident.as_ref().map(ToString::to_string);
                    let name = name.unwrap_or_default();
                    lines.insert(format!("field {}::{name}: {}", it.ident, text(&field.ty)));
                }
            }
            Item::Enum(it) if is_public(&it.vis) => {
                let name = it.ident.to_string();
                named("enum", &name, &it.attrs, lines);
                let variants = it.variants.iter();
                lines.extend(variants.map(|it| format!("variant {name}::{}", variant(it))));
            }
            Item::Trait(it) if is_public(&it.vis) => {
                let name = it.ident.to_string();
                named("trait", &name, &it.attrs, lines);
                for item in &it.items {
                    if let TraitItem::Fn(it) = item {
                        lines.insert(function(&format!("{name}::"), &it.sig));
                    }
                }
            }
            Item::Impl(it) if !own.contains(&type_name(it)) => implementation(it, lines),
            Item::Macro(it) if it.mac.path.is_ident("define_records") => {
                let rows = rows_of(it.mac.tokens.clone()).into_iter();
                lines.extend(rows.map(|row| format!("RecordId::{row}")));
            }
            Item::Macro(it) if it.ident.is_none() => table(it.mac.tokens.clone(), lines),
            _ => {}
        }
    }
}

fn named(what: &str, name: &str, attributes: &[Attribute], lines: &mut BTreeSet<String>) {
    lines.insert(format!("{what} {name}{}", feature(attributes)));
    for attribute in attributes.iter().filter(|it| it.path().is_ident("derive")) {
        let _ = attribute.parse_nested_meta(|derived| {
            let derived = text(&derived.path);
            lines.insert(format!("derive {name}: {derived}"));
            Ok(())
        });
    }
}

fn implementation(item: &ItemImpl, lines: &mut BTreeSet<String>) {
    let of = text(&item.self_ty);
    if let Some((implemented, _)) = &item.trait_ {
        let line = format!("impl {} for {of}", text(implemented));
        lines.insert(line + &feature(&item.attrs));
        return;
    }
    let owner = type_name(item);
    for it in &item.items {
        match it {
            ImplItem::Fn(it) if is_public(&it.vis) => {
                let feature = feature(&it.attrs) + &feature(&item.attrs);
                lines.insert(function(&format!("{owner}::"), &it.sig) + &feature);
            }
            ImplItem::Const(it) if is_public(&it.vis) => {
                lines.insert(format!("{owner}::{}: {}", it.ident, text(&it.ty)));
            }
            _ => {}
        }
    }
}

/// The rows of a table that a macro makes an enum or constants of: what stands before the second text of each.
fn table(tokens: TokenStream, lines: &mut BTreeSet<String>) {
    let mut name = None;
    let mut before = None;
    for token in tokens {
        match token {
            TokenTree::Ident(it) if before.as_deref() == Some("enum") => {
                name = Some(it.to_string());
            }
            TokenTree::Ident(it) => before = Some(it.to_string()),
            TokenTree::Group(rows) if rows.delimiter() == Delimiter::Brace => {
                let Some(name) = name.take() else { continue };
                lines.insert(format!("enum {name}"));
                for row in rows_of(rows.stream()) {
                    lines.insert(format!("variant {name}::{row}"));
                }
            }
            _ => {}
        }
    }
}

/// The rows that end with a semicolon, without their documentation and their messages.
fn rows_of(tokens: TokenStream) -> Vec<String> {
    let (mut rows, mut row, mut is_over) = (Vec::new(), TokenStream::new(), false);
    for token in tokens {
        match &token {
            TokenTree::Punct(it) if it.as_char() == ';' => {
                rows.push(clean(&row.to_string()));
                (row, is_over) = (TokenStream::new(), false);
            }
            TokenTree::Punct(it) if it.as_char() == ',' => is_over = true,
            TokenTree::Punct(it) if it.as_char() == '#' => {}
            TokenTree::Group(it) if it.delimiter() == Delimiter::Bracket => {}
            TokenTree::Group(it) if it.delimiter() == Delimiter::Brace => {
                let fields = format!("{{ {} }}", undocumented(it.stream()));
                row.extend(fields.parse::<TokenStream>());
            }
            _ if !is_over => row.extend([token]),
            _ => {}
        }
    }
    rows
}

/// Fields without their documentation, and without the last comma.
fn undocumented(tokens: TokenStream) -> String {
    let is_kept = |token: &TokenTree| match token {
        TokenTree::Punct(it) => it.as_char() != '#',
        TokenTree::Group(it) => it.delimiter() != Delimiter::Bracket,
        _ => true,
    };
    let kept: TokenStream = tokens.into_iter().filter(is_kept).collect();
    kept.to_string().trim_end_matches([',', ' ']).to_owned()
}

fn variant(variant: &Variant) -> String {
    let name = &variant.ident;
    match &variant.fields {
        Fields::Unit => name.to_string(),
        Fields::Unnamed(FieldsUnnamed { unnamed, .. }) => {
            let types = unnamed.iter().map(|it| &it.ty);
            text(&quote!(#name(#(#types),*)))
        }
        Fields::Named(FieldsNamed { named, .. }) => {
            let fields = named.iter().map(|it| (&it.ident, &it.ty));
            let fields = fields.map(|(name, of)| quote!(#name: #of));
            text(&quote!(#name { #(#fields),* }))
        }
    }
}

fn function(owner: &str, signature: &Signature) -> String {
    let line = text(signature);
    let name = format!("fn {}", signature.ident);
    line.replacen(&name, &format!("fn {owner}{}", signature.ident), 1)
}

/// The features that an item needs.
fn feature(attributes: &[Attribute]) -> String {
    let conditions = attributes.iter().filter(|it| it.path().is_ident("cfg"));
    let conditions = conditions.filter_map(|it| it.meta.require_list().ok());
    let conditions = conditions.map(|it| clean(&it.tokens.to_string()));
    conditions.fold(String::new(), |all, it| all + " [" + &it + "]")
}

/// The name of a type of this file that is not public.
fn own_type(item: &Item) -> Option<String> {
    match item {
        Item::Struct(it) if !is_public(&it.vis) => Some(it.ident.to_string()),
        Item::Enum(it) if !is_public(&it.vis) => Some(it.ident.to_string()),
        _ => None,
    }
}

fn type_name(item: &ItemImpl) -> String {
    let of = text(&item.self_ty);
    let end = of.find('<').unwrap_or(of.len());
    of[..end].to_owned()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn text(tokens: &impl ToTokens) -> String {
    clean(&tokens.to_token_stream().to_string())
}

/// Tokens with the spaces that people write.
fn clean(tokens: &str) -> String {
    let mut line = tokens.split_whitespace().collect::<Vec<_>>().join(" ");
    for (spaced, plain) in [
        ("->", "→"),
        (" ::", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (",)", ")"),
        ("[ ", "["),
        (" ]", "]"),
        (" ,", ","),
        (" :", ":"),
        (" ;", ";"),
        ("→", "->"),
    ] {
        line = line.replace(spaced, plain);
    }
    line
}
