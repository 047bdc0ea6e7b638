#!/usr/bin/env python3
"""Writes the samples of PeopleHR and Personio, and the people of the examples brightwell and lindner.

    python3 tests/mappings/make_pairs.py            # all of them, from the folder above `tests`

The same bytes every time. Each person is there for a reason, which stands beside them; the tests and the
READMEs of the examples name them by their number.
"""

from make_wire import (berlin, boss, employment, linked, peoplehr, peoplehr_older, peoplehr_page, person,
                       persons_page, personio, personio_page)


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


# Samples ----------------------------------------------------------------------------------------

def peoplehr_samples():
    liz = peoplehr("PW180", "Elizabeth", "O'Neill", title="Ms", known="Liz", email="liz.oneill@example.co.uk",
                   start="2022-09-05", role="Designer", company="Example Ltd", site="Leeds",
                   department="Product Design", boss="Sam Patel", boss_id="PW6", boss_mail="sam.patel@example.co.uk",
                   gender="Female", address="1 Mill Lane, Leeds, LS1 4AB")
    sam = peoplehr("PW6", "Sam", "Patel", title="Mr", email="sam.patel@example.co.uk", start="2015-01-12",
                   role="Head of Design", company="Example Ltd", site="Leeds", department="Product Design")
    granny = peoplehr("0042", "Esmerelda", "Weatherwax", known="Granny Weatherwax", start="2026-12-01",
                      role="Adviser", company="Example Services Ltd", site="Bristol", type="Contractor",
                      leaving="2027-05-31", columns=["Academy; First aiders"])
    tom = peoplehr("PW9", "Tom", "Ash", email="tom.ash@example.co.uk", start="2012-03-05", role="Designer",
                   company="Example Ltd", site="Leeds", department="Product Design", boss="Sam Patel",
                   status="2", leaving="2026-10-30")
    write("mappings/peoplehr/samples/answer.json", peoplehr_page([liz, sam, granny]))
    write("mappings/peoplehr/samples/older.json", peoplehr_page([peoplehr_older(liz), peoplehr_older(tom)]))


def personio_samples():
    jana = personio({
        "id": 4711, "first_name": "Jana", "last_name": "Vogt", "preferred_name": "Jana Vogt",
        "email": "jana.vogt@example.com", "status": "active", "position": "Account Manager",
        "supervisor": boss(12, "max.kern@example.com"), "employment_type": "internal",
        "weekly_working_hours": "38.5", "hire_date": berlin("2023-07-01"), "contract_end_date": None,
        "termination_date": None, "last_modified_at": "2025-02-03T08:15:11+01:00",
        "subcompany": linked("Subcompany", 7033, "Beispiel GmbH"), "office": linked("Office", 131014, "München"),
        "department": linked("Department", 281521, "Sales"), "team": None, "cost_centers": [],
        "holiday_calendar": linked("HolidayCalendar", 2, "Bayern", country="DE", state="Bayern"),
        "dynamic_98345": "Deutschland"})
    tim = personio({
        "id": 4712, "first_name": "Tim", "last_name": "Groß", "preferred_name": "", "email": "tim.gross@example.com",
        "status": "inactive", "position": "Buchhalter", "supervisor": None, "employment_type": "external",
        "hire_date": berlin("2014-11-09"), "termination_date": berlin("2026-10-31"),
        "last_modified_at": "2026-11-01T00:00:02+01:00", "department": [], "cost_centers": []})
    seen_little = personio({"id": 4713, "first_name": "Eva", "last_name": "Ott", "email": "eva.ott@example.com"})
    write("mappings/personio/samples/page.json", personio_page([jana, tim, seen_little]))
    first = employment("6f0f1a34-7a0f-4c0b-b5a8-0a7c2b1d9f11", "4711")
    earlier = employment("0b6a2c9e-1f63-4f0e-9d51-61a0b8f7c210", "4711", status="INACTIVE",
                         position={"title": "Working student"}, employment_start_date="2021-10-01",
                         employment_end_date="2023-06-30", weekly_working_hours=16, cost_centers=[])
    over = employment("c1d1e0a2-58f4-46f2-8d8e-37a9d2b95a07", "4712", status="INACTIVE", type="EXTERNAL",
                      position={"title": "Buchhalter"}, supervisor=None, org_units=[], employment_start_date="2014-11-09",
                      employment_end_date="2026-10-31",
                      termination={"termination_date": "2026-10-31", "last_working_day": "2026-10-31",
                                   "terminated_at": "2026-08-01", "type": "EMPLOYEE", "reason": None})
    write("mappings/personio_v2/samples/joined.json", persons_page([
        person("4711", "Jana", "Vogt", "jana.vogt@example.com", [first, earlier],
               custom_attributes=[{"id": "dynamic_98345", "type": "STRING", "global_id": None,
                                   "label": "Land (privat)", "value": "Deutschland"}]),
        person("4712", "Tim", "Groß", "tim.gross@example.com", [over], status="INACTIVE"),
        # A credential without attribute grants sees no more than this.
        {"id": "4713", "employments": [{"id": "9a4a6d55-6c0d-4a3e-8f7f-1d3f6f3c8f10"}]}]))


