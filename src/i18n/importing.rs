//! A file of tables: what its sheets and columns are, and what they would give.

use super::{Lang, texts};
use crate::format::table;
use crate::format::table::recipe::{Counts, Separator, Shape, Use};

texts! {
    table_intro: "Dites ce que contient chaque colonne. L’aperçu suit.", "Say what each column holds. The preview follows.";
    table_remembered: "Les réglages de votre dernier fichier de cette forme sont repris.", "The settings of your last file of this shape are used again.";
    table_afresh: "Repartir de ce que mySPOT reconnaît", "Start from what mySPOT recognises";
    table_sheet: "Feuille", "Sheet";
    table_hidden(name): "{name} (cachée)", "{name} (hidden)";
    table_from_row(name, n): "{name}, à partir de la ligne {n}", "{name}, from row {n}";
    table_rows[n]: "{n} ligne", "{n} lignes", "{n} row", "{n} rows";
    table_shape: "Chaque ligne est", "Each row is";
    table_header: "Les titres sont", "The headers are in";
    table_header_none: "nulle part", "no row";
    table_header_row(n, text): "ligne {n} : {text}", "row {n}: {text}";
    table_encoding: "Accents", "Accents";
    table_separator: "Colonnes séparées par", "Columns separated by";
    table_dates: "Dates", "Dates";
    table_day_first: "jour/mois/année", "day/month/year";
    table_month_first: "mois/jour/année", "month/day/year";
    table_decimal: "Décimales", "Decimals";
    table_decimal_comma: "0,5", "0,5";
    table_decimal_point: "0.5", "0.5";
    table_kind: "Sans type dit, c’est", "With no kind given, it is";
    table_serials: "Des nombres comme 46082 sont des dates", "Numbers such as 46082 are dates";
    table_column: "Colonne", "Column";
    table_column_n(n): "Colonne {n}", "Column {n}";
    table_examples: "Exemples", "Examples";
    table_use: "Devient", "Becomes";
    table_split: "Plusieurs par case", "Several in a cell";
    table_split_no: "non", "no";
    table_relation: "Nature de la relation", "Kind of relation";
    table_use_of(column): "{column} : devient", "{column}: becomes";
    table_split_of(column): "{column} : plusieurs par case", "{column}: several in a cell";
    table_relation_of(column): "{column} : nature de la relation", "{column}: kind of relation";
    table_preview: "Ce que cela donnera", "What this will give";
    table_row(n): "Ligne {n}", "Row {n}";
    table_next: "Continuer", "Continue";
    table_nothing: "Rien encore : dites quelle colonne porte le nom.", "Nothing yet: say which column holds the name.";
    table_working: "Lecture du tableau…", "Reading the table…";
    table_again: "déjà là", "there already";
    shape_skip: "laissée de côté", "left out";
    shape_actors: "un acteur", "an actor";
    shape_relations: "une relation", "a relation";
    shape_matrix: "une ligne de matrice (qui influence qui)", "a row of a matrix (who influences whom)";
    shape_events: "un événement", "an event";
    shape_register: "une organisation, ses gens, ses clients", "an organisation, its people, its clients";
    shape_actions: "une action", "an action";
    shape_claims: "une affirmation, avec sa source", "a claim, with its source";
    use_ignore: "rien : laissée de côté", "nothing: left out";
    use_id: "identifiant", "identifier";
    use_name: "nom (ou nom de famille)", "name (or family name)";
    use_first_name: "prénom", "first name";
    use_kind: "nature (personne, fait, opinion…)", "kind (person, fact, opinion…)";
    use_aliases: "autres noms", "other names";
    use_description: "description", "description";
    use_tags: "étiquettes", "tags";
    use_stance: "position (allié, opposant…)", "stance (ally, opponent…)";
    use_target: "est une cible (oui ou non)", "is a target (yes or no)";
    use_us: "fait partie de nous (oui ou non)", "is one of us (yes or no)";
    use_date: "date", "date";
    use_start: "début", "start";
    use_end: "fin", "end";
    use_url: "adresse web", "web address";
    use_source: "source", "source";
    use_note: "affirmation", "claim";
    use_about: "à propos de qui, ou de quoi", "about whom, or what";
    use_about_id: "à propos de, par identifiant", "about, by identifier";
    use_source_id: "source, par identifiant", "source, by identifier";
    use_quote: "citation", "quote";
    use_page: "page", "page";
    use_bearing: "ce que fait la source (appuie, contredit…)", "what the source does (supports, contradicts…)";
    use_grade: "cotation (A1 à F6)", "grade (A1 to F6)";
    use_when: "date affirmée", "date claimed";
    use_private: "note privée (oui ou non)", "private note (yes or no)";
    use_field: "champ sous ce titre", "field under this header";
    use_person_field: "champ de la personne", "field of the person";
    use_from: "relation : de", "relation: from";
    use_to: "relation : vers", "relation: to";
    use_from_id: "relation : de, par identifiant", "relation: from, by identifier";
    use_to_id: "relation : vers, par identifiant", "relation: to, by identifier";
    use_relation_kind: "relation : nature", "relation: kind";
    use_direction: "relation : dans un sens ou les deux", "relation: one way or both";
    use_sign: "relation : aide ou nuit", "relation: helps or harms";
    use_strength: "relation : force", "relation: strength";
    use_organisation: "organisation", "organisation";
    use_person: "personnes de l’organisation", "people of the organisation";
    use_client: "clients, intérêts représentés", "clients, interests represented";
    use_function: "fonction de la personne", "position of the person";
    use_state: "état de l’action", "state of the action";
    use_related_to: "acteurs liés : il va vers eux", "related actors: it goes to them";
    use_related_from: "acteurs liés : ils vont vers lui", "related actors: they go to it";
    separator_list: "liste [ , ]", "list [ , ]";
    separator_line: "retour à la ligne", "line break";
    separator_bar: "|", "|";
    separator_semicolon: ";", ";";
    separator_dash: " - ", " - ";
    separator_slash: " / ", " / ";
    separator_comma: ",", ",";
    separator_bracket: ") suivie d’un nom", ") before a name";
    between_comma: "virgule", "comma";
    between_semicolon: "point-virgule", "semicolon";
    between_tab: "tabulation", "tab";
    between_pipe: "barre |", "bar |";
    paste_title: "Coller un tableau ou un texte", "Paste a table or a text";
    paste_label: "Collez ici des cases de tableur, une liste de noms, ou un article", "Paste cells of a spreadsheet, a list of names, or an article here";
    paste_name: "Collage", "Pasted";
    paste_go: "Lire", "Read";
    old_text_title: "Texte chiffré par le premier mySPOT", "Text encrypted by the first mySPOT";
    old_text_help: "Collez-le : mySPOT le reconnaît et demande sa phrase de passe.", "Paste it: mySPOT recognises it and asks for its passphrase.";
    opened_text: "Le texte qui était chiffré", "The text that was encrypted";
    people_count[n]: "{n} personne", "{n} personnes", "{n} person", "{n} people";
    organisations_count[n]: "{n} organisation", "{n} organisations", "{n} organisation", "{n} organisations";
    others_count[n]: "{n} autre entité", "{n} autres entités", "{n} other entity", "{n} other entities";
    rows_kept_count[n]: "{n} ligne gardée à part", "{n} lignes gardées à part", "{n} row kept aside", "{n} rows kept aside";
}

