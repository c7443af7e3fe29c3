using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Tests.House.Documentation;

/// <summary>The program of docs/diagnose.md, word for word.</summary>
static class DiagnosisTour
{
    /// <param name="Console">stands for the system's, so that the output can be looked at</param>
    public static void Run(TextWriter Console, string path)
    {
        var table = DescribedFile.Read(path, new() { Target = "species" });
        var setup = TrainingSetup.Of(SetupData.File) with { HiddenLayers = [8], Epochs = 5 };
        var outcome = Diagnosis.Run(table, setup, DiagnosisDesign.Least);
        foreach (var line in DiagnosisAnswer.Of(outcome))
            Console.WriteLine(line);
    }
}
