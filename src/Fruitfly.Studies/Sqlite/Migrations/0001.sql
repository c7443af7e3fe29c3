CREATE TABLE studies (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  experiment TEXT NOT NULL,
  preset TEXT NOT NULL,
  options TEXT NOT NULL,              -- a JSON object: what was changed of the preset
  created INTEGER NOT NULL            -- this and all times: milliseconds since 1970, UTC
) STRICT;

-- A process that runs trials. Numbers are never used again: a claim may outlive its worker.
CREATE TABLE workers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  host TEXT NOT NULL,
  process INTEGER NOT NULL,
  token TEXT NOT NULL,                -- tells it from a later process of the same number
  heartbeat INTEGER NOT NULL
) STRICT;

CREATE TABLE trials (
  id INTEGER PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,          -- SHA-256 of the canonical description
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'done', 'diverged', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  worker INTEGER REFERENCES workers (id),
  started INTEGER,
  ended INTEGER,
  error TEXT
) STRICT;
CREATE INDEX trials_running ON trials (worker) WHERE worker IS NOT NULL;

-- Beside the trials, so that counting states reads few pages.
CREATE TABLE descriptions (
  trial INTEGER PRIMARY KEY REFERENCES trials (id) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE study_trials (
  study INTEGER NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  trial INTEGER NOT NULL REFERENCES trials (id),
  PRIMARY KEY (study, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX study_trials_trial ON study_trials (trial);

-- The last evaluation, for queries; the curve holds it too. NULL: not measured, or not a number.
CREATE TABLE results (
  trial INTEGER PRIMARY KEY REFERENCES trials (id) ON DELETE CASCADE,
  step INTEGER,
  training_loss REAL, training_error REAL,
  validation_loss REAL, validation_error REAL,
  test_loss REAL, test_error REAL,
  diverged_step INTEGER,
  last_finite_loss REAL,
  parameters INTEGER NOT NULL,
  seconds REAL NOT NULL,
  instruction_set TEXT NOT NULL,
  numerics INTEGER NOT NULL,
  program TEXT NOT NULL,
  runtime TEXT NOT NULL
) STRICT;

CREATE TABLE curves (
  trial INTEGER PRIMARY KEY REFERENCES trials (id) ON DELETE CASCADE,
  evaluations BLOB NOT NULL           -- see docs/formats.md
) STRICT;
