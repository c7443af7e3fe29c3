return await Fruitfly.Cli.FruitflyProgram.RunAsync(args);
