"""What is packed for Lambda, and what is left out."""

import zipfile
from pathlib import Path

import pytest

from infra import bundle


@pytest.mark.parametrize(
    "name",
    [
        "babel/locale-data/ja.dat",
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "lxml/includes/libxml/tree.h",
        "chalicelib/deposit/__pycache__/model.cpython-313.pyc",
        "chalicelib/deposit/README.md",
        "phonenumbers/geodata/data0.py",
    ],
)
def test_what_no_function_reads_is_left_out(name: str) -> None:
    assert bundle.left_out(name)


@pytest.mark.parametrize(
    "name",
    [
        "app.py",
        "chalicelib/web/templates/web/base.html",
        "chalicelib/web/static/vendor/ibm-plex-sans-arabic-400.woff2",
        "chalicelib/adapters/typesetting/typst/fonts/DejaVuSans-Tifinagh.ttf",
        "chalicelib/adapters/typesetting/typst/fonts/LICENSE_DEJAVU",
        "babel/locale-data/ar_MA.dat",
        "botocore/data/endpoints.json",
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
        "typst/_typst.abi3.so",
    ],
)
def test_what_a_function_reads_is_packed(name: str) -> None:
    assert not bundle.left_out(name)


def test_the_same_files_make_the_same_bundle_so_that_nothing_is_deployed_for_nothing(tmp_path: Path) -> None:
    source = tmp_path / "app.py"
    source.write_text("app = 1\n")
    sizes = [bundle.write(tmp_path / name, {"b.py": source, "app.py": source}) for name in ("one.zip", "two.zip")]
    assert sizes == [16, 16]
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    assert zipfile.ZipFile(tmp_path / "one.zip").namelist() == ["app.py", "b.py"]


def test_every_service_that_the_product_calls_is_packed() -> None:
    named = {
        service
        for path in (bundle.PROJECT / "chalicelib").rglob("*.py")
        for service in (*bundle.AWS_SERVICES, "sns", "ses", "lambda", "secretsmanager", "ssm")
        if f'client("{service}"' in path.read_text(encoding="utf-8")
    }
    assert named <= set(bundle.AWS_SERVICES)
