using Workflow.Differential.Kit;
using Workflow.Runtime;

namespace Workflow.Differential.Corpus;

public partial class ModernForms(Steps steps)
{
    private int Doubled
    {
        get => field * 2;
        init => field = value;
    } = 21;

    [Workflow, Machine]
    public async partial Task<string> Extension_members(int n)
    {
        Point point = await steps.PointAt(n, 2);
        return $"{point.Area + await steps.Echo(3) + point.Area} {Point.Origin.X}";
    }

    [Workflow, Machine]
    public async partial Task<string> Properties_of_the_class(int n) => $"{Doubled + await steps.Echo(n) + Doubled}";

    [Workflow, Machine]
    public async partial Task<string> Params_collections(int n) =>
        $"{Total(n, await steps.Echo(1), 3)} {Listed(await steps.Text(n), "x").Count}";

    [Workflow, Machine]
    public async partial Task<string> Null_conditional_assignment_with_an_await(int n)
    {
        Counter? counter = n > 1 ? new Counter() : null;
        counter?.Value = await steps.Echo(n);
        return $"{counter?.Value.ToString() ?? "none"}";
    }

    [Workflow, Machine]
    public async partial Task<string> Preprocessed_text(int n)
    {
        int x = n;
#if NEVER
        x = await steps.Echo(100);
#else
        x += await steps.Echo(1);
#endif
#pragma warning disable CS0618 // says nothing here
        #region folded
        x *= await steps.Echo(2);
        #endregion
        return $"{x}";
    }

    [Workflow, Machine]
    public async partial Task<string> Comments_everywhere(int n /* the input */)
    {
        // A comment before an await.
        int x = /* before */ await /* between */ steps.Echo( // of a line
            n /* after */); // at the end
        /* many
           lines */
        return $"{x /* inside */}";
    }

    private static int Total(params ReadOnlySpan<int> numbers)
    {
        int sum = 0;
        foreach (int each in numbers) sum += each;
        return sum;
    }

    private static List<string> Listed(params List<string> texts) => texts;
}

/// <summary>Members that a point is given from outside.</summary>
public static class PointExtensions
{
    extension(Point point)
    {
        public int Area => point.X * point.Y;
    }

    extension(Point)
    {
        public static Point Origin => new(0, 0);
    }
}
