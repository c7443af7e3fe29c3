using System.Globalization;
using System.Text;

namespace Fruitfly.Lab.Setups;

/// <summary>Writes the C# program of a setup.</summary>
sealed partial class SetupProgram(TrainingSetup setup)
{
    readonly SortedSet<string> _namespaces =
        new(StringComparer.Ordinal) { "Fruitfly.Data", "Fruitfly.Networks", "Fruitfly.Training" };

    /// <param name="library">the line that says where the library comes from</param>
    public string Text(string library)
    {
        var (data, architecture, recipe) = (Data(), Architecture(), Recipe());
        var text = new StringBuilder();
        text.Append($"{library}\n\n");
        foreach (var name in _namespaces)
            text.Append($"using {name};\n");
        text.Append($"\n{data}\nvar architecture = {architecture};\n{recipe}\n");
        text.Append(
            $$"""
            for (var seed = {{setup.Seed}}ul; seed < {{(ulong)setup.Seed + (ulong)setup.Seeds}}; seed++)
            {
                var network = new Network(architecture, seed);
                var history = Trainer.Train(network, data, recipe, seed);
                if (history.Divergence is { } divergence)
                    Console.WriteLine($"seed {seed}: the loss was not finite after {divergence.Step} steps");
                else
                    foreach (var split in Enum.GetValues<Split>())
                        if (history.Last[split] is { } score)
                            Console.WriteLine($"seed {seed}, {split}: loss {score.Loss}, error {score.Error:P2}");
            }

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    string Using(string space, string expression)
    {
        _namespaces.Add("Fruitfly." + space);
        return expression;
    }

    /// <summary>Calls a constructor, or sets properties, with what is not left out as null.</summary>
    static string Listed(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => part is not null));

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A string literal in which nothing but letters, digits and plain signs stands for itself.</summary>
    static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var unit in text)
            literal.Append(
                char.IsAsciiLetterOrDigit(unit) || " .,;:_-+=/@%()[]#&!?*~".Contains(unit)
                    ? unit.ToString() : $"\\u{(int)unit:x4}");
        return literal.Append('"').ToString();
    }
}
