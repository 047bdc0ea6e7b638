"""What happens to the people of a company while somebody reads it: the faults that lie in the data.

A story is switched on like a fault. It is told once, before the request at which it strikes: from the
beginning without a place, midway with `@from:N` or `@request:N`. Nothing in it is an error of the vendor;
it is what HR really does, and what a reading of it must survive.
"""

import dataclasses
import datetime


def days(count):
    return datetime.timedelta(days=count)


def id_renamed(company):
    person = company.people[5]
    company.change(5, id=f"{company.id_of(person.number)}9" if person.id else "PW5-RENAMED")


def email_swapped_between_two_people(company):
    one, other = company.people[1], company.people[2]
    company.change(1, email=other.email)
    company.change(2, email=one.email)


def manager_name_ambiguous(company):
    head = company.people[0]
    company.change(1, first=head.first, last=head.last)


def manager_cycle(company):
    company.change(1, manager=2)
    company.change(2, manager=1)


def future_hire(company):
    company.change(company.next_number(), start=company.today + days(14), end=None, status="onboarding")


def future_leaver(company):
    company.change(3, end=company.today + days(14), status="active")


def garden_leave(company):
    company.change(3, last_day=company.today - days(10), end=company.today + days(30), status="leave")


def rehire_same_email(company):
    """The old record stays, as somebody who left; a new one with the same address begins today."""
    left = dict(start=company.today - days(900), end=company.today - days(100), status="inactive")
    company.change(4, **left)
    old = company.people[4]
    company.change(
        company.next_number(),
        **{
            **{f.name: getattr(old, f.name) for f in dataclasses.fields(old) if f.name not in ("number", "updated")},
            "start": company.today,
            "end": None,
            "status": "active",
        },
    )


def three_employments(company):
    """Two earlier jobs besides the present one: where a vendor shows histories or employments, they are there."""
    person = company.people[3]
    company.change(
        3,
        jobs=(
            ("Trainee", 1, person.start - days(800), person.start - days(401)),
            ("Assistant", 2, person.start - days(400), person.start - days(1)),
        ),
    )


def localised_country(company):
    company.localised = True
    company.version += 1


def list_item_renamed(company):
    company.rename_department(0, "Revenue")


def dst_midnight(company):
    """Begins on the night in which clocks go forward in Berlin, leaves on the one in which they go back."""
    company.change(3, start=datetime.date(2026, 3, 29), end=datetime.date(2026, 10, 25), status="inactive")


def title_changed(company, moment=None):
    company.change(3, title="Changed", updated=moment)


def row_moves_during_paging(company):
    """Somebody is taken on who stands first in every list: all rows move by one while pages are read."""
    number = company.next_number()
    company.change(number)
    company.people = {number: company.people[number], **company.people}


def row_vanishes_during_paging(company):
    """The first person is erased: all rows move up, and one of them is never sent."""
    company.erase(next(iter(company.people)))


STORIES = {
    "id_renamed": (id_renamed, "HR gives somebody another id"),
    "email_swapped_between_two_people": (email_swapped_between_two_people, "two people have each other's address"),
    "manager_name_ambiguous": (manager_name_ambiguous, "two people have one name, and one of them is a manager"),
    "manager_cycle": (manager_cycle, "two people are each other's manager"),
    "future_hire": (future_hire, "somebody begins in two weeks"),
    "future_leaver": (future_leaver, "somebody leaves in two weeks"),
    "garden_leave": (garden_leave, "somebody no longer works, and is employed for another month"),
    "rehire_same_email": (rehire_same_email, "somebody who left is back as a new person with the old address"),
    "three_employments": (three_employments, "somebody has two earlier jobs besides the present one"),
    "localised_country": (localised_country, "names of countries are in another language"),
    "list_item_renamed": (list_item_renamed, "a department has another name and the same id"),
    "dst_midnight": (dst_midnight, "somebody begins and leaves where the clocks change"),
    "title_changed": (title_changed, "somebody has another title, since VALUE"),
    "row_moves_during_paging": (row_moves_during_paging, "somebody new stands first: all rows move by one"),
    "row_vanishes_during_paging": (row_vanishes_during_paging, "the first person is erased: all rows move up"),
}


def tell(company, faults, request):
    """Tells the stories that are due at this request and have not been told."""
    for fault in faults.faults:
        if fault.name not in STORIES or fault.left == 0:
            continue
        if fault.place == "always" or (fault.place in ("request", "from") and request >= fault.number):
            fault.left = 0
            STORIES[fault.name][0](company, *([fault.value] if fault.value else []))
