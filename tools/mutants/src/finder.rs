//! Finds the place of each mutant in a file, and what is written there so that it asks.

use std::collections::BTreeMap;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::constants::Constant;
use crate::mutant::{Genre, Lines, Mutant};
use crate::schema::{Known, Left, Part, Site};

/// What of a file is written differently, and which mutants are not in that.
pub fn find(
    source: &str,
    mutants: &[(usize, &Mutant)],
    (own, constants): (&[Constant], &[&Constant]),
    known: &Known,
) -> Result<(Vec<Site>, BTreeMap<usize, Left>), String> {
    let file = syn::parse_file(source).map_err(|error| error.to_string())?;
    let mut finder = Finder {
        source,
        lines: Lines::new(source),
        mutants,
        constants,
        known,
        in_constant: 0,
        sites: Vec::new(),
        left: BTreeMap::new(),
        seen: Vec::new(),
    };
    finder.visit_file(&file);
    finder.write_constants(own);
    let Finder { sites, mut left, seen, .. } = finder;
    for (number, _) in mutants {
        if !seen.contains(number) {
            left.entry(*number).or_insert(Left::Inexpressible("its place was not found"));
        }
    }
    Ok((sites, left))
}

/// Finds the place of each mutant and what to write there.
struct Finder<'a> {
    source: &'a str,
    lines: Lines<'a>,
    mutants: &'a [(usize, &'a Mutant)],
    constants: &'a [&'a Constant],
    known: &'a Known,
    in_constant: usize,
    sites: Vec<Site>,
    left: BTreeMap<usize, Left>,
    seen: Vec<usize>,
}

fn on(number: usize) -> String {
    format!("crate::mutant::on({number})")
}

fn text(text: impl Into<String>) -> Part {
    Part::Text(text.into())
}

impl<'a> Finder<'a> {
    fn range(&self, of: &impl Spanned) -> Range<usize> {
        let span = of.span();
        let (start, end) = (span.start(), span.end());
        self.lines.offset(start.line, start.column)..self.lines.offset(end.line, end.column)
    }

    /// The mutants of a kind that begin at a place, as far as the compiler takes them.
    fn mutants_at(&mut self, genre: Genre, start: usize) -> Vec<(usize, &'a str)> {
        let here: Vec<(usize, &'a str)> = self
            .mutants
            .iter()
            .filter(|(_, mutant)| mutant.genre == genre && mutant.span.start == start)
            .map(|(number, mutant)| (*number, mutant.replacement.as_str()))
            .collect();
        self.seen.extend(here.iter().map(|(number, _)| *number));
        if self.in_constant > 0 {
            for (number, replacement) in &here {
                // No constant function can ask for it.
                let unviable = genre == Genre::FnValue && replacement.contains("Default::default()");
                let constant = Left::Inexpressible("what is constant is decided by the compiler");
                self.left.insert(*number, if unviable { Left::Unviable } else { constant });
            }
            return Vec::new();
        }
        here.into_iter().filter(|(number, _)| !self.known.dropped.contains(number)).collect()
    }

    fn put(&mut self, range: Range<usize>, parts: Vec<Part>, mutants: &[(usize, &str)]) {
        let mutants = mutants.iter().map(|(number, _)| *number).collect();
        self.sites.push(Site { range, parts, mutants });
    }

    /// `if on(1) { ONE } else if on(2) { TWO } else { AS IT IS }`
    fn choice(mutants: &[(usize, &str)], one: impl Fn(&str) -> String, as_it_is: String) -> Vec<Part> {
        let mut parts = Vec::new();
        for (number, replacement) in mutants {
            parts.push(text(format!("if {} {{ ", on(*number))));
            parts.push(Part::Of(*number, vec![text(one(replacement))]));
            parts.push(text(" } else "));
        }
        parts.push(text(format!("{{ {as_it_is} }}")));
        parts
    }

    fn function(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let constant = signature.constness;
        let keeps = constant.is_some() && self.known.constant.contains(&signature.ident.to_string());
        self.in_constant += usize::from(keeps);
        let sites_before = self.sites.len();
        if let (Some(first), Some(last)) = (block.stmts.first(), block.stmts.last()) {
            let (start, end) = (self.range(first).start, self.range(last).end);
            let mutants = self.mutants_at(Genre::FnValue, start);
            if !mutants.is_empty() {
                let opening = self.range(&block.brace_token.span.open()).end;
                if let syn::ReturnType::Type(_, returned) = &signature.output
                    && matches!(**returned, syn::Type::ImplTrait(_))
                {
                    self.opaque(opening, end, &mutants);
                } else {
                    let mut parts = Vec::new();
                    for (number, value) in &mutants {
                        parts.push(text(format!(" if {} {{ return ", on(*number))));
                        parts.push(Part::Of(*number, vec![text(*value)]));
                        parts.push(text("; } "));
                    }
                    self.put(opening..opening, parts, &mutants);
                }
            }
            visit::visit_block(self, block);
        }
        if let Some(constant) = constant
            && !keeps
            && self.sites.len() > sites_before
        {
            let range = self.range(&constant);
            self.put(range, Vec::new(), &[]);
        }
        self.in_constant -= usize::from(keeps);
    }

    /// `-> impl Iterator`: every way out has to be of one type.
    fn opaque(&mut self, opening: usize, end: usize, mutants: &[(usize, &str)]) {
        // What goes through `&mut T` is nothing that goes through `&T`.
        let (unviable, mutants): (Vec<_>, Vec<_>) =
            mutants.iter().partition(|(_, value)| value.contains("Box::leak"));
        self.left.extend(unviable.into_iter().map(|(number, _)| (number, Left::Unviable)));
        let mutants = mutants.as_slice();
        let mut parts = Vec::new();
        for (number, value) in mutants {
            parts.push(text(format!(" if {} {{ crate::mutant::Either::Left(", on(*number))));
            parts.push(Part::Of(*number, vec![text(*value)]));
            parts.push(text(") } else { crate::mutant::Either::Right("));
        }
        parts.push(text("(move || {"));
        self.put(opening..opening, parts, mutants);
        self.put(end..end, vec![text(format!("}})() {}", ") }".repeat(mutants.len())))], mutants);
    }

    /// The mutants of a constant that the compiler takes.
    fn taken<'b>(&self, constant: &'b Constant) -> Vec<(usize, &'b str)> {
        let variants = constant.variants.iter().map(|(number, variant)| (*number, variant.as_str()));
        variants.filter(|(number, _)| !self.known.dropped.contains(number)).collect()
    }

