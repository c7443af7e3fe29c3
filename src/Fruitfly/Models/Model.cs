using Fruitfly.Networks;

namespace Fruitfly.Models;

/// <summary>A trained network, or an ensemble of networks that differ in their seed, with all that is needed to
/// predict. <c>Model.Load("iris.model").Predict(rows)</c></summary>
public sealed class Model
{
    readonly Network[] _networks;

    /// <param name="networks">of one architecture</param>
    /// <exception cref="ArgumentException">the parts do not fit together, or a parameter is not a finite
    /// number</exception>
    public Model(ModelDescription description, params IReadOnlyList<Network> networks)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(networks);
        ModelCheck.Require(description, networks);
        (Description, _networks) = (description, [.. networks]);
    }

    public ModelDescription Description { get; }

    public IReadOnlyList<Network> Networks => _networks;

    /// <summary>Features of a row, as the networks take them.</summary>
    public int Inputs => Description.Network.Inputs;

    /// <summary>The number of classes, or of values for each row.</summary>
    public int Width => _networks[0].Outputs;

    /// <summary>Reads a model's file.</summary>
    /// <exception cref="Data.Files.DataFileException">the file cannot be read, is damaged, is no model, or was made by
    /// a newer program</exception>
    public static Model Load(string path, Data.Files.FileLimits? limits = null) => ModelFormat.Read(path, limits);

    /// <summary>Writes the model as one file: safetensors, with the description as its metadata. The same model gives
    /// the same bytes.</summary>
    /// <exception cref="Data.Files.DataFileException">the file cannot be written</exception>
    public void Save(string path) => ModelFormat.Write(this, path);

    /// <summary>Whether all parameters of a network are finite numbers, so that it can be part of a model.</summary>
    public static bool IsFinite(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var parameters = new float[network.ParameterCount];
        network.CopyParametersTo(parameters);
        return Array.TrueForAll(parameters, float.IsFinite)
            && Array.TrueForAll(network.StatisticValues, float.IsFinite);
    }

    /// <summary>Predicts rows of features as the networks take them: encoded and scaled.</summary>
    /// <param name="rows"><c>[rows × Inputs]</c></param>
    /// <exception cref="ArgumentException">the values do not fill whole rows</exception>
    public Predictions Predict(ReadOnlySpan<float> rows)
    {
        if (rows.Length % Inputs != 0)
            throw new ArgumentException($"{rows.Length} values do not fill rows of {Inputs} features.", nameof(rows));
        var ensemble = new Ensemble(rows.Length / Inputs * Width, _networks.Length);
        var outputs = new float[ensemble.Size];
        foreach (var network in _networks)
        {
            network.Predict(rows, outputs);
            ensemble.Add(OutputMeaning.Of(Description, outputs, Width));
        }
        return new Predictions(ensemble.Means, ensemble.Spreads(), Width,
            areProbabilities: Description.Outputs != ModelOutputs.Values);
    }
}
