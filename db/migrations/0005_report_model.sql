-- The report model: the template a paper is laid out by, what each implication is about,
-- why a part is exempt, and implications of older papers as the paragraphs they are.

ALTER TABLE report ADD COLUMN template TEXT NOT NULL DEFAULT '';

ALTER TABLE section ADD COLUMN about TEXT NOT NULL DEFAULT '';

ALTER TABLE section ADD COLUMN exempt_under INTEGER
    CHECK (exempt_under BETWEEN 1 AND 18);

ALTER TABLE paragraph ADD COLUMN exempt_under INTEGER
    CHECK (exempt_under BETWEEN 1 AND 18);

CREATE TEMP TABLE told AS
SELECT r.report_id, 'implication' AS part,
       i.key + 1 + (SELECT coalesce(max(position), 0) FROM section s
                    WHERE s.report_id = r.report_id) AS position,
       json_extract(i.value, '$.heading') AS title,
       json_extract(i.value, '$.text') AS body
FROM report r, json_each(r.fields, '$.implication') i
WHERE json_type(r.fields, '$.implication') = 'array'
UNION ALL
SELECT r.report_id, 'background',
       1000 + (SELECT coalesce(max(position), 0) FROM section s
               WHERE s.report_id = r.report_id),
       'Background', group_concat(b.value, char(10, 10))
FROM report r, json_each(r.fields, '$.background') b
WHERE json_type(r.fields, '$.background') = 'array'
GROUP BY r.report_id;

DELETE FROM told WHERE title IS NULL OR trim(coalesce(body, ''), char(10, 9, 32)) = ''
    OR EXISTS (SELECT 1 FROM section s
               WHERE s.report_id = told.report_id AND s.part = told.part);

INSERT INTO section (report_id, position, title, part)
SELECT report_id, position, title, part FROM told ORDER BY report_id, position;

CREATE TEMP TABLE said AS
WITH RECURSIVE pieces (section_id, place, body, onward) AS (
    SELECT s.section_id, 0, '', trim(t.body, char(10, 9, 32)) || char(10, 10)
    FROM told t JOIN section s
    ON s.report_id = t.report_id AND s.part = t.part AND s.position = t.position
    UNION ALL
    SELECT section_id, place + 1,
           trim(substr(onward, 1, instr(onward, char(10, 10)) - 1), char(10, 9, 32)),
           ltrim(substr(onward, instr(onward, char(10, 10)) + 2), char(10))
    FROM pieces WHERE instr(onward, char(10, 10)) > 0
)
SELECT section_id, place, body FROM pieces WHERE body <> '';

INSERT INTO paragraph (section_id, position, edited)
SELECT section_id, place, body FROM said ORDER BY section_id, place;

INSERT INTO paragraph_version (paragraph_id, version, body, author, written_at, reason)
SELECT p.paragraph_id, 1, p.edited,
       coalesce((SELECT made_by FROM change ORDER BY change_id LIMIT 1), ''),
       coalesce((SELECT made_at FROM change ORDER BY change_id LIMIT 1), ''),
       'taken from the settings of the report'
FROM paragraph p WHERE p.section_id IN (SELECT section_id FROM said);

UPDATE report SET first_paragraph = max(1, first_paragraph - (
    SELECT count(*) FROM said JOIN section USING (section_id)
    WHERE section.report_id = report.report_id));

UPDATE report SET fields = json_remove(fields, '$.implication', '$.background')
WHERE json_type(fields, '$.implication') IS NOT NULL
   OR json_type(fields, '$.background') IS NOT NULL;

UPDATE section SET about = CASE
    WHEN title LIKE 'Council Priorities%' THEN 'priorities'
    WHEN title LIKE 'Financial%' THEN 'financial'
    WHEN title LIKE 'Legal%' THEN 'legal'
    WHEN title LIKE 'Risk%' THEN 'risk'
    WHEN title LIKE 'Staffing%' THEN 'staffing'
    WHEN title LIKE 'Equalities%' THEN 'equalities'
    WHEN title LIKE 'Community Safety%' THEN 'community safety'
    WHEN title LIKE 'Sustainability%' THEN 'sustainability'
    WHEN title LIKE 'Procurement%' THEN 'procurement'
    ELSE '' END
WHERE part = 'implication';

DROP TABLE said;

DROP TABLE told;

PRAGMA user_version = 5;
