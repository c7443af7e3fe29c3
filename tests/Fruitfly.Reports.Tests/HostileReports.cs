using System.Text.Json.Nodes;
using Fruitfly.Reports.Charts;
using Fruitfly.Studies.Evidence;

namespace Fruitfly.Reports.Tests;

/// <summary>A report in which every text tries to run a script that leaves the attribute
/// <see cref="Trace"/> on the page.</summary>
static class HostileReports
{
    public const string Trace = "data-attacked";

    const string Script = $"document.documentElement.setAttribute('{Trace}','')";

    public const string Text =
        $"\"'></script></style></title></noscript><script>{Script}</script><img src=x " +
        $"onerror=\"{Script}\"><!--<script>&lt;b&gt;";

    public static Report Report { get; } = new(
        "hostile", Text, Text, Text,
        new Findings(
            Text,
            [
                Curves().ToFigure(Text, Text, Text, Text, Text),
                Signals.Draw([new(Text, [[0, 1]]), new("javascript:alert(1)", [[1, 0]])])
                    .ToFigure("signals", Text, Text, Text),
            ],
            [new Table(Text + "table", Text, Text, [Text, "n"], [[Text, "3"]])],
            [new Claim(Text, Text, Text, Text, Text, 1, 0, 2, 3, Verdict.Contradicted, Text, Text, Text)]),
        new Provenance(Text, Text, Text, [new(Text, Text)], Text, [new(Text, Text)], DateTimeOffset.UnixEpoch,
            TimeSpan.FromSeconds(1)));

    /// <summary>All texts of the page's data, for finding the hostile one unharmed.</summary>
    public static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };

    static Chart Curves() => LearningCurves.Draw(new()
    {
        Quantity = Text,
        Unit = Text,
        Series = [new CurveSeries(Meaning.Test, [new(0, [new(0, 1), new(10, 2)]), new(1, [new(0, 1), new(10, 3)])])],
        Published = [new(10, 2, 1, 3, Text)],
        PublishedCurve = new([new(0, 1), new(10, 1)], Text),
    });
}
