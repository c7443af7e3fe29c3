using System.Reflection;
using Fruitfly.Lab.Sweeps.Files;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

/// <summary>Files as strangers may send them: each ends in the one error, with a place and what is wrong.</summary>
public sealed class HostileStudyTests
{
    /// <summary>A part of what is said of each file.</summary>
    static readonly Dictionary<string, string> Said = new()
    {
        ["alias-bomb.yaml"] = "alias-bomb.yaml:2:4: has an anchor or alias (& or *); write the value out.",
        ["anchor-alone.yaml"] = "anchor-alone.yaml:1:8: has an anchor or alias (& or *); write the value out.",
        ["at-sign.yaml"] =
            "at-sign.yaml:1:8: is no YAML here: While scanning for the next token, found character that",
        ["bad-escape.yaml"] =
            "bad-escape.yaml:1:8: is no YAML here: While scanning a quoted scalar, found unknown escape",
        ["bad-indent.yaml"] =
            "bad-indent.yaml:4:2: is no YAML here: While parsing a block mapping, did not find expected",
        ["bad-utf8.yaml"] = "bad-utf8.yaml:1:8: is no text in UTF-8: a byte here belongs to no letter.",
        ["bell.yaml"] = "bell.yaml:1:9: holds a control character, which has no place in a study.",
        ["blank-lines.yaml"] = "blank-lines.yaml:1:1: is empty; a study is a map of sections.",
        ["block-scalar-key.yaml"] =
            "block-scalar-key.yaml:3:2: is no YAML here: While parsing a block mapping, did not find expected",
        ["comment-alone.yaml"] = "comment-alone.yaml:1:1: is empty; a study is a map of sections.",
        ["cyclic-alias.yaml"] = "cyclic-alias.yaml:2:10: has an anchor or alias (& or *); write the value out.",
        ["duplicate-inner-key.yaml"] =
            "duplicate-inner-key.yaml:4:3: is the key 'epochs' for the second time in one map.",
        ["duplicate-key.yaml"] = "duplicate-key.yaml:2:1: is the key 'study' for the second time in one map.",
        ["duplicate-quoted-key.yaml"] =
            "duplicate-quoted-key.yaml:2:21: is the key 'epochs' for the second time in one map.",
        ["duplicate.json"] = "duplicate.json:1:16: is the key 'study' for the second time in one map.",
        ["empty-key.yaml"] = "empty-key.yaml:1:1: is an empty key.",
        ["empty.yaml"] = "empty.yaml:1:1: is empty; a study is a map of sections.",
        ["factor-empty.yaml"] =
            "factor-empty.yaml:2:26: factors.network.width is an empty list; it must be a list of at least 1",
        ["factor-misfit.yaml"] =
            "factor-misfit.yaml:2:11: recipe.optimizer.beta1 is not a key of sgd; there are momentum",
        ["factor-out-of-range.yaml"] =
            "factor-out-of-range.yaml:2:34: network.dropout is '7'; it must be a number from 0 to 0.95.",
        ["factor-scalar.yaml"] =
            "factor-scalar.yaml:2:26: factors.network.width is '8'; it must be a list of values, a range with",
        ["factor-twice.yaml"] = "factor-twice.yaml:2:30: factors.network.width has the value 8 twice.",
        ["folds-of-made-data.yaml"] =
            "folds-of-made-data.yaml:2:13: validation has folds, which cut a file; these data are made, and take a",
        ["half-epoch.yaml"] =
            "half-epoch.yaml:2:18: recipe.epochs is '1.5'; it must be a whole number from 0 to 1000000.",
        ["half-letter.yaml"] = "half-letter.yaml:1:8: is no text in UTF-8: a byte here belongs to no letter.",
        ["hexadecimal.yaml"] =
            "hexadecimal.yaml:2:18: recipe.epochs is '0x10'; it must be a whole number from 0 to 1000000.",
        ["huge-grid.yaml"] =
            "huge-grid.yaml:2:10: search is a grid of more than 100,000 settings; search at random, or",
        ["huge-network.yaml"] =
            "huge-network.yaml:2:25: network.hiddenLayers asks for 100,520,010 parameters with 40 features;",
        ["huge-whole.yaml"] =
            "huge-whole.yaml:2:18: recipe.epochs is '99999999999999999999999'; it must be a whole number",
        ["infinite.yaml"] =
            "infinite.yaml:2:36: recipe.optimizer.learningRate is '.inf'; it must be a number from 0 to",
        ["kind-of-list.yaml"] =
            "kind-of-list.yaml:2:28: recipe.optimizer.kind is a list of one value; it must be one of sgd,",
        ["list-as-key.yaml"] = "list-as-key.yaml:2:3: is a key; a key must be a word.",
        ["list-for-map.yaml"] =
            "list-for-map.yaml:2:9: recipe is a list of 2 values; it must be a map, or the name of a kind.",
        ["list-for-study.yaml"] =
            "list-for-study.yaml:1:1: is a list of one value; a study is a map of sections.",
        ["many-factors.yaml"] =
            "many-factors.yaml:3:3: factors.network.w0 is no path: 'w0' is not one of kind",
        ["many-values.yaml"] =
            "many-values.yaml:2:26: factors.network.width is a list of 1,999 values; it must be a list of",
        ["map-as-key.yaml"] = "map-as-key.yaml:2:1: is a key; a key must be a word.",
        ["merge-key.yaml"] = "merge-key.yaml:2:10: is a merge key; write the values out.",
        ["metric-of-values.yaml"] =
            "metric-of-values.yaml:2:9: metric is r-squared, which is of real values; the targets are classes:",
        ["misfit-layers.yaml"] =
            "misfit-layers.yaml:2:10: network cannot be made: Layer 0: a window over 99 values does not fit",
        ["missing-setting.yaml"] =
            "missing-setting.yaml:2:20: network.layers[0].outputs is missing; it must be a whole number from 1",
        ["negative.yaml"] =
            "negative.yaml:2:36: recipe.optimizer.learningRate is '-1'; it must be a number from 0 to",
        ["nested-blocks.yaml"] = "nested-blocks.yaml:34:33: is nested more than 32 deep.",
        ["nested-brackets-closed.yaml"] = "nested-brackets-closed.yaml:2:41: is nested more than 32 deep.",
        ["nested-brackets.yaml"] = "nested-brackets.yaml:2:41: is nested more than 32 deep.",
        ["nested-dashes.yaml"] = "nested-dashes.yaml:1:65: is nested more than 32 deep.",
        ["nested-maps.yaml"] = "nested-maps.yaml:2:134: is nested more than 32 deep.",
        ["nested-questions.yaml"] = "nested-questions.yaml:1:3: is a key; a key must be a word.",
        ["no-name.yaml"] = "no-name.yaml:1:1: study is missing; it must be a text of up to 60 letters.",
        ["not-a-number.yaml"] =
            "not-a-number.yaml:2:36: recipe.optimizer.learningRate is '.nan'; it must be a number from 0 to",
        ["nul.yaml"] = "nul.yaml:1:9: holds a control character, which has no place in a study.",
        ["null-section.yaml"] =
            "null-section.yaml:2:8: recipe is empty; it must be a map, or the name of a kind.",
        ["number-for-study.yaml"] = "number-for-study.yaml:1:1: is '42'; a study is a map of sections.",
        ["octal.yaml"] = "octal.yaml:2:18: recipe.epochs is '010'; it must be a whole number from 0 to 1000000.",
        ["open-list.yaml"] =
            "open-list.yaml:3:1: is no YAML here: While parsing a flow sequence, did not find expected",
        ["open-quote.yaml"] =
            "open-quote.yaml:1:8: is no YAML here: While scanning a quoted scalar, found unexpected end of",
        ["over-budget.yaml"] =
            "over-budget.yaml:3:9: budget allows 3 trials; the study plans 10: vary less, or allow more.",
        ["overflow.yaml"] =
            "overflow.yaml:2:36: recipe.optimizer.learningRate is '1e999'; it must be a number from 0 to",
        ["path-too-deep.yaml"] =
            "path-too-deep.yaml:2:11: factors.recipe.epochs.more names 'more' in a value that holds nothing.",
        ["range-log-of-zero.yaml"] =
            "range-log-of-zero.yaml:2:41: factors.recipe.optimizer.weightDecay begins at 0, which a logarithmic",
        ["range-shrinks.yaml"] = "range-shrinks.yaml:2:26: factors.network.width is from 9 to 8; it must grow.",
        ["range-without-count.yaml"] =
            "range-without-count.yaml:2:26: factors.network.width is a range without a count; a grid needs values:",
        ["search-without-count.yaml"] =
            "search-without-count.yaml:3:9: search.settings is missing; it must be a whole number from 1 to 100000.",
        ["second-document.yaml"] = "second-document.yaml:2:1: begins a second document; a study is one.",
        ["seeds-list-empty.yaml"] =
            "seeds-list-empty.yaml:2:8: seeds is an empty list; it must be a list of at least 1 and at most",
        ["seeds-zero.yaml"] = "seeds-zero.yaml:2:8: seeds is '0'; it must be a whole number from 1 to 1000.",
        ["tab-indent.yaml"] =
            "tab-indent.yaml:1:1: is no YAML here: While scanning a mapping, found invalid tab as",
        ["tag-of-map.yaml"] = "tag-of-map.yaml:1:1: has a tag (!), which a study does not need.",
        ["tag-own.yaml"] = "tag-own.yaml:1:8: has a tag (!), which a study does not need.",
        ["tag.yaml"] = "tag.yaml:1:8: has a tag (!), which a study does not need.",
        ["time-without-unit.yaml"] =
            "time-without-unit.yaml:2:16: budget.time is '10'; it must be a time such as 90s, 10m, 1.5h or 2d",
        ["two-values.json"] = "two-values.json:1:16: is no YAML here: Did not find expected <document end>.",
        ["underscores.yaml"] =
            "underscores.yaml:2:18: recipe.epochs is '1_000'; it must be a whole number from 0 to 1000000.",
        ["unknown-alias.yaml"] = "unknown-alias.yaml:1:8: has an anchor or alias (& or *); write the value out.",
        ["unknown-inner-key.yaml"] =
            "unknown-inner-key.yaml:2:10: recipe.epoch is not a key of recipe; there are loss, optimizer",
        ["unknown-key.yaml"] =
            "unknown-key.yaml:2:1: sead is not a key of study; there are study, description, data, network,",
        ["unknown-kind.yaml"] =
            "unknown-kind.yaml:2:28: recipe.optimizer.kind is 'adm'; it must be one of sgd, adam",
        ["unknown-path.yaml"] =
            "unknown-path.yaml:2:11: factors.recipe.optimiser.learningRate is no path: 'optimiser' is not",
        ["unterminated.json"] =
            "unterminated.json:2:1: is no YAML here: While parsing a node, did not find expected node",
        ["utf16.yaml"] = "utf16.yaml:1:1: is no text in UTF-8: a byte here belongs to no letter.",
        ["validation-all.yaml"] =
            "validation-all.yaml:2:13: validation is '1'; it must be a number from 0.01 to 0.9.",
        ["version-directive.yaml"] =
            "version-directive.yaml:1:1: names a version of YAML; a study is read as 1.2 without it.",
        ["word-for-number.yaml"] =
            "word-for-number.yaml:2:18: recipe.epochs is 'many'; it must be a whole number from 0 to 1000000.",
        ["word-for-study.yaml"] = "word-for-study.yaml:1:1: is 'study'; a study is a map of sections.",
        ["wrong-type.json"] =
            "wrong-type.json:1:37: recipe.epochs is 'many'; it must be a whole number from 0 to 1000000.",
        ["yes-for-true.yaml"] = "yes-for-true.yaml:2:32: data.shuffle is 'yes'; it must be true or false.",
    };

