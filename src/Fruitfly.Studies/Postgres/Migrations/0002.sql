-- On which machine the trial ran; NULL: not known. Like the times, it is not in the checksum: it says nothing of the result.
ALTER TABLE fruitfly.results ADD COLUMN host text;
