# Avis par courriel

notices-row-number = Numéro d’ordre
notices-row-tracking = Code de suivi
notices-row-submitted = Déposé le
notices-row-due = Délai
notices-row-until = Jusqu’au
notices-row-mine = Tous vos courriers
notices-action-track = Suivre le courrier
notices-action-draft = Reprendre le dépôt
notices-action-desk = Ouvrir le dossier
notices-action-password = Choisir mon mot de passe
notices-footer = Message automatique du bureau d’ordre digital : { $administration }. Merci de ne pas y répondre.
notices-footer-platform = Message automatique du bureau d’ordre digital. Merci de ne pas y répondre.

notices-receipt-subject = Récépissé de dépôt — { $administration }
notices-receipt-heading = Votre courrier est enregistré
notices-receipt-body =
    Le bureau d’ordre a reçu et enregistré votre courrier. Le récépissé est joint à ce message : conservez-le.
    La réception n’est pas une décision sur le fond.
    Le code de suivi vous est personnel : ne le communiquez à personne.

notices-later-receipt-subject = Nouveau récépissé — { $administration }
notices-later-receipt-heading = Un document scellé vous est délivré
notices-later-receipt-body =
    { $receipt ->
        [file_complete] Votre dossier administratif est reconnu complet. Le récépissé scellé est joint à ce message.
        [file_incomplete] Votre dossier administratif est incomplet. Le récépissé joint nomme les pièces qui manquent.
        [rejection] L’avis motivé de rejet de votre courrier, scellé, est joint à ce message.
       *[other] Votre courrier a été qualifié. Un récépissé selon son régime est joint à ce message.
    }
    Les récépissés déjà reçus restent valables : conservez-les tous.

notices-letter-relayed-subject = Votre courrier est transmis — { $administration }
notices-letter-relayed-heading = Votre courrier est transmis
notices-letter-relayed-body =
    Votre courrier relève d’une autre administration : { $to }. Il lui a été transmis. Motif :
    La date de votre dépôt est gardée. Vous recevrez son récépissé, avec un nouveau numéro ; le code de suivi ne change pas.

notices-relay-accepted-subject = Courrier transmis et enregistré — { $administration }
notices-relay-accepted-heading = Un courrier transmis est enregistré
notices-relay-accepted-body =
    L’administration à laquelle ce courrier a été transmis l’a enregistré sous son propre numéro.

notices-rejected-deposit-subject = Votre dépôt n’a pas pu être accepté — { $administration }
notices-rejected-deposit-heading = Dépôt non accepté
notices-rejected-deposit-body =
    Les fichiers déposés ont été contrôlés. L’un d’eux au moins ne peut pas être accepté :
    Le courrier n’est pas enregistré. Vous pouvez corriger le fichier et déposer de nouveau.

notices-refused-file = { $name } : { $why }

notices-refused-deposit-subject = Votre dépôt n’a pas pu être accepté — { $administration }
notices-refused-deposit-heading = Dépôt non accepté
notices-refused-deposit-body =
    Le contrôle de vos fichiers n’a pas pu aboutir. Le dépôt n’est pas accepté, pour le motif suivant :
    Le courrier n’est pas enregistré ; l’instant de son dépôt reste attesté par l’accusé signé. Vous pouvez déposer de nouveau.

notices-delayed-deposit-subject = Votre dépôt est en cours de traitement — { $administration }
notices-delayed-deposit-heading = L’enregistrement prend du retard
notices-delayed-deposit-body =
    Votre dépôt est bien reçu et sa date est conservée, mais son enregistrement dépasse la durée habituelle. Le service technique est prévenu.
    Vous n’avez rien à faire : le récépissé vous parviendra dès l’enregistrement.

notices-rejected-mail-subject = À propos de votre courrier — { $administration }
notices-rejected-mail-heading = Courrier non retenu
notices-rejected-mail-body =
    Le bureau d’ordre a examiné votre courrier et ne l’a pas retenu, pour le motif suivant :
    Son numéro d’ordre reste au registre ; son traitement s’arrête là.

notices-voided-number-subject = Annulation du numéro de votre courrier — { $administration }
notices-voided-number-heading = Le numéro d’ordre est annulé
notices-voided-number-body =
    Le bureau d’ordre a annulé le numéro donné à votre courrier, pour le motif suivant :
    Le récépissé qui porte ce numéro n’a plus de valeur. L’annulation est inscrite au registre ; ce numéro ne sera donné à aucun autre courrier.

