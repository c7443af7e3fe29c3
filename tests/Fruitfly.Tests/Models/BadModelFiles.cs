using System.Text.Json.Nodes;
using Fruitfly.Data.Files;
using Fruitfly.Data.Tables;
using Fruitfly.Models;
using Fruitfly.Networks;
using Fruitfly.Tests.Data.Files.Hostile;
using Fruitfly.Tests.Networks.Files;

namespace Fruitfly.Tests.Models;

/// <summary>Model files that must not load: safetensors without damage that describe what is not there, cannot be, or
/// would take the machine.</summary>
static class BadModelFiles
{
    public static IEnumerable<BadFile> All()
    {
        yield return File("weights alone", metadata => metadata.Clear(), "metadata", "this is no model");
        yield return File("a checkpoint", metadata => metadata["fruitfly"] = "checkpoint 1", "metadata",
            "no model but 'checkpoint 1'");
        yield return File("of a newer program", metadata => metadata["fruitfly"] = "model 2", "metadata",
            "version 2, and this program reads version 1", "newer version of Fruitfly");
        yield return File("of version 0", metadata => metadata["fruitfly"] = "model 0", "metadata",
            "no model but 'model 0'");
        yield return File("of a version beyond 32 bits", metadata => metadata["fruitfly"] = "model 99999999999",
            "metadata", "no model but");
        yield return File("without description", metadata => metadata.Remove("model"), "metadata", "no 'model'");
        yield return Text("an empty description", "", "input does not contain any JSON");
        yield return Text("a null description", "null", "null");
        yield return Text("a list", "[]", "could not be converted");
        yield return Text("text after the description", "null x", "'x' is invalid");
        yield return Text("ten thousand brackets", new string('[', 10_000), "could not be converted");
        yield return Text("ten thousand objects", string.Concat(Enumerable.Repeat("{\"network\":", 10_000)), "");
        yield return Text("residuals within residuals",
            $$"""{"networks":1,"outputs":"values","network":{"inputs":1,"layers":[{{string.Concat(
                Enumerable.Repeat("{\"kind\":\"residual\",\"layers\":[", 500))}}""", "");
        yield return Json("an unknown property", model => model["code"] = "rm -rf", "code");
        yield return Text("a property twice", """{"networks":1,"networks":1}""", "Duplicate");
        yield return Json("a type name", model => model["$type"] = "System.Diagnostics.Process", "$type");
        yield return Json("no network", model => model.Remove("network"), "network");
        yield return Json("a null network", model => model["network"] = null, "network");
        yield return Json("no networks", model => model["networks"] = 0, "networks");
        yield return Json("a negative number of networks", model => model["networks"] = -1, "networks");
        yield return Json("two thousand million networks", model => model["networks"] = 2_000_000_000,
            "networks of 26 parameters are described", "the tensors");
        yield return Json("fewer networks than tensors", model => model["networks"] = 1,
            "they hold 52 numbers, and 1 networks of 26", "the tensors");
        yield return Json("an unknown meaning of outputs", model => model["outputs"] = "tea leaves", "outputs");
        yield return Json("a number for a meaning", model => model["outputs"] = 1, "outputs");
        yield return Json("values with classes", model => model["outputs"] = "values", "Values have no classes");
        yield return Json("classes without end", model => model["classes"] = new JsonArray("a"),
            "2 outputs, and the description has 1 classes");
        yield return Json("two classes of one name", model => model["classes"] = new JsonArray("a", "a"), "same name");
        yield return Json("a null class", model => model["classes"] = new JsonArray("a", null),
            "null stands in a list");
        yield return Json("a null metric", model => model["metrics"] = new JsonArray((JsonNode?)null),
            "null stands in a list");
        yield return Json("a null metric of the ensemble",
            model => model["ensembleMetrics"] = new JsonArray((JsonNode?)null), "null stands in a list");
        yield return Json("null for classes", model => model["classes"] = null, "classes");
        yield return Preprocessing("classes with scales", "[0,0,0]", "[1,1,1]",
            ",\"targetMeans\":[0],\"targetDeviations\":[1]", "Classes have no scale");
        yield return Preprocessing("a mean of 1e999", "[0,0,1e999]", "[1,1,1]", "", "");
        yield return Preprocessing("a deviation of 0", "[0,0,0]", "[1,0,1]", "", "not above 0");
        yield return Preprocessing("a mean too few", "[0,0]", "[1,1,1]", "", "other features");
        yield return Preprocessing("a target's mean without deviation", "[0,0,0]", "[1,1,1]", ",\"targetMeans\":[0]",
            "other features or targets");
        yield return Schema("a schema of arrays", "npz", """{"name":"x","role":"feature","reading":"number"}""",
            "arrays, which have no columns");
        yield return Schema("a null column", "csv", "null", "null stands in a list");
        yield return Schema("a column of levels without any", "csv",
            """{"name":"x","role":"feature","reading":"name"}""", "levels of the column 'x'");
        yield return Schema("a level twice", "csv",
            """{"name":"x","role":"feature","reading":"name","levels":["a","a"]}""", "levels of the column 'x'");
        yield return Schema("a null level", "csv",
            """{"name":"x","role":"feature","reading":"name","levels":["a",null]}""", "null stands in a list");
        yield return Schema("a number with levels", "csv",
            """{"name":"x","role":"feature","reading":"number","levels":["a"]}""", "levels of the column 'x'");
        yield return Schema("a feature that is not read", "csv", """{"name":"x","role":"feature"}""",
            "levels of the column 'x'");
        yield return Schema("fewer features than the network takes", "csv",
            """{"name":"x","role":"feature","reading":"number"}""", "make 1 features, and the networks take 3");
        yield return Schema("a column twice", "csv", """
            {"name":"x","role":"feature","reading":"number"},{"name":"x","role":"feature","reading":"number"}
            """, "the same name");
        yield return Schema("an unknown role", "csv", """{"name":"x","role":"admin"}""", "role");
        yield return Json("null for versions", model => model["origin"] = JsonNode.Parse("""{"versions":null}"""),
            "versions");
        yield return Layers("an unknown kind", "mallory/shell@1", """{"kind":"mallory/shell@1"}""",
            "the program that adds the kind");
        yield return Layers("a kind by its type", "Fruitfly.Networks.Layers.Linear",
            """{"kind":"Fruitfly.Networks.Layers.Linear, Fruitfly"}""", "the program that adds the kind");
        yield return Layers("no kind", "0", """{"outputs":2}""");
        yield return Layers("an escape sequence as kind", "\\u001b", """{"kind":"\u001b[2J"}""",
            "the program that adds the kind");
        yield return Layers("a null layer", "A layer is null", "null");
        yield return Json("no layers", model => model["network"]!["layers"] = new JsonArray(),
            "networks of 0 parameters", "the tensors");
        yield return Layers("a layer of no units", "", """{"kind":"linear","outputs":0}""");
        yield return Layers("a layer of 2³¹ − 1 units", "more than 67,108,864 values",
            """{"kind":"linear","outputs":2147483647}""");
        yield return Layers("a reshape beyond 32 bits", "", """{"kind":"reshape","channels":65536,"width":65536}""");
        yield return Layers("a convolution with a gigabyte of padding", "more than 67,108,864 values",
            """{"kind":"conv1d","channels":1,"kernel":1,"padding":500000000}""");
        yield return Layers("a convolution of more places than memory", "places of kernels",
            """
            {"kind":"reshape","channels":1,"width":3},{"kind":"conv1d","channels":1,"kernel":5000,"padding":5000}
            """);
        yield return Layers("a stride of 0", "", """{"kind":"conv1d","channels":1,"kernel":1,"stride":0}""");
        yield return Layers("a rate that is no number", "", """{"kind":"dropout","rate":"NaN"}""");
        yield return Layers("a residual block that changes the shape", "a residual block adds its input",
            """
            {"kind":"residual","layers":[{"kind":"linear","outputs":2,"bias":false}]},{"kind":"linear","outputs":5}
            """);
        yield return Layers("ten thousand layers and one", "more than 10,000 layers",
            string.Join(",", Enumerable.Repeat("""{"kind":"relu"}""", 10_001)));
        yield return Layers("recurrent units without end", "too large",
            """{"kind":"gru","hidden":2000000000,"bidirectional":true}""");
        yield return Json("more inputs than memory", model => model["network"]!["inputs"] = 2147483647,
            "more than 67,108,864 values");
        yield return Json("no inputs", model => model["network"]!["inputs"] = 0, "inputs");
        yield return Json("other layers than the tensors", model => model["network"]!["layers"] = JsonNode.Parse(
            """[{"kind":"linear","outputs":6},{"kind":"relu"},{"kind":"linear","outputs":2,"bias":false}]"""),
            "numbers, and 2 networks of 36 parameters", "the tensors");
        yield return Json("as many numbers in other places", model => model["network"]!["layers"] = JsonNode.Parse(
            """[{"kind":"relu"},{"kind":"linear","outputs":4},{"kind":"linear","outputs":2}]"""),
            "does not fit the network: it lacks", "the tensors");
        yield return Tensor("a parameter that is no number", float.NaN, "not finite numbers");
        yield return Tensor("an infinite parameter", float.NegativeInfinity, "not finite numbers");
    }

