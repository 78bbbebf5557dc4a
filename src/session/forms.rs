//! Forms that are being filled in: they outlive a change of language and a reload, until they are sent.

use super::Session;
use crate::browser::settings;
use crate::domain::entry::{Field, Problem};
use crate::json::{Blank, Written};
use leptos::prelude::*;
use std::any::Any;
use std::collections::BTreeMap;

/// The open forms by name.
#[derive(Default)]
pub(super) struct Forms(BTreeMap<String, Open>);

/// A form of any kind, and what is wrong with it.
struct Open {
    form: Box<dyn Any>,
    problems: StoredValue<Vec<Problem>>,
}

/// A form that is being filled in: what was typed, and what was wrong with it when it was last checked. It is `Copy`:
/// pages hand it to their callbacks.
pub struct Form<T: 'static> {
    entry: StoredValue<T, LocalStorage>,
    problems: StoredValue<Vec<Problem>>,
    /// Whether somebody has typed into it.
    touched: StoredValue<bool>,
    session: Session,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T> Form<T> {
    /// Reads what was typed.
    pub fn read<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.entry.with_value(read)
    }

    /// Takes in what is being typed, which the control shows already.
    pub fn typed(self, change: impl FnOnce(&mut T)) {
        self.touched.set_value(true);
        self.entry.update_value(change);
    }

    /// Changes what was typed, and shows the screen accordingly.
    pub fn change(self, change: impl FnOnce(&mut T)) {
        self.typed(change);
        self.session.show_again();
    }

    /// What is wrong with a field.
    pub fn problem(self, field: Field) -> Option<Problem> {
        self.problems.with_value(|problems| problems.iter().find(|problem| problem.field == field).copied())
    }

    /// Everything that is wrong, in the order of the fields.
    pub fn problems(self) -> Vec<Problem> {
        self.problems.get_value()
    }

    /// Shows what is wrong, or that nothing is any more.
    pub fn refuse(self, found: Vec<Problem>) {
        self.problems.set_value(found);
        self.session.show_again();
    }
}

impl Session {
    /// The form of that name as it was left, in this page or before a reload. What is typed into it is kept.
    pub fn form<T: Default + Written + Blank + 'static>(self, name: &str) -> Form<T> {
        self.open_form(name, || (settings::draft(&self.draft_name(name)), true))
    }

    /// The form of that name as it was left, or as it begins: with what is to be changed, as that is by now.
    pub fn form_about<T: Written + Blank + 'static>(self, name: &str, begin: impl Fn() -> T) -> Form<T> {
        let form = self.open_form(name, || match settings::draft::<Option<T>>(&self.draft_name(name)) {
            Some(draft) => (draft, true),
            None => (begin(), false),
        });
        if !form.touched.get_value() {
            // Somebody else may have changed it since the form was shown first.
            form.entry.set_value(begin());
        }
        form
    }

    /// Keeps what was typed into a form across a reload.
    pub fn keep_form<T: Clone + Written + 'static>(self, name: &str, form: Form<T>) {
        let name = self.draft_name(name);
        form.read(|entry| settings::keep_draft(&name, &mut entry.clone()));
    }

    /// A form that is never stored, not even while it is typed: its entry may hold a card number.
    pub fn secret_form<T: Default + 'static>(self, name: &str) -> Form<T> {
        self.open_form(name, || (T::default(), true))
    }

    /// The form of that name; where it is not open, as it begins, and whether somebody typed that.
    fn open_form<T: 'static>(self, name: &str, begin: impl FnOnce() -> (T, bool)) -> Form<T> {
        let known = self.forms.with_value(|forms| {
            forms.0.get(name).and_then(|open| open.form.downcast_ref::<Form<T>>().copied())
        });
        known.unwrap_or_else(|| {
            // The form outlives the page that opens it first: it belongs to the owner of the session.
            let (entry, touched) = begin();
            let form = self.owner.with_value(Clone::clone).with(|| Form {
                entry: StoredValue::new_local(entry),
                problems: StoredValue::new(Vec::new()),
                touched: StoredValue::new(touched),
                session: self,
            });
            self.forms.update_value(|forms| {
                let open = Open { form: Box::new(form), problems: form.problems };
                forms.0.insert(name.to_owned(), open);
            });
            form
        })
    }

    /// Nothing is wrong with a form that is being sent: what was said of it before no longer holds, also where a rule refuses
    /// it.
    pub(super) fn is_right(self, name: &str) {
        let problems = self.forms.with_value(|forms| forms.0.get(name).map(|open| open.problems));
        if let Some(problems) = problems.filter(|problems| problems.with_value(|found| !found.is_empty())) {
            problems.set_value(Vec::new());
            self.show_again();
        }
    }

    /// Forgets a form that was sent or given up.
    pub fn drop_form(self, name: &str) {
        self.forms.update_value(|forms| {
            forms.0.remove(name);
        });
        settings::drop_draft(&self.draft_name(name));
    }

    /// A draft belongs to the company for which it was begun.
    fn draft_name(self, form: &str) -> String {
        [&self.sandbox(), ":", form].concat()
    }

    /// Lets go of the forms of a company that is no longer shown; what was typed into them stays kept.
    pub(super) fn close_forms(self) {
        self.forms.set_value(Forms::default());
    }
}