notices-reply-available-subject = Réponse à votre courrier — { $administration }
notices-reply-available-heading = La réponse est disponible
notices-reply-available-body =
    L’administration a répondu à votre courrier. La réponse s’ouvre depuis la page de suivi, après saisie d’un code reçu par courriel.
    La date à laquelle vous en prenez connaissance est enregistrée.

notices-one-time-code-subject = Code d’accès — { $administration }
notices-one-time-code-heading = Votre code à usage unique
notices-one-time-code-body =
    Saisissez ce code sur la page où vous l’avez demandé. Il est valable { $minutes } minutes.
    Si vous n’avez rien demandé, ne faites rien et ne communiquez ce code à personne.

notices-own-letters-subject = Code d’accès à vos courriers
notices-own-letters-heading = Votre code à usage unique
notices-own-letters-body =
    Saisissez ce code dans le navigateur où vous l’avez demandé : il ouvre la liste des courriers déposés avec votre adresse. Il est valable { $minutes } minutes.
    Si vous n’avez rien demandé, ne faites rien et ne communiquez ce code à personne.

notices-draft-link-subject = Reprendre votre dépôt — { $administration }
notices-draft-link-heading = Votre dépôt commencé
notices-draft-link-body =
    Vous avez commencé à déposer un courrier. Le lien ci-dessous y ramène, là où vous l’avez laissé. Rien n’est déposé avant que vous ne l’ayez confirmé.
    Gardez ce lien pour vous : qui l’ouvre peut lire et changer vos réponses. Si vous n’avez rien commencé, ne faites rien.

notices-password-link-subject = Choisir un nouveau mot de passe — { $administration }
notices-password-link-heading = Votre mot de passe
notices-password-link-body =
    Un nouveau mot de passe a été demandé pour votre compte. Le lien ci-dessous est valable une heure et ne sert qu’une fois.
    Si vous n’avez rien demandé, ne faites rien : votre mot de passe reste le même.

notices-invitation-subject = Votre accès au bureau d’ordre digital — { $administration }
notices-invitation-heading = Votre compte d’agent
notices-invitation-body =
    Votre administration vous donne accès au bureau d’ordre digital. Choisissez un mot de passe par le lien ci-dessous, puis associez votre téléphone à la première connexion.
    Le lien est valable sept jours et ne sert qu’une fois.

notices-office-wrote-subject = L’administration vous écrit à propos de votre courrier — { $administration }
notices-office-wrote-heading = Un message vous attend
notices-office-wrote-body =
    L’administration vous a écrit à propos de votre courrier. Le message se lit depuis la page de suivi, où vous pouvez aussi y répondre, après saisie d’un code reçu par courriel.

notices-completion-requested-subject = Pièces manquantes à votre courrier — { $administration }
notices-completion-requested-heading = Votre courrier est à compléter
notices-completion-requested-body =
    Il manque des pièces à votre courrier. La page de suivi dit lesquelles, et pourquoi ; c’est de là que vous les envoyez.
    Le délai de réponse est suspendu jusqu’à votre envoi. Sans envoi dans le temps imparti, le courrier est examiné tel quel.

notices-completion-neared-subject = Rappel : pièces manquantes à votre courrier — { $administration }
notices-completion-neared-heading = Le temps pour compléter votre courrier s’achève
notices-completion-neared-body =
    L’administration attend toujours les pièces qu’elle vous a demandées. Vous pouvez les envoyer depuis la page de suivi jusqu’à la fin du jour indiqué.

notices-completion-lapsed-subject = Fin du temps pour compléter votre courrier — { $administration }
notices-completion-lapsed-heading = Le temps pour compléter est écoulé
notices-completion-lapsed-body =
    Les pièces demandées ne sont pas parvenues à temps. Le délai de réponse reprend, et votre courrier est examiné tel quel.
    Vous pouvez toujours écrire à l’administration depuis la page de suivi.

notices-letter-withdrawn-subject = Retrait de votre courrier — { $administration }
notices-letter-withdrawn-heading = Votre courrier est retiré
notices-letter-withdrawn-body =
    À votre demande, votre courrier est retiré et n’est plus traité. Son numéro reste au registre.

notices-letter-reopened-subject = Votre courrier est rouvert — { $administration }
notices-letter-reopened-heading = Votre courrier est réexaminé
notices-letter-reopened-body =
    Votre courrier est rouvert et examiné de nouveau. La page de suivi dit où il en est.

