using Fruitfly.Data;
using Fruitfly.Kinds;
using Fruitfly.Networks.Initialization;
using Fruitfly.Networks.Layers;
using Fruitfly.Training.Losses;
using Fruitfly.Training.Optimizers;
using Fruitfly.Training.Schedules;

namespace Fruitfly.Studies.Tests;

public class TrialIdentityTests
{
    /// <summary>If one of these changes, every stored result of every user is lost to their studies: a new setting must
    /// be left out of the description where it is null.</summary>
    public static TheoryData<string, string> Frozen => new()
    {
        { "plain", "f33fa4b509f74e092072373fb0a5b8ad48fb6470ed7b3694c4c59334743c09d1" },
        { "seed", "5b9350c0c3e6bf6356427c005fb1e660e9737c08e682d620269f3cc5261d06fb" },
        { "data settings", "f899bdb606bd67a4aaca939e2186441f69fda94f7eedfa26a707879e1979c912" },
        { "image set", "4205cafeaf2f3dfb17196ae327db6037a710fd2638fedcd5808c09939fd41063" },
        { "templates", "d76d6449c74283da1cab8078e27f21251ffeef7767200001c3d0a6f99b2f7293" },
        { "label noise", "f5d644c7adc4b69f9930116b89508725bb568565b68a4f46b83ab929d6aed645" },
        { "shuffled positions", "8c411420ef8b28232c7d562fd6591a14985e14cd3cd376711b7a3c60b5e016a7" },
        { "drawn digits", "81bf6df85e0ea2d02f3768262833b7a73bf317073ebfabdc4a665180c2747a90" },
        { "random inputs", "f199044157fd46db522821f48b0e3528732f55588d3937c796a6ff4bf03660c4" },
        { "toy", "01a7d4b550a291e3e665479f0ac01330f93b8d0ea4dc374debe09f55fad9e603" },
        { "planar", "6e609d1c22ba3664a9d2c9b4121dc4c3c5adac16e5bc021bef46ae708d5a3fdc" },
        { "file", "d2ff23f89e3e1b53b3c54c8df378e10a0f602d8de507048820f3d9ed75bf7290" },
        { "parted file", "759ca87ecda75c097334f1818cd7a55f346170dbe755f0f2a4076b47abfb6bf1" },
        { "predictions", "371c317b8224ca115cc91006661214d40b721213cb0e4cd04fa62329b0c93879" },
        { "table", "74829a6fa243e6f6001a0103b622cd63b83c664e65958cc1003eebb360c3de26" },
        { "end", "218a1d527552a15985392ae7594e02276a56a6c8f6cf8ff80f04267e5f807262" },
        { "layers", "55f9397770980327ade4bcdb53c4cbf17b55d2da5089b462f65830e420192108" },
        { "residual", "ac253eef647044a1c9c2cd436de224ef55d051f48385fb475bc0ce051dd62407" },
        { "convolutions", "0041ee96b3e077688f2c53eb1c7ef25266e9bf0f2ea5cd67ce0822f250b6ca12" },
        { "noisy images", "dcd31f60c42d6980c5fc5bdc494c6fa40abb531dc298cc03606a6155b62502b1" },
        { "images", "668fd680afc803be5af2610b7ca6daa6fee8e479bd7cb4500594f97cb6947667" },
        { "recurrent", "f52322b4c66f3771319cdd54ed73c8fcbe6967319b1cc86079363f8a74658a9f" },
        { "dropout", "d0721072f1028c208b3f232cf8427b4799bbfc5ba50b31e538c758379c9a46ca" },
        { "zero", "5df7506ca891bb6cdf8603ba3d36dd71ad30c11d36a0cb1467f8f7fa72975a97" },
        { "constant", "ef52e8ddf697a41b5d9171ee4b20942854da12a7b62fb8558f261b4382489efb" },
        { "normal", "b55ce71c41b400365870d0fdd034b98cb03ce07f3925749e38fa7f98327481c7" },
        { "uniform", "9366a78362aa1f3d6473ac4e54d7d7ec7520eab8b288b23cea86e678f06b622a" },
        { "glorot", "6b30e5eed61a5082db0c69f742e6b5e78ffddd8da6e771a426b4a16c404248d8" },
        { "pytorch", "440e03eff15df36d4ac825dbd2f0fa0f81d717448bf7270d8839c470f404303e" },
        { "adam", "b549f5094facd1d042af73c6a2cf4e5c22f508c276c5611127c70e38b6129dd8" },
        { "adamw", "1fd42874442c094e54c083e209b298666680a835a3bdc520541811033233eac7" },
        { "recipe", "d687799a70cbfd1213cf487265f7953bab6e7bce0ff059f5f0ef818e34772f3d" },
        { "noise and augmentation", "93ca844e1377785613ced07ab68422c023569f5a103ba1f74581d737a6686120" },
        { "class weights", "8e33395da4516833e505805e1be8ce03204bf06ec1389b59445b4bc76c9c8a44" },
        { "norms", "a4683a67b038bc33249cfab061d8f4594328a2fe2a600527b7168a12c9e0a7cf" },
        { "inverse time", "9d93d0511f9e03ac3928eec57a552e07d7b39138cf002296c745cca5263e766d" },
        { "schedules", "cbef145673755f9cf2aa627b08b4780e2d85de50d1d93d9e628cbc0efa76e85e" },
        { "evaluation", "ada0fe56c47342c0f7d37c80a2544df541301dd46041c1be6e51031621f88136" },
        { "measures", "a703eac0ef721fed439c1e101991db60a5e6e90638fc9134054af256a7f7ec30" },
        { "pruned after training", "42e54fa3f5a09824fa40785b58dc55bb64bbc76ea606ac34a7679e1697a254d3" },
        { "pruned", "fc20270bcbeedd3eca142bab074e80af55e4118d6e849707938c052bc9516753" },
        { "retrained", "b6c8ab560e152498f1d89fc2eec16bb0be3ae646ef44757d05f34fa6fbde31d9" },
        { "slide", "331a9e10c5ce5ed9bd136c6647ce20e7cb584588082d1863a8a62a99b294a870" },
    };