    /// <summary>A sound file of two networks.</summary>
    public static byte[] Sound() => File(_ => { }, 1, 30, 10, 2);

    /// <summary>A sound file of one network that predicts the rows of a table.</summary>
    public static byte[] SoundOfTable() => File(metadata => metadata["model"] = ModelJson.Write(new ModelDescription
    {
        Network = Architecture.Mlp(7, 3, 2),
        Networks = 2,
        Outputs = ModelOutputs.Logits,
        Classes = ["no", "yes"],
        Schema = new TableSchema
        {
            Format = TableFormat.Csv,
            Header = true,
            Task = TargetKind.Classes,
            Classes = ["no", "yes"],
            Missing = ["-9"],
            Columns =
            [
                new("age", ColumnRole.Feature, ColumnReading.Number) { Fill = ColumnFill.Median },
                new("port", ColumnRole.Feature, ColumnReading.Name)
                {
                    Levels = ["C", "Q"], RareBelow = 2, Fill = ColumnFill.Level,
                },
                new("since", ColumnRole.Feature, ColumnReading.Moment),
                new("kind", ColumnRole.Target, ColumnReading.Name),
            ],
        },
        Preprocessing = SomeModel.Scale(7),
    }), 1, 7, 3, 2);

    static BadFile Tensor(string name, float value, string problem) =>
        new(name, () => File(_ => { }, value), "the description", problem, "Make the model again");

