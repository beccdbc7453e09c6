//! The board of the map.

use super::texts;

texts! {
    graph_summary(actors, relations): "Carte : {actors}, {relations}", "Map: {actors}, {relations}";
    graph_keys: "Flèches : aller d’un acteur à l’autre, ou déplacer la vue. Maj et flèches : déplacer la vue. Ctrl et flèches : déplacer l’acteur. Plus, moins : zoom. F : tout voir. Entrée : lire la fiche. L : relier. P : épingler. 1, 2, 3 : voisins. Suppr : supprimer. Échap : ne rien choisir.", "Arrows: go from actor to actor, or move the view. Shift and arrows: move the view. Ctrl and arrows: move the actor. Plus, minus: zoom. F: see all. Enter: read the sheet. L: link. P: pin. 1, 2, 3: neighbours. Delete: remove. Escape: choose nothing.";
    naming_actor: "Nom de l’acteur", "Name of the actor";
    naming_tie(from, to): "{from} … {to} : nature de la relation", "{from} … {to}: kind of relation";
    naming_hint: "Entrée pour garder, Échap pour laisser", "Enter to keep, Escape to leave";
    said_actor(name, relations): "{name}, {relations}", "{name}, {relations}";
    said_linking(name): "Relier {name} : choisissez l’autre acteur, puis Entrée.", "Link {name}: choose the other actor, then Enter.";
    said_pinned(name): "{name} : épinglé", "{name}: pinned";
    said_unpinned(name): "{name} : libre", "{name}: free";
    said_nothing: "Rien n’est choisi.", "Nothing is chosen.";
    layout_failed: "La disposition s’est arrêtée en chemin. La carte reste comme elle était. Vous pouvez relancer.", "The layout stopped on the way. The map stays as it was. You can start it again.";
    measures_failed: "Le calcul s’est arrêté en chemin. Changez un filtre pour le relancer.", "The computation stopped on the way. Change a filter to start it again.";
    map_empty: "Cette carte est vide. Double-cliquez pour placer un premier acteur, ou appuyez sur N.", "This map is empty. Double-click to place a first actor, or press N.";
    map_all_hidden: "Les filtres cachent tout.", "The filters hide everything.";
}
