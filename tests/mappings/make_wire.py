"""Records in the wire shapes of PeopleHR and of both of Personio's APIs, as Python makes them for the
samples of these sources and for the examples brightwell and lindner. All values are invented."""

import json


# PeopleHR ---------------------------------------------------------------------------------------

def _shown(value, history="FieldHistory"):
    return {"DisplayValue": value, history: []} if history else {"DisplayValue": value}


def peoplehr(number, first, last, **more):
    """A record of GetAllEmployeeDetail; what is not said is empty."""
    given = {"title": "", "other": "", "known": "", "email": "", "start": "", "role": "", "company": "",
             "site": "", "department": "", "boss": "", "boss_id": "", "boss_mail": "", "type": "Full Time",
             "status": "1", "leaving": "", "image": "", "columns": [], "gender": "", "address": ""}
    unknown = set(more) - set(given)
    if unknown:
        raise KeyError(unknown)
    given.update(more)
    dated = "FieldHistoryForEffectiveDate"
    record = {
        "EmployeeId": _shown(number), "Title": _shown(given["title"]), "FirstName": _shown(first),
        "LastName": _shown(last), "OtherName": _shown(given["other"]), "KnownAs": _shown(given["known"]),
        "EmailId": _shown(given["email"]), "StartDate": _shown(given["start"]), "DateOfBirth": _shown(""),
        "JobRole": _shown(given["role"], "FieldHistoryForJobRole"), "Company": _shown(given["company"], dated),
        "CompanyEffectiveDate": _shown(given["start"], None), "Location": _shown(given["site"], dated),
        "LocationEffectiveDate": _shown(given["start"], None), "Department": _shown(given["department"], dated),
        "DepartmentEffectiveDate": _shown(given["start"], None), "JobRoleChangeDate": _shown("", None),
        "ReportsTo": _shown(given["boss"], dated), "ReportsToEffectiveDate": _shown(given["start"], None),
        "ReportsToEmployeeId": _shown(given["boss_id"], None),
        "ReportsToEmailAddress": _shown(given["boss_mail"], None), "NISNumber": _shown(""),
        "Nationality": _shown(""), "EmploymentType": _shown(given["type"], dated),
        "EmployeeStatus": _shown(given["status"], None), "HolidayAllowanceDays": _shown("0.00", None),
        "HolidayAllowanceMins": _shown("0", None), "NoticePeriod": _shown(""), "ProbationEndDate": _shown(""),
        "Gender": _shown(given["gender"]),
        "ContactDetail": {"Address": _shown(given["address"]), "WorkPhoneNumber": _shown(""),
                          "PersonalPhoneNumber": _shown(""), "PersonalEmail": _shown(""), "Mobile": _shown("")},
        "OtherContact": [], "RightToWork": [], "BackgroundDetail": [], "BankDetail": {"BankName": _shown("")},
        "EmploymentDetail": {"PayrollCompany": _shown(""), "PayrollID": _shown(""), "System1ID": _shown("")},
        "LeavingDate": given["leaving"], "ReasonForLeaving": "", "EmployeeImage": given["image"],
    }
    for i in range(5):
        record[f"APIColumn{i + 1}"] = given["columns"][i] if i < len(given["columns"]) else ""
    record["lstFieldHistoryJobrole"] = None
    return record


def peoplehr_older(record):
    """The same in the older layout: no effective dates, and a manager by name only."""
    older = {name: value for name, value in record.items()
             if not name.endswith("EffectiveDate") and name not in ("ReportsToEmployeeId", "ReportsToEmailAddress")}
    for name in ("Company", "Location", "Department", "ReportsTo"):
        older[name] = _shown(record[name]["DisplayValue"])
    return older


def peoplehr_page(records):
    head = {"isError": False, "Status": 0, "Message": "The requested processed successfully."}
    return _page(head, "Result", records)


# Personio, first API ----------------------------------------------------------------------------

