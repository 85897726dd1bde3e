"""RFC 9162, section 2.1: its own example, vectors of other logs, properties against its definitions written plainly."""

from collections.abc import Sequence
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.transparency.merkle import (
    EMPTY_ROOT,
    consistency_spans,
    inclusion_spans,
    leaf_hash,
    node_hash,
    proves_consistency,
    proves_inclusion,
    span_hash,
    subtrees,
)

LEAVES = [bytes.fromhex(it) for it in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")]
LEAVES.append(bytes.fromhex("606162636465666768696a6b6c6d6e6f"))
# Roots over the first of these leaves, as Certificate Transparency's reference implementations test themselves with.
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def mth(data: Sequence[bytes]) -> bytes:
    """MTH, 2.1.1, as it is defined."""
    if not data:
        return sha256().digest()
    if len(data) == 1:
        return leaf_hash(data[0])
    middle = split(len(data))
    return node_hash(mth(data[:middle]), mth(data[middle:]))


def path(leaf: int, data: Sequence[bytes]) -> list[bytes]:
    """PATH, 2.1.3.1, as it is defined."""
    if len(data) == 1:
        return []
    middle = split(len(data))
    if leaf < middle:
        return [*path(leaf, data[:middle]), mth(data[middle:])]
    return [*path(leaf - middle, data[middle:]), mth(data[:middle])]


def subproof(old: int, data: Sequence[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF, 2.1.4.1, as it is defined."""
    if old == len(data):
        return [] if whole else [mth(data)]
    middle = split(len(data))
    if old <= middle:
        return [*subproof(old, data[:middle], whole), mth(data[middle:])]
    return [*subproof(old - middle, data[middle:], False), mth(data[:middle])]


def split(size: int) -> int:
    """The largest power of two below the size."""
    middle = 1
    while 2 * middle < size:
        middle *= 2
    return middle


def hashes(spans: Sequence[tuple[int, int]], data: Sequence[bytes]) -> list[bytes]:
    """The hashes of spans, folded from complete subtrees."""
    return [span_hash(it, lambda sub: mth(data[sub[1] << sub[0] : (sub[1] + 1) << sub[0]])) for it in spans]


def test_the_roots_are_those_of_certificate_transparency() -> None:
    assert {size: mth(LEAVES[:size]).hex() for size in ROOTS} == ROOTS
    assert {size: hashes([(0, size)], LEAVES)[0].hex() for size in ROOTS} == ROOTS
    assert EMPTY_ROOT.hex() == ROOTS[0]


def test_the_proofs_are_those_of_the_rfcs_example() -> None:
    """2.1.5: seven leaves, their nodes named a to l as drawn there."""
    a, b, c, d, e, f, j = (leaf_hash(it) for it in LEAVES[:7])
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, l_ = node_hash(g, h), node_hash(i, j)
    assert node_hash(k, l_).hex() == ROOTS[7]
    of_leaf = {leaf: hashes(inclusion_spans(leaf, 7), LEAVES[:7]) for leaf in (0, 3, 4, 6)}
    assert of_leaf == {0: [b, h, l_], 3: [c, g, l_], 4: [f, j, k], 6: [i, k]}
    of_size = {old: hashes(consistency_spans(old, 7), LEAVES[:7]) for old in (3, 4, 6)}
    assert of_size == {3: [c, d, g, l_], 4: [l_], 6: [i, j, k]}


PLAINLY = settings(max_examples=60, deadline=None)
TREES = st.integers(1, 70).map(lambda size: [str(it).encode() for it in range(size)])


@PLAINLY
@given(TREES, st.data())
def test_a_leaf_is_proved_as_defined_and_nothing_else_is(tree: list[bytes], data: st.DataObject) -> None:
    leaf = data.draw(st.integers(0, len(tree) - 1))
    proof, root = hashes(inclusion_spans(leaf, len(tree)), tree), mth(tree)
    assert proof == path(leaf, tree)
    assert proves_inclusion(tree[leaf], leaf, len(tree), proof, root)
    other = data.draw(st.integers(0, len(tree) + 1).filter(lambda it: it != leaf))
    assert not proves_inclusion(tree[leaf], other, len(tree), proof, root)
    assert not proves_inclusion(b"another", leaf, len(tree), proof, root)
    assert not proves_inclusion(tree[leaf], leaf, len(tree), [*proof, root], root)
    if proof:
        assert not proves_inclusion(tree[leaf], leaf, len(tree), proof[:-1], root)
        assert not proves_inclusion(tree[leaf], leaf, len(tree), altered(proof, data), root)


@PLAINLY
@given(TREES, st.data())
def test_a_tree_that_goes_on_is_proved_as_defined_and_no_other(tree: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(tree)))
    proof, before, after = hashes(consistency_spans(old, len(tree)), tree), mth(tree[:old]), mth(tree)
    assert proof == subproof(old, tree)
    assert proves_consistency(old, len(tree), proof, before, after)
    changed = data.draw(st.integers(0, old - 1))
    rewritten = mth([*tree[:changed], b"another", *tree[changed + 1 : old]])
    assert not proves_consistency(old, len(tree), proof, rewritten, after)
    assert not proves_consistency(old, len(tree), [*proof, after], before, after)
    if proof:
        assert not proves_consistency(old, len(tree), proof[:-1], before, after)
        assert not proves_consistency(old, len(tree), altered(proof, data), before, after)


@PLAINLY
@given(st.integers(1, 2**40), st.integers(1, 2**40))
def test_a_proof_is_as_short_as_the_logarithm(one: int, other: int) -> None:
    old, new = sorted((one, other))
    assert len(inclusion_spans(old - 1, new)) <= new.bit_length()
    assert len(consistency_spans(old, new)) <= new.bit_length() + 1


@PLAINLY
@given(st.integers(0, 2**40))
def test_a_tree_falls_into_one_complete_subtree_for_each_bit_of_its_size(size: int) -> None:
    assert [height for height, _ in subtrees((0, size))] == [it for it in range(41, -1, -1) if size >> it & 1]


def test_nothing_proves_a_tree_that_has_shrunk_or_an_empty_one() -> None:
    root = mth(LEAVES)
    assert not proves_consistency(8, 7, [], root, root)
    assert not proves_consistency(0, 8, [root], EMPTY_ROOT, root)
    assert not proves_consistency(4, 8, [], root, root)
    assert not proves_inclusion(b"", 0, 0, [], EMPTY_ROOT)
    assert proves_consistency(8, 8, [], root, root)


def altered(proof: list[bytes], data: st.DataObject) -> list[bytes]:
    """The proof with one bit of one hash turned."""
    place, bit = data.draw(st.integers(0, len(proof) - 1)), data.draw(st.integers(0, 255))
    turned = (int.from_bytes(proof[place], "big") ^ 1 << bit).to_bytes(32, "big")
    return [*proof[:place], turned, *proof[place + 1 :]]
