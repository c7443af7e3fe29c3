using Fruitfly.Data.Images;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Tables;
using Fruitfly.Data.Toy;
using Fruitfly.Kinds;

namespace Fruitfly.Data;

/// <summary>Says which data set a trial uses, completely: the same description and seed load the same values. It is
/// part of a trial's identity, so every property that exists today is written to its canonical form, and a property
/// added later must be nullable, mean nothing when null, and be left out of the canonical form then.</summary>
public abstract record DataDescription
{
    /// <summary>All kinds; one of your own joins them with <c>Add</c>. A name is part of trial identities and never
    /// changes.</summary>
    public static KindFamily<DataDescription> Kinds { get; } = new("data source")
    {
        { "mnist1d", typeof(Mnist1dDescription) },
        { "image", typeof(ImageDescription) },
        { "toy", typeof(ToyDescription) },
        { "planar", typeof(PlanarDescription) },
        { "file", typeof(FileDescription) },
    };

    /// <summary>Makes or reads the data set. <paramref name="seed"/> is the trial's: it drives what is random per trial
    /// (such as label noise without a seed of its own) and nothing else.</summary>
    public abstract DataSet Load(ulong seed);

    /// <summary>The same, with files looked for where the user has them.</summary>
    public virtual DataSet Load(ulong seed, DataPlaces places) => Load(seed);

    /// <summary>False where every seed loads the same values, so that trials may share them. Not part of the identity:
    /// a property without a setter is never written.</summary>
    public virtual bool DependsOnSeed => true;

    /// <summary>How large the data set is that <see cref="Load(ulong)"/> gives, the same for every seed; null where
    /// only loading it tells.</summary>
    public virtual DataSize? Size() => null;
}
