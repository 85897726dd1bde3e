"""What templates do to sentences."""

from chalicelib.web.rendering import number, unbroken


def test_a_number_inside_a_sentence_stays_on_one_line() -> None:
    assert str(unbroken("Le \u206812-34\u2069 <")) == 'Le <bdi class="nowrap">12-34</bdi> &lt;'


def test_a_registers_number_stays_on_one_line_and_reads_from_left_to_right_whatever_its_code() -> None:
    assert str(number("COM-A-2026-0000001")) == '<bdi dir="ltr" class="nowrap">COM-A-2026-0000001</bdi>'
    assert str(number("<جم>-A-2026-0000001")) == '<bdi dir="ltr" class="nowrap">&lt;جم&gt;-A-2026-0000001</bdi>'


def test_a_sentence_inside_a_sentence_keeps_its_words_apart() -> None:
    told = unbroken("\u2068Du \u2068lundi\u2069 au \u2068jeudi\u2069\u2069, ici")
    assert str(told).translate({0x2068: None, 0x2069: None}) == (
        'Du <bdi class="nowrap">lundi</bdi> au <bdi class="nowrap">jeudi</bdi>, ici'
    )
