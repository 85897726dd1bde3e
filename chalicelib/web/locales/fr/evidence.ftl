# Vérification des documents

evidence-title = Vérifier un document
evidence-lead = Vérifiez un récépissé ou une réponse d’une administration. Aucune donnée personnelle n’est affichée.
evidence-by-id = Par l’identifiant
evidence-id-label = Identifiant de vérification
evidence-id-hint = Vingt lettres et chiffres, sous le code QR imprimé sur le document.
evidence-id-verify = Vérifier l’identifiant
evidence-by-file = Par le fichier
evidence-file-label = Fichier (PDF)
evidence-file-hint = L’empreinte est calculée sur votre appareil ; le fichier lui-même n’est pas envoyé.
evidence-by-sending = En envoyant le fichier
evidence-sending-lead = Si l’empreinte est inconnue, la plateforme peut contrôler les signatures du fichier et dire ce qui a changé.
evidence-consent-label = J’accepte d’envoyer le fichier à la plateforme pour contrôle. Il est supprimé aussitôt après, au plus tard dans l’heure.
evidence-send-open = Continuer vers l’envoi
evidence-send-title = Envoyer un fichier à contrôler
evidence-send-hint = Un seul fichier PDF, 25 Mo au plus.
evidence-send-file = Envoyer le fichier
evidence-checking-title = Contrôle en cours
evidence-checking-body = Le contrôle prend quelques secondes ; cette page se met à jour d’elle-même.
evidence-checking-again = Actualiser la page
evidence-checked-title = Résultat du contrôle
evidence-checked-deleted = Le fichier envoyé est supprimé. Ce résultat reste affiché une heure.
evidence-checked-sound = Rien n’a changé dans ce fichier depuis sa publication.
evidence-checked-unsound = Ce fichier ne peut pas être tenu pour authentique en l’état.
evidence-working = Calcul de l’empreinte…
evidence-working-lookup = Recherche de l’empreinte…
evidence-sending = Envoi du fichier…
evidence-not-found-by-file = Aucun document publié sur cette plateforme n’a cette empreinte : le fichier a été modifié, ou il ne vient pas d’ici.
evidence-failed = L’opération n’a pas abouti. Réessayez.
evidence-too-large = Ce fichier dépasse 25 Mo.
evidence-again = Vérifier un autre document

evidence-result-title = Résultat de la vérification
evidence-row-number = Numéro d’ordre
evidence-row-administration = Administration
evidence-row-at = Enregistré le
evidence-row-digests = Empreintes publiées (SHA-256)
evidence-holds = Exact
evidence-fails = Non conforme
evidence-note = À savoir

evidence-revision-receipt = le récépissé scellé
evidence-revision-letter-numbered = le fichier n° { $place } tel que déposé
evidence-revision-reply = la réponse scellée
evidence-revision-reply-numbered = la version n° { $place } de la réponse, antérieure au cachet

evidence-voided = Le numéro { $number } a été annulé le { $at } : ce document est sans valeur.
evidence-matched = Votre fichier est identique à ce qui a été publié : { $revision }.
evidence-matched-earlier = Votre fichier est une version antérieure de la réponse, et non la version définitive : { $revision }.
evidence-entry-receipt = Courrier enregistré sous le numéro { $number }, { $administration }, le { $at }.
evidence-entry-reply = Réponse expédiée sous le numéro { $number }, { $administration }, le { $at }.
evidence-submitted = Déposé le { $at }.
evidence-trust-unsealed = Le document ne porte pas de cachet électronique : l’administration n’avait pas de certificat lors de son établissement.
evidence-trust-development = Le cachet électronique repose sur un certificat de test : il ne prouve rien hors de cette plateforme.
evidence-trust-no_timestamp = Le cachet électronique n’est pas qualifié et n’est pas horodaté : la date est déclarée par la plateforme.
evidence-trust-not_qualified = Le document porte un cachet électronique et un horodatage, non qualifiés au sens de la loi n° 43-20.

evidence-finding-published = Le fichier est identique, octet pour octet, à un document publié sur cette plateforme.
evidence-finding-changed_since = Le fichier commence par un document publié ici, puis quelque chose y a été ajouté après sa publication.
evidence-finding-unknown = Ni ce fichier ni une version antérieure n’ont été publiés sur cette plateforme.
evidence-finding-not_a_pdf = Ce fichier n’est pas un PDF.
evidence-finding-unreadable = Le fichier n’a pas pu être lu : il est endommagé, ou trop lourd pour être contrôlé.
evidence-finding-no_signature = Le fichier ne porte ni signature ni cachet électronique.
evidence-finding-intact = Ce que couvrent les signatures n’a pas changé depuis.
evidence-finding-altered = Un contenu signé a été modifié : un octet au moins n’est plus celui qui a été signé.
evidence-finding-added_after = Après la dernière signature, on a ajouté ce qu’elle ne permet pas : une page, un texte ou un champ.
evidence-finding-trusted = Les certificats émanent d’une autorité reconnue par cette plateforme.
evidence-finding-foreign_signature = Le fichier porte une signature étrangère : son certificat n’émane pas d’une autorité reconnue par cette plateforme.
evidence-finding-timestamped = Les signatures sont horodatées par une autorité reconnue.
evidence-finding-no_timestamp = Une signature au moins n’a pas d’horodatage reconnu.

error-evidence-unknown_verification = Aucun document ne correspond à cet identifiant. Vérifiez les vingt caractères.
error-evidence-not_a_digest = Ce n’est pas une empreinte SHA-256 : il faut 64 chiffres hexadécimaux.
error-evidence-unknown_check = Ce contrôle n’existe pas, ou son heure est passée.
error-evidence-consent_needed = Pour envoyer le fichier, vous devez accepter qu’il soit contrôlé.
error-evidence-no_such_file = Ce fichier n’existe pas.
error-evidence-timestamp_unavailable = Le service d’horodatage ne répond pas pour le moment. Recommencez dans un instant.
