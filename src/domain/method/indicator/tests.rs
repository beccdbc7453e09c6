use serde_json::{Value, json};

use super::super::samples::{Bench, TODAY};
use super::*;

fn body(start: f64, end: f64, value: f64) -> Value {
    json!({
        "baseline": {"value": start, "date": "1 janvier 2017"}, "target": {"value": end, "date": "31 décembre 2017"},
        "readings": [{"date": "1 juillet 2017", "value": value}],
    })
}

fn gauge(body: Value) -> Gauge {
    Gauge::of(&Card { body: body.as_object().cloned().unwrap(), ..Card::default() })
}

#[track_caller]
fn check(body: Value, expect: Light) {
    assert_eq!(gauge(body).light(TODAY), expect);
}

#[test]
fn the_lights_of_the_handbook() {
    let up = gauge(body(0.0, 5.0, 2.0));
    assert!((up.progress().unwrap() - 0.4).abs() < 1e-9);
    assert!((up.expected().unwrap() - 181.0 / 364.0).abs() < 1e-9);
    check(body(0.0, 5.0, 2.0), Light::Green);
    check(body(10.0, 4.0, 8.0), Light::Orange);
    check(body(10.0, 4.0, 9.5), Light::Red);
    check(body(10.0, 4.0, 4.0), Light::Blue);
    check(body(0.0, 5.0, 7.0), Light::Blue);
    check(body(5.0, 5.0, 5.0), Light::Grey);
    check(json!({"target": 5, "readings": "x", "baseline": null}), Light::Grey);
}

#[track_caller]
fn check_expected(body: Value, expect: f64, light: Light) {
    let gauge = gauge(body);
    let expected = gauge.expected().unwrap();
    assert!((expected - expect).abs() < 1e-9, "{expected}");
    assert_eq!(gauge.light(TODAY), light);
}

/// The handbook's rule: straight from the start over each milestone to the target.
#[test]
fn milestones_bend_what_is_expected() {
    let with = |milestones: Value| {
        let mut body = body(0.0, 5.0, 2.0);
        body["milestones"] = milestones;
        body
    };
    let at = |date: &str, value: f64| json!({"date": date, "value": value});
    let even = 181.0 / 364.0;
    check_expected(with(json!([])), even, Light::Green);
    // The day of the reading: 3 of 5 should be done, 2 are.
    check_expected(with(json!([at("1 juillet 2017", 3.0)])), 0.6, Light::Orange);
    check_expected(with(json!([at("1 juillet 2017", 4.0)])), 0.8, Light::Red);
    // Little until April, 90 days after the start; then nine tenths in 274 days, of which 91 have gone by.
    let late = with(json!([at("1 avril 2017", 0.5)]));
    check_expected(late, 0.1 + 0.9 * 91.0 / 274.0, Light::Green);
    // In any order; the last written of a day counts; a date without a year or beyond the ends does not.
    let two = [at("1 octobre 2017", 4.0), at("1 avril 2017", 3.0), at("1 avril 2017", 2.0)];
    let rows = two.into_iter().chain([at("bientôt", 9.0), at("2018", 9.0), at("2016", 9.0)]);
    check_expected(with(rows.collect()), 0.4 + 0.4 * 91.0 / 183.0, Light::Orange);
    // A month is over on its last day.
    check_expected(with(json!([at("juin 2017", 5.0)])), 1.0, Light::Red);
    // Whichever way it goes.
    let mut down = body(10.0, 4.0, 8.0);
    down["milestones"] = json!([at("1 juillet 2017", 8.0)]);
    check_expected(down, 1.0 / 3.0, Light::Green);
}

#[test]
fn without_a_way_nothing_is_expected_of_milestones() {
    let mut flat = body(5.0, 5.0, 5.0);
    flat["milestones"] = json!([{"date": "mai 2017", "value": 3}, "x"]);
    assert_eq!(gauge(flat).course(), []);
    let mut ended = body(0.0, 5.0, 2.0);
    ended["readings"][0]["date"] = "2016".into();
    assert_eq!(gauge(ended.clone()).expected(), Some(0.0));
    ended["readings"][0]["date"] = "2018-01-01".into();
    assert_eq!(gauge(ended).expected(), Some(1.0));
}

#[test]
fn a_number_alone_is_a_value() {
    let bare = gauge(json!({"baseline": 0, "target": "5", "readings": [{"value": 2}]}));
    assert_eq!(
        (bare.progress(), bare.expected(), bare.light(TODAY)),
        (Some(0.4), None, Light::Grey)
    );
}

#[test]
fn an_old_reading_says_nothing() {
    let mut old = body(0.0, 5.0, 2.0);
    old["frequency"] = "week".into();
    check(old.clone(), Light::Green);
    old["readings"][0]["date"] = "2017-06-01".into();
    check(old.clone(), Light::Grey);
    old["readings"][0]["date"] = "bientôt".into();
    check(old, Light::Grey);
}

