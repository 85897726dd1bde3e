"""Registry numbers."""

import pytest

from chalicelib.registry.registers.number import Direction, RegistryNumber


def test_a_number_is_written_with_its_entity_direction_year_and_seven_digits() -> None:
    number = RegistryNumber("RBT", Direction.INCOMING, 2026, 123)
    assert str(number) == "RBT-A-2026-0000123"
    assert number.short == "123/2026"
    assert number.register_id == "RBT-A"


def test_a_number_reads_back_as_it_was_written() -> None:
    number = RegistryNumber("DGI7", Direction.OUTGOING, 2030, 9_999_999)
    assert RegistryNumber.parse(f" {number} ") == number
    assert RegistryNumber.of("DGI7-D", 2030, 9_999_999) == number


@pytest.mark.parametrize(
    "text", ["", "RBT-A-2026-123", "RBT-X-2026-0000123", "rbt-A-2026-0000123", "RBT-A-2026-0000000"]
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a registry number"):
        RegistryNumber.parse(text)
