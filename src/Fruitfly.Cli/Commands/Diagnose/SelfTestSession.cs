using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Terminals;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Diagnoses.SelfTests;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Diagnose;

/// <summary>Tests the diagnosis on tables whose truth is known.</summary>
sealed class SelfTestSession(
    Surroundings surroundings, DiagnoseOptions options, ParseResult parsed, string words,
    CancellationToken cancellation)
{
    Terminal Terminal => surroundings.Terminal;

    public void Run()
    {
        var budget = options.Budget(parsed);
        if (budget.Trials is not null)
            throw new UsageError("--budget of a self-test is a time.", "give a time such as 40m.");
        var test = options.SelfTest.Read(parsed) with
        {
            Budget = budget.Time,
            Workers = options.Workers(parsed),
        };
        var result = Tested(test);
        if (options.Json(parsed))
            Terminal.WriteJson(SelfTestJson.Of(result));
        else if (result.DataSets > 0)
            foreach (var line in SelfTestReport.Of(result))
                Terminal.Output.WriteLine(line);
        if (result.IsInterrupted)
            throw new CommandError(ExitCode.Interrupted,
                $"interrupted after {result.DataSets} {(result.DataSets == 1 ? "table" : "tables")}; what was trained " +
                "is kept.",
                $"go on with: {words}");
    }

    SelfTestResult Tested(SelfTest test)
    {
        try
        {
            using var store = surroundings.OpenStore(options.Store(parsed));
            return test.Run(store, surroundings.Time, new Lines(Terminal), cancellation);
        }
        catch (TrialsFailedException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message.TrimEnd('.') + ".",
                $"'{surroundings.CommandName} studies show {failure.Study}' lists them.", failure);
        }
        catch (DiagnosisException failure)
        {
            throw new CommandError(ExitCode.Failed, failure.Message, "please report it.", failure);
        }
    }

    // At once and in order, which Progress<T> does not promise.
    sealed class Lines(Terminal terminal) : IProgress<SelfTestProgress>
    {
        public void Report(SelfTestProgress value) => terminal.Error.WriteLine(
            $"self-test: {value.Done} of {value.All} tables, now {value.Case} ({value.DataSet})" +
            (value.Remaining is { } left ? $", {ProgressText.Duration(left)} left" : ""));
    }
}
