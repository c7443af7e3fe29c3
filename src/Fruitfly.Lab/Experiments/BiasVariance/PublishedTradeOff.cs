namespace Fruitfly.Lab.Experiments.BiasVariance;

/// <summary>What was published of the trade-off, for 1 to 12 hidden units, 15 examples and noise 0.3.</summary>
static class PublishedTradeOff
{
    public const int Examples = 15;
    public const double Noise = 0.3;

    /// <summary>How far a value read off figure 8.9 may be wrong: half a per cent of its
    /// axis, and the line's own width.</summary>
    public const double ReadingError = 0.003;

    /// <summary>UDL figure 8.9, read off its curves; its zero lies 0.0025 above the axis, which is taken off.</summary>
    public static readonly IReadOnlyList<double> FigureBias =
        [0.306, 0.306, 0.0594, 0.0046, 0.0106, 0.0053, 0.0022, 0.0012, 0.0008, 0.0005, 0.0006, 0.0003];

    /// <inheritdoc cref="FigureBias"/>
    public static readonly IReadOnlyList<double> FigureVariance =
        [0.0158, 0.0237, 0.0269, 0.0327, 0.0415, 0.0485, 0.0569, 0.0708, 0.0876, 0.1102, 0.1614, 0.4179];

    /// <summary>Notebook 8.2, its last cell, run with NumPy 1.24 and seed 1.</summary>
    public static readonly IReadOnlyList<NotebookEstimate> Notebook =
    [
        new(0.3079251467850311, 0.013581725554722148),
        new(0.3082839763809023, 0.023542871000491274),
        new(0.06087197873188515, 0.02453160990541405),
        new(0.005369321925179371, 0.030470897316835097),
        new(0.010889136689518877, 0.039877093882870224),
        new(0.005916844417063177, 0.04890013506122545),
        new(0.0025518181140187163, 0.0546530500769765),
        new(0.0014383134344010894, 0.08069135380136135),
        new(0.0024828985188899834, 0.07544824852499482),
        new(0.0010474952316596982, 0.10235260506987175),
        new(0.0022471353969306515, 0.1563809055730729),
        new(0.004141554071619977, 0.20807140445351632),
    ];

    /// <summary>Whether a setting is the published one, so that its values can be compared.</summary>
    public static bool IsSettingOf(ToySetting setting) => setting is { Examples: Examples, Noise: Noise };
}
