-- Where users' files were last seen. What lies there is compared with the hash before it is used, so that a wrong row costs a look.
CREATE TABLE files (
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),  -- 1: a copy in the folder of the store
  PRIMARY KEY (sha256, path)
) STRICT, WITHOUT ROWID;
