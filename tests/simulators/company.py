"""The people of an imaginary company: what HR knows, before any vendor gives it a shape.

Person number n depends on the seed and n only, so that a company of 200,000 begins with the same
people as one of 200. `Company.change` is the admin of the HR system: people join, leave, change names.
"""

import datetime
import random
from dataclasses import dataclass, field, replace

DEPARTMENTS = [
    "Sales",
    "Marketing",
    "Engineering",
    "Finance",
    "People Operations",
    "Customer Success",
    "Legal",
    "Design",
    "Operations",
    "Research & Development",
]
TEAMS = ["North", "South", "Platform", "Field", "Key Accounts"]
SITES = [
    ("London", "Europe/London", "GB"),
    ("Berlin", "Europe/Berlin", "DE"),
    ("New York", "America/New_York", "US"),
    ("Sydney", "Australia/Sydney", "AU"),
    ("São Paulo", "America/Sao_Paulo", "BR"),
    ("Tokyo", "Asia/Tokyo", "JP"),
]
TITLES = [
    "Learning Partner",
    "Account Executive",
    "Software Engineer",
    "Controller",
    "Recruiter",
    "Counsel",
    "Product Designer",
    "Logistics Planner",
    "Team Lead",
]
COMPANIES = ["Acme Ltd", "Acme GmbH", "Borealis Inc"]
TYPES = ["Permanent", "Permanent", "Permanent", "Permanent", "Contractor", "Intern"]
COUNTRIES = [
    ("GB", "GBR", "United Kingdom", "Vereinigtes Königreich"),
    ("DE", "DEU", "Germany", "Deutschland"),
    ("US", "USA", "United States", "Vereinigte Staaten"),
    ("FR", "FRA", "France", "Frankreich"),
    ("NO", "NOR", "Norway", "Norwegen"),
    ("BR", "BRA", "Brazil", "Brasilien"),
    ("JP", "JPN", "Japan", "Japan"),
    ("AU", "AUS", "Australia", "Australien"),
]
NAMES = [
    ("Ada", "King"),
    ("Grace", "Hill"),
    ("Søren", "Ørsted"),
    ("Łukasz", "Żółkiewski"),
    ("Zoë", "Brontë"),
    ("José", "Núñez"),
    ("Jürgen", "Groß"),
    ("Ирина", "Соколова"),
    ("Γεωργία", "Παπαδοπούλου"),
    ("美咲", "佐藤"),
    ("지우", "김"),
    ("محمد", "الحسن"),
    ("אבי", "לוי"),
    ("अनन्या", "शर्मा"),
    ("Liz", "O'Neill"),
    ("Jean-Luc", "de la Croix"),
    ("Noor", "van den Berg"),
    ("Sam", "Patel"),
    ("Max", "Kern"),
    ("Jana", "Vogt"),
]
FIRST_ID = 3332883884017710000  # beyond what a double holds exactly, as real ids are


@dataclass(frozen=True)
class Person:
    number: int
    first: str
    last: str
    known_as: str
    email: str
    department: int
    team: int
    site: int
    title: str
    company: int
    type: str
    country: int
    manager: "int | None"
    start: datetime.date
    end: "datetime.date | None"
    status: str  # onboarding, active, leave, inactive
    updated: datetime.datetime
    id: str = ""  # what HR calls the person, if it is not the number
    last_day: "datetime.date | None" = None  # of work, where it is not the day on which employment ends
    jobs: tuple = ()  # earlier ones: (title, department, first day, last day)
    extra: dict = field(default_factory=dict)

    @property
    def full_name(self):
        return f"{self.first} {self.last}"

    @property
    def leaver(self):
        return self.status == "inactive"


