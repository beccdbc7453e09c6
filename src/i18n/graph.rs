//! The map: its tools, its panels, its legend, and the sentences that stand for it.

use super::{Lang, texts};
use crate::analysis::outline::Standing;
use crate::analysis::reach::Way;
use crate::domain::entities::Stance;

texts! {
    graph_tools: "Outils de la carte", "Map tools";
    graph_fit: "Ajuster", "Fit";
    graph_zoom_in: "Rapprocher", "Zoom in";
    graph_zoom_out: "Éloigner", "Zoom out";
    graph_arrange: "Disposer", "Arrange";
    arrange_clear: "Carte claire", "Clear map";
    arrange_circle: "Cercle", "Circle";
    arrange_layers: "Couches, dans le sens des flèches", "Layers, along the arrows";
    arrange_pin: "Épingler la sélection", "Pin the selection";
    arrange_unpin: "Désépingler tout", "Unpin all";
    arrange_stop: "Arrêter", "Stop";
    arrange_running(percent): "Disposition : {percent} %", "Arranging: {percent}%";
    graph_size(what): "Taille : {what}", "Size: {what}";
    size_degree: "relations", "relations";
    size_in_degree: "relations reçues", "incoming relations";
    size_out_degree: "relations émises", "outgoing relations";
    size_betweenness: "passage", "betweenness";
    size_closeness: "proximité", "closeness";
    size_eigenvector: "entourage", "eigenvector";
    size_pagerank: "renvois", "PageRank";
    size_constraint: "contrainte", "constraint";
    graph_filters: "Filtres", "Filters";
    graph_filters_on[n]: "Filtres ({n})", "Filtres ({n})", "Filters ({n})", "Filters ({n})";
    graph_paths: "Chemins", "Paths";
    graph_text: "Texte", "Text";
    graph_views: "Vues", "Views";
    graph_says: "Ce que dit la carte", "What the map says";
    graph_chosen: "Sélection", "Selection";
    graph_export: "Exporter", "Export";
    export_svg: "Image SVG, le dessin seul", "SVG image, the drawing alone";
    export_svg_sheets: "Image SVG avec les fiches, sans notes privées", "SVG image with the sheets, without private notes";
    export_png: "Image PNG", "PNG image";
    graph_search: "Chercher un acteur", "Find an actor";
    graph_centred(name): "« {name} » est au centre.", "“{name}” is in the middle.";
    graph_not_found(name): "Aucun acteur de la carte ne s’appelle « {name} ».", "No actor on the map is called “{name}”.";
    graph_filtered_out(name): "« {name} » est masqué par les filtres.", "“{name}” is hidden by the filters.";
    legend: "Légende", "Legend";
    legend_positions: "Légende : positions sur l’objectif", "Legend: positions on the objective";
    legend_size(what): "taille : {what}", "size: {what}";
    legend_arrow: "agit sur", "acts on";
    legend_mutual: "réciproque", "mutual";
    legend_plus: "soutien", "support";
    legend_minus: "opposition", "opposition";
    legend_strength: "épaisseur : force", "width: strength";
    legend_pinned: "épinglé", "pinned";
    legend_empty: "La carte est vide.", "The map is empty.";
    positions_on(text): "Positions sur « {text} »", "Positions on “{text}”";
    positions_placed(some, all): "Acteurs placés : {some} sur {all}.", "Actors placed: {some} of {all}.";
    positions_none: "Aucune position connue. Notez-la dans une fiche de cible reliée à cet objectif.", "No position known. Note it in a target’s sheet joined to this objective.";
    positions_leave: "Revenir aux positions générales", "Back to the general stances";
    positions_left: "La carte montre de nouveau les positions générales.", "The map shows the general stances again.";
    positions_exported(text): "Couleurs : positions sur l’objectif « {text} ».", "Colours: positions on the objective “{text}”.";
    position_unknown: "position inconnue sur cet objectif", "position on this objective unknown";
    filter_kinds: "Natures d’acteurs", "Kinds of actors";
    filter_stances: "Positions", "Stances";
    filter_tags: "Étiquettes", "Tags";
    filter_relation_kinds: "Natures de relations", "Kinds of relations";
    filter_signs: "Signes", "Signs";
    filter_proof: "Force et sources", "Strength and sources";
    filter_actors: "Acteurs", "Actors";
    filter_measures: "Mesures", "Measures";
    filter_only: "seulement", "only";
    filter_only_tag(tag): "Seulement « {tag} »", "Only “{tag}”";
    filter_no_kind: "sans nature", "no kind";
    filter_strength: "Force minimale", "Least strength";
    filter_grade: "Cotation minimale des sources", "Worst grade of sources";
    filter_no_limit: "toutes", "any";
    filter_lone: "Masquer les acteurs sans relation", "Hide actors without relations";
    filter_us: "Refaire sans nous", "Again without us";
    filter_without: "Sans ces acteurs", "Without these actors";
    filter_back: "Remettre", "Put back";
    filter_back_one(name): "Remettre « {name} »", "Put “{name}” back";
    filter_directed: "Suivre le sens des flèches", "Follow the arrows";
    filter_weighted: "Compter les forces", "Count strengths";
    filter_more(n): "Tout voir ({n})", "See all ({n})";
    filter_shown(actors, relations): "{actors}, {relations} sur la carte", "{actors}, {relations} on the map";
    filter_nothing: "Rien à filtrer : le projet est vide.", "Nothing to filter: the project is empty.";
    chosen_none: "Choisissez un acteur ou une relation sur la carte, ou dans le texte.", "Choose an actor or a relation on the map, or in the text.";
    chosen_gone: "Cela n’existe plus dans ce projet.", "This is no longer in this project.";
    chosen_count[n]: "{n} acteur choisi", "{n} acteurs choisis", "{n} actor chosen", "{n} actors chosen";
    chosen_hidden: "Les filtres le masquent.", "The filters hide it.";
    chosen_sheet: "Ouvrir la fiche", "Open the sheet";
    chosen_pin: "Épingler", "Pin";
    chosen_unpin: "Désépingler", "Unpin";
    chosen_centre: "Centrer", "Centre";
    chosen_hide: "Masquer", "Hide";
    chosen_paths: "Chemins entre eux", "Paths between them";
    chosen_none_left: "Ne rien choisir", "Choose nothing";
    chosen_relate: "Relier à…", "Relate to…";
    chosen_tags: "Étiqueter", "Tag";
    chosen_hidden_now[n]: "{n} acteur masqué", "{n} acteurs masqués", "{n} actor hidden", "{n} actors hidden";
    tie_follow(name): "Suivre jusqu’à « {name} »", "Follow to “{name}”";
    tie_from: "De", "From";
    tie_to: "À", "To";
    tie_unknown(name): "« {name} » n’existe pas dans ce projet : l’extrémité reste comme elle était.", "“{name}” is not in this project: the end stays as it was.";
    around: "Autour", "Around";
    around_of(names): "Autour de : {names}", "Around: {names}";
    around_none: "tout", "all";
    around_steps: "Nombre de pas", "Number of steps";
    around_hint: "Choisissez d’abord un acteur : la carte ne garde en lumière que ce qui l’entoure.", "Choose an actor first: the map then lights up what surrounds it only.";
    around_lit(shown, all): "{shown} sur {all} en lumière", "{shown} of {all} lit";
    path_way: "Sens", "Direction";
    paths_between: "Entre deux acteurs", "Between two actors";
    paths_show: "Montrer les chemins", "Show the paths";
    paths_clear: "Tout remettre en lumière", "Light up everything";
    paths_access(target, names): "Chemin d’accès à « {target} » : {names}", "Access path to “{target}”: {names}";
    paths_access_leave: "Seuls ces acteurs et leurs relations sont en lumière. « Tout remettre en lumière », ou Échap sur la carte, montre à nouveau tout.", "Only these actors and their relations are lit. “Light up everything”, or Escape on the map, shows all again.";
    reach_none(from, to): "Aucun chemin de « {from} » à « {to} ».", "No path from “{from}” to “{to}”.";
    paths_same: "Choisissez deux acteurs différents.", "Choose two different actors.";
    paths_example(path): "Par exemple : {path}", "For example: {path}";
    paths_steps[n]: "en {n} pas", "en {n} pas", "in {n} step", "in {n} steps";
    paths_found[n]: "{n} plus court chemin", "{n} plus courts chemins", "{n} shortest path", "{n} shortest paths";
    twin_hint: "Flèches : se déplacer. Droite : ouvrir, suivre. Gauche : revenir. Entrée : choisir. L : relier. Suppr : supprimer.", "Arrows: move. Right: open, follow. Left: go back. Enter: choose. L: relate. Delete: remove.";
    twin_tree: "La carte en texte", "The map as text";
    twin_empty: "Aucun acteur sur la carte.", "No actor on the map.";
    twin_actor(marks, standing): ", {marks} : {standing}", ", {marks}: {standing}";
    twin_before: "Précédents", "Previous";
    twin_after: "Suivants", "Next";
    twin_page(from, to, all): "{from} à {to} sur {all}", "{from} to {to} of {all}";
    twin_removed(what): "Relation supprimée : {what}. Ctrl+Z la remet.", "Relation deleted: {what}. Ctrl+Z puts it back.";
    twin_acts_on[n]: "agit sur {n} acteur", "agit sur {n} acteurs", "acts on {n} actor", "acts on {n} actors";
    twin_acted_by[n]: "{n} agit sur lui", "{n} agissent sur lui", "{n} acts on it", "{n} act on it";
    twin_acts_on_none: "n’agit sur personne", "acts on nobody";
    twin_acted_by_none: "personne n’agit sur lui", "nobody acts on it";
    twin_against(n): ", dont {n} contre", ", {n} of them against";
    views_name: "Nom de la vue", "Name of the view";
    views_save: "Garder cette vue", "Keep this view";
    views_none: "Aucune vue gardée. Une vue garde les filtres, les tailles et les places.", "No view kept. A view keeps filters, sizes and places.";
    views_open(name): "Ouvrir la vue « {name} »", "Open the view “{name}”";
    views_update(name): "Remplacer la vue « {name} » par ce qui est à l’écran", "Replace the view “{name}” by what is on screen";
    views_rename(name): "Renommer la vue « {name} »", "Rename the view “{name}”";
    views_remove(name): "Supprimer la vue « {name} »", "Delete the view “{name}”";
    views_saved(name): "Vue « {name} » gardée.", "View “{name}” kept.";
    views_opened(name): "Vue « {name} » ouverte.", "View “{name}” opened.";
}