impl Lang {
    /// What the rows of a sheet are.
    pub fn shape(self, shape: Shape) -> &'static str {
        match shape {
            Shape::Skip => self.shape_skip(),
            Shape::Actors => self.shape_actors(),
            Shape::Relations => self.shape_relations(),
            Shape::Matrix => self.shape_matrix(),
            Shape::Events => self.shape_events(),
            Shape::Register => self.shape_register(),
            Shape::Actions => self.shape_actions(),
            Shape::Claims => self.shape_claims(),
        }
    }

    /// What a column becomes.
    pub fn table_use_word(self, usage: &Use) -> &'static str {
        match usage {
            Use::Ignore => self.use_ignore(),
            Use::Id => self.use_id(),
            Use::Name => self.use_name(),
            Use::FirstName => self.use_first_name(),
            Use::Kind => self.use_kind(),
            Use::Aliases => self.use_aliases(),
            Use::Description => self.use_description(),
            Use::Tags => self.use_tags(),
            Use::Stance => self.use_stance(),
            Use::Target => self.use_target(),
            Use::Us => self.use_us(),
            Use::Date => self.use_date(),
            Use::Start => self.use_start(),
            Use::End => self.use_end(),
            Use::Url => self.use_url(),
            Use::Source => self.use_source(),
            Use::Note => self.use_note(),
            Use::Field => self.use_field(),
            Use::PersonField => self.use_person_field(),
            Use::From => self.use_from(),
            Use::To => self.use_to(),
            Use::FromId => self.use_from_id(),
            Use::ToId => self.use_to_id(),
            Use::RelationKind => self.use_relation_kind(),
            Use::Direction => self.use_direction(),
            Use::Sign => self.use_sign(),
            Use::Strength => self.use_strength(),
            Use::Organisation => self.use_organisation(),
            Use::Person { .. } => self.use_person(),
            Use::Client { .. } => self.use_client(),
            Use::Function => self.use_function(),
            Use::State => self.use_state(),
            Use::About => self.use_about(),
            Use::AboutId => self.use_about_id(),
            Use::SourceId => self.use_source_id(),
            Use::Quote => self.use_quote(),
            Use::Page => self.use_page(),
            Use::Bearing => self.use_bearing(),
            Use::Grade => self.use_grade(),
            Use::When => self.use_when(),
            Use::Private => self.use_private(),
            Use::Related { outgoing: true, .. } => self.use_related_to(),
            Use::Related { outgoing: false, .. } => self.use_related_from(),
        }
    }

    /// What stands between two values.
    pub fn separator(self, separator: Separator) -> &'static str {
        match separator {
            Separator::List => self.separator_list(),
            Separator::Line => self.separator_line(),
            Separator::Bar => self.separator_bar(),
            Separator::Semicolon => self.separator_semicolon(),
            Separator::Dash => self.separator_dash(),
            Separator::Slash => self.separator_slash(),
            Separator::Comma => self.separator_comma(),
            Separator::Bracket => self.separator_bracket(),
        }
    }

    /// What stands between two cells of a text file.
    pub fn comma(self, separator: table::Separator) -> &'static str {
        match separator {
            table::Separator::Comma => self.between_comma(),
            table::Separator::Semicolon => self.between_semicolon(),
            table::Separator::Tab => self.between_tab(),
            table::Separator::Pipe => self.between_pipe(),
        }
    }

    /// How much a file of tables would give; what there is none of is left out.
    pub fn table_counts(self, counts: &Counts) -> Vec<String> {
        let told = [
            (counts.organisations, self.organisations_count(counts.organisations)),
            (counts.people, self.people_count(counts.people)),
            (counts.others, self.others_count(counts.others)),
            (counts.relations, self.relations_count(counts.relations)),
            (counts.claims, self.claims_count(counts.claims)),
            (counts.cards, self.cards_count(counts.cards)),
            (counts.kept, self.rows_kept_count(counts.kept)),
            (counts.issues, self.import_issues(counts.issues)),
        ];
        told.into_iter().filter(|(n, _)| *n > 0).map(|(_, words)| words).collect()
    }
}
