//! A question that is answered before anything else: the browser's own dialog.

use super::action::Action;
use leptos::prelude::*;

/// A dialog with its explanation; the first action is the safe one and takes the focus. It is opened by its id.
pub fn dialog(id: &'static str, title: String, content: AnyView, safe: Action, act: Action) -> AnyView {
    let title_id = [id, "-title"].concat();
    let text_id = [id, "-text"].concat();
    let (labelled, described) = (title_id.clone(), text_id.clone());
    view! {
        <dialog class="dialog" id=id aria-labelledby=labelled aria-describedby=described>
            <h2 id=title_id>{title}</h2>
            <div class="stack" data-gap="s" id=text_id>{content}</div>
            <div class="actions">{safe.view()}{act.view()}</div>
        </dialog>
    }
    .into_any()
}
