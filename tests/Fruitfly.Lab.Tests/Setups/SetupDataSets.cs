using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Lab.Tests.Setups;

/// <summary>The data sets that setups describe.</summary>
static class SetupDataSets
{
    /// <summary>What a trial of the setup is trained on.</summary>
    /// <param name="file">what the file of the setup holds</param>
    public static DataSet DataOf(this TrainingSetup setup, DataSet? file = null, int number = 0)
    {
        var described = file is null ? null : Described(file);
        var places = new DataPlaces();
        if (described is not null)
            places.Files.Give(described);
        return SetupPlan.Of(setup, described).Trials[number].Data.Load(seed: 99, places);
    }

    public static DescribedFile Described(DataSet data)
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-setup-");
        try
        {
            var path = Path.Combine(folder.FullName, $"{data.Name}.npz");
            DataFiles.Save(path, data);
            return DescribedFile.Read(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
