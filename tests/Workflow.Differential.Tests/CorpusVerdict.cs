using System.Reflection;
using Workflow.Differential.Kit;
using Workflow.Differential.Running;

namespace Workflow.Differential;

/// <summary>What is wrong with a hand-written body: nothing, mostly.</summary>
internal sealed record CorpusVerdict(IReadOnlyList<string> Problems)
{
    public static async Task<CorpusVerdict> OfAsync(MethodInfo method, CorpusAsReplayBodies replayBodies)
    {
        BodyUnderTest body = new(method.DeclaringType!, method.Name);
        Examination examination = new(body, replayBodies.BodyOf(method));
        await examination.ExamineAsync().ConfigureAwait(false);
        return new([.. examination.Differences, .. WrongTwin(method, body, replayBodies), .. WrongResumes(method, examination)]);
    }

    private static IEnumerable<string> WrongTwin(MethodInfo method, BodyUnderTest body, CorpusAsReplayBodies replayBodies)
    {
        bool wanted = method.IsDefined(typeof(MachineAttribute));
        if (body.IsMachine != wanted) yield return $"is {(wanted ? "no" : "a")} state machine, unlike what it says";
        if (replayBodies.BodyOf(method).IsMachine) yield return "is a state machine although it was compiled to a replay body";
    }

    /// <summary>A run that comes back by replay behaves as it should; but a machine that can never be snapshotted has to say so.</summary>
    private static IEnumerable<string> WrongResumes(MethodInfo method, Examination examination)
    {
        if (method.GetCustomAttribute<MachineAttribute>() is not { } machine) yield break;
        if (examination.FromSnapshot == 0) yield return "never came back from a snapshot";
        if (examination.Fallbacks > 0 && machine.Holds is null)
            yield return $"came back {examination.Fallbacks} times by replay: {string.Join("; ", examination.Obstacles)}";
        if (examination.Fallbacks == 0 && machine.Holds is { } held) yield return $"always came back from snapshots, although it says that it holds {held}";
    }
}
