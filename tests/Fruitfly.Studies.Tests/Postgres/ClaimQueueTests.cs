using Fruitfly.Studies.Postgres;

namespace Fruitfly.Studies.Tests.Postgres;

public sealed class ClaimQueueTests
{
    const int Trials = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(5000)]
    [InlineData(77_777)]
    [InlineData(Trials - 1)]
    public void Trials_that_others_have_taken_are_passed_over_by_looking_at_a_few(int taken)
    {
        var (claimed, looks) = ClaimNext(new ClaimQueue(List), [], place => place >= taken);
        claimed.ShouldBe(taken);
        looks.ShouldBeLessThan(1000);
    }

    [Fact]
    public void Where_all_are_taken_the_end_is_found_as_quickly()
    {
        var (claimed, looks) = ClaimNext(new ClaimQueue(List), [], _ => false);
        claimed.ShouldBeNull();
        looks.ShouldBeLessThan(300);
    }

    [Fact]
    public void All_are_claimed_in_their_order_though_others_claim_in_between()
    {
        var queue = new ClaimQueue(List);
        var taken = new HashSet<int>();
        var own = new List<int>();
        while (ClaimNext(queue, taken, _ => true) is { Claimed: { } place })
        {
            own.Add(place);
            // Two hundred others claim one each meanwhile.
            taken.UnionWith(Enumerable.Range(place, 201));
        }
        own.ShouldBe(Enumerable.Range(0, Trials / 201 + 1).Select(number => number * 201));
    }

    static readonly TrialList List = new([.. Enumerable.Range(0, Trials).Select(place => place.ToString())]);

    /// <summary>What a store does with a queue, with the number of trials whose state it looks at.</summary>
    static (int? Claimed, int Looks) ClaimNext(ClaimQueue queue, HashSet<int> taken, Func<int, bool> waits)
    {
        var looks = 0;
        while (!queue.IsAtEnd)
        {
            var candidates = queue.Next();
            var first = Array.FindIndex(candidates, IsFree);
            queue.Tried(candidates, first < 0 ? null : candidates[first]);
            looks += candidates.Length;
            if (first >= 0)
                return (int.Parse(candidates[first]), looks);
            var ahead = queue.Ahead();
            looks += ahead.Length;
            if (ahead.Length > 0)
                queue.GoAhead(ahead,
                    Array.FindIndex(ahead, place => IsFree(List.Hashes[place])) is >= 0 and var free ? free : null);
        }
        return (null, looks);

        bool IsFree(string hash) => waits(int.Parse(hash)) && !taken.Contains(int.Parse(hash));
    }
}
