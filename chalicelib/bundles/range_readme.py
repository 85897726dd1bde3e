"""``README.txt`` of a bundle of the log, in Arabic and French."""

ARABIC = """\
مقطع من سجل المنصة
==================

يضم هذا الملف كل قيود سجل المنصة بين رأسين موقعين، بترتيبها، دون نقصان ولا زيادة.
يمكن التحقق منه دون المنصة ودون اتصال.

ما لا يظهر: القيود التي تخص المراسلات ترد ببصمتها فقط. من يحق له الاطلاع على مراسلة أو سجل يطلب ملف إثباتهما.

بأداة التحقق:
    wasl-verify --keys wasl-keys.json --roots roots.pem الملف.zip
wasl-keys.json هي مفاتيح المنصة كما تنشرها في https://{host}/.well-known/wasl-keys.json
roots.pem شهادات الجذر للهيئات التي تثقون بها.

يدويا:
1. احسبوا بصمة كل ملف (sha256sum) وقارنوها بما في manifest.json، وترتيب الملفات بترتيبه.
2. manifest.jws توقيع ES256 على بصمة manifest.json: تحققوا منه بمفتاح المنصة الذي يسميه kid.
3. كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية، وleaf مكانه في الشجرة. الأماكن متتابعة من
   عدد قيود log/head-before.json إلى عدد قيود log/head.json.
4. كل سطر في log/inclusion.jsonl يقود من قيد إلى جذر log/head.json (RFC 9162)، وlog/consistency.json يثبت أنه امتداد
   للرأس السابق. الرأسان موقعان، ولكل منهما ختم زمني إن ورد فيه.
"""
FRENCH = """\
Extrait du journal de la plateforme
===================================

Ce dossier contient tous les enregistrements du journal entre deux têtes signées, dans leur ordre, sans manque ni ajout.
Il se vérifie sans la plateforme et hors ligne.

Ce qui n'est pas montré : les enregistrements qui touchent un courrier figurent par leur empreinte seule. Qui peut lire
un courrier ou un registre demande leur dossier de preuve.

Avec l'outil de vérification :
    wasl-verify --keys wasl-keys.json --roots roots.pem dossier.zip
wasl-keys.json : les clés de la plateforme, publiées sur https://{host}/.well-known/wasl-keys.json
roots.pem : les certificats racines des autorités auxquelles vous faites confiance.

À la main :
1. Calculez l'empreinte de chaque fichier (sha256sum) et comparez-la à manifest.json, ainsi que l'ordre des fichiers.
2. manifest.jws est une signature ES256 de l'empreinte de manifest.json : vérifiez-la avec la clé que nomme kid.
3. Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON canonique, leaf sa
   place dans l'arbre. Les places se suivent, de la taille de log/head-before.json à celle de log/head.json.
4. Chaque ligne de log/inclusion.jsonl mène d'un enregistrement à la racine de log/head.json (RFC 9162), et
   log/consistency.json prouve que cette tête prolonge la précédente. Les deux sont signées, et horodatées si elles
   portent un horodatage.
"""


def readme(host: str) -> bytes:
    """The file, UTF-8."""
    return f"{ARABIC}\n\n{FRENCH}".format(host=host).encode()
