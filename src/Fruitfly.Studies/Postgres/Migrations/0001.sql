-- Milliseconds since 1970, UTC, by the clock of the server: no other clock says when something happened.
CREATE FUNCTION fruitfly.store_time() RETURNS bigint LANGUAGE sql VOLATILE
  AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

CREATE TABLE fruitfly.studies (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  experiment text COLLATE "C" NOT NULL,
  preset text NOT NULL,
  options text NOT NULL,                -- a JSON object: what was changed of the preset
  created bigint NOT NULL,              -- this and all times are those of store_time()
  plans bigint NOT NULL DEFAULT 1,      -- how many times it was planned
  definition text,                      -- the study file with every value filled in; NULL: it was planned from none
  checksum bigint NOT NULL,             -- this and all checksums: see docs/formats.md
  trials_checksum bigint NOT NULL       -- of the hashes of its trials, in the order of the plan
);

-- A process that runs trials. Its lease ends that many seconds after its last heartbeat.
CREATE TABLE fruitfly.workers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  host text NOT NULL,
  process integer NOT NULL,
  token text NOT NULL,                  -- tells it from a later process of the same number
  space text,                           -- in which room of its host its number counts; NULL: not known
  heartbeat timestamptz NOT NULL,
  lease double precision NOT NULL
) WITH (fillfactor = 50);

-- What trials have in common that differ in the seed only: the description without its seed.
CREATE TABLE fruitfly.settings (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash text COLLATE "C" NOT NULL UNIQUE, -- SHA-256 of the text, which may be too long for an index
  json text NOT NULL,
  checksum bigint NOT NULL
);

CREATE TABLE fruitfly.trials (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  hash text COLLATE "C" NOT NULL UNIQUE, -- SHA-256 of the canonical description
  settings bigint NOT NULL REFERENCES fruitfly.settings (id),
  seed text COLLATE "C" NOT NULL,       -- as in the description: it may be too large for an integer
  state text COLLATE "C" NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'running', 'done', 'diverged', 'failed')),
  attempts bigint NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  epoch bigint NOT NULL DEFAULT 0,      -- how many times it was claimed: a claim of an earlier epoch is void
  worker bigint REFERENCES fruitfly.workers (id),
  started bigint,                       -- NULL while it runs: claimed with others that its worker runs first
  ended bigint,
  error text,
  CHECK ((state = 'running') = (worker IS NOT NULL))
);
CREATE INDEX trials_running ON fruitfly.trials (worker) WHERE worker IS NOT NULL;
CREATE INDEX trials_planned ON fruitfly.trials (attempts) WHERE state = 'planned';
CREATE INDEX trials_settings ON fruitfly.trials (settings);

CREATE TABLE fruitfly.descriptions (
  trial bigint PRIMARY KEY REFERENCES fruitfly.trials (id) ON DELETE CASCADE,
  json text NOT NULL
);

CREATE TABLE fruitfly.study_trials (
  study bigint NOT NULL REFERENCES fruitfly.studies (id) ON DELETE CASCADE,
  position bigint NOT NULL,
  trial bigint NOT NULL REFERENCES fruitfly.trials (id),
  PRIMARY KEY (study, position)
);
CREATE INDEX study_trials_trial ON fruitfly.study_trials (trial);

-- The last evaluation, for queries; the curve holds it too. NULL: not measured, or not a number.
CREATE TABLE fruitfly.results (
  trial bigint PRIMARY KEY REFERENCES fruitfly.trials (id) ON DELETE CASCADE,
  step bigint,
  training_loss double precision, training_error double precision,
  validation_loss double precision, validation_error double precision,
  test_loss double precision, test_error double precision,
  diverged_step bigint,
  last_finite_loss double precision,
  parameters bigint NOT NULL,
  seconds double precision NOT NULL,
  instruction_set text COLLATE "C" NOT NULL,
  numerics bigint NOT NULL,
  program text COLLATE "C" NOT NULL,
  runtime text COLLATE "C" NOT NULL,
  test_scores bigint,                   -- how many scores were taken on the test set; NULL: not known
  checksum bigint NOT NULL
);

CREATE TABLE fruitfly.curves (
  trial bigint PRIMARY KEY REFERENCES fruitfly.trials (id) ON DELETE CASCADE,
  evaluations bytea NOT NULL,           -- see docs/formats.md
  checksum bigint NOT NULL
);

-- What a network said of each example of one split after its last step.
CREATE TABLE fruitfly.predictions (
  trial bigint PRIMARY KEY REFERENCES fruitfly.trials (id) ON DELETE CASCADE,
  outputs bytea NOT NULL,               -- see docs/formats.md
  checksum bigint NOT NULL
);

-- Where users' files were last seen, on whichever host. What lies there is compared with the hash before it is used.
CREATE TABLE fruitfly.files (
  sha256 text COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
  path text NOT NULL,
  bytes bigint NOT NULL,
  seen bigint NOT NULL,
  PRIMARY KEY (sha256, path)
);

-- Copies of users' files, for every host that runs their trials.
CREATE TABLE fruitfly.copies (
  sha256 text COLLATE "C" PRIMARY KEY CHECK (length(sha256) = 64),
  content bytea NOT NULL,
  kept bigint NOT NULL
);
