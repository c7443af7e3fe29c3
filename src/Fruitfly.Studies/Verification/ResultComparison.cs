using System.Globalization;
using System.Runtime.InteropServices;
using Fruitfly.Training;

namespace Fruitfly.Studies.Verification;

/// <summary>Compares two results of one trial, bit by bit: every point of the curve, how it ended, and everything that
/// was measured after the last step. Times are no part of it.</summary>
static class ResultComparison
{
    /// <summary>The trial with its result and its predictions; null where the study has none such.</summary>
    public static TrialRecord? Read(IStudyStore store, string study, string hash) =>
        store.Trial(study, hash) is not { } trial ? null
        : trial.Result is not { } result ? trial
        : trial with
        {
            Result = result with { History = result.History with { Predictions = store.Predictions(hash) } }
        };

    /// <returns>the first difference in words; null where all bits are equal</returns>
    public static string? Difference(TrialResult kept, TrialResult again)
    {
        if (kept.Parameters != again.Parameters)
            return $"{again.Parameters} parameters, and {kept.Parameters} were kept";
        var (before, now) = (kept.History.Evaluations, again.History.Evaluations);
        foreach (var (place, (one, other)) in before.Zip(now).Index())
            if (Difference(one, other) is { } difference)
                return string.Create(CultureInfo.InvariantCulture,
                    $"evaluation {place + 1} of {before.Count}, after step {one.Step}: {difference}");
        if (before.Count != now.Count)
            return $"{now.Count} evaluations, and {before.Count} were kept";
        if (Ending(kept.History) != Ending(again.History))
            return $"it {Ending(again.History)}, and the one that was kept {Ending(kept.History)}";
        return Bytes(kept).AsSpan().SequenceEqual(Bytes(again))
            ? Difference(kept.History.Predictions, again.History.Predictions)
            : "what was measured after the last step";
    }

    static string? Difference(float[]? kept, float[]? again)
    {
        if (kept?.Length != again?.Length)
            return $"{again?.Length ?? 0} predictions, and {kept?.Length ?? 0} were kept";
        var place = kept is null ? -1 : MemoryMarshal.Cast<float, int>(kept).CommonPrefixLength(
            MemoryMarshal.Cast<float, int>(again));
        return place < 0 || place == kept!.Length ? null
            : $"output {place + 1} of {kept.Length} predicted: {Text(again![place])}, and {Text(kept[place])} was kept";
    }

    static string? Difference(Evaluation kept, Evaluation again)
    {
        if (kept.Step != again.Step)
            return $"step {again.Step}, and {kept.Step} was kept";
        (string Name, double? Kept, double? Again)[] numbers =
        [
            ("epoch", kept.Epoch, again.Epoch), ("learning rate", kept.LearningRate, again.LearningRate),
            ("training loss", kept.Training?.Loss, again.Training?.Loss),
            ("training error", kept.Training?.Error, again.Training?.Error),
            ("validation loss", kept.Validation?.Loss, again.Validation?.Loss),
            ("validation error", kept.Validation?.Error, again.Validation?.Error),
            ("test loss", kept.Test?.Loss, again.Test?.Loss), ("test error", kept.Test?.Error, again.Test?.Error),
        ];
        foreach (var number in numbers)
            if (Bits(number.Kept) != Bits(number.Again))
                return $"{number.Name} {Text(number.Again)}, and {Text(number.Kept)} was kept";
        return null;
    }

    static string Ending(History history) => history.Divergence is not { } end ? "did not diverge"
        : $"diverged at step {end.Step} with the last finite loss {Text(end.LastFiniteLoss)}";

    static byte[] Bytes(TrialResult result) => MeasuresFormat.Write(
        result.History, CurveFormat.Write(result.History.Evaluations, result.History.Confusions, result.PrunedIn));

    static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;

    static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "nothing";
}