    [Theory]
    [MemberData(nameof(Frozen))]
    public void The_hash_of_a_trial_changes_with_the_numerics_and_with_nothing_else(string name, string hash)
    {
        TrialIdentity.HashOf(CanonicalDescription.Write(FrozenTrials.Varied[name], numerics: 1)).ShouldBe(hash);
        TrialIdentity.Hash(FrozenTrials.Varied[name]).ShouldNotBe(hash);
    }

    [Fact]
    public void Trials_that_differ_have_different_hashes() =>
        FrozenTrials.Varied.Values.Select(TrialIdentity.Hash).ShouldBeUnique();

    [Fact]
    public void Every_frozen_trial_is_read_back_from_its_description_with_the_same_hash()
    {
        foreach (var trial in FrozenTrials.Varied.Values)
            TrialIdentity.Hash(CanonicalDescription.Parse(CanonicalDescription.Write(trial)))
                .ShouldBe(TrialIdentity.Hash(trial));
    }

    [Fact]
    public void Every_kind_that_can_be_described_is_among_the_frozen_trials()
    {
        var all = string.Concat(FrozenTrials.Varied.Values.Select(trial => CanonicalDescription.Write(trial)));
        Check(DataDescription.Kinds);
        Check(Layer.Kinds);
        Check(Initializer.Kinds);
        Check(Optimizer.Kinds);
        Check(Schedule.Kinds);
        Check(Loss.Kinds);

        void Check<T>(KindFamily<T> family) where T : class
        {
            Kind[] builtIn = [.. family.Where(kind => kind.Revision is null)];
            builtIn.Select(kind => kind.Type).ShouldBe(
                typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract),
                ignoreOrder: true);
            foreach (var kind in builtIn)
                all.ShouldContain(
                    typeof(T) == typeof(Loss) ? $"\"loss\":\"{kind.Text}\"" : $"\"kind\":\"{kind.Text}\"");
        }
    }
}
