"""SAP SuccessFactors: OData v2 whose dates are milliseconds in a text, and where everything has a history."""

import datetime

from company import COMPANIES, COUNTRIES, SITES
from paging import dropped, next_page, sliced, total, without
from vendor import Vendor, decode_cursor, encode_cursor, utc
from web import Answer

OPEN_END = "/Date(253402214400000)/"
STATUS = {"onboarding": "A", "active": "A", "leave": "P", "inactive": "T"}


def milliseconds(day, offset=""):
    if day is None:
        return None
    midnight = datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc)
    return f"/Date({int(midnight.timestamp() * 1000)}{offset})/"


class SuccessFactors(Vendor):
    """Dialect wire pages by the server's __next, spec by $top and $skip without one."""

    routes = [("GET", r"/odata/v2/PerPerson", "persons"), ("GET", r"/odata/v2/PerPerson\('([^']+)'\)", "one")]
    user = "simulated-user@acme"

    def refused(self, request):
        if request.basic() == (self.user, self.secret):
            return None
        return self.wrong(
            request,
            Answer(401, {"error": {"code": "COE_GENERAL", "message": {"lang": "en-US", "value": "unauthorized"}}}),
        )

    def persons(self, request):
        rows = self.company.everybody()
        top, skip = request.integer("$top", 100, 1, 1000), request.integer("$skip", 0)
        token = decode_cursor(request.first("$skiptoken", ""))
        page = token["page"] if token else skip // top + 1
        part, more = sliced(self, request, rows, page, top, None if token else skip)
        following = next_page(self, request, page)
        if following == page and self.dialect == "spec":
            part = rows[:top]
        body = {"results": [without(self.person(p, request.first("$expand", "")), dropped(self, page)) for p in part]}
        if request.first("$inlinecount") == "allpages":
            body["__count"] = str(total(self, request, rows, page))
        if more and self.dialect == "wire":
            body["__next"] = (
                f"http://{request.headers.get('host')}/odata/v2/PerPerson?$format=json&$top={top}"
                f"&$expand={request.first('$expand', '')}&$skiptoken={encode_cursor({'page': following})}"
            )
        return Answer(200, {"d": body}, page=page)

    def one(self, request, identity):
        person = self.company.people.get(int(identity) - 90000 if identity.isdigit() else -1)
        if person is None:
            return Answer(
                404,
                {"error": {"code": "NotFoundException", "message": {"lang": "en-US", "value": "Entity not found"}}},
            )
        return Answer(200, {"d": self.person(self.person_of(request, person), request.first("$expand", ""))})

    def error_at_200(self, request, page):
        text = {"lang": "en-US", "value": "something went wrong"}
        return Answer(200, {"error": {"code": "COE_GENERAL", "message": text}}, page=page)

    def person(self, person, expand):
        """The old rows of a history come first or last: their order means nothing."""
        manager = self.company.people.get(person.manager)
        deferred = lambda name: {
            "__deferred": {"uri": f"https://api.example/odata/v2/PerPerson('{person.number + 90000}')/{name}"}
        }
        names = [
            {
                "startDate": "/Date(1262304000000)/",
                "endDate": milliseconds(person.start - datetime.timedelta(days=1)),
                "firstName": person.first,
                "lastName": "Before",
                "preferredName": None,
            },
            {
                "startDate": milliseconds(person.start),
                "endDate": OPEN_END,
                "firstName": person.first,
                "lastName": person.last,
                "preferredName": person.known_as or None,
            },
        ]
        job = {
            "seqNumber": "1",
            "startDate": milliseconds(person.start),
            "endDate": OPEN_END,
            "jobTitle": person.title,
            "department": f"D{person.department}",
            "departmentNav": {"name": self.company.departments[person.department]},
            "location": f"L{person.site}",
            "locationNav": {"name": SITES[person.site][0], "timezone": SITES[person.site][1]},
            "company": COMPANIES[person.company],
            "userId": f"u{person.number}",
            "managerId": f"u{manager.number}" if manager else "NO_MANAGER",
            "managerEmploymentNav": None
            if manager is None
            else {"personIdExternal": str(manager.number + 90000), "userId": f"u{manager.number}"},
            "emplStatusNav": {"externalCode": STATUS[person.status]},
            "emplStatus": "4600",
        }
        employment = {
            "userId": f"u{person.number}",
            "startDate": milliseconds(person.start),
            "endDate": milliseconds(person.end) if person.leaver else None,
            "jobInfoNav": {"results": [job]},
            "__metadata": {"type": "SFOData.EmpEmployment"},
        }
        earlier = [
            {
                "userId": f"u{person.number}-{index}",
                "startDate": milliseconds(start),
                "endDate": milliseconds(end),
                "jobInfoNav": {
                    "results": [
                        {
                            **job,
                            "userId": f"u{person.number}-{index}",
                            "jobTitle": title,
                            "startDate": milliseconds(start),
                            "endDate": milliseconds(end),
                            "department": f"D{department}",
                            "departmentNav": {"name": self.company.departments[department]},
                            "emplStatusNav": {"externalCode": "T"},
                        }
                    ]
                },
                "__metadata": {"type": "SFOData.EmpEmployment"},
            }
            for index, (title, department, start, end) in enumerate(person.jobs)
        ]
        parts = {
            "personalInfoNav": {"results": names[::-1] if person.number % 2 else names},
            "emailNav": {
                "results": [
                    {
                        "emailAddress": f"home{person.number}@mail.example",
                        "isPrimary": False,
                        "emailTypeNav": {"externalCode": "P"},
                    },
                    {"emailAddress": person.email, "isPrimary": True, "emailTypeNav": {"externalCode": "B"}},
                ]
            },
            "employmentNav": {"results": earlier + [employment]},
            "homeAddressNavDEFLT": {"results": [{"country": COUNTRIES[person.country][1]}]},
            "personEmpTerminationInfoNav": {
                "latestTerminationDate": milliseconds(person.end),
                "activeEmploymentsCount": 0 if person.leaver else 1,
            },
        }
        wanted = {name.split("/")[0] for name in expand.split(",")}
        return {
            "personIdExternal": str(person.number + 90000),
            "lastModifiedDateTime": milliseconds(person.updated.date(), "+0000"),
            **{name: part if name in wanted else deferred(name) for name, part in parts.items()},
            **person.extra,
        }