def make_person(seed, number, today):
    """One person of nobody in particular; number 0 is the head of the company."""
    chance = random.Random(seed * 1_000_003 + number)
    first, last = chance.choice(NAMES)
    start = today - datetime.timedelta(days=chance.randint(30, 4000))
    end, status = None, "active"
    if number and chance.random() < 0.06:
        end = today - datetime.timedelta(days=chance.randint(1, 700))
        start = min(start, end - datetime.timedelta(days=30))
        status = "inactive"
    elif number and chance.random() < 0.02:
        end = today + datetime.timedelta(days=chance.randint(1, 60))
    elif number and chance.random() < 0.02:
        start = today + datetime.timedelta(days=chance.randint(1, 40))
        status = "onboarding"
    elif number and chance.random() < 0.03:
        status = "leave"
    updated = datetime.datetime.combine(today, datetime.time(6)) - datetime.timedelta(
        minutes=chance.randint(0, 500_000)
    )
    return Person(
        number=number,
        first=first,
        last=last,
        known_as=first[:3] if chance.random() < 0.2 else "",
        email=f"person{number}@acme.example",
        department=chance.randrange(len(DEPARTMENTS)),
        team=chance.randrange(len(TEAMS)),
        site=chance.randrange(len(SITES)),
        title=chance.choice(TITLES),
        company=chance.randrange(len(COMPANIES)),
        type=chance.choice(TYPES),
        country=chance.randrange(len(COUNTRIES)),
        manager=None if number == 0 else chance.randrange(min(number, 1 + number // 8)),
        start=start,
        end=end,
        status=status,
        updated=updated.replace(tzinfo=datetime.timezone.utc),
    )


class Company:
    """Everybody, in the order in which HR took them on. Not for several threads: the server locks."""

    def __init__(self, seed=1, size=500, today=datetime.date(2026, 11, 21)):
        self.seed = seed
        self.size = size
        self.today = today
        self.people = {number: make_person(seed, number, today) for number in range(size)}
        self.departments = dict(enumerate(DEPARTMENTS))
        self.localised = False  # names of countries in another language
        self.version = 0  # moves with every change, so that answers may be kept
        self.removed = {}  # number -> when it was erased

    def change(self, number, **values):
        """Changes some of what HR knows of one person, as an HR admin would; new numbers join."""
        person = self.people.get(number) or make_person(self.seed, number, self.today)
        for key in ("start", "end", "last_day"):
            if isinstance(values.get(key), str):
                values[key] = datetime.date.fromisoformat(values[key])
        moment = self.moment(values.pop("updated", None))
        self.people[number] = replace(person, updated=moment, **values)
        self.version += 1

    def erase(self, number, stamp=None):
        if self.people.pop(number, None):
            self.removed[number] = self.moment(stamp)
            self.version += 1

    def moment(self, stamp):
        """When HR did it: then, or early today."""
        if stamp:
            return datetime.datetime.fromisoformat(stamp.replace("Z", "+00:00"))
        return datetime.datetime.combine(self.today, datetime.time(7), datetime.timezone.utc)

    def rename_department(self, number, name):
        self.departments[number] = name
        self.version += 1

    def as_it_was(self):
        return Company(self.seed, self.size, self.today)

    def told(self):
        """Everybody without any vendor's shape: what a reading must come to, whoever the vendor is."""
        rows = []
        for person in self.everybody():
            manager = self.people.get(person.manager)
            rows.append(
                {
                    "number": person.number,
                    "first": person.first,
                    "last": person.last,
                    "email": person.email,
                    "title": person.title,
                    "department": self.departments[person.department],
                    "site": SITES[person.site][0],
                    "country": COUNTRIES[person.country][0],
                    "manager": manager.email if manager else None,
                    "start": person.start.isoformat(),
                    "end": person.end.isoformat() if person.end else None,
                    "status": person.status,
                }
            )
        return rows

    def next_number(self):
        return max(self.people, default=-1) + 1

    def country_name(self, person):
        return COUNTRIES[person.country][3 if self.localised else 2]

    def everybody(self):
        return list(self.people.values())

    def id_of(self, number):
        """The long id; a person that HR renamed has another."""
        person = self.people.get(number)
        return self.id_of_person(person) if person else str(FIRST_ID + number)

    def id_of_person(self, person):
        return person.id or str(FIRST_ID + person.number)

    def by_id(self, identity):
        for person in self.people.values():
            if self.id_of(person.number) == identity:
                return person
        return None