notices-erasure-refused-subject = Votre demande d’effacement — { $administration }
notices-erasure-refused-heading = L’effacement de vos données est refusé
notices-erasure-refused-body =
    L’administration a refusé d’effacer vos données de ce courrier. Motif : { $ground }.

    Vous pouvez vous adresser à elle, ou saisir la Commission nationale de contrôle de la protection des données à caractère personnel (CNDP).

notices-erasure-granted-subject = Votre demande d’effacement — { $administration }
notices-erasure-granted-heading = L’effacement de vos données est accordé
notices-erasure-granted-body =
    Vos données seront effacées de ce courrier à partir du { $due }. Motif : { $ground }.

    Restent le numéro et la date au registre, et les récépissés et réponses scellés, jusqu’au terme de leur conservation. Enregistrez avant ce que vous voulez garder : ce message est le dernier au sujet de ce courrier.

notices-message-received-subject = Message d’un déposant — { $administration }
notices-message-received-heading = Le déposant a écrit
notices-message-received-body =
    Le déposant d’un courrier dont vous avez la charge a écrit. Son message se trouve sur la fiche du courrier.

notices-completion-received-subject = Pièces manquantes reçues — { $administration }
notices-completion-received-heading = Le déposant a envoyé les pièces manquantes
notices-completion-received-body =
    Le déposant a répondu à la demande de pièces. Le délai de réponse a repris.

notices-completion-missed-subject = Pièces manquantes non reçues — { $administration }
notices-completion-missed-heading = Le déposant n’a pas répondu à temps
notices-completion-missed-body =
    Les pièces demandées ne sont pas parvenues à temps. Le délai de réponse a repris ; le courrier s’examine tel quel.

notices-mail-withdrawn-subject = Courrier retiré — { $administration }
notices-mail-withdrawn-heading = Le déposant a retiré son courrier
notices-mail-withdrawn-body =
    Le courrier est retiré à la demande de son déposant. Vous n’avez plus rien à faire.

notices-withdrawal-noted-subject = Retrait demandé — { $administration }
notices-withdrawal-noted-heading = Le déposant demande le retrait de son courrier
notices-withdrawal-noted-body =
    Le déposant demande le retrait de son courrier, dont la réponse est en signature. Si elle est refusée, le courrier est retiré ; si elle est scellée, elle est remise au déposant.

notices-mail-reopened-subject = Courrier rouvert — { $administration }
notices-mail-reopened-heading = Un courrier est à réexaminer
notices-mail-reopened-body =
    Un courrier déjà décidé est rouvert. Il se trouve dans la corbeille « À qualifier ».

notices-deadline-neared-subject = Rappel : échéance proche — { $administration }
notices-deadline-neared-heading = L’échéance de réponse approche
notices-deadline-neared-body =
    L’échéance de réponse à un courrier dont vous avez la charge approche.

notices-deadline-passed-subject = Échéance dépassée — { $administration }
notices-deadline-passed-heading = L’échéance de réponse est dépassée
notices-deadline-passed-body =
    L’échéance de réponse à un courrier dont vous avez la charge est dépassée ; il attend toujours sa réponse.

notices-deadline-escalated-subject = Retard de réponse — { $administration }
notices-deadline-escalated-heading = Un courrier est en retard
notices-deadline-escalated-body =
    L’échéance de réponse à un courrier d’un service qui relève de vous est dépassée depuis un certain temps ; il attend toujours sa réponse.

notices-mail-assigned-subject = Courrier affecté à votre bureau — { $administration }
notices-mail-assigned-heading = Un courrier vous est affecté
notices-mail-assigned-body =
    Un nouveau courrier se trouve dans la corbeille de votre bureau.

notices-mail-to-qualify-subject = Courrier à qualifier — { $administration }
notices-mail-to-qualify-heading = Un courrier attend d’être qualifié
notices-mail-to-qualify-body =
    Un courrier a été orienté vers votre service ; il se trouve dans la corbeille « À qualifier ».

notices-step-opened-subject = Dossier en attente de votre décision — { $administration }
notices-step-opened-heading = Dossier à viser ou à signer
notices-step-opened-body =
    Un dossier est arrivé à votre bureau dans le parapheur électronique ; il attend votre visa ou votre signature.

notices-step-overdue-subject = Délai dépassé — { $administration }
notices-step-overdue-heading = Le délai de décision est dépassé
notices-step-overdue-body =
    Le délai pour viser ou signer ce dossier est dépassé ; il attend toujours votre décision.

