-- A trial that starts changes no index, and its row stays on its page where there is room.
DROP INDEX fruitfly.trials_planned;
CREATE INDEX trials_planned ON fruitfly.trials (id) WHERE state = 'planned';
ALTER TABLE fruitfly.trials SET (fillfactor = 80);
