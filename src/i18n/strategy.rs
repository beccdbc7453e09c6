//! The pages of the strategy: boards, panels, the way. The words of the methods themselves are in `methods`.

use super::{Lang, texts};
use crate::domain::method::scores::{self, Votes};

texts! {
    strategy_lead: "De la carte à l’action : chaque outil s’appuie sur les acteurs et les preuves du projet, et nourrit le suivant.", "From the map to action: each tool rests on the project’s actors and proof, and feeds the next.";
    strategy_comes_next: "La suite :", "What comes next:";
    strategy_views: "Vues", "Views";
    strategy_board: "Cartes", "Cards";
    strategy_neighbours: "Outil précédent, outil suivant", "Tool before, tool after";
    strategy_add: "Une carte, puis Entrée", "A card, then Enter";
    strategy_add_to(name): "Nouvelle carte : {name}", "New card: {name}";
    strategy_add_short: "Ajouter", "Add";
    strategy_pasted[n]: "{n} carte faite de la liste collée.", "{n} cartes faites de la liste collée.", "{n} card made of the pasted list.", "{n} cards made of the pasted list.";
    strategy_pasted_some[n]: "La liste était trop longue : {n} ligne est restée de côté.", "La liste était trop longue : {n} lignes sont restées de côté.", "The list was too long: {n} line was left out.", "The list was too long: {n} lines were left out.";
    strategy_card: "Carte", "Card";
    strategy_card_text: "Texte", "Text";
    strategy_card_detail: "Détail", "Detail";
    strategy_column: "Colonne", "Column";
    strategy_strays: "Sans colonne", "Without a column";
    named_field(field, card): "{field} : {card}", "{field}: {card}";
    strategy_unsaid: "Non dit", "Not said";
    strategy_actors: "Acteurs", "Actors";
    strategy_actor_add: "Nom d’un acteur", "Name of an actor";
    cite_known(name): "Entrée : {name}", "Enter: {name}";
    cite_new(name): "Entrée crée l’acteur « {name} ».", "Enter makes the actor “{name}”.";
    cite_others[n]: "{n} nom connu commence ainsi.", "{n} noms connus commencent ainsi : choisissez dans la liste.", "{n} known name begins so.", "{n} known names begin so: choose in the list.";
    cite_make(name): "Créer plutôt « {name} »", "Make “{name}” instead";
    cite_took(typed, name): "« {typed} » : {name} est cité. Annuler le retire.", "“{typed}”: {name} is cited. Undo takes it back.";
    cite_made(name): "L’acteur « {name} » est créé et cité. Annuler le retire.", "The actor “{name}” is made and cited. Undo takes it back.";
    strategy_uncite(name): "Ne plus citer « {name} »", "No longer cite “{name}”";
    strategy_proof: "Preuves", "Proof";
    strategy_proof_none: "Aucune preuve : c’est une hypothèse.", "No proof: it is a hypothesis.";
    strategy_proof_add: "Affirmation qui le prouve", "Claim that proves it";
    strategy_unproof(text): "Ne plus citer la preuve « {text} »", "No longer cite the proof “{text}”";
    strategy_hypothesis: "hypothèse", "hypothesis";
    strategy_join: "Choisir une carte…", "Choose a card…";
    strategy_join_do: "Relier", "Join";
    strategy_join_as(name): "Relier : {name}", "Join: {name}";
    strategy_because: "Parce que", "Because";
    strategy_arrow_edit(text): "Modifier le lien vers « {text} »", "Edit the link to “{text}”";
    strategy_arrow_remove(text): "Supprimer le lien vers « {text} »", "Delete the link to “{text}”";
    strategy_next: "La suite", "Next";
    strategy_make(name): "→ {name}", "→ {name}";
    strategy_status: "Statut", "Status";
    strategy_author: "Auteur", "Author";
    strategy_on_map: "Montrer sur le graphe", "Show on the map";
    strategy_delete: "Supprimer la carte", "Delete the card";
    strategy_vote: "Une note", "A score";
    strategy_vote_add: "Ajouter", "Add";
    votes_refused(words, low, high): "Refusé : {words}. Les notes vont de {low} à {high}.", "Refused: {words}. Scores go from {low} to {high}.";
    votes_round_said(n, low, high, middle, votes): "Tour {n} : {low} à {high}, médiane {middle} ({votes})", "Round {n}: {low} to {high}, median {middle} ({votes})";
    votes_count[n]: "{n} note", "{n} notes", "{n} score", "{n} scores";
    round_open: "Voter sans se voir…", "Vote unseen…";
    round_help: "Chacun tape sa note à son tour. Les notes se montrent toutes ensemble, à la fin.", "Each types a score in turn. All scores are shown together, at the end.";
    round_last(n): "Le groupe a voté {n} fois. Gardez la médiane, et écrivez pourquoi certains notent autrement.", "The group voted {n} times. Keep the median, and write why some score otherwise.";
    round_voters: "Combien de personnes votent ?", "How many people vote?";
    round_start: "Commencer le vote", "Start the vote";
    round_few(most): "Tapez un nombre de 2 à {most}.", "Type a number from 2 to {most}.";
    round_turn(next, all, low, high): "Personne {next} sur {all} : votre note, de {low} à {high}", "Person {next} of {all}: your score, from {low} to {high}";
    round_cast: "Voter et passer l’appareil", "Vote and pass the device on";
    round_refused(low, high): "Cette note n’est pas comptée : tapez un nombre de {low} à {high}.", "This score is not counted: type a number from {low} to {high}.";
    round_cancel: "Abandonner ce vote", "Drop this vote";
    round_revealed(votes): "Tout le monde a voté : {votes}.", "Everybody has voted: {votes}.";
    strategy_value: "Valeur", "Value";
    strategy_source: "Source", "Source";
    strategy_comment: "Commentaire", "Comment";
    strategy_grade: "Cotation (B2)", "Grade (B2)";
    strategy_seen: "Ce qui a été vu", "What was seen";
    strategy_level: "Niveau", "Level";
    strategy_row_add: "Ajouter une ligne", "Add a line";
    strategy_row_remove(n): "Supprimer la ligne {n}", "Delete line {n}";
    strategy_rules[n]: "{n} remarque", "{n} remarques", "{n} remark", "{n} remarks";
    strategy_rules_title: "Remarques", "Remarks";
    strategy_rules_none: "Rien à signaler.", "Nothing to report.";
    strategy_open_card: "Ouvrir la carte", "Open the card";
    strategy_dismiss: "Écarter ce conseil", "Dismiss this advice";
    strategy_cards[n]: "{n} carte", "{n} cartes", "{n} card", "{n} cards";
    strategy_kept: "Ce projet garde une partie stratégique qu’une version précédente ne savait pas lire.", "This project keeps a strategy part that an earlier version could not read.";
    strategy_convert: "En faire des cartes", "Make cards of it";
    strategy_blocks[n]: "{n} à corriger", "{n} à corriger", "{n} to fix", "{n} to fix";
    strategy_warns[n]: "{n} alerte", "{n} alertes", "{n} warning", "{n} warnings";
    strategy_empty: "à commencer", "to begin";
}