# Brightwell: PeopleHR to Learn Amp --------------------------------------------------------------

COMPANY, SERVICES, HOLDING = "Brightwell Ltd", "Brightwell Services Ltd", "Brightwell Holdings"


def bw(number, first, last, **more):
    """Somebody of Brightwell: a current employee in Leeds who reports to the head of their department."""
    mail = f"{first}.{last}@brightwell.example".lower().replace(" ", "").replace("'", "")
    heads = {"Sales": 2, "Customer Success": 3, "Engineering": 4, "Finance": 5, "Field Sales": 7}
    given = {"email": mail, "start": "2021-04-06", "role": "Adviser", "company": COMPANY, "site": "Leeds",
             "department": "Sales"}
    given.update(more)
    head = heads.get(given["department"].strip(), 1)
    if "boss" not in given and head != number:
        given.update(boss=NAMES[head], boss_id=f"BW{head:03}", boss_mail="")
    return peoplehr(f"BW{number:03}", first, last, **given)


NAMES = {1: "Margaret Hale", 2: "Dev Anand", 3: "Siân Llewellyn", 4: "Ola Nowak", 5: "Ruth Adler", 7: "Joe Tanner"}


def brightwell():
    people = [
        bw(1, "Margaret", "Hale", role="Managing Director", department="Board", boss=""),
        bw(2, "Dev", "Anand", role="Head of Sales", boss=NAMES[1], boss_id="BW001"),
        bw(3, "Siân", "Llewellyn", role="Head of Customer Success", department="Customer Success",
           email="sian.llewellyn@brightwell.example", boss=NAMES[1], boss_id="BW001"),
        bw(4, "Aleksandra", "Nowak", known="Ola", role="Head of Engineering", department="Engineering",
           boss=NAMES[1], boss_id="BW001"),
        bw(5, "Ruth", "Adler", role="Finance Director", department="Finance", boss=NAMES[1], boss_id="BW001"),
        # What people are called.
        bw(6, "Elizabeth", "O'Neill", known="Liz"),
        bw(7, "Joseph", "Tanner", known="Joe Tanner", role="Field Sales Lead", department="Field Sales",
           boss=NAMES[2], boss_id="BW002"),
        bw(8, "Anne  Marie", "van den Berg", known=" "),
        bw(9, "José", "Núñez", known="Pepe", email="jose.nunez@brightwell.example"),
        bw(10, "Suharto", "", email="suharto@brightwell.example"),
        bw(11, "Nguyễn", "Văn Anh", email="anh.nguyen@Brightwell.EXAMPLE "),
        # Addresses.
        bw(12, "Priya", "Raghunathan", email=""),
        bw(13, "Kwame", "Mensah", email="kwame(at)brightwell.example"),
        # Dates: yesterday, today, tomorrow, and the oddities.
        bw(14, "Tom", "Ash", leaving="2026-11-20"),
        bw(15, "Nia", "Price", leaving="2026-11-21"),
        bw(16, "Abdul", "Karim", leaving="2026-11-22"),
        bw(17, "Ingrid", "Solberg", start="2026-11-21"),
        bw(18, "Marek", "Zeman", start="2026-12-07"),
        bw(19, "Yuki", "Tanaka", start="2206-01-10"),
        bw(20, "Carol", "Finch", start="2026-10-05", leaving="2024-06-28"),
        bw(21, "Bernard", "Moss", start=""),
        bw(22, "Hamid", "Reza", leaving="31/12/2026"),
        # Status codes.
        bw(23, "Olive", "Grant", status="2", leaving="2026-09-30"),
        bw(24, "Peter", "Vane", status="2"),
        bw(25, "Moira", "Quill", status=""),
        bw(26, "Ines", "Duarte", status="3"),
        # Companies: two are synchronised.
        bw(27, "Hugo", "Blanc", company=SERVICES),
        bw(28, "Stella", "Marsh", company=" brightwell   services LTD"),
        bw(29, "Victor", "Hale", company=HOLDING, department="Board"),
        bw(30, "Wendy", "Croft", company=""),
        bw(31, "Adam", "Lister", company="", leaving="2026-11-01"),
        # Employment types: contractors are managed by hand, engineers aside.
        bw(32, "Dana", "Cole", type="Contractor"),
        bw(33, "Femi", "Adebayo", type="Contractor", department="Engineering"),
        bw(34, "Gus", "Olsen", type=""),
        bw(35, "Lena", "Fischer", type="Apprentice"),
        # Teams: a blank department, spaces, a place of work with its own zone.
        bw(36, "Milo", "Hart", department=""),
        bw(37, "Rosa", "Klein", department=" Customer  Success "),
        bw(38, "Jack", "Nguyen", site="Melbourne", leaving="2026-11-21"),
        bw(39, "Kim", "Soto", site="Melbourne", leaving="2026-11-20"),
        # Managers: by id, by address, by a name that is known or not, none, oneself.
        bw(40, "Una", "Byrne", boss="Dev Anand", boss_id="", boss_mail="dev.anand@brightwell.example"),
        bw(41, "Ivo", "Pavlov", boss="Ola Nowak", boss_id="", boss_mail="", department="Engineering"),
        bw(42, "Tess", "Ward", boss="Sam Patel", boss_id="", boss_mail=""),
        bw(43, "Rhys", "Evans", boss="", boss_id="", boss_mail=""),
        bw(44, "Otto", "Lang", boss="Otto Lang", boss_id="BW044", boss_mail=""),
        bw(45, "Zara", "Holt", boss="Nobody Known", boss_id="BW999", boss_mail=""),
        # Columns of their own: further teams, and a cost centre.
        bw(46, "Noor", "Aziz", columns=["First aiders; Academy", "0042"]),
        bw(47, "Alice", "Booth", columns=["Academy"], image="https://brightwell.example/p/47.png"),
        # An administrator, whose account HR must not change.
        bw(48, "Site", "Admin", email="lms-admin@brightwell.example"),
        peoplehr("", "No", "Number", email="no.number@brightwell.example", start="2024-01-08", company=COMPANY),
        peoplehr("0007", "Zero", "Zero", email="zero.zero@brightwell.example", start="2024-01-08", company=COMPANY,
                 department="Finance", site="Leeds", role="Clerk"),
    ]
    write("examples/brightwell/people.json", peoplehr_page(people))


