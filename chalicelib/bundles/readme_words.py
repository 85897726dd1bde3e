"""What ``README.txt`` says of each kind of bundle: whom to give it to, what it holds, how its papers are checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.bundles.model import Kind


@dataclass(frozen=True)
class Words:
    """In one language. ``steps`` stand between those of the manifest and those of the log."""

    warning: str
    holds: str
    steps: tuple[str, ...]


ARABIC: Mapping[Kind, Words] = {
    Kind.DEPOSIT: Words(
        "لا يُسلَّم هذا الملف إلا لقاض أو لشخص موثوق به. معرّف الإيداع وارد في قيود السجل، وكل من يحوزه يمكنه فتح صفحة "
        "المراسلة.",
        "يضم هذا الملف كل ما يثبت المراسلة: الملفات كما أُودعت، والوصولات، والأدلة، وقيود السجل.",
        ("افتحوا الوصل بقارئ PDF يعرض التوقيعات: الختم سليم ولم يتغير الملف بعده.",),
    ),
    Kind.FOLDER: Words(
        "يضم هذا الملف الوثيقة الموقعة كاملة وأسماء موقعيها: لا يُسلَّم إلا لمن يحق له الاطلاع عليها.",
        "يضم هذا الملف كل ما يثبت التوقيع: الوثيقة قبل مسار المصادقة (files)، والوثيقة الموقعة والمختومة (documents)، "
        "وقيود التأشيرات والتوقيعات (log)، وشهادات الموقعين (certificates) وبيانات إلغائها إن وُجدت (revocation).",
        (
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
        ),
    ),
}
FRENCH: Mapping[Kind, Words] = {
    Kind.DEPOSIT: Words(
        "ne remettez ce dossier qu'à un juge ou à une personne de confiance. L'identifiant du dépôt figure dans les "
        "enregistrements du journal : quiconque le détient peut ouvrir la page du courrier.",
        "Ce dossier réunit tout ce qui prouve le courrier : les fichiers tels que déposés, les récépissés, les preuves "
        "et les enregistrements du journal.",
        (
            "Ouvrez le récépissé dans un lecteur PDF qui montre les signatures : le sceau est valable et rien n'a "
            "changé depuis.",
        ),
    ),
    Kind.FOLDER: Words(
        "ce dossier contient le document signé en entier et le nom de ses signataires ; ne le remettez qu'à qui a le "
        "droit de les connaître.",
        "Ce dossier réunit tout ce qui prouve la signature : le document avant son circuit (files), le document signé "
        "et scellé (documents), les enregistrements des visas et des signatures (log), les certificats des signataires "
        "(certificates) et, s'il y en a, leurs données de révocation (revocation).",
        (
            "Ouvrez documents/01.pdf dans un lecteur PDF qui montre les signatures (ou avec pdfsig) : chaque signature "
            "est valable, le cachet vient en dernier et rien n'a changé depuis. Les certificats des signataires sont "
            "dans certificates ; revocation, s'il existe, contient ce que les autorités ont dit de leur révocation "
            "(DER).",
            "L'empreinte du fichier de files est source_sha256 de l'enregistrement DocumentPrepared : le circuit est "
            "parti de lui.",
            "Parmi les empreintes de documents/01.pdf, de son début à chaque marque %%EOF (fin de ligne comprise), se "
            "trouvent dans leur ordre celles (sha256) des enregistrements DocumentPrepared, DocumentSigned et "
            "FolderSealed. Ce qui suit ne porte que des données de validation ; son empreinte, s'il y en a, est à "
            "l'enregistrement SealProlonged.",
            "À chaque enregistrement DocumentSigned répond une signature dans le champ Signature suivi de l'étape "
            "(step). Un visa (VisaGranted) est un enregistrement, sans signature dans le document.",
            "Le numéro de l'enregistrement FolderSealed est celui qu'a donné MailRegistered.",
        ),
    ),
}
