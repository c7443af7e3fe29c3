#:project ../src/Fruitfly/Fruitfly.csproj
#:property PublishAot=false
// dotnet run bench/reading.cs [ROWS [COLUMNS [FOLDER]]]: how fast a table of mixed columns is read from CSV. The file
// is written to FOLDER where it is not there yet. Time is the processor time of this process in user mode, garbage
// collection included, so that other work on the machine matters little; the file is hashed while it is read. Where
// Debian's python3-pandas is installed, it reads the same file.
using System.Diagnostics;
using System.Globalization;
using Fruitfly.Data.Files;

var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var columns = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
var folder = args.Length > 2 ? args[2] : Path.Combine(Path.GetTempPath(), "fruitfly-reading");
var path = Path.Combine(folder, $"{rows}x{columns}.csv");
if (!File.Exists(path))
    Write(path, rows, columns);
var size = new FileInfo(path).Length;
Console.WriteLine(Invariant($"{rows:N0} rows of {columns} columns, {size / 1e6:N0} MB"));

var began = Cpu();
var toLastRow = new Latest();
var table = DescribedFile.Read(path, new() { Target = "part0", Progress = toLastRow }).Table;
Say("Fruitfly, to the last row", toLastRow.Cpu - began, Peak());
Say($"Fruitfly, to a table of {table.Features} features", Cpu() - began, Peak());

const string Script = """
    import pandas, resource, sys
    frame = pandas.read_csv(sys.argv[1])
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(pandas.__version__, used.ru_utime, used.ru_maxrss * 1024)
    """;
try
{
    using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", Script, path])
    {
        RedirectStandardOutput = true,
    })!;
    if (python.StandardOutput.ReadToEnd().Split(' ') is [var version, var seconds, var bytes])
        Say($"pandas {version}, read_csv", double.Parse(seconds, CultureInfo.InvariantCulture),
            double.Parse(bytes, CultureInfo.InvariantCulture));
}
catch (System.ComponentModel.Win32Exception)
{
    Console.WriteLine("no python3, so pandas does not read it");
}

void Say(string what, double seconds, double peak) => Console.WriteLine(Invariant(
    $"{what,-44}{seconds,7:0.0} s{size / 1e6 / seconds,7:0} MB/s{rows / seconds,12:N0} rows/s, peak memory {peak / 1e6:N0} MB"));

static double Cpu()
{
    using var process = Process.GetCurrentProcess();
    return process.UserProcessorTime.TotalSeconds;
}

static double Peak()
{
    using var process = Process.GetCurrentProcess();
    return process.PeakWorkingSet64;
}

static string Invariant(FormattableString text) => FormattableString.Invariant(text);

// Of ten columns four are measurements, one is a number of full precision, one counts, one has digits, one words, one
// prices with gaps, and one dates.
static void Write(string path, int rows, int columns)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    string[] words = ["leg", "wing", "eye", "thorax", "antenna", "abdomen"];
    string[] kinds = ["x", "x", "x", "x", "exact", "count", "digit", "part", "price", "day"];
    var state = 1ul;
    using var file = new StreamWriter(path + ".part");
    file.WriteLine(
        string.Join(',',
            Enumerable.Range(0, columns).Select(i => $"{kinds[i % 10]}{i / 10}{(i % 10 < 4 ? $"_{i % 10}" : "")}")));
    for (var row = 0; row < rows; row++)
    {
        for (var i = 0; i < columns; i++)
        {
            var (share, separator) = (Next(ref state), i == 0 ? "" : ",");
            file.Write(separator);
            file.Write(kinds[i % 10] switch
            {
                "x" => Invariant($"{8 * share - 4:0.000000}"),
                "exact" => Invariant($"{share:R}"),
                "count" => Invariant($"{(int)(1_000_000 * share)}"),
                "digit" => Invariant($"{(int)(10 * share)}"),
                "part" => words[(int)(6 * share)],
                "price" => share < 0.1 ? "" : Invariant($"{1000 * share:0.00}"),
                _ => Invariant($"{new DateTime(2024, 1, 1).AddDays((int)(366 * share)):yyyy-MM-dd}"),
            });
        }
        file.WriteLine();
    }
    file.Close();
    File.Move(path + ".part", path);
}

// A linear congruential generator (Knuth's MMIX): the file is the same everywhere.
static double Next(ref ulong state)
{
    state = 6364136223846793005 * state + 1442695040888963407;
    return (state >> 11) * (1.0 / (1ul << 53));
}

sealed class Latest : IProgress<FileProgress>
{
    public double Cpu { get; private set; }

    int _told;

    public void Report(FileProgress value)
    {
        if (_told++ % 16 != 0 && value.Bytes < value.TotalBytes)
            return;
        using var process = Process.GetCurrentProcess();
        Cpu = process.UserProcessorTime.TotalSeconds;
    }
}
