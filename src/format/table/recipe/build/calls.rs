//! What rows call their records: ids that tell them apart.

use uuid::Uuid;

use super::network::At;

/// The id in a row, blank when it has none, and the sheet that it stands in.
#[derive(Clone, Debug, Default)]
pub(super) struct Call {
    sheet: usize,
    text: String,
}

impl Call {
    /// The id of a row.
    pub(super) fn of(at: At, id: &str) -> Self {
        Self { sheet: at.place, text: id.trim().to_owned() }
    }

    /// The id when it is one of ours.
    pub(super) fn own(&self) -> Option<Uuid> {
        Uuid::try_parse(&self.text).ok().filter(|id| !id.is_nil())
    }

    /// Whether both are one id.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.is_comparable(other) && self.text == other.text
    }

    /// Whether they are two ids, and so of two records.
    pub(super) fn is_apart(&self, other: &Self) -> bool {
        self.is_comparable(other) && self.text != other.text
    }

    /// Takes the id of another row, if there is none.
    pub(super) fn fill(&mut self, other: Self) {
        if self.text.is_empty() {
            *self = other;
        }
    }

    /// Plain numbers count the rows of one sheet: they say nothing of those of another.
    fn is_comparable(&self, other: &Self) -> bool {
        let has_both = !self.text.is_empty() && !other.text.is_empty();
        has_both && (self.sheet == other.sheet || !is_count(&self.text) && !is_count(&other.text))
    }
}

/// The id as that of another tool; none when it is blank, the count of a row, or one of ours.
pub(super) fn origin(id: &str) -> Option<String> {
    let id = id.trim();
    (!is_count(id) && Uuid::try_parse(id).is_err()).then(|| id.to_owned())
}

/// Whether an id is a plain number, the count of a row: other files count theirs too.
pub(super) fn is_count(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two ids, each with its sheet: whether they are one, and whether they are two.
    #[track_caller]
    fn check(a: (usize, &str), b: (usize, &str), expect: (bool, bool)) {
        let call = |(place, id)| Call::of(At { place, sheet: "", row: 1, nth: 0 }, id);
        let (a, b) = (call(a), call(b));
        assert_eq!((a.is_same(&b), a.is_apart(&b)), expect);
    }

    #[test]
    fn ids_tell_rows_apart() {
        check((0, "1"), (0, " 1 "), (true, false));
        check((0, "1"), (0, "2"), (false, true));
        check((0, "a1"), (1, "a1"), (true, false));
        check((0, "a1"), (1, "b1"), (false, true));
        check((0, "1"), (1, "1"), (false, false));
        check((0, "1"), (1, "2"), (false, false));
        check((0, ""), (0, ""), (false, false));
        check((0, ""), (0, "2"), (false, false));
    }
}
