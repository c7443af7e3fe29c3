namespace Fruitfly.Reports.Charts;

/// <summary>One panel of <see cref="Signals"/>: one signal, several stacked above each other, and
/// what they are compared with.</summary>
/// <param name="Title">such as "digit 3" or "2 · scaled"; unique within the chart</param>
/// <param name="Lines">signals of any lengths; more than one are stacked, the first on top</param>
/// <param name="Before">drawn in grey behind the first line: the template, or the stage before; null for none</param>
public sealed record SignalPanel(
    string Title, IReadOnlyList<IReadOnlyList<double>> Lines, IReadOnlyList<double>? Before = null);