LABELS = {"id": "ID", "first_name": "Vorname", "last_name": "Nachname", "preferred_name": "Name (bevorzugt)",
          "email": "E-Mail", "status": "Status", "position": "Position", "supervisor": "Vorgesetzter",
          "employment_type": "Beschäftigungsart", "weekly_working_hours": "Wochenstunden", "hire_date": "Eintritt",
          "contract_end_date": "Vertragsende", "termination_date": "Kündigung", "last_working_day": "Letzter Arbeitstag",
          "last_modified_at": "Zuletzt geändert", "subcompany": "Gesellschaft", "office": "Standort",
          "department": "Abteilung", "team": "Team", "cost_centers": "Kostenstelle", "holiday_calendar": "Feiertage"}
KINDS = {"id": "integer", "hire_date": "date", "contract_end_date": "date", "termination_date": "date",
         "last_working_day": "date", "last_modified_at": "date"}


def berlin(day):
    """A day as the first API writes it: midnight with the offset that Berlin has then, roughly."""
    if not day or "T" in day:
        return day or None
    return f"{day}T00:00:00+0{2 if '03-31' <= day[5:] < '10-28' else 1}:00"


def _wrapped(name, value):
    return {"label": LABELS.get(name, name), "value": value, "type": KINDS.get(name, "standard"),
            "universal_id": None if name.startswith("dynamic_") else name}


def linked(kind, number, name, **more):
    return {"type": kind, "attributes": {"id": number, "name": name, **more}}


def boss(number, mail):
    return {"type": "Employee", "attributes": {"id": _wrapped("id", number), "email": _wrapped("email", mail)}}


def personio(attributes):
    return {"type": "Employee", "attributes": {name: _wrapped(name, value) for name, value in attributes.items()}}


def personio_page(records):
    head = {"success": True, "metadata": {"total_elements": len(records), "current_page": 0, "total_pages": 1},
            "offset": 0, "limit": 100}
    return _page(head, "data", records)


# Personio, second API, joined -------------------------------------------------------------------

def person(number, first, last, mail, employments, **more):
    return {"id": number, "email": mail, "created_at": "2023-06-10T09:00:00Z", "updated_at": "2025-02-03T07:15:11Z",
            "first_name": first, "last_name": last, "preferred_name": f"{first} {last}", "gender": "UNSPECIFIED",
            "profile_picture": {"url": None}, "status": "ACTIVE", "custom_attributes": [], **more,
            "employments": employments,
            "_meta": {"links": {"self": {"href": f"https://api.personio.de/v2/persons/{number}"}}}}


def employment(number, person_number, **more):
    return {"id": number, "status": "ACTIVE", "person": {"id": person_number},
            "position": {"title": "Account Manager"}, "supervisor": {"id": "12"},
            "office": {"id": "131014", "name": "München"},
            "org_units": [{"type": "department", "id": "281521", "name": "Sales"},
                          {"type": "team", "id": "5", "name": "South"}],
            "legal_entity": {"id": "7033", "name": "Beispiel GmbH"},
            "cost_centers": [{"id": "82957", "name": "K-100", "weight": 100}],
            "employment_start_date": "2023-07-01", "employment_end_date": None, "contract_end_date": None,
            "probation_end_date": "2023-12-31", "type": "INTERNAL", "termination": None,
            "weekly_working_hours": 38.5, "created_at": "2023-06-10T09:00:00Z", "updated_at": "2025-02-03T07:15:11Z",
            **more}


def persons_page(records):
    return _page({"_meta": {"links": {"self": {"href": "https://api.personio.de/v2/persons?limit=50"}}}},
                 "_data", records)


def _page(head, name, records):
    """A page with one record a line, so that a change of one person is a change of one line."""
    lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
    return json.dumps(head, ensure_ascii=False)[:-1] + f', "{name}": [\n{lines}\n]}}\n'
