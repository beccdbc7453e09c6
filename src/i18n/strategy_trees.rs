//! The trees of the strategy: theory of change, problems, objectives, logical framework, whys.

use super::{Lang, texts};

texts! {
    trees_outline: "Plan", "Outline";
    trees_drawing: "Dessin", "Drawing";
    trees_keys: "Entrée : carte suivante. Tab : sous la carte du dessus ; sur une ligne vide, Tab sort. Maj+Tab : un cran dehors. Échap : sortir. Alt+flèches : déplacer. F2 : réécrire.", "Enter: next card. Tab: under the card above; on an empty line, Tab leaves. Shift+Tab: one step out. Esc: leave. Alt+arrows: move. F2: rewrite.";
    trees_paste: "Un texte en retrait se colle en arbre.", "An indented text is pasted as a tree.";
    trees_again: "(déjà plus haut)", "(shown elsewhere)";
    trees_new_under(text): "Nouvelle carte sous « {text} »", "New card under “{text}”";
    trees_left_out[n]: "{n} ligne de plus n’est pas montrée ici.", "{n} lignes de plus ne sont pas montrées ici.", "{n} more line is not shown here.", "{n} more lines are not shown here.";
    trees_not_drawn[n]: "{n} carte n’est pas dessinée : le plan les montre.", "{n} cartes ne sont pas dessinées : le plan les montre.", "{n} card is not drawn: the outline shows them.", "{n} cards are not drawn: the outline shows them.";
    trees_nothing_drawn: "Rien à dessiner encore. Écrivez d’abord quelques cartes.", "Nothing to draw yet. Write some cards first.";
    trees_picture_of(name): "Dessin : {name}. Le plan dit la même chose en texte.", "Drawing: {name}. The outline says the same in text.";
    trees_cycle(text): "Ce chemin tourne en rond à partir de « {text} ».", "This path goes round in circles from “{text}”.";
    problem_must: "◆ passage obligé", "◆ must pass";
    problem_must_says(text, cuts): "Passage obligé : « {text} ». Le traiter {cuts}.", "A must: “{text}”. Acting on it {cuts}.";
    problem_no_must: "Pas de passage obligé : aucune cause ne porte à elle seule la moitié des causes racines.", "No single passage: no cause carries half of the root causes alone.";
    problem_roots[n]: "{n} cause racine", "{n} causes racines", "{n} root cause", "{n} root causes";
    problem_root: "cause racine", "root cause";
    mirror_open: "Retourner en objectifs…", "Turn into objectives…";
    mirror_title: "Du problème à l’objectif", "From problem to objective";
    mirror_lead: "Pour chaque problème, écrivez la situation une fois résolue. Les propositions se prennent ou se réécrivent. Une ligne vide se remplit plus tard.", "For each problem, write the situation once it is solved. Take or rewrite what is proposed. A blank line can be filled in later.";
    mirror_none: "Chaque problème a déjà son objectif.", "Each problem has its objective already.";
    mirror_blank: "La situation une fois le problème résolu", "The situation once the problem is solved";
    mirror_field(text): "Objectif pour « {text} »", "Objective for “{text}”";
    mirror_take(text): "Prendre : « {text} »", "Take: “{text}”";
    mirror_make[n]: "Faire {n} objectif", "Faire {n} objectifs", "Make {n} objective", "Make {n} objectives";
    mirror_more[n]: "{n} problème de plus aura un objectif vide.", "{n} problèmes de plus auront un objectif vide.", "{n} more problem gets a blank objective.", "{n} more problems get a blank objective.";
    mirror_made[n]: "{n} objectif fait.", "{n} objectifs faits.", "{n} objective made.", "{n} objectives made.";
    objective_from(text): "Problème : {text}", "Problem: {text}";
    objective_kept(text): "Garder « {text} » ?", "Keep “{text}”?";
    frame_make: "Faire le cadre logique", "Make the logical framework";
    frame_made[n]: "{n} ligne ajoutée au cadre logique.", "{n} lignes ajoutées au cadre logique.", "{n} line added to the logical framework.", "{n} lines added to the logical framework.";
    frame_nothing: "Rien à ajouter : il faut un objectif central, et des cartes reliées qui n’y sont pas encore.", "Nothing to add: there must be a central objective, and joined cards that are not in it yet.";
    frame_table: "Tableau", "Table";
    frame_logic: "Lire la logique", "Read the logic";
    frame_logic_title: "La logique, lue de bas en haut", "The logic, read from below";
    frame_logic_none: "Écrivez des activités et des résultats : leur enchaînement se lira ici.", "Write activities and results: how they follow is read here.";
    frame_preconditions: "Conditions préalables", "Preconditions";
    triage_open: "Trier : à garder ou à écarter ?", "Sort: keep or drop?";
    triage_matters: "Est-ce important ?", "Does it matter?";
    triage_likely: "Va-t-elle se vérifier ?", "Will it hold?";
    triage_without: "Peut-on changer le projet pour s’en passer ?", "Can the project change to do without it?";
    triage_certain: "presque sûr", "all but certain";
    triage_probable: "probable", "likely";
    triage_unlikely: "peu probable", "unlikely";
    trees_yes: "oui", "yes";
    trees_no: "non", "no";
    triage_becomes(what): "Verdict : {what}", "Verdict: {what}";
    whys_therefore(cause, effect): "« {cause} », donc « {effect} » : est-ce que ça tient ?", "“{cause}”, therefore “{effect}”: does it hold?";
    whys_tests_name: "Les quatre tests", "The four tests";
    whys_no_proof: "Preuve : aucune d’au moins C3. Ouvrez la carte pour en citer une.", "Proof: none of at least C3. Open the card to cite one.";
    whys_proof: "Preuve : citée, d’au moins C3.", "Proof: cited, of at least C3.";
    whys_nobody: "Citez aussi l’acteur qui a prise, dans la carte.", "Also cite the actor who can act, in the card.";
    whys_state(text): "État de « {text} »", "State of “{text}”";
    whys_stop: "Conseil : les quatre tests sont réussis. Vous pouvez vous arrêter ici et marquer « cause racine ».", "Advice: all four tests are passed. You can stop here and mark it a root cause.";
    whys_roots: "Causes racines", "Root causes";
    whys_roots_none: "Aucune cause racine encore : marquez-en une, ou réussissez les quatre tests.", "No root cause yet: mark one, or pass the four tests.";
    whys_hypothesis: "Hypothèse à vérifier", "Hypothesis to verify";
    whys_send: "Envoyer dans l’arbre à problèmes", "Send to the problem tree";
    whys_sent: "✓ déjà dans l’arbre à problèmes", "✓ in the problem tree already";
    theory_levels: "Niveaux", "Levels";
    theory_aloud: "Lecture à voix haute", "Reading aloud";
    theory_board_keys: "Alt+↑↓ : ordre. Alt+← : un niveau plus haut. Alt+→ : un niveau plus bas. F2 : réécrire.", "Alt+↑↓: order. Alt+←: a level up. Alt+→: a level down. F2: rewrite.";
    theory_board_paste: "Une liste se colle en cartes.", "A list is pasted as cards.";
    theory_beside: "Autour du chemin", "Beside the path";
    theory_path: "Le chemin du changement", "The path of change";
    theory_plausible(value): "plausible {value}/4", "plausible {value}/4";
    theory_weak: "⚠ maillon faible", "⚠ weak link";
    theory_loop: "↺ ferme une boucle", "↺ closes a loop";
    theory_orphan: "∅ reliée à rien", "∅ linked to nothing";
    trees_loop: "↺ boucle", "↺ loop";
    theory_weak_arrow(means, end, value): "⚠ Maillon faible : {means} → {end} (confiance {value}/4).", "⚠ Weak link: {means} → {end} (confidence {value}/4).";
    theory_weak_assumption(text, value): "⚠ Tout le chemin repose sur : « {text} » (plausible {value}/4).", "⚠ The whole path rests on: “{text}” (plausible {value}/4).";
    theory_answerable(level): "Nous répondons du résultat jusqu’au niveau « {level} ». Au-dessus, nous y contribuons.", "We answer for the result up to the level “{level}”. Above it, we contribute.";
    theory_impact(text, value): "« {text} » : plausible {value}/4.", "“{text}”: plausible {value}/4.";
    theory_no_impact: "Commencez par l’impact visé, puis remontez : que faut-il pour cela ?", "Begin with the impact, then go back: what does it take?";
    theory_measured(some, all): "Changements avec un indicateur : {some} sur {all}", "Changes with an indicator: {some} of {all}";
    theory_assumed(some, all): "Liens avec une hypothèse : {some} sur {all}", "Arrows with an assumption: {some} of {all}";
    theory_proven(some, all): "Liens avec une preuve : {some} sur {all}", "Arrows with proof: {some} of {all}";
    theory_gate_and: "ET : toutes sont nécessaires", "AND: all are needed";
    theory_gate_or: "OU : une suffit", "OR: one is enough";
    theory_gate(text): "Pour « {text} », faut-il tout ou une seule ?", "For “{text}”: all of them, or one?";
    theory_needs[n]: "Il faut {n} condition", "Il faut {n} conditions", "It takes {n} thing", "It takes {n} things";
    theory_because(text): "parce que : {text}", "because: {text}";
    theory_no_because: "sans « parce que »", "no “because”";
    theory_confidence(value): "confiance {value}/4", "confidence {value}/4";
    theory_arrow_edit(text): "Pourquoi « {text} » suffit : parce que, confiance", "Why “{text}” leads there: because, confidence";
    theory_supposing(texts): "à condition que : {texts}", "provided that: {texts}";
    assumptions_of_arrow: "Ce lien tient à condition que…", "This arrow holds provided that…";
    assumption_text: "Hypothèse", "Assumption";
    assumption_add: "Une hypothèse, puis Entrée", "An assumption, then Enter";
    assumption_pick: "Reprendre une hypothèse déjà écrite", "Take an assumption written before";
    assumption_open(text): "Ouvrir l’hypothèse « {text} »", "Open the assumption “{text}”";
    assumption_remove(text): "Retirer « {text} » de ce lien", "Take “{text}” off this arrow";
    theory_ask: "Que faut-il ?", "What does it take?";
    theory_ask_of(text): "Que faut-il absolument pour « {text} » ?", "What does “{text}” absolutely take?";
    theory_question(text): "Que faut-il absolument pour que « {text} » ?", "What must absolutely happen so that “{text}”?";
    theory_assistant: "Remonter du but vers nous", "Back from the goal to us";
    theory_assistant_card: "Carte", "Card";
    theory_answer: "Une condition, puis Entrée", "A condition, then Enter";
    theory_check: "Chacune est-elle vraiment nécessaire ? Sinon supprimez-la, ou passez en OU. Arrêtez-vous quand c’est à nous de le faire.", "Is each truly needed? If not delete it, or choose OR. Stop when it is ours to do.";
    theory_aloud_none: "Reliez deux cartes : la phrase se lira ici.", "Join two cards: the sentence is read here.";
    theory_aloud_at(at, all): "Phrase {at} sur {all}", "Sentence {at} of {all}";
    theory_aloud_stop: "Arrêtez-vous à chaque phrase qui sonne faux.", "Stop at each sentence that sounds false.";
    theory_aloud_keys: "Flèches ← → : phrase précédente, suivante.", "Arrows ← →: sentence before, next.";
    theory_before: "Précédente", "Before";
    theory_after: "Suivante", "Next";
    theory_open: "Corriger cette étape", "Mend this step";
}

impl Lang {
    /// How many root causes a card cuts: "coupe 1 cause racine sur 3".
    pub fn problem_must_cuts(self, count: usize, all: usize) -> String {
        match self {
            Self::Fr => format!("coupe {} sur {all}", self.problem_roots(count)),
            Self::En => format!("cuts {count} of {}", self.problem_roots(all)),
        }
    }

    /// What the lower side of a tree holds.
    pub fn trees_below(self, method: &str) -> &'static str {
        match method {
            "problem_tree" => self.pick("Problème central et causes", "Central problem and causes"),
            "objective_tree" => {
                self.pick("Objectif central et moyens", "Central objective and means")
            }
            _ => self.pick("Faits et réponses", "Facts and answers"),
        }
    }

    /// What the button asks that writes a card under another.
    pub fn trees_under(self, method: &str) -> &'static str {
        match method {
            "five_whys" => self.pick("+ Pourquoi ?", "+ Why?"),
            _ => self.pick("+ Dessous", "+ Under"),
        }
    }
}
