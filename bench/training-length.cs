#:project ../src/Fruitfly.Lab/Fruitfly.Lab.csproj
#:property PublishAot=false
// dotnet run bench/training-length.cs: the error of the default networks of a diagnosis by the size of the training
// set, with a floor on the updates of an epoch for small ones, and their weight decay stretched to match.
using System.Globalization;
using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Diagnoses.Designs;
using Fruitfly.Lab.Setups;
using Fruitfly.Numerics.RandomStreams;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

const int Rows = 3000, BatchSize = 32, DecayEpochs = 40;
int[] floors = [1, 5, 10, 20, 40], widths = [8, 29, 56];

var folder = Directory.CreateTempSubdirectory("fruitfly-training-length-");
try
{
    var file = DescribedFile.Read(Write(Path.Combine(folder.FullName, "friedman.csv")), new() { Target = "y" });
    var setup = DiagnosisPlan.DefaultSetup with { Data = SetupData.File, File = file.Table.Name };
    var plan = DiagnosisPlan.Of(setup, file);
    var trials = new DiagnosisTrials(setup, file, plan.Units, PartitionTree.LevelsOf(plan.Units.Pool, 0, 1, most: 8));
    var places = new DataPlaces();
    places.Files.Give(file);
    var execution = new TrialExecution(places);
    Console.WriteLine(
        $"| rows | updates an epoch | {string.Join(" | ", floors.Select(floor => $"at least {floor}"))} |");
    Console.WriteLine($"|---|---|{string.Concat(floors.Select(_ => "---|"))}");
    foreach (var level in trials.Levels)
    {
        var updates = (level.Units + BatchSize - 1) / BatchSize;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {level.Units} | {updates} | ") +
            string.Join(" | ", floors.Select(floor => widths.Min(width => Error(level, width, floor))
                .ToString("0.000", CultureInfo.InvariantCulture))) + " |");
    }

    // Of up to four training sets that share nothing; the best width, as a share of the target's variance.
    double Error(TreeLevel level, int width, int floor)
    {
        var updates = Math.Max((level.Units + BatchSize - 1) / BatchSize, floor);
        var (subsets, length) = (Math.Min(4, level.Subsets), Duration.Steps(setup.Epochs * updates));
        return Enumerable.Range(0, 4).Average(number =>
        {
            var trial = trials.Of(new DiagnosisKey(
                new Variant(width, null, setup.Epochs), 0, level.Number, 1, number % subsets, number / subsets));
            return execution.Run(trial with
            {
                Recipe = trial.Recipe with
                {
                    Duration = length,
                    EvaluateEvery = length,
                    Optimizer = (AdamW)trial.Recipe.Optimizer with
                    {
                        WeightDecay = 1 / (DecayEpochs * setup.LearningRate * updates),
                    },
                },
            }, default).History.Last.Validation!.Loss;
        });
    }
}
finally
{
    folder.Delete(recursive: true);
}

static string Write(string path)
{
    var (random, text) = (new RandomStream(seed: 5, stream: 0), new StringBuilder());
    text.AppendLine(string.Concat(Enumerable.Range(1, 10).Select(feature => $"x{feature},")) + "y");
    for (var row = 0; row < Rows; row++)
    {
        double[] x = [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble())];
        var mean = 10 * Math.Sin(Math.PI * x[0] * x[1]) + 20 * (x[2] - 0.5) * (x[2] - 0.5) + 10 * x[3] + 5 * x[4];
        text.AppendLine(string.Join(',', x.Append(mean + random.NextGaussian())
            .Select(value => value.ToString("g9", CultureInfo.InvariantCulture))));
    }
    File.WriteAllText(path, text.ToString());
    return path;
}
