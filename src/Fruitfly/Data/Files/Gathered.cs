namespace Fruitfly.Data.Files;

/// <summary>Values whose number is not known beforehand: kept in pieces, so that growing copies nothing.</summary>
sealed class Gathered<T>
{
    const int Least = 16, Most = 1 << 16;

    readonly List<T[]> _full = [];
    T[] _piece = [];
    int _used;

    public long Count => _full.Sum(piece => (long)piece.Length) + _used;

    public void Add(T value)
    {
        if (_used == _piece.Length)
            Grow();
        _piece[_used++] = value;
    }

    public void Add(T value, int count)
    {
        for (var i = 0; i < count; i++)
            Add(value);
    }

    public void Clear()
    {
        _full.Clear();
        (_piece, _used) = ([], 0);
    }

    public T[] ToArray()
    {
        var all = GC.AllocateUninitializedArray<T>(checked((int)Count));
        var at = 0;
        foreach (var piece in _full)
        {
            piece.CopyTo(all, at);
            at += piece.Length;
        }
        _piece.AsSpan(0, _used).CopyTo(all.AsSpan(at));
        return all;
    }

    void Grow()
    {
        if (_used > 0)
            _full.Add(_piece);
        (_piece, _used) = (new T[Math.Clamp(2 * _used, Least, Most)], 0);
    }
}
