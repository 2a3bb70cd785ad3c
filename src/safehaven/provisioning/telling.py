"""What a provider may ask about this service itself (RFC 7644, section 4)."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from scim2_models import (
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    ETag,
    Filter,
    Meta,
    Patch,
    ResourceType,
    Schema,
    ServiceProviderConfig,
    Sort,
)

from safehaven.provisioning.people import User

MOST_RESULTS = 200


def configuration() -> ServiceProviderConfig:
    """What this service can do, and what it cannot."""
    return ServiceProviderConfig(
        meta=_meta("ServiceProviderConfig", "configuration"),
        patch=Patch(supported=True),
        bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
        filter=Filter(supported=True, max_results=MOST_RESULTS),
        change_password=ChangePassword(supported=False),
        sort=Sort(supported=False),
        etag=ETag(supported=False),
        authentication_schemes=[
            AuthenticationScheme(
                type=AuthenticationScheme.Type.oauthbearertoken,
                name="Token",
                description="A token that the command line of Safehaven made, in the header Authorization.",
                primary=True,
            )
        ],
    )


def kind() -> ResourceType:
    """The only kind of resource: members of staff."""
    found = ResourceType.from_resource(User)
    found.description = "A member of staff"
    found.meta = _meta("ResourceType", "kind")
    return found


def schema() -> Schema:
    """What is kept of a member of staff."""
    found = User.to_schema()
    found.description = "A member of staff"
    found.meta = _meta("Schema", "schema")
    return found


def _meta(kind_of_resource: str, route: str) -> Meta:
    place = reverse(f"provisioning:{route}")
    return Meta(resource_type=kind_of_resource, location=f"{settings.SAFEHAVEN_ORIGIN}{place}")
