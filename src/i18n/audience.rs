//! Who a file is for, what is left out of it, and the passphrase that seals it.

use super::{Lang, texts};
use crate::domain::audience::{Audience, CodeWords, Removal};
use crate::domain::passphrase::Hardness;

texts! {
    audience_title: "Pour qui est ce fichier ?", "Who is this file for?";
    audience_whole: "Pour nous : tout", "For us: everything";
    audience_whole_help: "Tout y est, notes privées comprises.", "Everything is in it, private notes included.";
    audience_shared: "À partager : sans les notes privées", "To share: without private notes";
    audience_shared_help: "Les notes privées, et ce qui ne tient que par elles, n’y sont pas. Le reste est entier, noms compris.", "Private notes, and what hangs on them alone, are not in it. The rest is whole, names included.";
    audience_codes: "À montrer : des codes à la place des noms", "To show: codes in place of names";
    audience_codes_help: "Un code (« Personne 7 ») remplace chaque nom, ici et dans tous les textes ; autres noms, description, date, adresse et champs disparaissent, comme les notes privées. Ce n’est pas un anonymat : un surnom, une fonction, une date ou des liens rares peuvent encore dire de qui l’on parle. Relisez le fichier avant de le donner.", "A code (“Person 7”) replaces each name, here and in all texts; other names, description, date, address and fields go, as do private notes. This is not anonymity: a nickname, a position, a date or rare ties may still tell who is meant. Read the file before you give it away.";
    audience_people: "Cacher les personnes", "Hide persons";
    audience_organisations: "Cacher aussi les organisations", "Hide organisations too";
    audience_nobody: "Sous codes, rien n’est caché tant que ni les personnes ni les organisations ne sont cochées.", "Under codes, nothing is hidden as long as neither persons nor organisations are ticked.";
    audience_kinds_help: "Seules les entités de nature Personne ou Organisation reçoivent un code.", "Only entities of the kind Person or Organisation get a code.";
    code_person: "Personne", "Person";
    code_organisation: "Organisation", "Organisation";
    removal_notes[n]: "{n} note privée laissée de côté", "{n} notes privées laissées de côté", "{n} private note left out", "{n} private notes left out";
    removal_names[n]: "{n} nom remplacé par un code", "{n} noms remplacés par des codes", "{n} name replaced by a code", "{n} names replaced by codes";
    removal_places[n]: "{n} endroit changé dans les autres textes", "{n} endroits changés dans les autres textes", "{n} place changed in other texts", "{n} places changed in other texts";
    removal_left(names): "Pas cherchés seuls dans les textes, car trop courts ou portés aussi par autre chose : {names}. Vérifiez-les.", "Not looked for alone in texts, being too short or the name of something else too: {names}. Check them.";
    note_private: "Note privée", "Private note";
    note_private_help: "Elle reste hors des fichiers que vous partagez, sauf si vous choisissez « tout ».", "It stays out of the files you share, unless you choose “everything”.";
    passphrase: "Phrase de passe", "Passphrase";
    passphrase_repeat: "La phrase de passe, encore une fois", "The passphrase once more";
    passphrase_differs: "Les deux phrases ne sont pas les mêmes.", "The two phrases are not the same.";
    passphrase_show: "Montrer la phrase", "Show the phrase";
    passphrase_lost: "Sans elle, personne ne pourra ouvrir ce fichier, pas même nous.", "Without it nobody will be able to open this file, not even us.";
    passphrase_advice: "Cinq mots pris au hasard tiennent mieux qu’un mot compliqué. Donnez-la par un autre chemin que le fichier.", "Five words taken at random hold better than a complicated one. Give it by another way than the file.";
    passphrase_weak: "Trop facile à deviner : ajoutez des mots.", "Too easy to guess: add words.";
    passphrase_fair: "Passable : un ou deux mots de plus la rendraient sûre.", "Fair: one or two more words would make it safe.";
    passphrase_good: "Assez longue, si ses mots sont pris au hasard.", "Long enough, if its words were taken at random.";
    seal_choose: "Fermer par une phrase de passe", "Seal by a passphrase";
    seal_help: "Le fichier est chiffré au format age : mySPOT et l’outil age l’ouvrent, avec la phrase et rien d’autre.", "The file is encrypted in the age format: mySPOT and the age tool open it, with the phrase and nothing else.";
    seal_do: "Fermer le fichier", "Seal the file";
    sealing: "Fermeture du fichier…", "Sealing the file…";
    unseal_title: "Ce fichier est fermé", "This file is sealed";
    unseal_help: "Écrivez la phrase de passe qu’on vous a donnée avec lui.", "Type the passphrase that was given to you with it.";
    unseal_old: "C’est un texte chiffré par le premier mySPOT. Sa protection était faible : une fois ouvert, fermez-le à nouveau ici.", "It is a text encrypted by the first mySPOT. Its protection was weak: once it is open, seal it again here.";
    unseal_do: "Ouvrir", "Open";
}

/// So many names are told, and the number of the others.
const NAMED: usize = 12;

impl Lang {
    /// The words that codes are made of.
    pub fn code_words(self) -> CodeWords {
        CodeWords { person: self.code_person(), organisation: self.code_organisation() }
    }

    /// Who a copy is for.
    pub fn audience(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Whole => self.audience_whole(),
            Audience::WithoutPrivateNotes => self.audience_shared(),
            Audience::Pseudonymised(_) => self.audience_codes(),
        }
    }

    /// What a copy holds, and what it may still tell.
    pub fn audience_help(self, audience: Audience) -> &'static str {
        match audience {
            Audience::Whole => self.audience_whole_help(),
            Audience::WithoutPrivateNotes => self.audience_shared_help(),
            Audience::Pseudonymised(_) => self.audience_codes_help(),
        }
    }

    /// What was done to a copy, a sentence each; nothing when it is whole.
    pub fn removal(self, removal: &Removal) -> Vec<String> {
        let Removal { notes, names, places, left } = removal;
        let mut told = Vec::new();
        told.extend((*notes > 0).then(|| self.removal_notes(*notes)));
        told.extend((*names > 0).then(|| self.removal_names(*names)));
        told.extend((*names > 0).then(|| self.removal_places(*places)));
        if !left.is_empty() {
            let mut names = left.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
            if left.len() > NAMED {
                names = format!("{names}, {}", self.and_more(left.len() - NAMED));
            }
            told.push(self.removal_left(names));
        }
        told
    }

    /// How hard a passphrase is to guess; blank when there is none.
    pub fn hardness(self, hardness: Hardness) -> &'static str {
        match hardness {
            Hardness::Empty => "",
            Hardness::Weak => self.passphrase_weak(),
            Hardness::Fair => self.passphrase_fair(),
            Hardness::Good => self.passphrase_good(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_told() {
        let left = (0..14).map(|n| format!("n{n}")).collect();
        let removal = Removal { notes: 1, names: 2, places: 0, left };
        let told = Lang::Fr.removal(&removal);
        assert_eq!(told[0], "1 note privée laissée de côté");
        assert_eq!(told[1], "2 noms remplacés par des codes");
        assert_eq!(told[2], "0 endroit changé dans les autres textes");
        assert!(told[3].contains("n11, et 2 de plus"), "{}", told[3]);
        assert!(Lang::En.removal(&Removal::default()).is_empty());
    }
}
