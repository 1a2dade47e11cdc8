-- +goose Up

-- As in SQLite, where the comment stands.
UPDATE statement SET withdrawn = withdrawn + 2 WHERE report IN (SELECT r.id FROM report r WHERE r.latest = 0);

UPDATE tally SET statements = statements - (SELECT count(*) FROM statement s WHERE s.withdrawn = 2);

UPDATE actor SET statements = statements - (
    SELECT count(*) FROM speaker p CROSS JOIN statement s WHERE p.actor = actor.id AND s.id = p.statement AND s.withdrawn = 2
) WHERE id IN (SELECT p.actor FROM speaker p CROSS JOIN statement s WHERE s.id = p.statement AND s.withdrawn = 2);

UPDATE speaker SET office = 0 WHERE office <> 0 AND statement IN (SELECT s.id FROM statement s WHERE s.withdrawn >= 2);

CREATE TEMPORARY TABLE recount AS
SELECT f.line AS label, count(DISTINCT s.id) AS n,
    coalesce(min(CASE WHEN s.id >= 16777216 THEN s.id END), 0) AS low, coalesce(max(s.id), 0) AS high
FROM form f
    JOIN wording_form p ON p.form = f.id
    LEFT JOIN statement s ON s.wording = p.wording AND s.withdrawn = 0
WHERE f.line IN (
    SELECT g.line FROM statement t JOIN wording_form q ON q.wording = t.wording JOIN form g ON g.id = q.form WHERE t.withdrawn = 2)
GROUP BY f.line;

UPDATE line SET
    statements = (SELECT c.n FROM recount c WHERE c.label = line.label),
    first = (SELECT c.low >> 24 FROM recount c WHERE c.label = line.label),
    last = (SELECT c.high >> 24 FROM recount c WHERE c.label = line.label)
WHERE label IN (SELECT c.label FROM recount c);

DROP TABLE recount;
