### Fichiers : l’envoi, et ce qui peut être refusé, en mots

## L’envoi

files-remove = Retirer
files-retry = Envoyer de nouveau
files-sending = Envoi en cours
files-hashing = Préparation
files-offline = Connexion interrompue : l’envoi reprendra de lui-même.
files-unreadable = Ce fichier ne peut plus être lu sur votre appareil. Choisissez-le de nouveau.
files-failed = L’envoi n’a pas abouti. Vérifiez votre connexion et envoyez de nouveau : rien d’autre n’est perdu.
files-refused-by-storage = Le fichier envoyé ne correspond pas à celui qui avait été choisi. Choisissez-le de nouveau.
files-form-until = Ce formulaire d’envoi peut être utilisé jusqu’à { $time }.
files-form-again = Obtenir un nouveau formulaire

## Les motifs de refus

files-reason-empty = Le fichier est vide.
files-reason-too_large = Le fichier dépasse 20 Mo.
files-reason-size_mismatch = Le fichier reçu n’a pas la taille annoncée. Envoyez-le de nouveau.
files-reason-digest_mismatch = Le fichier reçu n’est pas celui qui avait été annoncé (empreinte différente). Envoyez-le de nouveau.
files-reason-not_a_pdf = Ce n’est pas un fichier PDF. Enregistrez le document au format PDF et envoyez-le de nouveau.
files-reason-not_a_scan = Ce n’est ni un fichier PDF ni une image JPEG, PNG, TIFF ou WebP. Numérisez le document dans l’un de ces formats.
files-reason-kind_not_taken = Ce type de fichier n’est pas admis. Envoyez un PDF, un document Word, Excel, PowerPoint ou LibreOffice, ou une image JPEG, PNG, TIFF ou WebP.
files-reason-heic = Les photos au format HEIC ne sont pas admises. Enregistrez la photo au format JPEG, ou prenez-la en photo de nouveau depuis cette page.
files-reason-old_office = Ce document est dans un ancien format de Word, Excel ou PowerPoint, ou contient un message. Enregistrez-le au format actuel (docx, xlsx, pptx) ou en PDF.
files-reason-two_in_one = Le fichier peut être lu de deux façons différentes. Enregistrez le document de nouveau, en PDF de préférence.
files-reason-macros = Le fichier contient des macros. Enregistrez-le sans macros, ou en PDF.
files-reason-external_content = Le fichier va chercher une partie de son contenu ailleurs. Enregistrez-le en PDF et envoyez le résultat.
files-reason-malware = Un programme malveillant a été trouvé dans ce fichier. Il n’est pas conservé ; vérifiez l’appareil d’où il vient.
files-reason-not_scannable = L’antivirus ne peut pas lire ce fichier. Enregistrez-le sans protection, ou en PDF, et envoyez le résultat.
files-reason-encrypted = Le fichier est protégé par un mot de passe. Enregistrez-le sans protection.
files-reason-restricted = Le fichier est protégé contre l’impression ou la modification, ce qui empêche de le contrôler. Enregistrez-le sans protection, ou imprimez-le en PDF.
files-reason-damaged = Le fichier est incomplet ou endommagé. Enregistrez-le ou numérisez-le de nouveau.
files-reason-no_pages = Le fichier ne contient aucune page.
files-reason-too_many_pages = Le fichier contient trop de pages pour être contrôlé. Partagez-le en plusieurs fichiers.
files-reason-too_many_objects = Le fichier est trop complexe pour être contrôlé. Imprimez-le en PDF et envoyez le résultat.
files-reason-too_heavy = Le fichier, une fois décompressé, est trop lourd pour être contrôlé. Imprimez-le en PDF et envoyez le résultat.
files-reason-javascript = Le fichier contient un programme (JavaScript). Imprimez-le en PDF et envoyez le résultat.
files-reason-launch = Le fichier demande à lancer un programme. Imprimez-le en PDF et envoyez le résultat.
files-reason-embedded_files = Le fichier contient d’autres fichiers. Envoyez-les séparément.
files-reason-xfa = Le fichier est un formulaire dynamique (XFA). Imprimez-le en PDF et envoyez le résultat.
files-reason-active_content = Le fichier contient un contenu actif. Imprimez-le en PDF et envoyez le résultat.
files-reason-bytes_gone = Le fichier n’a pas pu être relu. Envoyez-le de nouveau.

## Ce que le lecteur doit savoir d’un fichier admis

files-note-form = Ce document est un formulaire : ce qui y est rempli peut s’afficher autrement d’un logiciel à l’autre.
files-note-layers = Ce document a des calques, qui peuvent montrer ou cacher une partie du texte.
files-note-attachments = Ce document porte des données jointes (texte ou image).
files-note-external_links = Ce document renvoie à des contenus extérieurs. Ne les mettez à jour que si vous connaissez leur origine.
files-note-animated = Cette image en contient plusieurs ; certains logiciels ne montrent que la première.
files-unscanned = Les fichiers ne sont pas contrôlés par un antivirus sur cette plateforme.

error-files-unknown = Ce fichier n’existe pas ou n’existe plus.
error-files-empty = Le fichier est vide. Choisissez un fichier d’au moins un octet.
error-files-too_large = Le fichier dépasse { $limit_mb } Mo. Réduisez sa résolution ou partagez-le en plusieurs fichiers.
error-files-needs_parts = Au-delà de { $limit_mb } Mo, un fichier s’envoie en parties : annoncez-le de cette façon.
error-files-sent_otherwise = Le fichier { $name } a été annoncé pour un autre mode d’envoi.
error-files-parts_lacking = Il manque des parties du fichier { $name } ({ $numbers }). Envoyez-les, le reste est conservé.
error-files-parts_gone = L’envoi de ce fichier n’est plus ouvert. Recommencez-le.
error-files-no_such_part = Ce fichier compte { $count } parties : la partie { $number } n’existe pas.
error-files-bad_digest = L’empreinte SHA-256 doit compter 64 chiffres hexadécimaux.
error-files-already_uploaded = Le fichier { $name } est déjà arrivé.
error-files-not_clean = Ce fichier ne peut pas encore être lu : son contrôle n’est pas terminé ou il a été refusé.
error-files-bytes_gone = Le fichier n’est plus conservé. Envoyez-le de nouveau.
