//! The words that tables give to records.

use super::texts;

texts! {
    word_works_for: "travaille pour", "works for";
    word_leads: "dirige", "leads";
    word_represents: "représente", "represents";
    word_member_of: "membre de", "member of";
    word_linked_to: "lié à", "linked to";
    word_function: "fonction", "function";
    word_source: "source", "source";
    word_yes: "oui", "yes";
    word_no: "non", "no";
}
