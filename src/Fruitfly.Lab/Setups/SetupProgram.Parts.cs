using System.Text;
using Fruitfly.Data.Mnist1d;
using Fruitfly.Data.Toy;

namespace Fruitfly.Lab.Setups;

/// <summary>The parts of the program: data, network and recipe.</summary>
sealed partial class SetupProgram
{
    string Data()
    {
        var text = new StringBuilder($"var data = {Source()};\n");
        if (setup.ValidationShare > 0 && setup.Data != SetupData.File)
            text.Append($"data = data.WithValidation({Number(setup.ValidationShare)}, seed: {setup.DataSeed});\n");
        if (setup.LabelNoise > 0)
            text.Append($"data = LabelNoise.InTraining(data, {Number(setup.LabelNoise)}, seed: {setup.DataSeed});\n");
        if (setup.Data is not (SetupData.Mnist1d or SetupData.ToyFunction or SetupData.File)
            && !PlanarFeatures.Parse(setup.Features).AreCoordinates)
            text.Append($"data = PlanarFeatures.Parse({Literal(setup.Features)}).Of(data);\n");
        return text.ToString();
    }

    string Source()
    {
        var common =
            $"samples: {setup.Samples}, noise: {Number(setup.Noise)}, trainSplit: {Number(setup.TrainSplit)}, " +
            $"seed: {setup.DataSeed}";
        return setup.Data switch
        {
            SetupData.Mnist1d => Using("Data.Mnist1d", $"Mnist1d.Generate({Mnist1dSettings()})"),
            SetupData.ToyFunction => Using("Data.Toy", $"ToyData.Generate({common})"),
            SetupData.File => Using("Data.Files", Table()),
            var pattern => Using("Data.Toy", $"PlanarData.Generate(PlanarPattern.{pattern}, {common})"),
        };
    }

    string Mnist1dSettings()
    {
        var (settings, published) = (setup.Mnist1d, new Mnist1dSettings());
        var changed = from property in typeof(Mnist1dSettings).GetProperties()
                      let value = property.GetValue(settings)
                      where !Equals(value, property.GetValue(published))
                      select $"{property.Name} " +
                          $"= {(value is bool flag ? flag ? "true" : "false" : FormattableString.Invariant($"{value}"))}";
        return string.Join(", ", changed) is { Length: > 0 } text ? $"new Mnist1dSettings {{ {text} }}" : "";
    }

    string Architecture()
    {
        var drawn = Initializer();
        var model = setup.Network switch
        {
            SetupNetwork.Logistic => "LinearBase",
            SetupNetwork.Mlp => "MlpBase",
            SetupNetwork.Cnn => "ConvBase",
            SetupNetwork.Gru => "GruBase",
            _ => null,
        };
        if (model is not null)
            return $"Mnist1dModels.{model}(data.Features, data.Outputs) with {{ Initializer = {drawn} }}";
        var isPlain = setup is { Activation: SetupActivation.Relu, Dropout: 0, Norm: SetupNorm.None };
        var with = setup.Initializer == SetupInitializer.He ? null : $"Initializer = {drawn}";
        if (isPlain)
            return $"Architecture.Mlp({Listed(["data.Features", .. setup.HiddenLayers.Select(width => $"{width}"), "data.Outputs"])})"
                + (with is null ? "" : $" with {{ {with} }}");
        var hidden =
            Listed([setup.Norm == SetupNorm.None ? null : $"new {setup.Norm}Norm()", $"new {setup.Activation}()",
                setup.Dropout > 0 ? $"new Dropout({Number(setup.Dropout)})" : null]);
        var layers = Listed([.. setup.HiddenLayers.Select(width => $"new Linear({width}), {hidden}"),
            "new Linear(data.Outputs)"]);
        return Using("Networks.Layers",
            $"new Architecture {{ {Listed(["Inputs = data.Features", $"Layers = [{layers}]", with])} }}");
    }

    string Initializer()
    {
        var isDefault = setup is { Network: SetupNetwork.FullyConnected, Initializer: SetupInitializer.He };
        var arguments = setup.Initializer switch
        {
            SetupInitializer.Normal => Number(setup.WeightVariance),
            SetupInitializer.Constant => Number(setup.WeightValue),
            SetupInitializer.Orthogonal => Number(setup.Gain),
            _ => "",
        };
        var text = $"new {setup.Initializer}Initializer({arguments})";
        return isDefault ? text : Using("Networks.Initialization", text);
    }

    string Recipe()
    {
        var lines = new List<string>
        {
            $"Loss = {Loss()}",
            $"Optimizer = {Using("Training.Optimizers", Optimizer())}",
            $"Batches = {InBatches}",
            $"Duration = {(setup.Steps > 0 ? $"Duration.Steps({setup.Steps})" : $"Duration.Epochs({setup.Epochs})")}",
        };
        lines.AddRange(Changes());
        if (Schedule() is { } schedule)
            lines.Insert(2, $"Schedule = {Using("Training.Schedules", schedule)}");
        return $"var recipe = new Recipe\n{{\n{string.Concat(lines.Select(line => $"    {line},\n"))}}};\n";
    }

