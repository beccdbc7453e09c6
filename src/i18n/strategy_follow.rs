//! The views of targets, messages, markers of progress, actions and indicators.

use super::{Lang, texts};

texts! {
    follow_more: "Montrer tout", "Show all";
    follow_less: "Réduire", "Show less";
    follow_overdue: "en retard", "overdue";
    target_who: "Qui", "Who";
    target_stance: "Position de l’acteur en général", "Stance of the actor on the whole";
    target_thinks: "Ce qui compte pour elle", "What matters to it";
    target_how: "Comment lui parler", "How to speak to it";
    target_way: "Chemin d’accès", "Access path";
    target_actor: "l’acteur visé", "the actor";
    target_filled(n, all): "Fiche remplie : {n} sur {all}.", "Sheet filled: {n} of {all}.";
    target_missing(names): "Il manque : {names}.", "Missing: {names}.";
    target_nothing: "Rien n’est écrit.", "Nothing is written.";
    target_no_actor: "Citez l’acteur visé pour trouver un chemin.", "Cite the actor to find a way.";
    target_no_us: "Personne n’est encore « nous » : un chemin part de nous. Ouvrez la fiche d’un acteur de votre groupe et cochez « C’est nous ».", "Nobody is “us” yet: a way starts from us. Open the sheet of an actor of your group and tick “This is us”.";
    target_choose_us: "Choisir qui est « nous » dans la liste des acteurs", "Choose who is “us” in the list of actors";
    target_no_way: "Aucune suite de relations ne mène de nous à cette cible. Écrivez qui, parmi ceux que nous connaissons, est en relation avec elle.", "No chain of relations leads from us to this target. Write who, among those we know, has a relation to it.";
    target_relate: "Ouvrir la fiche de la cible pour ajouter une relation", "Open the target’s sheet to add a relation";
    target_way_unsure: "On ne sait pas encore si ces relations nous aident ou nous gênent. Dites-le par leur « Signe », sur la fiche de l’acteur :", "It is not known yet whether these relations help or hinder us. Say so by their “Sign”, on the actor’s sheet:";
    target_way_none: "aucun chemin connu depuis nous", "no known way from us";
    target_is_us: "C’est l’un de nous.", "It is one of us.";
    target_influencers: "Qui l’influence :", "Who influences it:";
    target_messages: "Messages prêts :", "Messages ready:";
    target_make[n]: "Faire {n} fiche pour une cible du graphe", "Faire {n} fiches pour les cibles du graphe", "Make {n} sheet for a target of the map", "Make {n} sheets for targets of the map";
    target_overdue[n]: "■ {n} prochaine étape en retard", "■ {n} prochaines étapes en retard", "■ {n} next step overdue", "■ {n} next steps overdue";
    message_audiences: "Par public", "By audience";
    message_whole: "Message entier", "Whole message";
    message_words[n]: "{n} mot", "{n} mots", "{n} word", "{n} words";
    message_reading(words, seconds, ease, step): "{words}, {seconds} s à dire. Lisibilité : {ease} ({step}), Kandel et Moles.", "{words}, {seconds} s to say. Ease of reading: {ease} ({step}), Kandel and Moles, for French.";
    message_too_long: "Trop long.", "Too long.";
    message_version: "Version pour un autre public", "Version for another audience";
    message_no_objective: "Sans objectif", "Without an objective";
    message_nobody: "Public non dit", "Audience not said";
    message_none: "Pas encore de message.", "No message yet.";
    progress_ladders: "Échelles", "Ladders";
    progress_nobody: "Partenaire non dit", "Partner not said";
    progress_none: "pas encore vu", "not seen yet";
    progress_some: "vu en partie", "seen in part";
    progress_full: "vu en entier", "seen in full";
    progress_see: "Ce qui a changé", "What has changed";
    progress_note: "Noter aujourd’hui", "Note today";
    progress_history: "Observations", "Observations";
    progress_undated: "sans date", "no date";
    progress_marker: "Nouveau marqueur", "New marker";
    progress_partner: "Partenaire", "Partner";
    progress_partner_add: "Ajouter un partenaire", "Add a partner";
    action_list: "Liste", "List";
    action_by_state: "Tableau", "Board";
    action_calendar: "Calendrier", "Calendar";
    action_bars: "Frise", "Timeline";
    action_late[n]: "■ {n} action en retard", "■ {n} actions en retard", "■ {n} action late", "■ {n} actions late";
    action_orphans[n]: "▲ {n} action sans objectif", "▲ {n} actions sans objectif", "▲ {n} action without an objective", "▲ {n} actions without an objective";
    action_days_late[n]: "■ {n} jour de retard", "■ {n} jours de retard", "■ {n} day late", "■ {n} days late";
    action_name: "Action", "Action";
    action_all_states: "Tous les états", "All states";
    action_all_owners: "Tous", "Everybody";
    action_shown[n]: "{n} action", "{n} actions", "{n} action", "{n} actions";
    action_rest(n): "Montrer {n} de plus", "Show {n} more";
    action_cut(n, all): "Les {n} premières sur {all} sont dessinées.", "The first {n} of {all} are drawn.";
    action_to_objective: "▲ Relier à un objectif…", "▲ Join to an objective…";
    action_orphan: "▲ sans objectif", "▲ without an objective";
    action_objective: "Objectif", "Objective";
    action_target: "Cible", "Target";
    action_message: "Message", "Message";
    action_keys: "Alt et ← ou → change l’état d’une action.", "Alt and ← or → changes the state of an action.";
    action_bars_drag: "Tirez une barre pour changer ses dates.", "Drag a bar to change its dates.";
    action_bars_keys: "Au clavier, sur un nom : Alt et ← ou →. Touches + et - : agrandir, réduire ; 0 : tout.", "By keyboard, on a name: Alt and ← or →. Keys + and -: zoom in, out; 0: all.";
    action_month_drag: "Tirez une action sur un autre jour pour changer son échéance.", "Drag an action to another day to change its deadline.";
    action_month_keys: "Au clavier, sur un nom : Alt et une flèche.", "By keyboard, on a name: Alt and an arrow.";
    action_moved(name, dates): "« {name} » : {dates}.", "“{name}”: {dates}.";
    action_unmoved(name): "« {name} » garde ses dates : le pas est trop court pour elles, ou l’échéance tomberait avant le début.", "“{name}” keeps its dates: the step is too short for them, or the deadline would come before the start.";
    action_previous: "Mois précédent", "Previous month";
    action_next: "Mois suivant", "Next month";
    action_today: "Aujourd’hui", "Today";
    action_unread(n): "Sans échéance lisible : {n}", "Without a deadline that can be read: {n}";
    action_in_month(n): "Dans le mois, le jour n’est pas dit : {n}", "Within the month, the day is not said: {n}";
    action_in_year(n): "Dans l’année, le mois n’est pas dit : {n}", "Within the year, the month is not said: {n}";
    action_month_empty: "Aucune action ce mois-ci.", "No action this month.";
    action_month_before(month): "← {month}", "← {month}";
    action_month_after(month): "{month} →", "{month} →";
    action_zoom: "Agrandissement de la frise", "Zoom of the timeline";
    action_zoom_in: "Agrandir", "Zoom in";
    action_zoom_out: "Réduire", "Zoom out";
    action_zoom_all: "Tout", "All";
    action_chronology: "Voir la chronologie du projet", "See the project’s timeline";
    action_no_bars: "Donnez un début ou une échéance à une action pour la voir ici.", "Give an action a start or a deadline to see it here.";
    action_circle: "■ Des actions s’attendent en rond : leur plan ne peut pas être calculé.", "■ Actions wait for each other in a circle: their plan cannot be computed.";
    action_critical: "◆ sans marge", "◆ no slack";
    action_slack[n]: "marge : {n} jour", "marge : {n} jours", "slack: {n} day", "slack: {n} days";
    action_table: "Actions par échéance", "Actions by deadline";
    action_picture: "Actions dans le temps", "Actions in time";
    action_waits(names): "attend : {names}", "waits for: {names}";
    indicator_gauges: "Tableau de bord", "Dashboard";
    indicator_stale: "◇ Le dernier relevé est ancien.", "◇ The last reading is old.";
    indicator_way(start, last, end, unit): "{start} → {last} → {end} {unit}", "{start} → {last} → {end} {unit}";
    indicator_milestone: "Jalon", "Milestone";
    indicator_expected(done, expected): "{done} % du chemin, {expected} % attendus à ce relevé.", "{done}% of the way, {expected}% expected by this reading.";
    indicator_progress(done): "{done} % du chemin.", "{done}% of the way.";
    indicator_up: "↗ en hausse", "↗ going up";
    indicator_down: "↘ en baisse", "↘ going down";
    indicator_level: "→ stable", "→ level";
    indicator_reading: "Relevé", "Reading";
    indicator_no_day: "sans date", "no date";
    indicator_table: "Relevés", "Readings";
    indicator_what: "Quoi", "What";
    indicator_value: "Valeur relevée", "Value read";
    indicator_date: "Date du relevé", "Date of the reading";
    indicator_no_number(text): "« {text} » n’est pas un nombre. Écrivez par exemple 180,5.", "“{text}” is no number. Write for instance 180.5.";
    indicator_no_date(text): "« {text} » n’est pas compris comme date. Écrivez par exemple 5 mai 2026.", "“{text}” is not understood as a date. Write for instance 5 May 2026.";
    indicator_noted(date, value): "{date} : {value}, relevé.", "{date}: {value}, noted.";
    indicator_source_stays: "Sa source et son commentaire restent : vérifiez-les.", "Its source and comment stay: check them.";
    indicator_replaced(date, value, before): "{date} : {value} remplace {before}. Annuler le rend.", "{date}: {value} replaces {before}. Undo brings it back.";
    indicator_target(value): "cible : {value}", "target: {value}";
    indicator_add: "Relever", "Note";
    indicator_watched(figure): "Le réseau dit maintenant : {figure}.", "The network says now: {figure}.";
    indicator_take: "Relever maintenant", "Take a reading now";
}

