"""``python -m infra …``: what is done around the product, by hand or by make."""

import argparse
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the process's exit status."""
    parser = argparse.ArgumentParser(prog="python -m infra", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for describe in (
        _package,
        _static,
        _site,
        _tools,
        _check,
        _bootstrap,
        _seed,
        _certificate,
        _registers,
        _keys,
        _doctor,
        _cost,
        _local,
    ):
        describe(commands)
    given = parser.parse_args(arguments)
    command: Command = given.run
    return command(given)


Commands = argparse._SubParsersAction


def _package(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("package", help="make the template and the bundle that CloudFormation deploys")
    parser.add_argument("--out", type=Path, default=Path("build"), help="the folder to write to (build)")
    parser.add_argument("--stage", default="production", help="production, or any other word (production)")

    def run(given: argparse.Namespace) -> int:
        from infra.package import package

        package(given.out, given.stage)
        return 0

    parser.set_defaults(run=run)


def _static(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("static", help="gather style sheets and fonts from their packages")

    def run(_: argparse.Namespace) -> int:
        from infra.static_files import gather

        gather()
        return 0

    parser.set_defaults(run=run)


def _site(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("site", help="write the map of addresses anew, after a route was added or moved")

    def run(_: argparse.Namespace) -> int:
        from infra.site import write

        write()
        return 0

    parser.set_defaults(run=run)


def _tools(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("tools", help="find the programs that tests call, and what installs the missing")
    parser.add_argument("--install", action="store_true", help="install what is missing, where that is allowed")

    def run(given: argparse.Namespace) -> int:
        from infra.tools import provide

        return provide(install=given.install)

    parser.set_defaults(run=run)


def _check(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("check", help="read the code without running it")

    def run(_: argparse.Namespace) -> int:
        from infra.check import check

        return check()

    parser.set_defaults(run=run)


def _bootstrap(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("bootstrap", help="make operator, administration, desks, keys; twice is as once")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack's name")
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--spec", type=Path, help="a YAML file as infra/seed/demo.yaml")
    given.add_argument("--demo", action="store_true", help="the fictional commune of infra/seed/demo.yaml")

    def run(given: argparse.Namespace) -> int:
        from infra.bootstrap_stack import bootstrap_stack

        return bootstrap_stack(given.stack, given.spec)

    parser.set_defaults(run=run)


def _seed(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("seed", help="load many made-up administrations, with twenty desks each")
    parser.add_argument("--administrations", type=int, required=True, help="how many")
    parser.add_argument(
        "--stack", default="", help="the CloudFormation stack's name; without it, a local one is served"
    )
    parser.add_argument("--port", type=int, default=8000, help="the local portal's port (8000)")

    def run(given: argparse.Namespace) -> int:
        from infra.seed.load import seed

        return seed(given.administrations, given.stack, given.port)

    parser.set_defaults(run=run)


def _certificate(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("certificate", help="request or install the certificate of a KMS key")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack's name")
    acts = parser.add_subparsers(dest="act", required=True)
    request = acts.add_parser("request", help="print the key's PKCS #10 request, signed by KMS")
    request.add_argument("--key", required=True, help="KMS key id")
    request.add_argument("--name", required=True, help="common name of the holder")
    request.add_argument("--organisation", default="", help="organisation of the holder")
    request.add_argument("--out", type=Path, help="the file to write to, instead of printing")
    install = acts.add_parser("install", help="store a chain, leaf first, after checking that it certifies the key")
    install.add_argument("--key", required=True, help="KMS key id")
    install.add_argument("--chain", required=True, type=Path, help="PEM file: leaf, intermediates, root")
    install.add_argument("--trust", action="store_true", help="trust the root that the file ends with")
    trust = acts.add_parser("trust", help="trust a root that certifies no key here: a timestamp authority's")
    trust.add_argument("--root", required=True, type=Path, help="PEM file of one root or several")

    def run(given: argparse.Namespace) -> int:
        from chalicelib.adapters.keys.certification import Subject
        from infra import certificate

        if given.act == "request":
            subject = Subject(given.name, given.organisation)
            return certificate.request(given.stack, given.key, subject, given.out)
        if given.act == "trust":
            return certificate.trust(given.stack, given.root)
        return certificate.install(given.stack, given.key, given.chain, given.trust)

    parser.set_defaults(run=run)


def _registers(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("registers", help="after a restored backup: registers that are held, and reconciled")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack's name")
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("held", help="list those that number nothing until they are reconciled")
    for act, words in (
        ("reconcile", "raise counters above the evidence, and number again"),
        ("hold", "number no more"),
    ):
        of_some = acts.add_parser(act, help=words)
        of_some.add_argument("--register", action="append", default=[], help="one of them (all, unless named)")

    def run(given: argparse.Namespace) -> int:
        from infra.registers import of_stack

        registers = of_stack(given.stack)
        if given.act == "held":
            return registers.held()
        return (registers.hold if given.act == "hold" else registers.reconcile)(given.register)

    parser.set_defaults(run=run)


def _keys(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("keys", help="list, make, use or revoke the keys that sign in the platform's name")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack's name")
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="print those that are published")
    acts.add_parser("make", help="make a key in KMS; nothing uses it yet")
    use = acts.add_parser("use", help="publish a key, and have it sign from an instant on in the place of another")
    use.add_argument("--from", dest="at", type=_instant, help="RFC 3339 (in two hours)")
    revoke = acts.add_parser("revoke", help="what a key signed after an instant is not believed any more")
    revoke.add_argument("--at", type=_instant, help="RFC 3339 (now)")
    revoke.add_argument("--reason", required=True, help="why, as it is published")
    for act in (use, revoke):
        act.add_argument("--key", required=True, help="KMS key id")

    def run(given: argparse.Namespace) -> int:
        from infra.platform_keys import keys

        named = vars(given)
        return keys(given.stack, given.act, named.get("key", ""), named.get("at"), named.get("reason", ""))

    parser.set_defaults(run=run)


def _instant(text: str) -> datetime:
    from chalicelib.kernel.clock import from_iso

    return from_iso(text)


def _doctor(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("doctor", help="say in words what a deployment still lacks")
    parser.add_argument("--stack", required=True, help="the CloudFormation stack's name")

    def run(given: argparse.Namespace) -> int:
        from infra.doctor import doctor

        return doctor(given.stack)

    parser.set_defaults(run=run)


def _cost(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("cost", help="what acts and months cost, from recorded usage and prices.yaml")

    def run(_: argparse.Namespace) -> int:
        from infra.cost import cost

        return cost()

    parser.set_defaults(run=run)


def _local(commands: "Commands[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser("local", help="serve the whole system on this machine, in memory")
    parser.add_argument("--port", type=int, default=8000, help="the portal's port (8000)")

    def run(given: argparse.Namespace) -> int:
        from infra.local.serve import serve

        return serve(given.port)

    parser.set_defaults(run=run)


if __name__ == "__main__":
    sys.exit(main())
