//! Numbers that nobody can guess, for the identities of commands.

use crate::domain::id::CommandId;

/// A new identity for a command: 128 random bits.
///
/// Without the browser's generator it falls back to the clock and a weaker one, which is enough to tell the commands of
/// one browser apart.
pub fn command_id() -> CommandId {
    let mut bytes = [0_u8; 16];
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if filled {
        CommandId(u128::from_be_bytes(bytes))
    } else {
        let clock = js_sys::Date::now().to_bits();
        let weak = js_sys::Math::random().to_bits();
        CommandId(u128::from(clock) << 64 | u128::from(weak))
    }
}
