# Journal et preuves publiques

transparency-title = Journal des actes
transparency-lead = Chaque acte accompli sur la plateforme est inscrit dans un journal où rien ne se modifie ni ne s’efface. L’état du journal est signé et publié chaque jour.
transparency-what-it-proves = Conservez un état publié : il prouve que tout acte inscrit avant lui l’est encore, et que les états suivants le prolongent sans rien y changer. Ces preuves se vérifient sans la plateforme.
transparency-what-it-hides = Un état ne contient qu’un nombre d’actes et une empreinte. Aucun courrier ni aucune personne n’y figure.
transparency-heads = États signés
transparency-size = Actes inscrits
transparency-at = Signé le
transparency-root = Empreinte
transparency-timestamp = Horodatage
transparency-timestamped = Horodaté
transparency-not-timestamped = Sans horodatage
transparency-file = Fichier
transparency-download = Télécharger
transparency-none = Aucun état n’a encore été signé.
transparency-operator = Journal des actes
transparency-operator-lead = Un état signé est publié chaque jour. Vous pouvez en demander un de plus.
transparency-see = Voir les états publiés
transparency-ask = Faire signer un état
done-transparency-asked = La demande est transmise : l’état sera publié sous peu si de nouveaux actes ont été inscrits.
error-transparency-no_such_head = Aucun état de cette taille n’est signé.
error-transparency-no_such_leaf = Cet acte n’est pas encore inscrit dans l’arbre, ou n’y était pas à cette taille.
error-transparency-no_such_size = Le journal ne compte pas encore autant d’actes.
error-transparency-not_before = La première taille doit être au moins 1 et ne pas dépasser la seconde.
error-transparency-hash_or_leaf = Indiquez soit l’empreinte de l’acte, soit son numéro de feuille.