impl Lang {
    /// The words of a text against the most it may have: "1 mot sur 25 au plus."
    pub fn message_count(self, n: usize, most: usize) -> String {
        let words = self.message_words(n);
        match self {
            Self::Fr => format!("{words} sur {most} au plus."),
            Self::En => format!("{words} of {most} at most."),
        }
    }

    /// How many markers were seen: "1 sur 3 vu, 0 en entier".
    pub fn progress_counts(self, all: usize, seen: usize, full: usize) -> String {
        match self {
            Self::Fr => {
                let word = if self.is_one(seen) { "vu" } else { "vus" };
                format!("{seen} sur {all} {word}, {full} en entier")
            }
            Self::En => format!("{seen} of {all} seen, {full} in full"),
        }
    }

    /// The seven days of the week from Monday, short and whole.
    pub fn weekdays(self) -> [(&'static str, &'static str); 7] {
        match self {
            Self::Fr => [
                ("lun.", "lundi"),
                ("mar.", "mardi"),
                ("mer.", "mercredi"),
                ("jeu.", "jeudi"),
                ("ven.", "vendredi"),
                ("sam.", "samedi"),
                ("dim.", "dimanche"),
            ],
            Self::En => [
                ("Mon", "Monday"),
                ("Tue", "Tuesday"),
                ("Wed", "Wednesday"),
                ("Thu", "Thursday"),
                ("Fri", "Friday"),
                ("Sat", "Saturday"),
                ("Sun", "Sunday"),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree() {
        assert_eq!(Lang::Fr.message_count(0, 25), "0 mot sur 25 au plus.");
        assert_eq!(Lang::En.message_count(0, 25), "0 words of 25 at most.");
        assert_eq!(Lang::Fr.progress_counts(1, 1, 0), "1 sur 1 vu, 0 en entier");
        assert_eq!(Lang::Fr.progress_counts(3, 2, 0), "2 sur 3 vus, 0 en entier");
    }
}
