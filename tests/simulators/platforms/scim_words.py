"""What SCIM says in small languages of its own: filters (RFC 7644, 3.4.2.2) and paths of PATCH (3.5.2)."""

import re

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
TOKEN = re.compile(r'\s*(\(|\)|\[|\]|"(?:[^"\\]|\\.)*"|[^\s()\[\]"]+)')


class Wrong(Exception):
    """A filter or path that is not understood; `kind` is SCIM's name for it."""

    def __init__(self, kind, detail):
        super().__init__(detail)
        self.kind, self.detail = kind, detail


def tokens(text):
    found, at = [], 0
    while at < len(text.rstrip()):
        match = TOKEN.match(text, at)
        if not match:
            raise Wrong("invalidFilter", f"{text} cannot be read")
        found.append(match[1])
        at = match.end()
    return found


def names_of(path):
    """A path as keys: schema names hold colons and dots and are one key."""
    for schema in (USER, GROUP):
        if path.lower().startswith(schema.lower() + ":"):
            path = path[len(schema) + 1 :]
    match = re.match(r"(?i)(urn:.*:User)(?::(.*))?$", path)
    if match:
        return [match[1]] + (match[2].split(".") if match[2] else [])
    return path.split(".")


def key_in(holder, name):
    """The key as the holder spells it, or the name itself."""
    return next((key for key in holder if key.lower() == name.lower()), name)


def values_at(thing, names):
    """Everything that stands at the path; a list is looked through."""
    if isinstance(thing, list):
        return [value for item in thing for value in values_at(item, names)]
    if not names:
        return [thing.get("value") if isinstance(thing, dict) and "value" in thing else thing]
    if isinstance(thing, dict):
        key = key_in(thing, names[0])
        return values_at(thing[key], names[1:]) if key in thing else []
    return []


def compared(how, seen, wanted):
    if how == "pr":
        return seen not in (None, "", [], {})
    if isinstance(seen, str) and isinstance(wanted, str):
        seen, wanted = seen.lower(), wanted.lower()
    if how == "ne":
        return seen != wanted
    if type(seen) is not type(wanted):
        return False
    return {
        "eq": lambda: seen == wanted,
        "co": lambda: wanted in seen,
        "sw": lambda: seen.startswith(wanted),
        "ew": lambda: seen.endswith(wanted),
        "gt": lambda: seen > wanted,
        "ge": lambda: seen >= wanted,
        "lt": lambda: seen < wanted,
        "le": lambda: seen <= wanted,
    }[how]()


class Filter:
    """A filter, read once; a call says whether a resource passes."""

    def __init__(self, text):
        self.rest = tokens(text)
        self.test = self.either()
        if self.rest:
            raise Wrong("invalidFilter", f"{self.rest[0]} is not expected")

    def __call__(self, resource):
        return self.test(resource)

    def next(self):
        if not self.rest:
            raise Wrong("invalidFilter", "the filter ends too early")
        return self.rest.pop(0)

    def either(self):
        tests = [self.both()]
        while self.rest and self.rest[0].lower() == "or":
            self.next()
            tests.append(self.both())
        return lambda r: any(test(r) for test in tests)

    def both(self):
        tests = [self.single()]
        while self.rest and self.rest[0].lower() == "and":
            self.next()
            tests.append(self.single())
        return lambda r: all(test(r) for test in tests)

    def single(self):
        token = self.next()
        if token.lower() == "not":
            inner = self.single()
            return lambda r: not inner(r)
        if token == "(":
            inner = self.either()
            self.expect(")")
            return inner
        names = names_of(token)
        if self.rest and self.rest[0] == "[":
            self.next()
            inner = self.either()
            self.expect("]")
            return lambda r: any(inner(item) for item in listed(r, names))
        how = self.next().lower()
        if how == "pr":
            return lambda r: any(compared("pr", value, None) for value in values_at(r, names))
        if how not in ("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"):
            raise Wrong("invalidFilter", f"{how} compares nothing")
        wanted = literal(self.next())
        return lambda r: any(compared(how, value, wanted) for value in values_at(r, names))

    def expect(self, token):
        if self.next() != token:
            raise Wrong("invalidFilter", f"{token} is missing")


def literal(token):
    if token.startswith('"'):
        return re.sub(r"\\(.)", r"\1", token[1:-1])
    if token in ("true", "false", "null"):
        return {"true": True, "false": False, "null": None}[token]
    try:
        return float(token)
    except ValueError:
        raise Wrong("invalidFilter", f"{token} is no value") from None


def listed(resource, names):
    found = resource
    for name in names:
        found = found.get(key_in(found, name)) if isinstance(found, dict) else None
    return found if isinstance(found, list) else [found] if found else []


PATH = re.compile(r"^(?P<list>[^\[]+)(\[(?P<filter>.*)\](\.(?P<rest>[A-Za-z$]+))?)?$")


def patched(resource, operations):
    """Carries out the operations of a PATCH on the resource, in place."""
    for operation in operations:
        how = str(operation.get("op", "")).lower()
        if how not in ("add", "replace", "remove"):
            raise Wrong("invalidSyntax", f"{how} is no operation")
        path = operation.get("path")
        if path:
            change(resource, how, path, operation.get("value"))
        elif how == "remove":
            raise Wrong("noTarget", "remove wants a path")
        else:
            for name, value in (operation.get("value") or {}).items():
                change(resource, how, name, value)


def change(resource, how, path, value):
    match = PATH.match(path)
    if not match:
        raise Wrong("invalidPath", f"{path} is no path")
    names = names_of(match["list"])
    holder = resource
    for name in names[:-1]:
        key = key_in(holder, name)
        holder = holder.setdefault(key, {})
        if not isinstance(holder, dict):
            raise Wrong("invalidPath", f"{path} leads through a value")
    key = key_in(holder, names[-1])
    if match["filter"] is not None:
        change_items(holder, key, how, match["filter"], match["rest"], value)
    elif how == "remove":
        if value is not None and isinstance(holder.get(key), list):
            gone = [item.get("value") for item in value]
            holder[key] = [item for item in holder[key] if item.get("value") not in gone]
        else:
            holder.pop(key, None)
    elif how == "add" and isinstance(holder.get(key), list):
        for item in value if isinstance(value, list) else [value]:
            if not any(item.get("value") == there.get("value") for there in holder[key]):
                holder[key].append(item)
    elif isinstance(holder.get(key), dict) and isinstance(value, dict):
        holder[key].update(value)
    else:
        holder[key] = value


def change_items(holder, key, how, text, rest, value):
    """An operation on the items of a list that a filter chooses."""
    chosen_by = Filter(text)
    items = holder.setdefault(key, [])
    chosen = [item for item in items if chosen_by(item)]
    if how == "remove" and not rest:
        holder[key] = [item for item in items if not chosen_by(item)]
    elif how == "remove":
        for item in chosen:
            item.pop(key_in(item, rest), None)
    elif not chosen:
        # RFC 7644 3.5.2.3. Some services make the item all the same; whoever wants it made can say `add`.
        if how == "replace":
            raise Wrong("noTarget", f"nothing is {text}")
        match = re.fullmatch(r'(?i)type eq "([^"]*)"', text.strip())
        if not match:
            raise Wrong("noTarget", f"nothing is {text}")
        items.append({"type": match[1], rest: value} if rest else {"type": match[1], **value})
    else:
        for item in chosen:
            item.update({rest: value} if rest else value)
