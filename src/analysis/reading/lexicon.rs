//! The words that tell what a name is, in French and English; folded, so without accents.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a word: any of these at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorts(u32);

impl Sorts {
    /// Articles, prepositions, pronouns, frequent verbs and adverbs.
    pub(super) const STOP: Self = Self(1);
    /// What may stand between two capitals of one name: "de", "du", "la".
    pub(super) const LINK: Self = Self(1 << 1);
    /// Definite articles.
    pub(super) const ARTICLE: Self = Self(1 << 2);
    /// Begins the name of an organisation: "conseil", "ministère".
    pub(super) const ORGANISATION: Self = Self(1 << 3);
    /// Stands before the name of an organisation: "société", "association".
    pub(super) const CLASS: Self = Self(1 << 4);
    /// Begins a name even in small letters: "ministère de la Culture".
    pub(super) const INSTITUTION: Self = Self(1 << 5);
    /// Is the name of an institution all alone: "Sénat".
    pub(super) const SOLO: Self = Self(1 << 6);
    /// Begins the name of a text: "loi", "charte".
    pub(super) const DOCUMENT: Self = Self(1 << 7);
    /// Begins the name of an event: "sommet".
    pub(super) const EVENT: Self = Self(1 << 8);
    /// What somebody is: "président".
    pub(super) const ROLE: Self = Self(1 << 9);
    /// Stands before the name of somebody: "Mme".
    pub(super) const TITLE: Self = Self(1 << 10);
    /// A first name.
    pub(super) const FIRST: Self = Self(1 << 11);
    /// A country, a region or a town.
    pub(super) const PLACE: Self = Self(1 << 12);
    /// A legal form: "asbl".
    pub(super) const LEGAL: Self = Self(1 << 13);
    /// Takes a capital and names nobody: months, peoples, "Article".
    pub(super) const COMMON: Self = Self(1 << 14);
    /// An ending that looks like an adjective's, on a word that is none.
    pub(super) const NO_ADJECTIVE: Self = Self(1 << 15);
    /// Announces a list of names: "signataires".
    pub(super) const CUE: Self = Self(1 << 16);
    /// Joins the parts of somebody's name: "van".
    pub(super) const PARTICLE: Self = Self(1 << 17);

    /// Stands before the name of a thing: "logiciel", "fichier".
    pub(super) const OBJECT: Self = Self(1 << 18);

    /// Announces a list of names even without a colon.
    pub(super) const SIGNERS: Self = Self(1 << 19);

    /// Whether all of `other` are among these.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// These, without what is said of small words: "TES" is no pronoun.
    pub(super) fn of_acronym(self) -> Self {
        let small = Self::STOP.0 | Self::LINK.0 | Self::ARTICLE.0 | Self::PARTICLE.0;
        Self(self.0 & !small)
    }

    /// Whether one of `other` is among these.
    pub(super) fn has_any(self, other: &[Self]) -> bool {
        other.iter().any(|sort| self.has(*sort))
    }
}

/// What is known of a folded word; "s" at the end of the French plural is forgiven.
pub(super) fn sorts_of(folded: &str) -> Sorts {
    LEXICON.get(folded).copied().unwrap_or_default()
}

static LEXICON: LazyLock<HashMap<&'static str, Sorts>> = LazyLock::new(|| {
    let mut lexicon = HashMap::new();
    for (sort, words) in LISTS {
        for word in words.split_whitespace() {
            let sorts: &mut Sorts = lexicon.entry(word).or_default();
            sorts.0 |= sort.0;
        }
    }
    lexicon
});

/// Whether a word ends as French adjectives do after a noun: "nationale", "publiques".
pub(super) fn is_adjective(folded: &str, sorts: Sorts) -> bool {
    if folded.len() < 4 || sorts.has_any(&[Sorts::STOP, Sorts::NO_ADJECTIVE]) {
        return false;
    }
    let one = folded.strip_suffix('s').unwrap_or(folded);
    ADJECTIVES.contains(&one) || ENDINGS.iter().any(|ending| one.ends_with(ending))
}

const ENDINGS: [&str; 22] = [
    "al", "ale", "aux", "el", "elle", "ique", "aire", "if", "ive", "ain", "aine", "ais", "aise",
    "ien", "ienne", "ois", "oise", "eux", "euse", "eur", "ieure", "ouvert",
];

