using System.Globalization;
using System.Text.RegularExpressions;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>What is typed behind a study: <c>recipe.epochs=20</c> sets a value, <c>network.width=8,16</c> varies one,
/// and so does a range: <c>8:256:log2</c> doubles, <c>1e-4:1e-1:log:4</c> takes four values on a logarithmic scale,
/// <c>0:1:5</c> five on a linear one; a map as a study writes a factor is one here too. It wins over the file; a factor
/// keeps the condition that the file gives it.</summary>
static partial class Overrides
{
    public static MapNode Apply(MapNode root, IReadOnlyList<string> typed, Problems problems)
    {
        foreach (var text in typed)
        {
            var origin = new Origin(OriginKind.CommandLine, text);
            var split = text.IndexOf('=');
            if (split <= 0)
            {
                problems.Add(origin, "", "is no path with a value, such as recipe.epochs=20.");
                continue;
            }
            var (path, value) = (text[..split], text[(split + 1)..]);
            // Behind a study every factor is named by its path alone.
            if (path.StartsWith($"{StudyWords.Factors}.", StringComparison.Ordinal))
                path = path[(StudyWords.Factors.Length + 1)..];
            try
            {
                root = Applied(root, path, value, origin);
            }
            catch (StudyFileException wrong)
            {
                problems.Add(origin, path, wrong.Problems[0].What);
            }
        }
        return root;
    }

    static MapNode Applied(MapNode root, string path, string value, Origin origin)
    {
        var keys = path.Split('.');
        var factors = root[StudyWords.Factors] as MapNode ?? new MapNode(origin, []);
        var canVary = StudyWords.Parts.Contains(keys[0]);
        if (canVary && RangeOf(value, origin) is { } range)
            return Varied(range);
        var values = (StudyYaml.ReadTyped($"[{value}]", origin) as ListNode)?.Items ?? [];
        return values switch
        {
            [] => throw StudyYaml.Refused(origin, "has no value behind the sign =."),
            [MapNode map] when canVary && FactorsShape.IsFactor(map) => Varied(map),
            [_] when canVary && ConditionOf(factors, path) is not null => Varied(new ListNode(origin, values)),
            [var only] => Without(root, path).WithAt(keys, origin, only),
            _ when canVary => Varied(new ListNode(origin, values)),
            _ => root.WithAt(keys, origin, new ListNode(origin, values)),
        };

        MapNode Varied(StudyNode varied) => root.With(StudyWords.Factors, origin,
            factors.With(path, origin, Conditional(varied, ConditionOf(factors, path))));
    }

    static MapEntry? ConditionOf(MapNode factors, string path) =>
        (factors[path] as MapNode)?.Entry(FactorsShape.When);

    static StudyNode Conditional(StudyNode varied, MapEntry? condition)
    {
        if (condition is null || varied is MapNode own && own.Entry(FactorsShape.When) is not null)
            return varied;
        var map = varied as MapNode
            ?? new MapNode(varied.Origin, [new MapEntry(FactorsShape.Values, varied.Origin, varied)]);
        return map.With(condition.Key, condition.KeyOrigin, condition.Value);
    }

    // A value that is set is not varied any more.
    static MapNode Without(MapNode root, string path) => root[StudyWords.Factors] is MapNode factors
        && factors.Entry(path) is not null
        ? root.With(StudyWords.Factors, factors.Origin, factors.Without(path)) : root;

    static StudyNode? RangeOf(string value, Origin origin)
    {
        if (Range().Match(value) is not { Success: true } range)
            return null;
        var (from, to) = (Number(range.Groups["from"].Value), Number(range.Groups["to"].Value));
        var isLog = range.Groups["log"].Success;
        if (range.Groups["base"] is { Success: true, Value: var by })
            return Multiplied(from, to, Number(by), origin);
        List<MapEntry> entries =
        [
            Entry(FactorsShape.From, range.Groups["from"].Value), Entry(FactorsShape.To, range.Groups["to"].Value),
            Entry(FactorsShape.Scale, isLog ? FactorsShape.Log : FactorsShape.Linear),
        ];
        if (range.Groups["count"].Success)
            entries.Add(Entry(FactorsShape.Count, range.Groups["count"].Value));
        return new MapNode(origin, entries);

        MapEntry Entry(string key, string text) => new(key, origin, CoreSchema.Plain(text, origin));
    }

    static ListNode Multiplied(double from, double to, double by, Origin origin)
    {
        if (from <= 0 || to < from || by <= 1)
            throw StudyYaml.Refused(origin, "is no growing range above 0.");
        var range = new FactorRange(from, to, false, origin);
        List<StudyNode> values = [];
        for (var number = from; number <= to * (1 + 1e-9) && values.Count <= FactorsShape.MostValues; number *= by)
            values.Add(range.Level(double.Parse(number.ToString("G12", CultureInfo.InvariantCulture),
                CultureInfo.InvariantCulture)).Node);
        return new ListNode(origin, values);
    }

    static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    const string Decimal = @"[-+]?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]{1,3})?";

    const string Step = "(?<log>log)(?<base>[0-9]{1,4})|(?<log>log)(:(?<count>[0-9]{1,4}))?|(?<count>[0-9]{1,4})";

    [GeneratedRegex($@"^(?<from>{Decimal}):(?<to>{Decimal})(:({Step}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();
}
