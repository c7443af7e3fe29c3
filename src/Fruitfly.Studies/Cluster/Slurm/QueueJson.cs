using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Fruitfly.Studies.Cluster.Slurm;

/// <summary>How the files of a bundle that tell of the queue are written.</summary>
static class QueueJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // Named, since single-file programs switch the default off.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
