"""Access PeopleHR: one address, the operation and the key in the body, and always HTTP 200."""

import json

from company import COMPANIES, SITES
from hooks import Message
from paging import dropped, sliced, without
from vendor import Vendor, iso
from web import Answer

RIGHTS = ("GetAllEmployeeDetail", "GetEmployeeDetailById")


class PeopleHR(Vendor):
    """Credentials: the key is `secret`. Dialect spec writes IsError and the newer record."""

    routes = [("POST", r"/Employee", "employee")]

    def refused(self, request):
        return None  # the key stands in the body

    def result(self, code, message, result=None, page=None):
        key = "IsError" if self.dialect == "spec" else "isError"
        return Answer(200, {key: code != 0, "Status": code, "Message": message, "Result": result}, page=page)

    def employee(self, request):
        body = request.json()
        if body is None:
            return self.result(9, "Invalid JSON data.")
        if not body.get("APIKey"):
            return self.result(1, "API key missing.")
        if body["APIKey"] != self.secret:
            return self.wrong(request, self.result(2, "Invalid API key."))
        action = body.get("Action")
        if action is None:
            return self.result(3, "Action missing.")
        if action == "GetAllEmployeeDetail":
            return self.everybody(request, body)
        if action == "GetEmployeeDetailById":
            return self.one(request, body)
        return self.result(4, "Invalid action.")

    def everybody(self, request, body):
        if self.faults.hit("status0_with_error_text", request.number, 1):
            return Answer(
                200, {"isError": True, "Status": 0, "Message": "Oops! Something went wrong.", "Result": None}, page=1
            )
        if self.faults.hit("directory_404_empty", request.number, 1):
            return self.result(10, "No record found.", page=1)
        leavers = str(body.get("IncludeLeavers", "false")).lower() == "true"
        rows = [p for p in self.company.everybody() if leavers or not p.leaver]
        part, _ = sliced(self, request, rows, 1, max(len(rows), 1))
        records = [without(self.record(p), dropped(self, 1)) for p in part]
        return self.result(0, "The requested processed successfully.", records, page=1)

    def refusal(self, status, words):
        answer = self.result(9, words)
        answer.status = status
        return answer

    def error_at_200(self, request, page):
        return self.result(5, "No access on employee schema", page=page)

    def hooks(self, kind, person, when, secret):
        """Nothing is documented: the address is the secret, and the message is a hint."""
        body = json.dumps({"event": f"employee.{kind}", "employeeId": self.id_of(person)})
        return [Message({"Content-Type": "application/json"}, body, target=f"/hooks/{secret}")]

    def one(self, request, body):
        wanted = str(body.get("EmployeeId", ""))
        if len(wanted) > 15:
            return self.result(5, "Employee Id should be less than 15 characters.")
        person = next((p for p in self.company.everybody() if self.id_of(p) == wanted), None)
        if person is None:
            return self.result(5, "Employee Id does not exist.")
        return self.result(0, "The requested processed successfully.", self.record(self.person_of(request, person)))

    def id_of(self, person):
        return person.id or f"PW{person.number}"

    def record(self, person):
        manager = self.company.people.get(person.manager)
        shown = lambda value, history="FieldHistory": {"DisplayValue": value or "", history: []}
        effective = "FieldHistory" if self.dialect == "wire" else "FieldHistoryForEffectiveDate"
        record = {
            "EmployeeId": shown(self.id_of(person)),
            "Title": shown("Ms"),
            "FirstName": shown(person.first),
            "LastName": shown(person.last),
            "OtherName": shown(""),
            "KnownAs": shown(person.known_as),
            "EmailId": shown(person.email),
            "StartDate": shown(iso(person.start)),
            "DateOfBirth": shown(""),
            "JobRole": shown(person.title, "FieldHistoryForJobRole"),
            "Company": shown(COMPANIES[person.company], effective),
            "Location": shown(SITES[person.site][0], effective),
            "Department": shown(self.company.departments[person.department], effective),
            "ReportsTo": shown(manager.full_name if manager else "", effective),
            "NISNumber": shown("QQ123456C"),
            "Nationality": shown("British"),
            "EmploymentType": shown(person.type, effective),
            "EmployeeStatus": {"DisplayValue": "0" if person.leaver else "1"},
            "Gender": shown("Female"),
            "ContactDetail": {
                "Address": shown("1 Mill Lane, Leeds, LS1 4AB"),
                "WorkPhoneNumber": shown(""),
                "PersonalPhoneNumber": shown(""),
                "PersonalEmail": shown(""),
                "Mobile": shown(""),
            },
            "OtherContact": [],
            "RightToWork": [],
            "BackgroundDetail": [],
            "BankDetail": {"BankName": shown("")},
            "EmploymentDetail": {"PayrollCompany": shown(""), "PayrollID": shown("")},
            "LeavingDate": iso(person.end) or "",
            "ReasonForLeaving": "",
            "EmployeeImage": "",
            "APIColumn1": "",
            "APIColumn2": "",
            "APIColumn3": "",
            "APIColumn4": "",
            "APIColumn5": "",
            "lstFieldHistoryJobrole": None,
        }
        if self.dialect == "spec":
            record["ReportsToEmployeeId"] = {"DisplayValue": self.id_of(manager) if manager else ""}
            record["ReportsToEmailAddress"] = {"DisplayValue": manager.email if manager else ""}
        for name, value in person.extra.items():
            record[name] = value
        return record
