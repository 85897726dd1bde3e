### L’envoi recommandé électronique

registered-title = Envoi recommandé électronique
registered-from = Expéditeur
registered-sent = Envoyé le
registered-last-day = À accepter ou refuser jusqu’au
registered-number = Numéro
registered-text = Une administration vous adresse un courrier. Pour en prendre connaissance, demandez un code à l’adresse où vous avez reçu l’avis ; vous choisirez ensuite de l’accepter ou de le refuser. Suivre ce lien n’a rien décidé ni enregistré.
registered-again = Vous avez accepté ce courrier. Pour l’ouvrir de nouveau, demandez un code à la même adresse.
registered-code = Recevoir un code par courriel
registered-code-sent = Un code à six chiffres vient d’être envoyé à l’adresse où vous avez reçu l’avis. Il est valable dix minutes.
registered-decision-consequence = Votre décision est enregistrée avec sa date et communiquée à l’expéditeur. Le refus est définitif : le courrier ne pourra plus être ouvert. Sans réponse de votre part jusqu’au dernier jour indiqué, le délai expire, ce que l’expéditeur apprend aussi.
registered-accept = Accepter le courrier
registered-refuse = Refuser le courrier
registered-enter = Accéder au courrier
registered-was-accepted = Vous avez accepté ce courrier le { $at }.
registered-was-refused = Vous avez refusé ce courrier le { $at }. L’expéditeur en est informé.
registered-was-expired = Le délai pour accepter ce courrier est expiré. Adressez-vous à l’expéditeur.
registered-open = Ouvrir le courrier
registered-open-consequence = L’ouverture est enregistrée, avec sa date, comme preuve de remise.
registered-opened = Vous avez ouvert ce courrier le { $at }.
registered-read = Lire le courrier (PDF)
registered-save = Enregistrer le PDF
registered-verify = Vérifier ce document
registered-level = Ce service n’est pas un service d’envoi recommandé électronique qualifié au sens de la loi n° 43-20. Ses preuves sont les enregistrements de la plateforme, signés par sa propre clé.
done-registered-accepted = Votre acceptation est enregistrée.
done-registered-refused = Votre refus est enregistré.

## Le bureau qui envoie

registered-desk-title = Envois recommandés électroniques
registered-desk-back = Le courrier
registered-desk-link = Envoi recommandé
registered-send-title = Envoyer en recommandé
registered-to-depositor = Sans autre adresse, le courrier est envoyé au déposant, { $name }, et l’avis rédigé dans la langue de son dépôt.
registered-name = Destinataire
registered-language = Langue de l’avis
registered-period = Délai pour accepter ou refuser, en jours
registered-period-hint = De { $least } à { $most } jours. Il court du jour de l’avis, non compté, jusqu’à la fin du dernier jour, sans report des jours fériés.
registered-send-consequence = Le destinataire reçoit un lien par courriel. Il n’apprend rien du contenu avant d’accepter, avec un code à usage unique. Chaque étape vous est signalée.
registered-send = Envoyer en recommandé
registered-list = Envois
registered-send-another = Nouvel envoi recommandé
registered-none = Rien n’a été envoyé en recommandé.
registered-moments = Preuves enregistrées
registered-evidence = Enregistrer les preuves signées (JWS)
registered-state-sent = Avis en cours d’envoi
registered-state-notified = Destinataire avisé
registered-state-unreachable = Destinataire non joint
registered-state-accepted = Accepté
registered-state-delivered = Remis
registered-state-refused = Refusé
registered-state-expired = Délai expiré
registered-moment-SubmissionAcceptance = Envoi accepté par la plateforme
registered-moment-NotificationForAcceptance = Avis envoyé au destinataire
registered-moment-NotificationForAcceptanceFailure = Avis revenu ou non parti
registered-moment-ConsignmentAcceptance = Accepté par le destinataire
registered-moment-ConsignmentRejection = Refusé par le destinataire
registered-moment-AcceptanceRejectionExpiry = Délai expiré sans réponse
registered-moment-ContentHandover = Courrier ouvert par le destinataire
done-registered-sent = Le courrier est envoyé en recommandé.

## Erreurs

error-registered-unknown = Cet envoi n’existe pas. Vérifiez le lien.
error-registered-no_letter = Il n’y a pas encore de réponse scellée à envoyer.
error-registered-already_accepted = Ce courrier est déjà accepté : il ne peut plus être refusé.
error-registered-already_refused = Ce courrier a été refusé : il ne peut plus être ouvert.
error-registered-expired = Le délai pour accepter ou refuser ce courrier est expiré.
error-registered-not_accepted = Acceptez d’abord ce courrier.
error-registered-not_opened = Ouvrez d’abord ce courrier.
error-registered-code_needed = Demandez un code par courriel, puis acceptez le courrier avec ce code.
error-registered-name_missing = Indiquez le destinataire, en { $limit } caractères au plus.
error-registered-email_missing = Indiquez l’adresse électronique du destinataire.
error-registered-email_invalid = Cette adresse électronique n’est pas complète. Par exemple : nom@exemple.ma
error-registered-period_unfit = Indiquez un délai de { $least } à { $most } jours.
