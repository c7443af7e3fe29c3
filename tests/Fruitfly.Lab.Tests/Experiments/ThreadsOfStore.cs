using System.Collections.Concurrent;
using System.Reflection;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Tests.Experiments;

/// <summary>A store that writes down the names of the threads that use it.</summary>
public class ThreadsOfStore : DispatchProxy
{
    readonly ConcurrentQueue<string> _threads = [];
    IStudyStore? _store;

    /// <param name="threads">the name of the calling thread, for each call</param>
    public static IStudyStore Around(IStudyStore store, out IReadOnlyCollection<string> threads)
    {
        var around = Create<IStudyStore, ThreadsOfStore>();
        var proxy = (ThreadsOfStore)around;
        proxy._store = store;
        threads = proxy._threads;
        return around;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _threads.Enqueue(Thread.CurrentThread.Name ?? "");
        return targetMethod!.Invoke(_store, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