    static BadFile Preprocessing(string name, string means, string deviations, string more, string problem) => Json(
        name, model => model["preprocessing"] = JsonNode.Parse(
            $$"""{"fills":[0,0,0],"means":{{means}},"deviations":{{deviations}}{{more}}}"""), problem);

    static BadFile Schema(string name, string format, string columns, string problem) => Json(
        name, model => model["schema"] = JsonNode.Parse(
            $$"""{"format":"{{format}}","header":true,"task":"classes","columns":[{{columns}}]}"""), problem);

    static BadFile Layers(string name, string problem, string layers, string hint = "again") =>
        Json(name, model => model["network"]!["layers"] = JsonNode.Parse($"[{layers}]"), problem, "the description",
            hint);

    static BadFile Json(
        string name, Action<JsonObject> change, string problem, string place = "the description",
        string hint = "again") => File(
        name, metadata =>
        {
            var model = JsonNode.Parse(metadata["model"])!.AsObject();
            change(model);
            metadata["model"] = model.ToJsonString();
        }, place, problem, hint);

    static BadFile Text(string name, string text, string problem) =>
        File(name, metadata => metadata["model"] = text, "the description", problem, "again");

    static BadFile File(
        string name, Action<Dictionary<string, string>> change, string place, string problem, string hint = "") =>
        new(name, () => File(change, 1), place, problem, hint);

    static byte[] File(Action<Dictionary<string, string>> change, float value, params int[] widths)
    {
        var description = new ModelDescription
        {
            Network = Architecture.Mlp(widths.Length > 0 ? widths : [3, 4, 2]),
            Networks = 2,
            Outputs = ModelOutputs.Logits,
            Classes = ["no", "yes"],
        };
        var metadata = new Dictionary<string, string>
        {
            ["fruitfly"] = "model 1",
            ["model"] = ModelJson.Write(description),
        };
        change(metadata);
        var first = new Network(description.Network, seed: 1);
        return SafetensorsBytes.Write(
            from network in (int[])[0, 1]
            from parameter in first.Parameters
            select KeyValuePair.Create($"{network}.{parameter.Name}", NumericArray.Of<float>(
                Enumerable.Repeat(value, parameter.Count).ToArray(), [.. parameter.Dimensions])), metadata);
    }
}
