using Fruitfly.Data;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Diagnoses.SelfTests;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Lab.Tests.Diagnoses.SelfTests;

public sealed class ConstructedLawsTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-laws-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Every_case_draws_as_many_rows_as_it_says_and_the_same_ones_again()
    {
        foreach (var one in SelfTestCases.All.Where(one => one.Rows <= 5000))
        {
            var file = one.Table(_folder.FullName, 1);
            file.Table.Count(Split.Training).ShouldBe(one.Rows, one.Name);
            one.Table(_folder.FullName, 1).Description.Files[0].ShouldBe(file.Description.Files[0], one.Name);
            one.Table(_folder.FullName, 2).Description.Files[0].ShouldNotBe(file.Description.Files[0], one.Name);
        }
    }

    [Fact]
    public void The_noise_of_a_case_is_that_of_its_law()
    {
        var random = new RandomStream(seed: 7, stream: 0);
        var xor = ConstructedLaws.Xor(random, 20_000, 0.2);
        var flipped = xor.Inputs.Chunk(2).Zip(xor.Targets).Average(
            row => (row.First[0] * row.First[1] > 0 ? 1 : 0) == row.Second ? 0.0 : 1);
        (2 * flipped * (1 - flipped)).ShouldBe(Case("xor").Noise!.Value, 0.01);
        // At each input the share of its class is known: 1/(1 + exp(−2x)) for centres at −1 and 1.
        var gaussians = ConstructedLaws.TwoGaussians(random, 20_000, 2, 2);
        gaussians.Inputs.Chunk(2).Zip(gaussians.Targets).Average(
            row => 2 * Math.Pow(1 / (1 + Math.Exp(-2 * row.First[0])) - row.Second, 2))
            .ShouldBe(Case("two").Noise!.Value, 0.01);
        var linear = ConstructedLaws.Linear(random, 20_000);
        linear.Inputs.Chunk(5).Zip(linear.Targets).Average(
            row => Math.Pow(1 + 2 * row.First[0] - row.First[1] + 0.5 * row.First[2] - row.Second, 2))
            .ShouldBe(Case("linear").Noise!.Value, 0.01);
    }

    [Fact]
    public void Copies_groups_and_a_leak_are_in_the_file()
    {
        Case("copies").Table(_folder.FullName, 1).Table.CountUnits(Split.Training, SplitUnit.Distinct)
            .ShouldBe(200);
        var groups = Case("groups").Table(_folder.FullName, 1).Table;
        groups.CountUnits(Split.Training, SplitUnit.Groups).ShouldBe(60);
        Case("leak").Table(_folder.FullName, 1).Table.Reading.Warnings
            .ShouldContain(warning => warning.Kind == TableWarningKind.Leakage);
    }

    static SelfTestCase Case(string name) => SelfTestCases.All.Single(one => one.Name.StartsWith(name));
}
