using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Lab.Setups;
using Fruitfly.Studies.Sqlite;

namespace Fruitfly.Lab.Diagnoses;

/// <summary>Tells whether noise, bias or variance limits a network on a table, and what would help.</summary>
public static class Diagnosis
{
    /// <summary>Trains what it needs in a store that is removed afterwards.</summary>
    /// <param name="file">such as <c>DescribedFile.Read("data.csv", new() { Target = "label" })</c></param>
    /// <param name="setup">the network and its recipe. Default: <see cref="DiagnosisPlan.DefaultSetup"/></param>
    /// <param name="design">how much is trained. Default: <see cref="DiagnosisDesign.Default"/></param>
    /// <exception cref="SetupException">the file has too few rows, or the network does not fit it</exception>
    /// <exception cref="DiagnosisException">trainings diverged</exception>
    public static DiagnosisOutcome Run(
        DescribedFile file, TrainingSetup? setup = null, DiagnosisDesign? design = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var folder = Directory.CreateTempSubdirectory("fruitfly-diagnosis-");
        try
        {
            using var store = new SqliteStudyStore(Path.Combine(folder.FullName, "studies.db"), TimeProvider.System);
            var places = new DataPlaces();
            places.Files.Give(file);
            var plan = DiagnosisPlan.Of(
                (setup ?? DiagnosisPlan.DefaultSetup) with { Data = SetupData.File, File = file.Table.Name }, file,
                design) with { ChoosesWidth = setup is null };
            return new DiagnosisRun(plan) { Command = "", Places = places }
                .Run(store, TimeProvider.System, cancellation: cancellation).Outcome;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
