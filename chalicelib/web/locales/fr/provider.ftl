provider-link = Se connecter par le service de mon administration
provider-by-password = Se connecter avec un mot de passe
provider-account = Connexion
provider-account-own = Par le service de votre administration

provider-which-title = Connexion par votre administration
provider-which-lead = Indiquez votre adresse : son domaine désigne le service de connexion de votre administration.
provider-which-several = Plusieurs administrations utilisent ce domaine. Choisissez la vôtre.

provider-door-lead = Les agents de l’administration « { $administration } » se connectent auprès de { $host }.
provider-door-act = Continuer vers { $host }
provider-door-password = Vous administrez ce service ou la plateforme ?

provider-over-title = Vous êtes dirigé vers { $host }
provider-over-lead = Si la page ne change pas d’elle-même, utilisez ce lien.
provider-over-act = Aller à { $host }

provider-failed-title = La connexion n’a pas abouti
provider-failed-again = Recommencer

provider-out-title = Vous êtes déconnecté de Wasl
provider-out-lead = Votre session auprès de { $host } reste peut-être ouverte. Sur un poste partagé, fermez-la aussi.
provider-out-act = Se déconnecter de { $host }
provider-out-again = Se connecter de nouveau

provider-title = Connexion des agents
provider-lead = Vos agents peuvent se connecter par le service de connexion de votre administration (OpenID Connect), au lieu d’un mot de passe et d’un téléphone propres à Wasl.
provider-progress-none = Non configuré
provider-progress-untried = À essayer
provider-progress-tried = Essayé, pas en service
provider-progress-on = En service
provider-on-lead = Vos agents se connectent à l’adresse ci-dessous. Leur mot de passe n’ouvre plus rien ici, celui des administrateurs excepté.
provider-door = Page de connexion de vos agents
provider-off-act = Mettre hors service
provider-tried-lead = L’essai a réussi. Après la mise en service, seuls les administrateurs pourront encore se connecter avec un mot de passe.
provider-on-act = Mettre en service
provider-untried-lead = Essayez-le d’abord : connectez-vous vous-même par ce service, avec votre adresse de la plateforme.
provider-try-act = Essayer maintenant
provider-try-again-act = Essayer de nouveau

provider-form-title = Votre service de connexion
provider-form-lead = Déclarez Wasl auprès de votre service de connexion, avec cette adresse de retour, puis reportez ici ce qu’il vous donne.
provider-redirect = Adresse de retour
provider-issuer = Émetteur
provider-issuer-hint = L’adresse exacte que le service donne comme « issuer ». Elle commence par https://.
provider-client = Identifiant du client
provider-secret = Secret du client
provider-secret-hint = Conservé chiffré, il ne sera plus jamais affiché.
provider-secret-kept = Un secret est enregistré. Laissez vide pour le conserver.
provider-without-secret = Le service ne demande pas de secret
provider-without-secret-hint = Client public, protégé par PKCE seul.
provider-claim = Attribut qui porte l’adresse électronique
provider-claim-hint = D’ordinaire « email ». Le service doit aussi attester l’adresse par « email_verified ».
provider-domains = Domaines de vos adresses
provider-domains-hint = Un par ligne, par exemple commune.ma. Un agent qui indique une telle adresse est conduit à votre service.
provider-change-warning = Si vous changez autre chose que les domaines, le service est mis hors service jusqu’au prochain essai.
provider-save = Enregistrer

provider-platform-title = Connexion des déposants
provider-platform-lead = Les déposants retrouvent leurs courriers par un code reçu par courriel. Ils peuvent aussi prouver leur adresse auprès d’un fournisseur d’identité (OpenID Connect), sans attendre ce code.
provider-platform-tried-lead = L’essai a réussi. Mis en service, il est proposé à côté du code par courriel.
provider-platform-untried-lead = Essayez-le d’abord vous-même : il doit attester une adresse électronique.
provider-platform-form-title = Le fournisseur d’identité
provider-platform-form-lead = Déclarez Wasl auprès du fournisseur, avec cette adresse de retour, puis reportez ici ce qu’il vous donne.
provider-platform-change-warning = Si vous changez quelque chose, le fournisseur est mis hors service jusqu’au prochain essai.
provider-platform-link = Connexion des déposants

