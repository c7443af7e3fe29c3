using Fruitfly.Networks;
using Fruitfly.Numerics.Kernels;
using Fruitfly.Training.Losses;

namespace Fruitfly.Training.Swarms;

/// <summary>The way of a batch through each network of a swarm: forward, loss and back, all at once.</summary>
sealed class SwarmPass
{
    readonly BatchPass[] _passes;
    readonly PartPass[] _parts;
    readonly Swarm _swarm;
    readonly int[][] _examples;
    readonly int[] _labels;
    readonly float[] _flatInputs, _inputs, _outputs, _outputGradient, _flatOutputs, _flatGradient;
    readonly bool _isCrossEntropy;

    /// <param name="passes">of each run, whose batches are whole</param>
    public SwarmPass(IReadOnlyList<TrainingRun> runs, IReadOnlyList<BatchPass> passes)
    {
        _passes = [.. passes];
        _parts = Array.ConvertAll(_passes, pass => pass.Whole);
        _swarm = new Swarm([.. _parts.Select(part => part.Workspace)]);
        var (lanes, capacity) = (Lanes.Count, runs[0].Plan.BatchSize);
        _examples = [.. runs.Select(_ => new int[capacity])];
        int inputs = lanes * capacity * runs[0].Network.Inputs, outputs = lanes * capacity * runs[0].Network.Outputs;
        (_flatInputs, _inputs) = (new float[inputs], new float[inputs]);
        (_outputs, _outputGradient) = (new float[outputs], new float[outputs]);
        Losses = new double[lanes];
        _isCrossEntropy = runs.All(run => IsPlainCrossEntropy(run.Recipe))
            && LaneSoftmaxCrossEntropy.Suits(runs[0].Network.Outputs);
        _labels = new int[_isCrossEntropy ? lanes * capacity : 0];
        (_flatOutputs, _flatGradient) = _isCrossEntropy ? ([], []) : (new float[outputs], new float[outputs]);
    }

    /// <summary>The mean loss over the batch, of each lane.</summary>
    public double[] Losses { get; }

    public void Retire(int lane) => _swarm.Retire(lane);

    /// <summary>Leaves the gradients of each network in its pass.</summary>
    public void Run(IReadOnlyList<TrainingRun> runs)
    {
        var batch = Prepare(runs);
        int inputs = batch * runs[0].Network.Inputs, outputs = batch * runs[0].Network.Outputs;
        Rows.Transpose(_flatInputs, Lanes.Count, inputs, _inputs);
        _swarm.Load();
        var input = _inputs.AsSpan(0, Lanes.Count * inputs);
        var output = _outputs.AsSpan(0, Lanes.Count * outputs);
        var gradient = _outputGradient.AsSpan(0, Lanes.Count * outputs);
        _swarm.Forward(batch, input, isShared: false, output);
        if (_isCrossEntropy)
            CrossEntropy(runs, batch, output, gradient);
        else
            LaneByLane(batch, outputs, output, gradient);
        _swarm.Backward(input, output, gradient);
        for (var lane = 0; lane < _swarm.Count; lane++)
            if (_swarm[lane] is not null)
                _passes[lane].EndWhole();
    }

    /// <returns>the examples in the batch of every lane</returns>
    int Prepare(IReadOnlyList<TrainingRun> runs)
    {
        var batch = 0;
        for (var lane = 0; lane < _swarm.Count; lane++)
        {
            if (_swarm[lane] is null)
                continue;
            var examples = runs[lane].NextBatch();
            batch = examples.Length;
            examples.CopyTo(_examples[lane]);
            var size = batch * runs[lane].Network.Inputs;
            _passes[lane].BeginWhole(examples, runs[lane].Dropout, runs[lane].Noise)
                .Prepare(examples, _flatInputs.AsSpan(lane * size, size));
        }
        return batch;
    }

    void CrossEntropy(
        IReadOnlyList<TrainingRun> runs, int batch, ReadOnlySpan<float> outputs, Span<float> gradient)
    {
        for (var lane = 0; lane < _swarm.Count; lane++)
        {
            if (_swarm[lane] is null)
                continue;
            var all = runs[lane].Data.Training.Labels;
            var labels = _labels.AsSpan(lane * batch, batch);
            for (var i = 0; i < batch; i++)
                labels[i] = all[_examples[lane][i]];
        }
        LaneSoftmaxCrossEntropy.Sum(
            outputs, _labels.AsSpan(0, Lanes.Count * batch), runs[0].Network.Outputs, 1f / batch, gradient, Losses);
        foreach (ref var loss in Losses.AsSpan())
            loss /= batch;
    }

    void LaneByLane(int batch, int outputs, ReadOnlySpan<float> output, Span<float> gradient)
    {
        Rows.Transpose(output, outputs, Lanes.Count, _flatOutputs);
        for (var lane = 0; lane < _swarm.Count; lane++)
            if (_swarm[lane] is not null)
                Losses[lane] = _parts[lane].Loss(
                    _examples[lane].AsSpan(0, batch), batch, _flatOutputs.AsSpan(lane * outputs, outputs),
                    _flatGradient.AsSpan(lane * outputs, outputs));
        Rows.Transpose(_flatGradient, Lanes.Count, outputs, gradient);
    }

    static bool IsPlainCrossEntropy(Recipe recipe) =>
        recipe.Loss is CrossEntropyLoss { LabelSmoothing: null or 0 } && recipe.ClassWeights is null;
}