    fn write_constants(&mut self, own: &[Constant]) {
        for constant in own {
            for (number, _) in &constant.variants {
                self.left.remove(number);
            }
            let taken = self.taken(constant);
            let parts =
                taken.iter().map(|(number, variant)| Part::Of(*number, vec![text(*variant)])).collect();
            self.put(constant.end..constant.end, parts, &taken);
        }
    }

    /// Asks which constant is meant by a path, or by what refers to it.
    fn name(&mut self, path: &syn::Path, range: Range<usize>, before: &str) {
        let named = self.constants.iter().find(|constant| constant.is_named(path));
        if let Some(constant) = named.filter(|_| self.in_constant == 0) {
            let taken = self.taken(constant);
            let mut parts = vec![text("(")];
            let as_it_is = self.source[range.clone()].to_owned();
            for (number, _) in &taken {
                parts.push(text(format!(
                    "if {} {{ {before}{} }} else ",
                    on(*number),
                    constant.variant(*number)
                )));
            }
            parts.push(text(format!("{{ {as_it_is} }})")));
            self.put(range, parts, &taken);
        }
    }

    fn within_constant(&mut self, visit: impl FnOnce(&mut Self)) {
        self.in_constant += 1;
        visit(self);
        self.in_constant -= 1;
    }
}

