using System.Globalization;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Web.Playground.Sessions;

/// <summary>What was trained: the settings it began with, and what was changed on the way.</summary>
/// <param name="Begun">with the user's name of the file</param>
sealed record RunStory(TrainingSetup Begun, IReadOnlyList<RunChange> Changes)
{
    /// <summary>The command that trains the same. Training that was changed on the way is no single command: then it is
    /// how it began, and the changes as comments.</summary>
    /// <param name="program">how the program is called</param>
    public string ToCommand(string program) => AsOneSetup is { } whole ? whole.ToCommand(program)
        : string.Join('\n',
            ["# No single command repeats this run: it was changed on the way. It began as",
                Begun.ToCommand(program), .. Lines("#")]);

    /// <summary>The C# program, likewise.</summary>
    public string ToProgram() => AsOneSetup is { } whole ? whole.ToPackagedProgram()
        : string.Join('\n',
            ["// This is how the run began. It was changed on the way, which the program does not repeat.",
                .. Lines("//"), Begun.ToPackagedProgram()]);

    /// <summary>Such as <c>after step 240: learning rate 0.01 → 0.003</c>.</summary>
    public IEnumerable<string> Lines(string sign) => Changes.Select(change =>
        string.Create(CultureInfo.InvariantCulture, $"{sign} after step {change.Step}: {change.Text}"));

    /// <summary>Only made longer, at a rate that does not know of the end, it is as if it had been so long from the
    /// start.</summary>
    TrainingSetup? AsOneSetup
    {
        get
        {
            if (Changes.Count == 0)
                return Begun;
            if (!Changes.All(change => change.IsLonger) || Begun.Schedule != SetupSchedule.Constant
                || Begun.EarlyStopping != SetupStopping.None)
                return null;
            var times = 1 + Changes.Count;
            return Begun.Steps > 0 ? Begun with { Steps = Begun.Steps * times }
                : Begun with { Epochs = Begun.Epochs * times };
        }
    }
}
