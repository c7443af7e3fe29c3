using System.Globalization;
using System.Text.Json.Nodes;
using Fruitfly.Lab.Setups;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Says which parts of the recipe were chosen for the data, and which options choose otherwise.</summary>
static class ChosenByDefault
{
    /// <summary>A line each; none where all was given, or nothing is chosen.</summary>
    public static IEnumerable<string> Lines(SetupPlan plan)
    {
        if (Stopping(plan) is { } stopping)
            yield return "chosen by default: training ends once the validation loss has not improved for "
                + $"{stopping.Patience} evaluations, and its best parameters come back (--early-stopping none turns "
                + "that off)";
        if (Decay(plan) is { } decay)
            yield return string.Create(CultureInfo.InvariantCulture,
                $"chosen by default: weight decay {decay:G3} (--weight-decay 0 turns that off)");
    }

    public static JsonObject Json(SetupPlan plan)
    {
        var chosen = new JsonObject();
        if (Stopping(plan) is { } stopping)
            chosen["earlyStopping"] = new JsonObject { ["measure"] = "loss", ["patience"] = stopping.Patience };
        if (Decay(plan) is { } decay)
            chosen["weightDecay"] = decay;
        return chosen;
    }

    static EarlyStopping? Stopping(SetupPlan plan) =>
        plan.Setup.EarlyStopping == SetupStopping.Automatic ? plan.Trials[0].Recipe.EarlyStopping : null;

    static double? Decay(SetupPlan plan) =>
        plan.Setup.WeightDecay is null && plan.Trials[0].Recipe.Optimizer is AdamW { WeightDecay: > 0 and var decay }
            ? decay : null;
}
