//! What sheets are written on: memory that takes short pieces quickly.
//!
//! A cell is a few pieces of some bytes each. So a piece is copied as `N` bytes, a number known before, which takes
//! no call; what is over is written upon by the next.

/// A short text in `N` bytes.
pub(super) struct Piece<const N: usize> {
    bytes: [u8; N],
    len: usize,
}

impl<const N: usize> Piece<N> {
    /// A text that is known to fit.
    pub(super) const fn new(text: &str) -> Self {
        let mut bytes = [0; N];
        let mut at = 0;
        while at < text.len() {
            bytes[at] = text.as_bytes()[at];
            at += 1;
        }
        Self { bytes, len: text.len() }
    }

    /// A text, if it fits.
    pub(super) fn of(text: &str) -> Option<Self> {
        (text.len() <= N).then(|| Self::new(text))
    }
}

/// What is written.
pub(super) struct Page {
    bytes: Vec<u8>,
    /// So much of it is.
    pub(super) len: usize,
}

impl Page {
    pub(super) fn new() -> Self {
        Self { bytes: vec![0; 128 * 1024], len: 0 }
    }

    pub(super) fn written(&self) -> &[u8] {
        &self.bytes[..self.len]
    }

    pub(super) fn piece<const N: usize>(&mut self, piece: &Piece<N>) {
        self.room(N).copy_from_slice(&piece.bytes);
        self.len += piece.len;
    }

    pub(super) fn text(&mut self, text: &str) {
        self.room(text.len()).copy_from_slice(text.as_bytes());
        self.len += text.len();
    }

    /// The next `len` bytes.
    fn room(&mut self, len: usize) -> &mut [u8] {
        let end = self.len + len;
        if end > self.bytes.len() {
            self.bytes.resize(2 * end, 0);
        }
        &mut self.bytes[self.len..end]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_texts_follow_each_other() {
        let mut page = Page::new();
        let long = "é".repeat(100_000);
        page.piece(&Piece::<16>::new("<v>"));
        page.text(&long);
        page.piece(&Piece::<16>::new("</v>"));
        assert_eq!(page.written(), format!("<v>{long}</v>").as_bytes());
        assert!(Piece::<2>::of("abc").is_none());
    }
}
