using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Makes nodes of the events of a parser, without recursion, and stops where a bound is passed.</summary>
sealed class YamlNodes(Origin file)
{
    const string Repeated = "has an anchor or alias (& or *); write the value out.";

    readonly Stack<Open> _open = new();
    StudyNode? _root;
    int _nodes;

    public StudyNode Build(IParser parser)
    {
        var documents = 0;
        while (parser.MoveNext())
            switch (parser.Current)
            {
                case DocumentStart document:
                    if (++documents > 1)
                        throw Refused(document, "begins a second document; a study is one.");
                    if (document.Version is not null)
                        throw Refused(document, "names a version of YAML; a study is read as 1.2 without it.");
                    break;
                case AnchorAlias alias:
                    throw Refused(alias, Repeated);
                case NodeEvent node:
                    Take(node);
                    break;
                case MappingEnd or SequenceEnd:
                    Put(_open.Pop().Node());
                    break;
            }
        return _root ?? new ScalarNode(file, "", ScalarKind.Null);
    }

    void Take(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            throw Refused(node, Repeated);
        if (!node.Tag.IsEmpty)
            throw Refused(node, "has a tag (!), which a study does not need.");
        if (++_nodes > StudyYaml.MaxNodes)
            throw Refused(node, FormattableString.Invariant(
                $"is the {StudyYaml.MaxNodes + 1:N0}th value; a study may have {StudyYaml.MaxNodes:N0}."));
        if (node is Scalar scalar)
        {
            Put(Of(scalar));
            return;
        }
        if (_open.Count == StudyYaml.MaxDepth)
            throw Refused(node, $"is nested more than {StudyYaml.MaxDepth} deep.");
        if (_open.TryPeek(out var outer) && outer is { IsMap: true, Key: null })
            throw Refused(node, "is a key; a key must be a word.");
        _open.Push(new Open(At(file, node.Start), node is MappingStart));
    }

    ScalarNode Of(Scalar scalar) => scalar.Style == ScalarStyle.Plain
        ? CoreSchema.Plain(scalar.Value, At(file, scalar.Start))
        : new ScalarNode(At(file, scalar.Start), scalar.Value, ScalarKind.Text);

    void Put(StudyNode node)
    {
        if (!_open.TryPeek(out var open))
            _root = node;
        else if (open is { IsMap: true, Key: null })
            open.Key = KeyOf((ScalarNode)node, open);
        else
            open.Add(node);
    }

    static ScalarNode KeyOf(ScalarNode key, Open map)
    {
        if (key.Text == "<<")
            throw StudyYaml.Refused(key.Origin, "is a merge key; write the values out.");
        if (key.Kind == ScalarKind.Null)
            throw StudyYaml.Refused(key.Origin, "is an empty key.");
        return map.Keys.Add(key.Text) ? key : throw StudyYaml.Refused(
            key.Origin, $"is the key {key.What} for the second time in one map.");
    }

    StudyFileException Refused(ParsingEvent here, string what) => StudyYaml.Refused(At(file, here.Start), what);

    /// <summary>A place in the file; what is typed on a command line has no lines.</summary>
    public static Origin At(Origin file, in Mark mark) => file.Kind == OriginKind.File
        ? file with { Line = (int)mark.Line, Column = (int)mark.Column } : file;

    sealed class Open(Origin origin, bool isMap)
    {
        readonly List<StudyNode> _items = [];
        readonly List<MapEntry> _entries = [];

        public bool IsMap => isMap;

        public HashSet<string> Keys { get; } = [];

        /// <summary>Of a map, the key whose value comes next; null where a key comes next.</summary>
        public ScalarNode? Key { get; set; }

        public void Add(StudyNode node)
        {
            if (Key is { } key)
                _entries.Add(new MapEntry(key.Text, key.Origin, node));
            else
                _items.Add(node);
            Key = null;
        }

        public StudyNode Node() => isMap ? new MapNode(origin, _entries) : new ListNode(origin, _items);
    }
}
