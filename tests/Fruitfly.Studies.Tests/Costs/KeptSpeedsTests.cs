using System.Text.RegularExpressions;
using Fruitfly.Studies.Costs;

namespace Fruitfly.Studies.Tests.Costs;

public sealed class KeptSpeedsTests : IDisposable
{
    static readonly Machine Here = new("EPYC", "x64, AVX2", 2, 2, "0.1.0");
    static readonly ShapeSpeed Speed = new(3e-3, 2e-6, 1e-3);

    readonly string _folder = Directory.CreateTempSubdirectory("fruitfly-").FullName;
    readonly SettableClock _clock = new();

    string File => Path.Combine(_folder, "fruitfly", KeptSpeeds.FileName);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_one_process_learned_another_reads()
    {
        var kept = Kept();
        kept.Learn(Cost(7), 2, Speed);
        kept.Number("peak", () => 1e11).ShouldBe(1e11);
        kept.Keep();

        var again = Kept();

        again.Exactly(Cost(7), 2).ShouldBe(Speed);
        again.Number("peak", () => throw new InvalidOperationException("it is known")).ShouldBe(1e11);
        again.Exactly(Cost(7), 1).ShouldBeNull("on one core it is another speed");
        again.Exactly(Cost(8), 2).ShouldBeNull("another network");
    }

    [Fact]
    public void Only_the_owner_may_read_the_file()
    {
        Learn(7);
        if (!OperatingSystem.IsWindows())
            System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(Path.GetDirectoryName(File)!).ShouldBe([File], "nothing half-written is left");
    }

    [Fact]
    public void Without_a_file_they_are_known_as_long_as_the_process_runs()
    {
        var kept = new KeptSpeeds(null, _clock, Here);
        kept.Learn(Cost(7), 2, Speed);
        kept.Keep();
        kept.Exactly(Cost(7), 2).ShouldBe(Speed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("""{"format":1,"machine":null,"shapes":[null],"numbers":{"a":null}}""")]
    [InlineData("""{"format":1,"machine":HERE,"shapes":[null],"numbers":{}}""")]
    [InlineData("""{"format":1,"machine":HERE,"shapes":[{"among":null}],"numbers":{}}""")]
    [InlineData("""{"format":1,"machine":HERE,"shapes":[],"numbers":{"a":null}}""")]
    [InlineData("""{"format":1,"machine":HERE,"shapes":[],"numbers":{"peak":{"value":1e999,SEEN}}}""")]
    [InlineData("""{"format":1,"machine":HERE,"shapes":[],"numbers":{"peak":{"value":-1,SEEN}}}""")]
    [InlineData("""{"format":2,"machine":HERE,"shapes":[],"numbers":{"peak":{"value":5,SEEN}}}""")]
    public void A_damaged_file_is_passed_over_and_replaced(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, text
            .Replace("HERE",
                """{"processor":"EPYC","instructionSet":"x64, AVX2","cores":2,"numerics":2,"program":"0.1.0"}""")
            .Replace("SEEN", "\"seen\":\"2026-01-01T00:00:00+00:00\""));

        Kept().Number("peak").ShouldBeNull();
        Learn(7);

        Kept().Exactly(Cost(7), 2).ShouldBe(Speed);
    }

    [Theory]
    [InlineData("step")]
    [InlineData("example")]
    [InlineData("start")]
    public void A_time_that_no_step_takes_is_passed_over(string name)
    {
        Learn(7);
        var text = System.IO.File.ReadAllText(File);
        var changed = Regex.Replace(text, $"\"{name}\":[^,}}]+", $"\"{name}\":1e12");
        changed.ShouldNotBe(text);
        System.IO.File.WriteAllText(File, changed);

        Kept().Exactly(Cost(7), 2).ShouldBeNull();
    }

    [Fact]
    public void Seconds_that_no_one_would_have_waited_are_measured_again()
    {
        Kept().Seconds("measuring", () => 1e9).ShouldBe(1e9);
        var kept = Kept();
        kept.Number("measuring", () => 1e9);
        kept.Keep();

        Kept().Seconds("measuring", () => 2).ShouldBe(2);
    }

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_no_error()
    {
        Directory.CreateDirectory(File);
        Learn(7);
        Kept().Exactly(Cost(7), 2).ShouldBeNull();
    }

    [Fact]
    public void Another_processor_instruction_set_or_version_measures_for_itself()
    {
        Learn(7);
        Machine[] others = [Here with { Processor = "Xeon" }, Here with { InstructionSet = "x64, scalar" },
            Here with { Cores = 4 }, Here with { Numerics = 3 }, Here with { Program = "0.2.0" }];
        foreach (var other in others)
            new KeptSpeeds(File, _clock, other).Exactly(Cost(7), 2).ShouldBeNull($"{other}");

        var elsewhere = new KeptSpeeds(File, _clock, Here with { Processor = "Xeon" });
        elsewhere.Learn(Cost(8), 2, Speed);
        elsewhere.Keep();

        Kept().Exactly(Cost(7), 2).ShouldBeNull("the file belongs to the other machine now");
    }

