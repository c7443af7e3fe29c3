-- The study file with every value filled in; NULL: the study was not planned from one. It is in the checksum where there is one.
ALTER TABLE studies ADD COLUMN definition TEXT;

-- What a network said of each example of one split after its last step. Beside the curves, so that reading those reads none of it.
CREATE TABLE predictions (
  trial INTEGER PRIMARY KEY REFERENCES trials (id) ON DELETE CASCADE,
  outputs BLOB NOT NULL,              -- see docs/formats.md
  checksum INTEGER NOT NULL
) STRICT;
