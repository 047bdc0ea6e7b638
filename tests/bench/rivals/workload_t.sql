-- Workload T for DuckDB; duckdb.mjs fills in the names of the files and the number of threads.
SET threads = $threads;
SET preserve_insertion_order = true;
CREATE MACRO text_of(v) AS nullif(trim(v, chr(32) || chr(9) || chr(10) || chr(11) || chr(12) || chr(13)), '');
CREATE MACRO date_of(v) AS CASE
  WHEN length(v) >= 10 AND substr(v, 5, 1) = '-' THEN substr(v, 1, 10)
  WHEN length(v) = 10 AND substr(v, 3, 1) = '/' THEN substr(v, 7, 4) || '-' || substr(v, 4, 2) || '-' || substr(v, 1, 2)
END;
CREATE TABLE regions AS
  SELECT key, content ->> ('$."' || replace(key, '"', '\"') || '"') AS region
  FROM (SELECT unnest(json_keys(content)) AS key, content FROM read_text('$regions'));
COPY (
  WITH people AS (
    SELECT text_of(id) AS id, text_of(work.company) AS company, text_of(work.employmentType) AS type,
           text_of(work.department) AS department, text_of(email) AS email, date_of(text_of(work.startDate)) AS hired,
           date_of(text_of(internal.terminationDate)) AS ended,
           lower(coalesce(text_of(address.country), text_of(address.countryCode))) AS country,
           coalesce(text_of(personal.knownAs), text_of(firstName)) AS first_name, text_of(surname) AS last_name,
           text_of(work.title) AS title, text_of(work.site) AS site, lower(text_of(work.reportsTo.email)) AS manager
    FROM read_json('$people', format = 'newline_delimited', columns = {
      id: 'VARCHAR', firstName: 'VARCHAR', surname: 'VARCHAR', email: 'VARCHAR', personal: 'STRUCT(knownAs VARCHAR)',
      work: 'STRUCT(company VARCHAR, employmentType VARCHAR, department VARCHAR, startDate VARCHAR, title VARCHAR, site VARCHAR, reportsTo STRUCT(email VARCHAR))',
      internal: 'STRUCT(terminationDate VARCHAR)', address: 'STRUCT(country VARCHAR, countryCode VARCHAR)'})
  ), decided AS (
    SELECT *, coalesce(ended <= '2026-11-21', false) AS gone,
      CASE WHEN id IS NULL THEN 'no_id'
           WHEN company <> 'Acme Ltd' THEN 'company'
           WHEN type IN ('Contractor', 'Intern') AND department IS DISTINCT FROM 'Engineering' THEN 'employment_type'
           WHEN email IS NULL THEN 'no_email'
           WHEN NOT gone AND hired > '2026-11-21' THEN 'not_started'
           WHEN NOT gone AND region IS NULL THEN 'no_country' END AS reason
    FROM people LEFT JOIN regions ON key = country
  )
  SELECT CASE WHEN reason IS NOT NULL THEN json_object('external_id', id, 'action', 'skip', 'reason', reason)
    ELSE json_object('external_id', id, 'action', CASE WHEN gone THEN 'archive' ELSE 'upsert' END,
      'status', CASE WHEN gone THEN 'archived' ELSE 'active' END, 'first_name', first_name, 'last_name', last_name,
      'email', lower(email), 'job_title', title, 'group', department, 'location', site, 'content_region', region,
      'manager_email', manager, 'hire_date', hired, 'invite', NOT gone AND coalesce(hired <= '2026-11-21', false)) END AS line
  FROM decided
) TO '$out' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER E'\x01');
