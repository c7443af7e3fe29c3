-- In which room of its host a process has its number; NULL: not known, so that only its heartbeat tells whether it lives.
ALTER TABLE workers ADD COLUMN space TEXT;

ALTER TABLE trials ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0; -- how many times it was claimed: a claim of an earlier epoch is void

-- A study belongs to one setting of its experiment; earlier, other options took the place of a preset's own study.
UPDATE OR IGNORE studies SET name = study_name(name, options) WHERE name = experiment || '-' || preset AND options <> '{}';

-- What is read is compared with these: the first eight bytes of a SHA-256, see docs/formats.md.
ALTER TABLE studies ADD COLUMN checksum INTEGER;
ALTER TABLE studies ADD COLUMN trials_checksum INTEGER;         -- of the hashes of its trials, in the order of the plan
ALTER TABLE trials ADD COLUMN checksum INTEGER;
ALTER TABLE settings ADD COLUMN checksum INTEGER;
ALTER TABLE results ADD COLUMN checksum INTEGER;
ALTER TABLE curves ADD COLUMN checksum INTEGER;

UPDATE studies SET checksum = checksum_of(name, experiment, preset, options, created), trials_checksum = checksum_of(
  (SELECT group_concat(hash, char(10) ORDER BY position) FROM study_trials JOIN trials ON trials.id = trial WHERE study = studies.id));
UPDATE trials SET checksum = checksum_of(hash, settings, seed, state, attempts, started, ended, error);
UPDATE settings SET checksum = checksum_of(json);
UPDATE results SET checksum = checksum_of(
  (SELECT hash FROM trials WHERE id = trial), step, training_loss, training_error, validation_loss, validation_error, test_loss, test_error,
  diverged_step, last_finite_loss, parameters, seconds, instruction_set, numerics, program, runtime, test_scores);
UPDATE curves SET checksum = checksum_of((SELECT hash FROM trials WHERE id = trial), evaluations);

CREATE TRIGGER trials_added AFTER INSERT ON trials BEGIN
  UPDATE trials SET checksum = checksum_of(hash, settings, seed, state, attempts, started, ended, error) WHERE id = NEW.id;
END;
CREATE TRIGGER trials_changed AFTER UPDATE OF hash, settings, seed, state, attempts, started, ended, error ON trials BEGIN
  UPDATE trials SET checksum = checksum_of(hash, settings, seed, state, attempts, started, ended, error) WHERE id = NEW.id;
END;
