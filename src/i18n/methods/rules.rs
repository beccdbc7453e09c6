//! The message of every rule. `{0}` is its first value, `{0?one|many}` agrees with it.

use super::Word;

pub(super) const MESSAGES: &[Word] = &[
    (
        "COT-01",
        "« {1} » : {0} {0?note|notes} sans justification. Écrivez en une phrase pourquoi.",
        "“{1}”: {0} {0?score|scores} without a reason. Write in one sentence why.",
    ),
    (
        "COT-02",
        "Toutes les notes valent {0} pour « {1} ». L’outil ne peut rien classer : comparez les éléments deux à deux.",
        "All scores for “{1}” are {0}. Nothing can be ranked: compare the items two by two.",
    ),
    (
        "COT-03",
        "Le groupe n’est pas d’accord sur « {0} » ({1} à {2}). Gardez la trace du désaccord.",
        "The group does not agree on “{0}” ({1} to {2}). Keep a record of the disagreement.",
    ),
    (
        "TL-01",
        "L’action « {0} » finit après l’échéance de son objectif ({1}).",
        "The action “{0}” ends after the deadline of its objective ({1}).",
    ),
    (
        "TDC-01",
        "Votre chemin tourne en rond : {0}. Coupez un lien ou marquez-le « boucle ».",
        "Your path goes round in circles: {0}. Cut an arrow or mark it as a loop.",
    ),
    (
        "TDC-02",
        "« {0} » ne mène à aucun changement. À quoi sert-elle ?",
        "“{0}” leads to no change. What is it for?",
    ),
    (
        "TDC-03",
        "« {0} » ne dit pas QUI change. Nommez au moins un acteur.",
        "“{0}” does not say WHO changes. Name at least one actor.",
    ),
    (
        "TDC-04",
        "« {0} » ressemble à une activité (« {1} »), pas à un changement. Écrivez la situation obtenue : « Les ministères publient… ».",
        "“{0}” looks like an activity (“{1}”), not a change. Write the situation obtained: “The ministries publish…”.",
    ),
    (
        "TDC-05",
        "Lien sans « parce que » : {0} → {1}. Si vous ne savez pas pourquoi, c’est une hypothèse à tester.",
        "Arrow without a “because”: {0} → {1}. If you do not know why, it is an assumption to test.",
    ),
    (
        "TDC-06",
        "Saut trop grand : de « {0} » directement à l’impact. Il manque des étapes.",
        "Too big a leap: from “{0}” straight to the impact. Steps are missing.",
    ),
    (
        "TDC-07",
        "Aucune hypothèse sur le chemin de « {0} ». Demandez : qu’est-ce qui pourrait le faire échouer alors que nous avons tout bien fait ?",
        "No assumption on the way to “{0}”. Ask: what could make it fail although we did everything right?",
    ),
    (
        "TDC-08",
        "{0} impacts. Au-delà de deux, le groupe ne sait plus où il va.",
        "{0} impacts. Beyond two, the group no longer knows where it is going.",
    ),
    (
        "TDC-09",
        "Maillon faible : {0} (confiance {1}/4). Trouvez une preuve, un plan B, ou changez de chemin.",
        "Weak link: {0} (confidence {1}/4). Find proof, a plan B, or another way.",
    ),
    (
        "SWO-01",
        "Pour quel objectif faites-vous ce SWOT ? Sans objectif, une force n’en est pas une.",
        "For which objective is this SWOT? Without one, a strength is none.",
    ),
    (
        "SWO-02",
        "« {0} » est classé {1} mais parle de nous. Ce qui est dehors existe même si notre collectif n’existe pas.",
        "“{0}” stands under {1} but speaks of us. What is outside exists even if our group does not.",
    ),
    (
        "SWO-03",
        "« {0} » est une action, pas une situation ({1}). Décrivez la situation, gardez l’action pour les croisements.",
        "“{0}” is an action, not a situation ({1}). Describe the situation, keep the action for the crossings.",
    ),
    (
        "SWO-04",
        "Même idée en force et en faiblesse : « {0} » / « {1} ». Précisez dans quel cas.",
        "The same idea as a strength and a weakness: “{0}” / “{1}”. Say in which case.",
    ),
    (
        "SWO-05",
        "{0} {0?élément|éléments} sans preuve : {0?c’est une impression|ce sont des impressions}. Cherchez une source. Sans source, {0?il reste une hypothèse|ils restent des hypothèses}.",
        "{0} {0?item|items} without proof: {0?an impression|impressions}. Find a source. Without one, {0?it stays a hypothesis|they stay hypotheses}.",
    ),
    (
        "SWO-06",
        "{1} : {0} éléments. Gardez les 5 à 7 plus importants.",
        "{1}: {0} items. Keep the 5 to 7 that matter most.",
    ),
    (
        "SWO-07",
        "« {0} » ne croise rien. Reliez cette stratégie à au moins un élément interne et un élément externe.",
        "“{0}” crosses nothing. Join this strategy to at least one inner and one outer item.",
    ),
    (
        "SWO-08",
        "Forces nombreuses, aucune faiblesse. Demandez à un partenaire critique.",
        "Many strengths, not one weakness. Ask a critical partner.",
    ),
    (
        "PES-01",
        "Dimension vide : {0}. Écrivez « rien d’important », avec la date de la vérification, ou ajoutez un facteur.",
        "Empty dimension: {0}. Write “nothing important”, with the date you checked, or add a factor.",
    ),
    (
        "PES-02",
        "« {0} » parle de nous, pas de l’environnement. Gardez-le pour le SWOT.",
        "“{0}” speaks of us, not of what is around. Keep it for the SWOT.",
    ),
    (
        "PES-03",
        "Impact fort ({1}) sans source : « {0} ». Citez une affirmation.",
        "Strong impact ({1}) without a source: “{0}”. Cite a claim.",
    ),
    (
        "PES-04",
        "Même facteur dans {1} et {2} : « {0} ». Gardez-le là où est son moteur principal.",
        "The same factor in {1} and {2}: “{0}”. Keep it where its main driver is.",
    ),
    (
        "PES-05",
        "Aucun facteur favorable. Cherchez au moins une tendance qui vous aide.",
        "No helpful factor. Look for at least one trend that helps you.",
    ),
    (
        "PES-06",
        "« {0} » : facteur vieux de {1} mois. Est-il toujours vrai ?",
        "“{0}”: a factor {1} months old. Is it still true?",
    ),
    (
        "ARB-01",
        "Il faut un seul problème central. Vous en avez {0}. Lequel, s’il disparaissait, changerait tout ?",
        "There must be one central problem. You have {0}. Which one, if it were gone, would change everything?",
    ),
    (
        "ARB-02",
        "« {0} » décrit l’absence d’une solution (« pas de… », « manque de… »). Quel est le problème que vivent les gens ?",
        "“{0}” describes a missing solution (“no…”, “lack of…”). What is the problem people live?",
    ),
    (
        "ARB-03",
        "« {0} » est trop large. Qui fait quoi, où ?",
        "“{0}” is too broad. Who does what, where?",
    ),
    (
        "ARB-04",
        "« {0} » contient deux idées (« et », « car », « donc »). Coupez en deux cartes.",
        "“{0}” holds two ideas (“and”, “because”, “so”). Cut it into two cards.",
    ),
    (
        "ARB-05",
        "Ces causes tournent en rond : {0}. Choisissez le sens principal, notez l’autre en boucle.",
        "These causes go round in circles: {0}. Choose the main direction, mark the other as a loop.",
    ),
    (
        "ARB-06",
        "Une seule cause pour « {0} ». Cherchez au moins une autre explication.",
        "Only one cause for “{0}”. Look for at least one other explanation.",
    ),
    (
        "ARB-07",
        "L’objectif « {0} » n’est que la phrase inverse, et nie encore. Reformulez.",
        "The objective “{0}” is only the sentence reversed, and still denies. Say it another way.",
    ),
    (
        "CL-01",
        "Plusieurs objectifs spécifiques. Un projet a un objectif spécifique ; faites un second cadre.",
        "Several purposes. A project has one purpose; make a second framework.",
    ),
    (
        "CL-02",
        "Indicateur qui répète le résultat : « {0} ». Il doit dire combien, quoi, quand, où.",
        "An indicator that repeats the result: “{0}”. It must say how much, what, when, where.",
    ),
    (
        "CL-03",
        "« {0} » : source de vérification absente. Où lirez-vous ce chiffre ?",
        "“{0}”: no means of verification. Where will you read this figure?",
    ),
    (
        "CL-04",
        "« {0} » : cette hypothèse dépend de nous. Faites-en une activité.",
        "“{0}”: this assumption depends on us. Make it an activity.",
    ),
    (
        "CL-05",
        "Activité rédigée comme un résultat, ou l’inverse : « {0} ».",
        "An activity written as a result, or the other way round: “{0}”.",
    ),
    (
        "POU-01",
        "« {0} » : partez d’un fait précis. Qui, quoi, quand ?",
        "“{0}”: start from a precise fact. Who, what, when?",
    ),
    (
        "POU-02",
        "« {0} » désigne une personne ou un défaut. Qu’est-ce qui, dans l’organisation ou les règles, rend cela possible ?",
        "“{0}” points at a person or a fault. What in the organisation or the rules makes it possible?",
    ),
    (
        "POU-03",
        "La phrase « {0}, donc {1} » ne tient pas. Il manque une étape.",
        "The sentence “{0}, therefore {1}” does not hold. A step is missing.",
    ),
    (
        "POU-04",
        "« {0} » : une seule réponse à chaque pourquoi. Y a-t-il une autre cause ?",
        "“{0}”: only one answer to each why. Is there another cause?",
    ),
    (
        "POU-05",
        "Vous tournez en rond : « {0} » a déjà été dit.",
        "You are going round in circles: “{0}” was said already.",
    ),
    (
        "POU-06",
        "Cause hors de portée de tous : « {0} ». Remontez d’un cran.",
        "A cause nobody can reach: “{0}”. Go up one step.",
    ),
    ("CIB-01", "Une fiche, une demande. Vous en avez {0}.", "One sheet, one demand. You have {0}."),
    (
        "CIB-02",
        "Rien ne dit que {0} a le pouvoir de dire oui. Qui l’a, selon quel texte ?",
        "Nothing says that {0} has the power to say yes. Who has it, by which law?",
    ),
    (
        "CIB-03",
        "Personne n’est chargé de la prochaine étape : « {0} ». Nommez quelqu’un.",
        "Nobody is in charge of the next step: “{0}”. Name somebody.",
    ),
    (
        "CIB-04",
        "Donnée sur {1} gardée depuis {0} mois sans usage. Utilisez-la ou effacez-la.",
        "Data on {1} kept for {0} months without use. Use it or erase it.",
    ),
    (
        "SMA-S1",
        "« {0} » est vague. Qu’est-ce qu’on verra concrètement ?",
        "“{0}” is vague. What will one actually see?",
    ),
    (
        "SMA-S2",
        "Deux objectifs dans une phrase : « {0} ». Coupez.",
        "Two objectives in one sentence: “{0}”. Cut it.",
    ),
    (
        "SMA-M1",
        "« {0} » : comment saurez-vous que c’est atteint ? Ajoutez un chiffre ou un fait vérifiable.",
        "“{0}”: how will you know it is reached? Add a figure or a fact one can check.",
    ),
    (
        "SMA-M2",
        "« {0} » : point de départ inconnu. Mesurez-le bien avant l’échéance ({1}).",
        "“{0}”: unknown starting point. Measure it well before the deadline ({1}).",
    ),
    (
        "SMA-A1",
        "« {0} » : personne n’est responsable. « Tout le monde » veut dire personne.",
        "“{0}”: nobody is responsible. “Everybody” means nobody.",
    ),
    (
        "SMA-A2",
        "Il manque {0} heures pour les actions de « {1} ».",
        "{0} hours are missing for the actions of “{1}”.",
    ),
    (
        "SMA-R1",
        "Objectif d’activité : « {0} ». Quel changement chez la cible ?",
        "An objective of activity: “{0}”. What changes at the target?",
    ),
    (
        "SMA-R2",
        "Rien ne dit que {0} a le pouvoir d’y répondre. Complétez sa fiche, ou changez de cible.",
        "Nothing says that {0} has the power to grant it. Complete the sheet, or change target.",
    ),
    (
        "SMA-T1",
        "« {0} » : sans date, pas d’objectif. Écrivez une échéance.",
        "“{0}”: without a date there is no objective. Write a deadline.",
    ),
    (
        "SMA-T2",
        "« {0} » : échéance à plus de six mois sans étape.",
        "“{0}”: a deadline more than six months away without a milestone.",
    ),
    (
        "STR-01",
        "Une seule option : ce n’est pas un choix. Ajoutez « ne rien faire ».",
        "Only one option: that is no choice. Add “do nothing”.",
    ),
    (
        "STR-02",
        "Deux critères disent presque la même chose : « {0} » et « {1} ». Gardez-en un.",
        "Two criteria say almost the same: “{0}” and “{1}”. Keep one.",
    ),
    (
        "STR-03",
        "Choix fragile : si « {0} » compte {1} fois autant, « {2} » passe devant « {3} ».",
        "A fragile choice: if “{0}” counts {1} times as much, “{2}” passes in front of “{3}”.",
    ),
    (
        "STR-04",
        "Toutes vos stratégies visent les décideurs. Qui prépare l’opinion ?",
        "All your strategies aim at decision-makers. Who prepares opinion?",
    ),
    (
        "STR-05",
        "« {0} » dépend d’un moyen que vous n’avez pas : {1}.",
        "“{0}” depends on something you do not have: {1}.",
    ),
    (
        "MSG-01",
        "Pas de demande. Que doit faire ce public ({0}), et quand ?",
        "No demand. What should this audience ({0}) do, and when?",
    ),
    (
        "MSG-02",
        "Un seul message pour {0} publics. Faites une version pour chacun.",
        "One message for {0} audiences. Make a version for each.",
    ),
    (
        "MSG-03",
        "Chiffre sans source : « {0} ». Citez une affirmation.",
        "A figure without a source: “{0}”. Cite a claim.",
    ),
    ("MSG-04", "Phrase de {0} mots. Coupez.", "A sentence of {0} words. Cut it."),
    (
        "MSG-05",
        "« Importance » parle de nous. Pourquoi est-ce important pour ce public ({0}) ?",
        "“Why it matters” speaks of us. Why does it matter to this audience ({0})?",
    ),
    (
        "MSG-06",
        "Vous répétez le cadre de l’adversaire pour le nier. Dites plutôt ce qui est.",
        "You repeat the opponent’s frame to deny it. Say what is instead.",
    ),
    (
        "ACT-01",
        "Action sans objectif : « {0} ». Reliez-la, ou laissez-la.",
        "An action without an objective: “{0}”. Join it to one, or drop it.",
    ),
    (
        "ACT-02",
        "{0} porte {1} {1?action|actions} en même temps ({2} h cette semaine). Partagez.",
        "{0} carries {1} {1?action|actions} at the same time ({2} h this week). Share.",
    ),
    (
        "ACT-03",
        "Ces actions s’attendent en rond : {0}. Coupez une attente.",
        "These actions wait for each other in a circle: {0}. Cut one of the waits.",
    ),
    (
        "ACT-04",
        "{0} {0?action faite|actions faites} sans bilan. Une ligne suffit.",
        "{0} {0?action|actions} done without an outcome. One line is enough.",
    ),
    (
        "ACT-05",
        "« {1} » : en retard de {0} {0?jour|jours}. Nouvelle date, aide, ou abandon ?",
        "“{1}”: {0} {0?day|days} late. A new date, help, or drop it?",
    ),
    ("IND-01", "« {0} » : la cible est égale au départ.", "“{0}”: the target equals the baseline."),
    (
        "IND-02",
        "« {2} » : aucun relevé depuis {0} {0?jour|jours} (prévu : {1}).",
        "“{2}”: no reading for {0} {0?day|days} (planned: {1}).",
    ),
    (
        "IND-03",
        "« {0} » compte ce que vous faites, pas ce qui change.",
        "“{0}” counts what you do, not what changes.",
    ),
    (
        "IND-04",
        "« {1} » : {0} dépasse 3 fois la cible ou le départ. Erreur de saisie ?",
        "“{1}”: {0} is over 3 times the target or the baseline. A typing error?",
    ),
    (
        "IND-05",
        "{0} indicateurs pour l’objectif « {1} ». Deux bons valent mieux.",
        "{0} indicators for the objective “{1}”. Two good ones are better.",
    ),
    (
        "IND-06",
        "« {0} » : un bon chiffre peut cacher une dégradation. Ajoutez un indicateur de garde.",
        "“{0}”: a good figure can hide a decline. Add an indicator that stands guard.",
    ),
    (
        "OM-01",
        "Ce marqueur décrit notre activité. Décrivez ce que fait le partenaire ({0}).",
        "This marker describes our activity. Describe what the partner ({0}) does.",
    ),
    (
        "OM-02",
        "« {0} » : « {1} » ressemble à la première étape.",
        "“{0}”: “{1}” looks like the first step.",
    ),
    (
        "OM-03",
        "Aucun changement inattendu noté. Cherchez aussi le négatif.",
        "No unexpected change noted. Look for the negative too.",
    ),
    (
        "OM-04",
        "Nous ne sommes pas en contact direct avec {0} : ce n’est pas un partenaire limitrophe.",
        "We are not in direct contact with {0}: it is no boundary partner.",
    ),
    (
        "X-02",
        "Hypothèse fragile sans signal d’alerte : « {0} ». Comment saurez-vous qu’elle tombe ?",
        "A shaky assumption without a warning sign: “{0}”. How will you know that it falls?",
    ),
    (
        "X-03",
        "Aucune cible de « {0} » n’a le pouvoir de dire oui. Qui peut l’accorder ?",
        "No target of “{0}” has the power to say yes. Who can grant it?",
    ),
    (
        "X-05",
        "Passage obligé sans objectif : « {0} ». Le traiter coupe {1} causes racines sur {2}.",
        "A must without an objective: “{0}”. Dealing with it cuts {1} root causes of {2}.",
    ),
    (
        "X-06a",
        "Objectif sans action : « {0} ». Qui commence, par quoi ?",
        "An objective without an action: “{0}”. Who starts, with what?",
    ),
    (
        "X-06b",
        "Objectif sans indicateur : « {0} ». Comment saurez-vous où vous en êtes ?",
        "An objective without an indicator: “{0}”. How will you know where you stand?",
    ),
    (
        "X-07a",
        "« {0} » n’a aucune preuve d’au moins C3. Cherchez une meilleure source, ou dites-le moins fort.",
        "“{0}” has no proof of at least C3. Find a better source, or say it less loudly.",
    ),
    (
        "X-07b",
        "« {0} » cite une affirmation contredite : « {1} ». Vérifiez avant de le redire.",
        "“{0}” cites a claim that is contradicted: “{1}”. Check before saying it again.",
    ),
    (
        "X-09",
        "Allié d’un côté, opposant de l’autre ? La fiche de {0} et sa position sur l’objectif se contredisent. Vérifiez laquelle est juste.",
        "An ally on one side, an opponent on the other? The sheet of {0} and its position on the objective contradict each other. Check which is right.",
    ),
    (
        "X-12",
        "« {0} » finit après « {1} » ({2}), dont cela dépend.",
        "“{0}” ends after “{1}” ({2}), on which it depends.",
    ),
    (
        "X-16",
        "La même phrase a d’autres notes dans un autre outil : « {0} ». Accordez-les.",
        "The same sentence has other scores in another tool: “{0}”. Make them agree.",
    ),
];
