//! The part of time that is in view.

/// Minutes in a day.
pub const DAY: f64 = 1_440.0;
/// Minutes in a mean year of the Gregorian calendar.
pub const YEAR: f64 = 365.2425 * DAY;
/// The most pixels a minute takes.
const NEAREST: f64 = 160.0;
/// The fewest pixels a minute takes: two million years in a thousand pixels.
const FARTHEST: f64 = 1_000.0 / (2_000_000.0 * YEAR);
/// Nothing is looked at further from 1970 than this.
const EDGE: f64 = 1_000_000.0 * YEAR;

/// From where time is seen: `x = (minute - start) · scale`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sight {
    /// The minute at the left border, from 1970-01-01.
    pub start: f64,
    /// Pixels a minute.
    pub scale: f64,
    /// The width of the view, in pixels.
    pub width: f32,
}

impl Sight {
    /// The sight of so many minutes, from one to another.
    pub fn between(from: f64, to: f64, width: f32) -> Self {
        let scale = f64::from(width.max(1.0)) / (to - from).max(1e-9);
        Self { start: from, scale, width }.held()
    }

    /// The sight of all from `from` to `to`, with room around: on the right, for titles too.
    pub fn fitting(from: f64, to: f64, width: f32, room: f32) -> Self {
        // A single day is seen in its month.
        let (middle, least) = (f64::midpoint(from, to), 20.0 * DAY);
        let half = ((to - from) / 2.0).max(least);
        let wide = f64::from(width.max(1.0));
        let left = wide * 0.04;
        let right = left.max(f64::from(room).min(wide * 0.3));
        let scale = (wide - left - right).max(1.0) / (2.0 * half);
        Self { start: middle - half - left / scale, scale, width }.held()
    }

    /// Where a minute stands, in pixels.
    pub fn x(&self, minute: f64) -> f64 {
        (minute - self.start) * self.scale
    }

    /// The minute at a pixel.
    pub fn minute(&self, x: f64) -> f64 {
        self.start + x / self.scale
    }

    /// The minute at the right border.
    pub fn end(&self) -> f64 {
        self.minute(f64::from(self.width))
    }

    /// The sight after a move by so many pixels.
    #[must_use]
    pub fn moved(self, x: f64) -> Self {
        Self { start: self.start - x / self.scale, ..self }.held()
    }

    /// The sight `factor` times nearer, with the same minute at pixel `at`.
    #[must_use]
    pub fn zoomed(self, factor: f64, at: f64) -> Self {
        let scale = (self.scale * factor).clamp(FARTHEST, NEAREST);
        Self { start: self.minute(at) - at / scale, scale, ..self }.held()
    }

    /// The sight with a minute in the middle.
    #[must_use]
    pub fn centred(self, minute: f64) -> Self {
        let half = f64::from(self.width) / 2.0 / self.scale;
        Self { start: minute - half, ..self }.held()
    }

    /// The sight in a view of another width, with the same time in the middle.
    #[must_use]
    pub fn resized(self, width: f32) -> Self {
        let middle = self.minute(f64::from(self.width) / 2.0);
        Self { width, ..self }.centred(middle)
    }

    /// The nearest sight that shows times there are.
    fn held(self) -> Self {
        let scale = if self.scale.is_finite() { self.scale } else { 1.0 / DAY };
        let scale = scale.clamp(FARTHEST, NEAREST);
        let start = if self.start.is_finite() { self.start } else { 0.0 };
        let length = f64::from(self.width) / scale;
        Self { start: start.clamp(-EDGE, (EDGE - length).max(-EDGE)), scale, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight() -> Sight {
        Sight::between(0.0, 1_000.0 * DAY, 1_000.0)
    }

    #[test]
    fn zooming_keeps_the_minute_under_the_pointer() {
        let kept = sight().minute(300.0);
        let nearer = sight().zoomed(4.0, 300.0);
        assert!((nearer.x(kept) - 300.0).abs() < 1e-6);
        assert!((nearer.scale / sight().scale - 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_fit_shows_all_with_room_for_titles() {
        let sight = Sight::fitting(0.0, 1_000.0 * DAY, 1_000.0, 200.0);
        assert!((sight.x(0.0) - 40.0).abs() < 1e-6);
        assert!((sight.x(1_000.0 * DAY) - 800.0).abs() < 1e-6);
        let day = Sight::fitting(0.0, DAY, 1_000.0, 200.0);
        assert!((day.end() - day.start) / DAY > 40.0);
    }

    #[test]
    fn nothing_leads_out_of_time() {
        let mut sight = sight();
        for _ in 0..200 {
            sight = sight.zoomed(3.0, 10.0).moved(1e12);
        }
        assert!(sight.start.is_finite() && sight.scale <= NEAREST && sight.start >= -EDGE);
        for _ in 0..200 {
            sight = sight.zoomed(0.2, 900.0).moved(-1e12);
        }
        assert!(sight.scale >= FARTHEST && sight.end() <= EDGE * 1.001);
        let odd = Sight::between(f64::NAN, f64::INFINITY, 0.0);
        assert!(odd.start.is_finite() && odd.scale > 0.0);
    }
}
