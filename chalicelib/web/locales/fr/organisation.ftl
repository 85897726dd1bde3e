organisation-directory-title = Déposer un courrier auprès d’une administration
organisation-directory-lead = Choisissez l’administration à laquelle vous écrivez. Vous recevez aussitôt un accusé de réception, puis un récépissé portant numéro et date.
organisation-search-label = Nom de l’administration
organisation-directory-nothing = Aucune administration ne porte ce nom. Essayez un seul mot de son nom.
organisation-directory-not-yet = Aucune des administrations parcourues jusqu’ici ne porte tous ces mots. Continuez à la page suivante, ou écrivez un mot plus rare de son nom.
organisation-directory-empty = Aucune administration n’a encore rejoint le service.
organisation-directory-none-there = Aucune administration de cette région et de cette nature n’a encore rejoint le service.
organisation-directory-everywhere = Voir toutes les régions et toutes les natures
organisation-region = Région
organisation-region-all = Toutes les régions
organisation-sector = Nature de l’administration
organisation-sector-all = Toutes
organisation-sector-none = Non précisée
organisation-place = Ressort
organisation-place-hint = L’annuaire trouve l’administration par sa région.
organisation-place-kingdom = Tout le Royaume
organisation-portal-lead = Déposez votre courrier sur ce portail et suivez-le jusqu’à la réponse.
organisation-portal-deposit = Déposer un courrier
organisation-portal-needs = Préparez votre courrier, au format PDF de préférence, et votre adresse électronique. Aucun compte n’est à créer.
organisation-portal-already = Vous avez déjà déposé un courrier ?
organisation-portal-track = Suivre un courrier avec son code de suivi
organisation-portal-verify = Vérifier un récépissé ou une réponse
organisation-portal-contact = Contacter l’administration
organisation-address = Adresse
organisation-telephone = Téléphone
organisation-email = Adresse électronique
organisation-website = Site

error-organisation-role_lacking = Votre bureau ne permet pas cette action.
error-organisation-elsewhere = Ce dossier se trouve à un autre bureau.
error-organisation-slug_taken = Ce nom est déjà celui du portail d’une autre administration.
error-organisation-administration_code_taken = Ce code est déjà celui d’une autre administration.
error-organisation-cycle = Une entité ne peut se trouver sous elle-même. Choisissez un autre rattachement.
error-organisation-has_entities_below = D’autres entités dépendent de celle-ci : rattachez-les ailleurs d’abord.
error-organisation-root_stays = L’administration est la racine de l’organigramme : elle ne se déplace ni ne se ferme ici.
error-organisation-mandate_overlaps = Une délégation ou un intérim couvre déjà ces actes à ce bureau pendant cette période.
error-organisation-mandate_circular = Deux agents ne peuvent se remplacer l’un l’autre pendant la même période.
error-organisation-changed_meanwhile = L’organisation a été modifiée entre-temps par quelqu’un d’autre. Relisez ce qui a changé, puis recommencez.
error-organisation-out_of_service = Cette administration est hors service : tout se consulte, rien ne se fait.
error-organisation-not_entrusted = La délégation que vous avez reçue ne couvre pas cet acte.
error-organisation-nature_outside = La délégation que vous avez reçue ne couvre pas cette nature : « { $nature ->
    [letter] Lettre
    [request] Demande
    [complaint] Réclamation
    [reply] Réponse
    [circular] Circulaire
    [invoice] Facture
    [report] Rapport
   *[other] Autre
} ».
error-organisation-answered_nature_outside = La délégation que vous avez reçue ne couvre pas les réponses aux courriers de cette nature : « { $nature ->
    [letter] Lettre
    [request] Demande
    [complaint] Réclamation
    [reply] Réponse
    [circular] Circulaire
    [invoice] Facture
    [report] Rapport
   *[other] Autre
} ».
error-organisation-merged_with_itself = Choisissez une autre entité : une entité ne se fusionne pas avec elle-même.
error-organisation-too_many_desks = Cette entité a plus de { $limit } bureaux : déplacez-en d’abord une partie.
error-organisation-has_desks = Cette entité a encore des bureaux : déplacez-les ou fermez-les d’abord.
error-organisation-holds_work = Du travail attend ici : traitez-le ou transmettez-le d’abord.
error-organisation-code_form = Le code tient en huit majuscules ou chiffres au plus.
error-organisation-code_taken = Ce code est celui d’une autre entité.
error-organisation-place_unknown = Choisissez une région, une préfecture ou une province de la liste.
error-organisation-region_unknown = Choisissez une région par son code, de 01 à 12.
error-organisation-sector_unknown = Choisissez une nature de la liste.
error-organisation-place_unfit = Une entité régionale a sa région, une entité provinciale sa province ou préfecture, les autres n’en ont pas.
error-organisation-name_missing = Indiquez le nom { $language ->
    [ar] en arabe
   *[fr] en français
 }.