# Lindner: Personio to LearnUpon -----------------------------------------------------------------

GMBH, AG, SARL = (7033, "Lindner GmbH"), (7034, "Lindner Schweiz AG"), (7035, "Lindner SARL")
OFFICES = {"Stuttgart": 131014, "Zürich": 131015, "Lyon": 131016, "Honolulu": 131017}


def li(number, first, last, **more):
    """Somebody of Lindner; an attribute that is "(none)" is not granted."""
    plain = f"{first}.{last}".lower()
    for sign, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), (" ", "."), ("é", "e"), ("ç", "c")):
        plain = plain.replace(sign, letters)
    attributes = {
        "id": 10400 + number, "first_name": first, "last_name": last, "preferred_name": f"{first} {last}",
        "email": f"{plain}@lindner.example", "status": "active", "position": "Sachbearbeitung",
        "supervisor": boss(10401, "karin.lindner@lindner.example"), "employment_type": "internal",
        "weekly_working_hours": "38.5", "hire_date": "2020-09-01", "contract_end_date": None, "termination_date": None,
        "last_working_day": None, "last_modified_at": "2026-11-03T08:15:11+01:00", "subcompany": GMBH,
        "office": "Stuttgart", "department": (281521, "Vertrieb"), "team": None, "cost_centers": [],
        "dynamic_98345": "Deutschland"}
    attributes.update(more)
    for name in ("hire_date", "contract_end_date", "termination_date", "last_working_day"):
        if isinstance(attributes[name], str) and attributes[name] != "(none)":
            attributes[name] = berlin(attributes[name])
    for name, kind in (("subcompany", "Subcompany"), ("department", "Department"), ("team", "Team")):
        if isinstance(attributes[name], tuple):
            attributes[name] = linked(kind, *attributes[name])
    if attributes["office"] in OFFICES:
        attributes["office"] = linked("Office", OFFICES[attributes["office"]], attributes["office"])
    return personio({name: value for name, value in attributes.items() if value != "(none)"})