#[test]
fn the_last_three_readings_have_a_slope() {
    let trend = |values: &[f64]| {
        let rows: Vec<_> = values
            .iter()
            .zip(1..)
            .map(|(value, day)| json!({"date": format!("2017-01-{day:02}"), "value": value}))
            .collect();
        gauge(json!({"readings": rows})).trend()
    };
    assert_eq!(trend(&[1.0]), None);
    assert_eq!(trend(&[1.0, 2.0]), Some(1));
    assert_eq!(trend(&[9.0, 3.0, 2.0, 2.5]), Some(-1));
    assert_eq!(trend(&[9.0, 2.0, 3.0, 2.0]), Some(0));
    assert_eq!(gauge(body(0.0, 5.0, 2.0)).with_reading(5.0, TODAY).light(TODAY), Light::Blue);
}

#[test]
fn readings_of_one_day_have_no_trend_and_count_once() {
    let trend = |rows: &[(&str, f64)]| {
        let row = |(date, value): &(&str, f64)| json!({"date": date, "value": value});
        gauge(json!({"readings": rows.iter().map(row).collect::<Vec<_>>()})).trend()
    };
    assert_eq!(trend(&[("2017-01-01", 250.0), ("2017-01-01", 180.5)]), None);
    let fell = [("2016-12-01", 200.0), ("2017-01-01", 250.0), ("2017-01-01", 180.5)];
    assert_eq!(trend(&fell), Some(-1));
    assert_eq!(trend(&[("bientôt", 1.0), ("2017-01-01", 2.0)]), None);
}

#[test]
fn a_second_reading_on_a_date_takes_the_place_of_the_first() {
    let body = json!({"readings": [{"date": "1 mai 2017", "value": 250, "source": "mairie"}, "x"]});
    let card = Card { body: body.as_object().cloned().unwrap(), ..Card::default() };
    let (rows, before) = noted(&card, "2017-05-01", 180.5);
    assert_eq!(before.as_ref(), body["readings"][0].as_object());
    assert_eq!(rows[0], json!({"date": "1 mai 2017", "value": 180.5, "source": "mairie"}));
    let (rows, before) = noted(&card, "2 mai 2017", 0.0);
    assert_eq!((rows.len(), before), (3, None));
    assert_eq!(rows[1], json!({"comment": "x"}));
    assert_eq!(rows[2], json!({"date": "2 mai 2017", "value": 0}));
    assert_eq!(noted(&Card::default(), "un jour", 1.0).0.len(), 1);
    let odd = |readings: Value| {
        let body = json!({ "readings": readings });
        Card { body: body.as_object().cloned().unwrap(), ..Card::default() }
    };
    let (_, before) = noted(&odd(json!([{"date": "2016", "value": "environ 30"}])), "2016", 31.0);
    assert_eq!(before.unwrap()["value"], "environ 30");
    let (rows, _) = noted(&odd(json!("deux visites")), "2016", 31.0);
    assert_eq!(rows, [json!({"comment": "deux visites"}), json!({"date": "2016", "value": 31})]);
}

#[test]
fn values_that_cannot_be_are_told() {
    let mut bench = Bench::new();
    bench.card(KEY, "", "bon", body(0.0, 5.0, 2.0));
    let flat = bench.card(KEY, "", "plat", body(5.0, 5.0, 5.0));
    bench.check_at("IND-01", &[flat]);
    let far = bench.card(KEY, "", "loin", body(0.0, 5.0, 200.0));
    bench.check_at("IND-04", &[far]);
    bench.check_at("IND-02", &[]);
    let mut old = body(0.0, 5.0, 2.0);
    old["frequency"] = "month".into();
    old["readings"][0]["date"] = "2017-02-01".into();
    let old = bench.card(KEY, "", "vieux", old);
    bench.check_at("IND-02", &[old]);
}

#[test]
fn objectives_have_few_and_honest_indicators() {
    let mut bench = Bench::new();
    let objective = bench.card("objective", "", "O", ());
    let first = bench.card(KEY, "", "codes publiés", body(0.0, 5.0, 2.0));
    bench.link(first, "measures", objective, ());
    bench.check_at("IND-03", &[]);
    bench.check_at("IND-06", &[first]);
    let ours = bench.card(KEY, "", "réunions tenues", json!({"level": "activity"}));
    bench.link(ours, "measures", objective, ());
    bench.check_at("IND-03", &[ours]);
    bench.check_at("IND-06", &[]);
    bench.check_at("IND-05", &[]);
    for _ in 0..2 {
        let more = bench.card(KEY, "", "x", ());
        bench.link(more, "measures", objective, ());
    }
    bench.check_at("IND-05", &[objective]);
}
