namespace Fruitfly.Reports.Charts;

/// <summary>Sentences that captions of several charts share.</summary>
static class CaptionText
{
    /// <summary>Divergence is counted, never hidden; no sentence where nothing diverged.</summary>
    /// <param name="trials">in all; 0 where that is not known</param>
    public static string Diverged(int diverged, int trials) => (diverged, trials) switch
    {
        (0, _) => "",
        (1, 0) => "▲ 1 trial diverged: it counts up to where it did.",
        (_, 0) => $"▲ {diverged:N0} trials diverged: they count up to where they did.",
        (1, _) => $"▲ 1 of {trials:N0} trials diverged: it counts up to the step where it did.",
        _ => $"▲ {diverged:N0} of {trials:N0} trials diverged: they count up to the step where they did.",
    };
}