const ADJECTIVES: [&str; 26] = [
    "libre",
    "public",
    "citoyen",
    "populaire",
    "vert",
    "verte",
    "ouverte",
    "rouge",
    "social",
    "numerique",
    "mondial",
    "durable",
    "europeen",
    "europeenne",
    "uni",
    "unie",
    "franc",
    "francaise",
    "belge",
    "suisse",
    "responsable",
    "solidaire",
    "paritaire",
    "superieure",
    "mixte",
    "general",
];

const LISTS: [(Sorts, &str); 20] = [
    (Sorts::STOP, STOP),
    (Sorts::LINK, "de du des d la l le les of the"),
    (Sorts::ARTICLE, "le la les l the"),
    (Sorts::ORGANISATION, ORGANISATIONS),
    (Sorts::CLASS, CLASSES),
    (
        Sorts::INSTITUTION,
        "ministere ministeres secretariat prefecture mairie universite tribunal cour rectorat municipalite chambre ministry university",
    ),
    (Sorts::SOLO, "etat parlement senat matignon elysee parliament senate congress medef"),
    (
        Sorts::DOCUMENT,
        "loi lois charte rapport decret circulaire traite directive reglement constitution convention code plan accord manifeste declaration petition arrete ordonnance rapport pacte law act charter report decree treaty bill",
    ),
    (
        Sorts::EVENT,
        "sommet forum conference congres festival assises biennale colloque salon marche convoi referendum summit festival",
    ),
    (Sorts::ROLE, ROLES),
    (
        Sorts::TITLE,
        "m mm mme mmes mlle monsieur madame mademoiselle messieurs mesdames dr docteur me maitre pr professeur mr mrs ms sir lady lord",
    ),
    (Sorts::FIRST, FIRST_NAMES),
    (
        Sorts::SIGNERS,
        "signataires cosignataires co-signataires signatories partenaires partners soutiens",
    ),
    (
        Sorts::OBJECT,
        "fichier base logiciel programme application outil dispositif label norme licence format algorithme software tool",
    ),
    (Sorts::PLACE, PLACES),
    (
        Sorts::LEGAL,
        "sa sarl sas sasu scop scic asbl aisbl eurl gie sprl srl snc ltd inc llc gmbh plc corp s.a.r.l s.a s.a.s a.s.b.l",
    ),
    (Sorts::COMMON, COMMON),
    (Sorts::NO_ADJECTIVE, NO_ADJECTIVES),
    (
        Sorts::CUE,
        "signataires cosignataires co-signataires signataire signe co-signe signent cosigne cosignent associations collectifs organisations membres partenaires soutiens participants presents signatories signed members partners supporters organizations",
    ),
    (Sorts::PARTICLE, "de du des d la le van von der den ben bin el al da di dos st saint"),
];

const STOP: &str = "a afin ai ainsi alors apres as au aucun aucune aujourd aupres aussi autant autour autre autres \
    autrement aux avaient avait avant avec avoir beaucoup bien bientot c ca car ce ceci cela celle celles celui cependant \
    certain certaine certaines certains ces cet cette ceux chacun chacune chaque chez ci combien comme comment contre d dans de \
    deja depuis derriere des desormais dessous dessus deux devant dit doit doivent donc dont du durant elle elles en encore enfin \
    ensemble ensuite entre est et etaient etait etant ete etre eu eux face faire fait faut finalement grace helas hier hormis \
    hui ici il ils j jamais je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsqu lorsque lui m ma \
    mais malgre malheureusement me meme memes mes mieux moins mon n ne neanmoins ni nos notamment notre nous on ont or ou outre \
    oui par parce parfois parmi pas pendant peu peut peuvent pire plus plusieurs plutot pour pourquoi pourtant pres presque \
    primo puis puisqu puisque qu quand quant quatre que quel quelle quelles quelqu quelque quelques quels qui quoi quoique rien s sa \
    sans sauf se secundo selon sera seront ses seul seule si sinon soit son sont sous souvent suite sur surtout t ta tandis tant \
    te tel telle telles tels tes toi ton toujours tous tout toute toutefois toutes tres trois trop tu un une va vers voici \
    voila voire vos votre vous vraiment y cet tantot jadis lorsqu via \
    about after all also although an and are as at be because been before but by can could did do does during each for from had \
    has have he her here his how however i if in into is it its just like many may more most must my new no not now of on one only \
    or other our out over she should since so some such than that the their them then there these they this those through to two \
    under until up was we were what when where which while who why will with would you your yet";

