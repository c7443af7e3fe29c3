using Fruitfly.Cli.Errors;
using Fruitfly.Lab.Comparisons;
using Fruitfly.Measurement;
using Fruitfly.Models;
using Fruitfly.Models.Tables;
using Fruitfly.Studies;

namespace Fruitfly.Cli.Commands.Compare;

/// <summary>Two models that are compared, by the names of their files.</summary>
sealed record ComparedModels(string NameA, Model A, string NameB, Model B)
{
    /// <summary>Null where neither is the name of a file.</summary>
    /// <exception cref="UsageError">one of them alone is</exception>
    public static ComparedModels? Find(IStudyStore? store, string a, string b)
    {
        var (isA, isB) = (IsFile(store, a), IsFile(store, b));
        if (!isA && !isB)
            return null;
        if (!isA || !isB)
            throw new UsageError(
                $"'{(isA ? a : b)}' is a file, and there is no file '{(isA ? b : a)}'.",
                "name two files of models, or two studies.");
        return new(a, Model.Load(a), b, Model.Load(b));
    }

    /// <summary>On the rows of a file.</summary>
    public ModelComparison On(string file, Metric? metric, IProgress<long> progress, CancellationToken cancellation)
    {
        try
        {
            return ModelComparison.Of(A, B, file, metric, progress, cancellation);
        }
        catch (ModelComparisonException failure)
        {
            throw new UsageError(failure.Message, failure.IsTrainingFile
                ? "name a file with other rows; without --file the models are compared on the test examples that both " +
                    "kept, if the store has their trials."
                : "see 'fruitfly model FILE' for what a model predicts.");
        }
    }

    /// <summary>By what their trials kept of the test examples.</summary>
    public (ComparedSide A, ComparedSide B) Sides(IStudyStore? store) => (Side(store, NameA, A), Side(store, NameB, B));

    static ComparedSide Side(IStudyStore? store, string name, Model model)
    {
        const string Hint = "name a file with rows that neither was trained on: --file new.csv.";
        try
        {
            return store is not null ? ComparedSide.Of(store, name, model.Description.Origin.Trials)
                : throw new UsageError("there is no store that has the trials of the models.", Hint);
        }
        catch (ComparisonException failure) when (failure.LacksTrials)
        {
            throw new UsageError(failure.Message, Hint);
        }
    }

    static bool IsFile(IStudyStore? store, string name) => File.Exists(name) && store?.Find(name) is null;
}
