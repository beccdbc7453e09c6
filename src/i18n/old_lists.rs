//! What older tools listed by number, in words.

/// What is done before a meeting; the last differs between two versions.
pub(crate) const BEFORE: [&str; 8] = [
    "Agenda politique suivi",
    "Cible identifiée et vérifiée",
    "Attention attirée à l’avance",
    "Demande officielle envoyée",
    "Délégation choisie",
    "Temps de parole répartis",
    "Documents à laisser prêts",
    "Questions pratiques réglées",
];

/// The ninth thing to do before, in the first version and in the second.
pub(crate) const BEFORE_LAST: [&str; 2] =
    ["Stratégie rappelée au groupe", "Réponses aux objections préparées"];

/// What is done during a meeting, in the first version.
pub(crate) const DURING_1: [&str; 7] = [
    "Remercier, prendre contact",
    "Présenter le groupe",
    "Exposer le problème, les solutions, les demandes",
    "Écouter les objections",
    "Faire court, sans jargon",
    "Demander un engagement",
    "Remettre les documents",
];

/// What is done during a meeting, in the second version.
pub(crate) const DURING_2: [&str; 8] = [
    "Remercier, prendre contact",
    "Présenter le groupe",
    "Exposer le problème, les solutions, les demandes",
    "Faire le lien avec ce que la personne a dit ou fait",
    "Écouter, poser des questions",
    "Faire court, sans jargon ni reproche",
    "Demander un engagement",
    "Remettre les documents",
];

/// What is done after a meeting.
pub(crate) const AFTER: [&str; 5] = [
    "Compte rendu rédigé",
    "Points de suivi envoyés",
    "Bilan fait en groupe",
    "Retour à l’équipe et aux alliés",
    "Position mise à jour sur la carte",
];

/// The profiles of a team, by letter.
pub(crate) const PROFILES: [(&str, &str); 3] =
    [("a", "Planificateur·trice"), ("b", "Communicant·e"), ("c", "Chercheur·euse")];

/// A tick of a list whose words are not known.
pub(crate) fn ticked(number: usize) -> String {
    format!("Point {number} coché")
}

/// Things of a list whose words are not known, by number.
pub(crate) fn ticked_list(numbers: &[String]) -> String {
    format!("Cochés : {}", numbers.join(", "))
}

/// The strategies of the second version, by number, each with the nearest kind that has a key.
pub(crate) const STRATEGIES_2: [(&str, &str); 13] = [
    ("Recherche et expertise", "research"),
    ("Droit et médiatisation", "legal"),
    ("Communication participative", "media"),
    ("Opposition à un adversaire", "opposition"),
    ("Boycott", "boycott"),
    ("Affichage", "media"),
    ("Négociation", "negotiation"),
    ("Programme pilote", ""),
    ("Pétition", "petition"),
    ("Rencontres et lobbying", "lobbying"),
    ("Alliances", "alliance"),
    ("Porte-voix", "media"),
    ("Mobilisation de rue", "mobilization"),
];

/// The titles of fields whose keys lost their accents or say little.
pub(crate) fn title_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "echelle" => "Échelle",
        "theorie" => "Théorie",
        "pret" => "Prêt",
        "identites" => "Identités",
        "privileges" => "Privilèges",
        "competences" => "Compétences",
        "reponses" => "Réponses",
        "creation" => "Création",
        "criteres" => "Critères",
        "evaluation" => "Évaluation",
        "echeances" => "Échéances",
        "methodes" => "Méthodes",
        "lecons" => "Leçons",
        "allies" => "Alliés",
        "resultat" => "Résultat",
        "resume" => "Résumé",
        "repli" => "Solution de repli",
        "journalc" => "Journal",
        "apres" => "Après",
        "strategie" => "Stratégie",
        "frequence" => "Fréquence",
        "petition" => "Pétition",
        "retenues" => "Stratégies retenues",
        "messages2" => "Messages secondaires",
        "petales" => "Pétales",
        "content" | "contenu" => "Contenu",
        "category" | "cat" => "Catégorie",
        "deadline" => "Échéance",
        "role" => "Rôle",
        "licence" | "license" => "Licence",
        "settings" => "Réglages",
        "interet" => "Intérêt",
        "acces" => "Accès",
        _ => return None,
    })
}
