outage-title = Interruptions annoncées
outage-lead = Le portail de l’administration et les pages de dépôt les affichent, quatorze jours avant le début au plus tôt.
outage-lead-platform = Les portails de toutes les administrations les affichent, quatorze jours avant le début au plus tôt.
outage-list = Interruptions présentes et à venir
outage-none = Aucune interruption n’est annoncée.
outage-when = Période
outage-text = Texte
outage-letters = Dépôt
outage-letters-yes = Le dépôt reste possible
outage-letters-no = Le dépôt est arrêté
outage-letters-hint = Sinon, aucun nouveau dépôt ne peut être commencé pendant l’interruption ; ceux qui sont commencés peuvent être achevés.
outage-present = Interruption en cours
outage-coming = Interruption prévue
outage-from-to = Du { $first } au { $last }.
outage-takes-letters = Le dépôt de courrier reste possible ; le traitement peut être retardé.
outage-takes-none = Aucun courrier ne peut être déposé pendant cette période. Les courriers commencés peuvent être achevés, et ceux qui sont déposés se suivent comme d’habitude.
outage-announce-title = Annoncer une interruption
outage-begins-on = Premier jour
outage-begins-hour = Heure de début
outage-ends-on = Dernier jour
outage-ends-hour = Heure de fin
outage-text-ar = Texte en arabe
outage-text-fr = Texte en français
outage-text-hint = Ce qui ne marche pas, et ce que l’usager peut faire en attendant.
outage-announce = Annoncer
outage-withdraw = Retirer l’annonce
outage-end-now = Terminer maintenant
done-outage-announced = L’interruption est annoncée.
done-outage-withdrawn = L’annonce n’est plus affichée.
error-outage-hour_form = Indiquez une heure, par exemple 14:05.
error-outage-ends_too_early = La fin doit suivre le début et se trouver dans l’avenir.
error-outage-too_long = Une interruption s’annonce pour { $days } jours au plus.
error-outage-too_far = Une interruption s’annonce un an à l’avance au plus.
error-outage-text_unfit = Écrivez de 3 à { $limit } caractères { $language ->
    [ar] en arabe
   *[fr] en français
 }.
error-outage-too_many = Il y a déjà { $limit } annonces : retirez-en une d’abord.