impl Lang {
    /// Where an actor stands on the objective that the map shows.
    pub fn position_here(self, stance: Option<Stance>) -> String {
        match (stance, self) {
            (None, _) => self.position_unknown().to_owned(),
            (Some(_), Self::Fr) => format!("{} sur cet objectif", self.stance(stance)),
            (Some(_), Self::En) => format!("{} on this objective", self.stance(stance)),
        }
    }

    /// Which way relations are followed.
    pub fn way(self, way: Way) -> &'static str {
        match way {
            Way::Both => self.pick("dans les deux sens", "both ways"),
            Way::Down => self.pick("ceux qu’il influence", "those it influences"),
            Way::Up => self.pick("ceux qui l’influencent", "those who influence it"),
        }
    }

    /// Whom an actor acts on, and who acts on it, as one sentence.
    pub fn standing(self, standing: Standing) -> String {
        let against = |n: usize| {
            if n == 0 { String::new() } else { self.twin_against(self.number(n)) }
        };
        let on = match standing.acts_on {
            0 => self.twin_acts_on_none().to_owned(),
            n => self.twin_acts_on(n) + &against(standing.acts_against),
        };
        let by = match standing.acted_on_by {
            0 => self.twin_acted_by_none().to_owned(),
            n => self.twin_acted_by(n) + &against(standing.opposed_by),
        };
        format!("{on}{} {by}.", self.pick("\u{a0};", ";"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(numbers: [usize; 4], fr: &str, en: &str) {
        let [acts_on, acts_against, acted_on_by, opposed_by] = numbers;
        let standing = Standing { acts_on, acts_against, acted_on_by, opposed_by };
        assert_eq!(Lang::Fr.standing(standing), fr);
        assert_eq!(Lang::En.standing(standing), en);
    }

    #[test]
    fn a_standing_is_one_sentence() {
        check(
            [3, 0, 0, 0],
            "agit sur 3 acteurs\u{a0}; personne n’agit sur lui.",
            "acts on 3 actors; nobody acts on it.",
        );
        check(
            [1, 1, 12, 2],
            "agit sur 1 acteur, dont 1 contre\u{a0}; 12 agissent sur lui, dont 2 contre.",
            "acts on 1 actor, 1 of them against; 12 act on it, 2 of them against.",
        );
    }
}
