using System.Globalization;
using System.Text;
using Fruitfly.Studies;
using Fruitfly.Studies.Stores;
using Fruitfly.Studies.StudyHost;

// A process for tests to kill: plans and runs a study of pretended trials.
// Or, of two arguments: a worker with a short lease that claims a trial and completes it when it is told to.
if (args is ["hold", var held])
    return HeldClaims.Run(held);

// Arguments: store, number of trials, workers, milliseconds a trial takes, file that gets a line for each start, and by
// how many days the clock is off (default: 0).
var (path, log) = (args[0], args[4]);
var (count, workers, milliseconds) = (Number(1), Number(2), Number(3));
var running = false;
using var starts = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
var time = new ShiftedTime(TimeSpan.FromDays(args.Length > 5 ? Number(5) : 0));
using var store = StudyStores.Open(path, time);
store.Plan("study", "pretended", new StudySettings("full"), PretendedTraining.Plan(count));
new StudyRunner(store, Run, time, workers).Run("study");
Console.WriteLine("finished");
return 0;

TrialResult Run(Trial trial, CancellationToken cancellation)
{
    lock (starts)
    {
        if (!running)
            Console.WriteLine("running");
        running = true;
        starts.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{trial.Seed}\n")));
    }
    cancellation.WaitHandle.WaitOne(milliseconds);
    return PretendedTraining.Run(trial);
}

int Number(int argument) => int.Parse(args[argument], CultureInfo.InvariantCulture);