const ORGANISATIONS: &str = "association associations federation confederation comite syndicat cour tribunal commission \
    conseil ministere secretariat parti parlement assemblee agence autorite haute office observatoire institut universite \
    ecole fondation ligue union mouvement collectif coordination coalition alliance reseau groupe direction chambre bureau \
    centre caisse banque societe entreprise compagnie cooperative mutuelle prefecture mairie ville commune region departement \
    communaute metropole service cellule front front organisation nations partenariat delegation mission inspection \
    laboratoire musee theatre club cercle maison academie ordre fonds regie rectorat gouvernement inspection defenseur \
    atelier groupement consortium plateforme syndicats federations republique senat \
    council committee ministry foundation agency party court university institute society federation trust board bank \
    company network league commission department office initiative";

const CLASSES: &str = "association associations societe entreprise plateforme collectif mouvement reseau ong asbl fondation \
    syndicat parti groupe filiale startup cooperative editeur journal quotidien hebdomadaire mensuel magazine media agence \
    cabinet operateur fabricant multinationale geant site chaine lobby administration fournisseur prestataire think-tank start-up \
    company association newspaper startup group platform";

const ROLES: &str = "president presidente vice-president vice-presidente ministre secretaire directeur directrice depute deputee \
    deputes senateur senatrice maire prefet prefete commissaire conseiller conseillere porte-parole journaliste \
    responsable delegue deleguee fondateur fondatrice cofondateur cofondatrice avocat avocate chercheur chercheuse \
    professeur professeure juge magistrat bourgmestre echevin echevine coordinateur coordinatrice administrateur \
    administratrice premier premiere chef cheffe rapporteur rapporteure eurodepute eurodeputee militant militante referent \
    referente pilote tresorier tresoriere porte-paroles \
    minister chairman chairwoman chair director mayor spokesperson founder journalist senator deputy";

const COMMON: &str = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi \
    jeudi vendredi samedi dimanche january february march june july august september october november december \
    monday tuesday wednesday thursday friday saturday sunday francais francaise francaises europeen europeenne europeens \
    europeennes americain americaine americains americaines belges anglais anglaise allemand allemande allemands espagnol \
    italien italiens russe russes chinois africains internet web article articles annexe annexes chapitre titre section page \
    pages figure tableau contact email mail site adresse telephone tel fax note notes ps nb copyright source sources objet \
    date lieu heure etat resume introduction conclusion sommaire communique presse euros euro dieu \
    monde terre histoire constitution republique photo video lire voir imprimer retour partager suivre commentaire commentaires \
    volet etape partie point un deux trois quatre cinq six sept huit neuf dix onze douze vingt trente cent mille soixante \
    oui non nord sud ouest by-nc by-sa toussaint noel paques communiques merci bonjour bonsoir cher chere chers french english european american open data big cc ok etc version \
    tva cdi cdd rtt pdf html xml csv json http https url rgpd gpl mit odbl usb dvd cd tv adn";

const NO_ADJECTIVES: &str = "mal quel quelle quels quelles tel telle lequel laquelle appelle rappelle renouvelle revele elle indique \
    explique critique applique communique revendique implique complique fabrique publique faire taire plaire arrive suive prive vive \
    fais vais sais mais avais etais jamais desormais bien rien combien tient vient soutient obtient maintient retient contient fois \
    mois trois parfois toutefois choix ceux yeux eux mieux peur leur leurs heur plusieurs erreur erreurs valeur valeurs \
    acteur acteurs secteur auteur auteurs honneur bonheur directeur entraine affaire affaires salaire salaires travail journal journaux \
    animal local capital arrivais ";