notices-folder-refused-subject = Projet de réponse refusé — { $administration }
notices-folder-refused-heading = Le projet de réponse est refusé
notices-folder-refused-body =
    Le projet de réponse a été refusé dans le circuit de validation ; le courrier est revenu dans la corbeille de votre bureau. Le motif figure dans le dossier du courrier.

notices-folder-abandoned-subject = Projet de réponse à reprendre — { $administration }
notices-folder-abandoned-heading = Le circuit de votre réponse n’a pas pu aboutir
notices-folder-abandoned-body =
    Une opération automatique du circuit a échoué et l’exploitant de la plateforme a abandonné le dossier. Aucun numéro de départ n’a été pris.
    Le courrier est revenu dans la corbeille de votre bureau : la réponse est à proposer de nouveau. Le motif figure dans le dossier du courrier.

notices-row-portal = Adresse du portail
notices-row-code = Code des numéros d’ordre
notices-action-request = Suivre la demande
notices-action-sign-in = Se connecter

notices-request-received-subject = Demande d’adhésion reçue — { $administration }
notices-request-received-heading = La demande est reçue
notices-request-received-body =
    L’exploitant de la plateforme examine la demande d’adhésion de votre administration. La réponse vous parviendra à cette adresse.

notices-request-refused-subject = Demande d’adhésion — { $administration }
notices-request-refused-heading = La demande n’est pas retenue
notices-request-refused-body =
    L’exploitant de la plateforme n’a pas retenu la demande d’adhésion de votre administration, pour le motif suivant :
    Vous pouvez envoyer une nouvelle demande.

notices-administration-ready-subject = Votre administration est en service — { $administration }
notices-administration-ready-heading = Le portail est ouvert
notices-administration-ready-body =
    Le portail, le registre et les premiers bureaux de votre administration sont prêts : les usagers peuvent déposer leurs courriers.
    Une invitation vous parvient séparément. Elle ouvre votre accès ; vous ouvrez ensuite ceux de vos collègues.

## À qui dépose en nombre

notices-row-lines = Courriers envoyés
notices-row-deposited = Déposés
notices-row-expired = Expirés, faute de fichiers
notices-row-refused = Lignes refusées
notices-action-batch = Voir chaque résultat
notices-action-programs = Gérer les jetons
notices-batch-closed-subject = Lot de courriers terminé
notices-batch-closed-heading = Votre lot est terminé
notices-batch-closed-body =
    Plus aucun fichier n’est attendu pour ce lot. Les récépissés se trouvent sur sa page, un pour chaque courrier enregistré.
    L’adresse de cette page en est la clé : ne la transmettez qu’à ceux qui doivent la voir.
notices-token-issued-subject = Un jeton a été créé pour vos programmes
notices-token-issued-heading = Nouveau jeton
notices-token-issued-body =
    Un jeton permettant de déposer des courriers en votre nom vient d’être créé après saisie d’un code envoyé à cette adresse. Il vaut jusqu’au { $day }.
    Si cela ne vient pas de vous, révoquez-le sans attendre.

## Envoi recommandé

notices-action-registered = Voir l’envoi
notices-registered-letter-subject = Un courrier recommandé vous attend — { $administration }
notices-registered-letter-heading = Envoi recommandé électronique
notices-registered-letter-body =
    Un courrier vous est adressé par { $administration }. Vous avez { $days ->
        [one] un jour
       *[other] { $days } jours
    }, celui de cet avis non compté, pour l’accepter ou le refuser.
    Le lien ci-dessous n’engage à rien : la décision se prend ensuite, avec un code envoyé à cette adresse.
    Ce service n’est pas un service d’envoi recommandé électronique qualifié au sens de la loi n° 43-20.
notices-registered-code-subject = Code pour votre envoi recommandé — { $administration }
notices-registered-code-heading = Votre code à usage unique
notices-registered-code-body =
    Saisissez ce code sur la page où vous l’avez demandé pour accepter, refuser ou ouvrir l’envoi. Il est valable { $minutes } minutes.
    Si vous n’avez rien demandé, ne faites rien et ne communiquez ce code à personne.
notices-registered-accepted-subject = Envoi recommandé accepté — { $administration }
notices-registered-accepted-heading = Le destinataire a accepté l’envoi
notices-registered-accepted-body =
    Son acceptation est enregistrée avec sa date ; les preuves se trouvent avec le courrier.
notices-registered-delivered-subject = Envoi recommandé remis — { $administration }
notices-registered-delivered-heading = Le destinataire a ouvert l’envoi
notices-registered-delivered-body =
    La remise est enregistrée avec sa date ; les preuves se trouvent avec le courrier.
