namespace Fruitfly.Lab.Reports.Charts;

/// <summary>Sentences that captions of several charts share.</summary>
static class CaptionText
{
    /// <summary>Divergence is counted, never hidden; no sentence where nothing diverged.</summary>
    public static string Diverged(int diverged, int trials) => diverged switch
    {
        0 => "",
        1 => $"▲ 1 of {trials:N0} trials diverged: it counts up to the step where it did.",
        _ => $"▲ {diverged:N0} of {trials:N0} trials diverged: they count up to the step where they did.",
    };
}
