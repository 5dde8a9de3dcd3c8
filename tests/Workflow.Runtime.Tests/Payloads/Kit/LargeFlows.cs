using Workflow.Runtime.Tests.Engine.Kit;

namespace Workflow.Runtime.Tests.Payloads.Kit;

/// <summary>Runs whose values are as large as one likes.</summary>
public partial class LargeFlows(Diary diary)
{
    [Workflow]
    public async partial Task<string> Enlarge(string seed, int size) => await EnlargeStep(seed, size);

    [Workflow]
    public async partial Task<string> Amass(int parts)
    {
        string all = "";
        for (int i = 0; i < parts; i++) all += await EnlargeStep("x", 400);
        return all;
    }

    [Workflow]
    public async partial Task<string> Fill(int size)
    {
        string outcome;
        try
        {
            outcome = $"{await Measure(new string('x', size))}";
        }
        catch (WorkflowValueException error)
        {
            outcome = $"{error.Workflow}|{error.Step}|{error.Message.Split(" Keep")[0]}";
        }

        await Durable.Delay("1h");
        await JotDown();
        return outcome;
    }

    [Step("enlarge")]
    private async partial Task<string> EnlargeStep(string seed, int size)
    {
        await Task.Yield();
        diary.Write($"enlarge {size}");
        return string.Concat(Enumerable.Repeat(seed, size));
    }

    [Step]
    private async partial Task<int> Measure(string text)
    {
        await Task.Yield();
        diary.Write("measure");
        return text.Length;
    }

    [Step]
    private async partial Task JotDown()
    {
        await Task.Yield();
        diary.Write("note");
    }
}
