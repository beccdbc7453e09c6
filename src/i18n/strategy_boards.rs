//! The boards that weigh and choose: SWOT and its crossings, PESTEL, objectives, strategies.

use super::{Lang, texts};
use crate::domain::method::dots::Spoilt;
use crate::domain::method::objective::{Asked, Met};
use crate::domain::method::strategy::Steadiness;
use crate::domain::method::swot::Posture;

texts! {
    boards_question: "Pour quel objectif ?", "For which objective?";
    boards_crossings: "Croisements", "Crossings";
    boards_pairs: "Une paire à la fois", "One pair at a time";
    boards_tows: "TOWS", "TOWS";
    boards_rating_click: "Un clic passe à la note suivante.", "A click goes to the next rating.";
    boards_rating_keys: "Flèches : aller de case en case. 0, 1, 2, 3 : noter. Retour arrière : effacer.", "Arrows: move between cells. 0, 1, 2, 3: rate. Backspace: clear.";
    boards_pair_keys: "0, 1, 2, 3 : noter et passer à la paire suivante. Flèches : avancer, reculer.", "0, 1, 2, 3: rate and go to the next pair. Arrows: forward, back.";
    boards_by_probability: "Les opportunités et menaces peu probables comptent moins", "Unlikely opportunities and threats count less";
    boards_cross_empty: "Écrivez d’abord des cartes à l’intérieur et à l’extérieur.", "First write cards inside and outside.";
    boards_shown(n): "Seules les {n} premières cartes sont montrées.", "Only the first {n} cards are shown.";
    boards_rated(rated, possible): "Croisements notés : {rated} sur {possible}", "Crossings rated: {rated} of {possible}";
    boards_posture(name): "Posture : {name}", "Posture: {name}";
    boards_caution: "Posture indicative : regardez surtout les croisements notés 3.", "The posture is only a sign: look first at the crossings rated 3.";
    boards_strongest: "Croisements les plus forts", "Strongest crossings";
    boards_leverage: "Cartes qui pèsent le plus", "Cards that weigh most";
    boards_pair_of(n, all): "Paire {n} sur {all}", "Pair {n} of {all}";
    boards_before: "Paire précédente", "Pair before";
    boards_after: "Paire suivante", "Next pair";
    boards_inner: "À l’intérieur", "Inside";
    boards_outer: "À l’extérieur", "Outside";
    boards_cross_make: "Créer la carte", "Make the card";
    boards_cross_two: "Croiser deux éléments", "Cross two elements";
    boards_proposed: "Croisements décisifs sans stratégie", "Decisive crossings without a strategy";
    boards_make_strategy: "→ Stratégie", "→ Strategy";
    boards_assess: "Évaluation", "Assessment";
    boards_number: "N°", "No.";
    boards_factor: "Facteur", "Factor";
    boards_dimension: "Dimension", "Dimension";
    boards_criticality: "Criticité (sur 25)", "Criticality (of 25)";
    boards_watched: "◉ à surveiller", "◉ to watch";
    boards_watch_list: "À surveiller", "Watch list";
    boards_watch_none: "Aucun facteur à surveiller pour le moment.", "No factor to watch for now.";
    boards_weight(percent): "Poids : {percent} %", "Weight: {percent}%";
    boards_weight_each: "Poids de chaque dimension", "Weight of each dimension";
    boards_pressure: "Ce qui aide et ce qui gêne, par dimension", "What helps and what hinders, by dimension";
    boards_grid: "Probabilité × impact", "Probability × impact";
    boards_to_swot: "À reprendre dans le SWOT", "To take to the SWOT";
    boards_to_swot_one(text): "→ SWOT : {text}", "→ SWOT: {text}";
    boards_to_swot_all: "Tout reprendre dans le SWOT", "Take all to the SWOT";
    boards_to_swot_none: "Rien à reprendre : notez d’abord la probabilité et l’impact.", "Nothing to take: first rate probability and impact.";
    boards_choice: "Choix", "Choice";
    boards_weights: "Poids et minimums", "Weights and floors";
    boards_concerns: "Qui est concerné", "Who is concerned";
    boards_option: "Option", "Option";
    boards_total: "Total sur 100", "Total of 100";
    boards_rank: "Rang", "Rank";
    boards_dots_each(n, most): "Points : {n} par personne, à partager entre les options, {most} au plus sur la même. Tapez les points de chacun, toujours dans le même ordre, 0 compris, séparés par des virgules.", "Dots: {n} each, to share among the options, {most} at most on one. Type everybody’s dots, always in the same order, 0 included, with commas between them.";
    boards_dots_over(person, dots, each): "▲ La personne {person} a donné {dots} points : sa part est de {each}.", "▲ Person {person} gave {dots} dots: their share is {each}.";
    boards_dots_heaped(option, dots, most): "▲ « {option} » : une personne y a mis {dots} points, au plus {most} sont possibles.", "▲ “{option}”: one person put {dots} dots on it, {most} at most are possible.";
    boards_dots_count[n]: "{n} point", "{n} points", "{n} dot", "{n} dots";
    boards_people[n]: "de {n} personne", "de {n} personnes", "from {n} person", "from {n} people";
    boards_votes_help: "Notes de 1 à 5 : chaque chiffre tapé est une note, « 344 » vaut « 3, 4, 4 ».", "Scores from 1 to 5: each figure typed is a score, “344” is “3, 4, 4”.";
    boards_veto(name): "✕ Sous le minimum : {name}", "✕ Below the least accepted: {name}";
    boards_dominated(name): "▽ Moins bien partout que : {name}", "▽ Worse everywhere than: {name}";
    boards_share(n): "{n} % du total", "{n}% of the total";
    boards_percent(n): "{n} %", "{n}%";
    boards_inverted: "coût : 5 est le pire", "a cost: 5 is worst";
    boards_option_add: "Nouvelle option", "New option";
    boards_criterion_add: "Nouveau critère", "New criterion";
    boards_firm(held, cases): "Première dans {held} cas sur {cases} quand chaque poids est divisé ou multiplié par deux.", "First in {held} cases of {cases} when each weight is halved or doubled.";
    boards_undecided[n]: "Le total prend le milieu de {n} médiane entre deux notes. Demandez au groupe laquelle garder.", "Le total prend le milieu de {n} médianes entre deux notes. Demandez au groupe lesquelles garder.", "The total takes the middle of {n} median between two scores. Ask the group which to keep.", "The total takes the middle of {n} medians between two scores. Ask the group which to keep.";
    boards_fragile: "▲ Choix fragile.", "▲ Fragile choice.";
    boards_turn_double(criterion, winner): "Si « {criterion} » compte double, « {winner} » passe devant.", "If “{criterion}” counts double, “{winner}” comes first.";
    boards_turn_half(criterion, winner): "Si « {criterion} » compte moitié moins, « {winner} » passe devant.", "If “{criterion}” counts half, “{winner}” comes first.";
    boards_winner(name): "En tête : {name}", "First: {name}";
    boards_steady_always: "Aucune note déplacée d’un cran, une à la fois, ne change la première place.", "No score that moves by one step, one at a time, changes the first place.";
    boards_steady_sometimes(held, cases): "Si une seule note bouge d’un cran, la première place tient dans {held} cas sur {cases}.", "If a single score moves by one step, the first place holds in {held} cases of {cases}.";
    boards_steady_else(held, cases, rivals): "Si une seule note bouge d’un cran, la première place tient dans {held} cas sur {cases} ; sinon elle passe à {rivals}.", "If a single score moves by one step, the first place holds in {held} cases of {cases}; otherwise it goes to {rivals}.";
    boards_criteria_usual: "Prendre les six critères habituels", "Take the six usual criteria";
    boards_dots_unseen: "Donner les points sans se voir", "Give the dots unseen";
    boards_dots_help: "Chacun donne ses points à son tour. Les points se montrent tous ensemble, à la fin, et remplacent ceux du tableau.", "Each gives their dots in turn. All dots are shown together, at the end, in place of those in the table.";
    boards_dots_turn(next, all, each, most): "Personne {next} sur {all} : {each} points à partager, {most} au plus sur la même option", "Person {next} of {all}: {each} dots to share, {most} at most on one option";
    boards_dots_left[n]: "Reste à donner : {n} point", "Reste à donner : {n} points", "Left to give: {n} dot", "Left to give: {n} dots";
    boards_dots_revealed: "Tout le monde a voté : les points sont dans le tableau.", "Everybody has voted: the dots are in the table.";
    boards_dots_blank: "Ce vote n’est pas compté : tapez au moins un chiffre, 0 si vous ne donnez rien.", "This vote is not counted: type one figure at least, 0 if you give nothing.";
    boards_dots_odd(n, most): "Ce vote n’est pas compté : à la ligne {n}, tapez un nombre de 0 à {most}.", "This vote is not counted: on line {n}, type a number from 0 to {most}.";
    boards_dots_many(given, each): "Ce vote n’est pas compté : {given} points donnés, {each} au plus sont possibles.", "This vote is not counted: {given} dots given, {each} at most are possible.";
    boards_aims: "Publics et changements visés", "Audiences and changes aimed at";
    boards_sentences: "Phrases", "Sentences";
    boards_parts: "Remplir les cinq parties", "Fill the five parts";
    boards_parts_again: "Revoir les cinq parties", "Look at the five parts again";
    boards_sentence_keep: "Reprendre la phrase comme texte", "Take the sentence as the text";
    boards_validate: "Valider", "Validate";
    boards_finished: "✓ Validé", "✓ Validated";
    boards_not_finished[n]: "Validé, mais pas fini : ■ {n} point à corriger", "Validé, mais pas fini : ■ {n} points à corriger", "Validated, not finished: ■ {n} thing to fix", "Validated, not finished: ■ {n} things to fix";
    boards_positions: "Positions sur le graphe", "Positions on the map";
    boards_linked: "Ce qui en dépend", "What depends on it";
}

