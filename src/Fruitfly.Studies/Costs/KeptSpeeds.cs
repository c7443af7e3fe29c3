using System.Security.Cryptography;
using System.Text;

namespace Fruitfly.Studies.Costs;

/// <summary>How fast this machine is, as far as it was measured or trials have shown: what is known need not be
/// measured again for the next forecast. It is kept for a week, and what trials do not correct for a day, in a file, if
/// there is one, and belongs to the machine, not to a store. Safe for threads, and for processes that share the
/// file.</summary>
public sealed class KeptSpeeds
{
    public const string FileName = "speeds.json";

    /// <summary>A machine that was busy when it was measured is not taken for slow for longer.</summary>
    internal static readonly TimeSpan MostAge = TimeSpan.FromDays(7);

    /// <summary>Of what no trial corrects: how long it takes to load data and to measure, and the peak.</summary>
    static readonly TimeSpan MostAgeOfNumbers = TimeSpan.FromDays(1);

    /// <summary>Those seen last stay.</summary>
    internal const int MostShapes = 2000, MostNumbers = 500;

    /// <summary>Speeds are interpolated between two shapes only where the larger takes at most this many times the
    /// operations of the smaller.</summary>
    const double MostApart = 4;

    readonly Lock _lock = new();
    readonly string? _path;
    readonly TimeProvider _time;
    readonly Machine _machine;
    readonly Dictionary<(SpeedGroup, string), KeptShape> _shapes = [];
    readonly Dictionary<string, KeptNumber> _numbers = [];
    bool _isRead, _isChanged;

    /// <param name="path">null: they are kept as long as the process runs</param>
    public KeptSpeeds(string? path, TimeProvider time) : this(path, time, Machine.Current)
    {
    }

    internal KeptSpeeds(string? path, TimeProvider time, Machine machine)
    {
        ArgumentNullException.ThrowIfNull(time);
        (_path, _time, _machine) = (path, time, machine);
    }

    /// <summary>In the user's folder of this machine, see <see cref="StoreLocation.Local()"/>, wherever the store is.
    /// Without such a folder they are kept as long as the process runs.</summary>
    /// <param name="variable">reads an environment variable</param>
    public static KeptSpeeds OfUser(Func<string, string?> variable, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(variable);
        try
        {
            return new(Path.Combine(Path.GetDirectoryName(StoreLocation.Local(variable))!, FileName), time);
        }
        catch (StudyStoreException)
        {
            return new(null, time);
        }
    }

    /// <summary>Writes what was learned since, with what other processes have written meanwhile. A file that cannot be
    /// written is left: next time it is measured again.</summary>
    public void Keep()
    {
        lock (_lock)
        {
            if (!_isChanged || _path is null)
                return;
            Read();
            _isChanged = !new SpeedFile(SpeedFile.CurrentFormat, _machine,
                [.. _shapes.Values.OrderByDescending(shape => shape.Seen).Take(MostShapes)],
                _numbers.OrderByDescending(number => number.Value.Seen).Take(MostNumbers).ToDictionary()).Write(_path);
        }
    }

    /// <summary>The speed of a shape that was seen itself; null for one that was not.</summary>
    internal ShapeSpeed? Exactly(TrialCost trial, int workers)
    {
        lock (_lock)
        {
            ReadOnce();
            return _shapes.TryGetValue((SpeedGroup.Of(trial, workers), HashOf(trial.Shape)), out var kept)
                && IsFresh(kept.Seen) ? kept.Speed : null;
        }
    }

    /// <summary>The same, or a speed between those of two shapes that are near enough.</summary>
    internal ShapeSpeed? Find(TrialCost trial, int workers)
    {
        if (Exactly(trial, workers) is { } seen)
            return seen;
        lock (_lock)
        {
            var group = SpeedGroup.Of(trial, workers);
            var (operations, near) = (trial.Shape.StepOperations,
                _shapes.Values.Where(kept => kept.Among == group && IsFresh(kept.Seen)).ToList());
            var below = near.Where(kept => kept.StepOperations <= operations).MaxBy(kept => kept.StepOperations);
            var above = near.Where(kept => kept.StepOperations >= operations).MinBy(kept => kept.StepOperations);
            return below is null || above is null || above.StepOperations > MostApart * below.StepOperations ? null
                : new SpeedCurve(
                    from kept in (KeptShape[])[below, above]
                    select (trial.Shape with
                    {
                        StepOperations = kept.StepOperations,
                        ForwardOperations = kept.ForwardOperations,
                    }, kept.Speed)).Of(trial.Shape);
        }
    }

    internal void Learn(TrialCost trial, int workers, ShapeSpeed speed)
    {
        lock (_lock)
        {
            ReadOnce();
            var (group, network) = (SpeedGroup.Of(trial, workers), HashOf(trial.Shape));
            var kept = new KeptShape(group, network, trial.Shape.StepOperations, trial.Shape.ForwardOperations, speed,
                _time.GetUtcNow());
            if (kept.IsSound)
                (_shapes[(group, network)], _isChanged) = (kept, true);
        }
    }

    /// <summary>Another number that was measured; null where it was not.</summary>
    /// <param name="name">says what it is, and of what</param>
    internal double? Number(string name)
    {
        lock (_lock)
        {
            ReadOnce();
            return _numbers.TryGetValue(name, out var kept) && IsFresh(kept.Seen, MostAgeOfNumbers) ? kept.Value : null;
        }
    }

    /// <inheritdoc cref="Number(string)"/>
    /// <returns>the number, which is measured where it is not known</returns>
    internal double Number(string name, Func<double> measure)
    {
        if (Number(name) is { } known)
            return known;
        var measured = new KeptNumber(measure(), _time.GetUtcNow());
        if (measured.IsSound)
            lock (_lock)
                (_numbers[name], _isChanged) = (measured, true);
        return measured.Value;
    }

    /// <summary>The same for seconds, which are measured again where no one would have waited for them.</summary>
    internal double Seconds(string name, Func<double> measure)
    {
        if (Number(name) > KeptNumber.MostSeconds)
            lock (_lock)
                _numbers.Remove(name);
        return Number(name, measure);
    }

    void ReadOnce()
    {
        if (!_isRead)
            Read();
    }

    // Of two that know the same, who has seen it last knows better.
    void Read()
    {
        _isRead = true;
        if (_path is null || SpeedFile.Read(_path, _machine) is not { } file)
            return;
        foreach (var shape in file.Shapes.Where(shape => shape.IsSound && IsFresh(shape.Seen)))
            if (!_shapes.TryGetValue((shape.Among, shape.Network), out var own) || own.Seen < shape.Seen)
                _shapes[(shape.Among, shape.Network)] = shape;
        foreach (var (name, number) in file.Numbers.Where(number => number.Value.IsSound
            && IsFresh(number.Value.Seen, MostAgeOfNumbers)))
            if (!_numbers.TryGetValue(name, out var own) || own.Seen < number.Seen)
                _numbers[name] = number;
    }

    // A clock that was set back must not keep something for years.
    bool IsFresh(DateTimeOffset seen, TimeSpan? mostAge = null) =>
        (_time.GetUtcNow() - seen).Duration() <= (mostAge ?? MostAge);

    static string HashOf(TrainingShape shape) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shape.Network)))[..16];
}
