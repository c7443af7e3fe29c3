namespace Fruitfly.Studies.Costs;

/// <summary>What a study will cost, known before it runs.</summary>
/// <param name="ToRun">trials that have no result yet</param>
/// <param name="AlreadyThere">trials that will not run: the store has their results, or they failed</param>
/// <param name="Operations">floating-point operations of the trials to run, counted
/// exactly from their descriptions</param>
/// <param name="Workers">trials run at once</param>
/// <param name="Duration">of all trials on that many workers, predicted</param>
/// <param name="MemoryBytes">the most that trials and data sets take at once, the program itself left out</param>
public sealed record StudyForecast(
    int ToRun, int AlreadyThere, long Operations, int Workers, TimeSpan Duration, long MemoryBytes)
{
    /// <summary>The seconds of each trial to run, by its hash.</summary>
    public required IReadOnlyDictionary<string, double> Trials { get; init; }

    /// <summary>The floating-point operations of each trial to run, by its hash, where they are certain: early stopping
    /// may end a trial sooner.</summary>
    internal IReadOnlyDictionary<string, long> CertainOperations { get; init; } = new Dictionary<string, long>();

    /// <summary>The most floating-point operations that a core of this machine does in a second, while as many others
    /// work as trials run at once; 0 where that was not measured.</summary>
    public double Peak { get; init; }

    /// <summary>Where the speeds come from by which the trials were predicted.</summary>
    public SpeedSource Speeds { get; init; }

    /// <summary>What the trials will show of these speeds; null where no one keeps it.</summary>
    internal SpeedLessons? Lessons { get; init; }

    /// <summary>The seconds of all trials, one after another.</summary>
    public double TrialSeconds => Trials.Values.Sum();

    /// <summary>How long measuring their results takes, predicted. Default: none, a matter of moments.</summary>
    public TimeSpan Measuring { get; init; }

    /// <summary>Trials and measuring.</summary>
    public TimeSpan Whole => Duration + Measuring;

    /// <summary>No trial to run, or none that is worth predicting.</summary>
    internal static StudyForecast Nothing(int workers) =>
        new(0, 0, 0, workers, TimeSpan.Zero, 0) { Trials = new Dictionary<string, double>() };

    internal static StudyForecast Of(StudyCost cost, MachineSpeed speed, int workers)
    {
        var seconds = speed.SecondsOf(cost.ToRun);
        return new StudyForecast(
            cost.ToRun.Count, cost.AlreadyThere, cost.Operations, workers,
            LongTime.OfSeconds(MachineSpeed.Together(seconds, workers)),
            cost.MemoryBytes(workers))
        {
            Trials = cost.ToRun.Zip(seconds).ToDictionary(trial => trial.First.Hash, trial => trial.Second),
            CertainOperations = cost.ToRun.Where(trial => trial.Trial.Recipe.EarlyStopping is null)
                .ToDictionary(trial => trial.Hash, trial => trial.Work.Operations),
            Peak = speed.Peak,
            Speeds = speed.Source,
        };
    }
}
