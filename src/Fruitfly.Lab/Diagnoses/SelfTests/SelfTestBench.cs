using Fruitfly.Data;
using Fruitfly.Lab.Diagnoses.Measures;
using Fruitfly.Lab.Diagnoses.Runs;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Diagnoses.SelfTests;

/// <summary>Diagnoses the tables of one case and compares them with what is true.</summary>
sealed class SelfTestBench(
    SelfTest test, SelfTestCase one, string folder, IStudyStore store, TimeProvider time,
    CancellationToken cancellation)
{
    /// <summary>Large tables come after all others; of each huge one there is a single data set.</summary>
    const int LargeRows = 1000, HugeRows = 5000;

    SelfTestTruth? _truth;

    public string Name => one.Name;

    public bool IsLarge => one.Rows >= LargeRows;

    // Where nothing is measured, a second table of the quick test would say what the first says.
    public int DataSets => one.Rows >= HugeRows || (test.IsQuick && !one.HasTruth) ? 1 : test.DataSets;

    public SelfTestDiagnosis Diagnose(int number)
    {
        var file = one.Table(folder, number);
        var plan = one.Plan(file, test.Design);
        var places = new DataPlaces();
        places.Files.Give(file);
        DiagnosisOutcome? early = null;
        var outcome = new DiagnosisRun(plan) { Command = "", Places = places, Workers = test.Workers }
            .Run(store, time, sharpened: (outcome, _) => early ??= outcome, cancellation: cancellation).Outcome;
        if (one.HasTruth)
            _truth ??= SelfTestTruth.Of(
                one, plan.Units.Pool, test.IsQuick ? 2 : 4, folder, (trials, truePlaces) => new DiagnosisWork(
                    $"self-test-{one.Number}", trials, truePlaces, test.Workers ?? Environment.ProcessorCount, store,
                    time, null, cancellation));
        return SelfTestDiagnosis.Of(one, _truth, outcome, early ?? outcome);
    }
}
