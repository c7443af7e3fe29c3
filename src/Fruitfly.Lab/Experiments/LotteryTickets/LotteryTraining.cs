namespace Fruitfly.Lab.Experiments.LotteryTickets;

/// <summary>A trial of this experiment.</summary>
abstract record LotteryTraining
{
    /// <summary>The chain of one seed: every round, and the trainings of the controls.</summary>
    public sealed record OfChain(ulong Seed) : LotteryTraining;

    /// <summary>A network of another kind, pruned round by round and after training.</summary>
    /// <param name="Family">the <see cref="TicketFamily.Id"/></param>
    public sealed record OfFamily(string Family, ulong Seed) : LotteryTraining;

    /// <summary>A random mask of a control round's sparsity.</summary>
    public sealed record OfRandomMask(ulong Seed, int Round) : LotteryTraining;

    /// <summary>A training on other data.</summary>
    /// <param name="Data">which of the <see cref="LotterySetting.OtherData"/></param>
    /// <param name="IsMasked">whether under a random mask of the ticket's sparsity; else dense</param>
    public sealed record OnOtherData(ulong Seed, int Data, bool IsMasked) : LotteryTraining;
}