notices-registered-refused-subject = Envoi recommandé refusé — { $administration }
notices-registered-refused-heading = Le destinataire a refusé l’envoi
notices-registered-refused-body =
    Son refus est enregistré avec sa date ; les preuves se trouvent avec le courrier.
notices-registered-expired-subject = Envoi recommandé : délai expiré — { $administration }
notices-registered-expired-heading = Le délai est expiré
notices-registered-expired-body =
    Le destinataire, avisé, n’a ni accepté ni refusé l’envoi dans le délai. Les preuves se trouvent avec le courrier.
notices-registered-unreachable-subject = Envoi recommandé : destinataire non joint — { $administration }
notices-registered-unreachable-heading = L’avis n’est pas parvenu au destinataire
notices-registered-unreachable-body =
    Le courriel qui devait l’aviser n’est pas parti ou est revenu : aucun délai ne court. Vérifiez l’adresse, puis envoyez de nouveau.

error-notices-unknown = Cet avis n’existe pas.
error-notices-not_retryable = Cet avis ne peut pas être renvoyé : il est déjà parti, en cours d’envoi, ou c’est un code périmé.

notices-row-program = Programme
notices-row-desk = Bureau
notices-row-last-day = Dernier jour du jeton
notices-action-program = Renouveler le jeton

notices-token-ending-subject = Jeton d’un programme à renouveler — { $administration }
notices-token-ending-heading = Le jeton d’un programme arrive à expiration
notices-token-ending-body =
    Après son dernier jour, ce programme ne pourra plus appeler l’API au nom du bureau.
    Donnez-lui un nouveau jeton avant cette date ; le jeton actuel peut rester valable quelques jours encore, le temps de configurer le programme. S’il ne sert plus, déconnectez-le.

# Messages courts : uniquement des lettres de l’alphabet GSM 7 bits (ni ê, ni ç, ni guillemets courbes)
notices-receipt-sms = { $administration }: votre courrier est enregistré, numéro { $number }. Suivi: { $link }
notices-reply-available-sms = { $administration }: une réponse à votre courrier vous attend. { $link }
notices-one-time-code-sms = { $code } est votre code d'accès, valable { $minutes } minutes. Ne le communiquez à personne.
notices-news-unnumbered-sms = { $administration }: un message concerne votre courrier. { $link }
notices-news-sms = { $administration }: un message concerne votre courrier { $number }. { $link }

notices-digest-subject = Ce qui est arrivé à vos bureaux — { $administration }
notices-digest-heading = Récapitulatif
notices-digest-body =
    { $count ->
        [one] Depuis le dernier récapitulatif, une chose est arrivée à vos bureaux :
       *[other] Depuis le dernier récapitulatif, { $count } choses sont arrivées à vos bureaux :
    }
    Le rythme de ces messages se choisit dans votre compte, à la page « Notifications ».
notices-action-desk-all = Ouvrir mes corbeilles

notices-told-title = Messages envoyés au déposant
notices-told-you = Messages qui vous ont été envoyés
notices-told-none = Aucun message n’a été envoyé à propos de ce courrier.
notices-told-failed = Un message n’a pas pu vous être remis. Le suivi reste ouvert ici ; pour corriger votre adresse, adressez-vous au bureau d’ordre.
notices-channel-mail = Courriel
notices-channel-sms = SMS
notices-channel-hand = Remise en main propre
notices-channel-post = Voie postale
notices-state-waiting = En attente d’envoi
notices-state-sending = En cours d’envoi
notices-state-held = En attente du récapitulatif
notices-state-gathered = Dans un récapitulatif
notices-state-sent = Envoyé
notices-state-delayed = Remise retardée
notices-state-delivered = Remis
notices-state-failed = Non remis
notices-state-resent = Transmis autrement
notices-state-dropped = Sans objet
notices-resent-by-mail = renvoyé par courriel
notices-resent-by-sms = renvoyé par SMS
notices-resent-by-hand = remis en main propre
notices-resent-by-post = envoyé par la poste

