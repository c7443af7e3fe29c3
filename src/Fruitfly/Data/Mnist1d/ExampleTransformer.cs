using Fruitfly.Numerics.RandomStreams;
using static Fruitfly.Data.Mnist1d.NumpyArithmetic;

namespace Fruitfly.Data.Mnist1d;

/// <summary>Makes one example after the other from templates, in buffers of its own.</summary>
sealed class ExampleTransformer
{
    readonly Mnist1dSettings _settings;
    readonly double[] _padded;
    readonly double[] _signal;
    readonly double[] _scratch;
    readonly double[] _tilt;
    readonly double[] _places;
    readonly double[] _finalPlaces;
    readonly GaussianFilter _filter;

    public ExampleTransformer(Mnist1dSettings settings, int longestTemplate)
    {
        _settings = settings;
        var length = settings.TemplateLength + settings.MaxPadding;
        _padded = new double[longestTemplate + settings.MaxPadding];
        _signal = new double[length];
        _scratch = new double[length];
        _tilt = Linspace(-0.5, 0.5, length);
        _places = Linspace(0, 1, length);
        _finalPlaces = Linspace(0, 1, settings.FinalLength);
        _filter = new GaussianFilter(length);
    }

    /// <summary>Draws one example of a template into <paramref name="destination"/> <c>[final length]</c>; the stages
    /// on the way are added to <paramref name="trace"/> where there is one.</summary>
    public void Draw(
        IReadOnlyList<double> template, NumpyRandom random, Span<double> destination,
        ICollection<Mnist1dStage>? trace = null)
    {
        trace?.Add(new(Mnist1dTransformation.Template, template));

        var padded = Pad(template, random);
        trace?.Add(new(Mnist1dTransformation.Padding, padded.ToArray()));

        Interpolate(padded, _places, _signal);
        trace?.Add(new(Mnist1dTransformation.Dilation, [.. _signal]));

        var factor = 1 + _settings.Scale * (random.NextDouble() - 0.5);
        foreach (ref var value in _signal.AsSpan())
            value *= factor;
        trace?.Add(new(Mnist1dTransformation.Scaling, [.. _signal]));

        RotateRight(random.NextInt(_settings.MaxTranslation));
        trace?.Add(new(Mnist1dTransformation.Translation, [.. _signal]));

        FillZerosWithCorrelatedNoise(random);
        trace?.Add(new(Mnist1dTransformation.CorrelatedNoise, [.. _signal]));

        foreach (ref var value in _signal.AsSpan())
            value += _settings.IndependentNoise * random.NextGaussian();
        trace?.Add(new(Mnist1dTransformation.IndependentNoise, [.. _signal]));

        var slope = _settings.Shear * (random.NextDouble() - 0.5);
        for (var i = 0; i < _signal.Length; i++)
            _signal[i] -= slope * _tilt[i];
        trace?.Add(new(Mnist1dTransformation.Shear, [.. _signal]));

        Interpolate(_signal, _finalPlaces, destination);
        trace?.Add(new(Mnist1dTransformation.Subsampling, destination.ToArray()));
    }

    /// <summary>The times of a template's points, brought to the final length like its values (undivided).</summary>
    public double[] Times(int templateLength)
    {
        var template = Linspace(-5, 5, templateLength);
        foreach (ref var time in template.AsSpan())
            time /= 6;
        var (dilated, times) = (new double[_places.Length], new double[_finalPlaces.Length]);
        Interpolate(template, _places, dilated);
        Interpolate(dilated, _finalPlaces, times);
        return times;
    }

    ReadOnlySpan<double> Pad(IReadOnlyList<double> template, NumpyRandom random)
    {
        var zeros = _settings.MinPadding +
            (int)(random.NextDouble() * (_settings.MaxPadding - _settings.MinPadding + 1));
        var padded = _padded.AsSpan(0, template.Count + zeros);
        for (var i = 0; i < template.Count; i++)
            padded[i] = template[i] + 1e-8;
        padded[template.Count..].Clear();
        return padded;
    }

    void RotateRight(int places)
    {
        if (places >= _signal.Length)
            return; // the reference leaves such an example where it is
        var tail = _signal.Length - places;
        _signal.AsSpan(tail).CopyTo(_scratch);
        _signal.AsSpan(0, tail).CopyTo(_signal.AsSpan(places));
        _scratch.AsSpan(0, places).CopyTo(_signal);
    }

    void FillZerosWithCorrelatedNoise(NumpyRandom random)
    {
        foreach (ref var value in _scratch.AsSpan())
            value = _settings.CorrelatedNoise * random.NextGaussian();
        _filter.Load(_scratch);
        for (var i = 0; i < _signal.Length; i++)
            if (_signal[i] == 0)
                _signal[i] = _filter.At(i);
    }
}
