using System.Text.Json;
using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Lab.Setups;
using Fruitfly.Networks;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;

namespace Fruitfly.Lab.Sweeps.Files;

/// <summary>Makes a network of the section that describes it, for the data of a setting.</summary>
static class NetworkReader
{
    /// <param name="setup">what the section says, for what follows from the network; unchanged where it is written out
    /// layer by layer</param>
    /// <returns>null where something is wrong with it</returns>
    public static Architecture? Read(StudyNode? node, DataSize size, ref TrainingSetup setup, Problems problems)
    {
        node ??= new MapNode(Origin.Default, []);
        var before = problems.Found;
        SettingShapes.Network.Check(node, StudyWords.Network, problems);
        if (problems.Found > before)
            return null;
        var map = node as MapNode ?? new MapNode(node.Origin, [new MapEntry(StudyWords.Kind, node.Origin, node)]);
        try
        {
            var kind = SettingShapes.Network.KindIn(map)!;
            if (kind.Name == SettingShapes.Layers)
                return Checked(Written(map, kind, size));
            setup = SetupNodes.Written(Setting.Find("network")!.Write(setup, kind.Name), SettingGroup.Network,
                Sized(map, problems));
            if (problems.Found > before)
                return null;
            var network = setup.ToArchitecture(size);
            return Drawn(network, map, kind);
        }
        catch (SetupException wrong)
        {
            var key = SettingShapes.KeyOf(wrong.Setting);
            problems.Add(map.Entry(key)?.Value.Origin ?? map.Origin,
                key == StudyWords.Network ? key : MapShape.Join(StudyWords.Network, key), wrong.Rest);
        }
        catch (Exception wrong) when (wrong is ArgumentException or JsonException or UnknownKindException
            or OverflowException)
        {
            problems.Add(map, StudyWords.Network, $"cannot be made: {wrong.Message}");
        }
        return null;
    }

    // Width and depth are another way to say the widths of the hidden layers.
    static MapNode Sized(MapNode map, Problems problems)
    {
        var (width, depth) = (map[SettingShapes.Width] as ScalarNode, map[SettingShapes.Depth] as ScalarNode);
        var hidden = SettingShapes.KeyOf("hidden-layers");
        if (width is null)
        {
            if (depth is not null)
                problems.Add(depth, MapShape.Join(StudyWords.Network, SettingShapes.Depth),
                    "has a meaning only with width.");
            return map;
        }
        if (map.Entry(hidden) is { } both)
        {
            problems.Add(both.KeyOrigin, MapShape.Join(StudyWords.Network, hidden),
                "says the same as width and depth; give one of the two.");
            return map;
        }
        return map.With(hidden, width.Origin, new ListNode(width.Origin,
            [.. Enumerable.Repeat(width, (int)(depth?.Number ?? 1))]));
    }

    static Architecture Written(MapNode map, KindAlternative kind, DataSize size)
    {
        Layer[] layers = [.. ((ListNode)map[SettingShapes.Layers]!).Items.Select(layer => Made<Layer>(
            layer, ((ListShape)kind.Settings.Find(SettingShapes.Layers)!.Shape).Item))];
        var network = new Architecture { Inputs = size.Features, Layers = [.. layers, new Linear(size.Outputs)] };
        return Drawn(network, map, kind);
    }

    static Architecture Drawn(Architecture network, MapNode map, KindAlternative kind) =>
        map[SettingShapes.Initializer] is not { } drawn ? network : network with
        {
            Initializer = Made<Initializer>(drawn, kind.Settings.Find(SettingShapes.Initializer)!.Shape),
        };

    static T Made<T>(StudyNode node, Shape shape) =>
        shape.ToJson(node).Deserialize<T>(CanonicalDescription.Options)!;

    static Architecture Checked(Architecture network)
    {
        var parameters = NetworkSummary.Of(network).Parameters;
        return parameters <= TrainingSetup.MaxParameters ? network : throw new ArgumentException(
            FormattableString.Invariant(
                $"it has {parameters:N0} parameters; the most is {TrainingSetup.MaxParameters:N0}."));
    }
}
