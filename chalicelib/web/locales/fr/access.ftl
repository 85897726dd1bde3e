access-sign-in-title = Connexion des agents
access-sign-in-lead = Cet espace est réservé aux agents des administrations participantes.
access-email = Adresse électronique professionnelle
access-password = Mot de passe
access-sign-in-act = Continuer
access-over = Votre session a pris fin : rien n’a été enregistré. Reconnectez-vous pour revenir à la même page.
access-forgotten-link = Mot de passe oublié
access-lost-link = Téléphone perdu ou remplacé

access-new-password-title = Choisir un nouveau mot de passe
access-new-password-lead = Remplacez le mot de passe provisoire par un mot de passe connu de vous seul.
access-new-password = Nouveau mot de passe
access-new-password-rule = Au moins 12 caractères, dont une minuscule, une majuscule et un chiffre.
access-new-password-again = Nouveau mot de passe, une seconde fois
access-new-password-act = Enregistrer et continuer

access-code-title = Code de votre téléphone
access-code-lead = Ouvrez l’application d’authentification de votre téléphone et recopiez le code affiché pour Wasl.
access-code = Code à six chiffres
access-code-act = Se connecter

access-telephone-title = Associer votre téléphone
access-telephone-lead = À chaque connexion, un code affiché par votre téléphone complétera votre mot de passe.
access-telephone-install = Installez sur votre téléphone une application d’authentification, si vous n’en avez pas : FreeOTP, Google Authenticator, Microsoft Authenticator…
access-telephone-scan = Dans cette application, ajoutez un compte et scannez ce code QR.
access-telephone-picture = Code QR à scanner avec l’application d’authentification
access-telephone-open = Vous lisez cette page sur ce téléphone ? Ouvrez l’application
access-telephone-by-hand = Saisir la clé à la main
access-telephone-by-hand-lead = Compte fondé sur l’heure, nommé Wasl, avec la clé :
access-telephone-first-code = Recopiez le code que l’application affiche.
access-telephone-act = Associer ce téléphone et se connecter

access-codes-title = Vos codes de secours
access-codes-lead = Si vous perdez votre téléphone, un de ces codes vous permettra d’en associer un autre. Chacun ne sert qu’une fois.
access-codes-once = Ces codes ne seront plus jamais affichés. Conservez-les ailleurs que sur votre téléphone.
access-codes-file = wasl-codes-de-secours
access-codes-download = Télécharger
access-codes-on = J’ai conservé mes codes, continuer

access-recovery-title = Téléphone perdu ou remplacé
access-recovery-lead = Avec un de vos codes de secours, choisissez un nouveau mot de passe et associez un autre téléphone. L’ancien téléphone et vos sessions ouvertes ne vaudront plus rien.
access-recovery-code = Code de secours
access-recovery-hint = Seize caractères remis avec l’ancien téléphone. Majuscules et tirets sont facultatifs.
access-recovery-act = Associer un autre téléphone
access-recovery-none = Sans code de secours, adressez-vous à l’administrateur de votre administration.

access-forgotten-title = Mot de passe oublié
access-forgotten-lead = Indiquez votre adresse : un lien pour choisir un nouveau mot de passe y sera envoyé. Votre téléphone reste associé.
access-forgotten-act = Recevoir un lien

access-link-title = Choisir votre mot de passe
access-link-lead = Vos sessions ouvertes seront fermées. Vous vous connecterez ensuite avec ce mot de passe et votre téléphone.
access-link-act = Enregistrer le mot de passe
access-link-over-title = Ce lien ne sert plus
access-link-over-act = Demander un nouveau lien

access-account-title = Mon compte
access-account-telephone = Téléphone associé
access-account-telephone-set-up = Oui
access-account-codes = Codes de secours
access-account-codes-left = { $count ->
    [0] Aucun ne reste
    [one] { $count } reste
   *[other] { $count } restent
}
access-new-codes-title = Nouveaux codes de secours
access-new-codes-lead = Dix nouveaux codes remplaceront tous les précédents. Confirmez que c’est bien vous.
access-new-codes-act = Afficher de nouveaux codes
access-sessions-title = Mes sessions ouvertes
access-session-here = cette session
access-session-since = ouverte le
access-session-seen = vue le
access-session-end = Fermer
access-sessions-end-others = Fermer toutes les autres sessions
access-browser-unknown = Navigateur inconnu
access-attempts-title = Mes dernières connexions
access-attempts-lead = Conservées 180 jours. Si une ligne vous est étrangère, fermez les autres sessions et changez de mot de passe.
access-outcome-signed_in = Connexion réussie
access-outcome-unfinished = Mot de passe juste, connexion non terminée
access-outcome-wrong_password = Mot de passe faux
access-outcome-wrong_code = Code faux
access-outcome-wrong_recovery_code = Code de secours faux
access-outcome-other_identity = Adresse présentée par une autre identité
access-means-password = Mot de passe
access-means-code = Mot de passe et téléphone
access-means-enrolment = Association d’un téléphone
access-means-recovery_code = Code de secours
access-means-own_provider = Service de connexion de l’administration

done-access-link-sent = Si cette adresse est celle d’un agent, un lien valable une heure lui est envoyé.
done-access-password-chosen = Votre mot de passe est enregistré. Connectez-vous.
done-access-session-ended = La session est fermée.
done-access-sessions-ended = Les autres sessions sont fermées.
done-access-signed-out = Vous êtes déconnecté.

error-access-email_missing = Indiquez votre adresse électronique professionnelle.
error-access-password_missing = Indiquez votre mot de passe.
error-access-wrong_credentials = L’adresse électronique ou le mot de passe est faux.
error-access-password_weak = Ce mot de passe est trop faible : au moins 12 caractères, dont une minuscule, une majuscule et un chiffre.
error-access-passwords_differ = Les deux mots de passe diffèrent.
error-access-challenge_over = Le délai pour terminer la connexion est dépassé. Recommencez avec votre adresse et votre mot de passe.
error-access-code_form = Saisissez les six chiffres du code.
error-access-code_wrong = Ce code est faux ou périmé. Vérifiez que l’heure du téléphone est réglée automatiquement et saisissez le code affiché maintenant.
error-access-code_used = Ce code a déjà servi. Attendez que le téléphone en affiche un autre.
error-access-recovery_code_missing = Indiquez un de vos codes de secours.
error-access-recovery_wrong = L’adresse, le mot de passe ou le code de secours est faux.
error-access-link_over = Ce lien a déjà servi ou son délai est dépassé. Demandez-en un autre si vous devez encore choisir un mot de passe.
error-access-password_wrong = Ce mot de passe est faux.
error-access-own_provider = Votre administration a son propre service de connexion : votre mot de passe n’ouvre plus rien ici. Passez par « Se connecter par le service de mon administration ».
