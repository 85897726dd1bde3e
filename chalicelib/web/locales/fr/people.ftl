people-title = Agents
people-search = Chercher un agent
people-search-hint = Quelques lettres du nom, en arabe ou en français, ou de l’adresse.
people-nobody = Aucun agent ne correspond.
people-no-desk = Sans bureau
people-desk = Bureau
people-desk-hint = Dès aujourd’hui. D’autres bureaux se donnent ensuite sur la page de l’agent.
people-email-hint = L’invitation y est envoyée ; elle sert aussi à se connecter.
people-state-leaving = Part le { $date }
people-state-left = Parti le { $date }
people-state-off = Accès coupé

people-new = Inviter un agent
people-new-consequence = Un lien, valable sept jours, lui est envoyé pour choisir un mot de passe et associer son téléphone.
people-new-do = Inviter
people-new-here = Inviter un agent à ce bureau
people-change = Modifier
people-change-title = Modifier le nom ou l’adresse
people-change-email-hint = À une nouvelle adresse, l’agent choisit un nouveau mot de passe et associe de nouveau son téléphone.
people-change-consequence = Le nouveau nom paraît dès maintenant. Changer l’adresse ferme ses sessions et envoie un lien à la nouvelle adresse.
people-change-do = Enregistrer
people-seat = Donner un bureau
people-seat-title = Donner un bureau à cet agent
people-seat-consequence = Dès le premier jour, l’agent voit et traite tout ce qui attend à ce bureau.
people-seat-do = Donner le bureau
people-unseat = Mettre fin
people-unseat-title = Mettre fin à l’occupation du bureau
people-unseat-consequence = Après ce jour, l’agent n’a plus accès à ce bureau. Les courriers y restent. Un jour passé vaut effet immédiat.
people-unseat-do = Mettre fin
people-link = Envoyer un lien d’accès
people-link-title = Envoyer un nouveau lien d’accès
people-link-consequence = Pour une invitation perdue ou un mot de passe oublié. Le téléphone associé reste valable.
people-link-do = Envoyer le lien
people-reset = Rétablir l’accès
people-reset-title = Rétablir l’accès d’un agent qui a perdu son téléphone
people-reset-consequence = Mot de passe, téléphone, codes de secours et sessions ne valent plus rien. Un lien lui est envoyé : il choisit un mot de passe et associe un téléphone. Assurez-vous d’abord que la demande vient bien de lui.
people-reset-do = Rétablir l’accès
people-off = Couper l’accès
people-off-title = Couper l’accès de cet agent
people-off-consequence = L’agent ne peut plus se connecter, dès maintenant. Ses bureaux et leur travail restent. Pour un départ, préférez « Départ ».
people-off-do = Couper l’accès
people-on = Rouvrir l’accès
people-on-title = Rouvrir l’accès de cet agent
people-on-consequence = L’agent se connecte de nouveau. Les bureaux remis à d’autres sont à redonner.
people-on-do = Rouvrir l’accès
people-stay = Annuler le départ
people-stay-title = Annuler le départ annoncé
people-stay-consequence = L’agent garde son accès. Ses bureaux ne lui restent que jusqu’au départ prévu : redonnez-les-lui, et mettez fin à ceux des successeurs.
people-stay-do = Annuler le départ

people-cannot-sign-no_key = Ne peut pas encore signer : clé en préparation
people-cannot-sign-no_certificate = Ne peut pas encore signer : certificat attendu
people-cannot-sign-expired = Ne peut plus signer : certificat expiré
people-signing = Signature
people-signing-none-short = Ne signe pas
people-signing-no_key-short = Clé en préparation
people-signing-no_certificate-short = Certificat attendu
people-signing-expired-short = Certificat expiré le { $date }
people-signing-certified-short = Certificat valable jusqu’au { $date }
people-signing-no_key = Cet agent ne peut pas encore signer : sa clé de signature se prépare d’elle-même, en quelques minutes. L’exploitant de la plateforme fait ensuite établir son certificat.
people-signing-no_certificate = Cet agent ne peut pas encore signer : le certificat de sa clé est attendu. L’exploitant de la plateforme l’installe dès que l’autorité de certification l’a délivré.
people-signing-expired = Cet agent ne peut plus signer : son certificat a expiré. L’exploitant de la plateforme installe le suivant.
people-signed-in = Dernière connexion
people-signed-in-never = Aucune ces six derniers mois
people-telephone-yes = Associé
people-telephone-no = Pas encore associé
people-locked = Trop d’essais faux : l’accès est fermé jusqu’au { $date } à { $time }.
people-unlock = Débloquer
people-desks-now = Bureaux occupés
people-desks-before = Bureaux occupés auparavant
people-mandates-given = Délégations et intérims donnés
people-mandates-received = Délégations et intérims reçus
people-sessions = Sessions ouvertes
people-sessions-end = Fermer toutes ses sessions

people-leave = Départ
people-leave-title = Départ de { $name }
people-day = Premier jour d’absence
people-day-hint = Dès ce jour, l’agent ne travaille plus ici. Aujourd’hui vaut effet immédiat.
people-leave-desks = Bureaux et ce qui y attend
people-waiting = { $mails ->
    [0] Aucun courrier
    [one] Un courrier
   *[other] { $mails } courriers
}, { $folders ->
    [0] aucun dossier à viser ou signer.
    [one] un dossier à viser ou signer.
   *[other] { $folders } dossiers à viser ou signer.
}
people-waiting-ordinary = Ces nombres portent sur le courrier et les dossiers ordinaires : ce qui est confidentiel n’y figure pas.
people-alone = Personne d’autre n’occupe ce bureau.
people-not-alone = D’autres agents occupent ce bureau et verront ce travail.
people-in-circuits = Un circuit de validation y passe.
people-successor = Successeur
people-stays = Le travail reste au bureau
people-to = remis à { $name }
people-mandate-given = Délégation donnée
people-mandate-received = Délégation reçue
people-leave-ends = Ce qui prend fin
people-leave-sessions = { $count ->
    [0] Aucune session ouverte
    [one] Une session ouverte
   *[other] { $count } sessions ouvertes
}
people-leave-key = La clé de signature ne signe plus ; ce qu’elle a signé reste vérifiable.
people-leave-account = L’accès, et tout lien d’accès déjà envoyé.
people-leave-nothing-personal = Courriers, dossiers et brouillons se trouvent aux bureaux : rien d’autre n’est à remettre.
people-leave-do = Confirmer le départ et remettre le travail
people-departures = Départs
people-departure-on = Départ le { $date }
people-list-title = Passation de { $name }
people-list-by = Établie par
people-list-mandates = Délégations et intérims terminés
people-list-file = Télécharger la liste (CSV)
people-list-what = Objet
people-list-name = Désignation
people-list-waiting = En attente (hors confidentiel), ou date
people-list-numbers = Numéros
people-list-to = Remis à, ou avec
people-list-person = Agent
people-list-desk = Bureau

done-people-invited = L’agent est invité : un lien lui est envoyé.
done-people-change = Les informations de l’agent sont à jour.
done-people-seat = Le bureau est donné à cet agent.
done-people-unseat = L’occupation du bureau prend fin.
done-people-link = Un lien d’accès est envoyé à l’agent.
done-people-reset = L’accès est à refaire : un lien est envoyé à l’agent.
done-people-off = L’accès de l’agent est coupé.
done-people-on = L’agent a de nouveau son accès, sans date de départ.
done-people-sessions-ended = Toutes les sessions de l’agent sont fermées.
done-people-unlocked = L’accès de l’agent est débloqué.
done-people-left = Le départ est enregistré. Voici la liste de ce qui a été remis.