def lindner():
    people = [
        li(1, "Karin", "Lindner", supervisor=None, position="Geschäftsführung", department=(281520, "Leitung")),
        li(2, "Jana", "Vogt"),
        li(3, "Max", "Kern", department=(281522, "Werk 2")),
        # Statuses.
        li(4, "Emil", "Roth", status="onboarding", hire_date="2027-01-04"),
        li(5, "Ayşe", "Demir", status="leave", email="ayse.demir@lindner.example"),
        li(6, "Paul", "Weiß", status="inactive"),
        li(7, "Ulla", "Brandt", status="inactive", termination_date="2026-10-31"),
        li(8, "Horst", "Maier", status="inactive", termination_date="2027-01-31"),
        li(9, "Lena", "Adler", status="retired"),
        li(10, "Nils", "Ost", status="(none)"),
        # Days: yesterday, today, tomorrow; over both changes of the clocks.
        li(11, "Rita", "Baum", termination_date="2026-11-20"),
        li(12, "Kai", "Lorenz", termination_date="2026-11-21"),
        li(13, "Mia", "Sommer", termination_date="2026-11-22"),
        li(14, "Otto", "Frank", hire_date="2024-03-31T00:00:00+01:00"),
        li(15, "Ida", "Busch", hire_date="2024-10-27T00:00:00+02:00"),
        li(16, "Gerd", "Haas", termination_date="2026-12-31", last_working_day="2026-11-20"),
        li(17, "Eva", "Ott", termination_date="2027-03-31", last_working_day="2027-02-26"),
        li(18, "Jo", "Kraft", hire_date="2026-10-01", termination_date="2024-06-30"),
        li(19, "Anna", "Thal", hire_date="2206-01-10"),
        li(20, "Bodo", "Rau", hire_date="(none)"),
        li(21, "Cem", "Yıldız", contract_end_date="2026-11-15", email="cem.yildiz@lindner.example"),
        li(22, "Dora", "Pohl", hire_date="2026-12-01"),
        li(23, "Finn", "Moor", termination_date="im März"),
        # Names and addresses.
        li(24, "Zoë", "Brontë", preferred_name="Zo Brontë", email="Zoe.Bronte@Lindner.Example "),
        li(25, "Suharto", None, preferred_name="Suharto", email="suharto@lindner.example"),
        li(26, "Anne  Marie", "Groß", preferred_name="", email="anne.gross@lindner.example"),
        li(27, "Hans", "Ohnepost", email=None),
        li(28, "Hans", "Falschpost", email="hans@lindner"),
        li(29, "志明", "陳", preferred_name="陳志明", email="chan@lindner.example"),
        # Companies: the one in France has its own portal.
        li(30, "Amélie", "Dubois", subcompany=SARL, office="Lyon"),
        li(31, "Urs", "Keller", subcompany=AG, office="Zürich", dynamic_98345="Schweiz"),
        li(32, "Rolf", "Ohnefirma", subcompany=None),
        li(33, "Rolf", "Gegangen", subcompany=None, termination_date="2026-11-01"),
        # Employment types: externals are left out, apprentices' trainers aside.
        li(34, "Ext", "Berater", employment_type="external"),
        li(35, "Ext", "Ausbilder", employment_type="external", position="Ausbilder"),
        li(36, "Ohne", "Typ", employment_type=""),
        # Groups: nothing in three ways, and a team.
        li(37, "Leer", "Null", department=None),
        li(38, "Leer", "Text", department=""),
        li(39, "Leer", "Liste", department=[]),
        li(40, "Tina", "Team", team=(5, "Süd")),
        # The country of the customer's own attribute.
        li(41, "Land", "Englisch", dynamic_98345="Austria"),
        li(42, "Land", "Fehler", dynamic_98345="Deutschlnad"),
        li(43, "Land", "Leer", dynamic_98345=""),
        # Honolulu: the last day ends eleven hours later there.
        li(44, "Grace", "Hill", office="Honolulu", termination_date="2026-11-20"),
        li(45, "Ada", "King", office="Honolulu", termination_date="2026-11-19"),
        # The portal's administrator, and an id beyond what a double holds.
        li(46, "Portal", "Admin", email="portal-admin@lindner.example"),
        li(47, "Große", "Nummer", id=9007199254740993),
    ]
    write("examples/lindner/people.json", personio_page(people))


if __name__ == "__main__":
    peoplehr_samples()
    personio_samples()
    brightwell()
    lindner()
