using Fruitfly.Studies.Verification;

namespace Fruitfly.Studies.Differences;

/// <summary>Results of the same trials in two stores, compared bit by bit.</summary>
/// <param name="Equal">how many have the same bits</param>
/// <param name="Unequal">those that have not, with the first difference</param>
/// <param name="OtherInstructionSet">how many of the unequal were made with other instruction sets, which give other
/// bits</param>
/// <param name="Unfinished">how many have no result in one of the stores</param>
public sealed record SharedResults(
    int Equal, IReadOnlyList<UnequalResult> Unequal, int OtherInstructionSet, int Unfinished)
{
    internal static SharedResults Of(
        IStudyStore firstStore, ComparedTrials first, IStudyStore secondStore, ComparedTrials second)
    {
        var (equal, sets, unfinished, unequal) = (0, 0, 0, new List<UnequalResult>());
        foreach (var hash in first.ByHash.Keys.Where(second.ByHash.ContainsKey))
        {
            var (one, other) =
                (ResultComparison.Read(firstStore, first.Study.Name, hash),
                    ResultComparison.Read(secondStore, second.Study.Name, hash));
            if (one?.Result is not { } kept || other?.Result is not { } again)
                unfinished++;
            else if (ResultComparison.Difference(kept, again) is not { } difference)
                equal++;
            else
            {
                var isOtherSet = one.Provenance!.InstructionSet != other.Provenance!.InstructionSet;
                sets += isOtherSet ? 1 : 0;
                unequal.Add(new(hash, difference, isOtherSet));
            }
        }
        return new(equal, unequal, sets, unfinished);
    }
}

/// <param name="Difference">the first, in words</param>
/// <param name="IsOtherInstructionSet">whether that explains it</param>
public sealed record UnequalResult(string Hash, string Difference, bool IsOtherInstructionSet);
