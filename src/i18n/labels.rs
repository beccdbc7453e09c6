//! What undo will take back, in words.

use super::{Lang, texts};
use crate::domain::label::{Label, Noun, Verb};

texts! {
    undo: "Annuler", "Undo";
    redo: "Rétablir", "Redo";
    undo_of(what): "Annuler : {what}", "Undo: {what}";
    redo_of(what): "Rétablir : {what}", "Redo: {what}";
    nothing_to_undo: "Rien à annuler", "Nothing to undo";
    nothing_to_redo: "Rien à rétablir", "Nothing to redo";
    label_import(file): "import de {file}", "import of {file}";
    label_merge(name): "fusion en « {name} »", "merge into “{name}”";
    label_one(verb, noun, name): "{verb} {noun} « {name} »", "{verb} {noun} “{name}”";
    label_many(verb, things): "{verb} {things}", "{verb} {things}";
}

/// Names longer than this are cut in a label, in letters.
const LONGEST: usize = 48;

impl Lang {
    /// A step of the history: "ajout de l'entité « April »".
    pub fn label(self, label: &Label) -> String {
        match label {
            Label::Import { file } => self.label_import(shortened(file)),
            Label::Merge { name } => self.label_merge(shortened(name)),
            Label::Moved => self.pick("déplacer sur la carte", "move on the map").to_owned(),
            Label::Layout => self.pick("disposer la carte", "lay out the map").to_owned(),
            Label::Records { verb, noun, count, name } if *count == 1 => {
                self.label_one(self.verb(*verb), self.noun(*noun), shortened(name))
            }
            Label::Records { verb, noun, count, .. } => {
                self.label_many(self.verb(*verb), self.count(*noun, *count))
            }
        }
    }

    fn verb(self, verb: Verb) -> &'static str {
        match verb {
            Verb::Add => self.pick("ajouter", "add"),
            Verb::Edit => self.pick("modifier", "edit"),
            Verb::Remove => self.pick("supprimer", "delete"),
        }
    }

    fn noun(self, noun: Noun) -> &'static str {
        match noun {
            Noun::Entity => self.pick("l’entité", "entity"),
            Noun::Relation => self.pick("la relation", "relation"),
            Noun::Claim => self.pick("l’affirmation", "claim"),
            Noun::Card => self.pick("la carte", "card"),
            Noun::Link => self.pick("le lien", "link"),
            Noun::View => self.pick("la vue", "view"),
            Noun::Kept => self.pick("l’élément gardé", "kept item"),
            Noun::Project => self.pick("le projet", "project"),
        }
    }

    /// The kind of a record, by itself: "relation".
    pub fn noun_of(self, noun: Noun) -> &'static str {
        match noun {
            Noun::Entity => self.pick("entité", "entity"),
            Noun::Relation => self.pick("relation", "relation"),
            Noun::Claim => self.pick("affirmation", "claim"),
            Noun::Card => self.pick("carte", "card"),
            Noun::Link => self.pick("lien", "link"),
            Noun::View => self.pick("vue", "view"),
            Noun::Kept => self.pick("élément gardé", "kept item"),
            Noun::Project => self.pick("projet", "project"),
        }
    }

    /// So many records of one kind: "3 relations".
    pub fn count(self, noun: Noun, n: usize) -> String {
        match noun {
            Noun::Entity => self.entities_count(n),
            Noun::Relation => self.relations_count(n),
            Noun::Claim => self.claims_count(n),
            Noun::Card => self.cards_count(n),
            Noun::Link => self.links_count(n),
            Noun::View => self.views_count(n),
            Noun::Kept => self.kept_count(n),
            Noun::Project => self.pick("le projet", "the project").to_owned(),
        }
    }
}

fn shortened(name: &str) -> String {
    if name.chars().count() <= LONGEST {
        return name.to_owned();
    }
    name.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(verb: Verb, noun: Noun, count: usize, fr: &str, en: &str) {
        let label = Label::Records { verb, noun, count, name: "April".to_owned() };
        assert_eq!(Lang::Fr.label(&label), fr);
        assert_eq!(Lang::En.label(&label), en);
    }

    #[test]
    fn steps_are_named() {
        check(Verb::Add, Noun::Entity, 1, "ajouter l’entité « April »", "add entity “April”");
        check(Verb::Remove, Noun::Relation, 3, "supprimer 3 relations", "delete 3 relations");
    }
}
