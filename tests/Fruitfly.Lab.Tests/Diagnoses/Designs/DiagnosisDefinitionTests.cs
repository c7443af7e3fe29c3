using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Tests.Setups;

namespace Fruitfly.Lab.Tests.Diagnoses.Designs;

public sealed class DiagnosisDefinitionTests
{
    [Fact]
    public void The_text_of_a_diagnosis_makes_the_same_diagnosis()
    {
        var file = SetupDataSets.Described(Table());
        var setup = DiagnosisPlan.DefaultSetup with { File = "table.npz", HiddenLayers = [8], LearningRate = 0.01 };
        var plan = DiagnosisPlan.Of(setup, file, DiagnosisDesign.Least) with { Worth = 0.05, ChoosesWidth = false };
        var again = DiagnosisDefinition.Parse(DiagnosisDefinition.Of(plan).ToText())!.ToPlan(file);
        again.Study.ShouldBe(plan.Study);
        (again.Worth, again.ChoosesWidth, again.Design).ShouldBe((0.05, false, DiagnosisDesign.Least));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("study: x\n")]
    [InlineData("{}")]
    [InlineData("""{"settings":null,"files":[],"worth":0,"choosesWidth":true,"design":null}""")]
    public void Another_text_is_none(string? text) => DiagnosisDefinition.Parse(text).ShouldBeNull();

    static DataSet Table()
    {
        float[] inputs = [.. Enumerable.Range(0, 200).Select(i => i / 100f)];
        return new("table", Examples.RealValued(inputs, 1, [.. inputs.Select(value => 2 * value)], 1));
    }
}
