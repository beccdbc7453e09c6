//! Guided paths, the check of coherence, the chain of proof.

use super::{Lang, texts};

texts! {
    paths_title: "Parcours guidés", "Guided paths";
    path_start(name): "Commencer : {name}", "Start: {name}";
    path_place(name, at, count): "{name}, étape {at} sur {count} :", "{name}, step {at} of {count}:";
    path_before: "Étape précédente", "Step before";
    path_next: "Étape suivante", "Next step";
    path_end: "Quitter le parcours", "Leave the path";
    path_run: "Lancer le temps", "Start the clock";
    path_stop: "Arrêter le temps", "Stop the clock";
    path_left: "Temps restant", "Time left";
    path_time_over: "Le temps de cette étape est passé. Finissez votre phrase, puis passez à la suite.", "The time for this step is over. Finish your sentence, then go on.";
    chain_proves(cards): "prouve : {cards}", "proves: {cards}";
    coherence_title: "Contrôle de cohérence", "Check of coherence";
    coherence_lead: "Ce qu’aucun outil ne voit seul : si vos objectifs, vos cibles, vos messages et vos actions tiennent ensemble.", "What no tool sees alone: whether your objectives, targets, messages and actions hold together.";
    coherence_fix: "À corriger", "To fix";
    coherence_discuss: "À discuter", "To discuss";
    coherence_well: "Bravo", "Well done";
    coherence_well_none: "Aucun outil n’est encore sans remarque.", "No tool is without a remark yet.";
    chain_title: "Chaîne de preuve", "Chain of proof";
    chain_lead: "D’une action jusqu’au changement visé, et jusqu’aux sources.", "From an action up to the change aimed at, and down to the sources.";
    chain_none: "Écrivez d’abord une action, un message ou un objectif.", "Write an action, a message or an objective first.";
    chain_start: "Partir de", "Start from";
    chain_whole: "La chaîne est entière : elle mène au changement visé.", "The chain is whole: it leads to the change aimed at.";
    chain_broken: "La chaîne s’arrête en route : reliez la dernière carte à ce qu’elle sert.", "The chain stops on the way: join the last card to what it serves.";
    chain_up: "À quoi cela sert", "What it is for";
    chain_rests: "Sur quoi cela repose", "What it rests on";
    chain_sources: "Sources", "Sources";
    chain_no_source: "Aucune source : la chaîne repose sur des hypothèses.", "No source: the chain rests on hypotheses.";
}

impl Lang {
    /// What a guided path is called.
    pub fn path_name(self, key: &str) -> &'static str {
        match key {
            "short" => self.pick("Court, 2 heures", "Short, 2 hours"),
            "day" => self.pick("Atelier, une journée", "Workshop, one day"),
            "campaign" => self.pick("Campagne, plusieurs séances", "Campaign, several meetings"),
            _ => "",
        }
    }

    /// What a group does at a stop, in one sentence.
    pub fn path_task(self, method: &str) -> &'static str {
        match method {
            "theory_of_change" => self.pick(
                "Écrivez le changement voulu, puis demandez à chaque carte ce qu’il faut pour qu’elle arrive.",
                "Write the change you want, then ask of each card what it takes to happen.",
            ),
            "pestel" => self.pick(
                "Dix minutes en silence : un fait par carte ; puis notez ensemble sa probabilité et son effet.",
                "Ten minutes in silence: one fact a card; then rate its probability and its effect together.",
            ),
            "swot" => self.pick(
                "Écrivez l’objectif, puis gardez cinq cartes par case.",
                "Write the objective, then keep five cards in each box.",
            ),
            "tows" => self.pick(
                "Notez les croisements, et écrivez une stratégie pour chacun de ceux qui comptent.",
                "Rate the crossings, and write a strategy for each one that matters.",
            ),
            "five_whys" => self.pick(
                "Partez d’un fait vérifié et demandez « pourquoi ? » jusqu’à une cause que quelqu’un peut changer.",
                "Start from a checked fact and ask “why?” until somebody can change the cause.",
            ),
            "problem_tree" => self.pick(
                "Mettez le problème au centre, ses causes dessous, ses effets dessus.",
                "Put the problem in the middle, its causes below, its effects above.",
            ),
            "objective_tree" => self.pick(
                "Dites chaque problème comme s’il était résolu, et gardez ce qui est à votre portée.",
                "Say each problem as if it were solved, and keep what is within reach.",
            ),
            "logframe" => self.pick(
                "Relisez ligne à ligne : si ceci, et si l’hypothèse tient, alors cela.",
                "Read it back line by line: if this, and if the assumption holds, then that.",
            ),
            "objective" => self.pick(
                "Écrivez une phrase avec un verbe, un chiffre, une date et qui doit dire oui.",
                "Write one sentence with a verb, a figure, a date and who must say yes.",
            ),
            "strategy" => self.pick(
                "Choisissez vos critères d’abord, votez chacun pour soi, puis parlez des écarts.",
                "Choose your criteria first, vote each for yourself, then speak of the gaps.",
            ),
            "target" => self.pick(
                "Pour chaque personne qui peut dire oui : ce qu’elle veut, ce qu’elle craint, par qui l’atteindre.",
                "For each person who can say yes: what they want, what they fear, through whom to reach them.",
            ),
            "message" => self.pick(
                "Écrivez un message par public, et lisez-le à voix haute.",
                "Write one message for each audience, and read it aloud.",
            ),
            "progress" => self.pick(
                "Dites ce que vous espérez voir changer chez vos partenaires, du plus facile au plus beau.",
                "Say what you hope to see change in your partners, from the easiest to the finest.",
            ),
            "action" => self.pick(
                "Une action, une personne, une date ; reliez-la à l’objectif qu’elle sert.",
                "One action, one person, one date; join it to the objective it serves.",
            ),
            "indicator" => self.pick(
                "Dites d’où vous partez, où vous voulez arriver, et qui relève le chiffre.",
                "Say where you start, where you want to get, and who takes the reading.",
            ),
            _ => "",
        }
    }

    /// Time left as a clock shows it: "24:10", "−1:05", "1 h 02:10".
    pub fn clock(self, left: i64) -> String {
        let seconds = left.unsigned_abs() / 1000;
        let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let sign = if left < 0 && seconds > 0 { "−" } else { "" };
        if hours > 0 {
            format!("{sign}{hours} h {minutes:02}:{rest:02}")
        } else {
            format!("{sign}{minutes}:{rest:02}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::method::paths::PATHS;

    #[test]
    fn every_stop_of_a_path_has_its_sentence() {
        for path in PATHS {
            for t in Lang::ALL {
                assert!(!t.path_name(path.key).is_empty());
                assert!(path.legs.iter().all(|leg| !t.path_task(leg.method).is_empty()));
            }
        }
    }

    #[test]
    fn a_clock_counts_down_and_beyond() {
        let told = [24 * 60_000 + 10_000, -65_000, 3_730_000, -400, 0];
        let expect = ["24:10", "−1:05", "1 h 02:10", "0:00", "0:00"];
        assert_eq!(told.map(|left| Lang::Fr.clock(left)), expect);
    }
}
