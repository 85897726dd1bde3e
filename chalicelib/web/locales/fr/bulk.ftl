### Les dépôts en nombre

## Le lot

bulk-batch-title = Lot de courriers
bulk-batch-sent = Envoyé le
bulk-batch-lines = Courriers
bulk-batch-until = Fichiers attendus jusqu’au
bulk-batch-preparing = Les dépôts sont en préparation : quelques secondes. Cette page se met à jour d’elle-même.
bulk-batch-open = Chaque courrier est déposé de lui-même dès que tous ses fichiers sont arrivés. Celui dont un fichier manque au terme indiqué expire ; les autres n’en souffrent pas.
bulk-batch-closed = Ce lot est terminé depuis le { $at } : plus aucun fichier n’est attendu.
bulk-batch-totals = État d’ensemble
bulk-batch-file = Enregistrer les résultats (CSV)
bulk-batch-each = Résultat de chaque ligne
bulk-batch-secret = L’adresse de cette page en est la clé : ne la donnez qu’à ceux qui doivent la voir.
bulk-column-line = Ligne
bulk-column-reference = Référence
bulk-column-administration = Administration
bulk-column-subject = Objet
bulk-column-state = État
bulk-column-number = Numéro d’ordre
bulk-column-submitted = Déposé (heure légale)
bulk-column-registered = Enregistré (heure légale)
bulk-column-tracking = Code de suivi
bulk-column-receipt = Récépissé
bulk-column-remarks = Remarques
bulk-receipt = Récépissé (PDF)
bulk-receipt-yes = oui
bulk-receipt-no = non
bulk-state-preparing = En préparation
bulk-state-refused = Ligne refusée
bulk-state-awaiting_files = Fichiers attendus
bulk-state-expired = Expiré : fichiers non reçus
bulk-state-submitted = Fichiers en cours de contrôle
bulk-state-cleared = En cours d’enregistrement
bulk-state-submission_rejected = Dépôt non accepté
bulk-state-registered = Enregistré
bulk-state-declined = Rejeté par le bureau d’ordre
bulk-state-withdrawn = Retiré
bulk-state-answered = Réponse disponible
bulk-state-voided = Numéro annulé
bulk-missing = Manquent encore :
bulk-remark-problem = { $field } : { $what }
bulk-remark-like = Mêmes fichiers que la ligne { $line }.
bulk-remark-earlier = Les mêmes fichiers avaient été déposés le { $day } (numéro { $number }).
bulk-earlier-receipt = Récépissé de ce dépôt
bulk-remark-used = Cette référence avait déjà servi à la ligne { $line } d’un lot précédent.

## Le compte

bulk-account-title = Déposer en nombre
bulk-account-lead = Vos programmes peuvent déposer jusqu’à 500 courriers en un appel, avec un récépissé pour chacun. Il leur faut un jeton, que vous leur donnez ici.
bulk-account-who = Au nom de qui
bulk-account-email-hint = L’adresse dont vous venez de prouver l’usage par un code.
bulk-account-colleagues = Collègues qui peuvent suivre vos courriers
bulk-account-colleagues-hint = Jusqu’à dix adresses électroniques de votre organisme, une par ligne. Chaque courrier envoyé à partir de maintenant les nomme ; chacun le trouve parmi les siens, une fois son adresse prouvée par un code. La réponse ne s’ouvre qu’avec le vôtre.
bulk-account-proof = Le code envoyé à cette adresse prouve que vous la lisez, et rien d’autre : votre dénomination est reprise telle que vous l’écrivez, comme dans tout dépôt.
bulk-account-open = Ouvrir le compte
bulk-account-save = Enregistrer les changements
bulk-account-api = La description de l’API, avec un exemple de manifeste :
bulk-link = Déposer en nombre, par programme
bulk-tokens-title = Jetons
bulk-token-active = Valable
bulk-token-expired = Expiré
bulk-token-revoked = Révoqué
bulk-token-until = Dernier jour : { $day }
bulk-token-revoke = Révoquer ce jeton
bulk-token-new = Nouveau jeton
bulk-token-label = Nom du programme
bulk-token-label-hint = Celui sous lequel vous le connaissez, par exemple « Facturation ».
bulk-token-scopes = Ce qu’il peut faire
bulk-scope-write = Envoyer des lots de courriers et leurs fichiers
bulk-scope-read = Lire les résultats et les récépissés
bulk-token-last-day = Dernier jour du jeton
bulk-token-last-day-hint = Un an au plus.
bulk-token-do = Obtenir un jeton
bulk-token-title = Jeton du programme
bulk-token-care = Gardez-le là où le programme garde ses secrets : jamais dans une adresse, un courriel ou un code source. Qui le détient dépose en votre nom. En cas de doute, révoquez-le.
bulk-batches-title = Derniers lots
bulk-batches-none = Aucun lot n’a encore été envoyé.
bulk-batches-lines = { $count ->
    [one] { $count } courrier
   *[other] { $count } courriers
}
done-bulk-kept = Le compte est à jour.
done-bulk-revoked = Le jeton est révoqué.

## Erreurs

error-bulk-unknown = Ce lot n’existe pas. Vérifiez l’adresse.
error-bulk-no_such_line = Ce lot n’a pas de telle ligne.
error-bulk-no_account = Aucun compte n’est ouvert pour cette adresse.
error-bulk-code_needed = Demandez un code par courriel, puis ouvrez votre compte avec ce code.
error-bulk-email_not_proven = Indiquez l’adresse dont vous venez de prouver l’usage : un code n’y a pas été envoyé.
error-bulk-account_changed_meanwhile = Le compte a changé depuis que vous l’avez affiché. Relisez-le, puis recommencez.
error-bulk-too_many_tokens = Un compte a { $limit } jetons valables au plus. Révoquez-en un.
error-bulk-label_missing = Donnez un nom au programme, en { $limit } caractères au plus.
error-bulk-scopes_missing = Cochez au moins une autorisation.
error-bulk-day_past = Choisissez un jour à venir.
error-bulk-day_too_far = Un jeton vaut { $days } jours au plus.
error-bulk-depositor_is_the_account = L’adresse, le téléphone et les collègues sont ceux du compte : ne les indiquez pas dans le manifeste.
error-bulk-administration_unknown = L’administration { $slug } n’existe pas.
error-bulk-file_name_missing = Donnez un nom à ce fichier.
error-bulk-reference_repeated = La référence { $reference } est déjà celle de la ligne { $line }. La première est retenue, celle-ci est refusée.
