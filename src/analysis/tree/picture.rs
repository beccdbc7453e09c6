//! The drawing of a tree: rows of boxes with wrapped words, and the arrows between them.

use crate::domain::id::{CardId, LinkId};
use crate::domain::method::graph::Graph;
use crate::domain::text::breakable;

/// The most cards that are drawn.
pub const MOST: usize = 200;
/// How wide a box is.
pub const BOX: f64 = 192.0;
/// How tall a line of words is.
pub const LINE: f64 = 18.0;
/// The room around the words, above and below.
pub const PAD: f64 = 12.0;
const GAP: f64 = 28.0;
const ROWS_APART: f64 = 64.0;
const MARGIN: f64 = 16.0;
/// The letters of a line, and the lines of a box.
const LETTERS: usize = 25;
const LINES: usize = 5;
const SWEEPS: usize = 8;

/// A card as a box; its place is the upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The card.
    pub id: CardId,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// How tall it is.
    pub height: f64,
    /// Its words, line by line.
    pub lines: Vec<String>,
}

/// An arrow as a curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The link it stands for.
    pub link: LinkId,
    /// The curve and its head.
    pub path: String,
    /// A place for a sign beside it.
    pub middle: (f64, f64),
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The boxes, from the top.
    pub boxes: Vec<Shown>,
    /// The arrows between them.
    pub lines: Vec<Line>,
    /// How wide it is.
    pub width: f64,
    /// How tall it is.
    pub height: f64,
    /// How many cards are not drawn.
    pub left_out: usize,
}

/// Draws a graph whose nodes have layers, the highest on top; `words` says what a box holds.
///
/// Inside a layer the order follows the barycentre of the neighbours (Sugiyama, Tagawa and Toda 1981). O(sweeps · (n + m) log n).
pub fn lay_out(graph: &Graph, layers: &[i64], words: impl Fn(CardId) -> String) -> Picture {
    let mut nodes: Vec<usize> = (0..graph.len()).collect();
    nodes.sort_by_key(|node| std::cmp::Reverse(layers[*node]));
    let left_out = nodes.len().saturating_sub(MOST);
    nodes.truncate(MOST);
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (at, node) in nodes.iter().enumerate() {
        if at == 0 || layers[nodes[at - 1]] != layers[*node] {
            rows.push(Vec::new());
        }
        if let Some(row) = rows.last_mut() {
            row.push(*node);
        }
    }
    let near = neighbours(graph, &nodes);
    order(&mut rows, &near);
    let middles = spread(&rows, &near);
    let lines: Vec<Vec<String>> = graph.cards.iter().map(|card| wrap(&words(*card))).collect();
    let mut picture = Picture { left_out, ..Picture::default() };
    let mut places = vec![None; graph.len()];
    let mut y = MARGIN;
    for row in &rows {
        let tall = |node: &usize| lines[*node].len() as f64 * LINE + 2.0 * PAD;
        let height = row.iter().map(tall).fold(0.0, f64::max);
        for node in row {
            let x = middles[*node] - BOX / 2.0;
            places[*node] = Some(picture.boxes.len());
            let (id, lines) = (graph.cards[*node], lines[*node].clone());
            picture.boxes.push(Shown { id, x, y, height: tall(node), lines });
            picture.width = picture.width.max(x + BOX + MARGIN);
        }
        picture.height = y + height + MARGIN;
        y += height + ROWS_APART;
    }
    for edge in graph.edges.iter().chain(&graph.loops) {
        if let (Some(from), Some(to)) = (places[edge.from], places[edge.to]) {
            let line = curve(&picture.boxes[from], &picture.boxes[to], edge.link);
            picture.lines.push(line);
        }
    }
    picture
}

/// The neighbours of each node that is drawn, both ways.
fn neighbours(graph: &Graph, drawn: &[usize]) -> Vec<Vec<usize>> {
    let mut is_drawn = vec![false; graph.len()];
    for node in drawn {
        is_drawn[*node] = true;
    }
    let mut near = vec![Vec::new(); graph.len()];
    for edge in graph.edges.iter().filter(|edge| is_drawn[edge.from] && is_drawn[edge.to]) {
        near[edge.from].push(edge.to);
        near[edge.to].push(edge.from);
    }
    near
}

