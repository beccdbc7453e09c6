//! The settings.

use super::texts;

texts! {
    settings_title: "Réglages", "Settings";
    settings_look: "Affichage", "Display";
    settings_language: "Langue", "Language";
    settings_theme: "Thème", "Theme";
    theme_system: "Système", "System";
    theme_light: "Clair", "Light";
    theme_dark: "Sombre", "Dark";
    theme_contrast: "Contraste élevé", "High contrast";
    settings_text: "Taille du texte", "Text size";
    text_usual: "Habituelle", "Usual";
    text_large: "Grande", "Large";
    text_larger: "Très grande", "Very large";
    text_projector: "Projecteur", "Projector";
    settings_data: "Vos données", "Your data";
    data_where: "Tout est dans ce navigateur, sur cet appareil. Rien n’est envoyé.", "Everything is in this browser, on this device. Nothing is sent.";
    data_shared: "Les autres sites de la même adresse peuvent y accéder.", "Other sites at the same address can reach it.";
    data_room(used, quota): "Place occupée : {used} sur {quota} disponibles.", "Room used: {used} of {quota} available.";
    data_room_unknown: "Le navigateur ne dit pas combien de place est occupée.", "The browser does not say how much room is used.";
    persist_yes: "Le navigateur a promis de ne pas effacer ces données de lui-même.", "The browser has promised not to clear this data on its own.";
    persist_no: "Le navigateur peut effacer ces données s’il manque de place. Gardez des copies.", "The browser may clear this data if it runs out of room. Keep copies.";
    persist_unknown: "Le navigateur n’a pas encore été interrogé : il le sera au premier enregistrement.", "The browser has not been asked yet: it will be at the first save.";
    persist_ask: "Demander au navigateur de garder les données", "Ask the browser to keep the data";
    export_all: "Tout télécharger", "Download everything";
    export_all_help: "Tous les projets, dans un seul fichier.", "Every project, in one file.";
    erase_all: "Tout effacer…", "Erase everything…";
    erase_help: "Efface tous les projets et les réglages de ce navigateur. Cela ne s’annule pas.", "Erases every project and setting in this browser. This cannot be undone.";
    erase_word: "EFFACER", "ERASE";
    erase_type(word): "Tapez {word} pour confirmer", "Type {word} to confirm";
    settings_keys: "Clavier", "Keyboard";
    settings_about: "mySPOT est un logiciel libre, sous licence MIT.", "mySPOT is free software, under the MIT licence.";
    settings_version(version): "Version {version}", "Version {version}";
}