    /// <summary>What most recipes leave out, and what is measured when.</summary>
    IEnumerable<string> Changes()
    {
        if (setup.ClipNorm > 0)
            yield return $"ClipNorm = {Number(setup.ClipNorm)}";
        if (setup.L1Penalty > 0)
            yield return $"L1Penalty = {Number(setup.L1Penalty)}";
        if (setup.InputNoise > 0)
            yield return $"InputNoise = {Number(setup.InputNoise)}";
        if (setup.WeightNoise > 0)
            yield return $"WeightNoise = {Number(setup.WeightNoise)}";
        if (setup.Augmenting is { } augmentation)
            yield return $"Augmentation = new({augmentation.Translation}, {Number(augmentation.Scaling)}, " +
                $"{Number(augmentation.Shear)})";
        if (ClassWeightsText.Read(setup.ClassWeights) is { } weights)
            yield return weights.Values is { } values
                ? $"ClassWeights = new([{string.Join(", ", values.Select(Number))}])"
                : "ClassWeights = ClassWeights.Balanced";
        var isAutomatic = setup.EarlyStopping == SetupStopping.Automatic && setup.ValidationShare == 0;
        if (setup.EarlyStopping == SetupStopping.None || isAutomatic && setup.Data != SetupData.File)
        {
            yield return "EvaluateEvery = Duration.Steps(0)";
            yield break;
        }
        // A file may have validation examples of its own.
        yield return $"EarlyStopping = {(isAutomatic ? "data.Validation is null ? null : " : "")}" +
            $"new EarlyStopping({Listed([$"Patience: {setup.Patience}",
            setup.EarlyStopping == SetupStopping.Error ? "Measure: StoppingMeasure.Error" : null,
            setup.MinimumImprovement > 0 ? $"MinimumImprovement: {Number(setup.MinimumImprovement)}" : null])})";
        var every = setup.EvaluateEvery;
        yield return $"EvaluateEvery = Duration.{every.Unit}({every.Count})";
        yield return "EvaluateOn = [Split.Training, Split.Validation]";
        yield return "EvaluateAtEndOn = Split.Test";
    }

    string Loss() => setup.LabelSmoothing == 0 ? PlainLoss()
        : Using("Training.Losses", $"new CrossEntropyLoss {{ LabelSmoothing = {Number(setup.LabelSmoothing)} }}");

    string PlainLoss() => (setup.Loss, setup.Data) switch
    {
        (SetupLoss.Automatic, SetupData.File) =>
            Using("Training.Losses", "data.IsClassification ? Loss.CrossEntropy : Loss.LeastSquares"),
        (SetupLoss.LeastSquares, _) or (SetupLoss.Automatic, SetupData.ToyFunction) =>
            Using("Training.Losses", "Loss.LeastSquares"),
        _ => Using("Training.Losses", "Loss.CrossEntropy"),
    };

    string Optimizer()
    {
        var (rate, decay) = (Number(setup.LearningRate), $"WeightDecay: {Decay()}");
        var momentum = $"Momentum: {Number(setup.Momentum)}";
        var isPlain = setup.WeightDecay is null or 0;
        return setup.Optimizer switch
        {
            SetupOptimizer.Sgd => $"new Sgd({Listed([rate, isPlain ? null : decay])})",
            SetupOptimizer.Momentum => $"new Sgd({Listed([rate, momentum, isPlain ? null : decay])})",
            SetupOptimizer.Nesterov => $"new Sgd({Listed([rate, momentum, "Nesterov: true", isPlain ? null : decay])})",
            SetupOptimizer.RmsProp =>
                $"new RmsProp({Listed([rate, $"Smoothing: {Number(setup.SquareMemory)}", isPlain ? null : decay])})",
            var adam => $"new {adam}({rate}, Beta1: {Number(setup.Beta1)}, Beta2: {Number(setup.Beta2)}, {decay})",
        };
    }

    // The same operations as in AutomaticDecay, for the same bits.
    string Decay() => setup.WeightDecay is { } given ? Number(given)
        : setup.Optimizer != SetupOptimizer.AdamW || setup.LearningRate == 0 ? "0"
        : $"1 / ({AutomaticDecay.Epochs} * {Number(setup.LearningRate)} * "
            + $"{InBatches}.StepsPerEpoch(data.Training.Count))";

    string InBatches => setup.BatchSize == 0 ? "Batches.Full" : $"Batches.Shuffled({setup.BatchSize})";

    string? Schedule()
    {
        var decay = setup.Schedule switch
        {
            SetupSchedule.Step => $"new StepSchedule({setup.StepEpochs}, {Number(setup.StepFactor)})",
            SetupSchedule.Cosine => "new CosineSchedule()",
            SetupSchedule.Linear => "new PolynomialSchedule()",
            SetupSchedule.Exponential => $"new ExponentialSchedule({Number(setup.FinalFactor)})",
            SetupSchedule.OneCycle => "new OneCycleSchedule()",
            _ => "new ConstantSchedule()",
        };
        return setup.WarmUp > 0
            ? $"new WarmUpSchedule({setup.WarmUp}, {decay})" : setup.Schedule == SetupSchedule.Constant ? null : decay;
    }
}
