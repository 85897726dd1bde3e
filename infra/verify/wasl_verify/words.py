"""A sentence for each code, in Arabic and French."""

from collections.abc import Mapping

from wasl_verify.report import Finding, Kind

SIGNS = {
    Kind.HOLDS: ("✓ صحيح", "✓ vérifié"),
    Kind.NOTE: ("· للعلم", "· à savoir"),
    Kind.UNJUDGED: ("? تعذر الحكم", "? non jugé"),
    Kind.FAULT: ("✗ خلل", "✗ défaut"),
}
VERDICTS: Mapping[int, tuple[str, str]] = {
    0: ("كل ما فُحص صحيح.", "Tout ce qui a été vérifié est exact."),
    1: ("لا يُعتد به: فيه خلل واحد على الأقل.", "À ne pas croire : un défaut au moins a été trouvé."),
    3: ("لم يوجد خلل، لكن تعذر الحكم على بعضه.", "Aucun défaut, mais tout n'a pas pu être jugé."),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    # what holds
    "token_signed": ("الرمز موقّع من {issuer}", "le jeton est signé par {issuer}"),
    "sealed": ("مختوم من {who}، ولم يتغير ما يغطيه الختم", "scellé par {who}, ce que le sceau couvre est intact"),
    "timestamped": ("مؤرخ في {at} من {who}", "horodaté le {at} par {who}"),
    "trusted": ("شهادة {who} تؤدي إلى جذر موثوق", "le certificat de {who} mène à une racine de confiance"),
    "whole": ("التوقيع الأخير يغطي الملف كله", "la dernière signature couvre tout le fichier"),
    "whole_with_store": (
        "لم يُضف بعد التوقيع الأخير إلا ما يلزم للتحقق منه",
        "après la dernière signature, seules ses données de validation ont été ajoutées",
    ),
    "manifest_signed": ("القائمة موقّعة من {issuer} في {at}", "la liste est signée par {issuer} le {at}"),
    "members_whole": ("كل الملفات كما في القائمة: {count}", "tous les fichiers sont ceux de la liste : {count}"),
    "head_signed": ("رأس السجل موقّع: {size} قيد، {at}", "la tête du journal est signée : {size} enregistrements, {at}"),
    "included": ("{count} قيد ضمن رأس السجل ({size})", "{count} enregistrements sont sous la tête du journal ({size})"),
    "chain_whole": ("سلسلة {object} متصلة: {count} قيد", "la chaîne de {object} est entière : {count} enregistrements"),
    "register_chain_whole": (
        "سلسلة السجل {register} متصلة: {count} قيد",
        "la chaîne du registre {register} est entière : {count} enregistrements",
    ),
    "record_included": (
        "القيد {hash} في المكان {leaf} تحت رأس السجل ({size})",
        "l'enregistrement {hash}, place {leaf}, est sous la tête du journal ({size})",
    ),
    "consistent": (
        "الرأس ذو {after} قيد امتداد للرأس ذي {before} قيد",
        "la tête de {after} enregistrements prolonge celle de {before}",
    ),
    "range_whole": ("كل القيود بين الرأسين موجودة: {count}", "tous les enregistrements entre les têtes : {count}"),
    "evidence_signed": ("دليل موقّع: {event}، {at}", "preuve signée : {event}, {at}"),
    "closing_signed": (
        "حصر السجل {register} موقّع، من {first} إلى {last}",
        "la clôture du registre {register} est signée, du {first} au {last}",
    ),
    "register_whole": (
        "أرقام السجل متتابعة كما حُصرت: {count}",
        "les numéros sont ceux de la clôture, sans trou : {count}",
    ),
    "files_of_token": (
        "الملفات ({count}) هي التي سُجلت تحت الرقم {number}",
        "les fichiers ({count}) sont ceux du numéro {number}",
    ),
    "receipt_recorded": ("بصمة الوصل مقيدة في السجل", "l'empreinte du récépissé est au journal"),
    "original_recorded": (
        "بصمة الوثيقة قبل مسارها مقيدة في السجل",
        "l'empreinte du document avant son circuit est au journal",
    ),
    "document_recorded": (
        "الوثيقة نمت كما في القيود، عدد حالاتها: {count}",
        "le document est passé par les états du journal : {count}",
    ),
    "steps_signed": (
        "توقيعات الوثيقة هي المقيدة في السجل: {signatures}، والتأشيرات المقيدة: {visas}",
        "les signatures du document sont celles du journal : {signatures} ; visas au journal : {visas}",
    ),
    "number_recorded": ("الرقم {number} مقيد في السجل", "le numéro {number} est au journal"),
    # worth knowing
    "original_unrecorded": (
        "لا يقول القيد من أي ملف أُعدت الوثيقة",
        "le journal ne dit pas de quel fichier le document est issu",
    ),
    "token_says": (
        "الرقم {number} ({kind})، أُودع في {submitted}، سُجل في {at}، معرف التحقق {id}",
        "numéro {number} ({kind}), déposé le {submitted}, enregistré le {at}, vérification {id}",
    ),
    "prolonged_since": ("مُددت الوثيقة بعد هذه النسخة", "le document a été prolongé depuis cette version"),
    "no_timestamp": ("بدون ختم زمني من هيئة مستقلة", "sans horodatage d'une autorité"),
    "no_states": ("بدون بيانات عن إلغاء الشهادات", "sans donnée de révocation des certificats"),
    "records_withheld": (
        "{count} قيد يخص مراسلات سرية وارد ببصمته فقط: مكانه مثبت ومضمونه غير ظاهر",
        "{count} enregistrements de courriers confidentiels, par leur empreinte seule : leur place est prouvée",
    ),
    "records_not_shown": (
        "{count} قيد وارد ببصمته فقط: مكانه مثبت ومضمونه غير ظاهر",
        "{count} enregistrements par leur empreinte seule : leur place est prouvée",
    ),
    # what could not be judged
    "chain_begins_withheld": (
        "القيد الأول محجوب: لا يُعرف هل هو سابق للفترة",
        "le premier enregistrement n'est pas montré : rien ne dit qu'il précède la période",
    ),
    "no_head": ("لم يُعط رأس السجل لعدد القيود {size} (--head)", "la tête du journal de taille {size} manque (--head)"),
    "no_keys": ("لم تُعط مفاتيح المنصة (--keys)", "les clés de la plateforme manquent (--keys)"),
    "keys_of_bundle": (
        "فُحصت التوقيعات بمفاتيح الحزمة نفسها؛ لإثبات مصدرها أعط --keys",
        "signatures vérifiées avec les clés du dossier lui-même ; pour en prouver l'origine, donner --keys",
    ),
    "no_roots": (
        "لم تُعط شهادات الجذر (--roots): لا يُعرف من وراء {who}",
        "les racines manquent (--roots) : rien ne dit qui répond de {who}",
    ),
    "stray_certificate": ("شهادة لا يُعرف مُصدرها: {who}", "certificat dont l'émetteur manque : {who}"),
    "no_seal": ("بدون ختم إلكتروني", "sans sceau électronique"),
    # what is wrong: anything
    "unreadable": ("غير مقروء أو ليس بالصيغة المطلوبة", "illisible, ou pas dans la forme voulue"),
    "unknown_form": ("ليس وصلا ولا رمزا ولا حزمة", "ni récépissé, ni jeton, ni dossier"),
    "other_version": ("صيغة غير معروفة", "forme inconnue"),
    "too_large": ("أكبر من اللازم", "trop volumineux"),
    "truncated": ("مبتور", "tronqué"),
    # signatures and keys
    "bad_signature": ("التوقيع غير صحيح", "la signature n'est pas valable"),
    "key_not_valid": ("المفتاح {key} لا يُعتد به في {at}", "la clé {key} ne vaut pas au {at}"),
    "unknown_key": ("مفتاح غير منشور: {key}", "clé inconnue : {key}"),
    "other_issuer": ("صادر عن {issuer} وليس عن {expected}", "émis par {issuer}, et non par {expected}"),
    "other_kind": ("بيان من نوع {kind} مكان {expected}", "une déclaration {kind} à la place de {expected}"),
    "not_signed_json": ("ليس بيانا موقعا", "ce n'est pas une déclaration signée"),
    "not_a_token": ("ليس رمز وصل", "ce n'est pas le jeton d'un récépissé"),
    "other_address": ("عنوان لا يوافق الرمز: {address}", "l'adresse n'est pas celle du jeton : {address}"),
    # papers
    "not_a_pdf": ("ليس ملف PDF سليما", "ce n'est pas un PDF sain"),
    "bad_range": ("التوقيع لا يغطي ما يجب أن يغطيه", "la signature ne couvre pas ce qu'elle doit couvrir"),
    "other_signature": ("نوع توقيع غير معروف: {kind}", "signature d'un autre genre : {kind}"),
    "changed_after": ("تغير بعد التوقيع: {what}", "modifié après la signature : {what}"),
    "bad_store": ("بيانات التحقق غير سليمة", "données de validation non conformes"),
    "not_cms": ("ليس توقيع CMS سليما", "ce n'est pas une signature CMS conforme"),
    "altered": ("تغير المضمون بعد التوقيع", "le contenu a changé depuis la signature"),
    "no_certificate": ("بدون شهادة الموقّع", "le certificat du signataire manque"),
    "other_certificate": ("التوقيع يخص شهادة أخرى", "la signature nomme un autre certificat"),
    "unprotected_attribute": ("بيان لا يحميه شيء", "une donnée que rien ne protège"),
    "other_timestamp": ("الختم الزمني يخص شيئا آخر", "l'horodatage porte sur autre chose"),
    "not_an_authority": ("{who} ليست هيئة ختم زمني", "{who} n'est pas une autorité d'horodatage"),
    "certificate_over": ("شهادة {who} غير صالحة في {at}", "le certificat de {who} ne vaut pas au {at}"),
    "no_authority": ("{who} لا يحق لها إصدار شهادات", "{who} ne peut pas émettre de certificats"),
    "untrusted": ("شهادة {who} لا تؤدي إلى جذر موثوق", "{who} ne mène à aucune racine de confiance"),
    "revoked": ("شهادة {who} كانت ملغاة", "le certificat de {who} était révoqué"),
    "stray_state": ("بيان إلغاء لم توقعه أي هيئة معروفة", "donnée de révocation que personne de connu n'a signée"),
    # bundles
    "not_a_zip": ("ليس ملف ZIP سليما", "ce n'est pas un ZIP sain"),
    "bytes_of_nobody": ("بايتات لا تخص أي ملف", "des octets qui ne sont d'aucun fichier"),
    "other_header": ("ترويسة غير مطابقة", "en-tête non conforme"),
    "other_size": ("الحجم أو المجموع غير مطابق", "taille ou somme de contrôle fausse"),
    "bad_name": ("اسم ملف ممنوع", "nom de fichier interdit"),
    "member_twice": ("ملف مكرر", "fichier en double"),
    "member_missing": ("ملف ناقص", "fichier manquant"),
    "member_unknown": ("ملف ليس في القائمة", "fichier absent de la liste"),
    "member_moved": ("ملف في غير مكانه", "fichier hors de sa place"),
    "member_altered": ("ليس كما في القائمة الموقعة", "ce n'est pas ce qui a été signé"),
    "other_role": ("ملف في غير دوره", "fichier dans un autre rôle"),
    "other_files": ("الملفات ليست المودعة", "les fichiers ne sont pas ceux du dépôt"),
    "other_number": ("الرقم {number} ليس في القيود", "le numéro {number} n'est pas aux enregistrements"),
    "other_receipt": ("وصل غير مقيد في السجل", "récépissé qui n'est pas au journal"),
    "other_delivery": ("دليل تسليم وثيقة أخرى", "preuve de la remise d'un autre document"),
    "other_record": ("دليل لا يوافق القيد", "preuve qui ne s'accorde pas avec l'enregistrement"),
    "other_subject": ("لا قيد عن {subject}", "aucun enregistrement ne parle de {subject}"),
    "not_sealed": ("الملف غير مختوم", "le dossier n'est pas scellé"),
    "other_original": ("ليست الوثيقة التي بدأ بها المسار", "ce n'est pas le document dont le circuit est parti"),
    "other_document": ("الوثيقة ليست المقيدة في السجل", "le document n'est pas celui du journal"),
    "other_steps": ("التوقيعات ليست الممنوحة في القيود", "les signatures ne sont pas celles du journal"),
    # the log
    "record_unreadable": ("قيد غير مقروء", "enregistrement illisible"),
    "record_altered": ("أول قيد محرف", "premier enregistrement modifié"),
    "record_removed": ("حُذف قيد قبل هذا", "un enregistrement a été retiré avant celui-ci"),
    "record_reordered": ("أول قيد في غير ترتيبه", "premier enregistrement hors de son ordre"),
    "record_inserted": ("أول قيد مدسوس", "premier enregistrement inséré"),
    "record_truncated": (
        "القيود مبتورة ابتداء من هنا ({hash})",
        "les enregistrements sont tronqués à partir d'ici ({hash})",
    ),
    "record_breaks_chain": ("لا يتبع القيد السابق له", "il ne suit pas l'enregistrement précédent"),
    "not_included": ("إثبات الانتماء غير صحيح", "la preuve d'inclusion est fausse"),
    "not_consistent": ("الرأس الثاني ليس امتدادا للأول", "la seconde tête ne prolonge pas la première"),
    "other_head": ("إثبات يخص رأسا آخر", "preuve d'une autre tête"),
    "other_leaf": ("رقم الورقة غير مطابق", "numéro de feuille faux"),
    "range_altered": (
        "أحد القيود من {first} إلى {last} ليس هو الأصلي",
        "un enregistrement de {first} à {last} n'est pas celui d'origine",
    ),
    # registers
    "entry_altered": ("سطر محرف", "ligne modifiée"),
    "entry_removed": ("رقم محذوف قبل هذا السطر: {number}", "numéro retiré avant cette ligne : {number}"),
    "entry_reordered": ("سطر في غير ترتيبه؛ المنتظر {number}", "ligne hors de son ordre ; attendu : {number}"),
    "entry_inserted": ("سطر مدسوس: {number}", "ligne insérée : {number}"),
    "entry_truncated": ("أسطر ناقصة، المنتظر {number}", "des lignes manquent ; attendu : {number}"),
    "other_voided": ("الأرقام الملغاة غير مطابقة", "les numéros annulés ne sont pas ceux de la clôture"),
    "chain_begins_late": (
        "السلسلة لا تبدأ قبل الفترة: قد يكون قبلها ما لا يظهر",
        "la chaîne ne commence pas avant la période : il peut en manquer le début",
    ),
    "number_left_out": (
        "الرقم {number} سُجل في الفترة ولا يوجد في الأسطر",
        "le numéro {number}, enregistré dans la période, n'est pas dans les lignes",
    ),
    "void_not_recorded": (
        "إلغاء الرقم {number} لا يوافق القيود",
        "l'annulation du numéro {number} ne s'accorde pas avec les enregistrements",
    ),
    "gap_not_recorded": (
        "الأرقام من {first} إلى {last} غير مستعملة بلا قيد يبين السبب",
        "les numéros de {first} à {last} sautés, sans enregistrement qui dise pourquoi",
    ),
    "other_chain": ("سلسلة السجل ليست المحصورة", "la chaîne du registre n'est pas celle de la clôture"),
}


def sentences(finding: Finding) -> tuple[str, str]:
    """The finding in Arabic and in French, a line each."""
    arabic, french = (sentence.format(**finding.given) for sentence in SENTENCES[finding.code])
    place = f"{finding.place}: " if finding.place else ""
    signs = SIGNS[finding.kind]
    return f"{signs[0]} — {place}{arabic}", f"{signs[1]} — {place}{french}"
