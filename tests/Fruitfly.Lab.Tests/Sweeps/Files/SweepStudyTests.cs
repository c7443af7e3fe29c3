using System.Text;
using Fruitfly.Data;
using Fruitfly.Data.Files;
using Fruitfly.Lab.Setups;
using Fruitfly.Lab.Sweeps;
using Fruitfly.Lab.Sweeps.Files;
using Fruitfly.Measurement;
using Fruitfly.Networks.Layers;
using Fruitfly.Studies;
using Fruitfly.Training;
using Fruitfly.Training.Optimizers;

namespace Fruitfly.Lab.Tests.Sweeps.Files;

public sealed class SweepStudyTests
{
    [Fact]
    public void A_file_that_is_not_there_is_explained_from_the_folder_of_the_study()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-study-");
        try
        {
            var text = Encoding.UTF8.GetBytes("study: s\ndata: {file: data/x.csv}\nfactors: {network.width: [8, 16]}\n");
            Should.Throw<DataFileException>(() => SweepStudy.Of(text, "s.yaml", folder.FullName, [])).Hint.ShouldBe(
                $"Check the path; it is meant from the folder of the study, '{folder.FullName}'.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_text_of_a_page_reads_the_files_that_it_is_given_and_none_of_the_disk()
    {
        var folder = Directory.CreateTempSubdirectory("fruitfly-study-");
        var path = Path.Combine(folder.FullName, "real.csv");
        File.WriteAllText(path, "a,b,label\n" + string.Concat(
            Enumerable.Range(0, 60).Select(i => $"{i % 7},{i % 5},{(i % 2 == 0 ? "yes" : "no")}\n")));
        try
        {
            var text = StudyStarter.WriteWithoutUsage("my.csv", Open);
            text.ShouldStartWith("study: my\n");
            text.ShouldContain("file: my.csv\n  target: label");
            SweepStudy.Of(Encoding.UTF8.GetBytes(text), "text", "", [], Open).Files.ShouldHaveSingleItem();
            Should.Throw<DataFileException>(() => SweepStudy.Of(
                Encoding.UTF8.GetBytes(text.Replace("my.csv", path)), "text", "", [], Open)).Problem.ShouldBe(
                    "refused");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        DescribedFile Open(string name, DataFileOptions options) => name == "my.csv"
            ? DescribedFile.Read(path, options) : throw new DataFileException(name, "", "refused", "None.");
    }

    [Fact]
    public void The_values_of_a_text_are_there_even_where_it_is_no_study() =>
        SweepStudy.ValueOf("study: {a: [1, yes, true, null]}"u8, "text")!.ToJsonString()
            .ShouldBe("""{"study":{"a":[1,"yes",true,null]}}""");

    [Fact]
    public void A_grid_has_every_combination_with_every_seed()
    {
        var plan = SomeStudies.Read(SomeStudies.Small).Plan;
        (plan.Settings.Count, plan.Trials.Count, plan.Design, plan.Metric)
            .ShouldBe((4, 8, SweepDesign.Grid, Metric.Error));
        plan.Settings[1].Values["network.width"].ShouldBe(new FactorValue("2", 2));
        plan.Settings[1].Values["recipe.optimizer.learningRate"].ShouldBe(new FactorValue("0.1", 0.1));
        plan.Trials.Select(pair => pair.Key).Take(3)
            .ShouldBe([new SweepKey(0, 1), new SweepKey(0, 2), new SweepKey(1, 1)]);
        var trial = plan.Trials[^1].Value;
        trial.Network.Layers[0].ShouldBe(new Linear(4));
        trial.Recipe.Optimizer.ShouldBe(new Adam(0.1));
        trial.Recipe.Duration.ShouldBe(Duration.Epochs(2));
    }

    [Fact]
    public void What_a_study_leaves_out_is_as_in_training_by_hand()
    {
        var plan = SomeStudies.Read("study: x").Plan;
        var setup = new TrainingSetup();
        var byHand = SetupPlan.Of(setup).Trials[0];
        var trial = plan.Trials[0].Value;
        trial.Data.ShouldBe(byHand.Data);
        trial.Network.Layers.ShouldBe(byHand.Network.Layers);
        SealedTestSet.Seal(trial.Recipe with { KeepPredictionsOn = null, EvaluateOn = [] })
            .ShouldBe(SealedTestSet.Seal(byHand.Recipe with { EvaluateAtEndOn = null, EvaluateOn = [] }),
                new RecipeComparer());
    }

    [Fact]
    public void No_candidate_opens_the_test_set_and_the_chosen_setting_does()
    {
        var plan = SomeStudies.Read(SomeStudies.Small).Plan;
        plan.Trials.ShouldAllBe(pair => !SealedTestSet.IsOpenedBy(pair.Value));
        plan.Trials.ShouldAllBe(pair => pair.Value.Recipe.KeepPredictionsOn == Split.Validation);
        var final = plan.Final(plan.Settings[2]);
        final.Select(trial => trial.Seed).ShouldBe([1ul, 2ul]);
        final.ShouldAllBe(trial => SealedTestSet.IsOpenedBy(trial));
        (final[0].Data.Size()!.Value.Training, final[0].Data.Size()!.Value.Validation).ShouldBe((64, 0));
        plan.Trials[0].Value.Data.Size()!.Value.Training.ShouldBeLessThan(64);
    }

    [Fact]
    public void Early_stopping_keeps_its_validation_examples_to_the_end()
    {
        var plan = SomeStudies.Read(SomeStudies.Small, "recipe.earlyStopping={patience: 3}").Plan;
        plan.Final(plan.Settings[0])[0].Data.Size()!.Value.Validation.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_typed_wins_over_the_file_and_a_list_of_it_varies()
    {
        var plan = SomeStudies.Read(SomeStudies.Small, "network.width=3", "recipe.epochs=1,2,3", "seeds=1").Plan;
        plan.Factors.Select(factor => factor.Path).ShouldBe(["recipe.optimizer.learningRate", "recipe.epochs"]);
        plan.Trials.Count.ShouldBe(6);
        plan.Trials.ShouldAllBe(pair => pair.Value.Network.Layers[0].Equals(new Linear(3, true)));
    }

    [Theory]
    [InlineData("8:64:log2", new[] { 8.0, 16, 32, 64 })]
    [InlineData("2:10:5", new[] { 2.0, 4, 6, 8, 10 })]
    [InlineData("1:100:log:3", new[] { 1.0, 10, 100 })]
    [InlineData("5,7", new[] { 5.0, 7 })]
    public void A_range_that_is_typed_is_spaced_as_it_says(string typed, double[] expected) =>
        SomeStudies.Read("study: x", $"network.width={typed}").Plan.Factors.ShouldHaveSingleItem().Values
            .Select(value => value.Number!.Value).ShouldBe(expected);

    [Fact]
    public void A_factor_with_a_condition_is_absent_where_it_does_not_hold()
    {
        var plan = SomeStudies.Read(
            """
            study: x
            factors:
              recipe.optimizer.momentum: {values: [0, 0.9], when: {recipe.optimizer.kind: sgd}}
              recipe.optimizer.kind: [sgd, adam]
              recipe.optimizer.learningRate: [0.01]
            seeds: 1
            """).Plan;
        plan.Settings.Count.ShouldBe(3);
        plan.Settings.Count(setting => setting.Values.ContainsKey("recipe.optimizer.momentum")).ShouldBe(2);
        plan.Trials.Select(pair => pair.Value.Recipe.Optimizer).ShouldBe(
            [new Sgd(0.01, 0), new Sgd(0.01, 0.9), new Adam(0.01)]);
    }

    const string TwoOptimizers =
        """
        study: x
        factors:
          recipe.optimizer.kind: [adam, sgd]
          recipe.optimizer.learningRate: [0.01, 0.1]
          recipe.optimizer.momentum: {values: [0, 0.9], when: {recipe.optimizer.kind: sgd}}
        seeds: 1
        """;

    [Theory]
    [InlineData("recipe.optimizer.momentum=0,0.5", new[] { 0, 0.5 })]
    [InlineData("recipe.optimizer.momentum=0.5", new[] { 0.5 })]
    [InlineData("recipe.optimizer.momentum=0.1:0.9:log:2", new[] { 0.1, 0.9 })]
    [InlineData("recipe.optimizer.momentum={values: [0.3]}", new[] { 0.3 })]
    [InlineData("recipe.optimizer.momentum={values: [0.3], when: {recipe.optimizer.learningRate: 0.1}}", null)]
    [InlineData("factors.recipe.optimizer.momentum=0.1,0.2", new[] { 0.1, 0.2 })]
    public void What_is_typed_for_a_factor_keeps_its_condition_or_brings_one(string typed, double[]? momenta)
    {
        if (momenta is null)
        {
            SomeStudies.Problems(TwoOptimizers, typed).ShouldHaveSingleItem().What.ShouldStartWith(
                "is not a key of adam");
            return;
        }
        var plan = SomeStudies.Read(TwoOptimizers, typed).Plan;
        plan.Settings.Count.ShouldBe(2 + 2 * momenta.Length);
        plan.Trials.Select(pair => pair.Value.Recipe.Optimizer).OfType<Sgd>().Select(sgd => sgd.Momentum).Distinct()
            .ShouldBe(momenta);
    }

    [Fact]
    public void A_factor_of_some_kinds_alone_needs_a_condition_and_which_is_said()
    {
        var problem = SomeStudies.Problems(TwoOptimizers.Replace(", when: {recipe.optimizer.kind: sgd}", ""))
            .ShouldHaveSingleItem();
        problem.Origin.Line.ShouldBe(5);
        problem.What.ShouldContain("is not a key of adam");
        problem.What.ShouldEndWith(
            "Where only some settings have it, say which: when: {recipe.optimizer.kind: sgd}.");
    }

    [Fact]
    public void Folds_by_time_are_refused_where_they_stand() => SomeStudies.Problems(
        "study: x\ndata: {file: none.csv, time: day}\nvalidation: {folds: 3}").ShouldHaveSingleItem().ToString()
        .ShouldStartWith("study.yaml:3:13: validation has folds, which by time would train on what comes after them");

    [Fact]
    public void A_whole_kind_may_be_a_value_with_a_label()
    {
        var plan = SomeStudies.Read(
            """
            study: x
            factors:
              recipe.optimizer: [{kind: adam}, {value: {kind: sgd, learningRate: 0.1}, label: plain}]
            seeds: 1
            """).Plan;
        plan.Settings.Select(setting => setting.Values["recipe.optimizer"].Text).ShouldBe(["{kind: adam}", "plain"]);
        plan.Trials.Select(pair => pair.Value.Recipe.Optimizer).ShouldBe([new Adam(), new Sgd(0.1)]);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("sobol")]
    public void A_longer_search_begins_with_the_settings_of_a_shorter_one(string design)
    {
        string Search(int settings) => $"search={{kind: {design}, settings: {settings}}}";
        string[] range = ["recipe.optimizer.learningRate=1e-4:1e-1:log"];
        var (few, more) = (SomeStudies.Read("study: x", [.. range, Search(4)]).Plan,
            SomeStudies.Read("study: x", [.. range, Search(9)]).Plan);
        more.Trials.Take(few.Trials.Count).Select(pair => TrialIdentity.Hash(pair.Value))
            .ShouldBe(few.Trials.Select(pair => TrialIdentity.Hash(pair.Value)));
        more.Name.ShouldBe(few.Name);
        more.Settings.Select(setting => setting.Values.Single().Value.Number!.Value)
            .ShouldAllBe(rate => rate >= 1e-4 && rate <= 1e-1);
    }

    [Theory]
    [InlineData("seeds=5", true)]
    [InlineData("network.width=2,4,8", true)]
    [InlineData("budget.trials=100", true)]
    [InlineData("description=other", true)]
    [InlineData("recipe.epochs=3", false)]
    [InlineData("data.noise=0.3", false)]
    [InlineData("metric=log-loss", false)]
    [InlineData("validation=0.3", false)]
    [InlineData("network.activation=relu,tanh", false)]
    public void More_of_the_same_is_the_same_study_and_another_question_another(string typed, bool isSame) =>
        (SomeStudies.Read(SomeStudies.Small, typed).Plan.Name == SomeStudies.Read(SomeStudies.Small).Plan.Name)
            .ShouldBe(isSame);

    [Fact]
    public void The_resolved_file_reads_back_as_the_same_study()
    {
        var study = SomeStudies.Read(SomeStudies.Small, "recipe.schedule=cosine");
        var again = SomeStudies.Read(study.Plan.Definition);
        again.Plan.Name.ShouldBe(study.Plan.Name);
        again.Plan.Definition.ShouldBe(study.Plan.Definition);
        again.Plan.Trials.Select(pair => TrialIdentity.Hash(pair.Value))
            .ShouldBe(study.Plan.Trials.Select(pair => TrialIdentity.Hash(pair.Value)));
    }

    [Fact]
    public void Each_value_is_shown_with_where_it_comes_from()
    {
        var lines = SomeStudies.Read(SomeStudies.Small, "recipe.epochs=3").Shown.Split('\n');
        lines.ShouldContain("  samples: 80  # study.yaml:2:32");
        lines.ShouldContain("  epochs: 3  # 'recipe.epochs=3'");
        lines.ShouldContain("  width: 2  # varied below");
        lines.ShouldContain("    beta1: 0.9  # default");
    }

    [Fact]
    public void The_winner_can_be_typed()
    {
        var study = SomeStudies.Read(SomeStudies.Small);
        var typed = study.Typed(study.Plan.Settings[3]);
        typed.ShouldBe(["network.width=4", "recipe.optimizer.learningRate=0.1"]);
        SomeStudies.Read(SomeStudies.Small, [.. typed]).Plan.Trials.Select(pair => TrialIdentity.Hash(pair.Value))
            .ShouldBe(study.Plan.Trials.Where(pair => pair.Key.Setting == 3)
                .Select(pair => TrialIdentity.Hash(pair.Value)));
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once_in_the_order_of_the_file()
    {
        var problems = SomeStudies.Problems(
            """
            study: x
            data: {kind: circles, sampels: 80}
            recipe: {epochs: many, optimizer: {kind: adm}}
            factors: {network.widht: [1, 2]}
            sedes: 3
            """);
        problems.Select(problem => (problem.Origin.Line, problem.Path, problem.Meant)).ShouldBe(
        [
            (2, "data.sampels", "samples"), (3, "recipe.epochs", null), (3, "recipe.optimizer.kind", "adam"),
            (4, "factors.network.widht", "network.width"), (5, "sedes", "seeds"),
        ]);
    }

    [Fact]
    public void A_layered_network_ends_in_a_layer_to_the_targets()
    {
        var network = SomeStudies.Read("study: x",
            "network={layers: [{kind: linear, outputs: 7}, tanh], initializer: glorot}").Plan.Trials[0].Value.Network;
        network.Layers.ShouldBe([new Linear(7), new Tanh(), new Linear(10)]);
    }

    [Fact]
    public void Rungs_are_shorter_trainings_of_the_same_settings()
    {
        var plan = SomeStudies.Read("study: x", "network.width=2:64", "recipe.epochs=9", "seeds=1",
            "search={kind: successive-halving, settings: 9, shortest: 1}").Plan;
        plan.Trials.Count.ShouldBe(27);
        plan.Trials.GroupBy(pair => pair.Key.Rung)
            .Select(rung => rung.Select(pair => pair.Value.Recipe.Duration.Count).Distinct().Single())
            .ShouldBe([1, 3, 9]);
    }

    [Fact]
    public void A_budget_of_trials_makes_a_search_shorter()
    {
        var plan = SomeStudies.Read("study: x", "network.width=2:64", "seeds=2", "budget={trials: 7}",
            "search={kind: random, settings: 50}").Plan;
        plan.Trials.Count.ShouldBe(6);
    }

    sealed class RecipeComparer : IEqualityComparer<Recipe>
    {
        public bool Equals(Recipe? one, Recipe? other) => Text(one) == Text(other);

        public int GetHashCode(Recipe recipe) => 0;

        static string Text(Recipe? recipe) =>
            System.Text.Json.JsonSerializer.Serialize(recipe, CanonicalDescription.Options);
    }
}
