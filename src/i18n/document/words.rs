//! Words of the document that no method has: keys of what is inside a field, and choices of older files.

/// A key, in French, in English.
pub(super) type Words = (&'static str, &'static str, &'static str);

/// The keys of bodies that are no fields of a method.
pub(super) const KEYS: &[Words] = &[
    ("slot", "Case", "Slot"),
    ("value", "Valeur", "Value"),
    ("source", "Source", "Source"),
    ("comment", "Commentaire", "Comment"),
    ("grade", "Cotation", "Grade"),
    ("text", "Texte", "Text"),
    ("name", "Nom", "Name"),
    ("status", "État", "Status"),
    ("title", "Titre", "Title"),
    ("notes_text", "Notes", "Notes"),
    ("url", "Adresse", "Address"),
];

/// Choices that older files hold and no method offers: the field, the choice, in French, in English.
pub(super) const OLD_CHOICES: &[(&str, &str, &str, &str)] = &[
    ("nature", "hypothesis", "hypothèse", "hypothesis"),
    ("nature", "opinion", "opinion", "opinion"),
    ("role", "target", "cible", "target"),
];
