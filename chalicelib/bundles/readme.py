"""``README.txt`` of a bundle: how to check it by hand, in Arabic and French."""

from textwrap import fill

from chalicelib.bundles.model import Kind
from chalicelib.bundles.readme_words import ARABIC, FRENCH, Words

_ARABIC = """\
{title}

{warning}

{holds}
يمكن التحقق منه دون المنصة ودون اتصال.

بأداة التحقق:
    wasl-verify --keys wasl-keys.json --roots roots.pem الملف.zip
wasl-keys.json هي مفاتيح المنصة كما تنشرها في https://{host}/.well-known/wasl-keys.json
roots.pem شهادات الجذر للهيئات التي تثقون بها.

يدويا:
{steps}
"""
_ARABIC_FIRST = "احسبوا بصمة كل ملف (sha256sum) وقارنوها بما في manifest.json، وترتيب الملفات بترتيبه."
_ARABIC_LAST = (
    "كل سطر في log/inclusion.jsonl يقود من قيد إلى جذر log/head.json (RFC 9162)، وهو موقع، وله ختم زمني إن ورد فيه."
)
_FRENCH = """\
{title}

{warning}

{holds}
Il se vérifie sans la plateforme et hors ligne.

Avec l'outil de vérification :
    wasl-verify --keys wasl-keys.json --roots roots.pem dossier.zip
wasl-keys.json : les clés de la plateforme, publiées sur https://{host}/.well-known/wasl-keys.json
roots.pem : les certificats racines des autorités auxquelles vous faites confiance.

À la main :
{steps}
"""
_FRENCH_FIRST = (
    "Calculez l'empreinte de chaque fichier (sha256sum) et comparez-la à manifest.json, ainsi que l'ordre des fichiers."
)
_FRENCH_LAST = (
    "Chaque ligne de log/inclusion.jsonl mène d'un enregistrement à la racine de log/head.json (RFC 9162), qui est "
    "signée, et horodatée si le fichier porte un horodatage."
)
_WIDTH = 110


def readme(kind: Kind, host: str) -> bytes:
    """The file of a bundle of that kind, UTF-8."""
    arabic, french = ARABIC[kind], FRENCH[kind]
    texts = (
        _text(_ARABIC, arabic, (_ARABIC_FIRST, *arabic.steps, _ARABIC_LAST), host),
        _text(_FRENCH, french, (_FRENCH_FIRST, *french.steps, _FRENCH_LAST), host),
    )
    return "\n\n".join(texts).encode()


def _text(form: str, words: Words, steps: tuple[str, ...], host: str) -> str:
    title = f"{words.title}\n{'=' * len(words.title)}"
    numbered = "\n".join(_wrapped(f"{place}. {step}", "   ") for place, step in enumerate(steps, 1))
    return form.format(
        title=title, warning=_wrapped(words.warning), holds=_wrapped(words.holds), steps=numbered, host=host
    )


def _wrapped(text: str, indent: str = "") -> str:
    return fill(text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
