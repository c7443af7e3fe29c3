using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>A length of time with its unit: <c>90s</c>, <c>10m</c>, <c>1.5h</c>, <c>2d</c>.</summary>
sealed partial record TimeShape : Shape
{
    const string Pattern = @"^[0-9]{1,6}(\.[0-9]{1,3})?(s|m|h|d)$";

    public override string Allowed => "a time such as 90s, 10m, 1.5h or 2d, up to 30d";

    public override bool Suits(StudyNode node) => node is ScalarNode scalar && Written().IsMatch(scalar.Text);

    public override void Check(StudyNode node, string path, Problems problems)
    {
        if (!Suits(node) || Read(node) <= TimeSpan.Zero || Read(node) > TimeSpan.FromDays(30))
            Refuse(node, path, problems);
    }

    public static TimeSpan Read(StudyNode node)
    {
        var text = ((ScalarNode)node).Text;
        var count = double.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(count * text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 86400 });
    }

    public override JsonNode? ToJson(StudyNode node) => JsonValue.Create(((ScalarNode)node).Text);

    public override JsonObject Schema(SchemaDefinitions definitions) =>
        new() { ["type"] = "string", ["pattern"] = Pattern };

    [GeneratedRegex(Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
