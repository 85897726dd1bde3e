"""What ``README.txt`` says of each kind of bundle: whom to give it to, what it holds, how it is checked by hand."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.bundles.model import Kind


@dataclass(frozen=True)
class Words:
    """In one language. ``warning`` says what is to be known before; ``steps`` stand between the files' digests and the
    proofs of inclusion."""

    title: str
    warning: str
    holds: str
    steps: tuple[str, ...]


_ARABIC_MANIFEST = "manifest.jws توقيع ES256 على بصمة manifest.json: تحققوا منه بمفتاح المنصة الذي يسميه kid."
_ARABIC_RECORD = (
    "كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية، وprevious هي بصمة القيد السابق."
)
_FRENCH_MANIFEST = (
    "manifest.jws est une signature ES256 de l'empreinte de manifest.json : vérifiez-la avec la clé que nomme kid."
)
_FRENCH_RECORD = (
    "Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON canonique, "
    "previous celle de l'enregistrement qui précède."
)

ARABIC: Mapping[Kind, Words] = {
    Kind.DEPOSIT: Words(
        "ملف الإثبات",
        "تنبيه: لا يُسلَّم هذا الملف إلا لقاض أو لشخص موثوق به. معرّف الإيداع وارد في قيود السجل، وكل من يحوزه يمكنه "
        "فتح صفحة المراسلة.",
        "يضم هذا الملف كل ما يثبت المراسلة: الملفات كما أُودعت، والوصولات، والأدلة، وقيود السجل.",
        (
            _ARABIC_MANIFEST,
            "افتحوا الوصل بقارئ PDF يعرض التوقيعات: الختم سليم ولم يتغير الملف بعده.",
            _ARABIC_RECORD,
        ),
    ),
    Kind.FOLDER: Words(
        "ملف الإثبات",
        "تنبيه: يضم هذا الملف الوثيقة الموقعة كاملة وأسماء موقعيها: لا يُسلَّم إلا لمن يحق له الاطلاع عليها.",
        "يضم هذا الملف كل ما يثبت التوقيع: الوثيقة قبل مسار المصادقة (files)، والوثيقة الموقعة والمختومة "
        "(documents)، وقيود التأشيرات والتوقيعات (log)، وشهادات الموقعين (certificates) وبيانات إلغائها إن وُجدت "
        "(revocation).",
        (
            _ARABIC_MANIFEST,
            "افتحوا documents/01.pdf بقارئ PDF يعرض التوقيعات (أو pdfsig): كل توقيع سليم، والخاتم آخرها، ولم يتغير "
            "الملف بعده. شهادات الموقعين في certificates، وإن وُجد revocation ففيه ما قالته الهيئات عن إلغائها (صيغة "
            "DER).",
            "بصمة الملف في files هي source_sha256 في القيد DocumentPrepared: به بدأ المسار.",
            "من بين بصمات documents/01.pdf من أوله إلى كل علامة %%EOF (مع نهاية سطرها) توجد بترتيبها قيم sha256 "
            "الواردة في القيود DocumentPrepared ثم DocumentSigned ثم FolderSealed. وما يلي ذلك لا يحمل إلا بيانات "
            "التحقق، وبصمته إن وُجدت في القيد SealProlonged.",
            "لكل قيد DocumentSigned توقيع في الحقل Signature متبوعا برقم المرحلة (step). أما التأشيرة (VisaGranted) "
            "فقيد دون توقيع في الوثيقة.",
            "الرقم الترتيبي في القيد FolderSealed هو الذي سجله القيد MailRegistered.",
            _ARABIC_RECORD,
        ),
    ),
    Kind.REGISTER: Words(
        "ملف إثبات السجل",
        "تنبيه: لا يُسلَّم هذا الملف إلا لقاض أو لشخص موثوق به. معرّفات الإيداعات واردة في القيود، وكل من يحوزها "
        "يمكنه فتح صفحات المراسلات.",
        "يضم هذا الملف حصر السجل عن فترة: البيان الموقع، والسجل مختوما، وقيوده، وسلسلة السجل في سجل المنصة. "
        "المراسلات السرية ترد في register/entries.csv برقمها وتاريخها فقط، وقيودها في log/records.jsonl ببصمتها فقط.",
        (
            "manifest.jws توقيع ES256 على بصمة manifest.json، وregister/closing.jws بيان الحصر: تحققوا منهما بمفتاح "
            "المنصة الذي يسميه kid. البيان يسمي بصمة register/entries.csv وبصمة register/register.pdf وأول رقم وآخر "
            "رقم والأرقام الملغاة والأرقام غير المستعملة.",
            "كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية. أماكن القيود في سلسلة السجل "
            "(register.seq) متتابعة، وregister.previous هي بصمة السطر السابق، وآخر سطر هو الذي يسميه البيان في "
            "chain.",
            "السطر الأول أول سلسلة السجل، أو قيد سابق للفترة: لا شيء من الفترة قبله. كل رقم في register/entries.csv "
            "له قيد تسجيل.",
        ),
    ),
    Kind.LOG: Words(
        "مقطع من سجل المنصة",
        "القيود التي تخص المراسلات ترد ببصمتها فقط. من يحق له الاطلاع على مراسلة أو سجل يطلب ملف إثباتهما.",
        "يضم هذا الملف كل قيود سجل المنصة بين رأسين موقعين، بترتيبها، دون نقصان ولا زيادة.",
        (
            _ARABIC_MANIFEST,
            "كل سطر في log/records.jsonl قيد: hash هي بصمة body بصيغة JSON القانونية، وleaf مكانه في الشجرة. الأماكن "
            "متتابعة من عدد قيود log/head-before.json إلى عدد قيود log/head.json.",
            "log/consistency.json يثبت أن log/head.json امتداد للرأس السابق. الرأسان موقعان، ولكل منهما ختم زمني إن "
            "ورد فيه.",
        ),
    ),
}
FRENCH: Mapping[Kind, Words] = {
    Kind.DEPOSIT: Words(
        "Dossier de preuve",
        "Attention : ne remettez ce dossier qu'à un juge ou à une personne de confiance. L'identifiant du dépôt "
        "figure dans les enregistrements du journal : quiconque le détient peut ouvrir la page du courrier.",
        "Ce dossier réunit tout ce qui prouve le courrier : les fichiers tels que déposés, les récépissés, les "
        "preuves et les enregistrements du journal.",
        (
            _FRENCH_MANIFEST,
            "Ouvrez le récépissé dans un lecteur PDF qui montre les signatures : le sceau est valable et rien n'a "
            "changé depuis.",
            _FRENCH_RECORD,
        ),
    ),
    Kind.FOLDER: Words(
        "Dossier de preuve",
        "Attention : ce dossier contient le document signé en entier et le nom de ses signataires ; ne le remettez "
        "qu'à qui a le droit de les connaître.",
        "Ce dossier réunit tout ce qui prouve la signature : le document avant son circuit (files), le document "
        "signé et scellé (documents), les enregistrements des visas et des signatures (log), les certificats des "
        "signataires (certificates) et, s'il y en a, leurs données de révocation (revocation).",
        (
            _FRENCH_MANIFEST,
            "Ouvrez documents/01.pdf dans un lecteur PDF qui montre les signatures (ou avec pdfsig) : chaque "
            "signature est valable, le cachet vient en dernier et rien n'a changé depuis. Les certificats des "
            "signataires sont dans certificates ; revocation, s'il existe, contient ce que les autorités ont dit de "
            "leur révocation (DER).",
            "L'empreinte du fichier de files est source_sha256 de l'enregistrement DocumentPrepared : le circuit est "
            "parti de lui.",
            "Parmi les empreintes de documents/01.pdf, de son début à chaque marque %%EOF (fin de ligne comprise), "
            "se trouvent dans leur ordre celles (sha256) des enregistrements DocumentPrepared, DocumentSigned et "
            "FolderSealed. Ce qui suit ne porte que des données de validation ; son empreinte, s'il y en a, est à "
            "l'enregistrement SealProlonged.",
            "À chaque enregistrement DocumentSigned répond une signature dans le champ Signature suivi de l'étape "
            "(step). Un visa (VisaGranted) est un enregistrement, sans signature dans le document.",
            "Le numéro de l'enregistrement FolderSealed est celui qu'a donné MailRegistered.",
            _FRENCH_RECORD,
        ),
    ),
    Kind.REGISTER: Words(
        "Dossier de preuve d'un registre",
        "Attention : ne remettez ce dossier qu'à un juge ou à une personne de confiance. Les identifiants des dépôts "
        "figurent dans les enregistrements : quiconque les détient peut ouvrir les pages des courriers.",
        "Ce dossier contient la clôture d'un registre pour une période : la déclaration signée, le registre scellé, "
        "ses écritures, et la chaîne du registre dans le journal. Un courrier confidentiel figure dans "
        "register/entries.csv par son numéro et sa date seuls, et ses enregistrements dans log/records.jsonl par "
        "leur empreinte seule.",
        (
            "manifest.jws est une signature ES256 de l'empreinte de manifest.json, register/closing.jws la "
            "déclaration de clôture : vérifiez-les avec la clé que nomme kid. La déclaration nomme l'empreinte de "
            "register/entries.csv et de register/register.pdf, les premier et dernier numéros, ceux qui ont été "
            "annulés et ceux qui n'ont jamais servi.",
            "Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON "
            "canonique. Les places dans la chaîne du registre (register.seq) se suivent, register.previous est "
            "l'empreinte de la ligne qui précède, et la dernière ligne est celle que la déclaration nomme dans "
            "chain.",
            "La première ligne est le début de la chaîne, ou un enregistrement d'avant la période : rien de la "
            "période ne le précède. Chaque numéro de register/entries.csv a son enregistrement.",
        ),
    ),
    Kind.LOG: Words(
        "Extrait du journal de la plateforme",
        "Les enregistrements qui touchent un courrier figurent par leur empreinte seule. Qui peut lire un courrier "
        "ou un registre demande leur dossier de preuve.",
        "Ce dossier contient tous les enregistrements du journal entre deux têtes signées, dans leur ordre, sans "
        "manque ni ajout.",
        (
            _FRENCH_MANIFEST,
            "Chaque ligne de log/records.jsonl est un enregistrement : hash est l'empreinte de body en JSON "
            "canonique, leaf sa place dans l'arbre. Les places se suivent, de la taille de log/head-before.json à "
            "celle de log/head.json.",
            "log/consistency.json prouve que log/head.json prolonge la tête précédente. Les deux sont signées, et "
            "horodatées si elles portent un horodatage.",
        ),
    ),
}