/// Orders each row by where its neighbours stand, sweeping down and up.
fn order(rows: &mut [Vec<usize>], near: &[Vec<usize>]) {
    let mut places = vec![0.0; near.len()];
    let put = |places: &mut Vec<f64>, row: &[usize]| {
        let half = row.len() as f64 / 2.0;
        for (at, node) in row.iter().enumerate() {
            places[*node] = at as f64 + 0.5 - half;
        }
    };
    for row in rows.iter() {
        put(&mut places, row);
    }
    for sweep in 0..SWEEPS {
        for step in 0..rows.len() {
            let at = if sweep % 2 == 0 { step } else { rows.len() - 1 - step };
            let mean = |node: usize| mean(&near[node], &places).unwrap_or(places[node]);
            let mut keyed: Vec<(f64, usize)> =
                rows[at].iter().map(|node| (mean(*node), *node)).collect();
            keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
            rows[at] = keyed.into_iter().map(|(_, node)| node).collect();
            put(&mut places, &rows[at]);
        }
    }
}

fn mean(near: &[usize], places: &[f64]) -> Option<f64> {
    let sum: f64 = near.iter().map(|node| places[*node]).sum();
    (!near.is_empty()).then(|| sum / near.len() as f64)
}

/// The middle of each box: near its neighbours, in the order of its row, never over another.
fn spread(rows: &[Vec<usize>], near: &[Vec<usize>]) -> Vec<f64> {
    let step = BOX + GAP;
    let mut middles = vec![0.0; near.len()];
    for row in rows {
        let half = (row.len() as f64 - 1.0) / 2.0;
        for (at, node) in row.iter().enumerate() {
            middles[*node] = (at as f64 - half) * step;
        }
    }
    for sweep in 0..SWEEPS {
        for place in 0..rows.len() {
            let at = if sweep % 2 == 0 { rows.len() - 1 - place } else { place };
            let wished = |node: &usize| mean(&near[*node], &middles).unwrap_or(middles[*node]);
            let wished: Vec<f64> = rows[at].iter().map(wished).collect();
            for (node, middle) in rows[at].iter().zip(apart(&wished, step)) {
                middles[*node] = middle;
            }
        }
    }
    let left = rows.iter().flatten().map(|node| middles[*node]).fold(f64::INFINITY, f64::min);
    middles.iter().map(|middle| middle - left + BOX / 2.0 + MARGIN).collect()
}

/// The places nearest to those wished for that keep `step` apart, in the same order: pooled where they would meet.
fn apart(wished: &[f64], step: f64) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for (at, wish) in wished.iter().enumerate() {
        pools.push((wish - at as f64 * step, 1));
        while let [.., (before, many), (last, few)] = pools[..] {
            if before <= last {
                break;
            }
            let all = many + few;
            let middle = (before * many as f64 + last * few as f64) / all as f64;
            pools.truncate(pools.len() - 2);
            pools.push((middle, all));
        }
    }
    let bases = pools.into_iter().flat_map(|(base, count)| std::iter::repeat_n(base, count));
    bases.enumerate().map(|(at, base)| base + at as f64 * step).collect()
}

/// From the top of a box to the foot of another, with a head.
fn curve(from: &Shown, to: &Shown, link: LinkId) -> Line {
    let (x, y) = (from.x + BOX / 2.0, from.y);
    let (end_x, end_y) = (to.x + BOX / 2.0, to.y + to.height);
    let bend = ((y - end_y).abs() / 2.0).clamp(16.0, 120.0);
    let path = format!(
        "M{x:.1} {y:.1}C{x:.1} {:.1} {end_x:.1} {:.1} {end_x:.1} {end_y:.1}M{:.1} {:.1}L{end_x:.1} {end_y:.1}L{:.1} {:.1}",
        y - bend,
        end_y + bend,
        end_x - 5.0,
        end_y + 8.0,
        end_x + 5.0,
        end_y + 8.0,
    );
    Line { link, path, middle: (f64::midpoint(x, end_x), f64::midpoint(y, end_y)) }
}

