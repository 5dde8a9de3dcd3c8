using System.Reflection;
using System.Text;
using Workflow.Runtime.Payloads;
using Workflow.Runtime.Storage;
using Workflow.Runtime.Tests.Payloads.Kit;

namespace Workflow.Runtime.Tests.Payloads;

public sealed class EveryPieceIsEncodedTests
{
    private static readonly byte[] Secret = "\"a secret\""u8.ToArray();

    /// <summary>One of each write, its data a secret.</summary>
    private static readonly StoreWrite[] Writes =
    [
        NewRun,
        new CommitRun
        {
            RunId = "run", WorkerId = "w", Epoch = 1, ExpectedSequence = 1, Events = [Event(2), Event(3)], Status = RunStatus.Running, Result = Secret, Failure = Secret,
            ShapeHash = "shape", Now = default, Snapshot = new SnapshotRecord(3, "shape", Secret), NewStepTasks = [Task],
        },
        new CommitRun
        {
            RunId = "run", WorkerId = "w", Epoch = 1, ExpectedSequence = 1, Status = RunStatus.Running, ShapeHash = "shape", Now = default,
            NewChildren = [new NewChild(NewRun, Secret)], Messages = [new DeliverMessage("other", InboxMessageKinds.Signal, Secret, default)],
        },
        new ImportRun(
            new WholeRun(NewRun.Run, new SnapshotRecord(1, "shape", Secret), [], [new InboxMessage(0, "run", InboxMessageKinds.Signal, Secret, default)], [Task]), [Event(1)]),
        new RestartRun("run", 1, [Event(2)], [(InboxMessageKinds.ChildOutcome, Secret, DateTimeOffset.UnixEpoch)], null, default)
        {
            Children = [new RestartRun("child", 1, [Event(2)], [(InboxMessageKinds.Signal, Secret, DateTimeOffset.UnixEpoch)], null, default)],
        },
        new DeliverMessage("run", InboxMessageKinds.Signal, Secret, default),
        new AnswerHook("token", Secret, default),
        new CompleteStep(new StepTask("run", Task with { Data = default }, "w", 1), Secret, default),
        new ReportStep { RunId = "run", Holder = new StepHolder("w", 1, false), Sequence = 2, Attempt = 1, Step = "carry", Data = Secret, Now = default },
        new PutStepCache("key", new CachedStep(Secret, default)),
    ];

    private static CreateRun NewRun => new(
        new RunRecord
        {
            RunId = "run",
            Workflow = "keep",
            Version = "1.0.0",
            Status = RunStatus.Failed,
            Input = Secret,
            Result = Secret,
            Failure = Secret,
            CreatedAt = default,
            UpdatedAt = default,
            LastSequence = 1,
        },
        [Event(1)]);

    private static NewStepTask Task => new(3, 1, "couriers", "carry", Secret, default);

    /// <summary>Fails when a record gets another part with data: encode it, and put it here and into <see cref="Writes"/>.</summary>
    [Fact]
    public void These_are_all_parts_with_data_that_a_store_keeps() =>
        typeof(IWorkflowStore).Assembly.GetExportedTypes().Where(type => type.Namespace == "Workflow.Runtime.Storage")
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(part => part.PropertyType == typeof(ReadOnlyMemory<byte>) || part.PropertyType == typeof(ReadOnlyMemory<byte>?) || part.PropertyType == typeof(byte[]))
            .Select(part => $"{part.DeclaringType!.Name}.{part.Name}").ShouldBe(
            [
                "RunRecord.Input", "RunRecord.Result", "RunRecord.Failure", "EventRecord.Data", "SnapshotRecord.Data", "CachedStep.Result", "InboxMessage.Data",
                "CommitRun.Result", "CommitRun.Failure", "DeliverMessage.Data", "AnswerHook.Data", "CompleteStep.Data", "NewStepTask.Data", "NewChild.Refusal", "ReportStep.Data", "StepReport.Data",
            ], ignoreOrder: true);

    [Fact]
    public void These_are_all_writes() => Writes.Select(write => write.GetType()).Distinct().ShouldBe(
        typeof(StoreWrite).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(StoreWrite))), ignoreOrder: true);

    [Fact]
    public void None_of_them_is_passed_on_in_the_clear()
    {
        StoreWriteEncoder encoder = new(new PayloadChain([new AesGcmPayloadCodec(new PayloadKeyRing(Keys.Spring))], []), "memory");
        foreach (StoreWrite write in Writes)
        {
            List<string> before = DataIn(write), after = DataIn(encoder.Encode(write));
            before.ShouldNotBeEmpty();
            after.Count.ShouldBe(before.Count);
            after.ShouldAllBe(each => each.StartsWith("""{"$encoded":["aes-gcm"]""", StringComparison.Ordinal), write.GetType().Name);
        }
    }

    private static EventRecord Event(long sequence) => new(sequence, "step_completed", default, Secret);

    /// <summary>All data in a record and in what it is made of.</summary>
    private static List<string> DataIn(object? part) => part switch
    {
        null or string or DateTimeOffset => [],
        ReadOnlyMemory<byte> { Length: 0 } => [],
        ReadOnlyMemory<byte> data => [Encoding.UTF8.GetString(data.Span)],
        ValueTuple<string, ReadOnlyMemory<byte>> message => DataIn(message.Item2),
        System.Collections.IEnumerable many => [.. many.Cast<object>().SelectMany(DataIn)],
        _ when part.GetType().Namespace == "Workflow.Runtime.Storage" => [.. part.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => DataIn(property.GetValue(part)))],
        _ => [],
    };
}
