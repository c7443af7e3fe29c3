using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>The data of one setting of a sweep: what candidates see of it, and what
/// the chosen one is tested on.</summary>
/// <param name="Setup">data, with the defaults of network and recipe for them</param>
/// <param name="File">null where the data are not read from a file</param>
/// <param name="Own">a user's kind, which says its splits itself; null for those of a setup</param>
/// <param name="Size">as candidates are trained</param>
sealed record SweepData(
    TrainingSetup Setup, DescribedFile? File, DataDescription? Own, StudySplits Splits, DataSize Size)
{
    /// <summary>What is trained on and validated; the test part is there and stays sealed.</summary>
    public DataDescription Candidate(int fold) => Described(Splits, fold);

    /// <summary>What the chosen setting is trained on: the training and validation examples.</summary>
    /// <param name="keepsValidation">where training itself needs the validation split, as early stopping does</param>
    public DataDescription Final(bool keepsValidation) => keepsValidation && Splits.Folds == 0
        ? Described(Splits, 0)
        : Described(Splits with { Folds = 0, Validation = keepsValidation ? 1.0 / Math.Max(2, Splits.Folds) : 0 }, 0);

    DataDescription Described(StudySplits splits, int fold)
    {
        if (Own is not null)
            return Own;
        var data = (Setup with { ValidationShare = splits.Folds > 0 ? 0 : splits.Validation }).ToDescription(File);
        return splits.Folds > 0 && data is FileDescription file ? file with
        {
            Split = file.Split with { ValidationFolds = splits.Folds, ValidationFold = fold },
        } : data;
    }
}

/// <summary>How the examples are parted.</summary>
/// <param name="Test">the share that is kept for the end</param>
/// <param name="Validation">the share of the others that settings are compared on</param>
/// <param name="Folds">in place of a share; 0 for none</param>
readonly record struct StudySplits(double Test, double Validation, int Folds)
{
    /// <summary>Where the study says how its examples are validated.</summary>
    public Origin Place { get; init; }
}
