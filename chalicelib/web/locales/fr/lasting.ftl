error-lasting-does_not_hold = La signature du document ne peut être vérifiée.
error-lasting-level_not_reached = Le document n’a pas atteint le niveau attendu.
error-lasting-no_better_timestamp = L’autorité d’horodatage ne propose pas d’horodatage plus durable.
error-lasting-authority_revoked = Le certificat de l’autorité d’horodatage est révoqué.
error-lasting-no_timestamp_authority = Aucune autorité d’horodatage n’est configurée.
