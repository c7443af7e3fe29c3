using System.Globalization;
using Fruitfly.Lab.Experiments;
using Fruitfly.Lab.Tests.Experiments.ImageModels;
using Fruitfly.Reports;
using Fruitfly.Reports.Folders;
using Fruitfly.Studies.Evidence;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>Every setting that the declared ranges allow gives a report. Some are tried each time; where the variable
/// FRUITFLY_SWEEP says how many combinations of each experiment to try, so are all ends of all
/// ranges, as in a nightly run.</summary>
public sealed class OptionSweepTests : IDisposable
{
    const string SeedVariable = "FRUITFLY_SWEEP_SEED";
    const int FewCombinations = 1, FewEnds = 1;

    readonly ImageFolder _images = new(training: 190, test: 130);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-sweep-");

    public static TheoryData<string> Names =>
        [.. ExperimentCatalog.Default.Experiments.Select(experiment => experiment.Name)];

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _images.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_at_both_ends_of_its_range_gives_a_report(string name) =>
        GiveReports(name, OptionSweep.IsNightly
            ? OptionSweep.Ends(ExperimentCatalog.Default.Find(name)!)
            : OptionSweep.SomeEnds(ExperimentCatalog.Default.Find(name)!, FewEnds, (ulong)Number(SeedVariable, 0)));

    [Theory]
    [MemberData(nameof(Names))]
    public void All_options_drawn_together_give_a_report(string name) => GiveReports(name, OptionSweep.Combinations(
        ExperimentCatalog.Default.Find(name)!, Number(OptionSweep.Variable, FewCombinations),
        (ulong)Number(SeedVariable, 0)));

    /// <summary>Each of them once ended in an error after all training.</summary>
    [Theory]
    [InlineData("double-descent", "epochs", 1)]
    [InlineData("initialization", "width", 1)]
    [InlineData("initialization", "width", 3)]
    [InlineData("initialization", "depth", 200)]
    [InlineData("initialization", "looks", 0)]
    [InlineData("gabor-surface", "learning-rate", 100)]
    [InlineData("lottery-tickets", "first-seed", 1_000_000_000)]
    [InlineData("lottery-tickets", "rounds", 250)]
    [InlineData("norms-and-stability", "epochs", 1)]
    public void Settings_that_drew_no_figure_or_no_finite_value_give_a_report(
        string name, string option, double value) => GiveReports(
        name, [new Dictionary<string, double>(
            OptionSweep.Small(ExperimentCatalog.Default.Find(name)!)) { [option] = value }]);

    void GiveReports(string name, IEnumerable<IReadOnlyDictionary<string, double>> settings)
    {
        var experiment = ExperimentCatalog.Default.Find(name)!;
        if (experiment.Name == "double-descent-images")
            _images.AddCifar100();
        using var store = new SqliteStudyStore(Path.Combine(_folder.FullName, "store.db"), TimeProvider.System);
        var wrong = new List<string>();
        var tried = 0;
        foreach (var options in settings)
        {
            var command =
                $"{name} " +
                    string.Join(' ',
                        options.Select(option =>
                            string.Create(CultureInfo.InvariantCulture, $"--{option.Key} {option.Value}")));
            try
            {
                var run = new ExperimentRun(experiment,
                    _images.Settings(experiment, [.. options.Select(option => (option.Key, option.Value))]))
                {
                    Command = command, Study = $"{name}-{tried++}", Workers = 2,
                };
                var report = run.Run(store, TimeProvider.System);
                ReportFolder.Write(_folder.FullName, report with { Page = "report" });
                var diverged = report.Provenance.StudyHash is not null && store.Find(run.Study)!.Trials.Diverged > 0;
                wrong.AddRange(Faults(report, diverged).Select(fault => $"{command}: {fault}"));
            }
            catch (Exception error)
            {
                wrong.Add($"{command}: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n').Where(line => line.Contains("/Experiments/", StringComparison.Ordinal) || line.Contains("/Charts/", StringComparison.Ordinal)).FirstOrDefault()}");
            }
        }

        tried.ShouldBePositive();
        wrong.ShouldBeEmpty($"{wrong.Count} of {tried}:\n{string.Join('\n', wrong)}");
    }

    static IEnumerable<string> Faults(Report report, bool diverged)
    {
        var findings = report.Findings;
        foreach (var text in Texts(findings)
            .Where(text =>
                text.Contains("NaN", StringComparison.Ordinal) || text.Contains("Infinity", StringComparison.Ordinal)
                    || text.Contains('∞')))
            yield return $"shows a number that is none: {text}";
        foreach (var text in Texts(findings)
            .Where(text => !diverged && text.Contains("No trial came to its end", StringComparison.Ordinal)))
            yield return $"says of trials that came to their end: {text}";
        foreach (var claim in findings.Claims.Where(claim =>
            claim.Verdict == Verdict.NotTested && string.IsNullOrEmpty(claim.Reason)))
            yield return $"does not say why '{claim.Id}' was not tested";
        foreach (var claim in findings.Claims.Where(claim =>
            claim.Verdict == Verdict.Confirmed && !(claim.Measured is { } value && double.IsFinite(value))))
            yield return $"confirms '{claim.Id}' by {claim.Measured}";
    }

    static IEnumerable<string> Texts(Findings findings) =>
    [
        findings.Lead,
        .. findings.Figures.SelectMany(figure =>
            (string[])[figure.Title, figure.Subtitle, figure.Caption, figure.AlternativeText]),
        .. findings.Tables.SelectMany(table => table.Rows.SelectMany(row => row).Prepend(table.Title)),
        .. findings.Claims.SelectMany(claim => (string[])[claim.Statement, claim.Reason ?? ""]),
    ];

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture,
            out var number) ? number : otherwise;
}
