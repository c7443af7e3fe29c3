using Fruitfly.Data;
using Fruitfly.Data.Toy;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Reports.Charts;
using Fruitfly.Web.Playground.Frames;
using Fruitfly.Web.Playground.Planes;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>What does not change while a session trains.</summary>
/// <param name="Setup">all settings that have a meaning, by name</param>
/// <param name="Link">the settings that are not as they would be anyway, by name</param>
/// <param name="DataSettings">the names of the settings that say what the data are</param>
/// <param name="Names">of an uploaded file</param>
/// <param name="Points">of data in a plane, and of one value of one feature</param>
/// <param name="Truth">the function that made the points, [x, y]; null where none is known</param>
/// <param name="Features">what the network is given, in words that a formula has</param>
/// <param name="Command">the command line that trains the same, see <see cref="RunStory.ToCommand"/></param>
sealed record RunFacts(
    string Session, IReadOnlyDictionary<string, string> Setup, IReadOnlyDictionary<string, string> Link,
    IReadOnlyList<string> DataSettings,
    IReadOnlyList<ulong> Seeds,
    DataSize Data, DataNames? Names, PlaneWindow? Window, IReadOnlyList<DataPoint> Points,
    IReadOnlyList<double[]>? Truth, IReadOnlyList<string> Features, long Parameters, string Command)
{
    const int MostPoints = 600;
    const int TruthPlaces = 160;

    public static RunFacts Of(OpenSession open, string commandName)
    {
        var (setup, plan) = (open.Setup, open.Session.Plan);
        var data = plan.Data;
        var isCurve = data is { Features: 1, IsClassification: false };
        return new RunFacts(
            open.Session.Id,
            Setting.All.Where(setting => setting.AppliesTo(setup))
                .ToDictionary(setting => setting.Name, setting => setting.ValueIn(setup)),
            setup.ToPairs().ToDictionary(),
            [.. Setting.All.Where(setting => setting.Group == SettingGroup.Data).Select(setting => setting.Name)],
            plan.Seeds, DataSize.Of(data), open.Names, plan.Plane?.Window,
            plan.Plane is not null || isCurve
                ? [.. PointsOf(plan.Plane?.Points ?? data, Split.Training),
                    .. PointsOf(plan.Plane?.Points ?? data, Split.Validation)] : [],
            setup.Data == SetupData.ToyFunction ? TruthOver(data) : null,
            open.Names?.Features ?? plan.Plane?.Given.Names ?? [],
            NetworkSummary.Of(plan.Architecture).Parameters, open.Story.ToCommand(commandName));
    }

    static IReadOnlyList<double[]> TruthOver(DataSet data) =>
        [.. FittedCurves.Places(data, TruthPlaces).Select(x => (double[])[x, ToyFunction.At(x)])];

    static IEnumerable<DataPoint> PointsOf(DataSet data, Split split) => data[split] is not { } examples ? [] :
        MarkBudget.Thin(examples.Count, MostPoints).Select(i => examples.Features == 2
            ? new DataPoint(examples.Input(i)[0], examples.Input(i)[1], examples.Labels[i], split)
            : new DataPoint(examples.Input(i)[0], examples.Values[i * examples.Outputs], 0, split));
}

/// <summary>An example as a point.</summary>
/// <param name="Y">the second feature, or the target</param>
/// <param name="Label">0 where the target is a value</param>
sealed record DataPoint(float X, float Y, int Label, Split Split);
