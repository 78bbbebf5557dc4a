//! Mutants of constants, of which the compiler knows the value: each is a constant of its own, and where the program
//! names the constant it asks which one is meant. What other constants make of it stays as it was.

use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::mutant::{Genre, Lines, Mutant};

/// A constant with mutants.
pub struct Constant {
    /// Where its module is, from the root of the crate.
    module: String,
    /// The type that it belongs to, if any.
    owner: Option<String>,
    name: String,
    /// Behind what, in its file, the others are written.
    pub end: usize,
    /// Each with its number.
    pub variants: Vec<(usize, String)>,
}

impl Constant {
    /// Whether a path in a file means it.
    pub fn is_named(&self, path: &syn::Path) -> bool {
        let mut names = path.segments.iter().rev().map(|segment| segment.ident.to_string());
        names.next().as_ref() == Some(&self.name)
            && self.owner.as_ref().is_none_or(|owner| names.next().as_ref() == Some(owner))
    }

    /// How the constant of a mutant is named from everywhere.
    pub fn variant(&self, number: usize) -> String {
        let owner = self.owner.iter().map(|owner| format!("{owner}::")).collect::<String>();
        format!("{}::{owner}{}__{number}", self.module, self.name)
    }
}

/// The constants of a file that have mutants.
pub fn find(path: &str, source: &str, mutants: &[(usize, &Mutant)]) -> Result<Vec<Constant>, String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let module =
        path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::");
    let module = format!("crate::{module}");
    let mut finder =
        Finder { source, lines: Lines::new(source), mutants, module, owner: None, found: Vec::new() };
    finder.visit_file(&file);
    Ok(finder.found)
}

struct Finder<'a> {
    source: &'a str,
    lines: Lines<'a>,
    mutants: &'a [(usize, &'a Mutant)],
    module: String,
    owner: Option<String>,
    found: Vec<Constant>,
}

impl Finder<'_> {
    fn range(&self, of: &impl Spanned) -> Range<usize> {
        let span = of.span();
        let (start, end) = (span.start(), span.end());
        self.lines.offset(start.line, start.column)..self.lines.offset(end.line, end.column)
    }

    fn constant(
        &mut self,
        word: &syn::token::Const,
        name: &syn::Ident,
        whole: &impl Spanned,
        value: &syn::Expr,
    ) {
        let range = self.range(word).start..self.range(whole).end;
        let renamed = self.range(name).end;
        let inside = self
            .mutants
            .iter()
            .filter(|(_, mutant)| range.start <= mutant.span.start && mutant.span.end <= range.end);
        let mut variants = Vec::new();
        for (number, mutant) in inside {
            let (span, replacement) = match mutant.genre {
                Genre::StructField => match self.base_of_field(value, mutant.span.start) {
                    Some(found) => found,
                    None => continue,
                },
                Genre::BinaryOperator | Genre::UnaryOperator => {
                    (mutant.span.clone(), mutant.replacement.clone())
                }
                Genre::FnValue | Genre::MatchArm | Genre::MatchArmGuard => continue,
            };
            let variant = format!(
                " pub(crate) {}__{number}{}{replacement}{}",
                &self.source[range.start..renamed],
                &self.source[renamed..span.start],
                &self.source[span.end..range.end],
            );
            variants.push((*number, variant));
        }
        if !variants.is_empty() {
            let (module, owner) = (self.module.clone(), self.owner.clone());
            self.found.push(Constant { module, owner, name: name.to_string(), end: range.end, variants });
        }
    }

    /// The value of the field that begins there, and what it would be without it.
    fn base_of_field(&self, value: &syn::Expr, start: usize) -> Option<(Range<usize>, String)> {
        struct Fields<'a, 'b> {
            finder: &'a Finder<'b>,
            start: usize,
            found: Option<(Range<usize>, String)>,
        }
        impl<'ast> Visit<'ast> for Fields<'_, '_> {
            fn visit_expr_struct(&mut self, item: &'ast syn::ExprStruct) {
                for field in &item.fields {
                    if let (true, Some(rest), syn::Member::Named(name)) =
                        (self.finder.range(field).start == self.start, &item.rest, &field.member)
                    {
                        let base = &self.finder.source[self.finder.range(rest)];
                        self.found = Some((self.finder.range(&field.expr), format!("({base}).{name}")));
                    }
                }
                visit::visit_expr_struct(self, item);
            }
        }
        let mut fields = Fields { finder: self, start, found: None };
        fields.visit_expr(value);
        fields.found
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(&item.const_token, &item.ident, item, &item.expr);
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(&item.const_token, &item.ident, item, &item.expr);
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let syn::Type::Path(path) = &*item.self_ty else { return };
        self.owner = path.path.segments.last().map(|segment| segment.ident.to_string());
        if item.trait_.is_none() {
            visit::visit_item_impl(self, item);
        }
        self.owner = None;
    }

    // What is constant inside a function can be named there only.
    fn visit_block(&mut self, _: &'ast syn::Block) {}
}
