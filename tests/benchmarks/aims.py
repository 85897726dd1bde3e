"""Aims of measurements: what misses one is said in a sentence, and fails the benchmark."""


def at_most(what: str, measured: float, aim: float) -> list[str]:
    """Nothing, or the sentence that it is more."""
    return [f"{what}: {measured:.2f}, aimed at no more than {aim:g}"] if measured > aim else []


def at_least(what: str, measured: float, aim: float) -> list[str]:
    """Nothing, or the sentence that it is less."""
    return [f"{what}: {measured:.2f}, aimed at no less than {aim:g}"] if measured < aim else []


def verdict(missed: list[str]) -> int:
    """Prints the sentences; the exit status of a benchmark that missed those."""
    for sentence in missed:
        print(f"MISSED  {sentence}")
    return 1 if missed else 0
