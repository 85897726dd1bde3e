error-bundles-not_in_tree_yet = Le dernier acte n'est pas encore sous une tête signée du journal. Le dossier de preuve est fait dès qu'il l'est.
error-bundles-member_changed = Un fichier du dossier de preuve n'est plus celui qui a été enregistré : { $path }.
