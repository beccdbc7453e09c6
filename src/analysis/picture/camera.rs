//! The part of the picture that is in view.

use super::Bounds;

/// Where the picture's units fall on the screen: `screen = picture · scale + (x, y)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Where the picture's origin is, in pixels from the left of the view.
    pub x: f32,
    /// Where the picture's origin is, in pixels from the top of the view.
    pub y: f32,
    /// Pixels a unit of the picture.
    pub scale: f32,
}

/// The room left free around a picture that is seen whole, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Margin {
    /// On the left, and as much on the right.
    pub aside: f32,
    /// Above.
    pub above: f32,
    /// Below.
    pub below: f32,
}

impl Default for Camera {
    fn default() -> Self {
        Self { x: 0.0, y: 0.0, scale: 1.0 }
    }
}

impl Camera {
    /// The least and the greatest scale.
    pub const RANGE: [f32; 2] = [0.005, 8.0];
    /// Fitting a small picture does not enlarge it more than this.
    const FIT_MOST: f32 = 1.6;

    /// A point of the picture, on the screen.
    pub fn to_screen(self, (x, y): (f32, f32)) -> (f32, f32) {
        (x * self.scale + self.x, y * self.scale + self.y)
    }

    /// A point of the screen, in the picture.
    pub fn to_picture(self, (x, y): (f32, f32)) -> (f32, f32) {
        ((x - self.x) / self.scale, (y - self.y) / self.scale)
    }

    /// The camera after a move of so many pixels.
    #[must_use]
    pub fn moved(self, (x, y): (f32, f32)) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }
    }

    /// The camera `factor` times nearer, with the same point of the picture under `at`.
    #[must_use]
    pub fn zoomed(self, factor: f32, at: (f32, f32)) -> Self {
        let [least, most] = Self::RANGE;
        let scale = (self.scale * factor).clamp(least, most);
        let kept = self.to_picture(at);
        Self { x: at.0 - kept.0 * scale, y: at.1 - kept.1 * scale, scale }
    }

    /// The camera that shows all of `bounds` in a view of this size, with margins in pixels.
    pub fn fitting(bounds: Bounds, (width, height): (f32, f32), margin: Margin) -> Self {
        let free = (
            (width - 2.0 * margin.aside).max(1.0),
            (height - margin.above - margin.below).max(1.0),
        );
        let scale = (free.0 / bounds.width().max(1.0)).min(free.1 / bounds.height().max(1.0));
        let scale = scale.clamp(Self::RANGE[0], Self::FIT_MOST);
        let centred = Self { scale, ..Self::default() }.centred(bounds.middle(), (width, height));
        centred.moved((0.0, (margin.above - margin.below) / 2.0))
    }

    /// The camera with this point of the picture in the middle of a view of this size.
    #[must_use]
    pub fn centred(self, (x, y): (f32, f32), (width, height): (f32, f32)) -> Self {
        let (x, y) = (width / 2.0 - x * self.scale, height / 2.0 - y * self.scale);
        Self { x, y, ..self }
    }

    /// What must be done to what `self` painted to see it as `next`: a scale and a move in pixels.
    #[must_use]
    pub fn change_to(self, next: Self) -> Self {
        let scale = next.scale / self.scale;
        Self { x: next.x - self.x * scale, y: next.y - self.y * scale, scale }
    }

    /// What of the picture lies in a view of this size.
    pub fn view(self, (width, height): (f32, f32)) -> Bounds {
        let (left, top) = self.to_picture((0.0, 0.0));
        let (right, bottom) = self.to_picture((width, height));
        Bounds { left, top, right, bottom }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near((x, y): (f32, f32), (a, b): (f32, f32)) -> bool {
        (x - a).abs() < 0.01 && (y - b).abs() < 0.01
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let camera = Camera { x: 30.0, y: -20.0, scale: 0.5 };
        let kept = camera.to_picture((400.0, 300.0));
        let nearer = camera.zoomed(2.0, (400.0, 300.0));
        assert!(near(nearer.to_screen(kept), (400.0, 300.0)));
        assert!(nearer.scale > 0.999 && camera.zoomed(1e9, (0.0, 0.0)).scale <= 8.0);
    }

    #[test]
    fn a_fit_shows_all_and_centres() {
        let bounds = Bounds { left: -500.0, top: 0.0, right: 500.0, bottom: 100.0 };
        let margin = Margin { aside: 100.0, above: 50.0, below: 50.0 };
        let camera = Camera::fitting(bounds, (1_000.0, 800.0), margin);
        assert!(near(camera.to_screen((-500.0, 50.0)), (100.0, 400.0)));
        assert!(near(camera.to_screen((500.0, 50.0)), (900.0, 400.0)));
    }

    #[test]
    fn a_change_of_cameras_moves_what_was_painted() {
        let (old, new) =
            (Camera { x: 10.0, y: 20.0, scale: 0.5 }, Camera { x: -3.0, y: 7.0, scale: 2.0 });
        let point = (12.0, -40.0);
        assert!(near(old.change_to(new).to_screen(old.to_screen(point)), new.to_screen(point)));
    }
}
