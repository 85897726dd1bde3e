### Le registre : corbeilles, fiche du courrier, enregistrement

registry-mails = { $count ->
    [0] aucun courrier
    [one] { $count } courrier
   *[other] { $count } courriers
}
registry-mails-many = plus de 100 courriers
registry-empty-qualify = Aucun courrier n’attend d’être qualifié.
registry-held-by = (à qualifier par : { $name })
registry-empty-desk = Aucun courrier n’est affecté à votre bureau.
registry-empty-register = Aucun numéro dans ce registre pour cette année.
registry-no-register = Aucun registre ne vous est ouvert.

registry-number = Numéro d’ordre
registry-subject = Objet
registry-sender = Expéditeur
registry-addressee = Destinataire
registry-sender_reference = Référence
registry-document_on = Date du document
registry-received_on = Reçu le
registry-dated = Date
registry-of-day = du { $date }
registry-registered_at = Enregistré le
registry-nature = Nature
registry-language = Langue
registry-priority = Priorité
registry-confidentiality = Confidentialité
registry-handling = Service traitant
registry-due_on = Délai
registry-due = avant le { $date }
registry-stopped = Délai suspendu depuis le { $date }
registry-unread = { $count ->
    [one] { $count } message du déposant
   *[other] { $count } messages du déposant
}
registry-clock = Délai de réponse
registry-clock-runs = Répondre au plus tard le { $date }
registry-clock-late = Dépassé depuis le { $date } ({ $days ->
    [one] { $days } jour
   *[other] { $days } jours
})
registry-clock-over = L’échéance était fixée au { $date }
registry-clock-stopped = Suspendu depuis le { $date } ; il restait { registry-delay }
registry-clock-silence = Le silence vaut accord passé ce délai (loi n° 55-19), selon le modèle appliqué.
registry-asked = Pièces manquantes
registry-asked-open = Demandées au déposant, attendues jusqu’au { $date }
registry-asked-answered = Reçues (attendues jusqu’au { $date })
registry-asked-lapsed = Non reçues le { $date }
registry-withdrawal = Retrait
registry-withdrawal-asked = Demandé par le déposant le { $at } ; la réponse en signature passe d’abord
registry-late = en retard de { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
registry-keywords = Mots clés
registry-keywords-hint = Séparés par des virgules.
registry-pages = Nombre de pages
registry-channel = Voie d’arrivée
registry-channel-out = Voie d’envoi
registry-desk = Bureau
registry-choose = Choisir
registry-state = État
registry-year = Année
registry-register = Registre
registry-sheet = Fiche du courrier
registry-document = Document
registry-documents = Documents
registry-no-document = Aucun document avec ce courrier.
registry-document-withdrawn = Le fichier { $name } n’est plus lisible : il a été retiré après son admission.
registry-document-not-shown = Ce type de fichier ne s’affiche pas dans le navigateur.
registry-document-save = Enregistrer le fichier
registry-open-document = Ouvrir dans un autre onglet
registry-history = Suivi
registry-accesses-title = Consultations
registry-accesses-hint = Qui a ouvert une pièce de ce courrier ; s’il n’est pas ordinaire, aussi sa fiche, son suivi, ses échanges ou les dossiers du parapheur qui y répondent. Conservé trois ans.
registry-accesses-none = Personne n’a encore rien ouvert de ce courrier.
registry-access-instant = Date et heure
registry-access-who = Qui
registry-access-what = Quoi
registry-access-channel = Canal
registry-access-for = pour { $name }
registry-access-what-sheet = Fiche
registry-access-what-document = Pièce
registry-access-what-message_file = Pièce d’un message
registry-access-what-sealed = Document scellé
registry-access-what-bundle = Dossier de preuve
registry-access-what-folder = Dossier du parapheur
registry-access-what-folder_bundle = Dossier de preuve du parapheur
registry-receipt-correspondence = Récépissé de dépôt
registry-receipt-complaint = Récépissé de réclamation
registry-receipt-file = Récépissé de dossier administratif
registry-receipt-file_complete = Récépissé de dossier complet
registry-receipt-file_incomplete = Récépissé de dossier incomplet
registry-receipt-rejection = Avis de rejet
registry-act-confirm_complete = Dossier complet
registry-act-confirm_complete-title = Déclarer le dossier complet
registry-act-confirm_complete-lead = Aucune pièce ne manque.
registry-act-confirm_complete-consequence = Le déposant reçoit un récépissé scellé de dossier complet (loi n° 55-19). Plus aucune pièce ne pourra lui être demandée.
registry-act-confirm_complete-do = Déclarer complet
done-registry-complete = Le dossier est déclaré complet. Le récépissé est en cours de scellement.
registry-event-FileFoundComplete = Dossier déclaré complet
error-registry-not_a_file = Ce courrier n’est pas un dossier administratif : qualifiez-le d’abord selon un modèle de la loi n° 55-19.
error-registry-complete_already = Le dossier a déjà été déclaré complet.
error-registry-completion_awaited = Les pièces demandées au déposant sont encore attendues.
registry-receipt = Récépissé scellé
registry-sealed-reply = Réponse scellée
registry-print-sheet = Imprimer la fiche
registry-folder = Dossier de signature
registry-answer-of = En réponse à
registry-answered-by = Réponse :
registry-note-given = Instructions
registry-voided-on = Numéro annulé le { $date }.

registry-direction-A = Arrivée
registry-direction-D = Départ
registry-direction-I = Interne

registry-channel-portal = portail
registry-channel-counter = guichet
registry-channel-post = poste
registry-channel-email = courriel
registry-channel-courier = porteur
registry-channel-desk = bureau

registry-nature-letter = Lettre
registry-nature-request = Demande
registry-nature-complaint = Réclamation
registry-nature-reply = Réponse
registry-nature-circular = Circulaire
registry-nature-invoice = Facture
registry-nature-report = Rapport
registry-nature-other = Autre

registry-language-ar = arabe
registry-language-fr = français
registry-language-zgh = amazighe

registry-priority-normal = Normal
registry-priority-urgent = Urgent
registry-priority-very_urgent = Très urgent

registry-confidentiality-ordinary = Ordinaire
registry-confidentiality-confidential = Confidentiel
registry-confidentiality-secret = Secret

registry-status-to_qualify = À qualifier
registry-status-assigned = En traitement
registry-status-in_signature = En signature
registry-status-answered = Répondu
registry-status-rejected = Rejeté
registry-status-voided = Numéro annulé
registry-status-recorded = Enregistré
registry-status-withdrawn = Retiré

registry-event-for = { $event } : { $name }
registry-event-MailRegistered = Enregistrement
registry-event-MailQualified = Qualification
registry-event-MailAssigned = Affectation
registry-event-MailRedirected = Réorientation
registry-event-MailPassedOn = Passage à un autre service, le précédent n’ayant plus de bureau pour ce courrier
registry-event-MailRejected = Rejet ; le déposant est informé du motif
registry-event-MailRejected-by_hand = Rejet ; l’expéditeur reste à informer
registry-event-NumberVoided = Annulation du numéro
registry-event-ReplyProposed = Réponse proposée
registry-event-MailReturned = Réponse arrêtée, courrier rendu au bureau
registry-event-MailAnswered = Réponse scellée et mise à la disposition du déposant
registry-event-MailAnswered-by_hand = Réponse scellée ; elle reste à remettre à l’expéditeur
registry-event-ReplySealed = Cachet de l’administration apposé
registry-event-ScanAttached = Numérisation ajoutée
registry-event-OfficeWrote = Message au déposant
registry-event-OfficeRead = Messages du déposant lus
registry-event-MessageReceived = Message du déposant
registry-event-CompletionRequested = Pièces manquantes demandées ; le délai est suspendu
registry-event-CompletionReceived = Pièces manquantes reçues ; le délai reprend
registry-event-CompletionNeared = Rappel au déposant : pièces manquantes
registry-event-CompletionLapsed = Pièces manquantes non reçues à temps ; le délai reprend
registry-event-DeadlineNeared = Rappel : échéance proche
registry-event-DeadlinePassed = Échéance dépassée
registry-event-DeadlineEscalated = Retard signalé au chef
registry-event-WithdrawalNoted = Retrait demandé par le déposant pendant la signature
registry-event-MailWithdrawn = Retrait par le déposant
registry-event-MailReopened = Réouverture

registry-acts = Ce que vous pouvez faire
registry-act-qualify = Qualifier
registry-act-qualify-title = Qualifier le courrier
registry-act-qualify-consequence = Si vous choisissez un autre service, le courrier passe dans sa corbeille et ses agents sont prévenus par courriel. Un service sans bureau d’ordre ni chef reçoit ses courriers par le service dont il relève.
registry-act-qualify-do = Enregistrer la qualification
registry-act-assign = Affecter
registry-act-assign-title = Affecter le courrier à un bureau
registry-act-assign-consequence = Le courrier passe dans la corbeille de ce bureau ; ses agents sont prévenus par courriel.
registry-act-assign-do = Affecter le courrier
registry-act-reply = Préparer la réponse
registry-act-messages = Écrire au déposant
registry-act-messages-title = Écrire au déposant
registry-act-messages-consequence = Le déposant est prévenu par courriel ; il lit le message avec un code à usage unique.
registry-act-messages-do = Envoyer le message
registry-act-complete = Demander des pièces
registry-act-complete-title = Demander des pièces manquantes
registry-act-complete-consequence = Une seule demande par courrier. Le délai de réponse est suspendu aujourd’hui ; il reprend le jour de l’envoi des pièces, ou le lendemain du dernier jour donné au déposant.
registry-act-complete-do = Demander les pièces
registry-act-reopen = Rouvrir
registry-act-reopen-title = Rouvrir le courrier
registry-act-reopen-consequence = Le courrier revient dans la corbeille « À qualifier » et le déposant en est informé. Le délai de sa procédure est compté de nouveau à partir d’aujourd’hui.
registry-act-reopen-do = Rouvrir le courrier
registry-act-redirect = Réorienter
registry-act-redirect-title = Réorienter au sein de l’administration
registry-act-redirect-consequence = Le courrier passe dans la corbeille de ce service, ou du service dont il relève s’il n’a ni bureau d’ordre ni chef ; leurs agents sont prévenus par courriel. Le motif reste dans le suivi.
registry-act-redirect-do = Réorienter le courrier
registry-act-relay = Transmettre à une autre administration
registry-act-relay-title = Transmettre à l’administration compétente
registry-act-relay-consequence = Le courrier et ses fichiers partent vers le bureau d’ordre de cette administration, qui lui donne son propre numéro ; la date de dépôt est gardée. Le déposant en est informé. Ici, le courrier est clos. Cela ne se défait pas.
registry-act-relay-do = Transmettre le courrier
registry-relay-to = Administration compétente
registry-relay-to-hint = Son nom, ou l’adresse de son portail. Quelques mots suffisent : la liste vous sera proposée.
registry-relay-found = Administrations trouvées
registry-relay-why-hint = Lu par le déposant.
registry-came-from = Transmis par { $name }, numéro
registry-went-to = Transmis à { $name }.
registry-went-waiting = En attente de son numéro.
registry-relay-stopped = Ce courrier devait retourner à une administration qui l’a déjà eu : il reste ici. L’exploitant de la plateforme en est informé. Traitez-le, rejetez-le ou transmettez-le à une autre administration.
done-registry-relay_stopped = Courrier non transmis : il reste ici.
registry-typed-administration = Administration
registry-typed-chosen = Administration
registry-typed-model = Modèle
done-registry-relayed = Le courrier est transmis ; son nouveau numéro apparaîtra ici.
registry-status-relayed = Transmis
registry-event-MailRelayed = Transmission à l’administration compétente
registry-event-RelayStopped = Transmission arrêtée : le courrier reste ici
registry-event-RelayAccepted = Enregistré par l’administration destinataire
error-registry-relay_unknown = Aucune administration n’a cette adresse. Choisissez-la dans la liste, ou essayez d’autres mots.
error-registry-relay_closed = Cette administration ne reçoit plus de courrier sur la plateforme.
error-registry-relay_returns = Ce courrier a déjà été dans cette administration : il reste ici, et l’exploitant en est informé.
error-registry-relay_too_far = Ce courrier a déjà été transmis trop de fois : il reste ici, et l’exploitant en est informé.
error-registry-relay_without_document = Ajoutez d’abord la numérisation : un courrier se transmet avec son document.
registry-act-reject = Rejeter
registry-act-reject-title = Rejeter le courrier
registry-act-reject-consequence = Le traitement s’arrête et le motif est communiqué au déposant. Le numéro reste au registre ; le courrier pourra être rouvert.
registry-act-reject-consequence-by_hand = Le traitement s’arrête. L’expéditeur n’est pas prévenu par le système : il vous revient de l’informer. Le numéro reste au registre ; le courrier pourra être rouvert.
registry-act-reject-do = Rejeter le courrier
registry-act-scan = Ajouter la numérisation
registry-act-scan-title = Ajouter la numérisation
registry-act-scan-do = Envoyer la numérisation
registry-scan-waiting = Le document est en cours de contrôle ; il s’ajoute aussitôt après à la fiche du courrier. Cette page se met à jour d’elle-même.
registry-act-void = Annuler le numéro
registry-act-void-title = Annuler le numéro
registry-act-void-consequence = Le numéro reste au registre, annulé, avec son motif ; il ne sera jamais réutilisé. Ce choix est définitif.
registry-act-void-do = Annuler ce numéro

registry-note = Instructions
registry-note-hint = Lues par les agents du bureau ; elles restent dans le suivi.
registry-why = Motif
registry-why-sent = Ce texte est envoyé au déposant avec le motif choisi.
registry-why-kept = Ce texte reste dans le suivi ; il n’est envoyé à personne.
registry-reopen-kept = Ce motif reste dans le suivi du courrier.
registry-complete-reason = Motif de la demande
registry-complete-sent = Le déposant le lit.
registry-complete-pieces = Pièces manquantes
registry-complete-pieces-hint = Une par ligne, dix au plus.
registry-complete-days = Jours ouvrables laissés au déposant
registry-complete-days-hint = À compter de demain.
registry-messages-title = Échanges avec le déposant
registry-messages-unreached = Aucune adresse électronique ni aucun numéro pour SMS n’est connu : ce que vous écrivez ici n’est pas annoncé au déposant. Joignez-le autrement.
registry-untold = Aucune adresse électronique ni aucun numéro pour SMS n’est connu : le déposant n’en sera pas averti. Joignez-le autrement ; l’avis vous attendra sous « À joindre autrement ».
registry-messages-none = Aucun message.
registry-message-message = Déposant
registry-message-completion = Déposant : pièces manquantes
registry-message-withdrawal = Déposant : demande de retrait
registry-message-appeal = Déposant : recours
registry-message-asked = pièces manquantes
registry-message-read = Lu le { $at }
registry-message-read-by-depositor = Lu par le déposant le { $at }
registry-message-unread = Pas encore lu par le déposant
registry-message-text = Message
registry-message-file = Fichier à joindre
registry-message-file-hint = PDF de préférence, ou document Word, Excel, PowerPoint, LibreOffice, ou image ; 20 Mo au plus.
registry-message-attach = Joindre ce fichier
registry-message-again = Actualiser les fichiers
registry-read-do = Marquer comme lu
registry-score = Avis du déposant : { $score } sur 5.
registry-model-applied = Délai selon le modèle « { $name } ».
registry-redirect-to = Service destinataire
registry-reason = Motif du rejet
registry-reason-not_competent = L’objet ne relève pas de cette administration
registry-reason-incomplete = Des pièces manquent pour traiter la demande
registry-reason-duplicate = Le même courrier a déjà été déposé
registry-reason-unreadable = Le document est illisible
registry-reason-anonymous = L’expéditeur n’est pas identifié
registry-reason-other = Autre motif

registry-conflict-title = Le courrier a changé pendant votre travail
registry-conflict-impossible = Cet acte n’est pas possible
registry-conflict-meanwhile = Ce qui s’est passé entre-temps
registry-conflict-typed = Ce que vous avez saisi
registry-conflict-again = Appliquer ma saisie à la version actuelle
registry-conflict-leave = Laisser le courrier tel qu’il est
registry-typed-nature = Nature
registry-typed-priority = Priorité
registry-typed-confidentiality = Confidentialité
registry-typed-language = Langue
registry-typed-entity_id = Service
registry-typed-due_on = Délai
registry-typed-desk_id = Bureau
registry-typed-note = Instructions ou motif
registry-typed-reason_code = Motif du rejet
registry-typed-reason = Motif
registry-typed-text = Message
registry-typed-pieces = Pièces manquantes
registry-typed-days = Jours ouvrables
registry-typed-subject = Objet de la réponse
registry-typed-circuit_id = Circuit

registry-reply-title = Préparer la réponse
registry-reply-document = Le document
registry-reply-file = La réponse, en PDF
registry-reply-another = Envoyer une autre version
registry-reply-version = { $place } – { $name }
registry-reply-waiting = Un document est encore en cours de contrôle. « Actualiser les documents » le fait apparaître et garde ce que vous avez saisi.
registry-reply-again = Actualiser les documents
registry-reply-which = Version retenue
registry-reply-circuit = Le circuit de validation
registry-reply-subject = Objet de la réponse
registry-reply-to = Réponse : { $subject }
registry-circuit = Circuit
registry-reply-consequence = La réponse passe au premier bureau du circuit. Après la dernière signature elle prend son numéro de départ, puis elle est scellée ; le déposant est alors prévenu par courriel.
registry-reply-consequence-by_hand = La réponse passe au premier bureau du circuit. Après la dernière signature elle prend son numéro de départ, puis elle est scellée. Elle n’est pas envoyée : il restera à la remettre à l’expéditeur.
registry-reply-do = Proposer à la signature
registry-scan-hint = Un fichier PDF, ou une image JPEG, PNG, TIFF ou WebP ; 20 Mo au plus.
registry-file-hint = Un fichier PDF, 20 Mo au plus.
registry-file-send = Envoyer le document
registry-file-inspected = Le document est en cours de contrôle ; cette page se met à jour d’elle-même.

registry-register-title = Registre
registry-register-of = Registre { $register }, année { $year }
registry-show = Afficher
registry-check = Contrôler la suite des numéros
registry-check-holds = { $count ->
    [0] Aucun numéro cette année.
    [one] Un seul numéro cette année ; la suite est complète.
   *[other] Les numéros 1 à { $count } sont tous là, une seule fois chacun.
}
registry-check-gaps = Numéros { $first } à { $last } : non utilisés, { $reason ->
    [restored] après la restauration d’une sauvegarde.
   *[other] motif inconnu.
}
registry-check-fails = La suite est rompue. Numéros manquants : { $missing } ; numéros en double : { $doubled }.

registry-closings-of = Clôtures du registre { $register }
registry-closings-none = Aucune période de ce registre n’a encore été clôturée. Une année l’est d’elle-même, le lendemain de son dernier jour.
registry-closing-of = Clôture du registre { $register }
registry-closing-direction-A = Courriers arrivée
registry-closing-direction-D = Courriers départ
registry-closing-direction-I = Courriers internes
registry-closing-period = Période
registry-closing-count = Courriers enregistrés
registry-closing-ends = Premier et dernier numéro
registry-closing-voided = Numéros annulés
registry-closing-gaps = Numéros non utilisés
registry-closing-asked = Clôturé le
registry-closing-state-working = En préparation
registry-closing-state-done = Terminé
registry-closing-new = Clôturer une période
registry-closing-lead = Les totaux de la période sont déclarés et signés, et le registre est conservé en PDF et en CSV. Un courrier confidentiel n’y figure que par son numéro et sa date. Une période clôturée ne change plus.
registry-closing-since = Premier jour
registry-closing-until = Dernier jour, révolu
registry-closing-act = Clôturer la période
registry-closing-files = Fichiers
registry-closing-file-closing = Déclaration signée
registry-closing-file-register = Registre, avec le cachet de l’administration
registry-closing-file-entries = Registre pour tableur
registry-closing-progress = Lecture du registre : { $read } sur { $total }.
registry-closing-leave = Vous pouvez quitter cette page : le travail continue.
error-registry-period_unreadable = Écrivez le jour en entier : jour, mois, année.
error-registry-period_backwards = Le dernier jour précède le premier.
error-registry-period_across_years = La période doit tenir dans une seule année : les numéros recommencent avec elle.
error-registry-period_not_over = La période n’est pas terminée : choisissez un dernier jour déjà passé.
error-registry-period_before_register = Le registre n’existait pas encore à cette période.
error-registry-register_held = Le registre { $register } attend une vérification après la restauration d’une sauvegarde. Rien n’est perdu : les numéros seront donnés ensuite.
error-registry-register_settling = Les derniers enregistrements ne sont pas encore tous lisibles : nouvel essai dans un moment.

registry-intake-do = Continuer
registry-intake-consequence = Le numéro est donné à l’étape suivante, après l’envoi de la numérisation ou sans elle.
registry-intake-scan-title = La numérisation
registry-scan = Le document numérisé, en PDF ou en image
registry-intake-send = Envoyer et prendre le numéro
registry-intake-waiting = Le document est en cours de contrôle. Le numéro est donné aussitôt après ; cette page se met à jour d’elle-même.
registry-intake-without-scan = Le numéro peut être pris tout de suite. Le récépissé ne portera alors pas l’empreinte du document, que vous pourrez ajouter plus tard.
registry-intake-without-scan-or-receipt = Le numéro peut être pris tout de suite ; vous pourrez ajouter la numérisation plus tard.
registry-intake-number-now = Prendre le numéro sans numérisation
registry-intake-another = Enregistrer un autre courrier
registry-registered-title = Courrier enregistré
registry-registered-at = le { $date }
registry-receipt-waiting = Le récépissé est en cours de scellement ; il apparaît ici dans quelques secondes.
registry-receipt-print = Ouvrir le récépissé pour l’imprimer
registry-open-mail = Ouvrir la fiche du courrier

done-registry-qualified = Qualification enregistrée. Le courrier peut être affecté.
done-registry-passed_on = Qualification enregistrée. Le courrier est passé dans la corbeille du service choisi.
done-registry-assigned = Courrier affecté.
done-registry-wrote = Le message est envoyé.
done-registry-read = Les messages du déposant sont marqués comme lus.
done-registry-file_removed = Le fichier est retiré.
done-registry-asked = Les pièces sont demandées au déposant ; le délai est suspendu.
done-registry-reopened = Le courrier est rouvert.
done-registry-redirected = Courrier réorienté.
done-registry-rejected = Courrier rejeté ; le déposant est informé du motif.
done-registry-rejected_by_hand = Courrier rejeté. L’expéditeur n’est pas prévenu par le système : informez-le.
done-registry-voided = Numéro annulé.
done-registry-proposed = Réponse proposée à la signature.

error-registry-mail_not_found = Ce courrier n’existe pas ou ne relève pas de vous.
error-registry-intake_not_found = Cet enregistrement n’existe pas ou ne relève pas de vous.
error-registry-register_not_found = Le registre { $register } n’existe pas.
error-registry-code_taken = Le code { $register } est celui d’un registre d’une autre administration.
error-registry-no_numbers_yet = Le registre { $register } n’a encore donné aucun numéro.
error-registry-number_delayed = Beaucoup d’enregistrements au même instant. Votre tour est gardé : rouvrez la page dans un instant.
error-registry-changed_meanwhile = Quelqu’un a agi sur ce courrier depuis que vous l’avez ouvert. Rien de votre saisie n’est perdu.
error-registry-step_not_allowed = L’état du courrier ne permet plus cet acte.
error-registry-desk_unknown = Choisissez un bureau de cette administration.
error-registry-desk_without_work = Ce bureau ne traite pas de courriers. Choisissez-en un autre.
error-registry-entity_unknown = Choisissez un service de cette administration.
error-registry-circuit_unknown = Choisissez un circuit de la liste.
error-registry-reason_unknown = Choisissez un motif de la liste.
error-registry-reply_not_clean = Envoyez le document de la réponse et attendez la fin de son contrôle.
error-registry-reply_signed = Le fichier { $name } porte déjà une signature ou un cachet électronique : un circuit ne peut rien y ajouter. Envoyez le document d’origine, non signé.
error-registry-number_held = Ce numéro est celui d’une réponse qui attend son cachet : il ne peut être annulé qu’après l’envoi. Si le dossier est arrêté, l’exploitant de la plateforme doit d’abord le relancer.
error-registry-no_outgoing_register = Cette administration n’a pas de registre des départs.
error-registry-subject_missing = Écrivez l’objet.
error-registry-subject_too_long = L’objet ne dépasse pas { $limit } caractères.
error-registry-note_missing = Indiquez le motif.
error-registry-note_too_long = Le texte ne dépasse pas { $limit } caractères.
error-registry-text_missing = Écrivez le texte.
error-registry-no_depositor = Ce courrier n’a pas été déposé sur le portail : son expéditeur ne peut pas être joint d’ici.
error-registry-completion_asked_already = Des pièces ont déjà été demandées pour ce courrier : cela ne se fait qu’une fois.
error-registry-pieces_missing = Nommez au moins une pièce.
error-registry-pieces_too_many = { $limit } pièces au plus, de { $length } caractères au plus.
error-registry-messages_too_many = Ce courrier compte déjà { $limit } messages de l’administration.
error-registry-files_too_many = { $limit } fichiers au plus pour un message.
error-registry-file_unknown = Un fichier n’est plus disponible. Relisez la liste, puis envoyez de nouveau.
error-registry-file_refused = Le fichier { $name } a été refusé. Retirez-le.
error-registry-sender_missing = Écrivez le nom de l’expéditeur.
error-registry-addressee_missing = Écrivez le nom du destinataire.
error-registry-field_too_long = Ce texte compte { $length } caractères ; le maximum est de { $limit }.
error-registry-choice_unknown = Choisissez dans la liste.
error-registry-day_unreadable = Écrivez la date entière : jour, mois, année.
error-registry-day_in_future = Cette date ne peut pas être dans le futur.
error-registry-number_out_of_range = Écrivez un nombre de 1 à { $limit }.
error-registry-keywords_too_many = { $limit } mots clés au plus, de { $length } caractères au plus.
error-registry-nobody_cleared = Aucun bureau de cette entité, ni au-dessus d’elle, n’est habilité à ce degré de confidentialité. Choisissez-en un autre, ou demandez à l’administrateur d’habiliter un bureau.

### Modèles d’enregistrement

registry-models-title = Modèles d’enregistrement
registry-models-lead = Ce que le bureau d’ordre écrirait chaque fois : valeurs de départ, champs obligatoires, délai de réponse.
registry-model = Modèle
registry-model-none = Sans modèle
registry-model-use = Appliquer
registry-model-fill = Remplir selon un modèle :
registry-model-new = Ajouter un modèle
registry-model-name-ar = Nom en arabe
registry-model-name-fr = Nom en français
registry-model-says = Valeurs de départ
registry-model-mandatory = Champs obligatoires
registry-model-mandatory-hint = En plus de ceux qui le sont toujours.
registry-model-entity = Proposé à
registry-model-entity-hint = Aux bureaux de cette entité, de celles qui en dépendent et de celles dont elle relève.
registry-model-everyone = Toute l’administration
registry-model-open = À choisir à chaque courrier
registry-model-subject = Début de l’objet
registry-model-delays = Délais
registry-model-delays-lead = Jours ouvrables selon le calendrier de l’administration. L’horloge s’arrête tant que le déposant doit compléter son courrier.
registry-model-reply-within = Délai de réponse
registry-model-unit = Compté en
registry-model-unit-working = jours ouvrables
registry-model-unit-calendar = jours
registry-model-unit-months = mois
registry-model-remind = Rappel avant l’échéance (jours ouvrables)
registry-model-remind-hint = Au bureau qui traite. Vide : aucun rappel.
registry-model-escalate = Signalement au chef après l’échéance (jours ouvrables)
registry-model-escalate-hint = Vide : jamais.
registry-model-completion = Temps laissé au déposant pour compléter (jours ouvrables)
registry-model-completion-hint = Proposé lors de la demande. Vide : à indiquer chaque fois.
registry-model-silence = Le silence de l’administration vaut accord
registry-model-silence-hint = Seulement si un texte le prévoit pour cet acte (loi n° 55-19). Le déposant en est informé.
registry-model-receipts = Récépissés
registry-model-regime = Régime juridique
registry-model-regime-hint = Il décide de ce que disent les récépissés.
registry-regime-correspondence = Correspondance ordinaire
registry-regime-administrative_file = Dossier administratif (loi n° 55-19)
registry-regime-complaint = Réclamation (décret n° 2-17-265)
registry-model-remedies-ar = Voies de recours, en arabe
registry-model-remedies-fr = Voies de recours, en français
registry-model-remedies-hint = Imprimées sur les récépissés. Vide : le récépissé renvoie à la loi.
registry-model-on-portal = Les déposants peuvent choisir ce type de demande
registry-model-on-portal-hint = Courriers à l’arrivée de toute l’administration seulement.
registry-model-silence-on = le silence vaut accord
registry-delay = { $unit ->
    [calendar] { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
    [months] { $count } mois
   *[working] { $count ->
        [one] { $count } jour ouvrable
       *[other] { $count } jours ouvrables
    }
}
registry-model-days = Réponse sous { registry-delay }
registry-model-state-offered = Proposé
registry-model-state-retired = Retiré
registry-model-retired-on = Ce modèle n’est plus proposé depuis le { $date }.
registry-model-consequence = Les courriers déjà enregistrés gardent ce qu’ils portent.
registry-model-save = Enregistrer le modèle
registry-model-retire = Retirer le modèle
registry-model-retire-consequence = Un modèle retiré n’est plus proposé. Les courriers enregistrés avec lui ne changent pas. Cela ne se défait pas.
registry-due-by-model = Vide : { registry-delay } après la réception, selon le modèle.

done-registry-model-added = Le modèle est ajouté.
done-registry-model-changed = Le modèle est modifié.
done-registry-model-retired = Le modèle est retiré.

error-registry-model_demands = Le modèle choisi demande ce champ.
error-registry-model_not_for_portal = Seul un modèle d’arrivée, proposé à toute l’administration, peut être offert aux déposants.
error-registry-model_remedies_both = Écrivez les voies de recours dans les deux langues, ou dans aucune.
error-registry-model_unknown = Ce modèle n’est plus proposé : choisissez-en un autre, ou aucun.
error-registry-model_name_unfit = Indiquez le nom { $language ->
    [ar] en arabe
   *[fr] en français
 }, en { $limit } caractères au plus.
error-registry-model_retired = Ce modèle est retiré : il ne se modifie plus.
error-registry-model_direction_stays = Un modèle garde son sens, arrivée, départ ou interne. Ajoutez plutôt un autre modèle.
error-registry-models_changed_meanwhile = Les modèles ont été modifiés entre-temps par quelqu’un d’autre. Relisez ce qui a changé, puis recommencez.
error-registry-models_too_many = L’administration a déjà { $limit } modèles, retirés compris : elle ne peut en avoir plus.
error-registry-due_before_received = Le délai de réponse finit avant la réception.
registry-represented = Pour le compte de
registry-helper = Dépôt assisté par