impl Lang {
    /// How far a method is: its cards, what is to be fixed, what is to be minded.
    pub fn strategy_step(self, cards: usize, blocks: usize, warns: usize) -> String {
        if cards == 0 {
            return format!("○ {}", self.strategy_empty());
        }
        let mut told = format!("● {}", self.strategy_cards(cards));
        if blocks > 0 {
            told = format!("{told} · ■ {}", self.strategy_blocks(blocks));
        }
        if warns > 0 {
            told = format!("{told} · ▲ {}", self.strategy_warns(warns));
        }
        told
    }

    /// What the rules found on one card: what is to be fixed, what is to be minded.
    pub fn strategy_found(self, blocks: usize, warns: usize) -> String {
        let blocks = (blocks > 0).then(|| format!("■ {}", self.strategy_blocks(blocks)));
        let warns = (warns > 0).then(|| format!("▲ {}", self.strategy_warns(warns)));
        blocks.into_iter().chain(warns).collect::<Vec<_>>().join(" · ")
    }

    /// What an earlier round said: « Tour 1 : 2 à 5, médiane 3 (4 notes) ».
    pub fn votes_round(self, round: usize, votes: &Votes) -> String {
        let (middle, count) = (self.median(votes.median), self.votes_count(votes.count));
        self.votes_round_said(round, votes.low, votes.high, middle, count)
    }

    /// How many cards a pasted list made, and how many of its lines made none.
    pub fn pasted(self, made: usize, left_out: usize) -> String {
        let made = self.strategy_pasted(made);
        match left_out {
            0 => made,
            left_out => format!("{made} {}", self.strategy_pasted_some(left_out)),
        }
    }

    /// What votes say in one line: the middle, how many, and whether the group agrees; blank when nobody voted.
    pub fn votes_line(self, votes: &[i64]) -> String {
        let Some(found) = scores::votes(votes) else {
            return String::new();
        };
        let spread = if found.count > 1 { self.agreement(found.agreement) } else { "" };
        self.strategy_votes(&self.median(found.median), found.count, spread)
    }

    /// What votes say: their middle, how many there are, whether the group agrees.
    fn strategy_votes(self, middle: &str, count: usize, agreement: &str) -> String {
        let count = self.votes_count(count);
        let told = match self {
            Self::Fr => format!("Médiane : {middle} ({count})"),
            Self::En => format!("Median: {middle} ({count})"),
        };
        if agreement.is_empty() { told } else { format!("{told}. {agreement}") }
    }
}
