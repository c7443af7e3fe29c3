using Fruitfly.Data;
using Fruitfly.Numerics;

namespace Fruitfly.Studies.Costs;

/// <summary>Measures for about half a second how fast this machine trains the networks of a study: on as many cores at
/// once as the study will use, since cores may share caches and memory.</summary>
/// <param name="kept">what need not be measured, and learns what is. Default: null, everything is measured.</param>
sealed class Calibration(TimeProvider time, int workers, KeptSpeeds? kept = null)
{
    /// <summary>Networks that are measured, shared among the families; the speeds of
    /// the others are interpolated.</summary>
    const int Measured = 8;

    /// <summary>Of each family: between two sizes far apart speeds do not lie on a line.</summary>
    const int FewestOfFamily = 4;

    static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(250), Measuring = TimeSpan.FromMilliseconds(250);

    /// <summary>Some milliseconds in all.</summary>
    const int PeakRounds = 100_000, PeakRepeats = 10;

    /// <summary>Of both parts, where less time is to be spent. A part takes longer where a single step does.</summary>
    public double Share { get; init; } = 1;

    /// <param name="load">loads the data of a trial, so that its time is known; the trial finds it loaded
    /// then</param>
    /// <exception cref="ArgumentException">a trial's data, network and recipe do not fit together</exception>
    /// <exception cref="OperationCanceledException">cancelled</exception>
    public MachineSpeed Measure(
        StudyCost cost, Func<Trial, SealedDataSet> load, CancellationToken cancellation = default)
    {
        if (cost.ToRun.Count == 0)
            return new MachineSpeed(new Dictionary<string, SpeedCurve>(), new Dictionary<DataSize, double>());
        var known = Known(cost.ToRun);
        var missing = Choose(cost.ToRun).Where(trial => !known.ContainsKey(trial.Shape)).ToList();
        var between = kept is null ? [] : missing.Select(trial => (trial.Shape, Speed: kept.Find(trial, workers)))
            .Where(point => point.Speed is not null).ToDictionary(point => point.Shape, point => point.Speed!);
        missing.RemoveAll(trial => between.ContainsKey(trial.Shape));
        // Where there are two of a size the second counts: the first finds nothing compiled.
        var loading = cost.ToRun.DistinctBy(trial => trial.Data).GroupBy(trial => trial.DataSize)
            .ToDictionary(data => data.Key, data => Seconds(
                $"loading {data.First().Trial.Data.GetType().Name} {data.Key}",
                () => data.Take(2).Select(trial => SecondsOf(() => load(trial.Trial))).Last()));
        var measured = MeasureOnCores(missing, cancellation);
        var curves = known.Concat(between).Concat(measured.Speeds).Select(point => (point.Key, point.Value))
            .GroupBy(point => point.Key.Family).ToDictionary(family => family.Key, family => new SpeedCurve(family));
        return new MachineSpeed(curves, loading)
        {
            Peak = measured.Peak,
            Source = missing.Count == 0 ? SpeedSource.Known
                : known.Count + between.Count == 0 ? SpeedSource.Measured : SpeedSource.Both,
        };
    }

    /// <summary>The speeds of the shapes that were seen before, of each with the most data of it.</summary>
    Dictionary<TrainingShape, ShapeSpeed> Known(IReadOnlyList<TrialCost> trials)
    {
        var known = new Dictionary<TrainingShape, ShapeSpeed>();
        if (kept is not null)
            foreach (var alike in trials.GroupBy(trial => trial.Shape))
                if (kept.Exactly(alike.MaxBy(trial => trial.DataSize.Bytes)!, workers) is { } speed)
                    known.Add(alike.Key, speed);
        return known;
    }

