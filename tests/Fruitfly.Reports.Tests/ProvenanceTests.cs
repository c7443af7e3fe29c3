using Fruitfly.Data.Mnist1d;
using Fruitfly.Networks;
using Fruitfly.Studies;
using Fruitfly.Training;

namespace Fruitfly.Reports.Tests;

public sealed class ProvenanceTests
{
    [Theory]
    [InlineData(new ulong[0], "none")]
    [InlineData(new ulong[] { 7 }, "7")]
    [InlineData(new ulong[] { 2, 0, 1, 1 }, "0 to 2")]
    [InlineData(new ulong[] { 5, 1, 7 }, "1, 5, 7")]
    public void Seeds_are_told_as_a_range_where_none_is_left_out(ulong[] seeds, string text) =>
        Provenance.SeedsText(seeds).ShouldBe(text);

    [Fact]
    public void Machines_are_named_where_there_are_others_and_mixed_instruction_sets_are_said_to_be()
    {
        var here = Made("abacus", (Environment.MachineName, 2));
        here["instruction set"].ShouldBe("abacus");
        here.ShouldNotContainKey("hosts");

        var there = Made("abacus", ("n1", 1), ("n0", 3), ("n2", 1));
        there["hosts"].ShouldBe("n0 (3), n1 (1), n2 (1)");

        var mixed = Entries([Record(0, "n0", "abacus"), Record(1, "n0", "slide rule")]);
        mixed["instruction set"].ShouldBe(
            "abacus; slide rule: mixed, so that the last bits of a result may depend on where it was made");
        mixed["hosts"].ShouldBe("n0 (2)");
    }

    static Dictionary<string, string> Made(string instructionSet, params (string Host, int Trials)[] hosts) =>
        Entries([.. hosts.SelectMany(host => Enumerable.Repeat(host.Host, host.Trials)).Index()
            .Select(host => Record(host.Index, host.Item, instructionSet))]);

    static Dictionary<string, string> Entries(IReadOnlyList<TrialRecord> records) => ProvenanceWords.Entries(
        Provenance.Of("fruitfly run x", "study", records, [], TimeProvider.System, 0)).ToDictionary();

    static TrialRecord Record(int seed, string host, string instructionSet)
    {
        var trial = new Trial(new Mnist1dDescription(), Architecture.Mlp(40, 10), new Recipe(), (ulong)seed);
        return new(seed, TrialIdentity.Hash(trial), CanonicalDescription.Write(trial), TrialState.Done, 1, null,
            new(trial, new History([], null), 410, 0), new(instructionSet, 1, "0.1.0", ".NET 10.0"))
        { Host = host };
    }
}
