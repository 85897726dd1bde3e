calendar-title = Horaires et jours fériés
calendar-link = Horaires et jours fériés
calendar-hours-title = Horaires d’ouverture
calendar-online = Le dépôt en ligne reste possible à toute heure.
calendar-open-until = Ouvert en ce moment, jusqu’à { $time }.
calendar-closed = Fermé en ce moment.
calendar-closed-for = Fermé aujourd’hui : { $name }.
calendar-opens-today = Ouverture aujourd’hui à { $time }.
calendar-opens-tomorrow = Ouverture demain, { $day }, à { $time }.
calendar-opens-on = Ouverture le { $day } à { $time }.
calendar-line = { $days }, { $hours }
calendar-day = Le { $day }
calendar-days = Du { $first } au { $last }
calendar-hours = de { $opens } à { $closes }
calendar-hours-and = { $hours } et { $more }
calendar-usual = Toute l’année
calendar-ramadan = Pendant le mois de Ramadan
calendar-ramadan-dates = du { $first } au { $last }
calendar-days-title = Jours fériés de l’année { $year }
calendar-days-lead = Les bureaux sont fermés le samedi et le dimanche, ainsi que { $count ->
    [one] le jour férié ci-dessous
   *[other] les { $count } jours fériés ci-dessous
}.
calendar-expected-lead = Les fêtes religieuses dépendent de l’annonce du mois : une date « à confirmer » peut changer d’un jour.
calendar-expected = À confirmer
calendar-own = Propre à cette administration
calendar-date = Date
calendar-name = Jour férié
calendar-opened-title = Jours ouvrés par exception
calendar-year = Année { $year }
calendar-years = Autres années
calendar-portal = Page de l’administration
error-calendar-days_or_months = Indiquez soit des jours, avec leur décompte, soit des mois.
