"""Learnerbly: SCIM whose authorization begins with the word Static, as the vendor's help pages say. The extension with
approver, content region, location, dates, invitation and who archived a user is invented here: the vendor publishes none.
"""

from platforms.platform import User
from platforms.scim import Scim

EXTENSION = "urn:ietf:params:scim:schemas:extension:learnerbly:2.0:User"


class Learnerbly(Scim):
    """A creation without a content region is refused. Nobody is invited but by `invited`. Dates are kept, not acted upon."""

    extension = EXTENSION

    def token(self, request):
        return request.bearer("Static")

    def learn(self, user, resource):
        more = resource.get(EXTENSION) or {}
        if not more.get("contentRegion"):
            self.refuse(400, "contentRegion is required", "invalidValue")
        approver = more.get("approver")
        if approver and approver not in self.users and approver != user.id:
            self.refuse(400, f"there is no user {approver}", "invalidValue")
        super().learn(user, resource)
        user.manager = approver or None
        if more.get("invited") and not user.more[EXTENSION].get("invitedAt"):
            user.more[EXTENSION]["invitedAt"] = "2026-11-21T08:00:00Z"
            self.mail("invitation", user)
        if user.active:
            user.more.get(EXTENSION, {}).pop("archivedBy", None)
        elif user.more.get(EXTENSION):
            user.more[EXTENSION].setdefault("archivedBy", "integration")

    def control(self, order):
        super().control(order)
        for user in self.users.values():
            assert isinstance(user, User)
            user.more.setdefault(EXTENSION, {}).setdefault("contentRegion", "Global")
