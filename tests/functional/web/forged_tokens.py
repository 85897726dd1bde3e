"""Access tokens that somebody forged, altered, borrowed or kept; each is made by its function, of a good one.

What needs the identity service's own key is signed with it: nothing but the one thing said is wrong with the token.
"""

import base64
import hashlib
import hmac
import json
import time

from joserfc.jwk import OctKey, RSAKey

from infra.local.deploying.seeding import PASSWORD
from infra.local.http.server import REGION
from tests.functional.web.minting import Mint, encoded

HOUR, DAY = 3600, 24 * 3600
OURS = RSAKey.generate_key(2048, {"kid": "ours"})
"""A key of the forger's own."""


# Algorithms and keys


def a_token_without_algorithm_or_signature(mint: Mint) -> str:
    return ".".join([*mint.with_header(alg="none").split(".")[:2], ""])


def a_token_without_algorithm_in_other_letters(mint: Mint) -> str:
    return ".".join([*mint.with_header(alg="nOnE").split(".")[:2], ""])


def a_token_signed_with_the_public_key_as_a_secret(mint: Mint) -> str:
    begun = ".".join(mint.with_header(alg="HS256").split(".")[:2])
    return f"{begun}.{encoded(hmac.new(mint.key.as_pem(private=False), begun.encode(), hashlib.sha256).digest())}"


def a_token_signed_with_the_published_document_as_a_secret(mint: Mint) -> str:
    secret = OctKey.import_key(json.dumps(mint.key.as_dict(private=False)))
    return mint.signed(secret, {"alg": "HS256"})


def a_token_signed_with_no_secret(mint: Mint) -> str:
    begun = ".".join(mint.with_header(alg="HS256").split(".")[:2])
    return f"{begun}.{encoded(hmac.new(b'', begun.encode(), hashlib.sha256).digest())}"


def a_token_of_another_algorithm_with_the_right_key(mint: Mint) -> str:
    return mint.signed(mint.bare_key, {"alg": "RS512"})


def a_token_of_another_padding_with_the_right_key(mint: Mint) -> str:
    return mint.signed(mint.bare_key, {"alg": "PS256"})


def a_token_signed_with_another_key_under_the_pools_key_id(mint: Mint) -> str:
    return mint.signed(OURS)


def a_token_of_an_unknown_key(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "ours"})


def a_token_of_an_unknown_key_id_with_the_right_key(mint: Mint) -> str:
    return mint.signed(header={"kid": "elsewhere"})


def a_token_whose_key_id_is_a_path(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "../../../../dev/null"})


def a_token_whose_key_id_is_a_list(mint: Mint) -> str:
    return mint.with_header(kid=["ours"])


def a_token_that_brings_its_own_key(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "ours", "jwk": OURS.as_dict(private=False)})


def a_token_that_says_where_its_key_is(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "ours", "jku": "http://127.0.0.1:9/keys.json"})


def a_token_that_says_where_its_certificate_is(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "ours", "x5u": "http://127.0.0.1:9/chain.pem"})


def a_token_that_brings_its_certificate(mint: Mint) -> str:
    return mint.signed(OURS, {"kid": "ours", "x5c": [base64.b64encode(b"chain").decode()]})


def a_token_with_a_header_that_must_be_understood(mint: Mint) -> str:
    return mint.with_header(crit=["wasl"], wasl=True)


def a_token_whose_payload_is_notencoded(mint: Mint) -> str:
    return mint.with_header(crit=["b64"], b64=False)


# Claims


def a_token_that_expired_a_second_ago(mint: Mint) -> str:
    return mint.signed(exp=int(time.time()) - 1)


def a_token_that_never_expires(mint: Mint) -> str:
    return mint.signed(exp=None)


def a_token_that_expires_in_words(mint: Mint) -> str:
    return mint.signed(exp="tomorrow")


