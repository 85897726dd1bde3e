"""``README.txt`` of a copy of what is held about a person, in Arabic and French."""

_ARABIC = """\
نسخة من معطياتكم الشخصية
========================

تضم هذه النسخة ما تحتفظ به المنصة https://{host} عن المراسلات المودعة بعنوان بريدكم الإلكتروني، لدى كل الإدارات
(القانون رقم 09.08، حق الولوج). لا تسلموها لأحد: فيها معطياتكم كاملة ورموز تتبع مراسلاتكم.

data.json          كل ما هو مكتوب عن كل مراسلة، بصيغة JSON وترميز UTF-8، والتواريخ بالتوقيت العالمي.
data.schema.json   وصف كل حقل من data.json (JSON Schema 2020-12).
letters/0001/      ملفات المراسلة الأولى ووصولاتها، بترتيب data.json؛ وpath في data.json يدل على كل منها.

إن كانت قيمة path هي null فالملف غير مضمن: رُفض أو سُحب، أو تجاوزت النسخة حجمها الأقصى (2 جيغابايت). وما لم يُضمّن
لحجمه يُطلب من صفحة تتبع المراسلة.

ما لا تضمه: الوثائق الداخلية للإدارة وأسماء أعوانها، ونسخ الأمان (تُمحى بعد 35 يوما)، والمسودات التي لم تُرسل (عنوانها
عند من فتحها، وتُمحى بعد ثلاثين يوما).
"""
_FRENCH = """\
Copie de vos données personnelles
=================================

Cette copie réunit ce que la plateforme https://{host} conserve des courriers déposés avec votre adresse électronique,
dans toutes les administrations (loi 09-08, droit d'accès). Ne la remettez à personne : vos données y sont en clair, et
les codes de suivi de vos courriers.

data.json          tout ce qui est écrit de chaque courrier, en JSON et en UTF-8 ; les instants sont en temps universel.
data.schema.json   le sens de chaque champ de data.json (JSON Schema 2020-12).
letters/0001/      fichiers et récépissés du premier courrier, dans l'ordre de data.json ; path y mène.

Là où path est null, la pièce n'est pas jointe : elle a été refusée ou retirée, ou la copie atteint sa plus grande
taille (2 Go). Ce qui manque pour sa taille se demande sur la page de suivi du courrier.

Ce qui n'y est pas : les documents internes de l'administration et le nom de ses agents ; les copies de sauvegarde
(effacées au bout de 35 jours) ; les brouillons qui n'ont pas été envoyés (leur adresse est chez qui les a ouverts, et
ils sont effacés au bout de trente jours).
"""


def readme(host: str) -> bytes:
    """The file, UTF-8."""
    return f"{_ARABIC}\n\n{_FRENCH}".format(host=host).encode()
