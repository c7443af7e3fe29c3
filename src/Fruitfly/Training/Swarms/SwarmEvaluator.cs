using Fruitfly.Data;
using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training.Swarms;

/// <summary>Measures loss and error of all networks of a swarm at once, when the first of them asks, with the bits of
/// an <see cref="Evaluator"/>.</summary>
sealed class SwarmEvaluator
{
    static readonly Split[] Splits = Enum.GetValues<Split>();

    readonly IReadOnlyList<TrainingRun> _runs;
    readonly Swarm _swarm;
    readonly LossFunction[] _losses;
    readonly double[] _sums;
    readonly int[] _wrong;
    readonly AlignedValues _inputs, _outputs;
    readonly float[] _flatInputs, _flatOutputs;
    readonly Score[]?[] _scores = new Score[Splits.Length][];

    /// <param name="runs">whose splits have as many examples</param>
    public SwarmEvaluator(IReadOnlyList<TrainingRun> runs)
    {
        _runs = runs;
        _swarm = new Swarm([.. runs.Select(run => new Workspace(run.Network, Evaluator.Part))]);
        _losses = [.. runs.Select(run => run.Recipe.Loss.For(run.Data, Evaluator.Part))];
        (_sums, _wrong) = (new double[runs.Count], new int[runs.Count]);
        var outputs = Lanes.Count * Evaluator.Part * runs[0].Network.Outputs;
        (_outputs, _flatOutputs) = (new AlignedValues(outputs), new float[outputs]);
        var inputs = Splits.All(IsShared) ? 0 : Lanes.Count * Evaluator.Part * runs[0].Network.Inputs;
        (_flatInputs, _inputs) = (new float[inputs], new AlignedValues(inputs));
    }

    /// <summary>Measures one of the networks.</summary>
    public IScorer this[int lane] => new Lane(this, lane);

    public void Retire(int lane) => _swarm.Retire(lane);

    /// <summary>To be called after the parameters have changed.</summary>
    public void Forget() => Array.Clear(_scores);

    /// <summary>Whether the inputs are those of all; labels may differ.</summary>
    bool IsShared(Split split)
    {
        foreach (var run in _runs)
            if (run.Data[split] is { } own && own.Inputs != _runs[0].Data[split]!.Inputs)
                return false;
        return true;
    }

    Score[] Measure(Split split)
    {
        _swarm.Load();
        Array.Clear(_sums);
        Array.Clear(_wrong);
        var isShared = IsShared(split);
        var count = _runs[0].Data[split]!.Count;
        for (var first = 0; first < count; first += Evaluator.Part)
            Add(split, first..Math.Min(first + Evaluator.Part, count), isShared);
        return [.. _runs.Select((run, lane) => new Score(
            _sums[lane] / count, run.Data.IsClassification ? (double)_wrong[lane] / count : double.NaN))];
    }

    void Add(Split split, Range examples, bool isShared)
    {
        var batch = examples.End.Value - examples.Start.Value;
        int features = _runs[0].Data.Features, outputs = batch * _runs[0].Network.Outputs;
        var values = (examples.Start.Value * features)..(examples.End.Value * features);
        var input = isShared ? _runs[0].Data[split]!.Inputs[values] : Inputs(split, values);
        _swarm.Forward(batch, input, isShared, _outputs.First(Lanes.Count * outputs));
        Rows.Transpose(_outputs.Span, outputs, Lanes.Count, _flatOutputs);
        for (var lane = 0; lane < _runs.Count; lane++)
        {
            if (_swarm[lane] is null)
                continue;
            var own = _runs[lane].Data[split]!;
            var output = _flatOutputs.AsSpan(lane * outputs, outputs);
            if (own.IsClassification)
                _wrong[lane] += SoftmaxCrossEntropy.CountWrong(output, own.Labels[examples], own.Classes);
            _sums[lane] += _losses[lane].Sum(own, examples, output);
        }
    }

    ReadOnlySpan<float> Inputs(Split split, Range values)
    {
        var count = values.End.Value - values.Start.Value;
        for (var lane = 0; lane < _runs.Count; lane++)
            _runs[lane].Data[split]!.Inputs[values].CopyTo(_flatInputs.AsSpan(lane * count));
        var inputs = _inputs.First(Lanes.Count * count);
        Rows.Transpose(_flatInputs, Lanes.Count, count, inputs);
        return inputs;
    }

    sealed class Lane(SwarmEvaluator swarm, int lane) : IScorer
    {
        public Score Evaluate(Examples split)
        {
            var data = swarm._runs[lane].Data;
            var which = Array.FindIndex(Splits, name => data[name] == split);
            return (swarm._scores[which] ??= swarm.Measure(Splits[which]))[lane];
        }
    }
}
