using Fruitfly.Data.Tables;

namespace Fruitfly.Lab.Setups;

/// <summary>The part of the program that reads a table.</summary>
sealed partial class SetupProgram
{
    /// <summary>In float64 until all is split and standardized.</summary>
    string Table() => string.Concat(
    [
        $"DataFiles.ReadTable({Listed(Literal(setup.File), Options())})", Parted(),
        setup.Standardize ? "\n    .Standardize()" : "", setup.StandardizeTarget ? "\n    .StandardizeTargets()" : "",
        "\n    .ToDataSet()",
    ]);

    string Parted()
    {
        var (share, validation, seed) =
            (Number(setup.TrainSplit), Number(setup.ValidationShare), $"seed: {setup.DataSeed}");
        var by = setup.SplitUnit == SplitUnit.Examples
            ? null : Using("Data.Tables", $"by: SplitUnit.{setup.SplitUnit}");
        return (setup.TrainSplit < 1 ? $"\n    .WithTest({Listed($"1 - {share}", seed, by)})" : "")
            + (setup.ValidationShare > 0 ? $"\n    .WithValidation({Listed(validation, seed, by)})" : "");
    }

    string? Options()
    {
        var options = Listed(
            setup.Target.Length == 0 ? null : $"Target = {Literal(setup.Target)}",
            setup.Task switch
            {
                SetupTask.Classification => "Targets = TargetKind.Classes",
                SetupTask.Regression => "Targets = TargetKind.Values",
                _ => null
            },
            setup.Header switch { SetupHeader.Yes => "Header = true", SetupHeader.No => "Header = false", _ => null },
            TableSettings.CharacterOf(setup.Delimiter) is { } delimiter
                ? $"Delimiter = '{(delimiter == '\t' ? "\\t" : delimiter)}'" : null,
            setup.Decimal switch
            {
                SetupDecimal.Point => "DecimalComma = false",
                SetupDecimal.Comma => "DecimalComma = true",
                _ => null,
            },
            TableSettings.EncodingOf(setup.Encoding) is { } encoding ? $"Encoding = TextEncoding.{encoding}" : null,
            Names("Drop", setup.Drop), Names("Categorical", setup.Categorical), Names("Numeric", setup.Numeric),
            setup.Group.Length == 0 ? null : $"Group = {Literal(setup.Group)}",
            setup.Time.Length == 0 ? null : $"Time = {Literal(setup.Time)}",
            Names("Missing", setup.Missing), Names("ClassNames", setup.ClassOrder),
            setup.Impute == ColumnFill.Mean ? Using("Data.Tables", "Impute = ColumnFill.Mean") : null,
            setup.Rare > 0 ? $"RareBelow = {setup.Rare}" : null);
        return options.Length == 0 ? null : $"new DataFileOptions {{ {options} }}";
    }

    static string? Names(string property, string names) => TableSettings.Listed(names) is { Length: > 0 } listed
        ? $"{property} = [{Listed(listed.Select(Literal))}]" : null;
}
