//! What Memberdesk relies on from the browser's local storage.
#![expect(
    clippy::disallowed_methods,
    reason = "this is about the raw storage that the lint keeps others from"
)]

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