    public static TheoryData<string> Files => [.. Names()];

    [Fact]
    public void Every_file_stands_in_the_table() =>
        Names().ShouldBe(Said.Keys, ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_is_refused_with_its_place(string file)
    {
        var problems = Refused(Bytes(file), file);
        problems.ShouldNotBeEmpty();
        string.Join('\n', problems).ShouldContain(Said[file]);
        foreach (var problem in problems)
        {
            problem.Origin.Kind.ShouldBe(OriginKind.File, problem.ToString());
            problem.Origin.Line.ShouldBeGreaterThan(0, problem.ToString());
        }
    }

    [Fact]
    public void A_megabyte_is_the_most_that_is_read()
    {
        var text = "study: x # " + new string('-', StudyYaml.MaxBytes);
        Refused(System.Text.Encoding.UTF8.GetBytes(text), "long.yaml").ShouldHaveSingleItem().What
            .ShouldContain("1,048,576 bytes");
    }

    [Fact]
    public void Files_that_are_cut_anywhere_end_in_a_study_or_in_the_one_error()
    {
        var whole = Bytes("wrong-type.json");
        for (var length = 0; length < whole.Length; length++)
            Refused(whole[..length], "cut.json").ShouldNotBeEmpty();
    }

    [Fact]
    public void Files_with_one_wrong_letter_end_in_a_study_or_in_the_one_error()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(
            "study: x\nrecipe: {epochs: 1, optimizer: {kind: adam}}\nfactors:\n  network.width: [8, 16]\nseeds: 1\n");
        foreach (var letter in "\t\"'[]{}:,-&*!|>%@`#?\n\u0001~0"u8.ToArray())
            for (var place = 0; place < text.Length; place++)
            {
                var changed = text.ToArray();
                changed[place] = letter;
                _ = Refused(changed, "changed.yaml");
            }
    }

    /// <summary>What is wrong; nothing where the study can be run.</summary>
    static IReadOnlyList<StudyProblem> Refused(byte[] bytes, string name)
    {
        try
        {
            SweepStudy.Of(bytes, name, "", []);
            return [];
        }
        catch (StudyFileException wrong)
        {
            return wrong.Problems;
        }
    }

    static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("hostile/")).Select(name => name["hostile/".Length..]);

    static byte[] Bytes(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("hostile/" + file)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
