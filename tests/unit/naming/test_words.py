"""CSDL names become words, and words become names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.naming.words import kept, pascal_case, snake_case

TEXT = st.text(st.characters(codec=None)) | st.text(st.sampled_from("aZ_0.-é語İßǅ٣ªﬁ\u0301\u202e/\\ "))


@pytest.mark.parametrize(
    ("csdl", "python"),
    [
        ("accessPackage", "access_package"),
        ("AccessPackage", "access_package"),
        ("HTTPServer", "http_server"),
        ("aadUserID2", "aad_user_id2"),
        ("ODataID", "odata_id"),
        ("v1_0", "v1_0"),
        ("v4_0_3", "v4_0_3"),
        ("sp800_53", "sp800_53"),
        ("alerts_v2", "alerts_v2"),
        ("detonationBehaviourDetailsV2", "detonation_behaviour_details_v2"),
        ("allowedAAGUIDs", "allowed_aaguids"),
        ("similarTTPsOrBehavior", "similar_ttps_or_behavior"),
        ("cloudPCs", "cloud_pcs"),
        ("x509CertificateRule", "x509_certificate_rule"),
        ("b2bDirectConnectInbound", "b2b_direct_connect_inbound"),
        ("crossTenantB2BSetting", "cross_tenant_b2b_setting"),
        ("formulasR1C1", "formulas_r1c1"),
        ("check32BitOn64System", "check32_bit_on64_system"),
        ("sha256Hash", "sha256_hash"),
        ("SHA1Hash", "sha1_hash"),
        ("passwordBase64", "password_base64"),
        ("iPv4Range", "ipv4_range"),
        ("IPv6Format", "ipv6_format"),
        ("aISpanOutputsAuditRecord", "ai_span_outputs_audit_record"),
        ("mDASHAuditRecord", "mdash_audit_record"),
        ("oAuth2PermissionGrant", "oauth2_permission_grant"),
        ("enterpriseCloudPrintOAuthAuthority", "enterprise_cloud_print_oauth_authority"),
        ("ioTDeviceEvidence", "iot_device_evidence"),
        ("iCalUId", "ical_uid"),
        ("eTag", "etag"),
        ("ETag", "etag"),
        ("managedEBookAssignment", "managed_ebook_assignment"),
        ("macOSLobApp", "macos_lob_app"),
        ("minimumCpuSpeedInMHz", "minimum_cpu_speed_in_mhz"),
        ("xAxis", "x_axis"),
        ("isAMember", "is_a_member"),
        ("FC_WWN", "fc_wwn"),
        ("email_verified", "email_verified"),
        ("remote__Control", "remote_control"),
        ("_private", "private"),
        ("__mangled", "mangled"),
        ("größeÄnderung", "größe_änderung"),
        ("运行", "运行"),
    ],
)
def test_members_and_modules_are_snake_case(csdl: str, python: str) -> None:
    assert snake_case(csdl) == python


@pytest.mark.parametrize(
    ("csdl", "python"),
    [
        ("accessPackage", "AccessPackage"),
        ("HTTPServer", "HTTPServer"),
        ("iPv4Range", "IPv4Range"),
        ("oAuth2PermissionGrant", "OAuth2PermissionGrant"),
        ("alerts_v2", "AlertsV2"),
        ("Settings.v1_1_10.Settings", "SettingsV1_1_10Settings"),
        ("security.alert", "SecurityAlert"),
        ("partners.billing.operation", "PartnersBillingOperation"),
        ("FC_WWN", "FcWwn"),
        ("SEPMRA_C_PD_ProductType", "SepmraCPdProductType"),
        ("list", "List"),
        ("élan", "Élan"),
    ],
)
def test_types_are_pascal_case(csdl: str, python: str) -> None:
    assert pascal_case(csdl) == python


@pytest.mark.parametrize("csdl", ["accessPackage", "HTTPServer", "iPv4Range", "FC_WWN", "sp800_53"])
def test_the_module_follows_from_the_class(csdl: str) -> None:
    assert snake_case(pascal_case(csdl)) == snake_case(csdl)


@pytest.mark.parametrize(
    ("csdl", "python"),
    [
        ("unknownFutureValue", "unknownFutureValue"),
        ("tls1_0", "tls1_0"),
        ("_x_", "x"),
        ("__x__", "x"),
        ("a-b", "a_b"),
    ],
)
def test_enumeration_members_keep_their_spelling(csdl: str, python: str) -> None:
    assert kept(csdl) == python


@pytest.mark.parametrize(
    ("csdl", "snake", "pascal"),
    [
        ("", "unnamed", "Unnamed"),
        ("-", "unnamed", "Unnamed"),
        ("___", "unnamed", "Unnamed"),
        ("3dModel", "n3d_model", "N3dModel"),
        ("a-b", "a_b", "AB"),
        ("../../x", "x", "X"),
        ("a\u2028b", "a_b", "AB"),
        ("\u202eevil", "evil", "Evil"),
        ("a/b", "a_b", "AB"),
        ("\u0301x", "ńx", "Ńx"),
        ("ﬁle", "file", "File"),
    ],
)
def test_hostile_names_become_safe_ones(csdl: str, snake: str, pascal: str) -> None:
    assert snake_case(csdl) == unicodedata.normalize("NFKC", snake)
    assert pascal_case(csdl) == unicodedata.normalize("NFKC", pascal)


@pytest.mark.parametrize("case", [snake_case, pascal_case, kept])
@given(name=TEXT)
def test_every_name_is_an_identifier_as_python_reads_it(case: type, name: str) -> None:
    made = str(case(name))
    assert made.isidentifier()
    assert made == unicodedata.normalize("NFKC", made)
    assert not made.startswith("_")
