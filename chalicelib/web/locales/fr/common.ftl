### Ce qui paraît sur toutes les pages

product = Bureau d’ordre digital
skip = Aller au contenu
title-error = Erreur :
nav-foot = Liens généraux
nav-directory = Annuaire des administrations
nav-track = Suivre un courrier
nav-mine = Mes courriers
nav-verify = Vérifier un document
nav-agents = Espace des agents
nav-language = Langue
nav-baskets = Corbeilles
nav-pages = Pages de la liste
language-ar = العربية
language-fr = Français
foot-note = La réception d’un courrier ne vaut pas décision sur son contenu.
sign-out = Se déconnecter
optional = (facultatif)
change = Modifier
back = Retour
desk-back = Revenir à mes corbeilles
close = Fermer
cancel = Renoncer
continue = Continuer
search = Rechercher
print = Imprimer
copy = Copier
copied = Copié
share = Partager
file-choose = Choisir un fichier
file-none = Aucun fichier choisi
file-nature-letter = Courrier
file-nature-annex = Annexe
file-nature-identity = Pièce d’identité
file-nature-mandate = Procuration
file-nature-other = Autre document
file-state-expected = Fichier attendu
file-state-uploaded = Contrôle en cours
file-state-clean = Contrôlé
file-state-refused = Refusé
file-state-stuck = Contrôle retardé
message-new = Nouveau
message-files = Fichiers à joindre
page-first = Première page
page-next = Page suivante
step-done = fait
step-current = étape en cours
step-waiting = en attente
step-failed = non abouti
basket-qualify = À qualifier
basket-mine = Courriers de mon bureau
basket-sign = À viser ou signer
basket-unreached = À joindre autrement
basket-register = Registre
basket-closings = Clôtures des registres
basket-audit = Journal d’audit
basket-intake = Enregistrer un courrier papier
basket-assisted = Dépôt assisté
basket-mandates = Délégations
basket-admin = Organisation
basket-calendar = Calendrier
basket-models = Modèles d’enregistrement
basket-portal = Notre portail
basket-sign-in = Connexion des agents
basket-administrations = Administrations
basket-operator = Exploitation
shortcuts-title = Raccourcis clavier
shortcut-next = Ligne suivante
shortcut-previous = Ligne précédente
shortcut-open = Ouvrir le courrier
shortcut-help = Afficher ces raccourcis

pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
files = { $count ->
    [one] { $count } fichier
   *[other] { $count } fichiers
}
errors-title = { $count ->
    [one] Une erreur est à corriger
   *[other] { $count } erreurs sont à corriger
}

## Titres des pages d’erreur

status-400 = Demande illisible
status-401 = Connexion nécessaire
status-403 = Non autorisé
status-404 = Page introuvable
status-405 = Demande impossible
status-409 = L’état a changé
status-410 = Délai dépassé
status-412 = Le document a changé
status-413 = Contenu trop volumineux
status-415 = Format non accepté
status-422 = Données non acceptées
status-428 = Condition manquante
status-429 = Trop d’essais
status-500 = La demande n’a pas abouti
status-503 = Service momentanément indisponible
error-page-home = Aller à l’accueil
back-to-form = Revenir au formulaire
typed-kept = Ce que vous aviez écrit y sera rétabli, sauf les fichiers.
error-page-reference = Référence à indiquer si vous nous contactez :

## Erreurs

error-generic = Cette demande ne peut pas être acceptée.
error-not_found = Ce que vous cherchez n’existe pas ou ne vous est pas accessible. Vérifiez le lien.
error-invalid = Certaines données ne sont pas acceptées.
error-http-method_not_allowed = Cette adresse n’accepte pas cette opération.
error-http-no_such_address = Aucune page à cette adresse. Vérifiez le lien, ou revenez à l’accueil.
error-http-malformed_form = Le formulaire n’a pas pu être lu. Rouvrez la page et recommencez.
error-http-malformed_json = Le corps de la demande n’est pas un JSON valide.
error-http-not_a_form = Cette demande doit être envoyée par un formulaire.
error-http-not_json = Le corps de la demande doit être de type application/json.
error-http-token_in_query = Un jeton ne s’écrit jamais dans une adresse : celui-ci peut avoir été lu en chemin. Renouvelez-le et envoyez-le dans l’en-tête Authorization.
error-http-body_too_large = Le contenu de la demande est trop volumineux.
error-http-foreign_form = Ce formulaire a été envoyé depuis un autre site. Remplissez-le sur celui-ci.
error-http-precondition_required = La modification doit indiquer la version sur laquelle elle porte (If-Match).
error-http-precondition_failed = Le document a changé depuis votre dernière lecture. Relisez-le et recommencez.
error-http-changed_meanwhile = Une autre personne a modifié ce document au même moment. Recommencez.
error-http-unavailable = Le service est très sollicité. Recommencez dans un instant : rien n’est perdu.
error-http-unexpected = Une anomalie de notre côté empêche d’aboutir ; elle a été signalée. Vous pouvez recommencer dans un moment.
error-http-idempotency_key_missing = Envoyez un en-tête Idempotency-Key : le même lot renvoyé avec la même clé n’est déposé qu’une fois.
error-http-idempotency_key_malformed = La clé Idempotency-Key n’est pas valide.
error-http-idempotency_key_guessable = Sans connexion, une clé Idempotency-Key compte au moins { $least } caractères tirés au hasard, par exemple un UUID.
error-http-idempotency_key_reused = Cette clé Idempotency-Key a déjà servi avec un autre contenu.
error-http-idempotency_in_progress = La première demande avec cette clé est encore en cours.
error-web-sign_in_required = Connectez-vous pour effectuer cette action.
error-web-token_invalid = Le jeton n’est pas valide ou a expiré. Connectez-vous de nouveau.
error-web-role_lacking = Votre bureau ne permet pas cette action.
error-web-scope_lacking = Le jeton de ce programme n’a pas l’autorisation nécessaire : { $scope }.
error-web-not_for_programs = Cet acte est celui d’une personne : aucun jeton de programme ne l’ouvre.
error-web-program_needed = Cet appel est celui d’un programme : envoyez son jeton.
error-web-form_outdated = Cette page a expiré. Rouvrez-la et recommencez.
error-web-code_wrong = Ce code est inexact ou a expiré. Vérifiez le dernier message reçu ou demandez un nouveau code.
error-web-throttled = Trop d’essais. Attendez { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} puis recommencez.
error-web-closed = Trop d’essais erronés. Par sécurité, attendez { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
} avant de recommencer.
error-body-missing = Cette information est nécessaire.
error-body-unfit = Cette valeur n’est pas acceptée.
error-body-unknown_field = Ce champ n’est pas connu.
error-body-too_long = Cette valeur est trop longue.
error-body-too_short = Cette valeur est trop courte.
error-body-unknown_choice = Ce choix n’est pas connu.
error-query-missing = Ce paramètre de l’adresse est nécessaire.
error-query-unfit = La valeur de ce paramètre n’est pas acceptée.
error-query-unknown = Ce paramètre de l’adresse n’est pas connu.
error-query-unknown_choice = Ce paramètre ne prend pas cette valeur.
error-paging-cursor_unreadable = Le lien vers la page suivante n’est pas valable. Reprenez la liste au début.
