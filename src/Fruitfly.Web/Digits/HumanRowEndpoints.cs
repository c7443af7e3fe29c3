using Fruitfly.Data.Mnist1d;
using Fruitfly.Lab.Experiments.Mnist1dModels;
using Fruitfly.Studies;
using Fruitfly.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Fruitfly.Web.Digits;

/// <summary>The room where a person classifies MNIST-1D, to stand in the table beside the networks.</summary>
static class HumanRowEndpoints
{
    const string Experiment = "mnist1d-models";

    public static void MapHumanRow(this IEndpointRouteBuilder routes, Laboratory laboratory)
    {
        var sessions = new DigitSessions(laboratory.Time);
        routes.MapPage("/digits", "Digits by hand");
        routes.MapGet("/api/digits", () => Table(laboratory.Records));
        routes.MapPost("/api/digits/sessions",
            (NewSession asked) => new { Id = sessions.Begin(asked.Digits, asked.Seed) });
        routes.MapGet("/api/digits/sessions/{session}", (string session) => sessions.Find(session).State());
        routes.MapPost("/api/digits/sessions/{session}/answers", (string session, DigitAnswer answer) =>
        {
            var found = sessions.Find(session);
            found.Answer(answer.Place, answer.Digit);
            return found.State();
        });
        routes.MapPost("/api/digits/sessions/{session}/test", (string session) =>
        {
            var found = sessions.Find(session);
            found.BeginTest();
            return found.State();
        });
    }

    internal static DigitTable Table(IStudyStore store)
    {
        var study = store.Studies().Where(study => study.Experiment == Experiment && study.Trials.Done > 0)
            .OrderByDescending(study => study.Settings.Preset == "full").ThenByDescending(study => study.Trials.Done)
            .FirstOrDefault();
        return new DigitTable(
            Mnist1dTemplates.Published,
            [.. ModelRow.Of(study is null ? [] : store.Results(study.Name)), ModelRow.Human], study?.Name);
    }
}

/// <param name="Digits">of the test</param>
/// <param name="Seed">of their order</param>
sealed record NewSession(int Digits, uint Seed);

/// <param name="Place">of the digit that is answered, from 0</param>
sealed record DigitAnswer(int Place, int Digit);

/// <summary>What does not change during a session.</summary>
/// <param name="Templates">the digits 0 to 9 as MNIST-1D draws them</param>
/// <param name="Study">where the networks' accuracies were measured; null where they were not</param>
sealed record DigitTable(IReadOnlyList<IReadOnlyList<double>> Templates, IReadOnlyList<ModelRow> Rows, string? Study);
