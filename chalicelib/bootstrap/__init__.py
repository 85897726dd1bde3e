"""The composition root: which adapter stands behind which port, made lazily and once.

``bootstrap.numbering()`` loads the one module that makes it (the table below says which). So a function loads the
contexts that it calls and no other: one that never signs loads no signing library, a page of the deposit no registry.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.bootstrap.basics import clock as clock
    from chalicelib.bootstrap.basics import settings as settings
    from chalicelib.bootstrap.basics import transactions as transactions
    from chalicelib.bootstrap.of_access import access_links as access_links
    from chalicelib.bootstrap.of_access import account_care as account_care
    from chalicelib.bootstrap.of_access import account_reports as account_reports
    from chalicelib.bootstrap.of_access import account_store as account_store
    from chalicelib.bootstrap.of_access import accounts as accounts
    from chalicelib.bootstrap.of_access import bearer_callers as bearer_callers
    from chalicelib.bootstrap.of_access import client_callers as client_callers
    from chalicelib.bootstrap.of_access import journal as journal
    from chalicelib.bootstrap.of_access import known_browsers as known_browsers
    from chalicelib.bootstrap.of_access import my_sessions as my_sessions
    from chalicelib.bootstrap.of_access import recovery as recovery
    from chalicelib.bootstrap.of_access import recovery_codes as recovery_codes
    from chalicelib.bootstrap.of_access import session_callers as session_callers
    from chalicelib.bootstrap.of_access import sign_in as sign_in
    from chalicelib.bootstrap.of_access import sign_in_limits as sign_in_limits
    from chalicelib.bootstrap.of_access import subjects as subjects
    from chalicelib.bootstrap.of_audit import audit as audit
    from chalicelib.bootstrap.of_bulk import batch_results as batch_results
    from chalicelib.bootstrap.of_bulk import batch_sending as batch_sending
    from chalicelib.bootstrap.of_bulk import batch_store as batch_store
    from chalicelib.bootstrap.of_bulk import batch_turns as batch_turns
    from chalicelib.bootstrap.of_bulk import sender_account_store as sender_account_store
    from chalicelib.bootstrap.of_bulk import sender_accounts as sender_accounts
    from chalicelib.bootstrap.of_bulk import sender_callers as sender_callers
    from chalicelib.bootstrap.of_bundles import bundles as bundles
    from chalicelib.bootstrap.of_bundling import bundle_makers as bundle_makers
    from chalicelib.bootstrap.of_bundling import bundle_work as bundle_work
    from chalicelib.bootstrap.of_bundling import bundles_of_mails as bundles_of_mails
    from chalicelib.bootstrap.of_bundling import heads_in_bundles as heads_in_bundles
    from chalicelib.bootstrap.of_bundling import personal_copies as personal_copies
    from chalicelib.bootstrap.of_bundling import range_bundles as range_bundles
    from chalicelib.bootstrap.of_bundling import register_bundles as register_bundles
    from chalicelib.bootstrap.of_closings import closing_work as closing_work
    from chalicelib.bootstrap.of_closings import closings as closings
    from chalicelib.bootstrap.of_closings import yearly_closing as yearly_closing
    from chalicelib.bootstrap.of_deposit import address_digests as address_digests
    from chalicelib.bootstrap.of_deposit import assisting as assisting
    from chalicelib.bootstrap.of_deposit import deposit_administrations as deposit_administrations
    from chalicelib.bootstrap.of_deposit import deposit_drafts as deposit_drafts
    from chalicelib.bootstrap.of_deposit import deposit_duplicates as deposit_duplicates
    from chalicelib.bootstrap.of_deposit import deposit_messages as deposit_messages
    from chalicelib.bootstrap.of_deposit import deposit_notices as deposit_notices
    from chalicelib.bootstrap.of_deposit import deposit_office as deposit_office
    from chalicelib.bootstrap.of_deposit import deposit_outages as deposit_outages
    from chalicelib.bootstrap.of_deposit import deposit_parcels as deposit_parcels
    from chalicelib.bootstrap.of_deposit import deposit_progress as deposit_progress
    from chalicelib.bootstrap.of_deposit import deposit_records as deposit_records
    from chalicelib.bootstrap.of_deposit import deposit_submissions as deposit_submissions
    from chalicelib.bootstrap.of_deposit import deposit_threads as deposit_threads
    from chalicelib.bootstrap.of_deposit import deposit_tracking as deposit_tracking
    from chalicelib.bootstrap.of_deposit import deposit_verdicts as deposit_verdicts
    from chalicelib.bootstrap.of_deposit import draft_sweep as draft_sweep
    from chalicelib.bootstrap.of_deposit import large_files as large_files
    from chalicelib.bootstrap.of_deposit import large_parcels as large_parcels
    from chalicelib.bootstrap.of_deposit import own_letters as own_letters
    from chalicelib.bootstrap.of_deposit import own_visits as own_visits
    from chalicelib.bootstrap.of_deposit import proven_address as proven_address
    from chalicelib.bootstrap.of_deposit import request_kinds as request_kinds
    from chalicelib.bootstrap.of_deposit import resuming as resuming
    from chalicelib.bootstrap.of_deposit import shared_letters as shared_letters
    from chalicelib.bootstrap.of_deposit import unattended_call as unattended_call
    from chalicelib.bootstrap.of_deposit import unattended_deposits as unattended_deposits
    from chalicelib.bootstrap.of_erasure import eraser as eraser
    from chalicelib.bootstrap.of_erasure import erasures as erasures
    from chalicelib.bootstrap.of_evidence import acknowledgements as acknowledgements
    from chalicelib.bootstrap.of_evidence import certificate_judge as certificate_judge
    from chalicelib.bootstrap.of_evidence import certificates as certificates
    from chalicelib.bootstrap.of_evidence import checks as checks
    from chalicelib.bootstrap.of_evidence import evidence_bucket as evidence_bucket
    from chalicelib.bootstrap.of_evidence import published_replies as published_replies
    from chalicelib.bootstrap.of_evidence import receipt_tokens as receipt_tokens
    from chalicelib.bootstrap.of_evidence import receipts as receipts
    from chalicelib.bootstrap.of_evidence import verifications as verifications
    from chalicelib.bootstrap.of_files import documents as documents
    from chalicelib.bootstrap.of_files import file_sweep as file_sweep
    from chalicelib.bootstrap.of_files import files as files
    from chalicelib.bootstrap.of_files import inspection as inspection
    from chalicelib.bootstrap.of_files import part_storage as part_storage
    from chalicelib.bootstrap.of_files import part_uploads as part_uploads
    from chalicelib.bootstrap.of_files import quarantine as quarantine
    from chalicelib.bootstrap.of_files import reinspection as reinspection
    from chalicelib.bootstrap.of_imports import house_importing as house_importing
    from chalicelib.bootstrap.of_imports import house_imports as house_imports
    from chalicelib.bootstrap.of_imports import whole_houses as whole_houses
    from chalicelib.bootstrap.of_lasting import lasting_care as lasting_care
    from chalicelib.bootstrap.of_lasting import lasting_store as lasting_store
    from chalicelib.bootstrap.of_lasting import prolonging as prolonging
    from chalicelib.bootstrap.of_log import bus as bus
    from chalicelib.bootstrap.of_log import log as log
    from chalicelib.bootstrap.of_notices import courier as courier
    from chalicelib.bootstrap.of_notices import digests as digests
    from chalicelib.bootstrap.of_notices import mailboxes as mailboxes
    from chalicelib.bootstrap.of_notices import notice_care as notice_care
    from chalicelib.bootstrap.of_notices import notice_facts as notice_facts
    from chalicelib.bootstrap.of_notices import notice_preferences as notice_preferences
    from chalicelib.bootstrap.of_notices import notice_records as notice_records
    from chalicelib.bootstrap.of_notices import notice_store as notice_store
    from chalicelib.bootstrap.of_notices import notices as notices
    from chalicelib.bootstrap.of_notices import reach_of_depositors as reach_of_depositors
    from chalicelib.bootstrap.of_notices import telling as telling
    from chalicelib.bootstrap.of_onboarding import join_places as join_places
    from chalicelib.bootstrap.of_onboarding import join_requests as join_requests
    from chalicelib.bootstrap.of_onboarding import preparing as preparing
    from chalicelib.bootstrap.of_onboarding import request_store as request_store
    from chalicelib.bootstrap.of_onboarding import signing_keys as signing_keys
    from chalicelib.bootstrap.of_operations import operations as operations
    from chalicelib.bootstrap.of_organisation import calendars as calendars
    from chalicelib.bootstrap.of_organisation import certification as certification
    from chalicelib.bootstrap.of_organisation import charts as charts
    from chalicelib.bootstrap.of_organisation import client_store as client_store
    from chalicelib.bootstrap.of_organisation import clients as clients
    from chalicelib.bootstrap.of_organisation import deciding_days as deciding_days
    from chalicelib.bootstrap.of_organisation import desks as desks
    from chalicelib.bootstrap.of_organisation import directory as directory
    from chalicelib.bootstrap.of_organisation import entities as entities
    from chalicelib.bootstrap.of_organisation import house_signatories as house_signatories
    from chalicelib.bootstrap.of_organisation import leaving as leaving
    from chalicelib.bootstrap.of_organisation import legal_acts as legal_acts
    from chalicelib.bootstrap.of_organisation import mail_natures as mail_natures
    from chalicelib.bootstrap.of_organisation import mandate_papers as mandate_papers
    from chalicelib.bootstrap.of_organisation import mandating as mandating
    from chalicelib.bootstrap.of_organisation import organisation as organisation
    from chalicelib.bootstrap.of_organisation import organisation_acts as organisation_acts
    from chalicelib.bootstrap.of_organisation import organisation_stores as organisation_stores
    from chalicelib.bootstrap.of_organisation import outages as outages
    from chalicelib.bootstrap.of_organisation import people as people
    from chalicelib.bootstrap.of_organisation import persons as persons
    from chalicelib.bootstrap.of_organisation import platform_acts as platform_acts
    from chalicelib.bootstrap.of_organisation import portals as portals
    from chalicelib.bootstrap.of_organisation import privacy_notices as privacy_notices
    from chalicelib.bootstrap.of_organisation import programs_to_tell as programs_to_tell
    from chalicelib.bootstrap.of_organisation import renaming as renaming
    from chalicelib.bootstrap.of_organisation import standings as standings
    from chalicelib.bootstrap.of_organisation import token_sweep as token_sweep
    from chalicelib.bootstrap.of_organisation import workload as workload
    from chalicelib.bootstrap.of_platform import key_store as key_store
    from chalicelib.bootstrap.of_platform import platform_signer as platform_signer
    from chalicelib.bootstrap.of_providers import depositor_sign_in as depositor_sign_in
    from chalicelib.bootstrap.of_providers import own_agents as own_agents
    from chalicelib.bootstrap.of_providers import own_sign_in as own_sign_in
    from chalicelib.bootstrap.of_providers import platform_provider as platform_provider
    from chalicelib.bootstrap.of_providers import provider_store as provider_store
    from chalicelib.bootstrap.of_providers import providers as providers
    from chalicelib.bootstrap.of_registered import consignments as consignments
    from chalicelib.bootstrap.of_registered import registered_administrations as registered_administrations
    from chalicelib.bootstrap.of_registered import registered_sending as registered_sending
    from chalicelib.bootstrap.of_registered import sending_store as sending_store
    from chalicelib.bootstrap.of_registry import access_log as access_log
    from chalicelib.bootstrap.of_registry import bodies as bodies
    from chalicelib.bootstrap.of_registry import completeness as completeness
    from chalicelib.bootstrap.of_registry import correspondence as correspondence
    from chalicelib.bootstrap.of_registry import deadlines as deadlines
    from chalicelib.bootstrap.of_registry import depositors_of_registry as depositors_of_registry
    from chalicelib.bootstrap.of_registry import desk as desk
    from chalicelib.bootstrap.of_registry import enclosures as enclosures
    from chalicelib.bootstrap.of_registry import hand_sheets as hand_sheets
    from chalicelib.bootstrap.of_registry import intakes as intakes
    from chalicelib.bootstrap.of_registry import mail_acts as mail_acts
    from chalicelib.bootstrap.of_registry import reach_of_registry as reach_of_registry
    from chalicelib.bootstrap.of_registry import registration_models as registration_models
    from chalicelib.bootstrap.of_registry import registry_directory as registry_directory
    from chalicelib.bootstrap.of_registry import registry_files as registry_files
    from chalicelib.bootstrap.of_registry import registry_folders as registry_folders
    from chalicelib.bootstrap.of_registry import registry_hearing as registry_hearing
    from chalicelib.bootstrap.of_registry import registry_reactions as registry_reactions
    from chalicelib.bootstrap.of_registry import registry_reading as registry_reading
    from chalicelib.bootstrap.of_registry import registry_threads as registry_threads
    from chalicelib.bootstrap.of_registry import relay_reactions as relay_reactions
    from chalicelib.bootstrap.of_registry import relaying as relaying
    from chalicelib.bootstrap.of_registry import replies as replies
    from chalicelib.bootstrap.of_registry import sealed_of_registry as sealed_of_registry
    from chalicelib.bootstrap.of_resending import choosing as choosing
    from chalicelib.bootstrap.of_resending import resending as resending
    from chalicelib.bootstrap.of_signing import circuit_tasks as circuit_tasks
    from chalicelib.bootstrap.of_signing import desk_counts as desk_counts
    from chalicelib.bootstrap.of_signing import executions as executions
    from chalicelib.bootstrap.of_signing import folder_desk as folder_desk
    from chalicelib.bootstrap.of_signing import folder_documents as folder_documents
    from chalicelib.bootstrap.of_signing import folder_recovery as folder_recovery
    from chalicelib.bootstrap.of_signing import signatories as signatories
    from chalicelib.bootstrap.of_signing import signer_tasks as signer_tasks
    from chalicelib.bootstrap.of_signing import signing as signing
    from chalicelib.bootstrap.of_stages import stages as stages
    from chalicelib.bootstrap.of_transparency import asking_for_heads as asking_for_heads
    from chalicelib.bootstrap.of_transparency import head_call as head_call
    from chalicelib.bootstrap.of_transparency import head_maker as head_maker
    from chalicelib.bootstrap.of_transparency import log_walk as log_walk
    from chalicelib.bootstrap.of_transparency import sequencer as sequencer
    from chalicelib.bootstrap.of_transparency import tree_heads as tree_heads
    from chalicelib.bootstrap.of_transparency import tree_proofs as tree_proofs
    from chalicelib.bootstrap.of_web import bucket_origins as bucket_origins
    from chalicelib.bootstrap.of_web import grants as grants
    from chalicelib.bootstrap.of_web import identity_endpoint as identity_endpoint
    from chalicelib.bootstrap.of_web import one_time_codes as one_time_codes
    from chalicelib.bootstrap.of_web import qr_code as qr_code
    from chalicelib.bootstrap.of_web import session_tables as session_tables
    from chalicelib.bootstrap.of_web import sessions as sessions
    from chalicelib.bootstrap.of_web import throttle as throttle
    from chalicelib.bootstrap.registrar import continuity as continuity
    from chalicelib.bootstrap.registrar import numbering as numbering
    from chalicelib.bootstrap.registrar import pending_sweep as pending_sweep
    from chalicelib.bootstrap.registrar import register_checks as register_checks
    from chalicelib.bootstrap.registrar import registrar_call as registrar_call
    from chalicelib.bootstrap.registrar import registry_days as registry_days
    from chalicelib.bootstrap.stores import deposit_store as deposit_store
    from chalicelib.bootstrap.stores import file_store as file_store
    from chalicelib.bootstrap.stores import folder_store as folder_store
    from chalicelib.bootstrap.stores import message_store as message_store
    from chalicelib.bootstrap.stores import registry_stores as registry_stores
    from chalicelib.bootstrap.stores import verification_store as verification_store
else:

    def __getattr__(name: str) -> Any:
        if name not in MODULE_OF:
            raise AttributeError(f"the composition root makes no {name!r}")
        return getattr(import_module(f"{__name__}.{MODULE_OF[name]}"), name)


_MADE_BY = {
    "basics": "settings clock transactions",
    "of_log": "log bus",
    "of_platform": "key_store platform_signer",
    "of_stages": "stages",
    "of_audit": "audit",
    "stores": "deposit_store message_store file_store folder_store registry_stores verification_store",
    "of_evidence": "evidence_bucket certificates certificate_judge receipts published_replies verifications"
    " acknowledgements receipt_tokens checks",
    "of_notices": "notice_facts notice_store mailboxes reach_of_depositors notice_preferences notice_records notices"
    " telling notice_care digests courier",
    "of_resending": "resending choosing",
    "of_organisation": "organisation_stores organisation organisation_acts workload charts entities desks mandating"
    " persons people leaving"
    " legal_acts mandate_papers mail_natures calendars directory standings renaming certification portals client_store"
    " house_signatories clients programs_to_tell token_sweep deciding_days privacy_notices outages platform_acts",
    "of_imports": "house_imports house_importing whole_houses",
    "of_web": "session_tables sessions grants throttle one_time_codes sign_in bucket_origins identity_endpoint qr_code",
    "of_access": "session_callers subjects bearer_callers account_store journal known_browsers sign_in_limits"
    " account_care account_reports sign_in recovery_codes accounts recovery access_links my_sessions client_callers",
    "of_providers": "provider_store own_agents own_sign_in providers platform_provider depositor_sign_in",
    "registrar": "registrar_call registry_days continuity numbering register_checks pending_sweep",
    "of_registry": "reach_of_registry mail_acts access_log intakes desk replies registry_reading registry_directory"
    " registry_files registry_folders sealed_of_registry registry_reactions registration_models hand_sheets"
    " registry_threads depositors_of_registry enclosures correspondence deadlines registry_hearing"
    " completeness relaying relay_reactions bodies",
    "of_closings": "closings yearly_closing closing_work",
    "of_files": "quarantine part_storage documents files part_uploads file_sweep reinspection inspection",
    "of_deposit": "deposit_records draft_sweep deposit_drafts deposit_outages deposit_verdicts deposit_submissions"
    " deposit_progress deposit_tracking address_digests own_letters own_visits deposit_notices large_files assisting"
    " resuming shared_letters deposit_administrations deposit_office deposit_parcels deposit_messages deposit_threads"
    " request_kinds deposit_duplicates proven_address unattended_deposits unattended_call large_parcels",
    "of_erasure": "eraser erasures",
    "of_signing": "executions signing folder_recovery folder_documents signatories folder_desk desk_counts"
    " circuit_tasks signer_tasks",
    "of_operations": "operations",
    "of_bulk": "sender_account_store batch_store sender_callers sender_accounts batch_sending batch_results"
    " batch_turns",
    "of_registered": "sending_store registered_sending consignments registered_administrations",
    "of_bundles": "bundles",
    "of_bundling": "bundle_makers bundle_work bundles_of_mails heads_in_bundles personal_copies range_bundles"
    " register_bundles",
    "of_transparency": "sequencer tree_proofs tree_heads head_maker asking_for_heads head_call log_walk",
    "of_lasting": "lasting_store prolonging lasting_care",
    "of_onboarding": "request_store join_requests join_places preparing signing_keys",
}
MODULE_OF = {name: module for module, names in _MADE_BY.items() for name in names.split()}
"""The module that makes each thing."""
