//! Numbers of path data: many, so written without the general formatter.

/// Appends a number, to the tenth; what is no number counts as 0.
pub fn push_tenth(text: &mut String, value: f32) {
    push_parts(text, (value * 10.0).round() as i32, 1);
}

/// Appends a number, to the thousandth; what is no number counts as 0.
pub fn push_thousandth(text: &mut String, value: f32) {
    push_parts(text, (value * 1_000.0).round() as i32, 3);
}

/// Appends so many parts of one, of which `places` digits stand after the point.
fn push_parts(text: &mut String, parts: i32, places: usize) {
    if parts < 0 {
        text.push('-');
    }
    let mut digits = [0u8; 12];
    let mut rest = parts.unsigned_abs();
    let mut count = 0;
    while rest > 0 || count <= places {
        digits[count] = b'0' + (rest % 10) as u8;
        rest /= 10;
        count += 1;
    }
    let zeros = digits[..places].iter().take_while(|digit| **digit == b'0').count();
    for place in (zeros..count).rev() {
        if place + 1 == places {
            text.push('.');
        }
        text.push(char::from(digits[place]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(value: f32, tenth: &str, thousandth: &str) {
        let (mut one, mut other) = (String::new(), String::new());
        push_tenth(&mut one, value);
        push_thousandth(&mut other, value);
        assert_eq!((one.as_str(), other.as_str()), (tenth, thousandth));
    }

    #[test]
    fn numbers_are_short_and_right() {
        check(0.0, "0", "0");
        check(-0.04, "0", "-0.04");
        check(12.0, "12", "12");
        check(-7.25, "-7.3", "-7.25");
        check(100.06, "100.1", "100.06");
        check(0.5, "0.5", "0.5");
        check(f32::NAN, "0", "0");
        check(1e30, "214748364.7", "2147483.647");
    }
}
