//! Forms that are being filled in: they outlive a change of language and a reload, until they are sent.

use super::Session;
use crate::browser::settings;
use crate::domain::entry::{Field, Problem};
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::any::Any;
use std::collections::BTreeMap;

/// The open forms by name.
#[derive(Default)]
pub(super) struct Forms(BTreeMap<String, Box<dyn Any>>);

/// A form that is being filled in: what was typed, and what was wrong with it when it was last checked.
#[derive(Debug)]
pub struct Form<T: 'static> {
    /// What was typed.
    pub entry: RwSignal<T, LocalStorage>,
    /// What was wrong, in the order of the fields.
    pub problems: RwSignal<Vec<Problem>>,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T> Form<T> {
    /// What is wrong with a field.
    pub fn problem(self, field: Field) -> Option<Problem> {
        self.problems.with(|problems| problems.iter().find(|problem| problem.field == field).copied())
    }
}

impl Session {
    /// The form of that name as it was left, in this page or before a reload. What is typed into it is kept.
    pub fn form<T: Clone + Default + Serialize + DeserializeOwned + 'static>(self, name: &str) -> Form<T> {
        self.open_form(name, || settings::draft(name))
    }

    /// Keeps what was typed into a form across a reload.
    pub fn keep_form<T: Clone + Serialize + 'static>(self, name: &str, form: Form<T>) {
        form.entry.with_untracked(|entry| settings::keep_draft(name, entry));
    }

    /// A form that is never stored, not even while it is typed: its entry may hold a card number.
    pub fn secret_form<T: Default + 'static>(self, name: &str) -> Form<T> {
        self.open_form(name, T::default)
    }

    fn open_form<T: 'static>(self, name: &str, begin: impl FnOnce() -> T) -> Form<T> {
        let known = self
            .forms
            .with_value(|forms| forms.0.get(name).and_then(|form| form.downcast_ref::<Form<T>>().copied()));
        known.unwrap_or_else(|| {
            // The form outlives the page that opens it first: it belongs to the owner of the session.
            let form = self
                .owner
                .with_value(Clone::clone)
                .with(|| Form { entry: RwSignal::new_local(begin()), problems: RwSignal::new(Vec::new()) });
            self.forms.update_value(|forms| {
                forms.0.insert(name.to_owned(), Box::new(form));
            });
            form
        })
    }

    /// Forgets a form that was sent or given up.
    pub fn drop_form(self, name: &str) {
        self.forms.update_value(|forms| {
            forms.0.remove(name);
        });
        settings::drop_draft(name);
    }
}
