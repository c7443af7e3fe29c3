namespace Fruitfly.Studies.Costs;

/// <summary>What the trials of a run show of the speeds by which they were predicted. Safe for threads.</summary>
sealed class SpeedLessons
{
    /// <summary>Seconds of a core from which trials alone decide the speed of their shape; fewer count for a part of
    /// it.</summary>
    const double Enough = 1;

    /// <summary>Beyond this something else happened, such as a machine that slept.</summary>
    const double MostTimes = 10;

    /// <summary>A data set whose loading takes more than this share of a trial's time is left to those that come
    /// later.</summary>
    const double MostLoading = 0.05;

    readonly Lock _lock = new();
    readonly KeptSpeeds _kept;
    readonly int _workers;
    readonly Dictionary<string, (Shape Shape, TrialCost Cost, double Seconds)> _predicted = [];
    readonly Dictionary<string, int> _ended = [];
    readonly MachineSpeed _speed;

    /// <param name="cost">of the trials that will run</param>
    /// <param name="speed">by which they were predicted</param>
    public SpeedLessons(KeptSpeeds kept, StudyCost cost, MachineSpeed speed, int workers)
    {
        (_kept, _speed, _workers) = (kept, speed, workers);
        var shapes = new Dictionary<(SpeedGroup, string), Shape>();
        // The most that a trial with early stopping takes says nothing.
        foreach (var trial in cost.ToRun.Where(trial => trial.Trial.Recipe.EarlyStopping is null))
        {
            var key = (SpeedGroup.Of(trial, workers), trial.Shape.Network);
            if (!shapes.TryGetValue(key, out var shape))
                shapes[key] = shape = new Shape(trial, speed.Of(trial.Shape));
            _predicted[trial.Hash] = (shape, trial with { Trial = shape.Example.Trial },
                shape.Speed.SecondsOf(trial.Work));
        }
    }

    /// <summary>A trial came to its end, and no other shared its core.</summary>
    public void Ended(string hash, double seconds)
    {
        lock (_lock)
        {
            if (!_predicted.TryGetValue(hash, out var trial) || HasLoaded(trial.Cost, trial.Seconds))
                return;
            trial.Shape.Predicted += trial.Seconds;
            trial.Shape.Took += seconds;
        }
    }

    /// <summary>Corrects the speeds by what the trials took.</summary>
    public void Learn()
    {
        lock (_lock)
            foreach (var shape in _predicted.Values.Select(trial => trial.Shape).Distinct())
            {
                if (shape is not { Predicted: > 0, Took: > 0 })
                    continue;
                var ratio = shape.Took / shape.Predicted;
                if (ratio is > 1 / MostTimes and < MostTimes)
                    _kept.Learn(shape.Example, _workers,
                        shape.Speed.Times(Math.Pow(ratio, Math.Min(1, shape.Took / Enough))));
            }
    }

    // The first that share a data set load it or wait for it.
    bool HasLoaded(TrialCost trial, double seconds)
    {
        if (_speed.LoadingOf(trial.DataSize) <= MostLoading * seconds)
            return false;
        _ended[trial.Data] = _ended.GetValueOrDefault(trial.Data) + 1;
        return _ended[trial.Data] <= _workers;
    }

    sealed class Shape(TrialCost example, ShapeSpeed speed)
    {
        public TrialCost Example => example;

        public ShapeSpeed Speed => speed;

        public double Predicted { get; set; }

        public double Took { get; set; }
    }
}
