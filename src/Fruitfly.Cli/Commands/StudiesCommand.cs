using System.CommandLine;
using Fruitfly.Cli.Commands.Studies;
using Fruitfly.Cli.Help;

namespace Fruitfly.Cli.Commands;

/// <summary><c>fruitfly studies</c>: what the store keeps.</summary>
static class StudiesCommand
{
    public static Command Create(Surroundings surroundings) =>
        new DocumentedCommand("studies", "Lists, shows, compares, copies, removes and checks the studies that are kept.")
        {
            Examples =
            [
                ("fruitfly studies list", "every study with its counts"),
                ("fruitfly studies show mnist1d-training-quick", "one study and its trials"),
                ("fruitfly studies remove mnist1d-training-quick --yes", "delete it for good"),
            ],
            Commands =
            [
                ListStudiesCommand.Create(surroundings),
                ShowStudyCommand.Create(surroundings),
                DiffStudiesCommand.Create(surroundings),
                WhyCommand.Create(surroundings),
                CopyStudiesCommand.Create(surroundings),
                RemoveStudyCommand.Create(surroundings),
                CheckStudiesCommand.Create(surroundings),
            ],
        };
}
