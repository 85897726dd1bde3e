# Page de l’exploitant

operations-title = Exploitation
operations-lead = Ce qui n’avance plus de soi-même. Aucun courrier ni donnée personnelle n’apparaît ici.
operations-quiet = Rien n’attend votre intervention.
operations-none = Rien.
operations-since = Depuis
operations-id = Identifiant
operations-administration = Administration
operations-reason = État
operations-act = Action
operations-deposits = Dépôts sans numéro
operations-folders = Dossiers arrêtés
operations-notices = Courriels non envoyés
operations-dead-letters = Messages internes abandonnés
operations-queue = File
operations-messages = Nombre
operations-subjects = Concerne
operations-retry-deposit = Reprendre le dépôt
operations-retry-folder = Relancer le circuit
operations-retry-notice = Renvoyer le courriel
operations-put-back = Remettre en traitement
operations-not-retryable = Son destinataire demande un nouveau code
operations-done-retried = La reprise est lancée.
operations-done-put-back = Les messages sont remis en traitement.
error-operations-no_such_queue = Cette file n’existe pas.