provider-bound-title = Agents qui se sont connectés par ce service
provider-bound-lead = Un agent dont le compte a été recréé dans votre service doit être dissocié : il sera reconnu de nouveau par son adresse.
provider-bound-since = depuis le
provider-release-act = Dissocier

done-provider-changed = Le service de connexion est enregistré.
done-provider-tried = L’essai a réussi : la connexion peut être mise en service.
done-provider-on = Vos agents se connectent maintenant par votre service.
done-provider-off = Vos agents se connectent de nouveau avec leur mot de passe.
done-provider-platform-on = Les déposants peuvent maintenant prouver leur adresse par ce fournisseur.
done-provider-platform-off = Les déposants prouvent de nouveau leur adresse par un code reçu par courriel.
done-provider-released = L’agent sera reconnu par son adresse à sa prochaine connexion.

error-provider-issuer_form = Écrivez l’adresse de l’émetteur : elle commence par https:// et ne contient ni « ? » ni « # ».
error-provider-client_form = Indiquez l’identifiant du client, de 300 caractères au plus.
error-provider-secret_form = Le secret dépasse { $limit } caractères.
error-provider-claim_form = Écrivez le nom de l’attribut tel quel, sans espace.
error-provider-domains_many = { $limit } domaines au plus.
error-provider-domain_form = « { $domain } » n’est pas un domaine. Écrivez par exemple commune.ma.
error-provider-domain_unknown = Aucune administration n’utilise son propre service de connexion pour les adresses de ce domaine.
error-provider-changed_meanwhile = Le service de connexion a changé entre-temps. Vérifiez ce qui est affiché et recommencez.
error-provider-untried = Essayez d’abord ce service de connexion : il n’a pas encore été essayé tel qu’il est enregistré.
error-provider-over = Cette tentative de connexion a expiré, a déjà servi ou vient d’un autre navigateur. Recommencez.
error-provider-denied = Le service de connexion n’a pas donné accès : la demande a été annulée ou refusée.
error-provider-refused = Le service de connexion a refusé la demande. Prévenez l’administrateur de votre administration.
error-provider-unreachable = Le service de connexion ne répond pas. Réessayez dans quelques minutes.
error-provider-other_issuer = À cette adresse répond un autre émetteur. Recopiez exactement celui que le service annonce.
error-provider-discovery = Le service de connexion ne publie pas ce qu’OpenID Connect demande.
error-provider-pkce = Le service de connexion n’accepte pas PKCE avec S256.
error-provider-client = Le service de connexion ne reconnaît pas Wasl : l’identifiant ou le secret du client est faux.
error-provider-code = Le service de connexion n’a pas confirmé cette connexion. Recommencez.
error-provider-mixed_up = La réponse vient d’un autre service de connexion que celui demandé. Recommencez.
error-provider-token = La réponse du service de connexion n’est pas valable. Prévenez l’administrateur de votre administration.
error-provider-clock = L’heure du service de connexion diffère trop de la nôtre. Prévenez l’administrateur de votre administration.
error-provider-no_email = Le service de connexion n’a pas donné votre adresse électronique. Prévenez l’administrateur de votre administration.
error-provider-unverified_email = Le service de connexion n’atteste pas votre adresse électronique. Prévenez l’administrateur de votre administration.
error-provider-no_agent = Vous êtes reconnu par le service de connexion, mais aucun agent actif de cette administration ne vous correspond.
error-provider-bound_to_another = Cette adresse est celle d’un agent qui se connecte sous une autre identité. L’administrateur peut le dissocier.
error-provider-tried_by_another = L’essai doit être fait par vous-même : le service de connexion a répondu pour un autre agent.
error-provider-vault = Le secret ne peut pas être lu pour le moment. Réessayez dans quelques minutes.
