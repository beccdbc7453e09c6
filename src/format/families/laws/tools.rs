//! Strategy parts as the first mySPOT writes them.

use proptest::prelude::*;
use serde_json::{Value, json};

fn line() -> impl Strategy<Value = String> {
    "[a-zé]{1,6}( [a-z]{1,4})?"
}

/// What the first mySPOT itself can write in its tools, no more.
pub(super) fn tools() -> impl Strategy<Value = Value> {
    let lines = || prop::collection::vec(line(), 0..3);
    let some = || prop_oneof![Just(String::new()), line()];
    let level = || 1..=5_u8;
    let target = (line(), some(), some(), level(), level(), -2..=2_i8, 0..3_usize, some());
    let target =
        target.prop_map(|(name, rep, goals, interest, influence, position, access, ask)| {
            json!({"name": name, "rep": rep, "objectives": goals, "interest": interest,
            "influence": influence, "position": position.to_string(),
            "access": (["none", "indirect", "direct"][access]), "action": ask, "arguments": ""})
        });
    let message = (line(), some(), some(), some(), some(), 1..9_i64).prop_map(
        |(hook, problem, importance, target, action, created)| {
            json!({"hook": hook, "problem": problem, "importance": importance, "target": target,
                "action": action, "created": created})
        },
    );
    let objective = (line(), any::<bool>(), 1..9_i64).prop_map(|(text, done, created)| {
        json!({"text": text, "status": if done { "completed" } else { "ongoing" }, "created": created})
    });
    let action =
        (line(), 0..3_usize, some(), some()).prop_map(|(title, at, deadline, indicator)| {
            json!({"title": title, "status": (["planned", "ongoing", "completed"][at]),
            "deadline": deadline, "indicator": indicator})
        });
    let progress = (line(), some(), some(), line()).prop_map(|(actor, expect, like, love)| {
        json!({"actor": actor, "expect": expect, "like": like, "love": love})
    });
    let many = |row: BoxedStrategy<Value>| prop::collection::vec(row, 0..3);
    let rows = (
        many(target.boxed()),
        many(message.boxed()),
        many(objective.boxed()),
        many(action.boxed()),
        many(progress.boxed()),
    );
    let texts = (prop::collection::vec(some(), 16), prop::collection::vec(lines(), 6));
    (rows, texts).prop_map(|((targets, messages, objectives, actions, progress), (t, l))| {
        json!({
            "toc": {"vision": t[0], "values": t[1], "hypotheses": t[2], "missions": t[3]},
            "swot": {"strengths": l[0], "weaknesses": l[1], "opportunities": l[2], "threats": l[3]},
            "pestel": {"political": t[4], "economic": t[5], "social": t[6], "tech": t[7],
                "env": t[8], "legal": t[9]},
            "tree": {"problem": t[10], "causes": l[4], "consequences": l[5]},
            "fiveWhy": t[10..16],
            "objectives": objectives, "strategies": ["media", "legal"], "messages": messages,
            "targets": targets, "progress": progress, "actions": actions,
        })
    })
}
