using System.Runtime.ExceptionServices;

namespace Fruitfly.Threads;

/// <summary>Threads that work off the parts of one job together; the thread that gives the job is one of them. Who
/// takes which part is left to chance, so a part's result may depend on nothing else. The thread pool is not used: its
/// work items are allocated, and its threads start too late for jobs of some hundred microseconds.</summary>
sealed class ThreadTeam : IDisposable
{
    /// <summary>Looks for work before a thread falls asleep: about as long as waking one takes.</summary>
    const int Looks = 50;

    readonly Lock _running = new();
    readonly object _sleep = new();
    readonly Thread[] _helpers;
    Action<int, int> _work = static (_, _) => { };
    int _parts, _unfinished, _asleep;
    bool _isCallerAsleep, _ended;
    ExceptionDispatchInfo? _failure;

    /// <summary>The number of the job in the upper half, its parts that no one has taken yet in the lower.</summary>
    long _left;

    /// <param name="threads">with the one that gives the jobs</param>
    public ThreadTeam(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threads);
        _helpers = [.. Enumerable.Range(1, threads - 1).Select(number => new Thread(() => Help(number))
        {
            IsBackground = true,
            Name = $"training thread {number}",
        })];
        foreach (var helper in _helpers)
            helper.Start();
    }

    public int Threads => _helpers.Length + 1;

    /// <summary>Returns when every part is done.</summary>
    /// <param name="work">takes the part, from 0, and the thread that works on it, from 0
    /// to <see cref="Threads"/> − 1</param>
    public void Run(int parts, Action<int, int> work)
    {
        if (_helpers.Length == 0 || parts == 1)
        {
            for (var part = 0; part < parts; part++)
                work(part, 0);
            return;
        }
        lock (_running)
        {
            (_work, _parts) = (work, parts);
            Volatile.Write(ref _unfinished, parts);
            Interlocked.Exchange(ref _left, ((_left >> 32) + 1) << 32 | (uint)parts);
            if (Volatile.Read(ref _asleep) > 0)
                WakeAll();
            TakeParts(0);
            WaitForOthers();
            if (_failure is { } failure)
            {
                _failure = null;
                failure.Throw();
            }
        }
    }

    public void Dispose()
    {
        Volatile.Write(ref _ended, true);
        WakeAll();
        foreach (var helper in _helpers)
            helper.Join();
    }

    bool HasParts => (uint)Volatile.Read(ref _left) > 0;

    void Help(int thread)
    {
        while (true)
        {
            TakeParts(thread);
            var spinner = new SpinWait();
            for (var look = 0; look < Looks && !HasParts && !Volatile.Read(ref _ended); look++)
                spinner.SpinOnce(sleep1Threshold: -1);
            lock (_sleep)
            {
                Interlocked.Increment(ref _asleep); // before the last look: who gives a job afterwards sees it
                while (!HasParts && !Volatile.Read(ref _ended))
                    Monitor.Wait(_sleep);
                Interlocked.Decrement(ref _asleep);
            }
            if (Volatile.Read(ref _ended))
                return;
        }
    }

    void TakeParts(int thread)
    {
        for (var left = Volatile.Read(ref _left); (uint)left > 0; left = Volatile.Read(ref _left))
        {
            if (Interlocked.CompareExchange(ref _left, left - 1, left) != left)
                continue;
            // The job cannot end, and the next begin, before this part is done.
            try
            {
                _work(_parts - (int)(uint)left, thread);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }
            if (Interlocked.Decrement(ref _unfinished) == 0 && Volatile.Read(ref _isCallerAsleep))
                WakeAll();
        }
    }

    void WaitForOthers()
    {
        var spinner = new SpinWait();
        for (var look = 0; look < Looks && Volatile.Read(ref _unfinished) > 0; look++)
            spinner.SpinOnce(sleep1Threshold: -1);
        if (Volatile.Read(ref _unfinished) == 0)
            return;
        lock (_sleep)
        {
            Volatile.Write(ref _isCallerAsleep, true);
            Interlocked.MemoryBarrier(); // the last look comes after the word that it is needed
            while (Volatile.Read(ref _unfinished) > 0)
                Monitor.Wait(_sleep);
            Volatile.Write(ref _isCallerAsleep, false);
        }
    }

    void WakeAll()
    {
        lock (_sleep)
            Monitor.PulseAll(_sleep);
    }
}
