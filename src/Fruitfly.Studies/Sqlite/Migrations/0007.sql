-- A JSON object: what people wrote about the study; NULL: nothing. It is not in the checksum: it says nothing of results.
ALTER TABLE studies ADD COLUMN remarks TEXT;
