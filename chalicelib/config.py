"""What a deployment decides, read once from the environment: the only reader of ``os.environ``."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

PREFIX = "WASL_"


@dataclass(frozen=True)
class Settings:
    """Names and addresses of this deployment's resources; each field is ``WASL_`` and its name in capitals.

    ``tsa_url``: timestamp authorities, parted by spaces, the first asked first; empty for none.
    ``renewal_horizon_days``: how long before its end a document timestamp is renewed; ``algorithm_ends``: from when
    algorithms may not be relied on (``sha256=2035-01-01 rsa2048=2028-12-31``), empty while no policy says so.

    ``upload_part_mb``: large files are cut into parts of so many times 2^20 bytes.
    ``malware_scan``: ``guardduty`` where uploads are scanned before anybody may read them, ``none`` where they are not.
    """

    stack: str
    stage: str
    public_url: str
    region: str
    table_organisation: str
    table_files: str
    table_deposits: str
    table_registry: str
    table_signing: str
    table_log: str
    table_evidence: str
    table_notices: str
    table_sessions: str
    table_bulk: str
    table_registered: str
    table_tree: str
    bucket_quarantine: str
    bucket_documents: str
    bucket_evidence: str
    bucket_scratch: str
    queue_registrar: str
    queue_notices: str
    queue_inspection: str
    queue_accounts: str
    queue_importer: str
    queue_bulk: str
    queue_sequencer: str
    queue_heads: str
    queue_lasting: str
    queue_bundles: str
    bus: str
    circuit_arn: str
    user_pool: str
    user_pool_client: str
    key_platform: str
    key_secrets: str
    tsa_url: str
    mail_from: str
    mail_configuration_set: str
    sms_sender: str
    sms_parts_a_day: int
    messages_a_second: int
    senders_at_once: int
    malware_scan: str
    evidence_lock_days: int
    renewal_horizon_days: int
    algorithm_ends: str
    upload_part_mb: int

    @property
    def sends_sms(self) -> bool:
        """Whether short messages are offered at all."""
        return bool(self.sms_sender and self.sms_parts_a_day)

    @property
    def scans_uploads(self) -> bool:
        """Whether the malware scan is part of this stack."""
        return self.malware_scan != "none"

    @classmethod
    def from_env(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """The settings of this process; ``KeyError`` names the first variable that is missing."""
        given = {"WASL_REGION": environ.get("AWS_REGION", ""), "WASL_TSA_URL": "", **environ}
        values: dict[str, Any] = {f.name: given[PREFIX + f.name.upper()] for f in fields(cls)}
        return cls(**values | {f.name: int(values[f.name]) for f in fields(cls) if f.type is int})
