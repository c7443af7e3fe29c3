using System.CommandLine;
using Fruitfly.Cli.Errors;
using Fruitfly.Cli.Help;
using Fruitfly.Lab.Setups;

namespace Fruitfly.Cli.Commands.Train;

/// <summary>Settings of a training setup as options.</summary>
/// <param name="chosen">default: all of them</param>
sealed class SettingOptions(Func<Setting, bool>? chosen = null)
{
    readonly IReadOnlyList<(Setting Setting, Option<string?> Option)> _options =
        [.. Setting.All.Where(chosen ?? (_ => true)).Select(setting => (setting, Create(setting)))];

    public IEnumerable<Option> All => _options.Select(pair => pair.Option);

    /// <exception cref="UsageError">a value that is not allowed, or settings that do not fit together</exception>
    public TrainingSetup Read(ParseResult parsed, params KeyValuePair<string, string>[] more) => Corrected(
        HelpText.PathOf(parsed.CommandResult.Command), () =>
        TrainingSetup.Parse([.. more,
            .. from pair in _options
               let given = parsed.GetResult(pair.Option)
               where given is not null
               select KeyValuePair.Create(pair.Setting.Name, given.Tokens is [var value, ..] ? value.Value : "yes")]));

    /// <summary>What a person can correct is an error of the command line.</summary>
    /// <param name="command">such as <c>fruitfly train</c></param>
    public static T Corrected<T>(string command, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (SetupException wrong)
        {
            throw new UsageError("--" + wrong.Message, $"see '{command} --help'.");
        }
    }

    /// <inheritdoc cref="Corrected{T}"/>
    public static void Corrected(string command, Action check) => Corrected(command, () =>
    {
        check();
        return true;
    });

    static Option<string?> Create(Setting setting)
    {
        var option = new Option<string?>("--" + setting.Name)
        {
            Description = Description(setting),
            HelpName = setting.Kind switch
            {
                SettingKind.Integer => setting.Word is { } word ? $"N|{word}" : "N",
                SettingKind.Number => setting.Word is { } word ? $"X|{word}" : "X",
                SettingKind.Flag => "[yes|no]",
                SettingKind.Widths => "N,N",
                SettingKind.Choice => "NAME",
                _ => "TEXT",
            },
            Arity = setting.Kind == SettingKind.Flag ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        };
        if (setting.Choices.Count > 0)
            option.CompletionSources.Add([.. setting.Choices.Select(choice => choice.Name)]);
        return option;
    }

    static string Description(Setting setting)
    {
        var choices =
            setting.Choices.Count == 0 ? "" : ": " + string.Join(", ", setting.Choices.Select(choice => choice.Name));
        var condition =
            setting.AppliesWhen is [{ Values.Count: <= 2 } only]
                ? $"where {only.Setting} is {string.Join(" or ", only.Values)}" : null;
        var value = setting.ValueIn(new TrainingSetup());
        var ofFile = setting.ValueIn(TrainingSetup.Of(SetupData.File) with { Data = SetupData.Mnist1d });
        var rest = string.Join("; ", ((string?[])[condition, value.Length == 0 ? null : $"default: {value}",
            ofFile == value ? null : $"for a file: {ofFile}"]).OfType<string>());
        return setting.Description + choices + (rest.Length == 0 ? "" : $" ({rest})");
    }
}
