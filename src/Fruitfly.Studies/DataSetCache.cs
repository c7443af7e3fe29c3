using Fruitfly.Data;

namespace Fruitfly.Studies;

/// <summary>Loads a data set once for all trials that use it. Those used least recently are let go beyond
/// <paramref name="capacity"/> bytes; the newest always stays.</summary>
/// <param name="places">where files are looked for; default: where they lie by themselves</param>
sealed class DataSetCache(long capacity = DataSetCache.DefaultCapacity, DataPlaces? places = null)
{
    public const long DefaultCapacity = 1L << 30;

    readonly DataPlaces _places = places ?? new DataPlaces();
    readonly Lock _lock = new();
    readonly LinkedList<Entry> _recent = new();
    readonly Dictionary<string, LinkedListNode<Entry>> _entries = [];

    /// <summary>Equal for equal data.</summary>
    /// <param name="text">the canonical text of the description</param>
    public static string KeyOf(DataDescription data, string text, ulong seed) =>
        text + (data.DependsOnSeed ? $" {seed:d}" : "");

    /// <summary>Waits where another thread loads the same data already.</summary>
    public SealedDataSet Load(DataDescription data, ulong seed)
    {
        var entry = Touch(KeyOf(data, CanonicalDescription.WriteData(data), seed),
            () => new SealedDataSet(data.Load(seed, _places)));
        try
        {
            var loaded = entry.Data.Value;
            LetGo();
            return loaded;
        }
        catch
        {
            Forget(entry);
            throw;
        }
    }

    Entry Touch(string key, Func<SealedDataSet> load)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node))
                _recent.Remove(node);
            else
                _entries[key] = node = new LinkedListNode<Entry>(new Entry(key, new Lazy<SealedDataSet>(load)));
            _recent.AddFirst(node);
            return node.Value;
        }
    }

    void LetGo()
    {
        lock (_lock)
        {
            var bytes = _recent.Sum(entry => entry.Bytes);
            while (bytes > capacity && _recent.Count > 1)
            {
                bytes -= _recent.Last!.Value.Bytes;
                Remove(_recent.Last);
            }
        }
    }

    // What could not be loaded now, such as a missing file, may be there next time.
    void Forget(Entry entry)
    {
        lock (_lock)
            if (_entries.TryGetValue(entry.Key, out var node) && node.Value == entry)
                Remove(node);
    }

    void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Key);
        _recent.Remove(node);
    }

    sealed record Entry(string Key, Lazy<SealedDataSet> Data)
    {
        public long Bytes => Data.IsValueCreated ? Data.Value.Size.Bytes : 0;
    }
}
