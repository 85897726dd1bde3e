### Le dépôt d’un courrier

deposit-steps = Étapes du dépôt
deposit-stage-depositor = Vous
deposit-stage-letter = Courrier
deposit-stage-files = Fichiers
deposit-stage-check = Vérification

## Vous

deposit-depositor-title = Qui dépose le courrier ?
deposit-depositor-lead = Le récépissé et la réponse vous seront adressés par courriel.
deposit-kind = Vous déposez en tant que
deposit-kind-citizen = Citoyen ou citoyenne
deposit-kind-company = Entreprise
deposit-kind-administration = Administration
deposit-kind-association = Association
deposit-name = Nom complet ou dénomination
deposit-identifier_kind = Pièce ou registre
deposit-identifier_kind-none = Aucun
deposit-identifier-cin = Carte nationale (CIN)
deposit-identifier-passport = Passeport
deposit-identifier-residence_card = Carte de séjour
deposit-identifier-ice = ICE
deposit-identifier-rc = Registre de commerce (numéro et tribunal)
deposit-identifier = Numéro
deposit-email = Adresse électronique
deposit-email-hint = Par exemple : nom@exemple.ma
deposit-phone = Téléphone
deposit-phone-hint = Par exemple : 06 12 34 56 78
deposit-sms = Recevoir aussi des SMS à ce numéro
deposit-sms-hint = Le code de suivi, l’annonce de la réponse et les codes d’accès. Numéros mobiles marocains.
deposit-check-sms = , avec SMS
deposit-personal-data = Ces données servent à traiter votre courrier et à vous répondre (loi n° 09-08). Elles ne figurent dans aucun lien public.
deposit-personal-data-more = Ce que l’administration dit de vos données
deposit-notice-kept = Ce que l’administration dit de vos données, tel qu’affiché lors de ce dépôt
error-deposit-notice_changed = Le texte de l’administration sur vos données vient de changer. Relisez-le, puis déposez de nouveau.

## Courrier

deposit-letter-title = Sur quoi porte votre courrier ?
deposit-subject = Objet
deposit-subject-hint = En arabe ou en français, 500 caractères au plus. Le courrier lui-même est un fichier PDF : vous l’ajouterez à l’étape suivante.
deposit-reference = Votre référence
deposit-reference-hint = Le numéro que porte votre courrier, s’il en a un.

## Fichiers

deposit-files-title = Ajoutez votre courrier et ses pièces jointes
deposit-files-lead = Fichiers PDF, 20 Mo au plus chacun, { $limit } fichiers au plus.
deposit-files-choose = Fichier PDF à ajouter
deposit-files-send = Ajouter ce fichier
deposit-files-list = Fichiers ajoutés
deposit-files-none = Aucun fichier pour l’instant.
deposit-files-full = Vous avez atteint le nombre maximal de fichiers.
deposit-files-continue = Vérifier le dépôt
deposit-files-still = Le contrôle d’un fichier prend quelques secondes. Vous pouvez continuer sans attendre.
deposit-files-expected = Ce fichier n’est pas encore arrivé. Envoyez-le de nouveau ou retirez-le.
done-deposit-removed = Le fichier a été retiré.
done-deposit-copied = Vos renseignements ont été repris. Ajoutez de nouveau les fichiers.
done-deposit-already = Ce courrier est déjà déposé : voici sa confirmation.

## Vérification

deposit-check-title = Vérifiez avant de déposer
deposit-check-lead = Une fois déposé, le courrier ne peut plus être modifié.
deposit-check-depositor = Vous
deposit-check-letter = Courrier
deposit-check-files = Fichiers
deposit-check-addressee = Destinataire
deposit-check-missing = Non renseigné
deposit-check-submit = Déposer le courrier
deposit-check-warning = À vérifier :

## Confirmation