error-organisation-name_too_long = Ce nom est trop long : { $limit } caractères au plus.
error-organisation-already_seated = Cet agent occupe déjà ce bureau pendant cette période.
error-organisation-not_seated = Cet agent n’occupe pas ce bureau.
error-organisation-in_a_circuit = Un circuit de validation passe par ce bureau : modifiez d’abord le circuit.
error-organisation-last_administrator = L’administration doit garder quelqu’un qui l’administre : désignez d’abord une autre personne.
error-organisation-roles_missing = Choisissez au moins un des rôles proposés.
error-organisation-day_past = Ce jour est passé.
error-organisation-ends_before_it_begins = Le dernier jour précède le premier.
error-organisation-address_taken = Cette adresse électronique ne peut être utilisée ici.
error-organisation-email_form = Indiquez une adresse électronique valable, par exemple nom@administration.ma
error-organisation-leaves_before = Cet agent ne travaille plus ici à cette date.
error-organisation-left_already = Cet agent est déjà parti.
error-organisation-switched_off = L’accès de cet agent est coupé : rouvrez-le d’abord.
error-organisation-desk_unknown = Choisissez un bureau ouvert.
error-organisation-desk_not_held = L’agent n’occupe pas ce bureau.
error-organisation-successor_missing = Personne d’autre n’occupe ce bureau, où du travail attend ou peut arriver par un circuit de validation : choisissez un successeur.
error-organisation-successor_gone = Cet agent n’a plus d’accès à cette date : choisissez quelqu’un d’autre.
error-organisation-successor_cannot_sign = Une signature est attendue à ce bureau et cet agent ne peut pas signer, faute de certificat : choisissez quelqu’un d’autre.
error-organisation-succeeds_oneself = Choisissez quelqu’un d’autre : on ne se succède pas à soi-même.
error-organisation-holder_unknown = Cet agent n’occupe pas ce bureau au début de la période.
error-organisation-deputy_unknown = Choisissez un agent de l’administration.
error-organisation-deputy_without_key = Cet agent n’a pas de clé de signature.
error-organisation-kinds_unfit = Choisissez des actes que ce bureau permet.
error-organisation-legal_act_missing = Indiquez la référence de l’acte qui fonde la délégation.
error-organisation-legal_act_file_missing = Joignez l’acte au format PDF et attendez qu’il soit admis.
error-organisation-mandate_too_long = Une délégation dure un an au plus.
error-organisation-day_form = Indiquez un jour du calendrier.
error-organisation-entity_unknown = Choisissez une entité de l’organigramme.
error-organisation-agent_unknown = Choisissez un agent de l’administration.
error-organisation-seat_unknown = Choisissez un de vos bureaux.
error-organisation-mandate_given = Cette délégation a déjà été donnée.
error-organisation-file_empty = Choisissez le tableau à envoyer.
error-organisation-file_too_large = Ce fichier dépasse { $limit_mb } Mo. Envoyez-le en plusieurs parties : ce qu’un tableau ne nomme pas reste tel quel.
error-organisation-file_too_long = Ce tableau dépasse { $limit } lignes. Envoyez-le en plusieurs parties.
error-organisation-file_not_utf8 = Cette ligne n’est pas en UTF-8. Enregistrez le tableau au format « CSV UTF-8 ».
error-organisation-file_quotes = Un guillemet ouvert n’est pas fermé, ou l’est au milieu d’une cellule.
error-organisation-file_cells_left_over = Cette ligne a plus de cellules que de colonnes.
error-organisation-file_column_lacking = Il manque la colonne { $column }.
error-organisation-file_column_unknown = La colonne { $column } n’est pas connue.
error-organisation-file_column_twice = La colonne { $column } figure deux fois.
error-organisation-file_key_missing = Cette ligne a besoin d’une clé.
error-organisation-file_key_twice = La ligne { $line } parle déjà de la même chose.
error-organisation-file_gone = Le tableau n’est conservé qu’un jour. Envoyez-le de nouveau.
error-organisation-row_closed = Ce qui a été fermé ne se rouvre pas : donnez une nouvelle clé à ce qui doit le remplacer.
error-organisation-row_of_no_desk = Aucun bureau n’a cette clé.
error-organisation-row_of_nobody = Aucun agent de l’administration ni du tableau n’a cette adresse.
error-organisation-address_stays = L’adresse d’un agent ne se change pas ici.
error-organisation-seat_lengthened = Une occupation ne se prolonge pas : ajoutez une ligne qui commence le lendemain.
error-organisation-seat_before_another = Cet agent a une occupation plus tardive à ce bureau : mettez-y fin d’abord.
error-organisation-circuit_empty = Un circuit a au moins une étape.
error-organisation-circuit_stays = Un circuit ne se ferme pas : des dossiers peuvent l’avoir pris.
error-organisation-portal_row_stays = Une ligne du portail ne se ferme pas : videz ses cellules pour que le portail n’en dise plus rien.
error-organisation-step_of_no_circuit = Aucun circuit du tableau n’a cette clé.
error-organisation-step_of_no_desk = Aucun bureau ouvert n’a cette clé.
error-organisation-step_unfit = Les rôles de ce bureau ne permettent pas cette étape.
error-organisation-group_needs = Entre une et { $steps } étapes de ce groupe peuvent être exigées.
error-organisation-group_hours = Un groupe dispose d’une heure au moins et de { $limit } heures au plus.
error-organisation-not_a_number = Écrivez un nombre entier.
error-organisation-import_not_ready = Ce tableau ne peut être appliqué dans son état.
error-organisation-changed_since_check = { $kind ->
    [entity] Entité
    [desk] Bureau
    [person] Agent
    [holder] Occupation
    [circuit] Circuit
    [day] Décision sur des jours
    [portal] Portail
    [mandate] Délégation ou intérim
   *[model] Modèle d’enregistrement
} « { $name } » : { $change ->
    [added] n’existait pas lors de la vérification.
    [closed] n’est plus là depuis la vérification.
   *[changed] a changé depuis la vérification.
}
error-organisation-mandate_digest = L’empreinte SHA-256 du PDF de l’acte compte 64 caractères, de 0 à 9 et de a à f.
error-organisation-mandate_paper_lacking = Aucun PDF de cette empreinte n’a été déposé et accepté pour cette délégation. Déposez-le à la page /desk/mandates/{ $mandate_id }, puis vérifiez de nouveau le tableau.
error-organisation-mandate_stays = Une délégation ne se modifie pas : mettez-y fin, et donnez-en une autre sous une nouvelle clé.
error-organisation-logo_not_in_file = Un tableau ne contient pas d’image, et ce logo n’est pas celui de l’administration. Choisissez-le sur la page du portail, ou supprimez cette ligne.
error-organisation-import_running = Un autre tableau est en cours d’application. Attendez qu’il soit terminé.
error-organisation-certificate_not_requested = Aucun certificat n’a encore été demandé pour cette clé.
error-organisation-chain_not_pem = Ce texte ne contient pas de certificats au format PEM.
error-organisation-chain_of_other_key = Le premier certificat n’est pas celui de cette clé.
error-organisation-chain_not_valid_now = Ce certificat n’est pas valable en ce moment : { $subject }
error-organisation-chain_with_gap = Ce certificat n’est pas signé par celui qui le suit : { $subject }