    [Fact]
    public void After_a_week_they_are_measured_again()
    {
        Learn(7);
        _clock.Advance(KeptSpeeds.MostAge);
        Kept().Exactly(Cost(7), 2).ShouldBe(Speed);
        var running = Kept();
        running.Exactly(Cost(7), 2).ShouldBe(Speed);

        _clock.Advance(TimeSpan.FromSeconds(1));

        Kept().Exactly(Cost(7), 2).ShouldBeNull();
        running.Exactly(Cost(7), 2).ShouldBeNull("neither does a process that runs for days know it");
    }

    [Fact]
    public void What_no_trial_corrects_is_measured_again_after_a_day()
    {
        var kept = Kept();
        kept.Number("loading", () => 6);
        kept.Keep();
        _clock.Advance(TimeSpan.FromDays(1));
        (kept.Number("loading"), Kept().Number("loading")).ShouldBe((6, 6));
        _clock.Advance(TimeSpan.FromSeconds(1));
        (kept.Number("loading"), Kept().Number("loading")).ShouldBe((null, null));
        kept.Number("loading", () => 0.1).ShouldBe(0.1);
    }

    [Fact]
    public void A_clock_that_was_set_back_keeps_nothing_for_years()
    {
        _clock.Advance(TimeSpan.FromDays(400));
        Learn(7);
        _clock.Advance(TimeSpan.FromDays(-400));
        Kept().Exactly(Cost(7), 2).ShouldBeNull();
    }

    [Fact]
    public void Two_processes_that_write_lose_nothing_of_each_other_and_the_newer_speed_stays()
    {
        var (one, two) = (Kept(), Kept());
        one.Learn(Cost(7), 2, Speed);
        two.Learn(Cost(8), 2, Speed);
        one.Learn(Cost(9), 2, Speed);
        _clock.Advance(TimeSpan.FromHours(1));
        two.Learn(Cost(9), 2, Speed.Times(2));

        two.Keep();
        one.Keep();

        var all = Kept();
        (all.Exactly(Cost(7), 2), all.Exactly(Cost(8), 2)).ShouldBe((Speed, Speed));
        all.Exactly(Cost(9), 2).ShouldBe(Speed.Times(2));
    }

    [Fact]
    public void Writing_at_the_same_time_leaves_a_whole_file()
    {
        Parallel.For(0, 8, width =>
        {
            var kept = Kept();
            kept.Learn(Cost(1 + width), 2, Speed);
            kept.Keep();
        });
        SpeedFile.Read(File, Here).ShouldNotBeNull().Shapes.ShouldNotBeEmpty();
    }

    [Fact]
    public void Between_two_near_shapes_a_third_is_known_and_beyond_them_none()
    {
        Learn(10, 30);
        var kept = Kept();
        var middle = kept.Find(Cost(17), 2).ShouldNotBeNull();
        middle.Step.ShouldBe(Speed.Step, 1e-9);
        kept.Find(Cost(9), 2).ShouldBeNull();
        kept.Find(Cost(31), 2).ShouldBeNull();
        Learn(200);
        Kept().Find(Cost(80), 2).ShouldBeNull("from 30 to 200 is too far");
    }

    [Fact]
    public void Of_more_than_are_kept_those_seen_last_stay()
    {
        var kept = Kept();
        var cost = Cost(1);
        for (var i = 0; i <= KeptSpeeds.MostShapes; i++)
        {
            kept.Learn(cost with { Shape = cost.Shape with { Network = $"{i}" } }, 2, Speed);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        kept.Keep();
        SpeedFile.Read(File, Here)!.Shapes.Count.ShouldBe(KeptSpeeds.MostShapes);
        Kept().Exactly(cost with { Shape = cost.Shape with { Network = "0" } }, 2).ShouldBeNull();
    }

    [Fact]
    public void They_lie_in_the_users_folder_wherever_the_store_is()
    {
        var kept = KeptSpeeds.OfUser(name => name == "FRUITFLY_HOME" ? _folder : null, _clock);
        kept.Number("peak", () => 1);
        kept.Keep();
        System.IO.File.Exists(Path.Combine(_folder, KeptSpeeds.FileName)).ShouldBeTrue();
        KeptSpeeds.OfUser(name => name == "FRUITFLY_STORE" ? "postgres://host/database" : null, _clock).Keep();
    }

    [Fact]
    public void The_name_of_a_processor_is_read_from_what_the_system_says()
    {
        Machine.NameIn(["processor\t: 0", "model\t\t: 17", "model name\t: AMD EPYC 9554", "", "model name : second"])
            .ShouldBe("AMD EPYC 9554");
        Machine.NameIn(["BogoMIPS: 50", "CPU implementer\t: 0x41", "CPU part\t: 0xd0c"]).ShouldBe("0x41 0xd0c");
        Machine.NameIn([]).ShouldBe("");
    }

    KeptSpeeds Kept() => new(File, _clock, Here);

    void Learn(params int[] widths)
    {
        var kept = Kept();
        foreach (var width in widths)
            kept.Learn(Cost(width), 2, Speed);
        kept.Keep();
    }

    static TrialCost Cost(int width) => SomeCosts.Of(SomeCosts.Trial(width)).ToRun[0];
}
