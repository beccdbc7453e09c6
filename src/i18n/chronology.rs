//! The line of time: its tools, its panels, and the sentences that stand for it.

use super::{Lang, texts};
use crate::analysis::chronology::around::{Elapsed, Length};
use crate::analysis::chronology::dating::Role;
use crate::analysis::chronology::groups::GroupBy;
use crate::analysis::chronology::{Doubt, Signs};

texts! {
    timeline_tools: "Outils de la chronologie", "Timeline tools";
    timeline_today: "Aujourd’hui", "Today";
    timeline_today_mark: "aujourd’hui", "today";
    timeline_all: "Tout empiler", "Stack all";
    timeline_group(what): "Couloirs : {what}", "Lanes: {what}";
    timeline_search: "Chercher dans la chronologie", "Find on the timeline";
    timeline_not_found(name): "Rien de daté ne s’appelle « {name} ».", "Nothing dated is called “{name}”.";
    timeline_says: "Ce que dit le temps", "What time says";
    timeline_undated: "Sans date", "Undated";
    timeline_undated_n[n]: "Sans date ({n})", "Sans date ({n})", "Undated ({n})", "Undated ({n})";
    timeline_changes: "Ce qui change", "What changes";
    timeline_shown: "Affichage", "Display";
    timeline_text: "Texte", "Text";
    timeline_summary(dated, undated): "Chronologie : {dated}, {undated}", "Timeline: {dated}, {undated}";
    timeline_dated[n]: "{n} élément daté", "{n} éléments datés", "{n} dated record", "{n} dated records";
    timeline_undated_count[n]: "{n} sans date", "{n} sans date", "{n} undated", "{n} undated";
    timeline_hidden[n]: "{n} élément compté dans la bande, faute de place. Rapprochez, ou empilez tout.", "{n} éléments comptés dans la bande, faute de place. Rapprochez, ou empilez tout.", "{n} record counted in the band, for want of room. Zoom in, or stack all.", "{n} records counted in the band, for want of room. Zoom in, or stack all.";
    timeline_empty: "Rien n’a encore de date. Double-cliquez pour poser un événement, ou datez une fiche.", "Nothing has a date yet. Double-click to add an event, or date a sheet.";
    timeline_keys: "Flèches gauche et droite : avant, après. Haut et bas : couloir voisin. Ctrl et flèche : déplacer. Maj et flèche : changer le début. Ctrl, Maj et flèche : changer la fin. Entrée : ouvrir. A : ajouter un événement. E : en fond. P : lire le temps ici. F : tout voir. T : aujourd’hui. Plus et moins : rapprocher, éloigner. Suppr : supprimer. Échap : ne rien choisir, les flèches déplacent alors la vue.", "Left and right arrows: before, after. Up and down: next lane. Ctrl and arrow: move. Shift and arrow: change the start. Ctrl, Shift and arrow: change the end. Enter: open. A: add an event. E: as a background. P: read time here. F: see all. T: today. Plus and minus: nearer, farther. Delete: remove. Escape: choose nothing, arrows then move the view.";
    timeline_new_event: "Nouvel événement", "New event";
    timeline_add: "Ajouter", "Add";
    timeline_said_dated(title, date): "« {title} » : {date}.", "“{title}”: {date}.";
    timeline_not_movable: "Cette date vient d’une affirmation : changez-la dans la fiche.", "This date comes from a claim: change it in the sheet.";
    timeline_no_further: "La fin serait avant le début.", "The end would be before the start.";
    group_nothing: "serrés", "packed";
    group_kind: "par nature", "by kind";
    group_tag: "par étiquette", "by tag";
    group_stance: "par position", "by stance";
    group_actor: "par acteur", "by actor";
    group_community: "par groupe de la carte", "by group of the map";
    group_rest: "Autres", "Others";
    group_community_n(n): "Groupe {n}", "Group {n}";
    group_failed: "Les groupes n’ont pas pu être calculés.", "The groups could not be computed.";
    source_event: "Événements", "Events";
    source_life: "Acteurs, lieux, objets, documents", "Actors, places, objects, documents";
    source_relation: "Relations", "Relations";
    source_claim: "Affirmations", "Claims";
    source_action: "Actions", "Actions";
    source_objective: "Échéances d’objectifs", "Deadlines of objectives";
    source_reading: "Relevés d’indicateurs", "Readings of indicators";
    source_progress: "Changements observés", "Changes seen";
    source_aim: "Cibles d’indicateurs", "Targets of indicators";
    source_theory: "Horizons de la théorie du changement", "Horizons of the theory of change";
    source_pestel: "Horizons du PESTEL", "Horizons of the PESTEL";
    source_swot: "Horizons du SWOT", "Horizons of the SWOT";
    source_target: "Prochaines étapes avec les cibles", "Next steps with targets";
    source_note: "Notes importées", "Imported notes";
    source_stance: "Changements de position", "Changes of stance";
    undated_none: "Tout ce qui attend une date en a une.", "Whatever waits for a date has one.";
    undated_hint: "Tapez une date, ou faites glisser la poignée jusqu’à son jour.", "Type a date, or drag the handle to its day.";
    undated_handle(name): "Faire glisser « {name} » jusqu’à sa date", "Drag “{name}” to its date";
    undated_date(name): "Date de « {name} »", "Date of “{name}”";
    timeline_chosen: "Sélection", "Selection";
    timeline_chosen_none: "Choisissez quelque chose sur la chronologie, ou dans le texte.", "Choose something on the timeline, or in the text.";
    timeline_open_sheet: "Ouvrir la fiche", "Open the sheet";
    timeline_on_map: "Montrer sur le graphe", "Show on the graph";
    timeline_as_era: "Mettre en fond", "Show as background";
    timeline_not_era: "Remettre dans les couloirs", "Back to the lanes";
    timeline_read_here: "Lire le temps ici", "Read time here";
    timeline_before(title, time): "Avant : {title} ({time})", "Before: {title} ({time})";
    timeline_after(title, time): "Après : {title} ({time})", "After: {title} ({time})";
    timeline_lasts(time): "Dure {time}.", "Lasts {time}.";
    timeline_apart(time, one, other): "{time} entre « {one} » et « {other} ».", "{time} between “{one}” and “{other}”.";
    timeline_roles: "Qui y prend part", "Who takes part";
    timeline_role: "Rôle", "Role";
    timeline_role_add: "Ajouter à l’événement", "Add to the event";
    timeline_lit[n]: "{n} élément lié, souligné sur la chronologie", "{n} éléments liés, soulignés sur la chronologie", "{n} related record, underlined on the timeline", "{n} related records, underlined on the timeline";
    doubt_disputed: "Deux dates se contredisent.", "Two dates contradict each other.";
    doubt_rival: "Autre date, selon une affirmation.", "Another date, by a claim.";
    doubt_told: "Date donnée par une affirmation seulement.", "Date given by a claim only.";
    role_organises: "organise", "organises";
    role_participates: "participe à", "takes part in";
    role_suffers: "subit", "suffers";
    role_witnesses: "est témoin de", "witnesses";
    read_title: "Temps lu", "Time read";
    read_typed: "Saisir la date à lire", "Type the date to read";
    read_none: "tout le temps", "all of time";
    read_before: "Date précédente", "Previous date";
    read_after: "Date suivante", "Next date";
    read_clear: "Tout le temps", "All of time";
    read_network: "Voir le réseau à cette date", "See the network at that date";
    read_counts(actors, relations): "{actors}, {relations}", "{actors}, {relations}";
    read_hint: "Cliquez sur l’axe pour lire une date. Faites-y glisser pour lire une période.", "Click the axis to read a date. Drag on it to read a period.";
    change_from: "Du", "From";
    change_to: "Au", "To";
    change_none: "Rien de daté ne change entre ces deux dates.", "Nothing dated changes between these two dates.";
    change_ask: "Donnez deux dates.", "Give two dates.";
    change_network(before, actors, fewer, relations): "Réseau : {before} → {actors} acteurs, {fewer} → {relations} relations.", "Network: {before} → {actors} actors, {fewer} → {relations} relations.";
    change_arrived: "Apparaissent", "New";
    change_left: "Disparaissent", "Gone";
    change_happened: "Ont lieu", "Happen";
    change_begun: "Relations commencées", "Relations begun";
    change_ended: "Relations terminées", "Relations ended";
    change_moved: "Positions changées", "Stances changed";
    change_perhaps(what): "{what} (peut-être : date large)", "{what} (perhaps: wide date)";
    change_stance(who, from, to): "{who} : de « {from} » à « {to} »", "{who}: from “{from}” to “{to}”";
    time_says_none: "Trop peu de dates pour en dire plus.", "Too few dates to say more.";
    time_says_burst(count, time, first, last): "{count} événements en {time}, de « {first} » à « {last} ».", "{count} events in {time}, from “{first}” to “{last}”.";
    time_says_gap(time, before, after): "Rien n’est noté pendant {time}, entre « {before} » et « {after} ».", "Nothing is noted for {time}, between “{before}” and “{after}”.";
    time_says_effect(effect, cause): "« {effect} » est avant « {cause} », qui devrait en être la cause.", "“{effect}” comes before “{cause}”, which should be its cause.";
    time_says_early(what, actor): "« {what} » est d’avant l’existence de « {actor} ».", "“{what}” is from before “{actor}” existed.";
    time_says_two(what): "« {what} » a deux dates qui se contredisent.", "“{what}” has two dates that contradict each other.";
    time_says_backwards(what, date): "« {what} » finit avant de commencer : « {date} ».", "“{what}” ends before it starts: “{date}”.";
    time_says_no_date(what, date): "Une affirmation donne une date qui n’en est pas une : « {date} » ({what}).", "A claim gives a date that is none: “{date}” ({what}).";
    time_says_rhythm: "Rythme", "Rhythm";
    time_says_check: "À vérifier", "To check";
    time_says_caution: "Le rythme ne compte que les événements connus au mois près. Une période vide ici n’est pas une période où rien ne s’est passé : rien n’y est noté.", "The rhythm counts only events known to the month. A time that is empty here is not a time when nothing happened: nothing is noted in it.";
    time_says_fine: "Aucune date n’en contredit une autre.", "No date contradicts another.";
    legend_point: "losange : jour exact", "diamond: exact day";
    legend_within: "barre arrondie : un moment du mois ou de l’année", "rounded bar: some time in the month or year";
    legend_lasting: "barre pleine : ce qui dure ; hachuré : bord incertain", "solid bar: what lasts; hatched: unsure end";
    legend_open: "flèche : continue, ou quelque part avant ou après", "arrow: goes on, or somewhere before or after";
    legend_vague: "tireté, ~ ou ? : approximatif", "dashed, ~ or ?: approximate";
    legend_doubt: "≠ deux dates ; « date d’une affirmation", "≠ two dates; “ date by a claim";
    twin_timeline: "La chronologie en texte", "The timeline as text";
    twin_timeline_hint: "Flèches : se déplacer. Entrée : choisir et montrer. Ctrl et flèches : déplacer la date. Suppr : supprimer.", "Arrows: move. Enter: choose and show. Ctrl and arrows: move the date. Delete: remove.";
    twin_period(period, count): "{period} : {count}", "{period}: {count}";
    twin_until: "Sans début connu", "No known start";
    export_print_a4: "Imprimer en A4", "Print on A4";
    export_print_a3: "Imprimer en A3", "Print on A3";
    export_timeline_svg: "Image SVG", "SVG image";
    export_timeline_png: "Image PNG", "PNG image";
    export_timelinejs: "TimelineJS (JSON)", "TimelineJS (JSON)";
    export_timelinejs_csv: "TimelineJS (CSV)", "TimelineJS (CSV)";
    export_ics: "Agenda (iCalendar)", "Calendar (iCalendar)";
    timeline_file: "chronologie", "timeline";
    export_done(name): "« {name} » est écrit, sans les notes privées.", "“{name}” is written, without private notes.";
    export_left_out[n]: "{n} élément laissé de côté : l’agenda ne prend que les jours exacts.", "{n} éléments laissés de côté : l’agenda ne prend que les jours exacts.", "{n} record left out: calendars take exact days only.", "{n} records left out: calendars take exact days only.";
    claim_when: "Date qu’elle donne au sujet", "Date it gives to its subject";
    claim_stance: "Position qu’elle donne à l’acteur, à sa date", "Stance it gives the actor, at its date";
}