deposit-done-title = Courrier déposé
deposit-done-title-registered = Courrier enregistré
deposit-done-title-rejected = Dépôt non accepté
deposit-done-at = Déposé le { $at } (heure légale du Maroc)
deposit-done-number = Numéro d’ordre
deposit-done-number-coming = Votre numéro d’ordre est en cours d’attribution. Il s’affiche ici dans quelques secondes.
deposit-done-delayed = Le contrôle prend plus de temps que prévu. Votre dépôt reste valable à la date ci-dessus ; le numéro vous sera envoyé par courriel.
deposit-done-registered-at = Enregistré le { $at }
deposit-done-tracking = Code de suivi
deposit-done-tracking-hint = Gardez ce code : il permet de suivre le courrier sans compte.
deposit-done-track = Suivre ce courrier
deposit-done-receipt = Enregistrer le récépissé (PDF)
deposit-done-receipt-open = Ouvrir le récépissé
deposit-done-receipt-coming = Le récépissé scellé est en préparation ; il s’affichera ici et sera envoyé à { $email }.
deposit-done-next = La suite
deposit-done-next-number = Les fichiers sont contrôlés, puis le courrier reçoit son numéro d’ordre : quelques secondes en général. Au-delà de dix minutes, vous êtes prévenu par courriel.
deposit-done-next-receipt = Le récépissé scellé est envoyé à { $email }.
deposit-done-next-handled = Le bureau d’ordre transmet le courrier au service compétent.
deposit-done-next-answer = Un courriel vous prévient dès que la réponse est disponible.
deposit-done-acknowledgement = Accusé de dépôt signé
deposit-done-acknowledgement-text = Il atteste l’instant du dépôt et les fichiers annoncés, avant même le numéro et le récépissé. Chacun peut le vérifier : « Vérifier un document ».
deposit-done-acknowledgement-show = Afficher l’accusé (jeton JWS)
deposit-done-acknowledgement-save = Enregistrer l’accusé
deposit-done-files = Fichiers déposés
deposit-done-rejected-text = Un fichier au moins n’a pas pu être accepté. Le courrier n’a pas été enregistré ; l’instant du dépôt reste attesté par l’accusé.
deposit-done-refused-text = Le contrôle de vos fichiers n’a pas pu aboutir, et le dépôt n’est pas accepté. Le courrier n’a pas été enregistré ; l’instant du dépôt reste attesté par l’accusé.
deposit-done-refused-reason = Motif
deposit-done-title-voided = Numéro d’ordre annulé
deposit-done-voided-text = Le bureau d’ordre a annulé le numéro { $number } le { $at }. Le motif vous a été envoyé par courriel.
deposit-done-again = Recommencer avec les mêmes renseignements
deposit-done-other = Déposer un autre courrier

## Suivi

deposit-track-ask-title = Suivre un courrier
deposit-track-code = Code de suivi
deposit-track-code-hint = Douze signes, par exemple 7K3F-9QRT-2M5X. Il figure sur la page de confirmation et dans le courriel.
deposit-track-look = Suivre
deposit-track-title = Suivi du courrier
deposit-track-number = Numéro d’ordre
deposit-track-no-number = pas encore attribué
deposit-track-timeline = Avancement
deposit-step-submitted = Courrier déposé
deposit-step-checking = Contrôle des fichiers
deposit-step-checked = Fichiers contrôlés
deposit-step-rejected = Dépôt non accepté : un fichier a été refusé
deposit-step-refused = Dépôt non accepté
deposit-step-registering = Enregistrement au bureau d’ordre
deposit-step-registered = Courrier enregistré
deposit-step-handling = Traitement par le service compétent
deposit-step-handled = Traité par le service compétent
deposit-step-answering = Réponse
deposit-step-answered = Réponse disponible
deposit-step-opened = Réponse ouverte
deposit-step-declined = Courrier rejeté par le bureau d’ordre
deposit-step-voided = Numéro d’ordre annulé
deposit-note-delayed = Le contrôle prend plus de temps que prévu.
deposit-note-voided = Le récépissé n’a plus de valeur. Le motif vous a été envoyé par courriel.
deposit-note-reason-not_competent = L’administration n’est pas compétente.
deposit-note-reason-incomplete = Le courrier est incomplet.
deposit-note-reason-duplicate = Le même courrier avait déjà été déposé.
deposit-note-reason-unreadable = Le courrier est illisible.
deposit-note-reason-anonymous = L’expéditeur n’est pas identifiable.
deposit-note-reason-other = Le motif vous a été envoyé par courriel.
deposit-track-refused = Ce qui a empêché le dépôt
deposit-track-again = Déposer de nouveau
deposit-reply-title = Une réponse vous attend
deposit-reply-text = Pour que vous seul la lisiez, nous envoyons un code à l’adresse que vous avez indiquée.
deposit-reply-send = Recevoir un code par courriel
deposit-reply-send-sms = Recevoir un code par SMS
deposit-reply-sent = Un code à six chiffres vient d’être envoyé. Il est valable dix minutes.
deposit-reply-code = Code reçu
deposit-reply-notice = L’ouverture de la réponse est enregistrée, avec sa date, comme preuve de remise.
deposit-reply-open = Ouvrir la réponse
deposit-reply-again = Recevoir un autre code
deposit-reply-again-sms = Recevoir un autre code par SMS
deposit-reply-opened = Vous avez ouvert cette réponse.
deposit-reply-read = Lire la réponse
deposit-reply-page-title = Réponse à votre courrier
deposit-reply-number = Numéro de la réponse
deposit-reply-sealed-at = Scellée le
deposit-reply-accessed-at = Ouverte le
deposit-reply-answers = Répond à votre courrier
deposit-reply-show = Lire la réponse (PDF)
deposit-reply-save = Enregistrer le PDF
deposit-reply-verify = Vérifier ce document
deposit-reply-digest = Empreinte SHA-256

## Mes courriers

