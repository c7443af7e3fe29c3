using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Fruitfly.Data.Files;

namespace Fruitfly.Studies.Costs;

/// <summary>The speeds of a machine as a file. It saves time and holds nothing that cannot be measured again, so what
/// is wrong with it is no error.</summary>
sealed record SpeedFile(
    int Format, Machine Machine, IReadOnlyList<KeptShape> Shapes, IReadOnlyDictionary<string, KeptNumber> Numbers)
{
    public const int CurrentFormat = 1;

    /// <summary>Much more than the most that is kept.</summary>
    const long MostBytes = 8 << 20;

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <returns>null where there is none, or none of this machine, or it is damaged</returns>
    public static SpeedFile? Read(string path, Machine machine)
    {
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= MostBytes })
                return null;
            var file = JsonSerializer.Deserialize<SpeedFile>(File.ReadAllBytes(path), Json);
            return file is { Format: CurrentFormat } && file.Machine == machine
                && file.Shapes.All(shape => shape is not null) && file.Numbers.Values.All(number => number is not null)
                ? file : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException
            or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    /// <returns>false where it cannot be written</returns>
    public bool Write(string path)
    {
        try
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.Make(path); // the file that replaces it has its rights
            AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataFileException)
        {
            return false;
        }
    }
}
