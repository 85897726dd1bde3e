"""``README.txt`` of a register's bundle, in Arabic and French."""

ARABIC = """\
ملف إثبات السجل
===============

تنبيه: لا يُسلَّم هذا الملف إلا لقاض أو لشخص موثوق به. معرّفات الإيداعات واردة في القيود، وكل من يحوزها يمكنه فتح صفحات
المراسلات.

يضم هذا الملف حصر السجل عن فترة: البيان الموقع، والسجل مختوما، وقيوده، وسلسلة السجل في سجل المنصة.
يمكن التحقق منه دون المنصة ودون اتصال.

ما لا يظهر: المراسلات السرية ترد في register/entries.csv برقمها وتاريخها فقط، وقيودها في log/records.jsonl ببصمتها فقط.

بأداة التحقق:
    wasl-verify --keys wasl-keys.json --roots roots.pem الملف.zip
wasl-keys.json هي مفاتيح المنصة كما تنشرها في https://{host}/.well-known/wasl-keys.json
roots.pem شهادات الجذر للهيئات التي تثقون بها.

يدويا:
1. احسبوا بصمة كل ملف (sha256sum) وقارنوها بما في manifest.json، وترتيب الملفات بترتيبه.
2. manifest.jws توقيع ES256 على بصمة manifest.json، وregister/closing.jws بيان الحصر: تحققوا منهما بمفتاح المنصة الذي
   يسميه kid. البيان يسمي بصمة register/entries.csv وأول رقم وآخر رقم والأرقام الملغاة والأرقام غير المستعملة.
3. كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية. أماكن القيود في سلسلة السجل
   (register.seq) متتابعة، وregister.previous هي بصمة السطر السابق، وآخر سطر هو الذي يسميه البيان في chain.
4. السطر الأول أول سلسلة السجل، أو قيد سابق للفترة: لا شيء من الفترة قبله. كل رقم في register/entries.csv له قيد تسجيل.
5. كل سطر في log/inclusion.jsonl يقود من قيد إلى جذر log/head.json (RFC 9162)، وهو موقع، وله ختم زمني إن ورد فيه.
"""
FRENCH = """\
Dossier de preuve d'un registre
===============================

Attention : ne remettez ce dossier qu'à un juge ou à une personne de confiance. Les identifiants des dépôts figurent
dans les enregistrements : quiconque les détient peut ouvrir les pages des courriers.

Ce dossier contient la clôture d'un registre pour une période : la déclaration signée, le registre scellé, ses
écritures, et la chaîne du registre dans le journal. Il se vérifie sans la plateforme et hors ligne.

Ce qui n'est pas montré : un courrier confidentiel figure dans register/entries.csv par son numéro et sa date seuls, et
ses enregistrements dans log/records.jsonl par leur empreinte seule.

Avec l'outil de vérification :
    wasl-verify --keys wasl-keys.json --roots roots.pem dossier.zip
wasl-keys.json : les clés de la plateforme, publiées sur https://{host}/.well-known/wasl-keys.json
roots.pem : les certificats racines des autorités auxquelles vous faites confiance.

À la main :
1. Calculez l'empreinte de chaque fichier (sha256sum) et comparez-la à manifest.json, ainsi que l'ordre des fichiers.
2. manifest.jws est une signature ES256 de l'empreinte de manifest.json, register/closing.jws la déclaration de
   clôture : vérifiez-les avec la clé que nomme kid. La déclaration nomme l'empreinte de register/entries.csv, les
   premier et dernier numéros, ceux qui ont été annulés et ceux qui n'ont jamais servi.
3. Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON canonique. Les places
   dans la chaîne du registre (register.seq) se suivent, register.previous est l'empreinte de la ligne qui précède, et
   la dernière ligne est celle que la déclaration nomme dans chain.
4. La première ligne est le début de la chaîne, ou un enregistrement d'avant la période : rien de la période ne le
   précède. Chaque numéro de register/entries.csv a son enregistrement.
5. Chaque ligne de log/inclusion.jsonl mène d'un enregistrement à la racine de log/head.json (RFC 9162), qui est signée,
   et horodatée si le fichier porte un horodatage.
"""


def readme(host: str) -> bytes:
    """The file, UTF-8."""
    return f"{ARABIC}\n\n{FRENCH}".format(host=host).encode()