# Pages de l’exploitant : administrations

organisation-tabs = Administrations et demandes
organisation-tab-pending = Demandes à examiner
organisation-tab-approved = En préparation
organisation-tab-refused = Demandes refusées
organisation-tab-administrations = Administrations
organisation-administrations-title = Administrations
organisation-name = Administration
organisation-code = Code
organisation-portal-link = Portail
organisation-standing = Situation
organisation-standing-active = En service
organisation-standing-suspended = Suspendue
organisation-standing-closed = Fermée
organisation-standing-title = Changer la situation
organisation-standing-choose = Nouvelle situation
organisation-standing-act-active = Remettre en service
organisation-standing-act-suspended = Suspendre
organisation-standing-act-closed = Fermer
organisation-standing-means-active = Les dépôts reprennent, les agents travaillent de nouveau.
organisation-standing-means-suspended = Aucun dépôt, aucun acte. Tout reste consultable, le portail reste dans l’annuaire.
organisation-standing-means-closed = Aucun dépôt, aucun acte. Tout reste consultable, le portail quitte l’annuaire.
organisation-standing-reason = Motif
organisation-standing-reason-hint = Les agents de l’administration le liront.
organisation-standing-do = Changer la situation
organisation-rename-title = Changer le nom
organisation-rename-means = Le portail, l’annuaire et les documents à venir portent le nouveau nom ; ceux qui existent gardent le nom de leur date. Un certificat du cachet est demandé au nouveau nom, l’ancien sert en attendant.
organisation-rename-do = Changer le nom
organisation-name-reference = Texte qui donne ce nom
organisation-name-reference-hint = Par exemple : décret n° 2-26-118 du 3 mars 2026.
organisation-portal-formerly = Nom précédent, jusqu’au { $date } : { $name }
organisation-certificate = Certificat du cachet
organisation-certificate-awaited = Le certificat est attendu. D’ici là, les récépissés sont délivrés sans cachet, et le disent.
organisation-certificate-subject = Titulaire
organisation-certificate-until = Valable jusqu’au
organisation-certificate-request = Télécharger la demande de certificat (PKCS #10)
organisation-certificate-chain = Chaîne de certificats
organisation-certificate-chain-hint = Textes PEM : le certificat de la clé d’abord, puis ceux qui le signent.
organisation-certificate-install = Installer le certificat
organisation-certificate-by-command = La demande de certificat de cette clé se fait par la ligne de commande.
organisation-signatories = Signataires
organisation-signatories-none = Personne n’occupe de bureau de signataire.
organisation-signatory = Signataire
organisation-signatory-desks = Bureaux où il signe
organisation-signatory-desk = Bureau où il signe
organisation-signatory-certificate = Certificat de signature
organisation-signatory-awaited-no_key = La clé se prépare d’elle-même, en quelques minutes ; sa demande de certificat sera ici.
organisation-signatory-awaited-no_certificate = Le certificat est attendu. D’ici là, cet agent ne peut rien signer, et son administration le sait.
organisation-signatory-awaited-expired = Le certificat a expiré : cet agent ne peut plus signer. Faites établir le suivant avec la même demande.
organisation-portal-suspended = Cette administration ne reçoit pas de courrier pour le moment. Les courriers déjà déposés se suivent et se vérifient comme d’habitude.
organisation-portal-closed = Cette administration ne reçoit plus de courrier sur cette plateforme. Les courriers déjà déposés se suivent et se vérifient comme d’habitude.

done-organisation-certificate-installed = Le certificat est installé.
done-organisation-standing-changed = La situation de l’administration est changée.
done-organisation-renamed = Le nom de l’administration est changé.

error-organisation-standing_reason_missing = Écrivez le motif, en { $limit } caractères au plus.
error-organisation-legal_reference_missing = Indiquez le texte qui donne ce nom, en { $limit } caractères au plus.
error-organisation-name_unchanged = L’administration porte déjà ce nom : rien n’a changé, et l’acte saisi n’a pas été enregistré.
error-organisation-renamed_meanwhile = Le nom a été changé entre-temps. Relisez-le avant de recommencer.

# Le portail, tenu par son administration

organisation-portal-form-title = Notre portail
organisation-portal-form-see = Voir le portail
organisation-tifinagh = Nom de l’administration en tifinagh
organisation-tifinagh-hint = Tel que votre administration l’écrit : il figure sur le portail, en tête des récépissés et des registres, et dans le cachet des réponses. Vide : il n’est pas mentionné. Les documents déjà émis ne changent pas.
organisation-in-arabic = en arabe
organisation-in-french = en français
organisation-scope = Attributions
organisation-scope-hint = Ce que l’administration traite, pour que les usagers s’adressent au bon endroit.
organisation-hours-hint = Une ligne par jour, par exemple { $hours }. Vide : fermé.
organisation-day-0 = Lundi
organisation-day-1 = Mardi
organisation-day-2 = Mercredi
organisation-day-3 = Jeudi
organisation-day-4 = Vendredi
organisation-day-5 = Samedi
organisation-day-6 = Dimanche
organisation-notice = Données personnelles
organisation-notice-hint = Qui traite les données, pourquoi, combien de temps, auprès de qui exercer ses droits (loi n° 09-08). Laissé vide, le texte type s’affiche, avec le nom et l’adresse de l’administration.
organisation-notice-see = Voir le texte tel qu’il est affiché
organisation-cndp-number = Numéro de la déclaration ou de l’autorisation
organisation-cndp-hint = Tel que la CNDP l’a délivré, par exemple D-123/2026. Vide : il n’est pas mentionné.
organisation-embed = Lien pour votre site
organisation-embed-lead = Copiez ce code dans une page de votre site : il mène droit au dépôt auprès de votre administration.
organisation-embed-prefill = L’adresse peut proposer la nature de la demande ({ $kind }), ainsi que l’objet ({ $subject }), la nature ({ $nature }) et la référence ({ $reference }) du courrier. Le déposant les lit, les change s’il le veut, et confirme.
organisation-portal-save = Enregistrer
organisation-logo = Logo
organisation-logo-now = Logo actuel
organisation-logo-choose = Image
organisation-logo-hint = PNG ou JPEG, 2 Mo au plus. Elle est réduite à 320 pixels.
organisation-logo-set = Changer le logo
organisation-logo-remove = Retirer le logo

done-organisation-portal-changed = Le portail est à jour.

error-organisation-tifinagh_form = Écrivez le nom en lettres tifinaghes, avec des chiffres s’il en a, et une espace ou un trait d’union entre les mots.
error-organisation-telephone_form = Ce numéro de téléphone n’est pas valable. Exemple : 05 37 00 00 00
error-organisation-website_form = L’adresse du site commence par https:// et compte 300 caractères au plus.
error-organisation-text_too_long = Ce texte compte { $length } caractères ; il peut en compter { $limit } au plus.
error-organisation-hours_form = Écrivez les heures ainsi : 08:30-12:00 14:00-18:00, dans l’ordre du jour.
error-organisation-logo_unreadable = Cette image ne peut pas être lue : choisissez un fichier PNG ou JPEG de 4 000 pixels de côté au plus.
error-organisation-portal_changed_meanwhile = Le portail a été modifié entre-temps par quelqu’un d’autre. Vos textes sont ci-dessous : relisez, puis enregistrez de nouveau.
error-organisation-client_label_missing = Donnez un nom au programme, en { $limit } caractères au plus.
error-organisation-client_desk_unknown = Choisissez un bureau ouvert.
error-organisation-client_scopes_missing = Cochez au moins une autorisation.
error-organisation-client_token_too_long = Un jeton vaut { $days } jours au plus.
error-organisation-client_overlap_unfit = L’ancien jeton fonctionne encore { $days } jours au plus.
error-organisation-client_ended = Ce programme est déconnecté, ou son bureau est fermé. Connectez-en un autre.
error-organisation-client_changed_meanwhile = Un jeton a été donné à ce programme depuis que vous l’avez affiché. Relisez, puis recommencez si besoin.
error-organisation-client_token_invalid = Ce jeton de programme n’est pas valable. Vérifiez qu’il a été copié en entier.
error-organisation-client_token_expired = Ce jeton de programme a expiré, ou un autre l’a remplacé.
error-organisation-client_token_revoked = Ce programme a été déconnecté par son administration.
error-organisation-client_out_of_service = Le bureau de ce programme est fermé, ou son administration est hors service.
