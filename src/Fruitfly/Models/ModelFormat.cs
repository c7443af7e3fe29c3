using System.Globalization;
using Fruitfly.Data.Files;
using Fruitfly.Networks;
using Fruitfly.Networks.Files;

namespace Fruitfly.Models;

/// <summary>A model's file: a safetensors file whose tensors are those of the networks, each name after the number of
/// its network (<c>0.0.weight</c>, as PyTorch names them in a ModuleList), and whose metadata hold the
/// description as JSON.</summary>
static class ModelFormat
{
    /// <summary>Grows with every change that an earlier program could not read.</summary>
    public const int Version = 1;

    const string FormatKey = "fruitfly", Format = "model", DescriptionKey = "model";
    const string MakeAgain = "Make the model again, or copy the file again.";

    public static void Write(Model model, string path) => SafetensorsFile.WriteChecked(
        path, model.Networks.Index().SelectMany(network =>
            NetworkTensors.Of(network.Item, network.Item.Storage, Prefix(network.Index)).Concat(
                NetworkTensors.OfStatistics(network.Item, network.Item.StatisticValues, Prefix(network.Index)))),
        new Dictionary<string, string>
        {
            [FormatKey] = $"{Format} {Version}",
            [DescriptionKey] = ModelJson.Write(model.Description),
        });

    public static Model Read(string path, FileLimits? limits) =>
        Of(SafetensorsFile.Read(path, limits), path);

    internal static Model Of(Safetensors file, string path)
    {
        RequireVersion(file.Metadata.GetValueOrDefault(FormatKey, ""), path);
        if (!file.Metadata.TryGetValue(DescriptionKey, out var text))
            throw new DataFileException(path, "metadata", $"it has no '{DescriptionKey}'", MakeAgain);
        var description = ModelJson.Read(text, path);
        try
        {
            ModelCheck.Require(description);
            var numbers = NetworkSize.Require(description.Network);
            var elements = file.Tensors.Values.Sum(tensor => (long)tensor.Count);
            // Before memory is taken for what the description says.
            if (elements != checked(numbers * description.Networks))
                throw new DataFileException(path, "the tensors",
                    $"they hold {elements:N0} numbers, and {description.Networks} networks of " +
                    $"{numbers:N0} parameters are described", MakeAgain);
            var networks = new Network[description.Networks];
            for (var i = 0; i < networks.Length; i++)
                networks[i] = new Network(description.Network, seed: 0);
            NetworkTensors.Require(file, path,
                (from network in networks.Index()
                 from tensor in NetworkTensors.Shapes(network.Item)
                 select KeyValuePair.Create(Prefix(network.Index) + tensor.Key, tensor.Value))
                .ToDictionary(), MakeAgain);
            foreach (var (number, network) in networks.Index())
            {
                NetworkTensors.CopyTo(network.Storage, file, path, network, Prefix(number));
                NetworkTensors.CopyStatisticsTo(network.StatisticValues, file, path, network, Prefix(number));
            }
            return new Model(description, networks);
        }
        catch (OverflowException wrong)
        {
            throw new DataFileException(path, "the description", "a layer is too large to be counted", MakeAgain,
                wrong);
        }
        catch (ArgumentException wrong)
        {
            throw new DataFileException(path, "the description",
                DataFileException.Quote(wrong.Message.ReplaceLineEndings(" ").TrimEnd('.'), 400), MakeAgain, wrong);
        }
    }

    static void RequireVersion(string format, string path)
    {
        if (format == $"{Format} {Version}")
            return;
        if (format.StartsWith(Format + " ", StringComparison.Ordinal)
            && int.TryParse(format.AsSpan(Format.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture,
                out var version) && version > Version)
            throw new DataFileException(path, "metadata",
                $"this is a model of version {version}, and this program reads version {Version}",
                "Use the newer version of Fruitfly that made it.");
        throw new DataFileException(path, "metadata",
            format.Length == 0 ? "this is no model: nothing says how to predict with these tensors"
                : $"this is no model but '{DataFileException.Quote(format)}'",
            "Name the file of a model.");
    }

    static string Prefix(int network) => string.Create(CultureInfo.InvariantCulture, $"{network}.");
}