notices-reason-bounced_permanent = L’adresse n’existe pas ou refuse tout message.
notices-reason-bounced_transient = La boîte aux lettres n’a pas pris le message à temps.
notices-reason-bounced_undetermined = Le message est revenu sans motif.
notices-reason-suppressed = L’adresse figure sur la liste d’exclusion du service d’envoi.
notices-reason-complaint = Le destinataire a signalé le message comme indésirable.
notices-reason-reject = Le service d’envoi a refusé le message.
notices-reason-rejected = Le service d’envoi a refusé le message.
notices-reason-address_closed = On n’écrit plus à cette adresse : des messages en sont revenus.
notices-reason-no_address = Le déposant n’a donné ni adresse électronique ni numéro pour SMS.
notices-reason-no_number = Aucun numéro n’est connu.
notices-reason-bad_address = L’adresse n’est pas valable.
notices-reason-sms_unreachable = Le téléphone n’a pas pu être joint.
notices-reason-sms_expired = Le téléphone n’a pas été joint à temps.
notices-reason-sms_blocked = L’opérateur ou le téléphone a bloqué le SMS.
notices-reason-sms_invalid = Ce numéro n’est pas attribué.
notices-reason-sms_unknown = L’opérateur n’a pas dit si le SMS est arrivé.
notices-reason-sms_opted_out = Le destinataire ne veut plus recevoir de SMS.
notices-reason-sms_number = Ce numéro ne reçoit pas de SMS de notre part.
notices-reason-sms_number_cap = Trop de SMS ont été envoyés aujourd’hui à ce numéro.
notices-reason-sms_cap = Le nombre de SMS prévu pour l’administration est atteint aujourd’hui.
notices-reason-sms_spent = Le budget des SMS est épuisé pour ce mois.
notices-reason-other = Le message n’a pas pu être envoyé.

notices-unreached-lead = Un message important ne leur est pas parvenu : joignez-les par une autre voie.
notices-unreached-none = Tous les déposants ont pu être joints.
notices-mark = Un message à propos de ce courrier n’est pas parvenu à son déposant.
notices-mark-link = Le joindre autrement

notices-resend = Joindre le déposant autrement
notices-resend-mail = Par courriel
notices-resend-mail-address = Autre adresse électronique
notices-resend-mail-hint = Celle que le déposant vous a indiquée. Laissez vide pour réessayer l’adresse connue.
notices-resend-mail-consequence = Le message est renvoyé ; les suivants iront aussi à cette adresse. Le changement est inscrit au journal.
notices-resend-mail-do = Renvoyer par courriel
notices-resend-sms = Par SMS
notices-resend-sms-address = Autre numéro de téléphone mobile
notices-resend-sms-hint = Laissez vide pour le numéro du dépôt, si le déposant y a demandé des SMS.
notices-resend-agreed = Le déposant accepte de recevoir des SMS à ce numéro
notices-resend-sms-consequence = Un SMS court avec le lien de suivi est envoyé. L’envoi est inscrit au journal.
notices-resend-sms-do = Envoyer le lien par SMS
notices-resend-hand = En main propre
notices-resend-hand-consequence = À choisir une fois le document imprimé remis au déposant. La remise est inscrite au journal avec votre nom.
notices-resend-hand-do = Enregistrer la remise
notices-resend-print = Ouvrir le récépissé à imprimer
notices-resend-post = Par la poste
notices-resend-post-consequence = À choisir une fois le pli posté. L’envoi est inscrit au journal avec votre nom.
notices-resend-post-do = Enregistrer l’envoi postal
done-notices-resent = C’est noté : le déposant est joint autrement.

notices-preferences-title = Notifications
notices-preferences-lead = Pour chacun de vos bureaux : à chaque arrivée, ou regroupées. Les récapitulatifs partent à { $hour } h.
notices-preferences-save = Enregistrer
notices-preferences-none = Vous n’êtes titulaire d’aucun bureau.
notices-preferences-pressing = Un délai dépassé vous est toujours signalé sur-le-champ.
notices-frequency-immediate = À chaque arrivée
notices-frequency-daily = Une fois par jour
notices-frequency-weekly = Une fois par semaine, le lundi
done-notices-chosen = Choix enregistré.

error-notices-not_unreached = Ce message a déjà été transmis autrement, ou il est finalement parvenu à son destinataire.
error-notices-channel_unknown = Choisissez la voie par laquelle joindre le déposant.
error-notices-address_closed = On n’écrit plus à cette adresse : des messages en sont revenus. Donnez-en une autre.
error-notices-sms_number = Les SMS ne partent que vers des numéros mobiles marocains. Corrigez le numéro ou choisissez une autre voie.
error-notices-sms_consent = Il faut l’accord du déposant pour lui envoyer un SMS à ce numéro.
error-notices-frequency_unknown = Choisissez l’un des rythmes proposés.
