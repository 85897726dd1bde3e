# Parapheur électronique

signing-basket-title = À viser et à signer
signing-basket-empty = Rien n’attend votre décision.
signing-basket-due = Avant le { $date }
signing-basket-late = En retard depuis le { $date }
signing-basket-count = { $count ->
    [0] Aucun dossier
    [one] Un dossier
   *[other] { $count } dossiers
}
signing-folder-title = Dossier de signature
signing-folder-of-mail = Répond au courrier
signing-folder-document = Document
signing-folder-read = Ouvrir le document
signing-folder-not-ready = Le document est en cours de préparation ; cette page se met à jour d’elle-même.
signing-folder-on-its-way = La dernière décision est en cours d’application ; cette page se met à jour d’elle-même.
signing-folder-circuit = Circuit de validation
signing-folder-number = Numéro de départ
signing-folder-number-later = attribué après la dernière signature
signing-folder-download-reply = Ouvrir la réponse scellée

signing-state-opened = Ouverture en cours
signing-state-in_progress = En cours
signing-state-failed = En attente de l’exploitant de la plateforme
signing-state-refused = Refusé
signing-state-abandoned = Abandonné
signing-state-sealed = Scellé et expédié

signing-kind-visa = Visa
signing-kind-signature = Signature
signing-kind-seal = Cachet de l’administration

signing-step-waiting = À venir
signing-step-open = En attente de décision
signing-step-granted = { $kind ->
    [signature] Signé
   *[visa] Visé
}
signing-step-delegation = par délégation accordée par { $holder }
signing-step-deputy = pour { $holder }, par intérim
signing-step-refused = Refusé
signing-step-skipped = Sans objet
signing-step-due = à décider avant le { $date }
signing-step-stopped = Sans suite
signing-step-late = en retard
signing-step-done-seal = Apposé
signing-step-needed = { $needed ->
    [one] Un seul accord suffit parmi { $count }
   *[other] { $needed } accords nécessaires sur { $count }
}

signing-decide-title = Votre décision
signing-decide-visa = Viser
signing-decide-signature = Signer
signing-decide-visa-consequence = Votre visa est enregistré avec votre nom et l’heure ; le dossier passe à l’étape suivante.
signing-decide-signature-consequence = Votre signature est apposée sur le document, avec votre nom, votre fonction et l’heure. Elle ne peut pas être retirée.
signing-refuse-title = Refuser
signing-refuse-reason = Motif du refus
signing-refuse-reason-hint = Il est transmis à la personne qui a proposé la réponse.
signing-refuse = Refuser et renvoyer
signing-refuse-consequence = Le circuit s’arrête et le courrier revient à l’agent qui a proposé la réponse.
done-signing-granted = Votre décision est enregistrée.
done-signing-refused = Votre refus est enregistré.

error-signing-folder_unknown = Ce dossier n’existe pas, ou il n’est pas de votre ressort.
error-signing-step_unknown = Cette étape n’existe pas dans ce dossier.
error-signing-not_your_step = Cette étape revient à un autre bureau.
error-signing-folder_not_in_progress = Ce dossier n’est plus en cours : aucune décision n’y est possible.
error-signing-folder_not_sealed = Le circuit de ce dossier n’est pas achevé : il n’y a de dossier de preuve qu’une fois le document scellé.
error-signing-already_decided = Cette étape a déjà été décidée. Votre décision n’a rien changé.
error-signing-changed_meanwhile = Le dossier a changé depuis que vous l’avez ouvert. Relisez-le avant de décider.
error-signing-step_not_open = Cette étape n’est pas encore ouverte.
error-signing-reason_missing = Indiquez le motif.
error-signing-reason_too_long = Le motif ne peut pas dépasser { $longest } caractères.
error-signing-decision_unknown = Choisissez d’accorder ou de refuser.
error-signing-circuit_empty = Un circuit comporte au moins une étape.
error-signing-needed_out_of_range = Le nombre d’accords nécessaires doit être compris entre 1 et { $steps }.
error-signing-folder_not_failed = Ce dossier n’attend aucune intervention.
error-signing-number_taken = Cette réponse a déjà pris son numéro de départ : son dossier ne peut plus être abandonné, seulement relancé.
error-signing-no_signing_key = Vous n’avez pas encore de clé de signature : vous ne pouvez pas signer ce document. Elle se prépare d’elle-même dès que vous occupez un bureau de signataire : réessayez dans quelques minutes.
error-signing-no_signing_certificate = Le certificat de votre clé de signature est attendu : vous ne pouvez pas encore signer ce document. L’exploitant de la plateforme l’installe dès qu’il est délivré.
error-signing-signing_certificate_expired = Le certificat de votre clé de signature a expiré : vous ne pouvez pas signer ce document. L’exploitant de la plateforme installe le suivant.
error-signing-no_seal_certificate = Aucun certificat n’est installé pour le cachet de l’administration : la réponse ne peut pas être scellée.
error-signing-proposal_incomplete = La réponse proposée est introuvable.
error-signing-no_platform_certificate = Aucun certificat n’est installé pour la clé de la plateforme.
error-signing-document_locked = Ce document est verrouillé : rien ne peut plus y être ajouté.
error-signing-document_signed = Ce document porte déjà une signature ou un cachet : un circuit ne peut rien y ajouter.
error-signing-field_missing = Ce document ne prévoit pas cette signature.
error-signing-field_signed = Cette signature est déjà apposée.
error-signing-key_unavailable = Le service de signature ne répond pas. Réessayez dans un instant.
signing-folder-outcome-sealed = La réponse est partie sous le numéro { $number }.
signing-folder-outcome-refused = Le dossier a été refusé ; le courrier est revenu à l’agent qui a proposé la réponse.
signing-folder-outcome-abandoned = L’exploitant de la plateforme a abandonné ce dossier ; le courrier est revenu au bureau qui le traite.
signing-folder-outcome-failed = Une opération automatique a échoué. Rien n’est perdu : l’exploitant de la plateforme la relance.
