# jq -c --slurpfile regions regions.json -f workload_t.jq people.ndjson
def text: if type == "string" then (if test("^[ \t\n\u000b\f\r]|[ \t\n\u000b\f\r]$") then sub("^[ \t\n\u000b\f\r]+"; "") | sub("[ \t\n\u000b\f\r]+$"; "") else . end | if . == "" then null else . end) else null end;
def lower: if . == null then null else ascii_downcase end;
def date: if . == null then null
  elif length >= 10 and .[4:5] == "-" then .[0:10]
  elif length == 10 and .[2:3] == "/" then "\(.[6:10])-\(.[3:5])-\(.[0:2])"
  else null end;
"2026-11-21" as $today
| (.id | text) as $id
| (.work.company | text) as $company
| (.work.employmentType | text) as $type
| (.work.department | text) as $group
| (.email | text) as $email
| (.work.startDate | text | date) as $hired
| (.internal.terminationDate | text | date) as $ended
| ($ended != null and $ended <= $today) as $gone
| ((.address.country | text) // (.address.countryCode | text) | lower) as $country
| (if $country == null then null else $regions[0][$country] end) as $region
| (if $id == null then "no_id"
   elif $company != null and $company != "Acme Ltd" then "company"
   elif ($type == "Contractor" or $type == "Intern") and $group != "Engineering" then "employment_type"
   elif $email == null then "no_email"
   elif ($gone | not) and $hired != null and $hired > $today then "not_started"
   elif ($gone | not) and $region == null then "no_country"
   else null end) as $reason
| if $reason != null then {external_id: $id, action: "skip", reason: $reason}
  else {external_id: $id, action: (if $gone then "archive" else "upsert" end),
        status: (if $gone then "archived" else "active" end),
        first_name: ((.personal.knownAs | text) // (.firstName | text)), last_name: (.surname | text),
        email: ($email | lower), job_title: (.work.title | text), group: $group, location: (.work.site | text),
        content_region: $region, manager_email: (.work.reportsTo.email | text | lower), hire_date: $hired,
        invite: (($gone | not) and $hired != null and $hired <= $today)} end
