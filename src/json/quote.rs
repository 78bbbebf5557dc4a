//! Texts as JSON has them.

/// Writes a text in quotation marks behind what was written.
pub(super) fn quote(written: &mut String, text: &str) {
    written.push('"');
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' | b'\\' => byte,
            8 => b'b',
            b'\t' => b't',
            b'\n' => b'n',
            12 => b'f',
            b'\r' => b'r',
            0..=31 => b'u',
            _ => continue,
        };
        written.push_str(&text[plain..at]);
        written.push('\\');
        written.push(char::from(short));
        if short == b'u' {
            written.push_str(if byte < 16 { "000" } else { "001" });
            written.push(char::from(b"0123456789abcdef"[usize::from(byte % 16)]));
        }
        plain = at + 1;
    }
    written.push_str(&text[plain..]);
    written.push('"');
}

/// A JSON text in which each text that is not wanted was left empty; `unwanted` is asked about it as it is written.
pub fn blanked(json: &str, unwanted: &dyn Fn(&str) -> bool) -> String {
    let (mut left, mut rest) = (String::new(), json);
    while let Some(opened) = rest.find('"') {
        let (before, quoted) = rest.split_at(opened + 1);
        let mut escaped = false;
        let closed = quoted.bytes().position(|byte| {
            let ends = byte == b'"' && !escaped;
            escaped = byte == b'\\' && !escaped;
            ends
        });
        let (text, after) = quoted.split_at(closed.unwrap_or(quoted.len()));
        left.push_str(before);
        if !unwanted(text) {
            left.push_str(text);
        }
        let quote = usize::from(!after.is_empty());
        left.push_str(&after[..quote]);
        rest = &after[quote..];
    }
    left.push_str(rest);
    left
}