fn has_let(expression: &syn::Expr) -> bool {
    match expression {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(binary) => {
            matches!(binary.op, syn::BinOp::And(_)) && (has_let(&binary.left) || has_let(&binary.right))
        }
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.function(&item.sig, block);
        }
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.within_constant(|finder| visit::visit_item_const(finder, item));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.within_constant(|finder| visit::visit_item_static(finder, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.within_constant(|finder| visit::visit_impl_item_const(finder, item));
    }

    fn visit_type(&mut self, item: &'ast syn::Type) {
        self.within_constant(|finder| visit::visit_type(finder, item));
    }

    fn visit_expr_repeat(&mut self, item: &'ast syn::ExprRepeat) {
        self.visit_expr(&item.expr);
        self.within_constant(|finder| finder.visit_expr(&item.len));
    }

    fn visit_pat(&mut self, item: &'ast syn::Pat) {
        self.within_constant(|finder| visit::visit_pat(finder, item));
    }

    fn visit_expr_path(&mut self, item: &'ast syn::ExprPath) {
        self.name(&item.path, self.range(item), "");
    }

    fn visit_expr_reference(&mut self, item: &'ast syn::ExprReference) {
        match &*item.expr {
            syn::Expr::Path(path) if item.mutability.is_none() => {
                self.name(&path.path, self.range(item), "&")
            }
            _ => visit::visit_expr_reference(self, item),
        }
    }

    fn visit_expr_binary(&mut self, item: &'ast syn::ExprBinary) {
        let operator = self.range(&item.op);
        let mutants = self.mutants_at(Genre::BinaryOperator, operator.start);
        visit::visit_expr_binary(self, item);
        if mutants.is_empty() {
            return;
        }
        let (left, right) = (self.range(&item.left), self.range(&item.right));
        let range = left.start..right.end;
        let operator = self.source[operator].to_owned();
        let (left_text, left, right) =
            (self.source[left.clone()].to_owned(), Part::Source(left), Part::Source(right));
        let operator = operator.as_str();
        let parts = match operator {
            "&&" | "||" => {
                if has_let(&item.left) || has_let(&item.right) {
                    self.left.extend(mutants.iter().map(|(number, _)| (*number, Left::Unviable)));
                    return;
                }
                // The right side stands there once, and is asked only where the left one does not decide.
                let [(number, replacement)] = mutants[..] else {
                    unreachable!("an and is an or, an or is an and")
                };
                assert!(matches!(replacement, "&&" | "||") && replacement != operator);
                let question = on(number);
                if operator == "&&" {
                    vec![
                        text(format!("(if {question} != (")),
                        left,
                        text(") { "),
                        right,
                        text(format!(" }} else {{ {question} }})")),
                    ]
                } else {
                    vec![
                        text(format!("(if {question} == (")),
                        left,
                        text(") { "),
                        right,
                        text(format!(" }} else {{ !{question} }})")),
                    ]
                }
            }
            "==" | "!=" | "<" | "<=" | ">" | ">=" => {
                let compare = |operator: &str| format!("*__left {operator} *__right");
                let mut parts =
                    vec![text("(match (&("), left, text("), &("), right, text(")) { (__left, __right) => ")];
                parts.extend(Self::choice(&mutants, compare, compare(operator)));
                parts.push(text(" })"));
                parts
            }
            _ if operator.ends_with('=') => {
                let assign = |operator: &str| format!("{left_text} {operator} __right");
                let mut parts = vec![text("(match "), right, text(" { __right => ")];
                parts.extend(Self::choice(&mutants, assign, assign(operator)));
                parts.push(text(" })"));
                parts
            }
            _ => {
                let calculate = |operator: &str| format!("__left {operator} __right");
                let mut parts =
                    vec![text("(match ("), left, text(", "), right, text(") { (__left, __right) => ")];
                parts.extend(Self::choice(&mutants, calculate, calculate(operator)));
                parts.push(text(" })"));
                parts
            }
        };
        self.put(range, parts, &mutants);
    }

    fn visit_expr_unary(&mut self, item: &'ast syn::ExprUnary) {
        let range = self.range(item);
        let mutants = self.mutants_at(Genre::UnaryOperator, range.start);
        visit::visit_expr_unary(self, item);
        if !mutants.is_empty() {
            let operator = &self.source[self.range(&item.op)];
            let mut parts =
                vec![text("(match "), Part::Source(self.range(&item.expr)), text(" { __value => ")];
            let change = |replacement: &str| format!("{replacement}__value");
            parts.extend(Self::choice(&mutants, change, change(operator)));
            parts.push(text(" })"));
            self.put(range, parts, &mutants);
        }
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let pattern = self.range(&arm.pat);
        let start = self.range(arm).start;
        let deleted = self.mutants_at(Genre::MatchArm, start);
        let there =
            deleted.iter().map(|(number, _)| format!("!{}", on(*number))).collect::<Vec<_>>().join(" && ");
        if let Some((_, guard)) = &arm.guard {
            let range = self.range(guard);
            let replaced = self.mutants_at(Genre::MatchArmGuard, range.start);
            let mut before = String::new();
            if !there.is_empty() {
                before.push_str(&format!("{there} && "));
            }
            for (number, value) in &replaced {
                if *value == "false" {
                    before.push_str(&format!("!{} && ", on(*number)));
                }
            }
            before.push('(');
            for (number, value) in &replaced {
                if *value == "true" {
                    before.push_str(&format!("{} || ", on(*number)));
                }
            }
            let all: Vec<(usize, &str)> = deleted.into_iter().chain(replaced).collect();
            if has_let(guard) {
                self.left.extend(
                    all.iter().map(|(number, _)| (*number, Left::Inexpressible("a guard that binds names"))),
                );
            } else if !all.is_empty() {
                self.put(range.start..range.start, vec![text(before + "(")], &all);
                self.put(range.end..range.end, vec![text("))")], &all);
            }
        } else if !deleted.is_empty() {
            self.put(pattern.end..pattern.end, vec![text(format!(" if {there} "))], &deleted);
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, item: &'ast syn::ExprStruct) {
        if let Some(rest) = &item.rest {
            let base = self.source[self.range(rest)].to_owned();
            let kind = self.source[self.range(&item.path)].to_owned();
            for field in &item.fields {
                let range = self.range(field);
                let mutants = self.mutants_at(Genre::StructField, range.start);
                if mutants.is_empty() {
                    continue;
                }
                let syn::Member::Named(name) = &field.member else { continue };
                let other = |_: &str| match base.as_str() {
                    "Default::default()" => format!("<{kind}>::default().{name}"),
                    base => format!("({base}).{name}"),
                };
                if field.colon_token.is_none() {
                    let mut parts = vec![text(format!("{name}: "))];
                    parts.extend(Self::choice(&mutants, other, name.to_string()));
                    self.put(range, parts, &mutants);
                } else {
                    let value = self.range(&field.expr);
                    let mut parts = Self::choice(&mutants, other, String::new());
                    parts.pop();
                    parts.push(text("{ "));
                    self.put(value.start..value.start, parts, &mutants);
                    self.put(value.end..value.end, vec![text(" }")], &mutants);
                }
            }
        }
        visit::visit_expr_struct(self, item);
    }
}