const PLACES: &str = "france belgique suisse luxembourg allemagne italie espagne portugal irlande angleterre ecosse \
    royaume-uni pays-bas danemark suede norvege finlande islande pologne autriche hongrie roumanie bulgarie grece turquie \
    russie ukraine etats-unis canada quebec mexique bresil argentine chili colombie perou chine japon inde coree australie \
    maroc algerie tunisie egypte senegal mali cameroun congo afrique europe asie amerique oceanie israel palestine liban \
    syrie irak iran wallonie flandre bretagne normandie alsace corse provence occitanie aquitaine ile-de-france outre-mer \
    paris lyon marseille toulouse nice nantes strasbourg montpellier bordeaux lille rennes reims grenoble dijon angers \
    brest tours limoges amiens metz besancon orleans rouen mulhouse caen nancy bruxelles liege namur charleroi mons gand anvers \
    bruges louvain geneve lausanne berne zurich montreal londres berlin madrid barcelone lisbonne rome milan vienne \
    prague varsovie budapest athenes moscou kiev copenhague stockholm oslo helsinki dublin washington seattle boston dakar \
    alger rabat tunis davos bercy calais nanterre versailles creteil bobigny montreuil germany spain italy ireland london \
    brussels geneva england scotland africa america asia";

const FIRST_NAMES: &str = "adele adrien agathe agnes ahmed aicha alain alan albert alex alexandra alexandre alexis ali alice alicia \
    aline amandine amelie amina amine ana anais andre andrea anita anna anne annick annie antoine antonio ariane armand arnaud \
    arthur astrid aude audrey aurelie aurelien axel axelle baptiste barbara bastien beatrice benedicte benjamin benoit bernadette \
    bernard bertrand boris brigitte bruno camille carine carla carlos carole caroline catherine cecile cedric celine chantal \
    charles charlotte chloe christian christiane christine christophe claire clara clarisse claude claudine clemence clement \
    colette coralie corentin corinne cyril damien daniel daniele danielle david deborah delphine denis denise diane didier dimitri \
    dominique edith edmond edouard elena eliane elisabeth elise ella elodie emile emilie emma emmanuel emmanuelle eric erik ernest \
    estelle esther etienne eugene eva eve evelyne fabien fabienne fabrice fanny farid fatima felix fernand flora florence \
    florent florian france franck francine francis francois francoise frank fred frederic frederique gabriel gabrielle gael \
    gaelle gaetan gaston gautier genevieve geoffroy georges gerald gerard ghislain gilbert gilles gisele gregoire gregory guillaume \
    gustave guy gwenaelle hamid hans hassan helene henri herve hubert hugo hugues ibrahim ines irene isabelle isidore ivan jacqueline \
    jacques jade james jan jane janine jean jeanne jeannine jeremie jeremy jerome jessica joan joel joelle johan john jonas jonathan \
    jordan jose joseph josephine joshua josiane judith jules julia julie julien juliette justin justine karim karine karl \
    kevin khadija laetitia lara laura laure laurence laurent lea leila leo leon leonie lily linda lionel lisa loic lola lorraine \
    louis louise luc lucas lucie lucien lucienne ludovic lydia lydie madeleine magali malika manon manuel marc marcel marcelle margaux \
    margot marguerite maria marianne marie marine marion marius marjorie mark marlene martha martial martin martine mary mathias \
    mathieu mathilde matthieu maud maurice max maxime maya medhi mehdi melanie melissa michael michel michele micheline mireille \
    mohamed mohammed monica monique morgane mourad muriel myriam nadege nadia nadine natacha nathalie nathan nelly nicolas \
    nicole nina noah noel noemie nora nour oceane odette odile olga olivia olivier omar ophelie oscar pablo pascal pascale patrice \
    patricia patrick paul paula paule pauline pedro peter philippe pierre pierrette quentin rachel rachid raoul raphael raymond \
    regine regis rejane remi remy renaud rene renee richard robert robin roger roland romain romane rosa rose sabine sabrina said salma \
    samia samir samuel sandra sandrine sara sarah saul sebastien serge severine sidonie simon simone solange solene sonia sophie \
    stephane stephanie steve steven suzanne sylvain sylvie tanguy tatiana therese thibault thibaut thierry thomas timothee tom tony \
    ursula valentin valentine valerie veronique victoire victor vincent violette virginie vivien viviane walter wilfried william \
    xavier yael yann yannick yasmina yassine yolande youcef youssef yves yvette yvon yvonne zoe gene";
