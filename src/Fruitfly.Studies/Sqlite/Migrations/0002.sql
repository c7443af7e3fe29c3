-- What trials have in common that differ in the seed only: the description without its seed.
CREATE TABLE settings (
  id INTEGER PRIMARY KEY,
  json TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO settings (json) SELECT settings_of(json) FROM descriptions GROUP BY settings_of(json) ORDER BY min(trial);

ALTER TABLE trials ADD COLUMN settings INTEGER REFERENCES settings (id);
ALTER TABLE trials ADD COLUMN seed TEXT;                   -- as in the description: it may be too large for an integer
UPDATE trials SET (settings, seed) = (
  SELECT settings.id, seed_of(descriptions.json) FROM descriptions
  JOIN settings ON settings.json = settings_of(descriptions.json) WHERE descriptions.trial = trials.id);
CREATE INDEX trials_settings ON trials (settings);

ALTER TABLE results ADD COLUMN test_scores INTEGER;        -- how many scores were taken on the test set; NULL: not known
UPDATE results SET test_scores = test_scores(
  (SELECT evaluations FROM curves WHERE curves.trial = results.trial), (SELECT json FROM descriptions WHERE descriptions.trial = results.trial));

ALTER TABLE studies ADD COLUMN plans INTEGER NOT NULL DEFAULT 1; -- how many times it was planned
