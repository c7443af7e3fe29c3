using System.Globalization;
using Fruitfly.Lab.CommandLines;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Runs;

namespace Fruitfly.Web.Diagnoses;

/// <summary>The command line that diagnoses the same.</summary>
static class DiagnosisCommand
{
    const double UsualWorth = 0.02;

    // How it is trained is the diagnosis's own business.
    static readonly string[] Own = ["data", "file", "early-stopping", "patience"];

    /// <param name="program">how the program is called</param>
    public static string Of(DiagnosisPlan plan, string program)
    {
        var pairs = plan.Setup.ToPairs().Where(pair => !Own.Contains(pair.Key)
            && !(pair.Key == "epochs" && plan.Setup.Epochs == DiagnosisPlan.DefaultSetup.Epochs)).ToList();
        if (!plan.ChoosesWidth && pairs.All(pair => pair.Key != "hidden-layers"))
            pairs.Add(new("hidden-layers", string.Join(',', plan.Setup.HiddenLayers)));
        if (plan.Design != DiagnosisDesign.Default)
            pairs.Add(new("budget", DiagnosisRun.TrainingsOf(plan).ToString(CultureInfo.InvariantCulture)));
        if (plan.Worth != UsualWorth)
            pairs.Add(new("worth", (100 * plan.Worth).ToString("0.######", CultureInfo.InvariantCulture)));
        return ShellText.Of(program, [
            "diagnose", plan.Setup.File,
            .. pairs.SelectMany(pair => pair.Value.StartsWith('-')
                ? (string[])[$"--{pair.Key}={pair.Value}"] : [$"--{pair.Key}", pair.Value]),
        ]);
    }
}
