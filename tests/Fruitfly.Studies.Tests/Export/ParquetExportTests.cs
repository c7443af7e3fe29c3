using System.Text.Json;
using Fruitfly.Studies.Export;
using Fruitfly.Training;

namespace Fruitfly.Studies.Tests.Export;

public sealed class ParquetExportTests : IDisposable
{
    readonly ExportedStudies _studies = new();

    public void Dispose() => _studies.Dispose();

    [Fact]
    public async Task A_row_is_a_trial_that_ended_with_typed_settings_and_its_last_scores()
    {
        var table = await Export(ExportForm.Wide);

        table["position"].ShouldBe([0L, 1L, 2L, 3L]);
        table["hash"].ShouldBe(_studies.Trials.Take(4).Select(TrialIdentity.Hash));
        table["state"].ShouldBe(["done", "failed", "diverged", "diverged"]);
        table["seed"].ShouldBe([0ul, 1ul, ulong.MaxValue, 3ul]);
        table["recipe.optimizer.learningRate"].ShouldBe([0.1, 0.5, 1.0, 0.1]);
        table["recipe.optimizer.nesterov"].ShouldBe([false, false, false, false]);
        table["data.settings.samples"].ShouldBe([5000L, 5000L, 5000L, 5000L]);
        table["network.layers.0.outputs"].ShouldBe([8L, 16L, 16L, 8L]);
        ((string)table["network.layers"][0]!).ShouldStartWith("[{\"bias\":true,\"kind\":\"linear\",\"outputs\":8}");
        table["training_loss"].ShouldBe([0.1 + 0.2, null, 1e300, null]);
        table["diverged_step"].ShouldBe([null, null, 7L, 0L]);
        table["failure"].ShouldBe([null, "IOException: no \"data\"", null, null]);
        table["seconds"].ShouldBe([1.5, null, 1.5, 1.5]);
        table["instruction_set"].ShouldBe(["avx2", null, "avx2", "avx2"]);
        table["ended"].ShouldAllBe(time => ((DateTime)time!).Year > 2000);
    }

    [Fact]
    public async Task A_row_of_the_long_form_is_an_evaluation_with_the_settings_that_vary()
    {
        var table = await Export(ExportForm.Long);

        table.Names.ShouldBe(
        [
            "position", "hash", "state", "seed", "network.layers.0.outputs", "recipe.optimizer.learningRate", "step",
            "epoch", "learning_rate", "training_loss", "training_error", "validation_loss", "validation_error",
            "test_loss", "test_error",
        ]);
        table["position"].ShouldBe([0L, 0L, 2L]);
        table["step"].ShouldBe([0L, 40L, 0L]);
        table["network.layers.0.outputs"].ShouldBe([8L, 8L, 16L]);
        table["validation_loss"].ShouldBe([null, null, null]);
    }

    [Fact]
    public async Task Every_number_comes_back_to_the_bit()
    {
        var table = await Export(ExportForm.Long);

        Bits("training_loss").ShouldBe(Bits(double.PositiveInfinity, 0.1 + 0.2, 1e300));
        Bits("training_error").ShouldBe(Bits(-0.0, double.NaN, 0.5));
        Bits("epoch").ShouldBe(Bits(0, 1.0 / 3, 0));
        table["test_loss"].ShouldBe([double.NegativeInfinity, double.Epsilon, null]);

        IEnumerable<long> Bits(params object[] columns) => columns is [string name]
            ? table[name].Select(value => BitConverter.DoubleToInt64Bits((double)value!))
            : columns.Select(value => BitConverter.DoubleToInt64Bits(Convert.ToDouble(value)));
    }

    [Fact]
    public async Task The_file_holds_the_dictionary_of_its_columns()
    {
        var table = await Export(ExportForm.Wide);

        var dictionary = JsonDocument.Parse(table.Metadata[ParquetExport.DictionaryKey]).RootElement;
        dictionary.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString())
            .ShouldBe(table.Names);
        dictionary.GetProperty("trials").GetProperty("diverged").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void Equal_results_give_equal_bytes_without_times_and_machines()
    {
        using var others = new ExportedStudies();
        foreach (var form in Enum.GetValues<ExportForm>())
            Bytes(_studies, form).ShouldBe(Bytes(others, form));

        static byte[] Bytes(ExportedStudies studies, ExportForm form)
        {
            using var stream = new MemoryStream();
            StudyExport.Write(studies.Store, ExportedStudies.Name,
                new(ExportFormat.Parquet) { Form = form, ResultsOnly = true }, stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public async Task Many_rows_are_written_in_groups()
    {
        var trials = SomeTrials.Many(35);
        _studies.Store.Plan("many", "e", new StudySettings("quick"), trials);
        var curve = Enumerable.Range(0, 2000)
            .Select(step => new Evaluation(step, step / 10.0, 0.1, new(1.0 / (step + 1), 0.5), null, null)).ToList();
        while (_studies.Store.Claim("many") is { } claim)
            _studies.Store.Complete(claim, new(claim.Trial, new(curve, null), 10, 1), ExportedStudies.Made);

        var table = await Export(ExportForm.Long, "many");

        table.Groups.ShouldBe(2);
        table["step"].Count.ShouldBe(70_000);
        table["training_loss"].Skip(68_000).ShouldBe(curve.Select(point => (object)point.Training!.Loss));
        table["seed"].Select(seed => (ulong)seed!).Distinct().ShouldBe(trials.Select(trial => trial.Seed));
    }

    [Fact]
    public async Task A_study_without_results_is_a_table_without_rows()
    {
        _studies.Store.Plan("empty", "e", new StudySettings("quick"), SomeTrials.Many(2));
        var table = await Export(ExportForm.Long, "empty");
        table.Groups.ShouldBe(0);
        table.Names.ShouldContain("training_loss");
    }

    [Fact]
    public void A_stream_that_cannot_seek_is_refused()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        Should.Throw<ArgumentException>(() =>
            StudyExport.Write(_studies.Store, ExportedStudies.Name, new(ExportFormat.Parquet), pipe));
    }

    async Task<ParquetTable> Export(ExportForm form, string study = ExportedStudies.Name)
    {
        using var stream = new MemoryStream();
        StudyExport.Write(_studies.Store, study, new(ExportFormat.Parquet) { Form = form }, stream);
        return await ParquetTable.Read(stream);
    }
}