impl Lang {
    /// How steady the first place is when a score moves, and who takes it otherwise; none when nothing can move.
    pub fn boards_steady(self, steady: &Steadiness, rivals: &[&str]) -> Option<String> {
        let (held, cases) = (steady.held, steady.cases);
        Some(match rivals {
            _ if cases == 0 => return None,
            _ if held == cases => self.boards_steady_always().to_owned(),
            [] => self.boards_steady_sometimes(held, cases),
            rivals => self.boards_steady_else(held, cases, self.one_of(rivals)),
        })
    }

    /// « a », « b » ou « c ».
    fn one_of(self, names: &[&str]) -> String {
        let quoted = |name: &&str| self.pick(format!("« {name} »"), format!("“{name}”"));
        let quoted: Vec<String> = names.iter().map(quoted).collect();
        match quoted.split_last() {
            Some((last, rest)) if !rest.is_empty() => {
                format!("{} {} {last}", rest.join(", "), self.pick("ou", "or"))
            }
            _ => quoted.concat(),
        }
    }

    /// What a criterion of the handbook is called.
    pub fn usual_criterion(self, key: &str) -> &'static str {
        let (fr, en) = match key {
            "impact" => ("Impact", "Impact"),
            "feasibility" => ("Faisabilité", "Feasibility"),
            "delay" => ("Délai", "Delay"),
            "risk" => ("Risque", "Risk"),
            "support" => ("Adhésion du groupe", "Support of the group"),
            _ => ("Cohérence avec nos valeurs", "Consistency with our values"),
        };
        self.pick(fr, en)
    }

    /// Why a ballot of hidden dots is not counted.
    pub fn boards_dots_spoilt(self, spoilt: Spoilt, each: usize, most: i64) -> String {
        match spoilt {
            Spoilt::Blank => self.boards_dots_blank().to_owned(),
            Spoilt::Odd(at) => self.boards_dots_odd(at + 1, most),
            Spoilt::Over(given) => self.boards_dots_many(given, each),
        }
    }

    /// The question that a pair is rated by.
    pub fn boards_ask(self, posture: Posture) -> &'static str {
        match posture {
            Posture::Offensive => self.pick(
                "Cette force nous aide-t-elle à saisir cette opportunité ?",
                "Does this strength help us seize this opportunity?",
            ),
            Posture::Defensive => self.pick(
                "Cette force nous aide-t-elle à réduire cette menace ?",
                "Does this strength help us reduce this threat?",
            ),
            Posture::Turnaround => self.pick(
                "Cette faiblesse nous empêche-t-elle de saisir cette opportunité ?",
                "Does this weakness keep us from seizing this opportunity?",
            ),
            Posture::Survival => self.pick(
                "Cette faiblesse aggrave-t-elle cette menace ?",
                "Does this weakness make this threat worse?",
            ),
        }
    }

    /// The first words of a strategy that crosses two elements.
    pub fn boards_crossed(self, posture: Posture, inner: &str, outer: &str) -> String {
        let (fr, en) = match posture {
            Posture::Offensive => (["S’appuyer sur", "pour saisir"], ["Use", "to seize"]),
            Posture::Defensive => (["S’appuyer sur", "pour réduire"], ["Use", "to reduce"]),
            Posture::Turnaround => (["Dépasser", "pour saisir"], ["Overcome", "to seize"]),
            Posture::Survival => (["Limiter", "face à"], ["Limit", "in the face of"]),
        };
        match self {
            Self::Fr => format!("{} : {inner}, {} : {outer}", fr[0], fr[1]),
            Self::En => format!("{}: {inner}, {}: {outer}", en[0], en[1]),
        }
    }

    /// How many dots an option was given, by how many people.
    pub fn boards_dots(self, dots: usize, people: usize) -> String {
        format!("{} {}", self.boards_dots_count(dots), self.boards_people(people))
    }

    /// What a test of an objective still asks for.
    pub fn boards_asked(self, asked: Asked) -> &'static str {
        let (fr, en) = match asked {
            Asked::What => ("Dites quoi.", "Say what."),
            Asked::ClearVerb => {
                ("Verbe vague : dites ce qu’on verra.", "A vague verb: say what will be seen.")
            }
            Asked::OneVerb => (
                "Deux objectifs dans une phrase : coupez.",
                "Two objectives in one sentence: split it.",
            ),
            Asked::Whom => ("Citez qui est concerné.", "Cite who is concerned."),
            Asked::Figure => (
                "Donnez un chiffre à atteindre, ou un indicateur.",
                "Give a figure to reach, or an indicator.",
            ),
            Asked::Baseline => (
                "Donnez le point de départ, ou dans l’indicateur la date où vous le mesurerez.",
                "Give the starting point, or in the indicator the date you will measure it.",
            ),
            Asked::Change => ("Le départ et la cible sont égaux.", "Start and target are equal."),
            Asked::Unit => ("Dites en quoi on compte.", "Say what is counted."),
            Asked::Verification => (
                "Dites dans un indicateur comment on le vérifie.",
                "Say in an indicator how it is verified.",
            ),
            Asked::Responsible => ("Nommez un responsable.", "Name who answers for it."),
            Asked::Hours => (
                "Les actions demandent plus d’heures qu’il n’y en a.",
                "The actions need more hours than there are.",
            ),
            Asked::Trust => (
                "Votez la confiance d’y arriver : 3 sur 5 au milieu, au moins.",
                "Vote how much you trust to get there: 3 of 5 in the middle, at least.",
            ),
            Asked::Why => ("Dites pourquoi.", "Say why."),
            Asked::SayYes => (
                "Dites dans une fiche de cible qui a le pouvoir de dire oui.",
                "Say in a target sheet who has the power to say yes.",
            ),
            Asked::Result => (
                "C’est une activité : dites le changement chez la cible.",
                "It is an activity: say the change at the target.",
            ),
            Asked::Date => ("Donnez une date.", "Give a date."),
            Asked::SharpDate => {
                ("Précisez la date, au trimestre près.", "Make the date precise, to the quarter.")
            }
            Asked::LaterDate => (
                "La date était passée quand l’objectif a été écrit.",
                "The date was past when the objective was written.",
            ),
            Asked::Steps => (
                "Échéance à plus de six mois : ajoutez une étape.",
                "The deadline is more than six months away: add a step.",
            ),
            Asked::ServedDate => (
                "L’échéance vient après celle du changement qu’il sert.",
                "The deadline comes after that of the change it serves.",
            ),
        };
        self.pick(fr, en)
    }

    /// How far a test of an objective is met.
    pub fn boards_met(self, met: Met) -> &'static str {
        match met {
            Met::Full => self.pick("rempli", "met"),
            Met::Half => self.pick("en partie", "in part"),
            Met::Empty => self.pick("pas encore", "not yet"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_steady(held: usize, rivals: &[&str], fr: Option<&str>, en: Option<&str>) {
        let steady = Steadiness { held, cases: 9, rivals: Vec::new() };
        let told = [Lang::Fr, Lang::En].map(|t| t.boards_steady(&steady, rivals));
        assert_eq!(told.each_ref().map(Option::as_deref), [fr, en]);
    }

    #[test]
    fn one_sentence_says_how_steady_the_first_place_is() {
        check_steady(
            9,
            &[],
            Some("Aucune note déplacée d’un cran, une à la fois, ne change la première place."),
            Some("No score that moves by one step, one at a time, changes the first place."),
        );
        check_steady(
            7,
            &["A", "B", "C"],
            Some(
                "Si une seule note bouge d’un cran, la première place tient dans 7 cas sur 9 ; sinon elle passe à « A », « B » ou « C ».",
            ),
            Some(
                "If a single score moves by one step, the first place holds in 7 cases of 9; otherwise it goes to “A”, “B” or “C”.",
            ),
        );
        check_steady(
            8,
            &[],
            Some("Si une seule note bouge d’un cran, la première place tient dans 8 cas sur 9."),
            Some("If a single score moves by one step, the first place holds in 8 cases of 9."),
        );
        assert_eq!(Lang::Fr.boards_steady(&Steadiness::default(), &[]), None);
    }
}