    (IEnumerable<KeyValuePair<TrainingShape, ShapeSpeed>> Speeds, double Peak) MeasureOnCores(
        IReadOnlyList<TrialCost> chosen, CancellationToken cancellation)
    {
        var peak = $"peak of a core beside {workers - 1}";
        if (chosen.Count == 0 && kept?.Number(peak) is { } known)
            return ([], known);
        var (speeds, peaks) = (new ShapeSpeed[workers][], new double[workers]);
        if (workers == 1)
            MeasureOn(0);
        else
            OnAllCores(MeasureOn);
        List<KeyValuePair<TrainingShape, ShapeSpeed>> means = [.. chosen.Select((trial, i) =>
            KeyValuePair.Create(trial.Shape, Mean(speeds.Select(own => own[i]))))];
        foreach (var (trial, speed) in chosen.Zip(means))
            kept?.Learn(trial, workers, speed.Value);
        return (means, Number(peak, peaks.Average));

        void MeasureOn(int worker)
        {
            peaks[worker] = PeakOfThisCore();
            speeds[worker] = MeasureOnThisCore(chosen, cancellation);
        }
    }

    double Number(string name, Func<double> measure) => kept is null ? measure() : kept.Number(name, measure);

    double Seconds(string name, Func<double> measure) => kept is null ? measure() : kept.Seconds(name, measure);

    // The best of some: whatever else the core does in between only slows it down.
    double PeakOfThisCore()
    {
        var best = 0.0;
        for (var repeat = 0; repeat < PeakRepeats; repeat++)
        {
            var began = time.GetTimestamp();
            var operations = MultiplyAddPeak.Run(PeakRounds);
            best = Math.Max(best, operations / Math.Max(time.GetElapsedTime(began).TotalSeconds, double.Epsilon));
        }
        return best;
    }

    /// <summary>For each family the smallest and the largest shape and some spread over the logarithm of the operations
    /// between them, each with the trial of it that has the most data.</summary>
    internal static IReadOnlyList<TrialCost> Choose(IReadOnlyList<TrialCost> trials)
    {
        var families = trials.GroupBy(trial => trial.Shape.Family).ToList();
        return [.. families.SelectMany(family => Spread(
            [.. family.GroupBy(trial => trial.Shape.StepOperations).OrderBy(shape => shape.Key)
                .Select(shape => shape.MaxBy(trial => trial.DataSize.Bytes)!)],
            Math.Max(FewestOfFamily, Measured / families.Count)))];
    }

    static IEnumerable<TrialCost> Spread(TrialCost[] shapes, int count)
    {
        if (shapes.Length <= count)
            return shapes;
        double low = Size(shapes[0]), high = Size(shapes[^1]);
        return Enumerable.Range(0, count).Select(i => low + (high - low) * i / (count - 1))
            .Select(wanted => shapes.MinBy(shape => Math.Abs(Size(shape) - wanted))!).Distinct();

        static double Size(TrialCost trial) => Math.Log(Math.Max(1, trial.Shape.StepOperations));
    }

    ShapeSpeed[] MeasureOnThisCore(IReadOnlyList<TrialCost> chosen, CancellationToken cancellation)
    {
        var samples = chosen.Select(trial => new SampleTraining(trial)).ToList();
        foreach (var sample in samples)
            sample.Measure(time, Share * WarmUp / samples.Count, cancellation);
        return [.. samples.Select(sample => sample.Measure(time, Share * Measuring / samples.Count, cancellation))];
    }

    void OnAllCores(Action<int> measure)
    {
        var failures = new Exception?[workers];
        var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() =>
        {
            try
            {
                measure(worker);
            }
            catch (Exception failure)
            {
                failures[worker] = failure;
            }
        })
        { IsBackground = true, Name = $"calibration {worker + 1}" }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }

    static ShapeSpeed Mean(IEnumerable<ShapeSpeed> speeds)
    {
        var all = speeds.ToList();
        return new ShapeSpeed(all.Average(speed => speed.Step), all.Average(speed => speed.Example),
            all.Average(speed => speed.Start));
    }

    double SecondsOf(Action work)
    {
        var began = time.GetTimestamp();
        work();
        return time.GetElapsedTime(began).TotalSeconds;
    }
}
