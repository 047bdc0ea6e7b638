#include "engine/sketch/field_words.hpp"

namespace joinery {
namespace {

constexpr FieldWords all[] = {
    {"id", FieldKind::id,
     "id|employee id|person id|worker id|staff id|member id|user id|uuid|guid|object id|person uuid|key|number|"
     "employee number|personnel number|external id|ref|code"},
    {"employee_number", FieldKind::text,
     "employee number|personnel number|staff number|worker number|payroll number|badge number|number"},
    {"first_name", FieldKind::text,
     "first name|given name|firstname|givenname|forename|legal first name|name given|name first|first|given"},
    {"last_name", FieldKind::text,
     "last name|family name|surname|lastname|familyname|legal last name|name family|name last|last|family"},
    {"full_name", FieldKind::text, "full name|display name|displayname|name formatted|name"},
    {"known_as", FieldKind::text,
     "known as|preferred first name|preferred name|nick name|nickname|called"},
    {"email", FieldKind::email,
     "work email|work email address|business email|company email|email address|email|e mail|mail|"
     "primary email|work mail|user principal name|user name"},
    {"personal_email", FieldKind::email, "personal email|private email|home email|private mail"},
    {"job_title", FieldKind::text,
     "job title|title|position title|position|job name|role|job role|job|position name"},
    {"department", FieldKind::text,
     "department name|department|dept|org unit|org unit name|organization unit|unit|unit name|division name"},
    {"department_id", FieldKind::text, "department id|org unit id|unit id"},
    {"team", FieldKind::text, "team name|team"},
    {"company", FieldKind::text, "company name|company|legal entity|legal entity name|employer"},
    {"cost_center", FieldKind::text, "cost center|cost centre|cost center name"},
    {"site", FieldKind::text,
     "site name|site|office name|office|work location|location name|location|workplace|office location|place"},
    {"manager", FieldKind::person,
     "manager id|manager uuid|manager employee id|supervisor id|line manager id|reports to id|reports to|"
     "boss id|manager number|manager|supervisor|line manager|boss"},
    {"manager_email", FieldKind::email,
     "manager email|supervisor email|line manager email|reports to email|manager mail"},
    {"employment_type", FieldKind::text,
     "employment type|contract type|worker type|employee type|contract kind|kind|hiring type"},
    {"employment_status", FieldKind::state,
     "employment status|employee status|worker status|status|state|hiring status|lifecycle status"},
    {"start_date", FieldKind::day,
     "start date|hire date|date of joining|join date|joining date|entry date|employment start date|hired on|"
     "started on|started|starts|start|hired|joined|begin date"},
    {"end_date", FieldKind::day,
     "end date|termination date|leaving date|leave date|exit date|employment end date|contract end date|"
     "terminated on|left on|ends|end|left|terminated"},
    {"last_working_day", FieldKind::day, "last working day|last day of work|last working date"},
    {"home_country", FieldKind::country,
     "home country|home country code|address country|address country code|country code|country"},
    {"language", FieldKind::language, "language|locale|preferred language"},
    {"zone", FieldKind::zone, "time zone|timezone|zone"},
    {"created", FieldKind::instant, "created at|created on|created|creation date|creation time|date created"},
    {"updated", FieldKind::instant,
     "updated at|updated on|updated|last modified|last modified at|last changed|last updated|modified at|"
     "modified|changed at|changed"},
};

}  // namespace

std::span<const FieldWords> field_words() { return all; }

}  // namespace joinery