impl Lang {
    /// What titles on the line of time are written with.
    pub fn time_signs(self) -> Signs {
        Signs {
            decimal: self.pick(",", "."),
            told: self.pick("«\u{a0}", "“"),
            asked: self.pick("\u{a0}?", "?"),
        }
    }

    /// What lanes go by.
    pub fn group_by(self, by: GroupBy) -> &'static str {
        match by {
            GroupBy::Nothing => self.group_nothing(),
            GroupBy::Kind => self.group_kind(),
            GroupBy::Tag => self.group_tag(),
            GroupBy::Stance => self.group_stance(),
            GroupBy::Actor => self.group_actor(),
            GroupBy::Community => self.group_community(),
        }
    }

    /// A source of dated records, by its key.
    pub fn timeline_source(self, key: &str) -> &'static str {
        match key {
            "event" => self.source_event(),
            "life" => self.source_life(),
            "relation" => self.source_relation(),
            "claim" => self.source_claim(),
            "action" => self.source_action(),
            "objective" => self.source_objective(),
            "reading" => self.source_reading(),
            "progress" => self.source_progress(),
            "aim" => self.source_aim(),
            "theory_of_change" => self.source_theory(),
            "pestel" => self.source_pestel(),
            "swot" => self.source_swot(),
            "target" => self.source_target(),
            "imported_note" => self.source_note(),
            _ => self.source_stance(),
        }
    }

    /// What is said of a date that is doubted; blank when it is not.
    pub fn doubt(self, doubt: Doubt) -> &'static str {
        match doubt {
            Doubt::None => "",
            Doubt::Disputed => self.doubt_disputed(),
            Doubt::Rival => self.doubt_rival(),
            Doubt::Told => self.doubt_told(),
        }
    }

    /// The part somebody takes in an event, as the kind of a relation.
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Organises => self.role_organises(),
            Role::Participates => self.role_participates(),
            Role::Suffers => self.role_suffers(),
            Role::Witnesses => self.role_witnesses(),
        }
    }

    /// A small count in letters: "dix", "ten"; others in digits. `feminine` is for French.
    pub fn in_letters(self, n: usize, feminine: bool) -> String {
        const FR: [&str; 13] = [
            "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix",
            "onze", "douze",
        ];
        const EN: [&str; 13] = [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ];
        match (self, n) {
            (Self::Fr, 1) if feminine => "une".to_owned(),
            (Self::Fr, ..13) => FR[n].to_owned(),
            (Self::En, ..13) => EN[n].to_owned(),
            _ => self.number(n),
        }
    }

    /// A length of time: "dix mois", "environ deux ans".
    pub fn elapsed(self, elapsed: Elapsed) -> String {
        let n = elapsed.count as usize;
        let one = self.is_one(n);
        let (unit, feminine) = match elapsed.unit {
            Length::Minute => {
                (self.pick_one(one, ["minute", "minutes"], ["minute", "minutes"]), true)
            }
            Length::Hour => (self.pick_one(one, ["heure", "heures"], ["hour", "hours"]), true),
            Length::Day => (self.pick_one(one, ["jour", "jours"], ["day", "days"]), false),
            Length::Week => (self.pick_one(one, ["semaine", "semaines"], ["week", "weeks"]), true),
            Length::Month => (self.pick_one(one, ["mois", "mois"], ["month", "months"]), false),
            Length::Year => (self.pick_one(one, ["an", "ans"], ["year", "years"]), false),
        };
        let words = format!("{} {unit}", self.in_letters(n, feminine));
        if elapsed.about { format!("{} {words}", self.pick("environ", "about")) } else { words }
    }

    fn pick_one(self, one: bool, fr: [&'static str; 2], en: [&'static str; 2]) -> &'static str {
        let words = if self == Self::Fr { fr } else { en };
        words[usize::from(!one)]
    }

    /// A sentence that begins with a capital.
    pub fn sentence(self, words: &str) -> String {
        let mut letters = words.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: u32, unit: Length, about: bool, fr: &str, en: &str) {
        let elapsed = Elapsed { count, unit, about };
        assert_eq!(
            (Lang::Fr.elapsed(elapsed), Lang::En.elapsed(elapsed)),
            (fr.to_owned(), en.to_owned())
        );
    }

    #[test]
    fn lengths_are_said_as_people_say_them() {
        check(10, Length::Month, false, "dix mois", "ten months");
        check(1, Length::Week, true, "environ une semaine", "about one week");
        check(1, Length::Year, false, "un an", "one year");
        check(19, Length::Month, true, "environ 19 mois", "about 19 months");
        check(2_059, Length::Year, false, "2\u{202f}059 ans", "2,059 years");
    }
}
