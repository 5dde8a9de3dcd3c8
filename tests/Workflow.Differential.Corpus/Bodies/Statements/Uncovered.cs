using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

/// <summary>What machines do not cover. Listed, so that nobody is surprised when it is covered one day.</summary>
public partial class Uncovered(Steps steps)
{
    [Workflow, ReplayBody("a using statement around an await")]
    public async partial Task<string> Using_around_an_await(int n)
    {
        using StringWriter writer = new();
        writer.Write(await steps.Text(n));
        using (StringReader reader = new(writer.ToString()))
        {
            await steps.Echo(n);
            return reader.ReadToEnd();
        }
    }

    [Workflow, ReplayBody("await foreach")]
    public async partial Task<string> Await_foreach(int n)
    {
        string seen = "";
        await foreach (int each in Numbered(n)) seen += await steps.Echo(each);
        return seen;
    }

    [Workflow, ReplayBody("a using statement around an await")]
    public async partial Task<string> Await_using(int n)
    {
        await using (new MemoryStream())
        {
            return await steps.Text(n);
        }
    }

    [Workflow, ReplayBody("&& of the user's own")]
    public async partial Task<string> User_defined_and(int n)
    {
        Truth truth = new Truth(n > 0) && new Truth(await steps.IsOdd(n));
        return $"{truth.Value}";
    }

    private static async IAsyncEnumerable<int> Numbered(int count)
    {
        for (int i = 0; i < count; i++) yield return i;
    }
}

/// <summary>A condition with operators of its own.</summary>
public readonly record struct Truth(bool Value)
{
    public static Truth operator &(Truth a, Truth b) => new(a.Value & b.Value);

    public static bool operator true(Truth a) => a.Value;

    public static bool operator false(Truth a) => !a.Value;
}