deposit-mine-title = Mes courriers
deposit-mine-ask-title = Retrouver mes courriers
deposit-mine-ask-lead = Sans compte : indiquez l’adresse avec laquelle vous avez déposé. Un code y est envoyé ; il ouvre la liste de vos courriers, dans toutes les administrations.
deposit-mine-send = Recevoir un code
deposit-mine-code-title = Consultez votre messagerie
deposit-mine-code-lead = Si des courriers ont été déposés avec cette adresse, un code à six chiffres y est envoyé. Il est valable dix minutes, dans ce navigateur.
deposit-mine-open = Voir mes courriers
deposit-mine-again = Indiquer une autre adresse ou recevoir un autre code
deposit-mine-list = Courriers déposés avec votre adresse, du plus récent au plus ancien
deposit-mine-none = Aucun courrier n’a été déposé avec cette adresse.
deposit-mine-no-more = Il n’y a plus de courrier sur cette page.
deposit-mine-deposited = Déposé le
deposit-mine-receipt = Récépissé (PDF)
deposit-mine-until = Cette liste se ferme après quinze minutes sans activité.
deposit-mine-end = Fermer mes courriers
deposit-mine-link = Retrouver tous mes courriers
deposit-state-submitted = Fichiers en cours de contrôle
deposit-state-cleared = En cours d’enregistrement
deposit-state-submission_rejected = Dépôt non accepté
deposit-state-registered = Enregistré
deposit-state-declined = Rejeté par le bureau d’ordre
deposit-state-answered = Réponse disponible
deposit-state-voided = Numéro annulé
done-deposit-mine-ended = Vos courriers sont refermés.

## Erreurs

error-deposit-unknown = Ce dépôt n’existe pas. Vérifiez le lien.
error-deposit-not_refusable = Ce dépôt ne peut plus être refusé : ses fichiers sont contrôlés, ou il est déjà traité.
error-deposit-reason_missing = Indiquez le motif : le déposant le lira.
error-deposit-code_unknown = Aucun courrier ne correspond à ce code. Vérifiez les douze signes.
error-deposit-not_submitted = Ce courrier n’est pas encore déposé.
error-deposit-already_submitted = Ce courrier est déjà déposé : il ne peut plus être modifié.
error-deposit-not_rejected = Seul un dépôt non accepté se recommence avec les mêmes renseignements.
error-deposit-changed_meanwhile = Le brouillon a changé depuis que vous l’avez affiché. Relisez-le, puis déposez-le.
error-deposit-too_many_files = Un dépôt compte { $limit } fichiers au plus.
error-deposit-files_missing = Ajoutez au moins un fichier PDF.
error-deposit-file_not_uploaded = Le fichier { $name } n’est pas arrivé. Envoyez-le de nouveau ou retirez-le.
error-deposit-file_refused = Le fichier { $name } a été refusé. Remplacez-le ou retirez-le.
error-deposit-kind_unknown = Choisissez en quelle qualité vous déposez.
error-deposit-name_missing = Indiquez votre nom.
error-deposit-identifier_kind_unknown = Choisissez une pièce dans la liste.
error-deposit-identifier_kind_missing = Indiquez à quelle pièce se rapporte ce numéro.
error-deposit-cin_invalid = Un numéro de CIN compte une ou deux lettres, puis sept chiffres au plus.
error-deposit-cin_unusual = Ce numéro de CIN est inhabituel. Vérifiez-le ; vous pouvez continuer.
error-deposit-ice_unusual = Cet ICE est inhabituel. Vérifiez ses quinze chiffres ; vous pouvez continuer.
error-deposit-email_missing = Indiquez une adresse électronique : le récépissé y est envoyé.
error-deposit-email_invalid = Cette adresse électronique n’est pas complète. Par exemple : nom@exemple.ma
error-deposit-sms_number = Les SMS ne partent que vers des numéros mobiles marocains. Donnez-en un, ou décochez la case.
error-deposit-no_sms = Aucun SMS n’a été demandé pour ce dépôt. Demandez le code par courriel.
error-deposit-phone_invalid = Ce numéro de téléphone n’est pas valable. Corrigez-le ou laissez le champ vide.
error-deposit-subject_missing = Indiquez l’objet du courrier.
error-deposit-too_long = Ce texte compte { $length } caractères ; le maximum est de { $limit }.
error-deposit-no_reply = Il n’y a pas encore de réponse à ce courrier.
error-deposit-code_needed = Demandez un code par courriel, puis ouvrez la réponse avec ce code.
error-deposit-reply_not_opened = Ouvrez d’abord la réponse.
error-deposit-receipt_not_ready = Le récépissé n’est pas encore prêt. Réessayez dans un instant.
error-deposit-administration_suspended = Cette administration ne reçoit pas de courrier pour le moment. Votre brouillon est conservé : vous pourrez l’envoyer quand elle sera de nouveau en service.
error-deposit-administration_closed = Cette administration ne reçoit plus de courrier sur cette plateforme. Votre brouillon est conservé, mais ne peut pas être envoyé.
error-deposit-own_email_missing = Indiquez l’adresse électronique avec laquelle vous avez déposé.
error-deposit-own_code_needed = Demandez un code par courriel, puis ouvrez vos courriers avec ce code.
error-deposit-visit_over = Cette demande a expiré, ou vient d’un autre navigateur. Indiquez de nouveau votre adresse.
