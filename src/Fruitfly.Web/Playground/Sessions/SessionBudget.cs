using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Training;
using Fruitfly.Web.Errors;
using Fruitfly.Web.Playground.Runs;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>The memory that all sessions of the playground together may take.</summary>
sealed record SessionBudget(long Bytes)
{
    /// <summary>Half of what the process can have, so that studies have room beside them.</summary>
    public static SessionBudget OfMachine() => new(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);

    /// <summary>What a session takes: its data, and for each seed training, a snapshot and the network
    /// that pictures are made of.</summary>
    public static long BytesOf(RunPlan plan)
    {
        var data = DataSize.Of(plan.Data);
        var training = TrainingMemory.Of(plan.Architecture, plan.Recipe, data).Bytes;
        var shown = 4 * sizeof(float) * NetworkSummary.Of(plan.Architecture).Parameters;
        return checked(data.Bytes + plan.Seeds.Count * (training + shown));
    }

    /// <exception cref="ArgumentException">more than there is for all</exception>
    public void Check(long bytes, int seeds)
    {
        if (bytes > Bytes)
            throw new ArgumentException(
                $"Training {(seeds == 1 ? "this network" : $"{seeds} of this network")} takes {InWords(bytes)}; " +
                $"the playground has {InWords(Bytes)} here.");
    }

    /// <param name="watched">what sessions take that stay</param>
    /// <exception cref="RequestException">not enough is left beside them</exception>
    public void CheckBeside(long watched, long bytes)
    {
        if (!Has(watched, bytes))
            throw new RequestException(
                409, $"Training this takes {InWords(bytes)}, and the open pages of the playground " +
                    $"take {InWords(watched)} of its {InWords(Bytes)}.",
                "Close a page of the playground, or choose a smaller network or fewer seeds.");
    }

    public bool Has(long taken, long bytes) => bytes <= Bytes - taken;

    static string InWords(long bytes) =>
        bytes < 1e9 ? FormattableString.Invariant($"{bytes / 1e6:F0} MB")
            : FormattableString.Invariant($"{bytes / 1e9:F1} GB");
}
