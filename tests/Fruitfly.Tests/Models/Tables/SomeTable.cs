using System.Globalization;
using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Networks;
using Fruitfly.Numerics.RandomStreams;

namespace Fruitfly.Tests.Models.Tables;

/// <summary>A table with columns of every kind in a folder, and an ensemble of untrained networks that predicts
/// it.</summary>
sealed class SomeTable : IDisposable
{
    public const string Header = "age,port,member,joined,size,kind";

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fruitfly-table-");

    /// <param name="target">classes by default; real values for a name of a numeric column</param>
    public SomeTable(string target = "kind", bool standardizes = true, params IReadOnlyList<string> missing)
    {
        File.WriteAllText(this["train.csv"], Text(120));
        var read = DescribedFile.Read(this["train.csv"], new DataFileOptions { Target = target, Missing = missing });
        var data = read.Description with
        {
            Standardize = standardizes,
            StandardizeTargets = standardizes,
            Split = new FileSplit { TrainSplit = 0.8, Seed = 3 },
        };
        Data = data;
        Places = new DataPlaces();
        Places.Files.Give(read);
        var size = read.Table.Size;
        var isClasses = size.Classes > 0;
        Description = new ModelDescription
        {
            Network = Architecture.Mlp(size.Features, 7, size.Outputs),
            Networks = 2,
            Outputs = isClasses ? ModelOutputs.Logits : ModelOutputs.Values,
            Classes = data.Schema.Classes,
            Schema = data.Schema,
            Preprocessing = data.Fit(seed: 1, Places),
        };
        Model = SomeModel.Of(Description, [1, 2]);
    }

    public FileDescription Data { get; }

    public DataPlaces Places { get; }

    public ModelDescription Description { get; }

    public Model Model { get; }

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Rows with missing values, rare levels and dates, the same for the same seed.</summary>
    public static string Text(int rows, ulong seed = 1)
    {
        var random = new RandomStream(seed, stream: 1);
        string[] ports = ["C", "Q", "S", "S", "\"a, b\""], kinds = ["no", "yes", "maybe"];
        var text = new StringBuilder(Header).Append('\n');
        for (var row = 0; row < rows; row++)
        {
            var age = random.NextInt(8) == 0 ? ""
                : (20 + 50 * random.NextDouble()).ToString("F1", CultureInfo.InvariantCulture);
            var port = random.NextInt(10) == 0 ? "NA" : row % 40 == 7 ? $"rare{row}" : ports[random.NextInt(5)];
            var joined = new DateTime(2020, 1, 1).AddDays(random.NextInt(900)).ToString("yyyy-MM-dd");
            var size = random.NextInt(20) == 0 ? "-999" : $"{random.NextInt(5000)}.5";
            text.Append(CultureInfo.InvariantCulture,
                $"{age},{port},{(random.NextInt(2) == 0 ? "yes" : "no")},{joined},{size},{kinds[random.NextInt(3)]}\n");
        }
        return text.ToString();
    }
}
