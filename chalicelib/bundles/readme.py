"""``README.txt`` of a bundle: how to check it by hand, in Arabic and French."""

ARABIC = """\
ملف الإثبات
===========

تنبيه: لا يُسلَّم هذا الملف إلا لقاض أو لشخص موثوق به. معرّف الإيداع وارد في قيود السجل، وكل من يحوزه يمكنه فتح صفحة
المراسلة.

يضم هذا الملف كل ما يثبت المراسلة: الملفات كما أُودعت، والوصولات، والأدلة، وقيود السجل.
يمكن التحقق منه دون المنصة ودون اتصال.

بأداة التحقق:
    wasl-verify --keys wasl-keys.json --roots roots.pem الملف.zip
wasl-keys.json هي مفاتيح المنصة كما تنشرها في https://{host}/.well-known/wasl-keys.json
roots.pem شهادات الجذر للهيئات التي تثقون بها.

يدويا:
1. احسبوا بصمة كل ملف (sha256sum) وقارنوها بما في manifest.json، وترتيب الملفات بترتيبه.
2. manifest.jws توقيع ES256 على بصمة manifest.json: تحققوا منه بمفتاح المنصة الذي يسميه kid.
3. افتحوا الوصل بقارئ PDF يعرض التوقيعات: الختم سليم ولم يتغير الملف بعده.
4. كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية، وprevious هي بصمة القيد السابق.
5. كل سطر في log/inclusion.jsonl يقود من قيد إلى جذر log/head.json (RFC 9162)، وهو موقع، وله ختم زمني إن ورد فيه.
"""
FRENCH = """\
Dossier de preuve
=================

Attention : ne remettez ce dossier qu'à un juge ou à une personne de confiance. L'identifiant du dépôt figure dans les
enregistrements du journal : quiconque le détient peut ouvrir la page du courrier.

Ce dossier réunit tout ce qui prouve le courrier : les fichiers tels que déposés, les récépissés,
les preuves et les enregistrements du journal. Il se vérifie sans la plateforme et hors ligne.

Avec l'outil de vérification :
    wasl-verify --keys wasl-keys.json --roots roots.pem dossier.zip
wasl-keys.json : les clés de la plateforme, publiées sur https://{host}/.well-known/wasl-keys.json
roots.pem : les certificats racines des autorités auxquelles vous faites confiance.

À la main :
1. Calculez l'empreinte de chaque fichier (sha256sum) et comparez-la à manifest.json, ainsi que l'ordre des fichiers.
2. manifest.jws est une signature ES256 de l'empreinte de manifest.json : vérifiez-la avec la clé que nomme kid.
3. Ouvrez le récépissé dans un lecteur PDF qui montre les signatures : le sceau est valable et rien n'a
   changé depuis.
4. Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON canonique, previous
   celle de l'enregistrement qui précède.
5. Chaque ligne de log/inclusion.jsonl mène d'un enregistrement à la racine de log/head.json (RFC 9162), qui est signée,
   et horodatée si le fichier porte un horodatage.
"""


def readme(host: str) -> bytes:
    """The file, UTF-8."""
    return f"{ARABIC}\n\n{FRENCH}".format(host=host).encode()
