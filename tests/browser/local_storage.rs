//! What Memberdesk relies on from the browser's local storage.
#![expect(
    clippy::disallowed_methods,
    reason = "this is about the raw storage that the lint keeps others from"
)]

use memberdesk::browser::storage::BrowserSlots;
use memberdesk::journal::Slots;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Storage, window};

fn storage() -> Storage {
    window().expect("a window").local_storage().expect("storage is not blocked").expect("a storage")
}

#[wasm_bindgen_test]
fn a_value_written_can_be_read_and_removed() {
    let key = "memberdesk:/tests/:a_value_written";
    storage().set_item(key, "第一笔").expect("there is room");
    assert_eq!(storage().get_item(key), Ok(Some("第一笔".to_owned())));

    storage().remove_item(key).expect("removing needs no room");
    assert_eq!(storage().get_item(key), Ok(None));
}

#[wasm_bindgen_test]
fn a_value_of_any_kind_comes_into_the_program_as_it_is_stored() {
    let slots = BrowserSlots::new().expect("storage is not blocked");
    let key = "memberdesk:/tests/:a_value_of_any_kind";
    let long = "ten thousand signs ".repeat(3_000);
    for value in ["", "plain", "第一笔 \u{1f642}", "caf\u{e9}\nau lait", long.as_str()] {
        slots.write(key, value).expect("there is room");
        assert_eq!(slots.read(key), Ok(Some(value.to_owned())));
        assert_eq!(slots.units(key), Ok(value.encode_utf16().count()));
        let first: String = value.split('\n').next().unwrap_or_default().chars().take(8).collect();
        assert_eq!(slots.first_line(key, 8), Ok(Some(first)));
    }
    slots.remove(key).expect("removing needs no room");
    assert_eq!((slots.read(key), slots.units(key), slots.first_line(key, 8)), (Ok(None), Ok(0), Ok(None)));
}