def a_token_that_is_not_valid_yet(mint: Mint) -> str:
    return mint.signed(nbf=int(time.time()) + DAY)


def a_token_of_tomorrow(mint: Mint) -> str:
    return mint.signed(iat=int(time.time()) + DAY, exp=int(time.time()) + 2 * DAY)


def a_token_of_another_pool(mint: Mint) -> str:
    return mint.signed(iss=f"{mint.claims['iss']}2")


def a_token_of_another_region(mint: Mint) -> str:
    return mint.signed(iss=str(mint.claims["iss"]).replace(REGION, "us-east-1"))


def a_token_of_nobody(mint: Mint) -> str:
    return mint.signed(iss=None)


def a_token_for_another_client(mint: Mint) -> str:
    return mint.signed(client_id="another-client")


def a_token_for_no_client(mint: Mint) -> str:
    return mint.signed(client_id=None)


def a_token_for_our_client_among_others(mint: Mint) -> str:
    return mint.signed(client_id=[mint.claims["client_id"], "another-client"])


def a_token_of_our_pool_among_others(mint: Mint) -> str:
    return mint.signed(iss=[mint.claims["iss"], "https://elsewhere.example"])


def a_token_for_every_use(mint: Mint) -> str:
    return mint.signed(token_use=["id", "access"])


def a_token_for_another_use(mint: Mint) -> str:
    return mint.signed(token_use="id", aud=mint.claims["client_id"])


def a_token_for_no_use(mint: Mint) -> str:
    return mint.signed(token_use=None)


def a_token_of_no_subject(mint: Mint) -> str:
    return mint.signed(sub=None)


def a_token_of_a_subject_nobody_knows(mint: Mint) -> str:
    return mint.signed(sub="00000000-0000-4000-8000-000000000000")


def a_token_of_two_subjects(mint: Mint) -> str:
    return mint.signed(sub=[mint.claims["sub"]])


def a_token_of_the_identity_services_own(mint: Mint) -> str:
    cognito, email = mint.cloud.client("cognito-idp"), mint.seeded.agents["handler"].email
    given = {"USERNAME": email, "PASSWORD": PASSWORD}
    asked = cognito.initiate_auth(
        ClientId=mint.cloud.outputs["UserPoolClient"], AuthFlow="USER_PASSWORD_AUTH", AuthParameters=given
    )
    session: str = asked["Session"]
    return session


# Forms


def a_token_with_another_payload(mint: Mint) -> str:
    header, _, signature = mint.parts
    claims = {**mint.claims, "sub": mint.seeded.agents["president"].id}
    return f"{header}.{encoded(json.dumps(claims).encode())}.{signature}"


def a_token_with_a_letter_of_its_signature_changed(mint: Mint) -> str:
    header, payload, signature = mint.parts
    return f"{header}.{payload}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


def a_token_with_another_tokens_signature(mint: Mint) -> str:
    return ".".join([*mint.parts[:2], mint.signed(jti="another").split(".")[2]])


def a_token_with_an_empty_signature(mint: Mint) -> str:
    return ".".join([*mint.parts[:2], ""])


def a_token_without_its_signature(mint: Mint) -> str:
    return ".".join(mint.parts[:2])


def a_token_of_two_dots(_: Mint) -> str:
    return ".."


def a_token_of_five_parts(mint: Mint) -> str:
    return f"{mint.good}.x.y"


def a_token_twice(mint: Mint) -> str:
    return f"{mint.good} {mint.good}"


def a_token_of_sixty_kilobytes(mint: Mint) -> str:
    return mint.signed(OURS, more="x" * 45_000)


def a_token_that_nests_without_end(mint: Mint) -> str:
    header, _, signature = mint.parts
    return f"{header}.{encoded(b'[' * 30_000)}.{signature}"


def a_token_of_random_letters(_: Mint) -> str:
    return "A" * 1200


def a_token_by_its_id(mint: Mint) -> str:
    return str(mint.claims["jti"])
