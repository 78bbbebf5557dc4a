//! Actions of a page: what they are called, and why one is not possible.

use memberdesk::components::action::{Action, Kind, Reason, in_common, reason_above, said_once};
use memberdesk::markup::{Element, Markup, Node};

const WHY: &str = "why";

fn remove(object: &str) -> Action {
    Action::press("remove", "Remove".into(), Kind::Secondary, || {}).about(object.into())
}

fn reason(text: &str) -> Reason {
    Reason { text: text.into(), basis: None, way_out: None }
}

/// Every element of a view, from the outside in.
fn elements(view: &Markup) -> Vec<&Element> {
    let mut found = Vec::new();
    for node in &view.0 {
        within(node, &mut found);
    }
    found
}

fn within<'a>(node: &'a Node, found: &mut Vec<&'a Element>) {
    match node {
        Node::Text(_) => {}
        Node::Element(element) => {
            found.push(element);
            for child in &element.parts().children {
                within(child, found);
            }
        }
    }
}

/// What assistive technology hears of an element.
fn heard(element: &Element) -> String {
    let said = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(element) => heard(element),
    };
    element.parts().children.iter().map(said).collect()
}

fn attribute<'a>(element: &'a Element, name: &str) -> Option<&'a str> {
    element.parts().attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
}

fn the<'a>(view: &'a Markup, tag: &str) -> &'a Element {
    let found = elements(view).into_iter().find(|element| element.parts().tag == tag);
    found.expect("the view has such an element")
}

#[test]
fn what_an_action_is_about_is_heard_behind_its_text() {
    let view = remove("Visa ending in 4242").view();
    let button = the(&view, "button");
    assert_eq!(heard(button), "Remove Visa ending in 4242");
    assert_eq!(attribute(the(&view, "span"), "class"), Some("visually-hidden"));
    let disabled = remove("Visa ending in 4242").unless(Some(reason("Renewals need it."))).view();
    assert_eq!(heard(the(&disabled, "button")), "Remove Visa ending in 4242");
}

#[test]
fn a_disabled_action_is_described_by_its_reason() {
    let view = remove("it").unless(Some(reason("Renewals need it."))).view();
    let why = attribute(the(&view, "button"), "aria-describedby").expect("it is described");
    assert_eq!(attribute(the(&view, "p"), "id"), Some(why));
    assert_eq!(heard(the(&view, "p")), "Renewals need it.");
}

#[test]
fn a_reason_in_common_is_said_once_and_describes_each_action() {
    let same = || Some(reason("Your role does not include it."));
    let common = in_common(&[same(), same()]).expect("they have it in common");
    let once = said_once(WHY, common);
    assert_eq!(heard(the(&once, "p")), "Your role does not include it.");
    assert_eq!(attribute(the(&once, "div"), "id"), Some(WHY));
    let view = remove("it").unless(same()).told_by(Some(WHY)).view();
    assert_eq!(attribute(the(&view, "button"), "aria-describedby"), Some(WHY));
    assert!(elements(&view).iter().all(|element| element.parts().tag != "p"), "it is not said again");
}

#[test]
fn a_reason_that_all_actions_have_moves_above_them() {
    let same = || Some(reason("Your role does not include it."));
    let (mut one, mut other) = (remove("one").unless(same()), remove("other").unless(same()));
    let above = reason_above(WHY, vec![&mut one, &mut other]).expect("they have it in common");
    assert_eq!(heard(the(&above, "p")), "Your role does not include it.");
    assert_eq!([one.told_by, other.told_by], [Some(WHY), Some(WHY)]);

    let (mut one, mut other) = (remove("one").unless(same()), remove("other"));
    assert!(reason_above(WHY, vec![&mut one, &mut other]).is_none());
    assert_eq!([one.told_by, other.told_by], [None, None]);
}

#[test]
fn reasons_that_differ_stay_with_their_actions() {
    let one = || Some(reason("Renewals need it."));
    assert!(in_common(&[one(), Some(reason("It was removed."))]).is_none());
    assert!(in_common(&[one(), None]).is_none());
    assert!(in_common(&[one()]).is_none(), "one action has its reason beside it");
    assert!(in_common(&[]).is_none());
}