/// The words of a box in lines; what does not fit ends with an ellipsis.
fn wrap(words: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    let count = |text: &str| text.chars().count();
    for word in breakable(words) {
        if !line.is_empty() && count(&line) + 1 + count(word) > LETTERS {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for sign in word.chars() {
            if count(&line) >= LETTERS {
                lines.push(std::mem::take(&mut line));
            }
            line.push(sign);
        }
        if lines.len() >= LINES {
            break;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            let kept: String = last.chars().take(LETTERS - 1).collect();
            *last = format!("{kept}…");
        }
    }
    lines
}

/// The layers of a graph with none of its own: the longest way to a node that leads nowhere, below zero. O(n + m).
pub fn depths(graph: &Graph) -> Vec<i64> {
    let mut layers = vec![0; graph.len()];
    for node in graph.order().into_iter().rev() {
        layers[node] = graph.next(node).map(|next| layers[next] - 1).min().unwrap_or(0);
    }
    layers
}

/// Layers that say where a node belongs at least, raised so that each arrow leads up. O(n + m).
pub fn raised(graph: &Graph, levels: &[u8]) -> Vec<i64> {
    let mut layers: Vec<i64> = levels.iter().map(|level| i64::from(*level)).collect();
    for node in graph.order() {
        let before = graph.before(node).map(|before| layers[before] + 1).max();
        layers[node] = layers[node].max(before.unwrap_or(i64::MIN));
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::method::samples::Bench;

    fn graph(bench: &Bench) -> Graph {
        let index = bench.index();
        let cards = index.boxes("five_whys").iter().map(|card| card.id);
        Graph::new(&index, cards, "because")
    }

    /// A root with three answers, the last of which has two.
    fn tree() -> Bench {
        let mut bench = Bench::new();
        let ids: Vec<_> =
            (0..6).map(|n| bench.card("five_whys", "answer", &format!("card {n}"), ())).collect();
        for (child, parent) in [(1, 0), (2, 0), (3, 0), (4, 1), (5, 1)] {
            bench.link(ids[child], "because", ids[parent], ());
        }
        bench
    }

    #[test]
    fn rows_follow_layers_and_boxes_keep_apart() {
        let graph = graph(&tree());
        let layers = depths(&graph);
        assert_eq!(layers, [0, -1, -1, -1, -2, -2]);
        let picture = lay_out(&graph, &layers, |_| "mots".to_owned());
        let boxes = &picture.boxes;
        assert_eq!((boxes.len(), picture.lines.len(), picture.left_out), (6, 5, 0));
        for (one, other) in boxes.iter().zip(&boxes[1..]) {
            let apart = other.x - one.x;
            assert!(other.y > one.y || apart >= BOX + GAP - 1e-6, "{one:?} {other:?}");
        }
        assert!(
            boxes.iter().all(|shown| shown.x >= MARGIN - 1e-6 && shown.x + BOX < picture.width)
        );
    }

    #[test]
    fn orders_lose_their_crossings() {
        let near = vec![vec![3], vec![2], vec![1], vec![0]];
        let mut rows = vec![vec![0, 1], vec![2, 3]];
        order(&mut rows, &near);
        assert!(rows == [[0, 1], [3, 2]] || rows == [[1, 0], [2, 3]], "{rows:?}");
    }

    #[test]
    fn places_that_would_meet_are_pooled() {
        assert_eq!(apart(&[0.0, 0.0, 30.0], 10.0), [-5.0, 5.0, 30.0]);
        assert_eq!(apart(&[], 10.0), Vec::<f64>::new());
    }

    #[test]
    fn words_fit_their_box() {
        let long = "Les consultations de l’État ne changent presque rien aux décisions";
        assert_eq!(
            wrap(long),
            ["Les consultations de", "l’État ne changent", "presque rien aux", "décisions"]
        );
        assert_eq!(wrap(""), [""]);
        let endless = wrap(&"a".repeat(1000));
        assert_eq!(endless.len(), LINES);
        assert!(endless.iter().all(|line| line.chars().count() <= LETTERS));
        assert!(endless[LINES - 1].ends_with('…'));
    }

    #[test]
    fn cycles_and_crowds_are_drawn_as_far_as_they_go() {
        let mut bench = Bench::new();
        let ids: Vec<_> = (0..300).map(|_| bench.card("five_whys", "answer", "x", ())).collect();
        for n in 0..300 {
            bench.link(ids[n], "because", ids[(n + 1) % 300], ());
        }
        let graph = graph(&bench);
        let picture = lay_out(&graph, &depths(&graph), |_| String::new());
        assert_eq!((picture.boxes.len(), picture.left_out), (MOST, 100));
        assert_eq!(raised(&graph, &[0; 300]), [0; 300]);
    }

    #[test]
    fn arrows_lead_up_whatever_the_levels_say() {
        let graph = graph(&tree());
        assert_eq!(raised(&graph, &[0, 0, 3, 0, 0, 0]), [4, 1, 3, 0, 0, 0]);
    }
}
